// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/sequences_model.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/pages/evaluate/identity.h"
#include "ui/plot/text_table.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

double valueOf(const PairedDifferences& of, std::uint32_t position, int column) {
  const evaluation::EvaluatedSequence& s = of.story->models[of.a].evaluation->sequences[position];
  switch (column) {
    case SequencesModel::sequence: return s.sequence;
    case SequencesModel::user: return static_cast<double>(s.user);
    case SequencesModel::length: return s.length;
    case SequencesModel::steps: return s.predictions;
    case SequencesModel::first: return of.aValues[position];
    case SequencesModel::second: return of.bValues[position];
    case SequencesModel::difference: return of.difference(position);
    default: return 0;
  }
}

}  // namespace

QString sequenceName(const data::Corpus& corpus, std::uint32_t sequence) {
  const quint64 row = corpus.rows.size() > sequence ? corpus.rows[sequence] : sequence;
  return corpus.sources[sequence] == data::Source::playlist ? SequencesModel::tr("Playlist %1").arg(number(row + 1))
                                                            : SequencesModel::tr("Session %1").arg(number(row + 1));
}

void SequencesModel::setDifferences(std::shared_ptr<const PairedDifferences> differences,
                                    std::shared_ptr<const data::Corpus> corpus) {
  beginResetModel();
  differences_ = std::move(differences);
  corpus_ = std::move(corpus);
  bin_ = -1;
  fill();
  endResetModel();
}

void SequencesModel::showBin(int bin) {
  beginResetModel();
  bin_ = bin;
  fill();
  endResetModel();
}

void SequencesModel::fill() {
  ++filled_;
  shown_.clear();
  if (!differences_) return;
  const std::span<const std::uint32_t> all =
      bin_ < 0 ? std::span<const std::uint32_t>(differences_->order) : differences_->sequencesIn(static_cast<std::size_t>(bin_));
  shown_.assign(all.begin(), all.end());
  sortShown();
}

void SequencesModel::sortShown() {
  if (sortColumn_ < 0) return;
  const auto sorted = [differences = differences_, column = sortColumn_, order = sortOrder_](std::vector<std::uint32_t> shown) {
    std::ranges::stable_sort(shown, [&](std::uint32_t a, std::uint32_t b) {
      const double x = valueOf(*differences, a, column);
      const double y = valueOf(*differences, b, column);
      return order == Qt::AscendingOrder ? x < y : y < x;
    });
    return shown;
  };
  constexpr std::size_t quick = 10'000;  // sorted in about a millisecond
  if (shown_.size() <= quick) {
    shown_ = sorted(std::move(shown_));
    return;
  }
  sorting_.request(tr("Sorting"), [this, sorted, shown = shown_, filled = filled_](Progress&) {
    auto done = std::make_shared<std::vector<std::uint32_t>>(sorted(shown));
    return std::function<void()>([this, done, filled] {
      if (filled != filled_) return;
      beginResetModel();
      shown_ = std::move(*done);
      endResetModel();
    });
  });
}

void SequencesModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int SequencesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int SequencesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : column_count; }

QVariant SequencesModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const std::uint32_t position = positionOf(index.row());
  const int column = index.column();
  const evaluation::EvaluatedSequence& s = differences_->story->models[differences_->a].evaluation->sequences[position];
  const double value = valueOf(*differences_, position, column);
  switch (role) {
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column == sequence ? Qt::AlignLeft : Qt::AlignRight)));
    case valueRole: return value;
    case Qt::DisplayRole:
      switch (column) {
        case sequence: return corpus_ ? sequenceName(*corpus_, s.sequence) : number(s.sequence);
        case user: return s.user < 0 ? QStringLiteral("–") : QString::number(s.user);
        case length: return number(s.length);
        case steps: return number(s.predictions);
        case difference: return differenceText(value);
        default: return figureText(value);
      }
    default: return {};
  }
}

QVariant SequencesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == sequence ? Qt::AlignLeft : Qt::AlignRight)));
  }
  if (role == Qt::ToolTipRole && differences_ && (section == first || section == second)) {
    return tr("%1 of %2")
        .arg(figureLabel(differences_->key),
             differences_->story->models[section == first ? differences_->a : differences_->b].name);
  }
  if (role == Qt::ToolTipRole && section == length) return tr("Different artists walked through");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case sequence: return tr("Sequence");
    case user: return tr("User");
    case length: return tr("Artists");
    case steps: return tr("Steps");
    case first: return differences_ ? differences_->story->models[differences_->a].twoLines() : tr("First");
    case second: return differences_ ? differences_->story->models[differences_->b].twoLines() : tr("Second");
    case difference: return tr("Difference");
    default: return {};
  }
}

void SequencesModel::sort(int column, Qt::SortOrder order) {
  sortColumn_ = column;
  sortOrder_ = order;
  beginResetModel();
  fill();
  endResetModel();
}

std::function<PlotTable()> SequencesModel::table() const {
  return [differences = differences_, shown = shown_, corpus = corpus_] {
    PlotTable table;
    if (!differences) return table;
    const PairedDifferences& of = *differences;
    table.columns = {{QStringLiteral("sequence")},     {QStringLiteral("source")},    {QStringLiteral("user")},
                     {QStringLiteral("artists")},      {QStringLiteral("steps")},     {QStringLiteral("first_value")},
                     {QStringLiteral("second_value")}, {QStringLiteral("difference")}};
    for (const std::uint32_t position : shown) {
      const evaluation::EvaluatedSequence& s = of.story->models[of.a].evaluation->sequences[position];
      table.columns[0].values.push_back(s.sequence);
      table.columns[1].texts.push_back(s.source == data::Source::playlist ? QStringLiteral("playlist")
                                                                          : QStringLiteral("session"));
      table.columns[2].values.push_back(s.user < 0 ? std::nan("") : static_cast<double>(s.user));  // none: an empty cell
      table.columns[3].values.push_back(s.length);
      table.columns[4].values.push_back(s.predictions);
      table.columns[5].values.push_back(of.aValues[position]);
      table.columns[6].values.push_back(of.bValues[position]);
      table.columns[7].values.push_back(of.difference(position));
    }
    return identified(std::move(table), of);
  };
}

TextTable SequencesModel::texts(const QString& title, int most) const {
  TextTable table{title, {}, {}};
  if (differences_) {
    table.notes
        << tr("%1. Protocol: %2.").arg(figureLabel(differences_->key), QString::fromStdString(protocolOf(*differences_->story)));
  }
  for (int c = 0; c < column_count; ++c) {
    table.columns.push_back({headerData(c, Qt::Horizontal, Qt::DisplayRole).toString().replace(u'\n', u' '), c != sequence});
  }
  for (int r = 0; r < std::min(rowCount(), most); ++r) {
    QStringList row;
    for (int c = 0; c < column_count; ++c) row << index(r, c).data().toString();
    table.rows.push_back(row);
  }
  if (rowCount() > most) {
    QStringList rest{tr("and %1 more").arg(number(static_cast<quint64>(rowCount() - most)))};
    while (rest.size() < column_count) rest << QString();
    table.rows.push_back(rest);
  }
  return table;
}

}  // namespace segue::ui
