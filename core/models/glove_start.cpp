// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/glove_start.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <mutex>
#include <string>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/linalg/product.h"

namespace segue::models {
namespace {

/// Whether the last dimension is a bias: a constant in every input row, or nothing at all.
bool has_bias(const Embedding& start) {
  const auto last = start.input.col(start.input.cols() - 1).array();
  return start.output.rows() == start.input.rows() && (last == glove_bias_constant).any() &&
         (last == glove_bias_constant || last == 0.0F).all();
}

}  // namespace

bool start_glove(const Embedding& start, unsigned dim, const std::vector<char>& rows, const std::vector<char>& columns, bool sums,
                 const GloveTables& tables) {
  if (start.dim() != dim) {
    throw Error({SEGUE_TEXT("GloVe: the vectors to start from have %1 dimensions, the option dim is %2"),
                 {std::to_string(start.dim()), std::to_string(dim)}},
                {}, SEGUE_TEXT("Set dim to that of the vectors to start from"));
  }
  if (!start.input.allFinite() || !start.output.allFinite()) {
    throw Error(SEGUE_TEXT("GloVe: the vectors to start from hold values that are no finite numbers"));
  }
  const bool two_tables = start.output.rows() == start.input.rows();
  const bool bias = tables.dim < dim && has_bias(start);
  const float share = sums && !two_tables ? 0.5F : 1.0F;
  const auto write = [&](const Matrix& from, Eigen::Index row, float* to) {
    for (std::size_t d = 0; d < tables.dim; ++d) to[d] = share * from(row, static_cast<Eigen::Index>(d));
  };
  bool any = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    float* const in = tables.input + i * 2 * tables.stride;
    float* const out = tables.output + i * 2 * tables.stride;
    const bool known = !start.input.row(row).isZero(0);
    if (known && rows[i] != 0) {
      write(start.input, row, in);
      any = true;
    }
    if (columns[i] == 0) continue;
    if (two_tables && !start.output.row(row).isZero(0)) {
      write(start.output, row, out);
      if (bias) out[tables.dim] = start.output(row, start.output.cols() - 1) * glove_bias_constant;
      any = true;
    } else if (known && sums) {
      write(start.input, row, out);
    }
  }
  if (!any) {
    throw Error(SEGUE_TEXT("GloVe: the vectors to start from know none of the artists to train"), {},
                SEGUE_TEXT("Start from a run on data with the same artist ids"));
  }
  return bias;
}

namespace {

/// Biases of one side, the other side's standing still: the mean of what the rest of the model leaves of log X, by the weights.
void fit_side(const Cooccurrences& cells, const GloveStep& step, std::size_t artists, bool of_rows, unsigned threads,
              const GloveTables& tables, const Progress& progress) {
  std::vector<double> left(artists, 0.0), weights(artists, 0.0);
  std::mutex adding;
  std::atomic<std::size_t> next{0};
  parallel_workers(thread_count(threads), [&](unsigned) {
    std::vector<double> my_left(artists, 0.0), my_weights(artists, 0.0);
    for (std::size_t b = next.fetch_add(1); b < cells.buckets(); b = next.fetch_add(1)) {
      progress.throw_if_cancelled();
      for (const Cooccurrence& cell : cells.bucket(b)) {
        const float* const in = tables.input + static_cast<std::size_t>(cell.row) * 2 * tables.stride;
        const float* const out = tables.output + static_cast<std::size_t>(cell.column) * 2 * tables.stride;
        const auto x = static_cast<double>(cell.weight);
        const double weight = x < step.x_max ? std::pow(x / step.x_max, step.alpha) : 1.0;
        const float other = of_rows ? out[tables.dim] : in[tables.dim];
        const auto at = static_cast<std::size_t>(of_rows ? cell.row : cell.column);
        my_left[at] += weight * (std::log(x) - static_cast<double>(linalg::dot(in, out, tables.dim) + other));
        my_weights[at] += weight;
      }
      cells.release(b);
    }
    const std::lock_guard lock(adding);
    for (std::size_t i = 0; i < artists; ++i) {
      left[i] += my_left[i];
      weights[i] += my_weights[i];
    }
  });
  float* const table = of_rows ? tables.input : tables.output;
  for (std::size_t i = 0; i < artists; ++i) {
    if (weights[i] > 0) table[i * 2 * tables.stride + tables.dim] = static_cast<float>(left[i] / weights[i]);
  }
}

}  // namespace

void fit_glove_biases(const Cooccurrences& cells, const GloveStep& step, std::size_t artists, bool columns_too, unsigned threads,
                      const GloveTables& tables, const Progress& progress) {
  if (columns_too) {
    for (std::size_t i = 0; i < artists; ++i) tables.output[i * 2 * tables.stride + tables.dim] = 0;
  }
  fit_side(cells, step, artists, true, threads, tables, progress);
  if (!columns_too) return;
  fit_side(cells, step, artists, false, threads, tables, progress);
  fit_side(cells, step, artists, true, threads, tables, progress);
}

}  // namespace segue::models
