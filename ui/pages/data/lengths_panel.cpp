// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/lengths_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <numeric>

#include "ui/plot/plot.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

namespace {

/// Lengths up to which the histogram goes: a few endless sequences must not squeeze the rest to the left edge.
std::size_t shownLength(const data::LengthStatistics& lengths) {
  const auto all = std::accumulate(lengths.counts.begin(), lengths.counts.end(), std::uint64_t{0});
  const auto enough = static_cast<std::uint64_t>(static_cast<double>(all) * 0.98);
  std::uint64_t seen = 0;
  for (std::size_t length = 0; length < lengths.counts.size(); ++length) {
    seen += lengths.counts[length];
    if (seen >= enough) return std::max<std::size_t>(length, 10);
  }
  return lengths.counts.size();
}

}  // namespace

LengthsPanel::LengthsPanel(QWidget* parent) : QWidget(parent), log_(new QCheckBox(this)) {
  playlists_ = makePart("playlistLengths");
  sessions_ = makePart("sessionLengths");
  log_->setObjectName(QStringLiteral("logLengths"));
  connect(log_, &QCheckBox::toggled, this, &LengthsPanel::refresh);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit / 2);
  for (const Part* part : {&playlists_, &sessions_}) {
    auto* top = new QHBoxLayout;
    top->addWidget(part->title, 1);
    top->addWidget(part->beyond);
    rows->addLayout(top);
    rows->addWidget(part->figures);
    rows->addWidget(part->plot, 1);
  }
  rows->addWidget(log_);
  retranslate();
}

LengthsPanel::Part LengthsPanel::makePart(const char* name) {
  Part part{new QLabel(this), new QLabel(this), new QLabel(this), new Plot(this), {}};
  QFont bold = part.title->font();
  bold.setWeight(QFont::DemiBold);
  part.title->setFont(bold);
  part.beyond->setForegroundRole(QPalette::PlaceholderText);
  part.figures->setForegroundRole(QPalette::PlaceholderText);
  part.figures->setWordWrap(true);
  part.figures->setObjectName(QLatin1String(name));
  part.plot->setMinimumHeight(15 * theme::unit);
  return part;
}

void LengthsPanel::setStatistics(const data::LengthStatistics& playlists, const data::LengthStatistics& sessions) {
  playlists_.statistics = playlists;
  sessions_.statistics = sessions;
  refresh();
}

void LengthsPanel::refresh() {
  show(playlists_, tr("Length of playlists"), 0);
  show(sessions_, tr("Length of sessions"), 1);
}

void LengthsPanel::show(Part& part, const QString& title, int color) {
  const data::LengthStatistics& lengths = part.statistics;
  const bool any = !lengths.counts.empty();
  for (QWidget* widget : {static_cast<QWidget*>(part.title), static_cast<QWidget*>(part.beyond),
                          static_cast<QWidget*>(part.figures), static_cast<QWidget*>(part.plot)}) {
    widget->setVisible(any);
  }
  part.title->setText(title);
  if (!any) return;
  const std::size_t last = std::min(shownLength(lengths), lengths.counts.size() - 1);
  part.figures->setText(
      tr("mean %1, most often %2, median %3, longest %4")
          .arg(QLocale().toString(lengths.mean, 'f', 1), number(lengths.mode), number(lengths.median), number(lengths.max)));
  const auto beyond =
      std::accumulate(lengths.counts.begin() + static_cast<std::ptrdiff_t>(last) + 1, lengths.counts.end(), std::uint64_t{0});
  part.beyond->setText(beyond > 0 ? tr("%1 longer than %2 not drawn").arg(number(beyond), number(last)) : QString());
  Plot::Series bars{{}, {}, Plot::Style::bars, color};
  for (std::size_t length = 0; length <= last; ++length) {
    bars.points.emplace_back(static_cast<double>(length), static_cast<double>(lengths.counts[length]));
  }
  part.plot->setAxes({tr("Tracks"), false}, {tr("Sequences"), log_->isChecked()});
  part.plot->setSeries({bars});
}

void LengthsPanel::retranslate() {
  log_->setText(tr("Logarithmic counts"));
  refresh();
}

}  // namespace segue::ui
