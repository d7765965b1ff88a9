// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/next_artist.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/linalg/product.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;

// One step of a held-out sequence.
struct Transition {
  ArtistIndex query, target;
  std::uint32_t place;  ///< in NextArtistResult::sequences
};

// Where a target stands among all candidates: 1 is best, 0: its score is not a number.
struct Rank {
  std::uint64_t rank = 0;
  bool tied = false;
};

// The distinct artists of a sequence in the order of their first plays, without the unknown ones.
std::vector<ArtistIndex> distinct_artists(std::span<const ArtistIndex> plays, std::vector<std::uint32_t>& seen,
                                          std::uint32_t mark, std::uint64_t& unknown_plays) {
  std::vector<ArtistIndex> artists;
  for (const ArtistIndex artist : plays) {
    if (artist == data::unknown_artist) {
      ++unknown_plays;
      continue;
    }
    std::uint32_t& last = seen[static_cast<std::size_t>(artist)];
    if (last == mark) continue;
    last = mark;
    artists.push_back(artist);
  }
  return artists;
}

std::vector<Transition> walk(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, NextArtistResult& result) {
  std::vector<std::uint32_t> ordered(sequences.begin(), sequences.end());
  std::sort(ordered.begin(), ordered.end());
  std::vector<std::uint32_t> seen(corpus.vocabulary->size(), 0);
  std::vector<Transition> transitions;
  std::uint32_t mark = 0;
  for (const std::uint32_t sequence : ordered) {
    const std::vector<ArtistIndex> artists = distinct_artists(corpus.sequences[sequence], seen, ++mark, result.unknown_plays);
    if (artists.size() < 2) {
      ++result.sequences_too_short;
      continue;
    }
    const auto place = static_cast<std::uint32_t>(result.sequences.size());
    SequenceFigures figures;
    figures.sequence = sequence;
    figures.transitions = static_cast<std::uint32_t>(artists.size() - 1);
    result.sequences.push_back(figures);
    for (std::size_t i = 0; i + 1 < artists.size(); ++i) transitions.push_back({artists[i], artists[i + 1], place});
  }
  result.transitions = transitions.size();
  return transitions;
}

// Distinct (query, target) pairs grouped by query, and the pair of each transition.
struct Questions {
  std::vector<ArtistIndex> queries;             ///< ascending, those with a vector
  data::Lists<ArtistIndex> targets;             ///< per query, ascending, those with a vector
  std::vector<Rank> ranks;                      ///< per value of `targets`
  std::vector<std::size_t> pair_of_transition;  ///< index into `ranks`, or none
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
};

Questions questions_of(const std::vector<Transition>& transitions, const neighbors::Scorer& scorer, NextArtistResult& result) {
  Questions questions;
  questions.pair_of_transition.assign(transitions.size(), Questions::none);
  std::vector<std::size_t> answerable;
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    const bool query = scorer.known(transitions[i].query);
    const bool target = scorer.known(transitions[i].target);
    if (!query) ++result.queries_without_vector;
    if (!target) ++result.targets_without_vector;
    if (query && target) answerable.push_back(i);
  }
  const auto key = [&](std::size_t i) { return std::pair(transitions[i].query, transitions[i].target); };
  std::sort(answerable.begin(), answerable.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  for (std::size_t j = 0; j < answerable.size(); ++j) {
    const Transition& transition = transitions[answerable[j]];
    const bool new_query = j == 0 || transition.query != transitions[answerable[j - 1]].query;
    if (new_query) {
      questions.queries.push_back(transition.query);
      questions.targets.offsets.push_back(questions.targets.values.size());
    }
    if (new_query || transition.target != questions.targets.values.back()) {
      questions.targets.values.push_back(transition.target);
      questions.targets.offsets.own().back() = questions.targets.values.size();
    }
    questions.pair_of_transition[answerable[j]] = questions.targets.values.size() - 1;
  }
  questions.ranks.resize(questions.targets.values.size());
  return questions;
}

