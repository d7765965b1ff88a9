// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cold/cold_holdings_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

using Artists = experiment::ColdHoldings::Artists;
constexpr std::uint64_t Artists::*kinds[] = {&Artists::tags, &Artists::albums, &Artists::names, &Artists::any};

}  // namespace

ColdHoldingsPanel::ColdHoldingsPanel(QWidget* parent) : QWidget(parent), title_(new QLabel(this)), sentence_(new QLabel(this)) {
  QFont bold = title_->font();
  bold.setWeight(QFont::DemiBold);
  title_->setFont(bold);
  sentence_->setObjectName(QStringLiteral("holdings"));
  sentence_->setWordWrap(true);
  sentence_->setForegroundRole(QPalette::PlaceholderText);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(3 * theme::unit);
  grid->setVerticalSpacing(theme::unit / 2);
  grid->setColumnStretch(4, 1);
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 4; ++column) {
      QLabel*& cell = cells_[row][column];
      cell = new QLabel(this);
      cell->setObjectName(QStringLiteral("holding%1%2").arg(row).arg(column));
      if (column > 0) cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
      if (row == 0) cell->setForegroundRole(QPalette::PlaceholderText);
      grid->addWidget(cell, row, column);
    }
  }
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  rows->addWidget(title_);
  rows->addWidget(sentence_);
  rows->addLayout(grid);
  retranslate();
}

void ColdHoldingsPanel::setHoldings(const experiment::ColdHoldings& holdings) {
  holdings_ = holdings;
  retranslate();
}

void ColdHoldingsPanel::retranslate() {
  title_->setText(tr("What is known of artists"));
  const QString names[5][4] = {{{}, tr("different ones"), tr("artists with a vector"), tr("cold artists")},
                               {tr("Tags"), {}, {}, {}},
                               {tr("Albums shared with others"), {}, {}, {}},
                               {tr("Names shared with others"), {}, {}, {}},
                               {tr("Any of these"), {}, {}, {}}};
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 4; ++column) {
      cells_[row][column]->setText(names[row][column]);
      cells_[row][column]->setVisible(holdings_.has_value());
    }
  }
  if (!holdings_) {
    sentence_->setText(tr("Counting…"));
    return;
  }
  sentence_->setText(
      tr("Of %1 artists that the corpus leaves without a vector, %2 can get one, as something is known of them. It "
         "is learnt from those of the %3 artists with a vector of whom something is known: %4.")
          .arg(number(holdings_->cold.all), number(holdings_->cold.any), number(holdings_->warm.all),
               number(holdings_->warm.any)));
  for (int row = 1; row < 5; ++row) {
    const auto kind = kinds[row - 1];
    cells_[row][2]->setText(number(holdings_->warm.*kind));
    cells_[row][3]->setText(number(holdings_->cold.*kind));
  }
  cells_[1][1]->setText(number(holdings_->tags));
  cells_[2][1]->setText(number(holdings_->albums));
}

}  // namespace segue::ui
