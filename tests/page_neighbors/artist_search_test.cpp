// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/artist_search.h"

#include <QSignalSpy>
#include <QTest>

#include "ui/widgets/artist_index.h"

using namespace segue;
using namespace segue::ui;

namespace {

std::shared_ptr<const data::Vocabulary> named(std::vector<std::string> names) {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names = std::move(names);
  const std::size_t n = vocabulary->names.size();
  for (std::size_t i = 0; i < n; ++i) {
    vocabulary->artist_ids.push_back(static_cast<std::int64_t>(100 + i));
    vocabulary->counts.push_back(1000 - i);
    vocabulary->listeners.push_back(1);
  }
  return vocabulary;
}

QStringList found(const ArtistIndex& index, const QString& query, std::size_t limit = 10) {
  QStringList names;
  for (const std::int32_t artist : index.find(query, limit)) {
    names += QString::fromStdString(index.vocabulary()->names[static_cast<std::size_t>(artist)]);
  }
  return names;
}

}  // namespace

class ArtistSearchTest : public QObject {
  Q_OBJECT

 private slots:
  void folding_takes_off_case_accents_and_apostrophes() {
    QCOMPARE(foldedName(QStringLiteral("  Björk ")), std::string("bjork"));
    QCOMPARE(foldedName(QStringLiteral("Guns N' Roses")), std::string("guns n roses"));
    QCOMPARE(foldedName(QStringLiteral("Guns N’ Roses")), std::string("guns n roses"));
    QCOMPARE(foldedName(QStringLiteral("ЁЛКА")), QStringLiteral("елка").toStdString());
    QCOMPARE(foldedName(QStringLiteral("Røyksopp")), std::string("royksopp"));
    QCOMPARE(foldedName(QStringLiteral("AC/DC")), std::string("ac/dc"));
  }

  void beginnings_come_before_words_and_words_before_parts() {
    const ArtistIndex index(named({"Deadmau5 & Kin", "Skinny Puppy", "The Kinks", "Kino", "Kings of Leon", "Kin"}));
    QCOMPARE(found(index, QStringLiteral("kin")),
             (QStringList{"Kin", "Kino", "Kings of Leon", "Deadmau5 & Kin", "The Kinks", "Skinny Puppy"}));
  }

  void an_exact_name_is_found_behind_many_longer_ones() {
    std::vector<std::string> names(50, "Kinks tribute");
    names.push_back("Kink");
    const ArtistIndex index(named(names));
    QCOMPARE(found(index, QStringLiteral("kink"), 3), (QStringList{"Kink", "Kinks tribute", "Kinks tribute"}));
  }

  void cyrillic_is_found_whatever_its_case() {
    const ArtistIndex index(named({"Король и Шут", "Кино", "Наутилус Помпилиус"}));
    QCOMPARE(found(index, QStringLiteral("КИНО")), QStringList{QStringLiteral("Кино")});
    QCOMPARE(found(index, QStringLiteral("шут")), QStringList{QStringLiteral("Король и Шут")});
  }

  void words_are_found_in_any_order() {
    const ArtistIndex index(named({"The Rolling Stones", "Stone Temple Pilots", "Rolling Blackouts"}));
    QCOMPARE(found(index, QStringLiteral("stones roll")), QStringList{QStringLiteral("The Rolling Stones")});
  }

  void nothing_is_found_for_nothing() {
    const ArtistIndex index(named({"Kino"}));
    QVERIFY(found(index, QString()).isEmpty());
    QVERIFY(found(index, QStringLiteral("  ")).isEmpty());
    QVERIFY(found(index, QStringLiteral("zzz")).isEmpty());
  }

  void a_query_never_matches_across_two_names() {
    const ArtistIndex index(named({"Ab", "Cd"}));
    QVERIFY(found(index, QStringLiteral("b c")).isEmpty());
  }

  void enter_chooses_the_best_match() {
    ArtistSearch search;
    QSignalSpy ready(&search, &ArtistSearch::becameReady);
    search.setVocabulary(named({"Rihanna", "Кино", "Kings of Leon"}));
    QTRY_COMPARE(ready.count(), 1);
    QSignalSpy chosen(&search, &ArtistSearch::artistChosen);
    search.show();
    QTest::keyClicks(&search, QStringLiteral("kin"));
    QTest::keyClick(&search, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toInt(), 2);
    QCOMPARE(search.text(), QStringLiteral("Kings of Leon"));
  }
};

QTEST_MAIN(ArtistSearchTest)
#include "artist_search_test.moc"
