// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/readers/byte_source.h"

namespace segue::data {

/// A plain file's bytes as they are, never unpacked. Its length is that of when it was opened; what has gone since then is an
/// Error when it is read, what has been added is not seen.
class FileBytes final : public ByteSource {
 public:
  /// Throws Error when there is no such file, it is not a plain one, or it may not be read.
  explicit FileBytes(const std::filesystem::path& path);
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override;

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  std::size_t read(std::span<char> to) override;
  [[nodiscard]] bool seekable() const override { return true; }
  void read_at(std::uint64_t offset, std::span<char> to) override;

 private:
  std::string name_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;  // of `read`
};

}  // namespace segue::data
