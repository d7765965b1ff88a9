// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cosines.h"

#include <cmath>
#include <cstddef>
#include <limits>

// Arrays of vectors below need vectors of a size known at compile time.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/cosines.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/highway.h>

// The races of Hogwild are meant; the thread sanitizer need not watch these functions.
#ifndef SEGUE_RACY
#if defined(__SANITIZE_THREAD__)
#define SEGUE_RACY __attribute__((no_sanitize("thread")))
#else
#define SEGUE_RACY
#endif
#endif

HWY_BEFORE_NAMESPACE();
namespace segue::models::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<float>;
using V = hn::Vec<Tag>;
constexpr std::size_t lanes = hn::MaxLanes(Tag());

/// A whole vector's worth of a row.
struct Whole {
  HWY_INLINE V load(const float* p) const { return hn::LoadU(Tag(), p); }
};

/// The last few elements of a row; never touches what lies behind it.
struct Tail {
  std::size_t count;
#if HWY_TARGET <= HWY_AVX3
  HWY_INLINE V load(const float* p) const { return hn::MaskedLoad(hn::FirstN(Tag(), count), Tag(), p); }
#else
  HWY_INLINE V load(const float* p) const {
    HWY_ALIGN float buffer[lanes] = {};
    for (std::size_t i = 0; i < count; ++i) buffer[i] = p[i];
    return hn::Load(Tag(), buffer);
  }
#endif
};

template <class Part>
HWY_INLINE void add_cosine_part(const Part& part, const float* a, const float* b, V& ab, V& bb) {
  const V y = part.load(b);
  ab = hn::MulAdd(part.load(a), y, ab);
  bb = hn::MulAdd(y, y, bb);
}

/// Inner product a·b, and b·b in `square`.
HWY_INLINE float dot_and_square(const float* a, const float* b, std::size_t dim, float& square) {
  V ab = hn::Zero(Tag());
  V bb = hn::Zero(Tag());
  std::size_t at = 0;
  for (; at + lanes <= dim; at += lanes) add_cosine_part(Whole(), a + at, b + at, ab, bb);
  if (at < dim) add_cosine_part(Tail{dim - at}, a + at, b + at, ab, bb);
  square = hn::GetLane(hn::SumOfLanes(Tag(), bb));
  return hn::GetLane(hn::SumOfLanes(Tag(), ab));
}

SEGUE_RACY void cosines(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out) {
  float own = 0;
  dot_and_square(query, query, dim, own);
  for (std::size_t i = 0; i < rows; ++i) {
    float square = 0;
    const float product = dot_and_square(query, table + i * dim, dim, square);
    out[i] = square > 0 && own > 0 ? product / std::sqrt(square * own) : -2.0F;
  }
}

SEGUE_RACY void products(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out) {
  float own = 0;
  dot_and_square(query, query, dim, own);
  for (std::size_t i = 0; i < rows; ++i) {
    float square = 0;
    const float product = dot_and_square(query, table + i * dim, dim, square);
    out[i] = square > 0 && own > 0 ? product : -std::numeric_limits<float>::infinity();
  }
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(cosines);

void cosines(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out) {
  HWY_DYNAMIC_DISPATCH(cosines)(table, rows, dim, query, out);
}

HWY_EXPORT(products);

void products(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out) {
  HWY_DYNAMIC_DISPATCH(products)(table, rows, dim, query, out);
}
}  // namespace segue::models
#endif
