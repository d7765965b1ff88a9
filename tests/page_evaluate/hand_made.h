// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Evaluations made by hand, whose every figure can be worked out on paper.

#include <memory>
#include <vector>

#include "ui/pages/evaluate/story.h"

namespace segue::ui::testing {

/// Ranks of the targets, sequence by sequence. Sequence i is a playlist where i is even, user i / 2, with one artist more than
/// predictions. Targets are artists 0, 1, 2, … in turn modulo 6: the head is artists 0 and 1, the middle 2 and 3, the tail 4
/// and 5.
inline std::shared_ptr<evaluation::Evaluation> handMade(const std::vector<std::vector<std::uint32_t>>& ranks) {
  auto e = std::make_shared<evaluation::Evaluation>();
  e->ks = {1, 10};
  for (std::size_t s = 0; s < ranks.size(); ++s) {
    evaluation::EvaluatedSequence sequence;
    sequence.sequence = static_cast<std::uint32_t>(s);
    sequence.first = static_cast<std::uint32_t>(e->predictions.size());
    sequence.predictions = static_cast<std::uint32_t>(ranks[s].size());
    sequence.length = sequence.predictions + 1;
    sequence.source = s % 2 == 0 ? data::Source::playlist : data::Source::session;
    sequence.user = static_cast<std::int64_t>(s / 2);
    e->sequences.push_back(sequence);
    for (const std::uint32_t rank : ranks[s]) {
      evaluation::Prediction p;
      p.target = static_cast<data::ArtistIndex>(e->predictions.size() % 6);
      p.query = static_cast<data::ArtistIndex>((e->predictions.size() + 5) % 6);
      p.rank = rank;
      e->predictions.push_back(p);
    }
  }
  e->counts.predictions = e->predictions.size();
  e->counts.candidates = 11;
  e->counts.sequences_too_short = 3;
  e->by_popularity.resize(3);
  for (std::uint64_t b = 0; b < 3; ++b) {
    e->by_popularity[b].low = 2 * b;
    e->by_popularity[b].high = 2 * b + 2;
    e->by_popularity[b].artists = 2;
  }
  e->by_length.resize(2);
  e->by_length[0].low = e->by_length[0].high = 2;
  e->by_length[1].low = 3;
  e->by_length[1].high = 4;
  evaluation::Recommended lists;
  lists.k = 10;
  lists.distinct = 6;
  lists.coverage = 6.0 / 11;
  e->recommended = {lists};
  return e;
}

inline EvaluatedModel model(const QString& name, int series, const std::vector<std::vector<std::uint32_t>>& ranks) {
  EvaluatedModel out;
  out.name = out.run = out.key = name;
  out.series = series;
  out.evaluation = handMade(ranks);
  return out;
}

/// Six sequences. hit@1 of "good": 1, ½, 1, 0, 1, ½ (mean ⅔); of "bad": 0, ½, 0, 0, 0, 1 (mean ¼).
inline std::vector<EvaluatedModel> goodAndBad() {
  return {model(QStringLiteral("bad"), 0, {{2}, {1, 3}, {5}, {4, 4}, {9}, {1, 1}}),
          model(QStringLiteral("good"), 1, {{1}, {1, 2}, {1}, {2, 0}, {1}, {1, 20}})};
}

/// The same, as if "good" had been searched approximately: 87.5 % of the best ten found.
inline std::vector<EvaluatedModel> goodSearchedApproximately() {
  auto models = goodAndBad();
  auto found = std::make_shared<evaluation::Evaluation>(*models[1].evaluation);
  found->approximate_k = 10;
  found->approximate_recall = 0.875;
  models[1].evaluation = found;
  return models;
}

inline StoryOptions hitAtOne() {
  StoryOptions options;
  options.compareBy = {evaluation::Measure::hit_rate, 1, false};
  options.figures = figureKeys({evaluation::Measure::hit_rate, evaluation::Measure::mrr}, {1, 10}, false);
  options.comparison.bootstrap = 500;
  options.comparison.threads = 1;
  return options;
}

inline std::shared_ptr<const EvaluationStory> story() {
  Progress progress;
  return tellEvaluation(goodAndBad(), hitAtOne(), progress);
}

}  // namespace segue::ui::testing
