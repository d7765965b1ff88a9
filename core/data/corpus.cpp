// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/corpus.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/data/fingerprint.h"
#include "core/data/listeners.h"

namespace segue::data {
namespace {

constexpr std::size_t sequences_at_a_time = 4096;

/// Streams of random numbers, so that no draw depends on another.
enum Stream : std::uint64_t { session_sample_stream = 1, split_stream = 2 /* + the source */ };

/// The sequences in use while the corpus is made: catalogue indices first, vocabulary indices later.
struct Chosen {
  Lists<ArtistIndex> plays;
  std::vector<Source> sources;
  std::vector<std::int64_t> users;
  std::vector<std::uint32_t> rows;
};

/// Calls transform(i, out) for every i < count on all cores; the values it appends to `out` become list i.
template <class Transform>
Lists<ArtistIndex> transformed(std::size_t count, Progress& progress, const Transform& transform) {
  const std::size_t ranges = (count + sequences_at_a_time - 1) / sequences_at_a_time;
  std::vector<Lists<ArtistIndex>> parts(ranges);
  parallel_ranges(count, sequences_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    Lists<ArtistIndex>& part = parts[begin / sequences_at_a_time];
    for (std::size_t i = begin; i < end; ++i) {
      transform(i, part.values.own());
      part.offsets.push_back(part.values.size());
    }
    progress.advance(end - begin);
  });
  Lists<ArtistIndex> out;
  out.offsets.reserve(count + 1);
  std::size_t values = 0;
  for (const auto& part : parts) values += part.values.size();
  out.values.reserve(values);
  for (auto& part : parts) {
    const std::uint64_t shift = out.values.size();
    out.values.append(part.values.begin(), part.values.end());
    for (std::size_t i = 1; i < part.offsets.size(); ++i) out.offsets.push_back(part.offsets[i] + shift);
    part = {};
  }
  return out;
}

/// `wanted` of 0 … count − 1 in the order of drawing: the first steps of a Fisher–Yates shuffle.
std::vector<std::uint32_t> shuffled_head(std::size_t count, std::size_t wanted, Random random) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = 0; i < wanted; ++i) std::swap(order[i], order[i + random.below(count - i)]);
  order.resize(wanted);
  return order;
}

/// Tracks to artists, repeats collapsed, sequences shorter than `min_length` left out, sessions sampled.
void choose(const Dataset& dataset, Source source, const CorpusOptions& options, Progress& progress, Chosen& chosen,
            CorpusReport& report) {
  const bool sessions = source == Source::session;
  const Sequences& sequences = sessions ? dataset.sessions : dataset.playlists;
  progress.start(sessions ? SEGUE_TEXT("Preparing sessions") : SEGUE_TEXT("Preparing playlists"), sequences.size(),
                 SEGUE_TEXT("sequences"));
  const Lists<ArtistIndex> plays = transformed(sequences.size(), progress, [&](std::size_t i, std::vector<ArtistIndex>& out) {
    const std::size_t begin = out.size();
    for (const std::int32_t track : sequences.tracks[i]) {
      for (const ArtistIndex artist : dataset.tracks.authors[static_cast<std::size_t>(track)]) {
        if (!options.collapse_repeats || out.size() == begin || out.back() != artist) out.push_back(artist);
      }
    }
  });
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < plays.size(); ++i) {
    if (plays[i].size() >= options.min_length) kept.push_back(i);
  }
  report.too_short += plays.size() - kept.size();
  if (sessions && options.session_sample != 0 && options.session_sample < kept.size()) {
    std::vector<std::uint32_t> drawn =
        shuffled_head(kept.size(), options.session_sample, Random(options.seed, session_sample_stream));
    report.not_sampled += kept.size() - drawn.size();
    std::sort(drawn.begin(), drawn.end());
    for (std::uint32_t& place : drawn) place = kept[place];
    kept = std::move(drawn);
  }
  (sessions ? report.sessions_read : report.playlists_read) = plays.size();
  (sessions ? report.sessions_used : report.playlists_used) = kept.size();
  for (const std::uint32_t i : kept) {
    const auto list = plays[i];
    chosen.plays.values.append(list.begin(), list.end());
    chosen.plays.offsets.push_back(chosen.plays.values.size());
    chosen.sources.push_back(source);
    chosen.users.push_back(sequences.users[i]);
    chosen.rows.push_back(i);
  }
}

