// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <QtTest>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/linalg/eigenpairs.h"
#include "core/linalg/sparse.h"
#include "core/linalg/tall.h"

using namespace segue;
using namespace segue::linalg;

namespace {

SparseRows random_rows(std::size_t rows, std::size_t columns, bool ones) {
  Random random(4);
  SparseRows m;
  m.width = columns;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (row % 5 == 3 || random.uniform() >= 0.1) continue;  // a fifth of the rows are empty
      m.columns.push_back(static_cast<std::uint32_t>(column));
      if (!ones) m.values.push_back(static_cast<float>(random.uniform() - 0.3));
    }
    m.offsets.push_back(m.columns.size());
  }
  return m;
}

std::vector<float> random_floats(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> out(count);
  for (float& value : out) value = static_cast<float>(random.uniform() - 0.5);
  return out;
}

/// Diagonal, in another basis: A = Q diag(values) Qᵀ.
struct Known {
  Eigen::MatrixXd a;
  Eigen::MatrixXf floats;
  explicit Known(const Eigen::VectorXd& values) {
    Random random(8);
    Eigen::MatrixXd any(values.size(), values.size());
    for (Eigen::Index i = 0; i < any.size(); ++i) any.data()[i] = random.uniform() - 0.5;
    const Eigen::MatrixXd q = Eigen::HouseholderQR<Eigen::MatrixXd>(any).householderQ();
    a = q * values.asDiagonal() * q.transpose();
    floats = a.cast<float>();
  }
  [[nodiscard]] SymmetricOperator op() const {
    const auto n = a.rows();
    SymmetricOperator out;
    out.size = static_cast<std::size_t>(n);
    out.apply = [this, n](const double* x, double* y) {
      Eigen::Map<Eigen::VectorXd>(y, n) = a * Eigen::Map<const Eigen::VectorXd>(x, n);
    };
    out.apply_block = [this, n](const float* x, float* y) {
      Eigen::Map<TallMatrix>(y, n, block_columns) = floats * Eigen::Map<const TallMatrix>(x, n, block_columns);
    };
    return out;
  }
};

}  // namespace

class EigenpairsTest : public QObject {
  Q_OBJECT
 private slots:
  void products_with_a_sparse_matrix_equal_a_plain_loop() {
    for (const bool ones : {true, false}) {
      const SparseRows m = random_rows(57, 41, ones);
      const std::vector<float> x = random_floats(m.width * block_columns, 1);
      std::vector<float> y(m.size() * block_columns, 7.0F);
      multiply_block(m, x.data(), y.data(), 2);
      std::vector<double> column(m.width);
      std::vector<double> product(m.size());
      for (std::size_t j = 0; j < block_columns; ++j) {
        for (std::size_t i = 0; i < m.width; ++i) column[i] = static_cast<double>(x[i * block_columns + j]);
        multiply(m, column.data(), product.data(), 2);
        for (std::size_t row = 0; row < m.size(); ++row) {
          double expected = 0;
          for (std::uint64_t i = m.offsets[row]; i < m.offsets[row + 1]; ++i) {
            expected += (ones ? 1.0 : static_cast<double>(m.values[i])) * column[m.columns[i]];
          }
          QVERIFY(std::abs(product[row] - expected) < 1e-12);
          QVERIFY(std::abs(static_cast<double>(y[row * block_columns + j]) - expected) < 1e-5);
        }
      }
    }
  }

  void a_matrix_turned_twice_is_itself() {
    for (const bool ones : {true, false}) {
      const SparseRows m = random_rows(57, 41, ones);
      const SparseRows turned = transposed(m);
      QCOMPARE(turned.size(), m.width);
      const SparseRows back = transposed(turned);
      QCOMPARE(back.offsets, m.offsets);
      QCOMPARE(back.columns, m.columns);
      QCOMPARE(back.values, m.values);
    }
  }

