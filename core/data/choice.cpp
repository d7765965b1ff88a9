// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/choice.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/data/track_artists.h"

namespace segue::data {
namespace {

constexpr std::size_t sequences_at_a_time = 4096;
constexpr std::uint64_t session_sample_stream = 1;

/// Where an artist has been met: a bit per step of the funnel.
enum Met : unsigned { in_files = 1, in_chosen_source = 2, in_long_sequence = 4 };

/// Leaves one of each run of equal artists. Without branches that depend on the artists: half would be foreseen
/// wrongly.
void collapse_repeats(std::vector<ArtistIndex>& list) {
  if (list.empty()) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i + 1 < list.size(); ++i) {
    list[kept] = list[i];
    kept += list[i] != list[i + 1] ? 1 : 0;
  }
  list[kept++] = list.back();
  list.resize(kept);
}

constexpr std::size_t asked_for = 32;  // sequences whose artists are asked for together

/// One source, measured: how long each sequence is in artists, and what there is in all.
struct Measured {
  std::vector<std::uint64_t> lengths;  ///< empty where the source is not chosen
  std::uint64_t plays = 0;             ///< in the files
  std::uint64_t collapsed = 0;         ///< the same once repeats are collapsed, if they are
};

Measured measure(const TrackArtists& tracks, const Sequences& sequences, bool chosen, const CorpusOptions& options,
                 std::vector<std::uint8_t>& met, Progress& progress) {
  Measured out;
  if (chosen) out.lengths.resize(sequences.size());
  std::atomic<std::uint64_t> all_plays{0};
  std::atomic<std::uint64_t> all_collapsed{0};
  parallel_ranges(sequences.size(), sequences_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    std::uint64_t plays = 0;
    std::uint64_t collapsed = 0;
    std::vector<ArtistIndex> list;
    for (std::size_t i = begin; i < end; ++i) {
      if ((i - begin) % asked_for == 0) {
        const std::uint64_t* const offsets = sequences.tracks.offsets.data();
        const std::uint64_t first = offsets[i];
        tracks.ask_for({sequences.tracks.values.data() + first, offsets[std::min(i + asked_for, end)] - first});
      }
      list.clear();
      tracks.append(sequences.tracks[i], list);
      plays += list.size();
      if (options.collapse_repeats) collapse_repeats(list);
      collapsed += list.size();
      const unsigned mark =
          !chosen ? in_files : in_files | in_chosen_source | (list.size() >= options.min_length ? in_long_sequence : 0U);
      for (const ArtistIndex artist : list) {
        // Most artists are marked already: reading is cheaper than writing what other threads read.
        const std::atomic_ref<std::uint8_t> marks(met[static_cast<std::size_t>(artist)]);
        if ((marks.load(std::memory_order_relaxed) & mark) == mark) continue;
        marks.fetch_or(static_cast<std::uint8_t>(mark), std::memory_order_relaxed);
      }
      if (chosen) out.lengths[i] = list.size();
    }
    all_plays += plays;
    all_collapsed += collapsed;
    progress.advance(end - begin);
  });
  out.plays = all_plays;
  out.collapsed = all_collapsed;
  return out;
}

/// Rows of the sequences that are long enough.
std::vector<std::uint32_t> long_enough(const std::vector<std::uint64_t>& lengths, std::uint64_t min_length) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < lengths.size(); ++i) {
    if (lengths[i] >= min_length) rows.push_back(i);
  }
  return rows;
}

std::uint64_t plays_of(const std::vector<std::uint64_t>& lengths, const std::vector<std::uint32_t>& rows) {
  std::uint64_t plays = 0;
  for (const std::uint32_t row : rows) plays += lengths[row];
  return plays;
}

/// Adds the sequences of one source, their lengths alone: their plays come when there is room for all.
void append(Chosen& chosen, Source source, const Sequences& sequences, const std::vector<std::uint64_t>& lengths,
            const std::vector<std::uint32_t>& rows) {
  std::vector<std::uint64_t>& offsets = chosen.plays.offsets.own();
  const std::size_t count = chosen.size() + rows.size();
  offsets.reserve(count + 1);
  chosen.users.reserve(count);
  for (const std::uint32_t row : rows) {
    offsets.push_back(offsets.back() + lengths[row]);
    chosen.users.push_back(sequences.users[row]);
  }
  chosen.sources.resize(count, source);
  chosen.rows.insert(chosen.rows.end(), rows.begin(), rows.end());
}

