// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/multiple_tests.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>

#include "core/base/error.h"

namespace segue::evaluation {
namespace {

// Indices of p, ascending by value.
std::vector<std::size_t> ascending(std::span<const double> p) {
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!(p[i] >= 0 && p[i] <= 1)) {
      throw Error({SEGUE_TEXT("p number %1 of %2 to correct does not lie between 0 and 1"),
                   {std::to_string(i + 1), std::to_string(p.size())}});
    }
  }
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return order;
}

}  // namespace

std::vector<double> holm(std::span<const double> p) {
  const auto order = ascending(p);
  std::vector<double> corrected(p.size());
  double reached = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    reached = std::max(reached, std::min(1.0, p[order[i]] * static_cast<double>(p.size() - i)));
    corrected[order[i]] = reached;
  }
  return corrected;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  const auto order = ascending(p);
  std::vector<double> corrected(p.size());
  double reached = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    reached = std::min(reached, p[order[i]] * static_cast<double>(p.size()) / static_cast<double>(i + 1));
    corrected[order[i]] = reached;
  }
  return corrected;
}

}  // namespace segue::evaluation
