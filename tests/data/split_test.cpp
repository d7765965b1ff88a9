// SPDX-License-Identifier: GPL-3.0-or-later
// What is held out by user and by time, what the funnel says, and what near-duplicates do to a corpus.
#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#ifdef __linux__
#include <sched.h>
#endif

#include "core/data/corpus.h"
#include "core/readers/csv_set.h"
#include "tests/data/small_world.h"

using namespace segue::data;
using Indices = std::vector<std::uint32_t>;

namespace {

PreparedCorpus prepare(const Dataset& d, const CorpusOptions& options, const SplitOptions& split) {
  segue::Progress progress;
  return prepare_corpus(d, options, split, progress);
}

std::string message_of(const Dataset& d, const CorpusOptions& options, const SplitOptions& split) {
  try {
    (void)prepare(d, options, split);
  } catch (const segue::Error& error) {
    return error.remedy().empty() ? "no remedy" : error.message().str();
  }
  return "";
}

std::set<std::int64_t> users_of(const PreparedCorpus& p, const Indices& part) {
  std::set<std::int64_t> out;
  for (const auto i : part) {
    if (p.corpus->users[i] >= 0) out.insert(p.corpus->users[i]);
  }
  return out;
}

bool disjoint(const std::set<std::int64_t>& a, const std::set<std::int64_t>& b) {
  return std::none_of(a.begin(), a.end(), [&](std::int64_t user) { return b.contains(user); });
}

std::ptrdiff_t number_of(const PreparedCorpus& p, const Indices& part, Source source) {
  return std::count_if(part.begin(), part.end(), [&](auto i) { return p.corpus->sources[i] == source; });
}

std::int64_t time_of(const Dataset& d, const PreparedCorpus& p, std::uint32_t i) {
  return (p.corpus->sources[i] == Source::playlist ? d.playlists : d.sessions).times[p.corpus->rows[i]];
}

bool same(const PreparedCorpus& a, const PreparedCorpus& b) {
  return a.corpus->fingerprint == b.corpus->fingerprint && a.split.test == b.split.test &&
         a.split.validation == b.split.validation && a.corpus->vocabulary->listeners == b.corpus->vocabulary->listeners &&
         a.report.held_out_near_duplicates == b.report.held_out_near_duplicates &&
         a.report.near_duplicates_dropped == b.report.near_duplicates_dropped;
}

/// n sequences of two artists by each user in turn.
Dataset by_users(const std::vector<std::pair<std::int64_t, int>>& users,
                 const std::vector<std::pair<std::int64_t, int>>& sessions) {
  Dataset d = dataset_of(SmallWorld{.playlists = 0, .sessions = 0});
  d.tracks.authors = {};
  for (ArtistIndex t = 0; t < 90; ++t) {
    d.tracks.authors.values.push_back(t % 30);
    d.tracks.authors.offsets.push_back(d.tracks.authors.values.size());
  }
  const auto fill = [](Sequences& to, const auto& counts) {
    for (const auto& [user, count] : counts) {
      for (int n = 0; n < count; ++n) {
        for (const std::int32_t track : {0, 1}) to.tracks.values.push_back(track);
        to.tracks.offsets.push_back(to.tracks.values.size());
        to.users.push_back(user);
      }
    }
  };
  fill(d.playlists, users);
  fill(d.sessions, sessions);
  return d;
}

/// Plays (collapsed) and distinct artists of sequences, straight from the data set.
struct Contents {
  std::uint64_t playlists = 0, sessions = 0, plays = 0, artists = 0;
  bool operator==(const Contents&) const = default;
};
Contents contents_of(const FunnelStep& step) { return {step.playlists, step.sessions, step.plays, step.artists}; }

std::vector<ArtistIndex> artists_of(const Dataset& d, const Sequences& from, std::size_t row, bool collapse) {
  std::vector<ArtistIndex> out;
  for (const auto track : from.tracks[row]) {
    for (const auto artist : d.tracks.authors[static_cast<std::size_t>(track)]) {
      if (!collapse || out.empty() || out.back() != artist) out.push_back(artist);
    }
  }
  return out;
}

Contents contents(const Dataset& d, bool playlists, bool collapse, std::size_t min_length) {
  Contents out;
  std::set<ArtistIndex> artists;
  for (const Sequences* s : {&d.playlists, &d.sessions}) {
    if (s == &d.playlists && !playlists) continue;
    for (std::size_t i = 0; i < s->size(); ++i) {
      const auto list = artists_of(d, *s, i, collapse);
      if (list.size() < min_length) continue;
      ++(s == &d.playlists ? out.playlists : out.sessions);
      out.plays += list.size();
      artists.insert(list.begin(), list.end());
    }
  }
  out.artists = artists.size();
  return out;
}

const FunnelStep& step_of(const CorpusReport& report, std::string_view label) {
  for (const auto& step : report.funnel) {
    if (step.label == label) return step;
  }
  throw std::out_of_range("no step " + std::string(label));
}

std::filesystem::path yes_small() { return std::filesystem::path(SEGUE_SHARED_DATA) / "yes_small"; }

}  // namespace

