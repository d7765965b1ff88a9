// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <memory>
#include <vector>

#include "ui/jobs/latest_job.h"
#include "ui/pages/evaluate/differences.h"
#include "ui/plot/text_table.h"

namespace segue::ui {

/// The sequences of one bar of a difference histogram, or of all. Holds positions only; texts are made for what is seen. Long
/// lists are sorted on a worker.
class SequencesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { sequence, difference, first, second, steps, length, user, column_count };

  using QAbstractTableModel::QAbstractTableModel;
  /// `corpus` names sequences by their place in the data set; without one they go by their number.
  void setDifferences(std::shared_ptr<const PairedDifferences> differences, std::shared_ptr<const data::Corpus> corpus);
  void showBin(int bin);  ///< −1: all
  [[nodiscard]] std::uint32_t positionOf(int row) const { return shown_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] const std::shared_ptr<const PairedDifferences>& differences() const { return differences_; }
  void retranslate();
  /// Of all that is shown; callable on a worker.
  [[nodiscard]] std::function<PlotTable()> table() const;
  /// The first `most` rows as texts, and a last one that says how many more there are.
  [[nodiscard]] TextTable texts(const QString& title, int most) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  void fill();
  void sortShown();
  std::shared_ptr<const PairedDifferences> differences_;
  std::shared_ptr<const data::Corpus> corpus_;
  std::vector<std::uint32_t> shown_;
  int bin_ = -1;
  int sortColumn_ = -1;
  Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
  std::uint64_t filled_ = 0;  // how often: a sorted list that comes too late is dropped
  LatestJob sorting_;
};

/// "Playlist 12", "Session 3": by its place in the data set, from 1.
[[nodiscard]] QString sequenceName(const data::Corpus& corpus, std::uint32_t sequence);

}  // namespace segue::ui
