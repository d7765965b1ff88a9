// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <functional>

#include "ui/plot/table.h"

class QMenu;
class QPainter;
class QWidget;

namespace segue::ui {

/// Draws with `draw` into a .svg or .png file (by suffix), on the light theme's ground, as for paper. False: not written.
[[nodiscard]] bool savePicture(const QString& path, const QSize& size, const std::function<void(QPainter&)>& draw);

/// What a drawing can be saved as.
struct Savable {
  QString name;                                 ///< of the file offered, without suffix
  std::function<bool(const QString&)> picture;  ///< writes .svg or .png
  std::function<PlotTable()> table;             ///< called on a worker: holds copies of what it needs
};

/// Adds "Save as SVG…", "… PNG…" and "Save the figures as CSV…", which ask for a file and say how it went.
void addSaveActions(QMenu& menu, QWidget* widget, const Savable& savable);

}  // namespace segue::ui
