// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/readers/byte_source.h"

namespace segue::data {

/// An archive (tar, compressed or not, or zip) read member by member in the order they lie in it, without unpacking to disk.
/// Members that grow beyond every plausible ratio to what was read of the archive ("bombs") end in an Error; memory stays
/// bounded.
class Archive {
 public:
  /// Throws Error when it is no archive, cannot be read, or is a zip without its list of files.
  explicit Archive(const std::filesystem::path& path);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// Goes to the next regular file; false at the end, where an Error tells a tar that just breaks off there. The source of the
  /// one before is no longer to be used.
  [[nodiscard]] bool next();
  /// The same, without a look at what is left of the one before: for who wants names alone.
  [[nodiscard]] bool skip_to_next();
  [[nodiscard]] const std::string& member() const;  ///< its path within the archive
  [[nodiscard]] ByteSource& bytes();

  [[nodiscard]] std::uint64_t compressed_size() const;  ///< of the archive file
  [[nodiscard]] std::uint64_t compressed_read() const;  ///< so much of it has been read

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// True where the first bytes (and, for tar, the header's check sum) say so; compressed tars included. False for what cannot be
/// read.
[[nodiscard]] bool is_archive(const std::filesystem::path& path);

}  // namespace segue::data
