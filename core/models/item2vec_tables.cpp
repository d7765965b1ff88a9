// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_tables.h"

#include <algorithm>

namespace segue::models {

TrainingTables::TrainingTables(const Matrix& input, const Matrix& output)
    : rows_(static_cast<std::size_t>(input.rows())),
      dim_(static_cast<std::size_t>(input.cols())),
      stride_((dim_ + 15) / 16 * 16) {
  input_.resize(rows_ * stride_);
  output_.resize(rows_ * stride_);
  const auto fill = [this](const Matrix& from, float* to) {
    for (std::size_t i = 0; i < rows_; ++i) {
      float* const end = std::copy_n(from.data() + i * dim_, dim_, to + i * stride_);
      std::fill(end, to + (i + 1) * stride_, 0.0F);
    }
  };
  fill(input, input_.data());
  fill(output, output_.data());
}

void TrainingTables::copy_to(Matrix& input, Matrix& output) const {
  for (std::size_t i = 0; i < rows_; ++i) {
    std::copy_n(input_.data() + i * stride_, dim_, input.data() + i * dim_);
    std::copy_n(output_.data() + i * stride_, dim_, output.data() + i * dim_);
  }
}

}  // namespace segue::models
