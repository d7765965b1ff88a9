// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/SVD>
#include <QtTest>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/projection/pca.h"

using namespace segue;
using models::Matrix;

namespace {

models::Embedding embedding_of(const Matrix& input) { return {"test", std::make_shared<data::Vocabulary>(), input, {}}; }

projection::Map pca(const Matrix& input) {
  Progress progress;
  return projection::pca(embedding_of(input), progress);
}

}  // namespace

class PcaTest : public QObject {
  Q_OBJECT

 private slots:
  void equals_the_singular_value_decomposition() {
    Random random(1);
    Matrix input(1300, 11);
    for (Eigen::Index i = 0; i < input.rows(); ++i) {
      for (Eigen::Index k = 0; k < 11; ++k) {
        input(i, k) = static_cast<float>((random.uniform() - 0.3) / static_cast<double>(k + 1));
      }
    }
    input.row(7).setZero();
    input(900, 3) = std::numeric_limits<float>::quiet_NaN();

    std::vector<Eigen::Index> known;
    for (Eigen::Index i = 0; i < input.rows(); ++i) {
      if (i != 7 && i != 900) known.push_back(i);
    }
    Eigen::MatrixXd units(static_cast<Eigen::Index>(known.size()), 11);
    for (std::size_t i = 0; i < known.size(); ++i) {
      units.row(static_cast<Eigen::Index>(i)) = input.row(known[i]).cast<double>().normalized();
    }
    units.rowwise() -= units.colwise().mean().eval();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(units, Eigen::ComputeThinU | Eigen::ComputeThinV);

    const projection::Map map = pca(input);
    QCOMPARE(map.points.rows(), input.rows());
    const double total = svd.singularValues().squaredNorm();
    for (Eigen::Index axis = 0; axis < 2; ++axis) {
      QVERIFY(std::abs(map.explained[axis] - std::pow(svd.singularValues()(axis), 2) / total) < 1e-9);
      Eigen::VectorXd loading = svd.matrixV().col(axis);
      Eigen::Index largest = 0;
      loading.cwiseAbs().maxCoeff(&largest);
      if (loading(largest) < 0) loading = -loading;
      const Eigen::VectorXd want = units * loading;
      for (std::size_t i = 0; i < known.size(); ++i) {
        QVERIFY(std::abs(static_cast<double>(map.points(known[i], axis)) - want(static_cast<Eigen::Index>(i))) < 1e-5);
      }
      QCOMPARE(map.points(7, axis), 0.0F);
      QCOMPARE(map.points(900, axis), 0.0F);
    }
  }

  void lengths_of_vectors_do_not_matter() {
    Random random(2);
    Matrix input(40, 3);
    for (Eigen::Index i = 0; i < input.size(); ++i) input.data()[i] = static_cast<float>(random.uniform() - 0.4);
    Matrix scaled = input;
    for (Eigen::Index i = 0; i < input.rows(); ++i) scaled.row(i) *= std::exp2(static_cast<float>(i % 7) - 3.0F);
    QVERIFY(pca(input).points.isApprox(pca(scaled).points, 1e-6F));
  }

  void one_dimension_leaves_the_second_axis_empty() {
    Matrix input(3, 1);
    input << 2, -3, 0;
    const projection::Map map = pca(input);
    QCOMPARE(map.points(0, 0), 1.0F);
    QCOMPARE(map.points(1, 0), -1.0F);
    QVERIFY(map.points.col(1).isZero(0));
    QCOMPARE(map.explained[0], 1.0);
    QCOMPARE(map.explained[1], 0.0);
  }

  void without_vectors_all_lie_at_the_origin() {
    QVERIFY(pca(Matrix::Zero(5, 4)).points.isZero(0));
    QCOMPARE(pca(Matrix(0, 4)).points.rows(), Eigen::Index{0});
    const projection::Map same = pca(Matrix::Ones(5, 4));
    QVERIFY(same.points.isZero(1e-6F));
    QVERIFY(same.points.allFinite());
  }

  void cancelled_projection_throws() {
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)projection::pca(embedding_of(Matrix::Ones(5, 4)), progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(PcaTest)
#include "pca_test.moc"
