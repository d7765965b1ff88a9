// SPDX-License-Identifier: GPL-3.0-or-later
// Loops over one or two rows. Bound by the loads.
#include "core/linalg/product.h"

#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/linalg/vectors.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

float dot_product(const float* HWY_RESTRICT a, const float* HWY_RESTRICT b, std::size_t n) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  auto s0 = hn::Zero(d);
  auto s1 = hn::Zero(d);
  auto s2 = hn::Zero(d);
  auto s3 = hn::Zero(d);
  std::size_t i = 0;
  for (; i + 4 * lanes <= n; i += 4 * lanes) {
    s0 = hn::MulAdd(hn::LoadU(d, a + i), hn::LoadU(d, b + i), s0);
    s1 = hn::MulAdd(hn::LoadU(d, a + i + lanes), hn::LoadU(d, b + i + lanes), s1);
    s2 = hn::MulAdd(hn::LoadU(d, a + i + 2 * lanes), hn::LoadU(d, b + i + 2 * lanes), s2);
    s3 = hn::MulAdd(hn::LoadU(d, a + i + 3 * lanes), hn::LoadU(d, b + i + 3 * lanes), s3);
  }
  for (; i + lanes <= n; i += lanes) s0 = hn::MulAdd(hn::LoadU(d, a + i), hn::LoadU(d, b + i), s0);
  float sum = hn::GetLane(hn::SumOfLanes(d, hn::Add(hn::Add(s0, s1), hn::Add(s2, s3))));
  for (; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

void add_scaled(float a, const float* HWY_RESTRICT x, float* HWY_RESTRICT y, std::size_t n) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto factor = hn::Set(d, a);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) hn::StoreU(hn::MulAdd(factor, hn::LoadU(d, x + i), hn::LoadU(d, y + i)), d, y + i);
  for (; i < n; ++i) y[i] += a * x[i];
}

Above count(const float* x, std::size_t n, float bound) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto limit = hn::Set(d, bound);
  Above above;
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const auto v = hn::LoadU(d, x + i);
    above.greater += hn::CountTrue(d, hn::Gt(v, limit));
    above.equal += hn::CountTrue(d, hn::Eq(v, limit));
  }
  for (; i < n; ++i) {
    above.greater += x[i] > bound ? 1U : 0U;
    above.equal += x[i] == bound ? 1U : 0U;
  }
  return above;
}

std::size_t find(const float* x, std::size_t from, std::size_t n, float bound) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto limit = hn::Set(d, bound);
  std::size_t i = from;
  for (; i + lanes <= n; i += lanes) {
    if (!hn::AllFalse(d, hn::Gt(hn::LoadU(d, x + i), limit))) break;
  }
  while (i < n && !(x[i] > bound)) ++i;
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::linalg {

HWY_EXPORT(dot_product);
HWY_EXPORT(add_scaled);
HWY_EXPORT(count);
HWY_EXPORT(find);

float dot(const float* a, const float* b, std::size_t n) { return HWY_DYNAMIC_DISPATCH(dot_product)(a, b, n); }

void axpy(float a, const float* x, float* y, std::size_t n) { HWY_DYNAMIC_DISPATCH(add_scaled)(a, x, y, n); }

Above count_above(const float* x, std::size_t n, float bound) { return HWY_DYNAMIC_DISPATCH(count)(x, n, bound); }

std::size_t find_above(const float* x, std::size_t from, std::size_t n, float bound) {
  return HWY_DYNAMIC_DISPATCH(find)(x, from, n, bound);
}

}  // namespace segue::linalg
#endif  // HWY_ONCE
