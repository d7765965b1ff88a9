// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/corpus.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/data/by_user.h"
#include "core/data/choice.h"
#include "core/data/fingerprint.h"
#include "core/data/listeners.h"
#include "core/data/near_duplicates.h"
#include "core/data/split.h"

namespace segue::data {
namespace {

constexpr std::size_t sequences_at_a_time = 4096;

std::vector<char> marked(const std::vector<std::uint32_t>& sequences, std::size_t count) {
  std::vector<char> out(count, 0);
  for (const std::uint32_t i : sequences) out[i] = 1;
  return out;
}

/// Plays of each artist in the sequences, in the training ones and in the others.
struct Plays {
  std::vector<std::uint64_t> training;
  std::vector<std::uint64_t> held_out;
};

Plays count_plays(const Lists<ArtistIndex>& plays, const std::vector<char>& training, std::size_t artists, Progress& progress) {
  Plays out{std::vector<std::uint64_t>(artists, 0), std::vector<std::uint64_t>(artists, 0)};
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  parallel_workers(workers_for(plays.values.size(), 2 * artists * sizeof(std::uint64_t)), [&](unsigned) {
    Plays counts{std::vector<std::uint64_t>(artists, 0), std::vector<std::uint64_t>(artists, 0)};
    for (std::size_t begin = next.fetch_add(sequences_at_a_time); begin < plays.size();
         begin = next.fetch_add(sequences_at_a_time)) {
      progress.throw_if_cancelled();
      const std::size_t end = std::min(plays.size(), begin + sequences_at_a_time);
      for (std::size_t i = begin; i < end; ++i) {
        std::vector<std::uint64_t>& of_part = training[i] != 0 ? counts.training : counts.held_out;
        for (const ArtistIndex artist : plays[i]) ++of_part[static_cast<std::size_t>(artist)];
      }
      progress.advance(end - begin);
    }
    const std::lock_guard lock(mutex);
    for (std::size_t a = 0; a < artists; ++a) {
      out.training[a] += counts.training[a];
      out.held_out[a] += counts.held_out[a];
    }
  });
  return out;
}

/// The training sequences, for `each_artist`; the others are empty.
struct TrainingSequences {
  const Lists<ArtistIndex>& plays;
  const std::vector<char>& training;

