// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/readers/byte_source.h"

struct archive;

namespace segue::data {

/// How a file's bytes are compressed.
enum class Compression : std::uint8_t { none, gzip, bzip2, xz, zstd };

/// Told by the first bytes of a file; six are enough.
[[nodiscard]] Compression compression_of(std::string_view first_bytes);

/// The plain bytes of a file as they lie on disk, whatever they are. As `open_bytes` otherwise.
[[nodiscard]] std::unique_ptr<ByteSource> open_stored(const std::filesystem::path& path, const Progress* heeded = nullptr);

/// The bytes of `stored` decompressed; `stored` itself where it is not compressed.
[[nodiscard]] std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> stored);
/// The same for a source that stays another's, such as a member of an archive.
[[nodiscard]] std::unique_ptr<ByteSource> decompressed(ByteSource& stored);

/// What `archive_entry`s are made of.
enum class Container : std::uint8_t {
  raw,  ///< a single compressed file
  tar,
  zip,
};

/// Throws Error at `place` where `out` bytes are more than listening data can have been packed into `taken` bytes.
void refuse_bomb(std::uint64_t out, std::uint64_t taken, const Place& place);

/// libarchive over a ByteSource: counts what goes in and what comes out, so that a small file cannot grow without bound, and
/// turns every failure into an Error. Only the one decompressor and the one format asked for are ever tried. A compressed tar is
/// given as its decompressed bytes, which are read to their end when the tar has ended: what checks the compressed file is there.
class ArchiveStream {
 public:
  ArchiveStream(std::unique_ptr<ByteSource> stored, Compression compression, Container container);
  ~ArchiveStream();
  ArchiveStream(const ArchiveStream&) = delete;
  ArchiveStream& operator=(const ArchiveStream&) = delete;

  /// Goes to the next regular file and gives its path; false at the end. What is left of the one before is passed over: read, so
  /// that damage in it is met, or skipped.
  enum class Pass : std::uint8_t { read, skip };
  bool next(std::string& member, std::uint64_t& size, Pass pass = Pass::read);
  /// Bytes of the member at hand, as ByteSource::read.
  std::size_t read(std::span<char> to);

  [[nodiscard]] const ByteSource& stored() const { return *stored_; }
  /// Of the bytes on disk.
  [[nodiscard]] std::uint64_t taken() const { return stored_->seekable() ? taken_ : stored_->stored_read(); }

 private:
  static long long give(archive* handle, void* self, const void** block);
  static long long skip(archive* handle, void* self, long long bytes);
  static long long seek(archive* handle, void* self, long long offset, int whence);
  void check(int result, const char* what);
  [[noreturn]] void fail(const char* what);
  void came_out(std::uint64_t bytes);
  void check_rest();
  void check_end_of_tar();

  std::unique_ptr<ByteSource> stored_;
  archive* handle_ = nullptr;
  std::vector<char> block_;
  std::uint64_t position_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t out_ = 0;
  std::exception_ptr failure_;  // of the source, carried past libarchive
  bool whole_ = false;          // the file is one compressed stream: nothing may follow it
  bool tar_ = false;
  bool ended_ = false;  // of the archive
  bool at_end_ = true;  // of the member at hand, or there is none
};

}  // namespace segue::data
