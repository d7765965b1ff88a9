// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/corpus.h"

#include <QtTest>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "tests/readers/csv_folder.h"

using namespace segue::data;
using Lists2 = std::vector<std::vector<std::int32_t>>;
using Names = std::vector<std::string>;

namespace {

void add(Sequences& to, const std::vector<std::int32_t>& tracks, std::int64_t user) {
  to.tracks.values.append(tracks.begin(), tracks.end());
  to.tracks.offsets.push_back(to.tracks.values.size());
  to.users.push_back(user);
}

/// Artists a, b, c, …, each with the track of the same number; track `artists` is by a and b together.
Dataset dataset_of(std::int32_t artists, const Lists2& playlists, const Lists2& sessions = {}) {
  Dataset d;
  for (std::int32_t i = 0; i < artists; ++i) {
    d.artists.ids.push_back(100 + i);
    d.artists.names.emplace_back(1, static_cast<char>('a' + i));
    d.tracks.ids.push_back(i);
    d.tracks.authors.values.push_back(i);
    d.tracks.authors.offsets.push_back(d.tracks.authors.values.size());
  }
  d.tracks.ids.push_back(artists);
  for (const std::int32_t author : {0, 1}) d.tracks.authors.values.push_back(author);
  d.tracks.authors.offsets.push_back(d.tracks.authors.values.size());
  std::int64_t user = 0;
  for (const auto& tracks : playlists) add(d.playlists, tracks, user++);
  for (const auto& tracks : sessions) add(d.sessions, tracks, user++);
  return d;
}

PreparedCorpus prepare(const Dataset& d, const CorpusOptions& options = {}, SplitOptions split = {.test_share = 0}) {
  segue::Progress progress;
  return prepare_corpus(d, options, split, progress);
}

/// Sequences as strings of artist names; '?' for an unknown one.
Names spelled(const Corpus& corpus) {
  Names out;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    std::string word;
    for (const ArtistIndex a : corpus.sequences[i])
      word += a == unknown_artist ? "?" : corpus.vocabulary->names[static_cast<std::size_t>(a)];
    out.push_back(word);
  }
  return out;
}

Names spelled(const PreparedCorpus& p) { return spelled(*p.corpus); }

Lists2 many(std::size_t count) { return Lists2(count, {0, 1, 2}); }

std::string message_of(const Dataset& d, const CorpusOptions& options, const SplitOptions& split) {
  const auto error = CsvFolder::failure_of([&] { (void)prepare(d, options, split); });
  return error ? error->message().str() : "";
}

}  // namespace

class CorpusTest : public QObject {
  Q_OBJECT

 private slots:
  void tracks_become_artists_and_several_authors_follow_each_other() {
    const auto p = prepare(dataset_of(3, {{2, 3, 2}, {0, 1}}));
    QCOMPARE(spelled(p), (Names{"cabc", "ab"}));
    QCOMPARE(p.report.plays, std::uint64_t{6});
  }

  void repeats_collapse_unless_kept() {
    const Dataset d = dataset_of(3, {{0, 0, 1, 1, 1, 0}, {2, 2}});
    QCOMPARE(spelled(prepare(d)), (Names{"aba"}));
    QCOMPARE(prepare(d).report.too_short, std::uint64_t{1});
    QCOMPARE(spelled(prepare(d, {.collapse_repeats = false})), (Names{"aabbba", "cc"}));
  }

  void short_sequences_are_left_out_and_the_rest_know_where_they_come_from() {
    const auto p = prepare(dataset_of(4, {{0}, {0, 1, 2}, {}}, {{3, 2}, {1, 2, 3}}), {.min_length = 3});
    QCOMPARE(spelled(p), (Names{"abc", "bcd"}));
    QCOMPARE(p.report.too_short, std::uint64_t{3});
    QCOMPARE(p.report.playlists_read, std::uint64_t{3});
    QCOMPARE(p.report.playlists_used, std::uint64_t{1});
    QCOMPARE(p.report.sessions_used, std::uint64_t{1});
    QCOMPARE(p.corpus->rows, (std::vector<std::uint32_t>{1, 1}));
    QCOMPARE(p.corpus->users, (std::vector<std::int64_t>{1, 4}));
    QVERIFY(p.corpus->sources == (std::vector<Source>{Source::playlist, Source::session}));
  }

