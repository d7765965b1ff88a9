// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks without a matrix of scores. First each sequence by itself: the scores of its artists for its own queries give each
// target's score, and how many of the artists that are excluded would stand before it. Then every distinct query against all
// candidates, in strips that are counted while they are in the L1 cache. A score is the same chain of multiply-adds in both, so
// that what is subtracted is what was counted. Where integers are multiplied faster, rounded scores are counted, and the few that
// are too close to a target's to call are scored as ever.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/parallel.h"
#include "core/evaluation/ranking.h"
#include "core/linalg/screen.h"
#include "core/linalg/strips.h"
#include "core/neighbors/best.h"
#include "core/neighbors/coprocessor.h"
#include "core/neighbors/screening.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;
using neighbors::Tables;

// Of the excluded candidates of each prediction, those that would have been counted.
struct Excluded {
  std::uint32_t before = 0, equal = 0;
};

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

// The queries [begin, end) against all candidates.
class Block {
 public:
  Block(Ranking& ranking, const Tables& tables, const std::vector<Excluded>& excluded)
      : ranking_(ranking), tables_(tables), excluded_(excluded) {}

  void rank(std::size_t begin, std::size_t end, Progress& progress) {
    prepare(begin, end);
    std::vector<float> queries((end - begin) * tables_.dim);
    query_vectors(ranking_, tables_, begin, end, queries.data());
    std::size_t told = 0;
    const auto tell = [&](std::size_t part, std::size_t of) {
      progress.throw_if_cancelled();
      const std::size_t done = (end - begin) * part / of;
      progress.advance(done - told);
      told = done;
    };
    if (linalg::screening_pays()) {
      screen(begin, queries, tell);
    } else {
      std::vector<std::size_t> all(end - begin);
      std::iota(all.begin(), all.end(), std::size_t{0});
      score_here(all, queries, tell);
    }
    progress.advance(end - begin - told);
    finish(begin, end);
  }

