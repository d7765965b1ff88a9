// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cold.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/random.h"
#include "core/models/cold_ridge.h"

namespace segue::models {
namespace {

/// Falling, so that each solution starts from a smoother one.
constexpr double lambdas[] = {100, 30, 10, 3, 1, 0.3, 0.1, 0.03};
constexpr unsigned patience = 10;  // epochs

Matrix picked(const Matrix& from, std::span<const std::uint32_t> rows) {
  Matrix to(static_cast<Eigen::Index>(rows.size()), from.cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    to.row(static_cast<Eigen::Index>(i)) = from.row(static_cast<Eigen::Index>(rows[i]));
  return to;
}

std::vector<data::ArtistIndex> artists_of(const WarmArtists& warm, std::span<const std::uint32_t> rows) {
  std::vector<data::ArtistIndex> artists;
  for (const std::uint32_t row : rows) artists.push_back(warm.catalogue[row]);
  return artists;
}

}  // namespace

WarmArtists warm_artists(const Embedding& embedding, const ArtistTraits& traits, std::uint64_t min_plays) {
  const data::Vocabulary& vocabulary = *embedding.vocabulary;
  const bool two_tables = embedding.output.rows() == embedding.input.rows();
  std::vector<std::pair<data::ArtistIndex, Eigen::Index>> rows;
  for (std::size_t i = 0; i < vocabulary.catalogue.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    const auto artist = static_cast<std::size_t>(vocabulary.catalogue[i]);
    if (vocabulary.counts[i] < min_plays || !traits.any(artist)) continue;
    if (!embedding.input.row(row).allFinite() || embedding.input.row(row).isZero(0)) continue;
    if (two_tables && !embedding.output.row(row).allFinite()) continue;
    rows.emplace_back(vocabulary.catalogue[i], row);
  }
  std::sort(rows.begin(), rows.end());
  WarmArtists warm;
  warm.input_dim = embedding.input.cols();
  warm.targets.resize(static_cast<Eigen::Index>(rows.size()), warm.input_dim * (two_tables ? 2 : 1));
  Eigen::RowVectorXd squares = Eigen::RowVectorXd::Zero(warm.targets.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto to = static_cast<Eigen::Index>(i);
    const auto from = rows[i].second;
    warm.catalogue.push_back(rows[i].first);
    squares.head(warm.input_dim).array() += embedding.input.row(from).cast<double>().squaredNorm();
    warm.targets.row(to).head(warm.input_dim) = embedding.input.row(from).normalized();
    if (!two_tables) continue;
    warm.targets.row(to).tail(warm.input_dim) = embedding.output.row(from);
    squares.tail(warm.input_dim).array() += embedding.output.row(from).cast<double>().array().square();
  }
  // The length of an input vector; of an output vector, each column's root mean square, times √dim.
  squares /= static_cast<double>(std::max<std::size_t>(rows.size(), 1));
  if (two_tables) squares.tail(warm.input_dim) *= static_cast<double>(warm.input_dim);
  warm.scale = (squares.array() > 0).select(squares.array().sqrt(), 1.0).cast<float>();
  if (two_tables) warm.targets.rightCols(warm.input_dim).array().rowwise() /= warm.scale.tail(warm.input_dim).array();
  return warm;
}

double mean_cosine(const Matrix& a, const Matrix& b, const Eigen::RowVectorXf& mean, Eigen::Index dim) {
  double sum = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const Eigen::RowVectorXd x = (a.row(i) + mean).head(dim).cast<double>();
    const Eigen::RowVectorXd y = (b.row(i) + mean).head(dim).cast<double>();
    const double lengths = x.norm() * y.norm();
    if (lengths > 0) sum += x.dot(y) / lengths;
  }
  return a.rows() == 0 ? 0 : sum / static_cast<double>(a.rows());
}

ColdPredictor::ColdPredictor(const ArtistTraits& traits, const WarmArtists& warm, std::span<const std::uint32_t> fit,
                             std::span<const std::uint32_t> check, const std::optional<ColdChoice>& choice,
                             const ColdOptions& options, Progress& progress)
    : traits_(traits), options_(options), input_dim_(warm.input_dim), given_(choice) {
  if (fit.empty() || (check.empty() && !choice)) {
    throw Error({SEGUE_TEXT("Cold artists: of %1 artists with a vector something is known, too few to learn from"),
                 {std::to_string(warm.catalogue.size())}},
                {}, SEGUE_TEXT("Predict from tags, albums and names, of a data set that has them, or ask for fewer plays"));
  }
  known_ = picked(warm.targets, fit);
  mean_ = known_.cast<double>().colwise().mean().cast<float>();
  known_.rowwise() -= mean_;
  row_of_.assign(traits.mates.size(), -1);
  const std::vector<data::ArtistIndex> artists = artists_of(warm, fit);
  for (std::size_t i = 0; i < artists.size(); ++i) row_of_[static_cast<std::size_t>(artists[i])] = static_cast<std::int32_t>(i);
  const linalg::SparseRows x = rows_of(artists);
  const linalg::SparseRows check_x = rows_of(artists_of(warm, check));
  Matrix check_y = picked(warm.targets, check);
  check_y.rowwise() -= mean_;
  if (options.method == ColdMethod::ridge) {
    fit_ridge(x, known_, check_x, check_y, progress);
  } else {
    fit_network(x, known_, check_x, check_y, progress);
  }
}

linalg::SparseRows ColdPredictor::rows_of(std::span<const data::ArtistIndex> artists) const {
  const linalg::SparseRows& notes = traits_.notes;
  const auto targets = static_cast<std::size_t>(mean_.cols());
  linalg::SparseRows x;
  x.width = notes.width + targets;
  Eigen::RowVectorXf mates(mean_.cols());
  for (const data::ArtistIndex artist : artists) {
    const auto a = static_cast<std::size_t>(artist);
    for (std::uint64_t j = notes.offsets[a]; j < notes.offsets[a + 1]; ++j) {
      x.columns.push_back(notes.columns[j]);
      x.values.push_back(notes.values[j]);
    }
    mates.setZero();
    unsigned met = 0;
    for (const data::ArtistIndex mate : traits_.mates[a]) {
      const std::int32_t row = row_of_[static_cast<std::size_t>(mate)];
      if (row < 0) continue;
      mates += known_.row(row);
      ++met;
    }
    for (std::size_t d = 0; met > 0 && d < targets; ++d) {
      x.columns.push_back(static_cast<std::uint32_t>(notes.width + d));
      x.values.push_back(mates[static_cast<Eigen::Index>(d)] / static_cast<float>(met));
    }
    x.offsets.push_back(x.columns.size());
  }
  return x;
}

void ColdPredictor::fit_ridge(const linalg::SparseRows& x, const Matrix& y, const linalg::SparseRows& check_x,
                              const Matrix& check_y, Progress& progress) {
  if (given_) {
    choice_ = *given_;
    weights_ = ridge(x, y, choice_.lambda, {}, options_.threads, progress);
    return;
  }
  progress.start(SEGUE_TEXT("Cold artists: ridge regression"), std::size(lambdas));
  choice_.cosine = -2;
  Matrix weights;
  for (const double lambda : lambdas) {
    weights = ridge(x, y, lambda, std::move(weights), options_.threads, progress);
    const double cosine = mean_cosine(sparse_product(check_x, weights, options_.threads), check_y, mean_, input_dim_);
    if (cosine > choice_.cosine) {
      choice_ = {lambda, 0, cosine};
      weights_ = weights;
    }
    progress.advance(1);
  }
}

void ColdPredictor::fit_network(const linalg::SparseRows& x, const Matrix& y, const linalg::SparseRows& check_x,
                                const Matrix& check_y, Progress& progress) {
  network_ = std::make_unique<ColdNetwork>(x.width, options_.hidden, static_cast<std::size_t>(y.cols()), options_.seed);
  ColdTrainer trainer(*network_, {});
  Random random(options_.seed, 1);
  const unsigned epochs = given_ ? given_->epochs : options_.max_epochs;
  progress.start(SEGUE_TEXT("Cold artists: neural network"), epochs, SEGUE_TEXT("epochs"));
  ColdNetwork best = *network_;
  choice_.cosine = -2;
  for (unsigned epoch = 1; epoch <= epochs; ++epoch) {
    progress.throw_if_cancelled();
    (void)trainer.epoch(x, y, random, progress);
    progress.advance(1);
    if (given_) continue;
    const double cosine = mean_cosine(answers(*network_, check_x), check_y, mean_, input_dim_);
    if (cosine > choice_.cosine) {
      choice_ = {0, epoch, cosine};
      best = *network_;
    }
    if (epoch >= choice_.epochs + patience) break;
  }
  if (given_) {
    choice_ = *given_;
  } else {
    *network_ = std::move(best);
  }
}

bool ColdPredictor::knows(data::ArtistIndex artist) const {
  const auto a = static_cast<std::size_t>(artist);
  if (traits_.notes.offsets[a] < traits_.notes.offsets[a + 1]) return true;
  const auto mates = traits_.mates[a];
  return std::any_of(mates.begin(), mates.end(),
                     [&](data::ArtistIndex mate) { return row_of_[static_cast<std::size_t>(mate)] >= 0; });
}

Matrix ColdPredictor::predict(std::span<const data::ArtistIndex> artists) const {
  const linalg::SparseRows x = rows_of(artists);
  Matrix out = network_ ? answers(*network_, x) : sparse_product(x, weights_, options_.threads);
  out.rowwise() += mean_;
  return out;
}

}  // namespace segue::models
