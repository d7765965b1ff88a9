// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/text_table.h"

#include <QAbstractItemModel>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <cmath>
#include <limits>

#include "ui/theme.h"

namespace segue::ui {
namespace {

QString oneLine(QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' ').simplified(); }

QString markdownCell(const QString& text) { return oneLine(text).replace(u'|', QStringLiteral("\\|")); }

QString latexCell(const QString& text) {
  QString out;
  for (const QChar c : oneLine(text)) {
    switch (c.unicode()) {
      case u'\\': out += QStringLiteral("\\textbackslash{}"); break;
      case u'&':
      case u'%':
      case u'$':
      case u'#':
      case u'_':
      case u'{':
      case u'}':
        out += u'\\';
        out += c;
        break;
      case u'~': out += QStringLiteral("\\textasciitilde{}"); break;
      case u'^': out += QStringLiteral("\\textasciicircum{}"); break;
      case u'<': out += QStringLiteral("$<$"); break;
      case u'>': out += QStringLiteral("$>$"); break;
      case u'−': out += QStringLiteral("$-$"); break;
      case u'≠': out += QStringLiteral("$\\neq$"); break;
      case u'×': out += QStringLiteral("$\\times$"); break;
      case u'…': out += QStringLiteral("\\ldots{}"); break;
      case u'–': out += QStringLiteral("--"); break;
      case u'\u00a0':
      case u'\u202f': out += u'~'; break;  // spaces that a locale groups digits by
      default: out += c;
    }
  }
  return out;
}

QString markdown(const TextTable& table) {
  const auto line = [](const QStringList& cells) {
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
  };
  QStringList head;
  QStringList rule;
  for (const TextTable::Column& column : table.columns) {
    head << markdownCell(column.name);
    rule << (column.number ? QStringLiteral("---:") : QStringLiteral("---"));
  }
  QString out = line(head) + line(rule);
  for (const QStringList& row : table.rows) {
    QStringList cells;
    for (const QString& cell : row) cells << markdownCell(cell);
    out += line(cells);
  }
  for (const QString& note : table.notes) out += u'\n' + markdownCell(note) + u'\n';
  return out;
}

QString latex(const TextTable& table) {
  const auto line = [](const QStringList& cells) { return cells.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n"); };
  QString places;
  QStringList head;
  for (const TextTable::Column& column : table.columns) {
    places += column.number ? u'r' : u'l';
    head << latexCell(column.name);
  }
  QString out = QStringLiteral("% \\usepackage{booktabs}\n\\begin{tabular}{%1}\n\\toprule\n").arg(places);
  out += line(head) + QStringLiteral("\\midrule\n");
  for (const QStringList& row : table.rows) {
    QStringList cells;
    for (const QString& cell : row) cells << latexCell(cell);
    out += line(cells);
  }
  out += QStringLiteral("\\bottomrule\n\\end{tabular}\n");
  if (table.notes.isEmpty()) return out;
  return out + QStringLiteral("\n{\\footnotesize %1\\par}\n").arg(latexCell(table.notes.join(u' ')));
}

QString tabs(const TextTable& table) {
  QStringList head;
  for (const TextTable::Column& column : table.columns) head << oneLine(column.name);
  QString out = head.join(u'\t') + u'\n';
  for (const QStringList& row : table.rows) {
    QStringList cells;
    for (const QString& cell : row) cells << oneLine(cell);
    out += cells.join(u'\t') + u'\n';
  }
  for (const QString& note : table.notes) out += oneLine(note) + u'\n';
  return out;
}

constexpr int gap = 3 * theme::unit;
constexpr int margin = 2 * theme::unit;

std::vector<int> widthsOf(const TextTable& table, const QFontMetrics& metrics) {
  std::vector<int> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    int width = metrics.horizontalAdvance(oneLine(table.columns[c].name));
    for (const QStringList& row : table.rows) {
      width = std::max(width, metrics.horizontalAdvance(oneLine(row[static_cast<qsizetype>(c)])));
    }
    widths.push_back(width);
  }
  return widths;
}

/// Notes in lines of `width`.
QRect notesRect(const TextTable& table, const QFontMetrics& metrics, int width) {
  return metrics.boundingRect(QRect(0, 0, width, 1 << 20), Qt::TextWordWrap, table.notes.join(u'\n'));
}

int lineHeight(const QFontMetrics& metrics) { return metrics.height() + theme::unit / 2; }

bool isNumber(const QAbstractItemModel& model, int column) {
  const QVariant alignment = model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
  return alignment.isValid() && (alignment.value<Qt::Alignment>() & Qt::AlignRight) != 0;
}

}  // namespace

