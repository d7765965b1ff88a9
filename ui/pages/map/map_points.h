// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/vocabulary.h"
#include "core/projection/pca.h"

namespace segue::ui {

/// What the map draws: artist i of the vocabulary at (x[i], y[i]), the most played first. Immutable once made (on a worker).
struct MapPoints {
  std::shared_ptr<const data::Vocabulary> vocabulary;
  std::vector<float> x, y;
  std::vector<std::uint8_t> shown;     ///< 0: the artist has no vector and is not drawn
  std::vector<float> radius;           ///< by plays, in device-independent pixels
  std::vector<std::uint8_t> hollow;    ///< 1: the vector is predicted, and the dot a ring
  std::vector<std::uint8_t> category;  ///< colour: index into `categories`
  struct Category {
    QString name;      ///< a tag, "" for other tags, or the least plays of a class as a number
    int series = -1;   ///< index into the theme's series colours; −1: the muted colour
    double depth = 0;  ///< by plays: 0 … 1 on the colour ramp
  };
  std::vector<Category> categories;
  bool by_tag = false;  ///< colours are tags; otherwise classes of plays
  QRectF bounds;        ///< of the points shown, leaving out the outermost 0.1 % at each side
  [[nodiscard]] std::size_t size() const { return x.size(); }
};

/// Radii and colours for a projection. Colour is the artist's first tag among the `tag_colors` tags that are first for the most
/// plays; without tags (or without the vocabulary's link to the catalogue) it is the number of plays in powers of ten.
[[nodiscard]] MapPoints map_points(const projection::Map& map, const models::Embedding& embedding, const data::Dataset* dataset,
                                   std::size_t tag_colors = 6);

/// Finds the point under the cursor: points sorted into a grid of cells. Built on a worker together with the points.
class MapGrid {
 public:
  explicit MapGrid(const MapPoints& points);
  /// The shown point nearest to `at` within `reach` (map units); of points at one place the most played.
  [[nodiscard]] std::optional<std::int32_t> nearest(const MapPoints& points, QPointF at, double reach) const;

 private:
  [[nodiscard]] int column(double x) const;
  [[nodiscard]] int row(double y) const;
  double left_ = 0, bottom_ = 0, cell_ = 1;
  int columns_ = 1, rows_ = 1;
  std::vector<std::uint32_t> starts_;  // of each cell in artists_, and the end
  std::vector<std::int32_t> artists_;
};

}  // namespace segue::ui
