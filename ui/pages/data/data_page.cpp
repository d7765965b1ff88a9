// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/data_page.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "core/data/interactions.h"
#include "core/sample/sample.h"
#include "ui/pages/data/artist_panel.h"
#include "ui/pages/data/count_cards.h"
#include "ui/pages/data/distributions_panel.h"
#include "ui/pages/data/files_panel.h"
#include "ui/pages/data/holdings_panel.h"
#include "ui/pages/data/sequences_panel.h"
#include "ui/pages/data/welcome.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

namespace segue::ui {

DataPage::DataPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent),
      problem_(new ProblemBar(this)),
      jobBar_(new JobBar(false, this)),
      stack_(new QStackedWidget(this)),
      welcome_(new Welcome(this)) {
  setAcceptDrops(true);
  content_ = makeContent();
  stack_->addWidget(welcome_);
  stack_->addWidget(content_);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(3 * theme::unit, 2 * theme::unit, 3 * theme::unit, 2 * theme::unit);
  rows->setSpacing(theme::unit * 3 / 2);
  rows->addWidget(problem_);
  rows->addWidget(jobBar_);
  rows->addWidget(stack_, 1);

  connect(welcome_, &Welcome::openFolder, this, &DataPage::askFolder);
  connect(welcome_, &Welcome::openFiles, this, &DataPage::askFiles);
  connect(welcome_, &Welcome::openSample, this, [this] { this->workspace().openSample({}); });
  connect(welcome_, &Welcome::importTable, this, [this] { emit this->workspace().showImport({}); });
  connect(welcome_, &Welcome::openRecent, this, [this](const QString& path) { this->workspace().openRecent({path}); });
  connect(artists_, &ArtistPanel::artistChosen, &workspace, &Workspace::showNeighbors);
  connect(sequences_, &SequencesPanel::apply, this,
          [this] { this->workspace().prepare(sequences_->corpusOptions(), sequences_->splitOptions()); });
  connect(&workspace, &Workspace::loadingStarted, this, &DataPage::followLoading);
  connect(&workspace, &Workspace::loadingEnded, this, [this] {
    welcome_->setEnabled(true);
    sequences_->setBusy(false);
  });
  connect(&workspace, &Workspace::datasetChanged, this, &DataPage::showDataset);
  connect(&workspace, &Workspace::corpusChanged, this, &DataPage::showCorpus);
  connect(&workspace, &Workspace::storageProblem, problem_, &ProblemBar::showProblem);

  retranslate();
  welcome_->setRecent(recentData());
  if (workspace.loading()) followLoading(workspace.loading());
  if (workspace.dataset()) {
    showDataset();
    showCorpus();
  }
}

DataPage::~DataPage() = default;

QWidget* DataPage::makeContent() {
  auto* content = new QWidget(this);
  heading_ = new Heading(content);
  open_ = new QPushButton(content);
  open_->setObjectName(QStringLiteral("openMenu"));
  auto* menu = new QMenu(open_);
  openFolder_ = menu->addAction(QString(), this, &DataPage::askFolder);
  openFiles_ = menu->addAction(QString(), this, &DataPage::askFiles);
  importTable_ = menu->addAction(QString(), this, [this] { emit workspace().showImport({}); });
  openSample_ = menu->addAction(QString(), this, [this] { workspace().openSample({}); });
  open_->setMenu(menu);
  cards_ = new CountCards(content);
  tabs_ = new QTabWidget(content);
  tabs_->setDocumentMode(true);
  holdings_ = new HoldingsPanel;
  distributions_ = new DistributionsPanel;
  artists_ = new ArtistPanel(content);
  sequences_ = new SequencesPanel(workspace().corpusOptions(), workspace().splitOptions(), content);
  files_ = new FilesPanel(content);

  auto* overview = new QSplitter(Qt::Horizontal, content);
  overview->setChildrenCollapsible(false);
  overview->addWidget(scrolled(holdings_));
  overview->addWidget(artists_);
  overview->setHandleWidth(2 * theme::unit);
  overview->setStretchFactor(0, 2);
  overview->setStretchFactor(1, 3);
  overview->setSizes({400, 600});
  for (QWidget* tab : {static_cast<QWidget*>(overview), static_cast<QWidget*>(scrolled(distributions_)),
                       static_cast<QWidget*>(sequences_), static_cast<QWidget*>(files_)}) {
    auto* padded = new QWidget(tabs_);
    auto* box = new QVBoxLayout(padded);
    box->setContentsMargins(0, theme::unit * 3 / 2, 0, 0);
    box->addWidget(tab);
    tabs_->addTab(padded, QString());
  }

  auto* top = new QHBoxLayout;
  top->addWidget(heading_, 1);
  top->addWidget(open_, 0, Qt::AlignTop);
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit * 3 / 2);
  rows->addLayout(top);
  rows->addWidget(cards_);
  rows->addWidget(tabs_, 1);
  return content;
}

