// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/experiment/defects.h"
#include "core/experiment/way_from_2020.h"
#include "core/report/sections.h"
#include "core/report/steps_in_words.h"

namespace segue::report {
namespace {

using evaluation::Protocol;
using experiment::ExperimentResult;

std::string query_sentence(const Writer& w, const Protocol& p) {
  const std::string last = p.history == 0 ? w.text(SEGUE_TEXT("all")) : std::to_string(p.history);
  switch (p.query) {
    case evaluation::QueryFrom::last_artist: return w.text(SEGUE_TEXT("Each artist is predicted from the one heard before it."));
    case evaluation::QueryFrom::mean:
      return w.text(SEGUE_TEXT("Each artist is predicted from the mean of the artists heard before it (at most: %1)."), {last});
    case evaluation::QueryFrom::recency:
      return w.text(
          SEGUE_TEXT("Each artist is predicted from the mean of the artists heard before it (at most: %1), each weighing "
                     "%2 times as much as the one after it."),
          {last, shown(p.recency, std::chars_format::general, 4)});
  }
  return {};
}

std::string source_sentence(const Writer& w, const Protocol& p) {
  switch (p.sources) {
    case evaluation::Sources::all:
      return w.text(SEGUE_TEXT("Held-out playlists and sessions are walked through, repeated artists removed."));
    case evaluation::Sources::playlists:
      return w.text(SEGUE_TEXT("Held-out playlists alone are walked through, repeated artists removed."));
    case evaluation::Sources::sessions:
      return w.text(SEGUE_TEXT("Held-out sessions alone are walked through, repeated artists removed."));
  }
  return {};
}

std::string candidate_sentence(const Writer& w, const Protocol& p) {
  std::string html = p.untrained_candidates
                         ? w.text(SEGUE_TEXT("The whole vocabulary is ranked, artists without a vector at a score of 0"))
                         : w.text(SEGUE_TEXT("All artists that have a vector are ranked, never a sample of them"));
  html += p.heard_candidates ? w.text(SEGUE_TEXT(", those heard in the sequence before included."))
                             : w.text(SEGUE_TEXT(", but those heard in the sequence before."));
  return html;
}

std::string unknown_sentence(const Writer& w, const Protocol& p) {
  if (p.unknown_stay) return w.text(SEGUE_TEXT("Artists that training never saw are asked about, and missed."));
  return p.unknown == evaluation::UnknownArtists::leave_out
             ? w.text(SEGUE_TEXT("Artists that training never saw are left out of held-out sequences, and counted."))
             : w.text(SEGUE_TEXT("Held-out sequences with artists that training never saw are left out, and counted."));
}

std::string step_label(const Writer& w, const evaluation::WaterfallStep& step) {
  if (step.defect == nullptr) return w.plain(SEGUE_TEXT("As in 2020"));
  return std::to_string(step.defect->number) + ". " + w.plain(step.defect->label);
}

// Which of the study's defects lie in the models, whatever the protocol.
std::string trained_with(const Writer& w, const ExperimentResult& result) {
  std::vector<std::string> items;
  for (const auto& in : experiment::defects_in(result.runs, result.corpus.users > 0)) {
    std::string names;
    for (const std::string& run : in.runs) names += (names.empty() ? "" : ", ") + escaped(run);
    items.push_back(
        w.text(SEGUE_TEXT("%1: %2 (%3). %4."), {bold(std::to_string(in.defect->number) + ". " + w.text(in.defect->label)), names,
                                                escaped(in.option), w.text(in.remedy)}));
  }
  if (items.empty()) return {};
  return w.paragraph(
             w.text(SEGUE_TEXT("A protocol repairs how models are ranked and tested. These defects of the study are in the "
                               "models, or in what was held out, by the options they were trained with:"))) +
         w.list(items);
}

}  // namespace

std::string protocol_in_words(const Writer& w, const ExperimentResult& result) {
  const Protocol& p = result.spec.evaluation.protocol;
  std::vector<std::string> items{source_sentence(w, p), query_sentence(w, p)};
  if (p.targets == evaluation::Targets::last)
    items.push_back(w.text(SEGUE_TEXT("Only the last artist of each sequence is asked for.")));
  items.push_back(candidate_sentence(w, p));
  items.push_back(unknown_sentence(w, p));
  items.push_back(
      w.text(SEGUE_TEXT("Of equal scores the artist of the lower index ranks first; a query or target without a vector is a "
                        "miss; both are counted below.")));
  std::vector<std::string> defects;
  for (const evaluation::Defect& defect : evaluation::defects()) {
    if (p.*defect.flag)
      defects.push_back(bold(std::to_string(defect.number) + ". " + w.text(defect.label)) + ": " + w.text(defect.help));
  }
  std::string html = w.list(items);
  if (!defects.empty()) {
    html += w.paragraph(w.text(
                SEGUE_TEXT("These defects of the 2020 study are switched on (their numbers are those of the study’s list):"))) +
            w.list(defects);
  }
  return html + trained_with(w, result);
}

std::string from_2020(const Writer& w, const ExperimentResult& result) {
  std::string html;
  const experiment::FigureKind& kind = result.spec.evaluation.comparison.figure;
  for (const auto& compared : result.protocols) {
    if (compared.steps.empty()) continue;
    const auto& r = result.results[compared.result];
    std::vector<WaterfallRow> rows;
    std::vector<std::string> touched;
    for (const auto& step : compared.steps) {
      const double value = experiment::figure_after(step, kind);
      rows.push_back({step_label(w, step), value, rows.empty() || value != rows.back().value});
      rows.back().note = w.plain(idle_in_words(step.idle).pattern.c_str());
      if (!step.touched) continue;
      const Message words = touched_in_words(*step.touched, label_of(w, result, step.touched->against));
      touched.push_back(escaped(step_label(w, step)) + ": " + w.text(words.pattern.c_str(), words.args));
    }
    std::string caption =
        w.text(SEGUE_TEXT("%1 from the protocol as in 2020 to that of this report, each row with one more defect "
                          "repaired."),
               {experiment::figure_label(kind)});
    html += "<h3>" + result_label(w, r) + "</h3>\n" +
            w.figure(waterfall_plot(plain_label(w, r) + ": " + experiment::figure_label(kind), rows, chart_style(w)), caption);
    if (!touched.empty()) {
      html +=
          w.paragraph(w.text(SEGUE_TEXT("Some of them work upon more than ranks, or upon something else:"))) + w.list(touched);
    }
    const bool waiting =
        std::ranges::any_of(compared.steps, [](const auto& step) { return step.idle == evaluation::Idle::not_made_anew; });
    if (waiting) {
      html += w.note(
          w.text(SEGUE_TEXT("Defects of data and training are in the vectors, which stand as they are: “retrain_protocols” in an "
                            "experiment file trains them anew for each.")));
    }
  }
  return html;
}

}  // namespace segue::report
