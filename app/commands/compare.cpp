// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <ostream>
#include <set>

#include "app/commands/command.h"
#include "app/commands/evaluation_arguments.h"
#include "app/commands/task.h"
#include "core/base/files.h"
#include "core/experiment/mean_ranks.h"
#include "core/experiment/steps.h"
#include "core/experiment/tidy.h"
#include "core/report/svg_charts.h"

namespace segue::app {
namespace {

using Runs = std::vector<std::shared_ptr<const experiment::Run>>;

/// Evaluations of one corpus, which can be held against each other.
struct Group {
  std::string corpus;
  std::string data_set;  ///< unique
  std::vector<experiment::NamedEvaluation> evaluations;
};

Runs readStored(const QStringList& folders) {
  Runs runs;
  for (const QString& folder : folders) {
    auto run = std::make_shared<const experiment::Run>(experiment::read_run_without_vectors(toPath(folder)));
    if (run->evaluations.empty()) {
      throw Error(SEGUE_TEXT("This run holds no evaluation"), {folder.toStdString(), 0},
                  SEGUE_TEXT("Evaluate it first: segue evaluate RUN… --save"));
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

std::string unused(const std::string& name, std::set<std::string>& names) {
  std::string given = name;
  for (int i = 2; !names.insert(given).second; ++i) given = name + " " + std::to_string(i);
  return given;
}

/// `runs` outlive them.
std::vector<Group> groupsOf(const Runs& runs) {
  std::vector<Group> groups;
  std::set<std::string> dataSets;
  std::vector<std::set<std::string>> names;
  for (const auto& run : runs) {
    std::map<std::size_t, std::string> given;  // this run's name in each group
    for (const auto& each : run->evaluations) {
      const auto found = std::ranges::find(groups, each.corpus_fingerprint, &Group::corpus);
      const auto at = static_cast<std::size_t>(found - groups.begin());
      if (found == groups.end()) {
        const auto own = std::ranges::find(runs, each.corpus_fingerprint, [](const auto& r) { return r->corpus_fingerprint; });
        groups.push_back(
            {each.corpus_fingerprint, unused(experiment::data_name_of(own == runs.end() ? *run : **own), dataSets), {}});
        names.emplace_back();
      }
      if (!given.contains(at)) given[at] = unused(run->name, names[at]);
      std::string label = given[at];
      if (run->evaluations.size() > 1) label = experiment::scored_name(label, each.scoring);
      groups[at].evaluations.push_back(
          {label, each.evaluated.evaluation.get(), run->embedding.model, models::scoring_name(each.scoring)});
    }
  }
  return groups;
}

/// Of the data sets where there are several, else of the users of one; none where there is too little to rank.
std::optional<experiment::MeanRanks> ranksOf(const Runs& runs, const std::vector<Group>& groups,
                                             const experiment::ComparisonSpec& spec) {
  const double level = 1 - spec.options.confidence;
  if (experiment::data_sets_of(runs) > 1) return experiment::ranks_by_data_set(runs, spec.figure, level);
  // Two models are a pair, which has a test of its own; of several splits none can speak for the others.
  if (groups.size() > 1 || groups.front().evaluations.size() < 3) return std::nullopt;
  return experiment::ranks_by_user(groups.front().evaluations, spec.figure, level);
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// Of the evaluations that searched approximately, a line each.
std::string searchRecall(const std::vector<Group>& groups) {
  std::string out;
  for (const Group& group : groups) {
    for (const auto& each : group.evaluations) {
      if (each.evaluation->approximate_k == 0) continue;
      out += (groups.size() > 1 ? group.data_set + ", " : std::string()) + each.name + ": approximate search, which found " +
             QString::asprintf("%.2f", 100 * each.evaluation->approximate_recall).toStdString() + " % of the " +
             std::to_string(each.evaluation->approximate_k) + " best.\n";
    }
  }
  return out;
}

/// What the table of mean ranks does not say, a line each.
std::string ranksInWords(const experiment::MeanRanks& ranks) {
  const evaluation::CriticalDifference& cd = ranks.result;
  const auto text = [](double value, const char* format) {
    return QString::asprintf(format, value).toStdString();  // Qt's is the C locale's
  };
  const auto chance = [&](double p) { return p < 1e-300 ? std::string("p < 1e-300") : "p = " + text(p, "%.2g"); };
  const bool sets = ranks.rows == experiment::RankRows::data_sets;
  std::string out = "Ranked by " + std::to_string(ranks.count) +
                    (sets ? " data sets" : " users (or single sequences), ties corrected for") + ". Friedman: chi-square " +
                    text(cd.chi_square, "%.2f") + ", " + chance(cd.p) +
                    (std::isnan(cd.exact_p) ? std::string() : " (exact: " + chance(cd.exact_p) + ")") +
                    (cd.agree ? std::string("; all rows agree, so Iman and Davenport's F has no value.\n")
                              : "; Iman and Davenport: F " + text(cd.f, "%.2f") + ", " + chance(cd.f_p) + ".\n");
  for (const evaluation::Clique& clique : cd.cliques) {
    std::vector<std::string> names;
    for (std::size_t i = clique.first; i <= clique.last; ++i) names.push_back(ranks.table.models[cd.order[i]]);
    out += "Not told apart: " + joined(names) + ".\n";
  }
  if (cd.difference > static_cast<double>(cd.order.size() - 1)) {
    out +=
        "So few rows cannot tell these models apart, whatever their figures: the critical difference is wider than all ranks.\n";
  }
  if (!ranks.left_out.empty()) out += "Not on every data set, so left out: " + joined(ranks.left_out) + ".\n";
  return out;
}

}  // namespace

int compare(const QStringList& arguments) {
  Arguments args(
      "compare RUN… [OPTIONS…]",
      "Compares run folders by the evaluations that they hold, without their vectors or the data: the same test again,\n"
      "or another one. Each pair has its difference with an interval, an effect size, and p of two tests. Three models or\n"
      "more also have mean ranks over the users of their data set, with the critical difference. Runs of several data sets\n"
      "are compared within each, and have mean ranks over the data sets, a model being what has one name on all of them.");
  addFormat(args);
  args.option("out", "file", "Also write a CSV table of the pairs with every number there.");
  args.option("ranks", "file", "Also write the mean ranks there: .svg, the critical-difference diagram, or .csv.");
  addComparisonOptions(args);
  args.flag("quiet", "Show no progress.");
  if (!args.parse(arguments, 1, 1000)) return 0;
  const experiment::ComparisonSpec spec = readComparisonOptions(args);
  const TableFormat format = readFormat(args);
  const QString ranksFile = args.given("ranks") ? args.needed("ranks") : QString();
  const bool asPicture = ranksFile.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
  if (!ranksFile.isEmpty() && !asPicture && !ranksFile.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
    throw UsageError{QStringLiteral("--ranks needs a file .svg or .csv")};
  }
  const Runs runs = readStored(args.positional());
  const std::vector<Group> groups = groupsOf(runs);
  std::vector<experiment::ComparisonsOfData> all;
  std::optional<experiment::MeanRanks> ranks;
  if (std::ranges::all_of(groups, [](const Group& group) { return group.evaluations.size() < 2; })) {
    throw UsageError{QStringLiteral("there is one evaluation only, so nothing to compare")};
  }
  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    for (const Group& group : groups) {
      if (group.evaluations.size() > 1) {
        all.push_back({group.data_set, experiment::compare(group.evaluations, spec, progress)});
      }
    }
    ranks = ranksOf(runs, groups, spec);
    if (args.given("out")) {
      const std::filesystem::path out = toPath(args.needed("out"));
      all.size() == 1 ? experiment::write_comparisons_csv(out, all.front().comparisons)
                      : experiment::write_comparisons_csv(out, all);
    }
    if (ranksFile.isEmpty()) return;
    if (!ranks) {
      throw Error(SEGUE_TEXT("Mean ranks need three models on one data set, or several data sets"), {},
                  SEGUE_TEXT("Name more run folders"));
    }
    if (asPicture) {
      write_file(toPath(ranksFile), [&](std::ostream& to) {
        to << report::rank_diagram(experiment::figure_label(ranks->figure), experiment::labels_with_recall(*ranks), ranks->result,
                                   {}, report::ranks_notes(*ranks));
      });
    } else {
      experiment::write_mean_ranks_csv(toPath(ranksFile), *ranks);
    }
    say({SEGUE_TEXT("Wrote the mean ranks to %1"), {ranksFile.toStdString()}});
  });

  std::string text;
  for (const auto& each : all) {
    if (!text.empty()) text += '\n';
    if (format == TableFormat::csv) {
      text += experiment::to_csv(experiment::tidy_comparisons(each.comparisons, groups.size() > 1 ? each.data_set : ""));
      continue;
    }
    if (groups.size() > 1) text += each.data_set + "\n\n";
    text += formatted(report::comparisons_text_table(each.comparisons), format);
  }
  if (ranks) {
    text += '\n';
    if (ranks->rows == experiment::RankRows::data_sets)
      text += formatted(report::ranked_figures_text_table(*ranks), format) + '\n';
    text += formatted(report::ranks_text_table(*ranks), format);
    if (format == TableFormat::text) text += '\n' + ranksInWords(*ranks);
  }
  if (format == TableFormat::text) text += searchRecall(groups);
  print(QString::fromStdString(text));
  return 0;
}

}  // namespace segue::app
