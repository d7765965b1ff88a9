// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace segue::ui {

/// Which part of the map is seen: the map point at the middle of the widget, and the scale. Map coordinates have y upwards.
struct MapView {
  QPointF center;
  double scale = 1;  ///< device-independent pixels per map unit

  [[nodiscard]] QPointF toScreen(QPointF map, QSizeF size) const {
    return {(map.x() - center.x()) * scale + size.width() / 2, (center.y() - map.y()) * scale + size.height() / 2};
  }
  [[nodiscard]] QPointF toMap(QPointF screen, QSizeF size) const {
    return {center.x() + (screen.x() - size.width() / 2) / scale, center.y() - (screen.y() - size.height() / 2) / scale};
  }
  /// The same part after dragging by `pixels`.
  [[nodiscard]] MapView panned(QPointF pixels) const {
    return {{center.x() - pixels.x() / scale, center.y() + pixels.y() / scale}, scale};
  }
  /// Nearer by `factor`; what lies under `screen` stays there.
  [[nodiscard]] MapView zoomed(double factor, QPointF screen, QSizeF size) const {
    const QPointF fixed = toMap(screen, size);
    const QPointF away = (center - fixed) / factor;
    return {fixed + away, scale * factor};
  }
  /// All of `bounds`, with a margin of `margin` pixels.
  [[nodiscard]] static MapView fitting(const QRectF& bounds, QSizeF size, double margin) {
    const double w = bounds.width() > 0 ? bounds.width() : 1;
    const double h = bounds.height() > 0 ? bounds.height() : 1;
    const double sx = (size.width() - 2 * margin) / w;
    const double sy = (size.height() - 2 * margin) / h;
    const double s = sx < sy ? sx : sy;
    return {bounds.center(), s > 0 ? s : 1};
  }
  bool operator==(const MapView&) const = default;
};

}  // namespace segue::ui
