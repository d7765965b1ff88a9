// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "gpu/reasons.h"

/// Why something is done on the CPU.
namespace segue::device::reason {

constexpr const char* too_little_memory = SEGUE_TEXT("the GPU has too little memory");
constexpr const char* too_little_work = SEGUE_TEXT("too little work for a GPU");
constexpr const char* other_model = SEGUE_TEXT("only item2vec trains on a GPU");
constexpr const char* other_output = SEGUE_TEXT("the GPU trains with negative sampling only");
constexpr const char* adam = SEGUE_TEXT("the GPU has no Adam");
constexpr const char* lost_batches = SEGUE_TEXT("the GPU loses no playlists");
constexpr const char* resumed = SEGUE_TEXT("the GPU resumes no run");
constexpr const char* same_bits = SEGUE_TEXT("the GPU does not give the same bits twice");

/// All of them, and those of gpu/.
constexpr const char* all[] = {too_little_memory,
                               too_little_work,
                               other_model,
                               other_output,
                               adam,
                               lost_batches,
                               resumed,
                               same_bits,
                               gpu::reason::not_built,
                               gpu::reason::no_driver,
                               gpu::reason::driver_too_old,
                               gpu::reason::no_device,
                               gpu::reason::too_old,
                               gpu::reason::no_use,
                               gpu::reason::no_answer,
                               gpu::reason::kernel_failed};

}  // namespace segue::device::reason
