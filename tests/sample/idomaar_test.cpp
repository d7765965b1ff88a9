// SPDX-License-Identifier: GPL-3.0-or-later
// The raw shape of the sample: laid out as the release is, as odd as it is, and the same catalogue as the CSV shape.
#include "core/sample/idomaar.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/files.h"
#include "core/data/dataset_fingerprint.h"
#include "core/data/interactions.h"
#include "core/readers/csv_set.h"
#include "core/readers/raw_release.h"
#include "core/sample/content.h"
#include "core/sample/csv_files.h"
#include "core/sample/sample.h"

using namespace segue;
using namespace segue::data;
using namespace segue::data::sample;
namespace fs = std::filesystem;

namespace {

SampleOptions small(SampleFormat format) {
  SampleOptions options;
  options.artists = 400;
  options.tracks = 3000;
  options.playlists = 900;
  options.sessions = 4500;  // more than two blocks of rows
  options.genres = 9;
  options.users = 60;  // so few that each of them is heard of
  options.format = format;
  return options;
}

QStringList lines_of(const fs::path& file) {
  QStringList lines = QString::fromStdString(read_file(file)).split('\n');
  if (lines.back().isEmpty()) lines.removeLast();
  return lines;
}

Dataset read_raw(const fs::path& folder) {
  Progress progress;
  const auto files = find_raw_release(folder);
  if (!files) throw Error(SEGUE_TEXT("not found"), {folder.string(), 0}, {});
  return read_raw_release(*files, {}, progress);
}

Dataset read_csv(const fs::path& folder) {
  Progress progress;
  return read_csv_set(find_csv_set(folder), {}, progress);
}

/// Within five standard deviations of a share in a million.
bool near(std::uint64_t met, std::uint64_t of, double per_million) {
  const double share = per_million / 1e6;
  const double expected = share * static_cast<double>(of);
  return std::abs(static_cast<double>(met) - expected) <= 5 * std::sqrt(expected * (1 - share)) + 1;
}

/// The numbers after each `key` in a line.
std::vector<std::int64_t> numbers_after(const QString& line, const QString& key) {
  std::vector<std::int64_t> numbers;
  for (qsizetype at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + 1)) {
    const qsizetype begin = at + key.size();
    qsizetype end = begin;
    while (end < line.size() && (line[end].isDigit() || line[end] == '-')) ++end;
    numbers.push_back(line.mid(begin, end - begin).toLongLong());
  }
  return numbers;
}

std::vector<std::int64_t> entries(const Sequences& sequences, const Tracks& tracks, std::size_t i) {
  std::vector<std::int64_t> ids;
  for (const std::int32_t track : sequences.tracks[i]) ids.push_back(tracks.ids[static_cast<std::size_t>(track)]);
  return ids;
}

/// Names or counts per artist, whatever their order.
std::map<std::pair<std::size_t, std::string>, std::uint32_t> counts_of(const ArtistNotes& notes) {
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> counts;
  for (std::size_t artist = 0; artist < notes.of_artist.size(); ++artist) {
    for (std::uint64_t i = notes.of_artist.offsets[artist]; i < notes.of_artist.offsets[artist + 1]; ++i) {
      counts[{artist, notes.names[static_cast<std::size_t>(notes.of_artist.values[i])]}] = notes.counts[i];
    }
  }
  return counts;
}

std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> cells_of(const UserArtists& table, const Artists& artists) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> cells;
  for (std::size_t user = 0; user < table.users.size(); ++user) {
    for (std::uint64_t i = table.artists.offsets[user]; i < table.artists.offsets[user + 1]; ++i) {
      cells[{table.users[user], artists.ids[static_cast<std::size_t>(table.artists.values[i])]}] = table.counts[i];
    }
  }
  return cells;
}

}  // namespace

class SampleIdomaarTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void lines_are_laid_out_as_in_the_release();
  void rows_are_made_in_order_whatever_makes_them();
  void same_seed_gives_the_same_bytes();
  void tracks_and_artists_repeat_as_often_as_in_the_release();
  void sequences_are_as_odd_as_in_the_release();
  void titles_break_json();
  void every_play_of_a_session_is_an_event();
  void reading_it_gives_the_catalogue();
  void both_shapes_hold_the_same();
  void either_shape_takes_the_place_of_the_other();
  void without_sessions_there_are_no_events();

 private:
  QTemporaryDir temporary_;
  fs::path root_;
  fs::path raw_;
  World world_;
};

