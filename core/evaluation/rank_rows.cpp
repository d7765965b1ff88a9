// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks by whole rows of scores: for recommenders without vectors, and for the defects of the 2020 study's notebook, whose filter
// looks at a whole row.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/evaluation/ranking.h"
#include "core/linalg/product.h"
#include "core/neighbors/best.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;

constexpr float never = std::numeric_limits<float>::quiet_NaN();  // neither above a bound nor equal to it
constexpr std::size_t block_floats = 16 * 1024 * 1024;            // 64 MB of scores at most per thread

// What the notebook's filter removed from a row, ascending; places in what is left were taken for artists.
class Removed {
 public:
  /// Both ascending, without an artist in common.
  Removed(std::span<const ArtistIndex> a, std::span<const ArtistIndex> b) : artists_(a.size() + b.size()) {
    std::merge(a.begin(), a.end(), b.begin(), b.end(), artists_.begin());
  }
  // The artist that stands at `place` of what is left; may lie beyond the last one.
  [[nodiscard]] ArtistIndex at(ArtistIndex place) const {
    std::size_t low = 0;  // so many of the removed ones lie before it
    std::size_t high = artists_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (artists_[middle] - static_cast<ArtistIndex>(middle) > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return place + static_cast<ArtistIndex>(low);
  }
  // Where an artist that is left stands.
  [[nodiscard]] ArtistIndex place(ArtistIndex artist) const {
    return artist - static_cast<ArtistIndex>(std::lower_bound(artists_.begin(), artists_.end(), artist) - artists_.begin());
  }

 private:
  std::vector<ArtistIndex> artists_;
};

class Row {
 public:
  Row(Ranking& ranking, std::size_t query, float* scores)
      : ranking_(ranking), query_(query), scores_(scores), size_(ranking.candidates.has_vector.size()) {}

  void rank() {
    const auto predictions = ranking_.questions.predictions_of(query_);
    const auto self = static_cast<std::size_t>(ranking_.questions.artists(query_).back());
    const float own = scores_[self];
    for (std::size_t i = 0; i < size_; ++i) {
      if (std::isinf(scores_[i]) && scores_[i] < 0) scores_[i] = never;
    }
    for (const ArtistIndex artist : ranking_.candidates.unknown) {
      scores_[static_cast<std::size_t>(artist)] = ranking_.candidates.untrained ? 0.0F : never;
    }
    std::vector<ArtistIndex> gone;
    if (ranking_.protocol.ties_drop_out) drop_ties(self, own, gone);
    if (ranking_.protocol.shifted_indices) {
      const auto itself = static_cast<ArtistIndex>(self);
      gone.insert(std::lower_bound(gone.begin(), gone.end(), itself), itself);
    } else {
      gone.clear();
    }
    const bool nan = ranking_.protocol.shifted_indices && ranking_.protocol.nan_drops_out;
    const Removed removed(gone, nan ? std::span<const ArtistIndex>(ranking_.candidates.unknown) : std::span<const ArtistIndex>());
    last_ = data::unknown_artist;
    for (const std::uint32_t p : predictions) look_for(p, removed.at(ranking_.walk.predictions[p].target));
    if (ranking_.lists > 0) list(removed);
  }

 private:
  // Whoever with a vector scores as much as the query itself, or more, is out of the running.
  void drop_ties(std::size_t self, float own, std::vector<ArtistIndex>& gone) {
    if (!std::isfinite(own)) return;
    for (std::size_t i = 0; i < size_; ++i) {
      if (i == self || ranking_.candidates.has_vector[i] == 0 || !(scores_[i] >= own)) continue;
      gone.push_back(static_cast<ArtistIndex>(i));
      scores_[i] = never;
    }
  }

  void look_for(std::uint32_t prediction, ArtistIndex artist) {
    Outcome& outcome = ranking_.outcomes[prediction];
    const auto history = ranking_.walk.history(prediction);
    const auto excluded = excluded_of(history, ranking_.questions.artists(query_), ranking_.protocol);
    for (const ArtistIndex e : excluded) outcome.excluded += ranking_.candidates.can_be_recommended(e) ? 1U : 0U;
    if (ranking_.walk.predictions[prediction].target == data::unknown_artist) return;
    const auto target = static_cast<std::size_t>(artist);
    if (target >= size_ || std::isnan(scores_[target])) return;
    if (std::find(excluded.begin(), excluded.end(), artist) != excluded.end()) return;
    const float bound = scores_[target];
    if (artist != last_) {  // predictions come by target
      last_ = artist;
      low_ = linalg::count_above(scores_, target, bound);
      high_ = linalg::count_above(scores_ + target + 1, size_ - target - 1, bound);
    }
    std::size_t before = low_.greater + low_.equal + high_.greater;
    std::size_t equal = low_.equal + high_.equal;
    for (const ArtistIndex e : excluded) {
      const float score = scores_[static_cast<std::size_t>(e)];
      if (score == bound) --equal;
      if (score > bound || (score == bound && e < artist)) --before;
    }
    outcome.score = bound;
    outcome.rank = static_cast<std::uint32_t>(before + 1);
    outcome.tied = static_cast<std::uint32_t>(equal);
  }

