// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_release.h"

#include <QtTest>
#include <algorithm>

#include "tests/readers/raw_folder.h"

using namespace segue;
using namespace segue::data;

namespace {

using Texts = std::vector<std::string>;
template <class T>
using Nested = std::vector<std::vector<T>>;

/// "user: artist×count artist×count" for each row.
Texts table(const UserArtists& rows) {
  Texts out;
  std::size_t k = 0;
  for (std::size_t u = 0; u < rows.users.size(); ++u) {
    std::string line = std::to_string(rows.users[u]) + ":";
    for (const ArtistIndex artist : rows.artists[u])
      line += " " + std::to_string(artist) + "x" + std::to_string(rows.counts[k++]);
    out.push_back(std::move(line));
  }
  return out;
}

Texts notes_of(const Dataset& dataset, const char* file) { return brief(report_of(dataset, file).notes); }
Texts skipped_of(const Dataset& dataset, const char* file) { return brief(report_of(dataset, file).skipped); }

/// A release with every kind of file.
RawFolder full() {
  RawFolder raw;
  using R = RawFolder;
  raw.files["entities/albums.idomaar"] = R::named("album", 5, "\"MBID\":null,\"title\":\"Zvezda+po+imeni\"");
  raw.files["entities/tags.idomaar"] =
      R::named("tag", 1, R"("value":"rock","url":"http://x")") + R::named("tag", 2, R"("value":"post "punk"","url":"u")");
  raw.files["entities/users.idomaar"] = "user\t7\t1116715959\t{\"lastfm_username\":\"x\",\"gender\":\"m\"}\n";
  raw.files["relations/love.idomaar"] = R::love(7, 1) + R::love(7, 3) + R::love(7, 4) + R::love(7, 3) + R::love(9, 99);
  raw.files["relations/events.idomaar"] = R::event(1000, 7, 1) + R::event(1100, 7, 1) + R::event(1200, 7, 4) +
                                          R::event(2000, 8, 2) + R::event(5000, 45168, 3) + R::event(5000, 45169, 99);
  return raw;
}

}  // namespace

/// The raw release with every quirk of it, from a folder and from an archive.
class RawReleaseTest : public QObject {
  Q_OBJECT

 private slots:
  void a_release_becomes_a_data_set() {
    const RawFolder raw;
    const Dataset dataset = raw.read();
    QVERIFY((dataset.artists.names == Texts{"Gruppa Kino", "Frank Sinatra", "50 Cent"}));
    QVERIFY(dataset.artists.file_names.empty());
    QCOMPARE(dataset.tracks.size(), std::size_t{4});
    QVERIFY((nested(dataset.tracks.authors) == Nested<ArtistIndex>{{0}, {1}, {2}, {2}}));
    QVERIFY((nested(dataset.playlists.tracks) == Nested<std::int32_t>{{0, 1, 2}}));
    QVERIFY((nested(dataset.sessions.tracks) == Nested<std::int32_t>{{0, 0, 3}, {1}}));
    QVERIFY((dataset.sessions.users == Array<std::int64_t>{7, 8}));
    QVERIFY((dataset.sessions.times == Array<std::int64_t>{1000, 2000}));
    QVERIFY((dataset.playlists.times == Array<std::int64_t>{1216545588}));
    QVERIFY(dataset.plays.empty() && dataset.loves.empty() && dataset.tags.empty() && dataset.albums.empty());
    QCOMPARE(dataset.fingerprint.size(), std::size_t{16});
    QCOMPARE(dataset.path, raw.path().string());
    const FileReport& sessions = report_of(dataset, "sessions.idomaar");
    QCOMPARE(sessions.rows_read, std::uint64_t{2});
    QCOMPARE(sessions.rows_kept, std::uint64_t{2});
    QCOMPARE(sessions.bytes, static_cast<std::uint64_t>(raw.files.at("relations/sessions.idomaar").size()));
    QVERIFY(sessions.skipped.empty() && sessions.notes.empty());
  }