  void tall_products_equal_dense_ones() {
    constexpr std::size_t rows = 301;  // no multiple of any tile
    constexpr std::size_t stride = 80;
    const std::vector<float> basis = random_floats(rows * stride, 2);
    for (const std::size_t count : {1, 15, 16, 43}) {
      const TallView v{basis.data(), stride, 5, count};
      std::vector<float> w = random_floats(rows * block_columns, 3);
      const std::vector<float> h = random_floats(count * block_columns, 4);
      const auto n = static_cast<Eigen::Index>(count);
      const Eigen::MatrixXd dense_v = Eigen::Map<const TallMatrix>(basis.data(), rows, stride).middleCols(5, n).cast<double>();
      const Eigen::MatrixXd dense_w = Eigen::Map<const TallMatrix>(w.data(), rows, block_columns).cast<double>();
      const Eigen::MatrixXd dense_h = Eigen::Map<const TallMatrix>(h.data(), n, block_columns).cast<double>();
      std::vector<double> sums(count * block_columns, 1.0);
      add_products(v, w.data(), 3, rows, sums.data());
      const auto got =
          Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(sums.data(), n, block_columns);
      const Eigen::MatrixXd expected = dense_v.bottomRows(rows - 3).transpose() * dense_w.bottomRows(rows - 3);
      QVERIFY((got.array() - 1 - expected.array()).abs().maxCoeff() < 1e-4);
      subtract_product(v, h.data(), w.data(), 3, rows);
      const Eigen::MatrixXd left = Eigen::Map<const TallMatrix>(w.data(), rows, block_columns).cast<double>();
      QVERIFY((left.bottomRows(rows - 3) - dense_w.bottomRows(rows - 3) + dense_v.bottomRows(rows - 3) * dense_h)
                  .cwiseAbs()
                  .maxCoeff() < 1e-5);
      QVERIFY(left.topRows(3) == dense_w.topRows(3));
    }
  }

  void finds_known_eigenvalues_data() {
    QTest::addColumn<int>("solver");
    QTest::addColumn<bool>("clustered");
    for (const int solver : {0, 1}) {
      QTest::addRow("spread, solver %d", solver) << solver << false;
      QTest::addRow("in clusters, solver %d", solver) << solver << true;
    }
  }
  void finds_known_eigenvalues() {
    QFETCH(int, solver);
    QFETCH(bool, clustered);
    Eigen::VectorXd values(500);
    for (Eigen::Index i = 0; i < values.size(); ++i) {
      values[i] = clustered ? 1.0 / static_cast<double>(i / 5 + 1) : 100 * std::pow(0.97, static_cast<double>(i));
    }
    const Known known(values);
    EigenOptions options;
    options.count = 12;
    options.tolerance = 1e-5;
    options.solver = static_cast<EigenSolver>(solver);
    Progress progress;
    const EigenPairs pairs = largest_eigenpairs(known.op(), options, progress);
    QVERIFY(pairs.converged);
    for (Eigen::Index k = 0; k < 12; ++k) {
      // Single-vector Lanczos may take a repeated value for a single one until rounding shows the others.
      if (clustered && solver == 1 && k > 0) break;
      QVERIFY(std::abs(pairs.values[k] - values[k]) < 2e-6 * values[0]);
      const Eigen::VectorXd u = pairs.vectors.col(k).cast<double>();
      QVERIFY((known.a * u - pairs.values[k] * u).norm() < 3e-5 * values[0]);
      QVERIFY(pairs.residuals[k] < 3e-5 * values[0]);
    }
    const Eigen::MatrixXf overlaps = pairs.vectors.transpose() * pairs.vectors;
    QVERIFY((overlaps - Eigen::MatrixXf::Identity(12, 12)).cwiseAbs().maxCoeff() < 1e-5F);
  }

  void a_matrix_whose_rank_is_less_than_a_block_is_decomposed() {
    Eigen::VectorXd values = Eigen::VectorXd::Zero(400);
    values.head(3) << 5, 4, 1;
    const Known known(values);
    EigenOptions options;
    options.count = 6;
    Progress progress;
    const EigenPairs pairs = largest_eigenpairs(known.op(), options, progress);
    for (Eigen::Index k = 0; k < 6; ++k) QVERIFY(std::abs(pairs.values[k] - values[k]) < 1e-5);
    for (Eigen::Index k = 3; k < 6; ++k) QVERIFY(pairs.values[k] <= pairs.floor);
  }

  void the_randomised_solver_nears_known_eigenvalues_from_below_step_by_step() {
    Eigen::VectorXd values(500);
    for (Eigen::Index i = 0; i < values.size(); ++i) values[i] = 100 * std::pow(0.97, static_cast<double>(i));
    const Known known(values);
    EigenOptions options;
    options.count = 12;
    options.solver = EigenSolver::randomised;
    double before = 0;
    double residual = 10;
    for (const unsigned steps : {0U, 1U, 2U, 5U, 60U}) {
      options.power_steps = steps;
      Progress progress;
      const EigenPairs pairs = largest_eigenpairs(known.op(), options, progress);
      QCOMPARE(progress.training_samples().size(), std::size_t{steps} + 1);
      // Cauchy's interlacing: values of a projection lie below the matrix's own.
      for (Eigen::Index k = 0; k < 12; ++k) QVERIFY(pairs.values[k] < values[k] * (1 + 1e-6));
      QVERIFY(pairs.values.sum() > before);
      QVERIFY(pairs.residuals.maxCoeff() < residual || steps == 0);
      before = pairs.values.sum();
      residual = pairs.residuals.maxCoeff();
      for (Eigen::Index k = 0; k < 12; ++k) {
        const Eigen::VectorXd u = pairs.vectors.col(k).cast<double>();
        QVERIFY(std::abs((known.a * u - pairs.values[k] * u).norm() - pairs.residuals[k]) < 1e-4 * values[0]);
      }
      const Eigen::MatrixXf overlaps = pairs.vectors.transpose() * pairs.vectors;
      QVERIFY((overlaps - Eigen::MatrixXf::Identity(12, 12)).cwiseAbs().maxCoeff() < 1e-5F);
      QCOMPARE(pairs.converged, steps == 60);
    }
    QVERIFY(std::abs(before - values.head(12).sum()) < 1e-4 * before);
  }

