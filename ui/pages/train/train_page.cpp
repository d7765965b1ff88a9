// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/train_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/experiment/resume.h"
#include "ui/jobs/place_text.h"
#include "ui/pages/train/curves_panel.h"
#include "ui/pages/train/queue_panel.h"
#include "ui/pages/train/training_form.h"
#include "ui/pages/train/watched_model.h"
#include "ui/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {

namespace {
enum ShownFigure { epoch, loss, gradient_norm, learning_rate, throughput, validation, kept_epoch, figure_count };
constexpr int cancelledColor = 7;  // the grey one
}  // namespace

TrainPage::TrainPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent), stack_(new QStackedWidget(this)), empty_(new EmptyState(this)), timer_(new QTimer(this)) {
  stack_->addWidget(empty_);
  stack_->addWidget(makeContent());
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(3 * theme::unit, 2 * theme::unit, 3 * theme::unit, 2 * theme::unit);
  rows->addWidget(stack_);

  connect(empty_, &EmptyState::clicked, &workspace, &Workspace::showData);
  connect(form_, &TrainingForm::start, this, &TrainPage::startTraining);
  connect(form_, &TrainingForm::optionsChanged, this, &TrainPage::refreshFreshName);
  connect(form_, &TrainingForm::deviceChosen, this, &TrainPage::deviceChosen);
  connect(&workspace, &Workspace::corpusChanged, this, &TrainPage::showCorpus);
  connect(&workspace, &Workspace::storageProblem, problem_, &ProblemBar::showProblem);
  connect(&workspace, &Workspace::runsChanged, this, [this] {
    refreshFreshName();
    form_->setRuns(this->workspace().runs());
    queue_->rebuild();
    curvesChanged_ = true;
  });
  connect(queue_, &QueuePanel::trainOn, this, [this](const QString& run) {
    if (const auto trained = this->workspace().run(run)) form_->trainOn(*trained);
  });
  connect(queue_, &QueuePanel::resume, this, [this](const QString& run) {
    if (const auto trained = this->workspace().run(run)) form_->resume(*trained);
  });
  connect(&workspace.trainingQueue(), &JobQueue::changed, this, &TrainPage::followQueue);
  connect(watchedTable_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    const QVariant artist = index.data(WatchedModel::artistRole);
    if (artist.isValid() && !this->workspace().runs().empty()) emit this->workspace().showNeighbors(artist.toInt());
  });
  timer_->setObjectName(QStringLiteral("trainingPoll"));
  timer_->setInterval(100);
  connect(timer_, &QTimer::timeout, this, &TrainPage::poll);
  retranslate();
  showCorpus();
  followQueue();
  timer_->start();
}

TrainPage::~TrainPage() = default;

