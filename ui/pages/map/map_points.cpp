// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/map/map_points.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace segue::ui {
namespace {

constexpr float smallest = 1.4F;
constexpr float largest = 7.0F;
constexpr float ring = 3.0F;  // of artists whose vector is predicted: nobody plays them, and a ring needs room

// The span of values without the outermost 0.1 % at each side: a few far artists must not shrink all others to a blot.
std::pair<double, double> core_span(std::vector<float> values) {
  if (values.empty()) return {-1, 1};
  const auto cut = static_cast<std::ptrdiff_t>(values.size() / 1000);
  std::nth_element(values.begin(), values.begin() + cut, values.end());
  const double low = static_cast<double>(values[static_cast<std::size_t>(cut)]);
  std::nth_element(values.begin(), values.end() - 1 - cut, values.end());
  const double high = static_cast<double>(*(values.end() - 1 - cut));
  return {low, high};
}

void color_by_plays(MapPoints& points) {
  const auto& counts = points.vocabulary->counts;
  const auto digits = [](std::uint64_t plays) {
    std::size_t power = 0;
    for (std::uint64_t rest = plays; rest >= 10; rest /= 10) ++power;
    return power;
  };
  std::size_t top = 0;
  for (const std::uint64_t plays : counts) top = std::max(top, digits(plays));
  for (std::size_t power = 0; power <= top; ++power) {
    const double depth = top == 0 ? 1.0 : static_cast<double>(power) / static_cast<double>(top);
    std::uint64_t least = 1;
    for (std::size_t i = 0; i < power; ++i) least *= 10;
    points.categories.push_back({QString::number(least), -1, depth});
  }
  for (std::size_t i = 0; i < points.size(); ++i) points.category[i] = static_cast<std::uint8_t>(digits(counts[i]));
}

void color_by_tag(MapPoints& points, const data::Dataset& dataset, std::size_t tag_colors) {
  const data::Vocabulary& vocabulary = *points.vocabulary;
  const auto tags_of = [&](std::size_t i) { return dataset.tags.of_artist[static_cast<std::size_t>(vocabulary.catalogue[i])]; };
  std::vector<std::uint64_t> plays(dataset.tags.names.size(), 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (const auto tags = tags_of(i); !tags.empty()) plays[static_cast<std::size_t>(tags[0])] += vocabulary.counts[i];
  }
  std::vector<std::size_t> order(plays.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&plays](std::size_t a, std::size_t b) { return plays[a] > plays[b]; });
  std::vector<std::uint8_t> category_of(plays.size(), 0);
  points.categories.push_back({QString(), -1, 0});
  for (std::size_t i = 0; i < std::min(tag_colors, order.size()) && plays[order[i]] > 0; ++i) {
    category_of[order[i]] = static_cast<std::uint8_t>(points.categories.size());
    // The theme's sixth colour is a second blue: too near the first for dots.
    const int series = static_cast<int>(i < 5 ? i : i + 1);
    points.categories.push_back({QString::fromStdString(dataset.tags.names[order[i]]), series, 0});
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (const std::int32_t tag : tags_of(i)) {
      points.category[i] = category_of[static_cast<std::size_t>(tag)];
      if (points.category[i] != 0) break;
    }
  }
  points.by_tag = true;
}

}  // namespace

