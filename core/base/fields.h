// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace segue {

/// What the interface, the JSON reader and the command line need to know of one option. Each `Options` struct lists its
/// options once, in `template <class V> void fields(V& visitor, XOptions& options)`, as
///
///     visitor.field(Field{"dim", SEGUE_TEXT("Dimensions"), SEGUE_TEXT("Length of each artist's vector"), 1, 1024}, options.dim);
///     visitor.choice(Field{"direction", …}, options.direction, {{Direction::both, "both", SEGUE_TEXT("Both sides")}, …});
///
/// Field types: bool, unsigned, std::uint64_t, double. Readers reject values outside [min, max] and unknown names.
struct Field {
  const char* name;   ///< key in JSON and on the command line
  const char* label;  ///< short name for a form, sentence case, no colon
  const char* help;   ///< one line: what it does, its unit
  double min = 0;
  double max = 0;         ///< max <= min: no bounds
  int decimals = 0;       ///< digits after the point in a form, for doubles
  bool advanced = false;  ///< a form may fold it away
};

/// One value of an enumeration.
template <class E>
struct Choice {
  E value;
  const char* name;   ///< in JSON
  const char* label;  ///< for a form
};

}  // namespace segue
