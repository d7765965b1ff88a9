// SPDX-License-Identifier: GPL-3.0-or-later
// How the Evaluate page is laid out, and its texts.
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/pages/evaluate/bands_panel.h"
#include "ui/pages/evaluate/counts_panel.h"
#include "ui/pages/evaluate/differences_panel.h"
#include "ui/pages/evaluate/evaluate_page.h"
#include "ui/pages/evaluate/evaluation_choices.h"
#include "ui/pages/evaluate/overview_panel.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/ranks_panel.h"
#include "ui/pages/evaluate/significance_panel.h"
#include "ui/pages/evaluate/waterfall_panel.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

namespace segue::ui {

QWidget* EvaluatePage::buildSide() {
  stale_ = captionLabel();
  stale_->setObjectName(QStringLiteral("stale"));
  evaluate_ = new QPushButton;
  evaluate_->setObjectName(QStringLiteral("evaluate"));
  evaluate_->setProperty("primary", true);
  job_ = new JobBar(false);
  job_->hide();
  // The button stays in sight, however long the options are.
  auto* side = new QWidget;
  side->setFixedWidth(300);
  auto* rows = new QVBoxLayout(side);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  rows->addWidget(scrolled(choices_), 1);
  rows->addWidget(job_);
  rows->addWidget(stale_);
  rows->addWidget(evaluate_);
  return side;
}

QWidget* EvaluatePage::buildViews() {
  none_ = new EmptyState;
  headline_ = new QLabel;
  QFont large = headline_->font();
  large.setPointSizeF(large.pointSizeF() * 1.15);
  large.setWeight(QFont::DemiBold);
  headline_->setFont(large);
  detail_ = new QLabel;
  for (QLabel* label : {headline_, detail_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  auto* card = new QFrame;
  card->setProperty("card", true);
  auto* words = new QVBoxLayout(card);
  words->setContentsMargins(2 * theme::unit, theme::unit, 2 * theme::unit, theme::unit);
  words->setSpacing(theme::unit / 4);
  words->addWidget(headline_);
  words->addWidget(detail_);

  figureLabel_ = new QLabel;
  figure_ = new QComboBox;
  averagingLabel_ = new QLabel;
  averaging_ = new QComboBox;
  sourcesLabel_ = new QLabel;
  sources_ = new QComboBox;
  baselineLabel_ = new QLabel;
  baseline_ = new QComboBox;
  figure_->setObjectName(QStringLiteral("figure"));
  averaging_->setObjectName(QStringLiteral("averaging"));
  sources_->setObjectName(QStringLiteral("sources"));
  baseline_->setObjectName(QStringLiteral("baseline"));
  averaging_->addItems({QString(), QString()});
  sources_->addItems({QString(), QString(), QString()});
  auto* looked = new QGridLayout;  // labels above the boxes: in one row, longer words than English ones would widen the window
  looked->setHorizontalSpacing(theme::unit);
  looked->setVerticalSpacing(theme::unit / 4);
  const std::pair<QLabel*, QComboBox*> pairs[] = {
      {figureLabel_, figure_}, {averagingLabel_, averaging_}, {sourcesLabel_, sources_}, {baselineLabel_, baseline_}};
  int column = 0;
  for (const auto& [label, box] : pairs) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(7);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    label->setBuddy(box);
    looked->addWidget(label, 0, column);
    looked->addWidget(box, 1, column);
    looked->setColumnStretch(column++, 1);
  }

  overview_ = new OverviewPanel;
  bands_ = new BandsPanel;
  differences_ = new DifferencesPanel;
  significance_ = new SignificancePanel;
  significance_->ranks().setKeptFolder(allRunsFolder());
  waterfall_ = new WaterfallPanel;
  counts_ = new CountsPanel;
  tabs_ = new QTabWidget;
  tabs_->setObjectName(QStringLiteral("views"));
  tabs_->setDocumentMode(true);
  for (QWidget* panel : std::initializer_list<QWidget*>{overview_, significance_, differences_, bands_, waterfall_, counts_}) {
    tabs_->addTab(panel, QString());
  }
  auto* content = new QWidget;
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  rows->addWidget(card);
  rows->addLayout(looked);
  tellBar_ = new JobBar(false);
  tellBar_->hide();
  rows->addWidget(tellBar_);
  rows->addWidget(tabs_, 1);
  outcome_ = new QStackedWidget;
  outcome_->addWidget(none_);
  outcome_->addWidget(content);
  return outcome_;
}

void EvaluatePage::retranslate() {
  heading_->setText(tr("Evaluate", "heading"), tr("Walk through the held-out sequences and predict each next artist: "
                                                  "who foresees it better, and is the difference more than chance?"));
  evaluate_->setText(tr("Evaluate"));
  stale_->setText(tr("The figures are of other choices than these: evaluate again."));
  figureLabel_->setText(tr("Compare by"));
  averagingLabel_->setText(tr("Mean over"));
  averaging_->setItemText(0, tr("sequences"));
  averaging_->setItemText(1, tr("steps"));
  averaging_->setToolTip(tr("Sequences: each counts alike (macro). Steps: each prediction counts alike (micro)."));
  sourcesLabel_->setText(tr("Of"));
  sources_->setItemText(0, tr("all sources"));
  sources_->setItemText(1, tr("playlists"));
  sources_->setItemText(2, tr("sessions"));
  baselineLabel_->setText(tr("Baseline"));
  baseline_->setToolTip(tr("The model that the others are held against; it stays on top of the table"));
  const QStringList names{tr("Results"),        tr("Significance"),           tr("Sequences", "tab"),
                          tr("By band", "tab"), tr("Defects of 2020", "tab"), tr("Counts", "tab")};
  for (int i = 0; i < tabs_->count(); ++i) tabs_->setTabText(i, names[i]);
  choices_->retranslate();
  overview_->retranslate();
  bands_->retranslate();
  differences_->retranslate();
  significance_->retranslate();
  waterfall_->retranslate();
  counts_->retranslate();
  fillFigures();
  if (result_) {
    takeResult();
  } else {
    updateState();
  }
}

}  // namespace segue::ui
