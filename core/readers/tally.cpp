// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/tally.h"

#include <algorithm>
#include <cstring>

namespace segue::data {

void Tallies::add(const char* reason, std::uint64_t offset, std::uint64_t count) {
  if (count == 0) return;
  for (Tally& tally : tallies_) {
    if (tally.reason != reason && std::strcmp(tally.reason, reason) != 0) continue;
    tally.count += count;
    tally.first_offset = std::min(tally.first_offset, offset);
    return;
  }
  tallies_.push_back({reason, count, offset});
}

void Tallies::add(const Tallies& other) {
  for (const Tally& tally : other.tallies_) add(tally.reason, tally.first_offset, tally.count);
}

std::vector<Tally> Tallies::sorted() const {
  std::vector<Tally> out = tallies_;
  std::sort(out.begin(), out.end(), [](const Tally& a, const Tally& b) {
    return a.first_offset != b.first_offset ? a.first_offset < b.first_offset : std::strcmp(a.reason, b.reason) < 0;
  });
  return out;
}

}  // namespace segue::data
