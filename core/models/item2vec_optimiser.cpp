// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_optimiser.h"

#include <algorithm>
#include <cmath>
#include <new>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/item2vec_optimiser.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace segue::models::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<float>;

void sgd_step(float* row, const float* g, float rate, std::size_t stride) {
  const Tag d;
  const auto r = hn::Set(d, rate);
  for (std::size_t at = 0; at < stride; at += hn::Lanes(d)) {
    hn::Store(hn::MulAdd(r, hn::Load(d, g + at), hn::Load(d, row + at)), d, row + at);
  }
}

void adagrad_step(float* row, const float* g, float* squares, float rate, std::size_t stride) {
  const Tag d;
  const auto r = hn::Set(d, rate);
  const auto epsilon = hn::Set(d, 1e-8F);
  for (std::size_t at = 0; at < stride; at += hn::Lanes(d)) {
    const auto v = hn::Load(d, g + at);
    const auto sum = hn::MulAdd(v, v, hn::Load(d, squares + at));
    hn::Store(sum, d, squares + at);
    const auto step = hn::Div(hn::Mul(r, v), hn::Add(hn::Sqrt(sum), epsilon));
    hn::Store(hn::Add(hn::Load(d, row + at), step), d, row + at);
  }
}

/// `first`, `second`: 1 / (1 − βᵗ).
void adam_step(float* row, const float* g, float* means, float* squares, float rate, float first, float second,
               std::size_t stride) {
  const Tag d;
  const auto r = hn::Set(d, rate * first);
  const auto s = hn::Set(d, second);
  const auto epsilon = hn::Set(d, 1e-8F);
  const auto b1 = hn::Set(d, 0.9F);
  const auto b2 = hn::Set(d, 0.999F);
  const auto rest_1 = hn::Set(d, 0.1F);
  const auto rest_2 = hn::Set(d, 0.001F);
  for (std::size_t at = 0; at < stride; at += hn::Lanes(d)) {
    const auto v = hn::Load(d, g + at);
    const auto mean = hn::MulAdd(b1, hn::Load(d, means + at), hn::Mul(rest_1, v));
    const auto square = hn::MulAdd(b2, hn::Load(d, squares + at), hn::Mul(hn::Mul(rest_2, v), v));
    hn::Store(mean, d, means + at);
    hn::Store(square, d, squares + at);
    const auto step = hn::Div(hn::Mul(r, mean), hn::Add(hn::Sqrt(hn::Mul(square, s)), epsilon));
    hn::Store(hn::Add(hn::Load(d, row + at), step), d, row + at);
  }
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(sgd_step);
HWY_EXPORT(adagrad_step);
HWY_EXPORT(adam_step);

namespace {

hwy::AlignedFreeUniquePtr<float[]> zeros(std::size_t count) {
  auto memory = hwy::AllocateAligned<float>(count);
  if (memory == nullptr) throw std::bad_alloc();
  std::fill_n(memory.get(), count, 0.0F);
  return memory;
}

}  // namespace

OptimiserState::OptimiserState(Optimiser optimiser, std::size_t rows, std::size_t stride)
    : optimiser_(optimiser), rows_(rows), stride_(stride) {
  if (optimiser != Optimiser::sgd) first_ = zeros(rows * stride);
  if (optimiser == Optimiser::adam) {
    second_ = zeros(rows * stride);
    steps_.assign(rows, 0);
  }
}

void OptimiserState::step(std::size_t index, float* row, const float* gradient, float rate) {
  switch (optimiser_) {
    case Optimiser::sgd: HWY_DYNAMIC_DISPATCH(sgd_step)(row, gradient, rate, stride_); return;
    case Optimiser::adagrad:
      HWY_DYNAMIC_DISPATCH(adagrad_step)(row, gradient, first_.get() + index * stride_, rate, stride_);
      return;
    case Optimiser::adam: {
      const auto t = static_cast<double>(++steps_[index]);
      const auto unbias = [t](double beta) { return static_cast<float>(1 / (1 - std::pow(beta, t))); };
      HWY_DYNAMIC_DISPATCH(adam_step)
      (row, gradient, first_.get() + index * stride_, second_.get() + index * stride_, rate, unbias(0.9), unbias(0.999), stride_);
      return;
    }
  }
}

}  // namespace segue::models
#endif
