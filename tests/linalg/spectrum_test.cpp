// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/spectrum.h"

#include <QtTest>
#include <atomic>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/random.h"

using namespace segue;
using namespace segue::linalg;

namespace {

Eigen::MatrixXd random_symmetric(Eigen::Index n, std::uint64_t seed) {
  Random random(seed);
  Eigen::MatrixXd half(n, n);
  for (Eigen::Index i = 0; i < half.size(); ++i) half.data()[i] = random.uniform() - 0.5;
  return half + half.transpose();
}

const auto nothing = [] {};

}  // namespace

class SpectrumTest : public QObject {
  Q_OBJECT
 private slots:
  void pairs_decompose_the_matrix_data() {
    QTest::addColumn<int>("size");
    for (const int n : {1, 2, 3, 17, 97, 130, 301}) QTest::addRow("%d", n) << n;
  }
  void pairs_decompose_the_matrix() {
    QFETCH(int, size);
    const Eigen::MatrixXd a = random_symmetric(size, 1);
    const Spectrum found = spectrum(a, 2, nothing);
    QVERIFY((found.vectors.transpose() * found.vectors - Eigen::MatrixXd::Identity(size, size)).cwiseAbs().maxCoeff() < 1e-12);
    QVERIFY((found.vectors * found.values.asDiagonal() * found.vectors.transpose() - a).cwiseAbs().maxCoeff() < 1e-11);
    for (Eigen::Index i = 1; i < size; ++i) QVERIFY(found.values[i - 1] >= found.values[i]);
  }

  void known_values_are_found() {
    // Of the second difference: 2 − 2 cos(πk / (n + 1)).
    constexpr Eigen::Index n = 150;
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
      a(i, i) = 2;
      if (i > 0) a(i, i - 1) = a(i - 1, i) = -1;
    }
    const Spectrum found = spectrum(a, 1, nothing);
    for (Eigen::Index k = 1; k <= n; ++k) {
      const double expected =
          2 - 2 * std::cos(3.14159265358979323846 * static_cast<double>(n + 1 - k) / static_cast<double>(n + 1));
      QVERIFY(std::abs(found.values[k - 1] - expected) < 1e-13 * 150);
    }
  }

  void values_that_come_many_times_and_zeros() {
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(60, 60);
    QCOMPARE(spectrum(a, 1, nothing).values.cwiseAbs().maxCoeff(), 0.0);
    a.topLeftCorner(40, 40).setOnes();  // 40 once, 0 else
    const Spectrum found = spectrum(1e-200 * a, 1, nothing);
    QVERIFY(std::abs(found.values[0] / 40e-200 - 1) < 1e-13);
    QVERIFY(found.values.tail(59).cwiseAbs().maxCoeff() < 1e-212);
  }

  void threads_do_not_change_a_bit() {
    const Eigen::MatrixXd a = random_symmetric(280, 2);
    const Spectrum one = spectrum(a, 1, nothing);
    const Spectrum five = spectrum(a, 5, nothing);
    QVERIFY(one.values == five.values && one.vectors == five.vectors);
  }

  void it_ends_at_any_point_where_it_is_checked() {
    const Eigen::MatrixXd a = random_symmetric(140, 3);
    std::atomic<int> checks{0};
    (void)spectrum(a, 1, [&] { ++checks; });
    const int all = checks;
    QVERIFY(all > 140);
    struct Enough {};
    for (const int at : {1, 100, all - 3, all}) {
      checks = 0;
      QVERIFY_EXCEPTION_THROWN((void)spectrum(a, 1,
                                              [&] {
                                                if (++checks == at) throw Enough();
                                              }),
                               Enough);
      QCOMPARE(checks.load(), at);
    }
  }

  void what_is_not_finite_is_an_error() {
    Eigen::MatrixXd a = random_symmetric(5, 4);
    a(2, 3) = a(3, 2) = std::numeric_limits<double>::quiet_NaN();
    QVERIFY_EXCEPTION_THROWN((void)spectrum(a, 1, nothing), Error);
  }
};

QTEST_GUILESS_MAIN(SpectrumTest)
#include "spectrum_test.moc"
