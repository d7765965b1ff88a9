// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/differences_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/evaluate/difference_plot.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/panel_table.h"
#include "ui/pages/evaluate/playlist_model.h"
#include "ui/pages/evaluate/sequences_model.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

constexpr unsigned candidates = 5;  // shown of each prediction

}  // namespace

DifferencesPanel::DifferencesPanel(QWidget* parent)
    : QWidget(parent),
      plotLabel_(sectionLabel()),
      versus_(new QLabel),
      caption_(captionLabel()),
      listLabel_(sectionLabel()),
      playlistLabel_(sectionLabel()),
      playlistCaption_(captionLabel()),
      a_(new QComboBox),
      b_(new QComboBox),
      problem_(new ProblemBar),
      plot_(new DifferencePlot),
      sequences_(new SequencesModel(this)),
      playlist_(new PlaylistModel(this)),
      list_(new PanelTable(sequences_, 1)),
      steps_(new PanelTable(playlist_, 1)) {
  problem_->hide();
  for (QComboBox* box : {a_, b_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
  }
  list_->setObjectName(QStringLiteral("sequences"));
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setSortingEnabled(true);
  list_->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
  steps_->setObjectName(QStringLiteral("playlist"));

  auto* top = new QWidget;
  auto* topRows = new QVBoxLayout(top);
  topRows->setContentsMargins(0, theme::unit, 0, 0);
  topRows->setSpacing(theme::unit / 2);
  addSection(topRows, plotLabel_, {a_, versus_, b_}, plot_, [this] { return plot_->savable(); });
  topRows->addWidget(caption_);
  topRows->addWidget(plot_, 1);

  auto* left = new QWidget;
  auto* leftRows = new QVBoxLayout(left);
  leftRows->setContentsMargins(0, 0, 0, 0);
  leftRows->setSpacing(theme::unit / 2);
  addSection(leftRows, listLabel_, {}, [this] {
    constexpr int most = 200;  // rows that somebody reads; CSV has them all
    const QString title = plotLabel_->text();
    const auto texts = [this, title] { return sequences_->texts(title, most); };
    return Savable{title,
                   [texts, this](const QString& path) {
                     const TextTable table = texts();
                     return savePicture(path, sizeOfDrawing(table, font()), [&](QPainter& p) { drawTable(p, table, font()); });
                   },
                   sequences_->table(), texts};
  });
  leftRows->addWidget(list_, 1);

  auto* right = new QWidget;
  auto* rightRows = new QVBoxLayout(right);
  rightRows->setContentsMargins(0, 0, 0, 0);
  rightRows->setSpacing(theme::unit / 2);
  addSection(rightRows, playlistLabel_, {}, [this] {
    return identified(savableTable(*playlist_, playlistLabel_->text(), this), story_, Lacks::protocol,
                      story_ ? protocolNotes(*story_) : QStringList(), this);
  });
  rightRows->addWidget(playlistCaption_);
  rightRows->addWidget(steps_, 1);

  auto* lower = new QSplitter(Qt::Horizontal);
  lower->addWidget(left);
  lower->addWidget(right);
  lower->setStretchFactor(0, 2);
  lower->setStretchFactor(1, 3);
  lower->setChildrenCollapsible(false);
  auto* all = new QSplitter(Qt::Vertical);
  all->addWidget(top);
  all->addWidget(lower);
  all->setStretchFactor(0, 2);
  all->setStretchFactor(1, 3);
  all->setChildrenCollapsible(false);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->addWidget(problem_);
  rows->addWidget(all, 1);

  for (QComboBox* box : {a_, b_}) connect(box, &QComboBox::currentIndexChanged, this, &DifferencesPanel::comparePair);
  connect(plot_, &DifferencePlot::chosenChanged, this, &DifferencesPanel::showBin);
  connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& row) { chooseSequence(row.row()); });
  connect(steps_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    if (const qint32 artist = playlist_->artistAt(index); artist >= 0) emit artistAsked(artist);
  });
  for (LatestJob* job : {&comparing_, &explaining_}) connect(job, &LatestJob::failed, problem_, &ProblemBar::showProblem);
  retranslate();
}

void DifferencesPanel::setStory(std::shared_ptr<const EvaluationStory> story, std::shared_ptr<const data::Corpus> corpus,
                                ExplainSequence explain) {
  const QString a = a_->currentText();
  const QString b = b_->currentText();
  story_ = std::move(story);
  corpus_ = std::move(corpus);
  explain_ = std::move(explain);
  {
    const QSignalBlocker quietA(a_);
    const QSignalBlocker quietB(b_);
    a_->clear();
    b_->clear();
    if (story_) {
      for (const EvaluatedModel& model : story_->models) {
        a_->addItem(model.name);
        b_->addItem(model.name);
      }
      // The two best, unless others were looked at before.
      std::vector<int> order;
      for (int m = 0; m < a_->count(); ++m) order.push_back(m);
      const auto mean = [this](int m) { return story_->comparison.means[static_cast<std::size_t>(m)].mean; };
      std::ranges::stable_sort(order, [&](int x, int y) { return mean(x) > mean(y); });
      const int oldA = a_->findText(a);
      const int oldB = b_->findText(b);
      a_->setCurrentIndex(oldA >= 0 ? oldA : order.front());
      b_->setCurrentIndex(oldB >= 0 ? oldB : order[std::min<std::size_t>(1, order.size() - 1)]);
    }
  }
  comparePair();
}

