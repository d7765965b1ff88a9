// SPDX-License-Identifier: GPL-3.0-or-later
// How the Evaluate page is laid out, and its texts.
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/evaluate/evaluate_page.h"
#include "ui/pages/evaluate/interval_plot.h"
#include "ui/pages/evaluate/result_models.h"
#include "ui/theme.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {
namespace {

/// A figure, and under it its interval (the column after it, which the view hides).
class FigureDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QString interval = index.siblingAtColumn(index.column() + 1).data().toString();
    return {option.fontMetrics.horizontalAdvance(interval) + 2 * theme::unit + 2, 2 * option.fontMetrics.height() + theme::unit};
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
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : text);
    painter->drawText(inner, (interval.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignRight, figure);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme::muted());
    painter->drawText(inner, Qt::AlignBottom | Qt::AlignRight, interval);
    painter->restore();
  }
};

QLabel* sectionLabel() {
  auto* label = new QLabel;
  QFont bold = label->font();
  bold.setWeight(QFont::DemiBold);
  label->setFont(bold);
  return label;
}

void fill(QComboBox* box, const QStringList& texts) {
  const QSignalBlocker quiet(box);
  const int at = std::max(0, box->currentIndex());
  box->clear();
  box->addItems(texts);
  box->setCurrentIndex(at);
}

}  // namespace

