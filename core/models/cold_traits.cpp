// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cold_traits.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace segue::models {
namespace {

/// A name that more artists share is a word ("Orchestra", "Live"), not somebody's name.
constexpr std::size_t most_mates = 20;

constexpr std::string_view separators[] = {
    " feat. ",    " feat ",        " ft. ", " ft ", " featuring ", " & ",    " and ", " with ", " w/ ",
    "(feat. ",    "(feat ",        "(ft. ", "(ft ", "(featuring ", "(with ", " vs. ", " vs ",   " versus ",
    " presents ", " introducing ", " x ",   ", ",   " + ",         " / ",    "; ",    "(",      ")"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t.";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

std::string without_article(std::string_view name) {
  constexpr std::string_view the = "the ";
  return std::string(name.starts_with(the) && name.size() > the.size() ? name.substr(the.size()) : name);
}

struct Note {
  std::uint32_t column;
  float weight;
};

/// Weighs the notes of one kind; columns begin at `first`. Returns the number of columns taken.
std::size_t weigh(const data::ArtistNotes& notes, std::size_t artists, std::size_t first, std::vector<std::vector<Note>>& rows) {
  if (notes.empty()) return 0;
  std::vector<std::uint32_t> having(notes.names.size(), 0);
  for (const std::int32_t note : notes.of_artist.values) ++having[static_cast<std::size_t>(note)];
  std::vector<std::uint32_t> column(notes.names.size(), 0);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < having.size(); ++i) {
    if (having[i] > 1) column[i] = static_cast<std::uint32_t>(first) + next++;
  }
  for (std::size_t a = 0; a < artists; ++a) {
    const auto own = notes.of_artist[a];
    const std::uint64_t at = notes.of_artist.offsets[a];
    for (std::size_t i = 0; i < own.size(); ++i) {
      const auto note = static_cast<std::size_t>(own[i]);
      if (having[note] < 2) continue;
      const double uses = notes.counts.empty() ? 1.0 : static_cast<double>(notes.counts[at + i]);
      const double rare = std::log((1.0 + static_cast<double>(artists)) / (1.0 + static_cast<double>(having[note])));
      if (rare > 0) rows[a].push_back({column[note], static_cast<float>(std::log1p(uses) * rare)});
    }
  }
  return next;
}

data::Lists<data::ArtistIndex> name_mates(const data::Artists& artists, const Progress& progress) {
  std::unordered_map<std::string, std::vector<data::ArtistIndex>> bearers;
  for (std::size_t a = 0; a < artists.size(); ++a) {
    if (a % 4096 == 0) progress.throw_if_cancelled();
    for (std::string& name : names_in(artists.names[a])) {
      auto& list = bearers[std::move(name)];
      if (list.size() <= most_mates) list.push_back(static_cast<data::ArtistIndex>(a));
    }
  }
  std::vector<std::vector<data::ArtistIndex>> mates(artists.size());
  for (const auto& [name, list] : bearers) {
    if (list.size() > most_mates) continue;
    for (const data::ArtistIndex a : list) {
      for (const data::ArtistIndex b : list) {
        if (a != b) mates[static_cast<std::size_t>(a)].push_back(b);
      }
    }
  }
  std::vector<std::uint64_t> offsets{0};
  std::vector<data::ArtistIndex> values;
  for (auto& list : mates) {
    std::sort(list.begin(), list.end());
    values.insert(values.end(), list.begin(), std::unique(list.begin(), list.end()));
    offsets.push_back(values.size());
  }
  data::Lists<data::ArtistIndex> out;
  out.offsets = std::move(offsets);
  out.values = std::move(values);
  return out;
}

}  // namespace

std::vector<std::string> names_in(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::vector<std::string> names;
  const auto add = [&](std::string_view part) {
    std::string own = without_article(trimmed(part));
    if (own.size() > 1) names.push_back(std::move(own));
  };
  add(lower);
  std::string_view rest = lower;
  for (std::size_t at = 0; at < rest.size();) {
    std::size_t skip = 0;
    for (const std::string_view separator : separators) {
      if (rest.substr(at).starts_with(separator)) skip = std::max(skip, separator.size());
    }
    if (skip == 0) {
      ++at;
      continue;
    }
    add(rest.substr(0, at));
    // The blank after a separator may begin the next one: "A & feat. B".
    rest.remove_prefix(at + skip - (rest[at + skip - 1] == ' ' && skip > 1 ? 1 : 0));
    at = 0;
  }
  add(rest);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

ArtistTraits artist_traits(const data::Dataset& dataset, const TraitChoice& choice, const Progress& progress) {
  const std::size_t artists = dataset.artists.size();
  std::vector<std::vector<Note>> rows(artists);
  ArtistTraits traits;
  if (choice.tags) traits.notes.width += weigh(dataset.tags, artists, 0, rows);
  progress.throw_if_cancelled();
  if (choice.albums) traits.notes.width += weigh(dataset.albums, artists, traits.notes.width, rows);
  for (auto& row : rows) {
    std::sort(row.begin(), row.end(), [](const Note& a, const Note& b) { return a.column < b.column; });
    double sum = 0;
    for (const Note& note : row) sum += static_cast<double>(note.weight) * static_cast<double>(note.weight);
    const auto scale = static_cast<float>(sum > 0 ? 1 / std::sqrt(sum) : 0.0);
    for (const Note& note : row) {
      traits.notes.columns.push_back(note.column);
      traits.notes.values.push_back(note.weight * scale);
    }
    traits.notes.offsets.push_back(traits.notes.columns.size());
  }
  if (choice.names) {
    traits.mates = name_mates(dataset.artists, progress);
  } else {
    traits.mates.offsets = std::vector<std::uint64_t>(artists + 1, 0);
  }
  return traits;
}

}  // namespace segue::models
