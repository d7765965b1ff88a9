// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cooccurrence_audience.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <vector>

namespace segue::models {
namespace {

/// The training sequences, grouped: sequences of one known user stand together, every other one for itself.
std::vector<std::vector<std::uint32_t>> groups(const TrainingInput& input, Audience audience) {
  std::vector<std::vector<std::uint32_t>> all;
  std::unordered_map<std::int64_t, std::size_t> group_of;
  for (const std::uint32_t s : input.sequences) {
    const std::int64_t user = audience == Audience::users ? input.corpus.users[s] : -1;
    if (user < 0) {
      all.push_back({s});
      continue;
    }
    const auto [place, is_new] = group_of.try_emplace(user, all.size());
    if (is_new) all.emplace_back();
    all[place->second].push_back(s);
  }
  return all;
}

}  // namespace

linalg::SparseRows audience_rows(const TrainingInput& input, Audience audience, const Progress& progress) {
  linalg::SparseRows rows;
  rows.width = input.corpus.vocabulary->size();
  std::vector<std::uint32_t> heard;
  for (const auto& group : groups(input, audience)) {
    progress.throw_if_cancelled();
    heard.clear();
    for (const std::uint32_t s : group) {
      for (const data::ArtistIndex artist : input.corpus.sequences[s]) heard.push_back(static_cast<std::uint32_t>(artist));
    }
    std::sort(heard.begin(), heard.end());
    rows.columns.insert(rows.columns.end(), heard.begin(), std::unique(heard.begin(), heard.end()));
    rows.offsets.push_back(rows.columns.size());
  }
  return rows;
}

}  // namespace segue::models