void SampleIdomaarTest::initTestCase() {
  QVERIFY(temporary_.isValid());
  root_ = temporary_.path().toStdString();
  raw_ = root_ / "raw";
  Progress progress;
  write_sample(raw_, small(SampleFormat::idomaar), progress);
  world_ = make_world(small(SampleFormat::idomaar), progress);
}

void SampleIdomaarTest::lines_are_laid_out_as_in_the_release() {
  const QString mbid = R"re((null|"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))re";
  const QString name = R"re([\w.%+~,&/-]+)re";
  const auto links = [](const QString& key, const QString& type) {
    const QString entry = R"re(\{"type":")re" + type + R"re(","id":\d+\})re";
    return "\"" + key + R"re(":\[()re" + entry + "(," + entry + R"re()*)?\])re";
  };
  const QString user = R"re("subjects":\[\{"type":"user","id":\d+\}\],)re";
  const QString play =
      R"re(\{"type":"track","id":\d+,"playstart":\d+,"playtime":(-1|\d+),"playratio":(null|\d+\.\d\d),"action":(null|"play"|"skip")\})re";
  const std::map<std::string, QString> forms = {
      {"entities/tracks", R"re(track\t\d+\t-1\t\{"duration":(-1|\d+),"playcount":\d+,"MBID":)re" + mbid + R"re(,"name":")re" +
                              name + R"re(/_/)re" + name + R"re("\}\t\{)re" + links("artists", "person") +
                              R"re(,("albums":null|)re" + links("albums", "album") + R"re(),("tags":null|)re" +
                              links("tags", "tag") + R"re()\})re"},
      {"entities/persons", R"re(person\t\d+\t-1\t\{"MBID":)re" + mbid + R"re(, "name":")re" + name + R"re("\}\t\{\})re"},
      {"entities/users", R"re(user\t\d+\t\d+\t\{"lastfm_username":"[^"]+","gender":.*,"age":.*,"country":.*,"playcount":\d+,)re"
                         R"re("playlists":\d+,"subscribertype":"base"\})re"},
      {"entities/playlist", R"re(playlist\t\d+\t(-1|\d+)\t\{"ID":\d+,"Title":".+","numtracks":\d+,"duration":(-1|\d+)\}\t\{)re" +
                                user + R"re(("objects":\[\[\]\]|)re" + links("objects", "track") + R"re()\})re"},
      {"entities/albums", R"re(album\t\d+\t-1\t\{"MBID":)re" + mbid + R"re(,"title":")re" + name + R"re("\}\t\{\})re"},
      {"entities/tags", R"re(tag\t\d+\t-1\t\{"value":".+","url":"http://www\.last\.fm/tag/[\w.%+~-]+"\}\t\{\})re"},
      {"relations/sessions", R"re(event\.session\t\d+\t(-1|\d+)\t\{"numtracks":\d+,"playtime":\d+\} \{)re" + user +
                                 R"re("objects":\[)re" + play + "(," + play + R"re()*\]\})re"},
      {"relations/events", R"re(event\.play\t\d+\t(-1|\d+)\t\{"playtime":(-1|\d+)\}\t\{)re" + user +
                               R"re("objects":\[\{"type":"track","id":\d+\}\]\})re"},
      {"relations/love", R"re(preference\t\d+\t-1 \{"value":"love"\} \{"subjects":\[\{"type":"user","id":\d+\}\], )re"
                         R"re("objects":\[\{"type":"track","id":\d+\}\]\})re"},
  };
  for (const auto& [file, form] : forms) {
    const QRegularExpression expression("\\A" + form + "\\z");
    QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
    const QStringList lines = lines_of(raw_ / (file + ".idomaar"));
    QVERIFY2(lines.size() > 20, file.c_str());
    for (const QString& line : lines) {
      if (line.size() > 5000) continue;  // a long list would tax the expression's recursion
      QVERIFY2(expression.match(line).hasMatch(), qPrintable(QString::fromStdString(file) + ": " + line));
    }
  }
}

