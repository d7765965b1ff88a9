// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <array>

#include "ui/import/import_dialog.h"
#include "ui/language.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/evaluate/evaluate_page.h"
#include "ui/pages/map/map_page.h"
#include "ui/pages/neighbors/neighbors_page.h"
#include "ui/pages/report/report_page.h"
#include "ui/pages/train/train_page.h"
#include "ui/settings.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace_storage.h"

namespace segue::ui {
namespace {

struct StepText {
  const char* key;  // icon, and group of the settings
  const char* text;
};

constexpr std::array<StepText, 6> stepTexts{{
    {"data", QT_TRANSLATE_NOOP("segue::ui::MainWindow", "Data")},
    {"train", QT_TRANSLATE_NOOP("segue::ui::MainWindow", "Train")},
    {"neighbors", QT_TRANSLATE_NOOP("segue::ui::MainWindow", "Neighbours")},
    {"map", QT_TRANSLATE_NOOP("segue::ui::MainWindow", "Map")},
    {"evaluate", QT_TRANSLATE_NOOP("segue::ui::MainWindow", "Evaluate")},
    {"report", QT_TRANSLATE_NOOP("segue::ui::MainWindow", "Report")},
}};

theme::Mode themeFrom(const QString& name) {
  if (name == QLatin1String("light")) return theme::Mode::light;
  if (name == QLatin1String("dark")) return theme::Mode::dark;
  return theme::Mode::system;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  const QSettings settings;
  theme::apply(themeFrom(settings.value(QStringLiteral("window/theme")).toString()));
  language::apply(settings.value(QStringLiteral("window/language")).toString());
  setLocale(QLocale());  // of the numbers in all fields: a widget keeps the one that it was made with
  setWindowTitle(QStringLiteral("Segue"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/segue.svg")));
  setAcceptDrops(true);

  auto* central = new QWidget(this);
  auto* columns = new QHBoxLayout(central);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(0);
  auto* sidebar = new QWidget(central);
  makeSidebar(sidebar);
  columns->addWidget(sidebar);
  auto* rows = new QVBoxLayout;
  rows->setSpacing(0);
  problem_ = new ProblemBar(central);
  auto* problemRow = new QHBoxLayout;
  problemRow->setContentsMargins(3 * theme::unit, theme::unit, 3 * theme::unit, 0);
  problemRow->addWidget(problem_);
  rows->addLayout(problemRow);
  stack_ = new QStackedWidget(central);
  rows->addWidget(stack_, 1);
  columns->addLayout(rows, 1);
  setCentralWidget(central);

  makePages();
  makeMenus();
  makeStatusBar();
  connect(steps_, &QListWidget::currentRowChanged, stack_, &QStackedWidget::setCurrentIndex);
  connect(&workspace_, &Workspace::runsChanged, this, &MainWindow::listRuns);
  connect(&workspace_, &Workspace::showNeighbors, this, [this] { showStep(Step::neighbors); });
  connect(&workspace_, &Workspace::showTrain, this, [this] { showStep(Step::train); });
  connect(&workspace_, &Workspace::showData, this, [this] { showStep(Step::data); });
  connect(&workspace_, &Workspace::showEvaluate, this, [this] { showStep(Step::evaluate); });
  connect(&workspace_, &Workspace::showImport, this, [this](const QString& path) {
    showStep(Step::data);
    askImport(workspace_, path, this);
  });
  connect(&workspace_, &Workspace::datasetChanged, this, &MainWindow::showDataset);
  retranslate();
  listRuns();
  readSettings();
  askDevices();
}

MainWindow::~MainWindow() {
  // Pages look at the workspace, which as a member would go before the child widgets.
  delete takeCentralWidget();
}

void MainWindow::makeSidebar(QWidget* sidebar) {
  sidebar->setObjectName(QStringLiteral("sidebar"));
  sidebar->setAttribute(Qt::WA_StyledBackground);
  sidebar->setFixedWidth(28 * theme::unit);
  steps_ = new QListWidget(sidebar);
  steps_->setObjectName(QStringLiteral("steps"));
  steps_->setIconSize({20, 20});
  steps_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  steps_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (const StepText& step : stepTexts) new QListWidgetItem(icon(QString::fromLatin1(step.key)), QString(), steps_);
  auto* rows = new QVBoxLayout(sidebar);
  rows->setContentsMargins(theme::unit, theme::unit * 3 / 2, theme::unit, theme::unit);
  rows->setSpacing(theme::unit / 2);
  rows->addWidget(steps_);
  makeRunList(sidebar);
}

void MainWindow::makePages() {
  auto* train = new TrainPage(workspace_, stack_);
  auto* evaluate = new EvaluatePage(workspace_, stack_);
  connect(train, &TrainPage::deviceChosen, evaluate, &EvaluatePage::setDevice);
  pages_ = {new DataPage(workspace_, stack_), train,    new NeighborsPage(workspace_, stack_),
            new MapPage(workspace_, stack_),  evaluate, new ReportPage(workspace_, stack_)};
  for (Page* page : pages_) stack_->addWidget(page);
}

void MainWindow::showStep(Step step) { steps_->setCurrentRow(static_cast<int>(step)); }

MainWindow::Step MainWindow::step() const { return static_cast<Step>(stack_->currentIndex()); }

void MainWindow::open(const QStringList& paths) {
  if (paths.isEmpty()) return;
  problem_->hide();
  const QFileInfo first(paths.front());
  rememberFolder(first.isDir() ? first.absoluteFilePath() : first.absolutePath());
  if (first.isDir() && QFileInfo::exists(first.filePath() + QStringLiteral("/run.json"))) return openRun(first.filePath());
  showStep(Step::data);
  Job* job = workspace_.openFiles(paths);
  // Several files may have names by which their folder alone would not be recognised.
  if (paths.size() > 1) connect(job, &Job::done, this, [paths] { rememberSet(paths); });
}

void MainWindow::showDataset() {
  const auto set = workspace_.dataset();
  setWindowTitle(set ? QStringLiteral("%1 – Segue").arg(QString::fromStdString(set->name)) : QStringLiteral("Segue"));
  if (!set) return;
  // Samples are made again from the menu; they need no place among the user's own data.
  if (!workspace_.dataSpec().sample) rememberSet({QString::fromStdString(workspace_.dataSpec().path)});
}

void MainWindow::retranslate() {
  setLocale(QLocale());
  for (std::size_t i = 0; i < stepTexts.size(); ++i) steps_->item(static_cast<int>(i))->setText(tr(stepTexts[i].text));
  int height = 2 * steps_->frameWidth();
  for (int i = 0; i < steps_->count(); ++i) height += steps_->sizeHintForRow(i);
  steps_->setFixedHeight(height);
  runsTitle_->setText(tr("Trained models"));
  noRuns_->setText(tr("None yet"));
  steps_->setAccessibleName(tr("Steps"));
  runs_->setAccessibleName(runsTitle_->text());
  retranslateMenus();
  listRuns();
  showDevice();
}

void MainWindow::writeSettings() const {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  settings.setValue(QStringLiteral("window/step"), static_cast<int>(step()));
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    settings.beginGroup(QStringLiteral("pages/%1").arg(QLatin1String(stepTexts[i].key)));
    pages_[i]->saveState(settings);
    settings.endGroup();
  }
}

void MainWindow::readSettings() {
  QSettings settings;
  if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) {
    const QSize room = screen()->availableSize();
    resize(qMin(1280, room.width()), qMin(800, room.height()));
  }
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    settings.beginGroup(QStringLiteral("pages/%1").arg(QLatin1String(stepTexts[i].key)));
    pages_[i]->restoreState(settings);
    settings.endGroup();
  }
  const int last = settings.value(QStringLiteral("window/step"), 0).toInt();
  showStep(static_cast<Step>(qBound(0, last, static_cast<int>(pages_.size()) - 1)));
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && device_ != nullptr) retranslate();
  QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (Job* job = activeJob(); job != nullptr && !closingAnyway_) {
    QMessageBox question(QMessageBox::Question, QStringLiteral("Segue"), tr("“%1” is still running.").arg(job->title()),
                         QMessageBox::NoButton, this);
    question.setInformativeText(tr("Quitting cancels it, and everything that waits its turn."));
    const auto* quit = question.addButton(tr("Quit"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("Go on"), QMessageBox::RejectRole));
    question.exec();
    if (question.clickedButton() != quit) return event->ignore();
    closingAnyway_ = true;
  }
  for (Job* job : workspace_.trainingQueue().jobs()) job->progress().cancel();
  if (Job* job = activeJob()) job->cancel();
  writeSettings();
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) return event->acceptProposedAction();
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) paths << url.toLocalFile();
  }
  event->acceptProposedAction();
  open(paths);
}

}  // namespace segue::ui
