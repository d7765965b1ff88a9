// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluate_page.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/page_data/tiny_set.h"
#include "tests/page_neighbors/circle_run.h"
#include "ui/pages/evaluate/result_models.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

class EvaluatePageTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  void open(Workspace& workspace) const { testing::open(workspace, tiny_); }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }
  void cleanup() { QDir(storage_.path(QStringLiteral("runs"))).removeRecursively(); }

  void without_models_it_sends_to_training() {
    Workspace workspace;
    EvaluatePage page(workspace);
    open(workspace);
    QSignalSpy asked(&workspace, &Workspace::showTrain);
    emit page.findChild<EmptyState*>(QStringLiteral("empty"))->clicked();
    QCOMPARE(asked.count(), 1);
  }

  void two_models_fill_both_tables_and_the_verdict() {
    Workspace workspace;
    EvaluatePage page(workspace);
    page.show();
    const QAbstractItemModelTester results(&page.results(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester tests(&page.comparisons(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    open(workspace);
    workspace.addRun(testing::circleRun("circles", workspace.prepared()));
    workspace.addRun(testing::mixedRun("mixed", workspace.prepared()));
    QCOMPARE(page.chosenRuns().size(), std::size_t{2});
    QSignalSpy changed(&workspace, &Workspace::resultChanged);
    page.evaluate();
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 20'000);
    // circles by both scorings, mixed by one, and the two levels.
    QCOMPARE(page.results().rowCount(), 5);
    QCOMPARE(page.comparisons().rowCount(), 3);
    const auto result = workspace.result();
    for (const auto& each : result->results) {
      const auto& rows = page.results().rows();
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const ResultRow& r) {
        return r.figures[0].mean == experiment::mean_of(each.evaluated, kindOf(Metric::hit_1, 10));
      });
      QVERIFY(row != rows.end());
    }
    const auto& rows = page.results().rows();
    const auto random =
        std::find_if(rows.begin(), rows.end(), [](const ResultRow& r) { return r.kind == ResultRow::Kind::random; });
    const double level = experiment::random_level(*result->results.front().evaluated.evaluation, kindOf(Metric::mrr, 0));
    QVERIFY(level > 0 && random->figures[2].mean == level);

    page.results().sort(ResultsModel::hit_k, Qt::DescendingOrder);
    for (std::size_t i = 1; i < rows.size(); ++i) QVERIFY(rows[i - 1].figures[1].mean >= rows[i].figures[1].mean);
    QVERIFY(page.verdictText().contains(QStringLiteral("circles")));
    QVERIFY(page.notesText().contains(QStringLiteral("held-out sequences")));
    const QString markdown = table_text(page.results(), TableFormat::markdown);
    QCOMPARE(markdown.count(u'\n'), 7);
    QVERIFY(markdown.startsWith(QStringLiteral("| Model | Scoring | hit@1 | 95 % interval | hit@10 |")));
    QCOMPARE(table_text(page.comparisons(), TableFormat::tsv).count(u'\n'), 4);
  }

  void only_chosen_models_are_evaluated() {
    Workspace workspace;
    EvaluatePage page(workspace);
    open(workspace);
    workspace.addRun(testing::circleRun("circles", workspace.prepared(), false));
    workspace.addRun(testing::mixedRun("mixed", workspace.prepared()));
    page.setChosen(QStringLiteral("mixed"), false);
    QSignalSpy changed(&workspace, &Workspace::resultChanged);
    page.evaluate();
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 20'000);
    QCOMPARE(workspace.result()->results.size(), std::size_t{1});
    QCOMPARE(page.comparisons().rowCount(), 0);
    QVERIFY(page.verdictText().contains(QStringLiteral("popularity")));
  }
};

QTEST_MAIN(EvaluatePageTest)
#include "evaluate_page_test.moc"