  void either_source_can_be_left_out() {
    const Dataset d = dataset_of(4, {{0, 1}}, {{2, 3}});
    QCOMPARE(spelled(prepare(d, {.playlists = false})), (Names{"cd"}));
    QCOMPARE(spelled(prepare(d, {.sessions = false})), (Names{"ab"}));
    QVERIFY(!message_of(d, {.playlists = false, .sessions = false}, {}).empty());
  }

  void the_vocabulary_is_sorted_by_plays_and_ties_by_catalogue() {
    const auto p = prepare(dataset_of(4, {{3, 1, 3}, {2, 3}, {1, 0}}));
    const Vocabulary& v = *p.corpus->vocabulary;
    QCOMPARE(v.names, (Names{"d", "b", "a", "c"}));
    QCOMPARE(v.counts, (std::vector<std::uint64_t>{3, 2, 1, 1}));
    QCOMPARE(v.artist_ids, (std::vector<std::int64_t>{103, 101, 100, 102}));
    QCOMPARE(v.catalogue, (std::vector<std::int32_t>{3, 1, 0, 2}));
    QCOMPARE(p.report.training_plays, std::uint64_t{7});
  }

  void listeners_are_distinct_users_or_sequences_where_they_are_unknown() {
    Dataset d = dataset_of(3, {{0, 1}, {0, 1}, {0, 2}, {0, 2}, {0, 1, 0}});
    d.playlists.users = {5, 5, -1, -1, 9};
    const Vocabulary v = *prepare(d).corpus->vocabulary;
    QCOMPARE(v.names, (Names{"a", "b", "c"}));
    QCOMPARE(v.counts, (std::vector<std::uint64_t>{6, 3, 2}));
    QCOMPARE(v.listeners, (std::vector<std::uint64_t>{4, 2, 2}));
  }

  void rare_artists_leave_training_sequences_which_collapse_again() {
    // c is heard once: "aca" becomes "a".
    const auto p = prepare(dataset_of(3, {{0, 2, 0}, {0, 1}, {1, 0}}), {.min_count = 2});
    QCOMPARE(spelled(p), (Names{"a", "ab", "ba"}));
    QCOMPARE(p.corpus->vocabulary->counts, (std::vector<std::uint64_t>{3, 2}));
    QCOMPARE(p.report.artists_seen, std::uint64_t{3});
    QCOMPARE(p.report.artists_below_min_count, std::uint64_t{1});
    QCOMPARE(p.report.training_plays, std::uint64_t{5});
    QCOMPARE(spelled(prepare(dataset_of(3, {{0, 2, 0}, {0, 1}, {1, 0}}), {.collapse_repeats = false, .min_count = 2})),
             (Names{"aa", "ab", "ba"}));
  }

  void unknown_artists_stay_as_such_in_held_out_sequences_alone() {
    // Every sequence has an artist of its own, which is unknown when that sequence is held out.
    Lists2 playlists;
    for (std::int32_t i = 0; i < 20; ++i) playlists.push_back({0, 2 + i, 1});
    const auto p = prepare(dataset_of(22, playlists), {}, {.test_share = 0.25, .validation_share = 0.1});
    QCOMPARE(p.split.test.size(), std::size_t{5});
    QCOMPARE(p.split.validation.size(), std::size_t{2});
    for (const auto i : p.split.test) QCOMPARE(spelled(p)[i], std::string("a?b"));
    for (const auto i : p.split.validation) QCOMPARE(spelled(p)[i], std::string("a?b"));
    for (const auto i : p.split.train) QVERIFY(spelled(p)[i].find('?') == std::string::npos);
    QCOMPARE(p.report.unknown_plays_held_out, std::uint64_t{7});
    QCOMPARE(p.corpus->vocabulary->size(), std::size_t{15});
  }

