// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluation_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "core/experiment/defects.h"
#include "ui/jobs/job.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/verdict.h"
#include "ui/theme.h"
#include "ui/widgets/options_form.h"

namespace segue::ui {
namespace {

const std::vector<unsigned> defaultKs{1, 10, 100};

enum Preset { correctedPreset, presetOf2020, ownPreset };

/// Null where there is nothing to set.
OptionsForm* makeForm(const experiment::LevelOptions& defaults) {
  if (std::holds_alternative<models::PopularityOptions>(defaults)) return nullptr;
  auto* form = new OptionsForm;
  std::visit([form](const auto& options) { form->build(options); }, defaults);
  return form;
}

experiment::LevelOptions optionsOf(const OptionsForm* form, const experiment::LevelOptions& defaults) {
  if (form == nullptr) return defaults;
  return std::visit([form](const auto& options) -> experiment::LevelOptions { return form->values(options); }, defaults);
}

bool hasSwitches(const evaluation::Protocol& protocol, bool on) {
  return std::ranges::all_of(evaluation::defects(), [&](const evaluation::Defect& d) { return protocol.*d.flag == on; });
}

}  // namespace

std::vector<unsigned> parsedKs(const QString& text) {
  std::vector<unsigned> ks;
  const QStringList parts = text.split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts);
  for (const QString& part : parts) {
    bool ok = false;
    const unsigned k = part.toUInt(&ok);
    if (!ok || k == 0) return {};
    ks.push_back(k);
  }
  std::ranges::sort(ks);
  ks.erase(std::ranges::unique(ks).begin(), ks.end());
  return ks;
}

EvaluationChoices::EvaluationChoices(QWidget* parent)
    : QWidget(parent),
      runsLabel_(sectionLabel()),
      runs_(new QListWidget),
      levelsLabel_(sectionLabel()),
      scoringsLabel_(sectionLabel()),
      resembles_(new QCheckBox),
      followedBy_(new QCheckBox),
      protocolLabel_(sectionLabel()),
      preset_(new QComboBox),
      presetHelp_(captionLabel()),
      protocol_(new OptionsForm),
      measuresLabel_(sectionLabel()),
      ksLabel_(new QLabel),
      ks_(new QLineEdit(QStringLiteral("1, 10, 100"))),
      ksHelp_(captionLabel()),
      options_(new OptionsForm),
      statisticsLabel_(sectionLabel()),
      statistics_(new OptionsForm) {
  runs_->setSelectionMode(QAbstractItemView::NoSelection);
  runs_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // long names go on in the tooltip
  resembles_->setChecked(true);
  followedBy_->setChecked(true);
  preset_->addItems({QString(), QString(), QString()});
  preset_->setObjectName(QStringLiteral("preset"));
  presetHelp_->setObjectName(QStringLiteral("preset_help"));
  protocol_->build(evaluation::Protocol{});
  protocol_->setObjectName(QStringLiteral("protocol"));
  options_->build(evaluation::EvaluationOptions{});
  statistics_->build(evaluation::ComparisonOptions{});
  ks_->setObjectName(QStringLiteral("ks"));
  ksLabel_->setBuddy(ks_);

  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, theme::unit, 0);
  rows->setSpacing(theme::unit);
  const auto section = [rows](QLabel* label) {
    if (rows->count() > 0) rows->addSpacing(theme::unit);
    rows->addWidget(label);
  };
  section(runsLabel_);
  rows->addWidget(runs_);
  section(levelsLabel_);
  for (const experiment::LevelKind& kind : experiment::level_kinds()) {
    auto* box = new QCheckBox;
    box->setObjectName(QStringLiteral("level_") + QString::fromLatin1(kind.name));
    box->setChecked(levels_.empty());  // the first: popularity
    levels_.push_back(box);
    rows->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &EvaluationChoices::askedOtherwise);
    OptionsForm* form = makeForm(kind.defaults);
    levelForms_.push_back(form);
    if (form == nullptr) continue;
    form->setObjectName(QStringLiteral("options_") + QString::fromLatin1(kind.name));
    form->setVisible(box->isChecked());
    form->setContentsMargins(2 * theme::unit, 0, 0, theme::unit / 2);
    rows->addWidget(form);
    connect(box, &QCheckBox::toggled, form, &QWidget::setVisible);
    connect(form, &OptionsForm::edited, this, &EvaluationChoices::askedOtherwise);
  }
  section(scoringsLabel_);
  rows->addWidget(resembles_);
  rows->addWidget(followedBy_);
  section(protocolLabel_);
  rows->addWidget(preset_);
  rows->addWidget(presetHelp_);
  rows->addWidget(protocol_);
  section(measuresLabel_);
  auto* boxes = new QGridLayout;
  boxes->setSpacing(theme::unit / 2);
  for (const evaluation::Measure measure : evaluation::all_measures) {
    auto* box = new QCheckBox;
    box->setObjectName(QString::fromLatin1(evaluation::measure_name(measure)));
    box->setChecked(measure == evaluation::Measure::hit_rate || measure == evaluation::Measure::ndcg ||
                    measure == evaluation::Measure::mrr);
    const auto at = static_cast<int>(measures_.size());
    boxes->addWidget(box, at / 2, at % 2);
    measures_.push_back(box);
    connect(box, &QCheckBox::toggled, this, &EvaluationChoices::lookedAtOtherwise);
  }
  rows->addLayout(boxes);
  auto* ksRow = new QHBoxLayout;
  ksRow->addWidget(ksLabel_);
  ksRow->addWidget(ks_, 1);
  rows->addLayout(ksRow);
  rows->addWidget(ksHelp_);
  rows->addWidget(options_);
  section(statisticsLabel_);
  rows->addWidget(statistics_);
  rows->addStretch(1);

  connect(runs_, &QListWidget::itemChanged, this, [this] {
    updateScorings();
    emit askedOtherwise();
  });
  connect(resembles_, &QCheckBox::toggled, this, &EvaluationChoices::askedOtherwise);
  connect(followedBy_, &QCheckBox::toggled, this, &EvaluationChoices::askedOtherwise);
  connect(preset_, &QComboBox::activated, this, &EvaluationChoices::presetChosen);
  connect(protocol_, &OptionsForm::edited, this, &EvaluationChoices::protocolEdited);
  connect(options_, &OptionsForm::edited, this, &EvaluationChoices::askedOtherwise);
  connect(statistics_, &OptionsForm::edited, this, &EvaluationChoices::lookedAtOtherwise);
  connect(ks_, &QLineEdit::editingFinished, this, [this] {
    if (parsedKs(ks_->text()).empty()) ks_->setText(QStringLiteral("1, 10, 100"));
    emit lookedAtOtherwise();
  });
  retranslate();
}

