// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_lines.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/readers/raw_record.h"
#include "core/readers/raw_rows.h"
#include "tests/readers/csv_folder.h"
#include "tests/readers/packed.h"

using namespace segue;
using namespace segue::data;
using namespace segue::data::raw;

namespace {

struct NumbersBlock : LineBlock {
  std::vector<std::string> lines_read;
};

struct Read {
  std::vector<std::string> lines;  ///< "number text"
  FileScan scan;
};

Read read_lines(const std::filesystem::path& path, const LineScanOptions& options) {
  Read out;
  Progress progress;
  const auto source = open_bytes(path);
  out.scan = scan_lines<NumbersBlock>(
      *source, "reading", options, progress,
      [](NumbersBlock& block, std::string_view line, std::uint64_t number) {
        if (line == "bad") return Line::malformed;
        block.lines_read.push_back(std::to_string(number) + " " + std::string(line));
        return Line::kept;
      },
      [&](NumbersBlock& block, std::uint64_t before) {
        for (const std::string& line : block.lines_read) {
          const std::size_t space = line.find(' ');
          out.lines.push_back(std::to_string(before + std::stoull(line.substr(0, space))) + line.substr(space));
        }
      });
  return out;
}

Links links_of(std::string_view text, bool good = true) {
  Links links;
  if (parse_links(text, links) != good) throw std::runtime_error("parse_links");
  return links;
}

}  // namespace