// Ranks the targets of the queries [begin, end). Rows of scores are made a range of candidates at a time and read while they are
// in the cache; every target counts the candidates that stand before it.
class Block {
 public:
  Block(const neighbors::Scorer& scorer, const std::vector<ArtistIndex>& unknown, Questions& questions)
      : scorer_(scorer), unknown_(unknown), questions_(questions) {}

  void rank(std::size_t begin, std::size_t end, const Progress& progress) {
    const std::span<const ArtistIndex> queries(questions_.queries.data() + begin, end - begin);
    const std::size_t first_pair = questions_.targets.offsets[begin];
    bounds_.assign(questions_.targets.offsets[end] - first_pair, 0.0F);
    const bool whole_rows = scorer_.range() >= scorer_.size();
    if (!whole_rows) {
      for (std::size_t q = begin; q < end; ++q) {
        progress.throw_if_cancelled();
        for (std::size_t pair = questions_.targets.offsets[q]; pair < questions_.targets.offsets[q + 1]; ++pair) {
          const auto target = static_cast<std::size_t>(questions_.targets.values[pair]);
          scorer_.score_range(std::span(&questions_.queries[q], 1), target, 1, &bounds_[pair - first_pair]);
        }
      }
    }
    const std::size_t range = scorer_.range();
    for (std::size_t first = 0; first < scorer_.size(); first += range) {
      progress.throw_if_cancelled();
      const std::size_t count = std::min(range, scorer_.size() - first);
      scores_.resize(queries.size() * count);
      scorer_.score_range(queries, first, count, scores_.data());
      for (std::size_t q = begin; q < end; ++q) {
        if ((q & 15U) == 0) progress.throw_if_cancelled();
        float* const row = scores_.data() + (q - begin) * count;
        if (whole_rows) {
          for (std::size_t pair = questions_.targets.offsets[q]; pair < questions_.targets.offsets[q + 1]; ++pair) {
            bounds_[pair - first_pair] = row[questions_.targets.values[pair]];
          }
        }
        mask(row, first, count, static_cast<std::size_t>(questions_.queries[q]));
        count_before(row, first, count, q, first_pair);
      }
    }
    for (std::size_t pair = first_pair; pair < questions_.targets.offsets[end]; ++pair) {
      Rank& rank = questions_.ranks[pair];
      rank.rank = std::isnan(bounds_[pair - first_pair]) ? 0 : rank.rank + 1;
    }
  }

 private:
  // Takes the query itself and artists without a vector out of the running.
  void mask(float* row, std::size_t first, std::size_t count, std::size_t query) const {
    constexpr float never = -std::numeric_limits<float>::infinity();
    if (query >= first && query < first + count) row[query - first] = never;
    auto artist = std::lower_bound(unknown_.begin(), unknown_.end(), static_cast<ArtistIndex>(first));
    for (; artist != unknown_.end() && static_cast<std::size_t>(*artist) < first + count; ++artist) {
      row[static_cast<std::size_t>(*artist) - first] = never;
    }
  }

  void count_before(const float* row, std::size_t first, std::size_t count, std::size_t q, std::size_t first_pair) {
    for (std::size_t pair = questions_.targets.offsets[q]; pair < questions_.targets.offsets[q + 1]; ++pair) {
      const float bound = bounds_[pair - first_pair];
      const auto target = static_cast<std::size_t>(questions_.targets.values[pair]);
      // Up to the target equal scores stand before it, after it they do not; the target itself is in neither part.
      const std::size_t split = std::clamp(target, first, first + count) - first;
      const std::size_t behind = std::clamp(target + 1, first, first + count) - first;
      const linalg::Above low = linalg::count_above(row, split, bound);
      const linalg::Above high = linalg::count_above(row + behind, count - behind, bound);
      Rank& rank = questions_.ranks[pair];
      rank.rank += low.greater + low.equal + high.greater;
      rank.tied = rank.tied || low.equal + high.equal > 0;
    }
  }

