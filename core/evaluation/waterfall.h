// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/evaluate.h"
#include "core/evaluation/statistics.h"

namespace segue::evaluation {

/// Why a step changes nothing.
enum class Idle : std::uint8_t {
  no,              ///< it acts; the figures may still be the same
  not_made_anew,   ///< a defect of data or training, and nothing was trained or held out anew
  does_not_apply,  ///< to models of this kind, or to this data
  in_the_run,      ///< the run has what the defect is by its own options, so it is there before and after
};

/// What a defect works upon besides ranks (Touches), before its step and after it.
struct TouchedFigure {
  Touches what = Touches::ranks;
  double before = 0, after = 0;                        ///< NaN: there is none; p: of Wilcoxon's test
  Interval before_interval = {}, after_interval = {};  ///< interval
  std::string against = {};                            ///< p: the model that the test is against
  Alternative alternative = Alternative::two_sided;    ///< p: after the step; before it it is two-sided
  std::uint64_t pairs = 0, equal = 0;                  ///< p: sequences, and those where both do equally well
};

/// One step from one protocol to another.
struct WaterfallStep {
  const Defect* defect = nullptr;  ///< the switch turned; null for the first step: the protocol it starts from
  bool acted_on =
      true;  ///< false: nobody acted on the switch (no `remake`, or it gave the same), the figures are the step's before
  std::shared_ptr<const Evaluation> evaluation;  ///< where the switch cannot change a rank, ranks are those of the step before
  Idle idle = Idle::no;                          ///< where not acted on; `waterfall` knows of not_made_anew and in_the_run alone
  std::optional<TouchedFigure> touched = {};     ///< not of p and interval, which the caller has to fill in
};

/// Vectors, test sequences or both for a protocol whose data or training switches differ from the last one's. Called at most
/// once a step, on the calling thread; the returned references must stay valid until the next call. Where a switch changes
/// nothing it gives the same again.
struct Remade {
  const data::Corpus* corpus = nullptr;
  std::span<const std::uint32_t> sequences;
  const neighbors::Scorer* scorer = nullptr;
  std::span<const std::uint32_t> train = {};  ///< sequences trained on, for the users on both sides; empty: not known
};
using Remake = std::function<Remade(const Protocol& protocol, Progress& progress)>;

/// The share of the given sequences by users who also have sequences in `train`; of those whose users are known. NaN: none is.
[[nodiscard]] double share_of_known_users(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                          std::span<const std::uint32_t> train);

/// Evaluates `from`, then the protocols on the way to `to` with one more switch turned each, in the order of
/// `defects_by_effect()`; other fields must agree. Switches that are equal on both sides have no step. Statistics switches change
/// no rank: their step has those of the step before. Data and training switches call `remake` where it is given. Throws as
/// `evaluate`, and Error where the protocols differ in anything but switches.
[[nodiscard]] std::vector<WaterfallStep> waterfall(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                                   const neighbors::Scorer& scorer, const Protocol& from, const Protocol& to,
                                                   const EvaluationOptions& options, Progress& progress,
                                                   const Remake& remake = {});

}  // namespace segue::evaluation
