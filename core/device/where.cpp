// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/where.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/device/reasons.h"

namespace segue::device {
namespace {

/// The first that fits is taken.
constexpr const char* places[] = {SEGUE_TEXT("CPU, %1 thread, %2"), SEGUE_TEXT("CPU, %1 threads, %2"), SEGUE_TEXT("CPU"),
                                  SEGUE_TEXT("%1 GPUs: %2"), SEGUE_TEXT("GPU: %1")};

/// What stands at the places of `pattern`, each once and in order, where `text` has been made of it.
std::optional<std::vector<std::string>> values_of(std::string_view pattern, std::string_view text) {
  std::vector<std::string> values;
  for (;;) {
    const std::size_t place = pattern.find('%');
    const std::string_view before = pattern.substr(0, place);
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    if (place == std::string_view::npos) break;
    pattern.remove_prefix(place + 2);
    const std::size_t next = pattern.find('%');
    const std::string_view after = pattern.substr(0, next);
    const std::size_t end = next == std::string_view::npos ? text.rfind(after) : text.find(after);  // rfind of nothing: all of it
    if (end == std::string_view::npos) return std::nullopt;
    values.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  if (!text.empty()) return std::nullopt;
  return values;
}

std::optional<std::string> one_of(std::span<const char* const> patterns, const std::string& text, const Translate& translate) {
  for (const char* const pattern : patterns) {
    if (auto values = values_of(pattern, text)) return Message(pattern, std::move(*values)).fill(translate(pattern));
  }
  return std::nullopt;
}

}  // namespace

std::string reason_in_words(const std::string& why, const Translate& translate) {
  return one_of(reason::all, why, translate).value_or(why);
}

std::string in_words(const std::string& where, const Translate& translate) {
  constexpr const char* in_part = SEGUE_TEXT("%1; in part %2");
  if (const auto values = values_of(in_part, where)) {
    return Message(in_part, {in_words((*values)[0], translate), in_words((*values)[1], translate)}).fill(translate(in_part));
  }
  const std::size_t bracket = where.ends_with(')') ? where.find(" (") : std::string::npos;
  const std::string place = where.substr(0, bracket);
  const std::string said = one_of(places, place, translate).value_or(place);
  if (bracket == std::string::npos) return said;
  return said + " (" + reason_in_words(where.substr(bracket + 2, where.size() - bracket - 3), translate) + ")";
}

}  // namespace segue::device
