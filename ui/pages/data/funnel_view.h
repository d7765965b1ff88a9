// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/data/corpus.h"
#include "ui/plot/table.h"

class QMenu;

namespace segue::ui {

/// What each choice leaves of a data set, from the files down to the parts of the split: a bar and a number for each step.
class FunnelView : public QWidget {
  Q_OBJECT

 public:
  enum class Measure { sequences, plays, artists };

  explicit FunnelView(QWidget* parent = nullptr);
  void setSteps(std::vector<data::FunnelStep> steps);
  void setMeasure(Measure measure);
  [[nodiscard]] QString label(std::size_t step) const;
  [[nodiscard]] quint64 value(std::size_t step) const;
  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  /// The last steps are not filters: test, validation and training part the step before them.
  [[nodiscard]] bool isPart(std::size_t step) const { return step > 0 && step + 3 >= steps_.size(); }
  [[nodiscard]] PlotTable table() const;
  [[nodiscard]] bool saveImage(const QString& path) const;
  [[nodiscard]] QMenu* makeMenu();
  void retranslate();

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void draw(QPainter& painter, int width, bool dark) const;
  [[nodiscard]] int rowHeight() const;
  [[nodiscard]] int topOf(std::size_t step) const;
  [[nodiscard]] bool hasBothSources() const;
  [[nodiscard]] QString describe(std::size_t step) const;

  std::vector<data::FunnelStep> steps_;
  Measure measure_ = Measure::sequences;
};

}  // namespace segue::ui
