// SPDX-License-Identifier: GPL-3.0-or-later
// The Train page on a small data set, through the real workspace and the real trainers.
#include "ui/pages/train/train_page.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "tests/page_data/tiny_set.h"
#include "ui/pages/train/watched_model.h"
#include "ui/plot/plot.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

using namespace segue;
using namespace segue::ui;

class TrainPageTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  void open(Workspace& workspace) const { testing::open(workspace, tiny_); }
  static void choose(TrainPage& page, int epochs) {
    auto* form = page.findChild<OptionsForm*>(QStringLiteral("item2vec"));
    form->findChild<QSpinBox*>(QStringLiteral("dim"))->setValue(8);
    form->findChild<QSpinBox*>(QStringLiteral("epochs"))->setValue(epochs);
  }
  static void start(TrainPage& page) { page.findChild<QPushButton*>(QStringLiteral("start"))->click(); }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }
  void cleanup() { QDir(storage_.path(QStringLiteral("runs"))).removeRecursively(); }

  void without_data_sends_to_the_data_page() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("start"))->isVisible());
    QSignalSpy asked(&workspace, &Workspace::showData);
    emit page.findChild<EmptyState*>()->clicked();
    QCOMPARE(asked.count(), 1);
  }

  void two_trainings_queue_and_both_become_runs() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    open(workspace);
    QCOMPARE(page.findChild<QListWidget*>(QStringLiteral("watched"))->count(), 5);
    choose(page, 40);
    start(page);
    page.findChild<QLineEdit*>(QStringLiteral("runName"))->setText(QStringLiteral("my/second"));
    start(page);
    const auto jobs = workspace.trainingQueue().jobs();
    QCOMPARE(jobs.size(), std::size_t{2});
    QCOMPARE(jobs[0]->title(), QStringLiteral("item2vec"));
    QCOMPARE(jobs[1]->state(), Job::State::waiting);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{2}, 20'000);
    const auto* notice = page.findChild<QFrame*>(QStringLiteral("notice"));
    QTRY_VERIFY(notice->isVisible());

    QVERIFY(!jobs[0]->progress().training_samples().empty());
    const auto run = workspace.run(QStringLiteral("my/second"));
    QVERIFY(run);
    QVERIFY(notice->findChild<QLabel*>()->text().contains(QString::fromStdString(" on " + run->device)));
    QCOMPARE(run->embedding.dim(), std::size_t{8});
    QCOMPARE(run->embedding.size(), std::size_t{12});
    QCOMPARE(run->validation.size(), std::size_t{40});  // 5 % are held out to watch by
    QVERIFY(QFile::exists(runFolder(QString::fromStdString(run->corpus_fingerprint), QStringLiteral("my/second")) +
                          QStringLiteral("/vectors.npy")));
    // The next one has a name of its own.
    QCOMPARE(workspace.freshRunName(models::Item2VecOptions{}), QStringLiteral("item2vec 2"));

    QSignalSpy neighbors(&workspace, &Workspace::showNeighbors);
    page.findChild<QPushButton*>(QStringLiteral("seeNeighbors"))->click();
    QCOMPARE(neighbors.count(), 1);
    QSignalSpy evaluate(&workspace, &Workspace::showEvaluate);
    page.findChild<QPushButton*>(QStringLiteral("evaluate"))->click();
    QCOMPARE(evaluate.count(), 1);
  }

  void neighbors_of_watched_artists_show_while_it_learns() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    open(workspace);
    choose(page, 10'000);
    start(page);
    auto* table = page.findChild<QTableView*>(QStringLiteral("watchedNeighbors"));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 5, 20'000);
    QCOMPARE(table->model()->index(0, 0).data().toString(),
             QString::fromStdString(workspace.prepared().corpus->vocabulary->names.front()));
    QVERIFY(!table->model()->index(0, 1).data().toString().isEmpty());
    QVERIFY(table->model()->index(0, 1).data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("cosine")));
    auto* scoring = page.findChild<QComboBox*>(QStringLiteral("watchedScoring"));
    QVERIFY(scoring->isVisible());
    scoring->setCurrentIndex(1);
    QCOMPARE(table->model()->rowCount(), 5);
    // Output vectors are zeros at first, and nobody follows.
    const auto tip = [table] { return table->model()->index(0, 1).data(Qt::ToolTipRole).toString(); };
    QTRY_VERIFY(tip().startsWith(QStringLiteral("inner product")));
    workspace.trainingQueue().current()->cancel();
    QTRY_VERIFY(workspace.trainingQueue().current() == nullptr);
  }

  void stopping_keeps_what_was_learned() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    open(workspace);
    choose(page, 10'000);
    start(page);
    Job* job = workspace.trainingQueue().current();
    QVERIFY(job);
    QTRY_VERIFY_WITH_TIMEOUT(!job->progress().training_samples().empty(), 20'000);
    job->stopAndKeep();
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{1}, 20'000);
    QVERIFY(workspace.runs().front()->stopped_early);
    QVERIFY(workspace.runs().front()->history.back().epoch < 10'000);
  }

  void cancelling_leaves_nothing() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    open(workspace);
    choose(page, 10'000);
    start(page);
    start(page);
    const auto jobs = workspace.trainingQueue().jobs();
    // By the buttons of the queue, the waiting one first.
    const auto cancel = [&](int at) { page.findChildren<QToolButton*>(QStringLiteral("cancelJob")).at(at)->click(); };
    QTRY_COMPARE(page.findChildren<QToolButton*>(QStringLiteral("cancelJob")).size(), 2);
    cancel(1);
    QCOMPARE(jobs[1]->state(), Job::State::cancelled);
    QTRY_COMPARE(page.findChildren<QToolButton*>(QStringLiteral("cancelJob")).size(), 2);
    QTRY_VERIFY(!jobs[0]->progress().training_samples().empty());
    cancel(0);
    QTRY_COMPARE_WITH_TIMEOUT(jobs[0]->state(), Job::State::cancelled, 20'000);
    QVERIFY(workspace.runs().empty());
    QVERIFY(!QFile::exists(runsFolder(QString::fromStdString(workspace.prepared().corpus->fingerprint))));
    page.findChild<QPushButton*>(QStringLiteral("clearEnded"))->click();
    QVERIFY(workspace.trainingQueue().jobs().empty());
  }

  void a_failing_training_says_why_in_place() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    open(workspace);
    page.findChild<QComboBox*>(QStringLiteral("model"))->setCurrentIndex(1);
    auto* form = page.findChild<OptionsForm*>(QStringLiteral("cooccurrence_svd"));
    QVERIFY(form->isVisible());
    form->findChild<QSpinBox*>(QStringLiteral("dim"))->setValue(500);  // of twelve artists
    start(page);
    QTRY_VERIFY(!page.findChild<ProblemBar*>()->text().isEmpty());
    QVERIFY(workspace.runs().empty());
  }

  void a_decomposition_shows_residuals_and_no_loss() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    open(workspace);
    page.findChild<QComboBox*>(QStringLiteral("model"))->setCurrentIndex(1);
    page.findChild<OptionsForm*>(QStringLiteral("cooccurrence_svd"))->findChild<QSpinBox*>(QStringLiteral("dim"))->setValue(3);
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{1}, 20'000);
    QCOMPARE(workspace.runs().front()->name, std::string("Co-occurrence SVD"));
    const auto says = [&page](const QString& text) {
      const auto labels = page.findChildren<QLabel*>();
      return std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    };
    QTRY_VERIFY(says(QStringLiteral("Largest residual")));
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("trainingFigure"))->isVisible());
    QVERIFY(!page.findChild<QCheckBox*>(QStringLiteral("logLoss"))->isVisible());
    QTRY_VERIFY(page.findChild<QComboBox*>(QStringLiteral("tripletFigure"))->isVisible());
    const PlotTable table = page.findChild<Plot*>(QStringLiteral("validationPlot"))->table();
    QCOMPARE(table.columns.front().values.size(), std::size_t{3});  // one a dimension
    choose(page, 40);
    page.findChild<QComboBox*>(QStringLiteral("model"))->setCurrentIndex(0);
    start(page);
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Loss, smoothed")), 20'000);
    QVERIFY(!says(QStringLiteral("Largest residual")));
    QVERIFY(page.findChild<QComboBox*>(QStringLiteral("trainingFigure"))->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{2}, 20'000);
  }

  void watched_neighbors_behave_as_an_item_model_and_mark_what_is_new() {
    auto vocabulary = std::make_shared<data::Vocabulary>();
    vocabulary->names = {"a", "b", "c", "d"};
    WatchedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(vocabulary, {{0, {1, 2}, {0.9F, 0.8F}}, {3, {1}, {0.5F}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 3);
    const auto changed = [&](int row, int column) { return model.index(row, column).data(WatchedModel::changedRole).toBool(); };
    QVERIFY(!changed(0, 1));  // nothing to compare with
    model.show(vocabulary, {{0, {2, 3}, {0.9F, 0.8F}}, {3, {1}, {0.5F}}});
    QVERIFY(!changed(0, 1));  // moved up, but was there
    QVERIFY(changed(0, 2));
    QVERIFY(!changed(1, 1));
    QVERIFY(!model.index(1, 2).data().isValid());  // a shorter list
    QVERIFY(!model.knowsWhoFollows());
    // A second list of each artist is by who follows.
    model.show(vocabulary, {{0, {2, 3}, {0.9F, 0.8F}}, {3, {1}, {0.5F}}, {0, {1, 3}, {4, 3}}, {3, {2}, {2}}});
    QVERIFY(model.knowsWhoFollows());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("c"));
    model.setScoring(models::Scoring::followed_by);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("b"));
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("c"));
    model.show(vocabulary, {{0, {2, 3}, {0.9F, 0.8F}}, {3, {1}, {0.5F}}, {0, {2, 3}, {4, 3}}, {3, {2}, {2}}});
    QVERIFY(changed(0, 1));
    QVERIFY(!changed(0, 2));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
  }

  void smoothing_is_a_moving_average_that_starts_at_the_first_loss() {
    Curve curve;
    for (const double loss : {4.0, 2.0, 3.0}) curve.training.push_back({static_cast<double>(curve.training.size()), loss, 0, 0});
    const auto smooth = smoothedLoss(curve, 3);  // weights halve
    QCOMPARE(smooth[0].y(), 4.0);
    QCOMPARE(smooth[1].y(), (2.0 + 0.5 * 4.0) / 1.5);
    QCOMPARE(smooth[2].y(), (3.0 + 0.5 * 2.0 + 0.25 * 4.0) / 1.75);
    QCOMPARE(smooth[2].x(), 2.0);
    QCOMPARE(fittingSpan(10), 3.0);
    QCOMPARE(fittingSpan(400), 20.0);
  }
};

QTEST_MAIN(TrainPageTest)
#include "train_page_test.moc"
