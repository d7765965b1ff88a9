// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/readers/csv_numbers.h"
#include "core/readers/csv_record.h"
#include "core/readers/csv_structure.h"

namespace segue::data {

inline constexpr std::size_t most_wanted_columns = 4;

/// One data row with the number of fields that the header has; handed to the reader's row function.
struct CsvRow {
  std::uint64_t offset = 0;                          ///< of its first byte in the file
  std::array<CsvField, most_wanted_columns> fields;  ///< the wanted columns, in the order asked for
  bool ends_file = false;                            ///< no line end follows: a literal left open here was cut off
  const CsvText* text = nullptr;                     ///< what the fields lie in
};

namespace csv {

/// Which columns of a table are wanted.
struct Columns {
  struct Wanted {
    std::uint32_t column;
    std::uint32_t as;  ///< the place among the wanted ones
  };
  std::vector<std::int8_t> wanted_as;                       ///< by column, for `read_record`
  std::vector<Wanted> wanted;                               ///< by column, too
  std::array<std::uint32_t, most_wanted_columns> column{};  ///< by place

  Columns(std::size_t count, const std::vector<std::size_t>& columns);
  [[nodiscard]] std::size_t count() const { return wanted_as.size(); }
};

/// Rows one behind the other, all of them as they should be.
class CsvRows {
 public:
  CsvRows(const CsvText& text, std::uint64_t origin, const Columns& columns, std::size_t begin, CsvStructure::Records records)
      : text_(text), origin_(origin), columns_(columns), begin_(begin), records_(records) {}

  [[nodiscard]] const CsvText& text() const { return text_; }
  [[nodiscard]] std::size_t count() const { return records_.count; }
  [[nodiscard]] std::size_t begin(std::size_t row) const {
    return row == 0 ? begin_ : records_.ends[row * columns_.count() - 1] + std::size_t{1};
  }
  [[nodiscard]] std::size_t end() const { return begin(records_.count); }
  [[nodiscard]] std::uint64_t offset(std::size_t row) const { return origin_ + begin(row); }
  /// Leaves out rows that begin at `stop` or behind it.
  void keep_before(std::size_t stop) {
    while (records_.count > 0 && begin(records_.count - 1) >= stop) --records_.count;
  }
  [[nodiscard]] CsvRow operator[](std::size_t row) const;

  /// Where a wanted field begins and ends in each row, with the quotes around it.
  void bounds(std::size_t wanted, std::uint32_t* begins, std::uint32_t* ends) const;
  /// Where each row begins in the text.
  void starts(std::uint32_t* starts) const;
  /// A field with its quotes, where the quotes go.
  [[nodiscard]] std::string_view within(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t quote = text_[begin] == '"' ? 1 : 0;
    return {text_.data() + begin + quote, end - begin - 2 * quote};
  }
  [[nodiscard]] CsvField field(std::uint32_t begin, std::uint32_t end) const { return {within(begin, end), text_[begin] == '"'}; }

 private:
  const CsvText& text_;
  std::uint64_t origin_;
  const Columns& columns_;
  std::size_t begin_;
  CsvStructure::Records records_;
};

}  // namespace csv

}  // namespace segue::data
