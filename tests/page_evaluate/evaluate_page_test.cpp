// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluate_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "core/evaluation/evaluate.h"
#include "tests/page_data/tiny_set.h"
#include "tests/page_neighbors/circle_run.h"
#include "ui/pages/evaluate/counts_model.h"
#include "ui/pages/evaluate/counts_panel.h"
#include "ui/pages/evaluate/differences_panel.h"
#include "ui/pages/evaluate/evaluation_choices.h"
#include "ui/pages/evaluate/overview_panel.h"
#include "ui/pages/evaluate/pairs_model.h"
#include "ui/pages/evaluate/playlist_model.h"
#include "ui/pages/evaluate/results_model.h"
#include "ui/pages/evaluate/sequences_model.h"
#include "ui/pages/evaluate/significance_panel.h"
#include "ui/pages/evaluate/waterfall_panel.h"
#include "ui/pages/evaluate/waterfall_plot.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

class EvaluatePageTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  void openWithTwo(Workspace& workspace) const {
    testing::open(workspace, tiny_);
    workspace.addRun(testing::circleRun("circles", workspace.prepared()));
    workspace.addRun(testing::mixedRun("mixed", workspace.prepared()));
  }

  static void evaluate(EvaluatePage& page) {
    QCoreApplication::processEvents();
    QSignalSpy told(&page, &EvaluatePage::storyChanged);
    page.evaluate();
    QTRY_VERIFY_WITH_TIMEOUT(page.story() != nullptr && told.count() >= 1, 20'000);
  }

 private slots:
  void initTestCase() {
    testing::writeTinySet(tiny_);
    QLocale::setDefault(QLocale(QLocale::English));
  }
  void cleanup() { QDir(storage_.path(QStringLiteral("runs"))).removeRecursively(); }

  void without_models_it_sends_to_training() {
    Workspace workspace;
    EvaluatePage page(workspace);
    testing::open(workspace, tiny_);
    QSignalSpy asked(&workspace, &Workspace::showTrain);
    emit page.findChild<EmptyState*>(QStringLiteral("empty"))->clicked();
    QCOMPARE(asked.count(), 1);
  }

  void two_models_fill_every_view() {
    Workspace workspace;
    EvaluatePage page(workspace);
    page.resize(1280, 800);
    page.show();
    openWithTwo(workspace);
    QCOMPARE(page.choices().chosenRuns().size(), std::size_t{2});
    evaluate(page);
    // circles by both scorings, mixed by one, popularity; and chance in the table.
    QCOMPARE(page.story()->models.size(), std::size_t{4});
    QCOMPARE(page.overview().results().rowCount(), 5);
    QCOMPARE(page.significance().pairs().rowCount(), 6);
    QCOMPARE(page.significance().matrix().rowCount(), 4);
    QCOMPARE(page.counts().counts().rowCount(), int{CountsModel::row_count});
    QTRY_COMPARE(page.differences().sequences().rowCount(), static_cast<int>(page.story()->sequences));
    QVERIFY(page.verdictText().contains(QStringLiteral("circles")));
    QVERIFY(page.verdictText().contains(QStringLiteral("difference ")));
  }

  void a_chosen_sequence_is_walked_through_by_both_models() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    evaluate(page);
    DifferencesPanel& panel = page.differences();
    QTRY_VERIFY(panel.sequences().rowCount() > 0);
    panel.chooseSequence(0);
    QTRY_VERIFY_WITH_TIMEOUT(panel.playlist().rowCount() > 0, 20'000);
    // The ranks are those that the evaluation found.
    const auto differences = panel.sequences().differences();
    const evaluation::Evaluation& e = *differences->story->models[differences->a].evaluation;
    const evaluation::EvaluatedSequence& s = e.sequences[panel.sequences().positionOf(0)];
    QCOMPARE(panel.playlist().rowCount(), static_cast<int>(s.predictions));
    QCOMPARE(panel.playlist().columnCount(), PlaylistModel::firstOfModel + 4);
    for (int i = 0; i < panel.playlist().rowCount(); ++i) {
      QCOMPARE(panel.playlist().index(i, PlaylistModel::firstOfModel).data().toString(),
               QString::number(e.predictions[s.first + static_cast<std::uint32_t>(i)].rank));
    }
  }

  void a_level_can_be_walked_through_too() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    page.choices().setLevelChosen(QStringLiteral("markov"), true);
    evaluate(page);
    QCOMPARE(page.story()->models.size(), std::size_t{5});
    DifferencesPanel& panel = page.differences();
    QTRY_VERIFY(panel.sequences().rowCount() > 0);
    panel.choosePair(3, 4);
    QTRY_COMPARE(panel.sequences().differences()->a, std::size_t{3});
    panel.chooseSequence(0);
    QTRY_VERIFY_WITH_TIMEOUT(panel.playlist().rowCount() > 0, 20'000);
  }

  void another_figure_needs_no_evaluation() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    evaluate(page);
    const auto result = workspace.result();
    QSignalSpy told(&page, &EvaluatePage::storyChanged);
    page.compareBy({evaluation::Measure::mrr, 0, true});
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 20'000);
    QVERIFY((page.story()->options.compareBy == FigureKey{evaluation::Measure::mrr, 0, true}));
    QCOMPARE(workspace.result(), result);
    const double mean = evaluation::mean_of(*page.story()->models[0].evaluation, evaluation::Measure::mrr, 0).micro;
    QVERIFY(std::abs(page.story()->comparison.means[0].mean - mean) < 1e-12);
  }

  void a_baseline_is_held_against_the_others() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    evaluate(page);
    page.setBaseline(QStringLiteral("mixed"));
    QCOMPARE(page.overview().results().baseline(), QStringLiteral("mixed"));
    QCOMPARE(page.overview().results().index(0, 0).data().toString(), QStringLiteral("mixed"));
  }

  void the_presets_turn_all_switches() {
    Workspace workspace;
    EvaluatePage page(workspace);
    QVERIFY(page.choices().protocol() == evaluation::corrected());
    auto* preset = page.findChild<QComboBox*>(QStringLiteral("preset"));
    page.choices().setProtocol(evaluation::as_in_2020());
    QCOMPARE(preset->currentIndex(), 1);
    evaluation::Protocol some;
    some.ties_drop_out = true;
    page.choices().setProtocol(some);
    QCOMPARE(preset->currentIndex(), 2);
    QVERIFY(page.spec().evaluation.protocol.ties_drop_out);
    emit preset->activated(0);
    QVERIFY(page.choices().protocol() == evaluation::corrected());
  }

  void a_list_of_k_is_read_and_nonsense_is_not() {
    QCOMPARE(parsedKs(QStringLiteral("10, 1;100 10")), (std::vector<unsigned>{1, 10, 100}));
    QCOMPARE(parsedKs(QStringLiteral("1, x")), std::vector<unsigned>{});
    QCOMPARE(parsedKs(QStringLiteral("0")), std::vector<unsigned>{});
  }

  void choices_are_kept() {
    Workspace workspace;
    QSettings settings(storage_.path(QStringLiteral("kept.ini")), QSettings::IniFormat);
    {
      EvaluatePage page(workspace);
      page.choices().setProtocol(evaluation::as_in_2020());
      page.choices().setLevelChosen(QStringLiteral("ease"), true);
      page.compareBy({evaluation::Measure::ndcg, 100, true});
      page.saveState(settings);
    }
    EvaluatePage page(workspace);
    page.restoreState(settings);
    QVERIFY(page.choices().protocol() == evaluation::as_in_2020());
    QCOMPARE(page.spec().evaluation.levels.size(), std::size_t{2});
    QCOMPARE(page.spec().evaluation.comparison.figure.k, 100U);
    QVERIFY(page.spec().evaluation.comparison.figure.averaging == experiment::Averaging::predictions);
  }

  void results_stay_when_a_new_evaluation_is_cancelled() {
    Workspace workspace;
    EvaluatePage page(workspace);
    page.show();
    openWithTwo(workspace);
    evaluate(page);
    const auto before = page.story();
    page.evaluate();
    Job* job = workspace.evaluating();
    QVERIFY(job);
    QSignalSpy ended(job, &Job::ended);
    job->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
    QCoreApplication::processEvents();
    QVERIFY(page.story() != nullptr);
    QCOMPARE(page.overview().results().rowCount(), 5);
    auto* button = page.findChild<QPushButton*>(QStringLiteral("evaluate"));
    QTRY_VERIFY(button->isEnabled());
    // And it says so where the fields ask for something else than what is shown.
    auto* stale = page.findChild<QLabel*>(QStringLiteral("stale"));
    QVERIFY(stale->isHidden());
    page.choices().setLevelChosen(QStringLiteral("markov"), true);
    QVERIFY(!stale->isHidden());
  }

  void the_waterfall_is_made_when_it_is_asked_for() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    evaluate(page);
    WaterfallPanel& panel = page.waterfall();
    QVERIFY(panel.plot().steps().empty());
    panel.start();
    QTRY_VERIFY_WITH_TIMEOUT(!panel.running(), 30'000);
    const auto& steps = panel.plot().steps();
    QCOMPARE(steps.size(), evaluation::defects().size() + 1);
    QVERIFY(steps.front().evaluation->protocol.shifted_indices);
    // The way ends at the figures of the page.
    const auto last = evaluation::mean_of(*steps.back().evaluation, evaluation::Measure::hit_rate, 10);
    const auto page_s = evaluation::mean_of(*page.story()->models[0].evaluation, evaluation::Measure::hit_rate, 10);
    QCOMPARE(last.macro, page_s.macro);
  }

  void only_chosen_models_are_evaluated() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    page.choices().setChosen(QStringLiteral("mixed"), false);
    page.choices().setLevelChosen(QStringLiteral("popularity"), false);
    evaluate(page);
    QCOMPARE(page.story()->models.size(), std::size_t{2});  // circles by both scorings
    QCOMPARE(page.significance().pairs().rowCount(), 1);
  }
};

QTEST_MAIN(EvaluatePageTest)
#include "evaluate_page_test.moc"
