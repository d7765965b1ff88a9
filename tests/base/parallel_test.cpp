// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <QtTest>
#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

class ParallelTest : public QObject {
  Q_OBJECT

 private slots:
  void no_number_of_threads_means_all_cores() {
    QCOMPARE(segue::thread_count(3), 3U);
    QVERIFY(segue::thread_count(0) >= 1);
  }

  void every_worker_runs_once() {
    std::vector<std::atomic<int>> calls(5);
    segue::parallel_workers(5, [&](unsigned worker) { ++calls[worker]; });
    for (const auto& count : calls) QCOMPARE(count.load(), 1);
  }

  void ranges_cover_all_items_once_and_keep_to_the_grain() {
    for (const unsigned threads : {1U, 2U, 7U}) {
      std::vector<std::atomic<int>> seen(1000);
      std::atomic<bool> too_long{false};
      segue::parallel_ranges(1000, 7, threads, [&](std::size_t begin, std::size_t end) {
        if (end - begin > 7) too_long = true;
        for (std::size_t i = begin; i < end; ++i) ++seen[i];
      });
      QVERIFY(!too_long);
      QVERIFY(std::all_of(seen.begin(), seen.end(), [](const auto& n) { return n.load() == 1; }));
    }
  }

  void nothing_to_do_calls_nothing() {
    segue::parallel_ranges(0, 10, 4, [](std::size_t, std::size_t) { QFAIL("called"); });
  }

  void the_first_exception_reaches_the_caller_after_all_workers_ended() {
    std::atomic<int> ended{0};
    QVERIFY_EXCEPTION_THROWN(segue::parallel_workers(4,
                                                     [&](unsigned worker) {
                                                       ++ended;
                                                       if (worker == 2) throw std::runtime_error("two");
                                                     }),
                             std::runtime_error);
    QCOMPARE(ended.load(), 4);
  }

  void no_further_range_starts_after_an_exception() {
    std::atomic<int> ranges{0};
    QVERIFY_EXCEPTION_THROWN(segue::parallel_ranges(1'000'000, 1, 1,
                                                    [&](std::size_t begin, std::size_t) {
                                                      ++ranges;
                                                      if (begin == 10) throw std::runtime_error("ten");
                                                    }),
                             std::runtime_error);
    QCOMPARE(ranges.load(), 11);
  }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "parallel_test.moc"