std::uint64_t share_of(double share, std::uint64_t count) {
  return static_cast<std::uint64_t>(std::llround(share * static_cast<double>(count)));
}

void check_held_out(Source source, std::uint64_t wanted, std::uint64_t available) {
  if (wanted <= available) return;
  const std::vector<std::string> counts{std::to_string(wanted), std::to_string(available)};
  const Message remedy = SEGUE_TEXT("Hold out fewer, or use more of the data");
  if (source == Source::playlist) {
    throw Error({SEGUE_TEXT("%1 playlists are to be held out, but only %2 can be used"), counts}, {}, remedy);
  }
  throw Error({SEGUE_TEXT("%1 sessions are to be held out, but only %2 can be used"), counts}, {}, remedy);
}

Split split(const std::vector<Source>& sources, const SplitOptions& options) {
  enum class Part : std::uint8_t { train, validation, test };
  std::vector<Part> part(sources.size(), Part::train);
  for (const Source source : {Source::playlist, Source::session}) {
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
      if (sources[i] == source) members.push_back(i);
    }
    const std::uint64_t explicit_test = source == Source::playlist ? options.test_playlists : options.test_sessions;
    const std::uint64_t test = explicit_test != 0 ? explicit_test : share_of(options.test_share, members.size());
    const std::uint64_t validation = share_of(options.validation_share, members.size());
    if (members.empty()) continue;  // a source that is not used has nothing to hold out
    check_held_out(source, test + validation, members.size());
    // Test sequences are drawn first, so that they stay the same when the validation share changes.
    const std::vector<std::uint32_t> drawn =
        shuffled_head(members.size(), test + validation, Random(options.seed, split_stream + static_cast<std::uint64_t>(source)));
    for (std::size_t i = 0; i < drawn.size(); ++i) part[members[drawn[i]]] = i < test ? Part::test : Part::validation;
  }
  Split out;
  for (std::uint32_t i = 0; i < part.size(); ++i) {
    (part[i] == Part::train ? out.train : part[i] == Part::test ? out.test : out.validation).push_back(i);
  }
  if (out.train.empty()) {
    throw Error({SEGUE_TEXT("All %1 sequences are held out; none is left to train on"), {std::to_string(sources.size())}}, {},
                SEGUE_TEXT("Hold out fewer, or use more of the data"));
  }
  return out;
}

std::vector<std::uint64_t> count_plays(const Lists<ArtistIndex>& plays, const std::vector<std::uint32_t>& of, std::size_t artists,
                                       const Progress& progress) {
  std::vector<std::uint64_t> counts(artists, 0);
  for (const std::uint32_t i : of) {
    if (i % 4096 == 0) progress.throw_if_cancelled();
    for (const ArtistIndex artist : plays[i]) ++counts[static_cast<std::size_t>(artist)];
  }
  return counts;
}

/// The training sequences without the artists that have no vector, repeats collapsed again; the others as they are.
Lists<ArtistIndex> without_rare(const Lists<ArtistIndex>& plays, const std::vector<char>& training,
                                const std::vector<char>& known, bool collapse, Progress& progress) {
  return transformed(plays.size(), progress, [&](std::size_t i, std::vector<ArtistIndex>& out) {
    const auto list = plays[i];
    if (training[i] == 0) {
      out.insert(out.end(), list.begin(), list.end());
      return;
    }
    const std::size_t begin = out.size();
    for (const ArtistIndex artist : list) {
      if (known[static_cast<std::size_t>(artist)] == 0) continue;
      if (!collapse || out.size() == begin || out.back() != artist) out.push_back(artist);
    }
  });
}

std::string fingerprint(const Corpus& corpus, const Split& parts) {
  Fingerprint print;
  print.add(corpus.vocabulary->artist_ids);
  print.add(corpus.sequences.offsets);
  print.add(corpus.sequences.values);
  print.add(corpus.sources);
  print.add(corpus.users);
  print.add(parts.train);
  print.add(parts.validation);
  print.add(parts.test);
  return print.str();
}

}  // namespace

