// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/corpus_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/mapped_file.h"
#include "core/base/pages.h"
#include "core/base/parallel.h"
#include "core/data/dataset_fingerprint.h"
#include "core/readers/corpus_file_check.h"
#include "core/readers/corpus_file_format.h"
#include "core/readers/corpus_file_info.h"
#include "core/readers/file_bytes.h"
#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

[[noreturn]] void fail_to_read(const std::filesystem::path& path, int code) {
  const Place place{path.string(), 0};
  switch (code) {
    case ENOENT:
    case ENOTDIR: throw Error(SEGUE_TEXT("There is no such file"), place, SEGUE_TEXT("Check the path"));
    case EISDIR: throw Error(SEGUE_TEXT("This is a folder, and a file is needed"), place, SEGUE_TEXT("Choose a file in it"));
    case EACCES:
    case EPERM: throw Error(SEGUE_TEXT("You may not read this file"), place, SEGUE_TEXT("Ask its owner for permission"));
    default:
      throw Error({SEGUE_TEXT("The file cannot be read: %1"), {std::generic_category().message(code)}}, place,
                  SEGUE_TEXT("Check that it is a plain file and that the disk is in order"));
  }
}

/// An open plain file.
class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path)
      // O_NONBLOCK: a pipe without a writer must not hang the caller; plain files do not care.
      : value_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (value_ < 0) error_ = errno;
    struct stat status {};
    if (error_ == 0 && ::fstat(value_, &status) != 0) error_ = errno;
    if (error_ == 0 && S_ISDIR(status.st_mode)) error_ = EISDIR;
    if (error_ == 0 && !S_ISREG(status.st_mode)) error_ = ENODEV;
    size_ = error_ == 0 ? static_cast<std::size_t>(status.st_size) : 0;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int value() const { return value_; }
  [[nodiscard]] int error() const { return error_; }  ///< an errno; 0: none
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  int value_;
  int error_ = 0;
  std::size_t size_ = 0;
};

/// A file's bytes and what keeps them alive.
struct Held {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> keeper;
};

/// Where they lie.
Held map_whole(const std::filesystem::path& path, const Descriptor& file) {
  try {
    auto mapping = std::make_shared<const MappedFile>(file.value(), file.size(), path.string());
    return {mapping->bytes(), mapping};
  } catch (const std::system_error& error) {
    fail_to_read(path, error.code().value());
  }
}

/// In memory of their own, which nobody can take away.
Held read_whole(const std::filesystem::path& path, std::size_t size) {
  constexpr std::size_t read_at_once = std::size_t{1} << 20U;
  FileBytes file(path);
  const auto block = std::make_shared<PageBlock>();
  block->resize(size);
  char* const data = static_cast<char*>(block->data());
  if (file.size() < size) size = static_cast<std::size_t>(file.size());  // its header tells then that it is cut off
  parallel_ranges(size, read_at_once, 0, [&](std::size_t begin, std::size_t end) {
    file.read_at(begin, {data + begin, end - begin});
  });
  return {std::as_bytes(std::span(data, size)), block};
}

/// A file in memory whose header and table have been checked, to take sections from.
class Sections {
 public:
  Sections(const std::filesystem::path& path, std::uint64_t map_from);

  [[nodiscard]] std::string fingerprint() const { return {header_.fingerprint.begin(), header_.fingerprint.end()}; }

  [[noreturn]] void damaged(const char* part) const {
    throw Error({SEGUE_TEXT("The corpus file is damaged: %1"), {part}}, place_, remedy());
  }

