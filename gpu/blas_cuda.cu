// SPDX-License-Identifier: GPL-3.0-or-later
#include <cuda_runtime.h>
#include <dlfcn.h>

#include <string>

#include "gpu/blas.h"

namespace segue::gpu {

/// What is used of cublas_api.h, spelled out: the header need not be there either.
struct Blas::Library {
  int (*create)(void** handle) = nullptr;
  int (*destroy)(void* handle) = nullptr;
  int (*set_stream)(void* handle, void* stream) = nullptr;
  int (*set_math_mode)(void* handle, int mode) = nullptr;
  int (*sgemm)(void* handle, int op_a, int op_b, int m, int n, int k, const float* alpha, const float* a, int lda, const float* b,
               int ldb, const float* beta, float* c, int ldc) = nullptr;

  /// Loaded once and kept: unloading CUDA libraries is not safe. Null where it is not there.
  static Library* get() {
    static Library* const loaded = [] {
      // The one of this run time's CUDA: another major version brings other streams.
      const std::string name = "libcublas.so." + std::to_string(CUDART_VERSION / 1000);
      void* const file = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
      static Library library;
      const auto find = [&](auto& function, const char* symbol) {
        function = file == nullptr ? nullptr : reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(file, symbol));
        return function != nullptr;
      };
      const bool all = find(library.create, "cublasCreate_v2") && find(library.destroy, "cublasDestroy_v2") &&
                       find(library.set_stream, "cublasSetStream_v2") && find(library.set_math_mode, "cublasSetMathMode") &&
                       find(library.sgemm, "cublasSgemm_v2");
      return all ? &library : nullptr;
    }();
    return loaded;
  }
};

namespace {
constexpr int success = 0;        // CUBLAS_STATUS_SUCCESS
constexpr int pedantic_math = 2;  // CUBLAS_PEDANTIC_MATH
constexpr int as_it_is = 0;       // CUBLAS_OP_N
constexpr int transposed = 1;     // CUBLAS_OP_T
}  // namespace

std::unique_ptr<Blas> Blas::open(void* stream) {
  Library* const library = Library::get();
  if (library == nullptr) return nullptr;
  std::unique_ptr<Blas> blas(new Blas);
  blas->library_ = library;
  const bool works = library->create(&blas->handle_) == success && library->set_stream(blas->handle_, stream) == success &&
                     library->set_math_mode(blas->handle_, pedantic_math) == success;
  (void)cudaGetLastError();  // what it met on its way is no error of ours
  return works ? std::move(blas) : nullptr;
}

Blas::~Blas() {
  if (handle_ != nullptr) (void)library_->destroy(handle_);
}

bool Blas::product(const ProductArguments& a) {
  // Row-major scores are the transpose of what cuBLAS calls C: candidates · queriesᵀ, both stored as the transposes of its A and
  // B.
  const float one = 1, zero = 0;
  const auto whole = [](std::uint32_t n) { return static_cast<int>(n); };
  const int found =
      library_->sgemm(handle_, transposed, as_it_is, whole(a.candidate_count), whole(a.query_count), whole(a.stride), &one,
                      a.candidates, whole(a.stride), a.queries, whole(a.stride), &zero, a.scores, whole(a.score_stride));
  if (found != success) (void)cudaGetLastError();
  return found == success;
}

}  // namespace segue::gpu
