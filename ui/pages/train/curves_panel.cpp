// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/curves_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/plot/plot.h"
#include "ui/theme.h"

namespace segue::ui {

CurvesPanel::CurvesPanel(QWidget* parent)
    : QWidget(parent),
      lossTitle_(new QLabel(this)),
      validationTitle_(new QLabel(this)),
      validationSide_(new QWidget(this)),
      loss_(new Plot(this)),
      validation_(new Plot(this)),
      log_(new QCheckBox(this)) {
  for (QLabel* title : {lossTitle_, validationTitle_}) {
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
  }
  log_->setObjectName(QStringLiteral("logLoss"));
  connect(log_, &QCheckBox::toggled, this, &CurvesPanel::refresh);

  auto* lossTop = new QHBoxLayout;
  lossTop->addWidget(lossTitle_, 1);
  lossTop->addWidget(log_);
  auto* left = new QVBoxLayout;
  left->setSpacing(theme::unit / 2);
  left->addLayout(lossTop);
  left->addWidget(loss_, 1);
  auto* right = new QVBoxLayout(validationSide_);
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(theme::unit / 2);
  right->addWidget(validationTitle_);
  // Both titles stand level, and both plots, with the check box or without.
  for (QWidget* part : {static_cast<QWidget*>(lossTitle_), static_cast<QWidget*>(validationTitle_), static_cast<QWidget*>(log_)})
    part->setFixedHeight(3 * theme::unit);
  right->addWidget(validation_, 1);
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(2 * theme::unit);
  columns->addLayout(left, 3);
  columns->addWidget(validationSide_, 2);
  retranslate();
}

void CurvesPanel::setCurves(std::vector<Curve> curves, bool residuals) {
  curves_ = std::move(curves);
  residuals_ = residuals;
  refresh();
}

void CurvesPanel::refresh() {
  std::vector<Plot::Series> left;
  std::vector<Plot::Series> validation;
  // Faint lines first, so that no run's noise covers another run's curve.
  for (const Curve& curve : curves_) {
    if (!curve.training.empty() && !residuals_ && !showsResiduals(curve))
      left.push_back({{}, rawLoss(curve), Plot::Style::faint_line, curve.color});
  }
  for (const Curve& curve : curves_) {
    if (!curve.training.empty() && residuals_ == showsResiduals(curve)) {
      left.push_back({curve.name, residuals_ ? rawLoss(curve) : smoothedLoss(curve, fittingSpan(curve.training.size())),
                      Plot::Style::line, curve.color});
      if (residuals_) left.push_back({{}, rawLoss(curve), Plot::Style::points, curve.color});
    }
    if (curve.validation.empty()) continue;
    std::vector<QPointF> points;
    for (const ValidationSample& sample : curve.validation) points.emplace_back(sample.epoch, sample.hit_rate * 100);
    validation.push_back({{}, points, Plot::Style::line, curve.color});
    validation.push_back({curve.name, points, Plot::Style::points, curve.color, false});  // the list above names the colours
  }
  validationSide_->setVisible(!validation.empty());
  lossTitle_->setText(residuals_ ? tr("Largest residual") : tr("Loss"));
  log_->setVisible(!residuals_);  // residuals fall by powers of ten
  loss_->setAxes({residuals_ ? tr("Restart") : tr("Epoch"), false},
                 {residuals_ ? tr("Largest residual") : tr("Loss"), residuals_ || log_->isChecked()});
  loss_->setSeries(std::move(left));
  validation_->setAxes({tr("Epoch"), false}, {tr("hit@10, %"), false});
  validation_->setSeries(std::move(validation));
}

void CurvesPanel::retranslate() {
  validationTitle_->setText(tr("hit@10, validation"));
  log_->setText(tr("Logarithmic"));
  refresh();
}

}  // namespace segue::ui