  template <class T>
  [[nodiscard]] std::span<const T> values(SectionKind kind) const {
    const Section& section = table_[static_cast<std::size_t>(kind)];
    if (section.bytes % sizeof(T) != 0) damaged("sizes");
    const std::byte* const begin = held_.bytes.data() + section.offset;  // aligned: see section_alignment
    return {reinterpret_cast<const T*>(begin), static_cast<std::size_t>(section.bytes / sizeof(T))};
  }
  template <class T>
  void map(SectionKind kind, Array<T>& to) const {
    const std::span<const T> found = values<T>(kind);
    if (!found.empty()) to = Array<T>(found, held_.keeper);
  }
  template <class T>
  void map(SectionKind offsets, SectionKind of, Lists<T>& to) const {
    map(offsets, to.offsets);
    map(of, to.values);
  }
  /// A section with a check sum of its own.
  template <class T>
  [[nodiscard]] std::vector<T> copied(SectionKind kind) const {
    const std::span<const T> found = values<T>(kind);
    std::vector<T> copy(found.begin(), found.end());
    if (copy.empty()) return copy;
    Fingerprint print;
    print.add_bytes(std::as_bytes(std::span(copy)));
    if (print.value() != table_[static_cast<std::size_t>(kind)].check_sum) damaged("check sum");
    return copy;
  }
  [[nodiscard]] std::vector<std::string> texts(SectionKind ends, SectionKind text) const;
  void notes(const NoteKinds& kinds, ArtistNotes& to) const;
  void table(const UserArtistKinds& kinds, UserArtists& to) const;
  void sequences(const SequenceKinds& kinds, Sequences& to) const;

 private:
  static Message remedy() { return SEGUE_TEXT("Make it anew from the data it was imported from"); }

  Place place_;
  Held held_;
  CorpusFileHeader header_;
  std::array<Section, static_cast<std::size_t>(SectionKind::end)> table_{};
};

Sections::Sections(const std::filesystem::path& path, std::uint64_t map_from) : place_{path.string(), 0} {
  const Descriptor file(path);
  if (file.error() != 0) fail_to_read(path, file.error());
  constexpr std::size_t magic_bytes = corpus_file_magic.size();
  if (file.size() >= magic_bytes) held_ = file.size() >= map_from ? map_whole(path, file) : read_whole(path, file.size());
  if (held_.bytes.size() < magic_bytes || std::memcmp(held_.bytes.data(), corpus_file_magic.data(), magic_bytes) != 0) {
    throw Error(SEGUE_TEXT("This is no corpus file"), place_, SEGUE_TEXT("Open a file that an import has made"));
  }
  const std::span<const std::byte> bytes = held_.bytes;
  const auto cut_off = [&](std::uint64_t size) {
    throw Error(
        {SEGUE_TEXT("The corpus file is cut off: it has %1 bytes of %2"), {std::to_string(bytes.size()), std::to_string(size)}},
        place_, SEGUE_TEXT("Copy it again, or make it anew from the data it was imported from"));
  };
  if (bytes.size() < corpus_file_data) cut_off(corpus_file_data);
  std::memcpy(&header_, bytes.data(), sizeof header_);
  if (header_.version > corpus_file_version) {
    throw Error({SEGUE_TEXT("The corpus file is of version %1; this program reads up to version %2"),
                 {std::to_string(header_.version), std::to_string(corpus_file_version)}},
                place_, SEGUE_TEXT("Use a newer Segue"));
  }
  std::array<Section, static_cast<std::size_t>(SectionKind::end)> listed{};
  if (header_.version == 0 || header_.sections >= listed.size()) damaged("header");
  const std::span entries = std::span(listed).first(header_.sections);
  std::memcpy(listed.data(), bytes.data() + sizeof header_, entries.size_bytes());
  if (corpus_file_check_sum(header_, entries) != header_.check_sum) damaged("header");
  if (bytes.size() < header_.file_bytes) cut_off(header_.file_bytes);
  if (bytes.size() > header_.file_bytes) damaged("more bytes than its header says");
  for (const Section& section : entries) {
    const auto kind = static_cast<std::size_t>(section.kind);
    if (kind == 0 || kind >= table_.size() || table_[kind].bytes != 0) damaged("table of sections");
    if (section.bytes == 0 || section.offset < corpus_file_data || section.offset % section_alignment != 0 ||
        section.offset > bytes.size() || section.bytes > bytes.size() - section.offset) {
      damaged("table of sections");
    }
    table_[kind] = section;
  }
}

