// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <functional>

namespace segue::linalg {

/// All eigenpairs of a dense symmetric matrix.
struct Spectrum {
  Eigen::VectorXd values;   ///< descending
  Eigen::MatrixXd vectors;  ///< columns, orthonormal
};

/// By Householder tridiagonalisation and implicit QR steps (Golub & Van Loan, Matrix Computations, §8.3), as Eigen's
/// SelfAdjointEigenSolver has it, which for 2,000 rows takes ten seconds and cannot be asked to end: here `check` is called, on
/// any thread, every some ten milliseconds, and what it throws ends the work. O(n³). The result does not depend on the number of
/// threads. Throws Error for numbers that are not finite.
[[nodiscard]] Spectrum spectrum(Eigen::MatrixXd a, unsigned threads, const std::function<void()>& check);

}  // namespace segue::linalg
