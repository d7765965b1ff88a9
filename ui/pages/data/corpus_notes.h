// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/data/corpus.h"

class QLabel;

namespace segue::ui {

/// What to know about the sequences in force, a plain sentence each: artists without a vector, users on both sides of the split,
/// near-duplicates, missing times. What is not the case is not said.
class CorpusNotes : public QWidget {
  Q_OBJECT

 public:
  explicit CorpusNotes(QWidget* parent = nullptr);
  void setPrepared(const data::CorpusOptions& corpus, const data::SplitOptions& split, const data::PreparedCorpus& prepared);
  void retranslate();

 private:
  QLabel* note(const char* name);
  QLabel* vector_;
  QLabel* unknown_;
  QLabel* near_;
  QLabel* users_;
  QLabel* times_;
  data::CorpusReport report_;
  data::CorpusOptions corpus_;
  data::SplitOptions split_;
  quint64 vocabulary_ = 0;
  quint64 heldOut_ = 0;
};

}  // namespace segue::ui
