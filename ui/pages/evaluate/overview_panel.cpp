// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/overview_panel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/interval_plot.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/panel_table.h"
#include "ui/pages/evaluate/results_model.h"
#include "ui/pages/evaluate/seeds_model.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"

namespace segue::ui {
namespace {

/// A figure, and under it its interval (the column after it, which the view hides).
class FigureDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QString interval = index.siblingAtColumn(index.column() + 1).data().toString();
    const int width =
        std::max(option.fontMetrics.horizontalAdvance(interval), option.fontMetrics.horizontalAdvance(index.data().toString()));
    return {width + 2 * theme::unit + 2, 2 * option.fontMetrics.height() + theme::unit};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    const QString figure = plain.text;
    plain.text.clear();
    plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QVariant foreground = index.data(Qt::ForegroundRole);
    const QColor text = foreground.isValid() ? foreground.value<QColor>() : option.palette.color(QPalette::Text);
    const QString interval = index.siblingAtColumn(index.column() + 1).data().toString();
    const QRect inner = option.rect.adjusted(theme::unit, 3, -theme::unit, -3);
    painter->save();
    painter->setFont(plain.font);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : text);
    painter->drawText(inner, (interval.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignRight, figure);
    painter->setFont(option.font);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme::muted());
    painter->drawText(inner, Qt::AlignBottom | Qt::AlignRight, interval);
    painter->restore();
  }
};

}  // namespace

OverviewPanel::OverviewPanel(QWidget* parent)
    : QWidget(parent),
      resultsLabel_(sectionLabel()),
      caption_(captionLabel()),
      plotLabel_(sectionLabel()),
      plotCaption_(captionLabel()),
      seedsPart_(new QWidget),
      seedsLabel_(sectionLabel()),
      seedsCaption_(captionLabel()),
      seeds_(new SeedsModel(this)),
      seedsTable_(new PanelTable(seeds_, 1)),
      notesLabel_(sectionLabel()),
      notes_(new QLabel),
      drawn_(new QComboBox),
      results_(new ResultsModel(this)),
      table_(new PanelTable(results_, 2)),
      plot_(new IntervalPlot) {
  table_->setObjectName(QStringLiteral("results"));
  table_->setSortingEnabled(true);
  table_->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
  table_->setContextMenuPolicy(Qt::CustomContextMenu);
  drawn_->addItems({QString(), QString()});
  drawn_->setEnabled(false);
  notes_->setWordWrap(true);
  notes_->setTextFormat(Qt::RichText);
  notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);

  auto* content = new QWidget;
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, theme::unit, theme::unit, 0);
  rows->setSpacing(theme::unit);
  addSection(rows, resultsLabel_, {}, [this] {
    Savable savable = identified(savableTable(*results_, resultsLabel_->text(), this), story_, Lacks::protocol, notes(), this);
    savable.table = [all = results_->tidyTable()] { return all; };
    return savable;
  });
  rows->addWidget(caption_);
  rows->addWidget(table_);
  rows->addSpacing(theme::unit);
  addSection(rows, plotLabel_, {drawn_}, plot_, [this] { return identified(*plot_, story_, Lacks::intervals); });
  rows->addWidget(plotCaption_);
  rows->addWidget(plot_);
  rows->addSpacing(theme::unit);
  seedsTable_->setObjectName(QStringLiteral("seeds"));
  auto* seedRows = new QVBoxLayout(seedsPart_);
  seedRows->setContentsMargins(0, 0, 0, theme::unit);
  seedRows->setSpacing(theme::unit);
  addSection(seedRows, seedsLabel_, {}, [this] {
    return identified(savableTable(*seeds_, seedsLabel_->text(), this), story_, Lacks::protocol, notes(), this);
  });
  seedRows->addWidget(seedsCaption_);
  seedRows->addWidget(seedsTable_);
  rows->addWidget(seedsPart_);
  rows->addWidget(notesLabel_);
  rows->addWidget(notes_);
  rows->addStretch(1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scrolled(content));

  connect(drawn_, &QComboBox::currentIndexChanged, this, &OverviewPanel::showPlot);
  connect(table_, &QWidget::customContextMenuRequested, this, &OverviewPanel::showMenu);
  retranslate();
}

void OverviewPanel::setStory(std::shared_ptr<const EvaluationStory> story) {
  story_ = std::move(story);
  results_->setStory(story_);
  seeds_->setStory(story_);
  seedsPart_->setVisible(seeds_->rowCount() > 0);
  say();
}

void OverviewPanel::setNotes(const QString& html) {
  notes_->setText(html);
  notesLabel_->setVisible(!html.isEmpty());
}

