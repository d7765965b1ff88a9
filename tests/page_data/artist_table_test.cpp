// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "ui/pages/data/artist_table_model.h"
#include "ui/widgets/widgets.h"

using namespace segue;
using namespace segue::ui;

class ArtistTableTest : public QObject {
  Q_OBJECT

  // Catalogue: 0 "Beta" 5 plays 1 listener, 1 "alpha" 9/3, 2 "Gamma" 5/4, 3 "Älpler" 0/0.
  static std::shared_ptr<const ArtistTable> table() {
    auto dataset = std::make_shared<data::Dataset>();
    dataset->artists.ids = {10, 11, 12, 13};
    dataset->artists.names = {"Beta", "alpha", "Gamma", "Älpler"};
    dataset->tags.names = {"rock", "jazz"};
    dataset->tags.of_artist.offsets = {0, 2, 3, 3, 3};
    dataset->tags.of_artist.values = {1, 0, 0};
    dataset->playlists.users = {7, 7, -1};
    dataset->sessions.users = {8};
    Progress progress;
    return makeArtistTable(dataset, {{5, 9, 5, 0}, {1, 3, 4, 0}}, progress);
  }
  static QStringList names(const ArtistTableModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
      all << model.data(model.index(row, ArtistTableModel::artist), Qt::DisplayRole).toString();
    }
    return all;
  }

 private slots:
  void most_heard_come_first_and_ties_keep_the_catalogues_order() {
    ArtistTableModel model;
    model.setTable(table());
    QCOMPARE(names(model),
             QStringList({QStringLiteral("alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma"), QStringLiteral("Älpler")}));
    QCOMPARE(model.data(model.index(1, ArtistTableModel::rank), Qt::DisplayRole).toString(), number(2));
    QCOMPARE(model.data(model.index(1, ArtistTableModel::tags), Qt::DisplayRole).toString(), QStringLiteral("jazz, rock"));
  }

  void sorts_by_each_column_both_ways_and_keeps_the_search() {
    ArtistTableModel model;
    model.setTable(table());
    model.sort(ArtistTableModel::listeners, Qt::DescendingOrder);
    QCOMPARE(names(model),
             QStringList({QStringLiteral("Gamma"), QStringLiteral("alpha"), QStringLiteral("Beta"), QStringLiteral("Älpler")}));
    model.sort(ArtistTableModel::artist, Qt::AscendingOrder);
    QCOMPARE(names(model),
             QStringList({QStringLiteral("alpha"), QStringLiteral("Älpler"), QStringLiteral("Beta"), QStringLiteral("Gamma")}));
    model.setSearch(QStringLiteral("AL"));
    QCOMPARE(names(model), QStringList({QStringLiteral("alpha"), QStringLiteral("Älpler")}));
    model.sort(ArtistTableModel::plays, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({QStringLiteral("Älpler"), QStringLiteral("alpha")}));
    model.setSearch(QString());
    QCOMPARE(model.rowCount(), 4);
  }

  void a_search_finds_every_name_with_it_inside_once() {
    const auto all = table();
    QCOMPARE(all->matching("a"), (std::vector<std::int32_t>{0, 1, 2, 3}));
    QCOMPARE(all->matching("mm"), (std::vector<std::int32_t>{2}));
    QCOMPARE(all->matching("zz"), std::vector<std::int32_t>{});
  }

  void known_users_are_counted_once() { QCOMPARE(table()->users, std::uint64_t{2}); }

  void artists_without_a_vector_lead_nowhere() {
    ArtistTableModel model;
    model.setTable(table());
    model.setVocabulary({1, 0, -1, -1});
    QCOMPARE(model.vocabularyIndex(0), 0);   // alpha
    QCOMPARE(model.vocabularyIndex(1), 1);   // Beta
    QCOMPARE(model.vocabularyIndex(2), -1);  // Gamma
    QCOMPARE(model.vocabularyIndex(9), -1);
  }

  void behaves_as_an_item_model() {
    ArtistTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table());
    model.setSearch(QStringLiteral("a"));
    model.sort(ArtistTableModel::artist, Qt::DescendingOrder);
    model.setVocabulary({0, 1, 2, 3});
    model.setTable(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }
};

QTEST_MAIN(ArtistTableTest)
#include "artist_table_test.moc"
