// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluate_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/jobs/job.h"
#include "ui/jobs/place_text.h"
#include "ui/pages/evaluate/bands_panel.h"
#include "ui/pages/evaluate/counts_panel.h"
#include "ui/pages/evaluate/differences_panel.h"
#include "ui/pages/evaluate/evaluated_runs.h"
#include "ui/pages/evaluate/evaluation_choices.h"
#include "ui/pages/evaluate/overview_panel.h"
#include "ui/pages/evaluate/significance_panel.h"
#include "ui/pages/evaluate/verdict.h"
#include "ui/pages/evaluate/waterfall_panel.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {

EvaluatePage::EvaluatePage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent),
      heading_(new Heading),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      problem_(new ProblemBar),
      choices_(new EvaluationChoices) {
  auto* work = new QWidget;
  auto* columns = new QHBoxLayout(work);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(2 * theme::unit);
  columns->addWidget(buildSide());
  columns->addWidget(buildViews(), 1);
  empty_->setObjectName(QStringLiteral("empty"));
  stack_->addWidget(empty_);
  stack_->addWidget(work);
  frame(heading_, problem_)->addWidget(stack_, 1);

  connect(empty_, &EmptyState::clicked, this, &EvaluatePage::askForModel);
  connect(choices_, &EvaluationChoices::askedOtherwise, this, [this] {
    otherChoices_ = true;
    updateState();
  });
  connect(choices_, &EvaluationChoices::lookedAtOtherwise, this, [this] {
    fillFigures();
    tell();
  });
  connect(evaluate_, &QPushButton::clicked, this, &EvaluatePage::evaluate);
  for (QComboBox* box : {figure_, averaging_, sources_})
    connect(box, &QComboBox::activated, this, [this] {
      if (figure_->currentIndex() >= 0) wanted_ = comparedFigure();
      tell();
    });
  connect(baseline_, &QComboBox::activated, this,
          [this](int index) { setBaseline(index <= 0 ? QString() : baseline_->itemText(index)); });
  connect(overview_, &OverviewPanel::baselineChosen, this, &EvaluatePage::setBaseline);
  connect(significance_, &SignificancePanel::pairChosen, this, [this](std::size_t a, std::size_t b) {
    differences_->choosePair(a, b);
    tabs_->setCurrentWidget(differences_);
  });
  connect(differences_, &DifferencesPanel::artistAsked, &this->workspace(), &Workspace::showNeighbors);
  connect(&this->workspace(), &Workspace::corpusChanged, this, &EvaluatePage::runsChanged);
  connect(&this->workspace(), &Workspace::runsChanged, this, &EvaluatePage::runsChanged);
  connect(&this->workspace(), &Workspace::evaluationStarted, this, &EvaluatePage::follow);
  connect(&this->workspace(), &Workspace::resultChanged, this, &EvaluatePage::takeResult);
  retranslate();
  runsChanged();
  takeResult();
}

EvaluatePage::~EvaluatePage() = default;

QString EvaluatePage::olderFigures(const experiment::Run& run) {
  return tr("%1 holds figures of an earlier version of Segue, which cannot be compared any more: evaluate it again.")
      .arg(QString::fromStdString(run.name));
}

FigureKey EvaluatePage::comparedFigure() const {
  const std::vector<FigureKey> keys = figureKeys(choices_->measures(), choices_->ks(), averaging_->currentIndex() == 1);
  const int at = figure_->currentIndex();
  return at >= 0 && at < static_cast<int>(keys.size()) ? keys[static_cast<std::size_t>(at)] : keys.front();
}

StoryOptions EvaluatePage::storyOptions() const {
  StoryOptions options;
  options.figures = figureKeys(choices_->measures(), choices_->ks(), averaging_->currentIndex() == 1);
  options.compareBy = comparedFigure();
  options.sources = static_cast<evaluation::Sources>(std::max(0, sources_->currentIndex()));
  options.comparison = choices_->statistics();
  if (result_) options.seeds = seedGroups(*result_, models_);
  return options;
}

experiment::ExperimentSpec EvaluatePage::spec() const {
  experiment::ExperimentSpec spec;
  spec.evaluation = choices_->spec();
  spec.device = device_;
  spec.evaluation.comparison.figure = kindOf(comparedFigure());
  return spec;
}

void EvaluatePage::evaluate() {
  if (!choices_->complete()) return;
  problem_->hide();
  workspace().evaluate(choices_->chosenRuns(), spec());
}

void EvaluatePage::follow(Job* job) {
  job_->follow(job);
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job, &Job::ended, this, &EvaluatePage::updateState, Qt::QueuedConnection);
  updateState();
}

