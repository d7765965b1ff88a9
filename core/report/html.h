// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluation/statistics.h"
#include "core/report/html_report.h"

namespace segue::report {

/// Text as it may stand in HTML and SVG, in elements and in attributes. Characters that XML forbids become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// As printf's %.*f, %.*e and %.*g, whatever the locale.
[[nodiscard]] std::string digits(double value, std::chars_format format, int precision);

/// While it lives, numbers for people that this thread writes have another decimal mark than the point: "0,0312".
class DecimalMark {
 public:
  explicit DecimalMark(char mark);
  ~DecimalMark();
  DecimalMark(const DecimalMark&) = delete;
  DecimalMark& operator=(const DecimalMark&) = delete;

 private:
  char before_;
};
/// `digits` for people.
[[nodiscard]] std::string shown(double value, std::chars_format format, int precision);

// Numbers for people. All are plain ASCII but for the narrow spaces and dashes of typography.
[[nodiscard]] std::string count(std::uint64_t n);                       ///< "1 234 567"
[[nodiscard]] std::string rate(double value);                           ///< a rate of 0 … 1: "0.0312", "8.8e-05"
[[nodiscard]] std::string percent(double value);                        ///< the same in words: "3.12 %"
[[nodiscard]] std::string hundredths(double value);                     ///< the number of it alone: "3.12"
[[nodiscard]] std::string rank_sum(double value);                       ///< "717.5"
[[nodiscard]] std::string signed_rate(double value);                    ///< "+0.0031"
[[nodiscard]] std::string p_value(double p);                            ///< "1.8e-64", "0.043", never "0"
[[nodiscard]] std::string range(const evaluation::Interval& interval);  ///< "0.0281 … 0.0343"
[[nodiscard]] std::string seconds(double value);                        ///< "48 min 38 s"

/// What every section needs: the medium and the language.
class Writer {
 public:
  Writer(Medium medium, const Words& words) : medium_(medium), words_(words) {}
  [[nodiscard]] bool print() const { return medium_ == Medium::print; }
  /// The text in the report's language, escaped, with `html` (escaped already) in its places.
  [[nodiscard]] std::string text(const char* english, const std::vector<std::string>& html = {}) const;
  /// The same of a text that is not a literal (a reason of the load report).
  [[nodiscard]] std::string plain(const char* english) const;

  [[nodiscard]] std::string section(const char* title, const std::string& body) const;
  [[nodiscard]] std::string paragraph(const std::string& html) const;
  [[nodiscard]] std::string list(const std::vector<std::string>& items_html) const;
  [[nodiscard]] std::string note(const std::string& html) const;  ///< small print
  [[nodiscard]] std::string figure(const std::string& svg, const std::string& caption_html) const;

 private:
  Medium medium_;
  const Words& words_;
};

/// A table, row by row. Cells are HTML.
class Table {
 public:
  /// `columns`: for each, 't' for text or 'n' for numbers, which stand to the right.
  Table(const Writer& writer, const std::vector<std::string>& header, std::string columns);
  void row(const std::vector<std::string>& cells, bool emphasised = false);
  [[nodiscard]] std::string html() const;

 private:
  const Writer& writer_;
  std::string columns_;
  std::size_t rows_ = 0;
  std::string html_;
};

}  // namespace segue::report
