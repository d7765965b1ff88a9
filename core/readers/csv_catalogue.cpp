// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_catalogue.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"

namespace segue::data {
namespace {

constexpr std::size_t entries_between_checks = std::size_t{1} << 18U;  // of cancelling

/// A stretch of the order that one thread works on, and where its results begin.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint64_t dropped = 0;
  std::uint32_t first_dropped = ~std::uint32_t{0};
  std::size_t tracks = 0;  ///< in it; then: before it
  std::size_t authors = 0;
  std::vector<std::int64_t> missing;
  std::size_t first_missing = ~std::size_t{0};  ///< row
};

/// The rows to keep, ascending by id. Where ids are dense there is one entry per id of the range, −1 for an id without a row.
struct Order {
  bool as_read = false;  ///< all rows as they stand, ids ascending; `rows` is empty
  std::size_t size = 0;
  Pages<std::int32_t> rows;
  std::uint64_t dropped = 0;
  std::uint32_t first_dropped = ~std::uint32_t{0};
  std::vector<Stretch> stretches;  ///< with their tracks and authors

  [[nodiscard]] std::int32_t operator[](std::size_t i) const { return as_read ? static_cast<std::int32_t>(i) : rows[i]; }
};

std::vector<Stretch> divide(std::size_t size, unsigned threads) {
  const std::size_t count = std::min<std::size_t>(thread_count(threads), size / 4096 + 1);
  std::vector<Stretch> stretches(count);
  for (std::size_t i = 0; i < count; ++i) {
    stretches[i].begin = size * i / count;
    stretches[i].end = size * (i + 1) / count;
  }
  return stretches;
}

template <class Work>
void on_each(std::vector<Stretch>& stretches, Work work) {
  parallel_workers(static_cast<unsigned>(stretches.size()), [&](unsigned worker) { work(stretches[worker]); });
}

/// Calls work(i) for each entry of the stretch, looking at cancel now and then.
template <class Work>
void for_entries(const Stretch& stretch, const Progress& progress, Work work) {
  for (std::size_t begin = stretch.begin; begin < stretch.end; begin += entries_between_checks) {
    progress.throw_if_cancelled();
    const std::size_t end = std::min(stretch.end, begin + entries_between_checks);
    for (std::size_t i = begin; i < end; ++i) work(i);
  }
}

/// The last row of each id. Every thread looks at all rows and takes those whose ids lie in its own part of the range.
Order order_dense(const TrackRows& rows, unsigned threads, const Progress& progress) {
  Order order;
  const auto lowest = static_cast<std::uint64_t>(rows.lowest_id);
  order.size = static_cast<std::size_t>(static_cast<std::uint64_t>(rows.highest_id) - lowest + 1);
  order.rows.resize(order.size);
  order.stretches = divide(order.size, threads);
  on_each(order.stretches, [&](Stretch& shared) {
    Stretch stretch = shared;  // counted in a copy: those of other threads lie in the same cache lines
    std::int32_t* const kept = order.rows.data() + stretch.begin;
    const std::size_t width = stretch.end - stretch.begin;
    std::fill_n(kept, width, -1);
    const std::uint64_t base = lowest + stretch.begin;
    const std::int64_t* const ids = rows.ids.data();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row % entries_between_checks == 0) progress.throw_if_cancelled();
      const std::uint64_t at = static_cast<std::uint64_t>(ids[row]) - base;
      if (at >= width) continue;
      if (kept[at] >= 0) {
        ++stretch.dropped;
        stretch.first_dropped = std::min(stretch.first_dropped, static_cast<std::uint32_t>(kept[at]));
      }
      kept[at] = static_cast<std::int32_t>(row);
    }
    for (std::size_t at = 0; at < width; ++at) {
      if (kept[at] < 0) continue;
      ++stretch.tracks;
      stretch.authors += rows.authors_of(static_cast<std::size_t>(kept[at])).size();
    }
    shared = std::move(stretch);
  });
  for (const Stretch& stretch : order.stretches) {
    order.dropped += stretch.dropped;
    order.first_dropped = std::min(order.first_dropped, stretch.first_dropped);
  }
  return order;
}

