// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/friedman.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/evaluation/studentized_range.h"
#include "tests/evaluation/reference.h"

using namespace segue;
using namespace segue::evaluation;
using reference::near;
using reference::number;
using reference::Values;

namespace {

ModelsByDataSet table(std::size_t models, std::size_t sets, const Values& figures) {
  ModelsByDataSet t;
  for (std::size_t m = 0; m < models; ++m) t.models.push_back("model " + std::to_string(m));
  for (std::size_t s = 0; s < sets; ++s) t.data_sets.push_back("data " + std::to_string(s));
  t.figures = figures;
  return t;
}

}  // namespace

class FriedmanTest : public QObject {
  Q_OBJECT

 private slots:
  void equals_scipy_and_posthocs() {
    QVERIFY(reference::all().at("friedman").size() >= 4);
    for (const auto& one : reference::all().at("friedman")) {
      const auto got = critical_difference(table(one.at("models").get<std::size_t>(), one.at("data_sets").get<std::size_t>(),
                                                 reference::values(one.at("figures"))));
      for (std::size_t m = 0; m < got.ranks.size(); ++m) QVERIFY(near(got.ranks[m], one.at("ranks")[m], 1e-12));
      QCOMPARE(got.order, one.at("order").get<std::vector<std::size_t>>());
      QVERIFY(near(got.chi_square, one.at("chi_square"), 1e-9));
      QVERIFY(near(got.p, one.at("p"), 1e-9));
      QVERIFY(near(got.f, one.at("f"), 1e-9));
      QVERIFY(near(got.f_p, one.at("f_p"), 1e-9));
      QVERIFY(near(got.difference, one.at("difference"), 1e-7));
      std::vector<Clique> cliques;
      for (const auto& clique : one.at("cliques"))
        cliques.push_back({clique[0].get<std::size_t>(), clique[1].get<std::size_t>()});
      QVERIFY(got.cliques == cliques);
      for (std::size_t i = 0; i < got.nemenyi.size(); ++i)
        QVERIFY(std::abs(got.nemenyi[i] - number(one.at("nemenyi")[i])) < 1e-7);
    }
  }

  // Demšar 2006, table 5 (a) and p. 16: q of 2 … 10 classifiers at 0.05, and four classifiers on 14 data sets.
  void equals_the_published_table() {
    const Values q05 = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
    for (std::size_t i = 0; i < q05.size(); ++i) {
      QVERIFY(std::abs(normal_range_quantile(0.05, i + 2) / std::sqrt(2.0) - q05[i]) < 0.0011);
    }
    Values figures;
    for (int s = 0; s < 14; ++s) figures.insert(figures.end(), {0.1, 0.2, 0.3, 0.4});
    QVERIFY(std::abs(critical_difference(table(4, 14, figures)).difference - 1.25) < 0.005);
  }

  void range_distribution_equals_scipy() {
    QVERIFY(reference::all().at("range").size() >= 30);
    for (const auto& one : reference::all().at("range")) {
      const auto k = one.at("k").get<std::size_t>();
      QVERIFY(std::abs(normal_range_p(number(one.at("q")), k) - number(one.at("p"))) < 1e-8);
      QVERIFY(std::abs(normal_range_quantile(0.05, k) - number(one.at("quantile_05"))) < 1e-6);
      QVERIFY(std::abs(normal_range_quantile(0.10, k) - number(one.at("quantile_10"))) < 1e-6);
    }
  }

  // The range of two is |N(0, 2)|: P = erfc(q / 2), down to where subtracting from 1 would leave nothing.
  void range_of_two_has_a_closed_form() {
    for (const double q : {0.1, 1.0, 4.0, 10.0, 20.0}) QVERIFY(near(normal_range_p(q, 2), std::erfc(q / 2), 1e-10));
    QCOMPARE(normal_range_p(0, 5), 1.0);
  }

  void a_lower_loss_is_better_when_asked() {
    ModelsByDataSet t = table(2, 3, {1, 2, 1, 2, 1, 2});
    QCOMPARE(critical_difference(t).order.front(), std::size_t{1});
    t.higher_is_better = false;
    QCOMPARE(critical_difference(t).order.front(), std::size_t{0});
  }

  void identical_models_are_one_clique() {
    const auto got = critical_difference(table(3, 4, Values(12, 0.5)));
    QCOMPARE(got.ranks, Values(3, 2.0));
    QCOMPARE(got.chi_square, 0.0);
    QCOMPARE(got.p, 1.0);
    QCOMPARE(got.f_p, 1.0);
    QVERIFY(got.cliques == std::vector<Clique>({{0, 2}}));
    QCOMPARE(got.nemenyi, Values(9, 1.0));
  }

