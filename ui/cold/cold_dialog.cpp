// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cold/cold_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <string>
#include <vector>

#include "core/report/cold_tables.h"
#include "core/report/html.h"
#include "ui/cold/cold_holdings_panel.h"
#include "ui/cold/cold_table_model.h"
#include "ui/jobs/latest_job.h"
#include "ui/plot/text_table.h"
#include "ui/theme.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {
namespace {

const QString settingsGroup = QStringLiteral("cold");

QTableView* tableOf(QAbstractItemModel* model, QWidget* parent) {
  auto* table = new QTableView(parent);
  table->setModel(model);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setAlternatingRowColors(true);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->setTabKeyNavigation(false);  // Tab goes on to what follows
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + theme::unit);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  return table;
}

/// As high as its rows: the dialog scrolls, not the table.
void fit(QTableView* table) {
  table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                        table->model()->rowCount() * table->verticalHeader()->defaultSectionSize() +
                        table->horizontalScrollBar()->sizeHint().height() + 4);
}

}  // namespace

ColdDialog::ColdDialog(Workspace& workspace, const QString& run, QWidget* parent)
    : QDialog(parent), workspace_(workspace), run_(run), counting_(new LatestJob(this)) {
  setObjectName(QStringLiteral("coldDialog"));
  heading_ = new Heading(this);
  problem_ = new ProblemBar(this);
  problem_->hide();
  bar_ = new JobBar(false, this);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(3 * theme::unit);
  columns->addWidget(makeOptions());
  columns->addWidget(scrolled(makeFigures()), 1);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(3 * theme::unit, 2 * theme::unit, 3 * theme::unit, 2 * theme::unit);
  rows->setSpacing(theme::unit * 3 / 2);
  rows->addWidget(heading_);
  rows->addWidget(problem_);
  rows->addLayout(columns, 1);
  rows->addWidget(bar_);
  rows->addWidget(makeButtons());

  const QSize room = screen()->availableSize();
  resize(std::min(144 * theme::unit, room.width() - 4 * theme::unit),
         std::min(90 * theme::unit, room.height() - 8 * theme::unit));
  connect(form_, &OptionsForm::edited, this, &ColdDialog::showIdle);
  connect(counting_, &LatestJob::failed, problem_, &ProblemBar::showProblem);
  form_->restore(QSettings(), settingsGroup);
  if (const auto before = workspace_.run(run_); before && before->cold) showFigures(before);
  retranslate();
  showIdle();
  count();
}

ColdDialog::~ColdDialog() {
  QSettings settings;
  form_->save(settings, settingsGroup);
}

QWidget* ColdDialog::makeOptions() {
  auto* content = new QWidget(this);
  form_ = new OptionsForm(content);
  form_->setObjectName(QStringLiteral("coldOptions"));
  form_->build(models::ColdOptions{});
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, theme::unit * 3 / 2, 0);
  rows->addWidget(form_);
  rows->addStretch(1);
  QScrollArea* area = scrolled(content);
  area->setFixedWidth(42 * theme::unit);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return area;
}

QWidget* ColdDialog::makeFigures() {
  auto* content = new QWidget(this);
  holdings_ = new ColdHoldingsPanel(content);
  figures_ = new QWidget(content);
  vectors_ = new ColdTableModel(this);
  next_ = new ColdTableModel(this);
  const auto label = [this](bool strong, bool muted) {
    auto* made = new QLabel(figures_);
    made->setWordWrap(true);
    made->setTextFormat(Qt::PlainText);
    QFont font = made->font();
    if (strong) font.setWeight(QFont::DemiBold);
    made->setFont(font);
    if (muted) made->setForegroundRole(QPalette::PlaceholderText);
    return made;
  };
  figuresTitle_ = label(true, false);
  sentence_ = label(false, true);
  sentence_->setObjectName(QStringLiteral("coldSentence"));
  vectorsTitle_ = label(false, false);
  nextTitle_ = label(false, false);
  note_ = label(false, true);
  vectorsTable_ = tableOf(vectors_, figures_);
  vectorsTable_->setObjectName(QStringLiteral("coldVectors"));
  nextTable_ = tableOf(next_, figures_);
  nextTable_->setObjectName(QStringLiteral("coldNext"));
  auto* figures = new QVBoxLayout(figures_);
  figures->setContentsMargins(0, 0, 0, 0);
  figures->setSpacing(theme::unit);
  figures->addWidget(figuresTitle_);
  figures->addWidget(sentence_);
  figures->addWidget(vectorsTitle_);
  figures->addWidget(vectorsTable_);
  figures->addWidget(nextTitle_);
  figures->addWidget(nextTable_);
  figures->addWidget(note_);
  figures_->hide();
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, theme::unit * 3 / 2, 0);
  rows->setSpacing(3 * theme::unit);
  rows->addWidget(holdings_);
  rows->addWidget(figures_);
  rows->addStretch(1);
  return content;
}

QWidget* ColdDialog::makeButtons() {
  auto* foot = new QWidget(this);
  copy_ = new QPushButton(foot);
  copy_->setObjectName(QStringLiteral("copyFigures"));
  close_ = new QPushButton(foot);
  predict_ = new QPushButton(foot);
  predict_->setObjectName(QStringLiteral("predict"));
  predict_->setProperty("primary", true);
  for (QPushButton* button : {copy_, close_}) button->setAutoDefault(false);
  predict_->setDefault(true);
  copy_->setEnabled(false);
  predict_->setEnabled(false);
  connect(copy_, &QPushButton::clicked, this, &ColdDialog::copy);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  connect(predict_, &QPushButton::clicked, this, &ColdDialog::predict);
  auto* columns = new QHBoxLayout(foot);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(theme::unit);
  columns->addWidget(copy_);
  columns->addStretch(1);
  columns->addWidget(close_);
  columns->addWidget(predict_);
  return foot;
}

