// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace segue {

/// Appends `text` as a field of a CSV row (RFC 4180): within quotes, its own ones doubled, where it holds a comma, a quote or a
/// line end; else as it stands.
void append_csv_field(std::string& row, std::string_view text);

}  // namespace segue
