// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/targets.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/random.h"

/// What tests of products share: values to multiply, and every vector unit in turn.
namespace segue::linalg::test {

/// From −1 to 1.
inline std::vector<float> random_values(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> values(n);
  for (float& value : values) value = static_cast<float>(2 * random.uniform() - 1);
  return values;
}

/// What the library is compiled for and this machine runs, and those of `more` that it runs.
inline std::vector<std::int64_t> targets(std::vector<std::int64_t> more = {}) {
  std::vector<std::int64_t> all = std::move(more);
  all.insert(all.end(), {HWY_AVX3, HWY_AVX2, HWY_SSE4, HWY_SSSE3, HWY_NEON});
  std::erase_if(all, [](std::int64_t target) { return (hwy::SupportedTargets() & target) == 0; });
  return all;
}

inline const char* name_of(std::int64_t target) { return hwy::TargetName(target); }

/// As if the machine had no better vector unit, while it lives.
class RunOn {
 public:
  explicit RunOn(std::int64_t target) { hwy::GetChosenTarget().Update(target); }
  ~RunOn() { hwy::GetChosenTarget().Update(hwy::SupportedTargets()); }
  RunOn(const RunOn&) = delete;
  RunOn& operator=(const RunOn&) = delete;
};

}  // namespace segue::linalg::test
