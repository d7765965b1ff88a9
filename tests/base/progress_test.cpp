// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <QtTest>

#include "core/base/parallel.h"

using segue::Progress;

class ProgressTest : public QObject {
  Q_OBJECT

 private slots:
  void before_the_first_phase_there_is_nothing_to_show() {
    const auto s = Progress().snapshot();
    QCOMPARE(QString(s.phase), QString());
    QCOMPARE(s.fraction(), 0.0);
    QVERIFY(s.seconds_left < 0);
  }

  void steps_of_all_threads_add_up() {
    Progress progress;
    progress.start("Counting", 4000, "steps");
    segue::parallel_workers(4, [&](unsigned) {
      for (int i = 0; i < 500; ++i) progress.advance(1);
    });
    const auto s = progress.snapshot();
    QCOMPARE(QString(s.phase), QString("Counting"));
    QCOMPARE(QString(s.unit), QString("steps"));
    QCOMPARE(s.done, std::uint64_t{2000});
    QCOMPARE(s.fraction(), 0.5);
  }

  void a_new_phase_starts_at_zero() {
    Progress progress;
    progress.start("One", 10);
    progress.advance(10);
    progress.start("Two", 5);
    QCOMPARE(progress.snapshot().done, std::uint64_t{0});
  }

  void cancelling_also_asks_to_stop_but_stopping_does_not_cancel() {
    Progress stopped;
    stopped.stop_and_keep();
    QVERIFY(stopped.stop_requested());
    QVERIFY(!stopped.cancelled());
    stopped.throw_if_cancelled();
    Progress cancelled;
    cancelled.cancel();
    QVERIFY(cancelled.stop_requested());
    QVERIFY_EXCEPTION_THROWN(cancelled.throw_if_cancelled(), segue::Cancelled);
  }

  void samples_are_read_from_where_the_watcher_left_off() {
    Progress progress;
    for (int i = 0; i < 5; ++i) progress.record(segue::TrainingSample{i / 4.0, 1.0, 0.1, 100});
    const auto late = progress.training_samples(3);
    QCOMPARE(late.size(), std::size_t{2});
    QCOMPARE(late[0].epoch, 0.75);
    QVERIFY(progress.training_samples(5).empty());
    progress.record(segue::ValidationSample{1.0, 0.25});
    QCOMPARE(progress.validation_samples().at(0).hit_rate, 0.25);
  }

  void watched_neighbours_are_replaced_and_versioned() {
    Progress progress;
    std::uint64_t version = 9;
    QVERIFY(progress.watched(&version).empty());
    QCOMPARE(version, std::uint64_t{0});
    progress.show({{1, {2, 3}, {0.9F, 0.8F}}});
    progress.show({{4, {5}, {0.7F}}});
    const auto watched = progress.watched(&version);
    QCOMPARE(version, std::uint64_t{2});
    QCOMPARE(watched.at(0).artist, 4);
  }
};

QTEST_GUILESS_MAIN(ProgressTest)
#include "progress_test.moc"
