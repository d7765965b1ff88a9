// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/base/parallel.h"
#include "core/evaluation/figures.h"
#include "core/linalg/product.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Length of an artist's vector; 0 without one.
double length_of(const models::Embedding& embedding, ArtistIndex artist) {
  const double length = embedding.input.row(artist).cast<double>().norm();
  return std::isfinite(length) ? length : 0.0;
}

// The mean over all pairs from the sum of unit vectors: |Σu|² holds each pair twice, and each vector with itself.
double mean_cosine(const models::Embedding& embedding, std::span<const ArtistIndex> artists) {
  Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(embedding.input.cols());
  double count = 0;
  for (const ArtistIndex artist : artists) {
    if (artist == data::unknown_artist) continue;
    const double length = length_of(embedding, artist);
    if (length == 0) continue;
    sum += embedding.input.row(artist).cast<double>() / length;
    ++count;
  }
  return count < 2 ? none : (sum.squaredNorm() - count) / (count * (count - 1));
}

// ‖V Vᵀ D⁻¹‖ over all plays, D the lengths of the columns' vectors: the notebook divided by one length alone. A play without a
// vector gives NaN, which hid the sequence.
double notebook_norm(const models::Embedding& embedding, std::span<const ArtistIndex> plays) {
  std::vector<ArtistIndex> known;
  for (const ArtistIndex artist : plays) {
    if (artist == data::unknown_artist) continue;
    if (length_of(embedding, artist) == 0) return none;
    known.push_back(artist);
  }
  // Σᵢⱼ (vᵢ · vⱼ / |vⱼ|)² = Σᵢ vᵢ M vᵢᵀ with M the sum of unit vectors' outer products.
  const Eigen::Index dim = embedding.input.cols();
  Eigen::MatrixXd vectors(static_cast<Eigen::Index>(known.size()), dim);
  Eigen::MatrixXd units(vectors.rows(), dim);
  for (Eigen::Index i = 0; i < vectors.rows(); ++i) {
    vectors.row(i) = embedding.input.row(known[static_cast<std::size_t>(i)]).cast<double>();
    units.row(i) = vectors.row(i).normalized();
  }
  if (vectors.rows() < dim) return (vectors * units.transpose()).norm();
  const Eigen::MatrixXd m = units.transpose() * units;
  return std::sqrt((vectors * m).cwiseProduct(vectors).sum());
}

}  // namespace

void add_cosines(Evaluation& evaluation, const Walk& walk, const data::Corpus& corpus, const models::Embedding& embedding,
                 unsigned threads, Progress& progress) {
  parallel_ranges(evaluation.sequences.size(), 32, threads, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    for (std::size_t i = begin; i < end; ++i) {
      EvaluatedSequence& s = evaluation.sequences[i];
      s.cosine = evaluation.protocol.frobenius ? notebook_norm(embedding, corpus.sequences[s.sequence])
                                               : mean_cosine(embedding, walk.artists_of(i));
    }
  });
  double sum = 0;
  std::uint64_t count = 0;
  for (const EvaluatedSequence& s : evaluation.sequences) {
    if (std::isnan(s.cosine)) continue;
    sum += s.cosine;
    ++count;
  }
  if (count > 0) evaluation.in_sequence_cosine = sum / static_cast<double>(count);
}

}  // namespace segue::evaluation
