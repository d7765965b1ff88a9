// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/linalg/sparse.h"
#include "core/models/embedding.h"

namespace segue::models {

/// A network of one hidden layer, y = b₂ + W₂ᵀ·relu(b₁ + W₁ᵀ·x), on sparse rows x.
struct ColdNetwork {
  Matrix first;   ///< inputs × hidden
  Matrix second;  ///< hidden × targets
  Eigen::RowVectorXf first_bias, second_bias;
  /// Small random first weights, so that inputs never seen in training say next to nothing; zero biases.
  ColdNetwork(std::size_t inputs, std::size_t hidden, std::size_t targets, std::uint64_t seed);
};

/// Rows of the answer, x.size() × targets.
[[nodiscard]] Matrix answers(const ColdNetwork& network, const linalg::SparseRows& x);

/// Gradients of some rows; of the first weights only the rows of inputs that occur.
struct ColdGradients {
  std::vector<std::uint32_t> inputs;  ///< ascending
  Matrix first;                       ///< inputs.size() × hidden
  Matrix second;
  Eigen::RowVectorXf first_bias, second_bias;
};

/// Half the squared distance from answer to y, mean over the given rows of x and y, and its gradients. `kept` (rows.size() ×
/// hidden; empty: all ones) multiplies the hidden layer: dropout.
double cold_loss(const ColdNetwork& network, const linalg::SparseRows& x, const Matrix& y, std::span<const std::uint32_t> rows,
                 const Matrix& kept, ColdGradients& gradients);

struct ColdTraining {
  double learning_rate = 2e-3;
  double decay = 1e-2;  ///< weights shrink by rate · decay a step (Loshchilov and Hutter 2019)
  double dropout = 0.3;
  unsigned batch = 64;
};

/// Adam (Kingma and Ba 2015); first weights only where an input occurs in the batch. Goes through all rows once per call, in an
/// order drawn by `random`.
class ColdTrainer {
 public:
  ColdTrainer(ColdNetwork& network, const ColdTraining& training);
  /// Mean loss. Throws Cancelled.
  double epoch(const linalg::SparseRows& x, const Matrix& y, Random& random, const Progress& progress);

 private:
  struct Moments {
    Matrix mean, square;
  };
  void step(Eigen::Ref<Matrix> weights, const Eigen::Ref<const Matrix>& gradient, Eigen::Ref<Matrix> mean,
            Eigen::Ref<Matrix> square, double decay) const;

  ColdNetwork& network_;
  ColdTraining training_;
  Moments first_, second_, first_bias_, second_bias_;
  std::uint64_t steps_ = 0;
};

}  // namespace segue::models
