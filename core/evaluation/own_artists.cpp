// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/own_artists.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/linalg/strips.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;
using neighbors::Tables;

// Scores of a sequence's artists for some of its predictions.
class OneSequence {
 public:
  OneSequence(Ranking& ranking, const Tables& tables, std::vector<Excluded>& excluded)
      : ranking_(ranking), tables_(tables), excluded_(excluded) {}

  void look_at(std::size_t sequence) {
    const auto artists = ranking_.walk.artists_of(sequence);
    const EvaluatedSequence& s = ranking_.walk.sequences[sequence];
    const std::size_t dim = tables_.dim;
    candidates_.assign(artists.size() * dim, 0.0F);  // rows of artists without a vector stay zeros: they score 0
    for (std::size_t i = 0; i < artists.size(); ++i) {
      if (!ranking_.candidates.can_ask(artists[i])) continue;
      std::copy_n(tables_.candidates + static_cast<std::size_t>(artists[i]) * dim, dim, candidates_.data() + i * dim);
    }
    for (std::size_t first = 0; first < s.predictions; first += block) {
      const std::size_t count = std::min<std::size_t>(block, s.predictions - first);
      score(artists, s.first + first, count);
      for (std::size_t i = 0; i < count; ++i) count_excluded(artists, s.first + first + i, &scores_[i * artists.size()]);
    }
  }

 private:
  static constexpr std::size_t block = 128;

  void score(std::span<const ArtistIndex> artists, std::size_t prediction, std::size_t count) {
    const std::size_t dim = tables_.dim;
    queries_.assign(count * dim, 0.0F);
    for (std::size_t i = 0; i < count; ++i) {
      const auto query = query_of(ranking_.walk.history(prediction + i), ranking_.candidates, ranking_.protocol);
      if (query.empty()) continue;
      const std::vector<float> weights = weights_of(query.size(), ranking_.protocol);
      float* const out = queries_.data() + i * dim;
      for (std::size_t a = 0; a < query.size(); ++a) {
        const float* const row = tables_.queries + static_cast<std::size_t>(query[a]) * dim;
        if (query.size() == 1) {
          std::copy_n(row, dim, out);
        } else {
          for (std::size_t k = 0; k < dim; ++k) out[k] += weights[a] * row[k];
        }
      }
    }
    scores_.resize(count * artists.size());
    linalg::product_transposed(queries_.data(), count, dim, candidates_.data(), artists.size(), dim, dim, scores_.data(),
                               artists.size());
  }

  void count_excluded(std::span<const ArtistIndex> artists, std::size_t prediction, const float* scores) {
    const std::size_t heard = ranking_.walk.heard(prediction);
    const float bound = scores[heard];
    const ArtistIndex target = artists[heard];
    Outcome& outcome = ranking_.outcomes[prediction];
    outcome.score = bound;
    const auto query = query_of(artists.first(heard), ranking_.candidates, ranking_.protocol);
    const auto left_out = excluded_of(artists.first(heard), query, ranking_.protocol);
    std::size_t next = 0;  // both lists are in the order of the walk
    for (std::size_t i = 0; i < heard && next < left_out.size(); ++i) {
      if (artists[i] != left_out[next]) continue;
      ++next;
      if (!ranking_.candidates.can_be_recommended(artists[i])) continue;
      ++outcome.excluded;
      const bool equal = scores[i] == bound;
      excluded_[prediction].equal += equal ? 1U : 0U;
      excluded_[prediction].before += scores[i] > bound || (equal && artists[i] < target) ? 1U : 0U;
    }
  }

  Ranking& ranking_;
  const Tables& tables_;
  std::vector<Excluded>& excluded_;
  std::vector<float> candidates_, queries_, scores_;
};

}  // namespace

std::vector<Excluded> score_own_artists(Ranking& ranking, const Tables& tables, Progress& progress) {
  std::vector<Excluded> excluded(ranking.walk.predictions.size());
  progress.start(SEGUE_TEXT("Scoring the sequences' own artists"), ranking.walk.sequences.size(), SEGUE_TEXT("sequences"));
  parallel_ranges(ranking.walk.sequences.size(), 8, ranking.threads, [&](std::size_t begin, std::size_t end) {
    OneSequence one(ranking, tables, excluded);
    for (std::size_t s = begin; s < end; ++s) {
      progress.throw_if_cancelled();
      one.look_at(s);
    }
    progress.advance(end - begin);
  });
  return excluded;
}

}  // namespace segue::evaluation
