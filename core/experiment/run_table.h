// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/files.h"

namespace segue::experiment {

/// One row, cell by cell. Run tables hold numbers and plain words, never quotes.
class Row {
 public:
  Row(const std::string& line, const Place& place) : rest_(line), place_(place) {}

  std::string_view word() {
    if (done_) fail();
    const auto comma = rest_.find(',');
    const std::string_view cell = rest_.substr(0, comma);
    done_ = comma == std::string_view::npos;
    rest_ = done_ ? std::string_view() : rest_.substr(comma + 1);
    return cell;
  }
  template <class T>
  T number() {
    return number_in<T>(word());
  }
  /// `absent` where the cell is empty.
  template <class T>
  T number_or(T absent) {
    const std::string_view cell = word();
    return cell.empty() ? absent : number_in<T>(cell);
  }
  /// The cells that are left, none of which is looked at.
  void skip() { done_ = true; }
  void end() const {
    if (!done_) fail();
  }
  [[noreturn]] void fail() const {
    throw Error(SEGUE_TEXT("This line is not a row of the table"), place_,
                SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
  }

 private:
  template <class T>
  T number_in(std::string_view cell) {
    T value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) fail();
    return value;
  }
  std::string_view rest_;
  Place place_;
  bool done_ = false;
};

/// Reads a table whose first line is `header`, or (`more`) begins with it. `take` reads one row.
template <class Take>
void read_table(const std::filesystem::path& path, const std::string& header, const Take& take, bool more = false) {
  std::istringstream in(read_file(path));
  std::string line;
  std::getline(in, line);
  if (more ? !line.starts_with(header) : line != header) {
    throw Error({SEGUE_TEXT("The first line must be \"%1\""), {header}}, {path.string(), 1},
                SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
  }
  for (std::uint64_t number = 2; std::getline(in, line); ++number) {
    Row row(line, {path.string(), number});
    take(row);
    row.end();
  }
}

}  // namespace segue::experiment
