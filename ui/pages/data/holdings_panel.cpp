// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/holdings_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <numeric>

#include "core/data/interactions.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

std::uint64_t dated(const data::Sequences& sequences, const Progress& progress) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < sequences.times.size(); ++i) {
    if (i % 65536 == 0) progress.throw_if_cancelled();
    if (sequences.times[i] != data::unknown_time) ++count;
  }
  return count;
}

std::uint64_t total(const data::UserArtists& table) {
  return std::accumulate(table.counts.begin(), table.counts.end(), std::uint64_t{0});
}

QString nameOf(Holding holding) {
  switch (holding) {
    case Holding::playlists: return HoldingsPanel::tr("Playlists");
    case Holding::sessions: return HoldingsPanel::tr("Sessions");
    case Holding::users: return HoldingsPanel::tr("Users");
    case Holding::times: return HoldingsPanel::tr("Times");
    case Holding::tags: return HoldingsPanel::tr("Tags");
    case Holding::plays: return HoldingsPanel::tr("Play counts");
    case Holding::loves: return HoldingsPanel::tr("Loved tracks");
    case Holding::albums: return HoldingsPanel::tr("Albums");
  }
  return {};
}

/// What Segue does with it.
QString useOf(Holding holding) {
  switch (holding) {
    case Holding::playlists: return HoldingsPanel::tr("Training, and tests on what people put together by hand.");
    case Holding::sessions: return HoldingsPanel::tr("Training, and tests on what is listened to in one go.");
    case Holding::users:
      return HoldingsPanel::tr("Listeners of each artist; users can be held out whole, so that nobody is on both sides.");
    case Holding::times: return HoldingsPanel::tr("Activity over time; the latest sequences can be held out.");
    case Holding::tags:
      return HoldingsPanel::tr("Colours on the map; vectors for artists whom nobody has played (“Cold artists…” of a model).");
    case Holding::plays:
      return HoldingsPanel::tr("ALS and the SVD of listeners can learn from them in place of the training sequences.");
    case Holding::loves: return HoldingsPanel::tr("ALS and the SVD of listeners can add them to the plays of an artist.");
    case Holding::albums: return HoldingsPanel::tr("Vectors for artists whom nobody has played (“Cold artists…” of a model).");
  }
  return {};
}

/// Where it could come from.
QString sourceOf(Holding holding) {
  switch (holding) {
    case Holding::playlists: return HoldingsPanel::tr("Add playlists.csv to the folder, or import a table “As playlists”.");
    case Holding::sessions:
      return HoldingsPanel::tr("Add sessions.csv to the folder, or import a table of plays with users and times.");
    case Holding::users: return HoldingsPanel::tr("Import a table with a column of users, or CSV files with “user_id”.");
    case Holding::times: return HoldingsPanel::tr("Import a table with a column of times, or CSV files with “timestamp”.");
    case Holding::tags:
      return HoldingsPanel::tr("Add tags.csv and track_tags.csv to the folder, or import a table with a column of tags.");
    case Holding::plays: return HoldingsPanel::tr("Import a table with a column of counts, or the raw 30Music release.");
    case Holding::loves: return HoldingsPanel::tr("Add love.csv to the folder, or open the raw 30Music release.");
    case Holding::albums:
      return HoldingsPanel::tr("Add albums.csv and track_albums.csv to the folder, or open the raw 30Music release.");
  }
  return {};
}

}  // namespace

HoldingCounts countHoldings(const data::Dataset& dataset, std::uint64_t users, const Progress& progress) {
  const data::Holdings has = data::holdings(dataset);
  HoldingCounts counts{};
  const auto set = [&](Holding holding, bool any, std::uint64_t count) {
    counts[static_cast<std::size_t>(holding)] = any ? count : 0;
  };
  set(Holding::playlists, has.playlists, dataset.playlists.size());
  set(Holding::sessions, has.sessions, dataset.sessions.size());
  set(Holding::users, has.users, users);
  set(Holding::times, has.times, dated(dataset.playlists, progress) + dated(dataset.sessions, progress));
  set(Holding::tags, has.tags, dataset.tags.names.size());
  set(Holding::plays, has.plays, total(dataset.plays));
  set(Holding::loves, has.loves, total(dataset.loves));
  set(Holding::albums, has.albums, dataset.albums.names.size());
  return counts;
}

HoldingsPanel::HoldingsPanel(QWidget* parent) : QWidget(parent), title_(new QLabel(this)) {
  QFont bold = title_->font();
  bold.setWeight(QFont::DemiBold);
  title_->setFont(bold);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(theme::unit);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(1, 1);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    Row& row = rows_[i];
    const int at = 3 * static_cast<int>(i);
    row = {new QLabel(this), new QLabel(this), new QLabel(this), new QLabel(this)};
    row.name->setFont(bold);
    row.count->setObjectName(QStringLiteral("holding%1").arg(i));
    row.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.text->setObjectName(QStringLiteral("holdingText%1").arg(i));
    row.text->setWordWrap(true);
    row.text->setForegroundRole(QPalette::PlaceholderText);
    row.mark->setFixedWidth(2 * theme::unit);
    grid->addWidget(row.mark, at, 0);
    grid->addWidget(row.name, at, 1);
    grid->addWidget(row.count, at, 2);
    grid->addWidget(row.text, at + 1, 1, 1, 2);
    grid->setRowMinimumHeight(at + 2, theme::unit);
  }
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, theme::unit, 0);
  all->setSpacing(theme::unit);
  all->addWidget(title_);
  all->addLayout(grid);
  all->addStretch(1);
  retranslate();
}

void HoldingsPanel::setCounts(std::optional<HoldingCounts> counts) {
  counts_ = counts;
  retranslate();
}

void HoldingsPanel::setListsOfCounts(bool lists) {
  listsOfCounts_ = lists;
  retranslate();
}

void HoldingsPanel::retranslate() {
  title_->setText(tr("What this data set has"));
  for (const Row& row : rows_) {
    for (QWidget* part : {row.mark, row.name, row.count, row.text}) part->setVisible(counts_.has_value());
  }
  if (!counts_) return;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto holding = static_cast<Holding>(i);
    const Row& row = rows_[i];
    const std::uint64_t count = (*counts_)[i];
    row.mark->setText(count > 0 ? QStringLiteral("✓") : QStringLiteral("–"));
    row.name->setText(nameOf(holding));
    row.count->setText(count > 0 ? number(count) : tr("none"));
    row.text->setText(count > 0 ? useOf(holding) : sourceOf(holding));
    if (holding == Holding::sessions && count > 0 && listsOfCounts_) {
      row.text->setText(
          tr("Lists of what each user has played, in the order of the file: nobody listened in this order. ALS and the SVD of "
             "listeners learn from the counts."));
    }
    for (QLabel* label : {row.mark, row.name, row.count}) {
      label->setForegroundRole(count > 0 ? QPalette::WindowText : QPalette::PlaceholderText);
    }
  }
}

}  // namespace segue::ui
