// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/ranking.h"

#include <algorithm>

#include "core/neighbors/best.h"

namespace segue::evaluation {

using data::ArtistIndex;
using neighbors::Neighbor;

void query_vectors(const Ranking& ranking, const neighbors::Tables& tables, std::size_t begin, std::size_t end, float* out) {
  for (std::size_t q = begin; q < end; ++q, out += tables.dim) {
    const auto artists = ranking.questions.artists(q);
    const auto row = [&](ArtistIndex artist) { return tables.queries + static_cast<std::size_t>(artist) * tables.dim; };
    if (artists.size() == 1) {
      std::copy_n(row(artists[0]), tables.dim, out);
      continue;
    }
    const std::vector<float> weights = weights_of(artists.size(), ranking.protocol);
    std::fill_n(out, tables.dim, 0.0F);
    for (std::size_t i = 0; i < artists.size(); ++i) {
      const float* const x = row(artists[i]);
      for (std::size_t k = 0; k < tables.dim; ++k) out[k] += weights[i] * x[k];
    }
  }
}

std::size_t most_excluded(const Ranking& ranking, std::size_t query) {
  if (ranking.protocol.heard_candidates) return ranking.questions.artists(query).size() + 1;
  std::size_t most = 0;
  for (const std::uint32_t p : ranking.questions.predictions_of(query)) most = std::max(most, ranking.walk.heard(p));
  return most;
}

namespace {

// Puts artists without a vector in at score 0, as far as they come before the list's end or make it longer.
void add_untrained(std::vector<Neighbor>& list, std::span<const ArtistIndex> unknown, std::span<const ArtistIndex> excluded,
                   std::size_t length) {
  std::size_t added = 0;
  const std::size_t listed = list.size();
  for (const ArtistIndex artist : unknown) {
    if (added == length) break;
    if (std::binary_search(excluded.begin(), excluded.end(), artist)) continue;
    list.push_back({artist, 0.0F});
    ++added;
  }
  std::inplace_merge(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(listed), list.end(), neighbors::before);
}

}  // namespace

void hand_out(const Ranking& ranking, std::size_t query, std::span<const Neighbor> best,
              const std::function<ArtistIndex(ArtistIndex)>& label) {
  std::vector<Neighbor> list;
  for (const std::uint32_t p : ranking.questions.predictions_of(query)) {
    auto excluded = excluded_of(ranking.walk.history(p), ranking.questions.artists(query), ranking.protocol);
    std::sort(excluded.begin(), excluded.end());
    list.clear();
    for (const Neighbor& n : best) {
      if (list.size() == ranking.lists) break;
      if (!std::binary_search(excluded.begin(), excluded.end(), n.artist)) list.push_back(n);
    }
    if (ranking.candidates.untrained) add_untrained(list, ranking.candidates.unknown, excluded, ranking.lists);
    if (list.size() > ranking.lists) list.resize(ranking.lists);
    if (label) {
      for (Neighbor& n : list) n.artist = label(n.artist);
    }
    ranking.sink(p, list);
  }
}

}  // namespace segue::evaluation
