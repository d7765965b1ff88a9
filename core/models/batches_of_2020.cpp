// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/batches_of_2020.h"

#include <cstddef>

namespace segue::models {

std::vector<std::uint32_t> left_by_batches_of_2020(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                                   std::uint64_t batch) {
  std::vector<std::uint32_t> left;
  std::size_t handed_over = 0;  // of `left`, in batches that are whole
  std::uint64_t plays = 0;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    if (plays >= batch && i + 1 < sequences.size()) {
      plays = 0;
      handed_over = left.size();
      continue;
    }
    left.push_back(sequences[i]);
    plays += corpus.sequences[sequences[i]].size();
  }
  left.resize(handed_over);
  return left;
}

}  // namespace segue::models
