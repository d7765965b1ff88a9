// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

#include <algorithm>

#include "core/report/sections.h"

namespace segue::report {
namespace {

using experiment::ExperimentResult;

std::string title_of(const Writer& w, const ExperimentResult& result) {
  return result.spec.title.empty() ? w.text(SEGUE_TEXT("A comparison of artist vectors")) : escaped(result.spec.title);
}

/// Data set, models and day, in one line under the title.
std::string subtitle(const Writer& w, const ExperimentResult& result) {
  std::string day, version;
  for (const auto& run : result.runs) {
    if (run->created.substr(0, 10) >= day) day = run->created.substr(0, 10), version = run->segue_version;
  }
  const std::string data = result.spec.data.sample ? w.text(SEGUE_TEXT("generated sample")) : escaped(result.data_name);
  return w.text(SEGUE_TEXT("Models compared: %1 · Data: %2 · Trained: %3 · Segue %4"),
                {count(result.runs.size()), data, escaped(day), escaped(version)});
}

std::string body(const Writer& w, const ExperimentResult& result) {
  std::string html = w.section(SEGUE_TEXT("Figures"), figures_table(w, result) + figures_plots(w, result));
  html += w.section(SEGUE_TEXT("Which differences are real"), compared_pairs(w, result));
  const auto optional = [&](const char* title, const std::string& section) {
    if (!section.empty()) html += w.section(title, section);
  };
  optional(SEGUE_TEXT("Mean ranks"), mean_ranks(w, result));
  optional(SEGUE_TEXT("Over several seeds"), over_seeds(w, result));
  optional(SEGUE_TEXT("Where the hits are"), by_popularity(w, result) + by_length(w, result));
  optional(SEGUE_TEXT("What is recommended"), recommended_lists(w, result));
  html += w.section(SEGUE_TEXT("The protocol"), protocol_in_words(w, result));
  optional(SEGUE_TEXT("From the study of 2020 to here"), from_2020(w, result));
  if (const std::string curves = learning_curves(w, result); !curves.empty()) {
    html += w.section(SEGUE_TEXT("How the models learned"), curves);
  }
  optional(SEGUE_TEXT("Cold artists"), cold_artists(w, result));
  html += w.section(SEGUE_TEXT("How to read the figures"), reading_guide(w, result));
  html += w.section(SEGUE_TEXT("Data and choices"), data_and_choices(w, result));
  html += w.section(SEGUE_TEXT("Left out and counted"), left_out(w, result));
  html += w.section(SEGUE_TEXT("Models"), models_and_options(w, result));
  html += w.section(SEGUE_TEXT("How to reproduce this"), how_to_reproduce(w, result));
  return html;
}

}  // namespace

std::string html_report(const ExperimentResult& result, Medium medium, const Words& words) {
  const Writer w(medium, words);
  const DecimalMark mark(words.decimal_mark);
  const std::string title = title_of(w, result);
  if (w.print()) {
    return "<html><head><meta charset=\"utf-8\"><title>" + title + "</title></head>\n<body>\n<h1>" + title + "</h1>\n" +
           w.note(subtitle(w, result)) + summary(w, result) + body(w, result) + "</body></html>\n";
  }
  return "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         title + "</title>\n<style>" + page_style() + "</style>\n</head>\n<body>\n<main>\n<header>\n<h1>" + title + "</h1>\n<p>" +
         subtitle(w, result) + "</p>\n</header>\n<div class=\"lead\">\n" + summary(w, result) + "</div>\n" + body(w, result) +
         "</main>\n</body>\n</html>\n";
}

}  // namespace segue::report
