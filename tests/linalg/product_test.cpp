// SPDX-License-Identifier: GPL-3.0-or-later
#include <hwy/targets.h>

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/linalg/product.h"
#include "tests/linalg/vector_units.h"

using namespace segue;
using linalg::test::random_values;
using linalg::test::RunOn;
using linalg::test::targets;

namespace {

// The sum in double, and the size that rounding errors are measured against: the sum of absolute products.
struct Sum {
  double value = 0, size = 0;
};
Sum plain_dot(const float* a, const float* b, std::size_t n) {
  Sum sum;
  for (std::size_t i = 0; i < n; ++i) {
    const double product = static_cast<double>(a[i]) * static_cast<double>(b[i]);
    sum.value += product;
    sum.size += std::abs(product);
  }
  return sum;
}

bool near(float got, const Sum& want, std::size_t n) {
  const double bound = (static_cast<double>(n) + 2) * 0x1.0p-24 * want.size;
  return std::abs(static_cast<double>(got) - want.value) <= bound;
}

}  // namespace

class ProductTest : public QObject {
  Q_OBJECT

 private slots:
  void says_what_it_runs_on() { QVERIFY(QByteArray(linalg::simd_target()).size() >= 3); }

  void runs_on_every_vector_unit_of_the_machine() {
    QVERIFY(!targets().empty());
    for (const std::int64_t target : targets()) {
      const RunOn run(target);
      QCOMPARE(linalg::simd_target(), hwy::TargetName(target));
    }
  }

  void dot_and_axpy_equal_plain_loops_at_every_length() {
    for (const std::int64_t target : targets()) {
      const RunOn run(target);
      dot_and_axpy_equal_plain_loops();
    }
  }

 private:
  static void dot_and_axpy_equal_plain_loops() {
    for (std::size_t n = 0; n <= 150; ++n) {
      const auto a = random_values(n + 1, n);
      const auto b = random_values(n + 1, 1000 + n);
      // From the second element on: no alignment is asked for.
      QVERIFY(near(linalg::dot(a.data() + 1, b.data() + 1, n), plain_dot(a.data() + 1, b.data() + 1, n), n));
      std::vector<float> y = b;
      linalg::axpy(0.75F, a.data() + 1, y.data() + 1, n);
      QCOMPARE(y[0], b[0]);
      for (std::size_t i = 1; i <= n; ++i) {
        QVERIFY(std::abs(y[i] - (b[i] + 0.75F * a[i])) <= 2e-7F);
      }
    }
  }

 private slots:
  void product_equals_plain_loops_data() {
    QTest::addColumn<qint64>("target");
    QTest::addColumn<int>("rows_a");
    QTest::addColumn<int>("rows_b");
    QTest::addColumn<int>("depth");
    const int shapes[][3] = {{1, 1, 1},     {1, 33, 7},    {14, 32, 16},  {15, 33, 17},  {13, 31, 3},    {6, 16, 150},
                             {7, 8, 1},     {29, 65, 64},  {3, 700, 10},  {300, 5, 150}, {253, 641, 37}, {17, 1300, 90},
                             {40, 70, 256}, {40, 70, 257}, {31, 90, 700}, {2, 100, 1024}};
    for (const std::int64_t target : targets()) {
      for (const auto& s : shapes) {
        QTest::addRow("%s %dx%dx%d", hwy::TargetName(target), s[0], s[1], s[2]) << qint64{target} << s[0] << s[1] << s[2];
      }
    }
  }