void EvaluationChoices::setRuns(const std::vector<std::shared_ptr<const experiment::Run>>& runs, bool usersKnown) {
  usersKnown_ = usersKnown;
  std::vector<QString> unchecked;
  for (int i = 0; i < runs_->count(); ++i) {
    if (runs_->item(i)->checkState() == Qt::Unchecked) unchecked.push_back(runs_->item(i)->text());
  }
  all_ = runs;
  {
    const QSignalBlocker quiet(runs_);
    runs_->clear();
    for (const auto& run : runs) {
      const QString name = QString::fromStdString(run->name);
      auto* item = new QListWidgetItem(name, runs_);
      item->setToolTip(name);
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
      item->setCheckState(std::ranges::count(unchecked, name) > 0 ? Qt::Unchecked : Qt::Checked);
    }
  }
  fitRuns();
  updateScorings();
}

void EvaluationChoices::fitRuns() {
  const int rows = std::clamp(runs_->count(), 2, 6);
  const int height = runs_->count() > 0 ? runs_->sizeHintForRow(0) : fontMetrics().height();
  runs_->setFixedHeight(rows * height + 2 * runs_->frameWidth() + theme::unit);
}

std::vector<QString> EvaluationChoices::chosenRuns() const {
  std::vector<QString> names;
  for (int i = 0; i < runs_->count(); ++i) {
    if (runs_->item(i)->checkState() == Qt::Checked) names.push_back(runs_->item(i)->text());
  }
  return names;
}

void EvaluationChoices::setChosen(const QString& run, bool chosen) {
  for (QListWidgetItem* item : runs_->findItems(run, Qt::MatchExactly)) item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
}

void EvaluationChoices::setLevelChosen(const QString& kind, bool chosen) {
  const auto kinds = experiment::level_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kind == QLatin1String(kinds[i].name)) levels_[i]->setChecked(chosen);
  }
}

void EvaluationChoices::setLevelOptions(const experiment::LevelOptions& options) {
  OptionsForm* form = levelForms_[options.index()];
  if (form != nullptr) std::visit([form](const auto& values) { form->setValues(values); }, options);
}

