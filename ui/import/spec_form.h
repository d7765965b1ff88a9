// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariant>
#include <vector>

#include "core/tables/table_spec.h"

class QLabel;
class QWidget;

namespace segue::ui {

/// Editors for all of a TableSpec but its columns, each a cell of its own for whoever lays them out. What is automatic shows in
/// brackets what was detected: "Automatic (Tab)".
class SpecForm : public QObject {
  Q_OBJECT

 public:
  explicit SpecForm(QWidget* parent);

  /// Label over editor; the editor is called by the field's name ("delimiter").
  [[nodiscard]] QWidget* cell(const char* field) const;
  void setSpec(tables::TableSpec spec);  ///< without a signal
  /// Columns are those of `columns`.
  [[nodiscard]] tables::TableSpec spec(const std::vector<tables::ColumnRole>& columns) const;
  /// `spec` with nothing automatic: shown in brackets, and what does not matter to it is disabled.
  void setDetected(tables::TableSpec spec);
  void retranslate();

 signals:
  void edited();

 private:
  struct Row {
    Field field;
    std::vector<const char*> labels = {};  // of a choice; the first is "Automatic"
    int detected = 0;
    QWidget* cell = nullptr;
    QLabel* label = nullptr;  // null for check boxes, which carry theirs
    QWidget* editor = nullptr;
  };
  class Builder;
  class Writer;
  class Reader;
  class Detected;

  void add(Row row);
  [[nodiscard]] QVariant value(std::size_t row) const;
  void setValue(std::size_t row, const QVariant& value);
  void enable(const char* field, bool on);
  void nameChoices(const Row& row);

  QWidget* parent_;
  std::vector<Row> rows_;
};

}  // namespace segue::ui
