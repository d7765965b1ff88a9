// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/data/load_report.h"

namespace segue::data {

/// What a corpus file says of itself in words: where the data come from and what was left out on the way.
struct CorpusFileInfo {
  std::string name;
  LoadReport report;
  bool positioned = false;  ///< as Dataset::positioned
};

/// Numbers in 8 bytes each, texts and lists after their length, in the order of the members; the last one only where it is true
/// (earlier versions of this program do not know it).
[[nodiscard]] std::vector<std::byte> info_bytes(const CorpusFileInfo& info);
/// Nothing where the bytes are none that info_bytes makes, or a text is not UTF-8.
[[nodiscard]] std::optional<CorpusFileInfo> info_of(std::span<const std::byte> bytes);

}  // namespace segue::data
