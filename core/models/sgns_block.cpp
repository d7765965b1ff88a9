// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sgns_block.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

// Arrays of vectors below need vectors of a size known at compile time.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/sgns_block.cpp"
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
static_assert(16 % lanes == 0, "rows are padded to 16 floats");

/// Adds up the blocks of four lanes of a vector.
template <class D>
HWY_INLINE auto sum_of_blocks(D, hn::Vec<D> v) {
  if constexpr (hn::MaxLanes(D()) <= 4) {
    return v;
  } else {
    const hn::Half<D> half;
    return sum_of_blocks(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)));
  }
}

/// Sums of all lanes of four vectors, to out[0 … 3]: a transposing tree instead of four reductions.
template <class D>
HWY_INLINE void store_sums(D d, hn::Vec<D> a, hn::Vec<D> b, hn::Vec<D> c, hn::Vec<D> e, float* out) {
  if constexpr (hn::MaxLanes(D()) < 4) {
    out[0] = hn::GetLane(hn::SumOfLanes(d, a));
    out[1] = hn::GetLane(hn::SumOfLanes(d, b));
    out[2] = hn::GetLane(hn::SumOfLanes(d, c));
    out[3] = hn::GetLane(hn::SumOfLanes(d, e));
  } else {
    const auto ab = hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b));
    const auto ce = hn::Add(hn::InterleaveLower(d, c, e), hn::InterleaveUpper(d, c, e));
    const hn::Repartition<std::uint64_t, D> wide;
    const auto low = hn::BitCast(d, hn::InterleaveLower(wide, hn::BitCast(wide, ab), hn::BitCast(wide, ce)));
    const auto high = hn::BitCast(d, hn::InterleaveUpper(wide, hn::BitCast(wide, ab), hn::BitCast(wide, ce)));
    hn::StoreU(sum_of_blocks(d, hn::Add(low, high)), hn::CappedTag<float, 4>(), out);
  }
}

/// Adds the products of one vector's worth of four rows and one input.
struct FourSums {
  V a, b, c, d;
  HWY_INLINE void add(V x, V oa, V ob, V oc, V od) {
    a = hn::MulAdd(x, oa, a);
    b = hn::MulAdd(x, ob, b);
    c = hn::MulAdd(x, oc, c);
    d = hn::MulAdd(x, od, d);
  }
};

/// Inner products of some inputs (at x, x + stride, …) with four noise rows, to out[i * most_noise + 0 … 3]. Index sequences
/// rather than loops over inputs, so that the sums stay in registers.
template <std::size_t... i>
SEGUE_RACY HWY_INLINE void products_of_four(const float* x, std::size_t stride, float* const* rows, float* out,
                                            std::index_sequence<i...>) {
  const Tag d;
  FourSums sums[sizeof...(i)] = {((void)i, FourSums{hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)})...};
  const float* const r0 = rows[0];
  const float* const r1 = rows[1];
  const float* const r2 = rows[2];
  const float* const r3 = rows[3];
  for (std::size_t at = 0; at < stride; at += lanes) {
    const V o0 = hn::Load(d, r0 + at);
    const V o1 = hn::Load(d, r1 + at);
    const V o2 = hn::Load(d, r2 + at);
    const V o3 = hn::Load(d, r3 + at);
    (sums[i].add(hn::Load(d, x + i * stride + at), o0, o1, o2, o3), ...);
  }
  (store_sums(d, sums[i].a, sums[i].b, sums[i].c, sums[i].d, out + i * SgnsBlock::most_noise), ...);
}

/// The same for any number of rows; writes up to the next multiple of four.
template <std::size_t b>
SEGUE_RACY void products(const float* x, std::size_t stride, float* const* rows, std::size_t count, float* out,
                         SgnsBlock::Lines& lines) {
  std::size_t j = 0;
  for (; j + 4 <= count; j += 4) {
    lines.fetch();
    products_of_four(x, stride, rows + j, out + j, std::make_index_sequence<b>());
  }
  if (j == count) return;
  float* last[4];
  for (std::size_t k = 0; k < 4; ++k) last[k] = rows[std::min(j + k, count - 1)];
  products_of_four(x, stride, last, out + j, std::make_index_sequence<b>());
}

