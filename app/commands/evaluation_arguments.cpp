// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/evaluation_arguments.h"

#include <cstring>

#include "app/commands/command.h"
#include "core/experiment/evaluation_json.h"

namespace segue::app {
namespace {

/// A visitor that passes everything on but one name.
template <class V>
class Without {
 public:
  Without(V& visitor, const char* name) : visitor_(visitor), name_(name) {}
  template <class T>
  void field(const Field& field, T& value) {
    if (std::strcmp(field.name, name_) != 0) visitor_.field(field, value);
  }
  template <class E>
  void choice(const Field& field, E& value, std::initializer_list<Choice<E>> choices) {
    visitor_.choice(field, value, choices);
  }

 private:
  V& visitor_;
  const char* name_;
};

/// What stands beside each other in an experiment file; "threads" is in both.
struct Plain {
  evaluation::EvaluationOptions options;
  evaluation::IntervalOptions intervals;
};
template <class V>
void fields(V& v, Plain& o) {
  fields(v, o.options);
  Without<V> rest(v, "threads");
  fields(rest, o.intervals);
}

experiment::Json listOf(const QString& text) {
  experiment::Json list = experiment::Json::array();
  for (const QString& word : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) list.push_back(word.trimmed().toStdString());
  return list;
}

experiment::Json numbersOf(const QString& text) {
  experiment::Json list = experiment::Json::array();
  for (const QString& word : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
    bool whole = false;
    const qulonglong value = word.trimmed().toULongLong(&whole);
    if (whole) {
      list.push_back(value);
    } else {
      list.push_back(word.trimmed().toStdString());
    }
  }
  return list;
}

/// "item-knn." of --item-knn.neighbors.
QString prefixOf(const experiment::LevelKind& kind) {
  return QString::fromLatin1(kind.name).replace(u'_', u'-') + QLatin1Char('.');
}

/// The name of a level becomes an object with the options that were given for it. Of an unknown one the reader complains.
void addLevelOptions(const Arguments& args, experiment::Json& level) {
  for (const experiment::LevelKind& kind : experiment::level_kinds()) {
    if (level != kind.name) continue;
    level = {{"level", kind.name},
             {"options", std::visit([&](const auto& options) { return args.json(options, prefixOf(kind)); }, kind.defaults)}};
    return;
  }
}

}  // namespace

void addEvaluationOptions(Arguments& args) {
  args.option("protocol", "protocol", "corrected (the default) or as-in-2020: what the protocol options begin with.");
  args.options(evaluation::Protocol{});
  args.option("ks", "list", "The k of hit rate, MAP and NDCG, such as 1,10,100 (the default).");
  args.options(Plain{});
  args.option("scorings", "list", "resembles, followed_by or both (the default), where a model has them.");
  args.option("levels", "list",
              "Recommenders without vectors to evaluate beside: popularity (the default), markov, item_knn, ease; none.");
  for (const experiment::LevelKind& kind : experiment::level_kinds()) {
    std::visit([&](const auto& options) { args.options(options, prefixOf(kind)); }, kind.defaults);
  }
  args.flag("compare-protocols", "Also show the way from the study's protocol to this one, one defect at a time.");
}

experiment::EvaluationSpec readEvaluationOptions(const Arguments& args) {
  experiment::Json json = args.json(Plain{});
  json["protocol"] = args.json(evaluation::Protocol{});
  if (args.given("protocol")) json["protocol"]["preset"] = args.value("protocol").toStdString();
  if (args.given("ks")) json["ks"] = numbersOf(args.value("ks"));
  if (args.given("scorings")) json["scorings"] = listOf(args.value("scorings"));
  if (args.given("levels")) {
    json["levels"] = args.value("levels") == QLatin1String("none") ? experiment::Json::array() : listOf(args.value("levels"));
    for (experiment::Json& level : json["levels"]) addLevelOptions(args, level);
  }
  json["compare_protocols"] = args.given("compare-protocols");
  experiment::EvaluationSpec spec = Arguments::reading(json, experiment::read_evaluation_spec);
  const experiment::ComparisonSpec defaults = spec.comparison;
  spec.comparison = readComparisonOptions(args);
  // What is said of all intervals is said of these too, unless they have words of their own.
  const experiment::Json own = args.json(defaults, QStringLiteral("comparison."));
  auto& options = spec.comparison.options;
  if (!own.contains("confidence")) options.confidence = defaults.options.confidence;
  if (!own.contains("bootstrap")) options.bootstrap = defaults.options.bootstrap;
  if (!own.contains("seed")) options.seed = defaults.options.seed;
  if (!own.contains("threads")) options.threads = defaults.options.threads;
  return spec;
}

void addComparisonOptions(Arguments& args) {
  args.options(experiment::ComparisonSpec{}, QStringLiteral("comparison."));
  args.option("baseline", "name", "Compare everything with this model or level (default: all pairs).");
}

experiment::ComparisonSpec readComparisonOptions(const Arguments& args) {
  experiment::ComparisonSpec spec = args.read(experiment::ComparisonSpec{}, QStringLiteral("comparison."));
  if (args.given("baseline")) spec.baseline = args.value("baseline").toStdString();
  return spec;
}

void addFormat(Arguments& args) { args.option("format", "format", "Of the tables: text (the default), markdown, latex or csv."); }

TableFormat readFormat(const Arguments& args) {
  const QString name = args.given("format") ? args.value("format") : QStringLiteral("text");
  const QStringList names{QStringLiteral("text"), QStringLiteral("markdown"), QStringLiteral("latex"), QStringLiteral("csv")};
  const auto at = names.indexOf(name);
  if (at < 0)
    throw UsageError{QStringLiteral("--format cannot be \"%1\" (one of %2)").arg(name, names.join(QStringLiteral(", ")))};
  return static_cast<TableFormat>(at);
}

std::string formatted(const report::TextTable& table, TableFormat format) {
  switch (format) {
    case TableFormat::text: return report::to_text(table);
    case TableFormat::markdown: return report::to_markdown(table);
    case TableFormat::latex: return report::to_latex(table);
    case TableFormat::csv: return report::to_csv(table);
  }
  return {};
}

}  // namespace segue::app
