// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/pages.h"
#include "core/readers/csv_index.h"

namespace segue::data {

namespace csv {

/// How far the structure of a text is known: up to a word of 64 bytes.
struct Known {
  std::size_t word = 0;                ///< the next one
  std::uint64_t wanted = 0;            ///< its bytes that count: those from the first record on
  std::uint64_t inside = 0;            ///< all bits: it begins within quotes
  std::uint64_t behind_delimiter = 0;  ///< bit 0: behind a delimiter, or it begins with a record
  std::uint64_t behind_quote = 0;      ///< bit 0: behind a closing quote
  bool odd = false;                    ///< a quote stands where it should not; nothing more is known
};

}  // namespace csv

/// Finds records whose quotes all stand where they should, by where their fields end: commas and line feeds outside quotes, 64
/// bytes a step, written down before anybody looks at them, so that the length of a field costs no wrong guess of the processor.
/// Anything else is left to `read_record`: quotes within a field or text behind a closing one, another number of fields, blank
/// lines, records that the text does not hold to their ends.
class CsvStructure {
 public:
  explicit CsvStructure(const CsvText& text) : text_(text) {}

  /// Where the fields of consecutive records end.
  struct Records {
    std::size_t count = 0;
    const std::uint32_t* ends = nullptr;  ///< of each record in turn: of each column
  };
  /// Records of `columns` fields, at most `most`: the one that starts at `at` and some that follow. None: see above. They hold
  /// until the next call. Calls come from front to back; a call that is not for where the last records ended is a new start.
  [[nodiscard]] Records records(std::size_t at, std::size_t columns, std::size_t most);
  /// The text has changed.
  void forget() { next_ = nowhere; }

 private:
  static constexpr std::size_t nowhere = ~std::size_t{0};

  void start(std::size_t at);
  /// False where the text ends, or a quote stands where it should not.
  bool find_more();

  const CsvText& text_;
  csv::Known known_;
  Pages<std::uint32_t> positions_;  // of commas and line feeds outside quotes
  std::size_t found_ = 0;           // so many
  std::size_t used_ = 0;            // of them, those of records before
  std::size_t step_ = 0;            // words to look at next
  std::size_t next_ = nowhere;
};

}  // namespace segue::data
