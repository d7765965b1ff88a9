// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/story.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>
#include <QtTest>
#include <map>
#include <numeric>
#include <vector>

#include "core/data/calendar.h"
#include "tests/data/small_world.h"

using namespace segue::data;
using Counts = std::vector<std::uint64_t>;

namespace {

DataStory told(const Dataset& d) { return tell_story(d, artist_plays(d), segue::Progress()); }

std::int64_t at(int year, int month, int day, int seconds = 0) {
  return QDateTime(QDate(year, month, day), QTime(0, 0), QTimeZone::utc()).toSecsSinceEpoch() + seconds;
}

/// One session of one track at each of the times.
Dataset sessions_at(const std::vector<std::int64_t>& times) {
  Dataset d = dataset_of(SmallWorld{.playlists = 0, .sessions = 0});
  for (const auto time : times) {
    d.sessions.tracks.values.push_back(0);
    d.sessions.tracks.offsets.push_back(d.sessions.tracks.values.size());
    d.sessions.users.push_back(-1);
    d.sessions.times.push_back(time);
  }
  return d;
}

std::vector<std::int64_t> begins(const DataStory& story) {
  std::vector<std::int64_t> out;
  for (const auto& span : story.activity) out.push_back(span.begin);
  return out;
}

}  // namespace

class StoryTest : public QObject {
  Q_OBJECT

 private slots:
  // Qt's calendar is the other source.
  void spans_begin_where_the_calendar_says() {
    for (const int year : {1, 1599, 1900, 1969, 1970, 1999, 2000, 2014, 2100, 2400}) {
      for (const auto& [month, day] : {std::pair{1, 1}, {2, 28}, {3, 1}, {12, 31}}) {
        const QDate date(year, month, day);
        for (const int second : {0, 1, 86399}) {
          const std::int64_t time = at(year, month, day, second);
          const auto begin = [&](Span span) { return span_begin(span, span_of(span, time)); };
          QCOMPARE(begin(Span::day), at(year, month, day));
          const QDate monday = date.addDays(1 - date.dayOfWeek());
          QCOMPARE(begin(Span::week), at(year, month, day) - 86400 * monday.daysTo(date));
          QCOMPARE(begin(Span::month), at(year, month, 1));
          QCOMPARE(begin(Span::year), at(year, 1, 1));
        }
      }
    }
  }

  void numbers_of_spans_follow_each_other() {
    for (const Span span : {Span::day, Span::week, Span::month, Span::year}) {
      for (std::int64_t number = span_of(span, at(1960, 1, 1)); number < span_of(span, at(2030, 1, 1)); ++number) {
        QCOMPARE(span_of(span, span_begin(span, number)), number);
        QCOMPARE(span_of(span, span_begin(span, number + 1) - 1), number);
      }
    }
  }

  void the_shortest_span_that_gives_at_most_400_is_taken() {
    const auto story = [](int days) { return told(sessions_at({at(2014, 1, 20), at(2014, 1, 20) + 86400 * (days - 1)})); };
    QCOMPARE(story(1).activity.size(), std::size_t{1});
    QCOMPARE(story(400).activity.size(), std::size_t{400});
    QCOMPARE(story(400).activity_seconds, std::int64_t{86400});
    QCOMPARE(story(401).activity_seconds, std::int64_t{7 * 86400});
    QCOMPARE(story(401).activity.front().begin, at(2014, 1, 20));  // a Monday
    QCOMPARE(story(400 * 7).activity.size(), std::size_t{400});
    QCOMPARE(story(400 * 7 + 1).activity_seconds, std::int64_t{2629746});
    QCOMPARE(story(400 * 7 + 1).activity.front().begin, at(2014, 1, 1));
    const DataStory long_one = told(sessions_at({at(1950, 6, 1), at(2020, 1, 1)}));
    QCOMPARE(long_one.activity_seconds, std::int64_t{31556952});
    QCOMPARE(long_one.activity.size(), std::size_t{71});
  }

  void spans_without_anything_are_there_too() {
    const DataStory story = told(sessions_at({at(2014, 3, 1, 5), at(2014, 2, 27, 86399), at(2014, 3, 1)}));
    QCOMPARE(begins(story), (std::vector<std::int64_t>{at(2014, 2, 27), at(2014, 2, 28), at(2014, 3, 1)}));
    QCOMPARE(story.activity[0].sessions, std::uint64_t{1});
    QCOMPARE(story.activity[1].sessions, std::uint64_t{0});
    QCOMPARE(story.activity[2].sessions, std::uint64_t{2});
  }

