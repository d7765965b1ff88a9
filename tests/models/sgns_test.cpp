// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_pairs.h"
#include "core/models/sgns_kernels.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

using Rows = std::vector<std::vector<double>>;

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

/// The step as the header's formulas have it, element by element in double precision.
double plain_step(std::vector<double>& x, Rows& table, const std::vector<std::size_t>& rows, double rate) {
  std::vector<double> dots;
  for (const std::size_t r : rows) {
    double dot = 0;
    for (std::size_t d = 0; d < x.size(); ++d) dot += x[d] * table[r][d];
    dots.push_back(dot);
  }
  double loss = 0;
  std::vector<double> gradient(x.size(), 0.0);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const double sign = k == 0 ? 1 : -1;
    loss -= std::log(sigmoid(sign * dots[k]));
    const double g = rate * sign * (1 - sigmoid(sign * dots[k]));
    for (std::size_t d = 0; d < x.size(); ++d) {
      gradient[d] += g * table[rows[k]][d];
      table[rows[k]][d] += g * x[d];
    }
  }
  for (std::size_t d = 0; d < x.size(); ++d) x[d] += gradient[d];
  return loss;
}

std::vector<float> to_float(const std::vector<double>& v) { return {v.begin(), v.end()}; }

}  // namespace

class SgnsTest : public QObject {
  Q_OBJECT
 private slots:
  void step_equals_a_plain_loop_data() {
    QTest::addColumn<int>("dim");
    QTest::addColumn<int>("count");
    for (const int dim : {1, 7, 16, 100, 150}) {
      for (const int count : {1, 2, 6, 8, 9, 21}) QTest::addRow("dim %d, %d rows", dim, count) << dim << count;
    }
  }
  void step_equals_a_plain_loop() {
    QFETCH(int, dim);
    QFETCH(int, count);
    const auto n = static_cast<std::size_t>(dim);
    Random random(static_cast<std::uint64_t>(dim * 100 + count));
    const auto draw = [&] {
      std::vector<double> v(n);
      for (double& value : v) value = static_cast<double>(static_cast<float>((random.uniform() - 0.5) * 2));
      return v;
    };
    std::vector<double> x = draw();
    Rows table;
    std::vector<std::size_t> rows;
    for (int k = 0; k < count; ++k) {
      table.push_back(draw());
      rows.push_back(static_cast<std::size_t>(k));
    }
    if (count > 3) rows[3] = 2;  // the same noise artist twice
    std::vector<float> input = to_float(x);
    std::vector<std::vector<float>> output;
    for (const auto& row : table) output.push_back(to_float(row));
    std::vector<float*> pointers;
    for (const std::size_t r : rows) pointers.push_back(output[r].data());
    std::vector<float> scratch(sgns_scratch_size(n, rows.size()));

    const double expected = plain_step(x, table, rows, 0.3);
    const float loss = sgns_step(input.data(), pointers.data(), rows.size(), n, 0.3F, scratch.data());

    QVERIFY2(std::abs(static_cast<double>(loss) - expected) < 1e-5 * (1 + expected), "loss");
    for (std::size_t d = 0; d < n; ++d) {
      QVERIFY2(std::abs(static_cast<double>(input[d]) - x[d]) < 1e-5, "input row");
      for (std::size_t k = 0; k < table.size(); ++k) {
        QVERIFY2(std::abs(static_cast<double>(output[k][d]) - table[k][d]) < 1e-5, "output row");
      }
    }
  }

