// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/random.h"

namespace segue::data::sample {

/// Pronounceable invented names, each given out once. About 8 % are Cyrillic and 3 % CJK; some hold apostrophes, plus signs,
/// ampersands, percent signs, accents or commas.
class NameSource {
 public:
  /// A name for a person or a band.
  [[nodiscard]] std::string artist(Random& random);
  /// "A, B & C" or the like; `parts` are two or three names given out before.
  [[nodiscard]] std::string collaboration(Random& random, const std::vector<std::string_view>& parts);

 private:
  [[nodiscard]] bool take(const std::string& name);
  std::unordered_set<std::uint64_t> taken_;  // hashes of the names given out
};

/// The title of a track; titles repeat, as real ones do.
[[nodiscard]] std::string track_title(Random& random);

/// The title of a playlist as people write them: with quotation marks, backslashes, or even what looks like the end of a JSON
/// object, in a few of a hundred.
[[nodiscard]] std::string playlist_title(Random& random);

[[nodiscard]] std::string user_name(Random& random);

/// Another spelling of a name, as it stands in repeated rows of one artist.
[[nodiscard]] std::string alias_of(Random& random, const std::string& name);

/// Tags: leaf `leaf` of `leaves` belongs to top genre `top` ("hip-hop" → "dark hip-hop").
[[nodiscard]] std::string top_genre_name(unsigned top);
[[nodiscard]] std::string leaf_genre_name(unsigned top, unsigned position_in_top);
/// Tags that say nothing about the genre ("seen live", "90s").
[[nodiscard]] const std::vector<std::string>& plain_tags();

}  // namespace segue::data::sample
