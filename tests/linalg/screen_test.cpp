// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/screen.h"

#include <hwy/targets.h>

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "tests/linalg/vector_units.h"

using namespace segue;
using linalg::test::random_values;
using linalg::test::RunOn;
using linalg::test::targets;

namespace {

std::vector<float> exact(const std::vector<float>& a, std::size_t rows_a, const std::vector<float>& b, std::size_t rows_b,
                         std::size_t depth) {
  std::vector<float> c(rows_a * rows_b);
  linalg::product_strips(a.data(), rows_a, depth, b.data(), nullptr, rows_b, depth, depth, [&](const linalg::Strip& strip) {
    for (std::size_t i = 0; i < strip.rows; ++i) {
      std::copy_n(strip.values + i * linalg::strip_columns, strip.cols,
                  c.data() + (strip.first_row + i) * rows_b + strip.first_col);
    }
  });
  return c;
}

struct Seen {
  std::size_t scores = 0, wrong = 0, uncertain = 0, beyond_error = 0;
};

// Each score of the product against bounds that are scores of the same row: what is said to be certain has to be so.
Seen screened(const std::vector<float>& a, std::size_t rows_a, const std::vector<float>& b, std::size_t rows_b,
              std::size_t depth) {
  const std::vector<float> scores = exact(a, rows_a, b, rows_b, depth);
  Seen seen;
  linalg::screen_strips(a.data(), rows_a, depth, b.data(), nullptr, rows_b, depth, depth, [&](const linalg::ScreenStrip& strip) {
    for (std::size_t i = 0; i < strip.rows; ++i) {
      const float* const row = scores.data() + (strip.first_row + i) * rows_b;
      const std::int32_t* const values = strip.values + i * linalg::strip_columns;
      const double error = strip.error(i);
      for (const std::size_t of : {std::size_t{0}, rows_b / 2, rows_b - 1}) {
        const linalg::Certainty bounds = strip.around(i, row[of]);
        for (std::size_t j = 0; j < strip.cols; ++j) {
          const float score = row[strip.first_col + j];
          ++seen.scores;
          if (values[j] > bounds.high) {
            seen.wrong += score > row[of] ? 0U : 1U;
          } else if (values[j] < bounds.low) {
            seen.wrong += score < row[of] ? 0U : 1U;
          } else {
            ++seen.uncertain;
          }
          if (std::isfinite(error) && !(std::abs(values[j] * strip.unit(i) - static_cast<double>(score)) <= error)) {
            ++seen.beyond_error;
          }
        }
      }
    }
    return true;
  });
  return seen;
}

}  // namespace

class ScreenTest : public QObject {
  Q_OBJECT

 private slots:
  void what_is_certain_is_so_data() {
    QTest::addColumn<qint64>("target");
    QTest::addColumn<int>("depth");
    for (const std::int64_t target : targets()) {
      for (const int depth : {1, 2, 7, 8, 33, 150, 301})
        QTest::addRow("%s %d", hwy::TargetName(target), depth) << qint64{target} << depth;
    }
  }

  void what_is_certain_is_so() {
    QFETCH(qint64, target);
    QFETCH(int, depth);
    const RunOn run(target);
    const auto d = static_cast<std::size_t>(depth);
    for (const std::size_t rows_a : {1UL, 6UL, 17UL}) {
      const auto a = random_values(rows_a * d, 1);
      const auto b = random_values(531 * d, 2);
      const Seen seen = screened(a, rows_a, b, 531, d);
      QCOMPARE(seen.scores, 3 * rows_a * 531);
      QCOMPARE(seen.wrong, 0U);
      QCOMPARE(seen.beyond_error, 0U);
      QVERIFY2(seen.uncertain < seen.scores / 50 || depth == 1, qPrintable(QString::number(seen.uncertain)));
    }
  }

  // Vectors that are their own best: sums as large as they can be, of one sign, in one place, and with a candidate far longer.
  void the_largest_sums_do_not_overflow() {
    for (const std::int64_t target : targets()) {
      const RunOn run(target);
      for (const std::size_t depth : {2UL, 64UL, 150UL, 4096UL}) {
        std::vector<float> a(3 * depth, 1.0F);
        for (std::size_t k = 0; k < depth; ++k) a[depth + k] = k < 2 ? -1.0F : 0.0F;
        for (std::size_t k = 0; k < depth; ++k) a[2 * depth + k] = k == 0 ? 3e6F : 1e-3F;
        std::vector<float> b = a;
        for (float& value : b) value = -value;
        b.insert(b.end(), a.begin(), a.end());
        const Seen seen = screened(a, 3, b, 6, depth);
        QCOMPARE(seen.wrong, 0U);
        QCOMPARE(seen.beyond_error, 0U);
      }
    }
  }

