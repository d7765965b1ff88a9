// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/corpus.h"
#include "core/evaluation/metrics.h"

namespace segue::evaluation {

/// The held-out sequences as a protocol walks through them, before anything is ranked.
struct Walk {
  std::vector<EvaluatedSequence> sequences;  ///< those with a prediction, in corpus order
  std::vector<Prediction> predictions;       ///< sequence by sequence; ranks are 0
  std::vector<data::ArtistIndex> artists;    ///< what is walked through, sequence by sequence
  std::vector<std::uint64_t> first_artist;   ///< per sequence: its first one in `artists`
  std::vector<std::uint32_t> place;          ///< per prediction: its sequence, index into `sequences`
  EvaluationCounts counts;                   ///< what the walk left out

  /// The artists of a sequence.
  [[nodiscard]] std::span<const data::ArtistIndex> artists_of(std::size_t sequence) const {
    return {artists.data() + first_artist[sequence], sequences[sequence].length};
  }
  /// How many artists were heard before a prediction's target: it stands there in artists_of(its sequence).
  [[nodiscard]] std::size_t heard(std::size_t prediction) const {
    const EvaluatedSequence& s = sequences[place[prediction]];
    return s.length - s.predictions + (prediction - s.first);
  }
  /// The artists heard before a prediction's target, oldest first.
  [[nodiscard]] std::span<const data::ArtistIndex> history(std::size_t prediction) const {
    return artists_of(place[prediction]).first(heard(prediction));
  }
};

/// Repeated artists are removed, unknown ones as the protocol says. `sequences` in any order.
[[nodiscard]] Walk walk(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const Protocol& protocol);

}  // namespace segue::evaluation
