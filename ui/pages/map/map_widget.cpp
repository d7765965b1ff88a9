// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/map/map_widget.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSvgGenerator>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

constexpr double reachPixels = 7;   // how near the cursor must come to a point
constexpr double clickSlack = 4;    // a press that moves less is a click
constexpr double wheelStep = 1.25;  // per notch
constexpr double keyStep = 1.5;
constexpr double pictureMargin = 0.4;  // of the widget's size, on each side
constexpr std::size_t labelLimit = 60;

}  // namespace

MapWidget::MapWidget(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(240, 200);
  setAttribute(Qt::WA_OpaquePaintEvent);
}

void MapWidget::setMap(std::shared_ptr<const MapData> map) {
  data_ = std::move(map);
  hovered_.reset();
  selected_.reset();
  neighbors_.clear();
  picture_ = {};
  labelPictures_.clear();
  if (data_) colors_ = map_colors(data_->points);
  fit();
}

void MapWidget::setSelection(std::optional<std::int32_t> artist, std::vector<std::int32_t> neighbors) {
  selected_ = artist;
  neighbors_ = std::move(neighbors);
  update();
}

void MapWidget::centerOn(std::int32_t artist) {
  if (!data_) return;
  const auto at = static_cast<std::size_t>(artist);
  MapView view = view_;
  view.center = {static_cast<double>(data_->points.x[at]), static_cast<double>(data_->points.y[at])};
  const double whole = MapView::fitting(data_->points.bounds, size(), 24).scale;
  view.scale = std::max(view.scale, whole * 3);
  setView(view);
}

void MapWidget::fit() {
  if (data_) setView(MapView::fitting(data_->points.bounds, size(), 24));
  fitted_ = true;
}

void MapWidget::setView(const MapView& view) {
  view_ = view;
  fitted_ = false;
  update();
}

std::optional<std::int32_t> MapWidget::artistAt(QPointF place) const {
  if (!data_) return std::nullopt;
  return data_->grid.nearest(data_->points, view_.toMap(place, size()), reachPixels / view_.scale);
}

QPointF MapWidget::placeOf(std::int32_t artist) const {
  const auto at = static_cast<std::size_t>(artist);
  return view_.toScreen({static_cast<double>(data_->points.x[at]), static_cast<double>(data_->points.y[at])}, size());
}

void MapWidget::setLegendTexts(const QString& tags, const QString& plays, const QString& others) {
  tagsTitle_ = tags;
  playsTitle_ = plays;
  othersText_ = others;
  update();
}

LegendTexts MapWidget::legendTexts() const {
  return {data_->points.by_tag ? tagsTitle_ : playsTitle_, othersText_, tr("predicted vector")};
}

bool MapWidget::pictureCovers() const {
  if (picture_.pixelRatio != devicePixelRatioF() || picture_.view.scale != view_.scale) return false;
  const QPointF shift = (picture_.view.center - view_.center) * view_.scale;
  return std::abs(shift.x()) <= (picture_.size.width() - width()) / 2.0 &&
         std::abs(shift.y()) <= (picture_.size.height() - height()) / 2.0;
}

void MapWidget::drawPicture() {
  if (picture_.pixelRatio != devicePixelRatioF()) labelPictures_.clear();
  picture_.view = view_;
  picture_.pixelRatio = devicePixelRatioF();
  picture_.size =
      QSize(width() + 2 * static_cast<int>(width() * pictureMargin), height() + 2 * static_cast<int>(height() * pictureMargin));
  picture_.image = rasterise(data_->points, view_, picture_.size, picture_.pixelRatio, colors_);
}

void MapWidget::drawLabels(QPainter& painter, const std::vector<MapLabel>& labels) {
  constexpr int rim = 3;
  if (labelPictures_.size() > 2000) labelPictures_.clear();
  for (const MapLabel& label : labels) {
    QPixmap& picture = labelPictures_[label.artist];
    if (picture.isNull()) {
      const QSize room = label.rect.size().toSize() + QSize(2 * rim + 1, 2 * rim + 1);
      picture = QPixmap(room * devicePixelRatioF());
      picture.setDevicePixelRatio(devicePixelRatioF());
      picture.fill(Qt::transparent);
      QPainter writer(&picture);
      writer.setRenderHint(QPainter::Antialiasing);
      writer.setFont(font());
      // The rim as the text itself, moved about: several times faster than to stroke its outline.
      const QString name = QString::fromStdString(data_->points.vocabulary->names[static_cast<std::size_t>(label.artist)]);
      const QPointF place(rim, rim + QFontMetricsF(font()).ascent());
      writer.setPen(colors_.background);
      for (int direction = 0; direction < 8; ++direction) {
        const double angle = direction * 0.785398;
        writer.drawText(place + 1.6 * QPointF(std::cos(angle), std::sin(angle)), name);
      }
      writer.setPen(colors_.text);
      writer.drawText(place, name);
    }
    painter.drawPixmap((label.rect.topLeft() - QPointF(rim, rim)).toPoint(), picture);
  }
}

