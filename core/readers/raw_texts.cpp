// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_rows.h"

namespace segue::data::raw {

std::uint32_t Texts::number_of(std::string_view text, std::size_t hash) {
  if (2 * (size() + 1) > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  const auto mark = static_cast<std::uint32_t>(hash);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (slots_[at] == 0) {
      bytes_ += text;
      ends_.push_back(bytes_.size());
      hashes_.push_back(mark);
      slots_[at] = static_cast<std::uint32_t>(size());
      return slots_[at] - 1;
    }
    const std::uint32_t number = slots_[at] - 1;
    if (hashes_[number] == mark && (*this)[number] == text) return number;
  }
}

/// Twice the slots. A 32-bit hash fills at most 2^32 of them evenly, which is more than texts can be numbered.
void Texts::grow() {
  slots_.assign(slots_.empty() ? 1024 : 2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace segue::data::raw
