// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/sparse.h"

#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/linalg/sparse.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <algorithm>
#include <numeric>

#include "core/base/parallel.h"

HWY_BEFORE_NAMESPACE();
namespace segue::linalg {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<float, block_columns>;
inline constexpr std::size_t lanes = HWY_LANES(float) < block_columns ? HWY_LANES(float) : block_columns;
inline constexpr std::size_t vectors = block_columns / lanes;

// Rows [begin, end) of Y = M X. Two sums for each number keep the adders busy; the lines of X to come are asked for early.
template <bool weighted>
void gather_rows(const SparseRows& matrix, const float* HWY_RESTRICT x, float* HWY_RESTRICT y, std::size_t begin,
                 std::size_t end) {
  const Tag d;
  constexpr std::uint64_t ahead = 24;
  const std::uint32_t* const columns = matrix.columns.data();
  const float* const values = matrix.values.data();
  const std::uint64_t last = matrix.offsets[end];
  for (std::size_t row = begin; row < end; ++row) {
    hn::Vec<Tag> even[vectors];
    hn::Vec<Tag> odd[vectors];
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) even[v] = odd[v] = hn::Zero(d);
    const auto add = [&](hn::Vec<Tag>* sum, std::uint64_t i) HWY_ATTR {
      const float* const from = x + columns[i] * block_columns;
#pragma GCC unroll 4
      for (std::size_t v = 0; v < vectors; ++v) {
        const auto part = hn::LoadU(d, from + v * lanes);
        if constexpr (weighted) {
          sum[v] = hn::MulAdd(hn::Set(d, values[i]), part, sum[v]);
        } else {
          sum[v] = hn::Add(sum[v], part);
        }
      }
    };
    std::uint64_t i = matrix.offsets[row];
    const std::uint64_t stop = matrix.offsets[row + 1];
    for (; i + 2 <= stop; i += 2) {
      hwy::Prefetch(x + columns[std::min(i + ahead, last - 1)] * block_columns);
      hwy::Prefetch(x + columns[std::min(i + ahead + 1, last - 1)] * block_columns);
      add(even, i);
      add(odd, i + 1);
    }
    if (i < stop) add(even, i);
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) {
      hn::StoreU(hn::Add(even[v], odd[v]), d, y + row * block_columns + v * lanes);
    }
  }
}

void gather(const SparseRows& matrix, const float* x, float* y, std::size_t begin, std::size_t end) {
  if (matrix.values.empty()) {
    gather_rows<false>(matrix, x, y, begin, end);
  } else {
    gather_rows<true>(matrix, x, y, begin, end);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace segue::linalg
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::linalg {

HWY_EXPORT(gather);

namespace {

/// Calls work(begin, end) for ranges of rows with about as many entries each: rows differ in length by orders of magnitude.
template <class Work>
void over_rows(const SparseRows& matrix, unsigned threads, const Work& work) {
  // Starting threads costs some 50 µs: not worth it for less.
  if (matrix.columns.size() < 100'000) return work(0, matrix.size());
  const std::uint64_t entries = matrix.offsets.back() + matrix.size();
  const std::uint64_t part = std::max<std::uint64_t>(8192, entries / (std::uint64_t{32} * thread_count(threads)));
  std::vector<std::size_t> bounds{0};
  for (std::size_t row = 0; row < matrix.size();) {
    // The first row at which offsets[row] + row has grown by a part.
    const std::uint64_t goal = matrix.offsets[row] + row + part;
    std::size_t low = row + 1;
    std::size_t high = matrix.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (matrix.offsets[middle] + middle < goal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    bounds.push_back(row = low);
  }
  parallel_ranges(bounds.size() - 1, 1, threads, [&](std::size_t first, std::size_t) { work(bounds[first], bounds[first + 1]); });
}

}  // namespace

SparseRows transposed(const SparseRows& matrix) {
  SparseRows out;
  out.width = matrix.size();
  out.columns.resize(matrix.columns.size());
  out.values.resize(matrix.values.size());
  out.offsets.assign(matrix.width + 1, 0);
  for (const std::uint32_t column : matrix.columns) ++out.offsets[column + 1];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  for (std::size_t row = 0; row < matrix.size(); ++row) {
    for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) {
      const std::uint64_t place = next[matrix.columns[i]]++;
      out.columns[place] = static_cast<std::uint32_t>(row);
      if (!matrix.values.empty()) out.values[place] = matrix.values[i];
    }
  }
  return out;
}

void multiply(const SparseRows& matrix, const double* x, double* y, unsigned threads) {
  over_rows(matrix, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) {
      double sum = 0;
      for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) {
        const double value = matrix.values.empty() ? 1.0 : static_cast<double>(matrix.values[i]);
        sum += value * x[matrix.columns[i]];
      }
      y[row] = sum;
    }
  });
}

void multiply_block(const SparseRows& matrix, const float* x, float* y, unsigned threads) {
  over_rows(matrix, threads, [&](std::size_t begin, std::size_t end) { HWY_DYNAMIC_DISPATCH(gather)(matrix, x, y, begin, end); });
}

}  // namespace segue::linalg
#endif  // HWY_ONCE
