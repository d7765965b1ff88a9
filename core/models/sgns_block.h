// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/aligned_allocator.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/prefetch.h"

namespace segue::models {

/// A few input vectors trained at once, each against output rows of its own and all against the same noise rows.
///
/// For input x, own row o with label y (1: near it, 0: not) and weight w, and noise row n with weight v, the loss is
///   Σ w·(−y·log σ(x·o) − (1 − y)·log σ(−x·o)) + Σ v·(−log σ(−x·n)),
/// and each row takes one step of `rate` down its gradient at the values from before the step. Own rows of one input are moved
/// before the next input reads them; noise rows are read once and written once for all inputs. Bound by FMA rate
/// (6 flops an element of each row and input) while noise rows stay in the first-level cache.
class SgnsBlock {
 public:
  static constexpr std::size_t most_inputs = 4;
  static constexpr std::size_t most_noise = 64;

  /// `stride`: floats of a row, a multiple of 16; what lies behind the dimension is zero and stays so. Rows start at cache lines.
  SgnsBlock(std::size_t stride, std::size_t most_own);

  void begin() { inputs_ = 0; }
  /// The next input, its vector a copy of `row`. Returns i.
  std::size_t add_input(const float* row, float rate, float noise_weight);
  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] const float* step(std::size_t i) const { return gradient_.get() + i * stride_; }  ///< of input i, after `train`
  void add_own(std::size_t i, float* row, float weight, float label) {
    Input& input = input_[i];
    const std::size_t at = i * most_own_ + input.own++;
    own_rows_[at] = row;
    own_weights_[at] = weight;
    own_labels_[at] = label;
  }
  [[nodiscard]] std::size_t own(std::size_t i) const { return input_[i].own; }
  /// At most `most_noise`; they are not copied, and must stay until the block has trained.
  void set_noise(std::span<float* const> rows) { noise_rows_ = rows; }
  /// Has a row brought into the cache while the block trains, to be written to later: fetched all at once, rows would wait for
  /// each other, as only some two dozen cache lines can be on their way.
  void fetch(const float* row) { coming_.push_back(row); }
  /// Takes `weight` from noise row j for input i: the noise artist is the very target of a pair of this weight.
  void spare(std::size_t i, std::size_t j, float weight) { noise_weights_[i * most_noise + j] -= weight; }

  struct Loss {
    double own = 0;  ///< Σ w·(…) over own rows
    double own_weight = 0;
    double noise = 0;  ///< Σ v·(…)
    double noise_weight = 0;
    double gradient = 0;  ///< Σ ‖gradient of an input‖ before the rate
    std::size_t inputs = 0;
  };
  /// Moves own and noise rows, and leaves each input's step in `gradient`. Loss and norms are added to `loss` unless it is null.
  void train(Loss* loss);

  // For the kernels.
  struct Input {
    std::size_t own = 0;  ///< number of own rows
    float rate = 0;
  };
  struct Lines {
    const float* const* row;
    const float* const* end;
    std::size_t stride;
    std::size_t at = 0;
    /// Fetches the next two, which may be the last of a row and one behind it.
    void fetch() {
      if (row == end) return;
      segue::prefetch_to_write(*row + at);
      at += 16;
      if (at >= stride) {
        at = 0;
        ++row;
      }
    }
  };
  struct Parts {
    std::size_t stride, most_own, inputs, noise_count;
    const Input* input;
    float* x;
    float* gradient;
    float** own_rows;
    float* own_weights;
    float* own_labels;
    float* own_values;
    float* const* noise_rows;
    float* noise_weights;
    float* noise_values;
    Loss* loss;
    Lines* lines;
  };

 private:
  std::size_t stride_;
  std::size_t most_own_;
  std::size_t inputs_ = 0;
  std::array<Input, most_inputs> input_;
  std::span<float* const> noise_rows_;
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
