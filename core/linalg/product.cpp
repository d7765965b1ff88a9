// SPDX-License-Identifier: GPL-3.0-or-later
// C = A·Bᵀ after Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008): B in panels of a few vectors,
// A in panels of a few rows, both packed depth-major, so that the innermost loop streams two arrays and keeps its sums in
// registers. Bound by the multiply-add units. Edges are padded with zeros and run through the same kernel: an element of C is
// the same chain of multiply-adds wherever it lies.
#include "core/linalg/product.h"

// Above AVX3 there is nothing that these loops gain from; vectors of unknown length cannot stand in arrays of registers.
#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/linalg/product.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/aligned_allocator.h>
#include <hwy/highway.h>

#include <algorithm>

#include "core/linalg/product-inl.h"

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {

inline constexpr std::size_t max_depth = 256;                           // a panel of B (tile_cols × depth) stays in the L1 cache
inline constexpr std::size_t max_rows = tile_rows * (252 / tile_rows);  // packed A, …
inline constexpr std::size_t max_b_floats = 96 * 1024;                  // … and packed B stay in the L2 cache

// The packed copies of one thread, kept between calls: freshly mapped pages would cost more than the packing.
struct Workspace {
  hwy::AlignedFreeUniquePtr<float[]> a = hwy::AllocateAligned<float>(max_rows * max_depth);
  hwy::AlignedFreeUniquePtr<float[]> b = hwy::AllocateAligned<float>(max_b_floats + tile_cols * max_depth);
};

// Parts of at most `most`, of nearly the same size, each a multiple of `unit`.
HWY_INLINE std::size_t even_part(std::size_t count, std::size_t most, std::size_t unit) {
  const std::size_t parts = (count + most - 1) / most;
  const std::size_t part = (count + parts - 1) / parts;
  return (part + unit - 1) / unit * unit;
}

// C from packed panels: `rows` × `cols` of it.
void multiply_packed(const float* a, std::size_t rows, const float* b, std::size_t cols, std::size_t depth, bool add, float* c,
                     std::size_t ldc) {
  HWY_ALIGN float edge[tile_rows * tile_cols];
  for (std::size_t j = 0; j < cols; j += tile_cols, b += tile_cols * depth) {
    const std::size_t width = std::min(tile_cols, cols - j);
    for (std::size_t i = 0; i < rows; i += tile_rows) {
      const std::size_t height = std::min(tile_rows, rows - i);
      float* const tile = c + i * ldc + j;
      if (width == tile_cols && height == tile_rows) {
        kernel(a + i * depth, b, depth, add, tile, ldc);
        continue;
      }
      if (add) {
        std::fill_n(edge, tile_rows * tile_cols, 0.0F);
        for (std::size_t r = 0; r < height; ++r) std::copy_n(tile + r * ldc, width, edge + r * tile_cols);
      }
      kernel(a + i * depth, b, depth, add, edge, tile_cols);
      for (std::size_t r = 0; r < height; ++r) std::copy_n(edge + r * tile_cols, width, tile + r * ldc);
    }
  }
}

template <class RowA>
void multiply(const RowA& row_a, std::size_t rows_a, const float* b, std::size_t rows_b, std::size_t ldb, std::size_t depth,
              float* c, std::size_t ldc) {
  if (rows_a == 0 || rows_b == 0) return;
  if (depth == 0) {
    for (std::size_t i = 0; i < rows_a; ++i) std::fill_n(c + i * ldc, rows_b, 0.0F);
    return;
  }
  static thread_local Workspace workspace;
  const std::size_t depth_part = even_part(depth, max_depth, 1);
  const std::size_t rows_part = even_part(rows_a, max_rows, tile_rows);
  const std::size_t cols_part = std::max<std::size_t>(1, max_b_floats / depth_part / tile_cols) * tile_cols;
  for (std::size_t j = 0; j < rows_b; j += cols_part) {
    const std::size_t cols = std::min(cols_part, rows_b - j);
    for (std::size_t k = 0; k < depth; k += depth_part) {
      const std::size_t part = std::min(depth_part, depth - k);
      pack<tile_cols>([&](std::size_t r) { return b + (j + r) * ldb + k; }, cols, part, workspace.b.get());
      for (std::size_t i = 0; i < rows_a; i += rows_part) {
        const std::size_t rows = std::min(rows_part, rows_a - i);
        pack<tile_rows>([&](std::size_t r) { return row_a(i + r) + k; }, rows, part, workspace.a.get());
        multiply_packed(workspace.a.get(), rows, workspace.b.get(), cols, part, k != 0, c + i * ldc + j, ldc);
      }
    }
  }
}

void multiply_all(const float* a, std::size_t rows_a, std::size_t lda, const float* b, std::size_t rows_b, std::size_t ldb,
                  std::size_t depth, float* c, std::size_t ldc) {
  multiply([=](std::size_t i) { return a + i * lda; }, rows_a, b, rows_b, ldb, depth, c, ldc);
}

// One row of B: nothing to pack. Each sum is the chain of multiply-adds that it is in a tile; many run side by side.
template <std::size_t sums>
HWY_INLINE void chains(const float* a, const std::int32_t* rows, std::size_t lda, const float* HWY_RESTRICT b, std::size_t depth,
                       float* c, std::size_t ldc) {
  const hn::CappedTag<float, 1> d;
  const float* HWY_RESTRICT from[sums];
  hn::Vec<decltype(d)> sum[sums];
#pragma GCC unroll 16
  for (std::size_t i = 0; i < sums; ++i) {
    from[i] = a + static_cast<std::size_t>(rows[i]) * lda;
    sum[i] = hn::Zero(d);
  }
  for (std::size_t k = 0; k < depth; ++k) {
    const auto y = hn::Set(d, b[k]);
#pragma GCC unroll 16
    for (std::size_t i = 0; i < sums; ++i) sum[i] = hn::MulAdd(hn::Set(d, from[i][k]), y, sum[i]);
  }
#pragma GCC unroll 16
  for (std::size_t i = 0; i < sums; ++i) c[i * ldc] = hn::GetLane(sum[i]);
}

void multiply_one(const float* a, const std::int32_t* rows, std::size_t rows_a, std::size_t lda, const float* b,
                  std::size_t depth, float* c, std::size_t ldc) {
  constexpr std::size_t sums = 8;
  constexpr std::size_t line = 16;  // floats
  constexpr std::size_t ahead = 2 * sums;
  std::size_t i = 0;
  for (; i + sums <= rows_a; i += sums) {
    for (std::size_t j = i + ahead; j < std::min(rows_a, i + ahead + sums); ++j) {
      const float* const next = a + static_cast<std::size_t>(rows[j]) * lda;
      for (std::size_t k = 0; k < depth; k += line) hwy::Prefetch(next + k);
    }
    chains<sums>(a, rows + i, lda, b, depth, c + i * ldc, ldc);
  }
  for (; i < rows_a; ++i) chains<1>(a, rows + i, lda, b, depth, c + i * ldc, ldc);
}

void multiply_chosen(const float* a, const std::int32_t* rows, std::size_t rows_a, std::size_t lda, const float* b,
                     std::size_t rows_b, std::size_t ldb, std::size_t depth, float* c, std::size_t ldc) {
  if (rows_b == 1) {
    multiply_one(a, rows, rows_a, lda, b, depth, c, ldc);
    return;
  }
  multiply([=](std::size_t i) { return a + static_cast<std::size_t>(rows[i]) * lda; }, rows_a, b, rows_b, ldb, depth, c, ldc);
}

const char* target_name() { return hwy::TargetName(HWY_TARGET); }

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::linalg {

HWY_EXPORT(multiply_all);
HWY_EXPORT(multiply_chosen);
HWY_EXPORT(target_name);

void product_transposed(const float* a, std::size_t rows_a, std::size_t lda, const float* b, std::size_t rows_b, std::size_t ldb,
                        std::size_t depth, float* c, std::size_t ldc) {
  HWY_DYNAMIC_DISPATCH(multiply_all)(a, rows_a, lda, b, rows_b, ldb, depth, c, ldc);
}

void product_transposed_rows(const float* a, const std::int32_t* rows, std::size_t rows_a, std::size_t lda, const float* b,
                             std::size_t rows_b, std::size_t ldb, std::size_t depth, float* c, std::size_t ldc) {
  HWY_DYNAMIC_DISPATCH(multiply_chosen)(a, rows, rows_a, lda, b, rows_b, ldb, depth, c, ldc);
}

const char* simd_target() { return HWY_DYNAMIC_DISPATCH(target_name)(); }

}  // namespace segue::linalg
#endif  // HWY_ONCE
