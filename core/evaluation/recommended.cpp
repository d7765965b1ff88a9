// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/recommended.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::evaluation {

RecommendedCounts::RecommendedCounts(std::size_t artists, std::vector<unsigned> ks)
    : artists_(artists), ks_(std::move(ks)), counts_(std::make_unique<std::atomic<std::uint32_t>[]>(artists * ks_.size())) {}

void RecommendedCounts::add(std::span<const neighbors::Neighbor> best) {
  lists_.fetch_add(1, std::memory_order_relaxed);
  std::size_t part = 0;
  for (std::size_t i = 0; i < best.size(); ++i) {
    while (part < ks_.size() && i >= ks_[part]) ++part;
    if (part == ks_.size()) break;
    const auto artist = static_cast<std::size_t>(best[i].artist);
    counts_[part * artists_ + artist].fetch_add(1, std::memory_order_relaxed);
  }
}

std::vector<Recommended> RecommendedCounts::figures(const data::Vocabulary& vocabulary, std::uint64_t candidates) const {
  const double plays = static_cast<double>(std::accumulate(vocabulary.counts.begin(), vocabulary.counts.end(), std::uint64_t{0}));
  std::vector<std::uint64_t> total(artists_, 0);
  std::vector<Recommended> all;
  for (std::size_t part = 0; part < ks_.size(); ++part) {
    Recommended r;
    r.k = ks_[part];
    r.lists = lists_.load();
    double sum_plays = 0;
    double sum_bits = 0;
    std::uint64_t recommended = 0;
    std::uint64_t with_plays = 0;
    std::vector<std::uint64_t> held;
    for (std::size_t artist = 0; artist < artists_; ++artist) {
      total[artist] += counts_[part * artists_ + artist].load();
      if (total[artist] == 0) continue;
      held.push_back(total[artist]);
      const auto weight = static_cast<double>(total[artist]);
      recommended += total[artist];
      if (artist >= vocabulary.counts.size() || vocabulary.counts[artist] == 0) continue;
      const auto count = static_cast<double>(vocabulary.counts[artist]);
      with_plays += total[artist];
      sum_plays += weight * count;
      sum_bits += weight * -std::log2(count / plays);
    }
    r.distinct = held.size();
    if (candidates > 0) r.coverage = static_cast<double>(r.distinct) / static_cast<double>(candidates);
    if (recommended > 0) r.mean_plays = sum_plays / static_cast<double>(recommended);
    if (with_plays > 0) r.novelty = sum_bits / static_cast<double>(with_plays);
    r.gini = gini(std::move(held), candidates);
    all.push_back(r);
  }
  return all;
}

double gini(std::vector<std::uint64_t> values, std::uint64_t n) {
  std::sort(values.begin(), values.end());
  n = std::max<std::uint64_t>(n, values.size());
  double sum = 0;
  double ranked = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto rank = static_cast<double>(n - values.size() + i + 1);  // among all, poorest first
    const auto value = static_cast<double>(values[i]);
    sum += value;
    ranked += rank * value;
  }
  if (sum <= 0) return 0;
  const auto holders = static_cast<double>(n);
  return 2 * ranked / (holders * sum) - (holders + 1) / holders;
}

}  // namespace segue::evaluation
