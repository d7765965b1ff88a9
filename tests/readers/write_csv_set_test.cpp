// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/write_csv_set.h"

#include <QtTest>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset_fingerprint.h"
#include "core/readers/csv_set.h"
#include "core/sample/sample.h"

using namespace segue;
using namespace segue::data;
namespace fs = std::filesystem;

namespace {

Dataset read_back(const fs::path& folder) {
  Progress progress;
  return read_csv_set(find_csv_set(folder), {}, progress);
}

/// Two artists with names that need care, three tracks, one of both artists.
Dataset tiny() {
  Dataset dataset;
  dataset.name = "tiny";
  dataset.artists.ids = {5, 7, 1'000'000'000'000};
  dataset.artists.names = {"Simon & Garfunkel + 100%", "\"Кино\", \\ 山", "artist 1000000000000"};
  dataset.tracks.ids = {-3, 10, 11};
  dataset.tracks.authors.offsets = {0, 1, 3, 4};
  dataset.tracks.authors.values = {0, 1, 0, 1};
  dataset.playlists.tracks.offsets = {0, 3, 3, 4};  // the second one is empty
  dataset.playlists.tracks.values = {2, 0, 2, 1};
  dataset.playlists.users = {4, -1, 0};
  dataset.playlists.times = {unknown_time, 1'390'231'051, 0};
  dataset.sessions.tracks.offsets = {0, 2};
  dataset.sessions.tracks.values = {1, 1};
  dataset.sessions.users = {4};
  dataset.tags.names = {"rock", "my \"top\", 100% + more", "unused"};
  dataset.tags.of_artist.offsets = {0, 2, 3, 3};
  dataset.tags.of_artist.values = {1, 0, 0};
  dataset.tags.counts = {3, 2, 2};
  dataset.albums.names = {"A/B", "C"};
  dataset.albums.of_artist.offsets = {0, 1, 1, 2};
  dataset.albums.of_artist.values = {1, 0};
  dataset.albums.counts = {1, 9};
  dataset.plays = {{3, 4}, {{0, 2, 3}, {0, 2, 1}}, {4'294'967'295U, 1, 12}};
  dataset.loves = {{8}, {{0, 1}, {1}}, {2}};
  return dataset;
}

void compare(const Dataset& a, const Dataset& b) {
  QVERIFY(a.artists.ids == b.artists.ids);
  QVERIFY(a.artists.file_names == b.artists.file_names);
  for (std::size_t i = 0; i < a.artists.size(); ++i) QCOMPARE(a.artists.names[i], b.artists.names[i]);
  QVERIFY(a.tracks.ids == b.tracks.ids);
  QVERIFY(a.tracks.authors.offsets == b.tracks.authors.offsets);
  QVERIFY(a.tracks.authors.values == b.tracks.authors.values);
  for (const auto sequences : {&Dataset::playlists, &Dataset::sessions}) {
    QVERIFY((a.*sequences).tracks.offsets == (b.*sequences).tracks.offsets);
    QVERIFY((a.*sequences).tracks.values == (b.*sequences).tracks.values);
    QVERIFY((a.*sequences).users == (b.*sequences).users);
    QVERIFY((a.*sequences).times == (b.*sequences).times);
  }
  for (const auto notes : {&Dataset::tags, &Dataset::albums}) {
    QCOMPARE((a.*notes).names, (b.*notes).names);
    QVERIFY((a.*notes).of_artist.offsets == (b.*notes).of_artist.offsets);
    QVERIFY((a.*notes).of_artist.values == (b.*notes).of_artist.values);
    QVERIFY((a.*notes).counts == (b.*notes).counts);
  }
  for (const auto table : {&Dataset::plays, &Dataset::loves}) {
    QVERIFY((a.*table).users == (b.*table).users);
    QVERIFY((a.*table).artists.offsets == (b.*table).artists.offsets);
    QVERIFY((a.*table).artists.values == (b.*table).artists.values);
    QVERIFY((a.*table).counts == (b.*table).counts);
  }
  QCOMPARE(fingerprint_of(a, Progress()), fingerprint_of(b, Progress()));
}

}  // namespace

class WriteCsvSetTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(temporary_.isValid());
    root_ = temporary_.path().toStdString();
  }

  void files_look_as_pandas_writes_them() {
    Progress progress;
    write_csv_set(tiny(), root_ / "looks", {}, progress);
    const auto text = [&](const char* file) { return QString::fromStdString(read_file(root_ / "looks" / file)); };
    // Python: quote_plus("\"Кино\", \\ 山") within a pair of quotes, doubled by the csv module.
    QCOMPARE(text("artists.csv"), QString(",ID,name\n"
                                          "0,5,\"\"\"Simon+%26+Garfunkel+%2B+100%25\"\"\"\n"
                                          "1,7,\"\"\"%22%D0%9A%D0%B8%D0%BD%D0%BE%22%2C+%5C+%E5%B1%B1\"\"\"\n"
                                          "2,1000000000000,\"\"\"artist+1000000000000\"\"\"\n"));
    QCOMPARE(text("tracks.csv"), QString(",ID,author_id\n0,-3,[5]\n1,10,\"[7, 5]\"\n2,11,[7]\n"));
    QCOMPARE(text("playlists.csv"), QString(",ID,timestamp,user_id,numtracks,tracks_ids\n"
                                            "0,0,-1,4,3,\"[11, -3, 11]\"\n1,1,1390231051,-1,0,[]\n2,2,0,0,1,[10]\n"));
    QCOMPARE(text("sessions.csv"), QString(",ID,user_id,numtracks,tracks\n0,0,4,2,\"[10, 10]\"\n"));
    QCOMPARE(text("tags.csv"), QString(",ID,value\n0,0,rock\n1,1,my+%22top%22%2C+100%25+%2B+more\n2,2,unused\n"));
    QCOMPARE(text("artist_tags.csv"), QString(",artist_id,tag_id,count\n0,5,1,3\n1,5,0,2\n2,7,0,2\n"));
    QCOMPARE(text("plays.csv"), QString(",user_id,artist_id,plays\n0,3,5,4294967295\n1,3,1000000000000,1\n2,4,7,12\n"));
    QCOMPARE(text("artist_loves.csv"), QString(",user_id,artist_id,loves\n0,8,7,2\n"));
  }

  void reading_it_back_gives_the_same() {
    Progress progress;
    const CsvSetWritten written = write_csv_set(tiny(), root_ / "tiny", {}, progress);
    QCOMPARE(written.playlists, std::uint64_t{3});
    QCOMPARE(written.sessions_left_out, std::uint64_t{0});
    compare(tiny(), read_back(root_ / "tiny"));
  }

  void labels_of_the_file_itself_come_back() {
    Dataset dataset = tiny();
    dataset.artists.file_names = {"", "\"Kino\" + Zoo", ""};
    Progress progress;
    write_csv_set(dataset, root_ / "labels", {}, progress);
    QCOMPARE(QString::fromStdString(read_file(root_ / "labels/artists.csv")),
             QString(",ID,name,file_label\n"
                     "0,5,\"\"\"Simon+%26+Garfunkel+%2B+100%25\"\"\",\n"
                     "1,7,\"\"\"%22%D0%9A%D0%B8%D0%BD%D0%BE%22%2C+%5C+%E5%B1%B1\"\"\",\"\"\"%22Kino%22+%2B+Zoo\"\"\"\n"
                     "2,1000000000000,\"\"\"artist+1000000000000\"\"\",\n"));
    compare(dataset, read_back(root_ / "labels"));
    // An artist that the file does not name comes between; repeated rows and their labels go.
    std::string tracks = read_file(root_ / "labels/tracks.csv");
    write_file(root_ / "labels/tracks.csv", [&](std::ostream& out) { out << tracks << "3,12,[6]\n"; });
    const std::string artists = read_file(root_ / "labels/artists.csv");
    write_file(root_ / "labels/artists.csv", [&](std::ostream& out) { out << artists << "3,7,\"\"\"x\"\"\",\"\"\"y\"\"\"\n"; });
    const Dataset more = read_back(root_ / "labels");
    QCOMPARE(more.artists.ids, (std::vector<std::int64_t>{5, 6, 7, 1'000'000'000'000}));
    QCOMPARE(more.artists.file_names, (std::vector<std::string>{"", "", "\"Kino\" + Zoo", ""}));
  }

  void that_there_were_positions_comes_back() {
    Dataset dataset = tiny();
    Progress progress;
    for (const bool positioned : {false, true}) {
      dataset.positioned = positioned;
      write_csv_set(dataset, root_ / "positions", {}, progress);
      QCOMPARE(read_back(root_ / "positions").positioned, positioned);
    }
    fs::remove(root_ / "positions" / "segue.txt");
    QVERIFY(!read_back(root_ / "positions").positioned);
  }

  void a_whole_sample_comes_back_the_same() {
    SampleOptions options;
    options.artists = 300;
    options.playlists = 200;
    options.sessions = 700;
    Progress progress;
    write_sample(root_ / "sample", options, progress);
    const Dataset sample = read_back(root_ / "sample");
    QVERIFY(!sample.tags.empty() && !sample.albums.empty() && !sample.loves.empty() && !sample.playlists.times.empty());
    write_csv_set(sample, root_ / "written", {}, progress);
    const Dataset again = read_back(root_ / "written");
    compare(sample, again);
    QCOMPARE(again.fingerprint, sample.fingerprint);
    // What is written again is the same byte for byte.
    write_csv_set(again, root_ / "twice", {}, progress);
    for (const auto& entry : fs::directory_iterator(root_ / "written")) {
      const fs::path name = entry.path().filename();
      if (name != "segue.txt") QVERIFY2(read_file(entry.path()) == read_file(root_ / "twice" / name), name.c_str());
    }
  }

  void short_sequences_are_left_out_and_counted() {
    Progress progress;
    CsvSetWriteOptions options;
    options.min_tracks = 2;
    const CsvSetWritten written = write_csv_set(tiny(), root_ / "long", options, progress);
    QCOMPARE(written.playlists, std::uint64_t{1});
    QCOMPARE(written.playlists_left_out, std::uint64_t{2});
    QCOMPARE(written.sessions, std::uint64_t{1});
    const Dataset again = read_back(root_ / "long");
    QCOMPARE(again.playlists.size(), std::size_t{1});
    QCOMPARE(again.playlists.users[0], std::int64_t{4});
    QCOMPARE(again.sessions.size(), std::size_t{1});
  }

  void counts_by_artist_that_cannot_be_used_are_counted() {
    Progress progress;
    write_csv_set(tiny(), root_ / "odd", {}, progress);
    write_file(root_ / "odd" / "artist_tags.csv", [](std::ostream& out) {
      out << ",artist_id,tag_id,count\n"
             "0,5,0,1\n1,5,0,2\n"      // one after the other: three
             "2,5,1,4\n"               // more: so it comes first
             "3,6,0,1\n"               // no such artist
             "4,7,9,1\n"               // no such tag
             "5,7,0,0\n6,7,0,many\n";  // no counts
    });
    const Dataset again = read_back(root_ / "odd");
    QCOMPARE(again.tags.of_artist[0].size(), std::size_t{2});
    QCOMPARE(again.tags.of_artist[0][0], 1);
    QCOMPARE(again.tags.of_artist[0][1], 0);
    QVERIFY((again.tags.counts == std::vector<std::uint32_t>{4, 3}));
    std::map<std::string, std::uint64_t> skipped;
    for (const FileReport& file : again.report.files) {
      if (file.file != "artist_tags.csv") continue;
      QCOMPARE(file.rows_read, std::uint64_t{7});
      QCOMPARE(file.rows_kept, std::uint64_t{3});
      for (const Skipped& reason : file.skipped) skipped[reason.reason] = reason.count;
    }
    QCOMPARE(skipped.at("an artist that neither the artists file nor the tracks file has"), std::uint64_t{1});
    QCOMPARE(skipped.at("a tag that the tags file does not have"), std::uint64_t{1});
    QCOMPARE(skipped.at("the count is not a whole number above 0"), std::uint64_t{2});
  }

  void only_what_was_written_here_is_replaced() {
    Progress progress;
    write_csv_set(tiny(), root_ / "mine", {}, progress);
    write_csv_set(tiny(), root_ / "mine", {}, progress);
    fs::remove(root_ / "mine" / "segue.txt");
    QVERIFY_EXCEPTION_THROWN(check_csv_set_folder(root_ / "mine"), Error);
    QVERIFY_EXCEPTION_THROWN(write_csv_set(tiny(), root_ / "mine", {}, progress), Error);
    QVERIFY(fs::exists(root_ / "mine" / "tracks.csv"));
  }

  void cancelled_leaves_nothing() {
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN(write_csv_set(tiny(), root_ / "cancelled", {}, progress), Cancelled);
    for (const auto& entry : fs::directory_iterator(root_)) {
      QVERIFY2(entry.path().filename().string().find("cancelled") == std::string::npos, entry.path().c_str());
    }
  }

 private:
  QTemporaryDir temporary_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(WriteCsvSetTest)
#include "write_csv_set_test.moc"
