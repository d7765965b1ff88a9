// SPDX-License-Identifier: GPL-3.0-or-later
// The list of trained models under the steps, and runs on disk.
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QStatusBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "core/experiment/run.h"
#include "core/models/model.h"
#include "ui/cold/cold_dialog.h"
#include "ui/jobs/place_text.h"
#include "ui/settings.h"
#include "ui/widgets/widgets.h"
#include "ui/window/main_window.h"
#include "ui/workspace_storage.h"

namespace segue::ui {
namespace {

constexpr int kindRole = Qt::UserRole + 1;
constexpr int dimensionsRole = Qt::UserRole + 2;

/// A model's colour, its name, and in the line below its kind and dimensions.
class RunDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = item.text;
    item.text.clear();
    const QStyle* style = item.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::series(index.row()));
    const QRect row = item.rect.adjusted(10, 5, -8, -5);
    const int line = item.fontMetrics.height();
    painter->drawEllipse(QRectF(row.left(), row.top() + (line - 9) / 2.0, 9, 9));
    const QRect texts = row.adjusted(17, 0, 0, 0);
    painter->setPen(item.palette.color(QPalette::WindowText));
    painter->drawText(QRect(texts.left(), texts.top(), texts.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(name, Qt::ElideRight, texts.width()));
    painter->setPen(theme::muted());
    QFont small = item.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter->setFont(small);
    const QFontMetrics metrics(small);
    const QString dimensions = index.data(dimensionsRole).toString();
    const QString kind = metrics.elidedText(index.data(kindRole).toString(), Qt::ElideRight,
                                            texts.width() - metrics.horizontalAdvance(dimensions));
    painter->drawText(QRect(texts.left(), texts.top() + line + 1, texts.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                      kind + dimensions);
    painter->restore();
  }

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {10 * theme::unit, 2 * option.fontMetrics.height() + 11};
  }
};

}  // namespace

void MainWindow::makeRunList(QWidget* sidebar) {
  auto* rows = qobject_cast<QVBoxLayout*>(sidebar->layout());
  runsTitle_ = new QLabel(sidebar);
  runsTitle_->setForegroundRole(QPalette::PlaceholderText);
  runsTitle_->setContentsMargins(10, 2 * theme::unit, 0, 0);
  noRuns_ = new QLabel(sidebar);
  noRuns_->setForegroundRole(QPalette::PlaceholderText);
  noRuns_->setContentsMargins(10, theme::unit / 2, 0, 0);
  noRuns_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  runs_ = new QListWidget(sidebar);
  runs_->setObjectName(QStringLiteral("runs"));
  runs_->setItemDelegate(new RunDelegate(runs_));
  runs_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  runs_->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(runs_, &QWidget::customContextMenuRequested, this, &MainWindow::showRunMenu);
  connect(runs_, &QListWidget::itemActivated, this, [this] { showStep(Step::neighbors); });
  rows->addWidget(runsTitle_);
  rows->addWidget(noRuns_, 1);
  rows->addWidget(runs_, 1);
}

void MainWindow::listRuns() {
  const QString chosen = chosenRun();
  runs_->clear();
  for (const auto& run : workspace_.runs()) {
    auto* item = new QListWidgetItem(QString::fromStdString(run->name), runs_);
    const QString kind = coreText(models::kind_of(run->spec.model).label);
    item->setData(kindRole, kind);
    item->setData(dimensionsRole, QStringLiteral(" · %1").arg(run->embedding.dim()));
    QString about = tr("%1\n%2 artists, %3 dimensions\ntrained in %4 on %5")
                        .arg(kind, number(run->embedding.size()), QLocale().toString(qulonglong(run->embedding.dim())),
                             duration(run->training_seconds), placeText(run->device));
    if (run->cold) about += u'\n' + tr("of them with a predicted vector: %1").arg(number(run->cold->predicted));
    item->setToolTip(about);
    if (item->text() == chosen) runs_->setCurrentItem(item);
  }
  const bool none = runs_->count() == 0;
  runs_->setVisible(!none);
  noRuns_->setVisible(none);
}

QString MainWindow::chosenRun() const {
  if (const auto* item = runs_->currentItem()) return item->text();
  return runs_->count() == 0 ? QString() : runs_->item(runs_->count() - 1)->text();
}

void MainWindow::showRunMenu(const QPoint& position) {
  const auto* item = runs_->itemAt(position);
  QMenu menu(this);
  if (item != nullptr) {
    const QString name = item->text();
    menu.addAction(tr("Show neighbours"), this, [this] { showStep(Step::neighbors); });
    menu.addAction(tr("Cold artists…"), this, [this, name] { askColdArtists(workspace_, name, this); });
    menu.addSeparator();
    menu.addAction(tr("Save run…"), this, [this, name] { askSaveRun(name); });
    menu.addAction(tr("Open run…"), this, [this] { askOpenRun(); });
    menu.addSeparator();
    menu.addAction(tr("Remove…"), this, [this, name] { askRemoveRun(name); });
  } else {
    menu.addAction(tr("Open run…"), this, [this] { askOpenRun(); });
  }
  menu.exec(runs_->viewport()->mapToGlobal(position));
}

void MainWindow::askOpenRun() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Open the folder of a run"), lastFolder());
  if (folder.isEmpty()) return;
  rememberFolder(QFileInfo(folder).absolutePath());
  openRun(folder);
}

void MainWindow::openRun(const QString& folder) {
  Job* job = files_.add(tr("Reading %1").arg(QFileInfo(folder).fileName()), [this, path = toPath(folder)](Progress& progress) {
    progress.start(SEGUE_TEXT("Reading the run"), 0);
    auto run = std::make_shared<experiment::Run>(experiment::read_run(path));
    run->saved_state.reset();  // it stays in that folder, where the window does not look for it
    return std::function<void()>([this, run] { workspace_.addRun(run); });
  });
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
}

void MainWindow::askSaveRun(const QString& name) {
  const auto run = workspace_.run(name);
  if (!run) return;
  const QString parent = QFileDialog::getExistingDirectory(this, tr("Where to put the folder of “%1”").arg(name), lastFolder());
  if (parent.isEmpty()) return;
  rememberFolder(parent);
  // A folder of its own, and a new one: nothing that stands there is touched.
  QString folder = parent + QLatin1Char('/') + folderName(name);
  for (int i = 2; QFileInfo::exists(folder); ++i) {
    folder = parent + QLatin1Char('/') + folderName(QStringLiteral("%1 %2").arg(name).arg(i));
  }
  Job* job = files_.add(tr("Saving %1").arg(name), [this, run, folder](Progress& progress) {
    progress.start(SEGUE_TEXT("Writing the run"), 0);
    experiment::write_run(toPath(folder), *run);
    return std::function<void()>(
        [this, folder] { statusBar()->showMessage(tr("Saved as %1").arg(QDir::toNativeSeparators(folder)), 8000); });
  });
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
}

void MainWindow::askRemoveRun(const QString& name) {
  QMessageBox question(QMessageBox::Question, QStringLiteral("Segue"), tr("Remove “%1”?").arg(name), QMessageBox::NoButton, this);
  question.setInformativeText(tr("Its vectors are deleted from Segue's own folder. Copies saved elsewhere stay."));
  const auto* remove = question.addButton(tr("Remove"), QMessageBox::DestructiveRole);
  question.setDefaultButton(question.addButton(tr("Keep"), QMessageBox::RejectRole));
  question.exec();
  if (question.clickedButton() == remove) workspace_.removeRun(name);
}

}  // namespace segue::ui
