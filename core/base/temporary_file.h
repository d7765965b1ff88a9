// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace segue {

/// A file that is written from front to back through a buffer, can be read meanwhile, and is gone when this object is: nothing is
/// left on the disk, whatever happens, unless the file has been renamed to its target.
class TemporaryFile {
 public:
  /// TMPDIR, else /var/tmp, which unlike /tmp is meant for large files and never held in memory.
  [[nodiscard]] static std::filesystem::path usual_folder();
  /// Without a name in `folder` (empty: the usual one), so that even a killed process leaves nothing. Throws Error where it
  /// cannot be made.
  static TemporaryFile nameless(const std::filesystem::path& folder);
  /// Hidden, beside a target (see file_target) that it is to become.
  static TemporaryFile beside(const std::filesystem::path& target);

  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  ~TemporaryFile();

  /// Throws Error (disk full, …).
  void append(std::span<const std::byte> bytes);
  template <class T>
  void append_value(const T& value) {
    append(std::as_bytes(std::span(&value, 1)));
  }
  /// Hands the buffer over to the system.
  void flush();
  /// All that was appended, whether flushed or not.
  [[nodiscard]] std::uint64_t size() const { return written_ + used_; }
  /// Fills all of `to` with what stands at `offset`; only what has been flushed can be read. Any thread.
  void read_at(std::uint64_t offset, std::span<std::byte> to) const;
  /// Writes over what has been flushed.
  void write_at(std::uint64_t offset, std::span<const std::byte> bytes);
  /// Of the open file, for whoever maps it. Stays this object's.
  [[nodiscard]] int descriptor() const { return file_; }
  /// Flushes and renames to the target, in place of an older file there.
  void become_target();

 private:
  TemporaryFile(int file, std::filesystem::path named, std::filesystem::path place);
  void write(std::uint64_t offset, std::span<const std::byte> bytes);

  int file_;
  std::filesystem::path named_;  ///< to be removed; empty: without a name
  std::filesystem::path place_;  ///< what messages call it: the folder, or the target
  std::unique_ptr<std::byte[]> buffer_;
  std::size_t used_ = 0;
  std::uint64_t written_ = 0;
};

}  // namespace segue
