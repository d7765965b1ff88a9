// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/identity.h"

#include <QCoreApplication>
#include <QLocale>
#include <QWidget>
#include <algorithm>
#include <cmath>

#include "ui/plot/drawing.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::Identity)
};

QString percentOf(double share) { return QLocale().toString(100 * share, 'g', 4); }

QString alternativeText(evaluation::Alternative alternative) {
  switch (alternative) {
    case evaluation::Alternative::greater: return Text::tr("one-sided, the first is better");
    case evaluation::Alternative::less: return Text::tr("one-sided, the first is worse");
    case evaluation::Alternative::two_sided: break;
  }
  return Text::tr("two-sided");
}

QString zerosText(evaluation::Zeros zeros) {
  switch (zeros) {
    case evaluation::Zeros::wilcox: return Text::tr("left out (Wilcoxon)");
    case evaluation::Zeros::pratt: return Text::tr("ranked, then left out (Pratt)");
    case evaluation::Zeros::zsplit: return Text::tr("split between the sides");
  }
  return {};
}

bool byUsers(const EvaluationStory& story) { return story.clusters < story.sequences; }

/// Adds columns that are alike in every row.
class Constants {
 public:
  explicit Constants(PlotTable& table) : table_(table) {
    for (const PlotTable::Column& column : table.columns) rows_ = std::max({rows_, column.values.size(), column.texts.size()});
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  void text(const char* name, const QString& value) {
    table_.columns.push_back({QString::fromLatin1(name), {}, false, std::vector<QString>(rows_, value)});
  }
  void number(const char* name, double value) {
    table_.columns.push_back({QString::fromLatin1(name), std::vector<double>(rows_, value)});
  }
  void figure(const FigureKey& key) {
    const experiment::FigureKind kind = kindOf(key);
    text("measure", QString::fromLatin1(evaluation::measure_name(kind.measure)));
    number("k", kind.k == 0 ? std::nan("") : kind.k);
    text("over", key.micro ? QStringLiteral("predictions") : QStringLiteral("sequences"));
  }

 private:
  PlotTable& table_;
  std::size_t rows_ = 0;
};

}  // namespace

QString intervalName(const EvaluationStory& story) {
  return story.options.comparison.bootstrap == 0 ? Text::tr("t-interval") : Text::tr("BCa interval");
}

std::string protocolOf(const EvaluationStory& story) {
  evaluation::Protocol protocol = story.models.front().evaluation->protocol;
  if (story.options.sources != evaluation::Sources::all) protocol.sources = story.options.sources;
  return experiment::protocol_name(protocol);
}

QStringList identityNotes(const EvaluationStory& story, bool tests) {
  const evaluation::ComparisonOptions& o = story.options.comparison;
  QStringList notes;
  QString intervals;
  if (o.bootstrap == 0) {
    intervals = Text::tr("%1 % t-intervals over sequences as if they were independent.").arg(percentOf(o.confidence));
  } else if (byUsers(story)) {
    intervals = Text::tr("%1 % BCa bootstrap intervals: %2 resamples of %3 users with all their sequences.")
                    .arg(percentOf(o.confidence), number(o.bootstrap), number(story.clusters));
  } else {
    intervals = Text::tr("%1 % BCa bootstrap intervals: %2 resamples of the sequences.")
                    .arg(percentOf(o.confidence), number(o.bootstrap));
  }
  if (story.clusters < 2) intervals = Text::tr("No intervals: one sequence or user says nothing of others.");
  notes << (story.options.compareBy.micro ? Text::tr("Means over steps (micro).") : Text::tr("Means over sequences (macro).")) +
               u' ' + intervals;
  if (tests) {
    notes << Text::tr("Tests: %1; Wilcoxon's over %2, zero differences %3; randomisation over %4, %5 patterns.")
                 .arg(alternativeText(o.alternative),
                      o.unit == evaluation::TestUnit::sequence ? Text::tr("sequences")
                                                               : Text::tr("means of each user's sequences"),
                      zerosText(o.zeros), byUsers(story) ? Text::tr("users") : Text::tr("sequences"), number(o.randomisations));
  }
  return notes << protocolNotes(story);
}

QStringList protocolNotes(const EvaluationStory& story) {
  QStringList notes{
      Text::tr("Protocol: %1. %2 held-out sequences.").arg(QString::fromStdString(protocolOf(story)), number(story.sequences))};
  QStringList searched;
  for (const EvaluatedModel& model : story.models) {
    if (model.evaluation->approximate_k == 0) continue;
    searched << QStringLiteral("%1: %2").arg(model.exactName(), percentText(model.evaluation->approximate_recall));
  }
  searched.removeDuplicates();
  if (!searched.isEmpty()) {
    notes << Text::tr("Approximate search (HNSW); of the exact best it found: %1.").arg(searched.join(QStringLiteral(", ")));
  }
  return notes;
}

