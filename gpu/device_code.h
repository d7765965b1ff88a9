// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What kernels are written with: CUDA's own spellings under nvcc, the simulator's (tests/simulator) elsewhere, so that one
/// source is compiled for the GPU and executed by tests without one. Names live in a namespace that tells the two apart.
#if defined(__CUDACC__)
#include <cuda_runtime.h>
#define SEGUE_KERNELS on_device
#define SEGUE_UNROLL _Pragma("unroll")
#define SEGUE_DYNAMIC_SHARED(name) extern __shared__ __align__(16) unsigned char name[]
#else
#include "tests/simulator/cuda.h"
#define SEGUE_KERNELS simulated
#define SEGUE_UNROLL
#define SEGUE_DYNAMIC_SHARED(name) auto* const name = static_cast<unsigned char*>(::segue::simulator::dynamic_shared())
#endif