void EvaluatePage::runsChanged() {
  choices_->setRuns(workspace().runs(), workspace().prepared().report.users > 0);
  // Saved runs come in after their corpus, some of them evaluated before.
  if (!workspace().result() && !workspace().evaluating()) takeResult();
  updateState();
}

void EvaluatePage::updateState() {
  const bool opened = workspace().prepared().corpus != nullptr;
  const bool ready = opened && !workspace().runs().empty();
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
  QStringList older;
  for (const auto& run : workspace().runs()) {
    if (run->older_figures && run->evaluations.empty()) older << olderFigures(*run);
  }
  none_->setText(tr("Not evaluated yet"),
                 tr("Choose models at the left, then evaluate. Figures come with intervals, every pair of models is tested, and "
                    "each sequence can be looked into.") +
                     (older.isEmpty() ? QString() : QStringLiteral("\n\n") + older.join(u'\n')),
                 {});
  evaluate_->setEnabled(!workspace().evaluating() && choices_->complete());
  stale_->setVisible(result_ && otherChoices_);
}

void EvaluatePage::takeResult() {
  std::shared_ptr<const experiment::ExperimentResult> result = workspace().result();
  kept_ = !result;
  if (kept_ && workspace().prepared().corpus) result = keptResult(workspace().runs(), *workspace().prepared().corpus);
  if (result_ != result) otherChoices_ = false;
  result_ = std::move(result);
  models_.clear();
  if (result_) models_ = evaluatedModels(*result_, workspace().runs());
  if (!result_ && story_) {
    story_.reset();
    showStory();
  }
  fillFigures();
  updateState();
  tell();
}

void EvaluatePage::stopTelling() {
  if (!telling_) return;
  Job* old = telling_.release();
  old->disconnect(this);
  old->setParent(this);  // waited for when the page goes, at the latest
  connect(old, &Job::ended, old, &QObject::deleteLater);
  old->cancel();
}

/// Another figure, source or test: from the ranks that are there.
void EvaluatePage::tell() {
  stopTelling();
  if (!result_ || models_.empty()) return;
  const auto current = std::make_shared<Job*>(nullptr);
  telling_ = std::make_unique<Job>(
      tr("Comparing"), [this, current, options = storyOptions(), models = models_](Progress& progress) -> std::function<void()> {
        auto story = tellEvaluation(models, options, progress);
        return [this, current, story] {
          if (telling_.get() != *current) return;
          problem_->hide();
          story_ = story;
          showStory();
        };
      });
  Job* job = telling_.get();
  *current = job;
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job, &Job::ended, this, [this, job] {
    if (telling_.get() == job) telling_.release()->deleteLater();
  });
  job->start();
  // Most are told before one could read a bar.
  QTimer::singleShot(400, job, [this, job] {
    if (job->state() == Job::State::running) tellBar_->follow(job);
  });
}

void EvaluatePage::showStory() {
  outcome_->setCurrentIndex(story_ ? 1 : 0);
  overview_->setStory(story_);
  fillBaselines();
  if (story_) {
    const Verdict words = verdict(*story_);
    headline_->setText(words.headline);
    // Stands above every view, and so beside every figure.
    const QString recall = searchRecall(*story_);
    QStringList detail{words.detail};
    if (!recall.isEmpty()) detail << recall;
    for (const experiment::LevelLeftOut& left : result_->levels_left_out) {
      const QString level = coreText(experiment::kind_of(left.options).label);
      const QString why = coreText(left.why.message());
      const QString remedy = coreText(left.why.remedy());
      detail << (remedy.isEmpty() ? tr("%1 is left out. %2.").arg(level, why)
                                  : tr("%1 is left out. %2. %3.").arg(level, why, remedy));
    }
    detail_->setText(detail.join(u' '));
    QString notes;
    QStringList all = evaluationNotes(*story_);
    if (kept_) all.prepend(tr("These figures were kept with the models; evaluate to hold them against levels and newer models."));
    for (const auto& run : workspace().runs()) {
      if (run->older_figures && run->evaluations.empty()) all += olderFigures(*run);
    }
    const evaluation::Protocol& protocol = story_->models.front().evaluation->protocol;
    if (protocol.t_interval) {
      all += tr("By this protocol intervals are Student's t alone, over sequences as if these were independent.");
    }
    if (protocol.two_sided) {
      all += tr("By this protocol tests are two-sided whatever is chosen, and leave out sequences where both do equally well.");
    }
    for (const experiment::DefectInRuns& in : experiment::defects_in(result_->runs, workspace().prepared().report.users > 0)) {
      all += defectText(in);
    }
    for (const auto& run : result_->runs) {
      if (run->corpus_fingerprint == result_->corpus_fingerprint) continue;
      all += tr("%1 was trained on another corpus or split: it may have seen some of these sequences.")
                 .arg(QString::fromStdString(run->name));
    }
    if (!result_->device.empty()) all += tr("Ranked on %1.").arg(placeText(result_->device));
    for (const QString& note : all) notes += QStringLiteral("<li>%1</li>").arg(note.toHtmlEscaped());
    overview_->setNotes(QStringLiteral("<ul style=\"margin-left:-24px\">%1</ul>").arg(notes));
  }
  // The other views in a turn of their own, so that no one turn of the event loop takes long.
  QMetaObject::invokeMethod(this, &EvaluatePage::showRest, Qt::QueuedConnection);
}

