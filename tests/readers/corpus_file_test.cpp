// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/corpus_file.h"
#include "core/readers/corpus_file_info.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/dataset_fingerprint.h"
#include "core/readers/corpus_file_format.h"

namespace {

using namespace segue;
using namespace segue::data;

template <class T>
Lists<T> lists(const std::vector<std::vector<T>>& all) {
  Lists<T> out;
  for (const std::vector<T>& list : all) {
    out.values.append(list.begin(), list.end());
    out.offsets.push_back(out.values.size());
  }
  return out;
}

/// Everything that a data set can hold, and little of it.
Dataset everything() {
  Dataset d;
  d.name = "небольшой набор";
  d.artists.ids = {-5, 7, 4'000'000'000'000};
  d.artists.names = {"Кино", "", "50 Cent"};
  d.artists.file_names = {"", "Nobody", "Fifty Cent feat. 方大同"};
  d.tracks.ids = {1, 2, 30, 31};
  d.tracks.authors = lists<ArtistIndex>({{0}, {2, 1}, {}, {1}});
  d.playlists.tracks = lists<std::int32_t>({{0, 1, 1}, {}});
  d.playlists.users = {100, -1};
  d.playlists.times = {1'400'000'000, unknown_time};
  d.sessions.tracks = lists<std::int32_t>({{3}, {2, 3, 0, 1}, {1}});
  d.sessions.users = {100, 101, 100};
  d.sessions.times = {-86'400, 5, 6};
  d.tags.names = {"rock", "рок"};
  d.tags.of_artist = lists<std::int32_t>({{1, 0}, {}, {0}});
  d.tags.counts = {9, 2, 1};
  d.albums.names = {"Группа крови"};
  d.albums.of_artist = lists<std::int32_t>({{0}, {}, {}});
  d.albums.counts = {11};
  d.plays.users = {100, 101};
  d.plays.artists = lists<ArtistIndex>({{0, 2}, {1}});
  d.plays.counts = {3, 1, 4'294'967'295U};
  d.loves.users = {-3};
  d.loves.artists = lists<ArtistIndex>({{1}});
  d.loves.counts = {1};
  d.report.seconds = 1.5;
  d.report.bytes = 12'345;
  d.report.files = {{"tracks.csv", 100, 7, 4, {{"no number", 3, 2, "x,\"[1]\""}}, {{"odd, but kept", 1, 5, ""}}},
                    {"empty", 0, 0, 0, {}, {}}};
  return d;
}

bool same(const std::vector<Skipped>& a, const std::vector<Skipped>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Skipped& x, const Skipped& y) {
    return std::strcmp(x.reason, y.reason) == 0 && x.count == y.count && x.first_line == y.first_line &&
           x.first_text == y.first_text;
  });
}

template <class T>
bool same(const Lists<T>& a, const Lists<T>& b) {
  return a.offsets == b.offsets && a.values == b.values;
}
bool same(const Sequences& a, const Sequences& b) { return same(a.tracks, b.tracks) && a.users == b.users && a.times == b.times; }
bool same(const ArtistNotes& a, const ArtistNotes& b) {
  return a.names == b.names && same(a.of_artist, b.of_artist) && a.counts == b.counts;
}
bool same(const UserArtists& a, const UserArtists& b) {
  return a.users == b.users && same(a.artists, b.artists) && a.counts == b.counts;
}
bool same(const LoadReport& a, const LoadReport& b) {
  return a.seconds == b.seconds && a.bytes == b.bytes &&
         std::equal(a.files.begin(), a.files.end(), b.files.begin(), b.files.end(), [](const FileReport& x, const FileReport& y) {
           return x.file == y.file && x.bytes == y.bytes && x.rows_read == y.rows_read && x.rows_kept == y.rows_kept &&
                  same(x.skipped, y.skipped) && same(x.notes, y.notes);
         });
}
bool same_content(const Dataset& a, const Dataset& b) {
  return a.artists.ids == b.artists.ids && a.artists.names == b.artists.names && a.artists.file_names == b.artists.file_names &&
         a.tracks.ids == b.tracks.ids && same(a.tracks.authors, b.tracks.authors) && same(a.playlists, b.playlists) &&
         same(a.sessions, b.sessions) && same(a.tags, b.tags) && same(a.albums, b.albums) && same(a.plays, b.plays) &&
         same(a.loves, b.loves);
}

/// Follows every offset and index; false where one leads outside.
bool well_formed(const Dataset& d) {
  const auto good = [](const auto& of, std::size_t count, std::size_t limit) {
    if (of.size() != count && of.size() != 0) return false;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of.offsets[i] > of.offsets[i + 1] || of.offsets[i + 1] > of.values.size()) return false;
      for (const std::int32_t value : of[i]) {
        if (value < 0 || static_cast<std::size_t>(value) >= limit) return false;
      }
    }
    return true;
  };
  const std::size_t artists = d.artists.ids.size();
  const std::size_t tracks = d.tracks.ids.size();
  const auto good_sequences = [&](const Sequences& s) {
    return good(s.tracks, s.users.size(), tracks) && (s.times.empty() || s.times.size() == s.users.size());
  };
  return d.artists.names.size() == artists && d.tracks.authors.size() == tracks && good(d.tracks.authors, tracks, artists) &&
         good_sequences(d.playlists) && good_sequences(d.sessions) && good(d.tags.of_artist, artists, d.tags.names.size()) &&
         good(d.albums.of_artist, artists, d.albums.names.size()) && good(d.plays.artists, d.plays.users.size(), artists) &&
         good(d.loves.artists, d.loves.users.size(), artists);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
/// `bytes` in place of as many there (a file that is cut to nothing and written again waits for the disk).
void overwrite(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::in).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}
void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// An Error, or a data set that is well-formed: `outcome` 0 or 1. 2: neither.
int outcome(const std::filesystem::path& path) {
  Progress progress;
  try {
    return well_formed(open_corpus_file(path, progress, 0, CorpusFileCheck::structure)) ? 1 : 2;
  } catch (const Error& error) {
    return error.remedy().empty() || error.where().file != path.string() ? 2 : 0;
  }
}

