// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "core/base/random.h"
#include "core/models/cosines.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_ring.h"
#include "core/models/item2vec_walk.h"
#include "core/models/sgns_block.h"
#include "tests/linalg/vector_units.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

using Rows = std::vector<std::vector<double>>;

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

struct PlainInput {
  std::vector<double> x;
  std::vector<std::size_t> own;  ///< rows of the table
  std::vector<double> weights, labels;
  std::vector<double> noise_weights;
  std::vector<double> step;
};

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The header's formulas, element by element in double precision. Returns the loss.
double plain_block(std::vector<PlainInput>& inputs, Rows& table, const std::vector<std::size_t>& noise, double rate) {
  double loss = 0;
  Rows noise_chances;
  Rows own_chances;
  for (PlainInput& in : inputs) {
    noise_chances.emplace_back();
    for (const std::size_t n : noise) noise_chances.back().push_back(sigmoid(dot(in.x, table[n])));
    own_chances.emplace_back();
    for (const std::size_t o : in.own) own_chances.back().push_back(sigmoid(dot(in.x, table[o])));
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    PlainInput& in = inputs[i];
    in.step.assign(in.x.size(), 0.0);
    for (std::size_t k = 0; k < in.own.size(); ++k) {
      const double p = own_chances[i][k];
      loss -= in.weights[k] * (in.labels[k] > 0 ? std::log(p) : std::log(1 - p));
      const double g = rate * in.weights[k] * (in.labels[k] - p);
      std::vector<double>& row = table[in.own[k]];
      for (std::size_t d = 0; d < row.size(); ++d) {
        in.step[d] += g * row[d];
        row[d] += g * in.x[d];
      }
    }
  }
  for (std::size_t j = 0; j < noise.size(); ++j) {
    const std::vector<double> before = table[noise[j]];
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      PlainInput& in = inputs[i];
      const double p = noise_chances[i][j];
      loss -= in.noise_weights[j] * std::log(1 - p);
      const double g = -rate * in.noise_weights[j] * p;
      for (std::size_t d = 0; d < before.size(); ++d) {
        in.step[d] += g * before[d];
        table[noise[j]][d] += g * in.x[d];
      }
    }
  }
  return loss;
}

constexpr std::size_t padded(std::size_t dim) { return (dim + 15) / 16 * 16; }

/// Rows as training holds them: aligned, padded with zeros.
struct FloatRows {
  explicit FloatRows(const Rows& rows)
      : stride(padded(rows.front().size())), values(hwy::AllocateAligned<float>(rows.size() * stride)) {
    std::fill_n(values.get(), rows.size() * stride, 0.0F);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t d = 0; d < rows[r].size(); ++d) row(r)[d] = static_cast<float>(rows[r][d]);
    }
  }
  [[nodiscard]] float* row(std::size_t r) { return values.get() + r * stride; }
  std::size_t stride;
  hwy::AlignedFreeUniquePtr<float[]> values;
};

}  // namespace

