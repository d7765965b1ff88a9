// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/data/corpus.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSettings;
class QToolButton;

namespace segue::ui {

class CorpusNotes;
class FunnelView;
class Funnel;
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
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void apply();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// What a part needs to be shown without being cut at the right.
  static int widthOf(const QScrollArea& part);
  void layOut();
  QWidget* makeForms();
  QWidget* makeOutcome();
  void updateApply();

  OptionsForm* corpusForm_;
  OptionsForm* splitForm_;
  QLabel* corpusTitle_;
  QLabel* splitTitle_;
  QLabel* funnelTitle_;
  QLabel* pending_;
  QPushButton* apply_;
  QComboBox* measure_;
  QToolButton* menu_;
  QBoxLayout* parts_;
  QScrollArea* forms_ = nullptr;
  QScrollArea* outcome_ = nullptr;
  FunnelView* funnel_;
  CorpusNotes* notes_;
  bool prepared_ = false;
  bool edited_ = false;
  bool busy_ = false;
};

}  // namespace segue::ui
