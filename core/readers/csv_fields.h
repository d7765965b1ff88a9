// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

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

/// Reads the list in a field. `begin()` is called before each of at most two tries (what the first took is void then), `take(id)`
/// for each entry. False, and counted, where it cannot be read.
template <class Begin, class Take>
bool take_list(CsvChunk& chunk, const CsvRow& row, const CsvField& field, Begin begin, Take take) {
  begin();
  if (read_plain_list(*row.text, field.raw, take)) return true;
  begin();
  const ListForm form = parse_list(field.raw, take);
  if (form != ListForm::unclosed && form != ListForm::malformed) return true;
  refuse_list(chunk, row, form);
  return false;
}

}  // namespace segue::data::csv
