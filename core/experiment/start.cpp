// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/start.h"

#include <charconv>
#include <cstddef>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/data/fingerprint.h"
#include "core/formats/read_vectors.h"

namespace segue::experiment {
namespace {

/// Vectors on their way in: who they are of, and both tables.
struct Loose {
  std::vector<std::string> names;
  std::vector<std::int64_t> ids;  ///< may be empty
  bool tokens = false;
  models::Matrix input, output;
};

constexpr std::ptrdiff_t nowhere = -1;
/// For each artist of the vocabulary the row of the vectors that is its own, or `nowhere`.
using Rows = std::vector<std::ptrdiff_t>;

std::size_t found(const Rows& rows) {
  std::size_t count = 0;
  for (const std::ptrdiff_t row : rows) count += row == nowhere ? 0 : 1;
  return count;
}

Rows rows_by_id(const std::vector<std::int64_t>& ids, const data::Vocabulary& vocabulary) {
  std::unordered_map<std::int64_t, std::ptrdiff_t> row_of;
  for (std::size_t i = 0; i < ids.size(); ++i) row_of.emplace(ids[i], static_cast<std::ptrdiff_t>(i));
  Rows rows;
  for (const std::int64_t id : vocabulary.artist_ids) {
    const auto at = row_of.find(id);
    rows.push_back(at == row_of.end() ? nowhere : at->second);
  }
  return rows;
}

Rows rows_by_name(const Loose& loose, const data::Vocabulary& vocabulary) {
  std::unordered_map<std::string, std::ptrdiff_t> row_of;
  for (std::size_t i = 0; i < loose.names.size(); ++i) {
    row_of.emplace(loose.tokens ? formats::word2vec_token(loose.names[i]) : loose.names[i], static_cast<std::ptrdiff_t>(i));
  }
  Rows rows;
  std::unordered_map<std::string, bool> met;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    std::string name = loose.tokens ? formats::word2vec_token(vocabulary.names[i]) : vocabulary.names[i];
    // Artists of one name: the first of them has it alone, as in files that Segue writes.
    if (!met.emplace(name, true).second) name += "#" + std::to_string(vocabulary.artist_ids[i]);
    const auto at = row_of.find(name);
    rows.push_back(at == row_of.end() ? nowhere : at->second);
  }
  return rows;
}

/// Ids of another data set may be those of other artists.
bool ids_mean_the_same(const Rows& rows, const Loose& loose, const data::Vocabulary& vocabulary) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] != nowhere && loose.names[static_cast<std::size_t>(rows[i])] == vocabulary.names[i]) ++same;
  }
  return same > 0 && same * 2 >= found(rows);
}

std::vector<std::int64_t> ids_as_names(const std::vector<std::string>& names) {
  std::vector<std::int64_t> ids;
  for (const std::string& name : names) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id);
    ids.push_back(error == std::errc() && end == name.data() + name.size() ? id : -1);
  }
  return ids;
}

Rows match(const Loose& loose, const data::Vocabulary& vocabulary, bool& by_name) {
  by_name = false;
  if (!loose.ids.empty()) {
    Rows rows = rows_by_id(loose.ids, vocabulary);
    if (ids_mean_the_same(rows, loose, vocabulary)) return rows;
  }
  by_name = true;
  Rows rows = rows_by_name(loose, vocabulary);
  if (found(rows) > 0 || !loose.ids.empty()) return rows;
  by_name = false;
  return rows_by_id(ids_as_names(loose.names), vocabulary);
}

models::Matrix picked(const models::Matrix& from, const Rows& rows) {
  models::Matrix to = models::Matrix::Zero(static_cast<Eigen::Index>(rows.size()), from.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] != nowhere) to.row(static_cast<Eigen::Index>(i)) = from.row(rows[i]);
  }
  return to;
}

std::string fingerprint_of(const Loose& loose) {
  data::Fingerprint all;
  const auto add = [&](const models::Matrix& m) {
    all.add_number(static_cast<std::uint64_t>(m.cols()));
    all.add_bytes(std::as_bytes(std::span(m.data(), static_cast<std::size_t>(m.size()))));
  };
  add(loose.input);
  add(loose.output);
  if (loose.ids.empty()) {
    all.add(loose.names);
  } else {
    all.add(loose.ids);  // names change a little on their way through a table
  }
  return all.str();
}

Start matched(StartSpec spec, const Loose& loose, const data::Corpus& corpus) {
  const std::string fingerprint = fingerprint_of(loose);
  if (!spec.fingerprint.empty() && spec.fingerprint != fingerprint) {
    throw Error({SEGUE_TEXT("These are not the vectors that training began with: their fingerprint is %1, not %2"),
                 {fingerprint, spec.fingerprint}},
                {spec.path, 0}, SEGUE_TEXT("Put the former ones back, or leave the fingerprint out"));
  }
  Start start;
  start.spec = {std::move(spec.path), fingerprint};
  const Rows rows = match(loose, *corpus.vocabulary, start.match.by_name);
  start.match.artists = found(rows);
  if (start.match.artists == 0) {
    throw Error({SEGUE_TEXT("None of the %1 vectors to start from is of an artist to train, by id or by name"),
                 {std::to_string(loose.input.rows())}},
                {start.spec.path, 0}, SEGUE_TEXT("Start from vectors of the same artists"));
  }
  start.embedding.vocabulary = corpus.vocabulary;
  start.embedding.input = picked(loose.input, rows);
  if (loose.output.rows() == loose.input.rows()) start.embedding.output = picked(loose.output, rows);
  return start;
}

Loose loose_from(models::Matrix input, models::Matrix output, const data::Vocabulary& vocabulary) {
  return {vocabulary.names, vocabulary.artist_ids, false, std::move(input), std::move(output)};
}

}  // namespace

Start start_from(const Run& run, const std::string& path, const data::Corpus& corpus) {
  return matched({path, {}}, loose_from(run.embedding.input, run.embedding.output, *run.embedding.vocabulary), corpus);
}

void require_start_there(const StartSpec& spec) {
  std::error_code none;
  if (!spec.path.empty() && std::filesystem::exists(spec.path, none)) return;
  throw Error(SEGUE_TEXT("There is nothing to start from here"), {spec.path, 0},
              SEGUE_TEXT("Name a run folder, a word2vec text file or a .npy file"));
}

Start read_start(const StartSpec& spec, const data::Corpus& corpus, Progress& progress) {
  require_start_there(spec);
  const std::filesystem::path path = spec.path;
  std::error_code none;
  if (std::filesystem::is_directory(path, none)) {
    Run run = read_run(path);
    return matched(spec, loose_from(std::move(run.embedding.input), std::move(run.embedding.output), *run.embedding.vocabulary),
                   corpus);
  }
  formats::NamedVectors read = formats::read_vectors(path, progress);
  return matched(spec, {std::move(read.names), std::move(read.ids), read.tokens, std::move(read.vectors), {}}, corpus);
}

Message describe(const Start& start) {
  return {start.match.by_name ? SEGUE_TEXT("Starting from %1: it knows %2 of the %3 artists to train, by name")
                              : SEGUE_TEXT("Starting from %1: it knows %2 of the %3 artists to train, by id"),
          {start.spec.path, std::to_string(start.match.artists), std::to_string(start.embedding.size())}};
}

void require_start(const models::ModelOptions& options) {
  if (models::can_start(options)) return;
  throw Error({SEGUE_TEXT("%1 computes its vectors anew and cannot start from others"), {models::kind_of(options).label}}, {},
              SEGUE_TEXT("Leave the start out, or train item2vec, ALS or GloVe"));
}

}  // namespace segue::experiment