  void data_sets_that_all_agree_have_no_f_but_an_exact_p() {
    const auto got = critical_difference(table(3, 5, {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}));
    QCOMPARE(got.chi_square, 10.0);  // N (k − 1), its largest value
    QVERIFY(got.agree && std::isnan(got.f) && std::isnan(got.f_p));
    QVERIFY(near(got.exact_p, std::pow(6.0, -4), 1e-12));  // the other four rows in the order of the first
    // Two models on three data sets: 2 of 8 ways; the χ² distribution would say 0.083.
    const auto few = critical_difference(table(2, 3, {1, 2, 1, 2, 1, 2}));
    QVERIFY(few.agree);
    QCOMPARE(few.exact_p, 0.25);
    QVERIFY(near(few.p, std::erfc(std::sqrt(1.5)), 1e-12));  // χ² = 3, one degree of freedom
    // Equal figures leave fewer orders: 3 of a row with two shared ranks.
    QVERIFY(near(critical_difference(table(3, 3, {1, 1, 2, 5, 5, 7, 0, 0, 9})).exact_p, 1.0 / 9, 1e-12));
    // … also where there are far too many rows to go through.
    Values many;
    for (int s = 0; s < 400; ++s) many.insert(many.end(), {1, 2, 3, 4, 5, 6, 7, 8});
    QVERIFY(critical_difference(table(8, 400, many)).exact_p == 0);  // 40,320^−399
    QCOMPARE(got.order, (std::vector<std::size_t>{2, 1, 0}));
  }

  // The tables that textbooks print (Siegel 1956, table N): p of a statistic that large or larger.
  void exact_p_equals_the_published_tables() {
    struct Line {
      std::size_t models, sets;
      Values figures;
      double chi_square, p;
    };
    const Line lines[] = {
        {3, 3, {1, 2, 3, 1, 2, 3, 2, 1, 3}, 4.667, 0.194},
        {3, 4, {1, 2, 3, 1, 2, 3, 1, 2, 3, 2, 1, 3}, 6.5, 0.042},
        {3, 4, {1, 2, 3, 1, 2, 3, 2, 1, 3, 2, 1, 3}, 6.0, 0.069},
        {4, 3, {1, 2, 3, 4, 1, 2, 3, 4, 2, 1, 3, 4}, 8.2, 0.017},
        {4, 2, {1, 2, 3, 4, 2, 1, 3, 4}, 5.4, 0.167},
    };
    for (const Line& line : lines) {
      const auto got = critical_difference(table(line.models, line.sets, line.figures));
      QVERIFY2(std::abs(got.chi_square - line.chi_square) < 6e-4, qPrintable(QString::number(got.chi_square)));
      QVERIFY2(std::abs(got.exact_p - line.p) < 6e-4, qPrintable(QString::number(got.exact_p)));
    }
  }

