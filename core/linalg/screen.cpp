// SPDX-License-Identifier: GPL-3.0-or-later
// The product of vectors rounded to 16 bits, laid out as that of floats in strips.cpp: two numbers of a row lie beside each
// other, since the instruction that multiplies them also adds each two.
#include "core/linalg/screen.h"

#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/linalg/screen.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/aligned_allocator.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "core/linalg/product-inl.h"

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {

using Tag16 = hn::ScalableTag<std::int16_t>;
using Tag32 = hn::ScalableTag<std::int32_t>;
using Vec32 = hn::Vec<Tag32>;

// Lengths of two rounded vectors, multiplied, and with them every sum of products of theirs (Cauchy–Schwarz), fit 31 bits.
inline constexpr double longest = 46340;
inline constexpr double largest = 32767;

template <class T>
class Kept {  // aligned numbers that are kept between calls and grow
 public:
  T* at_least(std::size_t count) {
    if (count > size_) {
      values_ = hwy::AllocateAligned<T>(count);
      size_ = count;
    }
    return values_.get();
  }

 private:
  hwy::AlignedFreeUniquePtr<T[]> values_;
  std::size_t size_ = 0;
};

struct ScreenWorkspace {
  Kept<std::int32_t> a, b, strip;  // of a and b: two 16-bit numbers each
  Kept<std::int16_t> row;
  std::vector<Rounded> of_rows;
};

struct Extent {
  float squares = 0, most = 0;  // Σ x², max |x|; rounded
};

HWY_INLINE void extend(const float* HWY_RESTRICT x, std::size_t n, Extent& extent) {
  const Tag d;
  auto squares = hn::Zero(d);
  auto most = hn::Zero(d);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const auto v = hn::LoadU(d, x + i);
    squares = hn::MulAdd(v, v, squares);
    most = hn::Max(most, hn::Abs(v));
  }
  float sum = hn::GetLane(hn::SumOfLanes(d, squares));
  float max = hn::GetLane(hn::MaxOfLanes(d, most));
  for (; i < n; ++i) {
    sum += x[i] * x[i];
    max = std::max(max, std::abs(x[i]));
  }
  extent.squares = std::max(extent.squares, sum);
  extent.most = std::max(extent.most, max);
}

// The scale at which vectors of this extent neither overflow nor make sums that do; 0 where numbers are too large or too small to
// say. Sums of squares in floats are right to a thousandth for whatever depth can be screened.
double scale_of(const Extent& extent, std::size_t depth) {
  const double length = 1.001 * std::sqrt(static_cast<double>(extent.squares));
  if (!(length < 1e15)) return 0;
  if (extent.most == 0) return 1;
  if (length < 1e-15) return 0;
  const double rounding = 0.51 * std::sqrt(static_cast<double>(depth)) + 1;
  return std::min((longest - rounding) / length, (largest - 1) / static_cast<double>(extent.most));
}

// x · scale, rounded; what was rounded away, squared and added up.
HWY_INLINE float round_row(const float* HWY_RESTRICT x, std::size_t n, float scale, std::int16_t* HWY_RESTRICT out) {
  const Tag d;
  const hn::RebindToSigned<Tag> di;
  const hn::Rebind<std::int16_t, Tag> d16;
  const auto factor = hn::Set(d, scale);
  auto lost = hn::Zero(d);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const auto scaled = hn::Mul(hn::LoadU(d, x + i), factor);
    const auto whole = hn::NearestInt(scaled);
    const auto away = hn::Sub(scaled, hn::ConvertTo(d, whole));
    lost = hn::MulAdd(away, away, lost);
    hn::StoreU(hn::DemoteTo(d16, whole), d16, out + i);
  }
  (void)di;
  float sum = hn::GetLane(hn::SumOfLanes(d, lost));
  for (; i < n; ++i) {
    const float scaled = x[i] * scale;
    const float whole = std::nearbyint(scaled);
    sum += (scaled - whole) * (scaled - whole);
    out[i] = static_cast<std::int16_t>(whole);
  }
  return sum;
}

