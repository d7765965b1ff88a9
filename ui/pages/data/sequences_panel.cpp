// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/sequences_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSettings>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/data/corpus_notes.h"
#include "ui/pages/data/funnel_view.h"
#include "ui/theme.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/scrolled.h"

namespace segue::ui {

namespace {

QLabel* sectionTitle(QWidget* parent) {
  auto* title = new QLabel(parent);
  QFont bold = title->font();
  bold.setWeight(QFont::DemiBold);
  title->setFont(bold);
  return title;
}

}  // namespace

SequencesPanel::SequencesPanel(const data::CorpusOptions& corpus, const data::SplitOptions& split, QWidget* parent)
    : QWidget(parent),
      corpusForm_(new OptionsForm),
      splitForm_(new OptionsForm),
      corpusTitle_(sectionTitle(this)),
      splitTitle_(sectionTitle(this)),
      funnelTitle_(sectionTitle(this)),
      pending_(new QLabel(this)),
      apply_(new QPushButton(this)),
      measure_(new QComboBox(this)),
      menu_(new QToolButton(this)),
      parts_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      funnel_(new FunnelView(this)),
      notes_(new CorpusNotes(this)) {
  corpusForm_->build(corpus);
  splitForm_->build(split);
  corpusForm_->setObjectName(QStringLiteral("corpusForm"));
  splitForm_->setObjectName(QStringLiteral("splitForm"));
  apply_->setObjectName(QStringLiteral("applyOptions"));
  apply_->setProperty("primary", true);
  pending_->setForegroundRole(QPalette::PlaceholderText);
  pending_->setWordWrap(true);
  measure_->setObjectName(QStringLiteral("funnelMeasure"));
  measure_->addItems({QString(), QString(), QString()});

  parts_->setContentsMargins(0, 0, 0, 0);
  parts_->setSpacing(4 * theme::unit);
  parts_->addWidget(makeForms(), 5);
  parts_->addWidget(makeOutcome(), 6);

  for (OptionsForm* form : {corpusForm_, splitForm_}) {
    connect(form, &OptionsForm::edited, this, [this] {
      edited_ = true;
      updateApply();
    });
  }
  connect(apply_, &QPushButton::clicked, this, &SequencesPanel::apply);
  connect(measure_, &QComboBox::currentIndexChanged, this,
          [this](int index) { funnel_->setMeasure(static_cast<FunnelView::Measure>(index)); });
  retranslate();
}

QWidget* SequencesPanel::makeForms() {
  auto* forms = new QWidget(this);
  auto* formRows = new QVBoxLayout(forms);
  formRows->setContentsMargins(0, 0, 2 * theme::unit, 0);
  formRows->setSpacing(theme::unit);
  formRows->addWidget(corpusTitle_);
  formRows->addWidget(corpusForm_);
  formRows->addSpacing(theme::unit);
  formRows->addWidget(splitTitle_);
  formRows->addWidget(splitForm_);
  formRows->addStretch(1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(0, 0, 2 * theme::unit + style()->pixelMetric(QStyle::PM_ScrollBarExtent), 0);  // as the fields
  foot->addWidget(pending_, 1);
  foot->addWidget(apply_);
  auto* side = new QWidget(this);
  auto* rows = new QVBoxLayout(side);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  forms_ = scrolled(forms);
  rows->addWidget(forms_, 1);
  rows->addLayout(foot);
  return side;
}

QWidget* SequencesPanel::makeOutcome() {
  menu_->setText(QStringLiteral("⋯"));
  menu_->setAutoRaise(true);
  connect(menu_, &QToolButton::clicked, this, [this] {
    QMenu* menu = funnel_->makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(menu_->mapToGlobal(QPoint(menu_->width() - menu->sizeHint().width(), menu_->height())));
  });
  auto* top = new QHBoxLayout;
  top->setSpacing(theme::unit);
  top->addWidget(funnelTitle_, 1);
  top->addWidget(measure_);
  top->addWidget(menu_);
  auto* outcome = new QWidget(this);
  auto* rows = new QVBoxLayout(outcome);
  rows->setContentsMargins(0, 0, theme::unit, 0);
  rows->setSpacing(theme::unit);
  rows->addLayout(top);
  rows->addWidget(funnel_);
  rows->addSpacing(theme::unit);
  rows->addWidget(notes_);
  rows->addStretch(1);
  outcome_ = scrolled(outcome);
  return outcome_;
}

int SequencesPanel::widthOf(const QScrollArea& part) {
  return part.widget()->minimumSizeHint().width() + part.style()->pixelMetric(QStyle::PM_ScrollBarExtent);
}

QSize SequencesPanel::minimumSizeHint() const {
  return {std::max(widthOf(*forms_), widthOf(*outcome_)), QWidget::minimumSizeHint().height()};
}

/// One above the other where there is no room for both side by side.
void SequencesPanel::layOut() {
  const double needed = std::max(widthOf(*forms_) * 11.0 / 5, widthOf(*outcome_) * 11.0 / 6);
  const bool beside = width() >= needed + parts_->spacing();
  parts_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  parts_->setSpacing((beside ? 4 : 2) * theme::unit);
}

void SequencesPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

void SequencesPanel::setPrepared(const data::CorpusOptions& corpus, const data::SplitOptions& split,
                                 const data::PreparedCorpus& prepared) {
  corpusForm_->setValues(corpus);
  splitForm_->setValues(split);
  prepared_ = prepared.corpus != nullptr;
  edited_ = false;
  funnel_->setSteps(prepared.report.funnel);
  notes_->setPrepared(corpus, split, prepared);
  updateApply();
}

void SequencesPanel::setBusy(bool busy) {
  busy_ = busy;
  updateApply();
}

void SequencesPanel::updateApply() {
  apply_->setEnabled(edited_ && !busy_ && prepared_);
  pending_->setText(edited_ && prepared_ ? tr("Not applied yet. Models trained so far stay with the sequences they learned from.")
                                         : QString());
}

data::CorpusOptions SequencesPanel::corpusOptions() const { return corpusForm_->values<data::CorpusOptions>(); }
data::SplitOptions SequencesPanel::splitOptions() const { return splitForm_->values<data::SplitOptions>(); }

void SequencesPanel::save(QSettings& settings) const {
  corpusForm_->save(settings, QStringLiteral("corpus"));
  splitForm_->save(settings, QStringLiteral("split"));
}

void SequencesPanel::restore(const QSettings& settings) {
  corpusForm_->restore(settings, QStringLiteral("corpus"));
  splitForm_->restore(settings, QStringLiteral("split"));
}

void SequencesPanel::retranslate() {
  corpusTitle_->setText(tr("Which sequences"));
  splitTitle_->setText(tr("What is held out"));
  funnelTitle_->setText(tr("What is left"));
  apply_->setText(tr("Apply"));
  measure_->setItemText(0, tr("Sequences"));
  measure_->setItemText(1, tr("Plays of artists"));
  measure_->setItemText(2, tr("Artists"));
  measure_->setAccessibleName(tr("What is counted"));
  menu_->setToolTip(tr("Save"));
  menu_->setAccessibleName(tr("Save"));
  funnel_->retranslate();
  notes_->retranslate();
  updateApply();
  layOut();
}

}  // namespace segue::ui