  void list(const Removed& removed) {
    neighbors::Best best(ranking_.lists + most_excluded(ranking_, query_));
    const auto& candidates = ranking_.candidates;
    best.offer(scores_, size_, [&](std::size_t i) { return candidates.has_vector[i] != 0 ? static_cast<ArtistIndex>(i) : -1; });
    const auto sorted = best.sorted();
    if (ranking_.protocol.shifted_indices) {
      hand_out(ranking_, query_, sorted, [&](ArtistIndex artist) { return removed.place(artist); });
    } else {
      hand_out(ranking_, query_, sorted);
    }
  }

  Ranking& ranking_;
  std::size_t query_;
  float* scores_;
  std::size_t size_;
  ArtistIndex last_ = data::unknown_artist;  // whose counts these are:
  linalg::Above low_, high_;
};

}  // namespace

void rank_by_rows(Ranking& ranking, const Rows& rows, Progress& progress) {
  ranking.outcomes.assign(ranking.walk.predictions.size(), {});
  const std::size_t queries = ranking.questions.size();
  const std::size_t artists = ranking.candidates.has_vector.size();
  const std::size_t parts = std::size_t{4} * thread_count(ranking.threads);
  const std::size_t fitting = std::clamp<std::size_t>(block_floats / std::max<std::size_t>(1, artists), 1, 126);
  const std::size_t block = std::clamp<std::size_t>((queries + parts - 1) / parts, 1, fitting);
  progress.start(SEGUE_TEXT("Ranking the next artists"), queries, SEGUE_TEXT("artists"));
  parallel_ranges(queries, block, ranking.threads, [&](std::size_t begin, std::size_t end) {
    static thread_local std::vector<float> scores;
    progress.throw_if_cancelled();
    scores.resize((end - begin) * artists);
    rows(begin, end, scores.data());
    for (std::size_t q = begin; q < end; ++q) {
      progress.throw_if_cancelled();
      Row(ranking, q, scores.data() + (q - begin) * artists).rank();
      progress.advance(1);
    }
  });
  progress.throw_if_cancelled();
}

void rank_by_graph(Ranking& ranking, const neighbors::ApproximateIndex& index, const neighbors::Tables& tables, std::size_t k,
                   Progress& progress) {
  ranking.outcomes.assign(ranking.walk.predictions.size(), {});
  const std::size_t queries = ranking.questions.size();
  progress.start(SEGUE_TEXT("Ranking the next artists"), queries, SEGUE_TEXT("artists"));
  parallel_ranges(queries, 16, ranking.threads, [&](std::size_t begin, std::size_t end) {
    std::vector<float> vectors((end - begin) * tables.dim);
    query_vectors(ranking, tables, begin, end, vectors.data());
    for (std::size_t q = begin; q < end; ++q) {
      progress.throw_if_cancelled();
      const std::size_t length = std::max(k, ranking.lists) + most_excluded(ranking, q);
      const auto list = index.search(vectors.data() + (q - begin) * tables.dim, length);
      for (const std::uint32_t p : ranking.questions.predictions_of(q)) {
        auto excluded = excluded_of(ranking.walk.history(p), ranking.questions.artists(q), ranking.protocol);
        std::sort(excluded.begin(), excluded.end());
        Outcome& outcome = ranking.outcomes[p];
        for (const ArtistIndex e : excluded) outcome.excluded += ranking.candidates.can_be_recommended(e) ? 1U : 0U;
        std::uint32_t rank = 0;
        for (const neighbors::Neighbor& n : list) {
          if (std::binary_search(excluded.begin(), excluded.end(), n.artist)) continue;
          if (++rank > k) break;
          if (n.artist != ranking.walk.predictions[p].target) continue;
          outcome.rank = rank;
          outcome.score = n.score;
          break;
        }
      }
      if (ranking.lists > 0) hand_out(ranking, q, list);
      progress.advance(1);
    }
  });
  progress.throw_if_cancelled();
}

}  // namespace segue::evaluation
