// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluate.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/evaluation/figures.h"
#include "core/evaluation/recommended.h"
#include "core/evaluation/source.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;

std::vector<unsigned> checked_ks(const EvaluationOptions& options) {
  std::vector<unsigned> ks = options.ks;
  std::sort(ks.begin(), ks.end());
  ks.erase(std::unique(ks.begin(), ks.end()), ks.end());
  if (ks.empty() || ks.front() == 0) {
    throw Error(SEGUE_TEXT("The list of k is empty or holds a 0"), {}, SEGUE_TEXT("Ask for at least one k of 1 or more"));
  }
  return ks;
}

void require_same_size(const Source& source, const data::Corpus& corpus) {
  if (source.size == corpus.vocabulary->size()) return;
  throw Error({SEGUE_TEXT("The model scores %1 artists, the vocabulary has %2"),
               {std::to_string(source.size), std::to_string(corpus.vocabulary->size())}},
              {}, SEGUE_TEXT("Evaluate a model on the data it was trained on"));
}

// What drops out of the notebook's filter is no candidate, whatever else it was.
bool ranks_untrained(const Protocol& protocol) { return protocol.untrained_candidates && !protocol.nan_drops_out; }

[[noreturn]] void throw_nothing_to_predict() {
  throw Error(SEGUE_TEXT("No held-out sequence has two distinct artists of the vocabulary"), {},
              SEGUE_TEXT("Hold out more sequences, or lower the minimum count"));
}

// Ranks by a graph, and measures on a sample of the queries what it misses.
void rank_approximately(Ranking& ranking, const Source& source, Evaluation& evaluation, Progress& progress) {
  if (!source.tables || source.scorer == nullptr || needs_rows(ranking.protocol) || ranking.candidates.untrained) {
    throw Error(SEGUE_TEXT("Approximate search is for vectors, and for protocols that rank nobody without one"), {},
                SEGUE_TEXT("Search exactly"));
  }
  const neighbors::ApproximateOptions options;
  const neighbors::ApproximateIndex index(*source.scorer, options, progress);
  const std::size_t k = evaluation.ks.back();
  rank_by_graph(ranking, index, *source.tables, k, progress);
  std::vector<ArtistIndex> asked;
  for (std::size_t q = 0; q < ranking.questions.size(); ++q) asked.push_back(ranking.questions.artists(q).back());
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  Random random(options.seed);
  const std::size_t wanted = std::min<std::size_t>(options.sample, asked.size());
  for (std::size_t i = 0; i < wanted; ++i) std::swap(asked[i], asked[i + random.below(asked.size() - i)]);
  asked.resize(wanted);
  neighbors::NeighborOptions like;
  like.k = k;
  like.threads = ranking.threads;
  evaluation.approximate_recall = neighbors::nearest_approximate(index, asked, like, progress).recall;
  evaluation.approximate_k = static_cast<unsigned>(k);
}

Evaluation evaluate_source(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const Source& source,
                           const Protocol& protocol, const EvaluationOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  require_same_size(source, corpus);
  Evaluation evaluation;
  evaluation.protocol = protocol;
  evaluation.ks = checked_ks(options);
  Walk walked = walk(corpus, sequences, protocol);
  if (walked.predictions.empty()) throw_nothing_to_predict();
  const Candidates candidates = candidates_of(source.size, source.known, ranks_untrained(protocol));
  const Questions questions = questions_of(walked, candidates, protocol, walked.counts);
  walked.counts.candidates = candidates.count();

  Ranking ranking{walked, questions, candidates, protocol};
  ranking.threads = options.threads;
  std::optional<RecommendedCounts> recommended;
  std::vector<unsigned> list_ks;
  std::copy_if(evaluation.ks.begin(), evaluation.ks.end(), std::back_inserter(list_ks),
               [&](unsigned k) { return k <= options.lists; });
  if (!list_ks.empty()) {
    ranking.lists = list_ks.back();
    recommended.emplace(source.size, list_ks);
    ranking.sink = [&](std::uint32_t, std::span<const neighbors::Neighbor> best) { recommended->add(best); };
  }
  if (options.approximate) {
    rank_approximately(ranking, source, evaluation, progress);
  } else {
    rank(ranking, source, progress);
  }

  evaluation.sequences = walked.sequences;
  evaluation.predictions = walked.predictions;
  evaluation.counts = walked.counts;
  add_figures(evaluation, ranking.outcomes, *corpus.vocabulary, options);
  if (recommended) evaluation.recommended = recommended->figures(*corpus.vocabulary, candidates.count());
  if (source.embedding != nullptr) add_cosines(evaluation, walked, corpus, *source.embedding, options.threads, progress);
  evaluation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return evaluation;
}

