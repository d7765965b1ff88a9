// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace segue {

/// The one of `known` that is spelled most like `word`; empty when none is near (more than half of it would have to change).
[[nodiscard]] std::string nearest_word(const std::string& word, const std::vector<std::string>& known);

/// "a, b, c": what there is, for a message of a line. Whole names up to some 120 bytes, the first one in any case, then "…" for
/// the others; empty names are left out.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace segue
