// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/report/sections.h"

namespace segue::report {

using experiment::ExperimentResult;

std::string learning_curves(const Writer& w, const ExperimentResult& result) {
  std::vector<Curve> losses, validations, residuals;
  std::vector<unsigned> ks;  // of hit@k, of each of the validations
  for (const auto& run : result.runs) {
    const int color = color_of(result, run->name);
    Curve loss{run->name, {}, {}, color};
    for (const auto& s : run->history) {
      if (s.learning_rate != 0) loss.x.push_back(s.epoch), loss.y.push_back(s.loss);  // others record residuals, not losses
    }
    if (!loss.x.empty()) losses.push_back(std::move(loss));
    Curve validation{run->name, {}, {}, color};
    for (const auto& s : run->validation) validation.x.push_back(s.epoch), validation.y.push_back(s.hit_rate);
    if (!validation.x.empty()) {
      validations.push_back(std::move(validation));
      ks.push_back(run->spec.validation.k);
    }
    Curve residual{run->name, {}, {}, color};
    for (std::size_t i = 0; i < run->triplets.size(); ++i) {  // one of nothing has no logarithm, which the chart leaves out
      residual.x.push_back(static_cast<double>(i + 1));
      residual.y.push_back(std::log10(run->triplets[i].residual));
    }
    if (!residual.x.empty()) residuals.push_back(std::move(residual));
  }
  // Runs of one experiment have one k; those that were trained here and there may not.
  const bool one_k = std::adjacent_find(ks.begin(), ks.end(), std::not_equal_to<>()) == ks.end();
  for (std::size_t i = 0; !one_k && i < validations.size(); ++i) validations[i].label += " (hit@" + std::to_string(ks[i]) + ")";
  const std::string hit = ks.empty() || !one_k ? "hit@k" : "hit@" + std::to_string(ks.front());
  std::string html;
  const std::string epochs = w.plain(SEGUE_TEXT("Epochs"));
  if (!losses.empty()) {
    html += w.figure(
        line_chart(w.plain(SEGUE_TEXT("Training loss")), epochs, w.plain(SEGUE_TEXT("Loss per pair")), losses, chart_style(w)),
        w.text(SEGUE_TEXT("Mean loss of a training pair (natural logarithm). Losses of different models or options "
                          "cannot be compared with one another.")));
  }
  if (!validations.empty()) {
    html += w.figure(line_chart(w.plain(SEGUE_TEXT("Validation")), epochs, hit, validations, chart_style(w)),
                     w.text(SEGUE_TEXT("%1 on validation sequences after each epoch, by output vectors where a model has "
                                       "them. Where it falls, the model over-fits."),
                            {hit}));
  }
  if (!residuals.empty()) {
    html += w.figure(line_chart(w.plain(SEGUE_TEXT("Residuals of singular triplets")), w.plain(SEGUE_TEXT("Singular triplet")),
                                w.plain(SEGUE_TEXT("Power of ten")), residuals, chart_style(w)),
                     w.text(SEGUE_TEXT("How exact each dimension of a decomposition is: the length of A·u − λ·u as a share of "
                                       "λ, as a power of ten. A singular value is about as exact as the square of that.")));
  }
  return html;
}

}  // namespace segue::report
