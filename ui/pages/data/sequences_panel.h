// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/data/corpus.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QSettings;

namespace segue::ui {

class OptionsForm;

/// Which sequences are used and how they are split: the options with Apply, and what they leave over, step by step.
class SequencesPanel : public QWidget {
  Q_OBJECT

 public:
  SequencesPanel(const data::CorpusOptions& corpus, const data::SplitOptions& split, QWidget* parent = nullptr);
  /// What is in force now, with what it gave.
  void setPrepared(const data::CorpusOptions& corpus, const data::SplitOptions& split, const data::PreparedCorpus& prepared);
  void setBusy(bool busy);
  [[nodiscard]] data::CorpusOptions corpusOptions() const;
  [[nodiscard]] data::SplitOptions splitOptions() const;
  void save(QSettings& settings) const;
  void restore(const QSettings& settings);
  void retranslate();

 signals:
  void apply();

 private:
  void fillFunnel();
  void updateApply();

  OptionsForm* corpusForm_;
  OptionsForm* splitForm_;
  QLabel* corpusTitle_;
  QLabel* splitTitle_;
  QLabel* funnelTitle_;
  QLabel* pending_;
  QPushButton* apply_;
  QGridLayout* funnel_;
  data::PreparedCorpus prepared_;
  bool edited_ = false;
  bool busy_ = false;
};

}  // namespace segue::ui