void SampleIdomaarTest::rows_are_made_in_order_whatever_makes_them() {
  // Item i gives i mod 3 rows; 10,000 items are five blocks, made on all cores.
  const std::uint64_t items = 10'000;
  const auto rows_of = [](std::uint64_t item) { return item % 3; };
  Progress progress;
  const std::vector<std::uint64_t> numbers = block_numbers(items, rows_of, progress);
  std::ostringstream made;
  const auto make_writer = [&]() -> RowWriter {
    return [&numbers, rows_of, number = std::uint64_t{0}](std::uint64_t item, std::string& text) mutable {
      if (item % rows_per_block == 0) number = numbers[item / rows_per_block];
      for (std::uint64_t i = 0; i < rows_of(item); ++i) text += std::to_string(number++) + ' ' + std::to_string(item) + '\n';
    };
  };
  write_rows(made, items, make_writer, progress);
  std::string expected;
  std::uint64_t number = 0;
  for (std::uint64_t item = 0; item < items; ++item) {
    for (std::uint64_t i = 0; i < item % 3; ++i) expected += std::to_string(number++) + ' ' + std::to_string(item) + '\n';
  }
  QVERIFY(made.str() == expected);
  QCOMPARE(numbers.back(), number);
}

void SampleIdomaarTest::same_seed_gives_the_same_bytes() {
  Progress progress;
  write_sample(root_ / "again", small(SampleFormat::idomaar), progress);
  SampleOptions other = small(SampleFormat::idomaar);
  ++other.seed;
  write_sample(root_ / "other", other, progress);
  for (const std::string& name : idomaar_shape_files()) {
    const std::string bytes = read_file(raw_ / name);
    QVERIFY2(bytes == read_file(root_ / "again" / name), name.c_str());
    if (name != "entities/tags.idomaar") QVERIFY2(bytes != read_file(root_ / "other" / name), name.c_str());
  }
}