void MapWidget::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  if (!data_) return;
  if (!pictureCovers()) drawPicture();
  const QPointF shift = (picture_.view.center - view_.center) * view_.scale;
  painter.drawImage(
      QPointF((width() - picture_.size.width()) / 2.0 + shift.x(), (height() - picture_.size.height()) / 2.0 - shift.y()),
      picture_.image);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF legend = draw_legend(painter, data_->points, size(), colors_, legendTexts());
  if (!selected_) drawLabels(painter, place_labels(data_->points, view_, size(), font(), labelLimit, {legend}));
  drawSelection(painter);
  drawHover(painter);
}

void MapWidget::drawSelection(QPainter& painter) const {
  if (!selected_) return;
  const QFontMetricsF metrics(painter.font());
  std::vector<QRectF> taken;
  const auto label = [&](std::int32_t artist, double gap, const QColor& color, bool always) {
    const QString name = QString::fromStdString(data_->points.vocabulary->names[static_cast<std::size_t>(artist)]);
    const QPointF at = placeOf(artist);
    QRectF rect(at.x() + gap, at.y() - metrics.height() / 2, metrics.horizontalAdvance(name), metrics.height());
    if (rect.right() > width()) rect.moveRight(at.x() - gap);
    const bool free = std::none_of(taken.begin(), taken.end(), [&rect](const QRectF& other) { return other.intersects(rect); });
    if (!always && !free) return;
    taken.push_back(rect);
    draw_haloed(painter, rect, name, color, colors_.background);
  };
  const QPointF middle = placeOf(*selected_);
  QColor spoke = colors_.accent;
  spoke.setAlpha(110);
  painter.setBrush(Qt::NoBrush);
  for (const std::int32_t neighbor : neighbors_) {
    if (data_->points.shown[static_cast<std::size_t>(neighbor)] == 0) continue;
    painter.setPen(QPen(spoke, 1.2));
    painter.drawLine(middle, placeOf(neighbor));
  }
  for (const std::int32_t neighbor : neighbors_) {
    if (data_->points.shown[static_cast<std::size_t>(neighbor)] == 0) continue;
    painter.setPen(QPen(colors_.accent, 1.6));
    painter.drawEllipse(placeOf(neighbor), 5.5, 5.5);
  }
  painter.setPen(QPen(colors_.background, 5));
  painter.drawEllipse(middle, 9, 9);
  painter.setPen(QPen(colors_.accent, 2.6));
  painter.drawEllipse(middle, 9, 9);
  QFont bold = painter.font();
  const QFont plain = bold;
  bold.setBold(true);
  painter.setFont(bold);
  label(*selected_, 13, colors_.text, true);
  painter.setFont(plain);
  for (const std::int32_t neighbor : neighbors_) {
    if (data_->points.shown[static_cast<std::size_t>(neighbor)] != 0) label(neighbor, 9, colors_.text, false);
  }
}

void MapWidget::drawHover(QPainter& painter) const {
  if (!hovered_ || dragging_) return;
  const auto at = static_cast<std::size_t>(*hovered_);
  const QString name = QString::fromStdString(data_->points.vocabulary->names[at]);
  const bool predicted = at < data_->points.hollow.size() && data_->points.hollow[at] != 0;
  const QString plays = predicted ? tr("predicted vector") : tr("%1 plays").arg(number(data_->points.vocabulary->counts[at]));
  const QPointF place = placeOf(*hovered_);
  painter.setPen(QPen(colors_.text, 1.5));
  painter.setBrush(Qt::NoBrush);
  const double radius = static_cast<double>(data_->points.radius[at]) * dot_growth(data_->points, view_) + 2;
  painter.drawEllipse(place, radius, radius);
  const QFontMetricsF metrics(painter.font());
  const double textWidth = std::max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(plays));
  QRectF card(place.x() + radius + 6, place.y() - metrics.height() - 6, textWidth + 20, 2 * metrics.height() + 12);
  if (card.right() > width() - 4) card.moveRight(place.x() - radius - 6);
  card.moveLeft(std::max(4.0, card.left()));
  card.moveTop(std::clamp(card.top(), 4.0, std::max(4.0, height() - card.height() - 4)));
  painter.setPen(QPen(theme::border(), 1));
  painter.setBrush(theme::surface());
  painter.drawRoundedRect(card, 6, 6);
  painter.setPen(colors_.text);
  painter.drawText(card.adjusted(10, 6, -10, -6), Qt::AlignLeft | Qt::AlignTop, name);
  painter.setPen(colors_.muted);
  painter.drawText(card.adjusted(10, 6, -10, -6), Qt::AlignLeft | Qt::AlignBottom, plays);
}

