// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/start_box.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "core/experiment/resume.h"
#include "ui/pages/train/choice_layout.h"

namespace segue::ui {

namespace {

enum Kind { newVectors, ofRun, resumed, ofFile, browse };
constexpr int kindRole = Qt::UserRole;
constexpr int valueRole = Qt::UserRole + 1;

}  // namespace

StartBox::StartBox(QWidget* parent)
    : QWidget(parent), label_(new QLabel(this)), box_(new QComboBox(this)), help_(new QLabel(this)) {
  box_->setObjectName(QStringLiteral("startFrom"));
  help_->setObjectName(QStringLiteral("startHelp"));
  layOutChoice(this, label_, box_, help_);
  connect(box_, &QComboBox::activated, this, &StartBox::activated);
  retranslate();
}

void StartBox::activated(int index) {
  switch (box_->itemData(index, kindRole).toInt()) {
    case newVectors: chooseNew(); return;
    case ofRun: chooseRun(box_->itemData(index, valueRole).toString()); return;
    case resumed: chooseToResume(box_->itemData(index, valueRole).toString()); return;
    case ofFile: chooseFile(box_->itemData(index, valueRole).toString()); return;
    default: break;
  }
  const QString path = QFileDialog::getOpenFileName(this, tr("Start from vectors"), QFileInfo(file_).path(),
                                                    tr("Vectors (*.txt *.vec *.npy);;All files (*)"));
  if (path.isEmpty()) {
    fill();  // back to what was chosen
  } else {
    chooseFile(path);
  }
}

void StartBox::setRuns(std::vector<std::shared_ptr<const experiment::Run>> runs) {
  runs_ = std::move(runs);
  const auto chosen = run();
  if (!choice_.run.isEmpty() && (chosen == nullptr || (choice_.resume && !experiment::can_resume(*chosen)))) {
    chooseNew();
  } else {
    fill();
  }
}

void StartBox::chooseNew() {
  choice_ = {};
  fill();
  emit changed();
}

void StartBox::chooseRun(const QString& name) {
  choice_ = {name, {}, false};
  if (run() == nullptr) choice_ = {};
  fill();
  emit changed();
}

void StartBox::chooseToResume(const QString& name) {
  choice_ = {name, {}, true};
  const auto chosen = run();
  if (chosen == nullptr || !experiment::can_resume(*chosen)) choice_ = {};
  fill();
  emit changed();
}

void StartBox::chooseFile(const QString& path) {
  file_ = path;
  choice_ = {{}, path, false};
  fill();
  emit changed();
}

TrainingStart StartBox::choice() const { return choice_; }

std::shared_ptr<const experiment::Run> StartBox::run() const {
  const std::string name = choice_.run.toStdString();
  const auto found = std::ranges::find_if(runs_, [&](const auto& run) { return run->name == name; });
  return choice_.run.isEmpty() || found == runs_.end() ? nullptr : *found;
}

void StartBox::fill() {
  const QSignalBlocker quiet(box_);
  box_->clear();
  const auto add = [this](const QString& text, Kind kind, const QString& value) {
    box_->addItem(text);
    box_->setItemData(box_->count() - 1, kind, kindRole);
    box_->setItemData(box_->count() - 1, value, valueRole);
    const bool chosen = (kind == (choice_.resume ? resumed : ofRun) && value == choice_.run && !value.isEmpty()) ||
                        (kind == ofFile && value == choice_.file);
    if (chosen) box_->setCurrentIndex(box_->count() - 1);
  };
  add(tr("New vectors"), newVectors, {});
  for (const auto& run : runs_) {
    const QString name = QString::fromStdString(run->name);
    add(name, ofRun, name);
    if (experiment::can_resume(*run)) add(tr("Resume %1").arg(name), resumed, name);
  }
  if (!file_.isEmpty()) add(QFileInfo(file_).fileName(), ofFile, file_);
  box_->insertSeparator(box_->count());
  add(tr("Vector file…"), browse, {});
  box_->setToolTip(choice_.file);
  showHelp();
}

void StartBox::showHelp() {
  QString help;
  if (const auto chosen = run(); chosen && choice_.resume && chosen->saved_state) {
    help =
        tr("Training goes on after epoch %1 as if it had never ended. The options that must stay are grey; the number of epochs "
           "includes those that are done.")
            .arg(chosen->saved_state->numbers.epochs);
  } else if (!choice_.run.isEmpty()) {
    help = tr("Training goes on from its vectors; the learning rate and what an optimiser remembers begin anew.");
  } else if (!choice_.file.isEmpty()) {
    help =
        tr("Artists are found by id, or by name where the file has no ids; the others begin anew. The dimensions must be the "
           "file's.");
  }
  help_->setText(help);
  help_->setVisible(!help.isEmpty());
}

void StartBox::retranslate() {
  label_->setText(tr("Start from"));
  fill();
}

}  // namespace segue::ui
