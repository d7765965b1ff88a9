// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QtTest>
#include <string>

#include "core/readers/csv_rows.h"
#include "tests/readers/csv_folder.h"

namespace {

std::string rows(int count) {
  std::string text = "ID,author_id\n";
  for (int i = 1; i <= count; ++i) text += std::to_string(i) + ",\"[10, 20]\"\n";
  return text;
}

}  // namespace

/// Every kind of broken file gives an Error that names the file, the line, what is wrong and what to do.
class CsvErrorsTest : public QObject {
  Q_OBJECT

 private slots:
  void broken_tracks_file_data() {
    using std::string_literals::operator""s;
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::uint64_t>("line");
    QTest::addColumn<std::string>("message");
    const auto add = [](const char* name, std::string text, std::uint64_t line, const char* message) {
      QTest::newRow(name) << std::move(text) << line << std::string(message);
    };
    add("empty", "", 0, "The file is empty");
    add("blank", "\n\n", 1, "The first line is blank");
    add("header only", "ID,author_id\n", 2, "The file has a header and no rows");
    add("header without a line end", "ID,author_id", 1, "The file has a header and no rows");
    add("no column", "ID,author\n1,[10]\n", 1, "The column author_id is missing; the file has: ID, author");
    add("index column is not listed", ",author_id\n1,[10]\n", 1, "The column ID is missing; the file has: author_id");
    add("binary header",
        "\x7F"
        "ELF\0\0\0"s,
        1, "There is a zero byte here");
    add("binary within", "ID,author_id\n1,[10]\n2,\0[10]\n"s, 3, "There is a zero byte here");
    add("UTF-16", "\xFF\xFEI\0D\0"s, 0, "The file is in UTF-16");
    add("UTF-16 big-endian", "\xFE\xFF\0I\0D"s, 0, "The file is in UTF-16");
    add("gzip", "\x1F\x8B\x08 ID,author_id\n1,[10]\n", 0, "The file is compressed");
    add("zip", "PK\x03\x04 tracks.csv", 0, "The file is compressed");
    add("quote open in the header", "ID,\"author_id\n1,[10]\n", 1, "A quote that opens in the header is never closed");
    add("quote never closed", "ID,author_id\n1,[10]\n2,\"[10]\n3,[10]\n4,[20]\n", 3, "A quote that opens here is never closed");
    add("cut off within quotes", rows(3) + "4,\"[10, 2", 5, "A quote that opens here is never closed");
    add("cut off within a list", rows(3) + "4,[10", 5, "The file ends in the middle of this row");
    add("cut off within a row", rows(3) + "4", 5, "The file ends in the middle of this row");
    add("one row of many cut off", rows(300) + "301", 302, "The file ends in the middle of this row");
    add("many rows too long", "ID,author_id\n1,[10]\n2,10,20\n3,[30]\n4,10,20\n", 3,
        "2 of 4 rows do not fit the header's 2 columns");
    add("lists without quotes", "ID,author_id\n1,[10, 20]\n2,[10, 20]\n", 2, "2 of 2 rows do not fit the header's 2 columns");
    add("a stray quote", "ID,author_id\n1,[10]\n2,\"[10]\n3,\"[10, 20]\"\n4,[20]\n", 3,
        "1 of 3 rows do not fit the header's 2 columns");
    add("no usable row", "ID,author_id\nx,[10]\ny,[20]\n", 2, "None of the 2 rows can be used");
    add("old Mac line ends", "ID,author_id\r1,[10]\r", 1, "Lines end in a carriage return alone");
    add("a long line of bytes", "\x7F\x01\xFF" + std::string(1'000'000, 'x') + "\n", 1,
        std::string("The column ID is missing; the file has:   \xEF\xBF\xBD" + std::string(117, 'x')).c_str());
    add("a name twice", "ID,author_id,x,ID\n1,[10],0,2\n", 1, "The header has ID twice, as column 1 and as column 4");
    add("the other name twice", ",author_id,author_id,ID\n0,[10],[20],1\n", 1,
        "The header has author_id twice, as column 2 and as column 3");
    add("old Mac line ends below the header", "ID,author_id\n1,[10]\r2,[20]\r3,[30]\r", 2,
        "Lines end in a carriage return alone");
    add("old Mac line ends and quotes", "ID,author_id\n1,\"[10]\"\r2,\"[20, 30]\"\r", 2, "Lines end in a carriage return alone");
    add("semicolons", "ID;author_id\n1;[10]\n", 1, "The column ID is missing; the file has: ID;author_id");
  }
  void broken_tracks_file() {
    QFETCH(std::string, text);
    QFETCH(std::uint64_t, line);
    QFETCH(std::string, message);
    const CsvFolder folder;
    folder.write("tracks.csv", text);
    const auto error = folder.failure();
    QVERIFY(error.has_value());
    QCOMPARE(error->where().file, (folder.path() / "tracks.csv").string());
    QCOMPARE(error->where().line, line);
    QVERIFY2(error->message().str().starts_with(message), error->what());
    QVERIFY(!error->remedy().empty());
  }

