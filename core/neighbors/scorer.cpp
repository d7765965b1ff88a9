// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/linalg/strips.h"
#include "core/neighbors/neighbors.h"

namespace segue::neighbors {
namespace {

constexpr std::size_t cached_candidates = 1024;         // of a block of scores that is read while it is in the cache
constexpr std::size_t most_queries = 252;               // a multiple of the rows that the product works on at a time
constexpr std::size_t block_floats = 16 * 1024 * 1024;  // 64 MB of scores at most per thread

// 0 when there is no vector; NaN and infinities count as none.
double length(const models::Matrix& vectors, Eigen::Index row) {
  double sum = 0;
  for (Eigen::Index i = 0; i < vectors.cols(); ++i) {
    const double x = vectors(row, i);
    sum += x * x;
  }
  return std::isfinite(sum) ? std::sqrt(sum) : 0.0;
}

}  // namespace

void Scorer::score_range(std::span<const std::int32_t> queries, std::size_t first, std::size_t count, float* out) const {
  if (first == 0 && count == size()) {
    score(queries, out);
    return;
  }
  std::vector<float> row(size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    score(queries.subspan(i, 1), row.data());
    std::copy_n(row.data() + first, count, out + i * count);
  }
}

EmbeddingScorer::EmbeddingScorer(const models::Embedding& embedding, models::Scoring scoring, unsigned threads,
                                 Coprocessor* coprocessor)
    : embedding_(&embedding), scoring_(scoring), coprocessor_(coprocessor), known_(embedding.size(), 0) {
  if (!embedding.supports(scoring)) {
    throw Error({SEGUE_TEXT("The vectors of “%1” have no second table to say what follows an artist"), {embedding.model}}, {},
                SEGUE_TEXT("Score by resemblance, or train a model that keeps both tables"));
  }
  const bool cosine = scoring == models::Scoring::resembles;
  if (cosine) unit_.resize(embedding.input.rows(), embedding.input.cols());
  parallel_ranges(embedding.size(), 1024, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      const double norm = length(embedding.input, row);
      const bool has = norm > 0 && (cosine || length(embedding.output, row) > 0);
      known_[i] = has ? 1 : 0;
      if (!cosine) continue;
      for (Eigen::Index k = 0; k < unit_.cols(); ++k) {
        unit_(row, k) = has ? static_cast<float>(embedding.input(row, k) / norm) : 0.0F;
      }
    }
  });
}

void EmbeddingScorer::score(std::span<const std::int32_t> queries, float* out) const { score_range(queries, 0, size(), out); }

std::size_t EmbeddingScorer::range() const { return std::min(cached_candidates, size()); }

std::optional<Tables> EmbeddingScorer::tables() const {
  const models::Matrix& candidates = scoring_ == models::Scoring::resembles ? unit_ : embedding_->output;
  return Tables{rows().data(), candidates.data(), embedding_->dim()};
}

void EmbeddingScorer::score_range(std::span<const std::int32_t> queries, std::size_t first, std::size_t count, float* out) const {
  const Tables t = *tables();
  linalg::product_transposed_rows(t.queries, queries.data(), queries.size(), t.dim, t.candidates + first * t.dim, count, t.dim,
                                  t.dim, out, count);
}

PopularityScorer::PopularityScorer(const data::Vocabulary& vocabulary) : scores_(vocabulary.counts.size()) {
  // Ranks of the counts rather than the counts: a float holds no integer above 2^24 exactly.
  std::vector<std::uint64_t> distinct(vocabulary.counts);
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    const bool exact = distinct.back() <= (std::uint64_t{1} << 24U);
    const auto place = std::lower_bound(distinct.begin(), distinct.end(), vocabulary.counts[i]) - distinct.begin();
    scores_[i] = exact ? static_cast<float>(vocabulary.counts[i]) : static_cast<float>(place);
  }
}

void PopularityScorer::score(std::span<const std::int32_t> queries, float* out) const { score_range(queries, 0, size(), out); }

std::size_t PopularityScorer::range() const { return std::min(cached_candidates, size()); }

void PopularityScorer::score_range(std::span<const std::int32_t> queries, std::size_t first, std::size_t count,
                                   float* out) const {
  for (std::size_t i = 0; i < queries.size(); ++i) std::copy_n(scores_.data() + first, count, out + i * count);
}

std::size_t query_block(const Scorer& scorer, std::size_t queries, unsigned threads) {
  const std::size_t fitting = std::max<std::size_t>(1, block_floats / std::max<std::size_t>(1, scorer.range()));
  const std::size_t parts = std::size_t{4} * thread_count(threads);
  const std::size_t shared = std::max<std::size_t>(14, (queries + parts - 1) / parts);
  if (const auto tables = scorer.tables()) return std::min(linalg::strip_product_rows(tables->dim), (shared + 41) / 42 * 42);
  return std::min({most_queries, fitting, shared});
}

}  // namespace segue::neighbors
