// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/data/load_report.h"
#include "core/readers/mapped_file.h"
#include "core/readers/tally.h"

namespace segue::data {

/// An open CSV file whose header has been read.
class CsvTable {
 public:
  /// Throws Error for a file that cannot be read, is empty, is not UTF-8 text (UTF-16, compressed, zero bytes in the header), or
  /// whose header is mis-quoted or blank. A UTF-8 byte order mark is skipped.
  explicit CsvTable(const std::filesystem::path& path);

  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// Position of a column (the first of that name).
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// The same; throws Error naming the columns there are.
  [[nodiscard]] std::size_t column(std::string_view name) const;

  [[nodiscard]] std::string_view text() const { return file_.text(); }
  [[nodiscard]] std::size_t data_begin() const { return data_begin_; }  ///< offset behind the header
  [[nodiscard]] std::string file_name() const { return path_.filename().string(); }

  [[nodiscard]] Place place() const { return {path_.string(), 0}; }
  [[nodiscard]] Place place_at(std::size_t offset) const;

  /// Tallies with their lines and the beginnings of the rows they were met in.
  [[nodiscard]] std::vector<Skipped> describe(const Tallies& tallies) const;

 private:
  [[nodiscard]] std::uint64_t line_at(std::size_t offset) const;

  std::filesystem::path path_;
  MappedFile file_;
  std::vector<std::string> columns_;
  std::size_t data_begin_ = 0;
};

/// What every reader says of a file with a zero byte in it.
[[noreturn]] void fail_as_binary(const Place& place);

}  // namespace segue::data