class SgnsTest : public QObject {
  Q_OBJECT
 private slots:
  void a_block_equals_a_plain_loop_data() {
    QTest::addColumn<int>("dim");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("own");
    QTest::addColumn<int>("noise");
    for (const int dim : {1, 7, 16, 32, 100, 128, 150, 300}) {
      for (const int inputs : {1, 2, 3, 4}) QTest::addRow("dim %d, %d inputs", dim, inputs) << dim << inputs << 6 << 30;
    }
    for (const int own : {1, 3, 4, 17}) QTest::addRow("%d own rows", own) << 20 << 4 << own << 8;
    for (const int noise : {0, 1, 5, 64}) QTest::addRow("%d noise rows", noise) << 20 << 4 << 2 << noise;
  }
  void a_block_equals_a_plain_loop() {
    QFETCH(int, dim);
    QFETCH(int, inputs);
    QFETCH(int, own);
    QFETCH(int, noise);
    Random random(static_cast<std::uint64_t>(dim * 1000 + inputs * 100 + own + noise));
    const auto draw = [&] { return static_cast<double>(static_cast<float>((random.uniform() - 0.5) * 2)); };
    const auto draw_row = [&] {
      std::vector<double> v(static_cast<std::size_t>(dim));
      for (double& value : v) value = draw();
      return v;
    };
    Rows table;
    std::vector<PlainInput> plain(static_cast<std::size_t>(inputs));
    for (PlainInput& in : plain) {
      in.x = draw_row();
      for (int k = 0; k < own; ++k) {
        // Neighbouring centres share targets.
        in.own.push_back(table.empty() || random.below(4) > 0 ? table.size()
                                                              : static_cast<std::size_t>(random.below(table.size())));
        if (std::count(in.own.begin(), in.own.end() - 1, in.own.back()) > 0) in.own.back() = table.size();
        if (in.own.back() == table.size()) table.push_back(draw_row());
        in.weights.push_back(1 + draw() / 2);
        in.labels.push_back(random.below(3) > 0 ? 1 : 0);
      }
      for (int j = 0; j < noise; ++j) in.noise_weights.push_back(std::abs(draw()));
    }
    std::vector<std::size_t> noise_at;
    for (int j = 0; j < noise; ++j) {
      noise_at.push_back(table.size());
      table.push_back(draw_row());
    }

    FloatRows rows(table);
    Rows xs;
    for (const PlainInput& in : plain) xs.push_back(in.x);
    FloatRows x(xs);
    std::array<float*, SgnsBlock::most_noise> noise_rows{};
    std::array<data::ArtistIndex, SgnsBlock::most_noise> noise_artists{};
    for (std::size_t j = 0; j < noise_at.size(); ++j) {
      noise_rows[j] = rows.row(noise_at[j]);
      noise_artists[j] = static_cast<data::ArtistIndex>(noise_at[j]);
    }
    const double rate = 0.2 + 0.1 * std::abs(draw());
    Rows table_after = table;
    FloatRows moved_apart(xs);
    FloatRows moved(xs);
    for (const bool measured : {true, false}) {
      FloatRows now(table);
      std::array<float*, SgnsBlock::most_noise> noise_now{};
      for (std::size_t j = 0; j < noise_at.size(); ++j) noise_now[j] = now.row(noise_at[j]);
      SgnsBlock block(rows.stride, static_cast<std::size_t>(own));
      block.begin(std::span(measured ? noise_rows : noise_now).first(noise_at.size()),
                  std::span(noise_artists).first(noise_at.size()));
      for (std::size_t i = 0; i < plain.size(); ++i) {
        const PlainInput& in = plain[i];
        QCOMPARE(block.add_input(x.row(i), 0, measured ? nullptr : moved.row(i)), i);
        for (std::size_t k = 0; k < in.own.size(); ++k) {
          block.add_own((measured ? rows : now).row(in.own[k]), static_cast<float>(in.weights[k]),
                        static_cast<float>(in.labels[k]));
        }
        for (std::size_t j = 0; j < noise_at.size(); ++j) block.spare(noise_artists[j], -static_cast<float>(in.noise_weights[j]));
      }
      SgnsBlock::Loss loss;
      block.train(static_cast<float>(rate), measured ? &loss : nullptr);
      if (!measured) {  // the steps are taken at once: the same moves
        for (std::size_t r = 0; r < table.size(); ++r) {
          for (std::size_t d = 0; d < rows.stride; ++d) QCOMPARE(now.row(r)[d], rows.row(r)[d]);
        }
        continue;
      }
      const double expected = plain_block(plain, table_after, noise_at, rate);
      QVERIFY2(std::abs(loss.own + loss.noise - expected) < 1e-5 * (1 + expected), "loss");
      double norms = 0;
      for (const PlainInput& in : plain) norms += std::sqrt(dot(in.step, in.step)) / rate;
      QVERIFY2(std::abs(loss.gradient - norms) < 1e-4 * norms, "gradient norm");
      for (std::size_t i = 0; i < plain.size(); ++i) {
        for (std::size_t d = 0; d < rows.stride; ++d) {
          const double want = d < static_cast<std::size_t>(dim) ? plain[i].step[d] : 0.0;
          QVERIFY2(std::abs(static_cast<double>(block.step(i)[d]) - want) < 2e-5, "step");
        }
        std::vector<float> sum(x.row(i), x.row(i) + x.stride);
        for (std::size_t d = 0; d < x.stride; ++d) sum[d] += block.step(i)[d];
        sgns_add(moved_apart.row(i), block.step(i), x.stride);
        for (std::size_t d = 0; d < x.stride; ++d) QCOMPARE(moved_apart.row(i)[d], sum[d]);
      }
    }
    for (std::size_t i = 0; i < plain.size(); ++i) {
      for (std::size_t d = 0; d < x.stride; ++d) QCOMPARE(moved.row(i)[d], moved_apart.row(i)[d]);
    }
    for (std::size_t r = 0; r < table.size(); ++r) {
      for (std::size_t d = 0; d < rows.stride; ++d) {
        const double want = d < static_cast<std::size_t>(dim) ? table_after[r][d] : 0.0;
        QVERIFY2(std::abs(static_cast<double>(rows.row(r)[d]) - want) < 2e-5, "row");
      }
    }
  }

