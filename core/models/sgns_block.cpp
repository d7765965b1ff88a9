// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sgns_block.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>
#include <type_traits>
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

// So many inputs' sums with four rows stay in registers, beside the rows and an input; so many vectors of each row that moves.
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_SSE4 || HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE2
constexpr std::size_t inputs_at_once = 2;  // 16 registers
constexpr std::size_t columns_at_once = 1;
#else
constexpr std::size_t inputs_at_once = 4;  // 32
constexpr std::size_t columns_at_once = 2;
#endif

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

/// Inner products of some inputs (at x, x + stride, …) with four noise rows, to out[i * step + 0 … 3]. Index sequences rather
/// than loops over inputs, so that the sums stay in registers.
template <std::size_t... i>
SEGUE_RACY HWY_INLINE void products_of_four(const float* x, std::size_t stride, float* const* rows, float* out, std::size_t step,
                                            const float* coming, std::index_sequence<i...>) {
  const Tag d;
  FourSums sums[sizeof...(i)] = {((void)i, FourSums{hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)})...};
  const float* const r0 = rows[0];
  const float* const r1 = rows[1];
  const float* const r2 = rows[2];
  const float* const r3 = rows[3];
  for (std::size_t at = 0; at < stride; at += lanes) {
    segue::prefetch_to_write(coming + at);
    const V o0 = hn::Load(d, r0 + at);
    const V o1 = hn::Load(d, r1 + at);
    const V o2 = hn::Load(d, r2 + at);
    const V o3 = hn::Load(d, r3 + at);
    (sums[i].add(hn::Load(d, x + i * stride + at), o0, o1, o2, o3), ...);
  }
  (store_sums(d, sums[i].a, sums[i].b, sums[i].c, sums[i].d, out + i * step), ...);
}

/// The same for any number of rows; writes up to the next multiple of four.
template <std::size_t b>
SEGUE_RACY void products(const float* x, std::size_t stride, float* const* rows, std::size_t count, float* out, std::size_t step,
                         SgnsBlock::Coming& coming) {
  std::size_t j = 0;
  for (; j + 4 <= count; j += 4) {
    products_of_four(x, stride, rows + j, out + j, step, coming.next(x), std::make_index_sequence<b>());
  }
  if (j == count) return;
  float* last[4];
  for (std::size_t k = 0; k < 4; ++k) last[k] = rows[std::min(j + k, count - 1)];
  products_of_four(x, stride, last, out + j, step, coming.next(x), std::make_index_sequence<b>());
}

/// Inputs × rows, `wide` vectors of each from `at` on: each row moves by Σᵢ g[i][j]·xᵢ, each gradient by Σⱼ g[i][j]·(row j
/// before). `moved`: the gradients go to the rows of the inputs, and nowhere else.
template <bool moved, std::size_t wide, std::size_t... i>
SEGUE_RACY HWY_INLINE void move_columns(const SgnsBlock::Parts& p, std::size_t at, const float* coming,
                                        std::index_sequence<i...>) {
  const Tag d;
  constexpr std::size_t n = sizeof...(i);
  V v[wide][n];
  V sum[wide][n];
  for (std::size_t w = 0; w < wide; ++w) {
    segue::prefetch_to_write(coming + at + w * lanes);
    ((v[w][i] = hn::Load(d, p.x + i * p.stride + at + w * lanes)), ...);
    ((sum[w][i] = hn::Load(d, p.gradient + i * p.stride + at + w * lanes)), ...);
  }
  const float* const g = p.noise_values;
  const std::size_t step = p.noise_stride;
  for (std::size_t j = 0; j < p.noise_count; ++j) {
    float* const row = p.noise_rows[j] + at;
    const V coefficient[] = {hn::Set(d, g[i * step + j])...};
    for (std::size_t w = 0; w < wide; ++w) {
      const V before = hn::Load(d, row + w * lanes);
      V after = before;
      ((sum[w][i] = hn::MulAdd(coefficient[i], before, sum[w][i])), ...);
      ((after = hn::MulAdd(coefficient[i], v[w][i], after)), ...);
      hn::Store(after, d, row + w * lanes);
    }
  }
  const auto give = [&](std::size_t w, float* to, V step_taken) HWY_ATTR {
    float* const place = to + at + w * lanes;
    hn::Store(moved ? hn::Add(hn::Load(d, place), step_taken) : step_taken, d, place);
  };
  for (std::size_t w = 0; w < wide; ++w) {  // one input after the other: two may be of one artist
    (give(w, moved ? p.input[i].moves : p.gradient + i * p.stride, sum[w][i]), ...);
  }
}