QWidget* TrainPage::makeContent() {
  auto* content = new QWidget(this);
  heading_ = new Heading(content);
  form_ = new TrainingForm(content);
  form_->setFixedWidth(42 * theme::unit);
  problem_ = new ProblemBar(content);
  queue_ = new QueuePanel(
      workspace().trainingQueue(), [this](const Job* job) { return colorOf(job); }, content);
  queue_->setTrainable([this](const Job* job) {
    const auto run = workspace().run(job->title());
    return run && models::can_start(run->spec.model);
  });
  queue_->setResumable([this](const Job* job) {
    const auto run = workspace().run(job->title());
    return run && experiment::can_resume(*run);
  });
  jobBar_ = new JobBar(true, content);
  curves_ = new CurvesPanel(content);
  watched_ = new WatchedModel(this);
  watchedTop_ = new QWidget(content);
  watchedTitle_ = new QLabel(watchedTop_);
  watchedScoring_ = new QComboBox(watchedTop_);
  watchedTable_ = new QTableView(content);
  nothingYet_ = new EmptyState(content);
  live_ = new QWidget(content);

  QFont bold = watchedTitle_->font();
  bold.setWeight(QFont::DemiBold);
  watchedTitle_->setFont(bold);
  watchedScoring_->setObjectName(QStringLiteral("watchedScoring"));
  watchedScoring_->addItems({{}, {}});
  connect(watchedScoring_, &QComboBox::currentIndexChanged, this,
          [this](int index) { watched_->setScoring(static_cast<models::Scoring>(index)); });
  watchedTable_->setObjectName(QStringLiteral("watchedNeighbors"));
  watchedTable_->setModel(watched_);
  watchedTable_->setSelectionMode(QAbstractItemView::SingleSelection);
  watchedTable_->setShowGrid(false);
  watchedTable_->setWordWrap(false);
  watchedTable_->setTabKeyNavigation(false);
  watchedTable_->verticalHeader()->hide();
  watchedTable_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  watchedTable_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::unit);
  watchedTable_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  watchedTable_->horizontalHeader()->setHighlightSections(false);
  connect(watched_, &QAbstractItemModel::modelReset, this, [this] {
    // Five rows; more of them scroll.
    const int rows = std::clamp(watched_->rowCount(), 1, 5);
    watchedTable_->setFixedHeight(rows * watchedTable_->verticalHeader()->defaultSectionSize() +
                                  watchedTable_->horizontalHeader()->sizeHint().height() + 2 * watchedTable_->frameWidth());
  });

  figures_ = new QWidget(content);
  auto* figures = new QHBoxLayout(figures_);
  figures->setContentsMargins(0, 0, 0, 0);
  figures->setSpacing(2 * theme::unit);
  for (int i = 0; i < figure_count; ++i) {
    auto* value = new QLabel(figures_);
    value->setFont(bold);
    auto* name = new QLabel(figures_);
    name->setForegroundRole(QPalette::PlaceholderText);
    name->setWordWrap(true);  // in two lines where there is no room for one
    figureValues_.push_back(value);
    figureNames_.push_back(name);
    auto* pair = new QVBoxLayout;
    pair->setSpacing(0);
    pair->addWidget(value);
    pair->addWidget(name);
    pair->addStretch(1);
    figures->addLayout(pair);
  }
  figures->addStretch(1);

  auto* liveRows = new QVBoxLayout(live_);
  liveRows->setContentsMargins(0, 0, 0, 0);
  liveRows->setSpacing(theme::unit * 3 / 2);
  liveRows->addWidget(queue_);
  liveRows->addWidget(jobBar_);
  liveRows->addWidget(figures_);
  liveRows->addWidget(curves_, 1);
  auto* watchedRows = new QVBoxLayout;
  watchedRows->setSpacing(theme::unit / 2);
  auto* watchedTop = new QHBoxLayout(watchedTop_);
  watchedTop->setContentsMargins(0, 0, 0, 0);
  watchedTop->addWidget(watchedTitle_, 1);
  watchedTop->addWidget(watchedScoring_);
  watchedRows->addWidget(watchedTop_);
  watchedRows->addWidget(watchedTable_);
  liveRows->addLayout(watchedRows);

  auto* right = new QVBoxLayout;
  right->setSpacing(theme::unit * 3 / 2);
  right->addWidget(problem_);
  right->addWidget(makeNotice());
  right->addWidget(nothingYet_, 1);
  right->addWidget(live_, 1);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(3 * theme::unit);
  columns->addWidget(form_);
  columns->addLayout(right, 1);
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit * 3 / 2);
  rows->addWidget(heading_);
  rows->addLayout(columns, 1);
  return content;
}

QWidget* TrainPage::makeNotice() {
  notice_ = new QFrame(this);
  notice_->setProperty("card", true);
  notice_->setObjectName(QStringLiteral("notice"));
  noticeText_ = new QLabel(notice_);
  noticeText_->setWordWrap(true);
  noticeText_->setTextFormat(Qt::PlainText);
  seeNeighbors_ = new QPushButton(notice_);
  seeNeighbors_->setObjectName(QStringLiteral("seeNeighbors"));
  evaluate_ = new QPushButton(notice_);
  evaluate_->setObjectName(QStringLiteral("evaluate"));
  auto* close = new QToolButton(notice_);
  close->setAutoRaise(true);
  close->setIcon(icon(QStringLiteral("close")));
  close->setObjectName(QStringLiteral("closeNotice"));
  connect(close, &QToolButton::clicked, notice_, &QWidget::hide);
  connect(seeNeighbors_, &QPushButton::clicked, this, [this] {
    const auto watched = form_->watched();
    emit workspace().showNeighbors(watched.empty() ? 0 : watched.front());
  });
  connect(evaluate_, &QPushButton::clicked, &workspace(), &Workspace::showEvaluate);
  auto* row = new QHBoxLayout(notice_);
  row->setContentsMargins(theme::unit * 3 / 2, theme::unit, theme::unit, theme::unit);
  row->setSpacing(theme::unit);
  row->addWidget(noticeText_, 1);
  row->addWidget(seeNeighbors_);
  row->addWidget(evaluate_);
  row->addWidget(close);
  notice_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  notice_->hide();
  return notice_;
}