/// "Is followed by" needs a model with two tables; where none is chosen the box says so by being grey.
void EvaluationChoices::updateScorings() {
  const std::vector<QString> chosen = chosenRuns();
  const bool twoTables = std::ranges::any_of(all_, [&](const auto& run) {
    return std::ranges::count(chosen, QString::fromStdString(run->name)) > 0 &&
           run->embedding.supports(models::Scoring::followed_by);
  });
  followedBy_->setEnabled(twoTables);
  describeProtocol();
}

/// No protocol repairs what lies in the vectors: it is named for the models that are chosen, and at length in a tooltip.
void EvaluationChoices::describeDefectsAsTrained() {
  const std::vector<QString> names = chosenRuns();
  std::vector<std::shared_ptr<const experiment::Run>> chosen;
  std::ranges::copy_if(all_, std::back_inserter(chosen),
                       [&](const auto& run) { return std::ranges::count(names, QString::fromStdString(run->name)) > 0; });
  QStringList brief, whole;
  for (const experiment::DefectInRuns& in : experiment::defects_in(chosen, usersKnown_)) {
    brief << tr("%1 (%2)", "a defect and its number").arg(coreText(in.defect->label)).arg(in.defect->number);
    whole << defectText(in);
  }
  presetHelp_->setToolTip(whole.join(QStringLiteral("\n\n")));
  if (!brief.isEmpty()) {
    presetHelp_->setText(presetHelp_->text() + QStringLiteral("\n\n") +
                         tr("In the models chosen, as they were trained: %1.").arg(brief.join(QStringLiteral("; "))));
  }
}

void EvaluationChoices::setProtocol(const evaluation::Protocol& protocol) { protocol_->setValues(protocol); }
evaluation::Protocol EvaluationChoices::protocol() const { return protocol_->values<evaluation::Protocol>(); }

void EvaluationChoices::presetChosen(int index) {
  if (index == ownPreset) {
    protocol_->setAdvancedShown(true);
    return;
  }
  evaluation::Protocol wanted = protocol();
  for (const evaluation::Defect& defect : evaluation::defects()) wanted.*defect.flag = index == presetOf2020;
  protocol_->setValues(wanted);
}

void EvaluationChoices::protocolEdited() {
  describeProtocol();
  emit askedOtherwise();
}

void EvaluationChoices::describeProtocol() {
  const evaluation::Protocol now = protocol();
  const Preset preset = hasSwitches(now, false) ? correctedPreset : hasSwitches(now, true) ? presetOf2020 : ownPreset;
  preset_->setCurrentIndex(preset);
  switch (preset) {
    case correctedPreset:
      presetHelp_->setText(tr("Ranks, figures, intervals and tests have none of the defects of the study's notebook."));
      break;
    case presetOf2020:
      presetHelp_->setText(
          tr("Ranks, figures, intervals and tests as the notebook computed them. Its defects of data and "
             "training are in the vectors: train with them to have them."));
      break;
    case ownPreset: presetHelp_->setText(tr("Some of the defects, as chosen under Advanced.")); break;
  }
  describeDefectsAsTrained();
  std::vector<std::string> idle;
  if (now.query == evaluation::QueryFrom::last_artist) idle.emplace_back("history");
  if (now.query != evaluation::QueryFrom::recency) idle.emplace_back("recency");
  protocol_->setIdle(idle);
}

std::vector<evaluation::Measure> EvaluationChoices::measures() const {
  std::vector<evaluation::Measure> chosen;
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    if (measures_[i]->isChecked()) chosen.push_back(evaluation::all_measures[i]);
  }
  if (chosen.empty()) chosen.push_back(evaluation::Measure::hit_rate);
  return chosen;
}

std::vector<unsigned> EvaluationChoices::ks() const {
  const std::vector<unsigned> typed = parsedKs(ks_->text());
  return typed.empty() ? defaultKs : typed;
}

evaluation::ComparisonOptions EvaluationChoices::statistics() const {
  return statistics_->values<evaluation::ComparisonOptions>();
}

experiment::EvaluationSpec EvaluationChoices::spec() const {
  experiment::EvaluationSpec spec;
  spec.protocol = protocol();
  spec.options = options_->values<evaluation::EvaluationOptions>();
  spec.options.ks = ks();
  spec.comparison.options = statistics();
  spec.intervals.confidence = spec.comparison.options.confidence;
  spec.intervals.bootstrap = spec.comparison.options.bootstrap;
  spec.intervals.seed = spec.comparison.options.seed;
  spec.intervals.threads = spec.comparison.options.threads;
  spec.scorings.clear();
  if (resembles_->isChecked()) spec.scorings.push_back(models::Scoring::resembles);
  if (followedBy_->isChecked()) spec.scorings.push_back(models::Scoring::followed_by);
  spec.levels.clear();
  const auto kinds = experiment::level_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (levels_[i]->isChecked()) spec.levels.push_back({kinds[i].name, optionsOf(levelForms_[i], kinds[i].defaults)});
  }
  return spec;
}

