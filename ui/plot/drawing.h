// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <utility>

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
  /// What its figures are and how they were made, a line each. A picture that is saved has the accessible name above it and these
  /// lines below, texts have them below, so that neither has to be remembered.
  void setNotes(QStringList notes) { notes_ = std::move(notes); }
  [[nodiscard]] const QStringList& notes() const { return notes_; }
  /// What the context menu copies and saves instead of `savable()`.
  void setExport(std::function<Savable()> exported) { exported_ = std::move(exported); }

 protected:
  /// Draws into [0, size). `saved`: on paper, where nothing is hovered or selected.
  virtual void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const = 0;
  /// The table as it is read; without notes. Its figures as they are, unless a drawing knows better.
  [[nodiscard]] virtual TextTable texts() const { return asTexts(table(), accessibleName()); }
  /// Colours of series belong to `colors` being dark or not.
  [[nodiscard]] static bool isDark(const theme::Colors& colors) { return &colors == &theme::colors(true); }
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  QStringList notes_;
  std::function<Savable()> exported_;
};

/// A button "Export" whose menu copies and saves what `savable` gives at the time.
[[nodiscard]] QToolButton* makeExportButton(QWidget* parent, std::function<Savable()> savable);

}  // namespace segue::ui
