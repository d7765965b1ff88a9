// SPDX-License-Identifier: GPL-3.0-or-later
// Noise artists: drawn by plays to any power.
#include <QtTest>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/base/alias_table.h"
#include "core/base/random.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_batch.h"
#include "core/models/item2vec_noise.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

/// Chances by logarithms in long double, which neither overflow nor underflow.
std::vector<double> chances(const std::vector<std::uint64_t>& counts, double exponent) {
  std::vector<long double> logs;
  for (const std::uint64_t c : counts) {
    logs.push_back(c == 0 ? -INFINITY : static_cast<long double>(exponent) * std::log(static_cast<long double>(c)));
  }
  const long double most = *std::max_element(logs.begin(), logs.end());
  long double sum = 0;
  for (const long double log : logs) sum += std::exp(log - most);
  std::vector<double> out;
  for (const long double log : logs) out.push_back(static_cast<double>(std::exp(log - most) / sum));
  return out;
}

struct Slot {
  std::uint32_t threshold, alias;
};

/// What the slots give each, exactly.
std::vector<double> chances(const std::vector<Slot>& given) {
  std::vector<double> out(given.size(), 0.0);
  const auto each = 1 / static_cast<double>(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    const double own = given[i].threshold * 0x1p-32;
    out[i] += own * each;
    out[given[i].alias] += (1 - own) * each;
  }
  return out;
}

}  // namespace

class NoiseTest : public QObject {
  Q_OBJECT
 private slots:
  void noise_is_drawn_by_plays_to_any_power_data() {
    QTest::addColumn<double>("exponent");
    for (const double exponent : {-1e300, -40.0, -3.0, -1.0, 0.0, 0.75, 5.0, 300.0, 1e300}) {
      QTest::addRow("%g", exponent) << exponent;
    }
  }
  void noise_is_drawn_by_plays_to_any_power() {
    QFETCH(double, exponent);
    // Of a large data set: one million plays to one, so that a plain power overflows from exponents of 52 on. Several have the
    // most, several the least; one has none.
    std::vector<std::uint64_t> counts{1'000'000, 1'000'000, 999'999, 0, 700'000, 1000, 10, 3, 2, 1, 1, 1};
    const std::vector<double> wanted = chances(counts, exponent);
    const std::vector<double> got = chances(alias_slots<Slot>(counts, exponent));
    for (std::size_t i = 0; i < counts.size(); ++i) {
      QVERIFY2(std::abs(got[i] - wanted[i]) < 1e-8,
               qPrintable(QString("artist %1: %2, not %3").arg(i).arg(got[i]).arg(wanted[i])));
    }
    QCOMPARE(got[3], 0.0);

    const NoiseTable table(counts, exponent);
    constexpr int draws = 200'000;
    std::vector<double> drawn(counts.size(), 0.0);
    Random random(11);
    for (int i = 0; i < draws; ++i) ++drawn[static_cast<std::size_t>(table.draw(random()))];
    double chi2 = 0;
    int cells = -1;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const double expected = draws * wanted[i];
      if (expected < 5) {
        QVERIFY(drawn[i] <= expected + 20);
        continue;
      }
      chi2 += (drawn[i] - expected) * (drawn[i] - expected) / expected;
      ++cells;
    }
    // χ² of so many degrees of freedom: mean n, deviation √(2n).
    QVERIFY2(chi2 <= cells + 5 * std::sqrt(2.0 * cells) + 1e-9, qPrintable(QString::number(chi2)));
  }

  void powers_do_not_overflow_among_many_artists() {
    // What rounding leaves over must not become the whole slot of somebody who is hardly ever drawn.
    std::vector<std::uint64_t> counts(20'000);
    Random random(3);
    for (std::uint64_t& count : counts) count = 1 + random.below(1000);
    counts[77] = 5000;
    for (const double exponent : {-40.0, 5.0, 300.0}) {
      const std::vector<double> wanted = chances(counts, exponent);
      const std::vector<double> got = chances(alias_slots<Slot>(counts, exponent));
      double off = 0;
      for (std::size_t i = 0; i < counts.size(); ++i) off += std::abs(got[i] - wanted[i]);
      QVERIFY2(off < 1e-8, qPrintable(QString("%1: %2").arg(exponent).arg(off)));
    }
  }

  void batches_are_as_small_for_steep_noise_as_its_gradients_ask_for() {
    std::vector<std::uint64_t> counts(1000, 10);
    counts[0] = 1'000'000;
    Item2VecOptions o;
    o.batch = 1'000'000;
    o.random_window = false;
    o.window = 1;
    const auto plays_at = [&](double exponent) {
      o.noise_exponent = exponent;
      // By hand: 150 gradients at a rate of 0.05 for two rows: as input and its noise, as target, and as noise.
      const std::vector<double> chance = chances(counts, exponent);
      const double share = 1'000'000.0 / (1'000'000 + 9990);
      const double most = *std::max_element(chance.begin(), chance.end());
      const double of_a_play = 2 * (share * (1 + o.negatives) + share + o.negatives * most);
      const auto wanted = static_cast<std::uint64_t>(std::max(1.0, 150 * 0.05 / o.learning_rate / of_a_play));
      const std::uint64_t got = batch_plays(o, counts);
      return std::pair(got, wanted);
    };
    for (const double exponent : {-300.0, -40.0, -3.0, 0.0, 0.75, 5.0, 300.0}) {
      const auto [got, wanted] = plays_at(exponent);
      QCOMPARE(got, wanted);
    }
    QVERIFY(plays_at(300).first < plays_at(-40).first);
  }

  void any_exponent_trains_data() { noise_is_drawn_by_plays_to_any_power_data(); }
  void any_exponent_trains() {
    QFETCH(double, exponent);
    const ToyCorpus toy = ring(25, 60);
    for (const bool deterministic : {false, true}) {
      Item2VecOptions o;
      o.dim = 8;
      o.epochs = 2;
      o.threads = 1;
      o.noise_exponent = exponent;
      o.deterministic = deterministic;
      Progress progress;
      const Embedding e = train_item2vec(toy.input(), o, {}, progress);
      QVERIFY(e.input.allFinite() && e.output.allFinite() && !e.output.isZero(0));
    }
  }
};

QTEST_GUILESS_MAIN(NoiseTest)
#include "noise_test.moc"
