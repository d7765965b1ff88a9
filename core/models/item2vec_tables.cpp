// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_tables.h"

#include <algorithm>

#include "core/base/parallel.h"

namespace segue::models {

namespace {

constexpr std::size_t rows_at_a_time = 2048;

/// Room for a table that all threads will write to.
void make_room(Matrix& to, std::size_t rows, std::size_t dim) {
  to.resize(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(dim));
  prefer_large_pages(to.data(), rows * dim * sizeof(float));
}

}  // namespace

TrainingTables::TrainingTables(std::size_t rows, std::size_t dim, unsigned threads)
    : rows_(rows), dim_(dim), stride_((dim + 15) / 16 * 16), threads_(threads) {
  input_.resize(rows_ * stride_);
  output_.resize(rows_ * stride_);
  // New pages hold zeros. The system clears each when it is first written to: of inputs by whoever fills them, of outputs here.
  constexpr std::size_t page = 4096 / sizeof(float);
  parallel_ranges((output_.size() + page - 1) / page, 64, threads_, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) output_[i * page] = 0;
  });
}

TrainingTables::TrainingTables(const Matrix& input, const Matrix& output, unsigned threads)
    : TrainingTables(static_cast<std::size_t>(input.rows()), static_cast<std::size_t>(input.cols()), threads) {
  for (std::size_t i = 0; i < rows_; ++i) {
    std::copy_n(input.data() + i * dim_, dim_, this->input(i));
    std::copy_n(output.data() + i * dim_, dim_, this->output(i));
  }
}

void TrainingTables::copy_rows(const Pages<float>& from, std::size_t first, std::size_t last, Matrix& to) const {
  parallel_ranges(last - first, rows_at_a_time, threads_, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = first + begin; i < first + end; ++i) std::copy_n(from.data() + i * stride_, dim_, to.data() + i * dim_);
  });
}

void TrainingTables::copy_to(Matrix& input, Matrix* output) const {
  const auto copy = [this](const Pages<float>& from, Matrix& to) {
    make_room(to, rows_, dim_);
    copy_rows(from, 0, rows_, to);
  };
  copy(input_, input);
  if (output != nullptr) copy(output_, *output);
}

void TrainingTables::move_to(Matrix& input, Matrix* output) && {
  const std::size_t some = std::max<std::size_t>(1, (std::size_t{1} << 22U) / stride_);  // rows of 16 MB
  const auto move = [&](Pages<float>& from, Matrix& to) {
    make_room(to, rows_, dim_);
    for (std::size_t left = rows_; left > 0;) {
      const std::size_t begin = left - std::min(left, some);
      copy_rows(from, begin, left, to);
      from.shrink(begin * stride_);
      left = begin;
    }
  };
  if (output == nullptr) output_ = {};
  move(input_, input);
  if (output != nullptr) move(output_, *output);
  rows_ = 0;
}

}  // namespace segue::models
