// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/vocabulary.h"

namespace segue::ui {

/// A name as it is compared: lower case, accents and apostrophes taken off ("Björk" → "bjork", "Король и Шут" → "король и шут",
/// "Ё" → "е", "Guns N' Roses" → "guns n roses"), runs of white space as one blank. UTF-8.
[[nodiscard]] std::string foldedName(const QString& name);
/// The same for UTF-8; many times faster where the name is plain ASCII.
[[nodiscard]] std::string foldedName(const std::string& name);

/// Finds artists by parts of their names. The folded names of all artists lie in one buffer that each query scans: for 560,000
/// names (about 8 MB) that takes some milliseconds, without any index to keep.
class ArtistIndex {
 public:
  explicit ArtistIndex(std::shared_ptr<const data::Vocabulary> vocabulary);

  /// At most `limit` vocabulary indices: names that begin with the query, then names with a word that does, then names with the
  /// query inside, then names with words that begin with each word of the query; within each group the most played first
  /// (that is the vocabulary's order). An exact match comes before everything. An empty query finds nothing.
  [[nodiscard]] std::vector<std::int32_t> find(const QString& query, std::size_t limit) const;
  [[nodiscard]] const std::shared_ptr<const data::Vocabulary>& vocabulary() const { return vocabulary_; }

 private:
  [[nodiscard]] std::string_view key(std::size_t artist) const;

  std::shared_ptr<const data::Vocabulary> vocabulary_;
  std::string keys_;                   // folded names, each ended by '\n'
  std::vector<std::uint32_t> starts_;  // of each name in keys_, and the end
};

}  // namespace segue::ui