  void nearly_equal_scores_are_left_open() {
    auto b = random_values(300 * 150, 3);
    for (std::size_t j = 1; j < 300; ++j) {  // by less than 16 bits can tell
      for (std::size_t k = 0; k < 150; ++k) b[j * 150 + k] = b[k] * (1 + static_cast<float>(j) * 1e-7F);
    }
    const std::vector<float> a(b.begin(), b.begin() + 150);
    const Seen seen = screened(a, 1, b, 300, 150);
    QCOMPARE(seen.wrong, 0U);
    QCOMPARE(seen.uncertain, seen.scores);
  }

  void nothing_is_certain_of_numbers_too_large_or_too_small() {
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float odd : {1e30F, 1e-30F, infinity, std::numeric_limits<float>::quiet_NaN()}) {
      auto a = random_values(2 * 20, 4);
      for (std::size_t k = 0; k < 20; ++k) a[k] = odd;
      const auto b = random_values(40 * 20, 5);
      std::size_t rows = 0;
      linalg::screen_strips(a.data(), 2, 20, b.data(), nullptr, 40, 20, 20, [&](const linalg::ScreenStrip& strip) {
        rows += strip.rows;
        const linalg::Certainty first = strip.around(0, 0.5F);
        const linalg::Certainty second = strip.around(1, 0.5F);
        return linalg::count_screened(strip.values, strip.cols, first).within == 40 && std::isinf(strip.error(0)) &&
               linalg::count_screened(strip.values + linalg::strip_columns, strip.cols, second).within < 40 &&
               std::isfinite(strip.error(1));
      });
      QCOMPARE(rows, 2U);
    }
  }

  void zeros_score_nothing() {
    const std::vector<float> a(2 * 10, 0.0F);
    const auto b = random_values(30 * 10, 6);
    const Seen seen = screened(a, 2, b, 30, 10);
    QCOMPARE(seen.wrong + seen.beyond_error, 0U);
    QCOMPARE(seen.uncertain, seen.scores);
  }

  void chosen_rows_are_those_and_a_visitor_can_end_it() {
    const auto a = random_values(2 * 30, 7);
    const auto b = random_values(600 * 30, 8);
    std::vector<std::int32_t> rows;
    std::vector<float> copy;
    for (std::int32_t j = 599; j >= 0; j -= 2) {
      rows.push_back(j);
      copy.insert(copy.end(), b.begin() + j * 30, b.begin() + (j + 1) * 30);
    }
    std::vector<std::int32_t> want;
    std::vector<std::int32_t> got;
    std::size_t visits = 0;
    linalg::screen_strips(a.data(), 2, 30, copy.data(), nullptr, rows.size(), 30, 30, [&](const linalg::ScreenStrip& strip) {
      want.insert(want.end(), strip.values, strip.values + strip.cols);
      return true;
    });
    linalg::screen_strips(a.data(), 2, 30, b.data(), rows.data(), rows.size(), 30, 30, [&](const linalg::ScreenStrip& strip) {
      got.insert(got.end(), strip.values, strip.values + strip.cols);
      return true;
    });
    linalg::screen_strips(a.data(), 2, 30, b.data(), rows.data(), rows.size(), 30, 30, [&](const linalg::ScreenStrip&) {
      ++visits;
      return false;
    });
    QCOMPARE(got.size(), rows.size());
    QCOMPARE(got, want);
    QCOMPARE(visits, 1U);
  }

  void counts_and_finds_like_a_plain_loop() {
    for (const std::int64_t target : targets()) {
      const RunOn run(target);
      Random random(9);
      for (std::size_t n = 0; n <= 70; ++n) {
        std::vector<std::int32_t> x(n);
        for (std::int32_t& value : x) value = static_cast<std::int32_t>(random.below(9)) - 4;
        const linalg::Certainty bounds{-1, 2};
        const auto within = [](std::int32_t v) { return v >= -1 && v <= 2; };
        const linalg::Screened counted = linalg::count_screened(x.data(), n, bounds);
        QCOMPARE(counted.above, static_cast<std::size_t>(std::ranges::count_if(x, [](std::int32_t v) { return v > 2; })));
        QCOMPARE(counted.within, static_cast<std::size_t>(std::ranges::count_if(x, within)));
        for (std::size_t from = 0; from <= n; ++from) {
          const auto at = std::find_if(x.begin() + static_cast<std::ptrdiff_t>(from), x.end(), within) - x.begin();
          QCOMPARE(linalg::find_screened(x.data(), from, n, bounds), static_cast<std::size_t>(at));
        }
      }
    }
  }
};

QTEST_GUILESS_MAIN(ScreenTest)
#include "screen_test.moc"