void MapWidget::zoom(double factor, QPointF at) {
  if (!data_) return;
  // From a little wider than all of it to a few thousand times nearer.
  const double whole = MapView::fitting(data_->points.bounds, size(), 24).scale;
  const double scale = std::clamp(view_.scale * factor, whole * 0.3, whole * 5000);
  setView(view_.zoomed(scale / view_.scale, at, size()));
  setHovered(artistAt(at));
}

void MapWidget::setHovered(std::optional<std::int32_t> artist) {
  if (artist == hovered_) return;
  hovered_ = artist;
  setCursor(hovered_ ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void MapWidget::resizeEvent(QResizeEvent*) {
  if (fitted_) fit();
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !data_) return;
  pressed_ = event->position();
  dragFrom_ = event->position();
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
  if (!data_) return;
  if (pressed_ && !dragging_ && (event->position() - *pressed_).manhattanLength() > clickSlack) {
    dragging_ = true;
    setCursor(Qt::ClosedHandCursor);
  }
  if (dragging_) {
    setView(view_.panned(event->position() - dragFrom_));
    dragFrom_ = event->position();
    return;
  }
  setHovered(artistAt(event->position()));
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !pressed_) return;
  const bool click = !dragging_;
  pressed_.reset();
  dragging_ = false;
  hovered_ = artistAt(event->position());
  setCursor(hovered_ ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
  if (click && hovered_) emit artistClicked(*hovered_);
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) zoom(2, event->position());
}

void MapWidget::wheelEvent(QWheelEvent* event) {
  zoom(std::pow(wheelStep, event->angleDelta().y() / 120.0), event->position());
  event->accept();
}

void MapWidget::keyPressEvent(QKeyEvent* event) {
  const QPointF middle(width() / 2.0, height() / 2.0);
  const double far = std::min(width(), height()) / 5.0;
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(keyStep, middle); break;
    case Qt::Key_Minus: zoom(1 / keyStep, middle); break;
    case Qt::Key_0:
    case Qt::Key_Home: fit(); break;
    case Qt::Key_Left: setView(view_.panned({far, 0})); break;
    case Qt::Key_Right: setView(view_.panned({-far, 0})); break;
    case Qt::Key_Up: setView(view_.panned({0, far})); break;
    case Qt::Key_Down: setView(view_.panned({0, -far})); break;
    case Qt::Key_Escape: setSelection(std::nullopt, {}); break;
    default: QWidget::keyPressEvent(event);
  }
}

void MapWidget::leaveEvent(QEvent*) { setHovered(std::nullopt); }

void MapWidget::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
    if (data_) colors_ = map_colors(data_->points);
    picture_ = {};
    labelPictures_.clear();
    update();
  }
  QWidget::changeEvent(event);
}

bool MapWidget::save(const QString& path) const {
  if (!data_) return false;
  constexpr double ratio = 2;
  const auto draw = [this](QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.fillRect(rect(), colors_.background);
    painter.drawImage(rect(), rasterise(data_->points, view_, size(), ratio, colors_));
    const QRectF legend = draw_legend(painter, data_->points, size(), colors_, legendTexts());
    if (!selected_) {
      draw_labels(painter, data_->points, place_labels(data_->points, view_, size(), font(), labelLimit, {legend}), colors_);
    }
    drawSelection(painter);
  };
  if (path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
    QSvgGenerator svg;
    svg.setFileName(path);
    svg.setSize(size());
    svg.setViewBox(rect());
    svg.setTitle(tr("Map of artists"));
    QPainter painter;
    if (!painter.begin(&svg)) return false;
    draw(painter);
    return painter.end();
  }
  QImage image(size() * ratio, QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  QPainter painter(&image);
  draw(painter);
  painter.end();
  return image.save(path);
}

}  // namespace segue::ui
