// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What tests of cold artists train on: artists with tags, of whom some are heard too seldom to have a vector.

#include <filesystem>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/sample/sample.h"

namespace segue::cold_sample {

/// 300 artists of six genres, whose names are their tags, in 300 playlists and 900 sessions, as a CSV set.
inline void write(const std::filesystem::path& folder) {
  data::SampleOptions sample;
  sample.artists = 300;
  sample.playlists = 300;
  sample.sessions = 900;
  sample.genres = 6;
  Progress progress;
  data::write_sample(folder, sample, progress);
}

/// With which those that are heard less than 12 times are cold.
inline data::CorpusOptions corpus_options() {
  data::CorpusOptions corpus;
  corpus.min_count = 12;
  return corpus;
}

}  // namespace segue::cold_sample
