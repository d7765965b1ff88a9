// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <vector>

#include "core/tables/table_spec.h"

class QComboBox;

namespace segue::ui {

/// The header of a table of which each column says what it holds: its name, and under it a box with the roles to choose from.
/// The boxes are reached by Tab, and come into view when they are.
class RoleHeader : public QHeaderView {
  Q_OBJECT

 public:
  explicit RoleHeader(QWidget* parent = nullptr);
  /// One box for each column; `enabled`: whether roles can be chosen at all.
  void setRoles(const std::vector<tables::Role>& roles, bool enabled);
  [[nodiscard]] QComboBox* box(int column) const { return boxes_.at(static_cast<std::size_t>(column)); }
  [[nodiscard]] int boxCount() const { return static_cast<int>(boxes_.size()); }

  [[nodiscard]] QSize sizeHint() const override;

 signals:
  void roleChosen(int column, segue::tables::Role role);

 protected:
  [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
  void updateGeometries() override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QComboBox* makeBox(int column);
  void nameBoxes();
  void placeBoxes();
  [[nodiscard]] int boxHeight() const;

  std::vector<QComboBox*> boxes_;
};

}  // namespace segue::ui
