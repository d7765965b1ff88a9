// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <memory>
#include <ostream>
#include <stdexcept>

#include "core/base/error.h"

namespace fs = std::filesystem;
using segue::Error;
using segue::read_file;
using segue::write_file;
using segue::write_folder;

/// What the tests put into folders.
const segue::FolderKind run_kind{"old.txt", {"old.txt", "new.txt"}};

namespace {

void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::function<void(std::ostream&)> writes(std::string text) {
  return [text = std::move(text)](std::ostream& out) { out << text; };
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Files may not grow beyond a size while this lives: what a full disk looks like to a writer.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

class FilesTest : public QObject {
  Q_OBJECT
  std::unique_ptr<QTemporaryDir> dir_;
  [[nodiscard]] fs::path path(const char* name) const { return fs::path(dir_->path().toStdString()) / name; }

 private slots:
  void init() { dir_ = std::make_unique<QTemporaryDir>(); }

  void a_written_file_is_read_back() {
    const std::string text("a\r\nb\0c", 6);
    write_file(path("x.txt"), writes(text));
    QCOMPARE(read_file(path("x.txt")), text);
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void missing_parent_folders_are_made() {
    write_file(path("a/b/x.txt"), writes("deep"));
    QCOMPARE(read_file(path("a/b/x.txt")), std::string("deep"));
  }

  void leftovers_of_killed_writers_go_with_the_next_writing() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);  // its number is nobody's now
    const std::string dead = std::to_string(child);
    const std::string alive = std::to_string(::getppid());
    fs::create_directories(path((".x.txt.partial-" + dead + "-7").c_str()) / "inside");
    put(path((".x.txt.partial-" + dead + "-0").c_str()), "half");
    put(path((".x.txt.partial-" + alive + "-1").c_str()), "from long ago");
    fs::last_write_time(path((".x.txt.partial-" + alive + "-1").c_str()),
                        fs::file_time_type::clock::now() - std::chrono::hours(30));
    const std::vector<std::string> others{".x.txt.partial-" + alive + "-0", ".x.txt.partial-" + dead + "-0.bak",
                                          ".x.txt.partial-" + dead,         ".x.txt.old-" + dead + "-0",
                                          ".y.txt.partial-" + dead + "-0",  "x.txt.partial-" + dead + "-0",
                                          ".x.txt.partial--" + dead + "-0"};
    for (const std::string& name : others) put(path(name.c_str()), "stays");
    write_file(path("x.txt"), writes("new"));
    for (const std::string& name : others) QVERIFY2(fs::exists(path(name.c_str())), name.c_str());
    QCOMPARE(entries(path("")), others.size() + 1);
  }

  void an_old_file_stays_when_writing_throws() {
    put(path("x.txt"), "old");
    QVERIFY_EXCEPTION_THROWN(write_file(path("x.txt"),
                                        [](std::ostream& out) {
                                          out << "half";
                                          throw std::runtime_error("stop");
                                        }),
                             std::runtime_error);
    QCOMPARE(read_file(path("x.txt")), std::string("old"));
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void an_old_file_stays_when_the_disk_takes_no_more() {
    put(path("x.txt"), "old");
    {
      const SizeLimit limit(1000);
      QVERIFY_EXCEPTION_THROWN(write_file(path("x.txt"), writes(std::string(100'000, 'x'))), Error);
      // Little enough to fit the stream's buffer: only the flush at the end can notice.
      QVERIFY_EXCEPTION_THROWN(write_file(path("x.txt"), writes(std::string(2'000, 'x'))), Error);
    }
    QCOMPARE(read_file(path("x.txt")), std::string("old"));
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void a_file_cannot_replace_a_folder() {
    fs::create_directory(path("x"));
    QVERIFY_EXCEPTION_THROWN(write_file(path("x"), writes("text")), Error);
    QVERIFY(fs::is_directory(path("x")));
  }

  void a_file_in_place_of_a_parent_folder_is_named() {
    put(path("x"), "file");
    try {
      write_file(path("x/y.txt"), writes("text"));
      QFAIL("an Error was expected");
    } catch (const Error& error) {
      QCOMPARE(error.message().str(), std::string("A file stands where a folder is needed"));
      QVERIFY(!error.remedy().empty());
    }
  }

  void no_permission_is_named() {
    if (::geteuid() == 0) QSKIP("root may write everywhere");
    fs::create_directory(path("closed"));
    fs::permissions(path("closed"), fs::perms::owner_read | fs::perms::owner_exec);
    try {
      write_file(path("closed/x.txt"), writes("text"));
      QFAIL("an Error was expected");
    } catch (const Error& error) {
      QCOMPARE(error.message().str(), std::string("You may not write here"));
    }
    fs::permissions(path("closed"), fs::perms::owner_all);
  }

  void a_folder_appears_whole() {
    write_folder(path("run"), {}, [&](const fs::path& temporary) {
      QVERIFY(!fs::exists(path("run")));
      QCOMPARE(temporary.parent_path(), path("run").parent_path());
      put(temporary / "a.txt", "a");
      fs::create_directory(temporary / "sub");
      put(temporary / "sub" / "b.txt", "b");
    });
    QCOMPARE(read_file(path("run/a.txt")), std::string("a"));
    QCOMPARE(read_file(path("run/sub/b.txt")), std::string("b"));
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void a_folder_replaces_the_old_one_and_nothing_of_it_stays() {
    fs::create_directory(path("run"));
    put(path("run/old.txt"), "old");
    write_folder(path("run/"), run_kind, [](const fs::path& temporary) { put(temporary / "new.txt", "new"); });
    QVERIFY(!fs::exists(path("run/old.txt")));
    QCOMPARE(read_file(path("run/new.txt")), std::string("new"));
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void an_old_folder_stays_when_filling_throws() {
    fs::create_directory(path("run"));
    put(path("run/old.txt"), "old");
    QVERIFY_EXCEPTION_THROWN(write_folder(path("run"), run_kind,
                                          [](const fs::path& temporary) {
                                            put(temporary / "new.txt", "new");
                                            throw segue::Cancelled();
                                          }),
                             segue::Cancelled);
    QCOMPARE(read_file(path("run/old.txt")), std::string("old"));
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void a_folder_of_another_kind_is_not_replaced_data() {
    QTest::addColumn<QStringList>("holds");
    QTest::addColumn<bool>("replaced");
    QTest::newRow("empty") << QStringList{} << true;
    QTest::newRow("the mark") << QStringList{"old.txt"} << true;
    QTest::newRow("the mark and another file of the kind") << QStringList{"old.txt", "new.txt"} << true;
    QTest::newRow("no mark") << QStringList{"new.txt"} << false;
    QTest::newRow("somebody's file") << QStringList{"old.txt", "thesis.txt"} << false;
    QTest::newRow("a folder in it") << QStringList{"old.txt", "sub/"} << false;
    QTest::newRow("a folder of a file's name") << QStringList{"old.txt", "new.txt/"} << false;
  }
  void a_folder_of_another_kind_is_not_replaced() {
    QFETCH(QStringList, holds);
    QFETCH(bool, replaced);
    fs::create_directory(path("run"));
    for (const QString& name : holds) {
      const fs::path at = path("run") / name.toStdString();
      if (name.endsWith('/')) {
        fs::create_directory(at);
      } else {
        put(at, "old");
      }
    }
    const auto fill = [](const fs::path& temporary) { put(temporary / "new.txt", "new"); };
    if (replaced) {
      segue::check_folder(path("run"), run_kind);
      write_folder(path("run"), run_kind, fill);
      QCOMPARE(read_file(path("run/new.txt")), std::string("new"));
      QCOMPARE(entries(path("run")), std::size_t{1});
    } else {
      QVERIFY_EXCEPTION_THROWN(segue::check_folder(path("run"), run_kind), Error);
      QVERIFY_EXCEPTION_THROWN(write_folder(path("run"), run_kind, fill), Error);
      QCOMPARE(entries(path("run")), static_cast<std::size_t>(holds.size()));
    }
    QCOMPARE(entries(path("")), std::size_t{1});
  }

  void errors_while_filling_name_the_place_to_be() {
    try {
      write_folder(path("run"), run_kind, [](const fs::path& temporary) {
        fs::create_directory(temporary / "x");
        write_file(temporary / "x", writes("text"));
      });
      QFAIL("an Error was expected");
    } catch (const Error& error) {
      QCOMPARE(error.where().file, path("run/x").string());
    }
  }

  void a_link_is_followed() {
    put(path("x.txt"), "old");
    fs::create_symlink("x.txt", path("link"));
    write_file(path("link"), writes("new"));
    QVERIFY(fs::is_symlink(path("link")));
    QCOMPARE(read_file(path("x.txt")), std::string("new"));
  }

  void devices_and_pipes_are_no_files() {
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
    QVERIFY_EXCEPTION_THROWN(write_file(path("pipe"), writes("text")), Error);
    QVERIFY(fs::is_fifo(path("pipe")));
    QCOMPARE(entries(path("")), std::size_t{1});
    QVERIFY_EXCEPTION_THROWN((void)read_file("/dev/zero"), Error);
  }

  void a_folder_cannot_replace_a_file() {
    put(path("run"), "file");
    QVERIFY_EXCEPTION_THROWN(write_folder(path("run"), run_kind, [](const fs::path&) {}), Error);
    QCOMPARE(read_file(path("run")), std::string("file"));
  }

  void reading_says_what_is_wrong() {
    try {
      (void)read_file(path("none.txt"));
      QFAIL("an Error was expected");
    } catch (const Error& error) {
      QCOMPARE(error.message().str(), std::string("There is no such file"));
      QCOMPARE(error.where().file, path("none.txt").string());
    }
    QVERIFY_EXCEPTION_THROWN((void)read_file(path("")), Error);
  }

  void an_empty_file_is_read_as_no_text() {
    put(path("empty"), "");
    QCOMPARE(read_file(path("empty")), std::string());
  }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
