// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/experiment/experiment.h"

namespace segue::experiment {

/// Figures and comparisons for R, pandas and the like: a row a figure or a pair, each with everything that says what its numbers
/// are. docs/experiments.md describes the columns. Not localised.
using TidyCell = std::variant<std::string, double>;  ///< NaN: not defined
struct TidyTable {
  std::vector<std::string> columns;
  std::vector<std::vector<TidyCell>> rows;
};

/// Comma-separated with a header, numbers so that they read back the same, what is not defined empty.
[[nodiscard]] std::string to_csv(const TidyTable& table);

/// "corrected", "as-in-2020", or the nearer of both with what differs: "corrected; targets=last; heard_candidates=true".
[[nodiscard]] std::string protocol_name(const evaluation::Protocol& protocol);

/// Whose figures.
struct TidyModel {
  std::string name;                                    ///< as tables show it
  std::string model, scoring;                          ///< "item2vec", "followed_by"; a level's kind and nothing
  std::string protocol;                                ///< `protocol_name`
  const evaluation::Evaluation* evaluation = nullptr;  ///< what was searched, and how
};

/// Its columns, without rows.
[[nodiscard]] TidyTable tidy_figures();
/// A mean with its intervals.
void add_figure(TidyTable& table, const TidyModel& of, const FigureKind& kind, const evaluation::MeanInterval& value,
                const evaluation::IntervalOptions& intervals);
/// The figures by popularity of the target and by length of the sequence, each with its intervals.
void add_bands(TidyTable& table, const TidyModel& of, const Evaluated& evaluated);
/// Of one figure, by one kind of bands: that of the place `column` in BandFigures::figures.
void add_bands(TidyTable& table, const TidyModel& of, const FigureKind& kind, BandsBy by, std::span<const BandFigures> bands,
               std::size_t column, const evaluation::IntervalOptions& intervals);
/// What a random ranking expects: no intervals.
void add_random(TidyTable& table, const TidyModel& like, const FigureKind& kind, double value);
/// What is recommended, at each k: coverage, Gini, mean plays and novelty; then the cosine within sequences and the coherence of
/// tags with its random level; then what could not be asked or only missed, as shares of the predictions. `tags_k`: neighbours
/// whose tags were looked at; 0: not known.
void add_lists(TidyTable& table, const TidyModel& of, const std::optional<evaluation::TagCoherence>& tags, unsigned tags_k);

/// Every result, level and the random level.
[[nodiscard]] TidyTable tidy_figures(const ExperimentResult& result);
/// A row a pair. `data_set` stands in a column before, where it is not empty.
[[nodiscard]] TidyTable tidy_comparisons(const Compared& compared, std::string_view data_set = {});

}  // namespace segue::experiment