  void steps_are_gradients_of_the_loss() {
    // Central differences of the plain loss in every coordinate of the input, and of each row.
    Random random(11);
    const auto draw_row = [&] {
      std::vector<double> v(5);
      for (double& value : v) value = static_cast<double>(static_cast<float>(random.uniform() - 0.5));
      return v;
    };
    const Rows table{draw_row(), draw_row(), draw_row(), draw_row()};
    PlainInput in;
    in.x = draw_row();
    in.own = {0, 1};
    in.weights = {1, 0.5};
    in.labels = {1, 0};
    in.noise_weights = {2, 0.75};
    const auto loss_at = [&](std::size_t d, double by) {
      std::vector<PlainInput> one{in};
      one[0].x[d] += by;
      Rows copy = table;
      return plain_block(one, copy, {2, 3}, 1);
    };
    FloatRows rows(table);
    FloatRows x(Rows{in.x});
    SgnsBlock block(rows.stride, 2);
    const std::array<float*, 2> noise{rows.row(2), rows.row(3)};
    const std::array<data::ArtistIndex, 2> artists{2, 3};
    block.begin(noise, artists);
    (void)block.add_input(x.row(0), 0);
    block.add_own(rows.row(0), 1, 1);
    block.add_own(rows.row(1), 0.5F, 0);
    block.spare(2, -2);
    block.spare(3, -0.75F);
    block.train(1, nullptr);
    for (std::size_t d = 0; d < 5; ++d) {
      const double slope = (loss_at(d, 1e-5) - loss_at(d, -1e-5)) / 2e-5;
      QVERIFY(std::abs(static_cast<double>(block.step(0)[d]) + slope) < 1e-5);
    }
    for (std::size_t r = 0; r < table.size(); ++r) {
      for (std::size_t d = 0; d < 5; ++d) {
        const auto loss_of_row = [&](double by) {
          std::vector<PlainInput> one{in};
          Rows copy = table;
          copy[r][d] += by;
          return plain_block(one, copy, {2, 3}, 1);
        };
        const double slope = (loss_of_row(1e-5) - loss_of_row(-1e-5)) / 2e-5;
        QVERIFY(std::abs(static_cast<double>(rows.row(r)[d]) - table[r][d] + slope) < 1e-5);
      }
    }
  }

