// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

class QChart;
class QChartView;

namespace segue::ui {

/// Curves and bars on two axes, behind one small interface over Qt Charts. Takes plain points, thins them to about two a pixel,
/// replaces series whole (never appends), follows the palette (light, dark) and saves itself as SVG or PNG.
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
    friend bool operator==(const Axis&, const Axis&) = default;
  };

  explicit Plot(QWidget* parent = nullptr);
  ~Plot() override;
  void setAxes(const Axis& x, const Axis& y);
  void setSeries(std::vector<Series> series);
  [[nodiscard]] bool saveImage(const QString& path);  ///< by suffix: .svg or .png; in the light colours, as for paper

  [[nodiscard]] QSize sizeHint() const override { return {480, 300}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Parts;
  void rebuild();
  void restyle(bool dark);
  void showNearest(const QPointF& position, const QPoint& global);
  Axis x_, y_;
  std::vector<Series> series_;
  QChart* chart_ = nullptr;
  QChartView* view_ = nullptr;
  std::unique_ptr<Parts> parts_;
};

}  // namespace segue::ui
