// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <limits>
#include <memory>

#include "ui/jobs/latest_job.h"
#include "ui/widgets/artist_index.h"

class QCompleter;
class QStandardItemModel;

namespace segue::ui {

/// A line that finds artists while one types. Folding the names runs on a worker when the vocabulary is set; a query then is a
/// plain scan of a few milliseconds.
class ArtistSearch : public QLineEdit {
  Q_OBJECT

 public:
  explicit ArtistSearch(QWidget* parent = nullptr);
  /// Null: nothing to find. Artists from `played` on have predicted vectors only, and are marked in the place of their plays.
  void setVocabulary(std::shared_ptr<const data::Vocabulary> vocabulary,
                     std::size_t played = std::numeric_limits<std::size_t>::max());
  [[nodiscard]] bool ready() const { return index_ != nullptr; }

 signals:
  void artistChosen(qint32 artist);  ///< vocabulary index
  void becameReady();

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void retranslate();
  void showMatches();
  void choose(qint32 artist);

  std::shared_ptr<const data::Vocabulary> vocabulary_;
  std::size_t played_ = 0;
  std::shared_ptr<const ArtistIndex> index_;
  QStandardItemModel* matches_;
  QCompleter* completer_;
  LatestJob folding_;
};

}  // namespace segue::ui