  void each_source_is_split_by_its_share_and_every_sequence_has_one_part() {
    const auto p = prepare(dataset_of(3, many(37), many(64)), {}, {.test_share = 0.1, .validation_share = 0.2});
    const auto of_source = [&](const std::vector<std::uint32_t>& part, Source source) {
      return std::count_if(part.begin(), part.end(), [&](auto i) { return p.corpus->sources[i] == source; });
    };
    QCOMPARE(of_source(p.split.test, Source::playlist), 4);        // 3.7
    QCOMPARE(of_source(p.split.validation, Source::playlist), 7);  // 7.4
    QCOMPARE(of_source(p.split.test, Source::session), 6);         // 6.4
    QCOMPARE(of_source(p.split.validation, Source::session), 13);  // 12.8
    std::vector<std::uint32_t> all;
    for (const auto* part : {&p.split.train, &p.split.validation, &p.split.test}) {
      QVERIFY(std::is_sorted(part->begin(), part->end()));
      all.insert(all.end(), part->begin(), part->end());
    }
    std::sort(all.begin(), all.end());
    std::vector<std::uint32_t> expected(101);
    std::iota(expected.begin(), expected.end(), 0U);
    QCOMPARE(all, expected);
  }

  void counts_replace_the_share() {
    const auto p = prepare(dataset_of(3, many(30), many(40)), {}, {.test_share = 0.5, .test_playlists = 7, .test_sessions = 11});
    QCOMPARE(p.split.test.size(), std::size_t{18});
    QCOMPARE(std::count_if(p.split.test.begin(), p.split.test.end(), [](auto i) { return i < 30; }), 7);
  }

  void splits_follow_their_seed() {
    const Dataset d = dataset_of(3, many(50), many(50));
    const auto a = prepare(d, {}, {.seed = 1});
    const auto again = prepare(d, {}, {.seed = 1});
    const auto b = prepare(d, {}, {.seed = 2});
    QCOMPARE(a.split.test, again.split.test);
    QCOMPARE(a.corpus->fingerprint, again.corpus->fingerprint);
    QVERIFY(a.split.test != b.split.test);
    QVERIFY(a.corpus->fingerprint != b.corpus->fingerprint);
    // Holding out validation sequences too leaves the test set as it was.
    QCOMPARE(prepare(d, {}, {.validation_share = 0.3, .seed = 1}).split.test, a.split.test);
  }

  void every_sequence_is_held_out_equally_often() {
    const Dataset d = dataset_of(3, many(5));
    std::vector<double> held(5, 0);
    for (std::uint64_t seed = 0; seed < 2000; ++seed)
      ++held[prepare(d, {}, {.test_playlists = 1, .seed = seed}).split.test.at(0)];
    double chi = 0;
    for (const double n : held) chi += (n - 400) * (n - 400) / 400;
    QVERIFY2(chi < 18.5, qPrintable(QString::number(chi)));  // 4 degrees of freedom, p = 0.001
  }

  void holding_out_too_much_is_refused() {
    const Dataset d = dataset_of(3, many(10), many(10));
    QCOMPARE(message_of(d, {}, {.test_playlists = 11}), std::string("11 playlists are to be held out, but only 10 can be used"));
    QCOMPARE(message_of(d, {}, {.validation_share = 0.5, .test_sessions = 6}),
             std::string("11 sessions are to be held out, but only 10 can be used"));
    QCOMPARE(message_of(d, {}, {.test_playlists = 10, .test_sessions = 10}),
             std::string("All 20 sequences are held out; none is left to train on"));
    QCOMPARE(prepare(d, {}, {.test_playlists = 10, .test_sessions = 1}).split.train.size(), std::size_t{9});
  }

  void nothing_to_train_on_is_refused() {
    QVERIFY(message_of(dataset_of(3, {{0}, {1}}), {}, {}).starts_with("None of the 2 sequences has 2 artists or more"));
    QVERIFY(message_of(dataset_of(3, {{0, 1}}), {.min_count = 2}, {.test_share = 0}).starts_with("No artist is heard 2 times"));
  }

  void sessions_are_sampled_exactly_among_those_long_enough() {
    Lists2 sessions = many(60);
    for (std::size_t i = 0; i < sessions.size(); i += 3) sessions[i] = {0};
    const Dataset d = dataset_of(3, many(2), sessions);
    const auto p = prepare(d, {.session_sample = 15});
    QCOMPARE(p.report.sessions_used, std::uint64_t{15});
    QCOMPARE(p.report.not_sampled, std::uint64_t{25});
    QCOMPARE(p.report.too_short, std::uint64_t{20});
    QVERIFY(std::is_sorted(p.corpus->rows.begin() + 2, p.corpus->rows.end()));
    QVERIFY(p.corpus->rows == prepare(d, {.session_sample = 15}).corpus->rows);
    QVERIFY(p.corpus->rows != prepare(d, {.session_sample = 15, .seed = 41}).corpus->rows);
    QCOMPARE(prepare(d, {.session_sample = 1000}).report.sessions_used, std::uint64_t{40});
  }

