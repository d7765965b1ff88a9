// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/report/svg_drawing.h"

namespace segue::report {
namespace {

Axis axis_of(const evaluation::CriticalDifference& ranks, double from, double to) {
  const auto [low, high] = evaluation::range_to_draw(ranks);
  const auto models = static_cast<double>(ranks.ranks.size());
  if (low > 1 || high < models) return {round_ticks(low, high, 5), from, to};
  Axis axis{{}, from, to};
  for (double tick = 1; tick <= models; ++tick) axis.ticks.push_back(tick);
  return axis;
}

std::string two_decimals(double value) { return shown(value, std::chars_format::fixed, 2); }

/// In one line, the first of two shortened.
std::string label_in(const std::string& label) {
  constexpr std::size_t room = 22;
  const std::size_t end = label.find('\n');
  if (end == std::string::npos) return shortened(label, room);
  const std::string second = label.substr(end + 1);
  return shortened(label.substr(0, end), room > second.size() + 6 ? room - second.size() : 6) + ' ' + second;
}

}  // namespace

std::string rank_diagram(const std::string& title, const std::vector<std::string>& labels,
                         const evaluation::CriticalDifference& ranks, const ChartStyle& style,
                         const std::vector<std::string>& notes) {
  constexpr double labels_width = 220, axis_y = 84, bar_step = 8, row_height = 22, note_height = 18;
  const std::size_t models = ranks.order.size();
  const std::vector<std::size_t> lines = evaluation::clique_lines(ranks);
  const std::size_t used = lines.empty() ? 0 : 1 + *std::ranges::max_element(lines);
  const double first_row = axis_y + 12 + bar_step * static_cast<double>(used) + row_height / 2;
  const std::size_t left = (models + 1) / 2;
  const double last_row = first_row + row_height * static_cast<double>(left);
  Drawing d(title, last_row + note_height * static_cast<double>(notes.size()), style);
  const Axis axis = axis_of(ranks, labels_width, width - labels_width);

  d.line(axis.from, axis_y, axis.to, axis_y, d.ink(), 1.2, 0.8);
  for (const double tick : axis.ticks) {
    d.line(axis.at(tick), axis_y - 6, axis.at(tick), axis_y, d.ink(), 1.2, 0.8);
    d.text(axis.at(tick), axis_y - 11, label(tick), "middle", 0.7);
  }
  // The critical difference, as long as the axis at most.
  const double span = axis.at(axis.ticks.front() + ranks.difference) - axis.from;
  const double end = axis.from + std::min(span, axis.to - axis.from);
  constexpr double difference_y = 50;
  d.line(axis.from, difference_y, end, difference_y, d.ink(), 2, 0.8);
  d.line(axis.from, difference_y - 4, axis.from, difference_y + 4, d.ink(), 1.2, 0.8);
  if (span <= axis.to - axis.from + 0.5) d.line(end, difference_y - 4, end, difference_y + 4, d.ink(), 1.2, 0.8);
  d.text(axis.from, difference_y - 9, "CD = " + two_decimals(ranks.difference), "start", 0.9);

  for (std::size_t i = 0; i < models; ++i) {
    const std::size_t model = ranks.order[i];
    const double x = axis.at(ranks.ranks[model]);
    const bool at_left = i < left;
    const double y = first_row + row_height * static_cast<double>(at_left ? i : models - 1 - i);
    d.line(x, axis_y, x, y, d.ink(), 1, 0.55);
    d.line(x, y, at_left ? axis.from - 6 : axis.to + 6, y, d.ink(), 1, 0.55);
    const std::string name = label_in(labels[model]);
    const std::string rank = two_decimals(ranks.ranks[model]);
    d.text(at_left ? axis.from - 12 : axis.to + 12, y + 4, at_left ? name + "  " + rank : rank + "  " + name,
           at_left ? "end" : "start");
  }
  for (std::size_t c = 0; c < lines.size(); ++c) {
    const double y = axis_y + 10 + bar_step * static_cast<double>(lines[c]);
    const auto at = [&](std::size_t place) { return axis.at(ranks.ranks[ranks.order[place]]); };
    d.line(at(ranks.cliques[c].first) - 3, y, at(ranks.cliques[c].last) + 3, y, d.ink(), 4, 1);
  }
  for (std::size_t n = 0; n < notes.size(); ++n) {
    d.text(0, last_row + note_height * static_cast<double>(n) + 4, notes[n], "start", 0.7);
  }
  return d.str();
}

}  // namespace segue::report