/// Lines and their parts, whatever is written in them.
class RawLinesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void lines_are_the_same_however_the_file_is_divided() {
    std::string text =
        "\xEF\xBB\xBF"
        "first\r\n\n";
    std::vector<std::string> expected{"1 first"};
    for (int i = 3; i < 200; ++i) {
      const std::string line(static_cast<std::size_t>(i * i % 97), static_cast<char>('a' + i % 26));
      text += line + "\n";
      if (!line.empty()) expected.push_back(std::to_string(i) + " " + line);
    }
    text += "last without an end";
    expected.push_back("200 last without an end");
    write_bytes(path(), text);
    pack(folder_->filePath("packed").toStdString(), "raw", "gzip", {{"x", text}});
    for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{1} << 20U}) {
      for (const unsigned threads : {1U, 3U}) {
        for (const auto& file : {path(), std::filesystem::path(folder_->filePath("packed").toStdString())}) {
          const Read read = read_lines(file, {threads, block});
          QVERIFY(read.lines == expected);
          QCOMPARE(read.scan.lines, std::uint64_t{200});
          QCOMPARE(read.scan.rows, static_cast<std::uint64_t>(expected.size()));
          QCOMPARE(read.scan.bytes, static_cast<std::uint64_t>(text.size()));
        }
      }
    }
  }

  void lines_longer_than_any_record_are_counted_and_passed_over() {
    write_bytes(path(), "one\n" + std::string(500'000, 'x') + "\nthree\n" + std::string(500'000, 'y'));
    const Read read = read_lines(path(), {2, 100, 10'000});
    QVERIFY((read.lines == std::vector<std::string>{"1 one", "3 three"}));
    QCOMPARE(read.scan.rows, std::uint64_t{4});
    const auto skipped = read.scan.skipped.sorted();
    QVERIFY((brief(skipped) == std::vector<std::string>{"a line that is longer than any record|2|2"}));
    QCOMPARE(skipped[0].first_text, std::string(120, 'x'));
    const auto endless = CsvFolder::failure_of([&] { (void)read_lines(path(), {2, 100, 10'000, 100'000}); });
    QVERIFY(endless && endless->where().line == 2);
    QVERIFY2(endless->message().str().starts_with("This line has no end"), endless->what());
  }

  void broken_files_end_in_an_error() {
    using std::string_literals::operator""s;
    const auto failure = [&](const std::string& text) {
      write_bytes(path(), text);
      return CsvFolder::failure_of([&] { (void)read_lines(path(), {2, 16}); });
    };
    std::string many;
    for (int i = 0; i < 100; ++i) many += "line\n";
    auto error = failure(many + "a\0b\n"s);
    QVERIFY(error && error->where().line == 101);
    QVERIFY2(error->message().str().starts_with("There is a zero byte here"), error->what());
    error = failure(many + "bad");
    QVERIFY(error && error->where().line == 101);
    QCOMPARE(error->message().str(), std::string("The file ends in the middle of this line"));
    error = failure(many + "bad\nbad\nbad\nbad\nbad\nbad\n");
    QVERIFY(error && error->where().line == 101);
    QVERIFY2(error->message().str().starts_with("6 of 106 lines are no records"), error->what());
    QVERIFY(!failure(many + "bad\nbad\nbad\nbad\nbad\n"));
    QVERIFY(failure("bad\n").has_value());
    QVERIFY(!failure(""));
    QVERIFY((brief(read_lines(path(), {}).scan.skipped.sorted()) == std::vector<std::string>{"the file is empty|1|1"}));
  }

  void cancelling_is_heard() {
    write_bytes(path(), "line\n");
    Progress progress;
    progress.cancel();
    const auto source = open_bytes(path());
    WideIds wide;
    QVERIFY_EXCEPTION_THROWN((void)read_sessions(*source, {}, wide, progress), Cancelled);
  }

  void records_come_apart_where_they_should_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("parts");
    QTest::newRow("session") << "event.session\t287144\t1390231051\t{\"numtracks\":23} {\"subjects\":[]}"
                             << "event.session|287144|1390231051|{\"numtracks\":23}|{\"subjects\":[]}";
    QTest::newRow("love") << "preference\t1\t-1 {\"value\":\"love\"} {\"subjects\":[{\"id\":4}], \"objects\":[{\"id\":2}]}"
                          << "preference|1|-1|{\"value\":\"love\"}|{\"subjects\":[{\"id\":4}], \"objects\":[{\"id\":2}]}";
    QTest::newRow("braces in a title") << "playlist\t4760\t1246144347\t{\"Title\":\"\"sd,\"}\",\"\",\"numtracks\":2}\t{\"a\":[]}"
                                       << "playlist|4760|1246144347|{\"Title\":\"\"sd,\"}\",\"\",\"numtracks\":2}|{\"a\":[]}";
    QTest::newRow("cut in a title") << "playlist\t1\t2\t{\"Title\":\"a} {b\"} {\"a\":[{}]}"
                                    << "playlist|1|2|{\"Title\":\"a} {b\"}|{\"a\":[{}]}";
    QTest::newRow("open brace in a title") << "playlist\t1\t2\t{\"Title\":\":-{ {{\"}\t{\"a\":[{}]}"
                                           << "playlist|1|2|{\"Title\":\":-{ {{\"}|{\"a\":[{}]}";
    QTest::newRow("no links") << "user\t1\t1116715959\t{\"age\":null}"
                              << "user|1|1116715959|{\"age\":null}|";
    QTest::newRow("empty links") << "person\t145148\t-1\t{\"MBID\":null, \"name\":\"X\"}\t{}"
                                 << "person|145148|-1|{\"MBID\":null, \"name\":\"X\"}|{}";
    QTest::newRow("null time") << "person\t1\tnull\t{}\t{}"
                               << "person|1|-1|{}|{}";
    QTest::newRow("decimal time") << "person\t1\t12.0\t{}\t{} "
                                  << "person|1|12|{}|{}";
    QTest::newRow("nothing") << "playlist"
                             << "";
    QTest::newRow("no id") << "playlist\tx\t1\t{}\t{}"
                           << "";
    QTest::newRow("no properties") << "playlist\t1\t1\t"
                                   << "";
    QTest::newRow("cut off") << "playlist\t1\t1\t{\"a\":1}\t{\"subjects\":["
                             << "";
  }
  void records_come_apart_where_they_should() {
    QFETCH(QString, line);
    QFETCH(QString, parts);
    const std::string text = line.toStdString();
    Record record;
    QCOMPARE(split_record(text, record), !parts.isEmpty());
    if (parts.isEmpty()) return;
    QCOMPARE(QString("%1|%2|%3|%4|%5")
                 .arg(QString::fromStdString(std::string(record.type)))
                 .arg(record.id)
                 .arg(record.time)
                 .arg(QString::fromStdString(std::string(record.properties)), QString::fromStdString(std::string(record.links))),
             parts);
  }

  void texts_end_where_the_next_key_begins_data() {
    QTest::addColumn<QString>("properties");
    QTest::addColumn<QString>("title");
    QTest::newRow("plain") << "{\"ID\":2,\"Title\":\"my_favorites\",\"numtracks\":27}"
                           << "my_favorites";
    QTest::newRow("quotes") << "{\"ID\":2,\"Title\":\"2012 m. \"Radiocentro\" Top 100\",\"numtracks\":66}"
                            << "2012 m. \"Radiocentro\" Top 100";
    QTest::newRow("brace") << "{\"ID\":5234695,\"Title\":\"\"sd,\"}\",\"\",\"numtracks\":2}"
                           << "\"sd,\"}\",\"";
    QTest::newRow("backslash") << "{\"Title\":\"a\\\",\"numtracks\":2}"
                               << "a\\";
    QTest::newRow("last") << "{\"ID\":2, \"Title\" : \"a\"} b\"}"
                          << "a\"} b";
    QTest::newRow("key within a value") << "{\"x\":\"Title\",\"Title\":\"a\"}"
                                        << "a";
    QTest::newRow("empty") << "{\"Title\":\"\",\"numtracks\":2}"
                           << "";
  }
  void texts_end_where_the_next_key_begins() {
    QFETCH(QString, properties);
    QFETCH(QString, title);
    const std::string text = properties.toStdString();
    std::string_view found;
    QVERIFY(property_text(text, "Title", found));
    QCOMPARE(QString::fromStdString(std::string(found)), title);
    for (const char* none : {"{\"Title\":null}", "{\"Titles\":\"a\"}", "{\"Title\":\"a"}) {
      QVERIFY(!property_text(none, "Title", found));
    }
  }

  void links_are_read_whatever_their_order_and_spaces() {
    Links links = links_of(
        "{ \"objects\" : [ {\"id\":7 , \"x\":{\"y\":[1,{\"z\":\"]}\"}]}, \"type\":\"track\"}, {\"type\":\"track\",\"id\":\"8\"} "
        "] ,\"subjects\":[{\"type\":\"user\",\"id\":5}]}");
    QVERIFY((links.tracks == std::vector<std::int64_t>{7, 8}));
    QVERIFY((links.users == std::vector<std::int64_t>{5}));
    links = links_of("{\"artists\":[{\"type\":\"person\",\"id\":0}],\"albums\":null,\"tags\":[[]]}");
    QVERIFY((links.artists == std::vector<std::int64_t>{0}));
    QCOMPARE(links.null_lists, std::size_t{1});
    QCOMPARE(links.nested_empty, std::size_t{1});
    links = links_of(
        "{\"objects\":[{\"type\":\"track\",\"id\":9223372036854775807},{\"type\":\"track\",\"id\":9223372036854775808},{\"type\":"
        "\"ad\",\"id\":1},{}]}");
    QVERIFY((links.tracks == std::vector<std::int64_t>{9223372036854775807}));
    QCOMPARE(links.too_large, std::size_t{1});
    QCOMPARE(links.other_kinds, std::size_t{2});
    links = links_of("{}");
    QVERIFY(links.tracks.empty());
    for (const char* broken : {"", "{", "[]", "{\"objects\":[{\"type\":\"track\",\"id\":1}}", "{\"objects\":[1 2]}",
                               "{\"objects\":}\"", "{\"objects\":[{\"id\":x}]}", "{\"a\":1}}"}) {
      links_of(broken, false);
    }
    std::string deep = "{\"a\":";
    deep.append(1'000'000, '[');
    links_of(deep, false);
  }

  void the_release_first_session_reads_byte_for_byte() {
    const std::filesystem::path file =
        std::filesystem::path(SEGUE_SHARED_DATA) / ".." / "formats" / "sessions_first_line.idomaar";
    if (!std::filesystem::exists(file)) QSKIP("the release's first line is not here");
    // The ids by another way: all numbers behind "track","id":.
    std::vector<Code> expected;
    const std::string text = bytes_of(file);
    const std::string key = "\"track\",\"id\":";
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
      expected.push_back(std::stoi(text.substr(at + key.size())));
    }
    QCOMPARE(expected.size(), std::size_t{23});
    Progress progress;
    WideIds wide;
    const auto source = open_bytes(file);
    const SequenceRows rows = read_sessions(*source, {}, wide, progress);
    QCOMPARE(rows.blocks.size(), std::size_t{1});
    const auto tracks = rows.blocks[0].tracks.span();
    QVERIFY(std::equal(tracks.begin(), tracks.end(), expected.begin(), expected.end()));
    QCOMPARE(rows.blocks[0].users.size(), std::size_t{1});
    QCOMPARE(rows.blocks[0].users[0], Code{44361});
    QCOMPARE(rows.blocks[0].times[0], std::int64_t{1390231051});
    const auto count = [&](std::string_view what) {
      std::uint64_t found = 0;
      for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
      return "|" + std::to_string(found) + "|1";
    };
    QVERIFY((brief(rows.scan.notes.sorted()) ==
             std::vector<std::string>{"plays whose length is not known (playtime -1)" + count("\"playtime\":-1"),
                                      "plays without a ratio (playratio null)" + count("\"playratio\":null"),
                                      "plays without an action (null)" + count("\"action\":null")}));
    QVERIFY(rows.scan.skipped.empty());
  }

 private:
  std::filesystem::path path() const { return folder_->filePath("lines").toStdString(); }
  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(RawLinesTest)
#include "raw_lines_test.moc"