  void cancelling_ends_the_preparation() {
    segue::Progress progress;
    progress.cancel();
    const Dataset d = dataset_of(3, many(10));
    QVERIFY_EXCEPTION_THROWN((void)prepare_corpus(d, {}, {}, progress), segue::Cancelled);
  }

  void lengths_are_counted() {
    const Dataset d = dataset_of(3, {{}, {0, 1}, {0, 1}, {0}, {0, 1, 2, 0, 1}, {2}});
    const auto s = length_statistics(d.playlists);
    QCOMPARE(s.counts, (std::vector<std::uint64_t>{1, 2, 2, 0, 0, 1}));
    QCOMPARE(s.mode, std::uint64_t{1});
    QCOMPARE(s.median, std::uint64_t{1});  // of 0 1 1 2 2 5 the lower middle one
    QCOMPARE(s.max, std::uint64_t{5});
    QCOMPARE(s.mean, 11.0 / 6);
    QVERIFY(length_statistics(d.sessions).counts.empty());
  }

  void plays_and_listeners_of_the_catalogue_count_every_play() {
    Dataset d = dataset_of(4, {{0, 0, 4}, {1}}, {{0, 2}, {2}});
    d.playlists.users = {1, 2};
    d.sessions.users = {1, -1};
    const auto plays = artist_plays(d);
    QCOMPARE(plays.plays, (std::vector<std::uint64_t>{4, 2, 2, 0}));
    QCOMPARE(plays.listeners, (std::vector<std::uint64_t>{1, 2, 2, 0}));
  }

  // Counts taken with Python's csv and ast modules.
  void real_data_are_prepared_in_full() {
    const std::filesystem::path folder = std::filesystem::path(SEGUE_SHARED_DATA) / "yes_small";
    if (!std::filesystem::exists(folder)) QSKIP("the data set yes_small is not here");
    segue::Progress progress;
    const Dataset d = read_csv_set(find_csv_set(folder), {}, progress);
    const auto p = prepare_corpus(d, {}, {.test_share = 0.1, .validation_share = 0.05}, progress);
    QCOMPARE(p.report.playlists_used, std::uint64_t{12898});
    QCOMPARE(p.report.sessions_used, std::uint64_t{12760});
    QCOMPARE(p.report.too_short, std::uint64_t{15822});
    QCOMPARE(p.report.plays, std::uint64_t{185258});
    QCOMPARE(p.split.test.size(), std::size_t{1290 + 1276});
    QCOMPARE(p.split.validation.size(), std::size_t{645 + 638});

    // The training counts again, the long way round.
    std::map<std::int64_t, std::uint64_t> counts;
    std::map<std::int64_t, std::set<std::int64_t>> listeners;
    for (const auto i : p.split.train) {
      const Sequences& from = p.corpus->sources[i] == Source::playlist ? d.playlists : d.sessions;
      std::int32_t last = -1;
      for (const auto track : from.tracks[p.corpus->rows[i]]) {
        for (const auto artist : d.tracks.authors[static_cast<std::size_t>(track)]) {
          const auto id = d.artists.ids[static_cast<std::size_t>(artist)];
          if (artist != last) ++counts[id];
          listeners[id].insert(from.users[p.corpus->rows[i]]);
          last = artist;
        }
      }
    }
    const Vocabulary& v = *p.corpus->vocabulary;
    QCOMPARE(v.size(), counts.size());
    for (std::size_t a = 0; a < v.size(); ++a) {
      QCOMPARE(v.counts[a], counts[v.artist_ids[a]]);
      QCOMPARE(v.listeners[a], static_cast<std::uint64_t>(listeners[v.artist_ids[a]].size()));
      QVERIFY(a == 0 || v.counts[a - 1] >= v.counts[a]);
    }
  }
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpus_test.moc"
