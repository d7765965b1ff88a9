// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/tables/gathering.h"
#include "core/tables/names_folder.h"

// What the names that were gathered become: users, artists, tracks and tags.

namespace segue::tables {
namespace {

/// "42" as 42 where it is the one way to write it and below 2^53; else −1.
std::int64_t plain_number(std::string_view text) {
  if (text.empty() || text.size() > 16 || (text.size() > 1 && text[0] == '0')) return -1;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return -1;
  return value >= 0 && value < (std::int64_t{1} << 53U) ? value : -1;
}

/// The numbers 0 … n − 1 by where what they stand for comes first; as they are where that is not noted.
std::vector<std::uint32_t> order_of(const std::vector<std::uint64_t>& firsts, std::size_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  if (!firsts.empty()) {
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return firsts[a] < firsts[b]; });
  }
  return order;
}

/// Dictionary::each by where names come first.
template <class Take>
void each_in_order(const Dictionary& names, const std::vector<std::uint64_t>& firsts, Take take) {
  if (firsts.empty()) return names.each(take);
  std::vector<Dictionary::Entry> entries(names.size());
  names.each([&](std::uint32_t index, const Dictionary::Entry& entry) { entries[index] = entry; });
  for (const std::uint32_t index : order_of(firsts, entries.size())) take(index, entries[index]);
}

void note(data::Dataset& rest, const Oddities& notes) {
  if (rest.report.files.empty()) return;
  std::vector<data::Skipped>& to = rest.report.files.back().notes;
  to.insert(to.end(), notes.list().begin(), notes.list().end());
}

}  // namespace

std::vector<std::int64_t> Gathering::user_ids() const {
  std::vector<std::int64_t> ids(users_.size());
  bool numbers = true;
  users_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
    ids[index] = plain_number(entry.text);
    numbers = numbers && ids[index] >= 0;
  });
  if (!numbers) {
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<std::int64_t>(i);
  }
  return ids;
}

/// An artist without an id is the one of its name that has one, where there is just one.
void Gathering::name_artists(data::Dataset& rest) {
  std::vector<std::string> names(artists_.size());
  std::vector<std::int32_t> number(artists_.size(), -1);
  std::vector<bool> nameless(artists_.size(), false);
  artists_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
    const bool labelled = columns_.artist_ids && !labels_[index].empty();
    names[index] = labelled ? std::move(labels_[index]) : std::string(entry.text);
    nameless[index] = entry.prefix != 0;
  });
  labels_ = {};
  const std::vector<std::uint32_t> order = order_of(artist_firsts_, names.size());
  std::vector<std::int32_t> same(artists_.size(), -1);
  if (columns_.artist_ids) {
    constexpr std::int32_t several = -2;
    std::unordered_map<std::string_view, std::int32_t> with_id;
    for (const std::uint32_t i : order) {
      if (nameless[i]) continue;
      const auto [place, fresh] = with_id.emplace(names[i], static_cast<std::int32_t>(i));
      if (!fresh) place->second = several;
    }
    Oddities notes;
    for (const std::uint32_t i : order) {
      if (!nameless[i]) continue;
      const auto found = with_id.find(names[i]);
      if (found == with_id.end()) continue;
      if (found->second >= 0) {
        same[i] = found->second;
        notes.add(SEGUE_TEXT("artists that stand with an ID and without; taken as one"), 0, names[i]);
      } else {
        notes.add(SEGUE_TEXT("artists without an ID whose name several IDs have; kept apart from them"), 0, names[i]);
      }
    }
    note(rest, notes);
  }
  for (const std::uint32_t i : order) {
    if (same[i] >= 0) continue;
    number[i] = static_cast<std::int32_t>(rest.artists.ids.size());
    rest.artists.ids.push_back(number[i]);
    rest.artists.names.push_back(std::move(names[i]));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (same[i] >= 0) number[i] = number[static_cast<std::size_t>(same[i])];
  }
  artist_of_.assign(number.begin(), number.end());
}

/// Tracks of one name by artists that were taken as one are one as well.
void Gathering::list_tracks(data::Dataset& rest) {
  const bool joined = rest.artists.size() < artists_.size();
  const bool renumbered = joined || !item_firsts_.empty();
  std::vector<data::ArtistIndex>& authors = rest.tracks.authors.values.own();
  if (!columns_.items) {
    authors.resize(rest.artists.size());
    std::iota(authors.begin(), authors.end(), 0);
    if (joined) track_of_.assign(artist_of_.begin(), artist_of_.end());
  } else {
    authors.reserve(items_.size());
    if (renumbered) track_of_.resize(items_.size());
    std::vector<bool> several(joined ? rest.artists.size() : 0, false);
    std::vector<bool> seen(several.size(), false);
    if (joined) {
      for (const std::uint32_t artist : artist_of_) {
        if (seen[artist]) several[artist] = true;
        seen[artist] = true;
      }
    }
    std::map<std::pair<std::uint32_t, std::string_view>, std::int32_t> of_joined;
    each_in_order(items_, item_firsts_, [&](std::uint32_t index, const Dictionary::Entry& entry) {
      const std::uint32_t artist = artist_of_[entry.prefix];
      const auto next = static_cast<std::int32_t>(authors.size());
      std::int32_t track = next;
      if (joined && several[artist]) track = of_joined.emplace(std::pair(artist, entry.text), next).first->second;
      if (track == next) authors.push_back(static_cast<data::ArtistIndex>(artist));
      if (renumbered) track_of_[index] = track;
    });
  }
  rest.tracks.ids.resize(authors.size());
  rest.tracks.authors.offsets.resize(authors.size() + 1);
  std::iota(rest.tracks.ids.own().begin(), rest.tracks.ids.own().end(), std::int64_t{0});
  std::iota(rest.tracks.authors.offsets.own().begin(), rest.tracks.authors.offsets.own().end(), std::uint64_t{0});
}

