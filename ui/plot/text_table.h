// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/plot/table.h"

class QAbstractItemModel;
class QFont;
class QPainter;

namespace segue::ui {

/// A table as it is read: texts, rounded and in the interface's language. `PlotTable` has the figures themselves.
struct TextTable {
  struct Column {
    QString name;
    bool number = false;  ///< stands at the right
  };
  QString title;
  std::vector<Column> columns;
  std::vector<QStringList> rows;  ///< each with one text a column
  QStringList notes = {};         ///< below it, a line each: what the figures are
};

enum class TableFormat {
  markdown,  ///< a pipe table
  latex,     ///< a tabular with booktabs' rules, special characters escaped
  tabs,      ///< for spreadsheets
};
[[nodiscard]] QString textOf(const TextTable& table, TableFormat format);

/// The role under which an item model gives the number that a cell shows rounded. A double; NaN where there is none.
inline constexpr int valueRole = Qt::UserRole + 40;

/// All that a model shows, with its header. Columns whose header is aligned to the right are numbers.
[[nodiscard]] TextTable shownTable(const QAbstractItemModel& model, const QString& title);
/// The same with the numbers behind the texts, for CSV.
[[nodiscard]] PlotTable exactTable(const QAbstractItemModel& model);

/// Figures as texts in the interface's language: whole numbers whole, others with four decimals (or as 1.2e-8 where that is
/// nothing).
[[nodiscard]] TextTable asTexts(const PlotTable& table, const QString& title);

/// How large `drawTable` draws it.
[[nodiscard]] QSize sizeOfDrawing(const TextTable& table, const QFont& font);
/// Draws it in the light theme's colours, as for paper.
void drawTable(QPainter& painter, const TextTable& table, const QFont& font);

}  // namespace segue::ui
