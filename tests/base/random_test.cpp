// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QtTest>
#include <array>
#include <cmath>

using segue::Random;

class RandomTest : public QObject {
  Q_OBJECT

 private slots:
  void is_splitmix64() {
    // First outputs for seed 1234567 of Vigna's reference splitmix64.c.
    Random random(1234567);
    QCOMPARE(random(), std::uint64_t{6457827717110365317ULL});
    QCOMPARE(random(), std::uint64_t{3203168211198807973ULL});
    QCOMPARE(random(), std::uint64_t{9817491932198370423ULL});
  }

  void below_is_uniform() {
    // Chi-squared with 9 degrees of freedom: 27.9 is exceeded with probability 0.001.
    std::array<double, 10> counts{};
    Random random(7);
    for (int i = 0; i < 100'000; ++i) ++counts.at(random.below(10));
    double chi = 0;
    for (const double n : counts) chi += (n - 10'000) * (n - 10'000) / 10'000;
    QVERIFY2(chi < 27.9, qPrintable(QString::number(chi)));
  }

  void uniform_lies_in_the_unit_interval_and_has_its_mean() {
    Random random(8);
    double sum = 0;
    for (int i = 0; i < 100'000; ++i) {
      const double x = random.uniform();
      QVERIFY(x >= 0 && x < 1);
      sum += x;
    }
    QVERIFY(std::abs(sum / 100'000 - 0.5) < 4 * std::sqrt(1.0 / 12 / 100'000));
  }

  void streams_of_one_seed_differ() {
    Random a(40, 1);
    Random b(40, 2);
    int equal = 0;
    for (int i = 0; i < 1000; ++i) equal += a() == b() ? 1 : 0;
    QCOMPARE(equal, 0);
  }
};

QTEST_GUILESS_MAIN(RandomTest)
#include "random_test.moc"