/// What the table calls otherwise than by the number that the data set has for it. Names are no IDs: of artists only those that
/// have one count.
void Gathering::note_numbers(const std::vector<std::int64_t>& users, data::Dataset& rest) const {
  struct Renamed {
    std::uint64_t count = 0;
    std::string first;
    void look(std::string_view text, std::int64_t id) {
      if (text.empty() || plain_number(text) == id) return;
      if (count++ == 0) first = excerpt(text) + " → " + std::to_string(id);
    }
    void note(const char* reason, Oddities& to) const {
      if (count > 0) to.add(reason, 0, first, count);
    }
  };
  Oddities notes;
  if (columns_.users) {
    Renamed renamed;
    users_.each([&](std::uint32_t index, const Dictionary::Entry& entry) { renamed.look(entry.text, users[index]); });
    renamed.note(SEGUE_TEXT("users who are numbered anew in place of the table's IDs"), notes);
  }
  if (columns_.artist_ids) {
    Renamed renamed;
    each_in_order(artists_, artist_firsts_, [&](std::uint32_t index, const Dictionary::Entry& entry) {
      if (entry.prefix == 0) renamed.look(entry.text, rest.artists.ids[artist_of_[index]]);
    });
    renamed.note(SEGUE_TEXT("artists that are numbered anew in place of the table's IDs"), notes);
  }
  if (columns_.items) {
    Renamed renamed;
    each_in_order(items_, item_firsts_, [&](std::uint32_t index, const Dictionary::Entry& entry) {
      renamed.look(entry.text, rest.tracks.ids[track_of_.empty() ? index : static_cast<std::size_t>(track_of_[index])]);
    });
    renamed.note(SEGUE_TEXT("tracks that are numbered anew in place of the table's IDs or titles"), notes);
  }
  note(rest, notes);
}

void Gathering::write_names(const std::vector<std::int64_t>& users, const data::Dataset& rest) const {
  const EachName each_artist = [&](const TakeName& take) {
    each_in_order(artists_, artist_firsts_, [&](std::uint32_t index, const Dictionary::Entry& entry) {
      take(rest.artists.ids[artist_of_[index]], entry.text);
    });
  };
  const EachName each_user = [&](const TakeName& take) {
    users_.each([&](std::uint32_t index, const Dictionary::Entry& entry) { take(users[index], entry.text); });
  };
  const EachName each_track = [&](const TakeName& take) {
    each_in_order(items_, item_firsts_, [&](std::uint32_t index, const Dictionary::Entry& entry) {
      take(rest.tracks.ids[track_of_.empty() ? index : static_cast<std::size_t>(track_of_[index])], entry.text);
    });
  };
  write_names_folder(names_, columns_.users ? each_user : EachName(), each_artist, columns_.items ? each_track : EachName());
}

void Gathering::list_tags(data::Dataset& rest) const {
  tags_.each([&](std::uint32_t, const Dictionary::Entry& entry) { rest.tags.names.emplace_back(entry.text); });
  struct Use {
    std::uint32_t artist, tag, count;
  };
  std::vector<Use> uses;
  artist_tags_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
    std::uint32_t tag = 0;
    std::memcpy(&tag, entry.text.data(), sizeof tag);
    uses.push_back({artist_of_[entry.prefix], tag, tag_counts_[index]});
  });
  std::sort(uses.begin(), uses.end(),
            [](const Use& a, const Use& b) { return a.artist != b.artist ? a.artist < b.artist : a.tag < b.tag; });
  std::size_t kept = 0;
  for (const Use& use : uses) {
    if (kept > 0 && uses[kept - 1].artist == use.artist && uses[kept - 1].tag == use.tag) {
      uses[kept - 1].count += use.count;
    } else {
      uses[kept++] = use;
    }
  }
  uses.resize(kept);
  std::stable_sort(uses.begin(), uses.end(),
                   [](const Use& a, const Use& b) { return a.artist != b.artist ? a.artist < b.artist : a.count > b.count; });
  std::size_t i = 0;
  for (std::size_t artist = 0; artist < rest.artists.size(); ++artist) {
    for (; i < uses.size() && uses[i].artist == artist; ++i) {
      rest.tags.of_artist.values.push_back(static_cast<std::int32_t>(uses[i].tag));
      rest.tags.counts.push_back(uses[i].count);
    }
    rest.tags.of_artist.offsets.push_back(rest.tags.of_artist.values.size());
  }
}

}  // namespace segue::tables
