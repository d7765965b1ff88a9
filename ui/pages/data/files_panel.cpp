// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/files_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/jobs/job.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

namespace {

enum Column { name, read, kept, left_out, bytes, column_count };

/// QLocale leaves the units in English.
QString dataSize(std::uint64_t bytes) {
  if (bytes < 1024) return FilesPanel::tr("%1 bytes", "size of a file").arg(number(bytes));
  double value = static_cast<double>(bytes) / 1024;
  if (value < 1024) return FilesPanel::tr("%1 KiB").arg(QLocale().toString(value, 'f', 1));
  value /= 1024;
  if (value < 1024) return FilesPanel::tr("%1 MiB").arg(QLocale().toString(value, 'f', 1));
  return FilesPanel::tr("%1 GiB").arg(QLocale().toString(value / 1024, 'f', 1));
}

QString readingTime(double seconds) {
  return seconds < 0.95 ? FilesPanel::tr("%1 ms", "milliseconds").arg(std::max(1L, std::lround(seconds * 1000)))
                        : duration(seconds);
}

}  // namespace

FilesPanel::FilesPanel(QWidget* parent) : QWidget(parent), summary_(new QLabel(this)), tree_(new QTreeWidget(this)) {
  summary_->setForegroundRole(QPalette::PlaceholderText);
  summary_->setWordWrap(true);
  tree_->setObjectName(QStringLiteral("loadReport"));
  tree_->setColumnCount(column_count);
  tree_->setSelectionMode(QAbstractItemView::SingleSelection);
  tree_->setUniformRowHeights(true);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(name, QHeaderView::Stretch);
  const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
  for (int column = read; column < column_count; ++column) tree_->header()->resizeSection(column, 16 * digit);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  rows->addWidget(summary_);
  rows->addWidget(tree_, 1);
  retranslate();
}

quint64 FilesPanel::skippedRows() const {
  quint64 skipped = 0;
  for (const data::FileReport& file : report_.files) {
    for (const data::Skipped& reason : file.skipped) skipped += reason.count;
  }
  return skipped;
}

void FilesPanel::setReport(const data::LoadReport& report) {
  report_ = report;
  retranslate();
}

void FilesPanel::retranslate() {
  tree_->setHeaderLabels({tr("File"), tr("Rows read"), tr("Rows kept"), tr("Left out"), tr("Size")});
  for (int column = read; column < column_count; ++column) {
    tree_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
  const QString size = dataSize(report_.bytes);
  summary_->setText(
      skippedRows() == 0
          ? tr("%1 read in %2. Nothing was left out.").arg(size, readingTime(report_.seconds))
          : tr("%1 read in %2. Each reason for leaving something out is listed with the line where it was first seen.")
                .arg(size, readingTime(report_.seconds)));
  tree_->clear();
  for (const data::FileReport& file : report_.files) {
    quint64 skipped = 0;
    for (const data::Skipped& reason : file.skipped) skipped += reason.count;
    auto* row = new QTreeWidgetItem(tree_);
    row->setSizeHint(name, QSize(0, fontMetrics().height() + theme::unit));
    row->setText(name, QString::fromStdString(file.file));
    row->setText(read, number(file.rows_read));
    row->setText(kept, number(file.rows_kept));
    row->setText(left_out, skipped == 0 ? QStringLiteral("–") : number(skipped));
    row->setText(bytes, dataSize(file.bytes));
    for (int column = read; column < column_count; ++column) row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const auto addReason = [&](const data::Skipped& reason, const QString& pattern) {
      auto* line = new QTreeWidgetItem(row);
      const QString text = QString::fromStdString(reason.first_text);
      QString what = coreText(reason.reason);
      if (reason.first_line > 0) {
        what = tr("%1 — first in line %2: %3").arg(what, number(reason.first_line), text);
      } else if (!text.isEmpty()) {
        what = tr("%1 — first: %2").arg(what, text);
      }
      line->setText(name, pattern.arg(number(reason.count), what));
      line->setToolTip(name, line->text(name));
      line->setFirstColumnSpanned(true);  // a reason and the row it was first seen in need the room
    };
    for (const data::Skipped& reason : file.skipped) addReason(reason, tr("%1 left out: %2", "count, reason"));
    for (const data::Skipped& note : file.notes) addReason(note, tr("%1 kept: %2", "count, oddity"));
    row->setExpanded(!file.skipped.empty());
  }
}

}  // namespace segue::ui
