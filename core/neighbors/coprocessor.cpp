// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neighbors/coprocessor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

#include "core/base/parallel.h"
#include "core/linalg/product.h"
#include "core/neighbors/best.h"

namespace segue::neighbors {
namespace {

double length(const float* row, std::size_t dim) {
  double sum = 0;
  for (std::size_t i = 0; i < dim; ++i) sum += static_cast<double>(row[i]) * static_cast<double>(row[i]);
  return std::sqrt(sum);
}

}  // namespace

Closeness::Closeness(const Tables& tables, std::span<const std::uint8_t> known, unsigned threads) : dim_(tables.dim) {
  std::mutex mutex;
  parallel_ranges(known.size(), 1024, threads, [&](std::size_t begin, std::size_t end) {
    double most = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (known[i] != 0) most = std::max(most, length(tables.candidates + i * dim_, dim_));
    }
    const std::scoped_lock lock(mutex);
    longest_ = std::max(longest_, most);
  });
}

double Closeness::of(const float* query) const {
  const double largest = length(query, dim_) * longest_;
  if (!(largest < static_cast<double>(std::numeric_limits<float>::max()) / 4)) return HUGE_VAL;
  const double n = static_cast<double>(dim_) * 0x1p-24;
  // Twice, for the two of them; the last term is for what underflows.
  return 2 * n / (1 - n) * largest * 1.001 +
         2 * static_cast<double>(dim_) * static_cast<double>(std::numeric_limits<float>::min());
}

ScoreInterval too_close(std::uint32_t query, float score, double closeness) {
  const auto outward = [](double to, float way) { return std::nextafter(static_cast<float>(to), way); };
  const auto centre = static_cast<double>(score);
  return {query, outward(centre - closeness, -HUGE_VALF), outward(centre + closeness, HUGE_VALF)};
}

void score_again(const Tables& tables, const float* query, std::span<const std::int32_t> candidates, float* scores) {
  linalg::product_transposed_rows(tables.candidates, candidates.data(), candidates.size(), tables.dim, query, 1, tables.dim,
                                  tables.dim, scores, 1);
}

std::optional<std::vector<Neighbor>> exact_best(const Tables& tables, const float* query, std::span<const Neighbor> close,
                                                std::size_t asked, std::size_t k, double closeness) {
  std::vector<std::int32_t> artists;
  for (const Neighbor& n : close) artists.push_back(n.artist);
  std::vector<float> scores(artists.size());
  score_again(tables, query, artists, scores.data());
  std::vector<Neighbor> list(artists.size());
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = {artists[i], scores[i]};
  std::sort(list.begin(), list.end(), before);
  if (close.size() >= asked) {  // there may be others, as good as the last one at most
    const double others = static_cast<double>(close.back().score) + closeness;
    if (k == 0 || list.size() < k || !(static_cast<double>(list[k - 1].score) > others)) return std::nullopt;
  }
  if (list.size() > k) list.resize(k);
  return list;
}

}  // namespace segue::neighbors
