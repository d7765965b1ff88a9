// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/story_curves.h"

#include <algorithm>
#include <numeric>

namespace segue::ui {
namespace {

/// What follows `at` on the way through many positions of a logarithmic axis.
std::size_t next(std::size_t at) { return at < 1000 ? at + 1 : at + at / 256; }

}  // namespace

std::size_t mostLengths(const data::LengthStatistics& lengths) {
  if (lengths.counts.empty()) return 0;
  const auto all = std::accumulate(lengths.counts.begin(), lengths.counts.end(), std::uint64_t{0});
  const auto enough = static_cast<std::uint64_t>(static_cast<double>(all) * 0.98);
  const std::size_t last = lengths.counts.size() - 1;
  std::uint64_t seen = 0;
  for (std::size_t length = 0; length < last; ++length) {
    seen += lengths.counts[length];
    if (seen >= enough) return std::min(std::max<std::size_t>(length, 10), last);
  }
  return last;
}

std::vector<QPointF> popularityCurve(const std::vector<std::uint64_t>& plays) {
  std::vector<QPointF> points;
  for (std::size_t rank = 1; rank <= plays.size(); rank = next(rank)) {
    points.emplace_back(static_cast<double>(rank), static_cast<double>(plays[rank - 1]));
  }
  const auto last = static_cast<double>(plays.size());
  if (!points.empty() && points.back().x() < last) points.emplace_back(last, static_cast<double>(plays.back()));
  return points;
}

std::vector<QPointF> listenersCurve(const std::vector<std::uint64_t>& exactly) {
  std::vector<QPointF> points;
  if (exactly.size() < 2) return points;
  std::uint64_t left = std::accumulate(exactly.begin() + 1, exactly.end(), std::uint64_t{0});
  std::size_t wanted = 1;
  for (std::size_t n = 1; n < exactly.size(); ++n) {
    if (exactly[n] > 0 && (n >= wanted || n + 1 == exactly.size())) {
      points.emplace_back(static_cast<double>(n), static_cast<double>(left));
      wanted = next(n);
    }
    left -= exactly[n];
  }
  return points;
}

std::size_t holdingHalf(const std::vector<std::uint64_t>& plays) {
  const auto all = std::accumulate(plays.begin(), plays.end(), std::uint64_t{0});
  std::uint64_t seen = 0;
  std::size_t artists = 0;
  while (artists < plays.size() && seen < all - seen) seen += plays[artists++];
  return artists;
}

Kept keptAt(const std::vector<std::uint64_t>& plays, std::uint64_t minCount) {
  const auto end = std::ranges::partition_point(plays, [&](std::uint64_t n) { return n >= minCount; });
  const auto all = std::accumulate(plays.begin(), plays.end(), std::uint64_t{0});
  const auto kept = std::accumulate(plays.begin(), end, std::uint64_t{0});
  if (all == 0) return {};
  return {static_cast<double>(kept) / static_cast<double>(all),
          static_cast<double>(end - plays.begin()) / static_cast<double>(plays.size())};
}

}  // namespace segue::ui
