// SPDX-License-Identifier: GPL-3.0-or-later
// A product that is read and never stored: B is packed a strip of columns at a time, and each panel of A runs along it into a
// buffer that stays in the L1 cache. All of A is packed once and lies in the L2 cache, so B is read from memory once a call.
#include "core/linalg/strips.h"

#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/linalg/strips.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/aligned_allocator.h>
#include <hwy/highway.h>

#include <algorithm>

#include "core/linalg/product-inl.h"

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {

// Aligned floats that are kept between calls and grow.
class Buffer {
 public:
  float* at_least(std::size_t count) {
    if (count > size_) {
      values_ = hwy::AllocateAligned<float>(count);
      size_ = count;
    }
    return values_.get();
  }

 private:
  hwy::AlignedFreeUniquePtr<float[]> values_;
  std::size_t size_ = 0;
};

struct StripWorkspace {
  Buffer a, b, strip;
};

void strips(const float* a, std::size_t rows_a, std::size_t lda, const float* b, const std::int32_t* b_rows, std::size_t rows_b,
            std::size_t ldb, std::size_t depth, const StripVisitor& visit) {
  if (rows_a == 0 || rows_b == 0) return;
  static thread_local StripWorkspace workspace;
  const std::size_t panels = (rows_a + tile_rows - 1) / tile_rows;
  float* const packed_a = workspace.a.at_least(std::max<std::size_t>(1, panels * tile_rows * depth));
  float* const packed_b = workspace.b.at_least(std::max<std::size_t>(1, (strip_columns + tile_cols) * depth));
  float* const strip = workspace.strip.at_least(tile_rows * strip_columns);
  pack<tile_rows>([=](std::size_t i) { return a + i * lda; }, rows_a, depth, packed_a);
  for (std::size_t first = 0; first < rows_b; first += strip_columns) {
    const std::size_t cols = std::min(strip_columns, rows_b - first);
    if (b_rows == nullptr) {
      pack<tile_cols>([=](std::size_t j) { return b + (first + j) * ldb; }, cols, depth, packed_b);
    } else {
      pack<tile_cols>([=](std::size_t j) { return b + static_cast<std::size_t>(b_rows[first + j]) * ldb; }, cols, depth,
                      packed_b);
    }
    for (std::size_t i = 0; i < rows_a; i += tile_rows) {
      for (std::size_t j = 0; j < cols; j += tile_cols) {
        kernel(packed_a + i * depth, packed_b + j * depth, depth, false, strip + j, strip_columns);
      }
      visit({i, std::min(tile_rows, rows_a - i), first, cols, strip});
    }
  }
}

// Above `bound`, and equal to it. Sums stay in lanes: a strip has far fewer columns than a lane can count.
Above count_strip(const float* x, std::size_t n, float bound) {
  const Tag d;
  const hn::RebindToSigned<Tag> di;
  const auto limit = hn::Set(d, bound);
  auto greater = hn::Zero(di);
  auto equal = hn::Zero(di);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const auto v = hn::LoadU(d, x + i);
    greater = hn::Sub(greater, hn::VecFromMask(di, hn::RebindMask(di, hn::Gt(v, limit))));
    equal = hn::Sub(equal, hn::VecFromMask(di, hn::RebindMask(di, hn::Eq(v, limit))));
  }
  Above above{static_cast<std::size_t>(hn::GetLane(hn::SumOfLanes(di, greater))),
              static_cast<std::size_t>(hn::GetLane(hn::SumOfLanes(di, equal)))};
  for (; i < n; ++i) {
    above.greater += x[i] > bound ? 1U : 0U;
    above.equal += x[i] == bound ? 1U : 0U;
  }
  return above;
}

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::linalg {

HWY_EXPORT(strips);
HWY_EXPORT(count_strip);

void product_strips(const float* a, std::size_t rows_a, std::size_t lda, const float* b, const std::int32_t* b_rows,
                    std::size_t rows_b, std::size_t ldb, std::size_t depth, const StripVisitor& visit) {
  HWY_DYNAMIC_DISPATCH(strips)(a, rows_a, lda, b, b_rows, rows_b, ldb, depth, visit);
}

Above count_in_strip(const float* x, std::size_t n, float bound) { return HWY_DYNAMIC_DISPATCH(count_strip)(x, n, bound); }

}  // namespace segue::linalg
#endif  // HWY_ONCE