  void the_points_of_the_randomised_solvers_curve_are_residuals() {
    // A run of fewer steps ends with the residual that a longer one has at that point.
    Eigen::VectorXd values(300);
    for (Eigen::Index i = 0; i < values.size(); ++i) values[i] = 10 * std::pow(0.95, static_cast<double>(i));
    const Known known(values);
    EigenOptions options;
    options.count = 5;
    options.solver = EigenSolver::randomised;
    options.power_steps = 3;
    Progress longer;
    (void)largest_eigenpairs(known.op(), options, longer);
    options.power_steps = 1;
    Progress shorter;
    (void)largest_eigenpairs(known.op(), options, shorter);
    QVERIFY(std::abs(longer.training_samples()[1].loss / shorter.training_samples()[1].loss - 1) < 1e-2);
  }

  void the_randomised_solver_with_half_of_the_matrix_needs_no_step_for_a_low_rank() {
    Eigen::MatrixXd h(400, 3);
    Random random(5);
    for (Eigen::Index i = 0; i < h.size(); ++i) h.data()[i] = random.uniform() - 0.5;
    const Eigen::VectorXd expected = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(h.transpose() * h).eigenvalues().reverse();
    SymmetricOperator op;
    op.size = 400;
    op.half_rows = 3;
    op.half = [&](const float* x, float* y) {
      Eigen::Map<TallMatrix>(y, 400, block_columns) = h.cast<float>() * Eigen::Map<const TallMatrix>(x, 3, block_columns);
    };
    op.apply_block = [&](const float* x, float* y) {
      const Eigen::MatrixXf g = (h * h.transpose()).cast<float>();
      Eigen::Map<TallMatrix>(y, 400, block_columns) = g * Eigen::Map<const TallMatrix>(x, 400, block_columns);
    };
    EigenOptions options;
    options.count = 5;
    options.solver = EigenSolver::randomised;
    options.power_steps = 0;
    Progress progress;
    const EigenPairs pairs = largest_eigenpairs(op, options, progress);
    for (Eigen::Index k = 0; k < 3; ++k) QVERIFY(std::abs(pairs.values[k] - expected[k]) < 1e-5 * expected[0]);
    for (Eigen::Index k = 3; k < 5; ++k) QVERIFY(pairs.values[k] <= pairs.floor);
    QVERIFY(pairs.converged);
  }

  void the_randomised_solver_stops_after_a_step_and_can_be_cancelled() {
    Eigen::VectorXd values = Eigen::VectorXd::LinSpaced(300, 300, 1);
    const Known known(values);
    EigenOptions options;
    options.count = 5;
    options.solver = EigenSolver::randomised;
    options.power_steps = 1000;
    Progress progress;
    SymmetricOperator op = known.op();
    int products = 0;
    const auto apply = op.apply_block;
    op.apply_block = [&](const float* x, float* y) {
      if (++products == 5) progress.stop_and_keep();
      apply(x, y);
    };
    const EigenPairs pairs = largest_eigenpairs(op, options, progress);
    QVERIFY(!pairs.converged && products < 10);
    QVERIFY(pairs.vectors.allFinite());
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)largest_eigenpairs(op, options, progress), Cancelled);
  }

  void products_that_are_not_finite_are_an_error() {
    for (const std::size_t size : {std::size_t{20}, std::size_t{500}}) {
      SymmetricOperator op;
      op.size = size;
      op.apply = [size](const double*, double* y) { std::fill_n(y, size, std::numeric_limits<double>::quiet_NaN()); };
      op.apply_block = [size](const float*, float* y) {
        std::fill_n(y, size * block_columns, std::numeric_limits<float>::quiet_NaN());
      };
      for (const EigenSolver solver : {EigenSolver::block_krylov, EigenSolver::randomised}) {
        EigenOptions options;
        options.solver = solver;
        Progress progress;
        QVERIFY_EXCEPTION_THROWN((void)largest_eigenpairs(op, options, progress), Error);
      }
    }
  }
};

QTEST_GUILESS_MAIN(EigenpairsTest)
#include "eigenpairs_test.moc"
