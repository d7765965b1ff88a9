// SPDX-License-Identifier: GPL-3.0-or-later
// The figures behind the Data page's plots, the funnel, and what the page says where something is missing.
#include <QImage>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <memory>

#include "ui/pages/data/corpus_notes.h"
#include "ui/pages/data/distributions_panel.h"
#include "ui/pages/data/funnel_view.h"
#include "ui/pages/data/holdings_panel.h"
#include "ui/pages/data/story_curves.h"
#include "ui/plot/plot.h"
#include "ui/plot/plot_card.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

using namespace segue;
using namespace segue::ui;

class StoryFiguresTest : public QObject {
  Q_OBJECT

  static std::vector<std::uint64_t> falling(std::size_t artists) {
    std::vector<std::uint64_t> plays;
    for (std::size_t rank = 1; rank <= artists; ++rank) plays.push_back(1 + 1'000'000 / rank);
    return plays;
  }
  static data::LengthStatistics lengths(std::vector<std::uint64_t> counts) {
    data::LengthStatistics statistics;
    statistics.max = counts.size() - 1;
    statistics.counts = std::move(counts);
    return statistics;
  }
  /// Ten playlists and thirty sessions, of which 2 + 3 are too short; 1 and 3 are tested with, 7 and 24 trained on.
  static std::vector<data::FunnelStep> steps() {
    return {{"In the files", 0, 10, 30, 400, 50},
            {"At least %1 artists long", 4, 8, 27, 390, 49},
            {"Held out: test", 0, 1, 3, 40, 30},
            {"Held out: validation", 0, 0, 0, 0, 0},
            {"Training", 0, 7, 24, 350, 49}};
  }

