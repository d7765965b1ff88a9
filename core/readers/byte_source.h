// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "core/base/error.h"

namespace segue {
class Progress;
}

namespace segue::data {

/// The bytes of one file from front to back, whatever they are stored in: a plain file, a compressed one, a member of an archive.
/// Nothing is mapped, so a file that shrinks or a disk that fails while it is read gives an Error and not a signal.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// What messages call it: the path, or "archive.tar.gz/entities/tracks.idomaar".
  [[nodiscard]] virtual const std::string& name() const = 0;
  /// Its length in bytes where that is known beforehand, else 0.
  [[nodiscard]] virtual std::uint64_t size() const = 0;

  /// Fills `to` with the bytes that follow; fewer than asked for only at the end. One thread at a time. Throws Error where the
  /// file ends before the length it had when it was opened, is damaged, or cannot be read.
  virtual std::size_t read(std::span<char> to) = 0;

  /// True where `read_at` works: several threads may then fill a buffer together.
  [[nodiscard]] virtual bool seekable() const { return false; }
  /// Fills all of `to` with the bytes from `offset` on; any thread. Throws Error where they are not there (any more).
  virtual void read_at(std::uint64_t offset, std::span<char> to);

  /// Of the file on disk that the bytes come from, and how much of it has been read: for a progress bar where `size` is not
  /// known.
  [[nodiscard]] virtual std::uint64_t stored_size() const { return size(); }
  [[nodiscard]] virtual std::uint64_t stored_read() const { return 0; }

  [[nodiscard]] Place place(std::uint64_t line = 0) const { return {name(), line}; }
};

/// A plain file, or one compressed by gzip, bzip2, xz or zstd, told by its first bytes (not by its name). Throws Error when there
/// is no such file, it is a folder, or it may not be read. `heeded`: who reads a pipe that stays silent is not held up when this
/// is cancelled (opening and `read` then throw Cancelled); it must outlive the source.
[[nodiscard]] std::unique_ptr<ByteSource> open_bytes(const std::filesystem::path& path, const Progress* heeded = nullptr);

}  // namespace segue::data
