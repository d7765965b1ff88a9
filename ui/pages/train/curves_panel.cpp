// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/curves_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/plot/plot.h"
#include "ui/theme.h"

namespace segue::ui {

namespace {

enum TrainingChoice { chooseLoss, chooseGradient, chooseThroughput };
enum TripletChoice { chooseResidual, chooseSingularValue };
enum ValidationChoice { chooseBoth, chooseFollowedBy, chooseResembles, chooseCosine };

constexpr std::array<Figure, 3> trainingFigures{&TrainingSample::loss, &TrainingSample::gradient_norm, &TrainingSample::rate};
constexpr std::array<double ValidationSample::*, 3> validationFigures{&ValidationSample::followed_by,
                                                                      &ValidationSample::resembles, &ValidationSample::cosine};

}  // namespace

CurvesPanel::CurvesPanel(QWidget* parent)
    : QWidget(parent),
      lossTitle_(new QLabel(this)),
      trainingFigure_(new QComboBox(this)),
      validationTitle_(new QLabel(this)),
      validationFigure_(new QComboBox(this)),
      tripletFigure_(new QComboBox(this)),
      validationSide_(new QWidget(this)),
      loss_(new Plot(this)),
      validation_(new Plot(this)),
      log_(new QCheckBox(this)) {
  for (QLabel* title : {lossTitle_, validationTitle_}) {
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    title->setTextFormat(Qt::PlainText);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a run's name must not widen the window
  }
  loss_->setObjectName(QStringLiteral("trainingPlot"));
  validation_->setObjectName(QStringLiteral("validationPlot"));
  log_->setObjectName(QStringLiteral("logLoss"));
  connect(log_, &QCheckBox::toggled, this, &CurvesPanel::refresh);
  trainingFigure_->setObjectName(QStringLiteral("trainingFigure"));
  trainingFigure_->addItems({{}, {}, {}});
  validationFigure_->setObjectName(QStringLiteral("validationFigure"));
  validationFigure_->addItems({{}, {}, {}, {}});
  tripletFigure_->setObjectName(QStringLiteral("tripletFigure"));
  tripletFigure_->addItems({{}, {}});
  for (QComboBox* box : {trainingFigure_, validationFigure_, tripletFigure_}) {
    box->setMinimumWidth(12 * theme::unit);  // elided rather than widening the window, in languages of longer words
    connect(box, &QComboBox::currentIndexChanged, this, &CurvesPanel::refresh);
  }

  auto* lossTop = new QHBoxLayout;
  lossTop->addWidget(trainingFigure_);
  lossTop->addWidget(lossTitle_, 1);
  lossTop->addWidget(log_);
  auto* left = new QVBoxLayout;
  left->setSpacing(theme::unit / 2);
  left->addLayout(lossTop);
  left->addWidget(loss_, 1);
  auto* validationTop = new QHBoxLayout;
  validationTop->addWidget(validationTitle_, 1);
  validationTop->addWidget(validationFigure_);
  validationTop->addWidget(tripletFigure_);
  auto* right = new QVBoxLayout(validationSide_);
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(theme::unit / 2);
  right->addLayout(validationTop);
  right->addWidget(validation_, 1);
  // Both titles stand level, and both plots, whatever is beside the titles.
  const int height = std::max(trainingFigure_->sizeHint().height(), 3 * theme::unit);
  for (QWidget* part :
       std::initializer_list<QWidget*>{lossTitle_, trainingFigure_, validationTitle_, validationFigure_, tripletFigure_, log_}) {
    part->setFixedHeight(height);
  }
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(2 * theme::unit);
  columns->addLayout(left, 1);
  columns->addWidget(validationSide_, 1);
  retranslate();
}

void CurvesPanel::setCurves(std::vector<Curve> curves, int shown, bool residuals) {
  curves_ = std::move(curves);
  shown_ = shown;
  residuals_ = residuals;
  refresh();
}

void CurvesPanel::refresh() {
  refreshTraining();
  refreshBeside();
}

void CurvesPanel::refreshBeside() {
  const bool triplets = residuals_ && std::ranges::any_of(curves_, [](const Curve& curve) { return !curve.triplets.empty(); });
  validationFigure_->setVisible(!triplets);
  tripletFigure_->setVisible(triplets);
  triplets ? refreshTriplets() : refreshValidation();
  elideTitle();
}

void CurvesPanel::refreshTriplets() {
  const bool residuals = tripletFigure_->currentIndex() == chooseResidual;
  std::vector<Plot::Series> series;
  for (const Curve& curve : curves_) {
    if (curve.triplets.empty()) continue;
    const auto figure = residuals ? &models::SingularTriplet::residual : &models::SingularTriplet::value;
    series.push_back({curve.name, tripletPoints(curve, figure), Plot::Style::line, curve.color, false});
  }
  validationSide_->setVisible(true);
  validationTitle_->setToolTip(tr("of each singular triplet"));
  validation_->setAxes({tr("Singular triplet"), false}, {tripletFigure_->currentText(), true});
  validation_->setSeries(std::move(series));
  validation_->setMarks({});
}

void CurvesPanel::refreshTraining() {
  const Figure figure =
      residuals_ ? &TrainingSample::loss : trainingFigures.at(static_cast<std::size_t>(trainingFigure_->currentIndex()));
  std::vector<Plot::Series> series;
  std::vector<Plot::Mark> marks;
  // Faint lines first, so that no run's noise covers another run's curve.
  for (const Curve& curve : curves_) {
    if (!curve.training.empty() && !residuals_ && !curve.residuals)
      series.push_back({{}, rawLoss(curve, figure), Plot::Style::faint_line, curve.color});
  }
  for (const Curve& curve : curves_) {
    if (curve.training.empty() || residuals_ != curve.residuals) continue;
    series.push_back({curve.name, residuals_ ? rawLoss(curve) : smoothedLoss(curve, fittingSpan(curve.training.size()), figure),
                      Plot::Style::line, curve.color});
    if (residuals_) series.push_back({{}, rawLoss(curve), Plot::Style::points, curve.color});
    if (curve.keptEpoch > 0) marks.push_back({static_cast<double>(curve.keptEpoch), tr("kept")});
  }
  lossTitle_->setText(residuals_ ? tr("Largest residual") : QString());
  trainingFigure_->setVisible(!residuals_);
  log_->setVisible(!residuals_);  // residuals fall by powers of ten
  loss_->setAxes({residuals_ ? tr("Restart or step") : tr("Epoch"), false},
                 {residuals_ ? tr("Largest residual") : trainingFigure_->currentText(), residuals_ || log_->isChecked()});
  loss_->setSeries(std::move(series));
  loss_->setMarks(std::move(marks));
}

void CurvesPanel::refreshValidation() {
  nameHits();
  std::vector<Plot::Series> series;
  std::vector<Plot::Mark> marks;
  const auto add = [&](const QString& name, const std::vector<QPointF>& points, int color, bool listed) {
    if (points.empty()) return;
    series.push_back({listed ? name : QString(), points, Plot::Style::line, color, listed});
    series.push_back({listed ? QString() : name, points, Plot::Style::points, color, false});
  };
  const int choice = validationFigure_->currentIndex();
  const bool any = std::ranges::any_of(curves_, [](const Curve& curve) { return !curve.validation.empty(); });
  QString whose = tr("Validation");
  const auto mark = [&](const Curve& curve) {
    if (curve.keptEpoch > 0) marks.push_back({static_cast<double>(curve.keptEpoch), tr("kept: epoch %1").arg(curve.keptEpoch)});
  };
  if (choice == chooseBoth && any) {
    // A decomposition has no such figures: those of the last training that has some stay in sight.
    const auto has = [](const Curve& curve) { return !curve.validation.empty(); };
    const bool own = shown_ >= 0 && has(curves_.at(static_cast<std::size_t>(shown_)));
    const Curve& curve =
        own ? curves_.at(static_cast<std::size_t>(shown_)) : *std::find_if(curves_.rbegin(), curves_.rend(), has);
    hits_ = hitsOf(curve.k);
    add(QCoreApplication::translate("Scoring", "is followed by"), validationPoints(curve, &ValidationSample::followed_by, 100), 0,
        true);
    add(QCoreApplication::translate("Scoring", "resembles"), validationPoints(curve, &ValidationSample::resembles, 100), 1, true);
    // Runs of the first version have the one figure.
    if (series.empty()) add(hits_, validationPoints(curve, &ValidationSample::hit_rate, 100), 0, true);
    mark(curve);
    if (curves_.size() > 1) whose = curve.name;
  } else if (choice != chooseBoth) {
    const auto figure = validationFigures.at(static_cast<std::size_t>(choice - 1));
    for (const Curve& curve : curves_) {
      // The other plot's legend names the colours.
      const QString name = hitsDiffer_ && choice != chooseCosine ? tr("%1, hit@%2").arg(curve.name).arg(curve.k) : curve.name;
      add(name, validationPoints(curve, figure, 100), curve.color, false);
      mark(curve);
    }
  }
  validationSide_->setVisible(any);
  validationTitle_->setToolTip(whose);
  validation_->setAxes({tr("Epoch"), false},
                       {choice == chooseCosine ? tr("Cosine, %") : tr("%1, %", "hit@10, %").arg(hits_), false});
  validation_->setSeries(std::move(series));
  validation_->setMarks(std::move(marks));
}

QString CurvesPanel::hitsOf(unsigned k) { return QStringLiteral("hit@%1").arg(k); }

void CurvesPanel::nameHits() {
  const Curve* first = nullptr;
  hitsDiffer_ = false;
  for (const Curve& curve : curves_) {
    if (curve.validation.empty()) continue;
    if (first == nullptr) first = &curve;
    hitsDiffer_ = hitsDiffer_ || curve.k != first->k;
  }
  hits_ = first == nullptr || hitsDiffer_ ? QStringLiteral("hit@k") : hitsOf(first->k);
  validationFigure_->setItemText(chooseBoth, tr("%1, either way", "hit@10").arg(hits_));
  validationFigure_->setItemText(chooseFollowedBy, tr("%1, is followed by", "hit@10").arg(hits_));
  validationFigure_->setItemText(chooseResembles, tr("%1, resembles", "hit@10").arg(hits_));
}

void CurvesPanel::elideTitle() {
  const QString whose = validationTitle_->toolTip();
  const QString text = validationTitle_->fontMetrics().elidedText(whose, Qt::ElideMiddle, validationTitle_->width());
  // The figure beside it says as much as the heading alone; a run's name says something even when it is cut.
  validationTitle_->setText(text != whose && whose == tr("Validation") ? QString() : text);
}

void CurvesPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  elideTitle();
}