void DataPage::askFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder"), aboveLastFolder());
  if (!folder.isEmpty()) open({folder});
}

void DataPage::askFiles() {
  const QStringList files = QFileDialog::getOpenFileNames(
      this, tr("Open files"), lastFolder(),
      tr("Listening data (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.idomaar *.tar *.tgz *.gz *.bz2 *.xz *.zst "
         "*.segue);;CSV files (*.csv);;Corpus files (*.segue);;All files (*)"));
  if (!files.isEmpty()) open(files);
}

void DataPage::open(const QStringList& paths) {
  const QFileInfo first(paths.front());
  rememberFolder(first.isDir() ? first.absoluteFilePath() : first.absolutePath());
  workspace().openFiles(paths);
}

void DataPage::followLoading(Job* job) {
  problem_->hide();
  welcome_->setEnabled(false);
  sequences_->setBusy(true);
  jobBar_->follow(job);
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
}

void DataPage::showDataset() {
  const auto dataset = workspace().dataset();
  stack_->setCurrentWidget(content_);
  heading_->setText(QString::fromStdString(dataset->name), QDir::toNativeSeparators(QString::fromStdString(dataset->path)));
  users_.reset();
  cards_->setDataset(*dataset);
  holdings_->setCounts(std::nullopt);
  holdings_->setListsOfCounts(data::is_lists_of_counts(*dataset));
  distributions_->setStory(workspace().story(), data::holdings(*dataset).users);
  files_->setReport(dataset->report);
  artists_->model().setTable(nullptr);
  retranslate();

  listing_ = std::make_unique<Job>(tr("Listing artists"), [this, dataset, plays = workspace().artistPlays()](Progress& progress) {
    const auto table = makeArtistTable(dataset, plays, progress);
    const HoldingCounts counts = countHoldings(*dataset, table->users, progress);
    return std::function<void()>([this, table, counts] {
      users_ = table->users;
      cards_->setUsers(table->users);
      holdings_->setCounts(counts);
      artists_->model().setTable(table);
    });
  });
  connect(listing_.get(), &Job::failed, problem_, &ProblemBar::showProblem);
  listing_->start();
}

void DataPage::showCorpus() {
  const data::PreparedCorpus& prepared = workspace().prepared();
  sequences_->setPrepared(workspace().corpusOptions(), workspace().splitOptions(), prepared);
  distributions_->setMinCount(workspace().corpusOptions().min_count);
  std::vector<std::int32_t> vocabularyOf(workspace().dataset()->artists.size(), -1);
  const auto& catalogue = prepared.corpus->vocabulary->catalogue;
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    vocabularyOf[static_cast<std::size_t>(catalogue[i])] = static_cast<std::int32_t>(i);
  }
  artists_->model().setVocabulary(std::move(vocabularyOf));
}

void DataPage::saveState(QSettings& settings) const {
  settings.setValue(QStringLiteral("tab"), tabs_->currentIndex());
  sequences_->save(settings);
}

void DataPage::restoreState(const QSettings& settings) {
  tabs_->setCurrentIndex(settings.value(QStringLiteral("tab")).toInt());
  if (workspace().dataset()) return;  // its own options are in force
  sequences_->restore(settings);
  workspace().prepare(sequences_->corpusOptions(), sequences_->splitOptions());
}

void DataPage::dragEnterEvent(QDragEnterEvent* event) {
  const auto urls = event->mimeData()->urls();
  if (!urls.isEmpty() && urls.front().isLocalFile()) event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent* event) {
  QStringList files;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  open(files);
}

void DataPage::retranslate() {
  open_->setText(tr("Open"));
  openFolder_->setText(tr("Open folder…"));
  openFiles_->setText(tr("Open files…"));
  importTable_->setText(tr("Import a table…"));
  openSample_->setText(tr("Open the sample"));
  welcome_->retranslate();
  cards_->retranslate();
  if (const auto dataset = workspace().dataset()) {
    cards_->setDataset(*dataset);
    if (users_) cards_->setUsers(*users_);
  }
  holdings_->retranslate();
  distributions_->retranslate();
  artists_->retranslate();
  sequences_->retranslate();
  files_->retranslate();
  tabs_->setTabText(0, tr("Overview"));
  tabs_->setTabText(1, tr("Distributions"));
  tabs_->setTabText(2, tr("Sequences and split"));
  const quint64 skipped = files_->skippedRows();
  tabs_->setTabText(3, skipped == 0 ? tr("Files") : tr("Files (%1 left out)").arg(number(skipped)));
}

}  // namespace segue::ui
