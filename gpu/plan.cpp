// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/plan.h"

#include <algorithm>

namespace segue::gpu {

void choose_launch(Runtime& runtime, const TrainArguments& arguments, bool adagrad, const PlanOptions& wanted, Plan& plan) {
  const DeviceFacts facts = runtime.facts();
  struct Choice {
    TrainLaunch launch;
    unsigned warps_at_a_time = 0;  ///< on a multiprocessor
    unsigned blocks = 0;
  };
  const auto best_of = [&](ContextRows rows) {
    Choice best;
    for (const unsigned warps : {8U, 4U, 2U, 1U}) {
      if (wanted.warps != 0 && warps != wanted.warps) continue;
      if (shared_layout(arguments, warps, rows == ContextRows::ring).bytes > facts.shared_per_block) continue;
      const TrainLaunch launch{rows, warps, 1};
      const unsigned blocks = runtime.resident_blocks(launch, arguments);
      const unsigned at_a_time = warps * blocks / std::max(1U, facts.multiprocessors);
      // Larger blocks share noise rows among more centres, so a smaller one must gain something.
      if (blocks > 0 && (best.blocks == 0 || at_a_time > best.warps_at_a_time + best.warps_at_a_time / 4)) {
        best = {launch, at_a_time, blocks};
      }
    }
    return best;
  };
  const bool ring_possible = !adagrad && !wanted.direct && plan.stride <= 512;
  Choice ring;
  if (ring_possible) ring = best_of(ContextRows::ring);
  Choice chosen = ring;
  // Below four warps nothing hides what a row's way from memory costs; without a ring there are more of them.
  if (ring.blocks == 0 || ring.warps_at_a_time < 4) {
    const Choice direct = best_of(ContextRows::direct);
    if (ring.blocks == 0 || direct.warps_at_a_time >= 2 * ring.warps_at_a_time) chosen = direct;
  }
  if (chosen.blocks == 0) {
    throw Fault(FaultKind::out_of_memory, SEGUE_TEXT("The GPU has too little shared memory for these options"),
                SEGUE_TEXT("Use fewer dimensions or a smaller window"));
  }
  plan.launch = chosen.launch;
  plan.launch.blocks = wanted.blocks > 0 ? wanted.blocks : chosen.blocks;
}

std::string describe(const Plan& plan) {
  return std::string(plan.launch.rows == ContextRows::ring ? "ring" : "direct") + ", " + std::to_string(plan.launch.warps) +
         " sequences a block, " + std::to_string(plan.launch.blocks) + " blocks, " + std::to_string(plan.noise_rows) +
         " noise rows, corpus " + (plan.resident ? "resident" : "streamed") + ", " + std::to_string(plan.bytes >> 20U) + " MiB" +
         (plan.devices < 2 ? ""
                           : ", averaged " + std::string(plan.from_device_to_device ? "by peer copies" : "through the host"));
}

}  // namespace segue::gpu