// A rounded vector's place in what is known of all: its length is at most `longest` by its scale. Numbers were multiplied in
// floats, so each is up to 2^-24 of itself (0.002) from the one meant.
Rounded rounded(double scale, float lost, std::size_t depth) {
  if (scale == 0) return {};
  return {scale, longest, 1.001 * std::sqrt(static_cast<double>(lost)) + 0.004 * std::sqrt(static_cast<double>(depth))};
}

// Pairs of a row's numbers into column i of a panel of `width`.
template <std::size_t width>
HWY_INLINE void place(const std::int16_t* row, std::size_t pairs, std::int32_t* panel, std::size_t i) {
  for (std::size_t k = 0; k < pairs; ++k) std::memcpy(panel + k * width + i, row + 2 * k, sizeof(std::int32_t));
}

template <std::size_t width>
HWY_INLINE void clear(std::size_t pairs, std::int32_t* panel, std::size_t i) {
  for (std::size_t k = 0; k < pairs; ++k) panel[k * width + i] = 0;
}

#if HWY_ARCH_X86
inline constexpr bool pays = HWY_TARGET > HWY_AVX3;  // AVX-512 without VNNI multiplies and adds floats as fast

HWY_INLINE void screen_kernel(const std::int32_t* HWY_RESTRICT a, const std::int32_t* HWY_RESTRICT b, std::size_t pairs,
                              std::int32_t* HWY_RESTRICT c) {
  const Tag32 d;
  const Tag16 d16;
  Vec32 left[tile_rows];
  Vec32 right[tile_rows];
  Vec32 unused = hn::Zero(d);
#pragma GCC unroll 16
  for (std::size_t i = 0; i < tile_rows; ++i) left[i] = right[i] = hn::Zero(d);
  for (std::size_t k = 0; k < pairs; ++k) {
    const auto b0 = hn::BitCast(d16, hn::Load(d, b));
    const auto b1 = hn::BitCast(d16, hn::Load(d, b + lanes));
#pragma GCC unroll 16
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const auto x = hn::BitCast(d16, hn::Set(d, a[i]));
      left[i] = hn::ReorderWidenMulAccumulate(d, x, b0, left[i], unused);
      right[i] = hn::ReorderWidenMulAccumulate(d, x, b1, right[i], unused);
    }
    a += tile_rows;
    b += tile_cols;
  }
#pragma GCC unroll 16
  for (std::size_t i = 0; i < tile_rows; ++i) {
    hn::Store(left[i], d, c + i * strip_columns);
    hn::Store(right[i], d, c + i * strip_columns + lanes);
  }
}
#else
inline constexpr bool pays = false;

// Elsewhere it is only right: nobody asks for it.
void screen_kernel(const std::int32_t* a, const std::int32_t* b, std::size_t pairs, std::int32_t* c) {
  const auto half = [](std::int32_t two, unsigned which) {
    std::int16_t both[2];
    std::memcpy(both, &two, sizeof both);
    return static_cast<std::int32_t>(both[which]);
  };
  for (std::size_t i = 0; i < tile_rows; ++i) {
    for (std::size_t j = 0; j < tile_cols; ++j) {
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < pairs; ++k) {
        const std::int32_t x = a[k * tile_rows + i];
        const std::int32_t y = b[k * tile_cols + j];
        sum += half(x, 0) * half(y, 0) + half(x, 1) * half(y, 1);
      }
      c[i * strip_columns + j] = sum;
    }
  }
}
#endif

