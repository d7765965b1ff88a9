// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_tables.h"

#include <algorithm>

namespace segue::models {

TrainingTables::TrainingTables(std::size_t rows, std::size_t dim) : rows_(rows), dim_(dim), stride_((dim + 15) / 16 * 16) {
  for (Pages<float>* const table : {&input_, &output_}) {
    table->resize(rows_ * stride_);
    std::fill_n(table->data(), rows_ * stride_, 0.0F);
  }
}

TrainingTables::TrainingTables(const Matrix& input, const Matrix& output)
    : TrainingTables(static_cast<std::size_t>(input.rows()), static_cast<std::size_t>(input.cols())) {
  for (std::size_t i = 0; i < rows_; ++i) {
    std::copy_n(input.data() + i * dim_, dim_, this->input(i));
    std::copy_n(output.data() + i * dim_, dim_, this->output(i));
  }
}

void TrainingTables::copy_to(Matrix& input, Matrix* output) const {
  const auto copy = [this](const Pages<float>& from, Matrix& to) {
    to.resize(static_cast<Eigen::Index>(rows_), static_cast<Eigen::Index>(dim_));
    for (std::size_t i = 0; i < rows_; ++i) std::copy_n(from.data() + i * stride_, dim_, to.data() + i * dim_);
  };
  copy(input_, input);
  if (output != nullptr) copy(output_, *output);
}

void TrainingTables::move_to(Matrix& input, Matrix* output) && {
  const std::size_t some = std::max<std::size_t>(1, (std::size_t{1} << 22U) / stride_);  // rows of 16 MB
  const auto move = [&](Pages<float>& from, Matrix& to) {
    to.resize(static_cast<Eigen::Index>(rows_), static_cast<Eigen::Index>(dim_));
    for (std::size_t left = rows_; left > 0;) {
      const std::size_t begin = left - std::min(left, some);
      for (std::size_t i = begin; i < left; ++i) std::copy_n(from.data() + i * stride_, dim_, to.data() + i * dim_);
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