std::vector<std::string> Sections::texts(SectionKind ends, SectionKind text) const {
  const std::vector<std::uint64_t> at = copied<std::uint64_t>(ends);
  const std::vector<char> all = copied<char>(text);
  std::vector<std::string> out;
  out.reserve(at.size());
  std::uint64_t begin = 0;
  for (const std::uint64_t end : at) {
    if (end < begin || end > all.size()) damaged("names");
    out.emplace_back(all.data() + begin, static_cast<std::size_t>(end - begin));
    if (make_valid_utf8(out.back())) damaged("names");
    begin = end;
  }
  if (begin != all.size()) damaged("names");
  return out;
}

void Sections::notes(const NoteKinds& kinds, ArtistNotes& to) const {
  to.names = texts(kinds.name_ends, kinds.name_text);
  map(kinds.offsets, kinds.values, to.of_artist);
  to.counts = copied<std::uint32_t>(kinds.counts);
}

void Sections::table(const UserArtistKinds& kinds, UserArtists& to) const {
  to.users = copied<std::int64_t>(kinds.users);
  map(kinds.offsets, kinds.artists, to.artists);
  map(kinds.counts, to.counts);
}

void Sections::sequences(const SequenceKinds& kinds, Sequences& to) const {
  map(kinds.offsets, kinds.tracks, to.tracks);
  map(kinds.users, to.users);
  map(kinds.times, to.times);
}

}  // namespace

bool is_corpus_file(const std::filesystem::path& path) {
  const Descriptor file(path);
  std::array<char, corpus_file_magic.size()> begin{};
  return file.error() == 0 && ::pread(file.value(), begin.data(), begin.size(), 0) == static_cast<ssize_t>(begin.size()) &&
         begin == corpus_file_magic;
}

Dataset open_corpus_file(const std::filesystem::path& path, Progress& progress, std::uint64_t map_from, CorpusFileCheck check) {
  progress.start(SEGUE_TEXT("Opening the corpus file"), 0);
  const Sections file(path, map_from);
  Dataset dataset;
  dataset.path = std::filesystem::absolute(path).lexically_normal().string();
  dataset.fingerprint = file.fingerprint();
  std::optional<CorpusFileInfo> info = info_of(file.copied<std::byte>(SectionKind::info));
  if (!info) file.damaged("report");
  dataset.name = std::move(info->name);
  dataset.report = std::move(info->report);
  dataset.positioned = info->positioned;
  dataset.artists.ids = file.copied<std::int64_t>(SectionKind::artist_ids);
  dataset.artists.names = file.texts(SectionKind::artist_name_ends, SectionKind::artist_name_text);
  dataset.artists.file_names = file.texts(SectionKind::artist_file_name_ends, SectionKind::artist_file_name_text);
  progress.throw_if_cancelled();
  file.map(SectionKind::track_ids, dataset.tracks.ids);
  file.map(SectionKind::author_offsets, SectionKind::author_values, dataset.tracks.authors);
  file.sequences(playlist_kinds, dataset.playlists);
  file.sequences(session_kinds, dataset.sessions);
  file.notes(tag_kinds, dataset.tags);
  file.notes(album_kinds, dataset.albums);
  file.table(play_kinds, dataset.plays);
  file.table(love_kinds, dataset.loves);
  if (const char* const part = broken_part(dataset, progress)) file.damaged(part);
  // What is a possible value and yet not the one that was written; at the speed of the memory, which has the pages now.
  if (check == CorpusFileCheck::content && fingerprint_of(dataset, progress) != dataset.fingerprint) file.damaged("check sum");
  return dataset;
}

}  // namespace segue::data