template <bool moved, std::size_t... i>
SEGUE_RACY HWY_INLINE void move_rows(const SgnsBlock::Parts& p, std::index_sequence<i...> inputs) {
  const float* const coming = p.coming->next(p.x);
  std::size_t at = 0;
  if constexpr (columns_at_once == 2) {
    for (; at + 2 * lanes <= p.stride; at += 2 * lanes) move_columns<moved, 2>(p, at, coming, inputs);
  }
  for (; at < p.stride; at += lanes) move_columns<moved, 1>(p, at, coming, inputs);
}

/// Inner products of one input with up to eight rows, to out[0 … ] (up to the next multiple of four). Sums of few rows are kept
/// twice: a multiply-add waits for the one before it, and eight of them are under way at once.
template <std::size_t... j>
SEGUE_RACY void own_products_of(const float* x, std::size_t stride, float* const* rows, float* out, const float* coming,
                                std::index_sequence<j...>) {
  const Tag d;
  constexpr std::size_t n = sizeof...(j);
  const float* const r[] = {rows[j]...};
  V sums[8];
  if constexpr (n <= 4 && 2 * lanes <= 16) {
    V even[] = {((void)j, hn::Zero(d))...};
    V odd[] = {((void)j, hn::Zero(d))...};
    for (std::size_t at = 0; at < stride; at += 2 * lanes) {
      segue::prefetch_to_write(coming + at);
      const V x0 = hn::Load(d, x + at);
      const V x1 = hn::Load(d, x + at + lanes);
      ((even[j] = hn::MulAdd(x0, hn::Load(d, r[j] + at), even[j])), ...);
      ((odd[j] = hn::MulAdd(x1, hn::Load(d, r[j] + at + lanes), odd[j])), ...);
    }
    ((sums[j] = hn::Add(even[j], odd[j])), ...);
  } else {
    V sum[] = {((void)j, hn::Zero(d))...};
    for (std::size_t at = 0; at < stride; at += lanes) {
      segue::prefetch_to_write(coming + at);
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
                            const float* coming, std::index_sequence<j...>) {
  const Tag d;
  float* const r[] = {rows[j]...};
  const V c[] = {hn::Set(d, g[j])...};
  for (std::size_t at = 0; at < stride; at += lanes) {
    segue::prefetch_to_write(coming + at);
    const V v = hn::Load(d, x + at);
    V sum[2] = {hn::Zero(d), hn::Zero(d)};
    if constexpr (!first) sum[1] = hn::Load(d, gradient + at);
    (own_move_one(r[j] + at, v, c[j], sum[j % 2]), ...);
    hn::Store(hn::Add(sum[0], sum[1]), d, gradient + at);
  }
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

void own_products(const float* x, std::size_t stride, float* const* rows, std::size_t count, float* out,
                  SgnsBlock::Coming& coming) {
  for (std::size_t j = 0; j < count; j += rows_at_once) {
    with_count(std::min(rows_at_once, count - j),
               [&](auto some) HWY_ATTR { own_products_of(x, stride, rows + j, out + j, coming.next(x), some); });
  }
}

/// At least one row.
void own_move(const float* x, float* gradient, std::size_t stride, float* const* rows, std::size_t count, const float* g,
              SgnsBlock::Coming& coming) {
  with_count(std::min(rows_at_once, count),
             [&](auto some) HWY_ATTR { own_move_of<true>(x, gradient, stride, rows, g, coming.next(x), some); });
  for (std::size_t j = rows_at_once; j < count; j += rows_at_once) {
    with_count(std::min(rows_at_once, count - j),
               [&](auto some) HWY_ATTR { own_move_of<false>(x, gradient, stride, rows + j, g + j, coming.next(x), some); });
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

template <std::size_t b, std::size_t first = 0>
void noise_products(const SgnsBlock::Parts& p) {
  constexpr std::size_t some = std::min(b - first, inputs_at_once);
  products<some>(p.x + first * p.stride, p.stride, p.noise_rows, p.noise_count, p.noise_values + first * p.noise_stride,
                 p.noise_stride, *p.coming);
  if constexpr (first + some < b) noise_products<b, first + some>(p);
}
template <std::size_t b>
void noise_move(const SgnsBlock::Parts& p, bool moved) {
  if (moved) {
    move_rows<true>(p, std::make_index_sequence<b>());
  } else {
    move_rows<false>(p, std::make_index_sequence<b>());
  }
}

SEGUE_RACY void sgns_add(float* row, const float* step, std::size_t stride) {
  const Tag d;
  for (std::size_t at = 0; at < stride; at += lanes)
    hn::Store(hn::Add(hn::Load(d, row + at), hn::Load(d, step + at)), d, row + at);
}

/// What the block loses, before its coefficients take the place of its products.
void measure(const SgnsBlock::Parts& p, std::size_t noise_values) {
  p.loss->noise += loss_of(p.noise_values, p.noise_weights, nullptr, noise_values);
  for (std::size_t k = 0; k < noise_values; ++k) p.loss->noise_weight += static_cast<double>(p.noise_weights[k]);
  p.loss->own += loss_of(p.own_values, p.own_weights, p.own_labels, p.own);
  for (std::size_t k = 0; k < p.own; ++k) p.loss->own_weight += static_cast<double>(p.own_weights[k]);
}

/// Calls `run` with the number of inputs as a constant.
template <class Run>
HWY_INLINE void with_inputs(std::size_t inputs, Run&& run) {
  switch (inputs) {
    case 1: run(std::integral_constant<std::size_t, 1>()); break;
    case 2: run(std::integral_constant<std::size_t, 2>()); break;
    case 3: run(std::integral_constant<std::size_t, 3>()); break;
    default: run(std::integral_constant<std::size_t, 4>()); break;
  }
}

void sgns_train(const SgnsBlock::Parts& p) {
  const std::size_t noise_values = p.inputs * p.noise_stride;
  if (p.noise_count > 0) with_inputs(p.inputs, [&](auto n) HWY_ATTR { noise_products<n>(p); });
  for (std::size_t i = 0, own = 0; i < p.inputs; own += p.input[i++].own) {
    own_products(p.x + i * p.stride, p.stride, p.own_rows + own, p.input[i].own, p.own_values + own, *p.coming);
  }
  if (p.loss != nullptr) measure(p, noise_values);
  coefficients(p.noise_values, p.noise_weights, nullptr, noise_values, p.rate);
  coefficients(p.own_values, p.own_weights, p.own_labels, p.own, p.rate);
  for (std::size_t i = 0, own = 0; i < p.inputs; own += p.input[i++].own) {
    own_move(p.x + i * p.stride, p.gradient + i * p.stride, p.stride, p.own_rows + own, p.input[i].own, p.own_values + own,
             *p.coming);
  }
  const std::span<const SgnsBlock::Input> inputs(p.input, p.inputs);
  const bool moved = p.noise_count > 0 && p.loss == nullptr &&
                     std::all_of(inputs.begin(), inputs.end(), [](const SgnsBlock::Input& i) { return i.moves != nullptr; });
  if (p.noise_count > 0) with_inputs(p.inputs, [&](auto n) HWY_ATTR { noise_move<n>(p, moved); });
  for (const float* row; (row = p.coming->next(nullptr)) != nullptr;) {
    for (std::size_t at = 0; at < p.stride; at += 16) segue::prefetch_to_write(row + at);
  }
  if (moved) return;
  for (std::size_t i = 0; i < p.inputs; ++i) {
    const float* const gradient = p.gradient + i * p.stride;
    if (p.loss != nullptr && p.rate > 0) p.loss->gradient += static_cast<double>(norm_of(gradient, p.stride) / p.rate);
    if (inputs[i].moves != nullptr) sgns_add(inputs[i].moves, gradient, p.stride);
  }
  if (p.loss != nullptr) p.loss->inputs += p.inputs;
}

void sgns_gradients(const SgnsGradients& p) {
  const Tag d;
  SgnsBlock::Coming none{};
  own_products(p.input, p.stride, p.rows, p.count, p.values, none);
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

/// Copies an input, and looks up its own rows.
void sgns_near(SgnsBlock::Near& n) {
  sgns_copy(n.row, n.x, n.stride);
  const Tag d;
  const hn::Rebind<std::int32_t, Tag> di;
  constexpr std::size_t half = (lanes + 1) / 2;
  const hn::CappedTag<std::uint64_t, half> wide;
  const hn::Rebind<std::uint32_t, decltype(wide)> narrow;
  const hn::Repartition<std::uint32_t, decltype(wide)> low;
  static_assert(sizeof(float*) == sizeof(std::uint64_t), "rows are looked up as numbers of 64 bits");
  const auto bytes = hn::BitCast(low, hn::Set(wide, n.stride * sizeof(float)));
  const auto table = hn::Set(wide, reinterpret_cast<std::uintptr_t>(n.table));
  V sum = hn::Zero(d);
  auto found = hn::FirstN(di, 0);
  for (std::size_t at = 0; at < n.count; at += lanes) {
    const V weights = hn::LoadU(d, n.weights + at);
    hn::StoreU(weights, d, n.own_weights + at);
    hn::StoreU(hn::Set(d, 1.0F), d, n.own_labels + at);
    sum = hn::Add(sum, hn::IfThenElseZero(hn::FirstN(d, n.count - at), weights));
    const auto artists = hn::IfThenElse(hn::FirstN(di, n.count - at), hn::LoadU(di, n.artists + at), hn::Set(di, -1));
    for (std::size_t j = 0; j < n.noise_count; ++j) found = hn::Or(found, hn::Eq(artists, hn::Set(di, n.noise_artists[j])));
    for (std::size_t k = 0; k < lanes; k += half) {
      const auto numbers = hn::LoadU(narrow, reinterpret_cast<const std::uint32_t*>(n.artists) + at + k);
      const auto offset = hn::MulEven(hn::BitCast(low, hn::PromoteTo(wide, numbers)), bytes);
      hn::StoreU(hn::Add(table, offset), wide, reinterpret_cast<std::uint64_t*>(n.own_rows) + at + k);
    }
  }
  n.weight = hn::GetLane(hn::SumOfLanes(d, sum));
  n.is_noise = !hn::AllFalse(di, found);
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
HWY_EXPORT(sgns_near);

namespace {

hwy::AlignedFreeUniquePtr<float[]> floats(std::size_t count) {
  auto memory = hwy::AllocateAligned<float>(count);
  if (memory == nullptr) throw std::bad_alloc();
  std::fill_n(memory.get(), count, 0.0F);
  return memory;
}

}  // namespace

// Own rows are written and read in whole vectors: room for one more than there are.
SgnsBlock::SgnsBlock(std::size_t stride, std::size_t most_own)
    : stride_(stride),
      x_(floats(most_inputs * stride)),
      gradient_(floats(most_inputs * stride)),
      own_weights_(floats(most_inputs * most_own + 16)),
      own_labels_(floats(most_inputs * most_own + 16)),
      own_values_(floats(most_inputs * most_own + 16)),
      noise_weights_(floats(most_inputs * most_noise)),
      noise_values_(floats(most_inputs * most_noise)),
      own_rows_(most_inputs * most_own + 16) {}

std::size_t SgnsBlock::add_input(const float* row, float noise_weight, float* moves) {
  const std::size_t i = inputs_++;
  input_[i] = {0, moves};
  HWY_DYNAMIC_DISPATCH(sgns_copy)(row, x_.get() + i * stride_, stride_);
  float* const weights = noise_weights_.get() + i * noise_stride_;
  for (std::size_t j = 0; j < noise_stride_; ++j) weights[j] = j < noise_rows_.size() ? noise_weight : 0;
  return i;
}

float SgnsBlock::add_near(const float* row, float* moves, float* table, std::span<const data::ArtistIndex> artists,
                          const float* weights, float share) {
  const std::size_t i = inputs_++;
  Near near{stride_,
            row,
            x_.get() + i * stride_,
            table,
            artists.data(),
            weights,
            artists.size(),
            own_rows_.data() + own_,
            own_weights_.get() + own_,
            own_labels_.get() + own_,
            noise_artists_.data(),
            noise_artists_.size()};
  HWY_DYNAMIC_DISPATCH(sgns_near)(near);
  input_[i] = {artists.size(), moves};
  own_ += artists.size();
  std::fill_n(noise_weights_.get() + i * noise_stride_, noise_stride_, share * near.weight);
  for (std::size_t k = 0; near.is_noise && k < artists.size(); ++k) spare(artists[k], share * weights[k]);
  return near.weight;
}

void SgnsBlock::train(float rate, Loss* loss) {
  Coming coming{coming_.data(), coming_.data() + coming_.size()};
  const Parts parts{stride_,
                    inputs_,
                    own_,
                    noise_rows_.size(),
                    noise_stride_,
                    rate,
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
                    &coming};
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
