// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/waterfall.h"

#include <limits>
#include <unordered_set>

#include "core/evaluation/figures.h"

namespace segue::evaluation {
namespace {

bool alike_but_for_switches(const Protocol& a, Protocol b) {
  for (const Defect& defect : defects()) b.*defect.flag = a.*defect.flag;
  return a == b;
}

// Whether a switch that is turned on the way to `protocol` leaves every rank as it was.
bool leaves_ranks(const Defect& defect, const Protocol& protocol) {
  if (defect.stage == Stage::statistics) return true;
  if (defect.flag == &Protocol::nan_drops_out) return !protocol.shifted_indices && !protocol.untrained_candidates;
  return defect.flag == &Protocol::frobenius || defect.flag == &Protocol::short_unreported;
}

// What the step works upon besides ranks, as far as evaluations say it.
std::optional<TouchedFigure> touched(const Defect& defect, const Evaluation& before, const Evaluation& after) {
  const auto figure = [&](auto of) {
    return TouchedFigure{defect.touches, static_cast<double>(of(before)), static_cast<double>(of(after))};
  };
  switch (defect.touches) {
    case Touches::cosine: return figure([](const Evaluation& e) { return e.in_sequence_cosine; });
    case Touches::short_ones: return figure([](const Evaluation& e) { return e.counts.sequences_too_short; });
    case Touches::predictions: return figure([](const Evaluation& e) { return e.predictions.size(); });
    case Touches::candidates: return figure([](const Evaluation& e) { return e.counts.candidates; });
    case Touches::ranks:
    case Touches::p:
    case Touches::interval:
    case Touches::shared_users: break;
  }
  return std::nullopt;
}

}  // namespace

double share_of_known_users(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                            std::span<const std::uint32_t> train) {
  std::unordered_set<std::int64_t> known;
  for (const std::uint32_t s : train) {
    if (corpus.users[s] >= 0) known.insert(corpus.users[s]);
  }
  std::uint64_t with_user = 0;
  std::uint64_t shared = 0;
  for (const std::uint32_t s : sequences) {
    if (corpus.users[s] < 0) continue;
    ++with_user;
    shared += known.contains(corpus.users[s]) ? 1U : 0U;
  }
  return with_user == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(shared) / static_cast<double>(with_user);
}

std::vector<WaterfallStep> waterfall(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                     const neighbors::Scorer& scorer, const Protocol& from, const Protocol& to,
                                     const EvaluationOptions& options, Progress& progress, const Remake& remake) {
  if (!alike_but_for_switches(from, to)) {
    throw Error(SEGUE_TEXT("The two protocols differ in more than the study's defects"), {},
                SEGUE_TEXT("Choose the same questions, sequences and handling of unknown artists for both"));
  }
  Remade now{&corpus, sequences, &scorer};
  if (remake) now = remake(from, progress);
  const auto evaluated = [&](const Protocol& protocol) {
    return std::make_shared<const Evaluation>(evaluate(*now.corpus, now.sequences, *now.scorer, protocol, options, progress));
  };
  Protocol protocol = from;
  std::vector<WaterfallStep> steps;
  steps.push_back({nullptr, true, evaluated(protocol)});
  for (const Defect& defect : defects_by_effect()) {
    if (from.*defect.flag == to.*defect.flag) continue;
    protocol.*defect.flag = to.*defect.flag;
    WaterfallStep step{&defect, true, {}};
    const Remade before = now;
    const bool made_elsewhere = defect.stage == Stage::data || defect.stage == Stage::training;
    step.acted_on = !made_elsewhere;
    if (made_elsewhere && remake) {
      now = remake(protocol, progress);
      step.acted_on = now.corpus != before.corpus || now.scorer != before.scorer ||
                      now.sequences.data() != before.sequences.data() || now.sequences.size() != before.sequences.size();
    }
    if (!step.acted_on || leaves_ranks(defect, protocol)) {
      step.evaluation = std::make_shared<const Evaluation>(
          reported_anew(*steps.back().evaluation, *now.corpus, now.sequences, *now.scorer, protocol, options.threads, progress));
    } else {
      step.evaluation = evaluated(protocol);
    }
    if (!step.acted_on) {
      step.idle = remake ? Idle::in_the_run : Idle::not_made_anew;
    } else if (defect.touches == Touches::shared_users) {
      step.touched = TouchedFigure{defect.touches, share_of_known_users(*before.corpus, before.sequences, before.train),
                                   share_of_known_users(*now.corpus, now.sequences, now.train)};
    } else {
      step.touched = touched(defect, *steps.back().evaluation, *step.evaluation);
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace segue::evaluation
