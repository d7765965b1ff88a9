// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/table.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace segue::ui {
namespace {

QByteArray quoted(const QString& text) {
  QByteArray bytes = text.toUtf8();
  if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r')) return bytes;
  bytes.replace("\"", "\"\"");
  return '"' + bytes + '"';
}

QByteArray cell(const PlotTable::Column& column, std::size_t row) {
  if (!column.texts.empty()) return quoted(column.texts[row]);
  const double value = column.values[row];
  if (std::isnan(value)) return {};
  if (column.time) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(value), Qt::UTC);
    return (time.time() == QTime(0, 0) ? time.date().toString(Qt::ISODate) : time.toString(Qt::ISODate)).toLatin1();
  }
  if (value == std::floor(value) && std::abs(value) < 9e15) return QByteArray::number(static_cast<qlonglong>(value));
  return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace

QByteArray csvOf(const PlotTable& table) {
  QByteArray csv;
  std::size_t rows = 0;
  for (const PlotTable::Column& column : table.columns) {
    if (!csv.isEmpty()) csv += ',';
    csv += quoted(column.name);
    rows = std::max({rows, column.values.size(), column.texts.size()});
  }
  csv += '\n';
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) csv += ',';
      csv += cell(table.columns[c], row);
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace segue::ui
