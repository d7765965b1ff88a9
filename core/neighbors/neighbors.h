// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Exact k best artists of each query (vocabulary indices), best first; ties go to the lower index. The query itself and
/// artists without a vector are never returned, so lists can be shorter than k; a query without a vector has an empty list.
/// Blocked matrix product + top-k; memory is bounded whatever the vocabulary. Throws Error (scoring not supported), Cancelled.
[[nodiscard]] std::vector<std::vector<Neighbor>> nearest(const models::Embedding& embedding,
                                                         std::span<const std::int32_t> queries, const NeighborOptions& options,
                                                         Progress& progress);

/// Scores rows of queries against the whole vocabulary in blocks: the part that neighbours and evaluation share.
class Scorer {
 public:
  virtual ~Scorer() = default;
  /// Number of artists scored.
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// True when the artist has a vector (can be predicted, can be a query).
  [[nodiscard]] virtual bool known(std::int32_t artist) const = 0;
  /// Writes queries.size() rows of size() scores. Higher is better. Thread-safe.
  virtual void score(std::span<const std::int32_t> queries, float* out) const = 0;
};

/// Scores by a model's vectors. `embedding` must outlive it.
class EmbeddingScorer final : public Scorer {
 public:
  EmbeddingScorer(const models::Embedding& embedding, models::Scoring scoring);
  [[nodiscard]] std::size_t size() const override;
  [[nodiscard]] bool known(std::int32_t artist) const override;
  void score(std::span<const std::int32_t> queries, float* out) const override;

 private:
  models::Matrix queries_;                      // rows to multiply; unit length for cosine
  const models::Matrix* candidates_ = nullptr;  // output table, or &queries_
  std::vector<char> known_;
};

/// Scores every query the same: by training plays. The popularity level.
class PopularityScorer final : public Scorer {
 public:
  explicit PopularityScorer(const data::Vocabulary& vocabulary);
  [[nodiscard]] std::size_t size() const override { return scores_.size(); }
  [[nodiscard]] bool known(std::int32_t) const override { return true; }
  void score(std::span<const std::int32_t> queries, float* out) const override;

 private:
  std::vector<float> scores_;
};

}  // namespace segue::neighbors
