// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/questions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::evaluation {

using data::ArtistIndex;

Candidates candidates_of(std::size_t artists, const std::function<bool(ArtistIndex)>& known, bool untrained) {
  Candidates candidates;
  candidates.untrained = untrained;
  candidates.has_vector.resize(artists);
  for (std::size_t i = 0; i < artists; ++i) {
    const auto artist = static_cast<ArtistIndex>(i);
    const bool has = known(artist);
    candidates.has_vector[i] = has ? 1 : 0;
    (has ? candidates.known : candidates.unknown).push_back(artist);
  }
  return candidates;
}

std::vector<ArtistIndex> query_of(std::span<const ArtistIndex> history, const Candidates& candidates, const Protocol& protocol) {
  std::size_t wanted = protocol.query == QueryFrom::last_artist ? 1 : protocol.history;
  if (wanted == 0 || wanted > history.size()) wanted = history.size();
  std::vector<ArtistIndex> query;
  for (const ArtistIndex artist : history.last(wanted)) {
    if (candidates.can_ask(artist)) query.push_back(artist);
  }
  return query;
}

std::vector<float> weights_of(std::size_t count, const Protocol& protocol) {
  std::vector<double> raw(count, 1.0);
  if (protocol.query == QueryFrom::recency) {
    for (std::size_t i = 0; i < count; ++i) raw[i] = std::pow(protocol.recency, static_cast<double>(count - 1 - i));
  }
  const double sum = std::accumulate(raw.begin(), raw.end(), 0.0);
  std::vector<float> weights(count);
  for (std::size_t i = 0; i < count; ++i) weights[i] = static_cast<float>(raw[i] / sum);
  return weights;
}

std::vector<ArtistIndex> excluded_of(std::span<const ArtistIndex> history, std::span<const ArtistIndex> query,
                                     const Protocol& protocol) {
  std::vector<ArtistIndex> excluded;
  if (!protocol.heard_candidates) {
    excluded.assign(history.begin(), history.end());
  } else {
    excluded.assign(query.begin(), query.end());
    if (excluded.empty() || excluded.back() != history.back()) excluded.push_back(history.back());
  }
  std::erase(excluded, data::unknown_artist);
  return excluded;
}

Questions questions_of(const Walk& walk, const Candidates& candidates, const Protocol& protocol, EvaluationCounts& counts) {
  struct Asked {
    std::uint64_t first;
    std::uint32_t count, prediction;
  };
  std::vector<ArtistIndex> artists;  // of all queries, repeated ones too
  std::vector<Asked> asked;
  for (std::size_t i = 0; i < walk.predictions.size(); ++i) {
    const std::vector<ArtistIndex> query = query_of(walk.history(i), candidates, protocol);
    const ArtistIndex target = walk.predictions[i].target;
    if (query.empty()) ++counts.queries_without_vector;
    if (!candidates.can_ask(target)) ++counts.targets_without_vector;
    if (query.empty()) continue;
    asked.push_back({artists.size(), static_cast<std::uint32_t>(query.size()), static_cast<std::uint32_t>(i)});
    artists.insert(artists.end(), query.begin(), query.end());
  }
  const auto key = [&](const Asked& a) { return std::span<const ArtistIndex>(artists.data() + a.first, a.count); };
  const auto compare = [&](const Asked& a, const Asked& b) {
    const auto x = key(a);
    const auto y = key(b);
    return std::lexicographical_compare_three_way(x.begin(), x.end(), y.begin(), y.end());
  };
  std::sort(asked.begin(), asked.end(), [&](const Asked& a, const Asked& b) {
    const auto order = compare(a, b);
    if (order != 0) return order < 0;
    const ArtistIndex ta = walk.predictions[a.prediction].target;
    const ArtistIndex tb = walk.predictions[b.prediction].target;
    return ta != tb ? ta < tb : a.prediction < b.prediction;
  });
  Questions questions;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (i == 0 || compare(asked[i - 1], asked[i]) != 0) {
      const auto query = key(asked[i]);
      questions.query_artists.insert(questions.query_artists.end(), query.begin(), query.end());
      questions.query_offsets.push_back(questions.query_artists.size());
      questions.prediction_offsets.push_back(questions.predictions.size());
    }
    questions.predictions.push_back(asked[i].prediction);
    questions.prediction_offsets.back() = questions.predictions.size();
  }
  counts.distinct_queries = questions.size();
  return questions;
}

}  // namespace segue::evaluation
