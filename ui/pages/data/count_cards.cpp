// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/count_cards.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

CountCards::CountCards(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  static constexpr std::array<const char*, card_count> names{"artists", "tracks", "playlists", "sessions", "users", "plays"};
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setSpacing(theme::unit * 3 / 2);
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    Labels& labels = cards_[i];
    labels.card = card;
    labels.value = new QLabel(card);
    labels.value->setObjectName(QLatin1String(names[i]));
    labels.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont large = labels.value->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::DemiBold);
    labels.value->setFont(large);
    labels.what = new QLabel(card);
    labels.what->setForegroundRole(QPalette::PlaceholderText);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(theme::unit * 3 / 2, theme::unit, theme::unit * 3 / 2, theme::unit);
    rows->setSpacing(0);
    rows->addWidget(labels.value);
    rows->addWidget(labels.what);
  }
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  retranslate();
  layOut();
}

QSize CountCards::sizeOf(int columns) const {
  int width = (columns - 1) * grid_->spacing();
  for (int column = 0; column < columns; ++column) {
    int widest = 0;
    for (int i = column; i < card_count; i += columns) {
      widest = std::max(widest, cards_[static_cast<std::size_t>(i)].card->minimumSizeHint().width());
    }
    width += widest;
  }
  const int rows = (card_count + columns - 1) / columns;
  const int height = cards_[0].card->minimumSizeHint().height();
  return {width, rows * height + (rows - 1) * grid_->spacing()};
}

QSize CountCards::sizeHint() const { return {sizeOf(card_count).width(), sizeOf(columns_).height()}; }
QSize CountCards::minimumSizeHint() const { return {sizeOf(card_count / 2).width(), sizeOf(columns_).height()}; }

void CountCards::layOut() {
  const int columns = width() < sizeOf(card_count).width() ? card_count / 2 : card_count;
  if (columns == columns_) return;
  columns_ = columns;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const int at = static_cast<int>(i);
    grid_->removeWidget(cards_[i].card);
    grid_->addWidget(cards_[i].card, at / columns, at % columns);
    grid_->setColumnStretch(at, at < columns ? 1 : 0);
  }
  updateGeometry();
}

void CountCards::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

bool CountCards::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) layOut();  // a longer number or word
  return QWidget::event(event);
}

void CountCards::setDataset(const data::Dataset& dataset) {
  const auto show = [this](Card card, std::size_t value) { cards_[card].value->setText(number(value)); };
  show(artists, dataset.artists.size());
  show(tracks, dataset.tracks.size());
  show(playlists, dataset.playlists.size());
  show(sessions, dataset.sessions.size());
  show(plays, dataset.playlists.tracks.values.size() + dataset.sessions.tracks.values.size());
  cards_[users].value->setText(QStringLiteral("…"));
}

void CountCards::setUsers(quint64 count) { cards_[users].value->setText(number(count)); }

void CountCards::retranslate() {
  cards_[artists].what->setText(tr("artists"));
  cards_[tracks].what->setText(tr("tracks"));
  cards_[playlists].what->setText(tr("playlists"));
  cards_[sessions].what->setText(tr("sessions"));
  cards_[users].what->setText(tr("users"));
  cards_[plays].what->setText(tr("plays of tracks"));
}

}  // namespace segue::ui
