// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_state.h"

#include <algorithm>
#include <array>
#include <span>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/fingerprint.h"
#include "core/experiment/spec_json.h"
#include "core/formats/vectors.h"

namespace segue::experiment {
namespace {

namespace fs = std::filesystem;
using models::Matrix;
using models::TrainingState;

constexpr unsigned known_version = 1;

struct Part {
  const char* name;
  Matrix TrainingState::*matrix;
  const char* file;         ///< its own
  const char* shared_file;  ///< the run's, which may hold the same; null: none does
};
constexpr std::array parts{
    Part{"input", &TrainingState::input, "state/input.npy", "vectors.npy"},
    Part{"output", &TrainingState::output, "state/output.npy", "output_vectors.npy"},
    Part{"best_input", &TrainingState::best_input, "state/best_input.npy", "vectors.npy"},
    Part{"best_output", &TrainingState::best_output, "state/best_output.npy", "output_vectors.npy"},
    Part{"first", &TrainingState::first, "state/first.npy", nullptr},
    Part{"second", &TrainingState::second, "state/second.npy", nullptr},
};
constexpr const char* steps_name = "steps";
constexpr const char* steps_file = "state/steps.npy";

/// Counts as floats that hold them exactly: the lower 16 bits, and those above.
Matrix as_matrix(const std::vector<std::uint32_t>& steps) {
  if (steps.empty()) return {};
  Matrix matrix(static_cast<Eigen::Index>(steps.size()), 2);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    matrix(static_cast<Eigen::Index>(i), 0) = static_cast<float>(steps[i] & 0xFFFFU);
    matrix(static_cast<Eigen::Index>(i), 1) = static_cast<float>(steps[i] >> 16U);
  }
  return matrix;
}

std::vector<std::uint32_t> as_steps(const Matrix& matrix) {
  std::vector<std::uint32_t> steps;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    steps.push_back(static_cast<std::uint32_t>(matrix(i, 0)) | static_cast<std::uint32_t>(matrix(i, 1)) << 16U);
  }
  return steps;
}

std::string fingerprint_of(const Matrix& matrix) {
  data::Fingerprint all;
  all.add_number(static_cast<std::uint64_t>(matrix.cols()));
  all.add_bytes(std::as_bytes(std::span(matrix.data(), static_cast<std::size_t>(matrix.size()))));
  return all.str();
}

SavedState::Table table_of(const char* name, const char* file, const Matrix& matrix) {
  return {name, file, static_cast<std::uint64_t>(matrix.rows()), static_cast<std::uint64_t>(matrix.cols()),
          fingerprint_of(matrix)};
}

/// Those vectors that a state needs and leaves out; null: none.
const Matrix* shared(const Part& part, const TrainingState& state, const models::Embedding& vectors) {
  if (part.shared_file == nullptr || (state.*part.matrix).size() > 0) return nullptr;
  const bool of_best = part.matrix == &TrainingState::best_input || part.matrix == &TrainingState::best_output;
  if (of_best && (state.best_epoch == 0 || state.best_epoch == state.epochs)) return nullptr;
  const bool first = part.matrix == &TrainingState::input || part.matrix == &TrainingState::best_input;
  // Either both tables stand in the state or neither, but for a tree's inner nodes, which are nobody's vectors.
  if (!first && !of_best && state.input.size() > 0) return nullptr;
  const Matrix& matrix = first ? vectors.input : vectors.output;
  return matrix.size() > 0 ? &matrix : nullptr;
}

constexpr const char* remedy =
    SEGUE_TEXT("Copy the whole run folder again; or start from the run's vectors instead of resuming it");

Matrix read_table(const fs::path& folder, const SavedState::Table& table) {
  const fs::path file = folder / table.file;
  const Place place{file.string(), 0};
  std::error_code code;
  if (!fs::exists(file, code)) {
    throw Error({SEGUE_TEXT("This file, which resuming the run needs (%1), is missing"), {table.name}}, place, remedy);
  }
  Matrix matrix;
  try {
    matrix = formats::read_npy(file);
  } catch (const Error& error) {
    throw Error(error.message(), place, remedy);
  }
  if (static_cast<std::uint64_t>(matrix.rows()) != table.rows || static_cast<std::uint64_t>(matrix.cols()) != table.dim) {
    throw Error(
        {SEGUE_TEXT("The file holds %1 × %2 numbers, but run.json says %3 × %4"),
         {std::to_string(matrix.rows()), std::to_string(matrix.cols()), std::to_string(table.rows), std::to_string(table.dim)}},
        place, remedy);
  }
  if (const std::string found = fingerprint_of(matrix); found != table.fingerprint) {
    throw Error(
        {SEGUE_TEXT("This is not what training left here: its fingerprint is %1, run.json says %2"), {found, table.fingerprint}},
        place, remedy);
  }
  return matrix;
}

}  // namespace

const std::vector<std::string>& state_files() {
  static const std::vector<std::string> files = [] {
    std::vector<std::string> all{steps_file};
    for (const Part& part : parts) all.emplace_back(part.file);
    return all;
  }();
  return files;
}

SavedState saved_state(const TrainingState& state, const models::Embedding& vectors) {
  SavedState saved;
  saved.numbers.epochs = state.epochs;
  saved.numbers.from_vectors = state.from_vectors;
  saved.numbers.validated = state.validated;
  saved.numbers.best_epoch = state.best_epoch;
  saved.numbers.best_figure = state.best_figure;
  for (const Part& part : parts) {
    const Matrix& own = state.*part.matrix;
    if (own.size() > 0) saved.tables.push_back(table_of(part.name, part.file, own));
    if (const Matrix* same = shared(part, state, vectors)) {
      saved.tables.push_back(table_of(part.name, part.shared_file, *same));
    }
  }
  if (!state.steps.empty()) saved.tables.push_back(table_of(steps_name, steps_file, as_matrix(state.steps)));
  return saved;
}

