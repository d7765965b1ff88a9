// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluate_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/evaluate/interval_plot.h"
#include "ui/pages/evaluate/result_models.h"
#include "ui/pages/evaluate/verdict.h"
#include "ui/theme.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {

EvaluatePage::EvaluatePage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent),
      heading_(new Heading),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      problem_(new ProblemBar) {
  results_ = new ResultsModel(this);
  comparisons_ = new ComparisonsModel(this);
  auto* work = new QWidget;
  auto* columns = new QHBoxLayout(work);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(2 * theme::unit);
  columns->addWidget(buildChoices());
  columns->addWidget(buildResults(), 1);
  empty_->setObjectName(QStringLiteral("empty"));
  stack_->addWidget(empty_);
  stack_->addWidget(work);
  frame(heading_, problem_)->addWidget(stack_, 1);

  connect(empty_, &EmptyState::clicked, this, &EvaluatePage::askForModel);
  connect(runs_, &QListWidget::itemChanged, this, &EvaluatePage::updateState);
  connect(resembles_, &QCheckBox::toggled, this, &EvaluatePage::updateState);
  connect(followedBy_, &QCheckBox::toggled, this, &EvaluatePage::updateState);
  connect(evaluate_, &QPushButton::clicked, this, &EvaluatePage::evaluate);
  connect(plotMetric_, qOverload<int>(&QComboBox::currentIndexChanged), this, &EvaluatePage::showPlot);
  connect(&this->workspace(), &Workspace::corpusChanged, this, &EvaluatePage::runsChanged);
  connect(&this->workspace(), &Workspace::runsChanged, this, &EvaluatePage::runsChanged);
  connect(&this->workspace(), &Workspace::evaluationStarted, this, &EvaluatePage::follow);
  connect(&this->workspace(), &Workspace::resultChanged, this, &EvaluatePage::showResult);
  retranslate();
  runsChanged();
  showResult();
}

EvaluatePage::~EvaluatePage() = default;

std::vector<QString> EvaluatePage::chosenRuns() const {
  std::vector<QString> names;
  for (int i = 0; i < runs_->count(); ++i) {
    if (runs_->item(i)->checkState() == Qt::Checked) names.push_back(runs_->item(i)->text());
  }
  return names;
}

void EvaluatePage::setChosen(const QString& run, bool chosen) {
  for (QListWidgetItem* item : runs_->findItems(run, Qt::MatchExactly)) item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
}

experiment::ExperimentSpec EvaluatePage::spec() const {
  experiment::ExperimentSpec spec;
  experiment::EvaluationSpec& asked = spec.evaluation;
  const auto options = protocol_->values<PageOptions>();
  asked.options.ks = {1, options.k};
  asked.options.threads = options.intervals.threads;
  asked.intervals = options.intervals;
  asked.scorings.clear();
  if (resembles_->isChecked()) asked.scorings.push_back(models::Scoring::resembles);
  if (followedBy_->isChecked()) asked.scorings.push_back(models::Scoring::followed_by);
  asked.comparison.figure = kindOf(static_cast<Metric>(metric_->currentIndex()), options.k);
  asked.comparison.levels = false;
  asked.comparison.options.confidence = options.intervals.confidence;
  asked.comparison.options.bootstrap = options.intervals.bootstrap;
  asked.comparison.options.alternative = static_cast<evaluation::Alternative>(alternative_->currentIndex());
  asked.comparison.options.zeros = static_cast<evaluation::Zeros>(zeros_->currentIndex());
  return spec;
}

void EvaluatePage::evaluate() {
  if (chosenRuns().empty()) return;
  problem_->hide();
  workspace().evaluate(chosenRuns(), spec());
}

void EvaluatePage::follow(Job* job) {
  job_->follow(job);
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job, &Job::ended, this, &EvaluatePage::updateState, Qt::QueuedConnection);
  updateState();
}

void EvaluatePage::runsChanged() {
  std::vector<QString> unchecked;
  for (int i = 0; i < runs_->count(); ++i) {
    if (runs_->item(i)->checkState() == Qt::Unchecked) unchecked.push_back(runs_->item(i)->text());
  }
  {
    const QSignalBlocker quiet(runs_);
    runs_->clear();
    for (const auto& run : workspace().runs()) {
      const QString name = QString::fromStdString(run->name);
      auto* item = new QListWidgetItem(name, runs_);
      item->setToolTip(name);
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
      const bool off = std::find(unchecked.begin(), unchecked.end(), name) != unchecked.end();
      item->setCheckState(off ? Qt::Unchecked : Qt::Checked);
    }
  }
  fitRuns();
  updateState();
  showPlot();
}

