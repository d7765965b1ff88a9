// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/glove_step.h"

#include <algorithm>
#include <cmath>

// Arrays of vectors below need vectors of a size known at compile time.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/glove_step.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "core/base/prefetch.h"

// The races of lock-free training are meant; the thread sanitizer need not watch these functions.
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
using M = hn::Mask<Tag>;
constexpr std::size_t lanes = hn::MaxLanes(Tag());
static_assert(16 % lanes == 0, "rows are padded to 16 floats");

constexpr std::size_t block = 64;  ///< cells whose logarithms are taken at once
constexpr std::size_t ahead = 4;   ///< cells whose rows are on their way
static_assert(block % lanes == 0);

/// 1 / √v to nearly all bits, for v ≥ 1.
HWY_INLINE V inverse_root(V v) {
  const Tag d;
  const V y = hn::ApproximateReciprocalSqrt(v);
  return hn::Mul(y, hn::NegMulAdd(hn::Mul(hn::Set(d, 0.5F), v), hn::Mul(y, y), hn::Set(d, 1.5F)));
}

/// Moves one vector's worth of a row by η·g and takes note of it.
SEGUE_RACY HWY_INLINE void move(float* row, std::size_t stride, V value, V step) {
  const Tag d;
  const V squares = hn::Load(d, row + stride);
  hn::Store(hn::NegMulAdd(step, inverse_root(squares), value), d, row);
  hn::Store(hn::MulAdd(step, step, squares), d, row + stride);
}

/// What is the same for all cells of a call.
struct Setting {
  std::size_t stride;
  std::size_t whole;  ///< floats in whole vectors before the one that the bias is in
  M bias;             ///< its lane
  V inverse_rate;
  float rate;
};

/// Returns w·w̃ + b + b̃ − log X.
SEGUE_RACY HWY_INLINE float train_cell(const Setting& s, float* input, float* output, float log_x, float weight) {
  const Tag d;
  V even = hn::Zero(d);
  V odd = hn::Zero(d);
  std::size_t at = 0;
  for (; at + 2 * lanes <= s.whole; at += 2 * lanes) {
    even = hn::MulAdd(hn::Load(d, input + at), hn::Load(d, output + at), even);
    odd = hn::MulAdd(hn::Load(d, input + at + lanes), hn::Load(d, output + at + lanes), odd);
  }
  if (at < s.whole) even = hn::MulAdd(hn::Load(d, input + at), hn::Load(d, output + at), even);
  const V last_x = hn::Load(d, input + s.whole);
  const V last_y = hn::Load(d, output + s.whole);
  odd = hn::Add(odd, hn::IfThenElse(s.bias, hn::Add(last_x, last_y), hn::Mul(last_x, last_y)));
  const float difference = hn::GetLane(hn::SumOfLanes(d, hn::Add(even, odd))) - log_x;

  const V k = hn::Set(d, s.rate * weight * difference);
  for (at = 0; at < s.whole; at += lanes) {
    const V x = hn::Load(d, input + at);
    const V y = hn::Load(d, output + at);
    move(input + at, s.stride, x, hn::Mul(k, y));
    move(output + at, s.stride, y, hn::Mul(k, x));
  }
  // To each bias the other table's number is 1; 1 / η takes η away.
  move(input + s.whole, s.stride, last_x, hn::Mul(k, hn::IfThenElse(s.bias, s.inverse_rate, last_y)));
  move(output + s.whole, s.stride, last_y, hn::Mul(k, hn::IfThenElse(s.bias, s.inverse_rate, last_x)));
  return difference;
}

HWY_INLINE void fetch(const float* row, std::size_t floats) {
  constexpr std::size_t line = 64 / sizeof(float);
  for (std::size_t i = 0; i < floats; i += line) segue::prefetch_to_write(row + i);
}

double train(const GloveTables& tables, const GloveStep& step, std::span<const Cooccurrence> cells) {
  const Tag d;
  const std::size_t whole = tables.dim / lanes * lanes;
  const std::size_t lane = tables.dim - whole;
  const auto rate = static_cast<float>(step.learning_rate);
  const Setting setting{tables.stride, whole, hn::AndNot(hn::FirstN(d, lane), hn::FirstN(d, lane + 1)), hn::Set(d, 1 / rate),
                        rate};
  const std::size_t row_length = 2 * tables.stride;
  const auto input = [&](const Cooccurrence& c) { return tables.input + static_cast<std::size_t>(c.row) * row_length; };
  const auto output = [&](const Cooccurrence& c) { return tables.output + static_cast<std::size_t>(c.column) * row_length; };
  const auto fetch_rows = [&](std::size_t i) {
    if (i >= cells.size()) return;
    fetch(input(cells[i]), row_length);
    fetch(output(cells[i]), row_length);
  };
  for (std::size_t i = 0; i < ahead; ++i) fetch_rows(i);

  HWY_ALIGN float logs[block];
  HWY_ALIGN float weights[block];
  const V alpha = hn::Set(d, static_cast<float>(step.alpha));
  const V log_x_max = hn::Set(d, static_cast<float>(std::log(step.x_max)));
  double loss = 0;
  for (std::size_t begin = 0; begin < cells.size(); begin += block) {
    const std::size_t count = std::min(block, cells.size() - begin);
    for (std::size_t i = 0; i < block; ++i) logs[i] = i < count ? cells[begin + i].weight : 1.0F;
    for (std::size_t i = 0; i < block; i += lanes) {
      const V log_x = hn::Log(d, hn::Load(d, logs + i));
      hn::Store(log_x, d, logs + i);
      hn::Store(hn::Exp(d, hn::Mul(alpha, hn::Min(hn::Zero(d), hn::Sub(log_x, log_x_max)))), d, weights + i);
    }
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      fetch_rows(begin + i + ahead);
      const Cooccurrence& cell = cells[begin + i];
      const float difference = train_cell(setting, input(cell), output(cell), logs[i], weights[i]);
      sum += static_cast<double>(weights[i]) * static_cast<double>(difference) * static_cast<double>(difference);
    }
    loss += 0.5 * sum;
  }
  return loss;
}

SEGUE_RACY void copy(const float* from, float* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(train);
HWY_EXPORT(copy);

double glove_train(const GloveTables& tables, const GloveStep& step, std::span<const Cooccurrence> cells) {
  return HWY_DYNAMIC_DISPATCH(train)(tables, step, cells);
}

void glove_copy(const float* from, float* to, std::size_t count) { HWY_DYNAMIC_DISPATCH(copy)(from, to, count); }

}  // namespace segue::models
#endif
