// SPDX-License-Identifier: GPL-3.0-or-later
// Products of tall, thin matrices for orthogonalisation. A general product would pack the basis, which costs as much as the
// product itself when the other side has 16 columns; here a row of W is a vector or a few, and numbers of V are broadcast from
// where they lie.
#include "core/linalg/tall.h"

#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/linalg/tall.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<float, block_columns>;
using Vec = hn::Vec<Tag>;
inline constexpr std::size_t lanes = HWY_LANES(float) < block_columns ? HWY_LANES(float) : block_columns;
inline constexpr std::size_t vectors = block_columns / lanes;
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_SSE4 || HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE2
inline constexpr std::size_t sums = 12;  // of 16 registers
#else
inline constexpr std::size_t sums = 16;  // of 32
#endif
inline constexpr std::size_t tile = sums / vectors;  // columns of V, or rows of W, whose sums are in registers together

// `width` columns of V from column c on, over rows [begin, end).
template <std::size_t width>
HWY_INLINE void products(const TallView& v, std::size_t c, const float* HWY_RESTRICT w, std::size_t begin, std::size_t end,
                         double* HWY_RESTRICT h) {
  const Tag d;
  Vec sum[width][vectors];
#pragma GCC unroll 16
  for (std::size_t t = 0; t < width; ++t) {
#pragma GCC unroll 4
    for (std::size_t k = 0; k < vectors; ++k) sum[t][k] = hn::Zero(d);
  }
  const float* from = v.values + begin * v.stride + v.first + c;
  for (std::size_t row = begin; row < end; ++row, from += v.stride) {
    Vec part[vectors];
#pragma GCC unroll 4
    for (std::size_t k = 0; k < vectors; ++k) part[k] = hn::LoadU(d, w + row * block_columns + k * lanes);
#pragma GCC unroll 16
    for (std::size_t t = 0; t < width; ++t) {
      const Vec x = hn::Set(d, from[t]);
#pragma GCC unroll 4
      for (std::size_t k = 0; k < vectors; ++k) sum[t][k] = hn::MulAdd(x, part[k], sum[t][k]);
    }
  }
  HWY_ALIGN float out[block_columns];
  for (std::size_t t = 0; t < width; ++t) {
    for (std::size_t k = 0; k < vectors; ++k) hn::StoreU(sum[t][k], d, out + k * lanes);
    for (std::size_t j = 0; j < block_columns; ++j) h[(c + t) * block_columns + j] += static_cast<double>(out[j]);
  }
}

void add_all(const TallView& v, const float* w, std::size_t begin, std::size_t end, double* h) {
  for (std::size_t row = begin; row < end; row += strip_rows) {
    const std::size_t stop = std::min(end, row + strip_rows);
    std::size_t c = 0;
    for (; c + tile <= v.count; c += tile) products<tile>(v, c, w, row, stop, h);
    for (; c < v.count; ++c) products<1>(v, c, w, row, stop, h);
  }
}

// `height` rows of W from `row` on.
template <std::size_t height>
HWY_INLINE void subtract(const TallView& v, const float* HWY_RESTRICT h, float* HWY_RESTRICT w, std::size_t row) {
  const Tag d;
  Vec sum[height][vectors];
#pragma GCC unroll 16
  for (std::size_t r = 0; r < height; ++r) {
#pragma GCC unroll 4
    for (std::size_t k = 0; k < vectors; ++k) sum[r][k] = hn::LoadU(d, w + (row + r) * block_columns + k * lanes);
  }
  const float* const from = v.values + row * v.stride + v.first;
  for (std::size_t c = 0; c < v.count; ++c) {
    Vec part[vectors];
#pragma GCC unroll 4
    for (std::size_t k = 0; k < vectors; ++k) part[k] = hn::LoadU(d, h + c * block_columns + k * lanes);
#pragma GCC unroll 16
    for (std::size_t r = 0; r < height; ++r) {
      const Vec x = hn::Set(d, from[r * v.stride + c]);
#pragma GCC unroll 4
      for (std::size_t k = 0; k < vectors; ++k) sum[r][k] = hn::NegMulAdd(x, part[k], sum[r][k]);
    }
  }
#pragma GCC unroll 16
  for (std::size_t r = 0; r < height; ++r) {
#pragma GCC unroll 4
    for (std::size_t k = 0; k < vectors; ++k) hn::StoreU(sum[r][k], d, w + (row + r) * block_columns + k * lanes);
  }
}

void subtract_all(const TallView& v, const float* h, float* w, std::size_t begin, std::size_t end) {
  constexpr std::size_t height = tile > 8 ? 8 : tile;  // more rows than that fall on the same sets of the L1 cache
  std::size_t row = begin;
  for (; row + height <= end; row += height) subtract<height>(v, h, w, row);
  for (; row < end; ++row) subtract<1>(v, h, w, row);
}

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::linalg {

HWY_EXPORT(add_all);
HWY_EXPORT(subtract_all);

void add_products(const TallView& v, const float* w, std::size_t begin, std::size_t end, double* h) {
  HWY_DYNAMIC_DISPATCH(add_all)(v, w, begin, end, h);
}

void subtract_product(const TallView& v, const float* h, float* w, std::size_t begin, std::size_t end) {
  HWY_DYNAMIC_DISPATCH(subtract_all)(v, h, w, begin, end);
}

}  // namespace segue::linalg
#endif  // HWY_ONCE
