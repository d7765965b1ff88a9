// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/friedman.h"
#include "core/experiment/evaluated.h"
#include "core/experiment/run.h"

namespace segue::experiment {

/// What models are ranked on, row by row.
enum class RankRows : std::uint8_t {
  data_sets,  ///< what holds then holds of other data sets like these
  users,      ///< users of one data set, or its sequences where users are not known: holds of other listeners of this data set
};

/// Several models by their mean ranks (Demšar, JMLR 2006).
///
/// Rows must be independent, so neither seeds of training nor splits are rows: they would count the same listeners again and
/// again. On one data set it is the users that are drawn independently, with all their sequences; over several it is the data
/// sets, each with one figure a model, whatever the number of seeds and splits that it is a mean of.
struct MeanRanks {
  RankRows rows = RankRows::users;
  FigureKind figure;
  evaluation::ModelsByDataSet table;  ///< the figures that were ranked; of users without their names
  std::size_t count = 0;              ///< of rows
  evaluation::CriticalDifference result;
  double level = 0.05;                     ///< of the critical difference
  evaluation::Protocol protocol = {};      ///< that all were evaluated by
  std::vector<double> search_recall = {};  ///< of each model, the least that one of its searches had; empty: all were exact
  std::vector<std::string> left_out;       ///< models that some data set lacks
  /// Of data sets: the runs' name and the scoring of each of table.models; no scoring where the model has but one.
  struct Model {
    std::string run;
    std::optional<models::Scoring> scoring;
  };
  std::vector<Model> models;
};

/// The models of one data set, each user (cluster) ranking them by the mean of its sequences. Many users find models equally
/// good, so the critical difference is corrected for ties. Throws Error for under two models or users, or a level outside (0, 1).
[[nodiscard]] MeanRanks ranks_by_user(const evaluation::PairedSamples& samples, const FigureKind& figure, double level = 0.05);
/// The same of whole evaluations. Throws Error where they are not of the same sequences.
[[nodiscard]] MeanRanks ranks_by_user(std::span<const NamedEvaluation> evaluations, const FigureKind& figure,
                                      double level = 0.05);

/// Models that were evaluated on several data sets, told by their fingerprints. A model is the same on all of them where its runs
/// have one name (that of the first, without its number, where runs differ by their seed alone) and one scoring; several runs of
/// it on one data set are one mean. Throws Error for under two data sets or models that all of them have, or evaluations by
/// different protocols.
[[nodiscard]] MeanRanks ranks_by_data_set(std::span<const std::shared_ptr<const Run>> runs, const FigureKind& figure,
                                          double level = 0.05);
/// Of the data that a run was trained on, for people: "yes_big".
[[nodiscard]] std::string data_name_of(const Run& run);
/// How many data sets those runs were evaluated on.
[[nodiscard]] std::size_t data_sets_of(std::span<const std::shared_ptr<const Run>> runs);

/// "svd", and where the search was approximate its recall in a second line, "≈ 98.1 %": what stands in the diagram.
[[nodiscard]] std::vector<std::string> labels_with_recall(const MeanRanks& ranks);

/// A row a model, best first: mean rank, what was ranked and how, then the p of each pair (Nemenyi) under the other's name.
void write_mean_ranks_csv(const std::filesystem::path& path, const MeanRanks& ranks);

}  // namespace segue::experiment
