// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/evaluation/statistics.h"

using namespace segue;
using namespace segue::evaluation;

namespace {

using Values = std::vector<double>;

// What SciPy and NumPy make of the same inputs; see tests/reference/make_reference.py.
const nlohmann::json& reference() {
  static const nlohmann::json json = nlohmann::json::parse(std::ifstream(SEGUE_REFERENCE_DIR "/statistics.json"));
  return json;
}

bool near(double got, double want, double relative = 1e-10) {
  return std::abs(got - want) <= relative * std::abs(want) || (want == 0 && std::abs(got) < 1e-14);
}

Alternative alternative_of(const std::string& name) {
  return name == "greater" ? Alternative::greater : name == "less" ? Alternative::less : Alternative::two_sided;
}

Zeros zeros_of(const std::string& name) {
  return name == "pratt" ? Zeros::pratt : name == "zsplit" ? Zeros::zsplit : Zeros::wilcox;
}

Interval bootstrap(const Values& values, double confidence, std::uint64_t samples, std::uint64_t seed, unsigned threads = 1) {
  Progress progress;
  return bootstrap_interval(values, confidence, samples, seed, threads, progress);
}

}  // namespace

class StatisticsTest : public QObject {
  Q_OBJECT

 private slots:
  void wilcoxon_equals_scipy_data() {
    QTest::addColumn<int>("at");
    int at = 0;
    for (const auto& one : reference().at("wilcoxon")) QTest::newRow(one.at("name").get<std::string>().c_str()) << at++;
    QVERIFY(at >= 15);
  }

  void wilcoxon_equals_scipy() {
    QFETCH(int, at);
    const auto& one = reference().at("wilcoxon").at(static_cast<std::size_t>(at));
    const auto x = one.at("x").get<Values>();
    const auto y = one.at("y").get<Values>();
    QCOMPARE(one.at("tests").size(), std::size_t{9});
    for (const auto& test : one.at("tests")) {
      const auto zeros = test.at("zeros").get<std::string>();
      const auto alternative = test.at("alternative").get<std::string>();
      const Wilcoxon got = wilcoxon(x, y, alternative_of(alternative), zeros_of(zeros));
      const QByteArray what =
          QString("%1 %2: %3 %4 %5").arg(zeros.c_str(), alternative.c_str()).arg(got.statistic).arg(got.p).arg(got.z).toUtf8();
      QVERIFY2(near(got.statistic, test.at("statistic").get<double>()), what.constData());
      QVERIFY2(near(got.p, test.at("p").get<double>(), 1e-9), what.constData());
      if (test.at("z").is_null()) {
        QVERIFY2(std::isnan(got.z), what.constData());
      } else {
        QVERIFY2(near(got.z, test.at("z").get<double>()) || std::abs(got.z) < 1e-12, what.constData());
      }
      QCOMPARE(got.exact, one.at("exact").get<bool>());
      QCOMPARE(got.pairs, std::uint64_t{x.size()});
      QCOMPARE(got.non_zero, one.at("non_zero").get<std::uint64_t>());
    }
  }

  void wilcoxon_of_equal_samples_shows_nothing() {
    const Values same(60, 0.25);
    for (const Zeros zeros : {Zeros::wilcox, Zeros::pratt, Zeros::zsplit}) {
      const Wilcoxon got = wilcoxon(same, same, Alternative::greater, zeros);
      QCOMPARE(got.statistic, 0.0);
      QCOMPARE(got.p, 1.0);
      QCOMPARE(got.non_zero, std::uint64_t{0});
      QCOMPARE(got.pairs, std::uint64_t{60});
    }
  }

  // Three positive differences of three: all 2³ sign patterns are equally likely, one is as extreme.
  void wilcoxon_counts_sign_patterns() {
    const Values x = {1, 2, 4};
    const Values y = {0, 0, 0};
    QCOMPARE(wilcoxon(x, y, Alternative::greater, Zeros::wilcox).p, 1.0 / 8);
    QCOMPARE(wilcoxon(x, y, Alternative::less, Zeros::wilcox).p, 1.0);
    QCOMPARE(wilcoxon(x, y, Alternative::two_sided, Zeros::wilcox).p, 2.0 / 8);
    QCOMPARE(wilcoxon(y, x, Alternative::less, Zeros::wilcox).p, 1.0 / 8);
  }

  void wilcoxon_refuses_samples_that_are_no_pairs() {
    const Values one = {1.0};
    const Values two = {1.0, 2.0};
    const Values none;
    const Values nan = {std::nan("")};
    QVERIFY_EXCEPTION_THROWN((void)wilcoxon(one, two, Alternative::greater, Zeros::wilcox), Error);
    QVERIFY_EXCEPTION_THROWN((void)wilcoxon(none, none, Alternative::greater, Zeros::wilcox), Error);
    QVERIFY_EXCEPTION_THROWN((void)wilcoxon(one, nan, Alternative::greater, Zeros::wilcox), Error);
  }

