// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/drawing.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace segue::ui {
namespace {

/// Owned by nobody: deletes itself when it is closed.
QMenu* exportMenu(QWidget* widget, const Savable& savable) {
  auto* menu = new QMenu(widget);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  addCopyActions(*menu, widget, savable);
  menu->addSeparator();
  addSaveActions(*menu, widget, savable);
  return menu;
}

class ExportButton : public QToolButton {
 public:
  using QToolButton::QToolButton;
  void retranslate() {
    setText(Drawing::tr("Export"));
    setToolTip(Drawing::tr("Copy or save as CSV, Markdown, LaTeX or a picture"));
  }

 protected:
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QToolButton::changeEvent(event);
  }
};

}  // namespace

Drawing::Drawing(QWidget* parent) : QWidget(parent) { setFocusPolicy(Qt::TabFocus); }

Savable Drawing::savable() const {
  TextTable words = texts();
  words.notes << notes_;
  return {accessibleName(), [this](const QString& path) { return saveImage(path); }, [all = table()] { return all; },
          [words] { return words; }};
}

bool Drawing::saveImage(const QString& path) const {
  const int margin = 2 * theme::unit;
  const QSize inner(std::max(width(), 640), std::max(height(), sizeHint().height()));
  QFont bold = font();
  bold.setWeight(QFont::DemiBold);
  const int above = notes_.isEmpty() ? 0 : QFontMetrics(bold).height() + theme::unit;
  const QString words = notes_.join(u'\n');
  const QRect room(0, 0, inner.width(), 1 << 20);
  const int below = notes_.isEmpty() ? 0 : fontMetrics().boundingRect(room, Qt::TextWordWrap, words).height() + 2 * theme::unit;
  return savePicture(path, inner + QSize(2 * margin, 2 * margin + above + below), [&](QPainter& painter) {
    const theme::Colors& colors = theme::colors(false);
    painter.translate(margin, margin);
    if (!notes_.isEmpty()) {
      painter.setPen(colors.text);
      painter.setFont(bold);
      painter.drawText(QRect(0, 0, inner.width(), above), Qt::AlignLeft | Qt::AlignTop, accessibleName());
      painter.setPen(colors.muted);
      painter.setFont(font());
      painter.drawText(QRect(0, above + inner.height() + theme::unit, inner.width(), below), Qt::TextWordWrap, words);
    }
    painter.translate(0, above);
    painter.setFont(font());
    draw(painter, inner, colors, true);
  });
}

void Drawing::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  draw(painter, size(), theme::colors(theme::isDark()), false);
  if (!hasFocus()) return;
  painter.setPen(theme::accent());
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void Drawing::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) update();
  QWidget::changeEvent(event);
}

void Drawing::contextMenuEvent(QContextMenuEvent* event) {
  exportMenu(this, exported_ ? exported_() : savable())
      ->popup(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center()) : event->globalPos());
}

QToolButton* makeExportButton(QWidget* parent, std::function<Savable()> savable) {
  auto* button = new ExportButton(parent);
  button->setAutoRaise(true);
  button->retranslate();
  QObject::connect(button, &QToolButton::clicked, button, [button, savable = std::move(savable)] {
    QMenu* menu = exportMenu(button, savable());
    menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
  });
  return button;
}

}  // namespace segue::ui
