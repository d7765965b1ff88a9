// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/story_plots.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "ui/pages/data/story_curves.h"
#include "ui/plot/plot.h"
#include "ui/plot/plot_card.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

struct StoryPlots {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::StoryPlots)
};

double as(std::uint64_t value) { return static_cast<double>(value); }

std::uint64_t sum(const std::vector<std::uint64_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
}

/// Of the artists with a listener.
std::uint64_t medianListeners(const std::vector<std::uint64_t>& exactly) {
  const std::uint64_t heard = sum(exactly) - (exactly.empty() ? 0 : exactly[0]);
  std::uint64_t below = 0;
  for (std::size_t n = 1; n < exactly.size(); ++n) {
    below += exactly[n];
    if (2 * below >= heard && heard > 0) return n;
  }
  return 0;
}

QString captionOfActivity(const data::DataStory& story) {
  constexpr std::int64_t day = 86400;
  const QString what = story.activity_seconds <= day        ? StoryPlots::tr("Sequences of each day (UTC).")
                       : story.activity_seconds <= 7 * day  ? StoryPlots::tr("Sequences of each week (UTC, from Monday).")
                       : story.activity_seconds <= 31 * day ? StoryPlots::tr("Sequences of each month (UTC).")
                                                            : StoryPlots::tr("Sequences of each year (UTC).");
  if (story.undated + story.misdated == 0) return what;
  return StoryPlots::tr("%1 Without a usable time: %2.", "what is drawn; a number of sequences")
      .arg(what, number(story.undated + story.misdated));
}

}  // namespace

void showLengths(PlotCard& card, const data::LengthStatistics& lengths, data::Source source) {
  const bool playlists = source == data::Source::playlist;
  const QLocale locale;
  const QString mean = locale.toString(lengths.mean, 'f', 1);
  card.setText(playlists ? StoryPlots::tr("Length of playlists") : StoryPlots::tr("Length of sessions"),
               StoryPlots::tr("In tracks: mean %1, most often %2, median %3, longest %4.")
                   .arg(mean, number(lengths.mode), number(lengths.median), number(lengths.max)));
  if (lengths.counts.empty()) {
    return playlists
               ? card.showNothing(StoryPlots::tr("This data set has no playlists"),
                                  StoryPlots::tr("Add playlists.csv to its folder, or import a table “As playlists”."))
               : card.showNothing(StoryPlots::tr("This data set has no sessions"),
                                  StoryPlots::tr("Add sessions.csv to its folder, or import a table of plays with users and "
                                                 "times: a pause between two plays begins a new session."));
  }
  Plot::Series bars{{}, {}, Plot::Style::bars, playlists ? 0 : 1};
  bars.points.reserve(lengths.counts.size());
  for (std::size_t length = 0; length < lengths.counts.size(); ++length) {
    bars.points.emplace_back(static_cast<double>(length), as(lengths.counts[length]));
  }
  Plot& plot = card.plot();
  plot.setAxes({StoryPlots::tr("Tracks"), false},
               {playlists ? StoryPlots::tr("Playlists") : StoryPlots::tr("Sessions"), card.logarithmic().isChecked()});
  plot.setSeries({std::move(bars)});
  plot.setMarks({{as(lengths.mode), StoryPlots::tr("most often %1").arg(number(lengths.mode))},
                 {lengths.mean, StoryPlots::tr("mean %1").arg(mean)},
                 {as(lengths.max), StoryPlots::tr("longest %1").arg(number(lengths.max))}});
  card.showPlot();
}

void showPopularity(PlotCard& card, const Story& story) {
  const std::vector<std::uint64_t>& plays = story->popularity;
  card.setText(StoryPlots::tr("Popularity"),
               StoryPlots::tr("Plays of each artist, most played first. Half of all plays are by the first %1.")
                   .arg(number(holdingHalf(plays))));
  if (plays.empty()) {
    return card.showNothing(StoryPlots::tr("No artist is heard in this data set"),
                            StoryPlots::tr("Look under Files for what was left out."));
  }
  Plot& plot = card.plot();
  plot.setAxes({StoryPlots::tr("Rank"), true}, {StoryPlots::tr("Plays"), true});
  plot.setSeries({{{}, popularityCurve(plays), plays.size() == 1 ? Plot::Style::points : Plot::Style::line, 2}});
  plot.setTable([story, rank = StoryPlots::tr("Rank"), count = StoryPlots::tr("Plays")] {
    PlotTable table{{{rank}, {count}}};
    for (std::size_t i = 0; i < story->popularity.size(); ++i) {
      table.columns[0].values.push_back(static_cast<double>(i + 1));
      table.columns[1].values.push_back(as(story->popularity[i]));
    }
    return table;
  });
  card.showPlot();
}

