// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cooccurrence_svd.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/parallel.h"
#include "core/models/cooccurrence_audience.h"
#include "core/models/cooccurrence_lanczos.h"

namespace segue::models {
namespace {

/// The matrix A of common audiences as an operator on vectors of one number per artist.
class CommonAudiences {
 public:
  CommonAudiences(BinaryRows heard, Normalisation normalisation, unsigned threads)
      : heard_(std::move(heard)),
        heard_by_(transposed(heard_)),
        own_listeners_(normalisation == Normalisation::own_listeners),
        threads_(threads),
        scale_(static_cast<Eigen::Index>(size())),
        heard_sum_(heard_.size()),
        scaled_(scale_.size()) {
    for (std::size_t i = 0; i < size(); ++i) {
      const auto listeners = static_cast<double>(this->listeners(i));
      double& scale = scale_[static_cast<Eigen::Index>(i)];
      switch (normalisation) {
        case Normalisation::own_listeners: scale = listeners > 0 ? 1 / listeners : 0; break;
        case Normalisation::cosine: scale = listeners > 0 ? 1 / std::sqrt(listeners) : 0; break;
        case Normalisation::none: scale = 1; break;
      }
    }
  }

  [[nodiscard]] std::size_t size() const { return heard_by_.size(); }
  [[nodiscard]] std::uint64_t listeners(std::size_t artist) const {
    return heard_by_.offsets[artist + 1] - heard_by_.offsets[artist];
  }
  [[nodiscard]] bool anything_shared() const {
    for (std::size_t row = 0; row < heard_.size(); ++row) {
      if (heard_.offsets[row + 1] - heard_.offsets[row] > 1) return true;
    }
    return false;
  }
  [[nodiscard]] bool symmetric() const { return !own_listeners_; }
  [[nodiscard]] unsigned threads() const { return threads_; }

  /// y = A x for the symmetric kinds, y = A Aᵀ x for own_listeners (with C = BᵀB and D its diagonal: D⁻¹ C C D⁻¹ x).
  void apply(const double* x, double* y) {
    const auto n = scale_.size();
    scaled_ = scale_.cwiseProduct(Eigen::Map<const Eigen::VectorXd>(x, n));
    counts(scaled_.data(), y);
    if (own_listeners_) {
      scaled_ = Eigen::Map<const Eigen::VectorXd>(y, n);
      counts(scaled_.data(), y);
    }
    Eigen::Map<Eigen::VectorXd>(y, n).array() *= scale_.array();
  }

 private:
  void counts(const double* x, double* y) {  // y = C x
    multiply(heard_, x, heard_sum_.data(), threads_);
    multiply(heard_by_, heard_sum_.data(), y, threads_);
  }

  BinaryRows heard_;     ///< B
  BinaryRows heard_by_;  ///< Bᵀ
  bool own_listeners_;
  unsigned threads_;
  Eigen::VectorXd scale_;
  std::vector<double> heard_sum_;
  Eigen::VectorXd scaled_;
};

void check(const CommonAudiences& matrix, unsigned dim) {
  if (dim == 0 || dim >= matrix.size()) {
    throw Error({SEGUE_TEXT("Co-occurrence SVD: %1 dimensions of %2 artists cannot be had"),
                 {std::to_string(dim), std::to_string(matrix.size())}},
                {}, SEGUE_TEXT("Use fewer dimensions than artists, and at least 1"));
  }
  if (!matrix.anything_shared()) {
    throw Error(SEGUE_TEXT("Co-occurrence SVD: no two artists of the training sequences share an audience"), {},
                SEGUE_TEXT("Use more or longer sequences, or hold out fewer"));
  }
}

/// Makes the largest component of each column positive (of equals, the first), so that equal data give equal signs.
void fix_signs(Eigen::MatrixXd& vectors) {
  for (Eigen::Index j = 0; j < vectors.cols(); ++j) {
    Eigen::Index largest = 0;
    vectors.col(j).cwiseAbs().maxCoeff(&largest);
    if (vectors(largest, j) < 0) vectors.col(j) *= -1;
  }
}

}  // namespace

CooccurrenceSvdResult cooccurrence_svd(const TrainingInput& input, const CooccurrenceSvdOptions& options, Progress& progress) {
  progress.start(SEGUE_TEXT("Counting common audiences"), 0);
  CommonAudiences matrix(audience_rows(input, options.audience, progress), options.normalisation, thread_count(options.threads));
  check(matrix, options.dim);

  progress.start(SEGUE_TEXT("Decomposing"), options.dim, SEGUE_TEXT("vectors"));
  const SymmetricOperator op{matrix.size(), [&](const double* x, double* y) { matrix.apply(x, y); }, matrix.threads()};
  EigenPairs pairs = largest_eigenpairs(op, {options.dim, options.tolerance, options.max_restarts, options.seed}, progress);
  fix_signs(pairs.vectors);

  CooccurrenceSvdResult result;
  result.converged = pairs.converged;
  const auto n = static_cast<Eigen::Index>(matrix.size());
  const Eigen::Index dim = pairs.values.size();
  Matrix vectors = Matrix::Zero(n, dim);
  Eigen::VectorXd once(n);
  Eigen::VectorXd twice(n);
  double largest_square = 0;
  for (Eigen::Index j = 0; j < dim; ++j) {
    progress.throw_if_cancelled();
    const double value = std::max(0.0, pairs.values[j]);
    const double sigma = matrix.symmetric() ? value : std::sqrt(value);
    const auto u = pairs.vectors.col(j);
    matrix.apply(u.data(), once.data());
    if (matrix.symmetric()) {
      matrix.apply(once.data(), twice.data());
      once.swap(twice);
    }
    largest_square = std::max(largest_square, sigma * sigma);
    result.singular_values.push_back(sigma);
    result.residuals.push_back((once - sigma * sigma * u).norm() / largest_square);
    vectors.col(j) = (sigma * u).cast<float>();
  }
  for (Eigen::Index i = 0; i < n; ++i) {
    if (matrix.listeners(static_cast<std::size_t>(i)) == 0) vectors.row(i).setZero();
  }
  result.embedding = Embedding{"cooccurrence_svd", input.corpus.vocabulary, std::move(vectors), Matrix()};
  return result;
}

}  // namespace segue::models
