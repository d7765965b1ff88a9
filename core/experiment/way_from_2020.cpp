// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/way_from_2020.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/experiment/defects.h"
#include "core/experiment/steps.h"

namespace segue::experiment {
namespace {

using evaluation::Evaluation;
using evaluation::Interval;
using evaluation::TouchedFigure;
using evaluation::WaterfallStep;

/// The interval that a protocol gives the mean of a figure: Student's t alone with the study's defect, else the bootstrap's.
Interval interval_of(const Evaluation& e, const EvaluationSpec& spec, Progress& progress) {
  const FigureKind& kind = spec.comparison.figure;
  const std::vector<double> values = evaluation::per_sequence(e, kind.measure, kind.k);
  const evaluation::MeanInterval m = evaluation::mean_interval(values, evaluation::clusters_of(e), weights_of(e, kind.averaging),
                                                               evaluation::with_defects(spec.intervals, e.protocol), progress);
  return e.protocol.t_interval ? m.t : std::isnan(m.bca.low) ? m.bootstrap : m.bca;
}

evaluation::Wilcoxon test(const Evaluation& a, const Evaluation& b, const std::string& opponent, ComparisonSpec spec,
                          Progress& progress) {
  spec.baseline = opponent;
  spec.options.bootstrap = 0;
  spec.options.randomisations = 1;
  const std::array<NamedEvaluation, 2> both{{{std::string(), &a}, {opponent, &b}}};
  return compare(both, spec, progress).pairs.front().wilcoxon;
}

/// The study called its test one-sided: that is what is right where no side is stated.
ComparisonSpec one_sided(ComparisonSpec spec) {
  if (spec.options.alternative == evaluation::Alternative::two_sided) spec.options.alternative = evaluation::Alternative::greater;
  return spec;
}

}  // namespace

evaluation::Protocol with_all_defects(evaluation::Protocol protocol) {
  for (const evaluation::Defect& defect : evaluation::defects()) protocol.*defect.flag = true;
  return protocol;
}

double figure_after(const WaterfallStep& step, const FigureKind& kind) {
  const evaluation::Means means = evaluation::mean_of(*step.evaluation, kind.measure, kind.k);
  return kind.averaging == Averaging::sequences ? means.macro : means.micro;
}

OpponentChoice opponent_of(const ExperimentResult& result, std::size_t of, const EvaluationSpec& spec) {
  const ComparedResult& own = result.results[of];
  const std::string& wanted = spec.comparison.baseline;
  for (const ComparedResult& other : result.results) {
    if (&other == &own || wanted.empty()) continue;
    // A run names its result by the same scoring, where it has that one.
    const bool same_run = other.run == wanted && (other.scoring == own.scoring || other.name == wanted);
    if (other.name == wanted || (same_run && other.run != own.run)) return {&other, {}};
  }
  for (const LevelSpec& level : spec.levels) {
    if (level.name == wanted) return {nullptr, level};
  }
  return {nullptr, spec.levels.empty() ? LevelSpec{} : spec.levels.front()};
}

void add_standing(std::vector<WaterfallStep>& steps, const RunSpec& run, bool users_known) {
  for (WaterfallStep& step : steps) {
    if (step.defect == nullptr || step.acted_on) continue;
    switch (standing_of(*step.defect, run, users_known)) {
      case Standing::does_not_apply: step.idle = evaluation::Idle::does_not_apply; break;
      case Standing::present: step.idle = evaluation::Idle::in_the_run; break;
      // Trained anew it is as it was: by what hides it, such as the one training with another defect in its place.
      case Standing::absent:
        if (step.idle == evaluation::Idle::in_the_run) step.idle = evaluation::Idle::does_not_apply;
        break;
    }
  }
}

void add_statistics(std::vector<WaterfallStep>& steps, const EvaluationSpec& spec, const Opponent& opponent, Progress& progress) {
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const Evaluation& before = *steps[i - 1].evaluation;
    const Evaluation& after = *steps[i].evaluation;
    const evaluation::Touches what = steps[i].defect->touches;
    if (what == evaluation::Touches::interval) {
      TouchedFigure touched{what};
      touched.before_interval = interval_of(before, spec, progress);
      touched.after_interval = interval_of(after, spec, progress);
      touched.before = touched.before_interval.high - touched.before_interval.low;
      touched.after = touched.after_interval.high - touched.after_interval.low;
      steps[i].touched = touched;
    } else if (what == evaluation::Touches::p) {
      // The switch moves no rank of either model.
      const auto other = opponent.evaluate(after.protocol, progress);
      const ComparisonSpec stated = one_sided(spec.comparison);
      const evaluation::Wilcoxon first = test(before, *other, opponent.name, stated, progress);
      const evaluation::Wilcoxon second = test(after, *other, opponent.name, stated, progress);
      TouchedFigure touched{what, first.p, second.p};
      touched.against = opponent.name;
      touched.alternative = after.protocol.two_sided ? evaluation::Alternative::two_sided : stated.options.alternative;
      touched.pairs = second.pairs;
      touched.equal = second.pairs - second.non_zero;
      steps[i].touched = std::move(touched);
    }
  }
}

std::vector<WaterfallStep> way_from_2020(const ExperimentResult& result, std::size_t of, const EvaluationSpec& spec,
                                         const data::PreparedCorpus& prepared, neighbors::Coprocessor* coprocessor,
                                         Progress& progress) {
  evaluation::EvaluationOptions exact = spec.options;
  exact.approximate = false;  // whole rankings, as some of the defects need them
  exact.lists = 0;
  const auto run_of = [&](const ComparedResult& r) {
    const auto found = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == r.run; });
    if (found == result.runs.end()) throw Error(SEGUE_TEXT("The model is not there any more"));
    return *found;
  };
  const ComparedResult& own = result.results[of];
  const auto run = run_of(own);
  const auto embedding = embedding_for(run, *prepared.corpus);
  const neighbors::EmbeddingScorer scorer(*embedding, own.scoring, exact.threads, coprocessor);
  std::vector<WaterfallStep> steps = evaluation::waterfall(*prepared.corpus, prepared.split.test, scorer,
                                                           with_all_defects(spec.protocol), spec.protocol, exact, progress);
  const OpponentChoice choice = opponent_of(result, of, spec);
  Opponent opponent{choice.result == nullptr ? choice.level.name : choice.result->name, {}};
  opponent.evaluate = [&](const evaluation::Protocol& protocol, Progress& p) {
    if (choice.result == nullptr) {
      const auto ranker = train_level({*prepared.corpus, prepared.split.train}, choice.level.options, p);
      return std::make_shared<const Evaluation>(
          evaluation::evaluate(*prepared.corpus, prepared.split.test, *ranker, protocol, exact, p));
    }
    const auto vectors = embedding_for(run_of(*choice.result), *prepared.corpus);
    const neighbors::EmbeddingScorer other(*vectors, choice.result->scoring, exact.threads, coprocessor);
    return std::make_shared<const Evaluation>(
        evaluation::evaluate(*prepared.corpus, prepared.split.test, other, protocol, exact, p));
  };
  add_statistics(steps, spec, opponent, progress);
  add_standing(steps, run->spec, std::ranges::any_of(prepared.corpus->users, [](std::int64_t user) { return user >= 0; }));
  return steps;
}

}  // namespace segue::experiment