  void errors_are_the_same_however_the_file_is_divided() {
    const CsvFolder folder;
    folder.write("tracks.csv", rows(50) + "51,\"[10\n" + "52,[10]\n53,[10]\n");
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{10}, std::size_t{100}}) {
      const auto error = CsvFolder::failure_of([&] { (void)folder.read({3, chunk}); });
      QVERIFY(error.has_value());
      QCOMPARE(error->where().line, std::uint64_t{52});
    }
  }

  void other_separators_are_guessed_in_the_remedy() {
    const CsvFolder folder;
    folder.write("tracks.csv", "ID;author_id\n1;[10]\n");
    QCOMPARE(folder.failure()->remedy().str(), std::string("Columns must be separated by commas"));
  }

  // Any table may be so; the import reads it.
  void what_the_import_of_tables_reads_is_sent_there() {
    using std::string_literals::operator""s;
    const CsvFolder folder;
    for (const std::string& text : {"\xFF\xFEI\0D\0"s, "ID,author_id\r1,[10]\r"s, "ID,author_id\n1,[10]\r2,[20]\r"s}) {
      folder.write("tracks.csv", text);
      const std::string remedy = folder.failure()->remedy().str();
      QVERIFY2(remedy.find("segue import") != std::string::npos, remedy.c_str());
    }
  }

  void a_column_that_may_be_missing_is_refused_twice_as_well() {
    const CsvFolder folder;
    folder.write("playlists.csv", "tracks_ids,user_id,user_id\n\"[1, 2]\",7,8\n");
    QCOMPARE(folder.failure()->message().str(), std::string("The header has user_id twice, as column 2 and as column 3"));
    QVERIFY(!folder.failure()->remedy().empty());
    folder.write("playlists.csv", "tracks_ids,user_id,x,x\n\"[1, 2]\",7,8,9\n");  // what is not read may be there as it likes
    QVERIFY(!folder.failure().has_value());
  }

  void a_few_rows_that_end_in_carriage_returns_are_told_as_such() {
    const CsvFolder folder;
    folder.write("tracks.csv", rows(100) + "101,[10]\r102,[20]\r\n");
    const auto dataset = folder.read();
    QCOMPARE(brief(report_of(dataset, "tracks.csv").skipped),
             (std::vector<std::string>{"rows that end in a carriage return alone; a line feed was expected|1|102"}));
  }

  void a_missing_column_is_named_beside_what_there_is() {
    const CsvFolder folder;
    folder.write("tracks.csv", "ID,authors_id\n1,[10]\n");
    QCOMPARE(folder.failure()->remedy().str(),
             std::string("Did you mean authors_id? Choose another file, or correct the name in its header"));
    std::string header = "ID";
    for (int c = 0; c < 300; ++c) header += ",column " + std::to_string(c);
    folder.write("tracks.csv", header + "\n1\n");
    const std::string message = folder.failure()->message().str();
    QVERIFY2(message.ends_with("column 9, column 10, …"), message.c_str());
  }

  void sequence_files_are_checked_alike() {
    const CsvFolder folder;
    folder.write("sessions.csv", "tracks,user_id\n\"[1, 2]\",3\n\"[1, 2");
    QCOMPARE(folder.failure()->where().str(), (folder.path() / "sessions.csv").string() + ":3");
    folder.write("sessions.csv", "track_list,user_id\n\"[1, 2]\",3\n");
    QVERIFY(folder.failure()->message().str().starts_with("The column tracks is missing"));
  }

  void sequences_without_any_row_or_known_track_are_refused() {
    const CsvFolder folder;
    folder.write("playlists.csv", "tracks_ids,user_id\n");
    QVERIFY(folder.failure()->message().str().starts_with("There are no rows of playlists or sessions"));
    folder.write("playlists.csv", "tracks_ids,user_id\n\"[77, 78]\",1\n");
    QVERIFY(folder.failure()->message().str().starts_with("No playlist or session has a track"));
  }

  void tracks_and_a_sequence_file_are_needed() {
    segue::Progress progress;
    const CsvFolder folder;
    segue::data::CsvSetFiles files;
    QVERIFY(CsvFolder::failure_of([&] { (void)read_csv_set(files, {}, progress); }).has_value());
    files.tracks = folder.path() / "tracks.csv";
    QVERIFY(CsvFolder::failure_of([&] { (void)read_csv_set(files, {}, progress); }).has_value());
  }

  void a_file_that_shrinks_while_it_is_read_is_an_error() {
    const CsvFolder folder;
    folder.write("tracks.csv", rows(200'000));
    const segue::data::CsvTable table(folder.path() / "tracks.csv");
    std::filesystem::resize_file(folder.path() / "tracks.csv", 1'000'000);
    segue::Progress progress;
    for (const unsigned threads : {1U, 4U}) {
      const auto error =
          CsvFolder::failure_of([&] { (void)read_track_rows(table, segue::data::IdIndex({}), {threads}, progress); });
      QVERIFY(error.has_value());
      QCOMPARE(error->message().str(), std::string("The file became shorter while it was read"));
      QCOMPARE(error->where().file, (folder.path() / "tracks.csv").string());
    }
  }

  void a_path_that_is_no_readable_file_is_named() {
    segue::Progress progress;
    const CsvFolder folder;
    auto files = segue::data::find_csv_set(folder.path());
    files.playlists = folder.path() / "nowhere.csv";
    auto error = CsvFolder::failure_of([&] { (void)read_csv_set(files, {}, progress); });
    QCOMPARE(error->message().str(), std::string("There is no such file"));
    files.playlists = folder.path();
    error = CsvFolder::failure_of([&] { (void)read_csv_set(files, {}, progress); });
    QCOMPARE(error->message().str(), std::string("This is a folder, and a file is needed"));
    files.playlists = "/dev/null";
    error = CsvFolder::failure_of([&] { (void)read_csv_set(files, {}, progress); });
    QVERIFY(error->message().str().starts_with("The file cannot be read"));
    if (::geteuid() == 0) QSKIP("root may read everything");
    std::filesystem::permissions(folder.path() / "playlists.csv", std::filesystem::perms::none);
    files.playlists = folder.path() / "playlists.csv";
    error = CsvFolder::failure_of([&] { (void)read_csv_set(files, {}, progress); });
    QCOMPARE(error->message().str(), std::string("You may not read this file"));
  }
};

QTEST_GUILESS_MAIN(CsvErrorsTest)
#include "csv_errors_test.moc"
