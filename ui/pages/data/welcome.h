// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace segue::ui {

/// What the Data page shows before there is data: what to open, and how.
class Welcome : public QWidget {
  Q_OBJECT

 public:
  explicit Welcome(QWidget* parent = nullptr);
  void setRecent(const QStringList& folders);
  void retranslate();

 signals:
  void openFolder();
  void openFiles();
  void openSample();
  void importTable();
  void openRecent(const QString& path);

 private:
  QLabel* title_;
  QLabel* text_;
  QPushButton* folder_;
  QPushButton* files_;
  QPushButton* sample_;
  QPushButton* table_;
  QLabel* hint_;
  QLabel* recentTitle_;
  QVBoxLayout* recent_;
};

}  // namespace segue::ui
