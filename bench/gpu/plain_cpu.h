// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "bench/gpu/generated.h"

namespace segue::gpu::bench {

struct PlainResult {
  std::vector<float> input, output;
  std::uint64_t pairs = 0;
  double seconds = 0;
};

/// Skip-gram with noise of its own for each pair, as in word2vec.c: a plain loop, lock-free on all cores. It is what quality is
/// compared with, and no measure of Segue's CPU trainer, which needs Eigen and Highway and is faster.
PlainResult train_plainly(const Generated& data, const TrainOptions& options, unsigned threads);

}  // namespace segue::gpu::bench
