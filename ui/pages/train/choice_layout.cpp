// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/choice_layout.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace segue::ui {

void layOutChoice(QWidget* parent, QLabel* name, QComboBox* box, QLabel* help) {
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  QFont bold = name->font();
  bold.setWeight(QFont::DemiBold);
  name->setFont(bold);
  name->setBuddy(box);
  help->setWordWrap(true);
  help->setForegroundRole(QPalette::PlaceholderText);
  auto* rows = new QVBoxLayout(parent);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit / 2);
  rows->addWidget(name);
  rows->addWidget(box);
  rows->addWidget(help);
}

}  // namespace segue::ui
