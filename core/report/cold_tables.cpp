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

}  // namespace

const char* cold_method_label(models::ColdMethod method) {
  return method == models::ColdMethod::ridge ? SEGUE_TEXT("Ridge regression") : SEGUE_TEXT("Neural network");
}

TextTable cold_vectors_text_table(const experiment::ColdFigures& figures) {
  TextTable table;
  table.header = {SEGUE_TEXT("Method"), SEGUE_TEXT("λ or epochs"), SEGUE_TEXT("Cosine to the own vector"),
                  SEGUE_TEXT("… of the mean vector"), SEGUE_TEXT("Rank of the own vector (0 … 1)")};
  table.columns = "tnnnn";
  for (const ColdJudgement* judged : all_of(figures)) {
    const models::ColdChoice& choice = judged->choice;
    table.rows.push_back(
        {cold_method_label(judged->method),
         choice.epochs > 0 ? std::to_string(choice.epochs) : digits(choice.lambda, std::chars_format::general, 3),
         with_interval(judged->cosine), with_interval(judged->mean_cosine), with_interval(judged->rank)});
  }
  return table;
}

TextTable cold_next_text_table(const experiment::ColdFigures& figures) {
  TextTable table;
  table.header = {SEGUE_TEXT("Asked by"),   SEGUE_TEXT("The cold artist is"),   SEGUE_TEXT("Steps"),
                  SEGUE_TEXT("Its vector"), "hit@" + std::to_string(figures.k), "MRR"};
  table.columns = "ttntnn";
  for (std::size_t i = 0; i < figures.ranks.size(); ++i) {
    const ColdRanks& ranks = figures.ranks[i];
    const auto add = [&](const ColdRanks& of, ColdLevel level, const char* name) {
      const auto at = static_cast<std::size_t>(level);
      table.rows.push_back({ranks.scoring == models::Scoring::resembles ? SEGUE_TEXT("resembles") : SEGUE_TEXT("is followed by"),
                            ranks.into ? SEGUE_TEXT("to be found") : SEGUE_TEXT("asked about"), count(ranks.transitions), name,
                            with_interval(of.hit_k[at]), with_interval(of.mrr[at])});
    };
    add(ranks, ColdLevel::own, SEGUE_TEXT("its own"));
    for (const ColdJudgement* judged : all_of(figures)) {
      const bool ridge = judged->method == models::ColdMethod::ridge;
      add(judged->ranks[i], ColdLevel::predicted,
          ridge ? SEGUE_TEXT("predicted by ridge regression") : SEGUE_TEXT("predicted by the network"));
    }
    add(ranks, ColdLevel::mean, SEGUE_TEXT("the mean vector"));
    add(ranks, ColdLevel::popularity, SEGUE_TEXT("popularity, no vector"));
  }
  return table;
}

}  // namespace segue::report
