// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/ranks_panel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/experiment/tidy.h"
#include "ui/pages/evaluate/evaluated_runs.h"
#include "ui/pages/evaluate/other_runs.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/rank_plot.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

RanksPanel::RanksPanel(QWidget* parent)
    : QWidget(parent),
      title_(sectionLabel()),
      caption_(captionLabel()),
      words_(captionLabel()),
      rows_(new QComboBox),
      add_(new QPushButton),
      problem_(new ProblemBar),
      plot_(new RankPlot) {
  problem_->hide();
  rows_->addItems({QString(), QString()});
  giveWay(rows_, 14);
  rows_->setObjectName(QStringLiteral("rankRows"));
  add_->setObjectName(QStringLiteral("addRuns"));
  words_->setForegroundRole(QPalette::WindowText);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  addSection(rows, title_, {rows_, add_}, plot_, [this] { return plot_->savable(); });
  rows->addWidget(caption_);
  rows->addWidget(problem_);
  rows->addWidget(plot_);
  rows->addWidget(words_);
  connect(rows_, &QComboBox::currentIndexChanged, this, [this] {
    add_->setVisible(ofDataSets());
    if (ofDataSets() && !keptRead_ && !kept_.isEmpty()) {
      keptRead_ = true;
      addFolders({kept_});
    } else {
      rank();
    }
  });
  connect(add_, &QPushButton::clicked, this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("A run folder, or a folder that holds some"));
    if (!folder.isEmpty()) addFolders({folder});
  });
  add_->hide();
  retranslate();
}

RanksPanel::~RanksPanel() = default;

bool RanksPanel::ofDataSets() const { return rows_->currentIndex() == 1; }

void RanksPanel::setRows(experiment::RankRows rows) { rows_->setCurrentIndex(rows == experiment::RankRows::data_sets ? 1 : 0); }

void RanksPanel::setStory(std::shared_ptr<const EvaluationStory> story, Runs evaluated) {
  const bool otherData =
      evaluated.empty() || evaluated_.empty() || evaluated.front()->corpus_fingerprint != evaluated_.front()->corpus_fingerprint;
  story_ = std::move(story);
  evaluated_ = std::move(evaluated);
  if (otherData) {
    others_.clear();
    unreadable_ = otherProtocol_ = 0;
    toRead_.clear();
    keptRead_ = false;
    const QSignalBlocker quiet(rows_);
    rows_->setCurrentIndex(0);
    add_->hide();
  }
  rank();
}

void RanksPanel::addFolders(const QStringList& folders) {
  toRead_ << folders;
  if (!job_) read();
}

void RanksPanel::read() {
  if (evaluated_.empty()) return;
  problem_->hide();
  const QStringList folders = std::exchange(toRead_, {});
  const std::string own = evaluated_.front()->corpus_fingerprint;
  start(std::make_unique<Job>(tr("Reading saved models"), [this, folders, own](Progress& progress) {
    auto found = std::make_shared<OtherRuns>(readOtherRuns(folders, own, progress));
    return std::function<void()>([this, found] {
      others_.insert(others_.end(), found->runs.begin(), found->runs.end());
      unreadable_ += found->unreadable;
      ranked_ = false;
    });
  }));
  retranslate();
}

void RanksPanel::start(std::unique_ptr<Job> job) {
  job_ = std::move(job);
  connect(job_.get(), &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job_.get(), &Job::ended, this, [this] {
    job_.release()->deleteLater();
    if (!toRead_.isEmpty()) {
      read();
    } else if (!ranked_) {
      rank();
    } else {
      retranslate();  // nothing is being read any more
    }
  });
  job_->start();
}

/// The users' ranks are the story's; those of data sets are made here.
void RanksPanel::rank() {
  ranked_ = false;
  if (job_) return;  // comes back when it has ended
  ranked_ = true;
  if (!story_ || !ofDataSets()) {
    show(story_ ? story_->ranks : std::nullopt, 0);
    return;
  }
  // Figures by another protocol are not the same figures.
  const evaluation::Protocol& protocol = story_->models.front().evaluation->protocol;
  Runs all = evaluated_;
  std::size_t others = 0;
  for (const auto& run : others_) {
    const bool same =
        std::ranges::all_of(run->evaluations, [&](const auto& each) { return each.evaluated.evaluation->protocol == protocol; });
    if (same) all.push_back(run);
    if (!same) ++others;
  }
  problem_->hide();
  show(std::nullopt, 0);
  const FigureKey figure = story_->options.compareBy;
  const double level = 1 - story_->confidence();
  start(std::make_unique<Job>(tr("Ranking models"), [this, all, figure, level, others](Progress&) {
    const std::size_t sets = experiment::data_sets_of(all);
    std::optional<experiment::MeanRanks> ranks;
    if (sets > 1) ranks = experiment::ranks_by_data_set(all, kindOf(figure), level);
    for (std::size_t m = 0; ranks && m < ranks->models.size(); ++m) {  // in the interface's language
      const experiment::MeanRanks::Model& model = ranks->models[m];
      if (model.scoring) ranks->table.models[m] = scoredName(QString::fromStdString(model.run), *model.scoring).toStdString();
    }
    return std::function<void()>([this, ranks, sets, others] {
      if (!ranked_) return;  // asked for something else meanwhile
      otherProtocol_ = others;
      show(ranks, sets);
    });
  }));
}

