// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/map/map_page.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/projection/pca.h"
#include "ui/pages/map/map_widget.h"
#include "ui/theme.h"
#include "ui/widgets/artist_search.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {
namespace {

constexpr std::size_t markedNeighbors = 10;

}  // namespace

MapPage::MapPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent),
      heading_(new Heading),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      problem_(new ProblemBar),
      search_(new ArtistSearch),
      runLabel_(new QLabel),
      run_(new QComboBox),
      nearer_(new QToolButton),
      farther_(new QToolButton),
      whole_(new QPushButton),
      save_(new QPushButton),
      note_(new QLabel),
      map_(new MapWidget) {
  stack_->addWidget(empty_);
  stack_->addWidget(buildContent());
  frame(heading_, problem_)->addWidget(stack_, 1);

  connect(empty_, &EmptyState::clicked, this, &MapPage::askForModel);
  connect(run_, qOverload<int>(&QComboBox::currentIndexChanged), this, &MapPage::project);
  connect(search_, &ArtistSearch::artistChosen, this, &MapPage::find);
  connect(nearer_, &QToolButton::clicked, this, [this] { map_->zoomBy(1.5); });
  connect(farther_, &QToolButton::clicked, this, [this] { map_->zoomBy(1 / 1.5); });
  connect(whole_, &QPushButton::clicked, this, [this] {
    marked_.reset();
    map_->setSelection(std::nullopt, {});
    map_->fit();
  });
  connect(save_, &QPushButton::clicked, this, &MapPage::askForImage);
  connect(map_, &MapWidget::artistClicked, this, [this](qint32 artist) { emit this->workspace().showNeighbors(artist); });
  connect(&projecting_, &LatestJob::failed, problem_, &ProblemBar::showProblem);
  connect(&marking_, &LatestJob::failed, problem_, &ProblemBar::showProblem);
  connect(&this->workspace(), &Workspace::corpusChanged, this, &MapPage::runsChanged);
  connect(&this->workspace(), &Workspace::runsChanged, this, &MapPage::runsChanged);
  // Whichever page an artist is looked at on: the map rings it too.
  connect(&this->workspace(), &Workspace::showNeighbors, this, [this](qint32 artist) { mark(artist, false); });
  retranslate();
  runsChanged();
}

MapPage::~MapPage() = default;

QWidget* MapPage::buildContent() {
  search_->setMinimumWidth(240);
  search_->setMaximumWidth(360);
  run_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  run_->setMinimumContentsLength(20);
  nearer_->setText(QStringLiteral("+"));
  farther_->setText(QStringLiteral("−"));
  for (QToolButton* button : {nearer_, farther_}) button->setMinimumSize(30, 30);
  note_->setForegroundRole(QPalette::PlaceholderText);
  note_->setWordWrap(true);

  auto* bar = new QHBoxLayout;
  bar->setSpacing(theme::unit);
  bar->addWidget(search_, 1);
  bar->addWidget(runLabel_);
  bar->addWidget(run_);
  bar->addStretch(1);
  bar->addWidget(farther_);
  bar->addWidget(nearer_);
  bar->addWidget(whole_);
  bar->addWidget(save_);

  auto* frame = new QFrame;
  frame->setObjectName(QStringLiteral("map"));
  auto* inner = new QVBoxLayout(frame);
  inner->setContentsMargins(1, 1, 1, 1);
  inner->addWidget(map_);

  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::unit);
  layout->addLayout(bar);
  layout->addWidget(frame, 1);
  layout->addWidget(note_);
  return content;
}

QString MapPage::shownRun() const { return asked_ ? QString::fromStdString(asked_->name) : QString(); }

void MapPage::runsChanged() {
  const auto corpus = workspace().prepared().corpus;
  search_->setVocabulary(workspace().artists(), corpus ? corpus->vocabulary->size() : 0);
  const QString before = run_->currentText();
  {
    const QSignalBlocker quiet(run_);
    run_->clear();
    for (const auto& run : workspace().runs()) run_->addItem(QString::fromStdString(run->name));
    const int kept = run_->findText(before);
    run_->setCurrentIndex(kept >= 0 ? kept : run_->count() - 1);
  }
  updateState();
  project();
}

void MapPage::updateState() {
  const bool opened = workspace().prepared().corpus != nullptr;
  const bool ready = opened && run_->count() > 0;
  if (!opened) {
    empty_->setText(tr("No data yet"), tr("Open a listening data set first. Then train a model, and see all its artists here."),
                    tr("Open data"));
  } else if (!ready) {
    empty_->setText(tr("No model yet"), tr("A map shows the vectors of a trained model."), tr("Train a model"));
  }
  stack_->setCurrentIndex(ready ? 1 : 0);
}

void MapPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  project();
}

void MapPage::project() {
  const auto run = workspace().run(run_->currentText());
  const auto artists = workspace().artists();
  if (!run || !artists) {
    asked_.reset();
    scores_.reset();
    map_->setMap(nullptr);
    return;
  }
  // A page that nobody looks at leaves the cores to training.
  if (!isVisible()) return;
  const bool sameVectors =
      asked_ && scores_ && scores_->vocabulary() == artists && asked_->name == run->name && asked_->created == run->created;
  if (sameVectors) return;
  asked_ = run;
  scores_ = std::make_shared<const RunScores>(run, artists);
  note_->setText(tr("Computing the map…"));
  projecting_.request(tr("Computing the map"),
                      [this, run, scores = scores_, vocabulary = artists,
                       dataset = workspace().dataset()](Progress& progress) -> std::function<void()> {
                        const bool same = run->embedding.vocabulary == vocabulary;
                        const models::Embedding moved = same ? models::Embedding() : models::aligned(run->embedding, vocabulary);
                        const models::Embedding& embedding = same ? run->embedding : moved;
                        const projection::Map map = projection::pca(embedding, progress);
                        auto made = std::make_shared<const MapData>(map_points(map, embedding, dataset.get()));
                        const double explained = map.explained[0] + map.explained[1];
                        return [this, scores, made, explained] {
                          if (scores != scores_) return;
                          map_->setMap(made);
                          explained_ = explained;
                          retranslate();
                          if (marked_) mark(*marked_, false);
                          emit projected();
                        };
                      });
}

void MapPage::find(qint32 artist) { mark(artist, true); }

void MapPage::mark(qint32 artist, bool center) {
  marked_ = artist;
  const auto& shown = map_->map();
  if (!shown || !scores_ || artist < 0 || static_cast<std::size_t>(artist) >= shown->points.size()) return;
  if (shown->points.shown[static_cast<std::size_t>(artist)] == 0) {
    map_->setSelection(std::nullopt, {});
    note_->setText(tr("%1 has no vector in this model.")
                       .arg(QString::fromStdString(shown->points.vocabulary->names[static_cast<std::size_t>(artist)])));
    return;
  }
  map_->setSelection(artist, {});
  if (center) map_->centerOn(artist);
  marking_.request(tr("Looking for neighbours"), [this, artist, scores = scores_](Progress&) -> std::function<void()> {
    std::vector<std::int32_t> artists;
    for (const auto& each : scores->nearest(artist, models::Scoring::resembles, markedNeighbors)) artists.push_back(each.artist);
    return [this, artist, scores, artists] {
      if (scores != scores_ || marked_ != artist) return;
      map_->setSelection(artist, artists);
      emit found();
    };
  });
}

void MapPage::askForImage() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save the map"), shownRun() + QStringLiteral(" map.png"),
                                                    tr("PNG image (*.png)") + QStringLiteral(";;") + tr("SVG drawing (*.svg)"));
  if (!path.isEmpty()) saveImage(path);
}

void MapPage::saveImage(const QString& path) {
  const QString target = QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".png") : path;
  if (map_->save(target)) {
    note_->setText(tr("Saved to %1").arg(target));
  } else {
    problem_->showProblem(
        {tr("%1 could not be written.").arg(target), tr("Choose a folder that you may write to, and .png or .svg.")});
  }
}

void MapPage::retranslate() {
  heading_->setText(tr("Map"), tr("Each dot is an artist; dots that lie near each other have similar vectors."));
  runLabel_->setText(tr("Model"));
  run_->setAccessibleName(tr("Model"));
  nearer_->setToolTip(tr("Nearer (+)"));
  farther_->setToolTip(tr("Farther (−)"));
  nearer_->setAccessibleName(tr("Nearer"));
  farther_->setAccessibleName(tr("Farther"));
  whole_->setText(tr("Show all"));
  save_->setText(tr("Save image…"));
  map_->setLegendTexts(tr("Most frequent tag"), tr("Plays"), tr("other"));
  if (map_->map()) {
    note_->setText(tr("The two directions in which the vectors differ most (PCA); they hold %1 % of the variance. Size: plays. "
                      "Drag to move, turn the wheel to zoom, click an artist for its neighbours.")
                       .arg(QLocale().toString(100 * explained_, 'f', 1)));
  }
  updateState();
}

}  // namespace segue::ui
