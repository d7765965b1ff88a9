// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/plot/save.h"
#include "ui/theme.h"

class QToolButton;

namespace segue::ui {

/// A drawing that Plot cannot make: painted by one function on the screen and into files, with its figures as a table. Copies and
/// saves itself from its context menu.
class Drawing : public QWidget {
  Q_OBJECT

 public:
  explicit Drawing(QWidget* parent = nullptr);
  [[nodiscard]] virtual PlotTable table() const = 0;
  /// The name is the accessible one.
  [[nodiscard]] Savable savable() const;
  [[nodiscard]] bool saveImage(const QString& path) const;  ///< by suffix: .svg or .png

 protected:
  /// Draws into [0, size). `saved`: on paper, where nothing is hovered or selected.
  virtual void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const = 0;
  /// Colours of series belong to `colors` being dark or not.
  [[nodiscard]] static bool isDark(const theme::Colors& colors) { return &colors == &theme::colors(true); }
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
};

/// A button "Export" whose menu copies and saves what `savable` gives at the time.
[[nodiscard]] QToolButton* makeExportButton(QWidget* parent, std::function<Savable()> savable);

}  // namespace segue::ui
