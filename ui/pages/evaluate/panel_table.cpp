// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/panel_table.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QScrollBar>
#include <algorithm>

#include "ui/theme.h"

namespace segue::ui {

PanelTable::PanelTable(QAbstractItemModel* shown, int lines, QWidget* parent) : QTableView(parent) {
  setModel(shown);
  setShowGrid(false);
  setWordWrap(false);
  setAlternatingRowColors(true);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(lines * fontMetrics().height() + theme::unit);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setMinimumSectionSize(40);
  horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
}

void PanelTable::fit(int stretched, int rows) {
  stretched_ = stretched;
  if (rows > 0) {
    const int shown = std::clamp(model()->rowCount(), 1, rows);
    setFixedHeight(horizontalHeader()->sizeHint().height() + shown * verticalHeader()->defaultSectionSize() +
                   horizontalScrollBar()->sizeHint().height() + 4);
  }
  pending_ = true;
  if (isVisible()) measure();
}

void PanelTable::showEvent(QShowEvent* event) {
  QTableView::showEvent(event);
  if (pending_) measure();
}

void PanelTable::measure() {
  pending_ = false;
  QHeaderView* header = horizontalHeader();
  const QFontMetrics metrics = fontMetrics();
  const int rows = std::min(model()->rowCount(), 40);  // of long tables the first rows tell how wide a column is
  const auto widthOf = [&](int column) {
    int width = 0;
    for (int r = 0; r < rows; ++r) {
      for (const QString& line : model()->index(r, column).data().toString().split(u'\n')) {
        width = std::max(width, metrics.horizontalAdvance(line));
      }
    }
    return width;
  };
  // Headers of two lines are as wide as they are: an elided text is one line.
  const auto headerOf = [&](int column) { return model()->headerData(column, Qt::Horizontal).toString(); };
  bool lines = false;
  for (int c = 0; c < header->count(); ++c) lines = lines || headerOf(c).contains(u'\n');
  header->setTextElideMode(lines ? Qt::ElideNone : Qt::ElideMiddle);
  int all = 0;
  for (int c = 0; c < header->count(); ++c) {
    if (header->isSectionHidden(c)) continue;
    int width = widthOf(c);
    if (c + 1 < header->count() && header->isSectionHidden(c + 1)) width = std::max(width, widthOf(c + 1));
    const bool swatch = rows > 0 && model()->index(0, c).data(Qt::DecorationRole).isValid();
    // A long name in the header must not push figures out of sight; it goes on in the tooltip.
    const int head = std::min(header->sectionSizeHint(c), (lines ? 45 : 18) * theme::unit);
    width = std::max(width + 3 * theme::unit + (swatch ? 3 * theme::unit : 0), head);
    header->setSectionResizeMode(c, QHeaderView::Interactive);
    header->resizeSection(c, std::min(width, 45 * theme::unit));
    all += header->sectionSize(c);
  }
  if (stretched_ < 0 || stretched_ >= header->count()) return;
  if (all < viewport()->width()) header->setSectionResizeMode(stretched_, QHeaderView::Stretch);
}

}  // namespace segue::ui