void OverviewPanel::setBaseline(const QString& name) {
  if (name == results_->baseline()) return;
  results_->setBaseline(name);
  drawn_->setEnabled(!name.isEmpty());
  drawn_->setCurrentIndex(name.isEmpty() ? 0 : 1);
  say();
}

void OverviewPanel::showMenu(const QPoint& at) {
  const QModelIndex index = table_->indexAt(at);
  if (!index.isValid() || results_->modelOf(index.row()) == ResultsModel::randomRow) return;
  const QString name = story_->models[results_->modelOf(index.row())].name;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (name == results_->baseline()) {
    menu->addAction(tr("No baseline"), this, [this] { emit baselineChosen(QString()); });
  } else {
    menu->addAction(tr("Hold the others against %1").arg(name), this, [this, name] { emit baselineChosen(name); });
  }
  menu->popup(table_->viewport()->mapToGlobal(at));
}

void OverviewPanel::showPlot() {
  if (!story_) {
    plot_->setRows({}, std::nullopt, false);
    return;
  }
  const auto& models = story_->models;
  const auto base = std::ranges::find(models, results_->baseline(), &EvaluatedModel::name);
  const bool differences = drawn_->currentIndex() == 1 && base != models.end();
  const auto against = static_cast<std::size_t>(base - models.begin());
  std::vector<IntervalPlot::Row> rows;
  for (std::size_t m = 0; m < models.size(); ++m) {
    if (differences && m == against) continue;
    rows.push_back({models[m].name, differences ? story_->comparison.difference(m, against) : story_->comparison.means[m],
                    models[m].level ? -1 : models[m].series});
  }
  const IntervalPlot::Mark mark =
      differences ? IntervalPlot::Mark{0, base->name} : IntervalPlot::Mark{story_->comparison.random, tr("random")};
  const QString label = figureLabel(story_->options.compareBy);
  plotLabel_->setText(differences ? tr("%1: differences to %2").arg(label, base->name) : tr("%1 with its intervals").arg(label));
  plot_->setAccessibleName(plotLabel_->text());
  plot_->setNotes(notes());
  plot_->setRows(std::move(rows), mark, differences);
}

QStringList OverviewPanel::notes() const { return story_ ? identityNotes(*story_, false) : QStringList(); }

void OverviewPanel::retranslate() {
  results_->retranslate();
  seeds_->retranslate();
  say();
}

void OverviewPanel::say() {
  resultsLabel_->setText(tr("Results"));
  // By the study's protocol there is no bootstrap.
  const bool student = story_ && story_->options.comparison.bootstrap == 0;
  caption_->setText(
      student
          ? tr("A figure, and under it Student's t-interval. Right-click a model to hold the others against it.")
          : tr("A figure, and under it its BCa bootstrap interval; Student's and the percentile interval are in the tooltips. "
               "Right-click a model to hold the others against it."));
  plotCaption_->setText(
      student ? tr("Student's t over sequences, as if they were independent.")
              : tr("Thick: BCa bootstrap over users with all their sequences (over sequences where users are not known). "
                   "Thin: Student's t."));
  seedsLabel_->setText(tr("Over seeds"));
  seedsCaption_->setText(
      tr("Trainings that differ by their seed alone: what of a figure is luck of the draw. Not the same as an "
         "interval over sequences, which says how it would vary with other listeners."));
  notesLabel_->setText(tr("What to bear in mind"));
  notesLabel_->setVisible(!notes_->text().isEmpty());
  drawn_->setItemText(0, tr("Means"));
  drawn_->setItemText(1, tr("Differences to the baseline"));
  drawn_->setAccessibleName(tr("What is drawn"));
  using Kind = ResultsModel::Kind;
  for (int c = 0; c < results_->columnCount(); ++c) {
    const Kind kind = results_->columns()[static_cast<std::size_t>(c)].kind;
    table_->setColumnHidden(c, kind == Kind::interval || kind == Kind::differenceInterval);
    const bool two = kind == Kind::mean || kind == Kind::difference;
    QAbstractItemDelegate* old = table_->itemDelegateForColumn(c);
    const bool has = old != nullptr && old != table_->itemDelegate();
    if (two && !has) table_->setItemDelegateForColumn(c, new FigureDelegate(table_));
    if (!two && has) {
      table_->setItemDelegateForColumn(c, nullptr);
      old->deleteLater();
    }
  }
  table_->fit(0, 12);
  seedsTable_->fit(0, 8);
  showPlot();
}

}  // namespace segue::ui
