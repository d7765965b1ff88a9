// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sgns_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

// Arrays of vectors below need vectors of a size known at compile time.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/sgns_kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/contrib/math/math-inl.h>
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
static_assert(lanes <= 16, "sgns_scratch_size counts on it");
constexpr std::size_t rows_at_once = 8;

/// A whole vector's worth of a row.
struct Whole {
  HWY_INLINE V load(const float* p) const { return hn::LoadU(Tag(), p); }
  HWY_INLINE void store(V v, float* p) const { hn::StoreU(v, Tag(), p); }
};

/// The last few elements of a row; never touches what lies behind it.
struct Tail {
  std::size_t count;
#if HWY_TARGET <= HWY_AVX3
  HWY_INLINE V load(const float* p) const { return hn::MaskedLoad(hn::FirstN(Tag(), count), Tag(), p); }
  HWY_INLINE void store(V v, float* p) const { hn::BlendedStore(v, hn::FirstN(Tag(), count), Tag(), p); }
#else
  // Without masked stores that are fast everywhere: by way of a buffer.
  HWY_INLINE V load(const float* p) const {
    HWY_ALIGN float buffer[lanes] = {};
    for (std::size_t i = 0; i < count; ++i) buffer[i] = p[i];
    return hn::Load(Tag(), buffer);
  }
  HWY_INLINE void store(V v, float* p) const {
    HWY_ALIGN float buffer[lanes];
    hn::Store(v, Tag(), buffer);
    for (std::size_t i = 0; i < count; ++i) p[i] = buffer[i];
  }
#endif
};

template <class Part, std::size_t... r>
HWY_INLINE void add_products(const Part& part, const float* input, float* const* rows, std::size_t at, V* sums,
                             std::index_sequence<r...>) {
  const V x = part.load(input + at);
  ((sums[r] = hn::MulAdd(x, part.load(rows[r] + at), sums[r])), ...);
}

/// Inner products of the input row with a few rows.
template <std::size_t... r>
SEGUE_RACY void sgns_dots(const float* input, float* const* rows, std::size_t dim, float* out, std::index_sequence<r...> all) {
  V sums[sizeof...(r)] = {((void)r, hn::Zero(Tag()))...};
  std::size_t at = 0;
  for (; at + lanes <= dim; at += lanes) add_products(Whole(), input, rows, at, sums, all);
  if (at < dim) add_products(Tail{dim - at}, input, rows, at, sums, all);
  ((out[r] = hn::GetLane(hn::SumOfLanes(Tag(), sums[r]))), ...);
}

template <class Part>
HWY_INLINE V move_row(const Part& part, V x, float* row, V g, V gradient) {
  const V before = part.load(row);
  part.store(hn::MulAdd(g, x, before), row);
  return hn::MulAdd(g, before, gradient);
}

template <class Part, std::size_t... r>
HWY_INLINE void move_part(const Part& part, float* input, float* const* rows, std::size_t at, const V* g, float* gradient,
                          bool first, bool last, std::index_sequence<r...>) {
  const V x = part.load(input + at);
  V sum = first ? hn::Zero(Tag()) : part.load(gradient + at);
  ((sum = move_row(part, x, rows[r] + at, g[r], sum)), ...);
  if (last) {
    part.store(hn::Add(x, sum), input + at);
  } else {
    part.store(sum, gradient + at);
  }
}

/// Moves a few rows; the last such call of a step moves the input row too.
template <std::size_t... r>
SEGUE_RACY void sgns_move(float* input, float* const* rows, std::size_t dim, const float* coefficients, float* gradient,
                          bool first, bool last, std::index_sequence<r...> all) {
  const V g[sizeof...(r)] = {hn::Set(Tag(), coefficients[r])...};
  std::size_t at = 0;
  for (; at + lanes <= dim; at += lanes) move_part(Whole(), input, rows, at, g, gradient, first, last, all);
  if (at < dim) move_part(Tail{dim - at}, input, rows, at, g, gradient, first, last, all);
}

