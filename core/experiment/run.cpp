// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <ostream>
#include <utility>

#include "core/base/files.h"
#include "core/experiment/experiment.h"
#include "core/experiment/run_csv.h"
#include "core/experiment/run_evaluations.h"
#include "core/experiment/run_json.h"
#include "core/formats/vectors.h"

namespace segue::experiment {
namespace {

constexpr const char* damaged = SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again");

const FolderKind& run_folder() {
  static const FolderKind kind{"run.json",
                               {"run.json", "vectors.npy", "output_vectors.npy", "artists.tsv", "vectors.txt", "history.csv",
                                "validation.csv", "singular_values.csv", "per_sequence.csv", "predictions.csv"},
                               {state_folder}};
  static const FolderKind with_state = [] {
    FolderKind all = kind;
    all.files.insert(all.files.end(), state_files().begin(), state_files().end());
    return all;
  }();
  return with_state;
}

models::Matrix read_vectors(const std::filesystem::path& file, const VectorsShape& shape) {
  models::Matrix matrix = formats::read_npy(file);
  const auto rows = static_cast<std::uint64_t>(matrix.rows());
  const auto dim = static_cast<std::uint64_t>(matrix.cols());
  if (rows != shape.artists || dim != shape.dim) {
    throw Error({SEGUE_TEXT("The file holds %1 vectors of length %2, but run.json says %3 of length %4"),
                 {std::to_string(rows), std::to_string(dim), std::to_string(shape.artists), std::to_string(shape.dim)}},
                {file.string(), 0}, damaged);
  }
  return matrix;
}

/// Whether the folder holds this very run, as it was written before.
bool holds(const std::filesystem::path& folder, const Run& run) {
  try {
    const std::filesystem::path json = folder / "run.json";
    const JsonFile file = parse_json(read_file(json), json.string());
    // Some of its files may have been deleted to save space.
    const auto there = [&](const SavedState::Table& table) { return std::filesystem::exists(folder / table.file); };
    return file.root.at("created") == run.created && file.root.at("state") == saved_state_json(*run.saved_state) &&
           std::all_of(run.saved_state->tables.begin(), run.saved_state->tables.end(), there);
  } catch (const std::exception&) {
    return false;
  }
}

/// Reads all but the vectors; gives their shape.
VectorsShape read_all_but_vectors(const std::filesystem::path& folder, Run& run) {
  const std::filesystem::path json_path = folder / "run.json";
  if (!std::filesystem::exists(json_path)) {
    throw Error(SEGUE_TEXT("This is not the folder of a run: it has no run.json"), {folder.string(), 0},
                SEGUE_TEXT("Choose a folder that Segue wrote, such as runs/item2vec in the results of an experiment"));
  }
  const JsonFile file = parse_json(read_file(json_path), json_path.string());
  const VectorsShape shape = read_run_json(file, run);
  run.embedding.model = models::kind_of(run.spec.model).name;
  run.history = read_history(folder / "history.csv");
  if (std::filesystem::exists(folder / "validation.csv"))
    run.validation = read_validation(folder / "validation.csv", run.spec.validation.k);
  // Runs written before residuals were kept have no such file.
  if (std::filesystem::exists(folder / "singular_values.csv")) run.triplets = read_triplets(folder / "singular_values.csv");
  if (!run.evaluations.empty()) read_evaluations(folder, run.evaluations);
  return shape;
}

}  // namespace

void check_run_folder(const std::filesystem::path& folder) { check_folder(folder, run_folder()); }

void write_run(const std::filesystem::path& folder, const Run& run, bool word2vec_text) {
  std::optional<SavedState> saved;
  if (run.state != nullptr) saved = saved_state(*run.state, run.embedding);
  const bool carried = run.state == nullptr && run.saved_state && holds(folder, run);
  if (carried) saved = run.saved_state;
  FolderKind kind = run_folder();
  if (carried) {  // what a later version keeps there has names of its own
    for (std::string& file : own_files(folder, *saved)) kind.files.push_back(std::move(file));
  }
  write_folder(folder, kind, [&](const std::filesystem::path& to) {
    if (run.state != nullptr) write_state(to, *run.state);
    if (carried) carry_state(folder, to, *saved);
    formats::write_npy(to / "vectors.npy", run.embedding.input);
    if (run.embedding.output.size() > 0) formats::write_npy(to / "output_vectors.npy", run.embedding.output);
    formats::write_artists_tsv(to / "artists.tsv", *run.embedding.vocabulary, run.embedding.predicted);
    if (word2vec_text) formats::write_word2vec_text(to / "vectors.txt", run.embedding.input, *run.embedding.vocabulary);
    write_history(to / "history.csv", run.history);
    if (!run.validation.empty()) write_validation(to / "validation.csv", run.validation, run.spec.validation.k);
    if (!run.triplets.empty()) write_triplets(to / "singular_values.csv", run.triplets);
    if (!run.evaluations.empty()) {
      write_per_sequence(to / "per_sequence.csv", run.evaluations);
      write_predictions(to / "predictions.csv", run.evaluations);
    }
    Json all = run_json(run);
    if (saved) all["state"] = saved_state_json(*saved);
    const std::string json = all.dump(2, ' ', false, Json::error_handler_t::replace);
    write_file(to / "run.json", [&](std::ostream& out) { out << json << '\n'; });
  });
}

void forget_state(Run& run) {
  if (run.state == nullptr) return;
  run.saved_state = saved_state(*run.state, run.embedding);
  run.state.reset();
}

Run read_run(const std::filesystem::path& folder) {
  Run run;
  const VectorsShape shape = read_all_but_vectors(folder, run);
  auto vocabulary =
      std::make_shared<data::Vocabulary>(formats::read_artists_tsv(folder / "artists.tsv", &run.embedding.predicted));
  if (vocabulary->size() != shape.artists) {
    throw Error({SEGUE_TEXT("The file names %1 artists, but run.json says %2"),
                 {std::to_string(vocabulary->size()), std::to_string(shape.artists)}},
                {(folder / "artists.tsv").string(), 0}, damaged);
  }
  run.embedding.input = read_vectors(folder / "vectors.npy", shape);
  if (shape.output_vectors) run.embedding.output = read_vectors(folder / "output_vectors.npy", shape);
  run.embedding.vocabulary = std::move(vocabulary);
  return run;
}

Run read_run_without_vectors(const std::filesystem::path& folder) {
  Run run;
  (void)read_all_but_vectors(folder, run);
  return run;
}

std::string experiment_json(const Run& run) {
  ExperimentSpec spec;
  spec.title = run.name;
  spec.data = run.spec.data;
  spec.corpus = run.spec.corpus;
  spec.split = run.spec.split;
  spec.models = {{run.name, run.spec.model, run.spec.start, run.spec.cold}};
  spec.validation = run.spec.validation;
  spec.device = run.spec.device;
  if (!run.evaluations.empty()) {
    const Evaluated& first = run.evaluations.front().evaluated;
    spec.evaluation.protocol = first.evaluation->protocol;
    spec.evaluation.options = first.options;
    spec.evaluation.intervals = first.intervals;
    spec.evaluation.scorings.clear();
    for (const auto& each : run.evaluations) spec.evaluation.scorings.push_back(each.scoring);
  }
  return to_json(spec);
}

}  // namespace segue::experiment
