// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/evaluation/statistics.h"

/// Pinned values of tests/reference/comparison.json; see make_comparison_reference.py.
namespace reference {

using Values = std::vector<double>;

inline const nlohmann::json& all() {
  static const nlohmann::json json = nlohmann::json::parse(std::ifstream(SEGUE_REFERENCE_DIR "/comparison.json"));
  return json;
}

inline Values values(const nlohmann::json& json) { return json.get<Values>(); }
inline double number(const nlohmann::json& json) { return json.get<double>(); }

inline bool near(double got, double want, double relative = 1e-10) {
  return std::abs(got - want) <= relative * std::abs(want) || (want == 0 && std::abs(got) < 1e-14);
}
inline bool near(double got, const nlohmann::json& want, double relative = 1e-10) { return near(got, number(want), relative); }

inline segue::evaluation::Alternative alternative_of(const std::string& name) {
  using segue::evaluation::Alternative;
  return name == "greater" ? Alternative::greater : name == "less" ? Alternative::less : Alternative::two_sided;
}
inline segue::evaluation::Zeros zeros_of(const std::string& name) {
  using segue::evaluation::Zeros;
  return name == "pratt" ? Zeros::pratt : name == "zsplit" ? Zeros::zsplit : Zeros::wilcox;
}

}  // namespace reference