bool EvaluationChoices::complete() const {
  return !chosenRuns().empty() && (resembles_->isChecked() || (followedBy_->isEnabled() && followedBy_->isChecked()));
}

void EvaluationChoices::save(QSettings& settings) const {
  protocol_->save(settings, QStringLiteral("evaluate/protocol"));
  options_->save(settings, QStringLiteral("evaluate/options"));
  statistics_->save(settings, QStringLiteral("evaluate/statistics"));
  settings.setValue(QStringLiteral("evaluate/ks"), ks_->text());
  const auto keep = [&settings](const QCheckBox* box, const QString& name) {
    settings.setValue(QStringLiteral("evaluate/") + name, box->isChecked());
  };
  keep(resembles_, QStringLiteral("resembles"));
  keep(followedBy_, QStringLiteral("followed_by"));
  for (const QCheckBox* box : levels_) keep(box, box->objectName());
  for (const OptionsForm* form : levelForms_) {
    if (form != nullptr) form->save(settings, QStringLiteral("evaluate/") + form->objectName());
  }
  for (const QCheckBox* box : measures_) keep(box, QStringLiteral("measure_") + box->objectName());
}

void EvaluationChoices::restore(const QSettings& settings) {
  protocol_->restore(settings, QStringLiteral("evaluate/protocol"));
  options_->restore(settings, QStringLiteral("evaluate/options"));
  statistics_->restore(settings, QStringLiteral("evaluate/statistics"));
  const QString ks = settings.value(QStringLiteral("evaluate/ks"), ks_->text()).toString();
  if (!parsedKs(ks).empty()) ks_->setText(ks);
  const auto take = [&settings](QCheckBox* box, const QString& name) {
    box->setChecked(settings.value(QStringLiteral("evaluate/") + name, box->isChecked()).toBool());
  };
  take(resembles_, QStringLiteral("resembles"));
  take(followedBy_, QStringLiteral("followed_by"));
  for (QCheckBox* box : levels_) take(box, box->objectName());
  for (OptionsForm* form : levelForms_) {
    if (form != nullptr) form->restore(settings, QStringLiteral("evaluate/") + form->objectName());
  }
  for (QCheckBox* box : measures_) take(box, QStringLiteral("measure_") + box->objectName());
}

void EvaluationChoices::retranslate() {
  runsLabel_->setText(tr("Models"));
  runs_->setAccessibleName(tr("Models to evaluate"));
  levelsLabel_->setText(tr("Beside them"));
  levelsLabel_->setToolTip(tr("Recommenders without vectors: levels that models have to beat"));
  const auto kinds = experiment::level_kinds();
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    levels_[i]->setText(coreText(kinds[i].label));
    levels_[i]->setToolTip(coreText(kinds[i].help));
  }
  scoringsLabel_->setText(tr("Predict the next artist by"));
  resembles_->setText(tr("resembles: cosine"));
  resembles_->setToolTip(tr("The cosine of both artists' input vectors: who points most nearly the same way"));
  followedBy_->setText(tr("is followed by: inner product"));
  followedBy_->setToolTip(tr(
      "The inner product of the query's input vector with the other's output vector; models with two tables (item2vec, GloVe)"));
  protocolLabel_->setText(tr("Protocol"));
  preset_->setItemText(correctedPreset, tr("Corrected"));
  preset_->setItemText(presetOf2020, tr("As in 2020"));
  preset_->setItemText(ownPreset, tr("Own choice of defects"));
  preset_->setAccessibleName(tr("Protocol"));
  measuresLabel_->setText(tr("Figures"));
  const QStringList names{tr("Hit rate"), tr("Recall"), tr("MAP"), tr("NDCG"), tr("MRR")};
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    measures_[i]->setText(names[static_cast<qsizetype>(i)]);
    measures_[i]->setToolTip(coreText(evaluation::measure_help(evaluation::all_measures[i])));
  }
  ksLabel_->setText(tr("Among the best"));
  ks_->setToolTip(tr("One or several k, such as 1, 10, 100"));
  ksHelp_->setText(
      tr("The whole catalogue is ranked, always. Figures among a sample of artists are not offered: they can order "
         "models the other way round (Krichene & Rendle 2020)."));
  statisticsLabel_->setText(tr("Intervals and tests"));
  describeProtocol();
}

}  // namespace segue::ui
