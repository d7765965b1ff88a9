// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neighbors/screening.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/linalg/screen.h"

namespace segue::neighbors {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Who may be among the k best of a query, told from the least and the most that a score can be.
class Contenders {
 public:
  explicit Contenders(std::size_t k) : k_(k) {}

  void look_at(const linalg::ScreenStrip& strip, std::size_t row, const std::int32_t* values, const auto& artist_of) {
    if (k_ == 0) return;
    const double error = strip.error(row);
    const double unit = std::isfinite(error) ? strip.unit(row) : 0;
    for (std::size_t i = 0; i < strip.cols; ++i) {
      const linalg::Certainty bounds{least_value(error, unit), std::numeric_limits<std::int32_t>::max()};
      i = linalg::find_screened(values, i, strip.cols, bounds);
      if (i < strip.cols) add(artist_of(i), values[i] * unit, error);
    }
  }
  [[nodiscard]] std::size_t size() const { return found_.size(); }

  [[nodiscard]] std::vector<std::int32_t> artists() {
    prune();
    std::vector<std::int32_t> artists;
    for (const Found& found : found_) artists.push_back(found.artist);
    return artists;
  }

 private:
  struct Found {
    std::int32_t artist;
    double most;
  };

  [[nodiscard]] double threshold() const { return least_.size() < k_ ? -infinity : least_.front(); }

  /// The value from which on a candidate may belong.
  [[nodiscard]] std::int32_t least_value(double error, double unit) const {
    constexpr double end = 2147483646;
    const double from = threshold();
    if (unit == 0 || !std::isfinite(from)) return std::numeric_limits<std::int32_t>::min();
    return static_cast<std::int32_t>(std::clamp(std::floor((from - error) / unit) - 1, -end, end));
  }

  void add(std::int32_t artist, double score, double error) {
    found_.push_back({artist, score + error});
    if (found_.size() > room_) {
      prune();
      room_ = 2 * found_.size() + 4 * k_ + 64;
    }
    const double least = score - error;
    if (!std::isfinite(least)) return;
    if (least_.size() == k_) {
      if (least <= least_.front()) return;
      std::pop_heap(least_.begin(), least_.end(), std::greater<>());
      least_.pop_back();
    }
    least_.push_back(least);
    std::push_heap(least_.begin(), least_.end(), std::greater<>());
  }

  void prune() {
    const double from = threshold();
    std::erase_if(found_, [from](const Found& found) { return found.most < from; });
  }

  std::size_t k_;
  std::size_t room_ = 256;
  std::vector<double> least_;  // a heap of the k best at least, the worst on top
  std::vector<Found> found_;
};

}  // namespace

ScreenAnswer screen(const Tables& tables, std::span<const std::int32_t> candidates, std::size_t size,
                    const ScreenQuestion& question, const std::function<void(std::size_t, std::size_t)>& strip_done) {
  ScreenAnswer answer{std::vector<IntervalCount>(question.bounds.size()), {}, std::vector<std::uint8_t>(question.count, 0)};
  std::vector<Contenders> contenders;
  for (const std::size_t k : question.lengths) contenders.emplace_back(k);
  // Scoring one anew costs as much as some sixty scores of a product.
  const std::size_t most_named = size / 64 + 64;

  const auto read = [&](const linalg::ScreenStrip& strip, std::size_t row) {
    const std::size_t q = strip.first_row + row;
    if (answer.given_up[q] != 0) return;
    const std::int32_t* const values = strip.values + row * linalg::strip_columns;
    const auto artist_of = [&](std::size_t i) {
      return candidates.empty() ? static_cast<std::int32_t>(strip.first_col + i) : candidates[strip.first_col + i];
    };
    for (std::size_t b = question.first_bound[q]; b < question.first_bound[q + 1]; ++b) {
      IntervalCount& count = answer.counts[b];
      const linalg::Certainty bounds = strip.around(row, question.bounds[b]);
      const linalg::Screened here = linalg::count_screened(values, strip.cols, bounds);
      count.above += static_cast<std::uint32_t>(here.above);
      count.within += static_cast<std::uint32_t>(here.within);
      if (count.within > most_named) {
        answer.given_up[q] = 1;
        return;
      }
      for (std::size_t i = 0, left = here.within; left > 0; ++i, --left) {
        i = linalg::find_screened(values, i, strip.cols, bounds);
        count.named.push_back(artist_of(i));
      }
    }
    if (contenders.empty()) return;
    contenders[q].look_at(strip, row, values, artist_of);
    if (contenders[q].size() > most_named + 8 * question.lengths[q]) answer.given_up[q] = 1;
  };

  linalg::screen_strips(question.rows.data(), question.count, tables.dim, tables.candidates,
                        candidates.empty() ? nullptr : candidates.data(), size, tables.dim, tables.dim,
                        [&](const linalg::ScreenStrip& strip) {
                          if (strip.first_row == 0) strip_done(strip.first_col, size);
                          for (std::size_t i = 0; i < strip.rows; ++i) read(strip, i);
                          return true;
                        });
  for (Contenders& one : contenders) answer.listed.push_back(one.artists());
  return answer;
}

}  // namespace segue::neighbors