void SampleIdomaarTest::tracks_and_artists_repeat_as_often_as_in_the_release() {
  SampleOptions large;
  large.artists = 100'000;
  large.tracks = 1'000'000;
  large.playlists = large.sessions = 1;
  Progress progress;
  // Which rows there are depends on ids and the seed alone: the rest of the world need not be made.
  World world;
  world.options = large;
  world.track_ids.count = large.tracks;
  std::uint64_t rows = 0;
  std::uint64_t two_artists = 0;
  for (std::uint64_t id = 0; id < large.tracks; ++id) {
    const TrackRows own = rows_of_track(world, id);
    rows += 1 + own.repeats;
    two_artists += own.other_author ? 1 : 0;
    QVERIFY(!own.other_author || own.repeats > 0);
  }
  // 5,675,143 rows of 4,519,105 ids, 214 of them with two artists. (Geometric: the deviation is √p / (1 − p) = 0.57 each.)
  const double expected = 1e6 * 5'675'143 / 4'519'105;
  QVERIFY(std::abs(static_cast<double>(rows) - expected) < 5 * 0.57 * 1000);
  QVERIFY(near(two_artists, large.tracks, 214e6 / 4'519'105));

  // The files have those rows, the right one last.
  std::uint64_t expected_rows = 0;
  for (std::uint64_t id = 0; id < 3000; ++id) expected_rows += 1 + rows_of_track(world_, id).repeats;
  const QStringList tracks = lines_of(raw_ / "entities" / "tracks.idomaar");
  QCOMPARE(static_cast<std::uint64_t>(tracks.size()), expected_rows);
  QVERIFY(near(expected_rows - 3000, expected_rows, 203'702));

  const QStringList persons = lines_of(raw_ / "entities" / "persons.idomaar");
  QVERIFY(near(static_cast<std::uint64_t>(persons.size()) - 400, 400, 60'831));
  QVERIFY(persons.size() > 400);
  const QStringList loves = lines_of(raw_ / "relations" / "love.idomaar");
  std::set<std::pair<std::int64_t, std::int64_t>> distinct;
  for (const QString& line : loves) {
    const auto ids = numbers_after(line, "\"id\":");
    distinct.insert({ids[0], ids[1]});
  }
  QVERIFY(near(static_cast<std::uint64_t>(loves.size()) - distinct.size(), static_cast<std::uint64_t>(loves.size()), 587'815));
  int null_lists = 0;
  int empty_lists = 0;
  for (const QString& line : tracks) {
    null_lists += static_cast<int>(line.count("\":null,\"tags\"") + line.count("\"tags\":null"));
    empty_lists += static_cast<int>(line.count("\":[],\"tags\"") + line.count("\"tags\":[]"));
  }
  QVERIFY(null_lists > 100 && empty_lists > 100);
}

void SampleIdomaarTest::sequences_are_as_odd_as_in_the_release() {
  const QStringList playlists = lines_of(raw_ / "entities" / "playlist.idomaar");
  QCOMPARE(playlists.size(), 900);
  std::uint64_t empty = 0;
  std::uint64_t nested = 0;
  std::uint64_t tracks = 0;
  std::uint64_t without_row = 0;
  for (const QString& line : playlists) {
    const auto ids = numbers_after(line, "{\"type\":\"track\",\"id\":");
    const auto stated = numbers_after(line, "\",\"numtracks\":").back();
    if (line.endsWith("\"objects\":[]}") || line.endsWith("\"objects\":[[]]}")) {
      ++empty;
      nested += line.endsWith("[[]]}") ? 1 : 0;
      QVERIFY(stated > 0);
    } else {
      QCOMPARE(static_cast<std::int64_t>(ids.size()), stated);
    }
    tracks += ids.size();
    for (const std::int64_t id : ids) without_row += id >= 3000 ? 1 : 0;
  }
  QVERIFY(near(empty, 900, 1e6 * (57'561 - 48'422) / 57'561));
  QVERIFY(nested > 0 && nested < empty);
  QVERIFY(near(without_row, tracks, 16'000));

  std::uint64_t plays = 0;
  std::uint64_t no_ratio = 0;
  std::uint64_t no_action = 0;
  std::uint64_t no_time = 0;
  std::uint64_t over_one = 0;
  std::set<std::int64_t> users;
  for (const QString& line : playlists) users.insert(numbers_after(line, "{\"type\":\"user\",\"id\":").front());
  std::vector<std::int64_t> times;
  for (const QString& line : lines_of(raw_ / "relations" / "sessions.idomaar")) {
    plays += static_cast<std::uint64_t>(line.count("\"playratio\":"));
    no_ratio += static_cast<std::uint64_t>(line.count("\"playratio\":null"));
    no_action += static_cast<std::uint64_t>(line.count("\"action\":null"));
    no_time += static_cast<std::uint64_t>(line.count("\"playtime\":-1"));
    over_one += static_cast<std::uint64_t>(line.count("\"playratio\":2."));
    users.insert(numbers_after(line, "{\"type\":\"user\",\"id\":").front());
    times.push_back(line.section('\t', 2, 2).toLongLong());
  }
  QVERIFY(near(no_ratio, plays, 150'000));
  QVERIFY(near(no_action, plays, 20'000));
  QVERIFY(near(no_time, plays, 30'000));
  QVERIFY(over_one > 0);
  QVERIFY(near(static_cast<std::uint64_t>(std::count(times.begin(), times.end(), -1)), times.size(), 1'000));
  QVERIFY(!std::is_sorted(times.begin(), times.end()));
  std::erase(times, -1);
  std::sort(times.begin(), times.end());
  QVERIFY(times.front() >= 1'390'176'000 && times.front() < 1'390'176'000 + 86'400 * 5);  // 2014-01-20 …
  QVERIFY(times.back() < 1'421'712'000 && times.back() > 1'421'712'000 - 86'400 * 5);     // … to 2015-01-20
  QVERIFY(std::adjacent_find(times.begin(), times.end()) != times.end());                 // ties

  const auto listed = static_cast<std::int64_t>(lines_of(raw_ / "entities" / "users.idomaar").size());
  QCOMPARE(listed, static_cast<std::int64_t>(world_.options.users) - 1);
  QCOMPARE(*users.rbegin(), listed + 1);  // a listener that the users file does not have
  QVERIFY(*users.begin() >= 1);
}

void SampleIdomaarTest::titles_break_json() {
  std::uint64_t quotes = 0;
  std::uint64_t backslashes = 0;
  std::uint64_t false_ends = 0;
  std::uint64_t cyrillic = 0;
  for (const QString& line : lines_of(raw_ / "entities" / "playlist.idomaar")) {
    const qsizetype begin = line.indexOf("\"Title\":\"") + 9;
    const QString title = line.mid(begin, line.lastIndexOf("\",\"numtracks\":") - begin);
    quotes += title.contains('"') ? 1 : 0;
    backslashes += title.contains('\\') ? 1 : 0;
    false_ends += title.contains("\"}") ? 1 : 0;
    cyrillic += std::any_of(title.begin(), title.end(), [](QChar c) { return c.script() == QChar::Script_Cyrillic; }) ? 1 : 0;
  }
  QVERIFY(near(quotes, 900, 22'000));
  QVERIFY(near(backslashes, 900, 10'000));
  QVERIFY(near(false_ends, 900, 2'000));
  QVERIFY(near(cyrillic, 900, 80'000));
  QVERIFY(quotes > 0 && backslashes > 0 && false_ends > 0);
  const QString tags = QString::fromStdString(read_file(raw_ / "entities" / "tags.idomaar"));
  QVERIFY(tags.contains(R"("value":"my "top" songs","url":)"));
  QVERIFY(tags.contains(R"("value":"so "called"} noise","url":)"));
  const std::string tracks = read_file(raw_ / "entities" / "tracks.idomaar");
  for (const char* part : {"%2B", "%25", "%D0%", "%E", ",", "&"}) QVERIFY2(tracks.find(part) != std::string::npos, part);
}

void SampleIdomaarTest::every_play_of_a_session_is_an_event() {
  using Event = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;  // user, track, time, play time
  std::vector<Event> expected;
  for (const QString& line : lines_of(raw_ / "relations" / "sessions.idomaar")) {
    const std::int64_t start = line.section('\t', 2, 2).toLongLong();
    const std::int64_t user = numbers_after(line, "{\"type\":\"user\",\"id\":").front();
    const auto tracks = numbers_after(line, "{\"type\":\"track\",\"id\":");
    const auto starts = numbers_after(line, "\"playstart\":");
    auto times = numbers_after(line, "\"playtime\":");
    times.erase(times.begin());  // the session's own
    QCOMPARE(times.size(), tracks.size());
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      expected.emplace_back(user, tracks[i], start < 0 ? -1 : start + starts[i], times[i]);
    }
  }
  std::vector<Event> events;
  std::vector<std::int64_t> times;
  for (const QString& line : lines_of(raw_ / "relations" / "events.idomaar")) {
    const auto ids = numbers_after(line, "\"id\":");
    times.push_back(line.section('\t', 2, 2).toLongLong());
    QCOMPARE(line.section('\t', 1, 1).toLongLong(), static_cast<std::int64_t>(events.size()));
    events.emplace_back(ids[0], ids[1], times.back(), numbers_after(line, "\"playtime\":").front());
  }
  QVERIFY(!std::is_sorted(times.begin(), times.end()));
  std::sort(expected.begin(), expected.end());
  std::sort(events.begin(), events.end());
  QVERIFY(events == expected);
}

void SampleIdomaarTest::reading_it_gives_the_catalogue() {
  const Dataset dataset = read_raw(raw_);
  QCOMPARE(dataset.artists.size(), std::size_t{400});
  for (std::size_t id = 0; id < 400; ++id) {
    QCOMPARE(dataset.artists.ids[id], static_cast<std::int64_t>(id));
    QCOMPARE(dataset.artists.names[id], world_.names[world_.artist_of_id[id]]);
  }
  QCOMPARE(dataset.tracks.size(), std::size_t{3000});
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> tags;
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> albums;
  const std::vector<std::string> names = tag_names(world_);
  const AlbumShelf shelf(world_);
  std::vector<std::uint32_t> authors;
  std::vector<std::uint64_t> ids;
  for (std::size_t id = 0; id < 3000; ++id) {
    QCOMPARE(dataset.tracks.ids[id], static_cast<std::int64_t>(id));
    world_.authors_of(world_.track_ids.slot(id), authors);
    QCOMPARE(dataset.tracks.authors[id].size(), authors.size());
    for (std::size_t k = 0; k < authors.size(); ++k) {
      const std::size_t artist = world_.ids[authors[k]];
      QCOMPARE(dataset.tracks.authors[id][k], static_cast<ArtistIndex>(artist));
      tags_of_track(world_, id, ids);
      for (const std::uint64_t tag : ids) ++tags[{artist, names[tag]}];
      shelf.of_track(id, ids);
      for (const std::uint64_t album : ids) ++albums[{artist, shelf.title(album)}];
    }
  }
  QCOMPARE(dataset.tags.names, names);
  QVERIFY(counts_of(dataset.tags) == tags);
  QCOMPARE(dataset.albums.names.size(), static_cast<std::size_t>(shelf.size()));
  for (std::size_t album = 0; album < dataset.albums.names.size(); ++album) {
    QCOMPARE(dataset.albums.names[album], shelf.title(album));
  }

  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> plays;
  const auto check = [&](const Sequences& sequences, std::size_t count,
                         void (*make_row)(const World&, std::uint64_t, SequenceRow&), bool played) {
    QCOMPARE(sequences.size(), count);
    SequenceRow row;
    for (std::size_t i = 0; i < count; ++i) {
      make_row(world_, i, row);
      QCOMPARE(sequences.users[i], static_cast<std::int64_t>(row.user_id));
      QCOMPARE(sequences.times[i], row.time);
      std::vector<std::int64_t> expected;
      for (const std::uint64_t id : row.ids) {
        if (id >= 3000) continue;
        expected.push_back(static_cast<std::int64_t>(id));
        if (!played) continue;
        world_.authors_of(world_.track_ids.slot(id), authors);
        for (const std::uint32_t artist : authors) ++plays[{sequences.users[i], world_.ids[artist]}];
      }
      QCOMPARE(entries(sequences, dataset.tracks, i), expected);
    }
  };
  check(dataset.playlists, 900, playlist_row, false);
  check(dataset.sessions, 4500, session_row, true);
  QVERIFY(cells_of(dataset.plays, dataset.artists) == plays);

  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> loves;
  for (std::uint64_t user = 0; user < world_.options.users; ++user) {
    loves_of(world_, user, ids);
    for (const std::uint64_t slot : ids) {
      world_.authors_of(slot, authors);
      for (const std::uint32_t artist : authors) ++loves[{static_cast<std::int64_t>(user_id(world_, user)), world_.ids[artist]}];
    }
  }
  QVERIFY(cells_of(dataset.loves, dataset.artists) == loves);
}

void SampleIdomaarTest::both_shapes_hold_the_same() {
  Progress progress;
  write_sample(root_ / "csv", small(SampleFormat::csv), progress);
  Dataset raw = read_raw(raw_);
  Dataset csv = read_csv(root_ / "csv");
  QVERIFY(!raw.artists.file_names.empty());  // aliases that came first
  QVERIFY(raw.artists.names == csv.artists.names);
  QVERIFY(raw.sessions.times == csv.sessions.times);
  QVERIFY(raw.tags.counts == csv.tags.counts);
  QVERIFY(raw.albums.names == csv.albums.names);
  QVERIFY(cells_of(raw.loves, raw.artists) == cells_of(csv.loves, csv.artists));
  // The CSV set has no events; its sessions tell the same.
  QVERIFY(csv.plays.empty());
  QVERIFY(cells_of(raw.plays, raw.artists) == cells_of(user_artist_plays(csv, progress), csv.artists));
  raw.plays = {};
  raw.artists.file_names.clear();
  QCOMPARE(fingerprint_of(raw, progress), fingerprint_of(csv, progress));
}

void SampleIdomaarTest::either_shape_takes_the_place_of_the_other() {
  Progress progress;
  SampleOptions options = small(SampleFormat::idomaar);
  options.sessions = options.playlists = 20;
  options.events = false;
  write_sample(root_ / "changed", options, progress);
  QVERIFY(fs::exists(root_ / "changed" / "relations" / "sessions.idomaar"));
  QVERIFY(!fs::exists(root_ / "changed" / "relations" / "events.idomaar"));
  options.format = SampleFormat::csv;
  write_sample(root_ / "changed", options, progress);
  QVERIFY(!fs::exists(root_ / "changed" / "relations"));
  options.format = SampleFormat::idomaar;
  write_sample(root_ / "changed", options, progress);
  QVERIFY(!fs::exists(root_ / "changed" / "tracks.csv"));
  // But nothing that somebody put there goes.
  write_file(root_ / "changed" / "relations" / "notes.txt", [](std::ostream& out) { out << "mine"; });
  QVERIFY_EXCEPTION_THROWN(write_sample(root_ / "changed", options, progress), Error);
  QCOMPARE(read_file(root_ / "changed" / "relations" / "notes.txt"), std::string("mine"));
}

void SampleIdomaarTest::without_sessions_there_are_no_events() {
  SampleOptions options;
  options.artists = 10;
  options.tracks = 4;  // fewer than artists: six artists have none
  options.playlists = 3;
  options.sessions = 0;
  options.format = SampleFormat::idomaar;
  Progress progress;
  write_sample(root_ / "tiny", options, progress);
  QCOMPARE(read_file(root_ / "tiny" / "relations" / "events.idomaar"), std::string());
  QCOMPARE(lines_of(root_ / "tiny" / "entities" / "playlist.idomaar").size(), 3);
  QVERIFY(lines_of(root_ / "tiny" / "entities" / "tracks.idomaar").size() >= 4);
}

QTEST_GUILESS_MAIN(SampleIdomaarTest)
#include "idomaar_test.moc"
