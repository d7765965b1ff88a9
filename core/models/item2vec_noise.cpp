// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_noise.h"

#include "core/base/alias_table.h"

namespace segue::models {

NoiseTable::NoiseTable(std::span<const std::uint64_t> counts, double exponent) : slots_(alias_slots<Slot>(counts, exponent)) {}

}  // namespace segue::models
