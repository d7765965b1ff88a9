// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/bootstrap.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/evaluation/seeds.h"
#include "tests/evaluation/reference.h"

using namespace segue;
using namespace segue::evaluation;
using reference::near;
using reference::number;
using reference::Values;

namespace {

using Numbers = std::vector<std::int64_t>;

MeanInterval interval(const Values& values, const Numbers& clusters, const Values& weights, const IntervalOptions& options) {
  Progress progress;
  return mean_interval(values, clusters, weights, options, progress);
}

bool has_no_interval(const MeanInterval& got) {
  return std::isnan(got.standard_error) && std::isnan(got.t.low) && std::isnan(got.bootstrap.low) && std::isnan(got.bca.high);
}

}  // namespace

class BootstrapTest : public QObject {
  Q_OBJECT

 private slots:
  void clustered_t_interval_equals_statsmodels() {
    QVERIFY(reference::all().at("clusters").size() >= 4);
    for (const auto& one : reference::all().at("clusters")) {
      const auto clusters = one.at("clusters").get<Numbers>();
      const MeanInterval got = interval(reference::values(one.at("values")), clusters, reference::values(one.at("weights")),
                                        {number(one.at("confidence")), 100, 1, 1});
      QVERIFY(near(got.mean, one.at("mean")));
      QVERIFY(near(got.standard_error, one.at("standard_error"), 1e-9));
      QVERIFY(near(got.t.low, one.at("low"), 1e-8));
      QVERIFY(near(got.t.high, one.at("high"), 1e-8));
      QCOMPARE(got.values, std::uint64_t{clusters.size()});
    }
  }

  void bca_interval_of_the_same_resamples_equals_scipy() {
    QVERIFY(reference::all().at("bca").size() >= 6);
    for (const auto& one : reference::all().at("bca")) {
      Values resamples = reference::values(one.at("resamples"));
      std::sort(resamples.begin(), resamples.end());
      const double accelerate = acceleration(reference::values(one.at("leave_one_out")));
      const Interval got = bca_interval(resamples, number(one.at("estimate")), accelerate, number(one.at("confidence")));
      QVERIFY(near(got.low, one.at("low"), 1e-9));
      QVERIFY(near(got.high, one.at("high"), 1e-9));
    }
  }

  // The two draw different numbers; a few per cent of the width is what 20,000 resamples leave to chance.
  void clustered_bootstrap_agrees_with_a_plain_loop() {
    QCOMPARE(reference::all().at("clustered_bootstrap").size(), std::size_t{2});
    for (const auto& one : reference::all().at("clustered_bootstrap")) {
      const MeanInterval got = interval(reference::values(one.at("values")), one.at("clusters").get<Numbers>(),
                                        reference::values(one.at("weights")), {number(one.at("confidence")), 20000, 5, 1});
      const double width = number(one.at("high")) - number(one.at("low"));
      QVERIFY(std::abs(got.bootstrap.low - number(one.at("low"))) < 0.04 * width);
      QVERIFY(std::abs(got.bootstrap.high - number(one.at("high"))) < 0.04 * width);
      QVERIFY(std::abs(got.bca.high - got.bootstrap.high) < 0.3 * width);
    }
  }

  // Each sequence five times over in its user's hands says no more than once.
  void copies_within_a_cluster_do_not_narrow_the_interval() {
    const Values once = {0, 0.5, 0.25, 1, 0, 0, 0.5, 0.75};
    Values five;
    Numbers users;
    for (std::size_t u = 0; u < once.size(); ++u) {
      five.insert(five.end(), 5, once[u]);
      users.insert(users.end(), 5, static_cast<std::int64_t>(u));
    }
    const IntervalOptions options{0.95, 1000, 2, 1};
    const MeanInterval want = interval(once, {}, {}, options);
    const MeanInterval got = interval(five, users, {}, options);
    QCOMPARE(got.clusters, std::uint64_t{8});
    QCOMPARE(got.values, std::uint64_t{40});
    QVERIFY(near(got.standard_error, want.standard_error));
    QVERIFY(near(got.bootstrap.low, want.bootstrap.low) && near(got.bootstrap.high, want.bootstrap.high));
    QVERIFY(near(got.bca.low, want.bca.low) && near(got.bca.high, want.bca.high));
    QVERIFY(interval(five, {}, {}, options).standard_error < 0.5 * want.standard_error);
  }

