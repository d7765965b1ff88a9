// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/significance_panel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/pairs_model.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/panel_table.h"
#include "ui/pages/evaluate/ranks_panel.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

/// As comparisons.csv of the command line.
PlotTable pairsOf(const EvaluationStory* story) {
  return plotTableOf(experiment::tidy_comparisons(story == nullptr ? experiment::Compared{} : comparedOf(*story)));
}

}  // namespace

SignificancePanel::SignificancePanel(QWidget* parent)
    : QWidget(parent),
      matrixLabel_(sectionLabel()),
      matrixCaption_(captionLabel()),
      pairsLabel_(sectionLabel()),
      pairsCaption_(captionLabel()),
      test_(new QComboBox),
      correction_(new QComboBox),
      matrix_(new SignificanceModel(this)),
      pairs_(new PairsModel(this)),
      matrixTable_(new PanelTable(matrix_, 3)),
      pairsTable_(new PanelTable(pairs_, 1)),
      ranks_(new RanksPanel) {
  test_->addItems({QString(), QString()});
  correction_->addItems({QString(), QString(), QString()});
  for (QComboBox* box : {test_, correction_}) giveWay(box, 14);
  matrixTable_->setObjectName(QStringLiteral("matrix"));
  matrixTable_->verticalHeader()->show();
  matrixTable_->setShowGrid(true);
  matrixTable_->setCornerButtonEnabled(false);
  matrixTable_->setAlternatingRowColors(false);
  matrixTable_->setSelectionBehavior(QAbstractItemView::SelectItems);
  matrixTable_->setSelectionMode(QAbstractItemView::SingleSelection);
  pairsTable_->setObjectName(QStringLiteral("pairs"));

  auto* content = new QWidget;
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, theme::unit, theme::unit, 0);
  rows->setSpacing(theme::unit);
  addSection(rows, matrixLabel_, {test_, correction_}, [this] {
    Savable savable = savableTable(*matrix_, matrixLabel_->text(), this);
    // The rows' names are in the vertical header.
    savable.texts = [this] {
      TextTable table = shownTable(*matrix_, matrixLabel_->text());
      table.columns.insert(table.columns.begin(), {QString(), false});
      for (int r = 0; r < matrix_->rowCount(); ++r) {
        table.rows[static_cast<std::size_t>(r)].prepend(matrix_->headerData(r, Qt::Vertical, Qt::DisplayRole).toString());
      }
      if (story_) {
        table.notes << tr("Difference, its %1 % %2, p by %3 (%4).", "95, BCa interval, test, correction")
                           .arg(QLocale().toString(100 * story_->confidence(), 'g', 4), intervalName(*story_),
                                test_->currentText(), correction_->currentText())
                    << identityNotes(*story_, true);
      }
      return table;
    };
    savable.picture = [texts = savable.texts, this](const QString& path) {
      const TextTable table = texts();
      return savePicture(path, sizeOfDrawing(table, font()), [&](QPainter& painter) { drawTable(painter, table, font()); });
    };
    savable.table = [story = story_] { return pairsOf(story.get()); };  // the matrix in rows, as programs read it
    return savable;
  });
  rows->addWidget(matrixCaption_);
  rows->addWidget(matrixTable_);
  rows->addSpacing(theme::unit);
  addSection(rows, pairsLabel_, {}, [this] {
    Savable savable = savableTable(*pairs_, pairsLabel_->text(), this);
    savable.texts = [this] {
      TextTable table = shownTable(*pairs_, pairsLabel_->text());
      if (story_) table.notes << figureLabel(story_->options.compareBy) + u'.' << identityNotes(*story_, true);
      return table;
    };
    savable.picture = [texts = savable.texts, this](const QString& path) {
      const TextTable table = texts();
      return savePicture(path, sizeOfDrawing(table, font()), [&](QPainter& painter) { drawTable(painter, table, font()); });
    };
    savable.table = [story = story_] { return pairsOf(story.get()); };
    return savable;
  });
  rows->addWidget(pairsCaption_);
  rows->addWidget(pairsTable_);
  rows->addSpacing(theme::unit);
  rows->addWidget(ranks_);
  rows->addStretch(1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scrolled(content));

  for (QComboBox* box : {test_, correction_}) connect(box, &QComboBox::currentIndexChanged, this, &SignificancePanel::setTest);
  connect(matrixTable_, &QTableView::clicked, this, [this](const QModelIndex& index) {
    if (index.row() != index.column()) {
      emit pairChosen(static_cast<std::size_t>(index.row()), static_cast<std::size_t>(index.column()));
    }
  });
  connect(pairsTable_, &QTableView::clicked, this,
          [this](const QModelIndex& index) { emit pairChosen(pairs_->pair(index.row()).a, pairs_->pair(index.row()).b); });
  retranslate();
}

void SignificancePanel::setStory(std::shared_ptr<const EvaluationStory> story,
                                 std::vector<std::shared_ptr<const experiment::Run>> evaluated) {
  story_ = std::move(story);
  ranks_->setStory(story_, std::move(evaluated));
  matrix_->setStory(story_);
  pairs_->setStory(story_);
  say();
}

void SignificancePanel::setTest() {
  matrix_->setTest(static_cast<SignificanceModel::Test>(std::max(0, test_->currentIndex())),
                   static_cast<SignificanceModel::Correction>(std::max(0, correction_->currentIndex())));
  fit();
}

void SignificancePanel::fit() {
  matrixTable_->fit(-1, 10);
  matrixTable_->verticalHeader()->setMaximumWidth(220);
  pairsTable_->fit(-1, 12);
}

void SignificancePanel::retranslate() {
  matrix_->retranslate();
  pairs_->retranslate();
  ranks_->retranslate();
  say();
}

void SignificancePanel::say() {
  const QString figure = story_ ? figureLabel(story_->options.compareBy) : QString();
  matrixLabel_->setText(tr("%1: row less column").arg(figure));
  matrixCaption_->setText(
      tr("The difference, its %1, and then p. Tinted where p is below the level after correction for all pairs: a difference "
         "that is more than chance. Click a cell for the sequences behind it.",
         "%1: BCa interval")
          .arg(story_ ? intervalName(*story_) : QString()));
  pairsLabel_->setText(tr("Every pair"));
  pairsCaption_->setText(
      story_ ? tr("%1 sequences, resampled by %2 users").arg(number(story_->sequences), number(story_->clusters)) : QString());
  if (story_ && story_->clusters == story_->sequences) pairsCaption_->setText(tr("%1 sequences").arg(number(story_->sequences)));
  test_->setItemText(0, tr("Wilcoxon's test"));
  test_->setItemData(0, tr("The paired signed-rank test, as in the study"), Qt::ToolTipRole);
  test_->setItemData(1, tr("Of the mean difference, exchanging the two models user by user"), Qt::ToolTipRole);
  test_->setItemText(1, tr("Randomisation test"));
  test_->setAccessibleName(tr("Test"));
  correction_->setItemText(0, tr("Holm"));
  correction_->setItemText(1, tr("Benjamini–Hochberg"));
  correction_->setItemText(2, tr("Not corrected"));
  correction_->setItemData(0, tr("The chance of any false finding among all pairs"), Qt::ToolTipRole);
  correction_->setItemData(1, tr("The share of false ones among the findings"), Qt::ToolTipRole);
  correction_->setAccessibleName(tr("Correction for several pairs"));
  fit();
}

}  // namespace segue::ui