models::ColdOptions ColdDialog::options() const { return form_->values<models::ColdOptions>(); }

void ColdDialog::count() {
  const auto dataset = workspace_.dataset();
  const auto corpus = workspace_.prepared().corpus;
  if (!dataset || !corpus) return;
  counting_->request(tr("Counting what is known of artists"), [this, dataset, corpus](Progress& progress) {
    const experiment::ColdHoldings found = experiment::cold_holdings(*dataset, *corpus->vocabulary, progress);
    return std::function<void()>([this, found] {
      known_ = found;
      holdings_->setHoldings(found);
      showIdle();
      emit counted();
    });
  });
}

void ColdDialog::showIdle() {
  const models::ColdOptions now = options();
  std::vector<std::string> idle;
  if (known_) {
    if (known_->cold.tags + known_->warm.tags == 0) idle.emplace_back("tags");
    if (known_->cold.albums + known_->warm.albums == 0) idle.emplace_back("albums");
    if (known_->cold.names + known_->warm.names == 0) idle.emplace_back("names");
  }
  if (now.method == models::ColdMethod::ridge && !now.compare) {
    idle.emplace_back("hidden");
    idle.emplace_back("max_epochs");
  }
  form_->setIdle(idle);
  form_->setEnabled(job_ == nullptr);
  predict_->setEnabled(job_ == nullptr && known_ && known_->cold.any > 0 && (now.tags || now.albums || now.names));
}

void ColdDialog::predict() {
  problem_->hide();
  follow(workspace_.addColdArtists(run_, options()));
}

void ColdDialog::follow(Job* job) {
  if (job == nullptr) return;
  job_ = job;
  bar_->follow(job);
  connect(job, &Job::done, this, [this, job] {
    if (const auto made = workspace_.run(job->title())) showFigures(made);
  });
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
  connect(job, &Job::ended, this, [this] {
    job_ = nullptr;
    showIdle();
  });
  // Ended jobs may be cleared from the queue, and with them what is followed.
  connect(job, &QObject::destroyed, this, [this] { job_ = nullptr; });
  showIdle();
}

void ColdDialog::showFigures(const std::shared_ptr<const experiment::Run>& run) {
  shown_ = run;
  fillTables();
  fit(vectorsTable_);
  fit(nextTable_);
  const bool any = next_->rowCount() > 0;
  nextTitle_->setVisible(any);
  nextTable_->setVisible(any);
  figures_->show();
  copy_->setEnabled(true);
  retranslate();
}

/// With the decimal mark of the interface's language.
void ColdDialog::fillTables() {
  const report::DecimalMark mark(QLocale().decimalPoint().front().toLatin1());
  vectors_->setTable(report::cold_vectors_text_table(*shown_->cold));
  next_->setTable(report::cold_next_text_table(*shown_->cold));
}

void ColdDialog::copy() {
  QStringList texts{textOf(shownTable(*vectors_, {}), TableFormat::tabs)};
  if (next_->rowCount() > 0) texts << textOf(shownTable(*next_, {}), TableFormat::tabs);
  QApplication::clipboard()->setText(texts.join(u'\n'));
}

void ColdDialog::retranslate() {
  setWindowTitle(tr("Cold artists"));
  heading_->setText(
      tr("Cold artists"),
      tr("Vectors for artists whom nobody has played, predicted from what is known of them. They are added to a copy "
         "of “%1” and marked as predicted wherever they show.")
          .arg(run_));
  holdings_->retranslate();
  if (shown_) {
    fillTables();
    const experiment::ColdFigures& f = *shown_->cold;
    figuresTitle_->setText(tr("How well: %1").arg(QString::fromStdString(shown_->name)));
    sentence_->setText(
        tr("%1 cold artists have a predicted vector; of %2 more nothing is known. Learnt from %3 artists; measured on "
           "%4 of them whose vectors were hidden, as if nobody had played them.")
            .arg(number(f.predicted), number(f.unknown), number(f.learnt_from), number(f.held_out)));
  }
  vectorsTitle_->setText(tr("Their hidden vectors and the predicted ones"));
  nextTitle_->setText(tr("The next artist, in test sequences, from or to one of them"));
  note_->setText(tr(
      "Means with 95 % percentile bootstrap intervals over the hidden artists. Rank: where the own vector stands among all known "
      "ones, by cosine to the predicted one; 0 is the nearest, 0.5 is chance. Popularity knows the plays that a "
      "cold artist lacks. The report and the run's folder have these figures too."));
  copy_->setText(tr("Copy as table"));
  copy_->setToolTip(tr("Both tables, tab-separated, for a spreadsheet or pandas"));
  close_->setText(tr("Close"));
  close_->setToolTip(tr("What is being predicted goes on, and is seen on the Train page"));
  predict_->setText(tr("Predict"));
}

void ColdDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && predict_ != nullptr) retranslate();
  QDialog::changeEvent(event);
}

void askColdArtists(Workspace& workspace, const QString& run, QWidget* parent) {
  if (auto* before = parent->findChild<ColdDialog*>(QString(), Qt::FindDirectChildrenOnly)) before->reject();
  auto* dialog = new ColdDialog(workspace, run, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

}  // namespace segue::ui
