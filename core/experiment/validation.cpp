// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/validation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <variant>

#include "core/evaluation/evaluate.h"

namespace segue::experiment {
namespace {

/// Forwards a cancel from one Progress to another while it lives: a measurement inside a training epoch has a Progress of its
/// own, so that it does not restart the trainer's phase.
class CancelRelay {
 public:
  CancelRelay(const Progress& from, Progress& to)
      : thread_([this, &from, &to](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          while (!stop.stop_requested()) {
            if (from.cancelled()) to.cancel();
            wake_.wait_for(lock, stop, std::chrono::milliseconds(50), [] { return false; });
          }
        }) {}

 private:
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: stops before what it uses
};

double hit_rate(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const models::Embedding& embedding,
                models::Scoring scoring, unsigned k, Progress& progress) {
  evaluation::EvaluationOptions options;
  options.ks = {k};
  options.lists = 0;
  const neighbors::EmbeddingScorer scorer(embedding, scoring);
  return evaluation::evaluate(corpus, sequences, scorer, evaluation::corrected(), options, progress).means.front().hit_rate;
}

double judged(JudgedBy by, const models::ValidationFigures& figures) {
  switch (by) {
    case JudgedBy::better_suited:
    case JudgedBy::followed_by: break;
    case JudgedBy::resembles: return figures.resembles;
    case JudgedBy::cosine: return figures.cosine;
  }
  return figures.hit_rate;
}

}  // namespace

namespace {

unsigned patience_of(const models::ModelOptions& model) {
  return std::visit(
      [](const auto& o) {
        if constexpr (requires { o.patience; }) {
          return o.patience;
        } else {
          return 0U;
        }
      },
      model);
}

}  // namespace

void require_judge(const models::ModelOptions& model, const ValidationOptions& options) {
  if (patience_of(model) == 0 || options.judged_by != JudgedBy::followed_by || models::has_output_vectors(model)) return;
  const auto* item2vec = std::get_if<models::Item2VecOptions>(&model);
  const char* const remedy = item2vec != nullptr
                                 ? SEGUE_TEXT(
                                       "Let patience go by resembles (validation.judged_by), or choose the output "
                                       "negative_sampling or softmax")
                                 : SEGUE_TEXT("Let patience go by resembles (validation.judged_by), or set it to 0");
  throw Error({SEGUE_TEXT("Patience cannot go by followed_by: %1 with these options has no output vectors to tell what follows"),
               {models::kind_of(model).label}},
              {}, remedy);
}

void require_validation(const models::ModelOptions& model, const data::SplitOptions& split,
                        const data::PreparedCorpus& prepared) {
  if (patience_of(model) == 0 || !(split.validation_share > 0) || !validation_sequences(prepared, 1).empty()) return;
  if (prepared.split.validation.empty()) {
    throw Error({SEGUE_TEXT("Patience needs validation sequences to judge by, and the validation share of the split is so small "
                            "that of %1 sequences it gives none"),
                 {std::to_string(prepared.corpus->size())}},
                {}, SEGUE_TEXT("Raise the validation share, or set patience to 0"));
  }
  throw Error({SEGUE_TEXT("Patience needs validation sequences to judge by, and none of the %1 holds two different artists that "
                          "training knows"),
               {std::to_string(prepared.split.validation.size())}},
              {}, SEGUE_TEXT("Raise the validation share, lower the minimum count, or set patience to 0"));
}

std::vector<std::uint32_t> validation_sequences(const data::PreparedCorpus& prepared, std::size_t limit) {
  std::vector<std::uint32_t> usable;
  for (const std::uint32_t i : prepared.split.validation) {
    std::set<data::ArtistIndex> distinct;
    for (const data::ArtistIndex artist : prepared.corpus->sequences[i]) {
      if (artist != data::unknown_artist) distinct.insert(artist);
      if (distinct.size() == 2) break;
    }
    if (distinct.size() == 2) usable.push_back(i);
  }
  if (usable.size() <= limit) return usable;
  std::vector<std::uint32_t> spread;
  for (std::size_t i = 0; i < limit; ++i) spread.push_back(usable[i * usable.size() / limit]);
  return spread;
}

double sequence_cosine(const models::Embedding& embedding, const data::Corpus& corpus, std::span<const std::uint32_t> sequences) {
  double total = 0;
  std::size_t counted = 0;
  Eigen::RowVectorXd sum(embedding.input.cols());
  for (const std::uint32_t s : sequences) {
    std::set<data::ArtistIndex> artists(corpus.sequences[s].begin(), corpus.sequences[s].end());
    artists.erase(data::unknown_artist);
    sum.setZero();
    double n = 0;
    for (const data::ArtistIndex artist : artists) {
      const auto row = embedding.input.row(artist).cast<double>();
      const double length = row.norm();
      if (!(length > 0) || !std::isfinite(length)) continue;
      sum += row / length;
      ++n;
    }
    if (n < 2) continue;
    // The squared length of a sum of n unit vectors is n and twice the cosines of all pairs.
    total += (sum.squaredNorm() - n) / (n * (n - 1));
    ++counted;
  }
  return counted == 0 ? std::numeric_limits<double>::quiet_NaN() : total / static_cast<double>(counted);
}

std::function<models::ValidationFigures(const models::Embedding&)> validation_hook(const data::PreparedCorpus& prepared,
                                                                                   const ValidationOptions& options,
                                                                                   const Progress& progress) {
  std::vector<std::uint32_t> sequences = validation_sequences(prepared, options.sequences);
  if (sequences.empty()) return {};
  return [corpus = prepared.corpus, sequences = std::move(sequences), by = options.judged_by, k = options.k,
          &progress](const models::Embedding& current) {
    Progress own;
    const CancelRelay relay(progress, own);
    const double resembles = hit_rate(*corpus, sequences, current, models::Scoring::resembles, k, own);
    models::ValidationFigures figures(resembles);
    figures.resembles = resembles;
    if (current.supports(models::Scoring::followed_by)) {
      figures.followed_by = hit_rate(*corpus, sequences, current, models::Scoring::followed_by, k, own);
      figures.hit_rate = figures.followed_by;
    }
    figures.cosine = sequence_cosine(current, *corpus, sequences);
    figures.judged = judged(by, figures);
    return figures;
  };
}

}  // namespace segue::experiment