 private slots:
  void initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    theme::apply(theme::Mode::light);
  }

  void a_histogram_shows_nearly_all_and_not_the_longest() {
    std::vector<std::uint64_t> counts(5001, 0);
    std::fill(counts.begin() + 1, counts.begin() + 101, std::uint64_t{10});  // a thousand sequences of 1 … 100
    counts[5000] = 1;
    QCOMPARE(mostLengths(lengths(counts)), std::size_t{98});  // 980 of 1001 are no longer
    QCOMPARE(mostLengths(lengths({0, 0, 0, 1})), std::size_t{3});
    QCOMPARE(mostLengths({}), std::size_t{0});
  }

  void the_popularity_curve_keeps_the_head_the_end_and_true_values() {
    const auto plays = falling(560'000);
    const auto curve = popularityCurve(plays);
    QVERIFY(curve.size() < 4000);
    for (std::size_t i = 0; i < 1000; ++i) QCOMPARE(curve[i].x(), static_cast<double>(i + 1));
    QCOMPARE(curve.back().x(), 560'000.0);
    for (const QPointF& p : curve) QCOMPARE(p.y(), static_cast<double>(plays[static_cast<std::size_t>(p.x()) - 1]));
    QVERIFY(std::ranges::is_sorted(curve, {}, &QPointF::x));
    QCOMPARE(popularityCurve({7}).size(), std::size_t{1});
    QVERIFY(popularityCurve({}).empty());
  }

  void listeners_are_counted_from_above() {
    // Five artists nobody hears, three with one listener, one with two, two with five.
    const auto curve = listenersCurve({5, 3, 1, 0, 0, 2});
    QCOMPARE(curve, (std::vector<QPointF>{{1, 6}, {2, 3}, {5, 2}}));
    QVERIFY(listenersCurve({5}).empty());
  }

  void half_of_the_plays_and_what_a_minimum_keeps() {
    const std::vector<std::uint64_t> plays{50, 30, 10, 5, 5};
    QCOMPARE(holdingHalf(plays), std::size_t{1});
    QCOMPARE(holdingHalf({3, 3, 3}), std::size_t{2});
    QCOMPARE(holdingHalf({}), std::size_t{0});
    const Kept kept = keptAt(plays, 10);
    QCOMPARE(kept.plays, 0.9);
    QCOMPARE(kept.artists, 0.6);
    QCOMPARE(keptAt(plays, 1).plays, 1.0);
    QCOMPARE(keptAt(plays, 51).artists, 0.0);
  }

  void the_funnel_tells_each_step_in_each_measure() {
    FunnelView funnel;
    funnel.setSteps(steps());
    QCOMPARE(funnel.value(0), quint64{40});
    QCOMPARE(funnel.value(1), quint64{35});
    QVERIFY(funnel.label(1).contains(QLatin1Char('4')));
    QVERIFY(!funnel.isPart(1));
    QVERIFY(funnel.isPart(2));
    QCOMPARE(funnel.value(2) + funnel.value(3) + funnel.value(4), funnel.value(1));
    QVERIFY(funnel.accessibleDescription().contains(number(390)));
    const int tall = funnel.sizeHint().height();
    funnel.setMeasure(FunnelView::Measure::plays);
    QCOMPARE(funnel.value(1), quint64{390});
    QVERIFY(funnel.sizeHint().height() < tall);  // one colour needs no key
    funnel.setMeasure(FunnelView::Measure::artists);
    QCOMPARE(funnel.value(4), quint64{49});
  }

  void the_funnel_is_saved_as_a_picture_and_as_figures() {
    FunnelView funnel;
    funnel.setSteps(steps());
    QTemporaryDir folder;
    QVERIFY(funnel.saveImage(folder.filePath(QStringLiteral("funnel.png"))));
    const QImage image(folder.filePath(QStringLiteral("funnel.png")));
    bool playlists = false;
    bool sessions = false;
    for (int y = 0; y < image.height(); y += 2) {
      for (int x = 0; x < image.width(); x += 2) {
        playlists = playlists || image.pixelColor(x, y) == theme::series(0, false);
        sessions = sessions || image.pixelColor(x, y) == theme::series(1, false);
      }
    }
    QVERIFY(playlists && sessions);
    const QList<QByteArray> lines = csvOf(funnel.table()).split('\n');
    QCOMPARE(lines.at(0), QByteArray("step,playlists,sessions,plays,artists"));
    QVERIFY(lines.at(2).endsWith(",8,27,390,49"));
  }

  void an_empty_funnel_draws_nothing() {
    FunnelView funnel;
    funnel.resize(300, 100);
    QVERIFY(!funnel.grab().isNull());
    QCOMPARE(funnel.size(), std::size_t{0});
  }

  void notes_say_only_what_is_the_case() {
    CorpusNotes notes;
    notes.show();
    const auto note = [&](const char* name) { return notes.findChild<QLabel*>(QLatin1String(name)); };
    data::PreparedCorpus prepared;
    auto corpus = std::make_shared<data::Corpus>();
    auto vocabulary = std::make_shared<data::Vocabulary>();
    vocabulary->names = {"a", "b"};
    vocabulary->artist_ids = {1, 2};
    vocabulary->counts = {3, 2};
    vocabulary->catalogue = {0, 1};
    corpus->vocabulary = vocabulary;
    prepared.corpus = corpus;
    prepared.split.test = {0, 1, 2};
    notes.setPrepared({}, {}, prepared);
    QVERIFY(note("noteNearDuplicates")->isVisible());
    QVERIFY(!note("noteNearDuplicates")->text().contains(QLatin1Char('3')));
    QVERIFY(!note("noteUnknown")->isVisible());
    QVERIFY(!note("noteUsers")->isVisible());
    QVERIFY(!note("noteTimes")->isVisible());

    prepared.report.held_out_near_duplicates = 2;
    prepared.report.unknown_plays_held_out = 17;
    prepared.report.users = 9;
    prepared.report.users_on_both_sides = 8;
    prepared.report.without_time = 21;
    data::SplitOptions byTime;
    byTime.by = data::SplitBy::time;
    notes.setPrepared({}, byTime, prepared);
    QVERIFY(note("noteNearDuplicates")->text().contains(QStringLiteral("2 of 3")));
    QVERIFY(note("noteUnknown")->text().contains(number(17)));
    QVERIFY(note("noteUsers")->text().contains(QStringLiteral("8 of 9")));
    QVERIFY(note("noteTimes")->isVisible());
    QVERIFY(note("noteTimes")->text().contains(number(21)));
  }

  void a_data_set_with_nothing_says_so_in_every_card() {
    DistributionsPanel panel;
    panel.setStory({}, false);
    panel.retranslate();
    const auto cards = panel.findChildren<PlotCard*>();
    QCOMPARE(cards.size(), qsizetype{6});
    for (const PlotCard* empty : cards) {
      QVERIFY2(empty->isEmpty(), qPrintable(empty->objectName()));
      QVERIFY(!empty->findChild<QLabel*>(QStringLiteral("why"))->text().isEmpty());
    }
  }

  void times_bring_the_activity_and_only_that() {
    data::DataStory story;
    story.sessions = lengths({0, 0, 3, 1});
    story.sessions.mean = 2.25;
    story.sessions.mode = 2;
    story.popularity = {5, 3, 1};
    story.listeners = {0, 2, 1};
    story.coverage = {{1, 3, 1.0}, {2, 2, 8.0 / 9}};
    DistributionsPanel panel;
    panel.setStory(story, true);
    const auto filled = [&] {
      QStringList names;
      for (PlotCard* shown : panel.findChildren<PlotCard*>()) {
        if (!shown->isEmpty()) names << shown->objectName();
      }
      return names.size();
    };
    QCOMPARE(filled(), qsizetype{4});  // no playlists, no times
    story.activity = {{1'390'000'000, 0, 3, 6}, {1'390'086'400, 0, 1, 3}};
    story.activity_seconds = 86'400;
    panel.setStory(story, true);
    QCOMPARE(filled(), qsizetype{5});
    panel.setStory(story, false);
    QCOMPARE(filled(), qsizetype{5});  // each sequence is then a listener of its own
  }

  void holdings_name_what_is_there_and_how_to_get_the_rest() {
    data::Dataset dataset;
    dataset.playlists.tracks.offsets = {0, 0, 0, 0};
    dataset.playlists.times = {data::unknown_time, 5, 6};
    dataset.loves.users = {1, 2};
    dataset.loves.counts = {4, 5};
    Progress progress;
    const HoldingCounts counts = countHoldings(dataset, 2, progress);
    const auto of = [&](Holding holding) { return counts[static_cast<std::size_t>(holding)]; };
    QCOMPARE(of(Holding::playlists), std::uint64_t{3});
    QCOMPARE(of(Holding::sessions), std::uint64_t{0});
    QCOMPARE(of(Holding::users), std::uint64_t{2});
    QCOMPARE(of(Holding::times), std::uint64_t{2});
    QVERIFY(of(Holding::loves) > 0);
    QCOMPARE(of(Holding::albums), std::uint64_t{0});

    HoldingsPanel panel;
    panel.setCounts(counts);
    QStringList texts;
    for (std::size_t i = 0; i < holding_count; ++i) {
      texts << panel.findChild<QLabel*>(QStringLiteral("holdingText%1").arg(i))->text();
      QVERIFY(!texts.back().isEmpty());
    }
    HoldingCounts none{};
    panel.setCounts(none);
    for (std::size_t i = 0; i < holding_count; ++i) {
      const bool was = counts[i] > 0;
      const bool changed = panel.findChild<QLabel*>(QStringLiteral("holdingText%1").arg(i))->text() != texts[qsizetype(i)];
      QCOMPARE(changed, was);
    }
    HoldingCounts sessions{};
    sessions[static_cast<std::size_t>(Holding::sessions)] = 2;
    panel.setCounts(sessions);
    const auto* text = panel.findChild<QLabel*>(QStringLiteral("holdingText1"));
    QVERIFY(!text->text().contains(QStringLiteral("order")));
    panel.setListsOfCounts(true);
    QVERIFY(text->text().contains(QStringLiteral("nobody listened in this order")));
  }
};

QTEST_MAIN(StoryFiguresTest)
#include "story_figures_test.moc"