/// Calls `f` with an index sequence of `count` (1 … rows_at_once) numbers.
template <std::size_t n = rows_at_once, class F>
HWY_INLINE void with_count(std::size_t count, const F& f) {
  if constexpr (n > 0) {
    if (count == n) {
      f(std::make_index_sequence<n>());
    } else {
      with_count<n - 1>(count, f);
    }
  }
}

struct DotsOf {
  const float* input;
  float* const* rows;
  std::size_t dim;
  float* out;
  template <class All>
  HWY_INLINE void operator()(All all) const {
    sgns_dots(input, rows, dim, out, all);
  }
};

struct MoveOf {
  float* input;
  float* const* rows;
  std::size_t dim;
  const float* coefficients;
  float* gradient;
  bool first, last;
  template <class All>
  HWY_INLINE void operator()(All all) const {
    sgns_move(input, rows, dim, coefficients, gradient, first, last, all);
  }
};

/// Turns inner products into step coefficients in place (`count` of them, in a buffer padded to whole vectors) and returns the
/// loss. With z = −x·rows[0] and z = x·rows[k], both are functions of z alone: the loss is log(1 + eᶻ), its slope σ(z).
HWY_INLINE float coefficients_and_loss(float* values, std::size_t count, float rate) {
  const Tag d;
  values[0] = -values[0];
  V loss = hn::Zero(d);
  for (std::size_t at = 0; at < count; at += lanes) {
    const V z = hn::LoadU(d, values + at);
    const V e = hn::Exp(d, hn::Neg(hn::Abs(z)));
    const V denominator = hn::Add(hn::Set(d, 1.0F), e);
    const V sigmoid = hn::Div(hn::IfThenElse(hn::Ge(z, hn::Zero(d)), hn::Set(d, 1.0F), e), denominator);
    // (z + |z|) / 2 rather than max(z, 0), which would swallow a NaN.
    const V softplus = hn::MulAdd(hn::Set(d, 0.5F), hn::Add(z, hn::Abs(z)), hn::Log(d, denominator));
    loss = hn::Add(loss, hn::IfThenElseZero(hn::FirstN(d, count - at), softplus));
    hn::StoreU(hn::Mul(hn::Set(d, -rate), sigmoid), d, values + at);
  }
  values[0] = -values[0];
  return hn::GetLane(hn::SumOfLanes(d, loss));
}

SEGUE_RACY float sgns_step(float* input, float* const* rows, std::size_t count, std::size_t dim, float rate, float* scratch) {
  float* const values = scratch;
  float* const gradient = scratch + (count + lanes - 1) / lanes * lanes;
  std::fill(values, gradient, 0.0F);
  for (std::size_t k = 0; k < count; k += rows_at_once) {
    with_count(std::min(rows_at_once, count - k), DotsOf{input, rows + k, dim, values + k});
  }
  const float loss = coefficients_and_loss(values, count, rate);
  for (std::size_t k = 0; k < count; k += rows_at_once) {
    with_count(std::min(rows_at_once, count - k),
               MoveOf{input, rows + k, dim, values + k, gradient, k == 0, k + rows_at_once >= count});
  }
  return loss;
}

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

SEGUE_RACY void sgns_cosines(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out) {
  float own = 0;
  dot_and_square(query, query, dim, own);
  for (std::size_t i = 0; i < rows; ++i) {
    float square = 0;
    const float product = dot_and_square(query, table + i * dim, dim, square);
    out[i] = square > 0 && own > 0 ? product / std::sqrt(square * own) : -2.0F;
  }
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(sgns_step);
HWY_EXPORT(sgns_cosines);

float sgns_step(float* input, float* const* rows, std::size_t count, std::size_t dim, float rate, float* scratch) {
  return HWY_DYNAMIC_DISPATCH(sgns_step)(input, rows, count, dim, rate, scratch);
}

std::size_t sgns_scratch_size(std::size_t dim, std::size_t count) {
  constexpr std::size_t most_lanes = 16;  // of any target above
  return (count + most_lanes - 1) / most_lanes * most_lanes + dim;
}

void sgns_cosines(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out) {
  HWY_DYNAMIC_DISPATCH(sgns_cosines)(table, rows, dim, query, out);
}
}  // namespace segue::models
#endif
