// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/neighbors/neighbor_column.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"

namespace segue::ui {
namespace {

constexpr int dotSize = 8;

/// The artist's name, and a dot in the colour of each other column that has it too.
class MarkDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QVariantList colors = index.data(NeighborModel::marksRole).toList();
    const int room = static_cast<int>(colors.size()) * (dotSize + 4) + (colors.isEmpty() ? 0 : 4);
    QStyleOptionViewItem named = option;
    QStyledItemDelegate::initStyleOption(&named, index);
    named.text = named.fontMetrics.elidedText(named.text, Qt::ElideRight, option.rect.width() - room - 16);
    named.widget->style()->drawControl(QStyle::CE_ItemViewItem, &named, painter, named.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    int x = option.rect.right() - room;
    for (const QVariant& color : colors) {
      painter->setBrush(color.value<QColor>());
      painter->drawEllipse(QRectF(x, option.rect.center().y() - dotSize / 2.0 + 0.5, dotSize, dotSize));
      x += dotSize + 4;
    }
    painter->restore();
  }
};

QIcon colorDot(const QColor& color) {
  QPixmap pixmap(24, 24);
  pixmap.setDevicePixelRatio(2);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawEllipse(QRectF(2, 2, 8, 8));
  return QIcon(pixmap);
}

}  // namespace

QString scoringText(models::Scoring scoring) {
  return scoring == models::Scoring::resembles ? QCoreApplication::translate("Scoring", "resembles")
                                               : QCoreApplication::translate("Scoring", "is followed by");
}

NeighborColumn::NeighborColumn(QWidget* parent)
    : QFrame(parent),
      box_(new QComboBox),
      stack_(new QStackedLayout),
      table_(new QTableView),
      message_(new QLabel),
      model_(new NeighborModel(this)) {
  box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box_->setMinimumContentsLength(12);
  table_->setModel(model_);
  table_->setItemDelegateForColumn(NeighborModel::artist, new MarkDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setAlternatingRowColors(true);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::unit);
  QHeaderView* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setMinimumSectionSize(24);
  header->setSectionResizeMode(NeighborModel::artist, QHeaderView::Stretch);
  // Figures take what they need in the rows on view, so that names have the rest.
  header->setResizeContentsPrecision(0);
  for (const int figure : {NeighborModel::rank, NeighborModel::score, NeighborModel::plays})
    header->setSectionResizeMode(figure, QHeaderView::ResizeToContents);
  message_->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
  message_->setWordWrap(true);
  message_->setMargin(3 * theme::unit);
  message_->setForegroundRole(QPalette::PlaceholderText);

  stack_->addWidget(table_);
  stack_->addWidget(message_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::unit);
  layout->addWidget(box_);
  layout->addLayout(stack_, 1);
  setFocusProxy(table_);

  connect(box_, qOverload<int>(&QComboBox::activated), this, [this] {
    chosenByUser_ = true;
    emit choiceChanged();
  });
  // One connection: `activated` is the double click or Enter, whichever the platform uses.
  connect(table_, &QTableView::activated, this,
          [this](const QModelIndex& index) { emit artistActivated(index.data(NeighborModel::artistRole).toInt()); });
  retranslate();
}

void NeighborColumn::setChoices(const std::vector<ColumnChoice>& choices) {
  const auto before = choice();
  choices_ = choices;
  fill();
  const bool there = before && std::find(choices_.begin(), choices_.end(), *before) != choices_.end();
  if (before && !there) chosenByUser_ = false;
  choose(there ? before : std::nullopt);
}

void NeighborColumn::fill() {
  const QSignalBlocker quiet(box_);
  box_->clear();
  box_->addItem(tr("None"));
  for (const ColumnChoice& each : choices_) {
    box_->addItem(colorDot(each.color), tr("%1: %2").arg(each.run, scoringText(each.scoring)));
  }
}

void NeighborColumn::choose(const std::optional<ColumnChoice>& choice) {
  const QSignalBlocker quiet(box_);
  const auto at = choice ? std::find(choices_.begin(), choices_.end(), *choice) : choices_.end();
  box_->setCurrentIndex(at == choices_.end() ? 0 : static_cast<int>(at - choices_.begin()) + 1);
}

std::optional<ColumnChoice> NeighborColumn::choice() const {
  const int at = box_->currentIndex() - 1;
  if (at < 0 || static_cast<std::size_t>(at) >= choices_.size()) return std::nullopt;
  return choices_[static_cast<std::size_t>(at)];
}

QString NeighborColumn::title() const { return box_->currentText(); }

void NeighborColumn::showNeighbors(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<neighbors::Neighbor> neighbors,
                                   std::vector<char> predicted) {
  model_->setNeighbors(std::move(vocabulary), std::move(neighbors), std::move(predicted));
  table_->scrollToTop();
  stack_->setCurrentWidget(table_);
}

void NeighborColumn::showMessage(const QString& text) {
  model_->setNeighbors(nullptr, {});
  message_->setText(text);
  stack_->setCurrentWidget(message_);
}

void NeighborColumn::retranslate() {
  const auto kept = choice();
  fill();
  choose(kept);
  box_->setToolTip(tr("Model, and how its vectors compare two artists"));
  box_->setAccessibleName(box_->toolTip());
  model_->retranslate();
}

}  // namespace segue::ui