  void plays_loves_tags_and_albums_are_counted() {
    RawFolder raw = full();
    raw.files["entities/tracks.idomaar"] =
        RawFolder::track(1, "Gruppa+Kino/_/A", 10, {2, 1}, {5}) + RawFolder::track(2, "Frank+Sinatra/_/B", 20, {1, 1, 77}) +
        RawFolder::track(3, "50+Cent/_/C", 30, {1}) + RawFolder::track(4, "50+Cent/_/D", 30, {2, 1});
    const Dataset dataset = raw.read();
    QVERIFY((table(dataset.plays) == Texts{"7: 0x2 2x1", "8: 1x1", "45168: 2x1"}));
    QVERIFY((table(dataset.loves) == Texts{"7: 0x1 2x2"}));
    QVERIFY((dataset.tags.names == Texts{"rock", "post \"punk\""}));
    QVERIFY((nested(dataset.tags.of_artist) == Nested<std::int32_t>{{0, 1}, {0}, {0, 1}}));
    QVERIFY((dataset.tags.counts == std::vector<std::uint32_t>{1, 1, 1, 2, 1}));
    QVERIFY((dataset.albums.names == Texts{"Zvezda po imeni"}));
    QVERIFY((nested(dataset.albums.of_artist) == Nested<std::int32_t>{{0}, {}, {}}));
    QVERIFY((skipped_of(dataset, "tracks.idomaar") == Texts{"list entries whose tag the tags file does not have|1|2"}));
    QVERIFY((skipped_of(dataset, "events.idomaar") == Texts{"a track that the tracks file does not have|1|6"}));
    QVERIFY((skipped_of(dataset, "love.idomaar") ==
             Texts{"an earlier row has the same user and track|1|4", "a track that the tracks file does not have|1|5"}));
    QCOMPARE(report_of(dataset, "love.idomaar").rows_kept, std::uint64_t{3});
    QCOMPARE(report_of(dataset, "events.idomaar").rows_kept, std::uint64_t{5});
    QVERIFY((notes_of(dataset, "users.idomaar") == Texts{"users of other files who have no row here|2|0"}));
    QCOMPARE(report_of(dataset, "users.idomaar").notes[0].first_text, std::string("8"));
    QVERIFY((notes_of(dataset, "tags.idomaar") == Texts{"names with quotes or backslashes that JSON does not allow|1|2"}));
  }

  void archives_read_as_folders_whatever_their_order_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("filter");
    QTest::newRow("tar.gz") << "r.tar.gz"
                            << "ustar"
                            << "gzip";
    QTest::newRow("tar") << "r.tar"
                         << "ustar"
                         << "";
    QTest::newRow("tar.zst") << "r.tar.zst"
                             << "pax"
                             << "zstd";
    QTest::newRow("zip") << "r.zip"
                         << "zip"
                         << "";
  }
  void archives_read_as_folders_whatever_their_order() {
    QFETCH(QString, name);
    QFETCH(QString, format);
    QFETCH(QString, filter);
    const RawFolder raw = full();
    const Dataset folder = raw.read();
    std::vector<std::pair<std::string, std::string>> members{{"ThirtyMusic/README", "hello"},
                                                             {"ThirtyMusic/entities/._tracks.idomaar", std::string(4, '\0')}};
    for (const auto& [file, text] : raw.files) members.emplace_back("ThirtyMusic/" + file, text);
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(name).toStdString();
    for (int turn = 0; turn < 2; ++turn) {
      std::reverse(members.begin(), members.end());  // sequences before tracks; then as they are
      pack(path, format.toUtf8().constData(), filter.toUtf8().constData(), members);
      const Dataset dataset = RawFolder::read_at(path);
      QCOMPARE(dataset.fingerprint, folder.fingerprint);
      QCOMPARE(dataset.name, std::string("r"));
      QCOMPARE(dataset.path, path.string());
      QCOMPARE(dataset.report.files.size(), folder.report.files.size());
      for (std::size_t i = 0; i < folder.report.files.size(); ++i) {
        const FileReport& a = dataset.report.files[i];
        const FileReport& b = folder.report.files[i];
        QCOMPARE(a.file, b.file);
        QCOMPARE(a.rows_kept, b.rows_kept);
        QVERIFY(brief(a.skipped) == brief(b.skipped) && brief(a.notes) == brief(b.notes));
      }
    }
    pack(path, format.toUtf8().constData(), filter.toUtf8().constData(), {{"entities/persons.idomaar", "x"}, {"a", "b"}});
    QVERIFY(CsvFolder::failure_of([&] { (void)RawFolder::read_at(path); }).has_value());
    pack(path, format.toUtf8().constData(), filter.toUtf8().constData(), {{"a", "b"}});
    QVERIFY(!find_raw_release(path));
  }