void EvaluatePage::showRest() {
  const data::PreparedCorpus& prepared = workspace().prepared();
  bands_->setStory(story_);
  significance_->setStory(story_, result_ ? result_->runs : std::vector<std::shared_ptr<const experiment::Run>>());
  counts_->setStory(story_);
  differences_->setStory(story_, prepared.corpus, story_ ? explainerOf(result_, prepared) : ExplainSequence());
  waterfall_->setBaseline(resultName(baseline_->currentIndex() > 0 ? baseline_->currentText() : QString()));
  waterfall_->setStory(story_, story_ ? waterfallOf(result_, prepared, workspace().dataset()) : MakeWaterfall());
  emit storyChanged();
}

void EvaluatePage::compareBy(const FigureKey& key) {
  wanted_ = key;
  averaging_->setCurrentIndex(key.micro ? 1 : 0);
  fillFigures();
  tell();
}

void EvaluatePage::setBaseline(const QString& name) {
  const int at = baseline_->findText(name);
  baseline_->setCurrentIndex(std::max(0, at));
  overview_->setBaseline(at > 0 ? name : QString());
  waterfall_->setBaseline(resultName(at > 0 ? name : QString()));
}

/// The name that a model of the page has in the result; empty for none.
QString EvaluatePage::resultName(const QString& model) const {
  for (std::size_t i = 0; result_ && i < models_.size(); ++i) {
    if (models_[i].name != model) continue;
    // Results come first among the models, in their order, then levels.
    const std::size_t results = result_->results.size();
    return QString::fromStdString(i < results ? result_->results[i].name : result_->levels[i - results].name);
  }
  return {};
}

/// The figures that can be compared: those that are shown.
void EvaluatePage::fillFigures() {
  const std::vector<FigureKey> keys = figureKeys(choices_->measures(), choices_->ks(), false);
  const QSignalBlocker quiet(figure_);
  figure_->clear();
  int chosen = -1;
  for (const FigureKey& key : keys) {
    if (key.measure == wanted_.measure && key.k == wanted_.k) chosen = figure_->count();
    figure_->addItem(figureLabel(key));
    figure_->setItemData(figure_->count() - 1, figureHelp(key), Qt::ToolTipRole);
  }
  figure_->setCurrentIndex(std::max(0, chosen));
}

void EvaluatePage::fillBaselines() {
  const QString chosen = baseline_->currentIndex() > 0 ? baseline_->currentText() : QString();
  const QSignalBlocker quiet(baseline_);
  baseline_->clear();
  baseline_->addItem(tr("none", "baseline"));
  if (story_) {
    for (const EvaluatedModel& model : story_->models) baseline_->addItem(model.name);
  }
  const int at = chosen.isEmpty() ? 0 : std::max(0, baseline_->findText(chosen));
  baseline_->setCurrentIndex(at);
  if (story_) overview_->setBaseline(at > 0 ? chosen : QString());
}

QString EvaluatePage::verdictText() const { return headline_->text() + u'\n' + detail_->text(); }

void EvaluatePage::saveState(QSettings& settings) const {
  choices_->save(settings);
  settings.setValue(QStringLiteral("evaluate/figure"), QString::fromLatin1(evaluation::measure_name(wanted_.measure)));
  settings.setValue(QStringLiteral("evaluate/figure_k"), wanted_.k);
  settings.setValue(QStringLiteral("evaluate/micro"), averaging_->currentIndex() == 1);
}

void EvaluatePage::restoreState(const QSettings& settings) {
  choices_->restore(settings);
  const QString measure = settings.value(QStringLiteral("evaluate/figure")).toString();
  for (const evaluation::Measure each : evaluation::all_measures) {
    if (measure == QLatin1String(evaluation::measure_name(each))) {
      wanted_ = {each, settings.value(QStringLiteral("evaluate/figure_k"), 10).toUInt(), false};
    }
  }
  averaging_->setCurrentIndex(settings.value(QStringLiteral("evaluate/micro"), false).toBool() ? 1 : 0);
  fillFigures();
  otherChoices_ = false;
  updateState();
}

}  // namespace segue::ui
