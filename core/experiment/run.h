// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/device/device.h"
#include "core/experiment/cold.h"
#include "core/experiment/evaluated.h"
#include "core/experiment/run_state.h"
#include "core/experiment/validation.h"
#include "core/models/model.h"
#include "core/sample/sample.h"
#include "core/tables/table_spec.h"

namespace segue::experiment {

/// Where the data comes from: files to read, or a sample to generate.
struct DataSpec {
  /// A CSV set, a raw release, a corpus file or a table (see load_data.h); relative paths are relative to the experiment file.
  std::string path;
  std::optional<data::SampleOptions> sample;  ///< set: generate it instead
  std::optional<tables::TableSpec> table;     ///< set: import `path` as this table
};

/// Vectors that training begins with: a run folder, or a vector file (see start.h).
struct StartSpec {
  std::string path;              ///< relative paths are relative to the experiment file; empty: a run that was in memory only
  std::string fingerprint = {};  ///< of what lay there; empty: not known, so anything is taken
};

/// How the artists to train were found among the vectors to start from.
struct StartMatch {
  std::uint64_t artists = 0;  ///< so many of them
  bool by_name = false;       ///< else by id
};

/// What a run was made of: enough to make it again.
struct RunSpec {
  DataSpec data;
  data::CorpusOptions corpus;
  data::SplitOptions split;
  models::ModelOptions model;
  ValidationOptions validation = {};
  std::optional<StartSpec> start = {};
  std::optional<models::ColdOptions> cold = {};  ///< set: vectors of cold artists are predicted after training
  device::Choice device = {};
};

/// One evaluation of a run's vectors, on the run's own corpus and split unless it says otherwise.
struct RunEvaluation {
  models::Scoring scoring = models::Scoring::resembles;
  std::string corpus_fingerprint = {};  ///< of the corpus that it walked through: sequences and artists are indices into it
  Evaluated evaluated = {};
};

/// A trained model with everything that belongs to it. Immutable once made; the interface holds it by shared_ptr<const Run>.
struct Run {
  std::string name;  ///< unique among the runs of a session, for people
  RunSpec spec;
  std::string data_fingerprint;    ///< Dataset::fingerprint
  std::string corpus_fingerprint;  ///< Corpus::fingerprint: runs with equal ones can be compared
  std::string created;             ///< ISO 8601, UTC
  std::string segue_version;
  std::string device;  ///< "CPU, 2 threads, AVX3 (no NVIDIA driver was found)"
  double training_seconds = 0;
  bool stopped_early = false;
  std::vector<unsigned> resumed_after = {};  ///< how many epochs were done whenever training was resumed (resume.h)
  StartMatch start_match = {};               ///< where spec.start is set
  std::optional<ColdFigures> cold = {};      ///< where spec.cold is set
  models::Embedding embedding;
  std::vector<TrainingSample> history;
  std::vector<ValidationSample> validation;
  std::vector<models::SingularTriplet> triplets = {};       ///< of a decomposition, one a dimension; empty for other models
  std::vector<RunEvaluation> evaluations;                   ///< at most one a scoring; may be empty
  std::shared_ptr<const models::TrainingState> state = {};  ///< between training and writing the run; not read back
  std::optional<SavedState> saved_state = {};               ///< what its folder keeps for resuming it
  bool older_figures = false;  ///< read from a folder of an earlier version, whose figures were of another shape and left out
};

/// Throws Error where no run can be written to `folder`: something else than a run stands there, or no permission.
void check_run_folder(const std::filesystem::path& folder);
/// Writes run.json, vectors.npy, output_vectors.npy (models with two tables), artists.tsv, history.csv and, where there are any,
/// validation.csv, singular_values.csv (decompositions), per_sequence.csv, predictions.csv and (`word2vec_text`) vectors.txt to
/// `folder`: whole or not at all; with run.state also the files of that, else those of run.saved_state are carried over where the
/// same run stands there (else it can no longer be resumed). An older run there is replaced, anything else is not. numpy, pandas
/// and R open every file of it.
void write_run(const std::filesystem::path& folder, const Run& run, bool word2vec_text = false);
/// Once a run is written: lets its state go from memory. It can be resumed from its folder.
void forget_state(Run& run);
/// Reads it back, evaluations with every prediction included. Throws Error with the file that is missing or wrong.
[[nodiscard]] Run read_run(const std::filesystem::path& folder);
/// The same with an embedding that is empty: choices, curves and evaluations alone.
[[nodiscard]] Run read_run_without_vectors(const std::filesystem::path& folder);

/// The spec of a run as an experiment file that makes it again.
[[nodiscard]] std::string experiment_json(const Run& run);

}  // namespace segue::experiment
