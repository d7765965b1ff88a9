// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/linalg/strips.h"
#include "tests/linalg/vector_units.h"

using namespace segue;
using linalg::test::random_values;
using linalg::test::RunOn;
using linalg::test::targets;

namespace {

// The strips put together again; −7 where none came.
std::vector<float> collected(const std::vector<float>& a, std::size_t rows_a, const std::vector<float>& b,
                             const std::vector<std::int32_t>* chosen, std::size_t rows_b, std::size_t depth) {
  std::vector<float> c(rows_a * rows_b, -7.0F);
  std::vector<std::size_t> next(rows_a, 0);  // column that must come next in each row
  linalg::product_strips(a.data(), rows_a, depth, b.data(), chosen == nullptr ? nullptr : chosen->data(), rows_b, depth, depth,
                         [&](const linalg::Strip& strip) {
                           for (std::size_t i = 0; i < strip.rows; ++i) {
                             QCOMPARE(next[strip.first_row + i], strip.first_col);
                             next[strip.first_row + i] += strip.cols;
                             std::copy_n(strip.values + i * linalg::strip_columns, strip.cols,
                                         c.data() + (strip.first_row + i) * rows_b + strip.first_col);
                           }
                         });
  return c;
}

}  // namespace

class StripsTest : public QObject {
  Q_OBJECT

 private slots:
  void strips_hold_the_product_bit_for_bit() {
    for (const std::int64_t target : targets()) {
      const RunOn machine(target);
      for (const std::size_t depth : {1U, 7U, 150U, 300U}) {
        for (const std::size_t rows_a : {1U, 14U, 31U}) {
          for (const std::size_t rows_b : {1U, 33U, 256U, 700U}) {
            const auto a = random_values(rows_a * depth, depth);
            const auto b = random_values(rows_b * depth, rows_b);
            std::vector<float> want(rows_a * rows_b);
            linalg::product_transposed(a.data(), rows_a, depth, b.data(), rows_b, depth, depth, want.data(), rows_b);
            QVERIFY(collected(a, rows_a, b, nullptr, rows_b, depth) == want);
          }
        }
      }
    }
  }

  void chosen_rows_stand_in_the_order_of_the_list() {
    const std::size_t depth = 20;
    const auto a = random_values(5 * depth, 1);
    const auto b = random_values(600 * depth, 2);
    std::vector<std::int32_t> chosen;
    for (std::int32_t i = 598; i >= 0; i -= 2) chosen.push_back(i);
    std::vector<float> all(5 * 600);
    linalg::product_transposed(a.data(), 5, depth, b.data(), 600, depth, depth, all.data(), 600);
    const auto got = collected(a, 5, b, &chosen, chosen.size(), depth);
    for (std::size_t i = 0; i < 5; ++i) {
      for (std::size_t j = 0; j < chosen.size(); ++j) {
        QCOMPARE(got[i * chosen.size() + j], all[i * 600 + static_cast<std::size_t>(chosen[j])]);
      }
    }
  }

  void nothing_times_anything_visits_nothing() {
    const std::vector<float> rows(10, 1.0F);
    int visits = 0;
    const auto count = [&](const linalg::Strip&) { ++visits; };
    linalg::product_strips(rows.data(), 0, 2, rows.data(), nullptr, 5, 2, 2, count);
    linalg::product_strips(rows.data(), 5, 2, rows.data(), nullptr, 0, 2, 2, count);
    QCOMPARE(visits, 0);
  }

  void depth_zero_gives_zeros() { QVERIFY(collected({}, 2, {}, nullptr, 3, 0) == std::vector<float>(6, 0.0F)); }

  void counts_in_a_strip_equal_a_plain_loop() {
    for (const std::int64_t target : targets()) {
      const RunOn machine(target);
      Random random(3);
      for (const std::size_t n : {0U, 1U, 15U, 64U, 255U, 256U}) {
        std::vector<float> x(n);
        for (float& value : x) value = static_cast<float>(random.below(5)) - 2.0F;
        if (n > 3) x[2] = std::numeric_limits<float>::quiet_NaN();
        for (const float bound : {-3.0F, 0.0F, 2.0F, std::numeric_limits<float>::quiet_NaN()}) {
          const auto got = linalg::count_in_strip(x.data(), n, bound);
          QCOMPARE(got.greater, static_cast<std::size_t>(std::count_if(x.begin(), x.end(), [&](float v) { return v > bound; })));
          QCOMPARE(got.equal, static_cast<std::size_t>(std::count_if(x.begin(), x.end(), [&](float v) { return v == bound; })));
        }
      }
    }
  }
};

QTEST_GUILESS_MAIN(StripsTest)
#include "strips_test.moc"
