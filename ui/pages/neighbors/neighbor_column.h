// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <optional>
#include <vector>

#include "ui/pages/neighbors/neighbor_model.h"

class QComboBox;
class QLabel;
class QStackedLayout;
class QTableView;

namespace segue::ui {

/// What a column shows: a run, and how its vectors score two artists.
struct ColumnChoice {
  QString run;
  models::Scoring scoring = models::Scoring::resembles;
  QColor color;  ///< of the run
  bool operator==(const ColumnChoice& other) const { return run == other.run && scoring == other.scoring; }
};

/// "resembles" / "is followed by", in the interface's language.
[[nodiscard]] QString scoringText(models::Scoring scoring);

/// One of the lists side by side: the choice of run and scoring above, the neighbours below.
class NeighborColumn : public QFrame {
  Q_OBJECT

 public:
  explicit NeighborColumn(QWidget* parent = nullptr);
  /// What can be chosen. The present choice stays if it is still there.
  void setChoices(const std::vector<ColumnChoice>& choices);
  void choose(const std::optional<ColumnChoice>& choice);  ///< by the program: not the user's own choice
  [[nodiscard]] std::optional<ColumnChoice> choice() const;
  [[nodiscard]] bool chosenByUser() const { return chosenByUser_; }
  [[nodiscard]] QString title() const;  ///< "item2vec: resembles"

  void showNeighbors(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<neighbors::Neighbor> neighbors,
                     std::vector<char> predicted = {});
  void showMessage(const QString& text);
  [[nodiscard]] NeighborModel& model() { return *model_; }
  void retranslate();

 signals:
  void choiceChanged();
  void artistActivated(qint32 artist);

 private:
  void fill();
  std::vector<ColumnChoice> choices_;
  bool chosenByUser_ = false;
  QComboBox* box_;
  QStackedLayout* stack_;
  QTableView* table_;
  QLabel* message_;
  NeighborModel* model_;
};

}  // namespace segue::ui
