// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "core/report/sections.h"

namespace segue::report {
namespace {

using evaluation::Band;
using experiment::Evaluated;
using experiment::ExperimentResult;

/// Everything that was evaluated, in the order of the tables.
struct Labelled {
  std::string label;  // not escaped
  const Evaluated* evaluated;
  int color;
};
std::vector<Labelled> all_of(const Writer& w, const ExperimentResult& result) {
  std::vector<Labelled> all;
  for (const auto& r : result.results) all.push_back({plain_label(w, r), &r.evaluated, color_of(result, r.run)});
  for (const auto& level : result.levels) all.push_back({plain_label(w, level), &level.evaluated, -2});
  return all;
}

/// The place of the k that bands are shown at: the comparison's where it is there, else the last up to 10.
std::size_t shown_k(const ExperimentResult& result, const evaluation::Evaluation& e) {
  const auto wanted = std::ranges::find(e.ks, result.spec.evaluation.comparison.figure.k);
  if (wanted != e.ks.end()) return static_cast<std::size_t>(wanted - e.ks.begin());
  std::size_t place = 0;
  for (std::size_t i = 0; i < e.ks.size(); ++i) {
    if (e.ks[i] <= 10) place = i;
  }
  return place;
}

/// The interval of a band's hit rate, by predictions, below it; "" where none was made.
std::string band_interval(const Evaluated& evaluated, experiment::BandsBy by, std::size_t band, std::size_t k) {
  for (const experiment::EvaluatedBands& each : evaluated.bands) {
    if (each.by != by || each.kinds[k].averaging != experiment::Averaging::predictions) continue;
    const evaluation::Interval& interval = experiment::shown_interval(each.bands[band].figures[k]);
    return std::isnan(interval.low) ? std::string() : "<br><small>" + range(interval) + "</small>";
  }
  return {};
}

std::string bands_table(const Writer& w, const ExperimentResult& result, experiment::BandsBy by,
                        const std::vector<std::string>& labels, std::size_t k) {
  std::vector<std::string> header{w.text(SEGUE_TEXT("Model"))};
  header.insert(header.end(), labels.begin(), labels.end());
  Table table(w, header, "t" + std::string(labels.size(), 'n'));
  for (const Labelled& each : all_of(w, result)) {
    std::vector<std::string> cells{escaped(each.label)};
    const evaluation::Evaluation& e = *each.evaluated->evaluation;
    const std::vector<Band>& bands = by == experiment::BandsBy::popularity ? e.by_popularity : e.by_length;
    for (std::size_t b = 0; b < bands.size(); ++b) {
      cells.push_back(bands[b].predictions == 0 ? "–" : rate(bands[b].hit_rate[k]) + band_interval(*each.evaluated, by, b, k));
    }
    cells.resize(labels.size() + 1, "–");
    table.row(cells);
  }
  return table.html();
}

}  // namespace

std::string by_popularity(const Writer& w, const ExperimentResult& result) {
  if (result.results.empty()) return {};
  const auto& any = *result.results.front().evaluated.evaluation;
  if (any.by_popularity.size() != 3) return {};
  const std::array<const char*, 3> names{SEGUE_TEXT("Head"), SEGUE_TEXT("Middle"), SEGUE_TEXT("Tail")};
  const std::size_t k = shown_k(result, any);
  std::vector<std::string> labels;
  std::vector<BarGroup> groups;
  for (std::size_t b = 0; b < 3; ++b) {
    const Band& band = any.by_popularity[b];
    labels.push_back(w.text(names[b]) + "<br><small>" +
                     w.text(SEGUE_TEXT("%1 artists, %2 predictions"), {count(band.artists), count(band.predictions)}) +
                     "</small>");
    groups.push_back({w.plain(names[b]), {}});
  }
  std::vector<BarSeries> series;
  for (const Labelled& each : all_of(w, result)) {
    series.push_back({each.label, each.color});
    for (std::size_t b = 0; b < 3; ++b) groups[b].values.push_back(each.evaluated->evaluation->by_popularity[b].hit_rate[k]);
  }
  const std::string figure =
      experiment::figure_label({evaluation::Measure::hit_rate, any.ks[k], experiment::Averaging::predictions});
  const auto& o = result.spec.evaluation.options;
  return bands_table(w, result, experiment::BandsBy::popularity, labels, k) +
         w.figure(bar_groups(figure, series, groups, chart_style(w)),
                  w.text(SEGUE_TEXT("%1 by how much the artist to predict is played: the head are the most played artists with "
                                    "%2 of the training plays, the middle the next ones with %3, the tail the rest. Means over "
                                    "predictions."),
                         {figure, percent(o.head_share), percent(o.middle_share)}));
}

std::string by_length(const Writer& w, const ExperimentResult& result) {
  if (result.results.empty()) return {};
  const auto& any = *result.results.front().evaluated.evaluation;
  if (any.by_length.size() < 2) return {};
  const std::size_t k = shown_k(result, any);
  std::vector<std::string> labels;
  for (const Band& band : any.by_length) {
    labels.push_back((band.low == band.high ? count(band.low) : count(band.low) + "–" + count(band.high)) + "<br><small>" +
                     count(band.sequences) + "</small>");
  }
  const std::string figure =
      experiment::figure_label({evaluation::Measure::hit_rate, any.ks[k], experiment::Averaging::predictions});
  return bands_table(w, result, experiment::BandsBy::length, labels, k) +
         w.note(
             w.text(SEGUE_TEXT("%1 by the number of distinct artists of a sequence, and how many sequences are of that length. "
                               "Means over predictions."),
                    {figure}));
}

std::string recommended_lists(const Writer& w, const ExperimentResult& result) {
  const bool any =
      std::ranges::any_of(result.results, [](const auto& r) { return !r.evaluated.evaluation->recommended.empty(); });
  if (!any) return {};
  const bool tags = std::ranges::any_of(result.results, [](const auto& r) { return r.evaluated.tags.has_value(); });
  std::vector<std::string> header{w.text(SEGUE_TEXT("Model")),
                                  "k",
                                  w.text(SEGUE_TEXT("Coverage")),
                                  "Gini",
                                  w.text(SEGUE_TEXT("Mean plays")),
                                  w.text(SEGUE_TEXT("Novelty, bits")),
                                  w.text(SEGUE_TEXT("Cosine in sequences"))};
  if (tags) header.push_back(w.text(SEGUE_TEXT("Tag coherence")));
  Table table(w, header, "tn" + std::string(header.size() - 2, 'n'));
  for (const Labelled& each : all_of(w, result)) {
    const auto& e = *each.evaluated->evaluation;
    if (e.recommended.empty()) continue;
    const auto& list = e.recommended.back();
    std::vector<std::string> cells{escaped(each.label),
                                   std::to_string(list.k),
                                   percent(list.coverage),
                                   shown(list.gini, std::chars_format::fixed, 3),
                                   shown(list.mean_plays, std::chars_format::fixed, 1),
                                   shown(list.novelty, std::chars_format::fixed, 2),
                                   rate(e.in_sequence_cosine)};
    if (tags) {
      cells.push_back(each.evaluated->tags ? rate(each.evaluated->tags->neighbors) + "<br><small>" +
                                                 rate(each.evaluated->tags->random) + "</small>"
                                           : "–");
    }
    table.row(cells);
  }
  std::string note = w.text(
      SEGUE_TEXT(
          "Coverage: the share of the candidates that is recommended to somebody among the k best. Gini: 0 where all are "
          "recommended alike, near 1 where few are. Mean plays: training plays of what is recommended; what was heard next "
          "has %1 on average."),
      {shown(result.results.front().evaluated.evaluation->targets_mean_plays, std::chars_format::fixed, 1)});
  if (tags) {
    note +=
        ' ' + w.text(SEGUE_TEXT("Tag coherence: the cosine of the tags of artists and their %1 nearest, and below it with random "
                                "artists."),
                     {std::to_string(result.spec.evaluation.tags.k)});
  }
  return table.html() + w.note(note);
}

}  // namespace segue::report