/// Divides an order whose entries are all rows.
void divide(const TrackRows& rows, Order& order, unsigned threads, const Progress& progress) {
  order.stretches = divide(order.size, threads);
  on_each(order.stretches, [&](Stretch& stretch) {
    stretch.tracks = stretch.end - stretch.begin;
    for_entries(stretch, progress,
                [&](std::size_t i) { stretch.authors += rows.authors_of(static_cast<std::size_t>(order[i])).size(); });
  });
}

Order order_of(const TrackRows& rows, unsigned threads, const Progress& progress) {
  if (rows.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(SEGUE_TEXT("The tracks file has more than 2147483647 rows; no more can be read"));
  }
  if (!rows.ascending && rows.size() > 0 && dense_ids(rows.lowest_id, rows.highest_id, rows.size())) {
    return order_dense(rows, threads, progress);
  }
  Order order;
  if (rows.ascending) {
    order.as_read = true;
    order.size = rows.size();
  } else {
    const DistinctRows distinct = distinct_rows(rows.ids.span(), Keep::last);
    order.size = distinct.rows.size();
    order.rows.resize(order.size);
    std::transform(distinct.rows.begin(), distinct.rows.end(), order.rows.data(),
                   [](std::uint32_t row) { return static_cast<std::int32_t>(row); });
    order.dropped = distinct.dropped;
    order.first_dropped = distinct.first_dropped;
  }
  divide(rows, order, threads, progress);
  return order;
}

/// None at all where none says anything.
std::vector<std::string> labels_of(std::vector<std::string>&& labels) {
  const bool any = std::any_of(labels.begin(), labels.end(), [](const std::string& label) { return !label.empty(); });
  return any ? std::move(labels) : std::vector<std::string>();
}

/// `artists` with the authors that it lacks, nameless.
Artists with_authors(Artists&& artists, std::vector<std::int64_t>&& missing) {
  if (missing.empty()) return std::move(artists);
  Artists all;
  const std::size_t size = artists.size() + missing.size();
  const bool labels = !artists.file_names.empty();
  all.ids.reserve(size);
  all.names.reserve(size);
  if (labels) all.file_names.resize(size);
  for (std::size_t a = 0, m = 0; a < artists.size() || m < missing.size();) {
    if (m == missing.size() || (a < artists.size() && artists.ids[a] < missing[m])) {
      if (labels) all.file_names[all.ids.size()] = std::move(artists.file_names[a]);
      all.ids.push_back(artists.ids[a]);
      all.names.push_back(std::move(artists.names[a++]));
    } else {
      all.ids.push_back(missing[m++]);
      all.names.emplace_back();
    }
  }
  return all;
}

}  // namespace

Artists distinct_artists(NamedRows& rows) {
  if (std::adjacent_find(rows.ids.begin(), rows.ids.end(), std::greater_equal<>()) == rows.ids.end()) {
    return {std::move(rows.ids), std::move(rows.names), labels_of(std::move(rows.labels))};  // in order, as most files are
  }
  const DistinctRows distinct = distinct_rows(rows.ids, Keep::first);
  if (distinct.dropped > 0) {
    rows.scan.skipped.add(repeated_artist, rows.offsets[distinct.first_dropped], distinct.dropped);
  }
  Artists artists;
  artists.ids.reserve(distinct.rows.size());
  artists.names.reserve(distinct.rows.size());
  for (const std::uint32_t row : distinct.rows) {
    artists.ids.push_back(rows.ids[row]);
    artists.names.push_back(std::move(rows.names[row]));
    if (!rows.labels.empty()) artists.file_names.push_back(std::move(rows.labels[row]));
  }
  artists.file_names = labels_of(std::move(artists.file_names));
  return artists;
}

