// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/models/item2vec.h"
#include "core/models/window_places.h"

namespace segue::models {

/// word2vec's sub-sampling: the chance that a play of an artist with this share of all plays is kept.
[[nodiscard]] double keep_probability(double share, double threshold);

/// What a pair weighs whose target stands `distance` places after the input's artist (before it, where negative). 0: no pair.
[[nodiscard]] double pair_weight(const Item2VecOptions& options, int distance);

/// Goes through one sequence after the other, play by play: which artists around each one it is trained with.
class SequenceWalk {
 public:
  /// `keep`: probability of keeping a play of each artist, or empty to keep all.
  SequenceWalk(const Item2VecOptions& options, std::span<const float> keep);

  /// Starts on a sequence, of which it takes a copy. Windows and sub-sampling are drawn from `random`.
  void open(std::span<const data::ArtistIndex> sequence, Random random);
  /// Goes on to the next play that has a context; false at the end.
  bool next();
  [[nodiscard]] data::ArtistIndex centre() const { return plays()[at_ - 1]; }
  /// Its context: the artists around it that it is trained with, in the order of the sequence; one may stand there several times.
  [[nodiscard]] std::span<const data::ArtistIndex> context() const { return {context_.data(), count_}; }
  /// What each of them weighs: more than 0. Both may be read up to a multiple of `window_lanes`.
  [[nodiscard]] std::span<const float> weights() const { return {weights_.data(), count_}; }
  /// Plays of the sequence gone through so far; once `next` has found the end, those left out by sub-sampling too.
  [[nodiscard]] std::size_t plays_done() const { return done_; }

  /// The plays still to come, the nearest first (to fetch their rows early).
  [[nodiscard]] std::span<const data::ArtistIndex> ahead() const { return {plays() + at_, length_ - at_}; }

 private:
  /// What the places around a play weigh, by how far the window reaches. Only of windows short enough to be taken whole.
  struct Places {
    std::size_t stride = 0;
    std::vector<float> weights;  ///< window × stride: places −window … window about the play; 0: not of the window
  };
  [[nodiscard]] const data::ArtistIndex* plays() const { return plays_.data() + margin; }
  void take_few(std::size_t t, std::size_t reach);
  void take_many(std::size_t t, std::size_t reach);

  static constexpr std::size_t most_few = 16;  ///< the longest window that is taken whole
  static constexpr std::size_t margin =
      most_few + 2 * window_lanes;  ///< places without an artist, before the plays and after them

  const Item2VecOptions* options_;
  std::span<const float> keep_;
  std::vector<data::ArtistIndex> plays_;
  std::vector<data::ArtistIndex> context_;  ///< room for any; `count_` of them are taken
  std::vector<float> weights_;
  std::size_t count_ = 0;
  std::shared_ptr<const Places> places_;
  std::vector<float> before_, after_;  ///< weights by distance − 1
  Random random_{0};
  std::size_t at_ = 0;
  std::size_t length_ = 0;  ///< plays kept
  std::size_t all_ = 0;     ///< plays of the sequence
  std::size_t done_ = 0;
};

}  // namespace segue::models
