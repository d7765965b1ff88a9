// SPDX-License-Identifier: GPL-3.0-or-later
// The plot in the hand: zooming, marks, times, and the figures behind it.
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QFontMetricsF>
#include <QGraphicsView>
#include <QHelpEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <QXYSeries>
#include <algorithm>
#include <cmath>

#include "ui/plot/bars.h"
#include "ui/plot/overlay.h"
#include "ui/plot/plot.h"
#include "ui/plot/plot_card.h"
#include "ui/plot/table.h"
#include "ui/plot/time_scale.h"
#include "ui/plot/zoom.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

std::vector<QPointF> squares(int count) {
  std::vector<QPointF> points;
  for (int i = 0; i < count; ++i) points.emplace_back(i, double(i) * i);
  return points;
}

double seconds(const QDate& date) { return static_cast<double>(date.startOfDay(Qt::UTC).toSecsSinceEpoch()); }

PlotOverlay* overlayOf(const Plot& plot) {
  for (QGraphicsItem* item : plot.findChild<QChartView*>()->chart()->childItems()) {
    if (auto* overlay = dynamic_cast<PlotOverlay*>(item)) return overlay;
  }
  return nullptr;
}

class PlotZoomTest : public QObject {
  Q_OBJECT

  static void shown(Plot& plot) {
    plot.resize(600, 400);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QCoreApplication::processEvents();
  }

