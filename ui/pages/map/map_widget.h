// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QPixmap>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/pages/map/map_drawing.h"
#include "ui/pages/map/map_points.h"
#include "ui/pages/map/map_view.h"

namespace segue::ui {

/// Points and their grid, as the worker hands them over.
struct MapData {
  explicit MapData(MapPoints made) : points(std::move(made)), grid(points) {}
  MapPoints points;
  MapGrid grid;
};

/// The map itself: drag to move, wheel or +/− to zoom, double click to go nearer, hover for names, click for an artist's
/// neighbours. Points are drawn into an image that is wider than the widget and reused while one drags.
class MapWidget : public QWidget {
  Q_OBJECT

 public:
  explicit MapWidget(QWidget* parent = nullptr);

  void setMap(std::shared_ptr<const MapData> map);  ///< shows all of it
  [[nodiscard]] const std::shared_ptr<const MapData>& map() const { return data_; }
  /// Rings an artist and marks its neighbours; none takes the marks away.
  void setSelection(std::optional<std::int32_t> artist, std::vector<std::int32_t> neighbors);
  void centerOn(std::int32_t artist);
  void fit();
  void zoomBy(double factor) { zoom(factor, rect().center()); }
  [[nodiscard]] const MapView& view() const { return view_; }
  void setView(const MapView& view);
  /// The artist drawn under a place of the widget.
  [[nodiscard]] std::optional<std::int32_t> artistAt(QPointF place) const;
  /// Where an artist is drawn.
  [[nodiscard]] QPointF placeOf(std::int32_t artist) const;
  void setLegendTexts(const QString& tags, const QString& plays, const QString& others);
  /// What is seen, with legend: .svg (labels as text, points as an image) or .png, at twice the size. Throws nothing; false:
  /// could not be written.
  [[nodiscard]] bool save(const QString& path) const;

  [[nodiscard]] QSize sizeHint() const override { return {900, 640}; }

 signals:
  void artistClicked(qint32 artist);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Picture {
    QImage image;
    MapView view;  // of the middle of the image
    QSize size;    // of the image, in device-independent pixels
    double pixelRatio = 0;
  };
  [[nodiscard]] LegendTexts legendTexts() const;
  [[nodiscard]] bool pictureCovers() const;
  void drawPicture();
  void drawLabels(QPainter& painter, const std::vector<MapLabel>& labels);
  void drawSelection(QPainter& painter) const;
  void drawHover(QPainter& painter) const;
  void zoom(double factor, QPointF at);
  void setHovered(std::optional<std::int32_t> artist);

  std::shared_ptr<const MapData> data_;
  MapView view_;
  MapColors colors_;
  bool fitted_ = true;  // all is shown: stays so when the widget is resized
  Picture picture_;
  QHash<qint32, QPixmap> labelPictures_;  // by artist: a rim around letters takes longer to stroke than all points to draw
  std::optional<std::int32_t> selected_;
  std::vector<std::int32_t> neighbors_;
  std::optional<std::int32_t> hovered_;
  std::optional<QPointF> pressed_;
  QPointF dragFrom_;
  bool dragging_ = false;
  QString tagsTitle_, playsTitle_, othersText_;
};

}  // namespace segue::ui
