// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/count_cards.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

CountCards::CountCards(QWidget* parent) : QWidget(parent) {
  static constexpr std::array<const char*, card_count> names{"artists", "tracks", "playlists", "sessions", "users", "plays"};
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::unit * 3 / 2);
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    Labels& labels = cards_[i];
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
    row->addWidget(card, 1);
  }
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  retranslate();
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