  void loss_of_large_products_is_right_and_nan_shows() {
    const auto loss_of = [](double product, double label) {
      FloatRows x(Rows{{1.0}});
      FloatRows row(Rows{{product}});
      SgnsBlock block(16, 1);
      block.begin({}, {});
      (void)block.add_input(x.row(0), 0);
      block.add_own(row.row(0), 1, static_cast<float>(label));
      SgnsBlock::Loss loss;
      block.train(0, &loss);
      return loss.own;
    };
    // −log σ(100) is 4e-44; −log σ(−100) is 100 + 4e-44; −log σ(0) is log 2.
    QVERIFY(std::abs(loss_of(100, 1)) < 1e-5 && std::abs(loss_of(100, 0) - 100) < 1e-4);
    QVERIFY(std::abs(loss_of(-100, 1) - 100) < 1e-4 && std::abs(loss_of(-100, 0)) < 1e-5);
    QVERIFY(std::abs(loss_of(0, 1) - std::log(2.0)) < 1e-6);
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
      QVERIFY(!std::isfinite(loss_of(bad, 0)));
    }
  }

  void near_artists_are_looked_up_and_spared_as_one_by_one() {
    // Nine artists, one of them twice; noise artists 3 and 7 are two of them.
    const std::vector<data::ArtistIndex> near{5, 3, 0, 8, 3, 1, 6, 2, 4};
    std::vector<float> weights{1, 0.5F, 0.25F, 1, 2, 1, 0.125F, 1, 1};
    std::vector<data::ArtistIndex> artists = near;
    artists.resize(16, 7);  // what lies behind them is read, and must not count
    weights.resize(16, 9);
    Random random(3);
    Rows table;
    for (int r = 0; r < 10; ++r) {
      table.emplace_back();
      for (int d = 0; d < 20; ++d) table.back().push_back(random.uniform() - 0.5);
    }
    const std::array<data::ArtistIndex, 3> noise_artists{3, 9, 7};
    FloatRows one(table);
    FloatRows all(table);
    FloatRows x_one(Rows{table[0]});
    FloatRows x_all(Rows{table[0]});
    constexpr float share = 0.7F;
    const auto noise_of = [&](FloatRows& rows) { return std::array<float*, 3>{rows.row(3), rows.row(9), rows.row(7)}; };

    SgnsBlock by_one(one.stride, near.size());
    const auto noise_one = noise_of(one);
    by_one.begin(noise_one, noise_artists);
    float sum = 0;
    for (std::size_t k = 0; k < near.size(); ++k) sum += weights[k];
    (void)by_one.add_input(x_one.row(0), share * sum, x_one.row(0));
    for (std::size_t k = 0; k < near.size(); ++k) {
      by_one.add_own(one.row(static_cast<std::size_t>(near[k])), weights[k], 1);
      by_one.spare(near[k], share * weights[k]);
    }
    by_one.train(0.1F, nullptr);

    SgnsBlock at_once(all.stride, near.size());
    const auto noise_all = noise_of(all);
    at_once.begin(noise_all, noise_artists);
    QCOMPARE(
        at_once.add_near(x_all.row(0), x_all.row(0), all.row(0), std::span(artists).first(near.size()), weights.data(), share),
        sum);
    at_once.train(0.1F, nullptr);
    for (std::size_t d = 0; d < x_one.stride; ++d) QCOMPARE(x_all.row(0)[d], x_one.row(0)[d]);
    for (std::size_t r = 0; r < table.size(); ++r) {
      for (std::size_t d = 0; d < one.stride; ++d) QCOMPARE(all.row(r)[d], one.row(r)[d]);
    }
  }

  void cosines_are_cosines() {
    const std::vector<float> table{3, 4, 0, 0, 0, 0, -6, -8, 0, 4, -3, 0};
    const float query[] = {6, 8, 0};
    std::vector<float> out(4);
    cosines(table.data(), 4, 3, query, out.data());
    QCOMPARE(out, (std::vector<float>{1, -2, -1, 0}));
  }

  void ring_holds_noise_in_proportion_and_lets_the_oldest_go() {
    const std::vector<std::uint64_t> counts{500, 300, 200};
    TrainingTables tables(Matrix::Zero(3, 4), Matrix::Zero(3, 4));
    const NoiseTable noise(counts, 1);
    NoiseRing held(tables, noise, 10, 3);
    held.restart(Random(5));
    std::vector<int> seen(3, 0);
    const int turns = 20'000;
    for (int t = 0; t < turns; ++t) {
      const auto before = held.artists();
      held.turn();
      int changed = 0;
      for (std::size_t j = 0; j < held.size(); ++j) {
        const auto artist = static_cast<std::size_t>(held.artists()[j]);
        QVERIFY(held.rows()[j] == tables.output(artist));
        ++seen[artist];
        if (held.artists()[j] != before[j]) ++changed;
      }
      QVERIFY(changed <= 3);
    }
    // Each draw stays for 10 / 3 turns: the draws behind the counts are 3 a turn.
    double chi_square = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const double draws = 3.0 * turns;
      const double expected = draws * static_cast<double>(counts[i]) / 1000;
      const double got = seen[i] * 0.3;
      chi_square += (got - expected) * (got - expected) / expected;
    }
    QVERIFY2(chi_square < 18.4, qPrintable(QString::number(chi_square)));  // two degrees of freedom, p = 1e-4
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
      SequenceWalk walk(options, {});
      walk.open(sequence, Random(1));
      Pairs found;
      while (walk.next()) {
        for (const std::int32_t target : walk.context()) found.emplace_back(walk.centre(), target);
      }
      return found;
    };
    QVERIFY(pairs(Direction::forward, 1, false) == (Pairs{{0, 1}, {1, 2}}));
    QVERIFY(pairs(Direction::forward, 1, true) == (Pairs{{0, 1}, {1, 1}, {1, 2}}));
    QVERIFY(pairs(Direction::forward, 2, false) == (Pairs{{0, 1}, {0, 1}, {1, 2}, {1, 2}}));
    QVERIFY(pairs(Direction::both, 1, false) == (Pairs{{0, 1}, {1, 0}, {1, 2}, {2, 1}}));
    QVERIFY(pairs(Direction::both, 1, true) == (Pairs{{0, 1}, {1, 0}, {1, 1}, {1, 1}, {1, 2}, {2, 1}}));
  }

  void windows_are_taken_as_place_by_place_data() {
    QTest::addColumn<qint64>("target");
    QTest::addColumn<unsigned>("window");
    for (const std::int64_t target : linalg::test::targets()) {
      for (const unsigned window : {1U, 2U, 5U, 8U, 15U, 16U, 17U, 40U}) {
        QTest::addRow("%s, window %u", hwy::TargetName(target), window) << qint64{target} << window;
      }
    }
  }
  void windows_are_taken_as_place_by_place() {
    QFETCH(qint64, target);
    QFETCH(unsigned, window);
    const linalg::test::RunOn run_on(target);
    Random random(window);
    for (int round = 0; round < 200; ++round) {
      Item2VecOptions options;
      options.window = window;
      options.random_window = random.below(2) == 0;
      options.same_artist_pairs = random.below(2) == 0;
      options.direction = std::array{Direction::both, Direction::forward, Direction::weighted}[random.below(3)];
      options.distance = std::array{Distance::none, Distance::inverse, Distance::linear}[random.below(3)];
      options.before_weight = static_cast<double>(random.below(3)) / 2;
      options.architecture = random.below(2) == 0 ? Architecture::skip_gram : Architecture::cbow;
      std::vector<std::int32_t> sequence(random.below(60));
      for (std::int32_t& artist : sequence) artist = static_cast<std::int32_t>(random.below(6));
      const std::uint64_t seed = random();
      SequenceWalk walk(options, {});
      walk.open(sequence, Random(seed));
      Random draws(seed);
      for (std::size_t t = 0; t < sequence.size(); ++t) {
        const auto reach = static_cast<int>(options.random_window ? 1 + draws.below(window) : window);
        std::vector<std::int32_t> context;
        std::vector<float> weights;
        for (std::size_t c = 0; c < sequence.size(); ++c) {
          const int distance = static_cast<int>(c) - static_cast<int>(t);
          if (std::abs(distance) > reach || (sequence[c] == sequence[t] && !options.same_artist_pairs)) continue;
          const double weight = pair_weight(options, options.architecture == Architecture::cbow ? -distance : distance);
          if (weight <= 0) continue;
          context.push_back(sequence[c]);
          weights.push_back(static_cast<float>(weight));
        }
        if (context.empty()) continue;
        QVERIFY(walk.next());
        QCOMPARE(walk.centre(), sequence[t]);
        QCOMPARE(std::vector<std::int32_t>(walk.context().begin(), walk.context().end()), context);
        QCOMPARE(std::vector<float>(walk.weights().begin(), walk.weights().end()), weights);
        QCOMPARE(walk.ahead().size(), sequence.size() - t - 1);
        for (std::size_t k = 0; k < walk.ahead().size(); ++k) QCOMPARE(walk.ahead()[k], sequence[t + 1 + k]);
      }
      QVERIFY(!walk.next());
    }
  }

  void pairs_weigh_by_direction_and_distance() {
    Item2VecOptions options;
    options.window = 4;
    options.random_window = false;
    const auto weights = [&](Direction direction, Distance distance) {
      options.direction = direction;
      options.distance = distance;
      options.before_weight = 0.25;
      const std::vector<std::int32_t> sequence{0, 1, 2, 3, 4};
      SequenceWalk walk(options, {});
      walk.open(sequence, Random(1));
      while (walk.next() && walk.centre() != 2) {
      }
      return std::vector<float>(walk.weights().begin(), walk.weights().end());
    };
    using Weights = std::vector<float>;
    // Artist 2 with 0, 1, 3, 4.
    QCOMPARE(weights(Direction::both, Distance::none), (Weights{1, 1, 1, 1}));
    QCOMPARE(weights(Direction::both, Distance::inverse), (Weights{0.5F, 1, 1, 0.5F}));
    QCOMPARE(weights(Direction::both, Distance::linear), (Weights{0.75F, 1, 1, 0.75F}));
    QCOMPARE(weights(Direction::forward, Distance::inverse), (Weights{1, 0.5F}));
    QCOMPARE(weights(Direction::weighted, Distance::none), (Weights{0.25F, 0.25F, 1, 1}));
    QCOMPARE(weights(Direction::weighted, Distance::linear), (Weights{0.1875F, 0.25F, 1, 0.75F}));
    options.before_weight = 0;
    options.direction = Direction::weighted;
    QCOMPARE(pair_weight(options, -1), 0.0);
    QCOMPARE(pair_weight(options, 5), 0.0);
  }

  void linear_weights_are_what_drawn_windows_give_in_the_mean() {
    Item2VecOptions options;
    options.window = 5;
    options.distance = Distance::linear;
    for (int d = 1; d <= 5; ++d) {
      int reached = 0;
      for (int window = 1; window <= 5; ++window) reached += window >= d ? 1 : 0;
      QCOMPARE(pair_weight(options, d), reached / 5.0);
    }
  }

  void every_play_of_a_sequence_is_counted_once() {
    Item2VecOptions options;
    options.direction = Direction::forward;
    const std::vector<float> none(3, 0.0F);
    for (const bool sampled : {false, true}) {
      SequenceWalk walk(options, sampled ? std::span<const float>(none) : std::span<const float>());
      const std::vector<std::int32_t> sequence{0, 1, 2, 2};
      walk.open(sequence, Random(1));
      QCOMPARE(walk.plays_done(), std::size_t{0});
      while (walk.next()) {
      }
      QCOMPARE(walk.plays_done(), std::size_t{4});
    }
  }

  void drawn_windows_favour_near_artists() {
    Item2VecOptions options;
    options.window = 4;
    std::vector<std::int32_t> sequence(40'000);
    std::iota(sequence.begin(), sequence.end(), 0);
    std::vector<int> at_distance(5, 0);
    SequenceWalk walk(options, {});
    walk.open(sequence, Random(2));
    while (walk.next()) {
      for (const std::int32_t target : walk.context()) ++at_distance[static_cast<std::size_t>(std::abs(walk.centre() - target))];
    }
    for (std::size_t distance = 1; distance <= 4; ++distance) {
      // A window of 1 … 4 reaches distance d in (5 − d) of 4 cases, on both sides.
      const double expected = 80'000.0 * static_cast<double>(5 - distance) / 4;
      QVERIFY(std::abs(at_distance[distance] - expected) < 0.02 * 80'000);
    }
  }

  /// word2vec keeps a play of an artist with share f of all plays with chance √(t/f) + t/f.
  void sub_sampled_plays_are_those_of_word2vec() {
    constexpr double threshold = 0.01;
    const std::vector<double> shares{0.5, 0.25, 0.12, 0.08, 0.045, 0.005};
    std::vector<float> keep;
    for (const double share : shares) keep.push_back(static_cast<float>(keep_probability(share, threshold)));
    Random random(11);
    std::vector<std::int32_t> sequence;
    std::vector<int> plays(shares.size(), 0);
    for (int i = 0; i < 200'000; ++i) {
      double at = random.uniform();
      std::size_t artist = 0;
      while (artist + 1 < shares.size() && at >= shares[artist]) at -= shares[artist++];
      sequence.push_back(static_cast<std::int32_t>(artist));
      ++plays[artist];
    }
    Item2VecOptions options;
    options.same_artist_pairs = true;  // so that each play kept is a centre
    SequenceWalk walk(options, keep);
    walk.open(sequence, Random(12));
    std::vector<int> kept(shares.size(), 0);
    while (walk.next()) ++kept[static_cast<std::size_t>(walk.centre())];
    double chi_square = 0;
    for (std::size_t a = 0; a + 1 < shares.size(); ++a) {
      const double chance = std::sqrt(threshold / shares[a]) + threshold / shares[a];
      const double expected = plays[a] * chance;
      chi_square += (kept[a] - expected) * (kept[a] - expected) / (expected * (1 - chance));
    }
    QVERIFY2(chi_square < 25.7, qPrintable(QString::number(chi_square)));  // five degrees of freedom, p = 1e-4
    QCOMPARE(kept.back(), plays.back());                                   // rarer than the threshold: all
  }

  void sub_sampling_keeps_the_share_it_promises() {
    Item2VecOptions options;
    options.window = 1;
    options.direction = Direction::forward;
    options.random_window = false;
    const std::vector<float> keep{1.0F, 0.25F, 1.0F};
    const std::vector<std::int32_t> sequence{0, 1, 2};
    SequenceWalk walk(options, keep);
    int skipped = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
      walk.open(sequence, Random(3, i));
      while (walk.next()) skipped += walk.centre() == 0 && walk.context().front() == 2 ? 1 : 0;
    }
    QVERIFY(std::abs(skipped - 7500) < 200);  // 4.6 standard deviations
  }
};

QTEST_GUILESS_MAIN(SgnsTest)
#include "sgns_test.moc"