void TrainPage::startTraining() {
  problem_->hide();
  models::TrainingHooks hooks;
  hooks.watched = form_->watched();
  workspace().train(form_->runName(), form_->options(), hooks, form_->validation(), form_->startFrom(), form_->device());
  form_->clearName();
  refreshFreshName();
}

void TrainPage::followQueue() {
  JobQueue& queue = workspace().trainingQueue();
  const auto jobs = queue.jobs();
  std::erase_if(followed_, [&](const auto& entry) { return std::ranges::count(jobs, entry.first) == 0; });
  if (shown_ != nullptr && followed_.count(shown_) == 0) shown_ = nullptr;
  for (Job* job : jobs) {
    if (followed_.count(job) == 0) follow(job);
  }
  Job* current = queue.current();
  if (current != nullptr && current != shown_) {
    shown_ = current;
    watched_->clear();
    jobBar_->follow(current);
  }
  nothingYet_->setVisible(jobs.empty());
  live_->setVisible(!jobs.empty());
  if (jobs.empty()) watched_->clear();
  queue_->rebuild();
  curvesChanged_ = true;
  poll();
}

void TrainPage::follow(Job* job) {
  Followed followed;
  followed.curve.name = job->title();
  followed.order = started_++;
  const auto options = workspace().optionsInTraining(job->title());
  followed.curve.k = workspace().validationInTraining(job->title()).k;
  followed.curve.residuals = options && !models::learns_in_epochs(*options);
  if (workspace().prepared().corpus) followed.vocabulary = workspace().prepared().corpus->vocabulary;
  followed_.emplace(job, std::move(followed));
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job, &Job::done, this, [this, job] { showNotice(job->title()); });
  connect(job, &Job::ended, this, &TrainPage::poll);
}

bool TrainPage::take(Job* job, Followed& followed) {
  Curve& curve = followed.curve;
  const auto training = job->progress().training_samples(curve.training.size());
  const auto validated = job->progress().validation_samples(curve.validation.size());
  curve.training.insert(curve.training.end(), training.begin(), training.end());
  curve.validation.insert(curve.validation.end(), validated.begin(), validated.end());
  return !training.empty() || !validated.empty();
}

void TrainPage::poll() {
  for (auto& [job, followed] : followed_) {
    if (job->state() != Job::State::waiting && take(job, followed)) curvesChanged_ = true;
  }
  // What nobody sees need not be drawn; showEvent catches up.
  if (!isVisible()) return;
  if (shown_ != nullptr) {
    Followed& followed = followed_.at(shown_);
    std::uint64_t version = 0;
    auto neighbors = shown_->progress().watched(&version);
    if (version != followed.watchedVersion || (version > 0 && watched_->rowCount() == 0)) {
      followed.watchedVersion = version;
      watched_->show(followed.vocabulary, std::move(neighbors));
    }
  }
  watchedTop_->setVisible(watched_->rowCount() > 0);
  watchedScoring_->setVisible(watched_->knowsWhoFollows());
  watchedTable_->setVisible(watched_->rowCount() > 0);
  if (curvesChanged_) showCurves();
}

void TrainPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  curvesChanged_ = true;
  poll();
}