MapPoints map_points(const projection::Map& map, const models::Embedding& embedding, const data::Dataset* dataset,
                     std::size_t tag_colors) {
  MapPoints points;
  points.vocabulary = embedding.vocabulary;
  const std::size_t n = points.vocabulary->size();
  points.x.resize(n);
  points.y.resize(n);
  points.shown.resize(n);
  points.radius.resize(n);
  points.category.assign(n, 0);
  points.hollow.resize(n);
  const auto& counts = points.vocabulary->counts;
  const float most =
      static_cast<float>(counts.empty() ? 1 : std::max<std::uint64_t>(1, *std::max_element(counts.begin(), counts.end())));
  std::vector<float> xs;
  std::vector<float> ys;
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    points.x[i] = map.points(row, 0);
    points.y[i] = map.points(row, 1);
    const bool finite = std::isfinite(points.x[i]) && std::isfinite(points.y[i]);
    points.shown[i] = finite && !embedding.input.row(row).isZero(0.0F) ? 1 : 0;
    // Area grows with the plays, so that a dot's ink says how much an artist is heard.
    points.radius[i] = smallest + (largest - smallest) * std::sqrt(static_cast<float>(counts[i]) / most);
    points.hollow[i] = embedding.is_predicted(i) ? 1 : 0;
    if (points.hollow[i] != 0) points.radius[i] = ring;
    if (points.shown[i] == 0) continue;
    xs.push_back(points.x[i]);
    ys.push_back(points.y[i]);
  }
  const auto [left, right] = core_span(std::move(xs));
  const auto [bottom, top] = core_span(std::move(ys));
  points.bounds = QRectF(left, bottom, right - left, top - bottom);
  const bool tagged = dataset != nullptr && !dataset->tags.empty() && points.vocabulary->catalogue.size() == n;
  if (tagged) {
    color_by_tag(points, *dataset, tag_colors);
  } else {
    color_by_plays(points);
  }
  return points;
}

MapGrid::MapGrid(const MapPoints& points) {
  double right = 0;
  double top = 0;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points.shown[i] == 0) continue;
    const auto x = static_cast<double>(points.x[i]);
    const auto y = static_cast<double>(points.y[i]);
    left_ = shown == 0 ? x : std::min(left_, x);
    right = shown == 0 ? x : std::max(right, x);
    bottom_ = shown == 0 ? y : std::min(bottom_, y);
    top = shown == 0 ? y : std::max(top, y);
    ++shown;
  }
  // About four points a cell, were they spread evenly.
  const double side = std::sqrt(std::max(1.0, static_cast<double>(shown) / 4));
  cell_ = std::max({right - left_, top - bottom_, 1e-9}) / side;
  columns_ = static_cast<int>((right - left_) / cell_) + 1;
  rows_ = static_cast<int>((top - bottom_) / cell_) + 1;
  const auto cell_of = [this, &points](std::size_t i) {
    return static_cast<std::size_t>(row(static_cast<double>(points.y[i])) * columns_ + column(static_cast<double>(points.x[i])));
  };
  starts_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points.shown[i] != 0) ++starts_[cell_of(i) + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  artists_.resize(shown);
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points.shown[i] != 0) artists_[next[cell_of(i)]++] = static_cast<std::int32_t>(i);
  }
}

int MapGrid::column(double x) const { return static_cast<int>(std::clamp((x - left_) / cell_, 0.0, columns_ - 1.0)); }
int MapGrid::row(double y) const { return static_cast<int>(std::clamp((y - bottom_) / cell_, 0.0, rows_ - 1.0)); }

std::optional<std::int32_t> MapGrid::nearest(const MapPoints& points, QPointF at, double reach) const {
  std::optional<std::int32_t> best;
  double best_distance = reach * reach;
  for (int r = row(at.y() - reach); r <= row(at.y() + reach); ++r) {
    for (int c = column(at.x() - reach); c <= column(at.x() + reach); ++c) {
      const auto cell = static_cast<std::size_t>(r * columns_ + c);
      for (std::uint32_t k = starts_[cell]; k < starts_[cell + 1]; ++k) {
        const std::int32_t artist = artists_[k];
        const double dx = static_cast<double>(points.x[static_cast<std::size_t>(artist)]) - at.x();
        const double dy = static_cast<double>(points.y[static_cast<std::size_t>(artist)]) - at.y();
        const double distance = dx * dx + dy * dy;
        if (distance < best_distance || (distance == best_distance && (!best || artist < *best))) {
          best = artist;
          best_distance = distance;
        }
      }
    }
  }
  return best;
}

}  // namespace segue::ui
