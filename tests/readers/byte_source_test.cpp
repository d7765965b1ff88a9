// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "core/base/progress.h"
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

std::string read_all(ByteSource& source, std::size_t piece = 1000) {
  std::string out;
  std::string block(piece, '\0');
  for (std::size_t got = piece; got == piece;) {
    got = source.read(block);
    out.append(block, 0, got);
  }
  return out;
}

}  // namespace

/// A file gives the same bytes whatever it is compressed by, and an Error where it is not whole.
class ByteSourceTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void a_pipe_without_a_writer_is_refused() {
    const std::filesystem::path pipe = path("pipe");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const auto error = CsvFolder::failure_of([&] { (void)open_bytes(pipe); });
    QVERIFY(error.has_value());
    QCOMPARE(error->message().str(), std::string("This is a pipe that no program writes into"));
  }

  void a_silent_pipe_does_not_hold_up_a_cancel() {
    const std::filesystem::path pipe = path("pipe");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const int writer = ::open(pipe.c_str(), O_RDWR);  // one that says six bytes and then nothing
    QVERIFY(writer >= 0);
    QCOMPARE(::write(writer, "a,b\n1,", 6), ssize_t{6});
    Progress progress;
    const auto source = open_bytes(pipe, &progress);
    std::jthread canceller([&] { progress.cancel(); });
    std::string bytes(100, ' ');
    QVERIFY_EXCEPTION_THROWN((void)source->read(bytes), Cancelled);
    ::close(writer);
  }

  void compressed_files_read_as_plain_ones_data() {
    QTest::addColumn<QString>("filter");
    for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) QTest::newRow(filter) << filter;
  }
  void compressed_files_read_as_plain_ones() {
    QFETCH(QString, filter);
    const std::string text = text_of(50'000);
    pack(path("file.data"), "raw", filter.toUtf8().constData(), {{"x", text}});  // the name says nothing
    QVERIFY(std::filesystem::file_size(path("file.data")) < text.size());
    const auto source = open_bytes(path("file.data"));
    QVERIFY(!source->seekable());
    QCOMPARE(source->size(), std::uint64_t{0});
    QCOMPARE(source->stored_size(), std::filesystem::file_size(path("file.data")));
    QCOMPARE(read_all(*source), text);
    QCOMPARE(source->stored_read(), source->stored_size());
    QCOMPARE(source->read(std::span<char>(scratch_)), std::size_t{0});

    pack(path("empty.data"), "raw", filter.toUtf8().constData(), {{"x", ""}});
    QCOMPARE(read_all(*open_bytes(path("empty.data"))), std::string());
  }

  void files_that_are_cut_off_say_so_data() { compressed_files_read_as_plain_ones_data(); }
  void files_that_are_cut_off_say_so() {
    QFETCH(QString, filter);
    pack(path("whole"), "raw", filter.toUtf8().constData(), {{"x", text_of(50'000)}});
    const std::string bytes = bytes_of(path("whole"));
    for (const std::size_t size : {std::size_t{12}, bytes.size() / 2, bytes.size() - 3}) {
      write_bytes(path("cut"), std::string_view(bytes).substr(0, size));
      const auto error = CsvFolder::failure_of([&] { (void)read_all(*open_bytes(path("cut"))); });
      QVERIFY2(error.has_value(), qPrintable(QString("cut to %1 of %2").arg(size).arg(bytes.size())));
      QCOMPARE(error->where().file, path("cut").string());
      QVERIFY(!error->remedy().empty());
    }
  }

  void damaged_files_say_so() {
    pack(path("whole"), "raw", "xz", {{"x", text_of(50'000)}});
    std::string bytes = bytes_of(path("whole"));
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 16; ++i) bytes[i] = static_cast<char>(~bytes[i]);
    write_bytes(path("damaged"), bytes);
    QVERIFY(CsvFolder::failure_of([&] { (void)read_all(*open_bytes(path("damaged"))); }).has_value());
  }

  void the_sum_and_length_at_the_end_of_gzip_are_checked() {
    pack(path("whole"), "raw", "gzip", {{"x", text_of(50'000)}});
    const std::string whole = bytes_of(path("whole"));
    for (std::size_t back = 1; back <= 8; ++back) {
      std::string bytes = whole;
      bytes[bytes.size() - back] = static_cast<char>(bytes[bytes.size() - back] ^ 1);
      write_bytes(path("damaged"), bytes);
      const auto error = CsvFolder::failure_of([&] { (void)read_all(*open_bytes(path("damaged"))); });
      QVERIFY(error.has_value());
      QCOMPARE(error->where().file, path("damaged").string());
      QVERIFY2(error->message().str().starts_with("The file cannot be decompressed: incorrect"), error->what());
      write_bytes(path("cut"), std::string_view(whole).substr(0, whole.size() - back));
      const auto cut = CsvFolder::failure_of([&] { (void)read_all(*open_bytes(path("cut"))); });
      QVERIFY(cut.has_value());
      QCOMPARE(cut->message().str(), std::string("The compressed file ends too early"));
    }
  }

  void what_follows_a_compressed_file_is_not_lost() {
    pack(path("a"), "raw", "gzip", {{"x", "first\n"}});
    write_bytes(path("zeros"), bytes_of(path("a")) + std::string(1000, '\0'));
    QCOMPARE(read_all(*open_bytes(path("zeros"))), std::string("first\n"));
    write_bytes(path("more"), bytes_of(path("a")) + "second\n");
    const auto error = CsvFolder::failure_of([&] { (void)read_all(*open_bytes(path("more"))); });
    QVERIFY(error.has_value());
    QVERIFY2(error->message().str().starts_with("The compressed data end at byte"), error->what());
  }

  void several_gzip_streams_in_a_row_are_one_file() {
    pack(path("a"), "raw", "gzip", {{"x", "first\n"}});
    pack(path("b"), "raw", "gzip", {{"x", "second\n"}});
    write_bytes(path("both"), bytes_of(path("a")) + bytes_of(path("b")));
    QCOMPARE(read_all(*open_bytes(path("both"))), std::string("first\nsecond\n"));
  }

  void plain_files_stay_seekable() {
    for (const std::string text : {"", "B", "BZh", "PK", "plain text\n", "\x1F", "BZhx is no bzip2"}) {
      write_bytes(path("plain"), text);
      const auto source = open_bytes(path("plain"));
      QVERIFY(source->seekable());
      QCOMPARE(read_all(*source), text);
    }
  }

  void a_file_that_shrinks_while_it_is_read_says_so() {
    write_bytes(path("plain"), text_of(1000));
    const auto source = open_bytes(path("plain"));
    std::filesystem::resize_file(path("plain"), 100);
    const auto front_to_back = CsvFolder::failure_of([&] { (void)read_all(*source); });
    std::string all(static_cast<std::size_t>(source->size()), '\0');
    const auto anywhere = CsvFolder::failure_of([&] { source->read_at(0, all); });
    for (const auto& error : {front_to_back, anywhere}) {
      QVERIFY(error.has_value());
      QCOMPARE(error->message().str(), std::string("The file became shorter while it was read"));
    }
  }

  void folders_and_missing_files_are_told() {
    const auto folder = CsvFolder::failure_of([&] { (void)open_bytes(path(".")); });
    QVERIFY(folder.has_value());
    QCOMPARE(folder->message().str(), std::string("This is a folder; a file was expected"));
    const auto missing = CsvFolder::failure_of([&] { (void)open_bytes(path("missing")); });
    QVERIFY(missing.has_value());
    QVERIFY2(missing->message().str().starts_with("The file cannot be read"), missing->what());
  }

  void a_file_that_grows_beyond_reason_ends_in_an_error() {
    // 1.2 GB of zeros, made by repeating one gzip stream of 60 MB (about 60 kB): a ratio of 1,000.
    pack(path("zeros"), "raw", "gzip", {{"x", std::string(60'000'000, '\0')}});
    const std::string once = bytes_of(path("zeros"));
    std::string bomb;
    for (int i = 0; i < 20; ++i) bomb += once;
    write_bytes(path("bomb"), bomb);
    const auto source = open_bytes(path("bomb"));
    std::string block(1 << 20, '\0');
    std::uint64_t out = 0;
    const auto error = CsvFolder::failure_of([&] {
      for (std::size_t got = block.size(); got == block.size(); out += got) got = source->read(block);
    });
    QVERIFY(error.has_value());
    QVERIFY2(error->message().str().starts_with("The file unpacks to more than 200 times its size"), error->what());
    QVERIFY(out < 1'150'000'000);
  }

 private:
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  std::unique_ptr<QTemporaryDir> folder_;
  std::array<char, 16> scratch_{};
};

QTEST_GUILESS_MAIN(ByteSourceTest)
#include "byte_source_test.moc"