QString textOf(const TextTable& table, TableFormat format) {
  switch (format) {
    case TableFormat::markdown: return markdown(table);
    case TableFormat::latex: return latex(table);
    case TableFormat::tabs: return tabs(table);
  }
  return {};
}

TextTable shownTable(const QAbstractItemModel& model, const QString& title) {
  TextTable table{title, {}, {}};
  for (int c = 0; c < model.columnCount(); ++c) {
    table.columns.push_back({oneLine(model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString()), isNumber(model, c)});
  }
  for (int r = 0; r < model.rowCount(); ++r) {
    QStringList row;
    for (int c = 0; c < model.columnCount(); ++c) row << model.index(r, c).data().toString();
    table.rows.push_back(row);
  }
  return table;
}

PlotTable exactTable(const QAbstractItemModel& model) {
  PlotTable table;
  for (int c = 0; c < model.columnCount(); ++c) {
    PlotTable::Column column{oneLine(model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString())};
    bool numbers = isNumber(model, c);
    for (int r = 0; r < model.rowCount() && numbers; ++r) numbers = model.index(r, c).data(valueRole).isValid();
    for (int r = 0; r < model.rowCount(); ++r) {
      const QModelIndex at = model.index(r, c);
      if (numbers) {
        column.values.push_back(at.data(valueRole).toDouble());
      } else {
        column.texts.push_back(oneLine(at.data().toString()));
      }
    }
    table.columns.push_back(std::move(column));
  }
  return table;
}

TextTable asTexts(const PlotTable& table, const QString& title) {
  const QLocale locale;
  const auto text = [&locale](double value) {
    if (std::isnan(value)) return QStringLiteral("–");
    if (value == std::floor(value) && std::abs(value) < 9e15) return locale.toString(value, 'f', 0);
    return std::abs(value) < 1e-4 ? locale.toString(value, 'e', 1) : locale.toString(value, 'f', 4);
  };
  TextTable out{title, {}, {}};
  std::size_t rows = 0;
  for (const PlotTable::Column& column : table.columns) {
    out.columns.push_back({column.name, column.texts.empty()});
    rows = std::max({rows, column.values.size(), column.texts.size()});
  }
  for (std::size_t r = 0; r < rows; ++r) {
    QStringList row;
    for (const PlotTable::Column& column : table.columns)
      row << (column.texts.empty() ? text(column.values[r]) : column.texts[r]);
    out.rows.push_back(row);
  }
  return out;
}

QSize sizeOfDrawing(const TextTable& table, const QFont& font) {
  const QFontMetrics metrics(font);
  int width = 2 * margin;
  for (const int w : widthsOf(table, metrics)) width += w + gap;
  const auto lines = static_cast<int>(table.rows.size()) + 1;
  width += 2 * theme::unit - gap;
  int height = lines * lineHeight(metrics) + 2 * margin + theme::unit;
  if (!table.notes.isEmpty()) {
    width = std::max(width, 60 * metrics.averageCharWidth());
    height += notesRect(table, metrics, width - 2 * margin).height() + theme::unit;
  }
  return {width, height};
}

void drawTable(QPainter& painter, const TextTable& table, const QFont& font) {
  const theme::Colors& colors = theme::colors(false);
  const QFontMetrics metrics(font);
  const std::vector<int> widths = widthsOf(table, metrics);
  const int height = lineHeight(metrics);
  const int right = sizeOfDrawing(table, font).width() - margin;
  int y = margin;
  const auto rule = [&](double thick) {
    painter.setPen(QPen(colors.text, thick));
    painter.drawLine(QPointF(margin, y), QPointF(right, y));
  };
  const auto line = [&](const QStringList& cells) {
    int x = margin + theme::unit / 2;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      const auto side = table.columns[c].number ? Qt::AlignRight : Qt::AlignLeft;
      painter.drawText(QRect(x, y, widths[c] + theme::unit, height), side | Qt::AlignVCenter,
                       oneLine(cells[static_cast<qsizetype>(c)]));
      x += widths[c] + gap;
    }
    y += height;
  };
  painter.setFont(font);
  rule(1.4);
  QStringList head;
  for (const TextTable::Column& column : table.columns) head << column.name;
  y += theme::unit / 4;
  painter.setPen(colors.text);
  line(head);
  rule(0.8);
  y += theme::unit / 4;
  for (const QStringList& row : table.rows) {
    painter.setPen(colors.text);
    line(row);
  }
  rule(1.4);
  if (table.notes.isEmpty()) return;
  const QRect notes = notesRect(table, metrics, right - margin);
  painter.setPen(colors.muted);
  painter.drawText(QRect(margin, y + theme::unit, right - margin, notes.height() + theme::unit), Qt::TextWordWrap,
                   table.notes.join(u'\n'));
}

}  // namespace segue::ui
