// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/waterfall.h"

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

}  // namespace

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
    const bool made_elsewhere = defect.stage == Stage::data || defect.stage == Stage::training;
    step.acted_on = !made_elsewhere;
    if (made_elsewhere && remake) {
      const Remade before = now;
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
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace segue::evaluation