void CurvesPanel::retranslate() {
  trainingFigure_->setItemText(chooseLoss, tr("Loss"));
  trainingFigure_->setItemText(chooseGradient, tr("Gradient norm"));
  trainingFigure_->setItemText(chooseThroughput, tr("Throughput, per second"));
  trainingFigure_->setAccessibleName(tr("Training figure"));
  trainingFigure_->setToolTip(
      tr("Loss: mean of a training pair. Gradient norm: mean length of the gradient of an artist's vector"));
  validationFigure_->setItemText(chooseCosine, tr("Cosine in sequences"));
  validationFigure_->setAccessibleName(tr("Validation figure"));
  validationFigure_->setToolTip(
      tr("On validation sequences: hits by either scoring of the training that is shown, or one figure of all trainings. The "
         "cosine is the mean over all pairs of artists in a sequence"));
  tripletFigure_->setItemText(chooseResidual, tr("Residual"));
  tripletFigure_->setItemText(chooseSingularValue, tr("Singular value"));
  tripletFigure_->setAccessibleName(tr("Figure of the singular triplets"));
  tripletFigure_->setToolTip(
      tr("Residual: how far a vector is from an exact one, as a share of its eigenvalue; the tolerance is its upper "
         "limit, but for the randomised solver"));
  log_->setText(tr("Logarithmic"));
  refresh();
}

}  // namespace segue::ui
