// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/url_encode.h"

namespace segue {

void append_url_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                       c == '-' || c == '~';
    if (plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      const auto code = static_cast<unsigned char>(c);
      out += '%';
      out += digits[code >> 4U];
      out += digits[code & 15U];
    }
  }
}

}  // namespace segue
