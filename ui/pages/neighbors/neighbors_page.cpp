// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/neighbors/neighbors_page.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/widgets/artist_search.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {
namespace {

constexpr std::size_t shownTags = 4;
constexpr int shownHistory = 20;

QString nameOf(const data::Vocabulary& vocabulary, qint32 artist) {
  return QString::fromStdString(vocabulary.names[static_cast<std::size_t>(artist)]);
}

}  // namespace

NeighborsPage::NeighborsPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent),
      heading_(new Heading),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      problem_(new ProblemBar),
      search_(new ArtistSearch),
      back_(new QToolButton),
      forward_(new QToolButton),
      countLabel_(new QLabel),
      count_(new QSpinBox),
      copy_(new QPushButton),
      name_(new QLabel),
      facts_(new QLabel) {
  stack_->addWidget(empty_);
  stack_->addWidget(buildContent());
  frame(heading_, problem_)->addWidget(stack_, 1);

  connect(empty_, &EmptyState::clicked, this, &NeighborsPage::askForModel);
  connect(search_, &ArtistSearch::artistChosen, this, &NeighborsPage::showArtist);
  connect(back_, &QToolButton::clicked, this, [this] { go(-1); });
  connect(forward_, &QToolButton::clicked, this, [this] { go(+1); });
  connect(count_, qOverload<int>(&QSpinBox::valueChanged), this, &NeighborsPage::ask);
  connect(copy_, &QPushButton::clicked, this, &NeighborsPage::copy);
  connect(&answering_, &LatestJob::failed, problem_, &ProblemBar::showProblem);
  connect(&this->workspace(), &Workspace::corpusChanged, this, &NeighborsPage::vocabularyChanged);
  connect(&this->workspace(), &Workspace::runsChanged, this, &NeighborsPage::vocabularyChanged);
  connect(&this->workspace(), &Workspace::showNeighbors, this, &NeighborsPage::showArtist);
  retranslate();
  vocabularyChanged();
}

NeighborsPage::~NeighborsPage() = default;

QWidget* NeighborsPage::buildContent() {
  back_->setObjectName(QStringLiteral("back"));
  forward_->setObjectName(QStringLiteral("forward"));
  back_->setArrowType(Qt::LeftArrow);
  back_->setAutoRaise(true);
  back_->setPopupMode(QToolButton::DelayedPopup);
  back_->setMenu(new QMenu(back_));
  connect(back_->menu(), &QMenu::aboutToShow, this, [this] {
    back_->menu()->clear();
    for (int at = position_ - 1; at >= std::max(0, position_ - shownHistory); --at) {
      const int step = at - position_;
      back_->menu()->addAction(nameOf(*vocabulary_, history_[static_cast<std::size_t>(at)]), this, [this, step] { go(step); });
    }
  });
  forward_->setArrowType(Qt::RightArrow);
  forward_->setAutoRaise(true);
  count_->setRange(1, 500);
  count_->setValue(25);
  count_->setKeyboardTracking(false);
  search_->setMinimumWidth(260);
  search_->setMaximumWidth(420);

  auto* bar = new QHBoxLayout;
  bar->setSpacing(theme::unit);
  bar->addWidget(back_);
  bar->addWidget(forward_);
  bar->addWidget(search_, 1);
  bar->addStretch(1);
  bar->addWidget(countLabel_);
  bar->addWidget(count_);
  bar->addWidget(copy_);

  QFont large = name_->font();
  large.setPointSizeF(large.pointSizeF() * 1.5);
  large.setWeight(QFont::DemiBold);
  name_->setFont(large);
  name_->setTextFormat(Qt::PlainText);
  name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  name_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  facts_->setTextFormat(Qt::PlainText);
  facts_->setForegroundRole(QPalette::PlaceholderText);
  facts_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

  auto* lists = new QHBoxLayout;
  lists->setSpacing(2 * theme::unit);
  for (NeighborColumn*& column : columns_) {
    column = new NeighborColumn;
    lists->addWidget(column, 1);
    connect(column, &NeighborColumn::choiceChanged, this, &NeighborsPage::ask);
    connect(column, &NeighborColumn::artistActivated, this, &NeighborsPage::showArtist);
  }

  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::unit);
  layout->addLayout(bar);
  layout->addSpacing(theme::unit);
  layout->addWidget(name_);
  layout->addWidget(facts_);
  layout->addSpacing(theme::unit);
  layout->addLayout(lists, 1);
  return content;
}

std::optional<qint32> NeighborsPage::artist() const {
  if (position_ < 0) return std::nullopt;
  return history_[static_cast<std::size_t>(position_)];
}

std::size_t NeighborsPage::ownArtists() const {
  const auto corpus = workspace().prepared().corpus;
  return corpus ? corpus->vocabulary->size() : 0;
}

