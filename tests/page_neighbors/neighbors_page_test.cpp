// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/neighbors/neighbors_page.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/page_data/tiny_set.h"
#include "tests/page_neighbors/circle_run.h"
#include "ui/pages/neighbors/neighbor_column.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

class NeighborsPageTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  void open(Workspace& workspace) const { testing::open(workspace, tiny_); }
  static QStringList artists(NeighborColumn& column) {
    QStringList names;
    for (int r = 0; r < column.model().rowCount(); ++r) names += column.model().index(r, NeighborModel::artist).data().toString();
    return names;
  }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }

  void without_data_and_without_models_it_sends_on() {
    Workspace workspace;
    NeighborsPage page(workspace);
    QSignalSpy data(&workspace, &Workspace::showData);
    QSignalSpy train(&workspace, &Workspace::showTrain);
    emit page.findChild<EmptyState*>()->clicked();
    QCOMPARE(data.count(), 1);
    open(workspace);
    emit page.findChild<EmptyState*>()->clicked();
    QCOMPARE(train.count(), 1);
  }

  void lists_are_those_of_the_vectors() {
    Workspace workspace;
    NeighborsPage page(workspace);
    open(workspace);
    workspace.addRun(testing::circleRun("circles", workspace.prepared()));
    const auto columns = page.findChildren<NeighborColumn*>();
    QCOMPARE(columns.size(), 3);
    QSignalSpy answered(&page, &NeighborsPage::answered);
    page.showArtist(testing::indexOf(workspace.prepared(), 0));
    QTRY_VERIFY(!page.busy());
    QVERIFY(!answered.isEmpty());
    // By cosine the angle decides; by output vectors the next artist comes first, and the one before last.
    QCOMPARE(artists(*columns[0]).mid(0, 5), (QStringList{"Band 1", "Band 2", "Кино", "Band 4", "Band 5"}));
    QCOMPARE(columns[0]->model().neighbors()[0].score, static_cast<float>(std::cos(0.17453292519943295)));
    QCOMPARE(artists(*columns[1]).mid(0, 5), (QStringList{"Band 1", "Band 2", "Кино", "Band 4", "Band 5"}));
    QCOMPARE(columns[1]->choice()->scoring, models::Scoring::followed_by);
    QCOMPARE(columns[1]->model().neighbors()[0].score, 4.0F);
    QVERIFY(!columns[2]->choice());
    // An artist of the other circle is in both lists: each marks it in the other's colour.
    QCOMPARE(columns[0]->model().index(0, NeighborModel::artist).data(NeighborModel::marksRole).toList().size(), 1);
    QVERIFY(
        page.tsv().startsWith(QStringLiteral("run\tscoring\trank\tartist\tscore\tplays\ncircles\tresembles\t1\tBand 1\t0.98")));
  }

  void history_goes_back_and_forward() {
    Workspace workspace;
    NeighborsPage page(workspace);
    open(workspace);
    workspace.addRun(testing::circleRun("circles", workspace.prepared()));
    const auto a = testing::indexOf(workspace.prepared(), 7);
    const auto b = testing::indexOf(workspace.prepared(), 8);
    page.showArtist(a);
    QTRY_VERIFY(!page.busy());
    emit page.findChildren<NeighborColumn*>()[0]->artistActivated(b);
    QCOMPARE(page.artist(), std::optional<qint32>(b));
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("back")), Qt::LeftButton);
    QCOMPARE(page.artist(), std::optional<qint32>(a));
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("forward")), Qt::LeftButton);
    QCOMPARE(page.artist(), std::optional<qint32>(b));
    QTRY_VERIFY(!page.busy());
  }

  void another_page_can_choose_the_artist() {
    Workspace workspace;
    NeighborsPage page(workspace);
    open(workspace);
    workspace.addRun(testing::circleRun("circles", workspace.prepared(), false));
    emit workspace.showNeighbors(5);
    QCOMPARE(page.artist(), std::optional<qint32>(5));
    QTRY_VERIFY(!page.busy());
  }

  void a_model_without_the_artist_says_so() {
    Workspace workspace;
    NeighborsPage page(workspace);
    open(workspace);
    auto run = testing::circleRun("circles", workspace.prepared(), false);
    const auto silent = testing::indexOf(workspace.prepared(), 2);
    run->embedding.input.row(silent).setZero();
    workspace.addRun(run);
    page.showArtist(silent);
    QTRY_VERIFY(!page.busy());
    QCOMPARE(page.findChildren<NeighborColumn*>()[0]->model().rowCount(), 0);
    page.showArtist(testing::indexOf(workspace.prepared(), 1));
    QTRY_VERIFY(!page.busy());
    QVERIFY(!artists(*page.findChildren<NeighborColumn*>()[0]).contains(QStringLiteral("Band 2")));
  }

  void the_model_keeps_the_rules_of_item_models() {
    auto vocabulary = std::make_shared<data::Vocabulary>();
    vocabulary->names = {"a", "b", "c"};
    vocabulary->counts = {3, 2, 1};
    NeighborModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNeighbors(vocabulary, {{2, 0.5F}, {0, 0.25F}});
    model.setMarks({{{Qt::red, QStringLiteral("other")}}, {}});
    QCOMPARE(model.index(0, NeighborModel::artist).data().toString(), QStringLiteral("c"));
    QVERIFY(model.index(0, NeighborModel::artist).data(Qt::ToolTipRole).toString().contains(QStringLiteral("other")));
    model.retranslate();
    model.setNeighbors(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
  }
};

QTEST_MAIN(NeighborsPageTest)
#include "neighbors_page_test.moc"
