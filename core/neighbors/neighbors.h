// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/models/embedding.h"

namespace segue::neighbors {

struct Neighbor {
  std::int32_t artist = 0;  ///< vocabulary index
  float score = 0;          ///< cosine or inner product
};

struct NeighborOptions {
  models::Scoring scoring = models::Scoring::resembles;
  std::size_t k = 10;
  unsigned threads = 0;  ///< 0: all cores
};

/// Two tables of vectors, row-major, one row of `dim` floats per artist: the score of candidate c for query q is the inner
/// product of row q of `queries` and row c of `candidates`. Rows of artists that are not known mean nothing.
struct Tables {
  const float* queries = nullptr;
  const float* candidates = nullptr;
  std::size_t dim = 0;
};

class Coprocessor;

/// Scores rows of queries against the whole vocabulary in blocks: the part that neighbours and evaluation share.
class Scorer {
 public:
  virtual ~Scorer() = default;
  /// Number of artists scored.
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// True when the artist has a vector (can be predicted, can be a query).
  [[nodiscard]] virtual bool known(std::int32_t artist) const = 0;
  /// Writes queries.size() rows of size() scores. Higher is better; equal candidates get equal scores. Thread-safe.
  virtual void score(std::span<const std::int32_t> queries, float* out) const = 0;
  /// How many candidates score_range does best at a time: as many as keep a block of scores in the cache; size() (the default)
  /// when rows can only be made whole.
  [[nodiscard]] virtual std::size_t range() const { return size(); }
  /// Writes queries.size() rows of `count` scores, those of the candidates from `first` on; the same numbers as `score`.
  virtual void score_range(std::span<const std::int32_t> queries, std::size_t first, std::size_t count, float* out) const;
  /// The vectors behind the scores, where it has some: `score` then gives their products as linalg::product_transposed does.
  [[nodiscard]] virtual std::optional<Tables> tables() const { return std::nullopt; }
  /// Who may be given work in bulk, with the same result (coprocessor.h); null: nobody.
  [[nodiscard]] virtual Coprocessor* coprocessor() const { return nullptr; }

 protected:
  Scorer() = default;
  Scorer(const Scorer&) = default;
  Scorer& operator=(const Scorer&) = default;
};

/// Scores by a model's vectors. `embedding` must outlive it. An artist is known when its input row (and for followed_by its
/// output row too) is finite and not all zeros. Scores of unknown candidates mean nothing.
class EmbeddingScorer final : public Scorer {
 public:
  /// Scales the rows to unit length for cosines, on `threads` threads (0: all cores). `coprocessor` must outlive it. Throws Error
  /// when the embedding has no vectors for `scoring`.
  EmbeddingScorer(const models::Embedding& embedding, models::Scoring scoring, unsigned threads = 0,
                  Coprocessor* coprocessor = nullptr);
  [[nodiscard]] std::size_t size() const override { return known_.size(); }
  [[nodiscard]] bool known(std::int32_t artist) const override { return known_[static_cast<std::size_t>(artist)] != 0; }
  void score(std::span<const std::int32_t> queries, float* out) const override;
  [[nodiscard]] std::size_t range() const override;
  void score_range(std::span<const std::int32_t> queries, std::size_t first, std::size_t count, float* out) const override;
  [[nodiscard]] std::optional<Tables> tables() const override;
  [[nodiscard]] Coprocessor* coprocessor() const override { return coprocessor_; }
  /// For cosines: the rows of unit length, zeros for artists without a vector; else the input rows as they are.
  [[nodiscard]] const models::Matrix& rows() const { return scoring_ == models::Scoring::resembles ? unit_ : embedding_->input; }
  [[nodiscard]] const models::Embedding& embedding() const { return *embedding_; }

 private:
  const models::Embedding* embedding_;
  models::Scoring scoring_;
  Coprocessor* coprocessor_;
  models::Matrix unit_;  // resembles: input rows of unit length, zeros for unknown artists
  std::vector<char> known_;
};

/// Scores every query the same: by training plays. The popularity level.
class PopularityScorer final : public Scorer {
 public:
  explicit PopularityScorer(const data::Vocabulary& vocabulary);
  [[nodiscard]] std::size_t size() const override { return scores_.size(); }
  [[nodiscard]] bool known(std::int32_t) const override { return true; }
  void score(std::span<const std::int32_t> queries, float* out) const override;
  [[nodiscard]] std::size_t range() const override;
  void score_range(std::span<const std::int32_t> queries, std::size_t first, std::size_t count, float* out) const override;

 private:
  std::vector<float> scores_;
};

/// So many queries are best scored in one block of a scorer: enough to pay for reading the candidates, few enough that the block
/// stays small, and enough blocks for all threads.
[[nodiscard]] std::size_t query_block(const Scorer& scorer, std::size_t queries, unsigned threads);

/// Exact k best artists of each query (vocabulary indices), best first; ties go to the lower index. The query itself and
/// artists without a vector are never returned, so lists can be shorter than k; a query without a vector has an empty list.
/// Blocked matrix product + top-k; memory is bounded whatever the vocabulary. `coprocessor` changes where, not what. Throws Error
/// (scoring not supported), Cancelled.
[[nodiscard]] std::vector<std::vector<Neighbor>> nearest(const models::Embedding& embedding,
                                                         std::span<const std::int32_t> queries, const NeighborOptions& options,
                                                         Progress& progress, Coprocessor* coprocessor = nullptr);

/// The same with any scorer (options.scoring is not looked at): build an EmbeddingScorer once to ask again and again.
[[nodiscard]] std::vector<std::vector<Neighbor>> nearest(const Scorer& scorer, std::span<const std::int32_t> queries,
                                                         const NeighborOptions& options, Progress& progress);

}  // namespace segue::neighbors
