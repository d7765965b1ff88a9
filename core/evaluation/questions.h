// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "core/evaluation/walk.h"

namespace segue::evaluation {

/// Who can be recommended.
struct Candidates {
  std::vector<data::ArtistIndex> known;    ///< with a vector, ascending
  std::vector<data::ArtistIndex> unknown;  ///< without, ascending
  bool untrained = false;                  ///< the unknown ones can be recommended too, and score 0
  std::vector<char> has_vector;            ///< per artist of the vocabulary

  [[nodiscard]] bool can_ask(data::ArtistIndex artist) const {
    return artist != data::unknown_artist && has_vector[static_cast<std::size_t>(artist)] != 0;
  }
  [[nodiscard]] bool can_be_recommended(data::ArtistIndex artist) const {
    return artist != data::unknown_artist && (untrained || has_vector[static_cast<std::size_t>(artist)] != 0);
  }
  [[nodiscard]] std::size_t count() const { return known.size() + (untrained ? unknown.size() : 0); }
};

[[nodiscard]] Candidates candidates_of(std::size_t artists, const std::function<bool(data::ArtistIndex)>& known, bool untrained);

/// What is to be scored, each once: a query is a list of artists with weights, and has the predictions that it answers.
struct Questions {
  std::vector<std::uint64_t> query_offsets{0};       ///< per query: its artists in `query_artists`
  std::vector<data::ArtistIndex> query_artists;      ///< oldest first
  std::vector<std::uint64_t> prediction_offsets{0};  ///< per query: its predictions in `predictions`
  std::vector<std::uint32_t> predictions;            ///< indices into Walk::predictions, by target within a query
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] std::size_t size() const { return query_offsets.size() - 1; }
  [[nodiscard]] std::span<const data::ArtistIndex> artists(std::size_t query) const {
    return {query_artists.data() + query_offsets[query], query_offsets[query + 1] - query_offsets[query]};
  }
  [[nodiscard]] std::span<const std::uint32_t> predictions_of(std::size_t query) const {
    return {predictions.data() + prediction_offsets[query], prediction_offsets[query + 1] - prediction_offsets[query]};
  }
};

/// Groups the predictions that can be answered by their queries, and counts those that cannot. Artists without a vector are left
/// out of a mean.
[[nodiscard]] Questions questions_of(const Walk& walk, const Candidates& candidates, const Protocol& protocol,
                                     EvaluationCounts& counts);

/// The artists that a prediction's query is made of, oldest first: of the last one, or the last `history`, those with a vector.
[[nodiscard]] std::vector<data::ArtistIndex> query_of(std::span<const data::ArtistIndex> history, const Candidates& candidates,
                                                      const Protocol& protocol);

/// Weights of `count` artists, oldest first; they add up to 1. One artist weighs exactly 1.
[[nodiscard]] std::vector<float> weights_of(std::size_t count, const Protocol& protocol);

/// The artists that cannot be recommended to a prediction: all heard, or (heard_candidates) those that its query is made of and
/// the last one heard.
[[nodiscard]] std::vector<data::ArtistIndex> excluded_of(std::span<const data::ArtistIndex> history,
                                                         std::span<const data::ArtistIndex> query, const Protocol& protocol);

}  // namespace segue::evaluation
