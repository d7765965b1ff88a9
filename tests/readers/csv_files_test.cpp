// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <string>

#include "tests/readers/csv_folder.h"

using segue::data::find_csv_set;
using segue::data::recognise_csv_files;

class CsvFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void a_folder_is_searched_for_the_usual_names() {
    const CsvFolder folder;
    folder.write("Sessions.CSV", "tracks\n[1]\n");
    const auto files = find_csv_set(folder.path());
    QCOMPARE(files.tracks, folder.path() / "tracks.csv");
    QCOMPARE(files.artists, folder.path() / "artists.csv");
    QCOMPARE(files.playlists, folder.path() / "playlists.csv");
    QCOMPARE(files.sessions, folder.path() / "Sessions.CSV");
    QVERIFY(files.tags.empty());
  }

  void what_is_left_aside_is_reported() {
    const CsvFolder folder;
    folder.write("sessions.csv.gz", "packed");
    std::filesystem::create_directories(folder.path() / "tags.csv");
    const segue::data::Dataset dataset = folder.read();
    QCOMPARE(brief(report_of(dataset, "sessions.csv.gz").skipped),
             std::vector<std::string>{"not read: files of the CSV set are read unpacked only|1|0"});
    QCOMPARE(brief(report_of(dataset, "tags.csv").skipped),
             std::vector<std::string>{"a folder that is named like a file of the data set; nothing was read from it|1|0"});
  }

  void what_is_missing_and_what_is_there_is_said() {
    const CsvFolder folder;
    folder.remove("playlists.csv");
    auto error = CsvFolder::failure_of([&] { (void)find_csv_set(folder.path()); });
    QCOMPARE(
        error->message().str(),
        std::string("The folder lacks playlists.csv or sessions.csv (one of them is needed); it holds: artists.csv, tracks.csv"));
    QCOMPARE(error->where().file, folder.path().string());
    folder.remove("tracks.csv");
    error = CsvFolder::failure_of([&] { (void)find_csv_set(folder.path()); });
    QCOMPARE(error->message().str(),
             std::string("The folder lacks tracks.csv, and playlists.csv or sessions.csv; it holds: artists.csv"));
    folder.remove("artists.csv");
    folder.write("playlists.csv", "tracks_ids\n[1]\n");
    error = CsvFolder::failure_of([&] { (void)find_csv_set(folder.path()); });
    QCOMPARE(error->message().str(), std::string("The folder lacks tracks.csv; it holds: playlists.csv"));
  }

  void a_long_folder_is_not_listed_whole() {
    const CsvFolder folder;
    folder.remove("tracks.csv");
    for (int i = 0; i < 50; ++i) folder.write(("file" + std::to_string(i)).c_str(), "");
    const auto error = CsvFolder::failure_of([&] { (void)find_csv_set(folder.path()); });
    QVERIFY(error->message().str().ends_with(", …"));
    QVERIFY(error->message().str().size() < 250);
  }

  void a_path_that_is_no_folder_is_refused() {
    const CsvFolder folder;
    auto error = CsvFolder::failure_of([&] { (void)find_csv_set(folder.path() / "none"); });
    QCOMPARE(error->message().str(), std::string("There is no such folder"));
    error = CsvFolder::failure_of([&] { (void)find_csv_set(folder.path() / "tracks.csv"); });
    QCOMPARE(error->message().str(), std::string("This is a file, and a folder was expected"));
  }

  void single_files_are_told_by_their_columns() {
    const CsvFolder folder;
    const CsvFolder other;
    for (const char* name : {"tracks.csv", "artists.csv", "playlists.csv"}) other.remove(name);
    other.write("a.csv", "name,author_id,ID\nx,[1],1\n");
    other.write("b.csv", "ID,name,tracks_ids\n1,mine,[1]\n");
    other.write("c.csv", "user_id,tracks\n1,[1]\n");
    other.write("d.csv", "name,ID\nx,1\n");
    other.write("e.csv", "tag_ids,track_id\n[1],1\n");
    other.write("f.csv", "value,ID\nrock,1\n");
    const auto at = [&](const char* name) { return other.path() / name; };
    const auto files = recognise_csv_files({at("d.csv"), at("f.csv"), at("b.csv"), at("e.csv"), at("a.csv"), at("c.csv")});
    QCOMPARE(files.tracks, at("a.csv"));
    QCOMPARE(files.playlists, at("b.csv"));
    QCOMPARE(files.sessions, at("c.csv"));
    QCOMPARE(files.artists, at("d.csv"));
    QCOMPARE(files.track_tags, at("e.csv"));
    QCOMPARE(files.tags, at("f.csv"));
  }

  void loves_and_albums_belong_to_the_set() {
    const CsvFolder folder;
    folder.write("albums.csv", "ID,name\n1,x\n");
    folder.write("my albums.csv", "title,ID\nx,1\n");
    folder.write("albums of tracks.csv", "track_id,album_ids\n1,[1]\n");
    folder.write("Love.csv", ",user_id,track_id\n0,1,1\n");
    QCOMPARE(find_csv_set(folder.path()).albums, folder.path() / "albums.csv");
    QCOMPARE(find_csv_set(folder.path()).love, folder.path() / "Love.csv");
    QVERIFY(find_csv_set(folder.path()).track_albums.empty());
    QCOMPARE(recognise_csv_files({folder.path() / "albums.csv"}).albums, folder.path() / "albums.csv");
    const auto files = recognise_csv_files(
        {folder.path() / "my albums.csv", folder.path() / "albums of tracks.csv", folder.path() / "Love.csv"});
    QCOMPARE(files.albums, folder.path() / "my albums.csv");
    QCOMPARE(files.track_albums, folder.path() / "albums of tracks.csv");
    QCOMPARE(files.love, folder.path() / "Love.csv");
  }

  void one_picked_file_is_completed_from_its_folder() {
    const CsvFolder folder;
    folder.write("my sessions.csv", "tracks,user_id\n[1],1\n");
    const auto files = recognise_csv_files({folder.path() / "my sessions.csv"});
    QCOMPARE(files.sessions, folder.path() / "my sessions.csv");
    QCOMPARE(files.tracks, folder.path() / "tracks.csv");
    QCOMPARE(files.playlists, folder.path() / "playlists.csv");
  }

  void files_that_are_not_read_may_be_picked_along() {
    const CsvFolder folder;
    folder.write("users.csv", ",ID\n0,1\n");
    const auto files = recognise_csv_files({folder.path() / "users.csv", folder.path() / "playlists.csv"});
    QCOMPARE(files.playlists, folder.path() / "playlists.csv");
  }

  void a_folder_may_be_picked_too() {
    const CsvFolder folder;
    QCOMPARE(recognise_csv_files({folder.path()}).tracks, folder.path() / "tracks.csv");
  }

  void a_foreign_file_is_refused_with_its_columns() {
    const CsvFolder folder;
    folder.write("weather.csv", ",day,rain\n0,1,2\n");
    const auto error = CsvFolder::failure_of([&] { (void)recognise_csv_files({folder.path() / "weather.csv"}); });
    QVERIFY(error->message().str().ends_with("day, rain"));
    QCOMPARE(error->where().file, (folder.path() / "weather.csv").string());
    QVERIFY(CsvFolder::failure_of([] { (void)recognise_csv_files({}); }).has_value());
  }

  void two_files_of_one_kind_are_refused() {
    const CsvFolder folder;
    folder.write("more.csv", "tracks_ids\n[1]\n");
    const auto error = CsvFolder::failure_of([&] {
      (void)recognise_csv_files({folder.path() / "playlists.csv", folder.path() / "more.csv"});
    });
    QVERIFY(error->message().str().starts_with("This file and playlists.csv have the same columns"));
  }

  void picked_files_without_tracks_are_refused() {
    const CsvFolder folder;
    folder.remove("tracks.csv");
    const auto error = CsvFolder::failure_of([&] { (void)recognise_csv_files({folder.path() / "playlists.csv"}); });
    QVERIFY(error->message().str().starts_with("The folder lacks tracks.csv"));
  }
};

QTEST_GUILESS_MAIN(CsvFilesTest)
#include "csv_files_test.moc"
