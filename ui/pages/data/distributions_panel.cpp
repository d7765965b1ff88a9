// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/distributions_panel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QResizeEvent>

#include "ui/pages/data/story_curves.h"
#include "ui/plot/plot.h"
#include "ui/plot/plot_card.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

constexpr int cardHeight = 34 * theme::unit;  // two rows of cards in a window of 1280 × 800
constexpr int cardWidth = 44 * theme::unit;   // at least

}  // namespace

DistributionsPanel::DistributionsPanel(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  static constexpr std::array<const char*, card_count> names{"playlistLengths", "sessionLengths", "popularity",
                                                             "listeners",       "coverage",       "activity"};
  grid_->setContentsMargins(0, 0, theme::unit, 0);
  grid_->setSpacing(theme::unit * 3 / 2);
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    cards_[i] = new PlotCard(this);
    cards_[i]->setObjectName(QLatin1String(names[i]));
    cards_[i]->setFixedHeight(cardHeight);
  }
  for (const Card card : {playlists, sessions}) {
    connect(&cards_[card]->logarithmic(), &QCheckBox::toggled, this, &DistributionsPanel::refresh);
  }
  layOut(2);
}

void DistributionsPanel::layOut(int columns) {
  if (columns == columns_) return;
  columns_ = columns;
  for (PlotCard* card : cards_) grid_->removeWidget(card);
  for (int i = 0; i < card_count; ++i) grid_->addWidget(cards_[std::size_t(i)], i / columns, i % columns);
  for (int column = 0; column < 3; ++column) grid_->setColumnStretch(column, column < columns ? 1 : 0);
  grid_->setRowStretch(card_count, 1);  // cards stand at the top
}

void DistributionsPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int width = event->size().width();
  layOut(width < 2 * cardWidth ? 1 : width < 4 * cardWidth ? 2 : 3);
}

void DistributionsPanel::setStory(const data::DataStory& story, bool users) {
  users_ = users;
  story_ = std::make_shared<const data::DataStory>(story);
  const auto home = [](PlotCard* card, const data::LengthStatistics& lengths) {
    card->plot().setHome(Interval{-0.5, static_cast<double>(mostLengths(lengths)) + 0.5});
  };
  for (PlotCard* card : cards_) card->plot().showAll();
  home(cards_[playlists], story.playlists);
  home(cards_[sessions], story.sessions);
  refresh();
}

void DistributionsPanel::setMinCount(std::uint64_t minCount) {
  if (minCount == minCount_) return;
  minCount_ = minCount;
  if (story_) showCoverage(*cards_[coverage], story_, minCount_);
}

void DistributionsPanel::refresh() {
  if (!story_) return;
  showLengths(*cards_[playlists], story_->playlists, data::Source::playlist);
  showLengths(*cards_[sessions], story_->sessions, data::Source::session);
  showPopularity(*cards_[popularity], story_);
  showListeners(*cards_[listeners], story_, users_);
  showCoverage(*cards_[coverage], story_, minCount_);
  showActivity(*cards_[activity], story_);
}

void DistributionsPanel::retranslate() { refresh(); }

}  // namespace segue::ui