QWidget* EvaluatePage::buildChoices() {
  runsLabel_ = sectionLabel();
  runs_ = new QListWidget;
  runs_->setSelectionMode(QAbstractItemView::NoSelection);
  runs_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // long names go on in the tooltip
  scoringsLabel_ = sectionLabel();
  resembles_ = new QCheckBox;
  followedBy_ = new QCheckBox;
  resembles_->setChecked(true);
  followedBy_->setChecked(true);
  protocolLabel_ = sectionLabel();
  protocol_ = new OptionsForm;
  protocol_->build(PageOptions{});
  testLabel_ = sectionLabel();
  metric_ = new QComboBox;
  alternative_ = new QComboBox;
  zeros_ = new QComboBox;
  for (QComboBox* box : {metric_, alternative_, zeros_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  test_ = new QFormLayout;
  test_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  test_->setHorizontalSpacing(theme::unit);
  for (QComboBox* box : {metric_, alternative_, zeros_}) test_->addRow(new QLabel, box);
  for (int i = 0; i < test_->rowCount(); ++i) {
    // Labels stand level with their boxes.
    test_->itemAt(i, QFormLayout::LabelRole)->widget()->setMinimumHeight(metric_->sizeHint().height());
  }
  evaluate_ = new QPushButton;
  evaluate_->setProperty("primary", true);
  job_ = new JobBar(false);
  job_->hide();

  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, theme::unit, 0);
  layout->setSpacing(theme::unit);
  layout->addWidget(runsLabel_);
  layout->addWidget(runs_);
  layout->addSpacing(theme::unit);
  layout->addWidget(scoringsLabel_);
  layout->addWidget(resembles_);
  layout->addWidget(followedBy_);
  layout->addSpacing(theme::unit);
  layout->addWidget(protocolLabel_);
  layout->addWidget(protocol_);
  layout->addSpacing(theme::unit);
  layout->addWidget(testLabel_);
  layout->addLayout(test_);
  layout->addStretch(1);

  // The button stays in sight, however long the options are.
  auto* side = new QWidget;
  side->setFixedWidth(290);
  auto* outer = new QVBoxLayout(side);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(theme::unit);
  outer->addWidget(scrolled(content), 1);
  outer->addWidget(job_);
  outer->addWidget(evaluate_);
  return side;
}

QTableView* EvaluatePage::makeTable(QAbstractItemModel* model) const {
  auto* table = new QTableView;
  table->setModel(model);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setAlternatingRowColors(true);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(2 * table->fontMetrics().height() + theme::unit);
  table->horizontalHeader()->setHighlightSections(false);
  return table;
}

void EvaluatePage::fitTable(QTableView* table, int left) const {
  QHeaderView* header = table->horizontalHeader();
  for (int c = 0; c < table->model()->columnCount(); ++c) header->setSectionResizeMode(c, QHeaderView::Interactive);
  table->resizeColumnsToContents();
  header->setSectionResizeMode(left, QHeaderView::Stretch);
  header->setMinimumSectionSize(40);
  const int rows = std::min(table->model()->rowCount(), 12);
  table->setFixedHeight(header->sizeHint().height() + rows * table->verticalHeader()->defaultSectionSize() + 4);
}

void EvaluatePage::fitRuns() {
  const int rows = std::clamp(runs_->count(), 2, 6);
  const int height = runs_->count() > 0 ? runs_->sizeHintForRow(0) : fontMetrics().height();
  runs_->setFixedHeight(rows * height + 2 * runs_->frameWidth() + theme::unit);
}

QToolButton* EvaluatePage::makeCopyButton(QAbstractItemModel* model) {
  auto* button = new QToolButton;
  button->setAutoRaise(true);
  button->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(button);
  for (const TableFormat format : {TableFormat::tsv, TableFormat::markdown}) {
    menu->addAction(QString(), this, [model, format] { QGuiApplication::clipboard()->setText(table_text(*model, format)); });
  }
  button->setMenu(menu);
  copyButtons_.push_back(button);
  return button;
}

QWidget* EvaluatePage::buildResults() {
  none_ = new EmptyState;
  headline_ = new QLabel;
  QFont large = headline_->font();
  large.setPointSizeF(large.pointSizeF() * 1.2);
  large.setWeight(QFont::DemiBold);
  headline_->setFont(large);
  detail_ = new QLabel;
  for (QLabel* label : {headline_, detail_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  auto* card = new QFrame;
  card->setProperty("card", true);
  auto* words = new QVBoxLayout(card);
  words->setContentsMargins(2 * theme::unit, theme::unit + 4, 2 * theme::unit, theme::unit + 4);
  words->addWidget(headline_);
  words->addWidget(detail_);

  resultsLabel_ = sectionLabel();
  resultsTable_ = makeTable(results_);
  resultsTable_->setSortingEnabled(true);
  for (const int figure : {ResultsModel::hit_1, ResultsModel::hit_k, ResultsModel::mrr}) {
    resultsTable_->setColumnHidden(figure + 1, true);
    resultsTable_->setItemDelegateForColumn(figure, new FigureDelegate(resultsTable_));
  }
  resultsTable_->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
  plotLabel_ = sectionLabel();
  plotMetric_ = new QComboBox;
  plot_ = new IntervalPlot;
  testsLabel_ = sectionLabel();
  comparisonsTable_ = makeTable(comparisons_);
  notesLabel_ = sectionLabel();
  notes_ = new QLabel;
  notes_->setWordWrap(true);
  notes_->setTextFormat(Qt::RichText);
  notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);

  const auto row = [](QWidget* left, QWidget* right) {
    auto* line = new QHBoxLayout;
    line->addWidget(left);
    line->addStretch(1);
    line->addWidget(right);
    return line;
  };
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, theme::unit, 0);
  layout->setSpacing(theme::unit);
  layout->addWidget(card);
  layout->addSpacing(theme::unit);
  layout->addLayout(row(resultsLabel_, makeCopyButton(results_)));
  layout->addWidget(resultsTable_);
  layout->addSpacing(theme::unit);
  layout->addLayout(row(plotLabel_, plotMetric_));
  layout->addWidget(plot_);
  layout->addSpacing(theme::unit);
  layout->addLayout(row(testsLabel_, makeCopyButton(comparisons_)));
  layout->addWidget(comparisonsTable_);
  layout->addSpacing(theme::unit);
  layout->addWidget(notesLabel_);
  layout->addWidget(notes_);
  layout->addStretch(1);

  outcome_ = new QStackedWidget;
  outcome_->addWidget(none_);
  outcome_->addWidget(scrolled(content));
  return outcome_;
}

void EvaluatePage::retranslate() {
  heading_->setText(tr("Evaluate", "heading"), tr("Walk through the held-out sequences and predict each next artist: "
                                                  "who foresees it better, and is the difference more than chance?"));
  runsLabel_->setText(tr("Models"));
  runs_->setAccessibleName(tr("Models to evaluate"));
  scoringsLabel_->setText(tr("Predict the next artist by"));
  resembles_->setText(tr("resembles: cosine of vectors"));
  resembles_->setToolTip(tr("The artist whose vector points most nearly the same way"));
  followedBy_->setText(tr("is followed by: output vectors"));
  followedBy_->setToolTip(tr("The artist whose output vector fits the query's vector best; models with two tables (item2vec)"));
  protocolLabel_->setText(tr("Protocol"));
  testLabel_->setText(tr("Paired test (Wilcoxon)"));
  const QStringList labels{tr("Compare by"), tr("Alternative"), tr("Equal pairs")};
  for (int i = 0; i < labels.size(); ++i) {
    qobject_cast<QLabel*>(test_->itemAt(i, QFormLayout::LabelRole)->widget())->setText(labels[i]);
  }
  fill(metric_, {QStringLiteral("hit@1"), tr("hit@k"), QStringLiteral("MRR")});
  fill(alternative_, {tr("greater (one-sided)"), tr("less (one-sided)"), tr("two-sided")});
  fill(zeros_, {tr("left out (Wilcoxon)"), tr("ranked, left out (Pratt)"), tr("ranked, split")});
  metric_->setToolTip(tr("The figure of each sequence that the test compares"));
  alternative_->setToolTip(
      tr("What the test is to show of the model with the higher mean: greater, that it is better; less, that it is worse; "
         "two-sided, that the two differ"));
  zeros_->setToolTip(tr("What is done with sequences on which both models do equally well"));
  evaluate_->setText(tr("Evaluate"));
  none_->setText(tr("Not evaluated yet"),
                 tr("Choose models on the left, then evaluate. "
                    "Figures come with intervals, and every pair of models is tested."),
                 {});
  resultsLabel_->setText(tr("Results"));
  plotLabel_->setText(tr("Means and bootstrap intervals"));
  testsLabel_->setText(tr("Paired tests"));
  notesLabel_->setText(tr("What the figures rest on"));
  fill(plotMetric_, {QStringLiteral("hit@1"), tr("hit@k"), QStringLiteral("MRR")});
  plotMetric_->setAccessibleName(tr("Figure shown in the plot"));
  for (QToolButton* button : copyButtons_) {
    button->setText(tr("Copy"));
    button->menu()->actions()[0]->setText(tr("As tab-separated table"));
    button->menu()->actions()[1]->setText(tr("As Markdown table"));
  }
  plot_->setTexts(tr("popularity"), tr("random"));
  results_->retranslate();
  comparisons_->retranslate();
  if (workspace().result()) {
    showResult();
  } else {
    updateState();
  }
}

}  // namespace segue::ui