void DifferencesPanel::choosePair(std::size_t a, std::size_t b) {
  {
    const QSignalBlocker quiet(a_);
    a_->setCurrentIndex(static_cast<int>(a));
  }
  if (b_->currentIndex() == static_cast<int>(b)) {
    comparePair();
  } else {
    b_->setCurrentIndex(static_cast<int>(b));
  }
}

void DifferencesPanel::comparePair() {
  problem_->hide();
  playlist_->setWalked({});
  chosenRow_ = -1;
  if (!story_ || a_->currentIndex() < 0 || b_->currentIndex() < 0) {
    plot_->setDifferences(nullptr);
    sequences_->setDifferences(nullptr, nullptr);
    return say();
  }
  const auto a = static_cast<std::size_t>(a_->currentIndex());
  const auto b = static_cast<std::size_t>(b_->currentIndex());
  comparing_.request(tr("Comparing sequences"), [this, story = story_, a, b](Progress& progress) {
    auto differences = pairedDifferences(story, a, b, progress);
    return std::function<void()>([this, differences] {
      if (differences->story != story_ || a_->currentIndex() != static_cast<int>(differences->a) ||
          b_->currentIndex() != static_cast<int>(differences->b)) {
        return;
      }
      plot_->setDifferences(differences);
      sequences_->setDifferences(differences, corpus_);
      list_->fit(0, 0);
      say();
    });
  });
}

void DifferencesPanel::showBin() {
  sequences_->showBin(plot_->chosen());
  chosenRow_ = -1;
  playlist_->setWalked({});
  say();
}

void DifferencesPanel::chooseSequence(int row) {
  if (row < 0 || row >= sequences_->rowCount() || !explain_) return;
  chosenRow_ = row;
  const auto differences = sequences_->differences();
  const std::uint32_t position = sequences_->positionOf(row);
  const std::uint32_t sequence = differences->story->models[differences->a].evaluation->sequences[position].sequence;
  std::vector<EvaluatedModel> models{differences->story->models[differences->a]};
  if (differences->b != differences->a) models.push_back(differences->story->models[differences->b]);
  explaining_.request(
      tr("Walking through the sequence"),
      [this, models, sequence, explain = explain_, corpus = corpus_](Progress& progress) -> std::function<void()> {
        auto walked = std::make_shared<WalkedSequence>();
        walked->vocabulary = corpus->vocabulary;
        for (const EvaluatedModel& model : models) {
          walked->models << model.name;
          walked->predictions.push_back(explain(model, sequence, candidates, progress));
        }
        return [this, walked, sequence, corpus] {
          if (chosenRow_ < 0 || corpus != corpus_) return;
          playlist_->setWalked(std::move(*walked));
          playlistLabel_->setText(sequenceName(*corpus, sequence));
          steps_->fit(-1, 0);
          playlistCaption_->setText(
              tr("Each step: what was heard, what came next, where each model ranked it, and what it foresaw "
                 "(✓ came next). Double-click an artist for its neighbours."));
        };
      });
}

void DifferencesPanel::say() {
  const QString figure = story_ ? figureLabel(story_->options.compareBy) : QString();
  plotLabel_->setText(tr("%1 of each sequence").arg(figure));
  plot_->setAccessibleName(plotLabel_->text());
  plot_->setNotes({});
  if (story_ && a_->currentIndex() >= 0 && b_->currentIndex() >= 0) {
    plot_->setNotes(
        QStringList{
            tr("Number of sequences by the difference of %1: %2 less %3.").arg(figure, a_->currentText(), b_->currentText())}
        << protocolNotes(*story_));
  }
  caption_->setText(plot_->chosen() >= 0
                        ? plot_->binText(plot_->chosen())
                        : tr("How many sequences differ by how much; counts are logarithmic. Click a bar for its sequences."));
  listLabel_->setText(tr("Sequences: %1").arg(number(static_cast<quint64>(sequences_->rowCount()))));
  if (chosenRow_ < 0) {
    playlistLabel_->setText(tr("A sequence"));
    playlistCaption_->setText(
        tr("Choose a sequence at the left: each step is shown with what both models foresaw and where the truth ranked."));
  }
}

void DifferencesPanel::retranslate() {
  versus_->setText(tr("against", "between two models"));
  a_->setAccessibleName(tr("First model"));
  b_->setAccessibleName(tr("Second model"));
  sequences_->retranslate();
  playlist_->retranslate();
  list_->fit(0, 0);
  say();
}

}  // namespace segue::ui
