// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/literals.h"

#include <algorithm>
#include <array>

namespace segue::data {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool means_missing(std::string_view text) {
  constexpr std::array<std::string_view, 9> words{"", "NaN", "nan", "NAN", "null", "NULL", "None", "NA", "<NA>"};
  return std::find(words.begin(), words.end(), trimmed(text)) != words.end();
}

Id parse_id(std::string_view text) {
  text = trimmed(text);
  const char* const end = text.data() + text.size();
  Id id;
  bool decimal = false;
  const char* const after = literal::number(text.data(), end, id.value, decimal);
  if (after != text.data() && after == end) {
    id.form = decimal ? IdForm::decimal : IdForm::integer;
  } else {
    id.form = means_missing(text) ? IdForm::missing : IdForm::junk;
  }
  return id;
}

}  // namespace segue::data