std::vector<ExplainedPrediction> explain_source(const data::Corpus& corpus, std::uint32_t sequence, const Source& source,
                                                const Protocol& protocol, unsigned k, Progress& progress) {
  require_same_size(source, corpus);
  Walk walked = walk(corpus, std::span(&sequence, 1), protocol);
  const Candidates candidates = candidates_of(source.size, source.known, ranks_untrained(protocol));
  const Questions questions = questions_of(walked, candidates, protocol, walked.counts);
  std::vector<ExplainedPrediction> explained(walked.predictions.size());
  Ranking ranking{walked, questions, candidates, protocol};
  ranking.lists = k;
  ranking.sink = [&](std::uint32_t prediction, std::span<const neighbors::Neighbor> best) {
    explained[prediction].best.assign(best.begin(), best.end());
  };
  rank(ranking, source, progress);
  for (std::size_t i = 0; i < explained.size(); ++i) {
    ExplainedPrediction& e = explained[i];
    e.prediction = walked.predictions[i];
    e.prediction.rank = ranking.outcomes[i].rank;
    e.prediction.tied = ranking.outcomes[i].tied;
    e.query_known = !query_of(walked.history(i), candidates, protocol).empty();
    e.target_known = candidates.can_ask(e.prediction.target);
    e.target_score = e.prediction.rank > 0 ? ranking.outcomes[i].score : 0.0F;
  }
  return explained;
}

}  // namespace

void require_finite(const models::Embedding& embedding) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::atomic<std::size_t> first{none};
  std::atomic<std::size_t> count{0};
  const auto finite = [](const models::Matrix& table, std::size_t row) {
    return table.rows() == 0 || table.row(static_cast<Eigen::Index>(row)).allFinite();
  };
  parallel_ranges(embedding.size(), 4096, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (finite(embedding.input, i) && finite(embedding.output, i)) continue;
      count.fetch_add(1);
      std::size_t least = first.load();
      while (i < least && !first.compare_exchange_weak(least, i)) {
      }
    }
  });
  if (first.load() == none) return;
  const std::size_t row = first.load();
  const bool named = embedding.vocabulary && row < embedding.vocabulary->size();
  throw Error({SEGUE_TEXT("The vectors of %1 artists hold numbers that are not finite; the first is that of “%2”"),
               {std::to_string(count.load()), named ? embedding.vocabulary->names[row] : std::to_string(row)}},
              {}, SEGUE_TEXT("Train the model anew with a lower learning rate, or repair the file of vectors"));
}

Evaluation reported_anew(const Evaluation& evaluation, const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                         const neighbors::Scorer& scorer, const Protocol& protocol, unsigned threads, Progress& progress) {
  const Walk walked = walk(corpus, sequences, protocol);
  Evaluation anew = evaluation;
  anew.protocol = protocol;
  anew.counts.sequences_too_short = walked.counts.sequences_too_short;
  const Source source = source_of(scorer);
  if (source.embedding != nullptr && protocol.frobenius != evaluation.protocol.frobenius) {
    add_cosines(anew, walked, corpus, *source.embedding, threads, progress);
  }
  return anew;
}

Evaluation evaluate_leniently(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                              const neighbors::Scorer& scorer, const Protocol& protocol, const EvaluationOptions& options,
                              Progress& progress) {
  return evaluate_source(corpus, sequences, source_of(scorer), protocol, options, progress);
}

Evaluation evaluate(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const neighbors::Scorer& scorer,
                    const Protocol& protocol, const EvaluationOptions& options, Progress& progress) {
  const Source source = source_of(scorer);
  if (source.embedding != nullptr) require_finite(*source.embedding);
  return evaluate_source(corpus, sequences, source, protocol, options, progress);
}

Evaluation evaluate(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const models::Ranker& ranker,
                    const Protocol& protocol, const EvaluationOptions& options, Progress& progress) {
  return evaluate_source(corpus, sequences, source_of(ranker), protocol, options, progress);
}

std::vector<ExplainedPrediction> explain(const data::Corpus& corpus, std::uint32_t sequence, const neighbors::Scorer& scorer,
                                         const Protocol& protocol, unsigned k, Progress& progress) {
  return explain_source(corpus, sequence, source_of(scorer), protocol, k, progress);
}

std::vector<ExplainedPrediction> explain(const data::Corpus& corpus, std::uint32_t sequence, const models::Ranker& ranker,
                                         const Protocol& protocol, unsigned k, Progress& progress) {
  return explain_source(corpus, sequence, source_of(ranker), protocol, k, progress);
}

}  // namespace segue::evaluation