  /// The same by a coprocessor, whose scores are close to the CPU's: candidates too close to a target to call are scored anew,
  /// and so are those of the lists. False: it leaves the block to the CPU.
  bool rank(std::size_t begin, std::size_t end, neighbors::CloseSearch& search, const neighbors::Closeness& closeness,
            Progress& progress) {
    prepare(begin, end);
    const std::size_t dim = tables_.dim;
    std::vector<float> queries((end - begin) * dim);
    query_vectors(ranking_, tables_, begin, end, queries.data());
    std::vector<double> close(end - begin);
    std::vector<neighbors::ScoreInterval> intervals(pairs_.size());
    std::size_t listed = 0;
    for (std::size_t q = 0; q < close.size(); ++q) {
      close[q] = closeness.of(queries.data() + q * dim);
      for (std::size_t i = first_pair_[q]; i < first_pair_[q + 1]; ++i) {
        intervals[i] = neighbors::too_close(static_cast<std::uint32_t>(q), pairs_[i].bound, close[q]);
      }
      if (ranking_.lists > 0) listed = std::max(listed, length_of(begin + q));
    }
    const std::size_t asked = ranking_.lists > 0 ? std::min(listed + neighbors::listed_beyond, search.most_listed()) : 0;
    const auto answer = search.ask({queries, end - begin, {}, asked, intervals});
    if (!answer) return false;
    parallel_ranges(close.size(), 16, ranking_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t q = first; q < last; ++q) {
        const float* const row = queries.data() + q * dim;
        if (!std::isfinite(close[q]) || !settle(q, length_of(begin + q), row, close[q], asked, *answer)) {
          score_here({&q, 1}, {row, dim}, [](std::size_t, std::size_t) {});
        }
      }
    });
    progress.advance(end - begin);
    finish(begin, end);
    return true;
  }

 private:
  // A distinct target of a query.
  struct Pair {
    float bound;
    std::size_t position;  // where the target stands among the known candidates, or would
    bool known;            // it is one of them
    std::uint64_t before = 0, equal = 0;
  };

  /// Where an artist stands among the known candidates, or would.
  std::size_t place_of(ArtistIndex artist) const {
    const auto& known = ranking_.candidates.known;
    if (ranking_.candidates.unknown.empty()) return static_cast<std::size_t>(artist);
    return static_cast<std::size_t>(std::lower_bound(known.begin(), known.end(), artist) - known.begin());
  }

  /// Of the list that a query needs.
  std::size_t length_of(std::size_t query) const { return ranking_.lists + most_excluded(ranking_, query); }

  /// By rounded scores; queries of which these do not say enough are scored here.
  template <class Tell>
  void screen(std::size_t begin, std::span<const float> queries, const Tell& tell) {
    const std::size_t count = queries.size() / tables_.dim;
    const Candidates& candidates = ranking_.candidates;
    std::vector<float> bounds;
    for (const Pair& pair : pairs_) bounds.push_back(pair.bound);
    std::vector<std::size_t> lengths;
    for (std::size_t q = 0; q < best_.size(); ++q) lengths.push_back(length_of(begin + q));
    std::span<const ArtistIndex> chosen;
    if (!candidates.unknown.empty()) chosen = candidates.known;
    const neighbors::ScreenAnswer answer =
        neighbors::screen(tables_, chosen, candidates.known.size(), {queries, count, first_pair_, bounds, lengths}, tell);
    std::vector<std::size_t> left;
    std::vector<float> rows;
    for (std::size_t q = 0; q < count; ++q) {
      const std::span<const float> row = queries.subspan(q * tables_.dim, tables_.dim);
      if (answer.given_up[q] != 0) {
        left.push_back(q);
        rows.insert(rows.end(), row.begin(), row.end());
        continue;
      }
      settle(q, row.data(), answer.counts);
      if (best_.empty()) continue;
      std::vector<float> scores(answer.listed[q].size());
      neighbors::score_again(tables_, row.data(), answer.listed[q], scores.data());
      best_[q].offer(scores.data(), scores.size(), [&](std::size_t i) { return answer.listed[q][i]; });
      listed_[q] = best_[q].sorted();
    }
    if (!left.empty()) score_here(left, rows, [](std::size_t, std::size_t) {});
  }

  /// The pairs of a query from who is above, and who is too close to call. False where somebody is not named.
  bool settle(std::size_t q, const float* row, std::span<const neighbors::IntervalCount> counts) {
    std::vector<float> scores;
    for (std::size_t i = first_pair_[q]; i < first_pair_[q + 1]; ++i) {
      Pair& pair = pairs_[i];
      const neighbors::IntervalCount& count = counts[i];
      if (count.named.size() < count.within) return false;
      scores.resize(count.named.size());
      neighbors::score_again(tables_, row, count.named, scores.data());
      pair.before = count.above;
      for (std::size_t n = 0; n < scores.size(); ++n) {
        const std::size_t place = place_of(count.named[n]);
        if (pair.known && place == pair.position) continue;
        const bool equal = scores[n] == pair.bound;
        pair.equal += equal ? 1U : 0U;
        pair.before += scores[n] > pair.bound || (equal && place < pair.position) ? 1U : 0U;
      }
    }
    return true;
  }

  /// What a coprocessor's answer says of a query; false where it does not say enough.
  bool settle(std::size_t q, std::size_t k, const float* row, double close, std::size_t asked,
              const neighbors::CloseAnswer& answer) {
    if (!settle(q, row, answer.counts)) return false;
    if (ranking_.lists == 0) return true;
    if (auto best = neighbors::exact_best(tables_, row, answer.lists[q], asked, k, close)) {
      listed_[q] = std::move(*best);
      return true;
    }
    return false;
  }

  /// These queries by the scores themselves.
  template <class Tell>
  void score_here(std::span<const std::size_t> chosen, std::span<const float> rows, const Tell& tell) {
    const Candidates& candidates = ranking_.candidates;
    for (const std::size_t q : chosen) {
      for (std::size_t i = first_pair_[q]; i < first_pair_[q + 1]; ++i) pairs_[i].before = pairs_[i].equal = 0;
    }
    linalg::product_strips(rows.data(), chosen.size(), tables_.dim, tables_.candidates,
                           candidates.unknown.empty() ? nullptr : candidates.known.data(), candidates.known.size(), tables_.dim,
                           tables_.dim, [&](const linalg::Strip& strip) {
                             if (strip.first_row == 0) tell(strip.first_col, candidates.known.size());
                             for (std::size_t i = 0; i < strip.rows; ++i) read(strip, i, chosen[strip.first_row + i]);
                           });
    if (best_.empty()) return;
    for (const std::size_t q : chosen) listed_[q] = best_[q].sorted();
  }

  void prepare(std::size_t begin, std::size_t end) {
    const Candidates& candidates = ranking_.candidates;
    pairs_.clear();
    first_pair_.assign(1, 0);
    best_.clear();
    for (std::size_t q = begin; q < end; ++q) {
      ArtistIndex last = data::unknown_artist;
      for (const std::uint32_t p : ranking_.questions.predictions_of(q)) {
        const ArtistIndex target = ranking_.walk.predictions[p].target;
        if (!candidates.can_be_recommended(target) || target == last) continue;
        last = target;
        const auto place = std::lower_bound(candidates.known.begin(), candidates.known.end(), target);
        pairs_.push_back({ranking_.outcomes[p].score, static_cast<std::size_t>(place - candidates.known.begin()),
                          place != candidates.known.end() && *place == target});
      }
      first_pair_.push_back(pairs_.size());
      if (ranking_.lists > 0) best_.emplace_back(length_of(q));
    }
    listed_.clear();
    listed_.resize(best_.size());
  }

  /// A row of a strip, of query q of the block.
  void read(const linalg::Strip& strip, std::size_t row, std::size_t q) {
    const float* const scores = strip.values + row * linalg::strip_columns;
    for (std::size_t i = first_pair_[q]; i < first_pair_[q + 1]; ++i) {
      Pair& pair = pairs_[i];
      // Up to the target equal scores stand before it, after it they do not; the target itself is in neither part.
      const std::size_t split = std::clamp(pair.position, strip.first_col, strip.first_col + strip.cols) - strip.first_col;
      const std::size_t behind = split + (pair.known && split < strip.cols && strip.first_col + split == pair.position ? 1U : 0U);
      if (split > 0) {
        const linalg::Above low = linalg::count_in_strip(scores, split, pair.bound);
        pair.before += low.greater + low.equal;
        pair.equal += low.equal;
      }
      if (behind < strip.cols) {
        const linalg::Above high = linalg::count_in_strip(scores + behind, strip.cols - behind, pair.bound);
        pair.before += high.greater;
        pair.equal += high.equal;
      }
    }
    if (ranking_.lists > 0) {
      const ArtistIndex* const known = ranking_.candidates.known.data() + strip.first_col;
      best_[q].offer(scores, strip.cols, [known](std::size_t i) { return known[i]; });
    }
  }

  void finish(std::size_t begin, std::size_t end) {
    const Candidates& candidates = ranking_.candidates;
    for (std::size_t q = begin; q < end; ++q) {
      std::size_t pair = first_pair_[q - begin];
      ArtistIndex last = data::unknown_artist;
      for (const std::uint32_t p : ranking_.questions.predictions_of(q)) {
        const ArtistIndex target = ranking_.walk.predictions[p].target;
        if (!candidates.can_be_recommended(target)) continue;
        if (last != data::unknown_artist && target != last) ++pair;
        last = target;
        set_rank(p, pairs_[pair]);
      }
      if (ranking_.lists > 0) hand_out(ranking_, q, listed_[q - begin]);
    }
  }

  void set_rank(std::uint32_t prediction, const Pair& pair) {
    Outcome& outcome = ranking_.outcomes[prediction];
    if (std::isnan(pair.bound)) return;
    std::uint64_t before = pair.before;
    std::uint64_t equal = pair.equal;
    if (ranking_.candidates.untrained && pair.bound <= 0) {
      const auto& unknown = ranking_.candidates.unknown;
      const ArtistIndex target = ranking_.walk.predictions[prediction].target;
      const auto lower = static_cast<std::uint64_t>(std::lower_bound(unknown.begin(), unknown.end(), target) - unknown.begin());
      before += pair.bound < 0 ? unknown.size() : lower;
      equal += pair.bound < 0 ? 0 : unknown.size() - (pair.known ? 0U : 1U);
    }
    outcome.rank = static_cast<std::uint32_t>(1 + before - excluded_[prediction].before);
    outcome.tied = static_cast<std::uint32_t>(equal - excluded_[prediction].equal);
  }

  Ranking& ranking_;
  const Tables& tables_;
  const std::vector<Excluded>& excluded_;
  std::vector<Pair> pairs_;
  std::vector<std::size_t> first_pair_;  // per query of the block
  std::vector<neighbors::Best> best_;
  std::vector<std::vector<neighbors::Neighbor>> listed_;
};

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
  Block block(ranking, tables, excluded);
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
  const std::size_t queries = ranking.questions.size();
  progress.start(SEGUE_TEXT("Ranking the next artists"), queries, SEGUE_TEXT("artists"));
  const std::size_t done = coprocessor == nullptr ? 0 : rank_elsewhere(ranking, tables, *coprocessor, excluded, progress);
  parallel_ranges(
      queries - done, block_of(queries, tables.dim, ranking.threads), ranking.threads,
      [&](std::size_t begin, std::size_t end) { Block(ranking, tables, excluded).rank(done + begin, done + end, progress); });
  progress.throw_if_cancelled();
}

}  // namespace segue::evaluation
