// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "gpu/nearest_arguments.h"

namespace segue::gpu {

/// NVIDIA's cuBLAS, found at run time: nothing of it is needed to build or to start. Products are in single precision without
/// tensor cores or emulation (CUBLAS_PEDANTIC_MATH), so that they are as near to the CPU's as the own kernel's are.
class Blas {
 public:
  /// For the current device and a cudaStream_t of it. Null where the library of this build's CUDA is not there, or does not work.
  [[nodiscard]] static std::unique_ptr<Blas> open(void* stream);
  ~Blas();
  Blas(const Blas&) = delete;
  Blas& operator=(const Blas&) = delete;
  /// Queues a product; false where cuBLAS refuses, and the caller must do it.
  [[nodiscard]] bool product(const ProductArguments& arguments);

 private:
  struct Library;
  Blas() = default;
  Library* library_ = nullptr;
  void* handle_ = nullptr;
};

}  // namespace segue::gpu
