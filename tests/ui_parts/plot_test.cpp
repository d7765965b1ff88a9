// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot.h"

#include <QAbstractButton>
#include <QApplication>
#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QImage>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QXYSeries>
#include <algorithm>
#include <cmath>

#include "ui/plot/save.h"
#include "ui/plot/scale.h"
#include "ui/plot/thin.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

std::vector<QPointF> wave(int count) {
  std::vector<QPointF> points;
  for (int i = 0; i < count; ++i) points.emplace_back(i, std::sin(i * 0.37) * std::cos(i * 0.011));
  return points;
}

QChart* chartOf(const Plot& plot) { return plot.findChild<QChartView*>()->chart(); }

QStringList labels(const Scale& scale) {
  QStringList texts;
  for (const Tick& tick : scale.ticks) texts << tick.label;
  return texts;
}

class PlotTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    theme::apply(theme::Mode::light);
  }

  void thinningKeepsEndsAndExtremesOfEveryColumn() {
    std::vector<QPointF> points = wave(100'000);
    points[54'321].setY(9);
    points[12'345].setY(-9);
    const auto kept = thinned(points, 400);
    QVERIFY(kept.size() <= 802);
    QVERIFY(kept.size() >= 400);
    QCOMPARE(kept.front(), points.front());
    QCOMPARE(kept.back(), points.back());
    QVERIFY(std::ranges::is_sorted(kept, {}, &QPointF::x));
    QVERIFY(std::ranges::find(kept, QPointF(54'321, 9)) != kept.end());
    QVERIFY(std::ranges::find(kept, QPointF(12'345, -9)) != kept.end());
    // The extremes of any one column survive, not only the global ones.
    const auto inColumn = [](const QPointF& p) { return p.x() >= 50'000 && p.x() < 50'249; };  // column 200 of 400
    double highest = -2;
    for (const QPointF& p : points) {
      if (inColumn(p)) highest = std::max(highest, p.y());
    }
    QVERIFY(std::ranges::any_of(kept, [&](const QPointF& p) { return inColumn(p) && p.y() == highest; }));
  }

  void fewPointsStayAsTheyAre() {
    const auto points = wave(50);
    QCOMPARE(thinned(points, 400), points);
    QVERIFY(thinned({}, 400).empty());
  }

  void pointsAtOneXAreThinnedToo() {
    std::vector<QPointF> points;
    for (int i = 0; i < 1000; ++i) points.emplace_back(3, i);
    const auto kept = thinned(points, 10);
    QCOMPARE(kept, (std::vector<QPointF>{{3, 0}, {3, 999}}));
  }

  void narrowBarsAreJoinedIntoTheHighest() {
    const std::vector<Bar> bars{{0, 1, 5}, {1, 1.2, 7}, {1.2, 1.4, 2}, {1.4, 1.6, 3}, {1.6, 4, 1}};
    QCOMPARE(joined(bars, 0.5), (std::vector<Bar>{{0, 1, 5}, {1, 1.4, 7}, {1.4, 1.6, 3}, {1.6, 4, 1}}));
    QCOMPARE(joined(bars, 0), bars);
  }

  void linearTicksAreRound() {
    const Scale scale = linearScale(0.3, 9.7, 5, true);
    QCOMPARE(scale.min, 0.0);
    QCOMPARE(scale.max, 10.0);
    QCOMPARE(labels(scale), (QStringList{"0", "2", "4", "6", "8", "10"}));
    QCOMPARE(labels(linearScale(0.0121, 0.0179, 4, false)), (QStringList{"0.014", "0.016"}));
    QCOMPARE(labels(linearScale(0, 250'000, 3, true)), (QStringList{"0", "100 k", "200 k", "300 k"}));
  }

  void ticksOfANarrowSpanDiffer() {
    const QStringList texts = labels(linearScale(1'000'000, 1'000'010, 5, true));
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
    QVERIFY(texts.size() >= 3);
  }

  void emptySpansAreWidened() {
    const Scale scale = linearScale(5, 5, 4, true);
    QVERIFY(scale.min < 5 && scale.max > 5);
    const Scale zero = linearScale(0, 0, 4, true);
    QVERIFY(zero.min < 0 && zero.max > 0);
    const Scale log = logScale(5, 5, 4, true);
    QVERIFY(log.min > 0 && log.min < 5 && log.max > 5);
  }

  void logTicksArePowersOfTenOverManyDecades() {
    QCOMPARE(labels(logScale(1, 100'000, 8, true)), (QStringList{"1", "10", "100", "1,000", "10 k", "100 k"}));
    QCOMPARE(labels(logScale(1e-7, 1e-3, 8, true)).first(), QString::fromUtf8("10⁻⁷"));
    const Scale many = logScale(1e-12, 1e12, 6, true);
    QVERIFY(many.ticks.size() <= 8);
  }

  void logTicksOverLessThanADecadeExist() {
    const Scale scale = logScale(2.1, 4.4, 4, true);
    QVERIFY(scale.ticks.size() >= 2);
    QVERIFY(scale.min > 0 && scale.min <= 2.1);
    QVERIFY(scale.max >= 4.4);
  }

  void ticksLieWithinTheSpan_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("loss") << 0.31 << 4.2;
    QTest::newRow("counts") << 1.0 << 3e6;
    QTest::newRow("small") << 3e-6 << 8e-5;
    QTest::newRow("tight") << 0.999 << 1.001;
  }
  void ticksLieWithinTheSpan() {
    QFETCH(double, low);
    QFETCH(double, high);
    for (const bool snap : {true, false}) {
      for (const Scale& scale : {linearScale(low, high, 6, snap), logScale(low, high, 6, snap)}) {
        QVERIFY(scale.min <= low * (1 + 1e-9) && scale.max >= high * (1 - 1e-9));
        QVERIFY(!scale.ticks.empty());
        for (const Tick& tick : scale.ticks) {
          QVERIFY(tick.value >= scale.min * (1 - 1e-9) - 1e-12 && tick.value <= scale.max * (1 + 1e-9));
        }
      }
    }
  }

  void logAxisLeavesOutWhatItCannotShow() {
    Plot plot;
    plot.resize(500, 300);
    plot.setAxes({"x", false}, {"y", true});
    plot.setSeries({{"", {{0, 1}, {1, 0}, {2, -5}, {3, 100}, {4, std::nan("")}}, Plot::Style::line, 0}});
    const auto* series = qobject_cast<QXYSeries*>(chartOf(plot)->series().first());
    QCOMPARE(series->points(), (QList<QPointF>{{0, 0}, {3, 2}}));  // log10 of 1 and 100
  }

  void barsAreOneAreaHoweverMany() {
    Plot plot;
    plot.resize(500, 300);
    std::vector<QPointF> bins;
    for (int i = 0; i < 50'000; ++i) bins.emplace_back(i, 1 + i % 7);
    plot.setSeries({{"", bins, Plot::Style::bars, 0}});
    QCOMPARE(chartOf(plot)->series().size(), 1);
    const auto* area = qobject_cast<QAreaSeries*>(chartOf(plot)->series().first());
    QVERIFY(area != nullptr);
    QVERIFY(area->upperSeries()->count() < 4 * 500);
    QVERIFY(std::ranges::any_of(area->upperSeries()->points(), [](const QPointF& p) { return p.y() == 7; }));
  }

  void seriesObjectsAreKeptWhileACurveGrows() {
    Plot plot;
    plot.resize(500, 300);
    plot.setSeries({{"", wave(100), Plot::Style::line, 0}});
    auto* before = chartOf(plot)->series().first();
    plot.setSeries({{"", wave(5000), Plot::Style::line, 0}});
    QCOMPARE(chartOf(plot)->series().first(), before);
    QVERIFY(qobject_cast<QXYSeries*>(before)->count() > 100);
    plot.setSeries({{"", wave(10), Plot::Style::points, 0}});
    QCOMPARE(chartOf(plot)->series().size(), 1);
    plot.setSeries({});
    QVERIFY(chartOf(plot)->series().isEmpty());
  }

  void legendOnlyForSeveralNamedSeries() {
    Plot plot;
    plot.setSeries({{"loss", wave(9), Plot::Style::line, 0}, {"", wave(9), Plot::Style::faint_line, 0}});
    QVERIFY(!chartOf(plot)->legend()->isVisible());
    plot.setSeries({{"loss", wave(9), Plot::Style::line, 0}, {"validation", wave(9), Plot::Style::line, 1}});
    QVERIFY(chartOf(plot)->legend()->isVisible());
  }

  void coloursFollowTheTheme() {
    Plot plot;
    plot.resize(500, 300);
    plot.show();
    plot.setSeries({{"", wave(9), Plot::Style::line, 2}});
    const auto* series = qobject_cast<QXYSeries*>(chartOf(plot)->series().first());
    QCOMPARE(series->pen().color(), theme::series(2, false));
    theme::apply(theme::Mode::dark);
    QCoreApplication::processEvents();
    QCOMPARE(series->pen().color(), theme::series(2, true));
    theme::apply(theme::Mode::light);
  }

  // SVG knows no clipping: what leaves the view must not be drawn.
  void aZoomedDrawingStaysWithinItsAxes_data() {
    QTest::addColumn<int>("style");
    QTest::newRow("bars") << int(Plot::Style::bars);
    QTest::newRow("line") << int(Plot::Style::line);
    QTest::newRow("points") << int(Plot::Style::points);
  }
  void aZoomedDrawingStaysWithinItsAxes() {
    QFETCH(int, style);
    const QTemporaryDir folder;
    Plot plot;
    plot.resize(400, 250);
    std::vector<QPointF> points;  // steep on both sides of what is looked at
    for (int i = 0; i <= 40; ++i) points.emplace_back(i, i < 15 ? 1000.0 / (1 + i * i) : (i - 14) * 300.0);
    plot.setSeries({{"a", points, static_cast<Plot::Style>(style), 0}});
    plot.zoomTo({4.4, 14.7});
    const QColor color = theme::series(0, false);
    const auto extent = [&](const QImage& image) {
      QRect drawn;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
          const QColor at = image.pixelColor(x, y);
          const int off =
              std::abs(at.red() - color.red()) + std::abs(at.green() - color.green()) + std::abs(at.blue() - color.blue());
          if (off < 30) drawn |= QRect(x, y, 1, 1);
        }
      }
      return drawn;
    };
    const QString png = folder.filePath(QStringLiteral("a.png"));
    const QString svg = folder.filePath(QStringLiteral("a.svg"));
    QVERIFY(plot.saveImage(png) && plot.saveImage(svg));
    const QImage clipped(png);
    QImage drawing(clipped.size(), QImage::Format_ARGB32_Premultiplied);
    drawing.fill(Qt::white);
    QPainter painter(&drawing);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    const QRect expected = extent(clipped);
    const QRect got = extent(drawing);
    constexpr int half = 10;  // of a marker, in these pixels
    QVERIFY(!expected.isEmpty());
    QVERIFY2(
        expected.adjusted(-half, -half, half, half).contains(got),
        qPrintable(
            QStringLiteral("%1 … %2, not %3 … %4").arg(got.left()).arg(got.right()).arg(expected.left()).arg(expected.right())));
  }

  void aFileThatTheDialogHasNotSeenIsNotReplacedUnasked() {
    const QTemporaryDir folder;
    QWidget widget;
    const QString path = folder.filePath(QStringLiteral("a"));
    QCOMPARE(withSuffix(&widget, {}, QStringLiteral("svg")), QString());
    QCOMPARE(withSuffix(&widget, path, QStringLiteral("svg")), path + QStringLiteral(".svg"));
    QCOMPARE(withSuffix(&widget, path + QStringLiteral(".SVG"), QStringLiteral("svg")), path + QStringLiteral(".SVG"));
    QFile file(path + QStringLiteral(".svg"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const auto button : {QMessageBox::No, QMessageBox::Yes}) {
      QTimer::singleShot(0, &widget, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box != nullptr) box->button(button)->click();
      });
      QCOMPARE(withSuffix(&widget, path, QStringLiteral("svg")), button == QMessageBox::Yes ? file.fileName() : QString());
    }
    // What the dialog itself has asked about is taken as it is.
    QCOMPARE(withSuffix(&widget, file.fileName(), QStringLiteral("svg")), file.fileName());
  }

  void savesSvgAndPng() {
    QTemporaryDir folder;
    Plot plot;
    plot.resize(400, 250);
    plot.setSeries({{"a", wave(1000), Plot::Style::line, 0}});
    QVERIFY(plot.saveImage(folder.filePath("a.png")));
    const QImage image(folder.filePath("a.png"));
    QCOMPARE(image.size(), QSize(800, 500));
    const QColor curve = theme::series(0, false);
    bool drawn = false;
    for (int y = 0; y < image.height() && !drawn; ++y) {
      for (int x = 0; x < image.width() && !drawn; ++x) drawn = image.pixelColor(x, y) == curve;
    }
    QVERIFY(drawn);
    QVERIFY(plot.saveImage(folder.filePath("a.svg")));
    QFile svg(folder.filePath("a.svg"));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains(curve.name().toLatin1()));
    QVERIFY(!plot.saveImage(folder.filePath("no/such/folder.png")));
    QVERIFY(!plot.saveImage(folder.filePath("a.gif")));
  }
};

}  // namespace
}  // namespace segue::ui

QTEST_MAIN(segue::ui::PlotTest)
#include "plot_test.moc"
