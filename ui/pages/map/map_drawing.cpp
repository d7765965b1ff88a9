// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/map/map_drawing.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

/// How much of each pixel a disc covers, 0 … 255. Four positions within a pixel in each direction, so that dots do not jump
/// from pixel to pixel while the map is zoomed.
struct Disc {
  int reach = 0;  // pixels from the centre's pixel to the edge of the mask
  std::vector<std::uint8_t> cover;
};
constexpr int steps = 4;

/// `hole`: the radius of what is left out in the middle; 0: nothing.
Disc disc(double radius, double hole, int step_x, int step_y) {
  Disc out;
  out.reach = static_cast<int>(std::ceil(radius + 1));
  const int side = 2 * out.reach + 1;
  const double cx = out.reach + (step_x + 0.5) / steps;
  const double cy = out.reach + (step_y + 0.5) / steps;
  out.cover.resize(static_cast<std::size_t>(side * side));
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const double distance = std::hypot(x + 0.5 - cx, y + 0.5 - cy);
      const double inside = hole > 0 ? std::clamp(hole + 0.5 - distance, 0.0, 1.0) : 0.0;
      const double covered = std::clamp(radius + 0.5 - distance, 0.0, 1.0) - inside;
      out.cover[static_cast<std::size_t>(y * side + x)] = static_cast<std::uint8_t>(std::lround(covered * 255));
    }
  }
  return out;
}

/// out = color · a + out · (1 − a), all four channels of a premultiplied pixel at once.
QRgb blend(QRgb below, QRgb color, std::uint32_t a) {
  const auto scale = [](QRgb pixel, std::uint32_t by) {
    const std::uint32_t low = (pixel & 0x00FF00FFU) * by;
    const std::uint32_t high = ((pixel >> 8U) & 0x00FF00FFU) * by;
    return ((low >> 8U) & 0x00FF00FFU) | (high & 0xFF00FF00U);  // rounded down, so that the sum below cannot overflow
  };
  return scale(color, a) + scale(below, 256 - a);
}

}  // namespace

double dot_growth(const MapPoints& points, const MapView& view) {
  const double span = std::max(points.bounds.width(), points.bounds.height());
  return std::clamp(std::cbrt(view.scale * span / 700), 0.9, 3.0);
}

MapColors map_colors(const MapPoints& points) {
  MapColors colors;
  const QPalette palette = QApplication::palette();
  colors.background = palette.color(QPalette::Base);
  colors.text = palette.color(QPalette::Text);
  colors.muted = theme::muted();
  colors.accent = palette.color(QPalette::Highlight);
  const bool dark = theme::isDark();
  for (const MapPoints::Category& category : points.categories) {
    if (points.by_tag) {
      colors.categories.push_back(category.series >= 0 ? theme::series(category.series) : QColor(dark ? 0x565D66 : 0xB9C0C8));
    } else {
      // One hue from pale to strong; towards the text's side of the lightness scale, so that much played artists stand out.
      const QColor from(dark ? 0x35506B : 0xB5CDE3);
      const QColor to(dark ? 0xBFE3FF : 0x0B3C68);
      const auto mix = [&category](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * category.depth)); };
      colors.categories.push_back(QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())));
    }
  }
  return colors;
}

