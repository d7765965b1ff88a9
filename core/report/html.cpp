// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace segue::report {
namespace {

constexpr const char* narrow_space = "\u202F";
constexpr std::size_t longest_word = 40;  // bytes: some twenty Cyrillic letters

constexpr auto fixed = std::chars_format::fixed;
constexpr auto scientific = std::chars_format::scientific;

thread_local char decimal_mark = '.';

std::string undefined() { return "–"; }

std::string base64(const std::string& bytes) {
  constexpr const char* alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) {
      out += i + j > bytes.size() ? '=' : alphabet[group >> (18U - 6U * static_cast<unsigned>(j)) & 63U];
    }
  }
  return out;
}

}  // namespace

std::string digits(double value, std::chars_format format, int precision) {
  char text[400];  // the longest double in fixed notation has 309 digits before the point
  const auto [end, error] = std::to_chars(text, text + sizeof text, value, format, precision);
  return {text, end};
}

DecimalMark::DecimalMark(char mark) : before_(std::exchange(decimal_mark, mark)) {}
DecimalMark::~DecimalMark() { decimal_mark = before_; }

std::string shown(double value, std::chars_format format, int precision) {
  std::string text = digits(value, format, precision);
  std::replace(text.begin(), text.end(), '.', decimal_mark);
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(c) < 32 && c != '\n' && c != '\t') {
          out += "\uFFFD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string count(std::uint64_t n) {
  const std::string all = std::to_string(n);
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0 && (all.size() - i) % 3 == 0) out += narrow_space;
    out += all[i];
  }
  return out;
}

std::string rate(double value) {
  if (!std::isfinite(value)) return undefined();
  if (value == 0) return "0";
  return std::abs(value) < 0.001 ? shown(value, scientific, 1) : shown(value, fixed, 4);
}

std::string hundredths(double value) {
  if (!std::isfinite(value)) return undefined();
  const double part = value * 100;
  const double size = std::abs(part);
  if (size > 0 && size < 0.01) return shown(part, scientific, 1);
  return shown(part, fixed, size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

std::string percent(double value) { return hundredths(value) + narrow_space + "%"; }

std::string rank_sum(double value) {
  if (!std::isfinite(value) || value < 0) return undefined();
  const double whole = std::floor(value);
  const std::string fraction =
      value == whole ? "" : shown(value - whole, std::chars_format::general, 2).substr(1);  // ".5", ".25"
  return count(static_cast<std::uint64_t>(whole)) + fraction;
}

std::string signed_rate(double value) { return (value > 0 ? "+" : "") + rate(value); }

std::string p_value(double p) {
  if (!std::isfinite(p)) return undefined();
  if (p < 1e-300) return "&lt; 1e-300";
  return p < 0.001 ? shown(p, scientific, 1) : shown(p, fixed, 3);
}

std::string range(const evaluation::Interval& interval) {
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return undefined();
  return rate(interval.low) + " … " + rate(interval.high);
}

std::string seconds(double value) {
  if (value < 60) return shown(value, fixed, value < 10 ? 1 : 0) + narrow_space + "s";
  const auto whole = static_cast<std::uint64_t>(std::llround(value));
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string Writer::plain(const char* english) const { return words_.translate ? words_.translate(english) : english; }

std::string Writer::text(const char* english, const std::vector<std::string>& html) const {
  return Message(english, html).fill(escaped(plain(english)));
}

std::string Writer::section(const char* title, const std::string& body) const {
  if (print()) return "<h2>" + text(title) + "</h2>\n" + body;
  return "<section>\n<h2>" + text(title) + "</h2>\n" + body + "</section>\n";
}

std::string Writer::paragraph(const std::string& html) const { return "<p>" + html + "</p>\n"; }

std::string Writer::list(const std::vector<std::string>& items_html) const {
  std::string out = "<ul>\n";
  for (const std::string& item : items_html) out += "<li>" + item + "</li>\n";
  return out + "</ul>\n";
}

std::string Writer::note(const std::string& html) const {
  if (print()) return "<p><small><font color=\"#5b6573\">" + html + "</font></small></p>\n";
  return "<p class=\"note\">" + html + "</p>\n";
}

std::string Writer::figure(const std::string& svg, const std::string& caption_html) const {
  if (print()) {
    return "<p><img width=\"640\" src=\"data:image/svg+xml;base64," + base64(svg) + "\"><br><small><font color=\"#5b6573\">" +
           caption_html + "</font></small></p>\n";
  }
  return "<figure>\n" + svg + "<figcaption>" + caption_html + "</figcaption>\n</figure>\n";
}

Table::Table(const Writer& writer, const std::vector<std::string>& header, std::string columns)
    : writer_(writer), columns_(std::move(columns)) {
  html_ = writer.print() ? "<table border=\"0\" cellpadding=\"4\" cellspacing=\"0\" width=\"100%\">\n<tr bgcolor=\"#e6eaf0\">"
                         : "<div class=\"scroll\"><table>\n<thead><tr>";
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool number = columns_[i] == 'n';
    html_ += writer.print() ? std::string("<th align=\"") + (number ? "right" : "left") + "\">"
                            : std::string("<th scope=\"col\"") + (number ? " class=\"n\">" : ">");
    html_ += header[i] + "</th>";
  }
  html_ += writer.print() ? "</tr>\n" : "</tr></thead>\n<tbody>\n";
}

void Table::row(const std::vector<std::string>& cells, bool emphasised) {
  const bool striped = rows_++ % 2 == 1;
  if (writer_.print()) {
    html_ += striped ? "<tr bgcolor=\"#f5f7f9\">" : "<tr>";
  } else {
    html_ += emphasised ? "<tr class=\"best\">" : "<tr>";
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool number = columns_[i] == 'n';
    // What stands below, in small, stays light: bold intervals do not fit their column.
    const std::size_t below = std::min(cells[i].find("<br><small>"), cells[i].size());
    const std::string cell =
        writer_.print() && emphasised ? "<b>" + cells[i].substr(0, below) + "</b>" + cells[i].substr(below) : cells[i];
    // "7.6e-07" is one number, an interval may go on below; of words Qt would break a single one to spare room, letter by letter.
    const bool plain = cells[i].find(' ') == std::string::npos && (number || cells[i].size() <= longest_word);
    if (writer_.print()) {
      html_ += std::string("<td valign=\"top\" align=\"") + (number ? "right" : "left") +
               (plain ? "\" style=\"white-space: nowrap\">" : "\">") + cell + "</td>";
    } else {
      html_ += (number ? "<td class=\"n\">" : "<td>") + cell + "</td>";
    }
  }
  html_ += "</tr>\n";
}

std::string Table::html() const { return html_ + (writer_.print() ? "</table>\n" : "</tbody></table></div>\n"); }

}  // namespace segue::report
