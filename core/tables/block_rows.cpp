// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/block_rows.h"

#include "core/base/text.h"

namespace segue::tables {

void BlockRows::clear() {
  for (BlockNames* names : {&users, &sequences, &artists, &items, &tags}) names->clear();
  labels.clear();
  for (auto* column : {&user, &sequence, &artist, &item, &tag, &count}) column->clear();
  for (auto* column : {&key, &time, &group_times}) column->clear();
  groups = 0;
  rows = kept = irregular = lines = first_irregular = 0;
  zero_byte = no_line;
  skipped.clear();
  notes.clear();
}

void BlockRows::note(const BlockNames::Name& name, std::uint64_t line, std::string_view row) {
  if ((name.flags & name_invalid) != 0) {
    notes.add(SEGUE_TEXT(
                  "a name with characters that the encoding does not have; they were replaced (if there are many, choose another "
                  "encoding by hand)"),
              line, row);
  }
  if ((name.flags & name_control) != 0) {
    notes.add(SEGUE_TEXT("a name with control characters; spaces took their place"), line, row);
  }
}

}  // namespace segue::tables
