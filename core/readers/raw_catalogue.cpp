// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_catalogue.h"

#include <algorithm>
#include <utility>

#include "core/readers/raw_counts.h"
#include "core/readers/url_decode.h"

namespace segue::data::raw {
namespace {

constexpr std::size_t rows_between_checks = 1U << 16U;  // of cancelling

struct Labels {
  std::vector<std::int64_t> ids;  ///< ascending
  std::vector<std::string> names;
};

/// The first row of each id.
Labels first_rows(NamedRows& rows, const char* dropped_reason) {
  Labels out;
  const DistinctRows distinct = distinct_rows(rows.ids, Keep::first);
  if (distinct.dropped > 0) {
    rows.scan.skipped.add(dropped_reason, rows.lines.line_of(distinct.first_dropped), rows.names[distinct.first_dropped],
                          distinct.dropped);
  }
  out.ids.reserve(distinct.rows.size());
  out.names.reserve(distinct.rows.size());
  for (const std::uint32_t row : distinct.rows) {
    out.ids.push_back(rows.ids[row]);
    out.names.push_back(std::move(rows.names[row]));
  }
  rows.scan.kept = out.ids.size();
  return out;
}

/// `labels` with the ids of `more` (ascending, none of them there), nameless.
Labels merged(Labels&& labels, const std::vector<std::int64_t>& more) {
  if (more.empty()) return std::move(labels);
  Labels all;
  all.ids.reserve(labels.ids.size() + more.size());
  all.names.reserve(labels.ids.size() + more.size());
  for (std::size_t a = 0, m = 0; a < labels.ids.size() || m < more.size();) {
    if (m == more.size() || (a < labels.ids.size() && labels.ids[a] < more[m])) {
      all.ids.push_back(labels.ids[a]);
      all.names.push_back(std::move(labels.names[a++]));
    } else {
      all.ids.push_back(more[m++]);
      all.names.emplace_back();
    }
  }
  return all;
}

std::span<const Code> list_of(const CodeLists& lists, std::size_t row) {
  const std::uint32_t begin = lists.begin_of(row);
  return {lists.values.data() + begin, lists.ends[row] - begin};
}

/// Rows of one track that name another artist than the one that counts.
void count_contradictions(TrackRows& rows, const DistinctRows& kept, const Progress& progress) {
  if (kept.dropped == 0) return;
  std::vector<std::int64_t> ids;
  ids.reserve(kept.rows.size());
  for (const std::uint32_t row : kept.rows) ids.push_back(rows.ids[row]);
  const IdIndex index(ids);
  for (std::size_t row = 0; row < rows.ids.size(); ++row) {
    if (row % rows_between_checks == 0) progress.throw_if_cancelled();
    const std::uint32_t winner = kept.rows[static_cast<std::size_t>(index.find(rows.ids[row]))];
    if (winner == row) continue;
    const auto own = list_of(rows.artists, row);
    const auto other = list_of(rows.artists, winner);
    if (std::equal(own.begin(), own.end(), other.begin(), other.end())) continue;
    rows.scan.notes.add(SEGUE_TEXT("rows of a track that name another artist than its last row"), rows.lines.line_of(row),
                        std::to_string(rows.ids[row]));
  }
}

/// Per artist, its tracks (positions in the catalogue), ascending.
Lists<std::int32_t> tracks_of_artists(const Tracks& tracks, std::size_t artists) {
  Lists<std::int32_t> out;
  std::vector<std::uint64_t> next(artists + 1, 0);
  for (const ArtistIndex artist : tracks.authors.values) ++next[static_cast<std::size_t>(artist) + 1];
  for (std::size_t a = 0; a < artists; ++a) next[a + 1] += next[a];
  out.offsets = Array<std::uint64_t>(next);
  out.values.resize(tracks.authors.values.size());
  std::vector<std::int32_t>& values = out.values.own();
  for (std::size_t track = 0; track < tracks.size(); ++track) {
    for (const ArtistIndex artist : tracks.authors[track]) {
      values[next[static_cast<std::size_t>(artist)]++] = static_cast<std::int32_t>(track);
    }
  }
  return out;
}

/// What stands before "/_/" in names, decoded, each once; `numbers` from the encoded ones.
std::vector<std::string> decoded_prefixes(const Texts& encoded, std::vector<std::int32_t>& numbers) {
  Texts distinct;
  std::vector<std::string> out;
  numbers.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    std::string text = decode_name(encoded[i]).text;
    const std::uint32_t number = distinct.number_of(text, std::hash<std::string_view>()(text));
    numbers.push_back(static_cast<std::int32_t>(number));
    if (number == out.size()) out.push_back(std::move(text));
  }
  return out;
}

/// Names each artist as most of its tracks do. A track of one artist speaks for it; where an artist has none of its own and the
/// file has no label, those where it stands first do.
void name_artists(Artists& artists, Labels&& labels, const Tracks& tracks, const Lists<std::int32_t>& tracks_of,
                  const TrackRows& rows, const std::vector<std::uint32_t>& kept, unsigned threads, const Progress& progress) {
  std::vector<std::int32_t> numbers;
  const std::vector<std::string> prefixes = decoded_prefixes(rows.prefixes, numbers);
  const std::size_t count = labels.ids.size();
  artists.ids = std::move(labels.ids);
  artists.names.resize(count);
  artists.file_names.resize(count);
  for_groups(count, 4096, prefixes.size(), threads, progress,
             [&](Counter& counter, std::size_t begin, std::size_t end, std::size_t) {
               for (std::size_t artist = begin; artist < end; ++artist) {
                 const std::string& label = labels.names[artist];
                 const auto vote = [&](bool alone) {
                   for (const std::int32_t track : tracks_of[artist]) {
                     const auto authors = tracks.authors[static_cast<std::size_t>(track)];
                     const std::uint32_t prefix = rows.prefix_of[kept[static_cast<std::size_t>(track)]];
                     if (prefix == no_text || (authors.size() == 1) != alone) continue;
                     if (authors.front() == static_cast<ArtistIndex>(artist)) counter.add(numbers[prefix]);
                   }
                 };
                 vote(true);
                 if (counter.met().empty() && label.empty()) vote(false);
                 const std::string* best = nullptr;
                 std::uint32_t most = 0;
                 for (const std::int32_t value : counter.met()) {
                   const std::string& name = prefixes[static_cast<std::size_t>(value)];
                   const std::uint32_t votes = counter.count(value);
                   if (name.empty()) continue;
                   if (votes > most || (votes == most && *best != label && (name == label || name < *best))) {
                     best = &name;
                     most = votes;
                   }
                 }
                 counter.clear();
                 if (best == nullptr) {
                   artists.names[artist] = label.empty() ? "artist " + std::to_string(artists.ids[artist]) : label;
                 } else {
                   artists.names[artist] = *best;
                   if (*best != label) artists.file_names[artist] = label;
                 }
               }
             });
}

/// Tags or albums by how many of an artist's tracks have them.
ArtistNotes notes_of_artists(NamedRows* named, const char* dropped_reason, const char* unknown_reason, const char* no_file_note,
                             CodeLists& lists, const Lists<std::int32_t>& tracks_of, TrackRows& rows,
                             const std::vector<std::uint32_t>& kept, const WideIds& wide, unsigned threads,
                             const Progress& progress) {
  ArtistNotes out;
  if (named == nullptr || named->ids.empty()) {
    if (!lists.values.empty()) rows.scan.notes.add(no_file_note, 0, {}, lists.values.size());
    return out;
  }
  Labels labels = first_rows(*named, dropped_reason);
  const IdIndex index(labels.ids);
  constexpr std::size_t grain = std::size_t{1} << 16U;
  std::vector<std::uint64_t> unknown((kept.size() + grain - 1) / grain, 0);
  std::vector<std::uint32_t> first_unknown(unknown.size(), no_text);
  parallel_ranges(kept.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    for (std::size_t i = begin; i < end; ++i) {
      for (std::uint32_t k = lists.begin_of(kept[i]); k < lists.ends[kept[i]]; ++k) {
        lists.values[k] = index.find(wide.id(lists.values[k]));
        if (lists.values[k] >= 0) continue;
        ++unknown[begin / grain];
        first_unknown[begin / grain] = std::min(first_unknown[begin / grain], kept[i]);
      }
    }
  });
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    rows.scan.skipped.add(unknown_reason, rows.lines.line_of(first_unknown[i]), {}, unknown[i]);
  }
  GroupCounts counts =
      count_groups(tracks_of.size(), labels.ids.size(), threads, progress, [&](std::size_t artist, Counter& counter) {
        for (const std::int32_t track : tracks_of[artist]) {
          counter.next_list();
          for (const Code note : list_of(lists, kept[static_cast<std::size_t>(track)])) {
            if (note >= 0) counter.add_once(note);
          }
        }
      });
  for (std::size_t i = 0; i < labels.ids.size(); ++i) {
    if (labels.names[i].empty()) labels.names[i] = std::to_string(labels.ids[i]);
  }
  out.names = std::move(labels.names);
  out.of_artist = std::move(counts.values);
  out.counts = std::move(counts.counts);
  return out;
}

