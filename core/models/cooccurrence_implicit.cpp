// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/linalg/other_side.h"
#include "core/models/cooccurrence_counts.h"
#include "core/models/cooccurrence_operator.h"

namespace segue::models {
namespace {

using linalg::SparseRows;
constexpr std::size_t width = linalg::block_columns;

/// B, Bᵀ and the scale of artists: with C = BᵀB and S = diag(scale), products with S C C S (own_listeners: S = D⁻¹), with S C S
/// (cosine: D^−½; none: 1) or, with the same eigenvalues but for zeros, with B S S Bᵀ. With counts that wrap C is BᵀB + E, which
/// has eigenvalues below 0, so that all are products with A Aᵀ.
struct Audiences {
  SparseRows heard;
  SparseRows heard_by;
  unsigned threads;
  const Progress& progress;
  std::vector<float> scale;
  SparseRows wrapped = {};      // E; without rows: counts do not wrap
  bool scaled_between = false;  // A Aᵀ = S C S S C S
  // Room for what products pass on; grows on first use.
  mutable std::vector<float> block_listeners = {}, block_artists = {}, block_added = {};
  mutable std::vector<double> listeners = {}, artists = {}, added = {};

  template <class T>
  void scaled(const T* x, T* y, std::size_t columns) const {
    for (std::size_t i = 0; i < scale.size(); ++i) {
      for (std::size_t j = 0; j < columns; ++j) y[i * columns + j] = x[i * columns + j] * static_cast<T>(scale[i]);
    }
  }
  void product(const SparseRows& m, const float* x, float* y) const {
    progress.throw_if_cancelled();
    linalg::multiply_block(m, x, y, threads);
  }
  void product(const SparseRows& m, const double* x, double* y) const {
    progress.throw_if_cancelled();
    linalg::multiply(m, x, y, threads);
  }
  [[nodiscard]] std::vector<float>& room(const float*) const { return block_added; }
  [[nodiscard]] std::vector<double>& room(const double*) const { return added; }
  template <class T>
  void counts(std::vector<T>& passed, const T* x, T* y) const {  // y = C x
    product(heard, x, passed.data());
    product(heard_by, passed.data(), y);
    if (wrapped.size() == 0) return;
    std::vector<T>& off = room(x);
    off.resize(scale.size() * (passed.size() / heard.size()));
    product(wrapped, x, off.data());
    for (std::size_t i = 0; i < off.size(); ++i) y[i] += off[i];
  }

  template <class T>
  void over_artists(std::vector<T>& of_listeners, std::vector<T>& of_artists, bool squared, std::size_t columns, const T* x,
                    T* y) const {
    of_listeners.resize(heard.size() * columns);
    of_artists.resize(scale.size() * columns);
    scaled(x, of_artists.data(), columns);
    counts(of_listeners, of_artists.data(), y);
    if (squared) {
      of_artists.assign(y, y + scale.size() * columns);
      if (scaled_between) {
        scaled(of_artists.data(), of_artists.data(), columns);
        scaled(of_artists.data(), of_artists.data(), columns);
      }
      counts(of_listeners, of_artists.data(), y);
    }
    scaled(y, y, columns);
  }
  /// Where A is squared, y = A x.
  void half(const float* x, float* y) const {
    if (scaled_between) {
      over_artists(block_listeners, block_artists, false, width, x, y);
      return;
    }
    block_listeners.resize(heard.size() * width);
    counts(block_listeners, x, y);
    scaled(y, y, width);
  }
  template <class T>
  void over_listeners(std::vector<T>& of_artists, std::size_t columns, const T* x, T* y) const {
    of_artists.resize(scale.size() * columns);
    product(heard_by, x, of_artists.data());
    scaled(of_artists.data(), of_artists.data(), columns);
    scaled(of_artists.data(), of_artists.data(), columns);
    product(heard, of_artists.data(), y);
  }
  /// Eigenvectors w of B S S Bᵀ to those of S C S: S Bᵀ w / √λ.
  void to_artists(linalg::EigenPairs& pairs) const {
    pairs.vectors = linalg::other_side(heard_by, pairs, threads, progress);
    scaled(pairs.vectors.data(), pairs.vectors.data(), static_cast<std::size_t>(pairs.vectors.cols()));
  }
};

}  // namespace

CooccurrenceOperator implicit_cooccurrence(SparseRows heard, const CooccurrenceSvdOptions& options, Progress& progress) {
  auto data = std::make_shared<Audiences>(Audiences{std::move(heard), {}, thread_count(options.threads), progress, {}});
  data->heard_by = linalg::transposed(data->heard);
  const std::size_t artists = data->heard_by.size();
  CooccurrenceOperator out;
  out.has_vector.resize(artists);
  data->scale.resize(artists);
  for (std::size_t i = 0; i < artists; ++i) {
    const auto listeners = static_cast<double>(data->heard_by.offsets[i + 1] - data->heard_by.offsets[i]);
    out.has_vector[i] = listeners > 0;
    const double least = std::max(listeners, 1.0);
    const double scale = options.normalisation == Normalisation::own_listeners ? 1 / least
                         : options.normalisation == Normalisation::cosine      ? 1 / std::sqrt(least)
                                                                               : 1.0;
    data->scale[i] = static_cast<float>(scale);
  }
  out.squared = options.normalisation == Normalisation::own_listeners || options.int8_counts;
  data->scaled_between = options.normalisation != Normalisation::own_listeners;
  if (options.int8_counts) {
    progress.start(SEGUE_TEXT("Counting in 8 bits"), artists, SEGUE_TEXT("artists"));
    data->wrapped = wrapped_counts(data->heard, data->heard_by, data->threads, progress);
  }
  out.matrix.threads = data->threads;
  const std::size_t rows = data->heard.size();
  if (!out.squared && rows < artists && rows > options.dim) {
    out.matrix.size = rows;
    out.matrix.apply = [data](const double* x, double* y) { data->over_listeners(data->artists, 1, x, y); };
    out.matrix.apply_block = [data](const float* x, float* y) { data->over_listeners(data->block_artists, width, x, y); };
    out.to_artists = [data](linalg::EigenPairs& pairs) { data->to_artists(pairs); };
    return out;
  }
  out.matrix.size = artists;
  out.matrix.apply = [data, squared = out.squared](const double* x, double* y) {
    data->over_artists(data->listeners, data->artists, squared, 1, x, y);
  };
  out.matrix.apply_block = [data, squared = out.squared](const float* x, float* y) {
    data->over_artists(data->block_listeners, data->block_artists, squared, width, x, y);
  };
  if (out.squared) {
    out.matrix.half_rows = artists;
    out.matrix.half = [data](const float* x, float* y) { data->half(x, y); };
  }
  return out;
}

}  // namespace segue::models
