// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a blocked product that its forms share: packed panels and the loop over two of them. Included once for each
// vector unit, after hwy/foreach_target.h.
#if defined(SEGUE_LINALG_PRODUCT_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef SEGUE_LINALG_PRODUCT_INL_H_
#undef SEGUE_LINALG_PRODUCT_INL_H_
#else
#define SEGUE_LINALG_PRODUCT_INL_H_
#endif

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<float>;
using Vec = hn::Vec<Tag>;

// The tile of C that one kernel call keeps in registers: tile_rows × 2 vectors, besides two vectors of B and one of A.
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_SSE4 || HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE2
inline constexpr std::size_t tile_rows = 6;  // 16 registers
#else
inline constexpr std::size_t tile_rows = 14;  // 32 registers
#endif
inline constexpr std::size_t lanes = HWY_LANES(float);
inline constexpr std::size_t tile_cols = 2 * lanes;

// tile_rows × tile_cols sums over `depth`, on top of what C holds when `add`.
HWY_INLINE void kernel(const float* HWY_RESTRICT a, const float* HWY_RESTRICT b, std::size_t depth, bool add,
                       float* HWY_RESTRICT c, std::size_t ldc) {
  const Tag d;
  Vec left[tile_rows];
  Vec right[tile_rows];
#pragma GCC unroll 16
  for (std::size_t i = 0; i < tile_rows; ++i) left[i] = right[i] = hn::Zero(d);
  if (add) {
#pragma GCC unroll 16
    for (std::size_t i = 0; i < tile_rows; ++i) {
      left[i] = hn::LoadU(d, c + i * ldc);
      right[i] = hn::LoadU(d, c + i * ldc + lanes);
    }
  }
#pragma GCC unroll 16
  for (std::size_t i = 0; i < tile_rows; ++i) {  // C is written at the end: fetch its lines meanwhile
    hwy::Prefetch(c + i * ldc);
    hwy::Prefetch(c + i * ldc + tile_cols - 1);
  }
  for (std::size_t k = 0; k < depth; ++k) {
    const Vec b0 = hn::Load(d, b);
    const Vec b1 = hn::Load(d, b + lanes);
#pragma GCC unroll 16
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const Vec x = hn::Set(d, a[i]);
      left[i] = hn::MulAdd(x, b0, left[i]);
      right[i] = hn::MulAdd(x, b1, right[i]);
    }
    a += tile_rows;
    b += tile_cols;
  }
#pragma GCC unroll 16
  for (std::size_t i = 0; i < tile_rows; ++i) {
    hn::StoreU(left[i], d, c + i * ldc);
    hn::StoreU(right[i], d, c + i * ldc + lanes);
  }
}

// Four rows of four floats, transposed.
HWY_INLINE void transpose4(const float* const rows[4], std::size_t from, float* out, std::size_t stride) {
  const hn::FixedTag<float, 4> d;
  const auto r0 = hn::LoadU(d, rows[0] + from);
  const auto r1 = hn::LoadU(d, rows[1] + from);
  const auto r2 = hn::LoadU(d, rows[2] + from);
  const auto r3 = hn::LoadU(d, rows[3] + from);
  const auto r02_low = hn::InterleaveLower(d, r0, r2);
  const auto r02_high = hn::InterleaveUpper(d, r0, r2);
  const auto r13_low = hn::InterleaveLower(d, r1, r3);
  const auto r13_high = hn::InterleaveUpper(d, r1, r3);
  hn::StoreU(hn::InterleaveLower(d, r02_low, r13_low), d, out);
  hn::StoreU(hn::InterleaveUpper(d, r02_low, r13_low), d, out + stride);
  hn::StoreU(hn::InterleaveLower(d, r02_high, r13_high), d, out + 2 * stride);
  hn::StoreU(hn::InterleaveUpper(d, r02_high, r13_high), d, out + 3 * stride);
}

// Rows into panels of `width` rows, each depth-major; missing rows of the last panel are zeros. row(i) is where row i starts.
template <std::size_t width, class Row>
void pack(const Row& row, std::size_t count, std::size_t depth, float* out) {
  for (std::size_t begin = 0; begin < count; begin += width, out += width * depth) {
    const std::size_t present = std::min(width, count - begin);
    std::size_t i = 0;
    for (; i + 4 <= present; i += 4) {
      const float* const four[4] = {row(begin + i), row(begin + i + 1), row(begin + i + 2), row(begin + i + 3)};
      std::size_t k = 0;
      for (; k + 4 <= depth; k += 4) transpose4(four, k, out + k * width + i, width);
      for (; k < depth; ++k) {
        for (std::size_t j = 0; j < 4; ++j) out[k * width + i + j] = four[j][k];
      }
    }
    for (; i < present; ++i) {
      const float* const from = row(begin + i);
      for (std::size_t k = 0; k < depth; ++k) out[k * width + i] = from[k];
    }
    for (; i < width; ++i) {
      for (std::size_t k = 0; k < depth; ++k) out[k * width + i] = 0.0F;
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#endif  // SEGUE_LINALG_PRODUCT_INL_H_
