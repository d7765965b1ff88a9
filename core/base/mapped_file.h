// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace segue {

/// A file's bytes in memory, read only, where they lie. The system keeps the file itself as long as the mapping, so it may be
/// removed or replaced; but where a program shortens it, or the disk below fails, the next look at a page that is gone cannot be
/// answered. Such a look ends the program with status 1 and one line on standard error that names the file, instead of the
/// signal (SIGBUS) that ends it without a word.
class MappedFile {
 public:
  /// Maps the first `bytes` (> 0) of an open file, which may be closed then. `name` is for messages. Throws std::system_error.
  MappedFile(int descriptor, std::size_t bytes, const std::string& name);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_;
};

}  // namespace segue
