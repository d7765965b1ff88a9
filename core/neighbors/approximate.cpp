// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neighbors/approximate.h"

#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/linalg/product.h"
#include "core/neighbors/best.h"

namespace segue::neighbors {
namespace {

// 1 − inner product, on the machine's vector unit.
float distance(const void* a, const void* b, const void* dim) {
  return 1.0F - linalg::dot(static_cast<const float*>(a), static_cast<const float*>(b), *static_cast<const std::size_t*>(dim));
}

class Space final : public hnswlib::SpaceInterface<float> {
 public:
  explicit Space(std::size_t dim) : dim_(dim) {}
  std::size_t get_data_size() override { return dim_ * sizeof(float); }
  hnswlib::DISTFUNC<float> get_dist_func() override { return distance; }
  void* get_dist_func_param() override { return &dim_; }

 private:
  std::size_t dim_;
};

double squared(const float* row, std::size_t dim) {
  return std::inner_product(row, row + dim, row, 0.0, std::plus<>(),
                            [](float a, float b) { return static_cast<double>(a) * static_cast<double>(b); });
}

}  // namespace

struct ApproximateIndex::Graph {
  Graph(const Scorer& asked, const ApproximateOptions& how, const Tables& vectors)
      : scorer(asked), options(how), tables(vectors), space(vectors.dim + 1) {}

  const Scorer& scorer;
  ApproximateOptions options;
  Tables tables;
  Space space;
  std::unique_ptr<hnswlib::HierarchicalNSW<float>> hnsw;
};

ApproximateIndex::ApproximateIndex(const Scorer& scorer, const ApproximateOptions& options, Progress& progress) {
  const std::optional<Tables> tables = scorer.tables();
  std::vector<std::int32_t> known;
  for (std::size_t i = 0; i < scorer.size(); ++i) {
    if (scorer.known(static_cast<std::int32_t>(i))) known.push_back(static_cast<std::int32_t>(i));
  }
  if (!tables || known.empty()) {
    throw Error(SEGUE_TEXT("There are no vectors to build a graph of neighbours from"), {}, SEGUE_TEXT("Search exactly"));
  }
  graph_ = std::make_unique<Graph>(scorer, options, *tables);
  const std::size_t dim = tables->dim;
  const auto row = [&](std::int32_t artist) { return tables->candidates + static_cast<std::size_t>(artist) * dim; };
  double longest = 0;
  for (const std::int32_t artist : known) longest = std::max(longest, squared(row(artist), dim));

  progress.start(SEGUE_TEXT("Building a graph of neighbours"), known.size(), SEGUE_TEXT("artists"));
  graph_->hnsw = std::make_unique<hnswlib::HierarchicalNSW<float>>(&graph_->space, known.size(), options.links,
                                                                   options.build_width, options.seed);
  std::vector<float> longer(dim + 1);
  for (const std::int32_t artist : known) {
    progress.throw_if_cancelled();
    std::copy_n(row(artist), dim, longer.begin());
    longer[dim] = static_cast<float>(std::sqrt(std::max(0.0, longest - squared(row(artist), dim))));
    graph_->hnsw->addPoint(longer.data(), static_cast<hnswlib::labeltype>(artist));
    progress.advance(1);
  }
  graph_->hnsw->setEf(options.search_width);
}

ApproximateIndex::~ApproximateIndex() = default;
ApproximateIndex::ApproximateIndex(ApproximateIndex&&) noexcept = default;
ApproximateIndex& ApproximateIndex::operator=(ApproximateIndex&&) noexcept = default;

const Scorer& ApproximateIndex::scorer() const { return graph_->scorer; }
const ApproximateOptions& ApproximateIndex::options() const { return graph_->options; }

std::vector<Neighbor> ApproximateIndex::search(const float* query, std::size_t k) const {
  if (k == 0) return {};
  const std::size_t dim = graph_->tables.dim;
  std::vector<float> longer(query, query + dim);
  longer.push_back(0.0F);
  auto found = graph_->hnsw->searchKnn(longer.data(), k);
  std::vector<std::int32_t> artists;
  for (; !found.empty(); found.pop()) artists.push_back(static_cast<std::int32_t>(found.top().second));
  std::vector<float> scores(artists.size());
  linalg::product_transposed_rows(graph_->tables.candidates, artists.data(), artists.size(), dim, query, 1, dim, dim,
                                  scores.data(), 1);
  std::vector<Neighbor> list(artists.size());
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = {artists[i], scores[i]};
  std::sort(list.begin(), list.end(), before);
  return list;
}

ApproximateLists nearest_approximate(const ApproximateIndex& index, std::span<const std::int32_t> queries,
                                     const NeighborOptions& options, Progress& progress) {
  const Scorer& scorer = index.scorer();
  const Tables tables = *scorer.tables();
  ApproximateLists result;
  result.lists.resize(queries.size());
  progress.start(SEGUE_TEXT("Looking for neighbours"), queries.size(), SEGUE_TEXT("artists"));
  parallel_ranges(queries.size(), 16, options.threads, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    for (std::size_t i = begin; i < end; ++i) {
      if (!scorer.known(queries[i])) continue;
      auto& list = result.lists[i];
      list = index.search(tables.queries + static_cast<std::size_t>(queries[i]) * tables.dim, options.k + 1);
      std::erase_if(list, [&](const Neighbor& n) { return n.artist == queries[i]; });
      if (list.size() > options.k) list.resize(options.k);
    }
    progress.advance(end - begin);
  });

  std::vector<std::size_t> sample;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (scorer.known(queries[i])) sample.push_back(i);
  }
  Random random(index.options().seed);
  const std::size_t wanted = std::min<std::size_t>(index.options().sample, sample.size());
  for (std::size_t i = 0; i < wanted; ++i) std::swap(sample[i], sample[i + random.below(sample.size() - i)]);
  sample.resize(wanted);
  std::vector<std::int32_t> asked;
  for (const std::size_t i : sample) asked.push_back(queries[i]);
  const auto exact = nearest(scorer, asked, options, progress);
  std::size_t found = 0;
  std::size_t best = 0;
  for (std::size_t s = 0; s < sample.size(); ++s) {
    best += exact[s].size();
    for (const Neighbor& n : exact[s]) {
      const auto& list = result.lists[sample[s]];
      found += std::any_of(list.begin(), list.end(), [&](const Neighbor& m) { return m.artist == n.artist; }) ? 1U : 0U;
    }
  }
  result.sampled = sample.size();
  if (best > 0) result.recall = static_cast<double>(found) / static_cast<double>(best);
  return result;
}

}  // namespace segue::neighbors
