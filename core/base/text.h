// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

/// Marks an English text of the core for translation by the interface. It expands to the text itself; `lupdate` collects it
/// into the context "core" (see resources/CMakeLists.txt), and `ui` looks it up there.
#define SEGUE_TEXT(text) text

namespace segue {

/// A translatable English sentence with numbered places (`%1` … `%9`) and what stands in them.
///
/// The core builds messages; the command line prints `str()`; the interface translates `pattern` first.
struct Message {
  std::string pattern;            ///< marked with SEGUE_TEXT where it is written
  std::vector<std::string> args;  ///< values for %1, %2, …

  Message() = default;
  Message(const char* text) : pattern(text) {}             // NOLINT(google-explicit-constructor)
  Message(std::string text) : pattern(std::move(text)) {}  // NOLINT(google-explicit-constructor)
  Message(const char* text, std::vector<std::string> values) : pattern(text), args(std::move(values)) {}

  [[nodiscard]] bool empty() const { return pattern.empty(); }
  /// The English sentence with the values filled in.
  [[nodiscard]] std::string str() const { return fill(pattern); }
  /// `translated` (a translation of `pattern`) with the values filled in. Each place is replaced once; values are not rescanned.
  [[nodiscard]] std::string fill(const std::string& translated) const;
};

}  // namespace segue