// Panels of rows, each with a scale of its own.
void place_rows(const float* a, std::size_t rows, std::size_t lda, std::size_t depth, ScreenWorkspace& workspace) {
  const std::size_t pairs = (depth + 1) / 2;
  std::int16_t* const row = workspace.row.at_least(2 * pairs + 2);
  std::int32_t* const out = workspace.a.at_least((rows + tile_rows) * std::max<std::size_t>(1, pairs));
  workspace.of_rows.assign(rows + tile_rows, {});
  for (std::size_t i = 0; i < (rows + tile_rows - 1) / tile_rows * tile_rows; ++i) {
    std::int32_t* const panel = out + i / tile_rows * tile_rows * pairs;
    Extent extent;
    if (i < rows) extend(a + i * lda, depth, extent);
    const double scale = i < rows ? scale_of(extent, depth) : 0;
    if (scale == 0) {
      clear<tile_rows>(pairs, panel, i % tile_rows);
      continue;
    }
    row[2 * pairs - 1] = 0;
    const float lost = round_row(a + i * lda, depth, static_cast<float>(scale), row);
    workspace.of_rows[i] = rounded(static_cast<double>(static_cast<float>(scale)), lost, depth);
    place<tile_rows>(row, pairs, panel, i % tile_rows);
  }
}

// Panels of columns with one scale for all.
template <class Row>
Rounded place_cols(const Row& from, std::size_t cols, std::size_t depth, ScreenWorkspace& workspace) {
  const std::size_t pairs = (depth + 1) / 2;
  std::int16_t* const row = workspace.row.at_least(2 * pairs + 2);
  std::int32_t* const out = workspace.b.at_least((strip_columns + tile_cols) * std::max<std::size_t>(1, pairs));
  Extent extent;
  for (std::size_t j = 0; j < cols; ++j) extend(from(j), depth, extent);
  const auto scale = static_cast<float>(scale_of(extent, depth));
  float lost = 0;
  for (std::size_t j = 0; j < (cols + tile_cols - 1) / tile_cols * tile_cols; ++j) {
    std::int32_t* const panel = out + j / tile_cols * tile_cols * pairs;
    if (scale == 0 || j >= cols) {
      clear<tile_cols>(pairs, panel, j % tile_cols);
      continue;
    }
    row[2 * pairs - 1] = 0;
    lost = std::max(lost, round_row(from(j), depth, scale, row));
    place<tile_cols>(row, pairs, panel, j % tile_cols);
  }
  return rounded(static_cast<double>(scale), lost, depth);
}

void screen(const float* a, std::size_t rows_a, std::size_t lda, const float* b, const std::int32_t* b_rows, std::size_t rows_b,
            std::size_t ldb, std::size_t depth, const ScreenVisitor& visit) {
  if (rows_a == 0 || rows_b == 0) return;
  static thread_local ScreenWorkspace workspace;
  const std::size_t pairs = (depth + 1) / 2;
  place_rows(a, rows_a, lda, depth, workspace);
  std::int32_t* const strip = workspace.strip.at_least(tile_rows * strip_columns);
  for (std::size_t first = 0; first < rows_b; first += strip_columns) {
    const std::size_t cols = std::min(strip_columns, rows_b - first);
    const Rounded of_cols = place_cols(
        [=](std::size_t j) { return b + (b_rows == nullptr ? first + j : static_cast<std::size_t>(b_rows[first + j])) * ldb; },
        cols, depth, workspace);
    const std::int32_t* const panels_a = workspace.a.at_least(0);
    const std::int32_t* const panels_b = workspace.b.at_least(0);
    for (std::size_t i = 0; i < rows_a; i += tile_rows) {
      for (std::size_t j = 0; j < cols; j += tile_cols) {
        screen_kernel(panels_a + i * pairs, panels_b + j * pairs, pairs, strip + j);
      }
      const std::size_t rows = std::min(tile_rows, rows_a - i);
      if (!visit({i, rows, first, cols, strip, workspace.of_rows.data() + i, of_cols, depth})) return;
    }
  }
}