/// Inputs × rows: each row moves by Σᵢ g[i][j]·xᵢ, each gradient by Σⱼ g[i][j]·(row j before).
template <std::size_t... i>
SEGUE_RACY HWY_INLINE void move_rows(const float* x, float* gradient, std::size_t stride, float* const* rows, std::size_t count,
                                     const float* g, SgnsBlock::Lines& lines, std::index_sequence<i...>) {
  const Tag d;
  SgnsBlock::Lines coming = lines;  // a copy, as stores of vectors might change what others can see
  for (std::size_t at = 0; at < stride; at += lanes) {
    coming.fetch();
    const V v[] = {hn::Load(d, x + i * stride + at)...};
    V sum[] = {hn::Load(d, gradient + i * stride + at)...};
    for (std::size_t j = 0; j < count; ++j) {
      const V before = hn::Load(d, rows[j] + at);
      V after = before;
      const V coefficient[] = {hn::Set(d, g[i * SgnsBlock::most_noise + j])...};
      ((sum[i] = hn::MulAdd(coefficient[i], before, sum[i])), ...);
      ((after = hn::MulAdd(coefficient[i], v[i], after)), ...);
      hn::Store(after, d, rows[j] + at);
    }
    (hn::Store(sum[i], d, gradient + i * stride + at), ...);
  }
  lines = coming;
}

/// Inner products of one input with up to eight rows, to out[0 … ] (up to the next multiple of four). Sums of few rows are kept
/// twice: a multiply-add waits for the one before it, and eight of them are under way at once.
template <std::size_t... j>
SEGUE_RACY void own_products_of(const float* x, std::size_t stride, float* const* rows, float* out, std::index_sequence<j...>) {
  const Tag d;
  constexpr std::size_t n = sizeof...(j);
  const float* const r[] = {rows[j]...};
  V sums[8];
  if constexpr (n <= 4 && 2 * lanes <= 16) {
    V even[] = {((void)j, hn::Zero(d))...};
    V odd[] = {((void)j, hn::Zero(d))...};
    for (std::size_t at = 0; at < stride; at += 2 * lanes) {
      const V x0 = hn::Load(d, x + at);
      const V x1 = hn::Load(d, x + at + lanes);
      ((even[j] = hn::MulAdd(x0, hn::Load(d, r[j] + at), even[j])), ...);
      ((odd[j] = hn::MulAdd(x1, hn::Load(d, r[j] + at + lanes), odd[j])), ...);
    }
    ((sums[j] = hn::Add(even[j], odd[j])), ...);
  } else {
    V sum[] = {((void)j, hn::Zero(d))...};
    for (std::size_t at = 0; at < stride; at += lanes) {
      const V v = hn::Load(d, x + at);
      ((sum[j] = hn::MulAdd(v, hn::Load(d, r[j] + at), sum[j])), ...);
    }
    ((sums[j] = sum[j]), ...);
  }
  const V none = hn::Zero(d);
  store_sums(d, sums[0], n > 1 ? sums[1] : none, n > 2 ? sums[2] : none, n > 3 ? sums[3] : none, out);
  if constexpr (n > 4) {
    store_sums(d, sums[4], n > 5 ? sums[5] : none, n > 6 ? sums[6] : none, n > 7 ? sums[7] : none, out + 4);
  }
}

/// One vector's worth of a row moves by coefficient·x, and the sum takes coefficient·(row before).
SEGUE_RACY HWY_INLINE void own_move_one(float* row, V x, V coefficient, V& sum) {
  const Tag d;
  const V before = hn::Load(d, row);
  sum = hn::MulAdd(coefficient, before, sum);
  hn::Store(hn::MulAdd(coefficient, x, before), d, row);
}

/// One input and up to eight rows: each row moves by g[j]·x, the gradient by Σⱼ g[j]·(row j before); `first`: it was zero.
template <bool first, std::size_t... j>
SEGUE_RACY void own_move_of(const float* x, float* gradient, std::size_t stride, float* const* rows, const float* g,
                            SgnsBlock::Lines& lines, std::index_sequence<j...>) {
  const Tag d;
  float* const r[] = {rows[j]...};
  const V c[] = {hn::Set(d, g[j])...};
  SgnsBlock::Lines coming = lines;
  for (std::size_t at = 0; at < stride; at += lanes) {
    coming.fetch();
    const V v = hn::Load(d, x + at);
    V sum[2] = {hn::Zero(d), hn::Zero(d)};
    if constexpr (!first) sum[1] = hn::Load(d, gradient + at);
    (own_move_one(r[j] + at, v, c[j], sum[j % 2]), ...);
    hn::Store(hn::Add(sum[0], sum[1]), d, gradient + at);
  }
  lines = coming;
}

