// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/aligned_allocator.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/prefetch.h"
#include "core/data/dataset.h"

namespace segue::models {

/// A few input vectors trained at once, each against output rows of its own and all against the same noise rows.
///
/// For input x, own row o with label y (1: near it, 0: not) and weight w, and noise row n with weight v, the loss is
///   Σ w·(−y·log σ(x·o) − (1 − y)·log σ(−x·o)) + Σ v·(−log σ(−x·n)),
/// and each row takes one step of `rate` down its gradient. All σ are those from before the step, so that they are worked out
/// together and wait for nothing. Own rows move one input after the other (an input meets rows that an earlier one has moved),
/// then noise rows, read once and written once for all inputs. Bound by FMA rate (6 flops an element of each row and input)
/// while rows stay in the first-level cache.
class SgnsBlock {
 public:
  static constexpr std::size_t most_inputs = 4;
  static constexpr std::size_t most_noise = 64;

  /// `stride`: floats of a row, a multiple of 16; what lies behind the dimension is zero and stays so. Rows start at cache lines.
  /// `most_own`: own rows of one input.
  SgnsBlock(std::size_t stride, std::size_t most_own);

  /// The next block, with these noise rows, at most `most_noise`, and the artists they belong to: they are not copied, and must
  /// stay until it has trained.
  void begin(std::span<float* const> noise, std::span<const data::ArtistIndex> artists) {
    inputs_ = 0;
    own_ = 0;
    noise_rows_ = noise;
    noise_artists_ = artists;
    noise_stride_ = (noise.size() + 3) / 4 * 4;
  }
  /// The next input, its vector a copy of `row`, each noise row of this weight. `moves` takes its step, or null: it stays in
  /// `step`. Returns i.
  std::size_t add_input(const float* row, float noise_weight, float* moves = nullptr);
  /// The same with own rows: those of `artists`, which an input is near to, in a table of rows of `stride` floats. Artists and
  /// weights are read up to a multiple of 16. Each noise row weighs `share` for each pair that has another target, by the pair's
  /// weight. Returns the weight of all pairs.
  float add_near(const float* row, float* moves, float* table, std::span<const data::ArtistIndex> artists, const float* weights,
                 float share);
  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] const float* step(std::size_t i) const { return gradient_.get() + i * stride_; }  ///< of input i, after `train`
  /// An own row of the input added last, which needs at least one.
  void add_own(float* row, float weight, float label) {
    own_rows_[own_] = row;
    own_weights_[own_] = weight;
    own_labels_[own_] = label;
    ++own_;
    ++input_[inputs_ - 1].own;
  }
  /// Has a row brought into the cache while the block trains, to be written to later: fetched all at once, rows would wait for
  /// each other, as only some two dozen cache lines can be on their way.
  void fetch(const float* row) { coming_.push_back(row); }
  /// Takes `weight` from noise rows of an artist, for the input added last: that is the very target of a pair of this weight.
  void spare(data::ArtistIndex artist, float weight) {
    float* const weights = noise_weights_.get() + (inputs_ - 1) * noise_stride_;
    for (std::size_t j = 0; j < noise_rows_.size(); ++j) weights[j] -= noise_artists_[j] == artist ? weight : 0;
  }

  struct Loss {
    double own = 0;  ///< Σ w·(…) over own rows
    double own_weight = 0;
    double noise = 0;  ///< Σ v·(…)
    double noise_weight = 0;
    double gradient = 0;  ///< Σ ‖gradient of an input‖ before the rate
    std::size_t inputs = 0;
  };
  /// Moves all rows. Loss and norms are added to `loss` unless it is null.
  void train(float rate, Loss* loss);

  // For the kernels.
  struct Input {
    std::size_t own = 0;  ///< number of own rows
    float* moves = nullptr;
  };
  /// The rows to be fetched. A loop over a row takes the next of them, and fetches it line by line as it goes along.
  struct Coming {
    const float* const* row;
    const float* const* end;
    /// `instead` where there is none left: a row that is in the cache.
    const float* next(const float* instead) { return row != end ? *row++ : instead; }
  };
  struct Parts {
    std::size_t stride, inputs, own, noise_count, noise_stride;
    float rate;
    const Input* input;
    float* x;
    float* gradient;
    float* const* own_rows;  ///< those of the first input, then those of the second …; so with their weights, labels and values
    const float* own_weights;
    const float* own_labels;
    float* own_values;
    float* const* noise_rows;
    const float* noise_weights;  ///< inputs × noise_stride; so with their values
    float* noise_values;
    Loss* loss;
    Coming* coming;
  };
  struct Near {
    std::size_t stride;
    const float* row;
    float* x;
    float* table;
    const data::ArtistIndex* artists;
    const float* weights;
    std::size_t count;
    float** own_rows;
    float* own_weights;
    float* own_labels;
    const data::ArtistIndex* noise_artists;
    std::size_t noise_count;
    float weight = 0;       ///< of all pairs
    bool is_noise = false;  ///< one of the artists is among the noise
  };

 private:
  std::size_t stride_;
  std::size_t inputs_ = 0;
  std::size_t own_ = 0;           ///< own rows of all inputs
  std::size_t noise_stride_ = 0;  ///< noise rows, filled up to a multiple of 4
  std::array<Input, most_inputs> input_;
  std::span<float* const> noise_rows_;
  std::span<const data::ArtistIndex> noise_artists_;
  hwy::AlignedFreeUniquePtr<float[]> x_, gradient_, own_weights_, own_labels_, own_values_, noise_weights_, noise_values_;
  std::vector<float*> own_rows_;
  std::vector<const float*> coming_;  ///< rows to be fetched
};

/// Gradients of one input and of the rows it is trained against, with all rows where they are. Loss as in SgnsBlock.
struct SgnsGradients {
  std::size_t stride;  ///< as in SgnsBlock; rows start at cache lines
  const float* input;
  float* input_gradient;    ///< down the loss; added to
  float* const* rows;       ///< `count`, at least 1
  float* const* gradients;  ///< of each row, added to
  const float* weights;     ///< at a cache line, room for a multiple of 16, like the two below
  const float* labels;
  float* values;  ///< scratch
  std::size_t count;
  double* loss;  ///< added to unless null
};
void sgns_gradients(const SgnsGradients& p);

/// Adds `step` to `row`, `stride` floats (a multiple of 16).
void sgns_add(float* row, const float* step, std::size_t stride);
/// Adds `share`·`step`.
void sgns_add_scaled(float* row, const float* step, float share, std::size_t stride);

}  // namespace segue::models
