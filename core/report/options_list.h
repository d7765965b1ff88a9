// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "core/base/fields.h"
#include "core/report/html.h"

namespace segue::report {

/// A visitor for `fields` that collects each option's label and value as HTML.
class OptionLister {
 public:
  explicit OptionLister(const Writer& writer) : writer_(writer) {}

  void field(const Field& field, bool value) { add(field, writer_.text(value ? SEGUE_TEXT("Yes") : SEGUE_TEXT("No"))); }
  void field(const Field& field, unsigned value) { add(field, std::to_string(value)); }
  void field(const Field& field, std::uint64_t value) { add(field, std::to_string(value)); }
  void field(const Field& field, double value) { add(field, plain_number(value)); }
  template <class E>
  void choice(const Field& field, const E& value, std::initializer_list<Choice<E>> choices) {
    for (const auto& c : choices) {
      if (c.value == value) add(field, writer_.text(c.label));
    }
  }
  /// The whole list.
  [[nodiscard]] std::string html() const;

 private:
  void add(const Field& field, std::string html) { options_.emplace_back(writer_.text(field.label), std::move(html)); }
  [[nodiscard]] static std::string plain_number(double value);

  const Writer& writer_;
  std::vector<std::pair<std::string, std::string>> options_;
};

template <class Options>
[[nodiscard]] std::string options_list(const Writer& writer, Options options) {
  OptionLister lister(writer);
  fields(lister, options);
  return lister.html();
}

}  // namespace segue::report
