// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/import_table.h"

#include <algorithm>
#include <chrono>

#include "core/base/error.h"
#include "core/base/temporary_file.h"
#include "core/data/dataset_fingerprint.h"
#include "core/readers/corpus_file.h"
#include "core/tables/collect.h"

namespace segue::tables {
namespace {

void describe(data::Dataset& dataset, const std::filesystem::path& path, std::chrono::steady_clock::time_point start) {
  const std::filesystem::path full = path == "-" ? path : std::filesystem::absolute(path);
  dataset.path = full.string();
  const std::filesystem::path last = full.has_filename() ? full.filename() : full.parent_path().filename();
  dataset.name = path == "-" ? "standard input" : last.string();
  dataset.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void drop_unknown_times(data::Sequences& sequences) {
  const bool any =
      std::any_of(sequences.times.begin(), sequences.times.end(), [](std::int64_t time) { return time != data::unknown_time; });
  if (!any) sequences.times = {};
}

}  // namespace

bool names_corpus_file(const std::filesystem::path& path) {
  std::string end = path.extension().string();
  std::transform(end.begin(), end.end(), end.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return end == ".segue";
}

std::filesystem::path temporary_folder(const ImportOptions& options, const std::filesystem::path& out) {
  if (!options.temporary.empty()) return options.temporary;
  std::error_code code;
  if (names_corpus_file(out)) {
    const std::filesystem::path beside = std::filesystem::absolute(out).parent_path();
    if (std::filesystem::is_directory(beside, code)) return beside;
  }
  return TemporaryFile::usual_folder();
}

data::Dataset import_table(const std::filesystem::path& path, const TableSpec& spec, const ImportOptions& options,
                           Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  data::Dataset dataset;
  const TakeTyped take = [&](data::Source source, std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
    data::Sequences& to = source == data::Source::playlist ? dataset.playlists : dataset.sessions;
    to.tracks.values.append(tracks.begin(), tracks.end());
    to.tracks.offsets.push_back(to.tracks.values.size());
    to.users.push_back(user);
    to.times.push_back(time);
  };
  collect(path, spec, options, dataset, take, progress);
  drop_unknown_times(dataset.playlists);
  drop_unknown_times(dataset.sessions);
  progress.start(SEGUE_TEXT("Fingerprint"), 0);
  dataset.fingerprint = data::fingerprint_of(dataset, progress);
  describe(dataset, path, start);
  return dataset;
}

data::LoadReport import_to_corpus_file(const std::filesystem::path& path, const TableSpec& spec, const std::filesystem::path& out,
                                       const ImportOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  ImportOptions local = options;
  data::CorpusFileWriter writer(out);  // makes the folder where it is missing
  local.temporary = temporary_folder(options, out);
  data::Dataset rest;
  const TakeTyped take = [&](data::Source source, std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
    writer.add(source, user, time, tracks);
  };
  collect(path, spec, local, rest, take, progress);
  describe(rest, path, start);
  writer.finish(rest, progress);
  rest.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return rest.report;
}

}  // namespace segue::tables
