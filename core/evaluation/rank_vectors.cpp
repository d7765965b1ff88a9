// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks without a matrix of scores. First each sequence by itself (own_artists.h), which gives each target's score, and how many
// of the artists that are excluded would stand before it. Then every distinct query against all candidates (query_block.h).
#include <algorithm>

#include "core/base/parallel.h"
#include "core/evaluation/own_artists.h"
#include "core/evaluation/query_block.h"
#include "core/evaluation/ranking.h"
#include "core/linalg/screen.h"

namespace segue::evaluation {
namespace {

using neighbors::Tables;

// Queries of a block: as many as the L2 cache holds, since each block packs all candidates once; fewer, where threads would be
// idle: so many that each thread has as many blocks as the others.
std::size_t block_of(std::size_t queries, std::size_t dim, unsigned threads) {
  constexpr std::size_t step = 42;  // rows of a tile, whatever the vector unit
  const std::size_t most = linalg::screening_pays() ? linalg::screen_rows(dim) : linalg::strip_product_rows(dim);
  const std::size_t workers = thread_count(threads);
  const std::size_t rounds = (queries + most * workers - 1) / (most * workers);
  const std::size_t blocks = std::max<std::size_t>(1, rounds * workers);
  const std::size_t shared = ((queries + blocks - 1) / blocks + step - 1) / step * step;
  return std::clamp(shared, step, most);
}

// Ranks by a coprocessor; how many queries, from the first on.
std::size_t rank_elsewhere(Ranking& ranking, const Tables& tables, neighbors::Coprocessor& coprocessor,
                           const std::vector<Excluded>& excluded, Progress& progress) {
  const std::size_t queries = ranking.questions.size();
  const std::vector<std::uint8_t> known(ranking.candidates.has_vector.begin(), ranking.candidates.has_vector.end());
  const auto search = coprocessor.open(tables, known, queries);
  if (!search) return 0;
  const neighbors::Closeness closeness(tables, known, ranking.threads);
  QueryBlock block(ranking, tables, excluded);
  std::size_t done = 0;
  while (done < queries) {
    progress.throw_if_cancelled();
    const std::size_t end = std::min(queries, done + search->most_queries());
    if (!block.rank(done, end, *search, closeness, progress)) break;
    done = end;
  }
  return done;
}

}  // namespace

void rank_by_vectors(Ranking& ranking, const Tables& tables, neighbors::Coprocessor* coprocessor, Progress& progress) {
  ranking.outcomes.assign(ranking.walk.predictions.size(), {});
  const std::vector<Excluded> excluded = score_own_artists(ranking, tables, progress);
  const std::size_t queries = ranking.questions.size();
  progress.start(SEGUE_TEXT("Ranking the next artists"), queries, SEGUE_TEXT("artists"));
  const std::size_t done = coprocessor == nullptr ? 0 : rank_elsewhere(ranking, tables, *coprocessor, excluded, progress);
  parallel_ranges(queries - done, block_of(queries, tables.dim, ranking.threads), ranking.threads,
                  [&](std::size_t begin, std::size_t end) {
                    QueryBlock(ranking, tables, excluded).rank(done + begin, done + end, progress);
                  });
  progress.throw_if_cancelled();
}

}  // namespace segue::evaluation
