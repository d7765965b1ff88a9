// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSettings;
class QVBoxLayout;

namespace segue::ui {

class Workspace;

/// One step of the work. A page builds itself once, follows the Workspace's signals, and shows an empty state that says what to
/// do next while it has nothing to show.
class Page : public QWidget {
  Q_OBJECT

 public:
  explicit Page(Workspace& workspace, QWidget* parent = nullptr) : QWidget(parent), workspace_(workspace) {}
  virtual void saveState(QSettings&) const {}
  virtual void restoreState(const QSettings&) {}
  /// Texts again after a change of language (called from changeEvent(LanguageChange)).
  virtual void retranslate() = 0;

 protected:
  void changeEvent(QEvent* event) override;
  /// The page's layout with its margins: the heading, the problem (hidden until there is one); the rest is the page's to add.
  QVBoxLayout* frame(QWidget* heading, QWidget* problem);
  /// Sends the user on to what a model still needs: to Data where there is no corpus, else to Train.
  void askForModel();
  [[nodiscard]] Workspace& workspace() const { return workspace_; }

 private:
  Workspace& workspace_;
};

}  // namespace segue::ui
