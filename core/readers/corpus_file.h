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
/// over the header and the sizes of all sections; the content's fingerprint stands in it.

/// Writes one, sequence by sequence: whole or not at all. Memory does not grow with plays.
class CorpusFileWriter {
 public:
  /// Throws Error where `path` cannot be written.
  explicit CorpusFileWriter(const std::filesystem::path& path);
  ~CorpusFileWriter();  ///< without `finish`, everything written is removed
  CorpusFileWriter(const CorpusFileWriter&) = delete;
  CorpusFileWriter& operator=(const CorpusFileWriter&) = delete;

  /// `tracks`: indices into the catalogue handed to `finish`. Playlists before sessions.
  void add(Source source, std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks);
  /// `rest`: everything but the sequences. Throws Error (disk full, …).
  void finish(const Dataset& rest, Progress& progress);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

[[nodiscard]] bool is_corpus_file(const std::filesystem::path& path);

/// Opens one; sequences and tracks stay in the mapped file. Throws Error: not a corpus file, of a newer version, cut off,
/// sections or indices out of range (offsets are checked at once, indices of plays in one pass over the file).
[[nodiscard]] Dataset open_corpus_file(const std::filesystem::path& path, Progress& progress);

}  // namespace segue::data