experiment::Compared comparedOf(const EvaluationStory& story) {
  experiment::Compared out;
  out.figure = kindOf(story.options.compareBy);
  out.protocol = story.models.front().evaluation->protocol;
  if (story.options.sources != evaluation::Sources::all) out.protocol.sources = story.options.sources;
  out.options = story.options.comparison;
  out.sequences = story.sequences;
  out.clusters = story.clusters;
  out.means = story.comparison.means;
  out.pairs = story.comparison.pairs;
  for (const EvaluatedModel& model : story.models) {
    out.names.push_back(model.key.toStdString());
    out.models.push_back({model.kind, model.scoringKey, model.evaluation->approximate_recall, model.evaluation->approximate_k});
  }
  return out;
}

PlotTable identified(PlotTable table, const EvaluationStory& story, Lacks lacks) {
  Constants constants(table);
  const auto names = std::ranges::find(table.columns, QStringLiteral("model"), &PlotTable::Column::name);
  if (names != table.columns.end() && names->texts.size() == constants.rows()) {
    std::vector<double> recalls;
    for (const QString& name : names->texts) {
      const auto model = std::ranges::find(story.models, name, &EvaluatedModel::name);
      recalls.push_back(model == story.models.end() ? std::nan("") : model->evaluation->approximate_recall);
    }
    table.columns.push_back({QStringLiteral("search_recall"), std::move(recalls)});
  }
  if (lacks == Lacks::intervals) {
    const evaluation::ComparisonOptions& o = story.options.comparison;
    constants.figure(story.options.compareBy);
    constants.number("confidence", o.confidence);
    constants.text("resampled", byUsers(story) ? QStringLiteral("users") : QStringLiteral("sequences"));
    constants.number("bootstrap", static_cast<double>(o.bootstrap));
    constants.text("seed", QString::number(o.seed));
  }
  constants.text("protocol", QString::fromStdString(protocolOf(story)));
  return table;
}

PlotTable identified(PlotTable table, const PairedDifferences& differences) {
  const EvaluatedModel& a = differences.story->models[differences.a];
  const EvaluatedModel& b = differences.story->models[differences.b];
  Constants constants(table);
  constants.text("first", a.key);
  constants.text("second", b.key);
  constants.figure(differences.key);
  constants.number("search_recall_first", a.evaluation->approximate_recall);
  constants.number("search_recall_second", b.evaluation->approximate_recall);
  constants.text("protocol", QString::fromStdString(protocolOf(*differences.story)));
  return table;
}

Savable identified(Savable savable, const std::shared_ptr<const EvaluationStory>& story, Lacks lacks, const QStringList& notes,
                   QWidget* widget) {
  if (!story) return savable;
  savable.table = [table = savable.table, story, lacks] { return identified(table(), *story, lacks); };
  savable.texts = [texts = savable.texts, notes] {
    TextTable table = texts();
    table.notes << notes;
    return table;
  };
  savable.picture = [texts = savable.texts, widget](const QString& path) {
    const TextTable table = texts();
    const QFont font = widget->font();
    return savePicture(path, sizeOfDrawing(table, font), [&](QPainter& painter) { drawTable(painter, table, font); });
  };
  return savable;
}

Savable identified(const Drawing& drawing, const std::shared_ptr<const EvaluationStory>& story, Lacks lacks) {
  Savable savable = drawing.savable();
  if (story) savable.table = [table = savable.table, story, lacks] { return identified(table(), *story, lacks); };
  return savable;
}

PlotTable plotTableOf(const experiment::TidyTable& table) {
  PlotTable out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    PlotTable::Column column{QString::fromStdString(table.columns[c])};
    const bool texts =
        std::ranges::any_of(table.rows, [&](const auto& row) { return std::holds_alternative<std::string>(row[c]); });
    for (const auto& row : table.rows) {
      if (texts) {
        const auto* word = std::get_if<std::string>(&row[c]);
        column.texts.push_back(word == nullptr ? QString() : QString::fromStdString(*word));
      } else {
        column.values.push_back(std::get<double>(row[c]));
      }
    }
    out.columns.push_back(std::move(column));
  }
  return out;
}

}  // namespace segue::ui
