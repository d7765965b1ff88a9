// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/evaluation/evaluate.h"

namespace segue::evaluation {

/// One step from one protocol to another.
struct WaterfallStep {
  const Defect* defect = nullptr;  ///< the switch turned; null for the first step: the protocol it starts from
  bool acted_on =
      true;  ///< false: nobody acted on the switch (no `remake`, or it gave the same), the figures are the step's before
  std::shared_ptr<const Evaluation> evaluation;  ///< where the switch cannot change a rank, ranks are those of the step before
};

/// Vectors, test sequences or both for a protocol whose data or training switches differ from the last one's. Called at most
/// once a step, on the calling thread; the returned references must stay valid until the next call. Where a switch changes
/// nothing it gives the same again.
struct Remade {
  const data::Corpus* corpus = nullptr;
  std::span<const std::uint32_t> sequences;
  const neighbors::Scorer* scorer = nullptr;
};
using Remake = std::function<Remade(const Protocol& protocol, Progress& progress)>;

/// Evaluates `from`, then the protocols on the way to `to` with one more switch turned each, in the order of
/// `defects_by_effect()`; other fields must agree. Switches that are equal on both sides have no step. Statistics switches change
/// no rank: their step has those of the step before. Data and training switches call `remake` where it is given. Throws as
/// `evaluate`, and Error where the protocols differ in anything but switches.
[[nodiscard]] std::vector<WaterfallStep> waterfall(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                                   const neighbors::Scorer& scorer, const Protocol& from, const Protocol& to,
                                                   const EvaluationOptions& options, Progress& progress,
                                                   const Remake& remake = {});

}  // namespace segue::evaluation
