// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

/// Why a GPU does not compute; English, with places for what the driver says.
namespace segue::gpu::reason {

constexpr const char* not_built = SEGUE_TEXT("this build has no CUDA");
constexpr const char* no_driver = SEGUE_TEXT("no NVIDIA driver was found");
constexpr const char* driver_too_old = SEGUE_TEXT("the NVIDIA driver supports CUDA %1, older than this build's");
constexpr const char* no_device = SEGUE_TEXT("no NVIDIA GPU was found");
constexpr const char* too_old = SEGUE_TEXT("%1 is older than compute capability 7.5");
constexpr const char* no_use = SEGUE_TEXT("The GPU cannot be used: %1");
constexpr const char* no_answer = SEGUE_TEXT("The GPU does not answer any more: %1");
constexpr const char* kernel_failed = SEGUE_TEXT("A kernel failed on the GPU: %1");

}  // namespace segue::gpu::reason