 private slots:
  void initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    theme::apply(theme::Mode::light);
  }

  void zoomingKeepsWhatIsUnderTheMouseInPlace() {
    const Interval all{0, 100};
    QCOMPARE(zoomed(all, 25, 0.5, all, 1), (Interval{12.5, 62.5}));
    QCOMPARE(zoomed({12.5, 62.5}, 25, 2, all, 1), all);
    QCOMPARE(zoomed({90, 100}, 90, 2, all, 1), (Interval{80, 100}));  // pushed back inside
    QCOMPARE(zoomed(all, 50, 1e-6, all, 4), (Interval{48, 52}));      // no nearer than that
    QCOMPARE(moved({10, 20}, -15, all), (Interval{0, 10}));
    QCOMPARE(moved({10, 20}, 500, all), (Interval{90, 100}));
  }

  void keysZoomAndShowAllAgain() {
    Plot plot;
    plot.setSeries({{"", squares(101), Plot::Style::line, 0}});
    shown(plot);
    QSignalSpy changed(&plot, &Plot::viewChanged);
    QCOMPARE(plot.view(), (Interval{0, 100}));
    QTest::keyClick(&plot, Qt::Key_Plus);
    QVERIFY(plot.isZoomed());
    QCOMPARE(plot.view().low, 15.0);
    QCOMPARE(plot.view().high, 85.0);
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(plot.view().high, 99.0);
    QTest::keyClick(&plot, Qt::Key_0);
    QVERIFY(!plot.isZoomed());
    QCOMPARE(plot.view(), (Interval{0, 100}));
    QCOMPARE(changed.count(), 3);
  }

  void theHeightFollowsWhatIsLeftToSee() {
    Plot plot;
    plot.setSeries({{"", squares(101), Plot::Style::line, 0}});
    shown(plot);
    plot.zoomTo({0, 10});
    const auto* chart = plot.findChild<QChartView*>()->chart();
    const auto* y = qobject_cast<QCategoryAxis*>(chart->axes(Qt::Vertical).first());
    QVERIFY(y->max() >= 100 && y->max() < 200);
    plot.showAll();
    QVERIFY(y->max() >= 10'000);
  }

  void draggingZoomsAndADoubleClickShowsAll() {
    Plot plot;
    plot.setSeries({{"", squares(101), Plot::Style::line, 0}});
    shown(plot);
    auto* view = plot.findChild<QChartView*>();
    const QRectF area = view->chart()->plotArea();
    const auto at = [&](double share) {
      return view->mapFromScene(QPointF(area.left() + share * area.width(), area.center().y()));
    };
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, at(0.25));
    QTest::mouseMove(view->viewport(), at(0.4));
    QTest::mouseMove(view->viewport(), at(0.5));
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, at(0.5));
    QVERIFY(plot.isZoomed());
    QVERIFY(std::abs(plot.view().low - 25) < 1);
    QVERIFY(std::abs(plot.view().high - 50) < 1);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at(0.5));
    QVERIFY(!plot.isZoomed());
  }

  void theWheelZoomsOnlyWithControl() {
    Plot plot;
    plot.setSeries({{"", squares(101), Plot::Style::line, 0}});
    shown(plot);
    auto* view = plot.findChild<QChartView*>();
    const QPointF middle(view->mapFromScene(view->chart()->plotArea().center()));
    const auto turn = [&](Qt::KeyboardModifiers modifiers) {
      QWheelEvent wheel(middle, view->viewport()->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                        false);
      QApplication::sendEvent(view->viewport(), &wheel);
    };
    turn(Qt::NoModifier);  // scrolls the page
    QVERIFY(!plot.isZoomed());
    turn(Qt::ControlModifier);
    QVERIFY(plot.isZoomed());
    QVERIFY(std::abs(plot.view().width() - 70) < 0.5);
  }

  void zoomsOnALogarithmicAxisByDecades() {
    Plot plot;
    plot.setAxes({"rank", true}, {"plays", true});
    plot.setSeries({{"", {{1, 1000}, {10, 100}, {100, 10}, {1000, 1}}, Plot::Style::line, 0}});
    shown(plot);
    const Interval all = plot.view();
    plot.zoomTo({10, 100});
    QVERIFY(std::abs(plot.view().low - 10) < 1e-6 && std::abs(plot.view().high - 100) < 1e-6);
    plot.showAll();
    QCOMPARE(plot.view(), all);
  }

  void arrowsReadOneValueAfterAnother() {
    Plot plot;
    plot.setAxes({"Tracks", false}, {"Sequences", false});
    plot.setSeries({{"", squares(6), Plot::Style::bars, 0}});
    shown(plot);
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(QToolTip::text(), QStringLiteral("Tracks: 0\nSequences: 0"));
    QTest::keyClick(&plot, Qt::Key_Right);
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(QToolTip::text(), QStringLiteral("Tracks: 2\nSequences: 4"));
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(QToolTip::text(), QStringLiteral("Tracks: 1\nSequences: 1"));
  }

  void aValueStaysWhileTheMouseRests() {
    Plot plot;
    plot.setAxes({"Tracks", false}, {"Sequences", false});
    plot.setSeries({{"", squares(40), Plot::Style::bars, 0}});
    shown(plot);
    auto* viewport = plot.findChild<QGraphicsView*>()->viewport();
    const QPoint at = viewport->rect().center();
    QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &move);
    const QString value = QToolTip::text();
    QVERIFY2(value.startsWith(QStringLiteral("Tracks: ")), qPrintable(value));
    // What Qt asks a widget on which the mouse has not moved for a moment.
    QHelpEvent rest(QEvent::ToolTip, at, viewport->mapToGlobal(at));
    QCoreApplication::sendEvent(viewport, &rest);
    QTest::qWait(500);
    QCOMPARE(QToolTip::text(), value);
  }

  void homeIsShownFirstAndEverythingCanBeReached() {
    Plot plot;
    plot.setHome(Interval{0, 20});
    plot.setSeries({{"", squares(101), Plot::Style::line, 0}});
    shown(plot);
    QCOMPARE(plot.view(), (Interval{0, 20}));
    for (int i = 0; i < 8; ++i) plot.zoomBy(2);
    QCOMPARE(plot.view(), (Interval{0, 100}));
    plot.showAll();
    QVERIFY(!plot.isZoomed());
  }

  void marksStandAtTheirValuesOrAtTheEdge() {
    Plot plot;
    plot.setSeries({{"", squares(101), Plot::Style::line, 0}});
    plot.setMarks({{50, "mean 50"}, {99, "longest 99"}});
    shown(plot);
    const auto width = plot.findChild<QChartView*>()->chart()->plotArea().width();
    auto* overlay = overlayOf(plot);
    QVERIFY(overlay != nullptr);
    QCOMPARE(overlay->marks().size(), std::size_t{2});
    QVERIFY(std::abs(overlay->marks()[0].x - width / 2) < 1);
    QCOMPARE(overlay->marks()[0].label, QStringLiteral("mean 50"));
    QCOMPARE(int(overlay->marks()[1].side), int(PlacedMark::Side::within));
    plot.zoomTo({0, 60});
    QCOMPARE(int(overlay->marks()[1].side), int(PlacedMark::Side::right));
    QCOMPARE(overlay->marks()[1].label, QStringLiteral("longest 99 →"));
  }

  void labelsOfMarksDoNotCoverEachOther() {
    const QFontMetricsF metrics{QFont()};
    const auto marks =
        placedMarks({{100, "mean 12.5"}, {104, "most often 11"}, {108, "median 12"}, {395, "longest"}}, 400, metrics);
    for (const PlacedMark& a : marks) {
      QVERIFY(a.textLeft >= 0 && a.textLeft + a.textWidth <= 400);
      for (const PlacedMark& b : marks) {
        if (&a == &b || a.row != b.row) continue;
        QVERIFY(a.textLeft + a.textWidth <= b.textLeft || b.textLeft + b.textWidth <= a.textLeft);
      }
    }
    QVERIFY(rowsOf(marks) > 1);
  }

  void figuresAreSavedSideBySide() {
    Plot plot;
    plot.setAxes({"Length, tracks", false}, {"Share", false});
    plot.setSeries({{"playlists", {{1, 0.5}, {2, 0.25}}, Plot::Style::line, 0},
                    {"", {{1, 0.5}, {2, 0.25}}, Plot::Style::points, 0},  // dots on the line
                    {"a \"b\"", {{2, 7}, {3, 1e20}}, Plot::Style::line, 1}});
    QCOMPARE(csvOf(plot.table()), QByteArray("\"Length, tracks\",playlists,\"a \"\"b\"\"\"\n1,0.5,\n2,0.25,7\n3,,1e+20\n"));
    plot.setTable([] { return PlotTable{{{"begin", {0, 86400, 90000}, true}, {"n", {1, 2, 3}}}}; });
    QCOMPARE(csvOf(plot.table()), QByteArray("begin,n\n1970-01-01,1\n1970-01-02,2\n1970-01-02T01:00:00Z,3\n"));
  }

  void theMenuOffersZoomAndThreeFormats() {
    Plot plot;
    plot.setSeries({{"", squares(9), Plot::Style::line, 0}});
    const std::unique_ptr<QMenu> menu(plot.makeMenu());
    QStringList texts;
    for (const QAction* action : menu->actions()) texts << action->text();
    for (const char* format : {"SVG", "PNG", "CSV"}) QVERIFY(!texts.filter(QLatin1String(format)).isEmpty());
    QVERIFY(!texts.filter(QStringLiteral("Zoom in")).isEmpty());
  }

  void timeTicksStandAtStartsOfSpans() {
    const auto labels = [](const Scale& scale) {
      QStringList texts;
      for (const Tick& tick : scale.ticks) texts << tick.label;
      return texts;
    };
    QCOMPARE(labels(timeScale(seconds({2009, 3, 1}), seconds({2014, 6, 1}), 6)),
             (QStringList{"2010", "2011", "2012", "2013", "2014"}));
    QCOMPARE(labels(timeScale(seconds({2014, 1, 20}), seconds({2014, 5, 2}), 4)),
             (QStringList{"Feb 2014", "Mar 2014", "Apr 2014", "May 2014"}));
    for (const Tick& tick : timeScale(seconds({2014, 1, 20}), seconds({2014, 2, 20}), 5).ticks) {
      QCOMPARE(QDateTime::fromSecsSinceEpoch(qint64(tick.value), Qt::UTC).date().dayOfWeek(), 1);  // a Monday
    }
    QCOMPARE(timeText(seconds({2014, 2, 3}) + 3600), QStringLiteral("Monday, February 3, 2014, 01:00"));
    const Scale one = timeScale(1e9, 1e9, 5);
    QVERIFY(one.min < 1e9 && one.max > 1e9);
  }

  void barsOverGeometricStepsMeet() {
    const auto bars = barsOver({{1, 5}, {10, 4}, {100, 3}}, true);
    QVERIFY(std::abs(bars[0].right - bars[1].left) < 1e-9);
    QCOMPARE(outlineOf({{0, 1, 3}, {2, 3, 4}}, 0),
             (QList<QPointF>{{0, 0}, {0, 3}, {1, 3}, {1, 0}, {2, 0}, {2, 4}, {3, 4}, {3, 0}}));
  }

  void aCardSaysWhyThereIsNothing() {
    PlotCard card;
    card.setText("Activity", "What happened when.");
    card.show();
    QVERIFY(card.plot().isVisible());
    QVERIFY(!card.isEmpty());
    card.showNothing("This data set has no times", "Open one with times.");
    QVERIFY(!card.plot().isVisible());
    QVERIFY(card.isEmpty());
    QCOMPARE(card.findChild<QLabel*>(QStringLiteral("why"))->text(), QStringLiteral("This data set has no times"));
    card.showPlot();
    QVERIFY(card.plot().isVisible());
  }
};

}  // namespace
}  // namespace segue::ui

QTEST_MAIN(segue::ui::PlotZoomTest)
#include "plot_zoom_test.moc"
