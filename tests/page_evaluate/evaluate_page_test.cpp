// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluate_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <limits>

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
#include "ui/pages/evaluate/rank_plot.h"
#include "ui/pages/evaluate/ranks_panel.h"
#include "ui/pages/evaluate/results_model.h"
#include "ui/pages/evaluate/seeds_model.h"
#include "ui/pages/evaluate/sequences_model.h"
#include "ui/pages/evaluate/significance_panel.h"
#include "ui/pages/evaluate/waterfall_panel.h"
#include "ui/pages/evaluate/waterfall_plot.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

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
    QVERIFY(std::ranges::any_of(page.overview().findChildren<QLabel*>(), [&](const QLabel* label) {
      return label->text().contains(QString::fromStdString("Ranked on " + workspace.result()->device));
    }));
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

  void a_level_shows_its_options_where_it_is_chosen() {
    Workspace workspace;
    EvaluatePage page(workspace);
    QSignalSpy asked(&page.choices(), &EvaluationChoices::askedOtherwise);
    auto* form = page.choices().findChild<OptionsForm*>(QStringLiteral("options_item_knn"));
    QVERIFY(form != nullptr && form->isHidden());
    QVERIFY(page.choices().findChild<OptionsForm*>(QStringLiteral("options_popularity")) == nullptr);
    page.choices().setLevelChosen(QStringLiteral("item_knn"), true);
    QVERIFY(!form->isHidden());
    page.choices().setLevelOptions(models::ItemKnnOptions{.neighbors = 17});
    QVERIFY(asked.count() >= 2);
    const auto levels = page.spec().evaluation.levels;
    QCOMPARE(std::get<models::ItemKnnOptions>(levels.at(1).options).neighbors, 17U);
  }

  void a_level_that_is_too_large_is_left_out_and_said_beside_the_results() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    experiment::ExperimentSpec spec = page.spec();
    spec.evaluation.levels.push_back({"ease", models::EaseOptions{.memory_mb = 0}});
    QSignalSpy told(&page, &EvaluatePage::storyChanged);
    workspace.evaluate({QStringLiteral("circles"), QStringLiteral("mixed")}, spec);
    QTRY_VERIFY_WITH_TIMEOUT(page.story() != nullptr && told.count() >= 1, 20'000);
    QVERIFY(std::ranges::none_of(page.story()->models, [](const EvaluatedModel& m) { return m.kind == "ease"; }));
    QVERIFY2(page.verdictText().contains(QStringLiteral("EASE is left out. EASE needs")), qPrintable(page.verdictText()));
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
      page.choices().setLevelOptions(models::EaseOptions{321.5, 77, 2});
      page.compareBy({evaluation::Measure::ndcg, 100, true});
      page.saveState(settings);
    }
    EvaluatePage page(workspace);
    page.restoreState(settings);
    QVERIFY(page.choices().protocol() == evaluation::as_in_2020());
    QCOMPARE(page.spec().evaluation.levels.size(), std::size_t{2});
    const auto ease = std::get<models::EaseOptions>(page.spec().evaluation.levels[1].options);
    QCOMPARE(ease.regularisation, 321.5);
    QCOMPARE(ease.memory_mb, std::uint64_t{77});
    QCOMPARE(ease.threads, 2U);
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

  void results_stay_when_a_new_evaluation_fails() {
    Workspace workspace;
    EvaluatePage page(workspace);
    page.show();
    openWithTwo(workspace);
    evaluate(page);
    const auto before = page.story();
    const auto result = workspace.result();
    auto broken = testing::circleRun("broken", workspace.prepared());
    broken->embedding.input(3, 1) = std::numeric_limits<float>::quiet_NaN();
    workspace.addRun(broken);
    page.choices().setChosen(QStringLiteral("broken"), true);
    page.evaluate();
    QSignalSpy failed(workspace.evaluating(), &Job::failed);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20'000);
    QTRY_VERIFY(!workspace.evaluating());
    QCOMPARE(workspace.result(), result);
    QCOMPARE(page.story()->models.size(), before->models.size());
    QCOMPARE(page.overview().results().rowCount(), 5);
    QVERIFY(page.verdictText().contains(QStringLiteral("circles")));
    auto* problem = page.findChild<ProblemBar*>();
    QVERIFY(problem != nullptr && !problem->isHidden());
    // Without it all is well again.
    page.choices().setChosen(QStringLiteral("broken"), false);
    evaluate(page);
    QVERIFY(problem->isHidden());
  }

  void trainings_of_two_seeds_are_summed_up_on_the_page() {
    Workspace workspace;
    EvaluatePage page(workspace);
    page.resize(1280, 800);
    page.show();
    testing::open(workspace, tiny_);
    const auto add = [&](const char* name, std::uint64_t seed, bool good) {
      auto run = good ? testing::circleRun(name, workspace.prepared(), false) : testing::mixedRun(name, workspace.prepared());
      models::Item2VecOptions options;
      options.seed = seed;
      run->spec.model = options;
      workspace.addRun(run);
    };
    add("item2vec, seed 1", 1, true);
    auto* table = page.findChild<QTableView*>(QStringLiteral("seeds"));
    evaluate(page);
    QVERIFY(!table->isVisible());  // one training has no luck of the draw
    add("item2vec, seed 2", 2, false);
    page.choices().setChosen(QStringLiteral("item2vec, seed 2"), true);
    evaluate(page);
    QTRY_COMPARE(page.overview().seeds().rowCount(), 1);
    QTRY_VERIFY(table->isVisible());
    SeedsModel& seeds = page.overview().seeds();
    QCOMPARE(seeds.index(0, 0).data().toString(), QStringLiteral("item2vec"));
    QCOMPARE(seeds.index(0, 1).data().toString(), QStringLiteral("2"));
    // Of two trainings the mean is half the sum, the standard error half the difference.
    const auto& column = page.story()->figures.front();
    const double a = column.means[0].mean;
    const double b = column.means[1].mean;
    QVERIFY(std::abs(a - b) > 0.01);
    QVERIFY(std::abs(seeds.index(0, 2).data(valueRole).toDouble() - (a + b) / 2) < 1e-12);
    QVERIFY(std::abs(seeds.index(0, 3).data(valueRole).toDouble() - std::abs(a - b) / 2) < 1e-12);
  }

  void figures_of_an_earlier_version_are_said_to_be_lost() {
    Workspace workspace;
    EvaluatePage page(workspace);
    testing::open(workspace, tiny_);
    auto old = testing::circleRun("old", workspace.prepared());
    old->older_figures = true;
    workspace.addRun(old);
    const auto said = [&] {
      for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->text().contains(QStringLiteral("old holds figures of an earlier version"))) return true;
      }
      return false;
    };
    QTRY_VERIFY(said());
    evaluate(page);
    QTRY_VERIFY(!said());
  }

  void mean_ranks_are_over_users_or_over_data_sets() {
    // What was evaluated on another data set lies in the user's folder.
    for (const bool second : {false, true}) {
      const QString folder = second ? storage_.path(QStringLiteral("other")) : tiny_;
      if (second) {  // the same with fewer sessions
        testing::writeTinySet(folder);
        QFile sessions(folder + QStringLiteral("/sessions.csv"));
        QVERIFY(sessions.open(QIODevice::ReadWrite));
        const QByteArray all = sessions.readAll();
        QVERIFY(sessions.resize(all.indexOf("\n50,") + 1));
      }
      Workspace workspace;
      EvaluatePage page(workspace);
      page.resize(1280, 800);
      page.show();
      testing::open(workspace, folder);
      for (const auto& made :
           {testing::circleRun("circles", workspace.prepared(), false), testing::mixedRun("mixed", workspace.prepared())}) {
        made->data_fingerprint = folder.toStdString();
        made->spec.data.path = folder.toStdString();
        const QString name = QString::fromStdString(made->name);
        const QString place = runFolder(QString::fromStdString(made->corpus_fingerprint), name);
        QDir().mkpath(QFileInfo(place).path());
        experiment::write_run(toPath(place), *made);
        workspace.addRun(made);
      }
      evaluate(page);
      RanksPanel& ranks = page.significance().ranks();
      QTRY_VERIFY(ranks.shown().has_value());  // both models and popularity, by users
      QVERIFY(ranks.shown()->rows == experiment::RankRows::users);
      QCOMPARE(ranks.shown()->count, static_cast<std::size_t>(page.story()->clusters));
      QCOMPARE(ranks.shown()->table.models.size(), std::size_t{3});
      ranks.setRows(experiment::RankRows::data_sets);
      QTRY_VERIFY_WITH_TIMEOUT(!ranks.reading(), 20'000);
      if (!second) {
        QVERIFY(!ranks.shown().has_value());
        QVERIFY(ranks.words().contains(QStringLiteral("one data set alone")));
        continue;
      }
      QTRY_VERIFY_WITH_TIMEOUT(ranks.shown().has_value(), 20'000);
      QCOMPARE(ranks.shown()->count, std::size_t{2});
      QCOMPARE(ranks.shown()->table.models, (std::vector<std::string>{"circles", "mixed"}));
      QVERIFY(ranks.words().contains(QStringLiteral("2 data sets")));
      const PlotTable table = ranks.plot().table();
      QCOMPARE(table.columns[0].texts.front(), QStringLiteral("circles"));
      QCOMPARE(table.columns.size(), std::size_t{3 + 2 + 2 + 10});  // and what identifies them
      // Another figure is ranked anew.
      QSignalSpy told(&page, &EvaluatePage::storyChanged);
      page.compareBy({evaluation::Measure::mrr, 0, false});
      QTRY_VERIFY_WITH_TIMEOUT(told.count() > 0 && !ranks.reading() && ranks.shown().has_value(), 20'000);
      QVERIFY(ranks.shown()->figure.measure == evaluation::Measure::mrr);
    }
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

  void the_waterfall_names_a_model_without_the_recall_of_a_search_that_it_does_not_use() {
    Workspace workspace;
    EvaluatePage page(workspace);
    openWithTwo(workspace);
    experiment::ExperimentSpec spec = page.spec();
    spec.evaluation.options.approximate = true;
    QSignalSpy told(&page, &EvaluatePage::storyChanged);
    workspace.evaluate({QStringLiteral("circles"), QStringLiteral("mixed")}, spec);
    QTRY_VERIFY_WITH_TIMEOUT(page.story() != nullptr && told.count() >= 1, 20'000);
    QVERIFY(page.story()->models[0].name.contains(QStringLiteral("≈")));
    WaterfallPanel& panel = page.waterfall();
    panel.start();
    QTRY_VERIFY_WITH_TIMEOUT(!panel.running(), 30'000);
    QCOMPARE(panel.plot().accessibleName(), QStringLiteral("hit@10 of circles (resembles), one defect at a time"));
    QCOMPARE(panel.plot().steps().back().evaluation->approximate_k, 0U);
  }

  void every_view_copies_itself_in_every_form_and_says_by_which_protocol() {
    Workspace workspace;
    EvaluatePage page(workspace);
    page.resize(1280, 800);
    page.show();
    openWithTwo(workspace);
    evaluate(page);
    QTRY_VERIFY(page.differences().sequences().rowCount() > 0);
    page.differences().chooseSequence(0);
    QTRY_VERIFY_WITH_TIMEOUT(page.differences().playlist().rowCount() > 0, 20'000);
    page.waterfall().start();
    QTRY_VERIFY_WITH_TIMEOUT(!page.waterfall().running(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!page.significance().ranks().reading() && page.significance().ranks().shown().has_value(), 20'000);
    int views = 0;
    for (QToolButton* button : page.findChildren<QToolButton*>()) {
      if (button->text() != QStringLiteral("Export")) continue;
      if (page.overview().isAncestorOf(button) && button->parentWidget()->isHidden()) continue;  // seeds, of which there is one
      button->click();
      auto* menu = button->findChild<QMenu*>();
      QVERIFY(menu != nullptr);
      QStringList names;
      for (const QAction* action : menu->actions()) names << action->text();
      for (const char* kind : {"SVG", "PNG", "CSV", "Markdown", "LaTeX"}) {
        QVERIFY2(!names.filter(QStringLiteral("Save")).filter(QLatin1String(kind)).isEmpty(), kind);
      }
      const auto copied = [&](const char* name) {
        QGuiApplication::clipboard()->clear();
        for (QAction* action : menu->actions()) {
          if (action->text() == QLatin1String(name)) action->trigger();
        }
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        const QByteArray svg = data->data(QStringLiteral("image/svg+xml"));
        return svg.isEmpty() ? data->text() : QString::fromUtf8(svg);
      };
      for (const char* name : {"Copy as CSV", "Copy as Markdown", "Copy as LaTeX", "Copy as a picture"}) {
        const QString text = copied(name);
        const QString where = button->parentWidget()->metaObject()->className() + QStringLiteral(" %1: %2").arg(views).arg(text);
        QVERIFY2(text.contains(QStringLiteral("corrected")), qPrintable(QLatin1String(name) + QStringLiteral(", ") + where));
      }
      menu->close();
      ++views;
    }
    // Results, intervals, matrix, pairs, ranks, differences, sequences, a sequence, two kinds of bands, defects, counts.
    QCOMPARE(views, 12);
  }

  void the_waterfall_trains_anew_where_that_is_asked_for() {
    Workspace workspace;
    EvaluatePage page(workspace);
    testing::open(workspace, tiny_);
    auto run = testing::mixedRun("svd", workspace.prepared());
    models::CooccurrenceSvdOptions svd;
    svd.dim = 3;
    run->spec.model = svd;
    run->data_fingerprint = workspace.dataset()->fingerprint;
    workspace.addRun(run);
    evaluate(page);
    // What lies in the vectors is named beside the protocol: own listeners by default; patience is nothing that an SVD has.
    const QLabel* const said = page.findChild<QLabel*>(QStringLiteral("preset_help"));
    QVERIFY2(said->text().contains(QStringLiteral("Divided by own listeners (7)")), qPrintable(said->text()));
    const QString help = said->toolTip();
    QVERIFY2(help.contains(QStringLiteral("7. Divided by own listeners: svd (normalisation = own_listeners)")), qPrintable(help));
    QVERIFY(!help.contains(QStringLiteral("patience")));
    WaterfallPanel& panel = page.waterfall();
    for (const bool anew : {false, true}) {
      panel.setTrainAnew(anew);
      panel.start();
      QTRY_VERIFY_WITH_TIMEOUT(!panel.running(), 30'000);
      const auto idle = [&](bool evaluation::Protocol::*flag) {
        const auto& steps = panel.plot().steps();
        return std::ranges::find_if(steps, [&](const auto& s) { return s.defect != nullptr && s.defect->flag == flag; })->idle;
      };
      using evaluation::Idle;
      QVERIFY(idle(&evaluation::Protocol::int8_counts) == (anew ? Idle::no : Idle::not_made_anew));
      QVERIFY(idle(&evaluation::Protocol::own_listeners) == Idle::in_the_run);
      QVERIFY(idle(&evaluation::Protocol::batches_lose) == Idle::does_not_apply);
      QVERIFY(idle(&evaluation::Protocol::two_sided) == Idle::no);
      const PlotTable table = panel.plot().table();
      const auto column = [&](const char* name) {
        return *std::ranges::find(table.columns, QString::fromLatin1(name), &PlotTable::Column::name);
      };
      const std::vector<QString> switches = column("switch").texts;
      const auto row = static_cast<std::size_t>(std::ranges::find(switches, QStringLiteral("two_sided")) - switches.begin());
      QVERIFY(row < switches.size() && column("touches").texts[row] == QStringLiteral("wilcoxon_p"));
      QCOMPARE(column("against").texts[row], QStringLiteral("Popularity"));
      QVERIFY(column("after").values[row] > 0);
      QVERIFY(panel.plot().accessibleDescription().contains(QStringLiteral("does not apply to this model")));
    }
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
