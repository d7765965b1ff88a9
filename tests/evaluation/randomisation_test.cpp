// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/randomisation.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/evaluation/multiple_tests.h"
#include "tests/evaluation/reference.h"

using namespace segue;
using namespace segue::evaluation;
using reference::near;
using reference::number;
using reference::Values;

namespace {

using Numbers = std::vector<std::int64_t>;

Randomisation test(const Values& differences, Alternative alternative, const Numbers& clusters = {},
                   std::uint64_t randomisations = 9999, std::uint64_t seed = 1, unsigned threads = 1) {
  Progress progress;
  return randomisation_test(differences, clusters, {}, alternative, randomisations, seed, threads, progress);
}

}  // namespace

class RandomisationTest : public QObject {
  Q_OBJECT

 private slots:
  void equals_scipy_data() {
    QTest::addColumn<int>("at");
    int at = 0;
    for (const auto& one : reference::all().at("randomisation")) {
      QTest::newRow(one.at("name").get<std::string>().c_str()) << at++;
    }
    QVERIFY(at >= 6);
  }

  // Exact p to the last digits; random patterns within four standard errors of what SciPy finds with 200,000.
  void equals_scipy() {
    QFETCH(int, at);
    const auto& one = reference::all().at("randomisation").at(static_cast<std::size_t>(at));
    for (const auto& [name, p] : one.at("p").items()) {
      const Randomisation got =
          test(reference::values(one.at("d")), reference::alternative_of(name), one.at("clusters").get<Numbers>());
      QCOMPARE(got.exact, one.at("exact").get<bool>());
      QCOMPARE(got.differing, one.at("differing").get<std::uint64_t>());
      const double want = number(p);
      if (got.exact) {
        QVERIFY(near(got.p, want, 1e-12));
        QCOMPARE(got.patterns, std::uint64_t{1} << got.differing);
      } else {
        QVERIFY(std::abs(got.p - want) < 4 * std::sqrt(want * (1 - want) / 9999) + 1e-4);
        QCOMPARE(got.patterns, std::uint64_t{9999});
      }
    }
  }

  void all_patterns_of_three_are_eight() {
    const Values d = {1, 2, 4};
    QCOMPARE(test(d, Alternative::greater).p, 1.0 / 8);
    QCOMPARE(test(d, Alternative::two_sided).p, 2.0 / 8);
    QCOMPARE(test(d, Alternative::less).p, 1.0);
    QCOMPARE(test({1, 2, -4}, Alternative::greater).p, 5.0 / 8);  // ±1 ±2 ±4 reaches −1 five times
  }

  // One user has all sequences: exchanging the models in all of them at once is the only other pattern.
  void clusters_change_their_signs_together() {
    const Values d = {1, 2, 4, 1};
    QCOMPARE(test(d, Alternative::greater, {3, 3, 3, 3}).p, 0.5);
    QCOMPARE(test(d, Alternative::greater, {3, 3, 5, 5}).p, 0.25);
  }

  // 0.1 + 0.2 − 0.3 is not quite 0 in binary.
  void sums_that_differ_by_rounding_are_equal() {
    const Values d = {0.1, 0.2, -0.3};
    QCOMPARE(test(d, Alternative::greater).p, 5.0 / 8);
    QCOMPARE(test(d, Alternative::less).p, 5.0 / 8);
    QCOMPARE(test(d, Alternative::two_sided).p, 1.0);
  }

  void all_equal_shows_nothing() {
    for (const Alternative alternative : {Alternative::greater, Alternative::less, Alternative::two_sided}) {
      const Randomisation got = test(Values(100, 0.0), alternative);
      QCOMPARE(got.p, 1.0);
      QCOMPARE(got.differing, std::uint64_t{0});
      QVERIFY(got.exact);
    }
  }

  void one_pair_is_one_of_two_patterns() {
    QCOMPARE(test({0.5}, Alternative::greater).p, 0.5);
    QCOMPARE(test({0.5}, Alternative::two_sided).p, 1.0);
  }

  void random_p_is_never_zero() { QCOMPARE(test(Values(200, 0.5), Alternative::greater, {}, 999).p, 1.0 / 1000); }

  void depends_on_the_seed_alone() {
    Values d;
    for (int i = 0; i < 300; ++i) d.push_back(static_cast<double>(i * 7 % 31) - 14.5);
    const double one = test(d, Alternative::two_sided, {}, 2000, 3, 1).p;
    QCOMPARE(test(d, Alternative::two_sided, {}, 2000, 3, 4).p, one);
    QVERIFY(test(d, Alternative::two_sided, {}, 2000, 4, 1).p != one);
  }

  void errors_and_cancel() {
    QVERIFY_EXCEPTION_THROWN((void)test({}, Alternative::less), Error);
    QVERIFY_EXCEPTION_THROWN((void)test({1, std::nan("")}, Alternative::less), Error);
    QVERIFY_EXCEPTION_THROWN((void)test({1, 2}, Alternative::less, {}, 0), Error);
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)randomisation_test(Values(100, 1.0), {}, {}, Alternative::less, 1000, 1, 1, progress),
                             Cancelled);
  }

  void corrections_equal_statsmodels() {
    QVERIFY(reference::all().at("corrections").size() >= 5);
    for (const auto& one : reference::all().at("corrections")) {
      const Values p = reference::values(one.at("p"));
      const Values by_holm = holm(p);
      const Values by_rate = benjamini_hochberg(p);
      for (std::size_t i = 0; i < p.size(); ++i) {
        QVERIFY(near(by_holm[i], one.at("holm")[i], 1e-12));
        QVERIFY(near(by_rate[i], one.at("benjamini_hochberg")[i], 1e-12));
      }
    }
    QVERIFY(holm(Values{}).empty() && benjamini_hochberg(Values{}).empty());
  }

  void corrections_refuse_what_is_no_probability() {
    for (const double p : {-0.1, 1.1, std::nan("")}) {
      QVERIFY_EXCEPTION_THROWN((void)holm(Values{0.5, p}), Error);
      QVERIFY_EXCEPTION_THROWN((void)benjamini_hochberg(Values{0.5, p}), Error);
    }
  }
};

QTEST_GUILESS_MAIN(RandomisationTest)
#include "randomisation_test.moc"
