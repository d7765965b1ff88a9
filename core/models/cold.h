// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/models/cold_network.h"
#include "core/models/cold_traits.h"
#include "core/models/embedding.h"

namespace segue::models {

/// How vectors of artists are predicted that nobody has played yet.
enum class ColdMethod {
  ridge,    ///< linear in what is known
  network,  ///< one hidden layer
};

/// Vectors of cold artists, those without training plays, predicted from their tags, albums and the artists whose names they
/// share. Learnt from the warm artists of an embedding.
struct ColdOptions {
  ColdMethod method = ColdMethod::ridge;
  bool tags = true;
  bool albums = true;
  bool names = true;
  unsigned min_plays = 5;  ///< warm artists with fewer training plays are not learnt from: their own vectors are hardly known
  double held_out = 0.2;   ///< share of the warm artists treated as cold: half of it chooses λ or epochs, half gives the figures
  unsigned hidden = 128;   ///< of the network
  unsigned max_epochs = 200;
  bool compare = true;  ///< the other method is judged too, on the same artists; vectors are those of `method` alone
  std::uint64_t seed = 1;
  unsigned threads = 0;
};

template <class V>
void fields(V& v, ColdOptions& o) {
  v.choice(Field{"method", SEGUE_TEXT("Method"), SEGUE_TEXT("How vectors follow from what is known of artists")}, o.method,
           {{ColdMethod::ridge, "ridge", SEGUE_TEXT("Ridge regression")},
            {ColdMethod::network, "network", SEGUE_TEXT("Neural network")}});
  v.field(Field{"tags", SEGUE_TEXT("Tags"), SEGUE_TEXT("Predict from tags")}, o.tags);
  v.field(Field{"albums", SEGUE_TEXT("Albums"), SEGUE_TEXT("Predict from albums that artists share")}, o.albums);
  v.field(Field{"names", SEGUE_TEXT("Names"), SEGUE_TEXT("Predict from artists that share a name: \"A feat. B\" and \"A\"")},
          o.names);
  v.field(Field{"min_plays", SEGUE_TEXT("Minimum plays"), SEGUE_TEXT("Learn from artists with so many training plays"), 1, 1e6},
          o.min_plays);
  v.field(Field{"held_out", SEGUE_TEXT("Held out"),
                SEGUE_TEXT("Share of known artists treated as cold: half of it chooses, half gives the figures"), 0.02, 0.9, 2},
          o.held_out);
  v.field(Field{"hidden", SEGUE_TEXT("Hidden units"), SEGUE_TEXT("Of the neural network"), 1, 4096}, o.hidden);
  v.field(Field{"max_epochs", SEGUE_TEXT("Epochs at most"),
                SEGUE_TEXT("Of the neural network; it stops when held-out artists get no better"), 1, 10000, 0, true},
          o.max_epochs);
  v.field(Field{"compare", SEGUE_TEXT("Judge both methods"),
                SEGUE_TEXT("The other method is measured on the same artists too; vectors are those of the method above")},
          o.compare);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the artists held out and of the network"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Artists with vectors to learn from. Rows of `targets`: the input vector at length 1, then, where there is one, the output
/// vector, whose columns are scaled to weigh alike and as much as the input vector together.
struct WarmArtists {
  std::vector<data::ArtistIndex> catalogue;  ///< of each row, ascending, each once
  Matrix targets;
  Eigen::Index input_dim = 0;
  Eigen::RowVectorXf scale;  ///< of the columns: what turns a row of targets into vectors of the usual length
};

/// The artists of `embedding`, whose vocabulary must know its catalogue, that have a vector, something known of them, and at
/// least `min_plays` plays.
[[nodiscard]] WarmArtists warm_artists(const Embedding& embedding, const ArtistTraits& traits, std::uint64_t min_plays);

/// What was chosen on held-out artists.
struct ColdChoice {
  double lambda = 0;    ///< ridge
  unsigned epochs = 0;  ///< network
  double cosine = 0;    ///< mean of predicted and true input vectors
};

/// Predicts a row of targets: the mean of those learnt from, plus what tags, albums and the mean row of artists that share a name
/// change about it. Artists of whom nothing is known get the mean.
class ColdPredictor {
 public:
  /// Learns from the rows `fit` of `warm`. λ, or the number of epochs, is the one that is best on the rows `check`, which count
  /// as cold; with `choice` it is that one. Throws Error where there is nothing to learn from; Cancelled. Progress counts the
  /// choices tried.
  ColdPredictor(const ArtistTraits& traits, const WarmArtists& warm, std::span<const std::uint32_t> fit,
                std::span<const std::uint32_t> check, const std::optional<ColdChoice>& choice, const ColdOptions& options,
                Progress& progress);
  [[nodiscard]] const ColdChoice& choice() const { return choice_; }
  /// Whether it has a tag or album that others have too, or shares a name with an artist learnt from.
  [[nodiscard]] bool knows(data::ArtistIndex artist) const;
  /// A row for each catalogue artist.
  [[nodiscard]] Matrix predict(std::span<const data::ArtistIndex> artists) const;

 private:
  [[nodiscard]] linalg::SparseRows rows_of(std::span<const data::ArtistIndex> artists) const;
  void fit_ridge(const linalg::SparseRows& x, const Matrix& y, const linalg::SparseRows& check_x, const Matrix& check_y,
                 Progress& progress);
  void fit_network(const linalg::SparseRows& x, const Matrix& y, const linalg::SparseRows& check_x, const Matrix& check_y,
                   Progress& progress);

  const ArtistTraits& traits_;
  ColdOptions options_;
  Eigen::Index input_dim_ = 0;
  Eigen::RowVectorXf mean_;
  Matrix known_;                      ///< rows learnt from, less the mean
  std::vector<std::int32_t> row_of_;  ///< of a catalogue artist in known_; −1: none
  std::optional<ColdChoice> given_;
  ColdChoice choice_;
  Matrix weights_;                        ///< ridge
  std::unique_ptr<ColdNetwork> network_;  ///< or null
};

/// The mean cosine of rows over their first `dim` numbers, both shifted by `mean`.
[[nodiscard]] double mean_cosine(const Matrix& a, const Matrix& b, const Eigen::RowVectorXf& mean, Eigen::Index dim);

}  // namespace segue::models