PreparedCorpus prepare_corpus(const Dataset& dataset, const CorpusOptions& options, const SplitOptions& split_options,
                              Progress& progress) {
  if (!options.playlists && !options.sessions) {
    throw Error(SEGUE_TEXT("Neither playlists nor sessions are chosen"), {}, SEGUE_TEXT("Use at least one of the two"));
  }
  PreparedCorpus out;
  Chosen chosen;
  if (options.playlists) choose(dataset, Source::playlist, options, progress, chosen, out.report);
  if (options.sessions) choose(dataset, Source::session, options, progress, chosen, out.report);
  if (chosen.sources.empty()) {
    throw Error({SEGUE_TEXT("None of the %1 sequences has %2 artists or more"),
                 {std::to_string(out.report.playlists_read + out.report.sessions_read), std::to_string(options.min_length)}},
                {}, SEGUE_TEXT("Lower the minimum length, or use more of the data"));
  }
  out.split = split(chosen.sources, split_options);

  progress.start(SEGUE_TEXT("Counting artists"), 2 * chosen.sources.size(), SEGUE_TEXT("sequences"));
  const std::size_t artists = dataset.artists.size();
  std::vector<std::uint32_t> all(chosen.sources.size());
  std::iota(all.begin(), all.end(), 0U);
  out.report.plays = chosen.plays.values.size();
  const std::vector<std::uint64_t> seen = count_plays(chosen.plays, all, artists, progress);
  const auto above_zero = [](std::uint64_t n) { return n > 0; };
  out.report.artists_seen = static_cast<std::uint64_t>(std::count_if(seen.begin(), seen.end(), above_zero));

  const std::vector<std::uint64_t> heard = count_plays(chosen.plays, out.split.train, artists, progress);
  std::vector<char> known(artists, 0);
  std::vector<char> training(chosen.sources.size(), 0);
  for (std::size_t a = 0; a < artists; ++a) known[a] = heard[a] >= std::max<std::uint64_t>(options.min_count, 1) ? 1 : 0;
  for (const std::uint32_t i : out.split.train) training[i] = 1;
  const Lists<ArtistIndex> plays = without_rare(chosen.plays, training, known, options.collapse_repeats, progress);
  const std::vector<std::uint64_t> counts = count_plays(plays, out.split.train, artists, progress);
  const std::vector<std::uint64_t> listeners = count_listeners(plays, chosen.users, out.split.train, artists, progress);

  auto vocabulary = std::make_shared<Vocabulary>();
  for (std::size_t a = 0; a < artists; ++a) {
    if (known[a] != 0) vocabulary->catalogue.push_back(static_cast<ArtistIndex>(a));
  }
  if (vocabulary->catalogue.empty()) {
    throw Error({SEGUE_TEXT("No artist is heard %1 times in the training sequences"), {std::to_string(options.min_count)}}, {},
                SEGUE_TEXT("Lower the minimum count, or use more of the data"));
  }
  std::stable_sort(vocabulary->catalogue.begin(), vocabulary->catalogue.end(), [&](ArtistIndex a, ArtistIndex b) {
    return counts[static_cast<std::size_t>(a)] > counts[static_cast<std::size_t>(b)];
  });
  std::vector<ArtistIndex> index_of(artists, unknown_artist);
  for (std::size_t v = 0; v < vocabulary->catalogue.size(); ++v) {
    const auto a = static_cast<std::size_t>(vocabulary->catalogue[v]);
    index_of[a] = static_cast<ArtistIndex>(v);
    vocabulary->names.push_back(dataset.artists.names[a]);
    vocabulary->artist_ids.push_back(dataset.artists.ids[a]);
    vocabulary->counts.push_back(counts[a]);
    vocabulary->listeners.push_back(listeners[a]);
    out.report.training_plays += counts[a];
  }
  out.report.artists_below_min_count = out.report.artists_seen - vocabulary->size();

  auto corpus = std::make_shared<Corpus>();
  corpus->sequences = transformed(plays.size(), progress, [&](std::size_t i, std::vector<ArtistIndex>& list) {
    for (const ArtistIndex artist : plays[i]) list.push_back(index_of[static_cast<std::size_t>(artist)]);
  });
  out.report.unknown_plays_held_out =
      static_cast<std::uint64_t>(std::count(corpus->sequences.values.begin(), corpus->sequences.values.end(), unknown_artist));
  corpus->vocabulary = std::move(vocabulary);
  corpus->sources = std::move(chosen.sources);
  corpus->users = std::move(chosen.users);
  corpus->rows = std::move(chosen.rows);
  progress.throw_if_cancelled();
  corpus->fingerprint = fingerprint(*corpus, out.split);
  out.corpus = std::move(corpus);
  return out;
}

}  // namespace segue::data
