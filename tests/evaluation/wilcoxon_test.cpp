// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/wilcoxon.h"

#include <QtTest>

#include "core/base/error.h"
#include "tests/evaluation/reference.h"

using namespace segue;
using namespace segue::evaluation;
using reference::near;
using reference::Values;

namespace {

Wilcoxon test(const Values& differences, const WilcoxonOptions& options) {
  WilcoxonBuffer buffer;
  return signed_rank(differences, options, buffer);
}

}  // namespace

class WilcoxonTest : public QObject {
  Q_OBJECT

 private slots:
  void equals_scipy_with_ties_and_zeros_data() {
    QTest::addColumn<int>("at");
    int at = 0;
    for (const auto& one : reference::all().at("wilcoxon")) QTest::newRow(one.at("name").get<std::string>().c_str()) << at++;
    QVERIFY(at >= 8);
  }

  void equals_scipy_with_ties_and_zeros() {
    QFETCH(int, at);
    const auto& one = reference::all().at("wilcoxon").at(static_cast<std::size_t>(at));
    const Values d = reference::values(one.at("d"));
    QCOMPARE(one.at("tests").size(), std::size_t{9});
    for (const auto& want : one.at("tests")) {
      WilcoxonOptions options;
      options.alternative = reference::alternative_of(want.at("alternative"));
      options.zeros = reference::zeros_of(want.at("zeros"));
      const Wilcoxon automatic = test(d, options);
      QVERIFY(near(automatic.statistic, want.at("statistic")));
      QVERIFY(near(automatic.p, want.at("automatic"), 1e-9));
      if (options.zeros == Zeros::wilcox) QVERIFY(near(automatic.rank_biserial, one.at("rank_biserial"), 1e-12));

      options.method = WilcoxonMethod::normal;
      const Wilcoxon normal = test(d, options);
      QVERIFY(!normal.exact);
      QVERIFY(near(normal.p, want.at("normal"), 1e-9));
      QVERIFY(near(normal.z, want.at("z"), 1e-9));
      options.continuity = true;
      const Wilcoxon continuous = test(d, options);
      QVERIFY(near(continuous.p, want.at("continuity"), 1e-9));
      QVERIFY(near(continuous.z, want.at("continuity_z"), 1e-9));

      options.method = WilcoxonMethod::exact;
      QVERIFY(!want.at("exact").is_null());
      const Wilcoxon exact = test(d, options);
      QVERIFY(exact.exact && std::isnan(exact.z));
      QVERIFY(near(exact.p, want.at("exact"), 1e-12));
    }
  }

  // Of the ranks 1½, 1½, 3 the sums 0, 1½, 1½, 3, 3, 4½, 4½, 6 are equally likely; here it is 4½.
  void exact_counts_patterns_of_shared_ranks() {
    const Values d = {0.5, -0.5, 1};
    const WilcoxonMethod exact = WilcoxonMethod::exact;
    QCOMPARE(test(d, {Alternative::greater, Zeros::wilcox, exact, false}).p, 3.0 / 8);
    QCOMPARE(test(d, {Alternative::less, Zeros::wilcox, exact, false}).p, 7.0 / 8);
    QCOMPARE(test(d, {Alternative::two_sided, Zeros::wilcox, exact, false}).p, 6.0 / 8);
    // A zero takes rank 1; what is left are the ranks 2½, 2½, 4 with the same patterns.
    QCOMPARE(test({0.5, 0, -0.5, 1}, {Alternative::greater, Zeros::pratt, exact, false}).p, 3.0 / 8);
  }

  void all_zeros_show_nothing_with_every_method() {
    const Values zeros(700, 0.0);
    for (const auto method : {WilcoxonMethod::automatic, WilcoxonMethod::exact, WilcoxonMethod::normal}) {
      for (const Zeros how : {Zeros::wilcox, Zeros::pratt, Zeros::zsplit}) {
        const Wilcoxon got = test(zeros, {Alternative::two_sided, how, method, true});
        QCOMPARE(got.p, 1.0);
        QCOMPARE(got.statistic, 0.0);
        QCOMPARE(got.rank_biserial, 0.0);
        QCOMPARE(got.non_zero, std::uint64_t{0});
      }
    }
  }

  void one_pair_is_one_of_two_patterns() {
    const Wilcoxon got = test({0.25}, {Alternative::greater, Zeros::wilcox, WilcoxonMethod::automatic, false});
    QCOMPARE(got.p, 0.5);
    QCOMPARE(got.rank_biserial, 1.0);
    QCOMPARE(test({0.25}, {}).p, 1.0);
  }

  void too_many_pairs_for_the_exact_method_are_an_error() {
    const Values many(501, 0.5);
    const WilcoxonOptions exact{Alternative::greater, Zeros::wilcox, WilcoxonMethod::exact, false};
    QVERIFY_EXCEPTION_THROWN((void)test(many, exact), Error);
    // All of 500 patterns of equal ranks are binomial: that all are positive has probability 2⁻⁵⁰⁰.
    QVERIFY(near(test(Values(500, 0.5), exact).p, std::ldexp(1.0, -500), 1e-9));
  }

  void what_is_no_number_is_an_error() {
    QVERIFY_EXCEPTION_THROWN((void)test({}, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)test({1, std::nan(""), 2}, {}), Error);
  }

  void interval_of_the_rank_biserial_correlation_holds_it() {
    const Interval middle = rank_biserial_interval(0, 100, 0.95);
    QVERIFY(near(middle.low, -middle.high, 1e-12));
    QVERIFY(rank_biserial_interval(0, 1000, 0.95).high < middle.high);
    // No width: all in one direction, and too few pairs to find anything (2 · 2⁻ⁿ above 0.05: under 6).
    QVERIFY(std::isnan(rank_biserial_interval(1, 50, 0.95).low) && std::isnan(rank_biserial_interval(-1, 50, 0.95).high));
    for (const std::uint64_t few : {0U, 1U, 2U, 5U}) {
      QVERIFY(std::isnan(rank_biserial_interval(0.2, few, 0.95).low));
      QVERIFY(std::string(no_rank_biserial_interval(0.2, few, 0.95)).find("too few") != std::string::npos);
    }
    QVERIFY(std::isfinite(rank_biserial_interval(0.2, 6, 0.95).low) && std::isnan(rank_biserial_interval(0.2, 6, 0.99).low));
    QVERIFY(std::string(no_rank_biserial_interval(-1, 6, 0.95)).find("one direction") != std::string::npos);
    QCOMPARE(std::string(no_rank_biserial_interval(0.2, 6, 0.95)), std::string());
  }
};

QTEST_GUILESS_MAIN(WilcoxonTest)
#include "wilcoxon_test.moc"