void showListeners(PlotCard& card, const Story& story, bool users) {
  const std::vector<std::uint64_t>& exactly = story->listeners;
  card.setText(StoryPlots::tr("Listeners of an artist"),
               users ? StoryPlots::tr("Artists with so many listeners or more.")
                     : StoryPlots::tr("Artists with so many listeners or more. Without users, each sequence counts as one."));
  std::vector<QPointF> curve = listenersCurve(exactly);
  if (curve.empty()) {
    return card.showNothing(StoryPlots::tr("No artist has a listener in this data set"),
                            StoryPlots::tr("Look under Files for what was left out."));
  }
  Plot& plot = card.plot();
  const auto style = curve.size() == 1 ? Plot::Style::points : Plot::Style::line;
  const std::uint64_t median = medianListeners(exactly);
  plot.setAxes({StoryPlots::tr("Listeners"), true}, {StoryPlots::tr("Artists"), true});
  plot.setSeries({{{}, std::move(curve), style, 3}});
  plot.setMarks({{as(median), StoryPlots::tr("median %1").arg(number(median))}});
  plot.setTable([story, names = std::array{StoryPlots::tr("Listeners"), StoryPlots::tr("Artists with exactly so many"),
                                           StoryPlots::tr("Artists with so many or more")}] {
    PlotTable table{{{names[0]}, {names[1]}, {names[2]}}};
    const std::vector<std::uint64_t>& artists = story->listeners;
    std::uint64_t left = sum(artists) - artists[0];
    for (std::size_t n = 1; n < artists.size(); ++n) {
      if (artists[n] == 0) continue;
      table.columns[0].values.push_back(static_cast<double>(n));
      table.columns[1].values.push_back(as(artists[n]));
      table.columns[2].values.push_back(as(left));
      left -= artists[n];
    }
    return table;
  });
  card.showPlot();
}

void showCoverage(PlotCard& card, const Story& story, std::uint64_t minCount) {
  const Kept kept = keptAt(story->popularity, minCount);
  const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 1); };
  card.setText(StoryPlots::tr("Coverage of the vocabulary"),
               StoryPlots::tr("Kept by each minimum count; now %1 % of plays, %2 % of artists.")
                   .arg(percent(kept.plays), percent(kept.artists)));
  const std::vector<data::Coverage>& steps = story->coverage;
  if (steps.empty()) {
    return card.showNothing(StoryPlots::tr("No artist is heard in this data set"),
                            StoryPlots::tr("Look under Files for what was left out."));
  }
  Plot::Series plays{StoryPlots::tr("plays"), {}, Plot::Style::line, 0};
  Plot::Series artists{StoryPlots::tr("artists"), {}, Plot::Style::line, 1};
  for (const data::Coverage& step : steps) {
    plays.points.emplace_back(as(step.min_count), 100 * step.play_share);
    artists.points.emplace_back(as(step.min_count), 100 * as(step.artists) / as(steps.front().artists));
  }
  Plot::Series playDots = plays;
  Plot::Series artistDots = artists;
  for (Plot::Series* dots : {&playDots, &artistDots}) {
    dots->style = Plot::Style::points;
    dots->listed = false;
  }
  Plot& plot = card.plot();
  plot.setAxes({StoryPlots::tr("Minimum count"), true}, {StoryPlots::tr("Kept, %"), false});
  plot.setSeries({std::move(plays), std::move(artists), std::move(playDots), std::move(artistDots)});
  plot.setMarks({{as(std::max<std::uint64_t>(minCount, 1)), StoryPlots::tr("now %1", "minimum count").arg(number(minCount))}});
  plot.setTable([story, count = StoryPlots::tr("Minimum count"), keptArtists = StoryPlots::tr("Artists kept"),
                 share = StoryPlots::tr("Artists kept, %"), playShare = StoryPlots::tr("Plays kept, %")] {
    PlotTable table{{{count}, {keptArtists}, {share}, {playShare}}};
    for (const data::Coverage& step : story->coverage) {
      table.columns[0].values.push_back(as(step.min_count));
      table.columns[1].values.push_back(as(step.artists));
      table.columns[2].values.push_back(100 * as(step.artists) / as(story->coverage.front().artists));
      table.columns[3].values.push_back(100 * step.play_share);
    }
    return table;
  });
  card.showPlot();
}

void showActivity(PlotCard& card, const Story& story) {
  card.setText(StoryPlots::tr("Activity over time"), captionOfActivity(*story));
  const std::vector<data::Activity>& spans = story->activity;
  if (spans.empty()) {
    return card.showNothing(
        StoryPlots::tr("This data set has no times"),
        StoryPlots::tr("Open one with times: CSV files with a column “timestamp”, the raw 30Music release, or "
                       "any table with a column of times (Open, Import a table…)."));
  }
  const auto style = spans.size() == 1 ? Plot::Style::points : Plot::Style::line;
  std::vector<Plot::Series> series;
  const auto add = [&](const QString& name, std::uint64_t data::Activity::*count, int color) {
    if (std::ranges::all_of(spans, [&](const data::Activity& span) { return span.*count == 0; })) return;
    Plot::Series one{name, {}, style, color};
    for (const data::Activity& span : spans) one.points.emplace_back(static_cast<double>(span.begin), as(span.*count));
    series.push_back(std::move(one));
  };
  add(StoryPlots::tr("playlists"), &data::Activity::playlists, 0);
  add(StoryPlots::tr("sessions"), &data::Activity::sessions, 1);
  Plot& plot = card.plot();
  plot.setAxes({StoryPlots::tr("From"), false, true}, {StoryPlots::tr("Sequences"), false});
  plot.setSeries(std::move(series));
  plot.setTable([story, from = StoryPlots::tr("From"), playlists = StoryPlots::tr("Playlists"),
                 sessions = StoryPlots::tr("Sessions"), plays = StoryPlots::tr("Plays of tracks")] {
    PlotTable table{{{from, {}, true}, {playlists}, {sessions}, {plays}}};
    for (const data::Activity& span : story->activity) {
      table.columns[0].values.push_back(static_cast<double>(span.begin));
      table.columns[1].values.push_back(as(span.playlists));
      table.columns[2].values.push_back(as(span.sessions));
      table.columns[3].values.push_back(as(span.plays));
    }
    return table;
  });
  card.showPlot();
}

}  // namespace segue::ui
