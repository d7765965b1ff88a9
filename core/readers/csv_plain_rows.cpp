// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_plain_rows.h"

namespace segue::data::csv {

Columns::Columns(std::size_t count, const std::vector<std::size_t>& columns) : wanted_as(count, -1) {
  for (std::size_t i = 0; i < columns.size(); ++i) wanted_as[columns[i]] = static_cast<std::int8_t>(i);
  for (std::size_t c = 0; c < count; ++c) {
    if (wanted_as[c] < 0) continue;
    const Wanted one{static_cast<std::uint32_t>(c), static_cast<std::uint32_t>(wanted_as[c])};
    wanted.push_back(one);
    column[one.as] = one.column;
  }
}

CsvRow CsvRows::operator[](std::size_t row) const {
  CsvRow out;
  out.offset = offset(row);
  out.text = &text_;
  const std::uint32_t* const ends = records_.ends + row * columns_.count();
  for (const Columns::Wanted wanted : columns_.wanted) {
    const auto first = static_cast<std::uint32_t>(wanted.column == 0 ? begin(row) : ends[wanted.column - 1] + std::size_t{1});
    std::uint32_t last = ends[wanted.column];
    if (wanted.column + std::size_t{1} == columns_.count() && last > first && text_[last - 1] == '\r') --last;
    out.fields[wanted.as] = {within(first, last), text_[first] == '"'};
  }
  return out;
}

void CsvRows::starts(std::uint32_t* starts) const {
  const std::size_t columns = columns_.count();
  starts[0] = static_cast<std::uint32_t>(begin_);
  for (std::size_t r = 1; r < count(); ++r) starts[r] = records_.ends[r * columns - 1] + 1;
}

void CsvRows::bounds(std::size_t wanted, std::uint32_t* begins, std::uint32_t* ends) const {
  const std::size_t columns = columns_.count();
  const std::size_t column = columns_.column[wanted];
  const std::uint32_t* const end = records_.ends + column;
  for (std::size_t r = 0; r < count(); ++r) ends[r] = end[r * columns];
  if (column > 0) {
    const std::uint32_t* const end_before = end - 1;
    for (std::size_t r = 0; r < count(); ++r) begins[r] = end_before[r * columns] + 1;
  } else {
    starts(begins);
  }
  if (column + 1 < columns) return;
  for (std::size_t r = 0; r < count(); ++r) {
    if (ends[r] > begins[r] && text_[ends[r] - 1] == '\r') --ends[r];
  }
}

}  // namespace segue::data::csv
