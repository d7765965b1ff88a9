// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/plot/plot.h"
#include "ui/theme.h"

namespace segue::ui {

PlotCard::PlotCard(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel(this)),
      caption_(new QLabel(this)),
      why_(new QLabel(this)),
      remedy_(new QLabel(this)),
      nothing_(new QWidget(this)),
      top_(new QHBoxLayout),
      all_(new QToolButton(this)),
      plot_(new Plot(this)) {
  setProperty("card", true);
  QFont bold = title_->font();
  bold.setWeight(QFont::DemiBold);
  title_->setFont(bold);
  title_->setObjectName(QStringLiteral("title"));
  caption_->setForegroundRole(QPalette::PlaceholderText);
  caption_->setWordWrap(true);
  caption_->setObjectName(QStringLiteral("caption"));
  why_->setObjectName(QStringLiteral("why"));
  why_->setAlignment(Qt::AlignHCenter);
  why_->setWordWrap(true);
  remedy_->setForegroundRole(QPalette::PlaceholderText);
  remedy_->setAlignment(Qt::AlignHCenter);
  remedy_->setWordWrap(true);
  menu_ = plot_->makeMenuButton(this);
  all_->setAutoRaise(true);
  all_->setFocusPolicy(Qt::NoFocus);  // the plot's own key does it
  all_->hide();
  connect(all_, &QToolButton::clicked, plot_, &Plot::showAll);
  connect(plot_, &Plot::viewChanged, this, [this] { all_->setVisible(plot_->isZoomed()); });

  title_->setMinimumHeight(menu_->sizeHint().height());  // also where the menu is hidden, so that titles stand in a row
  top_->setSpacing(theme::unit);
  top_->addWidget(title_, 1);
  top_->addWidget(all_);
  top_->addWidget(menu_);
  auto* nothingRows = new QVBoxLayout(nothing_);
  nothingRows->addStretch(1);
  nothingRows->addWidget(why_);
  nothingRows->addWidget(remedy_);
  nothingRows->addStretch(1);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(2 * theme::unit, theme::unit, theme::unit, theme::unit);
  rows->setSpacing(theme::unit / 2);
  rows->addLayout(top_);
  rows->addWidget(caption_);
  rows->addWidget(plot_, 1);
  rows->addWidget(nothing_, 1);
  showPlot();
}

QCheckBox& PlotCard::logarithmic() {
  if (logarithmic_ == nullptr) {
    logarithmic_ = new QCheckBox(tr("Logarithmic"), this);
    logarithmic_->setObjectName(QStringLiteral("logarithmic"));
    top_->insertWidget(1, logarithmic_);
  }
  return *logarithmic_;
}

void PlotCard::setText(const QString& title, const QString& caption) {
  title_->setText(title);
  caption_->setText(caption);
  plot_->setAccessibleName(title);
  plot_->setAccessibleDescription(caption);
  all_->setText(tr("Show all"));
  menu_->setToolTip(tr("Zoom and save"));
  menu_->setAccessibleName(tr("Zoom and save"));
  if (logarithmic_ != nullptr) logarithmic_->setText(tr("Logarithmic"));
}

void PlotCard::showPlot() {
  for (QWidget* part : {static_cast<QWidget*>(caption_), static_cast<QWidget*>(menu_), static_cast<QWidget*>(plot_)})
    part->show();
  if (logarithmic_ != nullptr) logarithmic_->show();
  nothing_->hide();
}

void PlotCard::showNothing(const QString& why, const QString& remedy) {
  for (QWidget* part : {static_cast<QWidget*>(caption_), static_cast<QWidget*>(menu_), static_cast<QWidget*>(plot_),
                        static_cast<QWidget*>(all_)}) {
    part->hide();
  }
  if (logarithmic_ != nullptr) logarithmic_->hide();
  why_->setText(why);
  remedy_->setText(remedy);
  nothing_->show();
}

bool PlotCard::isEmpty() const { return !nothing_->isHidden(); }

}  // namespace segue::ui
