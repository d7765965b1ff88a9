// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

QLabel* label(QWidget* parent, double scale, QFont::Weight weight) {
  auto* made = new QLabel(parent);
  QFont font = made->font();
  font.setPointSizeF(font.pointSizeF() * scale);
  font.setWeight(weight);
  made->setFont(font);
  made->setWordWrap(true);
  made->setTextFormat(Qt::PlainText);
  return made;
}

}  // namespace

Heading::Heading(QWidget* parent)
    : QWidget(parent), title_(label(this, 1.6, QFont::DemiBold)), subtitle_(label(this, 1.0, QFont::Normal)) {
  subtitle_->setForegroundRole(QPalette::PlaceholderText);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit / 4);
  rows->addWidget(title_);
  rows->addWidget(subtitle_);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Heading::setText(const QString& title, const QString& subtitle) {
  title_->setText(title);
  subtitle_->setText(subtitle);
  subtitle_->setVisible(!subtitle.isEmpty());
}

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      title_(label(this, 1.3, QFont::DemiBold)),
      text_(label(this, 1.0, QFont::Normal)),
      button_(new QPushButton(this)) {
  text_->setForegroundRole(QPalette::PlaceholderText);
  for (QLabel* line : {title_, text_}) {
    line->setAlignment(Qt::AlignHCenter);
    line->setFixedWidth(52 * theme::unit);
  }
  button_->setProperty("primary", true);
  button_->hide();
  connect(button_, &QPushButton::clicked, this, &EmptyState::clicked);
  auto* rows = new QVBoxLayout(this);
  rows->setSpacing(theme::unit * 3 / 2);
  rows->addStretch(2);
  rows->addWidget(title_, 0, Qt::AlignHCenter);
  rows->addWidget(text_, 0, Qt::AlignHCenter);
  rows->addSpacing(theme::unit / 2);
  rows->addWidget(button_, 0, Qt::AlignHCenter);
  rows->addStretch(3);
}

void EmptyState::setText(const QString& title, const QString& text, const QString& button) {
  title_->setText(title);
  text_->setText(text);
  // Beside a fixed width a layout does not ask how high the wrapped text is.
  for (QLabel* line : {title_, text_}) line->setMinimumHeight(line->heightForWidth(line->width()));
  button_->setText(button);
  button_->setVisible(!button.isEmpty());
}

}  // namespace segue::ui