QImage rasterise(const MapPoints& points, const MapView& view, QSize size, double pixel_ratio, const MapColors& colors) {
  const int width = static_cast<int>(std::ceil(size.width() * pixel_ratio));
  const int height = static_cast<int>(std::ceil(size.height() * pixel_ratio));
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);

  // Radii in sixteen classes, and the masks of each at its sixteen positions within a pixel.
  constexpr int classes = 16;
  const auto [least, most] = std::minmax_element(points.radius.begin(), points.radius.end());
  const double low = points.radius.empty() ? 1 : static_cast<double>(*least);
  const double high = points.radius.empty() ? 1 : static_cast<double>(*most);
  const double growth = dot_growth(points, view);
  const auto masks = [&](double line) {  // its width; 0: whole discs
    std::vector<Disc> all;
    all.reserve(classes * steps * steps);
    for (int c = 0; c < classes; ++c) {
      const double radius = (low + (high - low) * c / (classes - 1)) * growth * pixel_ratio;
      const double hole = line > 0 ? std::max(0.0, radius - line * pixel_ratio) : 0.0;
      for (int sy = 0; sy < steps; ++sy) {
        for (int sx = 0; sx < steps; ++sx) all.push_back(disc(radius, hole, sx, sy));
      }
    }
    return all;
  };
  const std::vector<Disc> discs = masks(0);
  const bool any_hollow = std::find(points.hollow.begin(), points.hollow.end(), 1) != points.hollow.end();
  const std::vector<Disc> rings = any_hollow ? masks(1.4) : std::vector<Disc>();
  constexpr std::uint32_t opacity = 217;  // of 256: where dots lie on each other, one still sees them apart
  std::vector<QRgb> pens;
  for (const QColor& color : colors.categories) pens.push_back(color.rgb() | 0xFF000000U);

  auto* pixels = reinterpret_cast<QRgb*>(image.bits());  // NOLINT: QImage's documented 32-bit layout
  const auto stride = static_cast<std::ptrdiff_t>(image.bytesPerLine() / 4);
  const double scale = view.scale * pixel_ratio;
  const double dx = width / 2.0 - view.center.x() * scale;
  const double dy = height / 2.0 + view.center.y() * scale;
  const double class_factor = high > low ? (classes - 1) / (high - low) : 0;
  const int margin = static_cast<int>(std::ceil(high * growth * pixel_ratio)) + 2;
  for (std::size_t n = points.size(); n-- > 0;) {
    if (points.shown[n] == 0) continue;
    const double sx = static_cast<double>(points.x[n]) * scale + dx;
    const double sy = dy - static_cast<double>(points.y[n]) * scale;
    if (!(sx > -margin && sy > -margin && sx < width + margin && sy < height + margin)) continue;
    const double fx = std::floor(sx);
    const double fy = std::floor(sy);
    const int c = static_cast<int>((static_cast<double>(points.radius[n]) - low) * class_factor + 0.5);
    const int step = static_cast<int>((sy - fy) * steps) * steps + static_cast<int>((sx - fx) * steps);
    const bool hollow = any_hollow && points.hollow[n] != 0;
    const Disc& mask = (hollow ? rings : discs)[static_cast<std::size_t>(c * steps * steps + step)];
    const int side = 2 * mask.reach + 1;
    const int left = static_cast<int>(fx) - mask.reach;
    const int top = static_cast<int>(fy) - mask.reach;
    const int x0 = std::max(0, -left);
    const int x1 = std::min(side, width - left);
    const QRgb color = pens[points.category[n]];
    for (int y = std::max(0, -top); y < std::min(side, height - top); ++y) {
      QRgb* line = pixels + (top + y) * stride + left;
      const std::uint8_t* cover = mask.cover.data() + y * side;
      for (int x = x0; x < x1; ++x) {
        if (cover[x] != 0) line[x] = blend(line[x], color, (cover[x] * opacity) >> 8U);
      }
    }
  }
  image.setDevicePixelRatio(pixel_ratio);
  return image;
}

