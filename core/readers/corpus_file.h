// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

/// A corpus file (".segue"): a whole data set in one file whose arrays are used where they lie, so that a table of billions of
/// events opens at once and takes no more memory than the pages in use. Little-endian, sections aligned to 64 bytes, a check sum
/// over the header and the sizes of all sections; the content's fingerprint stands in it (corpus_file_format.h).
///
/// 4 bytes a play and 24 a sequence, and the catalogue. An open file may be removed, or replaced by the writer or any program
/// that renames a new file to its name: the data set keeps the old one. A small file is read into memory, where nothing that
/// happens to it matters any more. A large one is mapped (core/base/mapped_file.h): a program that wants to write to the very
/// file waits until its bytes are in memory. Where it cannot be made to wait (it had the file open before, the file is another
/// user's, a file system without leases, less free memory than the file needs) and shortens the file, or where the disk below
/// fails, Segue says so and ends at the next page that is not there any more.

/// Writes one, sequence by sequence: whole or not at all. Memory does not grow with plays or sequences.
class CorpusFileWriter {
 public:
  /// Missing parent folders are made. Throws Error where `path` cannot be written.
  explicit CorpusFileWriter(const std::filesystem::path& path);
  ~CorpusFileWriter();  ///< without `finish`, everything written is removed
  CorpusFileWriter(const CorpusFileWriter&) = delete;
  CorpusFileWriter& operator=(const CorpusFileWriter&) = delete;

  /// `tracks`: indices into the catalogue handed to `finish`. Playlists before sessions (else std::logic_error). Throws Error
  /// (disk full, …).
  void add(Source source, std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks);
  /// `rest`: everything but the sequences; its own, its path and its fingerprint are ignored. Once; nothing may be added after
  /// it. Throws Error (disk full, …), Cancelled, and std::logic_error for a data set that breaks what dataset.h says of it.
  void finish(const Dataset& rest, Progress& progress);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Writes one of a data set in memory. Throws as CorpusFileWriter does.
void write_corpus_file(const std::filesystem::path& path, const Dataset& dataset, Progress& progress);

/// Whether it begins as one does; false where it cannot be read.
[[nodiscard]] bool is_corpus_file(const std::filesystem::path& path);

/// Files from this size on are mapped; up to it, reading all of a file costs no more than looking at all of it.
inline constexpr std::uint64_t corpus_file_map_from = std::uint64_t{1} << 28U;

/// How much of an opened file is checked.
enum class CorpusFileCheck : std::uint8_t {
  structure,  ///< no offset or index can lead outside of anything
  content,    ///< that, and the fingerprint of all that it holds
};

/// Opens one; sequences, tracks and lists stay where they lie in the file (or in the copy of a small one), names are copied.
/// Equal to what was written but for `path`, which is the file's, and times of which none is known, which are empty. Throws
/// Cancelled, and Error: not a corpus file, of a newer version, cut off, damaged (copied sections by their check sums; those that
/// stay in the file by one pass on all cores over every offset and index, and all together by the fingerprint).
[[nodiscard]] Dataset open_corpus_file(const std::filesystem::path& path, Progress& progress,
                                       std::uint64_t map_from = corpus_file_map_from,
                                       CorpusFileCheck check = CorpusFileCheck::content);

}  // namespace segue::data
