// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/load_data.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "core/readers/corpus_file.h"
#include "core/readers/csv_set.h"
#include "core/readers/raw_release.h"
#include "core/tables/archive_table.h"
#include "core/tables/import_table.h"

namespace segue::experiment {
namespace {

namespace fs = std::filesystem;

std::string lower_name(const fs::path& path) {
  std::string name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

bool is_raw_file(const fs::path& file) { return lower_name(file).find(".idomaar") != std::string::npos; }

/// A file that the CSV set calls so: where the rest is missing, that is what has to be said.
bool has_usual_name(const fs::path& file) {
  constexpr std::array<std::string_view, 4> names{"tracks.csv", "artists.csv", "playlists.csv", "sessions.csv"};
  return std::find(names.begin(), names.end(), lower_name(file)) != names.end();
}

/// A folder whose files make up one table: HetRec 2011, slices of the Million Playlist Dataset, ListenBrainz dumps; the
/// latter two at most `depth` folders down.
bool is_table_folder(const fs::path& folder, int depth) {
  std::error_code code;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, code);
  int seen = 0;  // somebody's whole home is no data set, and takes minutes to walk through
  for (const fs::recursive_directory_iterator end; !code && it != end && ++seen < 20'000; it.increment(code)) {
    if (it.depth() >= depth) it.disable_recursion_pending();
    const std::string name = lower_name(it->path());
    const bool slice = name.starts_with("mpd.slice.") && name.ends_with(".json");
    if (slice || (it.depth() == 0 && name == "user_artists.dat") || name.ends_with(".listens")) return true;
  }
  return false;
}

/// The release that a single ".idomaar" file belongs to: of its folder, or of the one above "entities" and "relations".
std::optional<data::RawReleaseFiles> find_release_of(const fs::path& path, const Progress& progress) {
  std::error_code code;
  if (fs::is_directory(path, code) || !is_raw_file(path)) return data::find_raw_release(path, progress);
  const fs::path folder = fs::absolute(path).lexically_normal().parent_path();
  const std::string name = lower_name(folder);
  return data::find_raw_release(name == "entities" || name == "relations" ? folder.parent_path() : folder, progress);
}

DataKind recognise_folder(const fs::path& folder) {
  try {
    (void)data::find_csv_set(folder);
    return DataKind::csv_set;
  } catch (const Error&) {
    if (data::find_raw_release(folder)) return DataKind::raw_release;
    if (is_table_folder(folder, 2)) return DataKind::table;
    throw;
  }
}

DataKind recognise_file(const fs::path& file, const Progress& progress) {
  if (data::is_corpus_file(file)) return DataKind::corpus_file;
  if ((is_raw_file(file) || tables::is_archive_file(file)) && find_release_of(file, progress)) return DataKind::raw_release;
  if (lower_name(file).ends_with(".csv")) {
    try {
      (void)data::recognise_csv_files({file});
      return DataKind::csv_set;
    } catch (const Error&) {
      if (has_usual_name(file)) throw;
    }
  }
  return DataKind::table;
}

data::CsvSetFiles csv_set_of(const fs::path& path) {
  std::error_code code;
  return fs::is_directory(path, code) ? data::find_csv_set(path) : data::recognise_csv_files({path});
}

data::Dataset load(DataKind kind, const fs::path& path, Progress& progress) {
  switch (kind) {
    case DataKind::csv_set: return data::read_csv_set(csv_set_of(path), {}, progress);
    case DataKind::raw_release: return data::read_raw_release(find_release_of(path, progress).value(), {}, progress);
    case DataKind::corpus_file: return data::open_corpus_file(path, progress);
    case DataKind::table: break;
  }
  return tables::import_table(path, {}, {}, progress);
}

fs::path folder_of(const fs::path& file) { return fs::absolute(file).lexically_normal().parent_path(); }

/// Nothing where the files are no CSV set by their columns; the reason then.
std::optional<data::CsvSetFiles> as_csv_set(const std::vector<fs::path>& files, std::optional<Error>& reason) {
  try {
    return data::recognise_csv_files(files);
  } catch (const Error& e) {
    reason = e;
    return std::nullopt;
  }
}

}  // namespace

DataKind recognise_data(const fs::path& path, const Progress& progress) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found || path.empty()) {
    throw Error(SEGUE_TEXT("There is no such file or folder"), {path.string(), 0}, SEGUE_TEXT("Check the path"));
  }
  if (status.type() == fs::file_type::none) {
    throw Error({SEGUE_TEXT("It cannot be read: %1"), {code.message()}}, {path.string(), 0},
                SEGUE_TEXT("Check that you may read it"));
  }
  return fs::is_directory(status) ? recognise_folder(path) : recognise_file(path, progress);
}

data::Dataset load_data(const DataSpec& spec, const fs::path& sample_folder, Progress& progress) {
  if (spec.sample) {
    std::error_code code;
    if (!fs::exists(sample_folder, code)) data::write_sample(sample_folder, *spec.sample, progress);
    return data::read_csv_set(data::find_csv_set(sample_folder), {}, progress);
  }
  const fs::path path(spec.path);
  if (spec.table) return tables::import_table(path, *spec.table, {}, progress);
  return load(recognise_data(path, progress), path, progress);
}

DataSpec moved_to(const DataSpec& spec, const fs::path& path) {
  DataSpec moved{fs::absolute(path).lexically_normal().string(), {}, spec.table};
  if (moved.table && recognise_data(path) != DataKind::table) moved.table.reset();
  return moved;
}

PickedData recognise_files(const std::vector<fs::path>& files, const Progress& progress) {
  if (files.empty()) throw Error(SEGUE_TEXT("No file was chosen"), {}, SEGUE_TEXT("Choose the files of a data set"));
  if (files.size() == 1) return {recognise_data(files.front(), progress), fs::absolute(files.front()).lexically_normal()};
  std::optional<Error> reason;
  const fs::path folder = folder_of(files.front());
  if (as_csv_set(files, reason)) return {DataKind::csv_set, folder};
  if (is_raw_file(files.front()) && find_release_of(files.front(), progress)) {
    const std::string name = lower_name(folder);
    return {DataKind::raw_release, name == "entities" || name == "relations" ? folder.parent_path() : folder};
  }
  // Slices of one layout are read by their folder; tables that have nothing to do with each other are not.
  if (is_table_folder(folder, 0)) return {DataKind::table, folder};
  throw Error(*reason);
}

data::Dataset load_files(const std::vector<fs::path>& files, Progress& progress) {
  const PickedData picked = recognise_files(files, progress);
  if (picked.kind == DataKind::csv_set && files.size() > 1) {
    return data::read_csv_set(data::recognise_csv_files(files), {}, progress);
  }
  return load(picked.kind, picked.path, progress);
}

}  // namespace segue::experiment
