// SPDX-License-Identifier: GPL-3.0-or-later
// The plots of the Data page as they are worked with: by the mouse, on the page, from a folder of files to a saved one.
#include <QApplication>
#include <QAreaSeries>
#include <QChartView>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QLineSeries>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <QXYSeries>
#include <cmath>
#include <optional>

#include "tests/page_data/tiny_set.h"
#include "ui/pages/data/data_page.h"
#include "ui/plot/plot.h"
#include "ui/plot/plot_card.h"
#include "ui/theme.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

namespace {

/// The tiny set with a time for each session: a week of days.
void writeDatedSet(const QString& folder) {
  testing::writeTinySet(folder);
  QFile file(folder + QStringLiteral("/sessions.csv"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  QList<QByteArray> lines = file.readAll().trimmed().split('\n');
  file.close();
  lines[0] += ",timestamp";
  for (qsizetype i = 1; i < lines.size(); ++i) lines[i] += ',' + QByteArray::number(1'400'000'000 + 86'400 * (i % 7) + 60 * i);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(lines.join('\n') + '\n');
}

QChartView* chartOf(const PlotCard& card) { return card.findChild<QChartView*>(); }

/// Where a share of the plot's width and height is, for the mouse.
QPoint spot(const PlotCard& card, double x, double y = 0.5) {
  const QChartView* view = chartOf(card);
  const QRectF area = view->chart()->plotArea();
  return view->mapFromScene(QPointF(area.left() + x * area.width(), area.top() + y * area.height()));
}

/// The curves and dots as Qt Charts has them: what is drawn, where its axes are (logarithms, on a logarithmic one).
std::vector<QXYSeries*> curvesOf(const PlotCard& card) {
  std::vector<QXYSeries*> curves;
  for (QAbstractSeries* series : chartOf(card)->chart()->series()) {
    if (auto* curve = qobject_cast<QXYSeries*>(series); curve != nullptr && curve->count() > 0) curves.push_back(curve);
    if (auto* area = qobject_cast<QAreaSeries*>(series)) curves.push_back(area->upperSeries());
  }
  return curves;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a)); }

/// A saved file's columns of numbers, with days and times as Unix seconds. NaN where nothing stands.
std::vector<std::vector<double>> columnsOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
  std::vector<std::vector<double>> columns;
  for (qsizetype i = 1; i < lines.size(); ++i) {
    const QList<QByteArray> cells = lines[i].split(',');
    columns.resize(std::size_t(cells.size()));
    for (qsizetype c = 0; c < cells.size(); ++c) {
      bool ok = false;
      double value = cells[c].toDouble(&ok);
      if (!ok) {
        QDateTime time = QDateTime::fromString(QString::fromLatin1(cells[c]), Qt::ISODate);
        time.setTimeSpec(Qt::UTC);
        value = time.isValid() ? double(time.toSecsSinceEpoch()) : NAN;
      }
      columns[std::size_t(c)].push_back(value);
    }
  }
  return columns;
}

}  // namespace

class PlotsByMouseTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  Workspace workspace_;
  std::unique_ptr<DataPage> page_;

  /// The card, brought to where the mouse can reach it.
  PlotCard* card(const QString& name) const {
    auto* found = page_->findChild<PlotCard*>(name);
    if (found == nullptr) return nullptr;
    for (QWidget* widget = found; widget != nullptr; widget = widget->parentWidget()) {
      if (auto* tabs = qobject_cast<QTabWidget*>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
          if (tabs->widget(i)->isAncestorOf(found)) tabs->setCurrentIndex(i);
        }
      }
    }
    for (QWidget* widget = found; widget != nullptr; widget = widget->parentWidget()) {
      if (auto* scroll = qobject_cast<QScrollArea*>(widget)) scroll->ensureWidgetVisible(found, 0, 0);
    }
    QCoreApplication::processEvents();
    return found;
  }

  static void plots() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"playlistLengths", "sessionLengths", "popularity", "listeners", "coverage", "activity"}) {
      QTest::newRow(name) << QString::fromLatin1(name);
    }
  }

  /// Opens the card's menu and clicks the entry that has `text` in it; a file dialog that comes is given `path`.
  void choose(const PlotCard& card, const QString& text, const QString& path = {}) const {
    QToolButton* button = nullptr;
    for (QToolButton* one : card.findChildren<QToolButton*>()) {
      if (one->text() == QStringLiteral("⋯")) button = one;
    }
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QAction* action = nullptr;
    for (QAction* one : menu->actions()) {
      if (one->text().contains(text)) action = one;
    }
    QVERIFY2(action != nullptr, qPrintable(text));
    QTimer answer;
    bool answered = path.isEmpty();
    connect(&answer, &QTimer::timeout, &answer, [&] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      if (dialog == nullptr || answered) return;
      answered = true;
      dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
      QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    });
    answer.start(20);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QVERIFY(answered);
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
  }

 private slots:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    theme::apply(theme::Mode::light);
    const QString folder = storage_.path(QStringLiteral("dated"));
    writeDatedSet(folder);
    page_ = std::make_unique<DataPage>(workspace_);
    page_->resize(780, 780);
    page_->show();
    testing::open(workspace_, folder);
    for (const char* name : {"playlistLengths", "sessionLengths", "popularity", "listeners", "coverage", "activity"}) {
      QVERIFY2(card(QLatin1String(name)) != nullptr, name);
      QTRY_VERIFY2(!card(QLatin1String(name))->isEmpty(), name);
    }
  }
  void cleanupTestCase() { page_.reset(); }

  void dragging_zooms_and_a_double_click_shows_all_data() { plots(); }
  void dragging_zooms_and_a_double_click_shows_all() {
    QFETCH(QString, name);
    PlotCard& at = *card(name);
    QWidget* viewport = chartOf(at)->viewport();
    const Interval all = at.plot().view();
    QTest::mousePress(viewport, Qt::LeftButton, {}, spot(at, 0.2));
    QTest::mouseMove(viewport, spot(at, 0.5));
    QTest::mouseMove(viewport, spot(at, 0.8));
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, spot(at, 0.8));
    QVERIFY(at.plot().isZoomed());
    QVERIFY(at.plot().view().low >= all.low && at.plot().view().high <= all.high && at.plot().view().width() < all.width());
    QTest::mouseDClick(viewport, Qt::LeftButton, {}, spot(at, 0.5));
    QVERIFY(!at.plot().isZoomed());
    QCOMPARE(at.plot().view(), all);
  }

  void the_wheel_zooms_with_control_alone_data() { plots(); }
  void the_wheel_zooms_with_control_alone() {
    QFETCH(QString, name);
    PlotCard& at = *card(name);
    QWidget* viewport = chartOf(at)->viewport();
    const QPointF middle(spot(at, 0.5));
    const auto turn = [&](Qt::KeyboardModifiers modifiers) {
      QWheelEvent wheel(middle, viewport->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
      QApplication::sendEvent(viewport, &wheel);
    };
    turn(Qt::NoModifier);
    QVERIFY(!at.plot().isZoomed());
    turn(Qt::ControlModifier);
    QVERIFY(at.plot().isZoomed());
    choose(at, QStringLiteral("Show all"));
    QVERIFY(!at.plot().isZoomed());
  }

  void a_value_is_read_where_the_mouse_is_data() { plots(); }
  void a_value_is_read_where_the_mouse_is() {
    QFETCH(QString, name);
    PlotCard& at = *card(name);
    QChartView* view = chartOf(at);
    const bool log =
        name == QLatin1String("popularity") || name == QLatin1String("listeners") || name == QLatin1String("coverage");
    int read = 0;
    for (const QXYSeries* curve : curvesOf(at)) {
      if (name.endsWith(QLatin1String("Lengths"))) break;  // of bars it is the columns that are read, below
      const QPointF point = curve->at(curve->count() / 2);
      const QPointF scene = view->chart()->mapToScene(view->chart()->mapToPosition(point, const_cast<QXYSeries*>(curve)));
      QTest::mouseMove(view->viewport(), view->mapFromScene(scene));
      const QStringList lines = QToolTip::text().split(QLatin1Char('\n'));
      QVERIFY2(lines.size() >= 2, qPrintable(QToolTip::text()));
      const auto number = [&](qsizetype line) {
        return lines[line].section(QStringLiteral(": "), 1).remove(QLatin1Char(',')).toDouble();
      };
      const double y =
          name == QLatin1String("coverage") || name == QLatin1String("activity") ? point.y() : std::pow(10, point.y());
      QVERIFY2(std::abs(number(lines.size() - 1) - y) <= 1e-4 * std::max(1.0, y), qPrintable(QToolTip::text()));
      if (log)
        QVERIFY2(std::abs(number(lines.size() - 2) - std::pow(10, point.x())) < 1e-6 * std::pow(10, point.x()),
                 qPrintable(QToolTip::text()));
      ++read;
    }
    if (name.endsWith(QLatin1String("Lengths"))) {
      // All playlists have six tracks, all sessions five.
      const int length = name.startsWith(QLatin1String("playlist")) ? 6 : 5;
      const Interval all = at.plot().view();
      QTest::mouseMove(view->viewport(), spot(at, (length - all.low) / all.width()));
      QVERIFY2(
          QToolTip::text().contains(QStringLiteral(": %1\n").arg(length)) && QToolTip::text().endsWith(QLatin1String(": 60")),
          qPrintable(QToolTip::text()));
      ++read;
    }
    QVERIFY(read > 0);
    QToolTip::hideText();
  }

  void pictures_are_saved_from_the_menu_data() { plots(); }
  void pictures_are_saved_from_the_menu() {
    QFETCH(QString, name);
    const PlotCard& at = *card(name);
    const QString svg = storage_.path(name + QStringLiteral(".svg"));
    choose(at, QStringLiteral("SVG"), svg);
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray drawing = file.readAll();
    QVERIFY(drawing.contains("<svg") && drawing.trimmed().endsWith("</svg>") &&
            (drawing.contains("<path") || drawing.contains("<polyline")));
    const QString png = storage_.path(name + QStringLiteral(".png"));
    choose(at, QStringLiteral("PNG"), png);
    const QImage image(png);
    QCOMPARE(image.size(), const_cast<PlotCard&>(at).plot().size() * 2);
  }

  // Of curves and dots each one is a column; of bars each one has the height of its row.
  void the_figures_that_are_saved_are_those_that_are_drawn_data() { plots(); }
  void the_figures_that_are_saved_are_those_that_are_drawn() {
    QFETCH(QString, name);
    const PlotCard& at = *card(name);
    const QString csv = storage_.path(name + QStringLiteral(".csv"));
    choose(at, QStringLiteral("CSV"), csv);
    QTRY_VERIFY(QFile::exists(csv));
    const std::vector<std::vector<double>> columns = columnsOf(csv);
    QVERIFY(columns.size() >= 2 && !columns[0].empty());
    const bool bars = name.endsWith(QLatin1String("Lengths"));
    const bool logX =
        name == QLatin1String("popularity") || name == QLatin1String("listeners") || name == QLatin1String("coverage");
    const bool logY = name == QLatin1String("popularity") || name == QLatin1String("listeners");
    const auto curves = curvesOf(at);
    QVERIFY(!curves.empty());
    for (const QXYSeries* curve : curves) {
      bool found = false;
      for (std::size_t c = 1; c < columns.size() && !found; ++c) {
        if (bars) {
          found = true;
          for (std::size_t r = 0; r < columns[0].size(); ++r) {
            bool drawn = columns[c][r] == 0;
            for (const QPointF& p : curve->points())
              drawn = drawn || (std::abs(p.x() - columns[0][r]) <= 0.5 && near(p.y(), columns[c][r]));
            found = found && drawn;
          }
          continue;
        }
        found = std::size_t(curve->count()) == columns[0].size();
        for (int i = 0; i < curve->count() && found; ++i) {
          const double x = logX ? std::log10(columns[0][std::size_t(i)]) : columns[0][std::size_t(i)];
          const double y = logY ? std::log10(columns[c][std::size_t(i)]) : columns[c][std::size_t(i)];
          found = near(curve->at(i).x(), x) && near(curve->at(i).y(), y);
        }
      }
      QVERIFY2(found, qPrintable(curve->name()));
    }
  }
};

QTEST_MAIN(PlotsByMouseTest)
#include "plots_by_mouse_test.moc"
