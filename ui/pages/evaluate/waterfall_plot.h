// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/evaluation/waterfall.h"
#include "ui/pages/evaluate/evaluated_model.h"
#include "ui/pages/evaluate/figure.h"
#include "ui/plot/drawing.h"

namespace segue::ui {

/// One line a step from one protocol to another: the figure that it gives, and by how much it differs from the step before; below
/// it what the defect is about, where that is another figure.
class WaterfallPlot : public Drawing {
  Q_OBJECT

 public:
  using Drawing::Drawing;
  /// `of`: what was evaluated. `ownStatistics`: intervals and p of the steps are those of `key`. What a p is against is shown as
  /// it is named.
  void setSteps(std::vector<evaluation::WaterfallStep> steps, const EvaluatedModel& of, const FigureKey& key, const QString& from,
                const QString& to, bool ownStatistics);
  [[nodiscard]] const std::vector<evaluation::WaterfallStep>& steps() const { return steps_; }
  /// A row a step, in core's words.
  [[nodiscard]] PlotTable table() const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }

 protected:
  [[nodiscard]] TextTable texts() const override;
  void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] int lineHeight() const;
  [[nodiscard]] int rowTop(std::size_t row) const;       ///< up to steps_.size() + 1: below all
  [[nodiscard]] QString touched(std::size_t row) const;  ///< empty: ranks alone
  [[nodiscard]] bool stands(std::size_t row) const;      ///< its interval or p is one of `key_`
  [[nodiscard]] QString idle(std::size_t row) const;     ///< empty: the step acts
  [[nodiscard]] QString label(std::size_t row) const;    ///< steps_.size(): where the way ends
  [[nodiscard]] QString help(std::size_t row) const;
  std::vector<evaluation::WaterfallStep> steps_;
  std::vector<double> values_;
  EvaluatedModel of_;
  FigureKey key_;
  bool ownStatistics_ = true;
  QString from_, to_;
};

}  // namespace segue::ui