/// The check sums of the file's copied sections and header made right again, so that what else is wrong must be found out.
void make_check_sums_right(std::string& bytes) {
  CorpusFileHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  std::vector<Section> table(header.sections);
  std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof(Section));
  for (Section& section : table) {
    if (section.check_sum == 0 || section.offset > bytes.size() || section.bytes > bytes.size() - section.offset) continue;
    Fingerprint print;
    print.add_bytes(std::as_bytes(std::span(bytes).subspan(section.offset, section.bytes)));
    section.check_sum = print.value();
  }
  header.check_sum = corpus_file_check_sum(header, table);
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(bytes.data() + sizeof header, table.data(), table.size() * sizeof(Section));
}

class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

class CorpusFileTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    // In memory where the system has such a folder: thousands of small changes to a file wait for no disk there.
    const QString memory = QStringLiteral("/dev/shm");
    folder_ = QFileInfo(memory).isWritable() ? std::make_unique<QTemporaryDir>(memory + QStringLiteral("/segue-XXXXXX"))
                                             : std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
    path_ = std::filesystem::path(folder_->path().toStdString()) / "set.segue";
  }
  void cleanup() { folder_.reset(); }

  void a_data_set_comes_back_as_it_was() {
    const Dataset written = everything();
    write_corpus_file(path_, written, progress_);
    QVERIFY(is_corpus_file(path_));
    const Dataset read = open_corpus_file(path_, progress_);
    QVERIFY(same_content(read, written));
    QVERIFY(same(read.report, written.report));
    QCOMPARE(read.name, written.name);
    QCOMPARE(read.path, path_.string());
    QCOMPARE(read.fingerprint, fingerprint_of(written, progress_));
    QCOMPARE(read.fingerprint, fingerprint_of(read, progress_));
    QVERIFY(read.sessions.tracks.values.mapped() && read.sessions.tracks.offsets.mapped() && read.tracks.ids.mapped());
    QCOMPARE(files(), QStringList{"set.segue"});
  }

  void parts_that_are_missing_stay_missing() {
    Dataset bare;
    bare.artists = {{1}, {"a"}, {}};
    bare.tracks.ids = {1};
    bare.tracks.authors = lists<ArtistIndex>({{0}});
    bare.sessions.tracks = lists<std::int32_t>({{0, 0}});
    bare.sessions.users = {-1};
    write_corpus_file(path_, bare, progress_);
    QVERIFY(same_content(open_corpus_file(path_, progress_), bare));
    write_corpus_file(path_, Dataset(), progress_);  // and replaces the other
    const Dataset empty = open_corpus_file(path_, progress_);
    QVERIFY(same_content(empty, Dataset()));
    QCOMPARE(empty.fingerprint, fingerprint_of(Dataset(), progress_));
  }

  void times_of_which_none_is_known_are_left_out() {
    Dataset d = everything();
    d.playlists.times = {unknown_time, unknown_time};
    write_corpus_file(path_, d, progress_);
    const Dataset read = open_corpus_file(path_, progress_);
    QVERIFY(read.playlists.times.empty());
    QVERIFY(!read.sessions.times.empty());
    QCOMPARE(read.fingerprint, fingerprint_of(d, progress_));
  }

  void megabytes_that_are_streamed_come_back_with_the_same_fingerprint() {
    Random random(1);
    Dataset d;
    d.artists = {{1, 2}, {"a", "b"}, {}};
    for (std::int64_t id = 0; id < 1000; ++id) d.tracks.ids.push_back(id);
    d.tracks.authors = lists<ArtistIndex>(std::vector<std::vector<ArtistIndex>>(1000, {1}));
    for (const auto sequences : {&d.playlists, &d.sessions}) {
      for (std::int64_t i = 0; i < 150'000; ++i) {
        for (std::uint64_t k = random.below(12); k > 0; --k) {
          sequences->tracks.values.push_back(static_cast<std::int32_t>(random.below(1000)));
        }
        sequences->tracks.offsets.push_back(sequences->tracks.values.size());
        sequences->users.push_back(i);
        sequences->times.push_back(2 * i);
      }
    }
    write_corpus_file(path_, d, progress_);
    const Dataset read = open_corpus_file(path_, progress_, 0);
    QVERIFY(same_content(read, d));
    QCOMPARE(read.fingerprint, fingerprint_of(d, progress_));
  }

  void the_fingerprint_tells_data_sets_apart_that_differ_in_one_place() {
    const std::vector<std::function<void(Dataset&)>> changes{
        [](Dataset&) {},
        [](Dataset& d) { d.artists.names[1] = "x"; },
        [](Dataset& d) { d.playlists.times.own()[0] = 7; },
        [](Dataset& d) { d.sessions.users.own()[1] = 100; },
        [](Dataset& d) { d.sessions.tracks.values.own()[1] = 0; },
        [](Dataset& d) { d.sessions.tracks.offsets.own()[1] = 2; },
        [](Dataset& d) { d.tags.counts[0] = 8; },
        [](Dataset& d) { d.loves.users[0] = 8; },
        [](Dataset& d) { std::swap(d.loves, d.plays); },
        [](Dataset& d) { std::swap(d.playlists, d.sessions); },
    };
    std::set<std::string> prints;
    for (const auto& change : changes) {
      Dataset d = everything();
      change(d);
      write_corpus_file(path_, d, progress_);
      prints.insert(open_corpus_file(path_, progress_).fingerprint);
    }
    QCOMPARE(prints.size(), changes.size());
  }

  void a_file_cut_at_any_length_is_an_error() {
    write_corpus_file(path_, everything(), progress_);
    for (std::uintmax_t size = std::filesystem::file_size(path_); size-- > 0;) {
      std::filesystem::resize_file(path_, size);
      QVERIFY2(outcome(path_) == 0, std::to_string(size).c_str());
    }
    QVERIFY(!is_corpus_file(path_));
  }

  void a_file_with_bytes_after_its_end_is_an_error() {
    write_corpus_file(path_, everything(), progress_);
    write(path_, bytes_of(path_) + "x");
    QCOMPARE(outcome(path_), 0);
  }

  void a_file_with_any_byte_changed_is_an_error_or_a_valid_data_set() {
    write_corpus_file(path_, everything(), progress_);
    const std::string bytes = bytes_of(path_);
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    const auto put = [&](std::size_t at, char byte) {
      file.seekp(static_cast<std::streamoff>(at));
      file.put(byte).flush();
    };
    std::size_t errors = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      put(at, static_cast<char>(bytes[at] ^ (1 << (at % 8))));
      const int what = outcome(path_);
      QVERIFY2(what != 2, std::to_string(at).c_str());
      errors += what == 0 ? 1 : 0;
      put(at, bytes[at]);
    }
    QVERIFY(errors > 1500);  // the header and the table alone are 1,184 bytes
  }

  void a_file_with_any_byte_of_its_content_changed_is_an_error() {
    const Dataset written = everything();
    write_corpus_file(path_, written, progress_);
    const std::string bytes = bytes_of(path_);
    std::size_t errors = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
      overwrite(path_, changed);
      for (const std::uint64_t map_from : {std::uint64_t{0}, corpus_file_map_from}) {
        try {
          QVERIFY2(same_content(open_corpus_file(path_, progress_, map_from), written), std::to_string(at).c_str());
        } catch (const Error&) {
          ++errors;
        }
      }
    }
    QVERIFY(errors > 3000);
  }

  void forged_values_behind_right_check_sums_are_found_out() {
    write_corpus_file(path_, everything(), progress_);
    const std::string bytes = bytes_of(path_);
    CorpusFileHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    std::vector<Section> table(header.sections);
    std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof(Section));
    std::size_t valid = 0;
    std::size_t errors = 0;
    const auto attempt = [&](std::size_t at, std::uint64_t value, std::size_t size) {
      std::string forged = bytes;
      std::memcpy(forged.data() + at, &value, size);
      make_check_sums_right(forged);
      overwrite(path_, forged);
      const int what = outcome(path_);
      (what == 1 ? valid : errors) += 1;
      return what != 2;
    };
    const std::vector<std::uint64_t> values{0, 1, 5, 4096, 1ULL << 31U, ~0ULL, ~63ULL};
    for (const Section& section : table) {
      for (std::uint64_t at = section.offset; at < section.offset + section.bytes; at += 4) {
        for (const std::uint64_t value : values) {
          const auto what = static_cast<unsigned>(section.kind);
          QVERIFY2(attempt(at, value, 4), std::to_string(what).c_str());
          if (at + 8 <= section.offset + section.bytes) QVERIFY2(attempt(at, value, 8), std::to_string(what).c_str());
        }
      }
    }
    for (std::size_t at = sizeof header; at < sizeof header + table.size() * sizeof(Section); at += 8) {
      for (const std::uint64_t value : values) QVERIFY2(attempt(at, value, 8), std::to_string(at).c_str());
    }
    QVERIFY(errors > 1000);
    QVERIFY(valid > 100);
  }

  void other_files_are_told_apart() {
    QVERIFY(!is_corpus_file(path_));
    QCOMPARE(outcome(path_), 0);
    write(path_, "");
    QVERIFY(!is_corpus_file(path_));
    QCOMPARE(message(), std::string("This is no corpus file"));
    write(path_, std::string(10'000, 'S'));
    QCOMPARE(message(), std::string("This is no corpus file"));
    QVERIFY(!is_corpus_file(path_.parent_path()));
    QCOMPARE(outcome(path_.parent_path()), 0);
    QVERIFY(!is_corpus_file("/dev/null"));
  }

  void a_newer_version_is_named() {
    write_corpus_file(path_, everything(), progress_);
    std::string bytes = bytes_of(path_);
    bytes[8] = 2;
    make_check_sums_right(bytes);
    write(path_, bytes);
    QCOMPARE(message(), std::string("The corpus file is of version 2; this program reads up to version 1"));
  }

  void an_open_data_set_outlives_its_file() {
    write_corpus_file(path_, everything(), progress_);
    std::optional<Dataset> read = open_corpus_file(path_, progress_, 0);
    write_corpus_file(path_, Dataset(), progress_);
    std::filesystem::remove(path_);
    const Dataset copy = *read;
    read.reset();
    QVERIFY(same_content(copy, everything()));
  }

  void a_small_file_that_shrinks_later_changes_nothing() {
    write_corpus_file(path_, everything(), progress_);
    const Dataset read = open_corpus_file(path_, progress_);
    std::filesystem::resize_file(path_, 0);
    QVERIFY(same_content(read, everything()));
  }

  void who_shortens_a_mapped_file_waits_until_its_arrays_are_in_memory() {
    const Dataset many = mapped_content();
    write_corpus_file(path_, many, progress_);
    const Dataset read = open_corpus_file(path_, progress_, 0);
    if (!leases()) QSKIP("this file system holds nobody back");
    std::filesystem::resize_file(path_, 4096);
    QCOMPARE(std::filesystem::file_size(path_), std::uintmax_t{4096});
    QVERIFY(same_content(read, many));
  }

  void who_overwrites_a_mapped_file_waits_likewise() {
    const Dataset many = mapped_content();
    write_corpus_file(path_, many, progress_);
    const Dataset read = open_corpus_file(path_, progress_, 0);
    if (!leases()) QSKIP("this file system holds nobody back");
    {
      std::fstream over(path_, std::ios::in | std::ios::out | std::ios::binary);
      over.seekp(4096);
      const std::string zeros(100'000, '\0');
      over.write(zeros.data(), static_cast<std::streamsize>(zeros.size()));
    }
    QVERIFY(same_content(read, many));
  }

  void a_mapped_file_that_a_writer_already_had_open_and_shortens_ends_the_program_with_a_message() {
    const Dataset many = mapped_content();
    write_corpus_file(path_, many, progress_);
    std::fstream writer(path_, std::ios::in | std::ios::out | std::ios::binary);
    const Dataset read = open_corpus_file(path_, progress_, 0);
    QVERIFY(same_content(read, many));
    std::filesystem::resize_file(path_, 4096);
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(ends[1], STDERR_FILENO);
      std::int64_t sum = 0;
      for (const std::int64_t user : read.sessions.users) sum += user;
      ::_exit(sum == 0 ? 2 : 3);  // neither is reached
    }
    ::close(ends[1]);
    std::string said(4096, '\0');
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(ends[0], said.data(), said.size()))));
    ::close(ends[0]);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 1);
    QVERIFY2(said.starts_with("segue: " + path_.string() + ": The file became shorter while it was in use"), said.c_str());
  }

  void what_is_not_finished_leaves_nothing() {
    write(path_, "older");
    {
      CorpusFileWriter writer(path_);
      writer.add(Source::session, 1, 2, std::vector<std::int32_t>{0});
    }
    QCOMPARE(bytes_of(path_), std::string("older"));
    QCOMPARE(files(), QStringList{"set.segue"});
    Progress cancelled;
    cancelled.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, write_corpus_file(path_, everything(), cancelled));
    QCOMPARE(bytes_of(path_), std::string("older"));
    QCOMPARE(files(), QStringList{"set.segue"});
  }

  void a_full_disk_is_an_error_and_leaves_nothing() {
    const auto write_much = [&] {
      const FileLimit limit(3U << 20U);
      CorpusFileWriter writer(path_);
      const std::vector<std::int32_t> tracks(100'000, 0);
      for (int i = 0; i < 50; ++i) writer.add(Source::session, 1, 2, tracks);
    };
    QVERIFY_THROWS_EXCEPTION(Error, write_much());
    QVERIFY(files().empty());
  }

  void places_that_cannot_be_written_are_errors() {
    QVERIFY_THROWS_EXCEPTION(Error, CorpusFileWriter(path_.parent_path()));
    QVERIFY_THROWS_EXCEPTION(Error, CorpusFileWriter("/dev/null"));
    QVERIFY_THROWS_EXCEPTION(Error, CorpusFileWriter("/proc/nowhere/x.segue"));
    QVERIFY(files().empty());
  }

  void a_data_set_that_is_not_well_formed_is_never_written_data() {
    QTest::addColumn<std::function<void(Dataset&)>>("spoil");
    using Spoil = std::function<void(Dataset&)>;
    QTest::newRow("track") << Spoil([](Dataset& d) { d.sessions.tracks.values.own()[0] = 4; });
    QTest::newRow("negative track") << Spoil([](Dataset& d) { d.playlists.tracks.values.own()[0] = -1; });
    QTest::newRow("author") << Spoil([](Dataset& d) { d.tracks.authors.values.own()[0] = 3; });
    QTest::newRow("order of ids") << Spoil([](Dataset& d) { std::swap(d.tracks.ids.own()[0], d.tracks.ids.own()[1]); });
    QTest::newRow("names") << Spoil([](Dataset& d) { d.artists.names.pop_back(); });
    QTest::newRow("tag") << Spoil([](Dataset& d) { d.tags.names.pop_back(); });
    QTest::newRow("no plays") << Spoil([](Dataset& d) { d.plays.counts.own()[0] = 0; });
    QTest::newRow("an artist twice") << Spoil([](Dataset& d) { d.plays.artists.values.own()[1] = 0; });
  }
  void a_data_set_that_is_not_well_formed_is_never_written() {
    QFETCH(std::function<void(Dataset&)>, spoil);
    Dataset d = everything();
    spoil(d);
    QVERIFY_THROWS_EXCEPTION(std::logic_error, write_corpus_file(path_, d, progress_));
    QVERIFY(files().empty());
  }

  void playlists_come_before_sessions() {
    CorpusFileWriter writer(path_);
    writer.add(Source::session, 1, 2, {});
    QVERIFY_THROWS_EXCEPTION(std::logic_error, writer.add(Source::playlist, 1, 2, {}));
  }

  void behind_the_report_stands_that_there_were_positions_or_nothing() {
    CorpusFileInfo info;
    info.name = "counts";
    QVERIFY(!info_of(info_bytes(info))->positioned);
    info.positioned = true;
    std::vector<std::byte> bytes = info_bytes(info);
    QVERIFY(info_of(bytes)->positioned);
    bytes[bytes.size() - 8] = std::byte{2};
    QVERIFY(!info_of(bytes));
  }

 private:
  /// More sessions than a few pages hold.
  static Dataset mapped_content() {
    Dataset many = everything();
    many.sessions = {};
    for (int i = 0; i < 20'000; ++i) {
      many.sessions.tracks.values.push_back(i % 4);
      many.sessions.tracks.offsets.push_back(many.sessions.tracks.values.size());
      many.sessions.users.push_back(i);
    }
    return many;
  }
  bool leases() const {
    const QByteArray name = folder_->filePath("lease").toUtf8();
    write(name.toStdString(), "anything");
    const int file = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    const bool given = ::fcntl(file, F_SETLEASE, F_RDLCK) == 0;
    ::close(file);
    return given;
  }
  std::string message() {
    try {
      static_cast<void>(open_corpus_file(path_, progress_));
    } catch (const Error& error) {
      return error.message().str();
    }
    return {};
  }
  QStringList files() const { return QDir(folder_->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path path_;
  Progress progress_;
};

QTEST_GUILESS_MAIN(CorpusFileTest)
#include "corpus_file_test.moc"
