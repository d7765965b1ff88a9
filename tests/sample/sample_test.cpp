// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"

#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/readers/csv_set.h"
#include "core/sample/world.h"

using namespace segue;
using namespace segue::data;
namespace fs = std::filesystem;

namespace {

SampleOptions small() {
  SampleOptions options;
  options.artists = 300;
  options.playlists = 400;
  options.sessions = 5000;  // more than one block of rows
  options.genres = 9;
  return options;
}

QStringList lines_of(const fs::path& file) {
  QStringList lines = QString::fromStdString(read_file(file)).split('\n');
  if (lines.back().isEmpty()) lines.removeLast();
  return lines;
}

Dataset read_back(const fs::path& folder) {
  Progress progress;
  return read_csv_set(find_csv_set(folder), {}, progress);
}

/// Artist sequences with repeats in a row collapsed; the first author stands for a track.
std::vector<std::vector<ArtistIndex>> artist_walks(const Dataset& dataset) {
  std::vector<std::vector<ArtistIndex>> walks;
  for (const Sequences* sequences : {&dataset.playlists, &dataset.sessions}) {
    for (std::size_t i = 0; i < sequences->size(); ++i) {
      std::vector<ArtistIndex> walk;
      for (const std::int32_t track : sequences->tracks[i]) {
        const ArtistIndex artist = dataset.tracks.authors[static_cast<std::size_t>(track)][0];
        if (walk.empty() || walk.back() != artist) walk.push_back(artist);
      }
      walks.push_back(std::move(walk));
    }
  }
  return walks;
}

using Counts = std::map<ArtistIndex, int>;

/// Whether `target` is among the ten highest counts.
bool among_ten_best(const Counts& counts, ArtistIndex target) {
  const auto found = counts.find(target);
  if (found == counts.end()) return false;
  int before = 0;
  for (const auto& [artist, count] : counts)
    before += count > found->second || (count == found->second && artist < target) ? 1 : 0;
  return before < 10;
}

struct HitRates {
  double followers = 0;     ///< counting who came after the artist
  double predecessors = 0;  ///< counting who came before it
  double popularity = 0;
};

/// Counts on even sequences, judges on odd ones.
HitRates hit_rates(const std::vector<std::vector<ArtistIndex>>& walks) {
  std::map<ArtistIndex, Counts> after, before;
  Counts plays;
  for (std::size_t s = 0; s < walks.size(); s += 2) {
    for (std::size_t i = 0; i < walks[s].size(); ++i) {
      ++plays[walks[s][i]];
      if (i + 1 == walks[s].size()) continue;
      ++after[walks[s][i]][walks[s][i + 1]];
      ++before[walks[s][i + 1]][walks[s][i]];
    }
  }
  HitRates rates;
  double transitions = 0;
  for (std::size_t s = 1; s < walks.size(); s += 2) {
    for (std::size_t i = 0; i + 1 < walks[s].size(); ++i) {
      const ArtistIndex query = walks[s][i];
      const ArtistIndex target = walks[s][i + 1];
      rates.followers += among_ten_best(after[query], target) ? 1 : 0;
      rates.predecessors += among_ten_best(before[query], target) ? 1 : 0;
      rates.popularity += among_ten_best(plays, target) ? 1 : 0;
      ++transitions;
    }
  }
  return {rates.followers / transitions, rates.predecessors / transitions, rates.popularity / transitions};
}

}  // namespace

class SampleTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void files_look_as_pandas_writes_them();
  void reader_finds_what_was_asked_for();
  void reader_meets_the_oddities_of_real_files();
  void same_seed_gives_the_same_bytes();
  void popularity_is_unequal();
  void next_artist_is_learnable_and_directed();
  void without_locality_there_is_nothing_to_learn();
  void tags_follow_genres();
  void every_leaf_has_artists();
  void track_ids_map_one_to_one();
  void tiny_sets_are_written();
  void options_outside_their_bounds_are_refused();
  void cancelled_leaves_nothing();

 private:
  QTemporaryDir temporary_;
  fs::path root_;
  fs::path folder_;
};

