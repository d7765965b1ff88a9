// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/artist_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

ArtistPanel::ArtistPanel(QWidget* parent)
    : QWidget(parent),
      model_(new ArtistTableModel(this)),
      search_(new QLineEdit(this)),
      count_(new QLabel(this)),
      table_(new QTableView(this)) {
  search_->setObjectName(QStringLiteral("artistSearch"));
  search_->setClearButtonEnabled(true);
  count_->setForegroundRole(QPalette::PlaceholderText);
  count_->setObjectName(QStringLiteral("artistCount"));
  table_->setObjectName(QStringLiteral("artistTable"));
  table_->setModel(model_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::unit);
  QHeaderView* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  // Above the text: beside it there is no room in right-aligned columns. The texts of a sheet's headers end left of where an
  // arrow would stand, so its width takes the place of their padding.
  header->setStyleSheet(
      QStringLiteral("QHeaderView::up-arrow, QHeaderView::down-arrow {"
                     "subcontrol-origin: border; subcontrol-position: top center; top: 2px; width: 8px; height: 8px; }"
                     "QHeaderView::section { padding-right: 0; }"));
  header->setSortIndicator(ArtistTableModel::rank, Qt::AscendingOrder);
  table_->setSortingEnabled(true);
  const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
  header->setSectionResizeMode(ArtistTableModel::artist, QHeaderView::Stretch);
  header->resizeSection(ArtistTableModel::plays, 12 * digit);
  header->resizeSection(ArtistTableModel::listeners, 12 * digit);
  header->setSectionResizeMode(ArtistTableModel::tags, QHeaderView::Stretch);

  auto* top = new QHBoxLayout;
  top->setSpacing(2 * theme::unit);
  top->addWidget(search_, 1);
  top->addWidget(count_);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  rows->addLayout(top);
  rows->addWidget(table_, 1);

  connect(search_, &QLineEdit::textChanged, model_, &ArtistTableModel::setSearch);
  connect(model_, &QAbstractItemModel::modelReset, this, &ArtistPanel::showCount);
  const auto choose = [this](const QModelIndex& index) {
    if (const std::int32_t artist = model_->vocabularyIndex(index.row()); artist >= 0) emit artistChosen(artist);
  };
  connect(table_, &QTableView::doubleClicked, this, choose);
  auto* enter = new QShortcut(Qt::Key_Return, table_, nullptr, nullptr, Qt::WidgetShortcut);
  connect(enter, &QShortcut::activated, this, [this, choose] { choose(table_->currentIndex()); });
  retranslate();
}

void ArtistPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // Names come first where there is no room for both.
  const bool narrow = event->size().width() < 60 * fontMetrics().horizontalAdvance(QLatin1Char('0'));
  table_->setColumnHidden(ArtistTableModel::tags, narrow);
}

void ArtistPanel::showCount() {
  const auto shown = static_cast<quint64>(model_->rowCount());
  const auto all = static_cast<quint64>(model_->artistCount());
  table_->horizontalHeader()->resizeSection(
      ArtistTableModel::rank, table_->fontMetrics().horizontalAdvance(number(std::max<quint64>(all, 1000))) + 2 * theme::unit);
  count_->setText(shown == all ? tr("%1 artists").arg(number(all)) : tr("%1 of %2").arg(number(shown), number(all)));
}

void ArtistPanel::retranslate() {
  search_->setPlaceholderText(tr("Search the artists"));
  search_->setAccessibleName(tr("Search the artists"));
  table_->setAccessibleName(tr("Most heard artists"));
  model_->retranslate();
  showCount();
}

}  // namespace segue::ui