/// Authors that no person row names, ascending.
std::vector<std::int64_t> unnamed_authors(TrackRows& rows, const DistinctRows& kept, const Labels& labels, bool have_file,
                                          const WideIds& wide, const Progress& progress) {
  const IdIndex index(labels.ids);
  std::vector<std::int64_t> missing;
  std::uint32_t first = no_text;
  for (std::size_t i = 0; i < kept.rows.size(); ++i) {
    if (i % rows_between_checks == 0) progress.throw_if_cancelled();
    for (const Code author : list_of(rows.artists, kept.rows[i])) {
      const std::int64_t id = wide.id(author);
      if (index.find(id) >= 0) continue;
      missing.push_back(id);
      first = std::min(first, kept.rows[i]);
    }
  }
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  if (have_file && !missing.empty()) {
    rows.scan.notes.add(SEGUE_TEXT("artists that the persons file does not name"), rows.lines.line_of(first),
                        std::to_string(missing.front()), missing.size());
  }
  return missing;
}

}  // namespace

void build_catalogue(Dataset& dataset, TrackRows& rows, NamedRows* persons, NamedRows* albums, NamedRows* tags,
                     const WideIds& wide, unsigned threads, Progress& progress) {
  progress.start(SEGUE_TEXT("Matching tracks and artists"), 0);
  const DistinctRows kept = distinct_rows(rows.ids, Keep::last);
  if (kept.dropped > 0) {
    rows.scan.skipped.add(SEGUE_TEXT("a later row has the same track ID"), rows.lines.line_of(kept.first_dropped),
                          std::to_string(rows.ids[kept.first_dropped]), kept.dropped);
  }
  count_contradictions(rows, kept, progress);

  Labels labels;
  if (persons != nullptr) labels = first_rows(*persons, SEGUE_TEXT("an earlier row has the same artist ID"));
  const std::vector<std::int64_t> missing = unnamed_authors(rows, kept, labels, persons != nullptr, wide, progress);
  labels = merged(std::move(labels), missing);

  Tracks& tracks = dataset.tracks;
  {
    const IdIndex index(labels.ids);
    tracks.ids.reserve(kept.rows.size());
    tracks.authors.offsets.reserve(kept.rows.size() + 1);
    for (std::size_t i = 0; i < kept.rows.size(); ++i) {
      if (i % rows_between_checks == 0) progress.throw_if_cancelled();
      const std::uint32_t row = kept.rows[i];
      tracks.ids.push_back(rows.ids[row]);
      for (const Code author : list_of(rows.artists, row)) tracks.authors.values.push_back(index.find(wide.id(author)));
      tracks.authors.offsets.push_back(tracks.authors.values.size());
    }
  }
  rows.scan.kept = tracks.size();

  const Lists<std::int32_t> tracks_of = tracks_of_artists(tracks, labels.ids.size());
  Artists& artists = dataset.artists;
  name_artists(artists, std::move(labels), tracks, tracks_of, rows, kept.rows, threads, progress);
  const auto renamed =
      std::count_if(artists.file_names.begin(), artists.file_names.end(), [](const std::string& name) { return !name.empty(); });
  if (renamed == 0) {
    artists.file_names.clear();
  } else {
    persons->scan.notes.add(SEGUE_TEXT("artists whom most of their tracks call by another name"), 0, {},
                            static_cast<std::uint64_t>(renamed));
  }
  dataset.albums = notes_of_artists(albums, SEGUE_TEXT("an earlier row has the same album ID"),
                                    SEGUE_TEXT("list entries whose album the albums file does not have"),
                                    SEGUE_TEXT("list entries of albums, which no file names"), rows.albums, tracks_of, rows,
                                    kept.rows, wide, threads, progress);
  dataset.tags = notes_of_artists(
      tags, SEGUE_TEXT("an earlier row has the same tag ID"), SEGUE_TEXT("list entries whose tag the tags file does not have"),
      SEGUE_TEXT("list entries of tags, which no file names"), rows.tags, tracks_of, rows, kept.rows, wide, threads, progress);
}

}  // namespace segue::data::raw
