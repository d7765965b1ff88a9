// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "core/models/embedding.h"

namespace segue::formats {

/// numpy's .npy, version 1.0: little-endian float32, C order, two dimensions.
void write_npy(const std::filesystem::path& path, const models::Matrix& matrix);
/// Throws Error for anything but a two-dimensional little-endian C-order float32 array whose size matches the file's.
[[nodiscard]] models::Matrix read_npy(const std::filesystem::path& path);

/// word2vec's text format: "rows dim", then "name v1 v2 …" per artist that has a vector; spaces in names become underscores
/// (a name that would repeat gets "#id"), so that gensim's KeyedVectors.load_word2vec_format reads it. Shortest digits that
/// read back to the same float.
void write_word2vec_text(const std::filesystem::path& path, const models::Matrix& matrix, const data::Vocabulary& vocabulary);

/// Tab-separated, with a header: index, id, name, plays, listeners; tabs and line ends in names become spaces, and a name with
/// a quotation mark is quoted as in CSV, which is how pandas.read_csv(path, sep="\t") and spreadsheets read it.
/// Where vectors are `predicted` (Embedding::predicted) there is a sixth column of that name: 0 or 1.
void write_artists_tsv(const std::filesystem::path& path, const data::Vocabulary& vocabulary,
                       std::span<const char> predicted = {});
/// The sixth column goes to `predicted`; without one it becomes empty. Throws Error with file and line.
[[nodiscard]] data::Vocabulary read_artists_tsv(const std::filesystem::path& path, std::vector<char>* predicted = nullptr);

}  // namespace segue::formats
