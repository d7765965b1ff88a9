// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/comparison.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/finding.h"
#include "tests/evaluation/reference.h"

using namespace segue;
using namespace segue::evaluation;
using reference::near;
using reference::number;
using reference::Values;

namespace {

using Numbers = std::vector<std::int64_t>;

Comparisons compare(const PairedSamples& samples, const ComparisonOptions& options = {}) {
  Progress progress;
  return compare_all(samples, options, progress);
}

QString message_of(const PairedSamples& samples, const ComparisonOptions& options = {}) {
  try {
    (void)compare(samples, options);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

// Hits of models that are better the later they come, of 1, 2 or 4 transitions.
std::vector<Values> hits(std::size_t models, std::size_t sequences) {
  Random random(11);
  std::vector<Values> all(models, Values(sequences));
  for (std::size_t i = 0; i < sequences; ++i) {
    const unsigned transitions = 1U << random.below(3);
    for (std::size_t m = 0; m < models; ++m) {
      unsigned hit = 0;
      for (unsigned t = 0; t < transitions; ++t) hit += random.uniform() < 0.01 * static_cast<double>(m + 1) ? 1U : 0U;
      all[m][i] = static_cast<double>(hit) / transitions;
    }
  }
  return all;
}

PairedSamples samples_of(const std::vector<Values>& models) {
  PairedSamples samples;
  for (std::size_t m = 0; m < models.size(); ++m) samples.models.push_back({"model " + std::to_string(m), models[m]});
  return samples;
}

}  // namespace

class ComparisonTest : public QObject {
  Q_OBJECT

 private slots:
  void all_pairs_equal_scipy_and_statsmodels() {
    const auto& one = reference::all().at("comparison");
    const auto users = one.at("clusters").get<Numbers>();
    const std::vector<std::string> names = {"random", "svd", "item2vec", "item2vec, longer"};
    std::vector<Values> values;
    for (const auto& name : names) values.push_back(reference::values(one.at("models").at(name)));
    PairedSamples samples;
    for (std::size_t m = 0; m < names.size(); ++m) samples.models.push_back({names[m], values[m]});
    samples.clusters = users;
    ComparisonOptions options;
    options.alternative = Alternative::less;
    const Comparisons got = compare(samples, options);
    QCOMPARE(got.names, names);
    QCOMPARE(got.sequences, std::uint64_t{240});
    QCOMPARE(got.clusters, one.at("cluster_count").get<std::uint64_t>());
    QCOMPARE(got.pairs.size(), std::size_t{6});
    for (std::size_t i = 0; i < got.pairs.size(); ++i) {
      const PairComparison& pair = got.pairs[i];
      const auto& want = one.at("pairs").at(i);
      QCOMPARE(names[pair.a], want.at("a").get<std::string>());
      QCOMPARE(names[pair.b], want.at("b").get<std::string>());
      QVERIFY(near(pair.difference.mean, want.at("mean"), 1e-9));
      QVERIFY(near(pair.difference.standard_error, want.at("standard_error"), 1e-9));
      QVERIFY(near(pair.difference.t.low, want.at("low"), 1e-7) && near(pair.difference.t.high, want.at("high"), 1e-7));
      QVERIFY(pair.difference.bootstrap.low <= pair.difference.mean && pair.difference.mean <= pair.difference.bootstrap.high);
      QVERIFY(near(pair.wilcoxon.statistic, want.at("statistic")));
      QVERIFY(near(pair.wilcoxon.z, want.at("z"), 1e-9));
      QVERIFY(near(pair.wilcoxon_p.raw, want.at("wilcoxon_p"), 1e-9));
      QVERIFY(near(pair.wilcoxon_p.holm, want.at("wilcoxon_holm"), 1e-9));
      QVERIFY(near(pair.wilcoxon_p.benjamini_hochberg, want.at("wilcoxon_benjamini_hochberg"), 1e-9));
      QVERIFY(near(pair.wilcoxon.rank_biserial, want.at("rank_biserial")));
      QVERIFY(near(pair.rank_biserial.low, want.at("rank_biserial_low"), 1e-9));
      QVERIFY(near(pair.rank_biserial.high, want.at("rank_biserial_high"), 1e-9));
      QVERIFY(near(pair.effects.superiority, want.at("superiority")));
      QVERIFY(near(pair.effects.cohen_dz, want.at("cohen_dz")));
      QCOMPARE(pair.effects.better, want.at("better").get<std::uint64_t>());
      QCOMPARE(pair.effects.worse, want.at("worse").get<std::uint64_t>());
      const double p = number(want.at("randomisation_p"));  // of 200,000 patterns
      QVERIFY(std::abs(pair.randomisation_p.raw - p) < 4 * std::sqrt(p * (1 - p) / 9999) + 1e-4);
      QVERIFY(pair.randomisation_p.holm >= pair.randomisation_p.benjamini_hochberg);
    }
  }

  void a_pair_is_what_the_single_tests_say() {
    const auto values = hits(3, 400);
    Numbers users;
    Values transitions;
    for (std::size_t i = 0; i < 400; ++i) {
      users.push_back(static_cast<std::int64_t>(i % 77));
      transitions.push_back(static_cast<double>(1 + i % 5));
    }
    PairedSamples samples = samples_of(values);
    samples.clusters = users;
    samples.weights = transitions;
    const Comparisons got = compare(samples);
    const PairComparison& pair = got.pairs[1];  // 0 and 2
    Values d(400);
    for (std::size_t i = 0; i < 400; ++i) d[i] = values[0][i] - values[2][i];
    Progress progress;
    const MeanInterval mean = mean_interval(d, users, transitions, IntervalOptions{}, progress);
    QVERIFY(near(pair.difference.mean, mean.mean));
    QVERIFY(near(pair.difference.bootstrap.low, mean.bootstrap.low, 1e-9));
    QVERIFY(near(pair.difference.bca.high, mean.bca.high, 1e-6));
    const Randomisation exchange = randomisation_test(d, users, transitions, Alternative::two_sided, 9999, 1, 1, progress);
    QCOMPARE(pair.randomisation.p, exchange.p);
    QCOMPARE(pair.wilcoxon.p, wilcoxon(values[0], values[2], WilcoxonOptions{}).p);
    const MeanInterval first = mean_interval(values[0], users, transitions, IntervalOptions{}, progress);
    QCOMPARE(got.means[0].mean, first.mean);
    QCOMPARE(got.means[0].bootstrap.high, first.bootstrap.high);
  }

  void identical_models_do_not_differ() {
    const auto values = hits(1, 300);
    const Comparisons got = compare(samples_of({values[0], values[0]}));
    const PairComparison& pair = got.pairs.at(0);
    for (const Interval& one : {pair.difference.t, pair.difference.bootstrap, pair.difference.bca}) {
      QCOMPARE(one.low, 0.0);
      QCOMPARE(one.high, 0.0);
    }
    QCOMPARE(pair.wilcoxon_p.raw, 1.0);
    QCOMPARE(pair.randomisation_p.raw, 1.0);
    QCOMPARE(pair.wilcoxon_p.holm, 1.0);
    QCOMPARE(pair.effects.superiority, 0.5);
    QCOMPARE(pair.effects.cohen_dz, 0.0);
    QCOMPARE(pair.effects.equal, std::uint64_t{300});
    QVERIFY(std::isnan(pair.rank_biserial.low));
  }

  void all_zeros_are_defined() {
    const Comparisons got = compare(samples_of({Values(20, 0.0), Values(20, 0.0), Values(20, 0.0)}));
    for (const MeanInterval& mean : got.means) {
      QCOMPARE(mean.mean, 0.0);
      QCOMPARE(mean.bca.high, 0.0);
    }
    for (const PairComparison& pair : got.pairs) QCOMPARE(pair.randomisation_p.benjamini_hochberg, 1.0);
  }

  void one_sequence_has_effects_but_no_intervals() {
    const Comparisons got = compare(samples_of({{0.5}, {0.25}}));
    const PairComparison& pair = got.pairs.at(0);
    QCOMPARE(pair.difference.mean, 0.25);
    QVERIFY(std::isnan(pair.difference.t.low) && std::isnan(pair.difference.bootstrap.low) &&
            std::isnan(pair.difference.bca.low));
    QVERIFY(std::isnan(pair.effects.cohen_dz));
    QCOMPARE(pair.effects.superiority, 1.0);
    QCOMPARE(pair.wilcoxon_p.raw, 1.0);
    QCOMPARE(pair.randomisation_p.raw, 1.0);
    QVERIFY(pair.wilcoxon.exact && pair.randomisation.exact);
  }

  // a = b + 0.1 everywhere, though not to the last digit: one group of ties, an interval of no width.
  void a_constant_lead_is_one_tie() {
    Values a, b;
    for (int i = 0; i < 60; ++i) {
      b.push_back(static_cast<double>(i) / 7);
      a.push_back(b.back() + 0.1);
    }
    const Comparisons got = compare(samples_of({a, b}));
    const PairComparison& pair = got.pairs.at(0);
    QCOMPARE(pair.wilcoxon.statistic, 0.0);
    QCOMPARE(pair.wilcoxon.z, wilcoxon(Values(60, 0.1), Values(60, 0.0), WilcoxonOptions{}).z);
    QVERIFY(std::isinf(pair.effects.cohen_dz) && pair.effects.cohen_dz > 0);
    QVERIFY(near(pair.difference.bca.low, 0.1, 1e-12) && near(pair.difference.bca.high, 0.1, 1e-12));
    QCOMPARE(pair.wilcoxon.rank_biserial, 1.0);
    QVERIFY(std::isnan(pair.rank_biserial.low));  // all in one direction
    QCOMPARE(pair.randomisation_p.raw, 1.0 / 10000);
  }

  void a_finding_is_in_the_direction_of_its_own_test() {
    // One large win and nineteen small losses: the mean is ahead, (5 − 19 · 0.1) / 20, the rank sums are not, 20 against 190.
    Values few(20, 0.0);
    Values many(20, 0.1);
    few[0] = 5;
    many[0] = 0;
    PairedSamples samples;
    samples.models = {{"few", few}, {"many", many}};
    const PairComparison pair = compare(samples).pairs[0];
    QVERIFY(near(pair.difference.mean, 0.155));
    QVERIFY(near(pair.wilcoxon.rank_biserial, (20.0 - 190) / 210));
    QVERIFY(wilcoxon_finding(pair, 0.05) == Finding::b_ahead);
    QVERIFY(randomisation_finding(pair, 0.05) == Finding::none);
    QVERIFY(wilcoxon_finding(pair, 1e-6) == Finding::none);
    samples.models = {{"many", many}, {"few", few}};
    QVERIFY(wilcoxon_finding(compare(samples).pairs[0], 0.05) == Finding::a_ahead);
    samples.models = {{"few", few}, {"again", few}};
    QVERIFY(wilcoxon_finding(compare(samples).pairs[0], 1.1) == Finding::none);  // p is 1, and there is no effect
  }

  void a_baseline_makes_a_smaller_family() {
    const auto values = hits(4, 300);
    PairedSamples samples = samples_of(values);
    const Comparisons all = compare(samples);
    QCOMPARE(all.pairs.size(), std::size_t{6});
    samples.baseline = 1;
    const Comparisons got = compare(samples);
    QCOMPARE(got.pairs.size(), std::size_t{3});
    for (const PairComparison& pair : got.pairs) QCOMPARE(pair.b, std::size_t{1});
    QCOMPARE(got.pairs[1].a, std::size_t{2});
    QCOMPARE(got.pairs[1].difference.mean, -all.pairs[3].difference.mean);
    QCOMPARE(got.pairs[1].wilcoxon_p.raw, all.pairs[3].wilcoxon_p.raw);
    QVERIFY(got.pairs[1].wilcoxon_p.holm <= all.pairs[3].wilcoxon_p.holm);
  }

  void wilcoxon_over_users_ranks_their_means() {
    const std::vector<Values> values = {{1, 0, 0.5, 0.5}, {0, 0, 0.5, 0.25}};
    const Numbers users = {1, 1, 2, 2};
    PairedSamples samples = samples_of(values);
    samples.clusters = users;
    ComparisonOptions options;
    options.unit = TestUnit::cluster;
    const PairComparison pair = compare(samples, options).pairs.at(0);
    QCOMPARE(pair.wilcoxon.pairs, std::uint64_t{2});  // ½ and ⅛
    QCOMPARE(pair.wilcoxon.positive, 3.0);
    QCOMPARE(pair.effects.better, std::uint64_t{2});
  }

  void threads_do_not_matter() {
    const auto values = hits(5, 700);
    ComparisonOptions options;
    options.threads = 1;
    const Comparisons one = compare(samples_of(values), options);
    options.threads = 3;
    const Comparisons three = compare(samples_of(values), options);
    for (std::size_t i = 0; i < one.pairs.size(); ++i) {
      QCOMPARE(one.pairs[i].difference.bca.low, three.pairs[i].difference.bca.low);
      QCOMPARE(one.pairs[i].randomisation_p.holm, three.pairs[i].randomisation_p.holm);
    }
  }

  void one_model_has_means_and_no_pairs() {
    const Comparisons got = compare(samples_of({{0.5, 0.25, 0}}));
    QCOMPARE(got.means.size(), std::size_t{1});
    QVERIFY(got.pairs.empty());
  }

  void errors_say_what_and_where() {
    QVERIFY(message_of({}).contains("no models"));
    QVERIFY(message_of(samples_of({{}, {}})).contains("no sequences"));
    QVERIFY(message_of(samples_of({{1, 2}, {1}})).contains("“model 0” has 2 sequences, “model 1” has 1"));
    QVERIFY(message_of(samples_of({{1, 2}, {1, std::nan("")}})).contains("“model 1” for sequence 2"));
    QVERIFY(message_of(samples_of({{1, 2}, {1, INFINITY}})).contains("“model 1” for sequence 2"));
    const std::vector<Values> two = {{1, 2}, {2, 3}};
    PairedSamples samples = samples_of(two);
    samples.baseline = 2;
    QVERIFY(message_of(samples).contains("Model 3"));
    samples.baseline.reset();
    ComparisonOptions none;
    none.randomisations = 0;
    QVERIFY(message_of(samples, none).contains("randomisations"));
    ComparisonOptions sure;
    sure.confidence = 1;
    QVERIFY(message_of(samples, sure).contains("confidence"));
  }

  void cancelled_comparison_throws() {
    const auto values = hits(3, 100);
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)compare_all(samples_of(values), {}, progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