IdIndex match_tracks(Dataset& dataset, Artists&& named, TrackRows&& taken, CsvScan& scan, bool artists_file, SparePages& spare,
                     unsigned threads, const Progress& progress) {
  TrackRows rows = std::move(taken);
  scan = std::move(rows.scan);
  Order order = order_of(rows, threads, progress);
  if (order.dropped > 0) {
    scan.skipped.add(SEGUE_TEXT("a later row has the same track ID"), rows.offsets[order.first_dropped], order.dropped);
  }
  progress.throw_if_cancelled();
  std::vector<Stretch>& stretches = order.stretches;
  std::size_t tracks = 0;
  std::size_t authors = 0;
  for (Stretch& stretch : stretches) {
    tracks += std::exchange(stretch.tracks, tracks);
    authors += std::exchange(stretch.authors, authors);
  }
  Pages<std::int64_t> ids;
  Pages<std::uint64_t> offsets;
  Pages<ArtistIndex> values;
  ids.resize(tracks);
  offsets.resize(tracks + 1);
  values.resize(authors);
  offsets[0] = 0;

  const auto fill = [&](const auto& artist_of) {
    on_each(stretches, [&](Stretch& stretch) {
      std::size_t track = stretch.tracks;
      std::size_t author_at = stretch.authors;
      for_entries(stretch, progress, [&](std::size_t i) {
        if (order[i] < 0) return;
        const auto row = static_cast<std::size_t>(order[i]);
        for (const ArtistIndex author : rows.authors_of(row)) values[author_at++] = artist_of(author, stretch, row);
        ids[track] = rows.ids[row];
        offsets[++track] = author_at;
      });
    });
  };
  fill([&](ArtistIndex author, Stretch& stretch, std::size_t row) {
    if (author < 0) {
      stretch.missing.push_back(rows.missing[static_cast<std::size_t>(~author)]);
      stretch.first_missing = std::min(stretch.first_missing, row);
    }
    return author;
  });
  std::vector<std::int64_t> missing;
  std::size_t first_missing = ~std::size_t{0};
  for (Stretch& stretch : stretches) {
    missing.insert(missing.end(), stretch.missing.begin(), stretch.missing.end());
    first_missing = std::min(first_missing, stretch.first_missing);
    stretch.missing = {};
  }
  std::vector<std::int64_t> distinct_missing;
  for (const std::uint32_t i : distinct_rows(missing, Keep::first).rows) distinct_missing.push_back(missing[i]);
  if (artists_file && !missing.empty()) {
    scan.notes.add(SEGUE_TEXT("artists that the artists file does not name"), rows.offsets[first_missing],
                   distinct_missing.size());
  }
  const std::vector<std::int64_t> named_ids = missing.empty() ? std::vector<std::int64_t>() : named.ids;
  dataset.artists = with_authors(std::move(named), std::move(distinct_missing));
  for (std::size_t a = 0; a < dataset.artists.size(); ++a) {
    std::string& name = dataset.artists.names[a];
    if (name.empty()) name = "artist " + std::to_string(dataset.artists.ids[a]);
  }
  if (!missing.empty()) {
    const IdIndex artists(dataset.artists.ids, threads);
    std::vector<ArtistIndex> place_of_named(named_ids.size());
    std::vector<ArtistIndex> place_of_missing(rows.missing.size());  // those of dropped rows have none
    artists.find(named_ids, place_of_named.data());
    artists.find(rows.missing, place_of_missing.data());
    fill([&](ArtistIndex author, const Stretch&, std::size_t) {
      return author >= 0 ? place_of_named[static_cast<std::size_t>(author)] : place_of_missing[static_cast<std::size_t>(~author)];
    });
  }

  spare.put(std::move(rows.ids));
  spare.put(std::move(rows.ends));
  spare.put(std::move(rows.authors));
  spare.put(std::move(order.rows));
  spare.put(std::move(rows.offsets).release());
  rows = TrackRows{};
  dataset.tracks.ids = std::move(ids).freeze();
  dataset.tracks.authors.offsets = std::move(offsets).freeze();
  dataset.tracks.authors.values = std::move(values).freeze();
  return IdIndex(std::span<const std::int64_t>(dataset.tracks.ids), threads);
}

}  // namespace segue::data