constexpr std::size_t rows_at_once = 8;

/// Calls `run` with the index sequence 0 … count − 1, 1 ≤ count ≤ 8.
template <class Run>
HWY_INLINE void with_count(std::size_t count, Run&& run) {
  switch (count) {
    case 1: run(std::make_index_sequence<1>()); break;
    case 2: run(std::make_index_sequence<2>()); break;
    case 3: run(std::make_index_sequence<3>()); break;
    case 4: run(std::make_index_sequence<4>()); break;
    case 5: run(std::make_index_sequence<5>()); break;
    case 6: run(std::make_index_sequence<6>()); break;
    case 7: run(std::make_index_sequence<7>()); break;
    default: run(std::make_index_sequence<8>()); break;
  }
}

void own_products(const float* x, std::size_t stride, float* const* rows, std::size_t count, float* out) {
  for (std::size_t j = 0; j < count; j += rows_at_once) {
    with_count(std::min(rows_at_once, count - j),
               [&](auto some) HWY_ATTR { own_products_of(x, stride, rows + j, out + j, some); });
  }
}

/// At least one row.
void own_move(const float* x, float* gradient, std::size_t stride, float* const* rows, std::size_t count, const float* g,
              SgnsBlock::Lines& lines) {
  with_count(std::min(rows_at_once, count),
             [&](auto some) HWY_ATTR { own_move_of<true>(x, gradient, stride, rows, g, lines, some); });
  for (std::size_t j = rows_at_once; j < count; j += rows_at_once) {
    with_count(std::min(rows_at_once, count - j),
               [&](auto some) HWY_ATTR { own_move_of<false>(x, gradient, stride, rows + j, g + j, lines, some); });
  }
}

HWY_INLINE V sigmoid(V z) {
  const Tag d;
  const V one = hn::Set(d, 1.0F);
  const V e = hn::Exp(d, hn::Neg(hn::Abs(z)));
  return hn::Div(hn::IfThenElse(hn::Ge(z, hn::Zero(d)), one, e), hn::Add(one, e));
}

/// log(1 + eᶻ); a NaN stays one.
HWY_INLINE V softplus(V z) {
  const Tag d;
  const V e = hn::Exp(d, hn::Neg(hn::Abs(z)));
  return hn::MulAdd(hn::Set(d, 0.5F), hn::Add(z, hn::Abs(z)), hn::Log(d, hn::Add(hn::Set(d, 1.0F), e)));
}

/// Σ w·log(1 + e^(±z)) over inner products.
HWY_INLINE double loss_of(const float* z, const float* weights, const float* labels, std::size_t count) {
  const Tag d;
  V sum = hn::Zero(d);
  for (std::size_t at = 0; at < count; at += lanes) {
    V v = hn::Load(d, z + at);
    if (labels != nullptr) v = hn::IfThenElse(hn::Gt(hn::Load(d, labels + at), hn::Zero(d)), hn::Neg(v), v);
    const V term = hn::Mul(hn::Load(d, weights + at), softplus(v));
    sum = hn::Add(sum, hn::IfThenElseZero(hn::FirstN(d, count - at), term));
  }
  return static_cast<double>(hn::GetLane(hn::SumOfLanes(d, sum)));
}

/// Inner products to step coefficients rate·w·(label − σ(z)), in place.
HWY_INLINE void coefficients(float* z, const float* weights, const float* labels, std::size_t count, float rate) {
  const Tag d;
  const V r = hn::Set(d, rate);
  for (std::size_t at = 0; at < count; at += lanes) {
    const V label = labels == nullptr ? hn::Zero(d) : hn::Load(d, labels + at);
    const V step = hn::Sub(label, sigmoid(hn::Load(d, z + at)));
    hn::Store(hn::Mul(hn::Mul(r, hn::Load(d, weights + at)), step), d, z + at);
  }
}