void gather_plays(Chosen& chosen, const Dataset& dataset, const TrackArtists& tracks, bool collapse, Progress& progress) {
  std::vector<ArtistIndex>& values = chosen.plays.values.own();
  values.resize(chosen.plays.offsets.back());
  const auto tracks_of = [&](std::size_t i) {
    const Sequences& from = chosen.sources[i] == Source::session ? dataset.sessions : dataset.playlists;
    return from.tracks[chosen.rows[i]];
  };
  parallel_ranges(chosen.size(), sequences_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    std::vector<ArtistIndex> list;
    for (std::size_t i = begin; i < end; ++i) {
      if ((i - begin) % asked_for == 0) {
        for (std::size_t next = i; next < std::min(i + asked_for, end); ++next) tracks.ask_for(tracks_of(next));
      }
      list.clear();
      tracks.append(tracks_of(i), list);
      if (collapse) collapse_repeats(list);
      std::copy(list.begin(), list.end(), values.begin() + static_cast<std::ptrdiff_t>(chosen.plays.offsets[i]));
    }
    progress.advance(end - begin);
  });
}

/// Moves each list to where it belongs when only its first lengths[i] values are kept, and those lists alone where keep(i).
template <class Length, class Keep>
void close_gaps(Lists<ArtistIndex>& plays, const Length& length, const Keep& keep) {
  std::vector<std::uint64_t>& offsets = plays.offsets.own();
  std::vector<ArtistIndex>& values = plays.values.own();
  std::uint64_t at = 0;
  std::size_t lists = 0;
  std::uint64_t begin = 0;
  for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
    const std::uint64_t end = offsets[i + 1];  // read before it is overwritten: `lists` never runs ahead of i
    if (keep(i)) {
      const auto from = values.begin() + static_cast<std::ptrdiff_t>(begin);
      const std::uint64_t count = length(i, end - begin);
      if (at != begin)
        std::copy(from, from + static_cast<std::ptrdiff_t>(count), values.begin() + static_cast<std::ptrdiff_t>(at));
      at += count;
      offsets[++lists] = at;
    }
    begin = end;
  }
  offsets.resize(lists + 1);
  values.resize(at);
}

std::uint64_t count_marked(const std::vector<std::uint8_t>& met, unsigned mark) {
  return static_cast<std::uint64_t>(
      std::count_if(met.begin(), met.end(), [mark](std::uint8_t marks) { return (marks & mark) != 0; }));
}

}  // namespace

std::vector<std::uint32_t> shuffled_head(std::size_t count, std::size_t wanted, std::uint64_t seed, std::uint64_t stream) {
  Random random(seed, stream);
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = 0; i < wanted; ++i) std::swap(order[i], order[i + random.below(count - i)]);
  order.resize(wanted);
  return order;
}