  void loss_of_large_products_is_right_and_nan_shows() {
    std::vector<float> scratch(sgns_scratch_size(1, 2));
    for (const float product : {100.0F, -100.0F, 0.0F}) {
      float input = 1;
      float row = product;
      float* rows[] = {&row};
      const float loss = sgns_step(&input, rows, 1, 1, 0, scratch.data());
      // −log σ(100) is 4e-44; −log σ(−100) is 100 + 4e-44; −log σ(0) is log 2.
      QVERIFY(std::abs(loss - (product > 0 ? 0.0F : product < 0 ? 100.0F : 0.6931472F)) < 1e-5F);
    }
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
      float input = 1;
      float first = 0;
      float second = bad;
      float* rows[] = {&first, &second};
      QVERIFY(!std::isfinite(sgns_step(&input, rows, 2, 1, 0.1F, scratch.data())));
    }
  }

  void cosines_are_cosines() {
    const std::vector<float> table{3, 4, 0, 0, 0, 0, -6, -8, 0, 4, -3, 0};
    const float query[] = {6, 8, 0};
    std::vector<float> out(4);
    sgns_cosines(table.data(), 4, 3, query, out.data());
    QCOMPARE(out, (std::vector<float>{1, -2, -1, 0}));
  }

  void noise_is_drawn_in_proportion_to_counts_to_a_power_data() {
    QTest::addColumn<double>("exponent");
    for (const double exponent : {1.0, 0.75, 0.0, -0.5, 2.0}) QTest::addRow("%g", exponent) << exponent;
  }
  void noise_is_drawn_in_proportion_to_counts_to_a_power() {
    QFETCH(double, exponent);
    const std::vector<std::uint64_t> counts{1000, 0, 300, 100, 30};
    double sum = 0;
    for (const std::uint64_t count : counts) sum += count == 0 ? 0 : std::pow(static_cast<double>(count), exponent);
    const NoiseTable noise(counts, exponent);
    std::vector<int> drawn(counts.size(), 0);
    Random random(7);
    const int draws = 200'000;
    for (int i = 0; i < draws; ++i) ++drawn[static_cast<std::size_t>(noise.draw(random()))];
    QCOMPARE(drawn[1], 0);
    double chi_square = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] == 0) continue;
      const double expected = draws * std::pow(static_cast<double>(counts[i]), exponent) / sum;
      chi_square += (drawn[i] - expected) * (drawn[i] - expected) / expected;
    }
    QVERIFY2(chi_square < 21.1, qPrintable(QString::number(chi_square)));  // three degrees of freedom, p = 1e-4
  }

  void keep_probability_is_word2vec_s() {
    QCOMPARE(keep_probability(0.01, 0.001), (std::sqrt(10.0) + 1) / 10);
    QCOMPARE(keep_probability(0.0001, 0.001), 1.0);
    QCOMPARE(keep_probability(0.5, 0), 1.0);
  }

  void pairs_of_a_sequence() {
    using Pairs = std::vector<std::pair<int, int>>;
    const std::vector<std::int32_t> sequence{0, 1, 1, 2};
    const auto pairs = [&](Direction direction, unsigned window, bool same) {
      Item2VecOptions options;
      options.direction = direction;
      options.window = window;
      options.random_window = false;
      options.same_artist_pairs = same;
      Random random(1);
      Pairs found;
      SequenceWalk(options, {})
          .walk(
              sequence, random, [&](int centre, int context) { found.emplace_back(centre, context); }, [] { return true; });
      return found;
    };
    QVERIFY(pairs(Direction::forward, 1, false) == (Pairs{{0, 1}, {1, 2}}));
    QVERIFY(pairs(Direction::forward, 1, true) == (Pairs{{0, 1}, {1, 1}, {1, 2}}));
    QVERIFY(pairs(Direction::forward, 2, false) == (Pairs{{0, 1}, {0, 1}, {1, 2}, {1, 2}}));
    QVERIFY(pairs(Direction::both, 1, false) == (Pairs{{0, 1}, {1, 0}, {1, 2}, {2, 1}}));
    QVERIFY(pairs(Direction::both, 1, true) == (Pairs{{0, 1}, {1, 0}, {1, 1}, {1, 1}, {1, 2}, {2, 1}}));
  }

  void drawn_windows_favour_near_artists() {
    Item2VecOptions options;
    options.window = 4;
    std::vector<std::int32_t> sequence(40'000);
    std::iota(sequence.begin(), sequence.end(), 0);
    std::vector<int> at_distance(5, 0);
    Random random(2);
    SequenceWalk(options, {})
        .walk(
            sequence, random,
            [&](int centre, int context) { ++at_distance[static_cast<std::size_t>(std::abs(centre - context))]; },
            [] { return true; });
    for (std::size_t distance = 1; distance <= 4; ++distance) {
      // A window of 1 … 4 reaches distance d in (5 − d) of 4 cases, on both sides.
      const double expected = 80'000.0 * static_cast<double>(5 - distance) / 4;
      QVERIFY(std::abs(at_distance[distance] - expected) < 0.02 * 80'000);
    }
  }

  void sub_sampling_keeps_the_share_it_promises() {
    Item2VecOptions options;
    options.window = 1;
    options.direction = Direction::forward;
    options.random_window = false;
    const std::vector<float> keep{1.0F, 0.25F, 1.0F};
    const std::vector<std::int32_t> sequence{0, 1, 2};
    SequenceWalk walk(options, keep);
    Random random(3);
    int skipped = 0;
    for (int i = 0; i < 10'000; ++i) {
      walk.walk(
          sequence, random, [&](int centre, int context) { skipped += centre == 0 && context == 2 ? 1 : 0; },
          [] { return true; });
    }
    QVERIFY(std::abs(skipped - 7500) < 200);  // 4.6 standard deviations
  }
};

QTEST_GUILESS_MAIN(SgnsTest)
#include "sgns_test.moc"
