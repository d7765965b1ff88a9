// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/plot/drawing.h"
#include "ui/theme.h"

namespace segue::ui {

QLabel* sectionLabel() {
  auto* label = new QLabel;
  QFont bold = label->font();
  bold.setWeight(QFont::DemiBold);
  label->setFont(bold);
  return label;
}

QLabel* captionLabel() {
  auto* label = new QLabel;
  label->setForegroundRole(QPalette::PlaceholderText);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

void giveWay(QComboBox* box, int characters) {
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(characters);
}

void addSection(QVBoxLayout* rows, QLabel* title, std::initializer_list<QWidget*> beside, std::function<Savable()> savable) {
  auto* line = new QHBoxLayout;
  line->setSpacing(theme::unit);
  title->setWordWrap(true);  // in two lines rather than beyond the page
  line->addWidget(title, 1);
  for (QWidget* widget : beside) line->addWidget(widget);
  line->addWidget(makeExportButton(title, std::move(savable)));
  rows->addLayout(line);
}

void addSection(QVBoxLayout* rows, QLabel* title, std::initializer_list<QWidget*> beside, Drawing* drawing,
                std::function<Savable()> savable) {
  drawing->setExport(savable);
  addSection(rows, title, beside, std::move(savable));
}

}  // namespace segue::ui
