// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cold_tables.h"
#include "core/report/options_list.h"
#include "core/report/sections.h"

namespace segue::report {
namespace {

/// In the report's language.
std::string translated(const Writer& w, const TextTable& table) {
  std::vector<std::string> header;
  for (const std::string& name : table.header) header.push_back(w.text(name.c_str()));
  Table out(w, header, table.columns);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(table.columns[i] == 't' ? w.text(row[i].c_str()) : row[i]);
    out.row(cells);
  }
  return out.html();
}

}  // namespace

std::string cold_artists(const Writer& w, const experiment::ExperimentResult& result) {
  std::string html;
  for (const auto& run : result.runs) {
    if (!run->cold) continue;
    const experiment::ColdFigures& f = *run->cold;
    html += "<h3>" + escaped(run->name) + "</h3>\n";
    html += w.paragraph(
        w.text(SEGUE_TEXT("%1 artists without training plays have vectors predicted from what is known of them; of %2 more "
                          "nothing is known. Learnt from %3 artists; the figures are of %4 of them whose vectors were "
                          "hidden, as if nobody had played them."),
               {count(f.predicted), count(f.unknown), count(f.learnt_from), count(f.held_out)}));
    html += translated(w, cold_vectors_text_table(f));
    const TextTable next = cold_next_text_table(f);
    if (!next.rows.empty()) html += translated(w, next);
    if (run->spec.cold) html += options_list(w, *run->spec.cold);
  }
  if (html.empty()) return {};
  return html +
         w.note(w.text(SEGUE_TEXT(
             "Means with 95 % percentile bootstrap intervals over the hidden artists. The rank is where the own vector stands "
             "among "
             "those of all known artists, by cosine to the predicted one: 0 is the nearest, 0.5 is chance. The next "
             "artist is looked for among all artists on steps of test sequences from or to a hidden artist; "
             "popularity knows the plays that a cold artist lacks. Predicted vectors take no part in the figures above.")));
}

}  // namespace segue::report