  void two_files_of_one_kind_in_an_archive_are_told() {
    const RawFolder raw = full();
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [file, text] : raw.files) members.emplace_back(file, text);
    members.emplace_back("old/tracks.idomaar.gz", raw.files.at("entities/tracks.idomaar"));
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath("r.tar.gz").toStdString();
    pack(path, "ustar", "gzip", members);
    const auto error = CsvFolder::failure_of([&] { (void)RawFolder::read_at(path); });
    QVERIFY(error.has_value());
    QCOMPARE(error->message().str(), std::string("The archive holds two files of one kind, and only one of them can be read: "
                                                 "entities/tracks.idomaar and old/tracks.idomaar.gz"));
    QCOMPARE(error->where().file, path.string());
    QVERIFY(!error->remedy().empty());
  }

  void looking_through_an_archive_can_be_cancelled() {
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath("r.tar").toStdString();
    pack(path, "ustar", "",
         {{"a", std::string(3'000'000, 'x')}, {"tracks.idomaar", RawFolder().files["entities/tracks.idomaar"]}});
    Progress progress;
    QVERIFY(find_raw_release(path, progress));
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)find_raw_release(path, progress), Cancelled);
  }

  void files_may_be_compressed_one_by_one() {
    const RawFolder raw = full();
    const Dataset plain = raw.read();
    QTemporaryDir dir;
    const std::filesystem::path path = dir.path().toStdString();
    for (const auto& [file, text] : raw.files) {
      std::filesystem::create_directories((path / "ThirtyMusic" / file).parent_path());
      pack(path / "ThirtyMusic" / (file + ".gz"), "raw", "gzip", {{"x", text}});
    }
    QCOMPARE(RawFolder::read_at(path).fingerprint, plain.fingerprint);
  }

  void the_result_does_not_depend_on_threads_or_blocks() {
    RawFolder raw = full();
    using R = RawFolder;
    for (int i = 0; i < 500; ++i) {
      raw.files["entities/tracks.idomaar"] += R::track(100 + i, "A" + std::to_string(i % 37) + "/_/x", 100 + i % 40, {1 + i % 2});
      raw.files["relations/sessions.idomaar"] += R::session(i, 3000 + i, i % 50, {100 + i, 100 + i * 7 % 500, 4, 5000});
      raw.files["relations/events.idomaar"] += R::event(i * 700, i % 50, 100 + i * 3 % 500);
      raw.files["relations/love.idomaar"] += R::love(i % 11, 100 + i % 90);
    }
    for (const bool sessions : {true, false}) {
      if (!sessions) {
        std::filesystem::remove(raw.path() / "relations/sessions.idomaar");
        raw.files.erase("relations/sessions.idomaar");
      }
      const Dataset expected = raw.read({1, 1 << 20});
      for (const std::size_t block : {std::size_t{1}, std::size_t{100}, std::size_t{3000}}) {
        const Dataset dataset = raw.read({3, block});
        QCOMPARE(dataset.fingerprint, expected.fingerprint);
        for (std::size_t i = 0; i < expected.report.files.size(); ++i) {
          QVERIFY(brief(dataset.report.files[i].skipped) == brief(expected.report.files[i].skipped));
          QVERIFY(brief(dataset.report.files[i].notes) == brief(expected.report.files[i].notes));
        }
      }
    }
  }

  void most_of_its_tracks_name_an_artist() {
    RawFolder raw;
    using R = RawFolder;
    raw.files["entities/persons.idomaar"] = R::person(10, "Metallica,+Michael+Kamen+&+San+Francisco+Symphony") +
                                            R::person(10, "Metallica") + R::person(20, "Jessie+J,+Ariana+Grande+&+Nicki+Minaj") +
                                            R::person(30, "B") + R::person(40, "Beyonc%C3%A9+%2B+1") + R::person(50, "50") +
                                            R::person(60, "X");
    raw.files["entities/tracks.idomaar"] =
        R::track(1, "Metallica/_/One", 10) + R::track(2, "Metallica/_/Two", 10) + R::track(3, "Metallica+Tribute/_/Two", 10) +
        R::track(4, "Jessie+J,+Ariana+Grande+&+Nicki+Minaj/_/Bang+Bang", 20) +  // a collaboration is a person of its own
        R::track(5, "A/_/x", 30) + R::track(6, "B/_/y", 30) +                   // a tie that holds the file's label
        R::track(7, "Beyonc%C3%A9%20%2B%201/_/y", 40) +                         // encoded in another way
        R::track(8, "no+artist", 50) + R::track(9, "D/_/x", 60) + R::track(10, "C/_/y", 60) + R::track(11, "Nobody/_/y", 70) +
        R::track(12, "", 80);
    raw.files["entities/playlist.idomaar"] = R::playlist(0, 7, {1, 11});
    const Dataset dataset = raw.read();
    QVERIFY((dataset.artists.ids == std::vector<std::int64_t>{10, 20, 30, 40, 50, 60, 70, 80}));
    QVERIFY((dataset.artists.names == Texts{"Metallica", "Jessie J, Ariana Grande & Nicki Minaj", "B", "Beyonc\xC3\xA9 + 1", "50",
                                            "C", "Nobody", "artist 80"}));
    QVERIFY(
        (dataset.artists.file_names == Texts{"Metallica, Michael Kamen & San Francisco Symphony", "", "", "", "", "X", "", ""}));
    QVERIFY((skipped_of(dataset, "persons.idomaar") == Texts{"an earlier row has the same artist ID|1|2"}));
    QVERIFY((notes_of(dataset, "persons.idomaar") == Texts{"artists whom most of their tracks call by another name|2|0"}));
    QVERIFY((notes_of(dataset, "tracks.idomaar") ==
             Texts{"track names without an artist before /_/|2|8", "artists that the persons file does not name|2|11"}));
  }

  void the_last_row_of_a_track_counts() {
    RawFolder raw;
    using R = RawFolder;
    raw.files["entities/tracks.idomaar"] += R::track(1, "50+Cent/_/A", 30) + R::track(2, "Frank+Sinatra/_/B", 20);
    const Dataset dataset = raw.read();
    QVERIFY((nested(dataset.tracks.authors) == Nested<ArtistIndex>{{2}, {1}, {2}, {2}}));
    QVERIFY((skipped_of(dataset, "tracks.idomaar") == Texts{"a later row has the same track ID|2|1"}));
    QCOMPARE(report_of(dataset, "tracks.idomaar").rows_kept, std::uint64_t{4});
    const Texts notes = notes_of(dataset, "tracks.idomaar");
    QVERIFY(std::find(notes.begin(), notes.end(), "rows of a track that name another artist than its last row|1|1") !=
            notes.end());
  }

  void playlists_are_read_in_spite_of_their_titles() {
    RawFolder raw;
    using R = RawFolder;
    std::string& text = raw.files["entities/playlist.idomaar"];
    text = R::playlist(1, 7, {1}, R"(2012 m. "Radiocentro" Top 100)") + R::playlist(2, 7, {2}, R"("sd,"}",")") +
           R::playlist(3, 7, {3}, R"(a} {b)") + R::playlist(4, 7, {4}, R"(bare\)") + R::playlist(5, 7, {}) +
           R::playlist(6, 7, {1, 555, 2});
    text += "playlist\t7\t-1\t{\"ID\":1,\"Title\":\"e\",\"numtracks\":89,\"duration\":0}\t{\"subjects\":[],\"objects\":[[]]}\r\n";
    const Dataset dataset = raw.read();
    QVERIFY((nested(dataset.playlists.tracks) == Nested<std::int32_t>{{0}, {1}, {2}, {3}, {}, {0, 1}, {}}));
    QCOMPARE(dataset.playlists.users[6], std::int64_t{-1});
    QCOMPARE(dataset.playlists.times[6], unknown_time);
    QVERIFY((skipped_of(dataset, "playlist.idomaar") == Texts{"list entries whose track the tracks file does not have|1|6"}));
    QVERIFY((notes_of(dataset, "playlist.idomaar") == Texts{"titles with quotes or backslashes that JSON does not allow|3|1",
                                                            "empty ones|2|5", "lists that hold an empty list|1|7",
                                                            "without a time|1|7", "without a user|1|7"}));
  }

  void sessions_laid_out_otherwise_read_the_same() {
    RawFolder raw;
    raw.files["relations/sessions.idomaar"] =
        "event.session\t1\t1000\t{\"numtracks\":3,\"playtime\":-1} {\"subjects\":[{\"type\":\"user\",\"id\":7}],\"objects\":["
        "{\"type\":\"track\",\"id\":1,\"playstart\":0,\"playtime\":-1,\"playratio\":null,\"action\":null},"
        "{\"type\":\"track\",\"id\":4,\"playstart\":0,\"playtime\":9,\"playratio\":1e-05,\"action\":\"skip\"}]}\n"
        "event.session\t2\t-1\t{\"playtime\":5, \"numtracks\":3}\t{\"objects\":[{\"playtime\":-1, \"id\":1, \"type\":\"track\","
        " \"action\":null, \"playratio\":null}, {\"type\":\"track\",\"id\":4}], \"subjects\":[{\"id\":7,\"type\":\"user\"}]}\n";
    const Dataset dataset = raw.read();
    QVERIFY((nested(dataset.sessions.tracks) == Nested<std::int32_t>{{0, 3}, {0, 3}}));
    QVERIFY((dataset.sessions.users == Array<std::int64_t>{7, 7}));
    QVERIFY((dataset.sessions.times == Array<std::int64_t>{1000, unknown_time}));
    QVERIFY((notes_of(dataset, "sessions.idomaar") == Texts{"plays whose length is not known (playtime -1)|2|1",
                                                            "plays without a ratio (playratio null)|2|1",
                                                            "plays without an action (null)|2|1", "without a time|1|2"}));
  }

  void events_alone_are_grouped_by_user_and_time() {
    RawFolder raw;
    using R = RawFolder;
    raw.files.erase("relations/sessions.idomaar");
    raw.files.erase("entities/playlist.idomaar");
    raw.files["relations/events.idomaar"] = R::event(9000, 8, 2) + R::event(5000, 7, 4) + R::event(1000, 7, 1) +
                                            R::event(2800, 7, 2) + R::event(4601, 7, 3) + R::event(9000, 8, 1) +
                                            R::event(-1, 8, 3);
    const Dataset dataset = raw.read();
    // 2800 − 1000 is 30 minutes, 4601 − 2800 a second more; plays of one second stay in the file's order.
    QVERIFY((nested(dataset.sessions.tracks) == Nested<std::int32_t>{{0, 1}, {2, 3}, {1, 0}}));
    QVERIFY((dataset.sessions.users == Array<std::int64_t>{7, 7, 8}));
    QVERIFY((dataset.sessions.times == Array<std::int64_t>{1000, 4601, 9000}));
    QVERIFY((table(dataset.plays) == Texts{"7: 0x1 1x1 2x2", "8: 0x1 1x1 2x1"}));
    QVERIFY(
        (notes_of(dataset, "events.idomaar") == Texts{"sessions made of plays that lie at most 30 minutes apart|3|0",
                                                      "plays without a time, which no session holds|1|7", "without a time|1|7"}));
  }

  void times_in_milliseconds_are_taken_as_seconds_and_ids_as_no_time() {
    RawFolder raw;
    using R = RawFolder;
    raw.files["relations/sessions.idomaar"] =
        R::session(0, 1390231051000, 7, {1}) + R::session(1, 2000, 8, {2}) + R::session(2, 9'000'000'000, 8, {2});
    Dataset dataset = raw.read();
    QVERIFY((dataset.sessions.times == Array<std::int64_t>{1390231051, 2000, unknown_time}));
    QVERIFY((notes_of(dataset, "sessions.idomaar") ==
             Texts{"times in milliseconds or finer; taken as seconds|1|1", "times beyond the year 2106; taken as unknown|1|3"}));
    raw.files.erase("relations/sessions.idomaar");
    std::filesystem::remove(raw.path() / "relations/sessions.idomaar");
    std::string beyond = R::event(7777, 8, 2);
    beyond.replace(beyond.find("7777"), 4, "99999999999999999999");
    raw.files["relations/events.idomaar"] = R::event(1390231051000, 7, 4) + R::event(1390231052000, 7, 1) + beyond;
    dataset = raw.read();
    QVERIFY((dataset.sessions.times == Array<std::int64_t>{1390231051}));
    QVERIFY((nested(dataset.sessions.tracks) == Nested<std::int32_t>{{3, 0}}));
    QVERIFY((notes_of(dataset, "events.idomaar") == Texts{"sessions made of plays that lie at most 30 minutes apart|1|0",
                                                          "times in milliseconds or finer; taken as seconds|2|1",
                                                          "plays without a time, which no session holds|1|3",
                                                          "times beyond the year 2106; taken as unknown|1|3"}));
  }

  void a_line_of_zero_bytes_without_an_end_is_refused() {
    RawFolder raw;
    raw.files["relations/sessions.idomaar"] = "event.session\t" + std::string(70'000'000, '\0');
    const auto error = CsvFolder::failure_of([&] { (void)raw.read(); });
    QVERIFY(error.has_value());
    QVERIFY(error->message().str().starts_with("There is a zero byte here"));
    QCOMPARE(error->where().line, std::uint64_t{1});
  }

  void wide_ids_are_kept_and_wider_ones_counted() {
    RawFolder raw;
    using R = RawFolder;
    constexpr std::int64_t wide = 9'000'000'000'000'000'000;
    raw.files["entities/tracks.idomaar"] = R::track(wide, "Wide/_/A", wide - 1) + R::track(1, "Gruppa+Kino/_/A", 10) +
                                           "track\t9223372036854775808\t-1\t{\"name\":\"B/_/A\"}\t{\"artists\":[]}\n";
    raw.files["entities/playlist.idomaar"] = R::playlist(1, wide - 2, {1, wide, wide - 5});
    raw.files["relations/sessions.idomaar"] =
        R::session(1, 5, 3'000'000'000, {wide, 1}) +
        "event.session\t2\t6\t{} "
        "{\"subjects\":[{\"type\":\"user\",\"id\":1}],\"objects\":[{\"type\":\"track\",\"id\":99999999999999999999}]}\n";
    raw.files["relations/events.idomaar"] =
        R::event(5, 3'000'000'000, wide) + R::event(6, 2, 1) + R::event(7, 3'000'000'000, wide);
    const Dataset dataset = raw.read();
    QVERIFY((dataset.tracks.ids == Array<std::int64_t>{1, wide}));
    QVERIFY((nested(dataset.playlists.tracks) == Nested<std::int32_t>{{0, 1}}));
    QVERIFY((nested(dataset.sessions.tracks) == Nested<std::int32_t>{{1, 0}, {}}));
    QCOMPARE(dataset.playlists.users[0], wide - 2);
    QCOMPARE(dataset.sessions.users[0], std::int64_t{3'000'000'000});
    const auto artist = static_cast<ArtistIndex>(dataset.artists.size() - 1);
    QVERIFY((table(dataset.plays) == Texts{"2: 0x1", "3000000000: " + std::to_string(artist) + "x2"}));
    QVERIFY((skipped_of(dataset, "tracks.idomaar") == Texts{"an id beyond 64 bits|1|3"}));
    QVERIFY((skipped_of(dataset, "sessions.idomaar") == Texts{"list entries with an id beyond 64 bits|1|2"}));
  }

  void broken_files_end_in_an_error_data() {
    using std::string_literals::operator""s;
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("message");
    const QByteArray good = QByteArray::fromStdString(RawFolder::session(1, 2, 3, {1}));
    QTest::newRow("empty tracks") << "entities/tracks.idomaar" << QByteArray() << 0 << "The file is empty";
    QTest::newRow("cut off") << "relations/sessions.idomaar" << good + good.left(100) << 2
                             << "The file ends in the middle of this line";
    QTest::newRow("zero byte") << "relations/sessions.idomaar" << good + good + QByteArray("a\0b\n", 4) << 3
                               << "There is a zero byte here";
    QTest::newRow("another file") << "relations/sessions.idomaar" << QByteArray("ID,tracks\n1,[2]\n") << 1
                                  << "2 of 2 lines are no records";
    QTest::newRow("swapped") << "relations/sessions.idomaar" << QByteArray::fromStdString(RawFolder::playlist(1, 2, {1})) << 1
                             << "None of the 1 lines can be used";
    QTest::newRow("another data set") << "relations/sessions.idomaar"
                                      << QByteArray::fromStdString(RawFolder::session(1, 2, 3, {98})) << 0
                                      << "No playlist or session has a track";
  }
  void broken_files_end_in_an_error() {
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, message);
    RawFolder raw;
    raw.files.erase("entities/playlist.idomaar");
    raw.files[file.toStdString()] = text.toStdString();
    const auto error = CsvFolder::failure_of([&] { (void)raw.read(); });
    QVERIFY(error.has_value());
    QVERIFY2(error->message().str().starts_with(message.toStdString()), error->what());
    QCOMPARE(error->where().line, static_cast<std::uint64_t>(line));
    QVERIFY(error->where().file.starts_with(raw.path().string()));
    QVERIFY(!error->remedy().empty());
  }

  void files_of_two_releases_are_not_mixed() {
    RawFolder raw;
    raw.files["other/relations/events.idomaar"] = RawFolder::event(1000, 7, 1);
    raw.write();
    const auto error = CsvFolder::failure_of([&] { (void)find_raw_release(raw.path()); });
    QVERIFY(error.has_value());
    QCOMPARE(error->message().str(), std::string("Here lie files of more than one release, which do not belong together: "
                                                 "entities/persons.idomaar and other/relations/events.idomaar"));
    QCOMPARE(error->where().file, raw.path().string());
  }

  void a_stray_tracks_file_is_not_taken() {
    RawFolder raw;
    raw.files["attic/tracks.idomaar"] = raw.files["entities/tracks.idomaar"];
    raw.files.erase("entities/tracks.idomaar");
    raw.write();
    const auto error = CsvFolder::failure_of([&] { (void)find_raw_release(raw.path()); });
    QVERIFY(error.has_value());
    QVERIFY2(error->message().str().ends_with("entities/persons.idomaar and attic/tracks.idomaar"), error->what());
  }

  void two_files_of_one_kind_in_a_folder_are_told() {
    RawFolder raw;
    raw.files["entities/playlists.idomaar"] = raw.files["entities/playlist.idomaar"];
    raw.write();
    const auto error = CsvFolder::failure_of([&] { (void)find_raw_release(raw.path()); });
    QVERIFY(error.has_value());
    QCOMPARE(error->message().str(), std::string("Here lie two files of one kind, and only one of them can be read: "
                                                 "entities/playlist.idomaar and entities/playlists.idomaar"));
  }

  void what_is_left_aside_is_reported() {
    const RawFolder raw;
    raw.write();
    pack(raw.path() / "relations/sessions.idomaar.gz", "raw", "gzip", {{"x", RawFolder::session(0, 5, 7, {2})}});
    std::filesystem::create_directories(raw.path() / "entities/users.idomaar");
    const Dataset dataset = RawFolder::read_at(raw.path());
    QCOMPARE(dataset.sessions.size(), std::size_t{2});
    QCOMPARE(skipped_of(dataset, "sessions.idomaar.gz"),
             (Texts{"not read: it lies here in another form too, and that was read|1|0"}));
    QCOMPARE(skipped_of(dataset, "users.idomaar"),
             (Texts{"a folder that is named like a file of the data set; nothing was read from it|1|0"}));
  }

  void folders_are_told_apart() {
    RawFolder raw;
    QVERIFY(!find_raw_release(raw.path()));
    raw.write();
    QCOMPARE(find_raw_release(raw.path())->sessions, raw.path() / "relations/sessions.idomaar");
    QVERIFY(!find_raw_release(raw.path() / "relations/sessions.idomaar"));
    QVERIFY(!find_raw_release(raw.path() / "nowhere"));
    std::filesystem::remove(raw.path() / "entities/tracks.idomaar");
    const auto error = CsvFolder::failure_of([&] { (void)find_raw_release(raw.path()); });
    QVERIFY(error.has_value());
    QCOMPARE(error->message().str(), std::string("A file of the raw 30Music release is missing: tracks.idomaar"));
  }
};

QTEST_GUILESS_MAIN(RawReleaseTest)
#include "raw_release_test.moc"
