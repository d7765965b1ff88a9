// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/artist_table.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string_view>
#include <utility>

#include "ui/widgets/artist_index.h"

namespace segue::ui {

namespace {

std::uint64_t distinctUsers(const data::Dataset& dataset) {
  std::vector<std::int64_t> users(dataset.playlists.users.begin(), dataset.playlists.users.end());
  users.insert(users.end(), dataset.sessions.users.begin(), dataset.sessions.users.end());
  std::erase(users, -1);
  std::ranges::sort(users);
  return static_cast<std::uint64_t>(std::ranges::unique(users).begin() - users.begin());
}

}  // namespace

std::vector<std::int32_t> ArtistTable::matching(const std::string& folded) const {
  std::vector<std::int32_t> ranks;
  if (folded.empty()) {
    ranks.resize(artists.size());
    std::iota(ranks.begin(), ranks.end(), 0);
    return ranks;
  }
  // memmem scans several times faster than string_view::find, which stops at each first letter.
  const char* const begin = names.data();
  std::size_t rank = 0;
  for (std::size_t from = 0; from < names.size(); from = starts[rank]) {
    const void* found = ::memmem(begin + from, names.size() - from, folded.data(), folded.size());
    if (found == nullptr) break;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - begin);
    while (starts[rank + 1] <= at) ++rank;
    ranks.push_back(static_cast<std::int32_t>(rank));
    ++rank;
  }
  return ranks;
}

std::shared_ptr<const ArtistTable> makeArtistTable(std::shared_ptr<const data::Dataset> dataset, data::ArtistPlays plays,
                                                   Progress& progress) {
  auto table = std::make_shared<ArtistTable>();
  table->dataset = std::move(dataset);
  table->plays = std::move(plays);
  const data::Artists& artists = table->dataset->artists;
  const std::size_t count = artists.size();
  const auto& heard = table->plays.plays;
  const auto& listeners = table->plays.listeners;

  table->artists.resize(count);
  std::iota(table->artists.begin(), table->artists.end(), 0);
  const auto at = [](const auto& values, std::int32_t i) { return values[static_cast<std::size_t>(i)]; };
  std::ranges::stable_sort(table->artists, [&](std::int32_t a, std::int32_t b) { return at(heard, a) > at(heard, b); });
  progress.throw_if_cancelled();

  table->starts.reserve(count + 1);
  table->names.reserve(count * 16);
  for (std::size_t rank = 0; rank < count; ++rank) {
    if (rank % 10'000 == 0) progress.throw_if_cancelled();
    table->starts.push_back(table->names.size());
    table->names += foldedName(artists.names[static_cast<std::size_t>(table->artists[rank])]);
    table->names += '\n';
  }
  table->starts.push_back(table->names.size());

  table->byListeners.resize(count);
  std::iota(table->byListeners.begin(), table->byListeners.end(), 0);
  table->byName = table->byListeners;
  std::ranges::stable_sort(table->byListeners, [&](std::int32_t a, std::int32_t b) {
    return at(listeners, at(table->artists, a)) > at(listeners, at(table->artists, b));
  });
  progress.throw_if_cancelled();
  const std::string_view all(table->names);
  const auto name = [&](std::int32_t rank) {
    const auto r = static_cast<std::size_t>(rank);
    return all.substr(table->starts[r], table->starts[r + 1] - table->starts[r]);
  };
  std::ranges::stable_sort(table->byName, [&](std::int32_t a, std::int32_t b) { return name(a) < name(b); });
  progress.throw_if_cancelled();
  table->users = distinctUsers(*table->dataset);
  return table;
}

}  // namespace segue::ui