HWY_INLINE float norm_of(const float* v, std::size_t stride) {
  const Tag d;
  V sum = hn::Zero(d);
  for (std::size_t at = 0; at < stride; at += lanes) sum = hn::MulAdd(hn::Load(d, v + at), hn::Load(d, v + at), sum);
  return std::sqrt(hn::GetLane(hn::SumOfLanes(d, sum)));
}

// So many inputs' sums with four rows stay in registers, beside the rows and an input.
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_SSE4 || HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE2
constexpr std::size_t inputs_at_once = 2;  // 16 registers
#else
constexpr std::size_t inputs_at_once = 4;  // 32
#endif

template <std::size_t b, std::size_t first = 0>
void noise_products(const SgnsBlock::Parts& p) {
  constexpr std::size_t some = std::min(b - first, inputs_at_once);
  products<some>(p.x + first * p.stride, p.stride, p.noise_rows, p.noise_count, p.noise_values + first * SgnsBlock::most_noise,
                 *p.lines);
  if constexpr (first + some < b) noise_products<b, first + some>(p);
}
template <std::size_t b>
void noise_move(const SgnsBlock::Parts& p) {
  move_rows(p.x, p.gradient, p.stride, p.noise_rows, p.noise_count, p.noise_values, *p.lines, std::make_index_sequence<b>());
}

/// From products with noise rows to coefficients, for all inputs: they wait for nothing but themselves.
void noise_coefficients(const SgnsBlock::Parts& p) {
  for (std::size_t i = 0; i < p.inputs; ++i) {
    float* const values = p.noise_values + i * SgnsBlock::most_noise;
    const float* const weights = p.noise_weights + i * SgnsBlock::most_noise;
    if (p.loss != nullptr) {
      p.loss->noise += loss_of(values, weights, nullptr, p.noise_count);
      for (std::size_t k = 0; k < p.noise_count; ++k) p.loss->noise_weight += static_cast<double>(weights[k]);
    }
    coefficients(values, weights, nullptr, p.noise_count, p.input[i].rate);
  }
}

void sgns_train(const SgnsBlock::Parts& p) {
  const std::size_t n = p.inputs;
  if (p.noise_count > 0) {
    switch (n) {
      case 1: noise_products<1>(p); break;
      case 2: noise_products<2>(p); break;
      case 3: noise_products<3>(p); break;
      default: noise_products<4>(p); break;
    }
    noise_coefficients(p);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const SgnsBlock::Input& input = p.input[i];
    const float* const x = p.x + i * p.stride;
    float* const values = p.own_values + i * p.most_own;
    const float* const weights = p.own_weights + i * p.most_own;
    const float* const labels = p.own_labels + i * p.most_own;
    float* const* const rows = p.own_rows + i * p.most_own;
    own_products(x, p.stride, rows, input.own, values);
    if (p.loss != nullptr) {
      p.loss->own += loss_of(values, weights, labels, input.own);
      for (std::size_t k = 0; k < input.own; ++k) p.loss->own_weight += static_cast<double>(weights[k]);
    }
    coefficients(values, weights, labels, input.own, input.rate);
    own_move(x, p.gradient + i * p.stride, p.stride, rows, input.own, values, *p.lines);
  }
  if (p.noise_count > 0) {
    switch (n) {
      case 1: noise_move<1>(p); break;
      case 2: noise_move<2>(p); break;
      case 3: noise_move<3>(p); break;
      default: noise_move<4>(p); break;
    }
  }
  while (p.lines->row != p.lines->end) p.lines->fetch();
  if (p.loss != nullptr) {
    for (std::size_t i = 0; i < n; ++i) {
      if (p.input[i].rate <= 0) continue;
      p.loss->gradient += static_cast<double>(norm_of(p.gradient + i * p.stride, p.stride) / p.input[i].rate);
    }
    p.loss->inputs += n;
  }
}

