// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/story.h"

#include <QLocale>
#include <QTest>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "tests/page_evaluate/hand_made.h"
#include "ui/pages/evaluate/differences.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/verdict.h"

using namespace segue;
using namespace segue::ui;
using evaluation::Measure;

namespace {
bool near(double a, double b) { return std::abs(a - b) < 1e-12; }
}  // namespace

class StoryTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

  void figures_go_measure_by_measure_and_mrr_stands_once() {
    const auto keys = figureKeys({Measure::hit_rate, Measure::mrr}, {1, 10}, true);
    QCOMPARE(keys.size(), std::size_t{3});
    QVERIFY((keys[1] == FigureKey{Measure::hit_rate, 10, true}));
    QVERIFY((keys[2] == FigureKey{Measure::mrr, 0, true}));
    QCOMPARE(figureLabel({Measure::ndcg, 100, false}), QStringLiteral("NDCG@100"));
    QCOMPARE(figureLabel({Measure::mrr, 0, true}), QStringLiteral("MRR, per step"));
  }

  void texts_of_figures() {
    QCOMPARE(differenceText(0.01234), QStringLiteral("+0.0123"));
    QCOMPARE(differenceText(-0.01234), QStringLiteral("−0.0123"));
    QCOMPARE(differenceText(0.0), QStringLiteral("0.0000"));
    QCOMPARE(pSentence(0), QStringLiteral("p < 1e-300"));
    QCOMPARE(pSentence(0.01234), QStringLiteral("p = 0.012"));
    QCOMPARE(pText(1.8e-64), QStringLiteral("1.8e-64"));
    QCOMPARE(percentText(0.1234), QStringLiteral("12.3 %"));
    const evaluation::MeanInterval turned = reversed({0.5, 0.1, {0.3, 0.7}, {0.2, 0.8}, {0.1, 0.9}, 4, 4});
    QCOMPARE(turned.mean, -0.5);
    QCOMPARE(turned.bca.low, -0.9);
    QCOMPARE(turned.bca.high, -0.1);
  }

  void means_and_differences_are_those_of_the_ranks() {
    const auto story = ui::testing::story();
    QCOMPARE(story->models.size(), std::size_t{2});
    QVERIFY(near(story->comparison.means[0].mean, 0.25));
    QVERIFY(near(story->comparison.means[1].mean, 2.0 / 3));
    QVERIFY(near(story->comparison.difference(1, 0).mean, 5.0 / 12));
    QVERIFY(near(story->comparison.difference(0, 1).mean, -5.0 / 12));
    QVERIFY(near(story->comparison.difference(0, 1).bootstrap.low, -story->comparison.difference(1, 0).bootstrap.high));
    QCOMPARE(story->comparison.pairs.size(), std::size_t{1});
    QCOMPARE(story->comparison.pairs[0].a, std::size_t{1});  // the better one
    QCOMPARE(story->comparison.pairs[0].effects.better, std::uint64_t{3});
    QCOMPARE(story->comparison.pairs[0].effects.equal, std::uint64_t{2});
    QCOMPARE(story->clusters, std::uint64_t{3});
    // MRR of "bad": ½, ⅔, ⅕, ¼, ⅑, 1.
    QVERIFY(near(story->figures[2].means[0].mean, (1.0 / 2 + 2.0 / 3 + 1.0 / 5 + 1.0 / 4 + 1.0 / 9 + 1) / 6));
    // H(10) / 10: the random reciprocal rank among the ten others; of a second step, with two artists heard, H(9) / 9.
    const double first = 2.9289682539682538 / 10;
    const double second = 2.8289682539682537 / 9;
    QVERIFY(near(story->figures[2].random, (3 * first + 3 * (first + second) / 2) / 6));
    QVERIFY(near(story->comparison.random, (3 * 0.1 + 3 * (0.1 + 1.0 / 9) / 2) / 6));
  }

  void a_mean_over_steps_weighs_long_sequences_more() {
    StoryOptions options = ui::testing::hitAtOne();
    options.compareBy.micro = true;
    Progress progress;
    const auto story = tellEvaluation(ui::testing::goodAndBad(), options, progress);
    QVERIFY(near(story->comparison.means[1].mean, 5.0 / 9));  // 5 hits of 9 steps
  }

  void one_source_alone() {
    StoryOptions options = ui::testing::hitAtOne();
    options.sources = evaluation::Sources::playlists;  // sequences 0, 2, 4
    Progress progress;
    const auto story = tellEvaluation(ui::testing::goodAndBad(), options, progress);
    QCOMPARE(story->sequences, std::uint64_t{3});
    QVERIFY(near(story->comparison.means[1].mean, 1));
    QVERIFY(near(story->comparison.means[0].mean, 0));
  }

  void bands_hold_the_predictions_of_their_targets() {
    const auto story = ui::testing::story();
    // Targets are 0 1 2 3 4 5 0 1 2: head {0, 1, 0, 1}, middle {2, 3, 2}, tail {4, 5}.
    QCOMPARE(story->byPopularity[0].predictions, std::uint64_t{4});
    QCOMPARE(story->byPopularity[1].predictions, std::uint64_t{3});
    QCOMPARE(story->byPopularity[2].predictions, std::uint64_t{2});
    // In the tail stand both steps of sequence 3, which "good" ranks 2 and never: no hit. In the head: sequence 0 (hit), the
    // first step of 1 (hit), sequence 4 (hit), the first of 5 (hit).
    QVERIFY(near(story->byPopularity[2].figures[1].mean, 0));
    QVERIFY(near(story->byPopularity[0].figures[1].mean, 1));
    // Two artists: sequences 0, 2, 4; three: 1, 3, 5 with ½, 0, ½.
    QVERIFY(near(story->byLength[0].figures[1].mean, 1));
    QVERIFY(near(story->byLength[1].figures[1].mean, 1.0 / 3));
  }

  void sequences_stand_in_the_bar_of_their_difference() {
    const auto story = ui::testing::story();
    Progress progress;
    const auto differences = pairedDifferences(story, 1, 0, progress);
    // good − bad: 1, 0, 1, 0, 1, −½.
    QCOMPARE(differences->bins.size(), std::size_t{21});
    QCOMPARE(differences->bins[10].count, std::size_t{2});
    QCOMPARE(differences->bins[20].count, std::size_t{3});
    QVERIFY(near(differences->bins[20].high, 1));
    QCOMPARE(differences->bins[5].count, std::size_t{1});
    QCOMPARE(differences->sequencesIn(5)[0], 5U);
    std::size_t all = 0;
    for (const DifferenceBin& bin : differences->bins) all += bin.count;
    QCOMPARE(all, differences->order.size());
    std::vector<std::uint32_t> sorted = differences->order;
    std::ranges::sort(sorted);
    std::vector<std::uint32_t> expected(6);
    std::iota(expected.begin(), expected.end(), 0U);
    QCOMPARE(sorted, expected);
    // A model against itself: everything is equal.
    QCOMPARE(pairedDifferences(story, 1, 1, progress)->bins[10].count, std::size_t{6});
  }

  void models_of_other_sequences_cannot_be_compared() {
    auto models = ui::testing::goodAndBad();
    models[1] = ui::testing::model(QStringLiteral("other"), 1, {{1}});
    Progress progress;
    QVERIFY_EXCEPTION_THROWN((void)tellEvaluation(models, ui::testing::hitAtOne(), progress), Error);
    QVERIFY_EXCEPTION_THROWN((void)tellEvaluation({}, ui::testing::hitAtOne(), progress), Error);
  }

  void cancelling_ends_it() {
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)tellEvaluation(ui::testing::goodAndBad(), ui::testing::hitAtOne(), progress), Cancelled);
  }

  void an_approximate_search_shows_its_recall() {
    QVERIFY(searchRecall(*ui::testing::story()).isEmpty());
    Progress progress;
    const auto story = tellEvaluation(ui::testing::goodSearchedApproximately(), ui::testing::hitAtOne(), progress);
    QCOMPARE(searchRecall(*story), QStringLiteral("Approximate search, recall: good 87.5 %."));
  }

  // Two are a pair, which has tests of its own.
  void three_models_or_more_have_mean_ranks() {
    QVERIFY(!ui::testing::story()->ranks);
    auto models = ui::testing::goodAndBad();
    models.push_back(ui::testing::model(QStringLiteral("worst"), 2, {{9}, {9, 9}, {9}, {9, 9}, {9}, {9, 9}}));
    Progress progress;
    const auto story = tellEvaluation(models, ui::testing::hitAtOne(), progress);
    QVERIFY(story->ranks.has_value());
    QCOMPARE(story->ranks->count, std::size_t{3});
    // hit@1 of users 0, 1, 2: bad ¼, 0, ½; good ¾, ½, ¾; worst 0, 0, 0.
    QVERIFY(near(story->ranks->result.ranks[0], (2 + 2.5 + 2) / 3));
    QVERIFY(near(story->ranks->result.ranks[1], 1));
    QVERIFY(near(story->ranks->result.ranks[2], (3 + 2.5 + 3) / 3));
  }

  void the_verdict_names_the_better_one_and_the_difference_before_p() {
    const Verdict words = verdict(*ui::testing::story());
    QVERIFY(words.headline.startsWith(QStringLiteral("good")));
    QVERIFY(words.detail.contains(QStringLiteral("+0.4167")));
    QVERIFY(words.detail.indexOf(QStringLiteral("+0.4167")) < words.detail.indexOf(QStringLiteral("p =")));
    // The study's test is the primary one, the other stands beside it.
    const qsizetype wilcoxon = words.detail.indexOf(QStringLiteral("Wilcoxon's signed-rank test: p ="));
    QVERIFY(wilcoxon > 0 && words.detail.indexOf(QStringLiteral("randomisation test: p =")) > wilcoxon);
    QVERIFY(evaluationNotes(*ui::testing::story()).join(u' ').contains(QStringLiteral("3 (33.3 %) sequences were left out")));
  }

  void the_verdict_of_one_sequence_says_that_there_is_no_interval() {
    std::vector<EvaluatedModel> models{ui::testing::model(QStringLiteral("a"), 0, {{1}}),
                                       ui::testing::model(QStringLiteral("b"), 1, {{2}})};
    Progress progress;
    const auto both = tellEvaluation(models, ui::testing::hitAtOne(), progress);
    QCOMPARE(verdict(*both).headline, QStringLiteral("a and b cannot be told apart on this data."));
    QVERIFY(verdict(*both).detail.contains(QStringLiteral("+1.0000 (no interval of one sequence or user)")));
    QVERIFY(identityNotes(*both, false).front().contains(QStringLiteral("No intervals")));
    models.pop_back();
    const Verdict alone = verdict(*tellEvaluation(models, ui::testing::hitAtOne(), progress));
    QVERIFY(alone.detail.contains(QStringLiteral("1.0000 (no interval of one sequence or user), random ")));
  }

  void by_the_studys_protocol_intervals_are_named_students() {
    std::vector<EvaluatedModel> models = ui::testing::goodAndBad();
    for (EvaluatedModel& model : models) {
      auto old = std::make_shared<evaluation::Evaluation>(*model.evaluation);
      old->protocol.t_interval = true;
      model.evaluation = old;
    }
    Progress progress;
    const auto story = tellEvaluation(models, ui::testing::hitAtOne(), progress);
    const QString said = verdict(*story).detail + identityNotes(*story, false).join(u' ');
    QVERIFY2(said.contains(QStringLiteral("95 % t-interval ")), qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("BCa")), qPrintable(said));
  }

  void the_verdict_says_where_ranks_and_mean_disagree() {
    // Seven sequences, each of a user: "few" finds one at once that the other misses, "many" is a little better on all others.
    std::vector<std::vector<std::uint32_t>> few{{1}};
    std::vector<std::vector<std::uint32_t>> many{{0}};
    for (int i = 0; i < 11; ++i) {
      few.push_back({41});
      many.push_back({40});
    }
    std::vector<EvaluatedModel> models{ui::testing::model(QStringLiteral("few"), 0, few),
                                       ui::testing::model(QStringLiteral("many"), 1, many)};
    StoryOptions options = ui::testing::hitAtOne();
    options.compareBy = {evaluation::Measure::mrr, 0, false};
    Progress progress;
    const Verdict words = verdict(*tellEvaluation(models, options, progress));
    QCOMPARE(words.headline, QStringLiteral("few has the higher mean, but by the ranks of the differences many is ahead."));
    QVERIFY2(words.detail.contains(QStringLiteral("The two do not agree")), qPrintable(words.detail));
  }
};

QTEST_APPLESS_MAIN(StoryTest)
#include "story_test.moc"
