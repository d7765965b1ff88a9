// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/pages/evaluate/story.h"
#include "ui/plot/drawing.h"

namespace segue::ui {

/// A figure by band of popularity or length: in each band a bar for each model, with its interval, and below it what is in it.
class BandPlot : public Drawing {
  Q_OBJECT

 public:
  explicit BandPlot(BandsBy by, QWidget* parent = nullptr);
  void setStory(std::shared_ptr<const EvaluationStory> story);
  /// As the rows by band of figures.csv.
  [[nodiscard]] PlotTable table() const override;
  [[nodiscard]] QSize sizeHint() const override { return {480, 260}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {260, 220}; }

 protected:
  [[nodiscard]] TextTable texts() const override;  ///< a row a band, a column a model
  void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] const std::vector<BandFigures>& bands() const;
  [[nodiscard]] QBrush brushOf(std::size_t model, const theme::Colors& colors) const;
  [[nodiscard]] QRectF area(const QSize& size) const;
  BandsBy by_;
  std::shared_ptr<const EvaluationStory> story_;
};

}  // namespace segue::ui
