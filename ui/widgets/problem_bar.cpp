// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

ProblemBar::ProblemBar(QWidget* parent) : QFrame(parent), what_(new QLabel(this)), remedy_(new QLabel(this)) {
  setProperty("problem", true);
  auto* sign = new QLabel(this);
  sign->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(18, 18), devicePixelRatioF()));
  sign->setObjectName(QStringLiteral("sign"));
  for (QLabel* line : {what_, remedy_}) {
    line->setWordWrap(true);
    line->setTextFormat(Qt::PlainText);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  }
  QFont bold = what_->font();
  bold.setWeight(QFont::DemiBold);
  what_->setFont(bold);
  auto* close = new QToolButton(this);
  close->setObjectName(QStringLiteral("close"));
  close->setAutoRaise(true);
  close->setIcon(icon(QStringLiteral("close")));
  close->setToolTip(tr("Close"));
  close->setAccessibleName(tr("Close"));
  connect(close, &QToolButton::clicked, this, &QWidget::hide);

  auto* texts = new QVBoxLayout;
  texts->setSpacing(theme::unit / 4);
  texts->addWidget(what_);
  texts->addWidget(remedy_);
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(theme::unit * 3 / 2, theme::unit, theme::unit, theme::unit);
  columns->setSpacing(theme::unit);
  columns->addWidget(sign, 0, Qt::AlignTop);
  columns->addLayout(texts, 1);
  columns->addWidget(close, 0, Qt::AlignTop);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  hide();
}

void ProblemBar::showProblem(const Problem& problem) {
  what_->setText(problem.what);
  remedy_->setText(problem.remedy);
  remedy_->setVisible(!problem.remedy.isEmpty());
  setVisible(!problem.what.isEmpty());
}

QString ProblemBar::text() const {
  if (isHidden()) return {};
  return remedy_->text().isEmpty() ? what_->text() : what_->text() + QLatin1Char('\n') + remedy_->text();
}

void ProblemBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) {
    if (auto* sign = findChild<QLabel*>(QStringLiteral("sign"))) {
      sign->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(18, 18), devicePixelRatioF()));
    }
  } else if (event->type() == QEvent::LanguageChange) {
    if (auto* close = findChild<QToolButton*>(QStringLiteral("close"))) {
      close->setToolTip(tr("Close"));
      close->setAccessibleName(tr("Close"));
    }
  }
  QFrame::changeEvent(event);
}

}  // namespace segue::ui
