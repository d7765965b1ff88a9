// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/waterfall_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/experiment/levels.h"
#include "core/experiment/tidy.h"
#include "ui/jobs/job.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/waterfall_plot.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

WaterfallPanel::WaterfallPanel(QWidget* parent)
    : QWidget(parent),
      title_(sectionLabel()),
      caption_(captionLabel()),
      model_(new QComboBox),
      anew_(new QCheckBox),
      start_(new QPushButton),
      problem_(new ProblemBar),
      bar_(new JobBar(false)),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      plot_(new WaterfallPlot) {
  problem_->hide();
  bar_->hide();
  model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  model_->setMinimumContentsLength(8);
  start_->setObjectName(QStringLiteral("waterfall"));
  anew_->setObjectName(QStringLiteral("waterfall_anew"));
  auto* drawing = new QWidget;
  auto* drawn = new QVBoxLayout(drawing);
  drawn->setContentsMargins(0, 0, theme::unit, 0);
  drawn->addWidget(plot_);
  drawn->addStretch(1);
  stack_->addWidget(empty_);
  stack_->addWidget(scrolled(drawing));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, theme::unit, 0, 0);
  rows->setSpacing(theme::unit);
  addSection(rows, title_, {model_, anew_, start_}, plot_, [this] { return plot_->savable(); });
  rows->addWidget(caption_);
  rows->addWidget(problem_);
  rows->addWidget(bar_);
  rows->addWidget(stack_, 1);
  connect(start_, &QPushButton::clicked, this, &WaterfallPanel::start);
  connect(empty_, &EmptyState::clicked, this, &WaterfallPanel::start);
  retranslate();
}

WaterfallPanel::~WaterfallPanel() = default;

void WaterfallPanel::setStory(std::shared_ptr<const EvaluationStory> story, MakeWaterfall make) {
  story_ = std::move(story);
  make_ = std::move(make);
  const QString chosen = model_->currentText();
  model_->clear();
  if (story_) {
    for (const EvaluatedModel& model : story_->models) {
      if (!model.level) model_->addItem(model.exactName());  // every step ranks exactly
    }
    model_->setCurrentIndex(std::max(0, model_->findText(chosen)));
    // Steps of another evaluation would stand beside figures that they do not belong to.
    const auto same =
        std::ranges::find_if(story_->models, [this](const EvaluatedModel& m) { return m.evaluation == madeOf_.evaluation; });
    if (same == story_->models.end()) steps_.clear();
  } else {
    steps_.clear();
  }
  if (steps_.empty() && job_) job_->cancel();
  retranslate();
}

void WaterfallPanel::setTrainAnew(bool anew) { anew_->setChecked(anew); }

void WaterfallPanel::start() {
  if (job_ || !story_ || !make_ || model_->currentIndex() < 0) return;
  const auto model = std::ranges::find(story_->models, model_->currentText(), &EvaluatedModel::exactName);
  if (model == story_->models.end()) return;
  problem_->hide();
  const WaterfallChoice choice{kindOf(story_->options.compareBy), story_->options.comparison, baseline_, anew_->isChecked()};
  job_ = std::make_unique<Job>(tr("One defect at a time"), [this, of = *model, make = make_, choice](Progress& progress) {
    auto steps = std::make_shared<std::vector<evaluation::WaterfallStep>>(make(of, choice, progress));
    return std::function<void()>([this, steps, of, choice] {
      steps_ = std::move(*steps);
      madeBy_ = choice;
      madeOf_ = of;
    });
  });
  connect(job_.get(), &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job_.get(), &Job::ended, this, [this] {
    job_.release()->deleteLater();
    retranslate();
  });
  bar_->follow(job_.get());
  job_->start();
  updateState();
}

void WaterfallPanel::showSteps() {
  if (!story_ || steps_.empty()) {
    plot_->setSteps({}, {}, {}, {}, {}, true);
    plot_->setNotes({});
  } else {
    const auto name = [](const evaluation::Protocol& protocol) {
      if (std::ranges::all_of(evaluation::defects(), [&](const evaluation::Defect& d) { return protocol.*d.flag; })) {
        return tr("As in 2020");
      }
      if (std::ranges::none_of(evaluation::defects(), [&](const evaluation::Defect& d) { return protocol.*d.flag; })) {
        return tr("Corrected");
      }
      return tr("The protocol chosen");
    };
    const evaluation::Protocol& from = steps_.front().evaluation->protocol;
    const evaluation::Protocol& to = steps_.back().evaluation->protocol;
    std::vector<evaluation::WaterfallStep> shown = steps_;
    for (evaluation::WaterfallStep& step : shown) {
      if (step.touched) step.touched->against = shownName(step.touched->against);
    }
    plot_->setNotes(
        {tr("%1. Protocols: from %2 to %3.")
             .arg(story_->options.compareBy.micro ? tr("Means over steps (micro)") : tr("Means over sequences (macro)"),
                  QString::fromStdString(experiment::protocol_name(from)), QString::fromStdString(experiment::protocol_name(to))),
         madeBy_.trainAnew ? tr("Held out and trained anew for each defect in data or training.")
                           : tr("Vectors and held-out sequences stand as they are: nothing was trained anew."),
         tr("Every step is ranked exactly.")});
    plot_->setSteps(std::move(shown), madeOf_, story_->options.compareBy, name(from), name(to),
                    kindOf(story_->options.compareBy) == madeBy_.figure);
  }
  stack_->setCurrentIndex(steps_.empty() ? 0 : 1);
}

/// The model or level of that key as the page names it; a level that is not shown by its own name.
std::string WaterfallPanel::shownName(const std::string& key) const {
  const auto model = std::ranges::find(story_->models, QString::fromStdString(key), &EvaluatedModel::key);
  if (model != story_->models.end()) return model->exactName().toStdString();
  for (const experiment::LevelKind& kind : experiment::level_kinds()) {
    if (key == kind.name) return coreText(kind.label).toStdString();
  }
  return key;
}

void WaterfallPanel::updateState() { start_->setEnabled(!job_ && story_ && make_ && model_->count() > 0); }

void WaterfallPanel::retranslate() {
  const QString figure = story_ ? figureLabel(story_->options.compareBy) : QString();
  title_->setText(steps_.empty() ? tr("What the defects of 2020 do")
                                 : tr("%1 of %2, one defect at a time").arg(figure, madeOf_.exactName()));
  caption_->setText(
      tr("The study's notebook had sixteen defects. From “as in 2020” they are put right one after another; each line shows what "
         "that does to the figure, and to what the defect is about where that is another one. Those in data or training are seen "
         "where the model is trained anew for each of them."));
  model_->setAccessibleName(tr("Model"));
  anew_->setText(tr("Train anew"));
  anew_->setToolTip(
      tr("Also hold out and train anew for each defect in data or training: takes as long as several trainings of the model"));
  start_->setText(tr("Show"));
  empty_->setText(tr("Not made yet"),
                  tr("Every step ranks all held-out sequences again, so this takes several times as long as an evaluation."),
                  tr("Show what each defect does"));
  plot_->setAccessibleName(title_->text());
  showSteps();
  updateState();
}

}  // namespace segue::ui