void fill_in_vectors(TrainingState& state, const models::Embedding& vectors) {
  std::vector<const Matrix*> missing;
  for (const Part& part : parts) missing.push_back(shared(part, state, vectors));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (missing[i] != nullptr) state.*parts[i].matrix = *missing[i];
  }
}

void write_state(const fs::path& folder, const TrainingState& state) {
  for (const Part& part : parts) {
    if ((state.*part.matrix).size() > 0) formats::write_npy(folder / part.file, state.*part.matrix);
  }
  if (!state.steps.empty()) formats::write_npy(folder / steps_file, as_matrix(state.steps));
}

std::vector<std::string> own_files(const fs::path& folder, const SavedState& saved) {
  std::vector<std::string> files;
  if (saved.version != known_version) {
    std::error_code code;
    for (fs::directory_iterator at(folder / state_folder, code), end; !code && at != end; at.increment(code)) {
      if (at->is_regular_file(code)) files.push_back(std::string(state_folder) + "/" + at->path().filename().string());
    }
    return files;
  }
  const auto& own = state_files();
  for (const SavedState::Table& table : saved.tables) {
    if (std::find(own.begin(), own.end(), table.file) != own.end()) files.push_back(table.file);
  }
  return files;
}

void carry_state(const fs::path& from, const fs::path& to, const SavedState& saved) {
  for (const std::string& file : own_files(from, saved)) {
    std::error_code code;
    fs::create_directories(to / state_folder, code);
    fs::create_hard_link(from / file, to / file, code);
    if (code) fs::copy_file(from / file, to / file, code);
    if (code) fail_to_write(to / file, code.value());
  }
}

TrainingState read_state(const fs::path& folder, const SavedState& saved) {
  if (saved.version != known_version) {
    throw Error({SEGUE_TEXT("What the run keeps for resuming was written in format %1; this version of Segue reads format %2"),
                 {std::to_string(saved.version), std::to_string(known_version)}},
                {(folder / "run.json").string(), 0}, SEGUE_TEXT("Resume it with a newer version of Segue"));
  }
  TrainingState state = saved.numbers;
  for (const SavedState::Table& table : saved.tables) {
    if (table.name == steps_name) {
      state.steps = as_steps(read_table(folder, table));
      continue;
    }
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.name == table.name; });
    if (part != parts.end()) state.*part->matrix = read_table(folder, table);
  }
  return state;
}

Json saved_state_json(const SavedState& saved) {
  if (saved.version != known_version) return saved.as_written;
  Json json = Json::object();
  json["version"] = saved.version;
  json["epochs"] = saved.numbers.epochs;
  json["from_vectors"] = saved.numbers.from_vectors;
  json["validated"] = saved.numbers.validated;
  json["best_epoch"] = saved.numbers.best_epoch;
  json["best_figure"] = saved.numbers.best_figure;
  json["tables"] = Json::object();
  for (const SavedState::Table& table : saved.tables) {
    json["tables"][table.name] = {
        {"file", table.file}, {"rows", table.rows}, {"dim", table.dim}, {"fingerprint", table.fingerprint}};
  }
  return json;
}

SavedState read_saved_state(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  SavedState saved;
  const auto number = [&]<class T>(const char* key, T& value) {
    read_value(reader.need(key), path / key, Field{"", "", ""}, value);
  };
  number("version", saved.version);
  if (saved.version != known_version) {
    saved.as_written = json;
    return saved;
  }
  number("epochs", saved.numbers.epochs);
  number("from_vectors", saved.numbers.from_vectors);
  number("validated", saved.numbers.validated);
  number("best_epoch", saved.numbers.best_epoch);
  number("best_figure", saved.numbers.best_figure);
  if (saved.numbers.epochs == 0 || saved.numbers.best_epoch > saved.numbers.epochs) {
    throw Error({SEGUE_TEXT("%1 cannot be \"%2\""), {(path / "epochs").str(), std::to_string(saved.numbers.epochs)}},
                (path / "epochs").place(), SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
  }
  const JsonPath tables = path / "tables";
  const Json& all = reader.need("tables");
  if (!all.is_object()) throw_wrong_type(tables, SEGUE_TEXT("%1 must be an object in braces, but is %2"), all);
  for (const auto& [name, entry] : all.items()) {
    const JsonPath at = tables / name;
    ObjectReader of(entry, at);
    SavedState::Table table{name, read_string(of.need("file"), at / "file"), 0, 0,
                            read_string(of.need("fingerprint"), at / "fingerprint")};
    read_value(of.need("rows"), at / "rows", Field{"", "", ""}, table.rows);
    read_value(of.need("dim"), at / "dim", Field{"", "", ""}, table.dim);
    // Nothing outside the run's folder.
    const auto& own = state_files();
    const bool known = table.file == "vectors.npy" || table.file == "output_vectors.npy" ||
                       std::find(own.begin(), own.end(), table.file) != own.end();
    if (!known) {
      throw Error({SEGUE_TEXT("%1 cannot be \"%2\""), {(at / "file").str(), table.file}}, (at / "file").place(),
                  SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
    }
    saved.tables.push_back(std::move(table));
  }
  return saved;
}

}  // namespace segue::experiment
