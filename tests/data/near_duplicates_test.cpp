// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/near_duplicates.h"

#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>
#include <vector>

#include "core/data/corpus.h"
#include "core/readers/csv_set.h"
#include "tests/data/small_world.h"

using namespace segue::data;
using Indices = std::vector<std::uint32_t>;
using Marks = std::vector<char>;

namespace {

/// Two lists of sequences, and how often each artist is in them.
struct Sides {
  Lists<ArtistIndex> plays;
  Indices held_out, training;
  std::vector<std::uint64_t> counts;
};

Sides sides_of(const std::vector<std::vector<ArtistIndex>>& held_out, const std::vector<std::vector<ArtistIndex>>& training,
               std::size_t artists = 30) {
  Sides out;
  out.counts.assign(artists, 0);
  for (const auto* lists : {&held_out, &training}) {
    for (const auto& list : *lists) {
      (lists == &held_out ? out.held_out : out.training).push_back(static_cast<std::uint32_t>(out.plays.size()));
      out.plays.values.append(list.begin(), list.end());
      out.plays.offsets.push_back(out.plays.values.size());
      for (const auto a : list) ++out.counts[static_cast<std::size_t>(a)];
    }
  }
  return out;
}

NearDuplicates found(const Sides& s, double threshold, bool mark_training = true) {
  segue::Progress progress;
  return near_duplicates(s.plays, s.held_out, s.training, s.counts, threshold, mark_training, progress);
}

/// All against all.
NearDuplicates the_long_way(const Sides& s, double threshold) {
  NearDuplicates out{Marks(s.held_out.size(), 0), Marks(s.training.size(), 0)};
  std::vector<std::set<ArtistIndex>> sets;
  for (std::size_t i = 0; i < s.plays.size(); ++i) sets.emplace_back(s.plays[i].begin(), s.plays[i].end());
  for (std::size_t h = 0; h < s.held_out.size(); ++h) {
    for (std::size_t t = 0; t < s.training.size(); ++t) {
      const auto& x = sets[s.held_out[h]];
      const auto& y = sets[s.training[t]];
      const auto shared = std::count_if(x.begin(), x.end(), [&](ArtistIndex a) { return y.contains(a); });
      const auto all = static_cast<std::ptrdiff_t>(x.size() + y.size()) - shared;
      if (all == 0 || static_cast<double>(shared) / static_cast<double>(all) < threshold) continue;
      out.held_out[h] = out.training[t] = 1;
    }
  }
  return out;
}

Sides random_sides(std::uint64_t seed, std::size_t longest, std::size_t artists) {
  segue::Random random(seed);
  std::vector<std::vector<ArtistIndex>> held_out, training;
  for (int i = 0; i < 700; ++i) {
    std::vector<ArtistIndex> list;
    const std::size_t length = random.below(longest + 1);
    auto& side = random.below(4) == 0 ? held_out : training;
    if (random.below(3) == 0 && !held_out.empty()) {  // as another one, but for a play or two
      list = held_out[random.below(held_out.size())];
      for (std::uint64_t n = random.below(3); n > 0 && !list.empty(); --n) {
        list[random.below(list.size())] = static_cast<ArtistIndex>(random.below(artists));
      }
    } else {
      for (std::size_t n = 0; n < length; ++n) {
        list.push_back(static_cast<ArtistIndex>(random.below(1 + random.below(artists))));  // the first ones most often
      }
    }
    side.push_back(std::move(list));
  }
  return sides_of(held_out, training, artists);
}

}  // namespace

class NearDuplicatesTest : public QObject {
  Q_OBJECT

 private slots:
  void overlap_is_of_sets_whatever_order_and_repeats() {
    const Sides s = sides_of({{1, 2, 3, 4, 1}, {5, 6}, {7}}, {{4, 3, 2, 1}, {6, 5, 6}, {1, 7}, {9, 8}});
    const NearDuplicates got = found(s, 1.0);
    QCOMPARE(got.held_out, (Marks{1, 1, 0}));
    QCOMPARE(got.training, (Marks{1, 1, 0, 0}));
    QCOMPARE(found(s, 0.5).held_out, (Marks{1, 1, 1}));  // {7} and {1, 7}: exactly a half
    QCOMPARE(found(s, 0.5).training, (Marks{1, 1, 1, 0}));
  }