  void product_equals_plain_loops() {
    QFETCH(qint64, target);
    const RunOn run(target);
    QFETCH(int, rows_a);
    QFETCH(int, rows_b);
    QFETCH(int, depth);
    const auto m = static_cast<std::size_t>(rows_a);
    const auto n = static_cast<std::size_t>(rows_b);
    const auto d = static_cast<std::size_t>(depth);
    const std::size_t lda = d + 3;
    const std::size_t ldb = d + 1;
    const std::size_t ldc = n + 5;
    const auto a = random_values(m * lda, 1);
    const auto b = random_values(n * ldb, 2);
    const float untouched = 123.0F;
    std::vector<float> c(m * ldc, untouched);
    linalg::product_transposed(a.data(), m, lda, b.data(), n, ldb, d, c.data(), ldc);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < ldc; ++j) {
        const float got = c[i * ldc + j];
        if (j >= n) {
          QCOMPARE(got, untouched);
        } else {
          QVERIFY2(near(got, plain_dot(&a[i * lda], &b[j * ldb], d), d),
                   qPrintable(QString("%1, %2: %3").arg(i).arg(j).arg(got)));
        }
      }
    }
  }

  void depth_zero_gives_zeros() {
    std::vector<float> c(6, 1.0F);
    linalg::product_transposed(nullptr, 2, 0, nullptr, 3, 0, 0, c.data(), 3);
    QCOMPARE(c, std::vector<float>(6, 0.0F));
  }

  void chosen_rows_equal_a_copy_of_them() {
    const std::size_t depth = 45;
    const auto a = random_values(20 * depth, 3);
    const auto b = random_values(50 * depth, 4);
    const std::vector<std::int32_t> rows = {19, 0, 7, 7, 3};
    std::vector<float> copy;
    for (const auto row : rows) {
      const auto at = a.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * depth);
      copy.insert(copy.end(), at, at + static_cast<std::ptrdiff_t>(depth));
    }
    std::vector<float> want(5 * 50);
    std::vector<float> got(5 * 50);
    linalg::product_transposed(copy.data(), 5, depth, b.data(), 50, depth, depth, want.data(), 50);
    linalg::product_transposed_rows(a.data(), rows.data(), 5, depth, b.data(), 50, depth, depth, got.data(), 50);
    QCOMPARE(got, want);
  }

  // Every row of A the same, every row of B the same: one value, bit for bit, in the middle, at the edges, and alone.
  void equal_rows_give_bit_equal_scores_wherever_they_lie_data() {
    QTest::addColumn<qint64>("target");
    for (const std::int64_t target : targets()) QTest::addRow("%s", hwy::TargetName(target)) << qint64{target};
  }

  void equal_rows_give_bit_equal_scores_wherever_they_lie() {
    QFETCH(qint64, target);
    const RunOn run(target);
    for (const std::size_t depth : {1UL, 19UL, 150UL, 301UL}) {
      const auto row_a = random_values(depth, 5);
      const auto row_b = random_values(depth, 6);
      const std::size_t m = 271;
      const std::size_t n = 1337;
      std::vector<float> a;
      std::vector<float> b;
      for (std::size_t i = 0; i < m; ++i) a.insert(a.end(), row_a.begin(), row_a.end());
      for (std::size_t j = 0; j < n; ++j) b.insert(b.end(), row_b.begin(), row_b.end());
      std::vector<float> c(m * n);
      linalg::product_transposed(a.data(), m, depth, b.data(), n, depth, depth, c.data(), n);
      float alone = 0;
      linalg::product_transposed(row_a.data(), 1, depth, row_b.data(), 1, depth, depth, &alone, 1);
      QCOMPARE(std::count(c.begin(), c.end(), alone), static_cast<std::ptrdiff_t>(c.size()));
    }
  }

  void counts_and_finds_what_is_above_data() { equal_rows_give_bit_equal_scores_wherever_they_lie_data(); }

  void counts_and_finds_what_is_above() {
    QFETCH(qint64, target);
    const RunOn run(target);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t n = 0; n < 70; ++n) {
      Random random(n);
      std::vector<float> x(n);
      for (float& value : x) value = random.below(9) == 0 ? nan : static_cast<float>(random.below(5));
      std::size_t greater = 0;
      std::size_t equal = 0;
      std::size_t first = n;
      for (std::size_t i = n; i-- > 0;) {
        greater += x[i] > 2.0F ? 1U : 0U;
        equal += x[i] == 2.0F ? 1U : 0U;
        if (x[i] > 2.0F && i >= n / 3) first = i;
      }
      const linalg::Above above = linalg::count_above(x.data(), n, 2.0F);
      QCOMPARE(above.greater, greater);
      QCOMPARE(above.equal, equal);
      QCOMPARE(linalg::find_above(x.data(), n / 3, n, 2.0F), first);
      QCOMPARE(linalg::find_above(x.data(), 0, n, 4.0F), n);
    }
  }
};

QTEST_GUILESS_MAIN(ProductTest)
#include "product_test.moc"
