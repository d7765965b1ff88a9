// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/artist_search.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

constexpr std::size_t shownMatches = 12;
constexpr int artistRole = Qt::UserRole + 1;
constexpr int playsRole = Qt::UserRole + 2;

/// The artist's name, and at the right, muted, how often it is played.
class MatchDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + theme::unit);
    return size;
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
    const QRect inner = option.rect.adjusted(theme::unit, 0, -theme::unit, 0);
    const QString plays = index.data(playsRole).toString();
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme::muted());
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, plays);
    const int room = inner.width() - option.fontMetrics.horizontalAdvance(plays) - theme::unit;
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QRect(inner.left(), inner.top(), room, inner.height()), Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room));
  }
};

}  // namespace

ArtistSearch::ArtistSearch(QWidget* parent)
    : QLineEdit(parent), matches_(new QStandardItemModel(this)), completer_(new QCompleter(this)) {
  setClearButtonEnabled(true);
  completer_->setModel(matches_);
  completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  completer_->setMaxVisibleItems(static_cast<int>(shownMatches));
  completer_->setWidget(this);
  completer_->popup()->setItemDelegate(new MatchDelegate(completer_->popup()));
  connect(this, &QLineEdit::textEdited, this, &ArtistSearch::showMatches);
  connect(completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this,
          [this](const QModelIndex& index) { choose(index.data(artistRole).toInt()); });
  retranslate();
}

void ArtistSearch::setVocabulary(std::shared_ptr<const data::Vocabulary> vocabulary, std::size_t played) {
  played_ = played;
  if (vocabulary == vocabulary_) return;
  vocabulary_ = std::move(vocabulary);
  index_.reset();
  matches_->clear();
  completer_->popup()->hide();
  clear();
  if (!vocabulary_) return;
  folding_.request(tr("Preparing the search"), [this, names = vocabulary_](Progress&) -> std::function<void()> {
    auto index = std::make_shared<const ArtistIndex>(names);
    return [this, index] {
      if (index->vocabulary() != vocabulary_) return;
      index_ = index;
      if (hasFocus() && !text().isEmpty()) showMatches();
      emit becameReady();
    };
  });
}

void ArtistSearch::showMatches() {
  matches_->clear();
  if (index_) {
    for (const std::int32_t artist : index_->find(text(), shownMatches)) {
      const auto row = static_cast<std::size_t>(artist);
      auto* item = new QStandardItem(QString::fromStdString(vocabulary_->names[row]));
      item->setData(artist, artistRole);
      item->setData(row < played_ ? number(vocabulary_->counts[row]) : tr("predicted"), playsRole);
      matches_->appendRow(item);
    }
  }
  if (matches_->rowCount() == 0) {
    completer_->popup()->hide();
  } else {
    completer_->complete();
  }
}

void ArtistSearch::choose(qint32 artist) {
  completer_->popup()->hide();
  setText(QString::fromStdString(vocabulary_->names[static_cast<std::size_t>(artist)]));
  selectAll();
  emit artistChosen(artist);
}

void ArtistSearch::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  const bool picked = completer_->popup()->isVisible() && completer_->popup()->selectionModel()->hasSelection();
  if (enter && picked) {
    event->ignore();  // the popup's own choice
    return;
  }
  if (enter && index_) {
    const auto best = index_->find(text(), 1);
    if (!best.empty()) choose(best.front());
    return;
  }
  if (event->key() == Qt::Key_Down && !completer_->popup()->isVisible() && !text().isEmpty()) {
    showMatches();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

void ArtistSearch::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QLineEdit::changeEvent(event);
}

void ArtistSearch::retranslate() {
  setPlaceholderText(tr("Find an artist"));
  setAccessibleName(tr("Find an artist"));
}

}  // namespace segue::ui
