// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The map as pictures: points rasterised in one pass, labels that do not overlap, a legend.

#include <QColor>
#include <QFont>
#include <QImage>
#include <QString>
#include <vector>

#include "ui/pages/map/map_points.h"
#include "ui/pages/map/map_view.h"

class QPainter;

namespace segue::ui {

struct MapColors {
  QColor background;
  QColor text;
  QColor muted;
  QColor accent;
  std::vector<QColor> categories;  ///< as MapPoints::categories
};

/// The theme's colours for these points.
[[nodiscard]] MapColors map_colors(const MapPoints& points);

/// By how much dots are drawn larger than MapPoints::radius: nearer, they grow with the cube root of the scale, so that they keep
/// apart and are easily hit.
[[nodiscard]] double dot_growth(const MapPoints& points, const MapView& view);

/// All points as discs, the most played on top, on a transparent image of `size` device-independent pixels. One pass over the
/// points; each disc is a small coverage mask blended in. 140,000 points take about 10 ms.
[[nodiscard]] QImage rasterise(const MapPoints& points, const MapView& view, QSize size, double pixel_ratio,
                               const MapColors& colors);

struct MapLabel {
  std::int32_t artist = 0;
  QRectF rect;  ///< of the text, in device-independent pixels
};

/// Names of the most played visible artists, at the right of their points, where they overlap neither one another nor `taken`.
[[nodiscard]] std::vector<MapLabel> place_labels(const MapPoints& points, const MapView& view, QSizeF size, const QFont& font,
                                                 std::size_t limit, std::vector<QRectF> taken = {});

/// Text with a rim of the background's colour, readable over points.
void draw_haloed(QPainter& painter, const QRectF& rect, const QString& text, const QColor& color, const QColor& background);
void draw_labels(QPainter& painter, const MapPoints& points, const std::vector<MapLabel>& labels, const MapColors& colors);

struct LegendTexts {
  QString title;
  QString others;     ///< the colour of the remaining tags
  QString predicted;  ///< rings, where there are any
};
/// Colours and what they mean, in the lower left corner. Returns its place.
QRectF draw_legend(QPainter& painter, const MapPoints& points, QSizeF size, const MapColors& colors, const LegendTexts& texts);

}  // namespace segue::ui
