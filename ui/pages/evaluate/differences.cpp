// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/differences.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace segue::ui {
namespace {

constexpr std::size_t side = 10;  // bins below zero, and above

/// 1, 2 or 5 times a power of ten, so that `side` bins of it reach as far as `most`.
double binWidth(double most) {
  for (double power = 1e-6;; power *= 10) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      if (digit * power * static_cast<double>(side) >= most * (1 - 1e-9)) return digit * power;
    }
  }
}

}  // namespace

std::shared_ptr<const PairedDifferences> pairedDifferences(std::shared_ptr<const EvaluationStory> story, std::size_t a,
                                                           std::size_t b, Progress& progress) {
  auto out = std::make_shared<PairedDifferences>();
  out->a = a;
  out->b = b;
  out->key = story->options.compareBy;
  out->aValues = evaluation::per_sequence(*story->models[a].evaluation, out->key.measure, out->key.k);
  out->bValues = evaluation::per_sequence(*story->models[b].evaluation, out->key.measure, out->key.k);
  progress.throw_if_cancelled();
  const std::vector<std::uint32_t> sequences = sequencesOf(*story->models[a].evaluation, story->options.sources);
  double most = 0;
  for (const std::uint32_t s : sequences) most = std::max(most, std::abs(out->difference(s)));
  const double width = binWidth(most);
  const auto binOf = [&](std::uint32_t s) {
    const double difference = out->difference(s);
    if (std::abs(difference) < 1e-12) return side;
    // Rounding must not lift a difference of just ten widths into an eleventh bin.
    const auto away = std::min(side, static_cast<std::size_t>(std::ceil(std::abs(difference) / width - 1e-9)));
    return difference > 0 ? side + std::max<std::size_t>(away, 1) : side - std::max<std::size_t>(away, 1);
  };
  for (std::size_t i = 0; i <= 2 * side; ++i) {
    const double at = static_cast<double>(i) - static_cast<double>(side);
    DifferenceBin bin;
    if (at > 0) {
      bin.low = (at - 1) * width;
      bin.high = at * width;
    } else if (at < 0) {
      bin.low = at * width;
      bin.high = (at + 1) * width;
    }
    out->bins.push_back(bin);
  }
  out->order = sequences;
  std::ranges::stable_sort(out->order, [&](std::uint32_t x, std::uint32_t y) {
    const std::size_t bx = binOf(x);
    const std::size_t by = binOf(y);
    return bx != by ? bx < by : std::abs(out->difference(x)) > std::abs(out->difference(y)) + 1e-12;
  });
  progress.throw_if_cancelled();
  for (const std::uint32_t s : out->order) ++out->bins[binOf(s)].count;
  std::size_t first = 0;
  for (DifferenceBin& bin : out->bins) {
    bin.first = first;
    first += bin.count;
  }
  out->story = std::move(story);
  return out;
}

}  // namespace segue::ui
