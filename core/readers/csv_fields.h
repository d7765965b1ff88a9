// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/pages.h"
#include "core/readers/csv_scan.h"
#include "core/readers/literals.h"

namespace segue::data::csv {

/// An id as `parse_id` reads it; most are a few digits and no more.
inline Id read_id(std::string_view text) {
  if (text.size() - 1 < 8) {
    std::uint64_t odd = 0;
    const std::uint32_t value = short_number(text.data() + text.size(), text.size(), odd);
    if (odd == 0) return {value, IdForm::integer};
  }
  return parse_id(text);
}

/// The same of what mostly has ten digits.
inline Id read_time(std::string_view text) {
  if (text.size() - 9 < 8) {
    const char* const end = text.data() + text.size();
    std::uint64_t odd = 0;
    const std::int64_t high = short_number(end - 8, text.size() - 8, odd);
    const std::int64_t low = short_number(end, 8, odd);
    if (odd == 0) return {high * 100'000'000 + low, IdForm::integer};
  }
  return parse_id(text);
}

/// The row's id; false (and counted) where it has none.
inline bool take_id(CsvChunk& chunk, const CsvRow& row, std::string_view text, std::int64_t& id) {
  const Id parsed = read_id(text);
  if (parsed.form == IdForm::junk || parsed.form == IdForm::missing) {
    chunk.skipped.add(SEGUE_TEXT("the ID is not a whole number"), row.offset);
    return false;
  }
  if (parsed.form == IdForm::decimal) chunk.notes.add(SEGUE_TEXT("an ID written as a decimal number"), row.offset);
  id = parsed.value;
  return true;
}

/// The user, or −1 (and counted).
inline std::int64_t take_user(CsvChunk& chunk, const CsvRow& row, std::string_view text) {
  const Id user = read_id(text);
  if (user.form == IdForm::junk) {
    chunk.notes.add(SEGUE_TEXT("the user is not a whole number"), row.offset);
    return -1;
  }
  if (user.form == IdForm::missing || user.value < 0) {
    chunk.notes.add(SEGUE_TEXT("the user is not known"), row.offset);
    return -1;
  }
  return user.value;
}

/// Counts a list that could not be read; tells a file that ends within it.
inline void refuse_list(CsvChunk& chunk, const CsvRow& row, ListForm form) {
  chunk.skipped.add(SEGUE_TEXT("the list cannot be read"), row.offset);
  if (form == ListForm::unclosed && row.ends_file) chunk.cut_off = true;
}

/// Appends numbers behind which 16 more can be read.
inline void append(Pages<std::int64_t>& ids, std::span<const std::uint32_t> numbers) {
  constexpr std::size_t step = 8;  // so many are copied at once
  std::int64_t* const to = ids.room(numbers.size() + step);
  for (std::size_t i = 0; i < numbers.size(); i += step) {
    for (std::size_t k = i; k < i + step; ++k) to[k] = numbers.data()[k];
  }
  ids.resize(ids.size() + numbers.size());
}

/// Appends the ids of the list in a field to `ids`, without those beyond 64 bits, which are counted. False, and counted, where it
/// cannot be read.
inline bool take_list(CsvChunk& chunk, const CsvRow& row, const CsvField& field, Pages<std::int64_t>& ids) {
  const std::string_view list = field.raw;
  if (row.text->has_numbers()) {
    if (const auto numbers = row.text->plain_list(list)) {
      append(ids, *numbers);
      return true;
    }
  } else if (list.size() - 3 < 8 && list.front() == '[' && list.back() == ']') {
    std::uint64_t odd = 0;
    const std::uint32_t id = short_number(list.data() + list.size() - 1, list.size() - 2, odd);
    if (odd == 0) {
      ids.push_back(id);
      return true;
    }
  }
  const std::size_t before = ids.size();
  std::uint64_t too_large = 0;
  const ListForm form = parse_list(
      list, [&](std::int64_t id) { ids.push_back(id); }, [&] { ++too_large; });
  if (form != ListForm::unclosed && form != ListForm::malformed) {
    chunk.skipped.add(SEGUE_TEXT("list entries with an id beyond 64 bits"), row.offset, too_large);
    return true;
  }
  ids.resize(before);
  refuse_list(chunk, row, form);
  return false;
}

}  // namespace segue::data::csv