  // Every way to order each row, ties included, by brute force.
  void exact_p_equals_all_orders() {
    const Values figures = {3, 1, 1, 2, 2, 2, 0, 5, 5, 1, 4, 2};
    const auto got = critical_difference(table(4, 3, figures));
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    std::vector<std::array<std::size_t, 4>> orders;
    do {
      orders.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    // The statistic grows with the squares of the rank sums; ranks by counting, equal figures sharing theirs.
    const auto rank = [&](std::size_t row, std::size_t m) {
      double place = 0.5;
      for (std::size_t o = 0; o < 4; ++o) {
        const double other = figures[4 * row + o], own = figures[4 * row + m];
        place += other > own ? 1.0 : other == own ? 0.5 : 0.0;
      }
      return place;
    };
    const auto spread = [&](const auto& second, const auto& third) {
      double squares = 0;
      for (std::size_t m = 0; m < 4; ++m) squares += std::pow(rank(0, m) + rank(1, second[m]) + rank(2, third[m]), 2);
      return squares;
    };
    std::size_t as_large = 0;
    for (const auto& second : orders) {
      for (const auto& third : orders) as_large += spread(second, third) >= spread(orders[0], orders[0]) - 1e-9 ? 1U : 0U;
    }
    QVERIFY(near(got.exact_p, static_cast<double>(as_large) / static_cast<double>(orders.size() * orders.size()), 1e-12));
    QVERIFY(got.exact_p > 0.1 && got.exact_p < 1);
  }

  void too_many_orders_have_no_exact_p() {
    Values figures;
    for (int s = 0; s < 300; ++s) {
      for (int m = 0; m < 7; ++m) figures.push_back((s * 31 + m * m * 17 + s * m) % 23);
    }
    const auto got = critical_difference(table(7, 300, figures));
    QVERIFY(std::isnan(got.exact_p) && std::isfinite(got.p) && !got.agree);
  }

  // The variance of a difference of two mean ranks when each row's ranks are shuffled, counted over all shuffles of each row.
  void ties_narrow_the_difference_by_what_shuffling_gives() {
    const Values figures = {1, 1, 1, 2, 0, 0, 0, 1, 3, 3, 2, 2, 0, 0, 0, 0, 1, 2, 3, 4, 5, 5, 5, 1};
    const std::size_t models = 4, sets = 6;
    double variance = 0;
    for (std::size_t s = 0; s < sets; ++s) {
      Values ranks;
      for (std::size_t m = 0; m < models; ++m) {
        double rank = 1;
        for (std::size_t o = 0; o < models; ++o) {
          if (figures[s * models + o] > figures[s * models + m]) rank += 1;
          if (o != m && figures[s * models + o] == figures[s * models + m]) rank += 0.5;
        }
        ranks.push_back(rank);
      }
      std::vector<std::size_t> order = {0, 1, 2, 3};
      double sum = 0;
      int shuffles = 0;
      do {
        sum += (ranks[order[0]] - ranks[order[1]]) * (ranks[order[0]] - ranks[order[1]]);
        ++shuffles;
      } while (std::next_permutation(order.begin(), order.end()));
      variance += sum / shuffles / (sets * sets);
    }
    const auto got = critical_difference(table(models, sets, figures), 0.05, RankTies::corrected);
    QVERIFY(near(got.difference, normal_range_quantile(0.05, models) / std::sqrt(2.0) * std::sqrt(variance), 1e-9));
    QVERIFY(got.difference < critical_difference(table(models, sets, figures)).difference);
    QVERIFY(near(got.nemenyi[1], normal_range_p(std::abs(got.ranks[0] - got.ranks[1]) / std::sqrt(variance) * std::sqrt(2.0), 4),
                 1e-9));
  }

  // Of two models with ties that is the sign test of the rows that differ: 9 of 12, z = (9 − 3) / √12, p = 0.0832645.
  void two_models_with_ties_have_the_sign_test() {
    Values figures;
    for (int i = 0; i < 9; ++i) figures.insert(figures.end(), {1, 0});
    for (int i = 0; i < 3; ++i) figures.insert(figures.end(), {0, 1});
    for (int i = 0; i < 88; ++i) figures.insert(figures.end(), {0, 0});
    const auto got = critical_difference(table(2, 100, figures), 0.05, RankTies::corrected);
    QVERIFY(std::abs(got.nemenyi[1] - std::erfc(6 / std::sqrt(12.0) / std::sqrt(2.0))) < 1e-9);
    QVERIFY(std::abs(got.nemenyi[1] - 0.0832645) < 1e-6);
    QVERIFY(near(got.p, got.nemenyi[1], 1e-9));
  }

  void rows_that_are_all_equal_tell_nothing_apart() {
    const auto got = critical_difference(table(3, 4, Values(12, 0.5)), 0.05, RankTies::corrected);
    QCOMPARE(got.difference, 0.0);
    QVERIFY(got.cliques == std::vector<Clique>({{0, 2}}));
    QCOMPARE(got.nemenyi, Values(9, 1.0));
  }

  void bars_on_one_line_share_no_model() {
    CriticalDifference cd;
    cd.cliques = {{0, 2}, {1, 4}, {4, 5}, {5, 7}, {8, 9}};
    // 0–2 | 1–4 begins within it | 4–5 fits behind 0–2 | 5–7 behind 1–4 | 8–9 behind 4–5.
    QCOMPARE(clique_lines(cd), (std::vector<std::size_t>{0, 1, 0, 1, 0}));
    cd.ranks = {1, 2.5, 4, 3, 4.5};
    cd.difference = 1;
    QCOMPARE(range_to_draw(cd).low, 1.0);
    QCOMPARE(range_to_draw(cd).high, 5.0);
    cd.ranks = {2.9, 3.1, 3.0, 2.95, 3.05};  // of users who mostly find all models equal
    cd.difference = 0.3;
    QCOMPARE(range_to_draw(cd).low, 2.9);
    QCOMPARE(range_to_draw(cd).high, 2.9 + 0.3);
  }

  void too_little_to_compare_is_an_error() {
    QVERIFY_EXCEPTION_THROWN((void)critical_difference(table(1, 5, Values(5, 1))), Error);
    QVERIFY_EXCEPTION_THROWN((void)critical_difference(table(3, 1, {1, 2, 3})), Error);
    QVERIFY_EXCEPTION_THROWN((void)critical_difference(table(3, 2, {1, 2, 3})), Error);
    QVERIFY_EXCEPTION_THROWN((void)critical_difference(table(2, 2, {1, 2, 3, 4}), 1), Error);
    try {
      (void)critical_difference(table(2, 2, {1, 2, 3, std::nan("")}));
      QFAIL("a NaN was ranked");
    } catch (const Error& error) {
      QVERIFY(QString(error.what()).contains("“model 1” on “data 1”"));
    }
  }
};

QTEST_GUILESS_MAIN(FriedmanTest)
#include "friedman_test.moc"
