// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/pages.h"
#include "core/base/prefetch.h"
#include "core/models/embedding.h"

namespace segue::models {

/// Both tables of an embedding while they are in training: each row starts on a cache line and is filled up with zeros, which
/// training leaves zero. Unaligned rows cost wide vector units a second line at nearly every load and store. In large pages:
/// rows are touched in no order, and with small ones nearly each would cost a walk through the page tables.
class TrainingTables {
 public:
  /// Two tables of zeros. They are filled and handed over by `threads` threads (0: all cores): the system clears new pages by the
  /// thread that first writes to them, and that takes longer than the copying.
  TrainingTables(std::size_t rows, std::size_t dim, unsigned threads = 1);
  /// Two tables of the same shape.
  TrainingTables(const Matrix& input, const Matrix& output, unsigned threads = 1);
  /// `output` may be null.
  void copy_to(Matrix& input, Matrix* output) const;
  /// The same, without ever holding more than one table's worth of rows and some megabytes beside it. Nothing is left.
  void move_to(Matrix& input, Matrix* output) &&;

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t dim() const { return dim_; }
  [[nodiscard]] std::size_t stride() const { return stride_; }  ///< floats from row to row; at least the dimension
  [[nodiscard]] float* input(std::size_t row) { return input_.data() + row * stride_; }
  [[nodiscard]] float* output(std::size_t row) { return output_.data() + row * stride_; }
  /// Has a row brought into the cache, to be written to.
  void fetch(const float* row) const {
    constexpr std::size_t line = 64 / sizeof(float);
    for (std::size_t i = 0; i < stride_; i += line) segue::prefetch_to_write(row + i);
  }

 private:
  std::size_t rows_;
  std::size_t dim_;
  std::size_t stride_;
  unsigned threads_;
  Pages<float> input_;
  Pages<float> output_;

  /// Copies rows `begin` … `end` − 1 of a table to the matrix.
  void copy_rows(const Pages<float>& from, std::size_t begin, std::size_t end, Matrix& to) const;
};

}  // namespace segue::models