  void the_threshold_itself_is_near_enough() {
    // Four of five, and one less.
    const Sides s = sides_of({{1, 2, 3, 4, 5}, {11, 12, 13, 14, 15}}, {{1, 2, 3, 4}, {11, 12, 13, 14, 16}});
    QCOMPARE(found(s, 0.8).held_out, (Marks{1, 0}));
    QCOMPARE(found(s, 0.81).held_out, (Marks{0, 0}));
    // n of n + 1 … n of 2n, each at the decimal nearest to its overlap.
    for (ArtistIndex all = 1; all <= 20; ++all) {
      for (ArtistIndex shared = (all + 1) / 2; shared <= all; ++shared) {
        std::vector<ArtistIndex> x(static_cast<std::size_t>(all)), y(static_cast<std::size_t>(shared));
        std::iota(x.begin(), x.end(), 0);
        std::iota(y.begin(), y.end(), 0);
        const double overlap = static_cast<double>(shared) / static_cast<double>(all);
        QCOMPARE(found(sides_of({x}, {y}), overlap).held_out, (Marks{1}));
        if (shared < all) QCOMPARE(found(sides_of({x}, {y}), overlap + 1e-6).held_out, (Marks{0}));
      }
    }
  }

  void empty_sequences_repeat_nothing() {
    const NearDuplicates got = found(sides_of({{}, {1}}, {{}, {2}}), 0.5);
    QCOMPARE(got.held_out, (Marks{0, 0}));
    QCOMPARE(got.training, (Marks{0, 0}));
    QCOMPARE(found(sides_of({{}}, {{1}}), 0.5).held_out, (Marks{0}));
    QCOMPARE(found(sides_of({}, {{1}}), 0.5).training, (Marks{0}));
    QCOMPARE(found(sides_of({{1}}, {}), 0.5).held_out, (Marks{0}));
  }

  void the_same_are_found_as_by_comparing_all_with_all_data() {
    QTest::addColumn<int>("longest");
    QTest::addColumn<int>("artists");
    QTest::newRow("short, few artists") << 4 << 8;
    QTest::newRow("of all lengths") << 12 << 25;
    QTest::newRow("long") << 60 << 90;
  }
  void the_same_are_found_as_by_comparing_all_with_all() {
    QFETCH(int, longest);
    QFETCH(int, artists);
    for (const std::uint64_t seed : {1, 2}) {
      const Sides s = random_sides(seed, static_cast<std::size_t>(longest), static_cast<std::size_t>(artists));
      for (const double threshold : {0.5, 0.6, 2.0 / 3, 0.75, 0.8, 0.9, 1.0}) {
        const NearDuplicates want = the_long_way(s, threshold);
        QVERIFY(std::count(want.held_out.begin(), want.held_out.end(), 1) > 0);
        const NearDuplicates got = found(s, threshold);
        QCOMPARE(got.held_out, want.held_out);
        QCOMPARE(got.training, want.training);
        QCOMPARE(found(s, threshold, false).held_out, want.held_out);
        QVERIFY(found(s, threshold, false).training.empty());
      }
    }
  }

  void cancelling_ends_the_search() {
    segue::Progress progress;
    progress.cancel();
    const Sides s = random_sides(1, 5, 20);
    QVERIFY_EXCEPTION_THROWN((void)near_duplicates(s.plays, s.held_out, s.training, s.counts, 0.8, true, progress),
                             segue::Cancelled);
  }

  void real_sequences_are_compared_in_full() {
    const std::filesystem::path folder = std::filesystem::path(SEGUE_SHARED_DATA) / "yes_small";
    if (!std::filesystem::exists(folder)) QSKIP("the data set yes_small is not here");
    segue::Progress progress;
    const Dataset d = read_csv_set(find_csv_set(folder), {}, progress);
    // The sessions alone: few enough for all against all.
    const CorpusOptions options{.playlists = false, .session_sample = 3000};
    const auto p = prepare_corpus(d, options, {.validation_share = 0.1}, progress);
    const auto artists_of = [&](const Indices& part, auto& lists) {
      for (const auto i : part) {
        lists.emplace_back();
        for (const auto track : d.sessions.tracks[p.corpus->rows[i]]) {
          for (const auto artist : d.tracks.authors[static_cast<std::size_t>(track)]) lists.back().push_back(artist);
        }
      }
    };
    std::vector<std::vector<ArtistIndex>> held_out, training;
    artists_of(p.split.test, held_out);
    artists_of(p.split.validation, held_out);
    artists_of(p.split.train, training);
    const Sides s = sides_of(held_out, training, d.artists.size());
    const NearDuplicates want = the_long_way(s, 0.8);
    const auto count = static_cast<std::uint64_t>(std::count(want.held_out.begin(), want.held_out.end(), 1));
    QVERIFY(count > 0);
    QCOMPARE(p.report.held_out_near_duplicates, count);
    const auto dropped = prepare_corpus(d, options, {.validation_share = 0.1, .drop_near_duplicates = true}, progress);
    QCOMPARE(dropped.report.near_duplicates_dropped,
             static_cast<std::uint64_t>(std::count(want.training.begin(), want.training.end(), 1)));
  }
};

QTEST_GUILESS_MAIN(NearDuplicatesTest)
#include "near_duplicates_test.moc"
