// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/read_vectors.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/vectors.h"

namespace segue::formats {
namespace {

const char* const as_text = SEGUE_TEXT("Save it as word2vec text, as gensim does with save_word2vec_format(path, binary=False)");

bool begins_as_npy(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  char start[6] = {};
  in.read(start, sizeof start);
  return std::string_view(start, static_cast<std::size_t>(in.gcount())) == "\x93NUMPY";
}

bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Takes the last word off `line`; empty where there is none.
std::string_view take_last(std::string_view& line) {
  while (!line.empty() && is_gap(line.back())) line.remove_suffix(1);
  std::size_t begin = line.size();
  while (begin > 0 && !is_gap(line[begin - 1])) --begin;
  const std::string_view word = line.substr(begin);
  line.remove_suffix(word.size());
  return word;
}

template <class T>
bool parse(std::string_view word, T& value) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size();
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

NamedVectors read_word2vec(const std::filesystem::path& path, Progress& progress) {
  const std::string text = read_file(path);
  std::string_view rest = text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  std::string_view first = take_line(rest);
  const std::string_view dim_word = take_last(first);
  const std::string_view rows_word = take_last(first);
  std::uint64_t rows = 0;
  std::uint64_t dim = 0;
  const std::uint64_t most = text.size() / 2;  // a value takes two characters at least
  if (!parse(rows_word, rows) || !parse(dim_word, dim) || !take_last(first).empty() || dim == 0) {
    throw Error(SEGUE_TEXT("The first line must hold two numbers: how many vectors there are, and their length"),
                {path.string(), 1}, as_text);
  }
  if (rows > most || dim > most || rows * dim > most) {
    throw Error({SEGUE_TEXT("The first line promises %1 vectors of length %2, for which the file is too short"),
                 {std::to_string(rows), std::to_string(dim)}},
                {path.string(), 1}, SEGUE_TEXT("The file is cut off: save it again"));
  }
  NamedVectors read;
  read.tokens = true;
  read.vectors.resize(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(dim));
  read.names.reserve(rows);
  for (std::uint64_t row = 0; row < rows; ++row) {
    const Place place{path.string(), row + 2};
    if (rest.empty()) {
      throw Error(
          {SEGUE_TEXT("The first line promises %1 vectors, the file holds %2"), {std::to_string(rows), std::to_string(row)}},
          place, SEGUE_TEXT("The file is cut off: save it again"));
    }
    std::string_view line = take_line(rest);
    float* const values = read.vectors.data() + row * dim;
    for (std::uint64_t d = dim; d-- > 0;) {
      const std::string_view word = take_last(line);
      if (!parse(word, values[d]) || !std::isfinite(values[d])) {
        throw Error({SEGUE_TEXT("The line is not a name and %1 numbers"), {std::to_string(dim)}}, place, as_text);
      }
    }
    while (!line.empty() && is_gap(line.back())) line.remove_suffix(1);
    if (line.empty()) throw Error({SEGUE_TEXT("The line is not a name and %1 numbers"), {std::to_string(dim)}}, place, as_text);
    read.names.emplace_back(line);
    if (row % 256 == 0) progress.throw_if_cancelled();
  }
  while (!rest.empty()) {
    std::string_view line = take_line(rest);
    if (take_last(line).empty()) continue;
    throw Error({SEGUE_TEXT("The file goes on after the %1 vectors that its first line promises"), {std::to_string(rows)}},
                {path.string(), rows + 2}, as_text);
  }
  return read;
}

NamedVectors read_numpy(const std::filesystem::path& path) {
  std::filesystem::path artists = path.string() + ".artists.tsv";
  if (!std::filesystem::exists(artists)) artists = path.parent_path() / "artists.tsv";
  if (!std::filesystem::exists(artists)) {
    throw Error({SEGUE_TEXT("Whose vectors these are is not known: there is no %1"), {path.filename().string() + ".artists.tsv"}},
                {path.string(), 0}, SEGUE_TEXT("Put the table of artists beside it, as \"segue export\" writes it"));
  }
  data::Vocabulary vocabulary = read_artists_tsv(artists);
  NamedVectors read;
  read.vectors = read_npy(path);
  if (static_cast<std::size_t>(read.vectors.rows()) != vocabulary.size()) {
    throw Error({SEGUE_TEXT("There are %1 vectors for %2 artists"),
                 {std::to_string(read.vectors.rows()), std::to_string(vocabulary.size())}},
                {path.string(), 0});
  }
  if (!read.vectors.allFinite()) {
    throw Error(SEGUE_TEXT("The file holds values that are no finite numbers"), {path.string(), 0});
  }
  read.names = std::move(vocabulary.names);
  read.ids = std::move(vocabulary.artist_ids);
  return read;
}

}  // namespace

std::string word2vec_token(const std::string& name) {
  std::string token = name;
  for (char& c : token) {
    const auto code = static_cast<unsigned char>(c);
    if (code <= 0x20 || code == 0x7F) c = '_';
  }
  return token;
}

NamedVectors read_vectors(const std::filesystem::path& path, Progress& progress) {
  progress.start(SEGUE_TEXT("Reading vectors"), 0);
  return begins_as_npy(path) ? read_numpy(path) : read_word2vec(path, progress);
}

}  // namespace segue::formats
