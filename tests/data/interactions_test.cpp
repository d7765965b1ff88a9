// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/interactions.h"

#include <QtTest>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "tests/data/small_world.h"

using namespace segue::data;

namespace {

using Cells = std::map<std::pair<std::int64_t, ArtistIndex>, std::uint64_t>;
constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();

/// The cells of a table, each once and in order; nothing where the table is not as its header says.
Cells cells_of(const UserArtists& table) {
  Cells out;
  if (table.artists.size() != table.users.size() || table.counts.size() != table.artists.values.size()) return {};
  std::size_t cell = 0;
  for (std::size_t u = 0; u < table.users.size(); ++u) {
    if (u > 0 && table.users[u - 1] >= table.users[u]) return {};
    const auto artists = table.artists[u];
    if (artists.empty()) return {};
    for (std::size_t i = 0; i < artists.size(); ++i) {
      if (i > 0 && artists[i - 1] >= artists[i]) return {};
      out[{table.users[u], artists[i]}] = table.counts[cell++];
    }
  }
  return out;
}

Cells summed(const std::vector<UserArtist>& pairs) {
  Cells out;
  for (const auto& p : pairs) {
    if (p.user < 0 || p.count == 0) continue;
    std::uint64_t& sum = out[{p.user, p.artist}];
    sum = std::min(most, sum + p.count);
  }
  return out;
}

Cells played(const Dataset& d, const Sequences& sequences) {
  std::vector<UserArtist> pairs;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    for (const auto track : sequences.tracks[i]) {
      for (const auto artist : d.tracks.authors[static_cast<std::size_t>(track)]) pairs.push_back({sequences.users[i], artist});
    }
  }
  return summed(pairs);
}

UserArtists table_of(std::vector<UserArtist> pairs) { return gather(std::move(pairs), segue::Progress()); }

}  // namespace

class InteractionsTest : public QObject {
  Q_OBJECT

 private slots:
  void pairs_in_any_order_become_rows_of_users() {
    const UserArtists t = table_of({{9, 2}, {4, 1}, {9, 0, 5}, {-1, 3}, {9, 2, 2}, {4, 1, 3}});
    QCOMPARE(t.users, (std::vector<std::int64_t>{4, 9}));
    QVERIFY(t.artists.offsets == (segue::Array<std::uint64_t>{0, 1, 3}));
    QVERIFY(t.artists.values == (segue::Array<ArtistIndex>{1, 0, 2}));
    QVERIFY(t.counts == (segue::Array<std::uint32_t>{4, 5, 3}));
    QVERIFY(table_of({}).empty());
    QVERIFY(table_of({{-1, 3}, {-7, 2}}).empty());
  }

  void counts_saturate() {
    const auto top = static_cast<std::uint32_t>(most);
    const UserArtists t =
        table_of({{1, 0, top - 1}, {1, 0, 1}, {1, 1, top}, {1, 1, 1}, {1, 2, top / 2 + 1}, {1, 2, top / 2 + 5}});
    QVERIFY(t.counts == (segue::Array<std::uint32_t>{top, top, top}));
  }

  void users_far_apart_are_gathered_like_neighbours_data() {
    QTest::addColumn<qint64>("step");
    QTest::newRow("close together") << qint64{1};
    QTest::newRow("far apart") << (std::numeric_limits<qint64>::max() / 5000);
  }
  void users_far_apart_are_gathered_like_neighbours() {
    QFETCH(qint64, step);
    segue::Random random(5);
    std::vector<UserArtist> pairs;
    for (int i = 0; i < 150'000; ++i) {
      pairs.push_back({static_cast<std::int64_t>(random.below(4000)) * step - (random.below(50) == 0 ? step * 5000 : 0),
                       static_cast<ArtistIndex>(random.below(40)), static_cast<std::uint32_t>(random.below(4))});
    }
    const Cells want = summed(pairs);
    QVERIFY(cells_of(table_of(pairs)) == want);
    std::reverse(pairs.begin(), pairs.end());
    QVERIFY(cells_of(table_of(pairs)) == want);
  }

  void plays_are_counted_in_the_sessions_of_known_users() {
    const Dataset d = dataset_of(SmallWorld{.users = 200, .seed = 3});
    const Cells got = cells_of(user_artist_plays(d, segue::Progress()));
    QVERIFY(!got.empty());
    QVERIFY(got == played(d, d.sessions));
  }

  void playlists_count_where_no_session_has_a_user() {
    Dataset d = dataset_of(SmallWorld{});
    d.sessions.users.assign(d.sessions.size(), -1);
    QVERIFY(cells_of(user_artist_plays(d, segue::Progress())) == played(d, d.playlists));
    d.playlists.users.assign(d.playlists.size(), -1);
    QVERIFY(user_artist_plays(d, segue::Progress()).empty());
  }

  void plays_that_the_source_tells_apart_come_first() {
    Dataset d = dataset_of(SmallWorld{});
    d.plays = table_of({{5, 2, 8}});
    QVERIFY(cells_of(user_artist_plays(d, segue::Progress())) == (Cells{{{5, 2}, 8}}));
  }

  void holdings_are_what_is_there_and_known() {
    Dataset d;
    Holdings h = holdings(d);
    QVERIFY(!h.playlists && !h.sessions && !h.users && !h.times && !h.plays && !h.loves && !h.tags && !h.albums);
    d.sessions.tracks.offsets.push_back(0);
    d.sessions.users.push_back(-1);
    d.sessions.times.push_back(unknown_time);
    h = holdings(d);
    QVERIFY(h.sessions && !h.playlists && !h.users && !h.times);
    d.sessions.users.own()[0] = 0;
    d.sessions.times.own()[0] = 0;
    d.tags.names.emplace_back("rock");
    d.loves = table_of({{1, 1}});
    h = holdings(d);
    QVERIFY(h.users && h.times && h.tags && h.loves && !h.albums && !h.plays);
    QVERIFY(!holdings(dataset_of(SmallWorld{.sessions = 0})).sessions);
    Dataset counts_alone;
    counts_alone.plays = table_of({{1, 1}});
    QVERIFY(holdings(counts_alone).users && holdings(counts_alone).plays);
  }

  void cancelling_ends_the_counting() {
    segue::Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)gather({{1, 1}}, progress), segue::Cancelled);
    QVERIFY_EXCEPTION_THROWN((void)user_artist_plays(dataset_of(SmallWorld{}), progress), segue::Cancelled);
  }
};

QTEST_GUILESS_MAIN(InteractionsTest)
#include "interactions_test.moc"
