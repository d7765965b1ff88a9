// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <variant>

#include "core/device/where.h"
#include "core/report/options_list.h"
#include "core/report/sections.h"

namespace segue::report {

std::string OptionLister::plain_number(double value) { return shown(value, std::chars_format::general, 6); }

std::string OptionLister::html() const {
  if (writer_.print()) {  // two options a row
    std::string out = "<table border=\"0\" cellpadding=\"3\" cellspacing=\"0\" width=\"100%\">\n";
    for (std::size_t i = 0; i < options_.size(); ++i) {
      out += i % 2 == 0 ? "<tr>" : "";
      out += "<td width=\"32%\"><font color=\"#5b6573\">" + options_[i].first + "</font></td><td width=\"18%\">" +
             options_[i].second + "</td>";
      out += i % 2 == 1 ? "</tr>\n" : "";
    }
    return out + (options_.size() % 2 == 1 ? "<td></td><td></td></tr>\n" : "") + "</table>\n";
  }
  std::string out = "<dl>\n";
  for (const auto& [label, value] : options_) out += "<div><dt>" + label + "</dt><dd>" + value + "</dd></div>\n";
  return out + "</dl>\n";
}

std::string models_and_options(const Writer& w, const experiment::ExperimentResult& result) {
  std::string html;
  for (const auto& run : result.runs) {
    const models::ModelKind& kind = models::kind_of(run->spec.model);
    html += "<h3>" + escaped(run->name) + "</h3>\n";
    std::string about =
        w.text(SEGUE_TEXT("%1: %2 artists, trained in %3 on %4."),
               {w.text(kind.label), count(run->embedding.size()), seconds(run->training_seconds),
                escaped(device::in_words(run->device, [&](const std::string& text) { return w.plain(text.c_str()); }))});
    if (run->cold) {
      about += ' ' + w.text(SEGUE_TEXT("Predicted, of artists without training plays: %1 of the vectors."),
                            {count(run->cold->predicted)});
    }
    if (run->stopped_early) about += ' ' + w.text(SEGUE_TEXT("Training was stopped early by hand."));
    if (!run->triplets.empty()) {
      const auto& worst = std::ranges::max(run->triplets, {}, &models::SingularTriplet::residual);
      about += ' ' + w.text(SEGUE_TEXT("Largest residual of %1 singular triplets: %2."),
                            {count(run->triplets.size()), shown(worst.residual, std::chars_format::scientific, 1)});
    }
    html += w.paragraph(about) + std::visit([&](const auto& options) { return options_list(w, options); }, run->spec.model);
  }
  return html;
}

std::string how_to_reproduce(const Writer& w, const experiment::ExperimentResult& result) {
  std::string html = w.paragraph(w.text(
      SEGUE_TEXT("Save the lines below as %1 and run %2. With the same data, version and seeds the figures come out the same "
                 "up to the order in which threads race; models trained on one thread come out the same to the last bit."),
      {"<code>experiment.json</code>", "<code>segue run experiment.json --out results</code>"}));
  // On paper a long line goes on below.
  const std::string json =
      (w.print() ? "<pre style=\"white-space: pre-wrap\">" : "<pre>") + escaped(experiment::to_json(result.spec)) + "</pre>\n";
  html += w.print()
              ? "<small>" + json + "</small>"
              : "<details>\n<summary>" + w.text(SEGUE_TEXT("The whole experiment")) + "</summary>\n" + json + "</details>\n";
  html += w.note(w.text(
      SEGUE_TEXT("Fingerprint of the data: %1; of sequences, vocabulary and split: %2."),
      {"<code>" + escaped(result.data_fingerprint) + "</code>", "<code>" + escaped(result.corpus_fingerprint) + "</code>"}));
  return html;
}

}  // namespace segue::report
