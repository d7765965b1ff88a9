// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "core/report/html.h"
#include "core/report/svg_charts.h"

namespace segue::report {

inline constexpr double width = 640;
/// Okabe and Ito's colours, shifted so that each is legible on white and on near-black.
inline constexpr const char* series_colors[] = {"#1f83c9", "#d55e00", "#009e73", "#b9689a", "#b98200", "#3a9bd0", "#7d6bc4"};
inline constexpr const char* level_color = "#7a8694";

inline std::string series_color(std::size_t i) { return series_colors[i % std::size(series_colors)]; }

inline std::string num(double value) { return digits(std::abs(value) < 1e-12 ? 0.0 : value, std::chars_format::general, 6); }

/// Of an axis.
inline std::string label(double tick) { return shown(std::abs(tick) < 1e-12 ? 0.0 : tick, std::chars_format::general, 6); }

/// Whether a character (code point) begins here.
inline bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// A label's text cut to so many characters. The recall of an approximate search, at its end, stays.
inline std::string shortened(const std::string& label, std::size_t limit) {
  const std::size_t end = std::min(label.rfind(" (≈\u00a0"), label.size());
  const auto kept =
      static_cast<std::size_t>(std::count_if(label.begin() + static_cast<std::ptrdiff_t>(end), label.end(), begins_character));
  std::size_t characters = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (begins_character(label[i]) && ++characters + kept > limit) return label.substr(0, i) + "…" + label.substr(end);
  }
  return label;
}

class Drawing {
 public:
  Drawing(const std::string& title, double height, const ChartStyle& style) : ink_(style.ink) {
    svg_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + num(width) + ' ' + num(height) + "\" width=\"" +
           num(width * style.scale) + "\" height=\"" + num(height * style.scale) +
           "\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n<title>" + escaped(title) + "</title>\n";
    text(8, 16, title, "start", 1, true);
  }
  void line(double x1, double y1, double x2, double y2, const std::string& color, double thickness, double opacity,
            const char* dashes = nullptr) {
    svg_ += "<line x1=\"" + num(x1) + "\" y1=\"" + num(y1) + "\" x2=\"" + num(x2) + "\" y2=\"" + num(y2) + "\" stroke=\"" +
            color + "\" stroke-width=\"" + num(thickness) + "\" stroke-opacity=\"" + num(opacity) + "\"";
    if (dashes != nullptr) svg_ += std::string(" stroke-dasharray=\"") + dashes + '"';
    svg_ += "/>\n";
  }
  void box(double x, double y, double w, double h, const std::string& color, double opacity) {
    svg_ += "<rect x=\"" + num(x) + "\" y=\"" + num(y) + "\" width=\"" + num(w) + "\" height=\"" + num(h) + "\" fill=\"" + color +
            "\" fill-opacity=\"" + num(opacity) + "\"/>\n";
  }
  void dot(double x, double y, double radius, const std::string& color) {
    svg_ += "<circle cx=\"" + num(x) + "\" cy=\"" + num(y) + "\" r=\"" + num(radius) + "\" fill=\"" + color + "\"/>\n";
  }
  void text(double x, double y, const std::string& content, const char* anchor, double opacity = 1, bool bold = false) {
    svg_ += "<text x=\"" + num(x) + "\" y=\"" + num(y) + "\" text-anchor=\"" + anchor + "\" fill=\"" + ink_ +
            "\" fill-opacity=\"" + num(opacity) + (bold ? "\" font-weight=\"bold\">" : "\">") + escaped(content) + "</text>\n";
  }
  void polyline(const std::vector<std::pair<double, double>>& points, const std::string& color) {
    svg_ += "<polyline fill=\"none\" stroke-width=\"1.8\" stroke-linejoin=\"round\" stroke=\"" + color + "\" points=\"";
    for (const auto& [x, y] : points) svg_ += num(x) + ',' + num(y) + ' ';
    svg_ += "\"/>\n";
  }
  [[nodiscard]] const std::string& ink() const { return ink_; }
  [[nodiscard]] std::string str() const { return svg_ + "</svg>\n"; }

 private:
  std::string ink_;
  std::string svg_;
};

/// A linear scale that starts and ends on ticks.
struct Axis {
  std::vector<double> ticks;
  double from = 0, to = 1;  // in the drawing

  [[nodiscard]] double at(double value) const {
    return from + (value - ticks.front()) / (ticks.back() - ticks.front()) * (to - from);
  }
};

}  // namespace segue::report
