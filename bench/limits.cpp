// SPDX-License-Identifier: GPL-3.0-or-later
// What one core of this machine can do at most, in the units of item2vec's training:
//   bench_limits [rows=282000] [floats=160]
// multiply-adds on values in registers, and rows of a table in large pages read,
// changed and written back in no order, each fetched some rows ahead. And of evaluation's: the product of 1,388 queries
// with 40,000 candidates of 150 dimensions, in floats and rounded to 16 bits, without reading it and with counting what is above
// 0.1.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "core/base/pages.h"
#include "core/base/random.h"
#include "core/linalg/screen.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/limits.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace segue::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// `rounds` × 10 vector multiply-adds; returns the floats in a vector.
std::size_t multiply(std::size_t rounds, float* out) {
  const hn::ScalableTag<float> d;
  const auto a = hn::Set(d, 0.999F);
  const auto b = hn::Set(d, 1e-3F);
  auto s0 = hn::Zero(d), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0;
  for (std::size_t i = 0; i < rounds; ++i) {
    s0 = hn::MulAdd(s0, a, b), s1 = hn::MulAdd(s1, a, b), s2 = hn::MulAdd(s2, a, b), s3 = hn::MulAdd(s3, a, b);
    s4 = hn::MulAdd(s4, a, b), s5 = hn::MulAdd(s5, a, b), s6 = hn::MulAdd(s6, a, b), s7 = hn::MulAdd(s7, a, b);
    s8 = hn::MulAdd(s8, a, b), s9 = hn::MulAdd(s9, a, b);
  }
  s0 = hn::Add(hn::Add(hn::Add(s0, s1), hn::Add(s2, s3)), hn::Add(hn::Add(s4, s5), hn::Add(hn::Add(s6, s7), hn::Add(s8, s9))));
  *out = hn::GetLane(hn::SumOfLanes(d, s0));
  return hn::Lanes(d);
}

void change(float* row, std::size_t floats) {
  const hn::ScalableTag<float> d;
  const auto a = hn::Set(d, 1e-3F);
  for (std::size_t at = 0; at < floats; at += hn::Lanes(d)) hn::Store(hn::Add(hn::Load(d, row + at), a), d, row + at);
}

const char* target() { return hwy::TargetName(HWY_TARGET); }

}  // namespace segue::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue {
HWY_EXPORT(multiply);
HWY_EXPORT(change);
HWY_EXPORT(target);
}  // namespace segue

using namespace segue;

namespace {

/// Vectors of unit length in no direction.
std::vector<float> directions(std::size_t count, std::size_t dim, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> values(count * dim);
  for (std::size_t row = 0; row < count; ++row) {
    double squares = 0;
    for (std::size_t k = 0; k < dim; ++k) {
      const double x = random.uniform() + random.uniform() + random.uniform() - 1.5;
      values[row * dim + k] = static_cast<float>(x);
      squares += x * x;
    }
    for (std::size_t k = 0; k < dim; ++k) values[row * dim + k] /= static_cast<float>(std::sqrt(squares));
  }
  return values;
}

void time_products(const auto& seconds) {
  constexpr std::size_t queries = 1388;
  constexpr std::size_t candidates = 40'000;
  constexpr std::size_t dim = 150;
  constexpr float bound = 0.1F;
  const std::vector<float> a = directions(queries, dim, 1);
  const std::vector<float> b = directions(candidates, dim, 2);
  std::size_t above = 0;
  std::size_t certain = 0;
  std::size_t within = 0;
  double best[4] = {1e9, 1e9, 1e9, 1e9};
  for (int round = 0; round < 3; ++round) {
    for (const bool counted : {false, true}) {
      above = certain = within = 0;
      double& floats = best[counted ? 1 : 0];
      floats = std::min(floats, seconds([&] {
                          linalg::product_strips(a.data(), queries, dim, b.data(), nullptr, candidates, dim, dim,
                                                 [&](const linalg::Strip& strip) {
                                                   for (std::size_t i = 0; counted && i < strip.rows; ++i) {
                                                     const float* const row = strip.values + i * linalg::strip_columns;
                                                     above += linalg::count_in_strip(row, strip.cols, bound).greater;
                                                   }
                                                 });
                        }));
      double& rounded = best[counted ? 3 : 2];
      rounded = std::min(rounded, seconds([&] {
                           linalg::screen_strips(a.data(), queries, dim, b.data(), nullptr, candidates, dim, dim,
                                                 [&](const linalg::ScreenStrip& strip) {
                                                   for (std::size_t i = 0; counted && i < strip.rows; ++i) {
                                                     const std::int32_t* const row = strip.values + i * linalg::strip_columns;
                                                     const linalg::Screened count =
                                                         linalg::count_screened(row, strip.cols, strip.around(i, bound));
                                                     certain += count.above;
                                                     within += count.within;
                                                   }
                                                   return true;
                                                 });
                         }));
    }
  }
  const double flops = 2e-9 * queries * candidates * dim;
  std::printf("product: %.1f GFLOP/s in floats (counted %.1f), %.1f rounded to 16 bits (counted %.1f)\n", flops / best[0],
              flops / best[1], flops / best[2], flops / best[3]);
  std::printf("above the bound: %zu; by rounded scores %zu for certain, %zu more may be (%.3f %% of all scores)\n", above,
              certain, within, 100.0 * static_cast<double>(within) / (queries * candidates));
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t rows = 282'000;
  std::size_t floats = 160;
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "rows=", 5) == 0) rows = std::strtoull(argv[i] + 5, nullptr, 10);
    if (std::strncmp(argv[i], "floats=", 7) == 0) floats = std::strtoull(argv[i] + 7, nullptr, 10) / 16 * 16;
  }
  const auto seconds = [](auto&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  float sink = 0;
  std::size_t lanes = 0;
  double best = 1e9;
  constexpr std::size_t rounds = 20'000'000;
  for (int i = 0; i < 5; ++i) {
    best = std::min(best, seconds([&] { lanes = HWY_DYNAMIC_DISPATCH(multiply)(rounds, &sink); }));
  }
  std::printf("%s: %.1f GFLOP/s of multiply-adds in registers\n", HWY_DYNAMIC_DISPATCH(target)(),
              static_cast<double>(rounds) * 20 * static_cast<double>(lanes) / best / 1e9);
  Pages<float> table;
  table.resize(rows * floats);
  std::fill_n(table.data(), rows * floats, sink);
  constexpr std::size_t touched = 2'000'000;
  constexpr std::size_t ahead = 16;
  Random random(1);
  std::vector<std::size_t> order(touched + ahead);
  for (std::size_t& row : order) row = random.below(rows) * floats;
  best = 1e9;
  for (int i = 0; i < 5; ++i) {
    best = std::min(best, seconds([&] {
                      for (std::size_t k = 0; k < touched; ++k) {
                        for (std::size_t line = 0; line < floats; line += 16)
                          __builtin_prefetch(table.data() + order[k + ahead] + line, 1);
                        HWY_DYNAMIC_DISPATCH(change)(table.data() + order[k], floats);
                      }
                    }));
  }
  std::printf("%zu rows of %zu floats (%.0f MB) in no order: %.1f million rows/s read, changed and written, %.1f GB/s each way\n",
              rows, floats, static_cast<double>(rows * floats) * 4e-6, static_cast<double>(touched) / best / 1e6,
              static_cast<double>(touched * floats) * 4 / best / 1e9);
  time_products(seconds);
  return 0;
}
#endif