  const neighbors::Scorer& scorer_;
  const std::vector<ArtistIndex>& unknown_;
  Questions& questions_;
  std::vector<float> bounds_;  // scores of the targets
  std::vector<float> scores_;
};

void rank_all(const neighbors::Scorer& scorer, const std::vector<ArtistIndex>& unknown, unsigned threads, Questions& questions,
              Progress& progress) {
  const std::size_t queries = questions.queries.size();
  progress.start(SEGUE_TEXT("Ranking the next artists"), queries, SEGUE_TEXT("artists"));
  parallel_ranges(queries, neighbors::query_block(scorer, queries, threads), threads, [&](std::size_t begin, std::size_t end) {
    Block(scorer, unknown, questions).rank(begin, end, progress);
    progress.advance(end - begin);
  });
  progress.throw_if_cancelled();
}

void add_up(const std::vector<Transition>& transitions, const Questions& questions, NextArtistResult& result) {
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    const std::size_t pair = questions.pair_of_transition[i];
    if (pair == Questions::none) continue;
    const Rank& rank = questions.ranks[pair];
    if (rank.rank == 0) continue;
    SequenceFigures& figures = result.sequences[transitions[i].place];
    figures.hit_1 += rank.rank == 1 ? 1.0 : 0.0;
    figures.hit_k += rank.rank <= result.k ? 1.0 : 0.0;
    figures.reciprocal_rank += 1.0 / static_cast<double>(rank.rank);
    if (rank.tied) ++result.tied_targets;
  }
  for (SequenceFigures& figures : result.sequences) {
    const auto n = static_cast<double>(figures.transitions);
    figures.hit_1 /= n;
    figures.hit_k /= n;
    figures.reciprocal_rank /= n;
  }
}

}  // namespace

NextArtistResult evaluate_next_artist(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                      const neighbors::Scorer& scorer, const NextArtistOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  if (scorer.size() != corpus.vocabulary->size()) {
    throw Error({SEGUE_TEXT("The model scores %1 artists, the vocabulary has %2"),
                 {std::to_string(scorer.size()), std::to_string(corpus.vocabulary->size())}},
                {}, SEGUE_TEXT("Evaluate a model on the data it was trained on"));
  }
  NextArtistResult result;
  result.k = options.k;
  result.confidence = options.confidence;
  const std::vector<Transition> transitions = walk(corpus, sequences, result);
  if (transitions.empty()) {
    throw Error(SEGUE_TEXT("No held-out sequence has two distinct artists of the vocabulary"), {},
                SEGUE_TEXT("Hold out more sequences, or lower the minimum count"));
  }
  std::vector<ArtistIndex> unknown;
  for (std::size_t artist = 0; artist < scorer.size(); ++artist) {
    if (!scorer.known(static_cast<ArtistIndex>(artist))) unknown.push_back(static_cast<ArtistIndex>(artist));
  }
  result.candidates = scorer.size() - unknown.size();
  if (result.candidates > 1) {
    const auto others = static_cast<double>(result.candidates - 1);
    result.random_hit_1 = 1.0 / others;
    result.random_hit_k = std::min(1.0, static_cast<double>(options.k) / others);
  }

  Questions questions = questions_of(transitions, scorer, result);
  rank_all(scorer, unknown, options.threads, questions, progress);
  add_up(transitions, questions, result);

  progress.start(SEGUE_TEXT("Resampling the figures"), 3 * options.bootstrap, SEGUE_TEXT("resamples"));
  const auto interval = [&](Metric metric) {
    return mean_interval(values_of(result, metric), options.confidence, options.bootstrap, options.seed, options.threads,
                         progress);
  };
  result.hit_1 = interval(Metric::hit_1);
  result.hit_k = interval(Metric::hit_k);
  result.mrr = interval(Metric::mrr);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace segue::evaluation
