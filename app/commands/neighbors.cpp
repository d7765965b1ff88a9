// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neighbors/neighbors.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/base/words.h"
#include "core/device/searches.h"

namespace segue::app {
namespace {

/// Letter case and ways of composing accents do not matter, in any script.
QString folded(const QString& name) { return name.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified(); }

class Names {
 public:
  explicit Names(const data::Vocabulary& vocabulary) {
    folded_.reserve(vocabulary.size());
    for (const auto& name : vocabulary.names) folded_.push_back(folded(QString::fromStdString(name)));
  }
  /// The most heard artist of this name.
  [[nodiscard]] std::optional<std::int32_t> find(const QString& name) const {
    const auto found = std::find(folded_.begin(), folded_.end(), folded(name));
    if (found == folded_.end()) return std::nullopt;
    return static_cast<std::int32_t>(found - folded_.begin());
  }
  /// Up to five artists that hold the text, most heard first; failing that, the one spelled most like it.
  [[nodiscard]] std::vector<std::size_t> like(const QString& name) const {
    const QString wanted = folded(name);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < folded_.size() && out.size() < 5; ++i) {
      if (folded_[i].contains(wanted)) out.push_back(i);
    }
    if (!out.empty()) return out;
    std::vector<std::string> all;
    for (const auto& n : folded_) all.push_back(n.toStdString());
    const std::string near = nearest_word(wanted.toStdString(), all);
    if (!near.empty()) out.push_back(static_cast<std::size_t>(std::find(all.begin(), all.end(), near) - all.begin()));
    return out;
  }

 private:
  std::vector<QString> folded_;
};

/// Throws Error naming what was probably meant.
std::vector<std::int32_t> queries(const QStringList& wanted, const data::Vocabulary& vocabulary) {
  const Names names(vocabulary);
  std::vector<std::int32_t> out;
  for (const QString& name : wanted) {
    if (const auto found = names.find(name)) {
      out.push_back(*found);
      continue;
    }
    std::string near;
    for (const std::size_t i : names.like(name)) near += (near.empty() ? "" : ", ") + vocabulary.names[i];
    throw Error({SEGUE_TEXT("No artist of this run is called \"%1\""), {name.toStdString()}}, {},
                near.empty() ? Message() : Message(SEGUE_TEXT("Perhaps: %1"), {near}));
  }
  return out;
}

models::Scoring scoringOf(const QString& name) {
  for (const auto scoring : {models::Scoring::resembles, models::Scoring::followed_by}) {
    if (name == QLatin1String(models::scoring_name(scoring))) return scoring;
  }
  throw UsageError{QStringLiteral("--scoring is resembles or followed_by, not \"%1\"").arg(name)};
}

}  // namespace

int neighbors(const QStringList& arguments) {
  Arguments args("neighbors RUN NAME… [OPTIONS…]",
                 "Shows the artists nearest to those named, with score and plays. Names match in any letter case.");
  args.option("k", "number", "How many (default 10).");
  args.option("scoring", "scoring", "resembles (cosine, the default) or followed_by (what tends to come next).");
  args.option("device", "device",
              "Where to look: auto (the default: a GPU where there is one and work enough for it), cpu, gpu or gpu:1. What is\n"
              "found is the same. The GPU's search has not yet been run on a GPU.");
  if (!args.parse(arguments, 2, 1000)) return 0;

  neighbors::NeighborOptions options;
  if (args.given("scoring")) options.scoring = scoringOf(args.needed("scoring"));
  if (args.given("k")) {
    bool ok = false;
    options.k = args.needed("k").toUInt(&ok);
    if (!ok || options.k == 0) throw UsageError{QStringLiteral("--k is a number of artists, from 1")};
  }
  device::Choice choice;
  if (args.given("device")) choice = device::parse_choice(args.needed("device").toStdString());
  const experiment::Run run = experiment::read_run(toPath(args.positional().front()));
  const data::Vocabulary& vocabulary = *run.embedding.vocabulary;
  const std::vector<std::int32_t> wanted = queries(args.positional().mid(1), vocabulary);

  std::vector<std::vector<neighbors::Neighbor>> found;
  runTask(false, [&](Progress& progress, const Say& say) {
    device::Searches searches(choice, device::gpus_of_this_machine());
    found = neighbors::nearest(run.embedding, wanted, options, progress, &searches);
    if (choice != device::Choice{}) say({SEGUE_TEXT("Searched on %1"), {searches.where()}});
  });
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto asked = static_cast<std::size_t>(wanted[i]);
    print(QString::fromStdString(vocabulary.names[asked]) +
          (run.embedding.is_predicted(asked) ? QStringLiteral(" (predicted)\n") : QStringLiteral("\n")));
    if (found[i].empty()) {
      const bool known = !run.embedding.input.row(wanted[i]).isZero(0);
      print(known ? QStringLiteral("      no other artist has a vector in this run\n")
                  : QStringLiteral("      it has no vector in this run\n"));
    }
    for (std::size_t j = 0; j < found[i].size(); ++j) {
      const auto artist = static_cast<std::size_t>(found[i][j].artist);
      print(QStringLiteral("%1  %2  %3 (%4)\n")
                .arg(j + 1, 4)
                .arg(static_cast<double>(found[i][j].score), 0, 'f', 3)
                .arg(QString::fromStdString(vocabulary.names[artist]))
                .arg(run.embedding.is_predicted(artist) ? QStringLiteral("predicted")
                                                        : QStringLiteral("%1 plays").arg(vocabulary.counts[artist])));
    }
  }
  return 0;
}

}  // namespace segue::app
