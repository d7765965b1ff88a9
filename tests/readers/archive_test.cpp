// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive.h"

#include <QTemporaryDir>
#include <QtTest>

#include "tests/readers/csv_folder.h"
#include "tests/readers/packed.h"

using namespace segue;
using namespace segue::data;

namespace {

std::string text_of(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += "line " + std::to_string(i * 7919 % 100'003) + "\n";
  return text;
}

/// "member: text" of all members, each read in pieces.
std::vector<std::string> contents(const std::filesystem::path& path) {
  std::vector<std::string> out;
  Archive archive(path);
  while (archive.next()) {
    std::string text = archive.member() + ": ";
    std::string block(777, '\0');
    for (std::size_t got = block.size(); got == block.size();) {
      got = archive.bytes().read(block);
      text.append(block, 0, got);
    }
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace

/// Members come one after another out of any kind of archive, and what is not whole or not sound says so.
class ArchiveTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void members_come_in_order_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("filter");
    QTest::newRow("tar") << "ustar"
                         << "";
    QTest::newRow("pax") << "pax"
                         << "";
    for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) QTest::newRow(filter) << "ustar" << filter;
    QTest::newRow("zip") << "zip"
                         << "";
  }
  void members_come_in_order() {
    QFETCH(QString, format);
    QFETCH(QString, filter);
    const std::string text = text_of(3'000);
    pack(path("a"), format.toUtf8().constData(), filter.toUtf8().constData(),
         {{"one/b.txt", text}, {"empty", ""}, {"one/a.txt", "short"}});
    QVERIFY(is_archive(path("a")));
    const std::vector<std::string> expected{"one/b.txt: " + text, "empty: ", "one/a.txt: short"};
    QVERIFY(contents(path("a")) == expected);

    Archive archive(path("a"));  // members that nobody reads are passed over
    QVERIFY(archive.next() && archive.next() && archive.next());
    QCOMPARE(archive.member(), std::string("one/a.txt"));
    QCOMPARE(archive.bytes().name(), path("a").string() + "/one/a.txt");
    QVERIFY(!archive.next());
    QVERIFY(!archive.next());
    QCOMPARE(archive.compressed_size(), std::filesystem::file_size(path("a")));
    QVERIFY(archive.compressed_read() > 0);
  }

  // Each larger than what is read of the file at once, as those of the published release are.
  void large_members_come_in_order_data() { members_come_in_order_data(); }
  void large_members_come_in_order() {
    QFETCH(QString, format);
    QFETCH(QString, filter);
    const std::string first = text_of(120'000);
    const std::string second = text_of(90'000);
    pack(path("a"), format.toUtf8().constData(), filter.toUtf8().constData(), {{"a", first}, {"b", second}, {"c", "short"}});
    const std::vector<std::string> expected{"a: " + first, "b: " + second, "c: short"};
    QVERIFY(contents(path("a")) == expected);
  }

  void archives_that_are_cut_off_say_so_data() { members_come_in_order_data(); }
  void archives_that_are_cut_off_say_so() {
    QFETCH(QString, format);
    QFETCH(QString, filter);
    pack(path("whole"), format.toUtf8().constData(), filter.toUtf8().constData(), {{"a", text_of(20'000)}, {"b", "text"}});
    const std::string bytes = bytes_of(path("whole"));
    write_bytes(path("cut"), std::string_view(bytes).substr(0, bytes.size() / 2));
    const auto error = CsvFolder::failure_of([&] { (void)contents(path("cut")); });
    QVERIFY(error.has_value());
    QVERIFY2(error->where().file.starts_with(path("cut").string()), error->what());
    QVERIFY(!error->remedy().empty());
  }

  // Every member that is left is whole: only the blocks that end an archive are missing.
  void a_tar_cut_where_a_member_ends_says_so_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("filter");
    for (const char* format : {"ustar", "pax"}) {
      for (const char* filter : {"", "gzip", "zstd"}) QTest::addRow("%s %s", format, filter) << format << filter;
    }
  }
  void a_tar_cut_where_a_member_ends_says_so() {
    QFETCH(QString, format);
    QFETCH(QString, filter);
    constexpr std::size_t block = 512;
    const std::string text = text_of(3'000);
    pack(path("whole"), format.toUtf8().constData(), "", {{"a", text}, {"b", text}});
    const std::string bytes = bytes_of(path("whole"));
    const std::size_t member = block + (text.size() + block - 1) / block * block;
    const auto keep = [&](std::size_t size) {
      const std::string_view kept = std::string_view(bytes).substr(0, size);
      if (filter.isEmpty()) return write_bytes(path("cut"), kept);
      pack(path("cut"), "raw", filter.toUtf8().constData(), {{"x", std::string(kept)}});
    };
    for (const std::size_t members : {1U, 2U}) {
      keep(members * member);
      std::vector<std::string> met;
      const auto error = CsvFolder::failure_of([&] { met = contents(path("cut")); });
      QVERIFY(error.has_value());
      QCOMPARE(error->message().str(), std::string("The archive has no end: what followed its last file was cut off"));
      QCOMPARE(error->where().file, path("cut").string());
      QVERIFY(!error->remedy().empty());
    }
    keep(2 * member + block);  // one of the two blocks: nothing that was packed is missing
    QCOMPARE(contents(path("cut")).size(), std::size_t{2});
  }

  void a_zip_without_its_list_of_files_says_so() {
    pack(path("whole"), "zip", "", {{"a", text_of(3'000)}, {"b", text_of(10)}});
    const std::string bytes = bytes_of(path("whole"));
    const std::size_t list = bytes.find("PK\x01\x02");
    const std::size_t end = bytes.rfind("PK\x05\x06");
    QVERIFY(list != std::string::npos && end != std::string::npos);
    for (const std::size_t size : {list, list + 10, end, end + 21}) {
      write_bytes(path("cut"), std::string_view(bytes).substr(0, size));
      QVERIFY(is_archive(path("cut")));
      const auto error = CsvFolder::failure_of([&] { (void)contents(path("cut")); });
      QVERIFY2(error.has_value(), std::to_string(size).c_str());
      QCOMPARE(error->message().str(), std::string("The archive ends before its list of files: it is cut off"));
      QCOMPARE(error->where().file, path("cut").string());
    }
    // A zip that lies in another as it is has a list of its own, which is not the outer one's.
    std::string outer = bytes;
    outer.insert(list, bytes);
    write_bytes(path("cut"), std::string_view(outer).substr(0, list + bytes.size()));
    QVERIFY(CsvFolder::failure_of([&] { (void)contents(path("cut")); }).has_value());
    // The longest comment that may follow the list.
    std::string commented = bytes + std::string(65'535, '!');
    commented[bytes.size() - 2] = commented[bytes.size() - 1] = '\xFF';
    write_bytes(path("commented"), commented);
    QCOMPARE(contents(path("commented")).size(), std::size_t{2});
  }

  // Behind the last member: what the compressed file is checked by.
  void damage_in_the_last_bytes_says_so_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("flipped_back");
    QTest::newRow("gzip, length") << "gzip" << 1;
    QTest::newRow("gzip, sum") << "gzip" << 8;
    QTest::newRow("bzip2, sum") << "bzip2" << 3;
    QTest::newRow("xz, footer") << "xz" << 5;
    QTest::newRow("zstd, last block") << "zstd" << 0;  // its sum is left out by many writers
  }
  void damage_in_the_last_bytes_says_so() {
    QFETCH(QString, filter);
    QFETCH(int, flipped_back);
    pack(path("whole"), "ustar", filter.toUtf8().constData(), {{"a", text_of(20'000)}, {"b", "text"}});
    const std::string whole = bytes_of(path("whole"));
    write_bytes(path("cut"), std::string_view(whole).substr(0, whole.size() - 1));
    QVERIFY(CsvFolder::failure_of([&] { (void)contents(path("cut")); }).has_value());
    if (flipped_back == 0) return;
    std::string bytes = whole;
    char& byte = bytes[bytes.size() - static_cast<std::size_t>(flipped_back)];
    byte = static_cast<char>(byte ^ 1);
    write_bytes(path("damaged"), bytes);
    const auto error = CsvFolder::failure_of([&] { (void)contents(path("damaged")); });
    QVERIFY(error.has_value());
    QVERIFY2(error->where().file.starts_with(path("damaged").string()), error->what());
    QVERIFY(!error->remedy().empty());
  }

  void a_zip_member_whose_sum_is_wrong_says_so() {
    pack(path("whole"), "zip", "", {{"a", "plain text that is short\n"}});
    std::string bytes = bytes_of(path("whole"));
    for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 4)) {
      bytes[at + 16] = static_cast<char>(bytes[at + 16] ^ 1);  // CRC-32 in the central directory
    }
    write_bytes(path("damaged"), bytes);
    QVERIFY(CsvFolder::failure_of([&] { (void)contents(path("damaged")); }).has_value());
  }

  void odd_names_do_no_harm() {
    const std::vector<std::pair<std::string, std::string>> files{
        {"../../etc/passwd", "a"}, {"/absolute", "b"}, {"line\nbreak", "c"}, {"\xFF\xFE", "d"}};
    pack(path("odd.tar"), "ustar", "", files);
    Archive archive(path("odd.tar"));
    for (const auto& [name, text] : files) {
      QVERIFY(archive.next());
      char c = 0;
      QCOMPARE(archive.bytes().read({&c, 1}), std::size_t{1});
      QCOMPARE(c, text[0]);
      QVERIFY(archive.bytes().name().find('\n') == std::string::npos);
    }
    QVERIFY(!archive.next());
  }

  void other_files_are_no_archives() {
    write_bytes(path("text"), text_of(1000));
    write_bytes(path("zeros"), std::string(2048, '\0'));
    write_bytes(path("empty"), "");
    pack(path("gz"), "raw", "gzip", {{"x", text_of(1000)}});
    write_bytes(path("broken.gz"), "\x1F\x8B\x08 and no more");
    for (const char* name : {"text", "zeros", "empty", "gz", "broken.gz", "missing"}) QVERIFY2(!is_archive(path(name)), name);
    QVERIFY(!is_archive(path("")));  // the folder
    const auto error = CsvFolder::failure_of([&] { const Archive archive(path("text")); });
    QVERIFY(error.has_value());
    QCOMPARE(error->message().str(), std::string("The file is no archive"));
  }

  void a_member_that_grows_beyond_reason_ends_in_an_error() {
    // A sparse member: a header alone that says 8 GB, as GNU tar writes holes.
    archive* out = archive_write_new();
    archive_write_set_format_by_name(out, "pax");
    archive_write_open_filename(out, path("sparse.tar").c_str());
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, "tracks.idomaar");
    archive_entry_set_size(entry, la_int64_t{8} << 30);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_sparse_add_entry(entry, 0, 1);
    QCOMPARE(archive_write_header(out, entry), ARCHIVE_OK);
    archive_write_data(out, "x", 1);
    archive_entry_free(entry);
    archive_write_close(out);
    archive_write_free(out);
    QVERIFY(std::filesystem::file_size(path("sparse.tar")) < 100'000);
    Archive archive(path("sparse.tar"));
    QVERIFY(archive.next());
    std::string block(1 << 20, '\0');
    const auto error = CsvFolder::failure_of([&] {
      for (std::size_t got = block.size(); got == block.size();) got = archive.bytes().read(block);
    });
    QVERIFY(error.has_value());
    QVERIFY2(error->message().str().starts_with("The file unpacks to more than"), error->what());
  }

 private:
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "archive_test.moc"
