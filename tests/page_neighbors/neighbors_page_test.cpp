// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/neighbors/neighbors_page.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

#include "tests/page_data/tiny_set.h"
#include "tests/page_neighbors/circle_run.h"
#include "ui/pages/neighbors/neighbor_column.h"
#include "ui/widgets/artist_search.h"
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
    QVERIFY(page.tsv().startsWith(
        QStringLiteral("run\tscoring\trank\tartist\tscore\tplays\tpredicted\ncircles\tresembles\t1\tBand 1\t0.98")));
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

  void predicted_artists_are_marked() {
    auto vocabulary = std::make_shared<data::Vocabulary>();
    vocabulary->names = {"a", "b", "c"};
    vocabulary->counts = {3, 2, 0};
    NeighborModel model;
    model.setNeighbors(vocabulary, {{2, 0.5F}, {0, 0.25F}}, {1, 0});
    const auto plays = [&](int row) { return model.index(row, NeighborModel::plays).data().toString(); };
    QCOMPARE(plays(0), QStringLiteral("predicted"));
    QCOMPARE(plays(1), QStringLiteral("3"));
    QVERIFY(model.index(0, NeighborModel::artist).data(Qt::FontRole).value<QFont>().italic());
    QVERIFY(!model.index(1, NeighborModel::artist).data(Qt::FontRole).isValid());
    QVERIFY(model.index(0, NeighborModel::artist).data(Qt::ToolTipRole).toString().contains(NeighborModel::predictedHelp()));
    QVERIFY(!model.index(1, NeighborModel::artist).data(Qt::ToolTipRole).toString().contains(NeighborModel::predictedHelp()));
  }

  void artists_that_only_predicted_vectors_are_of_can_be_asked_for() {
    Workspace workspace;
    NeighborsPage page(workspace);
    // One more artist, whom nobody has played.
    const QString folder = storage_.path(QStringLiteral("cold"));
    testing::writeTinySet(folder);
    QFile artistsFile(folder + QStringLiteral("/artists.csv"));
    QVERIFY(artistsFile.open(QIODevice::Append));
    artistsFile.write("12,12,\"\"\"Newcomer\"\"\"\n");
    artistsFile.close();
    testing::open(workspace, folder);
    const auto own = workspace.prepared().corpus->vocabulary;
    QCOMPARE(workspace.artists(), own);
    auto run = testing::circleRun("circles", workspace.prepared(), false);
    // It gets a row beyond the corpus's.
    auto more = std::make_shared<data::Vocabulary>(*own);
    const auto& dataset = *workspace.dataset();
    std::size_t cold = dataset.artists.size();
    for (std::size_t a = 0; a < dataset.artists.size(); ++a) {
      if (std::ranges::find(own->artist_ids, dataset.artists.ids[a]) == own->artist_ids.end()) cold = a;
    }
    QVERIFY(cold < dataset.artists.size());
    more->names.push_back(dataset.artists.names[cold]);
    more->artist_ids.push_back(dataset.artists.ids[cold]);
    more->counts.push_back(0);
    more->listeners.push_back(0);
    more->catalogue.push_back(static_cast<std::int32_t>(cold));
    const auto rows = static_cast<Eigen::Index>(more->size());
    run->embedding.input.conservativeResize(rows, Eigen::NoChange);
    run->embedding.input.row(rows - 1) = run->embedding.input.row(0);
    run->embedding.predicted.assign(more->size(), 0);
    run->embedding.predicted.back() = 1;
    run->embedding.vocabulary = more;
    workspace.addRun(run);
    QCOMPARE(workspace.artists()->size(), more->size());
    QCOMPARE(workspace.artists(), workspace.artists());  // made once
    page.showArtist(0);
    QTRY_VERIFY(!page.busy());
    const NeighborModel& model = page.findChildren<NeighborColumn*>()[0]->model();
    QCOMPARE(model.index(0, NeighborModel::artist).data().toString(), QString::fromStdString(more->names.back()));
    QCOMPARE(model.index(0, NeighborModel::plays).data().toString(), QStringLiteral("predicted"));
    // What is copied says so too, and of nobody else.
    const QStringList lines = page.tsv().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines[1].endsWith(QStringLiteral("\t0\t1")) && lines[1].contains(QStringLiteral("Newcomer")));
    QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("\t1$"))).size(), 1);
    // So does the search.
    auto* search = page.findChild<ArtistSearch*>();
    QTRY_VERIFY(search->ready());
    const auto* matches = search->findChild<QStandardItemModel*>();
    const auto mark = [&](const char* typed) {
      search->clear();
      QTest::keyClicks(search, QLatin1String(typed));
      return matches->index(0, 0).data(Qt::UserRole + 2).toString();
    };
    QCOMPARE(mark("newc"), QStringLiteral("predicted"));
    QCOMPARE(mark("Band 1"), number(own->counts[static_cast<std::size_t>(testing::indexOf(workspace.prepared(), 1))]));
    page.showArtist(static_cast<qint32>(more->size()) - 1);
    QTRY_VERIFY(!page.busy());
    QVERIFY(model.rowCount() > 0);
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