// Sums stay in lanes: a strip has far fewer columns than a lane can count.
Screened count(const std::int32_t* x, std::size_t n, Certainty bounds) {
  const Tag32 d;
  const auto low = hn::Set(d, bounds.low);
  const auto high = hn::Set(d, bounds.high);
  auto above = hn::Zero(d);
  auto below = hn::Zero(d);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const auto v = hn::LoadU(d, x + i);
    above = hn::Sub(above, hn::VecFromMask(d, hn::Gt(v, high)));
    below = hn::Sub(below, hn::VecFromMask(d, hn::Lt(v, low)));
  }
  auto over = static_cast<std::size_t>(hn::GetLane(hn::SumOfLanes(d, above)));
  auto under = static_cast<std::size_t>(hn::GetLane(hn::SumOfLanes(d, below)));
  for (; i < n; ++i) {
    over += x[i] > bounds.high ? 1U : 0U;
    under += x[i] < bounds.low ? 1U : 0U;
  }
  return {over, n - over - under};
}

std::size_t find_within(const std::int32_t* x, std::size_t from, std::size_t n, Certainty bounds) {
  const Tag32 d;
  const auto low = hn::Set(d, bounds.low);
  const auto high = hn::Set(d, bounds.high);
  std::size_t i = from;
  for (; i + lanes <= n; i += lanes) {
    const auto v = hn::LoadU(d, x + i);
    if (!hn::AllTrue(d, hn::Or(hn::Gt(v, high), hn::Lt(v, low)))) break;
  }
  while (i < n && (x[i] < bounds.low || x[i] > bounds.high)) ++i;
  return i;
}

bool is_faster() { return pays; }

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::linalg {

HWY_EXPORT(screen);
HWY_EXPORT(count);
HWY_EXPORT(find_within);
HWY_EXPORT(is_faster);

namespace {

/// In units of the values: what rounding may have changed, and how far the exact score may be from the true product.
double error_of(const Rounded& row, const Rounded& cols, std::size_t depth) {
  const double n = static_cast<double>(depth) * 0x1p-24;
  const double both = (row.length + row.residual) * (cols.length + cols.residual);
  return row.length * cols.residual + row.residual * cols.length + row.residual * cols.residual + n / (1 - n) * 1.001 * both + 1;
}

}  // namespace

Certainty ScreenStrip::around(std::size_t i, float bound) const {
  constexpr double end = 2147483646;
  if (of_rows[i].scale == 0 || of_cols.scale == 0 || bound != bound) return {INT32_MIN, INT32_MAX};
  const double middle = static_cast<double>(bound) * of_rows[i].scale * of_cols.scale;
  const double off = error_of(of_rows[i], of_cols, depth) + 1e-12 * std::abs(middle);
  return {static_cast<std::int32_t>(std::clamp(std::floor(middle - off), -end, end)),
          static_cast<std::int32_t>(std::clamp(std::ceil(middle + off), -end, end))};
}

double ScreenStrip::error(std::size_t i) const {
  if (of_rows[i].scale == 0 || of_cols.scale == 0) return HUGE_VAL;
  return error_of(of_rows[i], of_cols, depth) * unit(i) * (1 + 1e-12);
}

void screen_strips(const float* a, std::size_t rows_a, std::size_t lda, const float* b, const std::int32_t* b_rows,
                   std::size_t rows_b, std::size_t ldb, std::size_t depth, const ScreenVisitor& visit) {
  HWY_DYNAMIC_DISPATCH(screen)(a, rows_a, lda, b, b_rows, rows_b, ldb, depth, visit);
}

bool screening_pays() { return HWY_DYNAMIC_DISPATCH(is_faster)(); }

Screened count_screened(const std::int32_t* x, std::size_t n, Certainty bounds) {
  return HWY_DYNAMIC_DISPATCH(count)(x, n, bounds);
}

std::size_t find_screened(const std::int32_t* x, std::size_t from, std::size_t n, Certainty bounds) {
  return HWY_DYNAMIC_DISPATCH(find_within)(x, from, n, bounds);
}

}  // namespace segue::linalg
#endif  // HWY_ONCE