std::vector<MapLabel> place_labels(const MapPoints& points, const MapView& view, QSizeF size, const QFont& font,
                                   std::size_t limit, std::vector<QRectF> taken) {
  constexpr int tries = 600;
  const QFontMetricsF metrics(font);
  const QRectF inside(0, 0, size.width(), size.height());
  std::vector<MapLabel> out;
  int tried = 0;
  for (std::size_t i = 0; i < points.size() && out.size() < limit && tried < tries; ++i) {
    if (points.shown[i] == 0) continue;
    const QPointF at = view.toScreen({static_cast<double>(points.x[i]), static_cast<double>(points.y[i])}, size);
    if (!inside.contains(at)) continue;
    ++tried;
    const QString name = QString::fromStdString(points.vocabulary->names[i]);
    const double width = metrics.horizontalAdvance(name);
    const double gap = static_cast<double>(points.radius[i]) * dot_growth(points, view) + 3;
    const std::array<QPointF, 2> corners{QPointF(at.x() + gap, at.y() - metrics.height() / 2),
                                         QPointF(at.x() - gap - width, at.y() - metrics.height() / 2)};
    for (const QPointF& corner : corners) {
      const QRectF rect(corner, QSizeF(width, metrics.height()));
      if (!inside.contains(rect)) continue;
      const QRectF roomy = rect.adjusted(-4, -2, 4, 2);
      if (std::any_of(taken.begin(), taken.end(), [&roomy](const QRectF& other) { return other.intersects(roomy); })) continue;
      taken.push_back(rect);
      out.push_back({static_cast<std::int32_t>(i), rect});
      break;
    }
  }
  return out;
}

void draw_haloed(QPainter& painter, const QRectF& rect, const QString& text, const QColor& color, const QColor& background) {
  QPainterPath path;
  const QFontMetricsF metrics(painter.font());
  path.addText(QPointF(rect.left(), rect.top() + metrics.ascent()), painter.font(), text);
  QColor rim = background;
  rim.setAlpha(220);
  painter.strokePath(path, QPen(rim, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setPen(color);
  painter.drawText(QPointF(rect.left(), rect.top() + metrics.ascent()), text);
}

void draw_labels(QPainter& painter, const MapPoints& points, const std::vector<MapLabel>& labels, const MapColors& colors) {
  for (const MapLabel& label : labels) {
    draw_haloed(painter, label.rect, QString::fromStdString(points.vocabulary->names[static_cast<std::size_t>(label.artist)]),
                colors.text, colors.background);
  }
}

QRectF draw_legend(QPainter& painter, const MapPoints& points, QSizeF size, const MapColors& colors, const LegendTexts& texts) {
  const QFontMetricsF metrics(painter.font());
  const double line = metrics.height() + 4;
  const double dot = 9;
  struct Row {
    QColor color;
    QString text;
    bool ring = false;
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < points.categories.size(); ++i) {
    const MapPoints::Category& category = points.categories[i];
    if (points.by_tag) {
      if (category.series >= 0) rows.push_back({colors.categories[i], category.name});
    } else {
      rows.push_back({colors.categories[i], QStringLiteral("≥ ") + number(category.name.toULongLong())});
    }
  }
  if (points.by_tag && !colors.categories.empty()) rows.push_back({colors.categories.front(), texts.others});
  if (std::ranges::find(points.hollow, 1) != points.hollow.end()) rows.push_back({colors.muted, texts.predicted, true});
  double width = metrics.horizontalAdvance(texts.title);
  for (const Row& row : rows) width = std::max(width, metrics.horizontalAdvance(row.text) + dot + 8);
  const QSizeF box(width + 20, line * static_cast<double>(rows.size() + 1) + 12);
  const QRectF place(QPointF(10, size.height() - box.height() - 10), box);
  QColor fill = colors.background;
  fill.setAlpha(225);
  painter.setPen(QPen(theme::border(), 1));
  painter.setBrush(fill);
  painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  double y = place.top() + 6;
  painter.setPen(colors.muted);
  painter.drawText(QRectF(place.left() + 10, y, width, line), Qt::AlignVCenter | Qt::AlignLeft, texts.title);
  for (const Row& row : rows) {
    y += line;
    const QRectF mark(place.left() + 10, y + (line - dot) / 2, dot, dot);
    painter.setPen(row.ring ? QPen(row.color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(row.ring ? QBrush(Qt::NoBrush) : QBrush(row.color));
    painter.drawEllipse(row.ring ? mark.adjusted(1, 1, -1, -1) : mark);
    painter.setPen(colors.text);
    painter.drawText(QRectF(place.left() + 10 + dot + 8, y, width, line), Qt::AlignVCenter | Qt::AlignLeft, row.text);
  }
  return place;
}

}  // namespace segue::ui
