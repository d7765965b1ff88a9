// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/metrics.h"

#include <cmath>

#include "core/base/text.h"

namespace segue::evaluation {

const char* measure_name(Measure measure) {
  switch (measure) {
    case Measure::hit_rate: return "hit_rate";
    case Measure::recall: return "recall";
    case Measure::map: return "map";
    case Measure::ndcg: return "ndcg";
    case Measure::mrr: return "mrr";
  }
  return "";
}

const char* measure_label(Measure measure) {
  switch (measure) {
    case Measure::hit_rate: return SEGUE_TEXT("hit@%1");
    case Measure::recall: return SEGUE_TEXT("Recall@%1");
    case Measure::map: return SEGUE_TEXT("MAP@%1");
    case Measure::ndcg: return SEGUE_TEXT("NDCG@%1");
    case Measure::mrr: return SEGUE_TEXT("MRR");
  }
  return "";
}

const char* measure_help(Measure measure) {
  switch (measure) {
    case Measure::hit_rate: return SEGUE_TEXT("Share of predictions whose artist is among the k best");
    case Measure::recall: return SEGUE_TEXT("Share of the right artists among the k best: one is right, so this is the hit rate");
    case Measure::map:
      return SEGUE_TEXT("1 / rank where it is at most k: with one right artist, the mean reciprocal rank cut at k");
    case Measure::ndcg: return SEGUE_TEXT("1 / log2(1 + rank) where the rank is at most k: late hits count less");
    case Measure::mrr: return SEGUE_TEXT("Mean of 1 / rank over the whole ranking");
  }
  return "";
}

double worth(Measure measure, unsigned k, std::uint32_t rank) {
  if (rank == 0) return 0;
  if (measure != Measure::mrr && k != 0 && rank > k) return 0;
  switch (measure) {
    case Measure::hit_rate:
    case Measure::recall: return 1;
    case Measure::map:
    case Measure::mrr: return 1.0 / rank;
    case Measure::ndcg: return 1.0 / std::log2(1.0 + rank);
  }
  return 0;
}

std::vector<double> per_sequence(const Evaluation& evaluation, Measure measure, unsigned k) {
  std::vector<double> values;
  values.reserve(evaluation.sequences.size());
  for (const EvaluatedSequence& s : evaluation.sequences) {
    double sum = 0;
    for (std::uint32_t i = 0; i < s.predictions; ++i) sum += worth(measure, k, evaluation.predictions[s.first + i].rank);
    values.push_back(sum / s.predictions);
  }
  return values;
}

std::vector<double> per_prediction(const Evaluation& evaluation, Measure measure, unsigned k) {
  std::vector<double> values;
  values.reserve(evaluation.predictions.size());
  for (const Prediction& p : evaluation.predictions) values.push_back(worth(measure, k, p.rank));
  return values;
}

std::vector<std::int64_t> users_of(const Evaluation& evaluation) {
  std::vector<std::int64_t> users;
  users.reserve(evaluation.sequences.size());
  for (const EvaluatedSequence& s : evaluation.sequences) users.push_back(s.user);
  return users;
}

std::vector<std::int64_t> clusters_of(const Evaluation& evaluation) {
  return evaluation.protocol.t_interval ? std::vector<std::int64_t>() : users_of(evaluation);
}

Means mean_of(const Evaluation& evaluation, Measure measure, unsigned k) {
  Means means;
  if (evaluation.predictions.empty()) return means;
  for (const EvaluatedSequence& s : evaluation.sequences) {
    double sum = 0;
    for (std::uint32_t i = 0; i < s.predictions; ++i) sum += worth(measure, k, evaluation.predictions[s.first + i].rank);
    means.micro += sum;
    means.macro += sum / s.predictions;
  }
  means.macro /= static_cast<double>(evaluation.sequences.size());
  means.micro /= static_cast<double>(evaluation.predictions.size());
  return means;
}

}  // namespace segue::evaluation