Chosen choose_sequences(const Dataset& dataset, const CorpusOptions& options, Progress& progress, CorpusReport& report) {
  std::vector<std::uint8_t> met(dataset.artists.size(), 0);
  const TrackArtists tracks(dataset.tracks);
  progress.start(SEGUE_TEXT("Preparing playlists"), dataset.playlists.size(), SEGUE_TEXT("sequences"));
  const Measured playlists = measure(tracks, dataset.playlists, options.playlists, options, met, progress);
  progress.start(SEGUE_TEXT("Preparing sessions"), dataset.sessions.size(), SEGUE_TEXT("sequences"));
  Measured sessions = measure(tracks, dataset.sessions, options.sessions, options, met, progress);

  FunnelStep step{SEGUE_TEXT("In the files"),       0,
                  dataset.playlists.size(),         dataset.sessions.size(),
                  playlists.plays + sessions.plays, count_marked(met, in_files)};
  report.funnel.push_back(step);
  step = {SEGUE_TEXT("In the sources chosen"),
          0,
          playlists.lengths.size(),
          sessions.lengths.size(),
          (options.playlists ? playlists.plays : 0) + (options.sessions ? sessions.plays : 0),
          count_marked(met, in_chosen_source)};
  report.playlists_read = step.playlists;
  report.sessions_read = step.sessions;
  report.funnel.push_back(step);
  if (options.collapse_repeats) {
    step.label = SEGUE_TEXT("Repeats collapsed");
    step.plays = (options.playlists ? playlists.collapsed : 0) + (options.sessions ? sessions.collapsed : 0);
    report.funnel.push_back(step);
  }

  const std::vector<std::uint32_t> playlist_rows = long_enough(playlists.lengths, options.min_length);
  std::vector<std::uint32_t> session_rows = long_enough(sessions.lengths, options.min_length);
  const std::uint64_t playlist_plays = plays_of(playlists.lengths, playlist_rows);
  report.too_short = step.playlists + step.sessions - playlist_rows.size() - session_rows.size();
  report.funnel.push_back({SEGUE_TEXT("At least %1 artists long"), options.min_length, playlist_rows.size(), session_rows.size(),
                           playlist_plays + plays_of(sessions.lengths, session_rows), count_marked(met, in_long_sequence)});
  if (options.session_sample != 0 && options.session_sample < session_rows.size()) {
    std::vector<std::uint32_t> drawn =
        shuffled_head(session_rows.size(), options.session_sample, options.seed, session_sample_stream);
    report.not_sampled = session_rows.size() - drawn.size();
    std::sort(drawn.begin(), drawn.end());
    for (std::uint32_t& place : drawn) place = session_rows[place];
    session_rows = std::move(drawn);
  }
  report.playlists_used = playlist_rows.size();
  report.sessions_used = session_rows.size();

  Chosen chosen;
  append(chosen, Source::playlist, dataset.playlists, playlists.lengths, playlist_rows);
  append(chosen, Source::session, dataset.sessions, sessions.lengths, session_rows);
  sessions = {};
  report.plays = chosen.plays.offsets.back();
  report.funnel.push_back({SEGUE_TEXT("Sampled"), 0, report.playlists_used, report.sessions_used, report.plays, 0});
  progress.start(SEGUE_TEXT("Gathering plays"), chosen.size(), SEGUE_TEXT("sequences"));
  gather_plays(chosen, dataset, tracks, options.collapse_repeats, progress);
  return chosen;
}

void leave_out(Chosen& chosen, std::span<const char> left_out) {
  const auto keep = [&](std::size_t i) { return left_out[i] == 0; };
  close_gaps(
      chosen.plays, [](std::size_t, std::uint64_t length) { return length; }, keep);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (!keep(i)) continue;
    chosen.sources[kept] = chosen.sources[i];
    chosen.users[kept] = chosen.users[i];
    chosen.rows[kept++] = chosen.rows[i];
  }
  chosen.sources.resize(kept);
  chosen.users.resize(kept);
  chosen.rows.resize(kept);
}

void leave_out_artists(Lists<ArtistIndex>& plays, std::span<const char> training, std::span<const char> known, bool collapse,
                       const Progress& progress) {
  std::vector<std::uint64_t> lengths(plays.size());
  std::vector<ArtistIndex>& values = plays.values.own();
  parallel_ranges(plays.size(), sequences_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    for (std::size_t i = begin; i < end; ++i) {
      ArtistIndex* const first = values.data() + plays.offsets[i];
      ArtistIndex* const past = values.data() + plays.offsets[i + 1];
      ArtistIndex* next = training[i] == 0 ? past : first;
      for (const ArtistIndex* artist = next; artist < past; ++artist) {
        if (known[static_cast<std::size_t>(*artist)] == 0) continue;
        if (!collapse || next == first || next[-1] != *artist) *next++ = *artist;
      }
      lengths[i] = static_cast<std::uint64_t>(next - first);
    }
  });
  close_gaps(
      plays, [&](std::size_t i, std::uint64_t) { return lengths[i]; }, [](std::size_t) { return true; });
}

}  // namespace segue::data
