// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cold_tables.h"

#include <string>

#include "core/report/html.h"

namespace segue::report {
namespace {

using experiment::ColdJudgement;
using experiment::ColdLevel;
using experiment::ColdRanks;

std::string with_interval(const evaluation::MeanInterval& m) { return rate(m.mean) + " (" + range(m.bootstrap) + ")"; }

std::vector<const ColdJudgement*> all_of(const experiment::ColdFigures& figures) {
  std::vector<const ColdJudgement*> all{&figures};
  for (const ColdJudgement& other : figures.others) all.push_back(&other);
  return all;
}

/// A step of a test sequence from the cold artist, or to it.
const char* question(const ColdRanks& ranks) {
  if (ranks.scoring == models::Scoring::resembles) {
    return ranks.into ? SEGUE_TEXT("whom is it like?") : SEGUE_TEXT("who is like it?");
  }
  return ranks.into ? SEGUE_TEXT("whom does it follow?") : SEGUE_TEXT("who follows it?");
}

}  // namespace

const char* cold_method_label(models::ColdMethod method) {
  return method == models::ColdMethod::ridge ? SEGUE_TEXT("Ridge regression") : SEGUE_TEXT("Neural network");
}

TextTable cold_vectors_text_table(const experiment::ColdFigures& figures) {
  TextTable table;
  table.header = {SEGUE_TEXT("Method"), SEGUE_TEXT("λ or epochs"), SEGUE_TEXT("Cosine"), SEGUE_TEXT("… of the mean vector"),
                  SEGUE_TEXT("Rank (0 … 1)")};
  table.columns = "tnnnn";
  for (const ColdJudgement* judged : all_of(figures)) {
    const models::ColdChoice& choice = judged->choice;
    table.rows.push_back({cold_method_label(judged->method),
                          choice.epochs > 0 ? std::to_string(choice.epochs) : shown(choice.lambda, std::chars_format::general, 3),
                          with_interval(judged->cosine), with_interval(judged->mean_cosine), with_interval(judged->rank)});
  }
  return table;
}

TextTable cold_next_text_table(const experiment::ColdFigures& figures) {
  TextTable table;
  table.header = {SEGUE_TEXT("Question"), SEGUE_TEXT("Its vector"), SEGUE_TEXT("Steps"), "hit@" + std::to_string(figures.k),
                  "MRR"};
  table.columns = "ttnnn";
  for (std::size_t i = 0; i < figures.ranks.size(); ++i) {
    const ColdRanks& ranks = figures.ranks[i];
    const auto add = [&](const ColdRanks& of, ColdLevel level, const char* name) {
      const auto at = static_cast<std::size_t>(level);
      table.rows.push_back(
          {question(ranks), name, count(ranks.transitions), with_interval(of.hit_k[at]), with_interval(of.mrr[at])});
    };
    add(ranks, ColdLevel::own, SEGUE_TEXT("its own"));
    for (const ColdJudgement* judged : all_of(figures)) {
      const bool ridge = judged->method == models::ColdMethod::ridge;
      add(judged->ranks[i], ColdLevel::predicted, ridge ? SEGUE_TEXT("predicted by ridge") : SEGUE_TEXT("predicted by network"));
    }
    add(ranks, ColdLevel::mean, SEGUE_TEXT("the mean vector"));
    add(ranks, ColdLevel::popularity, SEGUE_TEXT("popularity, no vector"));
  }
  return table;
}

}  // namespace segue::report
