// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/query_block.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/parallel.h"
#include "core/linalg/screen.h"

namespace segue::evaluation {

using data::ArtistIndex;

void QueryBlock::rank(std::size_t begin, std::size_t end, Progress& progress) {
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

bool QueryBlock::rank(std::size_t begin, std::size_t end, neighbors::CloseSearch& search, const neighbors::Closeness& closeness,
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

// Where an artist stands among the known candidates, or would.
std::size_t QueryBlock::place_of(ArtistIndex artist) const {
  const auto& known = ranking_.candidates.known;
  if (ranking_.candidates.unknown.empty()) return static_cast<std::size_t>(artist);
  return static_cast<std::size_t>(std::lower_bound(known.begin(), known.end(), artist) - known.begin());
}

// Of the list that a query needs.
std::size_t QueryBlock::length_of(std::size_t query) const { return ranking_.lists + most_excluded(ranking_, query); }

// By rounded scores; queries of which these do not say enough are scored here.
template <class Tell>
void QueryBlock::screen(std::size_t begin, std::span<const float> queries, const Tell& tell) {
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

// The pairs of a query from who is above, and who is too close to call. False where somebody is not named.
bool QueryBlock::settle(std::size_t q, const float* row, std::span<const neighbors::IntervalCount> counts) {
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

// What a coprocessor's answer says of a query; false where it does not say enough.
bool QueryBlock::settle(std::size_t q, std::size_t k, const float* row, double close, std::size_t asked,
                        const neighbors::CloseAnswer& answer) {
  if (!settle(q, row, answer.counts)) return false;
  if (ranking_.lists == 0) return true;
  if (auto best = neighbors::exact_best(tables_, row, answer.lists[q], asked, k, close)) {
    listed_[q] = std::move(*best);
    return true;
  }
  return false;
}

// These queries by the scores themselves.
template <class Tell>
void QueryBlock::score_here(std::span<const std::size_t> chosen, std::span<const float> rows, const Tell& tell) {
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

void QueryBlock::prepare(std::size_t begin, std::size_t end) {
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

// A row of a strip, of query q of the block.
void QueryBlock::read(const linalg::Strip& strip, std::size_t row, std::size_t q) {
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

void QueryBlock::finish(std::size_t begin, std::size_t end) {
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

void QueryBlock::set_rank(std::uint32_t prediction, const Pair& pair) {
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

}  // namespace segue::evaluation
