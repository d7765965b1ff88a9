// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "core/base/parallel.h"
#include "core/linalg/strips.h"
#include "core/neighbors/best.h"
#include "core/neighbors/nearest_elsewhere.h"

namespace segue::neighbors {
namespace {

// One piece of work: some queries against some candidates.
struct Piece {
  std::size_t first_query, queries;
  std::size_t first_candidate, candidates;
};

// Blocks of queries; where those are too few for all threads, the candidates are split too.
std::vector<Piece> pieces_of(const Scorer& scorer, std::size_t queries, unsigned threads) {
  const std::size_t block = query_block(scorer, queries, threads);
  const std::size_t blocks = (queries + block - 1) / block;
  const std::size_t range = std::max<std::size_t>(1, scorer.range());
  const std::size_t ranges = (scorer.size() + range - 1) / range;
  const std::size_t wanted = std::size_t{2} * thread_count(threads);
  const std::size_t parts = std::clamp<std::size_t>((wanted + blocks - 1) / std::max<std::size_t>(1, blocks), 1, ranges);
  const std::size_t part = (ranges + parts - 1) / parts * range;
  std::vector<Piece> pieces;
  for (std::size_t q = 0; q < queries; q += block) {
    for (std::size_t c = 0; c < scorer.size(); c += part) {
      pieces.push_back({q, std::min(block, queries - q), c, std::min(part, scorer.size() - c)});
    }
  }
  return pieces;
}

// Offers the scores of the candidates from `first` on to a query's list.
void offer(const Scorer& scorer, std::int32_t query, std::size_t first, const float* scores, std::size_t count, Best& best) {
  best.offer(scores, count, [&](std::size_t i) {
    const auto artist = static_cast<std::int32_t>(first + i);
    return artist == query || !scorer.known(artist) ? -1 : artist;
  });
}

// By vectors: scores are read while they are in the L1 cache.
void offer_strips(const Scorer& scorer, const Tables& tables, std::span<const std::int32_t> queries, const Piece& piece,
                  std::vector<Best>& best, const Progress& progress) {
  std::vector<float> rows(queries.size() * tables.dim);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::copy_n(tables.queries + static_cast<std::size_t>(queries[i]) * tables.dim, tables.dim, rows.data() + i * tables.dim);
  }
  linalg::product_strips(rows.data(), queries.size(), tables.dim, tables.candidates + piece.first_candidate * tables.dim, nullptr,
                         piece.candidates, tables.dim, tables.dim, [&](const linalg::Strip& strip) {
                           if (strip.first_row == 0) progress.throw_if_cancelled();
                           for (std::size_t i = 0; i < strip.rows; ++i) {
                             const std::size_t q = strip.first_row + i;
                             if (!scorer.known(queries[q])) continue;
                             offer(scorer, queries[q], piece.first_candidate + strip.first_col,
                                   strip.values + i * linalg::strip_columns, strip.cols, best[q]);
                           }
                         });
}

// Lists of a piece's queries, best first.
std::vector<std::vector<Neighbor>> best_of(const Scorer& scorer, std::span<const std::int32_t> queries, const Piece& piece,
                                           std::size_t k, std::vector<float>& scores, const Progress& progress) {
  std::vector<Best> best(queries.size(), Best(k));
  const std::size_t range = scorer.range();
  const std::size_t end = piece.first_candidate + piece.candidates;
  if (const auto tables = scorer.tables()) {
    offer_strips(scorer, *tables, queries, piece, best, progress);
  } else {
    for (std::size_t first = piece.first_candidate; first < end; first += range) {
      progress.throw_if_cancelled();
      const std::size_t count = std::min(range, end - first);
      scores.resize(queries.size() * count);
      scorer.score_range(queries, first, count, scores.data());
      for (std::size_t i = 0; i < queries.size(); ++i) {
        if (scorer.known(queries[i])) offer(scorer, queries[i], first, scores.data() + i * count, count, best[i]);
      }
    }
  }
  std::vector<std::vector<Neighbor>> lists;
  lists.reserve(best.size());
  for (Best& one : best) lists.push_back(one.sorted());
  return lists;
}

std::vector<std::vector<Neighbor>> nearest_here(const Scorer& scorer, std::span<const std::int32_t> queries, std::size_t k,
                                                unsigned threads, Progress& progress) {
  std::vector<std::vector<Neighbor>> result(queries.size());
  const std::vector<Piece> pieces = pieces_of(scorer, queries.size(), threads);
  std::vector<std::vector<std::vector<Neighbor>>> found(pieces.size());
  parallel_ranges(pieces.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
    static thread_local std::vector<float> scores;
    for (std::size_t p = begin; p < end; ++p) {
      const Piece& piece = pieces[p];
      found[p] = best_of(scorer, queries.subspan(piece.first_query, piece.queries), piece, k, scores, progress);
      if (piece.first_candidate + piece.candidates == scorer.size()) progress.advance(piece.queries);
    }
  });
  progress.throw_if_cancelled();