void SampleTest::initTestCase() {
  QVERIFY(temporary_.isValid());
  root_ = temporary_.path().toStdString();
  folder_ = root_ / "sample";
  Progress progress;
  write_sample(folder_, small(), progress);
}

void SampleTest::files_look_as_pandas_writes_them() {
  const std::map<std::string, QString> headers = {
      {"artists.csv", ",ID,name"},
      {"tracks.csv", ",ID,author_id,name"},
      {"playlists.csv", ",ID,timestamp,user_id,numtracks,tracks_ids"},
      {"sessions.csv", ",ID,timestamp,user_id,numtracks,tracks"},
      {"users.csv", ",ID"},
      {"tags.csv", ",ID,value"},
      {"track_tags.csv", ",track_id,tag_ids"},
      {"albums.csv", ",ID,name"},
      {"track_albums.csv", ",track_id,album_ids"},
      {"love.csv", ",user_id,track_id"},
  };
  const std::map<std::string, QString> rows = {
      {"artists.csv", R"re(^\d+,\d+,("""[\w.%+~-]+"""|[\w.%+~-]+)$)re"},
      {"tracks.csv", R"re(^\d+,\d+(\.0)?,(\[\d+\]|"\[\d+(, \d+){1,2}\]"),[\w.%+~-]+/_/[\w.%+~-]+$)re"},
      {"playlists.csv", R"re(^\d+,\d+,(-1|\d{10}),\d+,\d+,(\[\d*\]|"\[\d+(, \d+)+\]")$)re"},
      {"sessions.csv", R"re(^\d+,\d+,(-1|\d{10}),\d+,\d+,(\[\d+\]|"\[\d+(, \d+)+\]")$)re"},
      {"users.csv", R"re(^\d+,\d+$)re"},
      {"tags.csv", R"re(^\d+,\d+,([^,"]+|"([^"]|"")+")$)re"},
      {"albums.csv", R"re(^\d+,\d+,"""[\w.%+~-]+"""$)re"},
      {"track_albums.csv", R"re(^\d+,\d+,(\[\d+\]|"\[\d+(, \d+)+\]")$)re"},
      {"track_tags.csv", R"re(^\d+,\d+,(\[\d+\]|"\[\d+(, \d+)+\]")$)re"},
      {"love.csv", R"re(^\d+,\d+,\d+$)re"},
  };
  for (const auto& [file, header] : headers) {
    const QStringList lines = lines_of(folder_ / file);
    QCOMPARE(lines.front(), header);
    QVERIFY2(lines.size() > 10, file.c_str());
    const QRegularExpression row(rows.at(file));
    for (int i = 1; i < lines.size(); ++i) {
      QVERIFY2(row.match(lines[i]).hasMatch(), qPrintable(QString::fromStdString(file) + ": " + lines[i]));
      QCOMPARE(lines[i].section(',', 0, 0), QString::number(i - 1));  // the index column
    }
  }
  // numtracks is the length of the list, unless that is empty.
  for (const QString& line : lines_of(folder_ / "playlists.csv").mid(1)) {
    const QString list = line.section(',', 5);
    if (list != "[]") QCOMPARE(list.count(',') + 1, line.section(',', 4, 4).toInt());
  }
}

void SampleTest::reader_finds_what_was_asked_for() {
  const Dataset dataset = read_back(folder_);
  QCOMPARE(dataset.artists.size(), std::size_t{300});
  QCOMPARE(dataset.tracks.size(), std::size_t{3000});
  QCOMPARE(dataset.playlists.size(), std::size_t{400});
  QCOMPARE(dataset.sessions.size(), std::size_t{5000});
  QVERIFY(!dataset.tags.empty());
  for (std::size_t i = 0; i < dataset.artists.size(); ++i) QCOMPARE(dataset.artists.ids[i], static_cast<std::int64_t>(i));
  const std::set<std::string> names(dataset.artists.names.begin(), dataset.artists.names.end());
  QCOMPARE(names.size(), std::size_t{300});
  std::size_t several = 0;
  for (std::size_t i = 0; i < dataset.tracks.size(); ++i) several += dataset.tracks.authors[i].size() > 1 ? 1 : 0;
  QVERIFY(several > 90 && several < 210);  // 5 % of 3,000
  // Catalogue names are the hidden names, decoded.
  Progress progress;
  const sample::World world = sample::make_world(small(), progress);
  for (std::size_t i = 0; i < world.names.size(); ++i) QCOMPARE(dataset.artists.names[world.ids[i]], world.names[i]);
  // Where rows of a track repeat, the last one wins: the authors are the hidden ones.
  std::vector<std::uint32_t> authors;
  for (std::size_t id = 0; id < dataset.tracks.size(); ++id) {
    QCOMPARE(dataset.tracks.ids[id], static_cast<std::int64_t>(id));
    world.authors_of(world.track_ids.slot(id), authors);
    QCOMPARE(dataset.tracks.authors[id].size(), authors.size());
    for (std::size_t k = 0; k < authors.size(); ++k) {
      QCOMPARE(dataset.tracks.authors[id][k], static_cast<ArtistIndex>(world.ids[authors[k]]));
    }
  }
}

void SampleTest::reader_meets_the_oddities_of_real_files() {
  const QStringList artists = lines_of(folder_ / "artists.csv");
  QVERIFY(artists.size() - 1 > 300);  // repeated rows of an artist
  QStringList ids;
  bool with_point = false;
  for (const QString& line : lines_of(folder_ / "tracks.csv").mid(1)) {
    with_point = with_point || line.section(',', 1, 1).endsWith(".0");
    ids.push_back(line.section(',', 1, 1).remove(".0"));
  }
  QVERIFY(with_point);
  QVERIFY(ids.size() > 3000);  // repeated rows of a track
  ids.removeDuplicates();
  QCOMPARE(ids.size(), 3000);
  double entries = 0;
  double without_row = 0;
  for (const QString& line : lines_of(folder_ / "sessions.csv").mid(1)) {
    for (const QString& id : line.section(',', 5).remove('"').remove('[').remove(']').split(", ")) {
      ++entries;
      without_row += id.toInt() >= 3000 ? 1 : 0;
    }
  }
  QVERIFY(without_row > 0);
  QVERIFY(without_row < 0.01 * entries);
}

void SampleTest::same_seed_gives_the_same_bytes() {
  Progress progress;
  write_sample(root_ / "again", small(), progress);
  SampleOptions other = small();
  other.seed = 41;
  write_sample(root_ / "other", other, progress);
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const fs::path name = entry.path().filename();
    const std::string bytes = read_file(entry.path());
    QVERIFY2(bytes == read_file(root_ / "again" / name), name.c_str());
    if (name != "users.csv" && name != "tags.csv") QVERIFY2(bytes != read_file(root_ / "other" / name), name.c_str());
  }
}

void SampleTest::popularity_is_unequal() {
  const std::vector<std::vector<ArtistIndex>> walks = artist_walks(read_back(folder_));
  std::map<ArtistIndex, int> plays;
  int total = 0;
  for (const auto& walk : walks) {
    for (const ArtistIndex artist : walk) ++plays[artist], ++total;
  }
  std::vector<int> counts;
  for (const auto& [artist, count] : plays) counts.push_back(count);
  std::sort(counts.rbegin(), counts.rend());
  int top = 0;
  for (std::size_t i = 0; i < 30; ++i) top += counts[i];
  QVERIFY(counts.size() > 250);                      // nearly every artist is heard …
  QVERIFY(static_cast<double>(top) > 0.25 * total);  // … and a tenth of them gets over a quarter of the plays
  QVERIFY(counts[0] > 10 * counts[counts.size() / 2]);
}

void SampleTest::next_artist_is_learnable_and_directed() {
  const HitRates rates = hit_rates(artist_walks(read_back(folder_)));
  QVERIFY(rates.followers > 2.5 * rates.popularity);
  QVERIFY(rates.followers > 1.5 * rates.predecessors);
}

void SampleTest::without_locality_there_is_nothing_to_learn() {
  SampleOptions options = small();
  options.locality = 0;
  options.genres = 2;  // the less there is to know from the genre alone
  Progress progress;
  write_sample(root_ / "flat", options, progress);
  const HitRates rates = hit_rates(artist_walks(read_back(root_ / "flat")));
  QVERIFY(rates.followers < 1.3 * rates.predecessors);
  QVERIFY(rates.followers < 1.3 * rates.popularity);
}

void SampleTest::tags_follow_genres() {
  const Dataset dataset = read_back(folder_);
  Progress progress;
  const sample::World world = sample::make_world(small(), progress);
  std::size_t fitting = 0;
  std::size_t tagged = 0;
  for (std::size_t artist = 0; artist < world.names.size(); ++artist) {
    const std::size_t id = world.ids[artist];
    if (dataset.tags.of_artist[id].empty()) continue;
    ++tagged;
    // The leaves' tags come after those of the top genres.
    const auto tag = static_cast<std::int32_t>(world.tops + world.leaf[artist]);
    const auto tags = dataset.tags.of_artist[id];
    const auto first = tags.first(std::min<std::size_t>(tags.size(), 3));
    fitting += std::find(first.begin(), first.end(), tag) != first.end() ? 1 : 0;
  }
  QVERIFY(tagged > 280);
  QVERIFY(fitting > tagged * 8 / 10);
}

void SampleTest::every_leaf_has_artists() {
  SampleOptions options;
  options.artists = 50;
  options.genres = 40;
  Progress progress;
  const sample::World world = sample::make_world(options, progress);
  QCOMPARE(world.leaves, 40U);
  QCOMPARE(world.tops, 6U);
  QCOMPARE(world.first_leaf_of(0), 0U);
  QCOMPARE(world.first_leaf_of(world.tops), 40U);
  for (unsigned leaf = 0; leaf < world.leaves; ++leaf) {
    QVERIFY(!world.members[leaf].empty());
    QVERIFY(leaf >= world.first_leaf_of(world.top_of(leaf)) && leaf < world.first_leaf_of(world.top_of(leaf) + 1));
  }
  QCOMPARE(world.first_track.back(), std::uint64_t{500});
  for (std::uint32_t artist = 0; artist < world.playable; ++artist) QVERIFY(world.tracks_of(artist) >= 1);
}

void SampleTest::track_ids_map_one_to_one() {
  for (const std::uint64_t count : {1U, 2U, 7U, 1000U, 4096U, 20000U}) {
    Random random(count);
    const sample::TrackIds ids(count, random);
    std::vector<bool> seen(count);
    for (std::uint64_t id = 0; id < count; ++id) {
      const std::uint64_t slot = ids.slot(id);
      QVERIFY(slot < count && !seen[slot]);
      seen[slot] = true;
      QCOMPARE(ids.id(slot), id);
    }
  }
}

void SampleTest::tiny_sets_are_written() {
  SampleOptions options;
  options.artists = 10;
  options.tracks = 4;  // fewer than artists: six artists have none
  options.playlists = 3;
  options.sessions = 0;
  options.genres = 1000;
  options.locality = 1;
  Progress progress;
  write_sample(root_ / "tiny", options, progress);
  QCOMPARE(lines_of(root_ / "tiny" / "sessions.csv").size(), 1);
  QCOMPARE(lines_of(root_ / "tiny" / "playlists.csv").size(), 4);
  QVERIFY(lines_of(root_ / "tiny" / "artists.csv").size() >= 11);
  QVERIFY(lines_of(root_ / "tiny" / "tracks.csv").size() >= 5);
}

void SampleTest::options_outside_their_bounds_are_refused() {
  SampleOptions options;
  options.artists = 5;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(write_sample(root_ / "refused", options, progress), Error);
  options = {};
  options.locality = 1.5;
  QVERIFY_EXCEPTION_THROWN(write_sample(root_ / "refused", options, progress), Error);
  QVERIFY(!fs::exists(root_ / "refused"));
}

void SampleTest::cancelled_leaves_nothing() {
  Progress progress;
  progress.cancel();
  QVERIFY_EXCEPTION_THROWN(write_sample(root_ / "cancelled", small(), progress), Cancelled);
  for (const auto& entry : fs::directory_iterator(root_)) {
    QVERIFY2(entry.path().filename().string().find("cancelled") == std::string::npos, entry.path().c_str());
  }
}

QTEST_GUILESS_MAIN(SampleTest)
#include "sample_test.moc"