class SplitTest : public QObject {
  Q_OBJECT

 private slots:
  void nobody_is_on_two_sides_when_users_are_held_out() {
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
      const Dataset d = dataset_of(SmallWorld{.playlists = 300, .sessions = 2000, .users = 150, .seed = seed});
      const auto p = prepare(d, {}, {.by = SplitBy::user, .test_share = 0.15, .validation_share = 0.1, .seed = seed});
      const auto train = users_of(p, p.split.train);
      const auto validation = users_of(p, p.split.validation);
      const auto test = users_of(p, p.split.test);
      QVERIFY(!train.empty() && !validation.empty() && !test.empty());
      QVERIFY(disjoint(train, validation) && disjoint(train, test) && disjoint(validation, test));
      QCOMPARE(p.report.users_on_both_sides, std::uint64_t{0});
      QCOMPARE(p.split.train.size() + p.split.validation.size() + p.split.test.size(), p.corpus->size());
      // Unknown users leave enough single sequences to meet the numbers exactly.
      for (const Source source : {Source::playlist, Source::session}) {
        const auto all = static_cast<double>(source == Source::playlist ? p.report.playlists_used : p.report.sessions_used);
        QCOMPARE(number_of(p, p.split.test, source), std::llround(0.15 * all));
        QCOMPARE(number_of(p, p.split.validation, source), std::llround(0.1 * all));
      }
    }
  }

  void users_on_both_sides_are_counted_when_sequences_are_held_out() {
    const Dataset d = dataset_of(SmallWorld{});
    const auto p = prepare(d, {}, {.test_share = 0.2, .validation_share = 0.1});
    Indices held_out = p.split.test;
    held_out.insert(held_out.end(), p.split.validation.begin(), p.split.validation.end());
    const auto there = users_of(p, held_out);
    const auto here = users_of(p, p.split.train);
    QCOMPARE(p.report.users_on_both_sides, static_cast<std::uint64_t>(std::count_if(
                                               here.begin(), here.end(), [&](auto user) { return there.contains(user); })));
    QVERIFY(p.report.users_on_both_sides > 0);
    QCOMPARE(p.report.without_user,
             static_cast<std::uint64_t>(std::count(p.corpus->users.begin(), p.corpus->users.end(), std::int64_t{-1})));
    QCOMPARE(p.report.users, static_cast<std::uint64_t>(std::set(p.corpus->users.begin(), p.corpus->users.end()).size() - 1));
  }

  void users_are_held_out_as_near_to_the_numbers_as_can_be() {
    // 20 sequences in lots of 4: 4 are as near to 5 as 20 % are to 25 %; 8 are nearest to 7.
    const Dataset d = by_users({{1, 4}, {2, 4}, {3, 4}, {4, 4}, {5, 4}}, {});
    QCOMPARE(prepare(d, {}, {.by = SplitBy::user, .test_playlists = 4}).split.test.size(), std::size_t{4});
    QCOMPARE(prepare(d, {}, {.by = SplitBy::user, .test_playlists = 5}).split.test.size(), std::size_t{4});
    QCOMPARE(prepare(d, {}, {.by = SplitBy::user, .test_playlists = 7}).split.test.size(), std::size_t{8});
    QVERIFY(prepare(d, {}, {.by = SplitBy::user, .test_share = 0}).split.test.empty());
    // A lot that is far too large is passed over, whatever the seed.
    const Dataset uneven = by_users({{1, 50}, {2, 1}, {3, 1}, {4, 1}, {5, 1}, {6, 1}}, {});
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      QCOMPARE(prepare(uneven, {}, {.by = SplitBy::user, .test_playlists = 5, .seed = seed}).split.test.size(), std::size_t{5});
    }
  }

  void both_sources_of_a_user_are_held_out_together() {
    // Everybody has one playlist and three sessions.
    std::vector<std::pair<std::int64_t, int>> one, three;
    for (std::int64_t user = 0; user < 40; ++user) {
      one.emplace_back(user, 1);
      three.emplace_back(user, 3);
    }
    const auto p = prepare(by_users(one, three), {}, {.by = SplitBy::user, .test_share = 0.25});
    QCOMPARE(number_of(p, p.split.test, Source::playlist), 10);
    QCOMPARE(number_of(p, p.split.test, Source::session), 30);
    QCOMPARE(users_of(p, p.split.test).size(), std::size_t{10});
  }

  void every_user_is_held_out_equally_often() {
    const Dataset d = by_users({{1, 3}, {2, 3}, {3, 3}, {4, 3}, {5, 3}}, {});
    std::map<std::int64_t, double> held;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
      const auto p = prepare(d, {}, {.by = SplitBy::user, .test_playlists = 3, .seed = seed});
      ++held[*users_of(p, p.split.test).begin()];
    }
    double chi = 0;
    for (const auto& [user, n] : held) chi += (n - 400) * (n - 400) / 400;
    QCOMPARE(held.size(), std::size_t{5});
    QVERIFY2(chi < 18.5, qPrintable(QString::number(chi)));  // 4 degrees of freedom, p = 0.001
  }

  void holding_out_users_follows_the_seed_and_not_the_validation_share() {
    const Dataset d = dataset_of(SmallWorld{.seed = 6});
    const SplitOptions options{.by = SplitBy::user, .seed = 1};
    SplitOptions other = options;
    other.seed = 2;
    QVERIFY(same(prepare(d, {}, options), prepare(d, {}, options)));
    QVERIFY(prepare(d, {}, options).split.test != prepare(d, {}, other).split.test);
    SplitOptions watched = options;
    watched.validation_share = 0.3;
    QVERIFY(prepare(d, {}, watched).split.test == prepare(d, {}, options).split.test);
  }

  void nobody_small_enough_to_hold_out_is_said() {
    QCOMPARE(message_of(by_users({{1, 10}}, {}), {}, {.by = SplitBy::user, .test_share = 0.2}),
             std::string("None of the 1 users has few enough sequences to be held out"));
    QCOMPARE(message_of(by_users({{1, 10}, {2, 3}}, {}), {}, {.by = SplitBy::user, .test_playlists = 14}),
             std::string("14 playlists are to be held out, but only 13 can be used"));
  }

  void the_latest_sequences_are_held_out_by_time() {
    const Dataset d = dataset_of(SmallWorld{.playlists = 200, .sessions = 900, .seed = 2});
    const auto p = prepare(d, {}, {.by = SplitBy::time, .test_share = 0.2, .validation_share = 0.15});
    std::uint64_t undated = 0;
    for (const Source source : {Source::playlist, Source::session}) {
      // Sequences by time, then by row; those without a time are in training.
      std::vector<std::tuple<std::int64_t, std::uint32_t, int>> order;
      const auto add = [&](const Indices& part, int number) {
        for (const auto i : part) {
          if (p.corpus->sources[i] != source) continue;
          const auto time = time_of(d, p, i);
          if (time != unknown_time) {
            order.emplace_back(time, p.corpus->rows[i], number);
          } else {
            QCOMPARE(number, 0);
            ++undated;
          }
        }
      };
      add(p.split.train, 0);
      add(p.split.validation, 1);
      add(p.split.test, 2);
      std::sort(order.begin(), order.end());
      QVERIFY(std::is_sorted(order.begin(), order.end(),
                             [](const auto& a, const auto& b) { return std::get<2>(a) < std::get<2>(b); }));
      const auto all = static_cast<double>(source == Source::playlist ? p.report.playlists_used : p.report.sessions_used);
      QCOMPARE(number_of(p, p.split.test, source), std::llround(0.2 * all));
      QCOMPARE(number_of(p, p.split.validation, source), std::llround(0.15 * all));
    }
    QVERIFY(undated > 0);
    QCOMPARE(p.report.without_time, undated);
    QVERIFY(p.report.first_time >= 1'400'000'000 && p.report.first_time < p.report.last_time);
    QVERIFY(p.report.last_time < 1'400'000'040);
  }

  void times_that_are_missing_are_said_with_a_remedy() {
    Dataset d = dataset_of(SmallWorld{});
    d.playlists.times = {};
    QCOMPARE(message_of(d, {}, {.by = SplitBy::time}), std::string("The playlists have no times to hold out by"));
    QVERIFY(!prepare(d, {.playlists = false}, {.by = SplitBy::time}).split.test.empty());
    QVERIFY(prepare(d, {}, {.by = SplitBy::time, .test_share = 0}).split.test.empty());
    d.sessions.times.assign(d.sessions.size(), unknown_time);
    d.sessions.times.own()[3] = 5;
    d.sessions.tracks = dataset_of(SmallWorld{.playlists = 0, .sessions = 200, .seed = 77}).sessions.tracks;
    const std::string message = message_of(d, {.playlists = false, .min_length = 0}, {.by = SplitBy::time, .test_sessions = 4});
    QCOMPARE(message, std::string("4 sessions are to be held out by time, but only 1 have one"));
  }

  void near_duplicates_go_before_artists_are_counted() {
    // Users 1 … 4 have the artists 0 and 1; whoever is held out, the others repeat it. Users 5 and 6 have artists of their own.
    Dataset d = by_users({{1, 1}, {2, 1}, {3, 1}, {4, 1}}, {});
    for (const std::int32_t first : {4, 8}) {
      for (int n = 0; n < 2; ++n) d.playlists.tracks.values.push_back(first + n);
      d.playlists.tracks.offsets.push_back(d.playlists.tracks.values.size());
      d.playlists.users.push_back(first);
    }
    d.playlists.times.assign(6, 10);
    d.playlists.times.own()[2] = 20;  // the third one is the test
    const SplitOptions by_time{.by = SplitBy::time, .test_playlists = 1};
    const auto kept = prepare(d, {}, by_time);
    QCOMPARE(kept.split.test, (Indices{2}));
    QCOMPARE(kept.report.held_out_near_duplicates, std::uint64_t{1});
    QCOMPARE(kept.report.near_duplicates_dropped, std::uint64_t{0});
    QCOMPARE(kept.corpus->vocabulary->size(), std::size_t{6});

    SplitOptions dropping = by_time;
    dropping.drop_near_duplicates = true;
    const auto p = prepare(d, {}, dropping);
    QCOMPARE(p.report.held_out_near_duplicates, std::uint64_t{1});
    QCOMPARE(p.report.near_duplicates_dropped, std::uint64_t{3});
    QCOMPARE(p.split.test, (Indices{0}));
    QCOMPARE(p.split.train, (Indices{1, 2}));
    QCOMPARE(p.corpus->rows, (std::vector<std::uint32_t>{2, 4, 5}));
    QCOMPARE(p.corpus->users, (std::vector<std::int64_t>{3, 4, 8}));
    QCOMPARE(p.corpus->vocabulary->artist_ids, (std::vector<std::int64_t>{7 * 4 + 3, 7 * 5 + 3, 7 * 8 + 3, 7 * 9 + 3}));
    QCOMPARE(p.report.unknown_plays_held_out, std::uint64_t{2});
    QCOMPARE(p.corpus->sequences[0][0], unknown_artist);
    QVERIFY(p.corpus->fingerprint != kept.corpus->fingerprint);
    dropping.near_duplicate = 0.5;
    QCOMPARE(message_of(by_users({{1, 4}}, {}), {}, dropping), std::string("The playlists have no times to hold out by"));
    dropping.by = SplitBy::sequence;
    QCOMPARE(message_of(by_users({{1, 4}}, {}), {}, dropping),
             std::string("All 3 training sequences nearly repeat a held-out one"));
  }

  void nothing_nearly_repeats_what_is_held_out_once_near_duplicates_are_dropped() {
    const Dataset d = dataset_of(SmallWorld{.sessions = 900, .seed = 9});
    for (const SplitBy by : {SplitBy::sequence, SplitBy::user, SplitBy::time}) {
      SplitOptions options{.by = by, .test_share = 0.2, .validation_share = 0.1, .near_duplicate = 0.6};
      const auto kept = prepare(d, {}, options);
      options.drop_near_duplicates = true;
      const auto p = prepare(d, {}, options);
      QVERIFY(p.report.near_duplicates_dropped > 0);
      QCOMPARE(p.report.held_out_near_duplicates, kept.report.held_out_near_duplicates);
      QCOMPARE(p.split.train.size() + p.report.near_duplicates_dropped, kept.split.train.size());
      QCOMPARE(p.corpus->size() + p.report.near_duplicates_dropped, kept.corpus->size());
      const auto set_of = [&](std::uint32_t i) {
        const Sequences& from = p.corpus->sources[i] == Source::playlist ? d.playlists : d.sessions;
        const auto list = artists_of(d, from, p.corpus->rows[i], true);
        return std::set<ArtistIndex>(list.begin(), list.end());
      };
      for (const auto* part : {&p.split.test, &p.split.validation}) {
        for (const auto h : *part) {
          const auto x = set_of(h);
          for (const auto t : p.split.train) {
            const auto y = set_of(t);
            std::set<ArtistIndex> all = x;
            all.insert(y.begin(), y.end());
            QVERIFY(static_cast<double>(x.size() + y.size() - all.size()) / static_cast<double>(all.size()) < 0.6);
          }
        }
      }
    }
  }

  void the_funnel_tells_what_each_choice_leaves() {
    const Dataset d = dataset_of(SmallWorld{.sessions = 900, .seed = 3});
    const auto p = prepare(d, {.playlists = false, .session_sample = 300, .min_length = 3, .min_count = 20},
                           {.test_share = 0.2, .validation_share = 0.1, .drop_near_duplicates = true});
    const CorpusReport& r = p.report;
    QCOMPARE(contents_of(step_of(r, "In the files")), contents(d, true, false, 0));
    QCOMPARE(contents_of(step_of(r, "In the sources chosen")), contents(d, false, false, 0));
    QCOMPARE(contents_of(step_of(r, "Repeats collapsed")), contents(d, false, true, 0));
    QCOMPARE(contents_of(step_of(r, "At least %1 artists long")), contents(d, false, true, 3));
    QCOMPARE(step_of(r, "At least %1 artists long").number, std::uint64_t{3});
    QCOMPARE(contents_of(step_of(r, "Sampled")), (Contents{0, 300, r.plays, r.artists_seen}));
    const auto left = contents_of(step_of(r, "Near-duplicates dropped"));
    QCOMPARE(left.sessions, 300 - r.near_duplicates_dropped);
    QVERIFY(r.near_duplicates_dropped > 0);
    Contents of_rows;
    std::set<ArtistIndex> artists;
    for (const auto row : p.corpus->rows) {
      const auto list = artists_of(d, d.sessions, row, true);
      of_rows.plays += list.size();
      artists.insert(list.begin(), list.end());
    }
    QCOMPARE(left.plays, of_rows.plays);
    QCOMPARE(left.artists, static_cast<std::uint64_t>(artists.size()));
  }

  void the_parts_add_up_to_what_has_a_vector() {
    const Dataset d = dataset_of(SmallWorld{.sessions = 900, .seed = 4});
    for (const std::uint64_t min_count : {0, 1, 40}) {
      const auto p = prepare(d, {.min_count = min_count}, {.test_share = 0.2, .validation_share = 0.1});
      const CorpusReport& r = p.report;
      QVERIFY(r.funnel.size() >= 8);
      const FunnelStep& vocabulary = step_of(r, "Artists with at least %1 training plays");
      const FunnelStep& test = step_of(r, "Held out: test");
      const FunnelStep& validation = step_of(r, "Held out: validation");
      const FunnelStep& training = step_of(r, "Training");
      QCOMPARE(test.playlists + validation.playlists + training.playlists, vocabulary.playlists);
      QCOMPARE(test.sessions + validation.sessions + training.sessions, vocabulary.sessions);
      QCOMPARE(test.plays + validation.plays + training.plays, vocabulary.plays);
      QCOMPARE(test.playlists + test.sessions, static_cast<std::uint64_t>(p.split.test.size()));
      QCOMPARE(validation.playlists + validation.sessions, static_cast<std::uint64_t>(p.split.validation.size()));
      QCOMPARE(training.plays, r.training_plays);
      QCOMPARE(vocabulary.artists, static_cast<std::uint64_t>(p.corpus->vocabulary->size()));
      for (const auto& [part, step] :
           {std::pair{&p.split.test, &test}, {&p.split.validation, &validation}, {&p.split.train, &training}}) {
        std::uint64_t plays = 0;
        std::set<ArtistIndex> artists;
        for (const auto i : *part) {
          for (const auto a : p.corpus->sequences[i]) {
            if (a == unknown_artist) continue;
            ++plays;
            artists.insert(a);
          }
        }
        QCOMPARE(step->plays, plays);
        QCOMPARE(step->artists, static_cast<std::uint64_t>(artists.size()));
      }
      QCOMPARE(r.unknown_plays_held_out + vocabulary.plays, static_cast<std::uint64_t>(p.corpus->sequences.values.size()));
    }
  }

  void steps_that_are_not_asked_for_are_not_there() {
    const Dataset d = dataset_of(SmallWorld{});
    const auto p = prepare(d, {.collapse_repeats = false}, {});
    for (const auto& step : p.report.funnel) {
      QVERIFY(std::string_view(step.label) != "Repeats collapsed" && std::string_view(step.label) != "Near-duplicates dropped");
    }
    QCOMPARE(p.report.near_duplicates_dropped, std::uint64_t{0});
    const auto nothing = prepare(d, {}, {.test_share = 0});
    QCOMPARE(nothing.report.held_out_near_duplicates, std::uint64_t{0});
  }

  void one_thread_or_many_prepare_the_same_corpus() {
#ifdef __linux__
    const Dataset d = dataset_of(SmallWorld{.artists = 300, .tracks = 900, .playlists = 2000, .sessions = 20'000, .users = 500});
    std::vector<PreparedCorpus> many, one;
    const auto prepare_all = [&](std::vector<PreparedCorpus>& out) {
      for (const SplitBy by : {SplitBy::sequence, SplitBy::user, SplitBy::time}) {
        out.push_back(prepare(d, {.min_count = 300},
                              {.by = by, .validation_share = 0.1, .drop_near_duplicates = true, .near_duplicate = 0.7}));
      }
    };
    prepare_all(many);
    cpu_set_t all;
    QCOMPARE(sched_getaffinity(0, sizeof(all), &all), 0);
    cpu_set_t single;
    CPU_ZERO(&single);
    int cpu = 0;
    while (!CPU_ISSET(cpu, &all)) ++cpu;
    CPU_SET(cpu, &single);
    QCOMPARE(sched_setaffinity(0, sizeof(single), &single), 0);
    prepare_all(one);
    sched_setaffinity(0, sizeof(all), &all);
    for (std::size_t i = 0; i < many.size(); ++i) QVERIFY(same(many[i], one[i]));
    QVERIFY(many[0].report.near_duplicates_dropped > 0);
#else
    QSKIP("the number of cores cannot be limited here");
#endif
  }

  void real_data_are_split_by_user() {
    if (!std::filesystem::exists(yes_small())) QSKIP("the data set yes_small is not here");
    segue::Progress progress;
    const Dataset d = read_csv_set(find_csv_set(yes_small()), {}, progress);
    const auto p = prepare_corpus(d, {}, {.by = SplitBy::user, .validation_share = 0.05, .drop_near_duplicates = true}, progress);
    const auto train = users_of(p, p.split.train);
    const auto validation = users_of(p, p.split.validation);
    const auto test = users_of(p, p.split.test);
    QVERIFY(disjoint(train, validation) && disjoint(train, test) && disjoint(validation, test));
    QCOMPARE(number_of(p, p.split.test, Source::playlist), 1290);
    QCOMPARE(number_of(p, p.split.test, Source::session), 1276);
    const FunnelStep& files = step_of(p.report, "In the files");
    QCOMPARE(contents_of(files), contents(d, true, false, 0));
    QCOMPARE(contents_of(step_of(p.report, "At least %1 artists long")), contents(d, true, true, 2));
    QVERIFY(std::is_sorted(p.report.funnel.begin(), p.report.funnel.end() - 3,
                           [](const FunnelStep& a, const FunnelStep& b) { return a.plays > b.plays; }));
  }
};

QTEST_GUILESS_MAIN(SplitTest)
#include "split_test.moc"