  for (std::size_t p = 0; p < pieces.size(); ++p) {  // pieces of one query follow each other by candidate
    for (std::size_t i = 0; i < pieces[p].queries; ++i) {
      std::vector<Neighbor>& list = result[pieces[p].first_query + i];
      const auto middle = static_cast<std::ptrdiff_t>(list.size());
      list.insert(list.end(), found[p][i].begin(), found[p][i].end());
      std::inplace_merge(list.begin(), list.begin() + middle, list.end(), before);
      if (list.size() > k) list.resize(k);
    }
    found[p].clear();
  }
  return result;
}

}  // namespace

std::vector<std::vector<Neighbor>> nearest(const Scorer& scorer, std::span<const std::int32_t> queries,
                                           const NeighborOptions& options, Progress& progress) {
  progress.start(SEGUE_TEXT("Looking for neighbours"), queries.size(), SEGUE_TEXT("artists"));
  const std::size_t k = std::min(options.k, scorer.size());
  if (k == 0 || queries.empty()) return std::vector<std::vector<Neighbor>>(queries.size());
  auto elsewhere = nearest_elsewhere(scorer, queries, k, options.threads, progress);
  progress.throw_if_cancelled();
  if (!elsewhere) {
    if (scorer.coprocessor() != nullptr)
      progress.start(SEGUE_TEXT("Looking for neighbours"), queries.size(), SEGUE_TEXT("artists"));
    return nearest_here(scorer, queries, k, options.threads, progress);
  }
  if (elsewhere->left.empty()) return std::move(elsewhere->lists);
  std::vector<std::int32_t> left;
  for (const std::size_t i : elsewhere->left) left.push_back(queries[i]);
  progress.start(SEGUE_TEXT("Looking for neighbours"), left.size(), SEGUE_TEXT("artists"));
  auto lists = nearest_here(scorer, left, k, options.threads, progress);
  for (std::size_t i = 0; i < left.size(); ++i) elsewhere->lists[elsewhere->left[i]] = std::move(lists[i]);
  return std::move(elsewhere->lists);
}

std::vector<std::vector<Neighbor>> nearest(const models::Embedding& embedding, std::span<const std::int32_t> queries,
                                           const NeighborOptions& options, Progress& progress, Coprocessor* coprocessor) {
  const EmbeddingScorer scorer(embedding, options.scoring, options.threads, coprocessor);
  progress.throw_if_cancelled();
  auto lists = nearest(scorer, queries, options, progress);
  if (options.scoring == models::Scoring::resembles) {
    for (auto& list : lists) {
      for (Neighbor& neighbor : list) neighbor.score = std::clamp(neighbor.score, -1.0F, 1.0F);  // rounding may reach beyond
    }
  }
  return lists;
}

}  // namespace segue::neighbors