void RanksPanel::show(std::optional<experiment::MeanRanks> ranks, std::size_t dataSets) {
  shown_ = std::move(ranks);
  dataSets_ = dataSets;
  plot_->setRanks(shown_);
  plot_->setVisible(shown_.has_value());
  retranslate();
  emit shownChanged();
}

QString RanksPanel::words() const { return words_->text(); }

void RanksPanel::retranslate() {
  const QString figure = story_ ? figureLabel(story_->options.compareBy) : QString();
  title_->setText(tr("%1: mean ranks").arg(figure));
  plot_->setAccessibleName(title_->text());
  rows_->setItemText(0, tr("Users of this data set"));
  rows_->setItemText(1, tr("Data sets"));
  rows_->setItemData(0, tr("Each user ranks the models by its own sequences: what holds of other listeners of this data set"),
                     Qt::ToolTipRole);
  rows_->setItemData(1, tr("Each data set ranks the models by one figure: what holds of other data sets like these"),
                     Qt::ToolTipRole);
  rows_->setAccessibleName(tr("Ranked by"));
  add_->setText(tr("Add runs…"));
  add_->setToolTip(tr("Folders of evaluated runs of other data sets. A model is the same where its runs have the same name."));
  caption_->setText(tr(
      "1 is the best; a bar joins models that are less than the critical difference apart (Nemenyi; Demšar 2006): these data do "
      "not tell them from each other. Rows must be independent, so neither seeds nor splits of one data set are rows: they would "
      "count the same listeners again and again. They are averaged."));
  QStringList words;
  if (!shown_) {
    if (job_) {
      words << tr("Reading…");
    } else if (ofDataSets() && dataSets_ < 2) {
      words << tr(
          "There are figures of one data set alone. Evaluate models of the same names on another one, or add run folders.");
    } else if (!ofDataSets() && story_) {
      words << (story_->models.size() < 3
                    ? tr("Two models are a pair, which the matrix above shows: mean ranks are for three or more.")
                    : tr("All sequences are one user's: there is nobody else to rank the models."));
    }
  } else {
    const evaluation::CriticalDifference& cd = shown_->result;
    const QLocale locale;
    const QString count = number(shown_->count);
    words << (ofDataSets() ? tr("%1 data sets.") : tr("%1 users (or sequences without one), ties corrected for.")).arg(count);
    const QString chance =
        std::isnan(cd.exact_p) ? pSentence(cd.p) : tr("exact %1", "p of a test: exact p = 0.25").arg(pSentence(cd.exact_p));
    words << tr("Do the models differ at all? Friedman: χ² = %1, %2.").arg(locale.toString(cd.chi_square, 'f', 1), chance);
    if (ofDataSets()) {
      words << (cd.agree ? tr("All data sets agree, so that Iman and Davenport's F has no value.")
                         : tr("Iman and Davenport: F = %1, %2.").arg(locale.toString(cd.f, 'f', 2), pSentence(cd.f_p)));
      if (cd.difference > static_cast<double>(cd.order.size() - 1)) {
        words << tr("So few data sets cannot tell these models apart, whatever their figures.");
      }
    }
    QStringList out;
    for (const std::string& name : shown_->left_out) out << QString::fromStdString(name);
    if (!out.isEmpty()) words << tr("Not on every data set, so left out: %1.").arg(out.join(QStringLiteral(", ")));
  }
  if (ofDataSets() && otherProtocol_ > 0) words << tr("Runs left out for another protocol: %1.").arg(number(otherProtocol_));
  if (ofDataSets() && unreadable_ > 0) words << tr("Folders that could not be read: %1.").arg(number(unreadable_));
  words_->setText(words.join(u' '));
  plot_->setNotes({});
  if (shown_) {
    plot_->setNotes({words_->text(), tr("Critical difference and p: Nemenyi, level %1. Protocol: %2.")
                                         .arg(QLocale().toString(shown_->level, 'g', 4),
                                              QString::fromStdString(experiment::protocol_name(shown_->protocol)))});
  }
}

}  // namespace segue::ui
