// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/data/load_report.h"
#include "core/readers/file_bytes.h"
#include "core/readers/tally.h"

namespace segue::data {

/// How many line feeds there are in front of some places of a file, so that a line is found without reading all before it.
struct LineCounts {
  std::uint64_t first = 0;                  ///< place 0; the others follow at equal distances
  std::uint64_t distance = 0;               ///< in bytes
  std::vector<std::uint64_t> lines_before;  ///< per place; empty: nothing is known
};

/// An open CSV file whose header has been read.
class CsvTable {
 public:
  /// Throws Error for a file that cannot be read, is empty, is not UTF-8 text (UTF-16, compressed, zero bytes in the header), or
  /// whose header is mis-quoted or blank. A UTF-8 byte order mark is skipped.
  explicit CsvTable(const std::filesystem::path& path);

  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// Position of a column (the first of that name).
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// The same of a column that is going to be read: throws Error where the header has it twice.
  [[nodiscard]] std::optional<std::size_t> single(std::string_view name) const;
  /// The same of one that is needed; throws Error naming the columns there are.
  [[nodiscard]] std::size_t column(std::string_view name) const;

  [[nodiscard]] std::uint64_t size() const { return file_->size(); }  ///< of the file, in bytes
  /// Fills `to` with the file's bytes from `offset` on; any thread. Throws Error where they are not there any more.
  void read_at(std::uint64_t offset, std::span<char> to) const { file_->read_at(offset, to); }
  [[nodiscard]] std::size_t data_begin() const { return data_begin_; }  ///< offset behind the header
  [[nodiscard]] std::string file_name() const { return path_.filename().string(); }

  [[nodiscard]] Place place() const { return {path_.string(), 0}; }
  [[nodiscard]] Place place_at(std::uint64_t offset) const;

  /// Tallies with their lines and the beginnings of the rows they were met in.
  [[nodiscard]] std::vector<Skipped> describe(const Tallies& tallies, const LineCounts& lines) const;
  /// The same; reads the file's beginning again to count its lines.
  [[nodiscard]] std::vector<Skipped> describe(const Tallies& tallies) const { return describe(tallies, {}); }

 private:
  [[nodiscard]] std::uint64_t line_at(std::uint64_t offset, const LineCounts& lines = {}) const;

  std::filesystem::path path_;
  std::unique_ptr<FileBytes> file_;
  std::vector<std::string> columns_;
  std::size_t data_begin_ = 0;
};

/// A row may be so long, in bytes; only one that is damaged is longer.
inline constexpr std::size_t longest_record = std::size_t{1} << 28U;
[[noreturn]] void fail_as_endless(const Place& place);

/// What every reader says of a file with a zero byte in it.
[[noreturn]] void fail_as_binary(const Place& place);

/// The first carriage return in front of something else than a line feed; npos: none.
[[nodiscard]] std::size_t lone_return(std::string_view text);
/// What is said of a file whose lines end in those.
[[noreturn]] void fail_as_old_mac(const Place& place);

}  // namespace segue::data