  void ask_for_list(std::size_t i) const {
    const auto list = plays[i];
    segue::prefetch(list.data());
    segue::prefetch(list.data() + list.size());
    segue::prefetch(&training[i]);
  }
  void ask_for_artists(std::size_t) const {}  // they are in the list
  void append(std::size_t i, std::vector<ArtistIndex>& out) const {
    if (training[i] == 0) return;
    const auto list = plays[i];
    out.insert(out.end(), list.begin(), list.end());
  }
};

/// Who and when: what the sequences chosen say of users and times.
void note_users_and_times(CorpusReport& report, const Chosen& chosen, const UserGroups& users, const std::vector<char>& training,
                          const Dataset& dataset) {
  report.users = users.size();
  report.without_user = users.nobodys.size();
  for (std::size_t u = 0; u < users.size(); ++u) {
    const auto trained = std::count_if(users[u].begin(), users[u].end(), [&](std::uint32_t i) { return training[i] != 0; });
    if (trained != 0 && static_cast<std::size_t>(trained) != users[u].size()) ++report.users_on_both_sides;
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const std::int64_t time = time_of(chosen, i, dataset);
    if (time == unknown_time) {
      ++report.without_time;
    } else if (report.first_time == unknown_time) {
      report.first_time = report.last_time = time;
    } else {
      report.first_time = std::min(report.first_time, time);
      report.last_time = std::max(report.last_time, time);
    }
  }
}

/// Counts the near-duplicates, and leaves them out of sequences and split if that is asked for; true where any went.
bool heed_near_duplicates(Chosen& chosen, Split& split, const Plays& plays, const SplitOptions& options, CorpusReport& report,
                          Progress& progress) {
  std::vector<std::uint32_t> held_out = split.test;
  held_out.insert(held_out.end(), split.validation.begin(), split.validation.end());
  if (held_out.empty()) return false;
  std::vector<std::uint64_t> counts = plays.training;
  for (std::size_t a = 0; a < counts.size(); ++a) counts[a] += plays.held_out[a];
  const NearDuplicates near = near_duplicates(chosen.plays, held_out, split.train, counts, options.near_duplicate,
                                              options.drop_near_duplicates, progress);
  report.held_out_near_duplicates = static_cast<std::uint64_t>(std::count(near.held_out.begin(), near.held_out.end(), 1));
  if (!options.drop_near_duplicates) return false;
  report.near_duplicates_dropped = static_cast<std::uint64_t>(std::count(near.training.begin(), near.training.end(), 1));
  if (report.near_duplicates_dropped == split.train.size()) {
    throw Error({SEGUE_TEXT("All %1 training sequences nearly repeat a held-out one"), {std::to_string(split.train.size())}}, {},
                SEGUE_TEXT("Hold out fewer, ask for a larger overlap, or keep near-duplicates"));
  }
  if (report.near_duplicates_dropped == 0) return false;

  std::vector<char> dropped(chosen.size(), 0);
  for (std::size_t t = 0; t < split.train.size(); ++t) dropped[split.train[t]] = near.training[t];
  std::vector<std::uint32_t> place(chosen.size());
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < dropped.size(); ++i) place[i] = dropped[i] != 0 ? kept : kept++;
  std::erase_if(split.train, [&](std::uint32_t i) { return dropped[i] != 0; });
  for (auto* part : {&split.train, &split.validation, &split.test}) {
    for (std::uint32_t& i : *part) i = place[i];
  }
  leave_out(chosen, dropped);
  return true;
}

/// What there is of both sources, in a step of the funnel; plays and artists stay 0.
FunnelStep step_of(const char* label, const std::vector<Source>& sources) {
  FunnelStep step{label};
  step.playlists = static_cast<std::uint64_t>(std::count(sources.begin(), sources.end(), Source::playlist));
  step.sessions = sources.size() - step.playlists;
  return step;
}

/// The same of one part of the finished corpus, with the plays that have a vector.
FunnelStep step_of(const char* label, const Corpus& corpus, const std::vector<std::uint32_t>& part) {
  FunnelStep step{label};
  std::vector<char> heard(corpus.vocabulary->size(), 0);
  for (const std::uint32_t i : part) {
    ++(corpus.sources[i] == Source::playlist ? step.playlists : step.sessions);
    for (const ArtistIndex artist : corpus.sequences[i]) {
      if (artist == unknown_artist) continue;
      ++step.plays;
      heard[static_cast<std::size_t>(artist)] = 1;
    }
  }
  step.artists = static_cast<std::uint64_t>(std::count(heard.begin(), heard.end(), 1));
  return step;
}

void note_parts(CorpusReport& report, const Corpus& corpus, const Split& split, std::uint64_t min_count) {
  const FunnelStep test = step_of(SEGUE_TEXT("Held out: test"), corpus, split.test);
  const FunnelStep validation = step_of(SEGUE_TEXT("Held out: validation"), corpus, split.validation);
  FunnelStep vocabulary = step_of(SEGUE_TEXT("Artists with at least %1 training plays"), corpus.sources);
  vocabulary.number = min_count;
  vocabulary.plays = report.training_plays + test.plays + validation.plays;
  vocabulary.artists = corpus.vocabulary->size();
  FunnelStep training{SEGUE_TEXT("Training")};
  training.playlists = vocabulary.playlists - test.playlists - validation.playlists;
  training.sessions = vocabulary.sessions - test.sessions - validation.sessions;
  training.plays = report.training_plays;
  training.artists = vocabulary.artists;  // each of them is heard in training
  report.funnel.insert(report.funnel.end(), {vocabulary, test, validation, training});
}

/// The artists that are `known`, most heard first.
std::shared_ptr<const Vocabulary> vocabulary_of(const Artists& artists, const std::vector<char>& known,
                                                const ArtistPlays& training) {
  auto out = std::make_shared<Vocabulary>();
  for (std::size_t a = 0; a < artists.size(); ++a) {
    if (known[a] != 0) out->catalogue.push_back(static_cast<ArtistIndex>(a));
  }
  std::stable_sort(out->catalogue.begin(), out->catalogue.end(), [&](ArtistIndex a, ArtistIndex b) {
    return training.plays[static_cast<std::size_t>(a)] > training.plays[static_cast<std::size_t>(b)];
  });
  const std::size_t size = out->catalogue.size();
  out->names.reserve(size);
  out->artist_ids.reserve(size);
  out->counts.reserve(size);
  out->listeners.reserve(size);
  for (const ArtistIndex artist : out->catalogue) {
    const auto a = static_cast<std::size_t>(artist);
    out->names.push_back(artists.names[a]);
    out->artist_ids.push_back(artists.ids[a]);
    out->counts.push_back(training.plays[a]);
    out->listeners.push_back(training.listeners[a]);
  }
  return out;
}

/// Catalogue to vocabulary indices, in place; how many plays are of artists outside it.
std::uint64_t renumber(std::vector<ArtistIndex>& plays, const Vocabulary& vocabulary, std::size_t artists, Progress& progress) {
  std::vector<ArtistIndex> index_of(artists, unknown_artist);
  for (std::size_t v = 0; v < vocabulary.size(); ++v) {
    index_of[static_cast<std::size_t>(vocabulary.catalogue[v])] = static_cast<ArtistIndex>(v);
  }
  std::atomic<std::uint64_t> unknown{0};
  parallel_ranges(plays.size(), std::size_t{1} << 18U, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    std::uint64_t here = 0;
    for (std::size_t i = begin; i < end; ++i) {
      plays[i] = index_of[static_cast<std::size_t>(plays[i])];
      here += plays[i] == unknown_artist ? 1 : 0;
    }
    unknown += here;
  });
  return unknown;
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
  CorpusReport& report = out.report;
  Chosen chosen = choose_sequences(dataset, options, progress, report);
  if (chosen.size() == 0) {
    if (dataset.artists.size() == 1 && options.collapse_repeats) {
      throw Error(SEGUE_TEXT("All plays are of one artist, of which collapsing repeats leaves one a sequence"), {},
                  SEGUE_TEXT("Do not collapse repeats, and train same-artist pairs (collapse_repeats, same_artist_pairs)"));
    }
    throw Error({SEGUE_TEXT("None of the %1 sequences has %2 artists or more"),
                 {std::to_string(report.playlists_read + report.sessions_read), std::to_string(options.min_length)}},
                {}, SEGUE_TEXT("Lower the minimum length, or use more of the data"));
  }
  UserGroups users = group_by_user(chosen.users, progress);
  out.split = split_sequences(chosen, users, dataset, split_options, progress);
  std::vector<char> training = marked(out.split.train, chosen.size());
  note_users_and_times(report, chosen, users, training, dataset);

