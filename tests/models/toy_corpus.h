// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/data/corpus.h"
#include "core/models/training.h"

/// A corpus written down in a test; every sequence is a training sequence.
struct ToyCorpus {
  segue::data::Corpus corpus;
  std::vector<std::uint32_t> train;
  [[nodiscard]] segue::models::TrainingInput input() const { return {corpus, train}; }
};

inline ToyCorpus toy_corpus(std::size_t artists, const std::vector<std::vector<std::int32_t>>& sequences,
                            std::vector<std::int64_t> users = {}) {
  ToyCorpus toy;
  auto vocabulary = std::make_shared<segue::data::Vocabulary>();
  for (std::size_t i = 0; i < artists; ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->artist_ids.push_back(static_cast<std::int64_t>(i));
  }
  vocabulary->counts.assign(artists, 0);
  vocabulary->listeners.assign(artists, 0);
  for (const auto& sequence : sequences) {
    for (const std::int32_t artist : sequence) {
      toy.corpus.sequences.values.push_back(artist);
      ++vocabulary->counts[static_cast<std::size_t>(artist)];
    }
    toy.corpus.sequences.offsets.push_back(toy.corpus.sequences.values.size());
  }
  if (users.empty()) users.assign(sequences.size(), -1);
  toy.corpus.users = std::move(users);
  toy.corpus.sources.assign(sequences.size(), segue::data::Source::playlist);
  toy.corpus.rows.resize(sequences.size());
  toy.corpus.vocabulary = vocabulary;
  toy.train.resize(sequences.size());
  std::iota(toy.train.begin(), toy.train.end(), 0U);
  return toy;
}

/// Two scenes: sequences hold either the first or the second half of the artists, in random order.
inline ToyCorpus two_scenes(std::int32_t artists_each, std::size_t sequences) {
  segue::Random random(5);
  std::vector<std::vector<std::int32_t>> all;
  for (std::size_t s = 0; s < sequences; ++s) {
    std::vector<std::int32_t> sequence;
    for (int i = 0; i < 8; ++i) {
      sequence.push_back(static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(artists_each))) +
                         (s % 2 == 0 ? 0 : artists_each));
    }
    all.push_back(sequence);
  }
  return toy_corpus(static_cast<std::size_t>(artists_each) * 2, all);
}

/// A walk around a ring of artists in steps of 1 … 3, forward only.
inline ToyCorpus ring(std::int32_t artists, std::size_t sequences) {
  segue::Random random(6);
  std::vector<std::vector<std::int32_t>> all;
  for (std::size_t s = 0; s < sequences; ++s) {
    auto at = static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(artists)));
    std::vector<std::int32_t> sequence;
    for (int i = 0; i < 12; ++i) {
      sequence.push_back(at);
      at = (at + 1 + static_cast<std::int32_t>(random.below(3))) % artists;
    }
    all.push_back(sequence);
  }
  return toy_corpus(static_cast<std::size_t>(artists), all);
}
