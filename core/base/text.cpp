// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

namespace segue {

std::string Message::fill(const std::string& translated) const {
  std::string out;
  out.reserve(translated.size() + 32);
  for (std::size_t i = 0; i < translated.size(); ++i) {
    const char c = translated[i];
    if (c == '%' && i + 1 < translated.size() && translated[i + 1] >= '1' && translated[i + 1] <= '9') {
      const auto place = static_cast<std::size_t>(translated[i + 1] - '1');
      if (place < args.size()) {
        out += args[place];
        ++i;
        continue;
      }
    }
    out += c;
  }
  return out;
}

}  // namespace segue