void TrainPage::showCurves() {
  curvesChanged_ = false;
  std::vector<std::pair<int, Curve>> ordered;
  bool any = false;
  int shownOrder = -1;
  for (auto& [job, followed] : followed_) {
    followed.curve.color = colorOf(job);
    const auto run = job->state() == Job::State::done ? workspace().run(job->title()) : nullptr;
    followed.curve.keptEpoch = run ? run->embedding.kept_epoch : 0;
    if (run && followed.curve.triplets.empty()) followed.curve.triplets = run->triplets;
    if (followed.curve.training.empty()) continue;
    any = true;
    if (job == shown_) shownOrder = followed.order;
    ordered.emplace_back(followed.order, followed.curve);
  }
  std::ranges::sort(ordered, {}, &std::pair<int, Curve>::first);
  std::vector<Curve> curves;
  int shown = -1;
  for (auto& [order, curve] : ordered) {
    if (order == shownOrder) shown = static_cast<int>(curves.size());
    curves.push_back(std::move(curve));
  }
  curves_->setCurves(std::move(curves), shown, shown_ != nullptr && followed_.at(shown_).curve.residuals);
  curves_->setEnabled(any);
  if (shown_ != nullptr) showFigures(shown_, followed_.at(shown_));
}

void TrainPage::showFigures(Job* job, const Followed& followed) {
  const Curve& curve = followed.curve;
  figures_->setVisible(!curve.training.empty());
  if (curve.training.empty()) return;
  const QLocale locale;
  const TrainingSample& last = curve.training.back();
  const bool residuals = curve.residuals;
  figureNames_[epoch]->setText(residuals ? tr("Restart or step") : tr("Epoch"));
  figureNames_[loss]->setText(residuals ? tr("Largest residual") : tr("Loss, smoothed"));
  figureNames_[validation]->setText(tr("hit@%1, validation").arg(curve.k));
  const auto smooth = smoothedLoss(curve, fittingSpan(curve.training.size()));
  const auto show = [this](ShownFigure figure, const QString& text) {
    figureValues_[figure]->setText(text);
    figureValues_[figure]->setVisible(!text.isEmpty());
    figureNames_[figure]->setVisible(!text.isEmpty());
  };
  const QString unit = coreText(job->progress().snapshot().unit);
  show(epoch, locale.toString(last.epoch, 'f', residuals ? 0 : 2));
  show(loss, residuals        ? locale.toString(last.loss, 'g', 2).toLower()
             : smooth.empty() ? QString()
                              : locale.toString(smooth.back().y(), 'f', 4));
  const auto gradient = smoothedLoss(curve, fittingSpan(curve.training.size()), &TrainingSample::gradient_norm);
  show(gradient_norm, gradient.empty() || gradient.back().y() <= 0 ? QString() : locale.toString(gradient.back().y(), 'g', 3));
  show(kept_epoch, curve.keptEpoch > 0 ? locale.toString(curve.keptEpoch) : QString());
  show(learning_rate, last.learning_rate > 0 ? locale.toString(last.learning_rate, 'g', 3) : QString());
  if (last.rate > 0 && job->state() == Job::State::running && !unit.isEmpty()) {
    show(throughput, tr("%1 %2/s", "rate, unit").arg(compact(last.rate), unit));
  } else if (job->state() != Job::State::running) {
    show(throughput, QString());
  }
  show(validation,
       curve.validation.empty() ? QString() : tr("%1 %").arg(locale.toString(curve.validation.back().hit_rate * 100, 'f', 1)));
}

void TrainPage::showNotice(const QString& run) {
  lastRun_ = run;
  const auto trained = workspace().run(run);
  if (!trained) return;  // of a corpus that is no longer open: saved, not listed
  const QString name = fontMetrics().elidedText(run, Qt::ElideMiddle, 25 * theme::unit);
  QStringList text{
      trained->stopped_early
          ? tr("%1 was stopped early and kept, after %2 on %3.")
                .arg(name, duration(trained->training_seconds), placeText(trained->device))
          : tr("%1 is trained, after %2 on %3.").arg(name, duration(trained->training_seconds), placeText(trained->device))};
  if (trained->embedding.kept_epoch > 0) {
    text << tr("Epoch %1 was the best on validation sequences: its vectors are kept.").arg(trained->embedding.kept_epoch);
  }
  if (!trained->resumed_after.empty()) {
    text << tr("It was resumed after epoch %1.").arg(trained->resumed_after.back());
  }
  if (trained->spec.start) {
    const QString known = number(trained->start_match.artists);
    const QString all = number(trained->embedding.size());
    text << (trained->start_match.by_name ? tr("It started with vectors of %1 of %2 artists, found by name.").arg(known, all)
                                          : tr("It started with vectors of %1 of %2 artists, found by id.").arg(known, all));
  }
  noticeText_->setText(text.join(QLatin1Char(' ')));
  noticeText_->setToolTip(name == run ? QString() : run);
  notice_->show();
}