  void weights_make_means_over_transitions() {
    // Two of two hits in one sequence, none of six in the other: macro ½, micro 2 / 8.
    QCOMPARE(interval({1, 0}, {}, {}, {}).mean, 0.5);
    QCOMPARE(interval({1, 0}, {}, {2, 6}, {}).mean, 0.25);
  }

  void sequences_of_unknown_users_are_clusters_of_their_own() {
    const MeanInterval got = interval({1, 0, 1, 0, 1}, {-1, 7, -1, 7, 3}, {}, {});
    QCOMPARE(got.clusters, std::uint64_t{4});
    const MeanInterval same = interval({1, 1, 0, 0, 1}, {100, 200, 7, 7, 300}, {}, {});
    QCOMPARE(got.standard_error, same.standard_error);
  }

  void one_cluster_has_no_interval() {
    const MeanInterval got = interval({0.5, 1}, {4, 4}, {}, {});
    QCOMPARE(got.mean, 0.75);
    QVERIFY(has_no_interval(got));
    QVERIFY(has_no_interval(interval({}, {}, {}, {})));
    QCOMPARE(interval({}, {}, {}, {}).mean, 0.0);
  }

  void all_zeros_have_an_interval_of_no_width() {
    const MeanInterval got = interval(Values(50, 0.0), {}, {}, {});
    for (const Interval& one : {got.t, got.bootstrap, got.bca}) {
      QCOMPARE(one.low, 0.0);
      QCOMPARE(one.high, 0.0);
    }
  }

  void bca_falls_back_to_percentiles_where_it_is_not_defined() {
    const Values resamples = {1, 2, 3, 4, 5};
    const Interval got = bca_interval(resamples, 9, 0.1, 0.5);
    QCOMPARE(got.low, 2.0);
    QCOMPARE(got.high, 4.0);
    // No bias and no acceleration: the same.
    const Interval plain = bca_interval(resamples, 3, 0, 0.5);
    QVERIFY(near(plain.low, 2.0) && near(plain.high, 4.0));
    QCOMPARE(acceleration(Values(9, 0.5)), 0.0);
  }

  void what_is_no_number_is_an_error() {
    QVERIFY_EXCEPTION_THROWN((void)interval({0, std::nan(""), 1}, {}, {}, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)interval({0, INFINITY}, {}, {}, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)interval({0, 1}, {}, {1, 0}, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)interval({0, 1}, {}, {1}, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)interval({0, 1}, {1, 2, 3}, {}, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)interval({0, 1}, {}, {}, {1.0, 100, 1, 1}), Error);
  }

  void depends_on_the_seed_alone() {
    Values values;
    Numbers users;
    for (int i = 0; i < 500; ++i) {
      values.push_back(static_cast<double>(i * i % 97));
      users.push_back(i % 61);
    }
    const MeanInterval one = interval(values, users, {}, {0.9, 501, 7, 1});
    const MeanInterval five = interval(values, users, {}, {0.9, 501, 7, 5});
    QCOMPARE(one.bootstrap.low, five.bootstrap.low);
    QCOMPARE(one.bca.high, five.bca.high);
    QVERIFY(interval(values, users, {}, {0.9, 501, 8, 1}).bootstrap.low != one.bootstrap.low);
  }

  void over_seeds_equals_scipy() {
    for (const auto& one : reference::all().at("seeds")) {
      const Values figures = reference::values(one.at("figures"));
      const OverSeeds got = over_seeds(figures, 0.95);
      QCOMPARE(got.seeds, std::uint64_t{figures.size()});
      QVERIFY(near(got.mean, one.at("mean")));
      QVERIFY(near(got.standard_deviation, one.at("deviation")));
      QVERIFY(near(got.standard_error, one.at("error")));
      QVERIFY(near(got.t.low, one.at("low"), 1e-8) && near(got.t.high, one.at("high"), 1e-8));
      QCOMPARE(got.least, *std::min_element(figures.begin(), figures.end()));
    }
  }

  void one_seed_has_no_interval() {
    const OverSeeds got = over_seeds(Values{0.25}, 0.95);
    QCOMPARE(got.mean, 0.25);
    QCOMPARE(got.most, 0.25);
    QVERIFY(std::isnan(got.standard_deviation) && std::isnan(got.t.low));
    QCOMPARE(over_seeds(Values{}, 0.95).seeds, std::uint64_t{0});
    QVERIFY_EXCEPTION_THROWN((void)over_seeds(Values{0.25, std::nan("")}, 0.95), Error);
  }
};

QTEST_GUILESS_MAIN(BootstrapTest)
#include "bootstrap_test.moc"
