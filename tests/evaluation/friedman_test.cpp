// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/friedman.h"

#include <QtTest>

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

  void data_sets_that_all_agree_have_an_infinite_f() {
    const auto got = critical_difference(table(3, 5, {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}));
    QCOMPARE(got.chi_square, 10.0);  // N (k − 1), its largest value
    QVERIFY(std::isinf(got.f));
    QCOMPARE(got.f_p, 0.0);
    QCOMPARE(got.order, (std::vector<std::size_t>{2, 1, 0}));
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