void TrainPage::showCorpus() {
  const auto& corpus = workspace().prepared().corpus;
  stack_->setCurrentIndex(corpus ? 1 : 0);
  form_->setData(workspace().dataset());
  form_->setVocabulary(corpus ? corpus->vocabulary : nullptr);
  form_->setValidationSequences(workspace().prepared().split.validation.size());
  notice_->hide();
  if (corpus) {
    heading_->setText(tr("Train"),
                      tr("%1 training sequences, %2 artists with a vector")
                          .arg(number(workspace().prepared().split.train.size()), number(corpus->vocabulary->size())));
  }
  refreshFreshName();
}

void TrainPage::refreshFreshName() {
  if (workspace().prepared().corpus) form_->setFreshName(workspace().freshRunName(form_->options()));
}

int TrainPage::colorOf(const Job* job) const {
  const auto& runs = workspace().runs();
  const auto run = workspace().run(job->title());
  if (job->state() == Job::State::done && run) {
    return static_cast<int>(std::ranges::find(runs, run) - runs.begin());
  }
  if (job->state() == Job::State::failed || job->state() == Job::State::cancelled) return cancelledColor;
  // The place among the runs that it is going to have.
  int color = static_cast<int>(runs.size());
  for (const Job* other : workspace().trainingQueue().jobs()) {
    if (other == job) break;
    if (other->state() == Job::State::waiting || other->state() == Job::State::running) ++color;
  }
  return color;
}

void TrainPage::saveState(QSettings& settings) const {
  form_->save(settings);
  settings.setValue(QStringLiteral("watchedScoring"),
                    QLatin1String(models::scoring_name(static_cast<models::Scoring>(watchedScoring_->currentIndex()))));
}

void TrainPage::restoreState(const QSettings& settings) {
  form_->restore(settings);
  const bool follows = settings.value(QStringLiteral("watchedScoring")).toString() ==
                       QLatin1String(models::scoring_name(models::Scoring::followed_by));
  watchedScoring_->setCurrentIndex(static_cast<int>(follows ? models::Scoring::followed_by : models::Scoring::resembles));
}

void TrainPage::retranslate() {
  empty_->setText(tr("Nothing to train on yet"), tr("Open a data set first: models learn from its playlists and sessions."),
                  tr("Open data"));
  nothingYet_->setText(
      tr("No model in training"),
      tr("Choose a model and start. Its loss and the neighbours of the watched artists show here while it learns."), {});
  seeNeighbors_->setText(tr("See neighbours"));
  evaluate_->setText(tr("Evaluate"));
  watchedTitle_->setText(tr("Neighbours of the watched artists"));
  watchedScoring_->setItemText(0, QCoreApplication::translate("Scoring", "resembles"));
  watchedScoring_->setItemText(1, QCoreApplication::translate("Scoring", "is followed by"));
  watchedScoring_->setAccessibleName(tr("How neighbours are found"));
  watchedScoring_->setToolTip(
      tr("resembles: the cosine of both input vectors; is followed by: the inner product of an input and an output vector"));
  figureNames_[learning_rate]->setText(tr("Learning rate"));
  figureNames_[throughput]->setText(tr("Throughput"));
  figureNames_[gradient_norm]->setText(tr("Gradient norm"));
  figureNames_[kept_epoch]->setText(tr("Kept epoch"));
  if (shown_ != nullptr) showFigures(shown_, followed_.at(shown_));
  form_->retranslate();
  queue_->retranslate();
  curves_->retranslate();
  watched_->retranslate();
  if (!lastRun_.isEmpty() && notice_->isVisible()) showNotice(lastRun_);
  if (const auto& corpus = workspace().prepared().corpus) {
    heading_->setText(tr("Train"),
                      tr("%1 training sequences, %2 artists with a vector")
                          .arg(number(workspace().prepared().split.train.size()), number(corpus->vocabulary->size())));
  }
}

}  // namespace segue::ui
