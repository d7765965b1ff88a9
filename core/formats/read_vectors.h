// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/models/embedding.h"

namespace segue::formats {

/// Vectors that any program may have made, with what names them.
struct NamedVectors {
  models::Matrix vectors;          ///< a row for each name
  std::vector<std::string> names;  ///< of a word2vec file: as they stand there, see word2vec_token
  std::vector<std::int64_t> ids;   ///< artist ids, or empty: the file has names only
  bool tokens = false;             ///< names are word2vec's
};

/// A name as word2vec's text format can hold it: spaces and control characters become underscores.
[[nodiscard]] std::string word2vec_token(const std::string& name);

/// By the file's beginning: numpy's .npy, with its artists in FILE.artists.tsv or in artists.tsv beside it, or word2vec's text
/// format ("rows dim", then a name and its values in each line; a name may hold spaces). Throws Error with file and line, for
/// values that are no finite numbers too; Cancelled.
[[nodiscard]] NamedVectors read_vectors(const std::filesystem::path& path, Progress& progress);

}  // namespace segue::formats