void EvaluatePage::updateState() {
  const bool opened = workspace().prepared().corpus != nullptr;
  const bool ready = opened && runs_->count() > 0;
  if (!opened) {
    empty_->setText(
        tr("No data yet"),
        tr("Open a listening data set first. A part of it is held out, and models are judged by how well they foresee it."),
        tr("Open data"));
  } else if (!ready) {
    empty_->setText(tr("No model yet"), tr("Train at least one model, better two: then one can be tested against the other."),
                    tr("Train a model"));
  }
  stack_->setCurrentIndex(ready ? 1 : 0);
  const std::vector<QString> chosen = chosenRuns();
  // "Is followed by" needs a model with two tables; where none is chosen the box says so by being grey.
  const bool twoTables = std::any_of(chosen.begin(), chosen.end(), [this](const QString& name) {
    const auto run = workspace().run(name);
    return run && run->embedding.supports(models::Scoring::followed_by);
  });
  followedBy_->setEnabled(twoTables);
  const bool scored = resembles_->isChecked() || (twoTables && followedBy_->isChecked());
  evaluate_->setEnabled(!workspace().evaluating() && !chosen.empty() && scored);
}

void EvaluatePage::showResult() {
  const auto result = workspace().result();
  results_->setResult(result);
  comparisons_->setResult(result);
  outcome_->setCurrentIndex(result ? 1 : 0);
  if (result) {
    const Verdict words = verdict(*result);
    headline_->setText(words.headline);
    detail_->setText(words.detail);
    QString notes;
    for (const QString& note : evaluation_notes(*result)) notes += QStringLiteral("<li>%1</li>").arg(note.toHtmlEscaped());
    notes_->setText(QStringLiteral("<ul style=\"margin-left:-24px\">%1</ul>").arg(notes));
    fitTable(resultsTable_, ResultsModel::model);
    fitTable(comparisonsTable_, ComparisonsModel::pair);
    const bool tests = !result->comparisons.pairs.empty();
    testsLabel_->setVisible(tests);
    comparisonsTable_->setVisible(tests);
    copyButtons_.back()->setVisible(tests);
    const QSignalBlocker quiet(plotMetric_);
    plotMetric_->setItemText(1, metricText(Metric::hit_k, kOf(*result)));
    plotMetric_->setCurrentIndex(static_cast<int>(comparedBy(*result)));
  }
  updateState();
  showPlot();
}

void EvaluatePage::showPlot() {
  const auto result = workspace().result();
  if (!result) return;
  std::vector<ResultRow> rows = result_rows(*result);
  const auto& runs = workspace().runs();
  for (ResultRow& row : rows) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (row.kind == ResultRow::Kind::model && QString::fromStdString(runs[i]->name) == row.model)
        row.series = static_cast<int>(i);
    }
  }
  plot_->setRows(std::move(rows), static_cast<Metric>(std::max(0, plotMetric_->currentIndex())));
}

QString EvaluatePage::verdictText() const { return headline_->text() + u'\n' + detail_->text(); }
QString EvaluatePage::notesText() const { return notes_->text(); }

void EvaluatePage::saveState(QSettings& settings) const {
  protocol_->save(settings, QStringLiteral("evaluate/protocol"));
  settings.setValue(QStringLiteral("evaluate/metric"), metric_->currentIndex());
  settings.setValue(QStringLiteral("evaluate/alternative"), alternative_->currentIndex());
  settings.setValue(QStringLiteral("evaluate/zeros"), zeros_->currentIndex());
  settings.setValue(QStringLiteral("evaluate/resembles"), resembles_->isChecked());
  settings.setValue(QStringLiteral("evaluate/followed_by"), followedBy_->isChecked());
}

void EvaluatePage::restoreState(const QSettings& settings) {
  protocol_->restore(settings, QStringLiteral("evaluate/protocol"));
  const auto restore = [&settings](QComboBox* box, const QString& key) {
    const int at = settings.value(key, box->currentIndex()).toInt();
    if (at >= 0 && at < box->count()) box->setCurrentIndex(at);
  };
  restore(metric_, QStringLiteral("evaluate/metric"));
  restore(alternative_, QStringLiteral("evaluate/alternative"));
  restore(zeros_, QStringLiteral("evaluate/zeros"));
  resembles_->setChecked(settings.value(QStringLiteral("evaluate/resembles"), true).toBool());
  followedBy_->setChecked(settings.value(QStringLiteral("evaluate/followed_by"), true).toBool());
}

}  // namespace segue::ui