void sgns_gradients(const SgnsGradients& p) {
  const Tag d;
  own_products(p.input, p.stride, p.rows, p.count, p.values);
  if (p.loss != nullptr) *p.loss += loss_of(p.values, p.weights, p.labels, p.count);
  coefficients(p.values, p.weights, p.labels, p.count, 1);
  for (std::size_t at = 0; at < p.stride; at += lanes) {
    const V x = hn::Load(d, p.input + at);
    V sum = hn::Load(d, p.input_gradient + at);
    for (std::size_t j = 0; j < p.count; ++j) {
      const V g = hn::Set(d, p.values[j]);
      sum = hn::MulAdd(g, hn::Load(d, p.rows[j] + at), sum);
      hn::Store(hn::MulAdd(g, x, hn::Load(d, p.gradients[j] + at)), d, p.gradients[j] + at);
    }
    hn::Store(sum, d, p.input_gradient + at);
  }
}

SEGUE_RACY void sgns_copy(const float* from, float* to, std::size_t stride) {
  const Tag d;
  for (std::size_t at = 0; at < stride; at += lanes) hn::Store(hn::Load(d, from + at), d, to + at);
}

SEGUE_RACY void sgns_add(float* row, const float* step, std::size_t stride) {
  const Tag d;
  for (std::size_t at = 0; at < stride; at += lanes)
    hn::Store(hn::Add(hn::Load(d, row + at), hn::Load(d, step + at)), d, row + at);
}

SEGUE_RACY void sgns_add_scaled(float* row, const float* step, float share, std::size_t stride) {
  const Tag d;
  const V s = hn::Set(d, share);
  for (std::size_t at = 0; at < stride; at += lanes)
    hn::Store(hn::MulAdd(s, hn::Load(d, step + at), hn::Load(d, row + at)), d, row + at);
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(sgns_train);
HWY_EXPORT(sgns_gradients);
HWY_EXPORT(sgns_add);
HWY_EXPORT(sgns_add_scaled);
HWY_EXPORT(sgns_copy);

namespace {

hwy::AlignedFreeUniquePtr<float[]> floats(std::size_t count) {
  auto memory = hwy::AllocateAligned<float>(count);
  if (memory == nullptr) throw std::bad_alloc();
  std::fill_n(memory.get(), count, 0.0F);
  return memory;
}

}  // namespace

SgnsBlock::SgnsBlock(std::size_t stride, std::size_t most_own)
    : stride_(stride),
      most_own_((most_own + 15) / 16 * 16),
      x_(floats(most_inputs * stride)),
      gradient_(floats(most_inputs * stride)),
      own_weights_(floats(most_inputs * most_own_)),
      own_labels_(floats(most_inputs * most_own_)),
      own_values_(floats(most_inputs * most_own_)),
      noise_weights_(floats(most_inputs * most_noise)),
      noise_values_(floats(most_inputs * most_noise)),
      own_rows_(most_inputs * most_own_) {}

std::size_t SgnsBlock::add_input(const float* row, float rate, float noise_weight) {
  const std::size_t i = inputs_++;
  input_[i] = {0, rate};
  HWY_DYNAMIC_DISPATCH(sgns_copy)(row, x_.get() + i * stride_, stride_);
  std::fill_n(noise_weights_.get() + i * most_noise, most_noise, noise_weight);
  return i;
}

void SgnsBlock::train(Loss* loss) {
  Lines lines{coming_.data(), coming_.data() + coming_.size(), stride_};
  const Parts parts{stride_,
                    most_own_,
                    inputs_,
                    noise_rows_.size(),
                    input_.data(),
                    x_.get(),
                    gradient_.get(),
                    own_rows_.data(),
                    own_weights_.get(),
                    own_labels_.get(),
                    own_values_.get(),
                    noise_rows_.data(),
                    noise_weights_.get(),
                    noise_values_.get(),
                    loss,
                    &lines};
  HWY_DYNAMIC_DISPATCH(sgns_train)(parts);
  coming_.clear();
}

void sgns_add(float* row, const float* step, std::size_t stride) { HWY_DYNAMIC_DISPATCH(sgns_add)(row, step, stride); }

void sgns_add_scaled(float* row, const float* step, float share, std::size_t stride) {
  HWY_DYNAMIC_DISPATCH(sgns_add_scaled)(row, step, share, stride);
}

void sgns_gradients(const SgnsGradients& p) { HWY_DYNAMIC_DISPATCH(sgns_gradients)(p); }

}  // namespace segue::models
#endif