  progress.start(SEGUE_TEXT("Counting artists"), chosen.size(), SEGUE_TEXT("sequences"));
  const std::size_t artists = dataset.artists.size();
  Plays plays = count_plays(chosen.plays, training, artists, progress);
  for (std::size_t a = 0; a < artists; ++a) report.artists_seen += plays.training[a] + plays.held_out[a] != 0 ? 1 : 0;
  report.funnel.back().artists = report.artists_seen;
  if (heed_near_duplicates(chosen, out.split, plays, split_options, report, progress)) {
    users = group_by_user(chosen.users, progress);
    training = marked(out.split.train, chosen.size());
    progress.start(SEGUE_TEXT("Counting artists"), chosen.size(), SEGUE_TEXT("sequences"));
    plays = count_plays(chosen.plays, training, artists, progress);
  }
  if (split_options.drop_near_duplicates) {
    FunnelStep step = step_of(SEGUE_TEXT("Near-duplicates dropped"), chosen.sources);
    step.plays = chosen.plays.values.size();
    for (std::size_t a = 0; a < artists; ++a) step.artists += plays.training[a] + plays.held_out[a] != 0 ? 1 : 0;
    report.funnel.push_back(step);
  }

  progress.start(SEGUE_TEXT("Building the vocabulary"), 0);
  const std::uint64_t min_count = std::max<std::uint64_t>(options.min_count, 1);
  std::vector<char> known(artists, 0);
  bool any_rare = false;
  for (std::size_t a = 0; a < artists; ++a) {
    known[a] = plays.training[a] >= min_count ? 1 : 0;
    any_rare = any_rare || (known[a] == 0 && plays.training[a] != 0);
  }
  if (std::find(known.begin(), known.end(), 1) == known.end()) {
    throw Error({SEGUE_TEXT("No artist is heard %1 times in the training sequences"), {std::to_string(options.min_count)}}, {},
                SEGUE_TEXT("Lower the minimum count, or use more of the data"));
  }
  if (any_rare) leave_out_artists(chosen.plays, training, known, options.collapse_repeats, progress);
  const ArtistPlays counts =
      count_artists(users, artists, chosen.plays.values.size(), progress, TrainingSequences{chosen.plays, training});
  auto corpus = std::make_shared<Corpus>();
  corpus->vocabulary = vocabulary_of(dataset.artists, known, counts);
  for (const std::uint64_t n : corpus->vocabulary->counts) report.training_plays += n;
  report.artists_below_min_count = report.artists_seen - corpus->vocabulary->size();
  report.unknown_plays_held_out = renumber(chosen.plays.values.own(), *corpus->vocabulary, artists, progress);
  corpus->sequences = std::move(chosen.plays);
  corpus->sources = std::move(chosen.sources);
  corpus->users = std::move(chosen.users);
  corpus->rows = std::move(chosen.rows);
  note_parts(report, *corpus, out.split, min_count);
  progress.throw_if_cancelled();
  corpus->fingerprint = fingerprint(*corpus, out.split);
  out.corpus = std::move(corpus);
  return out;
}

}  // namespace segue::data
