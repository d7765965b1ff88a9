// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <functional>

#include "ui/plot/table.h"
#include "ui/plot/text_table.h"

class QMenu;
class QPainter;
class QWidget;

namespace segue::ui {

/// Draws with `draw` into a .svg or .png file (by suffix), on the light theme's ground, as for paper. False: not written.
[[nodiscard]] bool savePicture(const QString& path, const QSize& size, const std::function<void(QPainter&)>& draw);

/// `path` as a file dialog gave it, with `suffix` where it has another. The dialog has not seen the file that it then names:
/// where there is one, asks whether to replace it. Empty where not, and for an empty path.
[[nodiscard]] QString withSuffix(QWidget* widget, const QString& path, const QString& suffix);

/// What a drawing can be saved as.
struct Savable {
  QString name;                                 ///< of the file offered, without suffix
  std::function<bool(const QString&)> picture;  ///< writes .svg or .png
  std::function<PlotTable()> table;             ///< called on a worker: holds copies of what it needs
  std::function<TextTable()> texts = {};        ///< the same as it is read; short, so called on the GUI thread. May be absent
};

/// Adds "Save as SVG…", "… PNG…", "Save the figures as CSV…" and, where there are texts, "… Markdown…" and "… LaTeX…", which ask
/// for a file and say how it went.
void addSaveActions(QMenu& menu, QWidget* widget, const Savable& savable);

/// Adds the same for the clipboard: CSV, Markdown, LaTeX, cells for a spreadsheet, the picture. `savable` has texts.
void addCopyActions(QMenu& menu, QWidget* widget, const Savable& savable);

/// A table as something to save: its picture is the table, set in type.
[[nodiscard]] Savable savableTable(const QAbstractItemModel& model, const QString& name, QWidget* widget);

}  // namespace segue::ui