void NeighborsPage::vocabularyChanged() {
  auto vocabulary = workspace().artists();
  if (vocabulary != vocabulary_) {
    // Another corpus numbers its artists anew: the one looked at is found again by its id.
    std::optional<qint32> kept;
    if (const auto before = artist(); before && vocabulary) {
      const std::int64_t id = vocabulary_->artist_ids[static_cast<std::size_t>(*before)];
      const auto at = std::find(vocabulary->artist_ids.begin(), vocabulary->artist_ids.end(), id);
      if (at != vocabulary->artist_ids.end()) kept = static_cast<qint32>(at - vocabulary->artist_ids.begin());
    }
    vocabulary_ = std::move(vocabulary);
    history_.clear();
    position_ = -1;
    scores_.clear();
    search_->setVocabulary(vocabulary_, ownArtists());
    if (kept) {
      history_.push_back(*kept);
      position_ = 0;
    }
  }
  runsChanged();
}

void NeighborsPage::runsChanged() {
  const auto& runs = workspace().runs();
  std::vector<ColumnChoice> choices;
  for (const models::Scoring scoring : {models::Scoring::resembles, models::Scoring::followed_by}) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (!runs[i]->embedding.supports(scoring)) continue;
      choices.push_back({QString::fromStdString(runs[i]->name), scoring, theme::series(static_cast<int>(i))});
    }
  }
  std::erase_if(scores_, [&runs](const auto& entry) {
    return std::none_of(runs.begin(), runs.end(), [&entry](const auto& run) { return run.get() == entry.first; });
  });
  for (NeighborColumn* column : columns_) column->setChoices(choices);
  // Columns that the user has not set himself show what is not shown yet.
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i]->setVisible(i < std::max<std::size_t>(choices.size(), 1));
    if (columns_[i]->chosenByUser()) continue;
    columns_[i]->choose(std::nullopt);
  }
  for (NeighborColumn* column : columns_) {
    if (column->chosenByUser()) continue;
    for (const ColumnChoice& choice : choices) {
      const bool shown = std::any_of(columns_.begin(), columns_.end(), [&choice](const NeighborColumn* other) {
        return other->choice() && *other->choice() == choice;
      });
      if (shown) continue;
      column->choose(choice);
      break;
    }
  }
  updateState();
  if (vocabulary_ && !runs.empty()) {
    if (position_ < 0) {
      showArtist(0);  // the most played one: better than an empty page
    } else {
      ask();
    }
  }
}

void NeighborsPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) runsChanged();  // the models' colours are the theme's
}

void NeighborsPage::updateState() {
  const bool ready = vocabulary_ && !workspace().runs().empty();
  if (!vocabulary_) {
    empty_->setText(tr("No data yet"),
                    tr("Open a listening data set first. Then train a model, and see here who its nearest are."),
                    tr("Open data"));
  } else if (!ready) {
    empty_->setText(tr("No model yet"), tr("Neighbours are read from a trained model's vectors."), tr("Train a model"));
  }
  stack_->setCurrentIndex(ready ? 1 : 0);
}

void NeighborsPage::showArtist(qint32 artist) {
  if (!vocabulary_ || artist < 0 || static_cast<std::size_t>(artist) >= vocabulary_->size()) return;
  if (this->artist() != artist) {
    history_.resize(static_cast<std::size_t>(position_ + 1));
    history_.push_back(artist);
    ++position_;
  }
  showArtistLine();
  ask();
}

void NeighborsPage::go(int step) {
  const int to = position_ + step;
  if (to < 0 || to >= static_cast<int>(history_.size())) return;
  position_ = to;
  showArtistLine();
  ask();
}

void NeighborsPage::showArtistLine() {
  back_->setEnabled(position_ > 0);
  forward_->setEnabled(position_ + 1 < static_cast<int>(history_.size()));
  const auto shown = artist();
  if (!shown) return;
  const auto at = static_cast<std::size_t>(*shown);
  name_->setText(nameOf(*vocabulary_, *shown));
  QStringList facts{tr("%1 plays").arg(number(vocabulary_->counts[at])),
                    tr("%1 listeners").arg(number(vocabulary_->listeners[at]))};
  // Beyond the corpus's own artists stand those that only predicted vectors are of.
  const bool cold = at >= ownArtists();
  if (cold) facts = QStringList{tr("predicted")};
  facts_->setToolTip(cold ? NeighborModel::predictedHelp() : QString());
  const auto dataset = workspace().dataset();
  if (dataset && !dataset->tags.empty() && at < vocabulary_->catalogue.size()) {
    const auto tags = dataset->tags.of_artist[static_cast<std::size_t>(vocabulary_->catalogue[at])];
    QStringList names;
    for (std::size_t i = 0; i < std::min(shownTags, tags.size()); ++i) {
      names += QString::fromStdString(dataset->tags.names[static_cast<std::size_t>(tags[i])]);
    }
    if (!names.isEmpty()) facts += names.join(QStringLiteral(", "));
  }
  facts_->setText(facts.join(QStringLiteral("  ·  ")));
}

