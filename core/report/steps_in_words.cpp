// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/steps_in_words.h"

#include <cmath>

#include "core/report/html.h"

namespace segue::report {
namespace {

std::string four_digits(double value) {
  return std::isfinite(value) ? digits(value, std::chars_format::general, 4) : std::string("–");
}

std::string whole(double value) { return count(static_cast<std::uint64_t>(value)); }

std::string share(double value) {
  if (!std::isfinite(value)) return "–";
  return value == 0 ? "0\u202F%" : percent(value);
}

std::string probability(double p) {
  if (!std::isfinite(p)) return "–";
  if (p < 1e-300) return "below 1e-300";
  return digits(p, p < 0.001 ? std::chars_format::scientific : std::chars_format::fixed, p < 0.001 ? 1 : 3);
}

}  // namespace

Message touched_in_words(const evaluation::TouchedFigure& figure, const std::string& against) {
  using evaluation::Touches;
  switch (figure.what) {
    case Touches::cosine:
      return {SEGUE_TEXT("in-sequence figure: %1 → %2"), {four_digits(figure.before), four_digits(figure.after)}};
    case Touches::short_ones:
      return {SEGUE_TEXT("sequences reported as too short: %1 → %2"), {whole(figure.before), whole(figure.after)}};
    case Touches::predictions: return {SEGUE_TEXT("artists asked for: %1 → %2"), {whole(figure.before), whole(figure.after)}};
    case Touches::candidates: return {SEGUE_TEXT("artists ranked: %1 → %2"), {whole(figure.before), whole(figure.after)}};
    case Touches::shared_users:
      return {SEGUE_TEXT("held-out sequences by users trained on: %1 → %2"), {share(figure.before), share(figure.after)}};
    case Touches::p: {
      const std::vector<std::string> values{probability(figure.before), probability(figure.after), against, count(figure.equal),
                                            count(figure.pairs)};
      return figure.alternative == evaluation::Alternative::less
                 ? Message{SEGUE_TEXT("p against %3: %1 two-sided → %2 that it is worse, %4 of %5 pairs equal"), values}
                 : Message{SEGUE_TEXT("p against %3: %1 two-sided → %2 that it is better, %4 of %5 pairs equal"), values};
    }
    case Touches::interval:
      return {SEGUE_TEXT("interval: %1 (Student’s t) → %2 (BCa bootstrap)"),
              {range(figure.before_interval), range(figure.after_interval)}};
    case Touches::ranks: break;
  }
  return {};
}

Message idle_in_words(evaluation::Idle idle) {
  switch (idle) {
    case evaluation::Idle::not_made_anew: return SEGUE_TEXT("not trained anew");
    case evaluation::Idle::does_not_apply: return SEGUE_TEXT("does not apply to this run");
    case evaluation::Idle::in_the_run: return SEGUE_TEXT("in this run by its own options");
    case evaluation::Idle::no: break;
  }
  return {};
}

}  // namespace segue::report
