// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/experiment/run.h"
#include "core/models/embedding.h"

namespace segue::experiment {

/// Vectors that training begins with, in the order of the vocabulary to train.
struct Start {
  StartSpec spec;               ///< with the fingerprint of what was read
  models::Embedding embedding;  ///< zero rows for artists that it does not know
  StartMatch match;
};

/// Matches the vectors of a run, which lie at `path` or are only in memory, with the artists of `corpus`: by id where at least
/// half of the artists found so have the same name too, else by name. Throws Error where no artist is found.
[[nodiscard]] Start start_from(const Run& run, const std::string& path, const data::Corpus& corpus);

/// Reads a run folder, word2vec text, or a .npy with its table of artists (formats::read_vectors), and matches it likewise; a
/// file with names only by name, or, where none is known, by names that are artist ids. Throws Error for what cannot be read,
/// where no artist is found, and where `spec` has another fingerprint than what lies there; Cancelled.
[[nodiscard]] Start read_start(const StartSpec& spec, const data::Corpus& corpus, Progress& progress);

/// Throws Error where nothing is at the path.
void require_start_there(const StartSpec& spec);

/// "Starting from …: knows 1200 of the 2000 artists to train, by id".
[[nodiscard]] Message describe(const Start& start);

/// Throws Error where models of these options compute their vectors anew whatever they are given.
void require_start(const models::ModelOptions& options);

}  // namespace segue::experiment
