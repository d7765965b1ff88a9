// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace segue {

/// Appends `text` encoded as in a URL's query: a space becomes "+", all but letters, digits and "_.-~" becomes %XX.
void append_url_encoded(std::string& out, std::string_view text);

}  // namespace segue
