// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>
#include <utility>

#include "ui/resources.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

QColor colorFor(QIcon::Mode mode) {
  const QPalette palette = QApplication::palette();
  switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected: return palette.color(QPalette::HighlightedText);
    case QIcon::Active:
    case QIcon::Normal: break;
  }
  return palette.color(QPalette::WindowText);
}

/// Replaces the drawing's `currentColor` by a colour of the palette.
class PaletteIconEngine : public QIconEngine {
 public:
  explicit PaletteIconEngine(QString name) : name_(std::move(name)) {
    loadResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name_));
    if (file.open(QIODevice::ReadOnly)) drawing_ = file.readAll();
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    QByteArray drawing = drawing_;
    drawing.replace("currentColor", colorFor(mode).name().toLatin1());
    QSvgRenderer renderer(drawing);
    if (!renderer.isValid()) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, rect);
    painter->restore();
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    const QString key =
        QStringLiteral("%1/%2x%3/%4").arg(colorFor(mode).name()).arg(size.width()).arg(size.height()).arg(int(mode));
    if (const auto known = cache_.constFind(key); known != cache_.cend()) return *known;
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, pixmap.rect(), mode, state);
    painter.end();
    cache_.insert(key, pixmap);
    return pixmap;
  }

  [[nodiscard]] QString key() const override { return QStringLiteral("segue-palette-icon"); }
  [[nodiscard]] QIconEngine* clone() const override { return new PaletteIconEngine(*this); }

 private:
  QString name_;
  QByteArray drawing_;
  QHash<QString, QPixmap> cache_;
};

}  // namespace

QIcon icon(const QString& name) { return QIcon(new PaletteIconEngine(name)); }

}  // namespace segue::ui