void NeighborsPage::ask() {
  const auto asked = artist();
  if (!asked || !vocabulary_) return;
  struct Question {
    std::shared_ptr<const RunScores> scores;  // null: the column shows nothing
    models::Scoring scoring = models::Scoring::resembles;
  };
  std::vector<Question> questions;
  for (const NeighborColumn* column : columns_) {
    Question question;
    if (const auto choice = column->choice()) {
      if (const auto run = workspace().run(choice->run)) {
        auto& scores = scores_[run.get()];
        if (!scores) scores = std::make_shared<const RunScores>(run, vocabulary_);
        question = {scores, choice->scoring};
      }
    }
    questions.push_back(std::move(question));
  }
  const auto k = static_cast<std::size_t>(count_->value());
  answering_.request(tr("Looking for neighbours"),
                     [this, questions, k, artist = *asked, vocabulary = vocabulary_](Progress&) -> std::function<void()> {
                       std::vector<List> lists(questions.size());
                       for (std::size_t i = 0; i < questions.size(); ++i) {
                         const auto& scores = questions[i].scores;
                         if (!scores) continue;
                         lists[i].neighbors = scores->nearest(artist, questions[i].scoring, k);
                         for (const auto& each : lists[i].neighbors) lists[i].predicted.push_back(scores->predicted(each.artist));
                       }
                       return [this, artist, vocabulary, lists = std::move(lists)] {
                         if (vocabulary == vocabulary_ && this->artist() == artist) show(artist, lists);
                       };
                     });
}

void NeighborsPage::show(qint32 artist, const std::vector<List>& lists) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i]->choice()) {
      columns_[i]->showMessage(tr("Choose a model above to compare."));
    } else if (lists[i].neighbors.empty()) {
      columns_[i]->showMessage(tr("This model has no vector for %1.").arg(nameOf(*vocabulary_, artist)));
    } else {
      columns_[i]->showNeighbors(vocabulary_, lists[i].neighbors, lists[i].predicted);
    }
  }
  markShared();
  emit answered();
}

void NeighborsPage::markShared() {
  for (NeighborColumn* column : columns_) {
    std::vector<std::vector<NeighborModel::Mark>> marks;
    for (const neighbors::Neighbor& neighbor : column->model().neighbors()) {
      auto& mark = marks.emplace_back();
      for (NeighborColumn* other : columns_) {
        if (other == column || !other->choice()) continue;
        const auto& theirs = other->model().neighbors();
        const bool there =
            std::any_of(theirs.begin(), theirs.end(), [&](const auto& each) { return each.artist == neighbor.artist; });
        if (there) mark.push_back({other->choice()->color, other->title()});
      }
    }
    column->model().setMarks(std::move(marks));
  }
}

QString NeighborsPage::tsv() const {
  QString out = QStringLiteral("run\tscoring\trank\tartist\tscore\tplays\tpredicted\n");
  for (NeighborColumn* column : columns_) {
    const auto choice = column->choice();
    if (!choice) continue;
    int rank = 0;
    for (const neighbors::Neighbor& neighbor : column->model().neighbors()) {
      const auto at = static_cast<std::size_t>(neighbor.artist);
      const QStringList cells{choice->run,
                              QString::fromLatin1(models::scoring_name(choice->scoring)),
                              QString::number(++rank),
                              QString::fromStdString(vocabulary_->names[at]).replace(u'\t', u' '),
                              QString::number(static_cast<double>(neighbor.score), 'g', 7),
                              QString::number(vocabulary_->counts[at]),
                              column->model().isPredicted(rank - 1) ? QStringLiteral("1") : QStringLiteral("0")};
      out += cells.join(u'\t') + u'\n';
    }
  }
  return out;
}

void NeighborsPage::copy() { QApplication::clipboard()->setText(tsv()); }

void NeighborsPage::saveState(QSettings& settings) const {
  settings.setValue(QStringLiteral("neighbors/count"), count_->value());
}

void NeighborsPage::restoreState(const QSettings& settings) {
  count_->setValue(settings.value(QStringLiteral("neighbors/count"), 25).toInt());
}

void NeighborsPage::retranslate() {
  heading_->setText(tr("Neighbours"), tr("The artists whose vectors lie nearest, model beside model. "
                                         "Double-click an artist to go on from there."));
  back_->setToolTip(tr("Back to the artist before (hold for the list)"));
  back_->setAccessibleName(tr("Back"));
  forward_->setToolTip(tr("Forward"));
  forward_->setAccessibleName(tr("Forward"));
  countLabel_->setText(tr("Show"));
  count_->setToolTip(tr("How many neighbours"));
  count_->setAccessibleName(count_->toolTip());
  copy_->setText(tr("Copy as table"));
  copy_->setToolTip(tr("All lists, tab-separated, for a spreadsheet or pandas"));
  for (NeighborColumn* column : columns_) column->retranslate();
  updateState();
  showArtistLine();
  if (stack_->currentIndex() == 1) ask();
}

}  // namespace segue::ui