  void t_interval_equals_scipy() {
    QVERIFY(reference().at("t_interval").size() >= 16);
    for (const auto& one : reference().at("t_interval")) {
      const auto values = one.at("values").get<Values>();
      const double confidence = one.at("confidence").get<double>();
      const Interval got = t_interval(values, confidence);
      const double wide = 1e-8 * (one.at("high").get<double>() - one.at("low").get<double>());  // SciPy's quantile is no better
      QVERIFY(std::abs(got.low - one.at("low").get<double>()) < wide);
      QVERIFY(std::abs(got.high - one.at("high").get<double>()) < wide);
      Progress progress;
      const MeanInterval both = mean_interval(values, confidence, 100, 1, 1, progress);
      QVERIFY(near(both.mean, one.at("mean").get<double>()));
      QVERIFY(near(both.standard_error, one.at("standard_error").get<double>()));
      QCOMPARE(both.t.low, got.low);
      QCOMPARE(both.t.high, got.high);
    }
  }

  // With one degree of freedom Student's distribution is Cauchy's, whose quantiles are tangents.
  void t_interval_of_two_values_has_a_closed_form() {
    const Values values = {1, 2};
    for (const double confidence : {0.5, 0.9, 0.99}) {
      const double reach = 0.5 * std::tan(std::acos(-1.0) * confidence / 2);
      QVERIFY(near(t_interval(values, confidence).low, 1.5 - reach, 1e-12));
      QVERIFY(near(t_interval(values, confidence).high, 1.5 + reach, 1e-12));
    }
  }

  void one_value_or_none_has_no_interval() {
    for (const Values& values : {Values{}, Values{0.5}}) {
      Progress progress;
      const MeanInterval got = mean_interval(values, 0.95, 100, 1, 1, progress);
      QCOMPARE(got.mean, values.empty() ? 0.0 : 0.5);
      QVERIFY(std::isnan(got.standard_error) && std::isnan(got.t.low) && std::isnan(got.t.high));
      QVERIFY(std::isnan(got.bootstrap.low) && std::isnan(got.bootstrap.high));
    }
  }

  void equal_values_have_an_interval_of_no_width() {
    const Values values(7, 0.1);
    const Interval t = t_interval(values, 0.95);
    QVERIFY(near(t.low, 0.1) && near(t.high, 0.1));
    const Interval b = bootstrap(values, 0.95, 300, 1);
    QCOMPARE(b.low, 0.1);
    QCOMPARE(b.high, 0.1);
  }

  void quantile_equals_numpy() {
    QVERIFY(reference().at("quantile").size() >= 30);
    for (const auto& one : reference().at("quantile")) {
      const auto values = one.at("values").get<Values>();
      QVERIFY(near(quantile(values, one.at("q").get<double>()), one.at("quantile").get<double>(), 1e-12));
    }
    QVERIFY(std::isnan(quantile({}, 0.5)));
  }

  // Of two values 0 and 1 a resample has mean 0, ½, 1 with probability ¼, ½, ¼.
  void bootstrap_of_two_values_is_known() {
    const Values values = {0, 1};
    const Interval wide = bootstrap(values, 0.95, 2000, 1);
    QCOMPARE(wide.low, 0.0);
    QCOMPARE(wide.high, 1.0);
    const Interval narrow = bootstrap(values, 0.4, 2000, 1);
    QCOMPARE(narrow.low, 0.5);
    QCOMPARE(narrow.high, 0.5);
  }

  void bootstrap_agrees_with_scipy_with_many_resamples() {
    QVERIFY(reference().at("bootstrap").size() >= 4);
    for (const auto& one : reference().at("bootstrap")) {
      const double low = one.at("low").get<double>();
      const double high = one.at("high").get<double>();
      const Interval got = bootstrap(one.at("values").get<Values>(), one.at("confidence").get<double>(), 20000, 3);
      QVERIFY(std::abs(got.low - low) < 0.04 * (high - low));
      QVERIFY(std::abs(got.high - high) < 0.04 * (high - low));
    }
  }

  void bootstrap_depends_on_the_seed_alone() {
    Random random(5);
    Values values(999);
    for (double& value : values) value = random.uniform();
    const Interval one = bootstrap(values, 0.95, 1001, 7, 1);
    for (const unsigned threads : {2U, 5U}) {
      const Interval more = bootstrap(values, 0.95, 1001, 7, threads);
      QCOMPARE(more.low, one.low);
      QCOMPARE(more.high, one.high);
    }
    QVERIFY(bootstrap(values, 0.95, 1001, 8).low != one.low);
  }

  void cancelled_bootstrap_throws() {
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)bootstrap_interval(Values{1, 2, 3}, 0.95, 100, 1, 1, progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
