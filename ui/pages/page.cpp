// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/workspace.h"

namespace segue::ui {

void Page::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

QVBoxLayout* Page::frame(QWidget* heading, QWidget* problem) {
  problem->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(3 * theme::unit, 2 * theme::unit, 3 * theme::unit, 2 * theme::unit);
  layout->setSpacing(2 * theme::unit);
  layout->addWidget(heading);
  layout->addWidget(problem);
  return layout;
}

void Page::askForModel() {
  if (workspace_.prepared().corpus) {
    emit workspace_.showTrain();
  } else {
    emit workspace_.showData();
  }
}

}  // namespace segue::ui
