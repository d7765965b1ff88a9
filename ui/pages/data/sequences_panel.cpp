// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/sequences_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

namespace {

QLabel* sectionTitle(QWidget* parent) {
  auto* title = new QLabel(parent);
  QFont bold = title->font();
  bold.setWeight(QFont::DemiBold);
  title->setFont(bold);
  return title;
}

QScrollArea* scrolling(QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidget(content);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return area;
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
      funnel_(nullptr) {
  corpusForm_->build(corpus);
  splitForm_->build(split);
  corpusForm_->setObjectName(QStringLiteral("corpusForm"));
  splitForm_->setObjectName(QStringLiteral("splitForm"));
  apply_->setObjectName(QStringLiteral("applyOptions"));
  apply_->setProperty("primary", true);
  pending_->setForegroundRole(QPalette::PlaceholderText);
  pending_->setWordWrap(true);

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
  foot->addWidget(pending_, 1);
  foot->addWidget(apply_);
  auto* left = new QVBoxLayout;
  left->setSpacing(theme::unit);
  left->addWidget(scrolling(forms, this), 1);
  left->addLayout(foot);

  auto* funnel = new QWidget(this);
  auto* funnelRows = new QVBoxLayout(funnel);
  funnelRows->setContentsMargins(0, 0, theme::unit, 0);
  funnelRows->setSpacing(theme::unit);
  funnel_ = new QGridLayout;
  funnel_->setHorizontalSpacing(2 * theme::unit);
  funnel_->setVerticalSpacing(theme::unit * 3 / 4);
  funnel_->setColumnStretch(2, 1);
  funnelRows->addWidget(funnelTitle_);
  funnelRows->addLayout(funnel_);
  funnelRows->addStretch(1);

  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(4 * theme::unit);
  columns->addLayout(left, 5);
  columns->addWidget(scrolling(funnel, this), 6);

  for (OptionsForm* form : {corpusForm_, splitForm_}) {
    connect(form, &OptionsForm::edited, this, [this] {
      edited_ = true;
      updateApply();
    });
  }
  connect(apply_, &QPushButton::clicked, this, &SequencesPanel::apply);
  retranslate();
  updateApply();
}

void SequencesPanel::setPrepared(const data::CorpusOptions& corpus, const data::SplitOptions& split,
                                 const data::PreparedCorpus& prepared) {
  corpusForm_->setValues(corpus);
  splitForm_->setValues(split);
  prepared_ = prepared;
  edited_ = false;
  updateApply();
  fillFunnel();
}

void SequencesPanel::setBusy(bool busy) {
  busy_ = busy;
  updateApply();
}

void SequencesPanel::updateApply() {
  apply_->setEnabled(edited_ && !busy_ && prepared_.corpus);
  pending_->setText(edited_ && prepared_.corpus
                        ? tr("Not applied yet. Models trained so far stay with the sequences they learned from.")
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

void SequencesPanel::fillFunnel() {
  while (QLayoutItem* item = funnel_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (!prepared_.corpus) return;
  const data::CorpusReport& report = prepared_.report;
  const auto read = report.playlists_read + report.sessions_read;
  const auto used = report.playlists_used + report.sessions_used;
  int row = 0;
  const auto heading = [&](const QString& text) {
    auto* label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    if (row > 0) label->setContentsMargins(0, theme::unit, 0, 0);
    funnel_->addWidget(label, row++, 0, 1, 4);
  };
  const auto line = [&](const char* name, const QString& text, std::uint64_t value, std::uint64_t of) {
    auto* figure = new QLabel(number(value));
    figure->setObjectName(QLatin1String(name));
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    funnel_->addWidget(new QLabel(text), row, 0);
    funnel_->addWidget(figure, row, 1);
    if (of > 0) {
      const double share = static_cast<double>(value) / static_cast<double>(of);
      auto* bar = new QProgressBar;
      bar->setRange(0, 1000);
      bar->setValue(std::clamp(static_cast<int>(share * 1000), 0, 1000));
      bar->setTextVisible(false);
      auto* percent = new QLabel(tr("%1 %").arg(QLocale().toString(share * 100, 'f', share < 0.1 ? 1 : 0)));
      percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
      percent->setForegroundRole(QPalette::PlaceholderText);
      funnel_->addWidget(bar, row, 2, Qt::AlignVCenter);
      funnel_->addWidget(percent, row, 3);
    }
    ++row;
  };
  heading(tr("Sequences"));
  line("sequencesRead", tr("Read"), read, 0);
  if (report.not_sampled > 0) line("notSampled", tr("Sessions outside the sample"), report.not_sampled, read);
  line("tooShort", tr("Too short"), report.too_short, read);
  line("sequencesUsed", tr("Used"), used, read);
  if (report.playlists_read > 0) line("playlistsUsed", tr("Playlists used"), report.playlists_used, report.playlists_read);
  if (report.sessions_read > 0) line("sessionsUsed", tr("Sessions used"), report.sessions_used, report.sessions_read);
  heading(tr("Split of the sequences used"));
  line("trainSequences", tr("Training"), prepared_.split.train.size(), used);
  line("validationSequences", tr("Validation"), prepared_.split.validation.size(), used);
  line("testSequences", tr("Test"), prepared_.split.test.size(), used);
  heading(tr("Artists in the sequences used"));
  line("artistsSeen", tr("Seen"), report.artists_seen, 0);
  line("artistsBelow", tr("Below the minimum count"), report.artists_below_min_count, report.artists_seen);
  line("vocabulary", tr("With a vector"), prepared_.corpus->vocabulary->size(), report.artists_seen);
  heading(tr("Plays, repeats collapsed as chosen"));
  line("playsUsed", tr("In the sequences used"), report.plays, 0);
  line("trainingPlays", tr("Trained on"), report.training_plays, report.plays);
  line("unknownPlays", tr("Held out, of artists without a vector"), report.unknown_plays_held_out, report.plays);
}

void SequencesPanel::retranslate() {
  corpusTitle_->setText(tr("Which sequences"));
  splitTitle_->setText(tr("What is held out"));
  funnelTitle_->setText(tr("What is left"));
  apply_->setText(tr("Apply"));
  updateApply();
  fillFunnel();
}

}  // namespace segue::ui
