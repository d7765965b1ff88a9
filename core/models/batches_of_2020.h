// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/corpus.h"

namespace segue::models {

/// The sequences that the 2020 study trained on, of those given, in their order. Its `get_batches` fills a batch with whole
/// sequences until it has `batch` plays; the one after that hands the batch over and is lost itself, and the last batch, full or
/// not, is never handed over. As nothing was shuffled, the same ones are lost in every epoch.
[[nodiscard]] std::vector<std::uint32_t> left_by_batches_of_2020(const data::Corpus& corpus,
                                                                 std::span<const std::uint32_t> sequences,
                                                                 std::uint64_t batch = 1024);

}  // namespace segue::models
