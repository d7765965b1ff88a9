// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ui/plot/table.h"
#include "ui/plot/zoom.h"

class QChart;
class QChartView;
class QMenu;
class QToolButton;

namespace segue::ui {

/// Curves and bars on two axes, behind one small interface over Qt Charts. Takes plain points, thins them to about two a pixel,
/// replaces series whole (never appends), follows the palette (light, dark) and saves itself as SVG, PNG or CSV.
///
/// Zooming is along x, and y follows what is left to be seen: drag across, turn the wheel with Ctrl, or press + and −; a double
/// click or 0 shows all again. ← and → go from value to value, with Shift they move the view. All of it is in the context menu.
class Plot : public QWidget {
  Q_OBJECT

 public:
  enum class Style { line, faint_line, points, bars };
  struct Series {
    QString name;                 ///< for the legend and the tooltip; empty: in neither
    std::vector<QPointF> points;  ///< ascending in x; values that a log axis cannot show are left out
    Style style = Style::line;
    int color = 0;       ///< index into the theme's series colours
    bool listed = true;  ///< in the legend, where it has a name
  };
  struct Axis {
    QString title;
    bool log = false;
    bool time = false;  ///< Unix seconds (along x only)
    friend bool operator==(const Axis&, const Axis&) = default;
  };
  /// A vertical line with a label at a value that matters. One outside the view is named at the edge that it lies beyond.
  struct Mark {
    double x = 0;
    QString label;
  };

  explicit Plot(QWidget* parent = nullptr);
  ~Plot() override;
  void setAxes(const Axis& x, const Axis& y);
  void setSeries(std::vector<Series> series);
  void setMarks(std::vector<Mark> marks);
  /// What is shown before zooming, where that is not everything. Forgets a zoom.
  void setHome(std::optional<Interval> home);
  /// The figures to save; by default those of the series. Called on a worker, so it holds copies of what it needs.
  void setTable(std::function<PlotTable()> table) { table_ = std::move(table); }
  [[nodiscard]] PlotTable table() const;
  [[nodiscard]] bool saveImage(const QString& path);  ///< by suffix: .svg or .png; in the light colours, as for paper

  [[nodiscard]] bool isZoomed() const;
  [[nodiscard]] Interval view() const;  ///< of x, as values
  void zoomTo(Interval view);           ///< of x, as values
  void zoomBy(double factor);           ///< about the middle; below 1: nearer
  void showAll();
  /// What can be done with the plot; for a button beside it. The caller owns it.
  [[nodiscard]] QMenu* makeMenu();
  [[nodiscard]] QToolButton* makeMenuButton(QWidget* parent);

  [[nodiscard]] QSize sizeHint() const override { return {480, 300}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

 signals:
  void viewChanged();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Parts;
  void gather();
  void arrange();
  void makeSeriesObjects();
  void placeMarks();
  void restyle(bool dark);
  void setView(std::optional<Interval> placed);
  void press(double x);
  void drag(double x);
  void release(double x);
  void read(int direction);
  void showNearest(const QPointF& position, const QPoint& global, bool alongX);
  void hideReading();
  Axis x_, y_;
  std::vector<Series> series_;
  std::vector<Mark> marks_;
  std::function<PlotTable()> table_;
  QChart* chart_ = nullptr;
  QChartView* view_ = nullptr;
  std::unique_ptr<Parts> parts_;
};

}  // namespace segue::ui