  void impossible_and_unknown_times_are_counted_apart() {
    // Milliseconds, the year 0, the largest number; both ends of what is possible.
    const DataStory story = told(sessions_at({at(2014, 1, 1) * 1000, at(1, 1, 1), std::numeric_limits<std::int64_t>::max(),
                                              std::numeric_limits<std::int64_t>::min(), unknown_time, at(1900, 1, 1),
                                              at(2100, 12, 31, 86399), at(2101, 1, 1), at(1900, 1, 1) - 1}));
    QCOMPARE(story.undated, std::uint64_t{1});
    QCOMPARE(story.misdated, std::uint64_t{6});
    QCOMPARE(story.activity.size(), std::size_t{201});
    QCOMPARE(story.activity.front().sessions, std::uint64_t{1});
    QCOMPARE(story.activity.back().sessions, std::uint64_t{1});
    QVERIFY(told(sessions_at({unknown_time})).activity.empty());
    QCOMPARE(told(sessions_at({unknown_time})).activity_seconds, std::int64_t{0});
  }

  void activity_adds_up_by_day() {
    Dataset d = dataset_of(SmallWorld{.sessions = 3000, .seed = 4});
    segue::Random random(9);
    for (Sequences* s : {&d.playlists, &d.sessions}) {
      for (auto& time : s->times.own()) {
        if (time != unknown_time) time = at(2014, 12, 20) + static_cast<std::int64_t>(random.below(30 * 86400));
      }
    }
    struct Day {
      std::uint64_t playlists = 0, sessions = 0, plays = 0;
    };
    std::map<std::int64_t, Day> want;
    std::uint64_t undated = 0;
    for (const Sequences* s : {&d.playlists, &d.sessions}) {
      for (std::size_t i = 0; i < s->size(); ++i) {
        if (s->times[i] == unknown_time) {
          ++undated;
          continue;
        }
        Day& day = want[s->times[i] / 86400 * 86400];
        ++(s == &d.playlists ? day.playlists : day.sessions);
        day.plays += s->tracks[i].size();
      }
    }
    const DataStory story = told(d);
    QCOMPARE(story.undated, undated);
    QCOMPARE(story.activity.size(), want.size());
    for (const auto& span : story.activity) {
      QCOMPARE(span.playlists, want[span.begin].playlists);
      QCOMPARE(span.sessions, want[span.begin].sessions);
      QCOMPARE(span.plays, want[span.begin].plays);
    }
  }

  void popularity_listeners_and_coverage_are_those_of_the_artists() {
    const Dataset d = dataset_of(SmallWorld{});
    const DataStory story =
        tell_story(d, {.plays = {0, 7, 1, 30, 1, 0, 2, 9}, .listeners = {0, 2, 1, 5, 1, 0, 2, 2}}, segue::Progress());
    QCOMPARE(story.popularity, (Counts{30, 9, 7, 2, 1, 1}));
    QCOMPARE(story.listeners, (Counts{2, 2, 3, 0, 0, 1}));
    const std::vector<std::tuple<std::uint64_t, std::uint64_t, double>> want{
        {1, 6, 1.0},        {2, 4, 48.0 / 50},  {3, 3, 46.0 / 50},  {5, 3, 46.0 / 50},
        {10, 1, 30.0 / 50}, {20, 1, 30.0 / 50}, {30, 1, 30.0 / 50},
    };
    QCOMPARE(story.coverage.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
      QCOMPARE(std::tuple(story.coverage[i].min_count, story.coverage[i].artists, story.coverage[i].play_share), want[i]);
    }
  }

  void minimum_counts_go_on_in_steps_while_an_artist_is_left() {
    const DataStory story = tell_story(Dataset{}, {.plays = {1234}, .listeners = {1}}, segue::Progress());
    Counts steps;
    for (const auto& c : story.coverage) steps.push_back(c.min_count);
    QCOMPARE(steps, (Counts{1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000}));
  }

  void nothing_is_told_of_nothing() {
    const DataStory story = told(Dataset{});
    QVERIFY(story.popularity.empty() && story.listeners.empty() && story.coverage.empty() && story.activity.empty());
  }

  void plays_and_listeners_of_many_sequences_are_counted_the_long_way_round() {
    const Dataset d = dataset_of(SmallWorld{.sessions = 4000, .users = 300, .seed = 8});
    Counts plays(d.artists.size(), 0);
    std::vector<std::map<std::int64_t, int>> listeners(d.artists.size());
    std::int64_t nobody = -1;
    for (const Sequences* s : {&d.playlists, &d.sessions}) {
      for (std::size_t i = 0; i < s->size(); ++i) {
        const std::int64_t who = s->users[i] < 0 ? nobody-- : s->users[i];
        for (const auto track : s->tracks[i]) {
          for (const auto artist : d.tracks.authors[static_cast<std::size_t>(track)]) {
            ++plays[static_cast<std::size_t>(artist)];
            ++listeners[static_cast<std::size_t>(artist)][who];
          }
        }
      }
    }
    const ArtistPlays got = artist_plays(d);
    QCOMPARE(got.plays, plays);
    for (std::size_t a = 0; a < plays.size(); ++a) QCOMPARE(got.listeners[a], static_cast<std::uint64_t>(listeners[a].size()));
  }
};

QTEST_GUILESS_MAIN(StoryTest)
#include "story_test.moc"
