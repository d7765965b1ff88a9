// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job.h"

#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <atomic>
#include <memory>
#include <new>
#include <stdexcept>

#include "ui/jobs/job_queue.h"
#include "ui/jobs/place_text.h"

namespace segue::ui {
namespace {

/// Works until it is cancelled or `stopped`, looking every millisecond.
Job::Work untilStopped() {
  return [](Progress& progress) -> std::function<void()> {
    while (!progress.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    progress.throw_if_cancelled();
    return {};
  };
}

Job::Work throwing(const std::function<void()>& thrower) {
  return [thrower](Progress&) -> std::function<void()> {
    thrower();
    return {};
  };
}

struct Ends {
  explicit Ends(Job& job)
      : done(&job, &Job::done), failed(&job, &Job::failed), cancelled(&job, &Job::cancelled), ended(&job, &Job::ended) {}
  QSignalSpy done, failed, cancelled, ended;
  [[nodiscard]] QList<qsizetype> counts() const { return {done.count(), failed.count(), cancelled.count(), ended.count()}; }
};

/// A language in which each text of the core is itself in brackets.
class Brackets : public QTranslator {
 public:
  [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override {
    return qstrcmp(context, "core") == 0 ? QStringLiteral("<%1>").arg(QString::fromUtf8(source)) : QString();
  }
  [[nodiscard]] bool isEmpty() const override { return false; }
};

class JobTest : public QObject {
  Q_OBJECT

 private slots:
  void resultIsDeliveredOnTheGuiThreadBeforeDone() {
    QThread* where = nullptr;
    int result = 0;
    int resultAtDone = -1;
    Job job("sum", [&](Progress&) -> std::function<void()> {
      const bool elsewhere = QThread::currentThread() != QCoreApplication::instance()->thread();
      return [&, elsewhere] {
        where = QThread::currentThread();
        result = elsewhere ? 42 : 0;
      };
    });
    connect(&job, &Job::done, this, [&] { resultAtDone = result; });
    Ends ends(job);
    QSignalSpy started(&job, &Job::started);
    job.start();
    QCOMPARE(started.count(), 1);
    QCOMPARE(job.state(), Job::State::running);
    QTRY_COMPARE(ends.counts(), (QList<qsizetype>{1, 0, 0, 1}));
    QCOMPARE(where, QCoreApplication::instance()->thread());
    QCOMPARE(resultAtDone, 42);
    QCOMPARE(job.state(), Job::State::done);
  }

  void whatTheTaskHeldIsFreeOnceItHasEnded() {
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watch = held;
    Job job("hold", [held](Progress&) -> std::function<void()> { return {}; });
    held.reset();
    QVERIFY(!watch.expired());
    Ends ends(job);
    job.start();
    QTRY_COMPARE(ends.done.count(), 1);
    QVERIFY(watch.expired());
  }

  void cancelledWorkEndsAsCancelled() {
    Job job("wait", untilStopped());
    Ends ends(job);
    job.start();
    job.cancel();
    QTRY_COMPARE(ends.cancelled.count(), 1);
    QCOMPARE(ends.counts(), (QList<qsizetype>{0, 0, 1, 1}));
    QCOMPARE(job.state(), Job::State::cancelled);
  }

  void cancelAfterTheLastLookStillDropsTheResult() {
    std::atomic<bool> finished = false;
    bool stored = false;
    Job job("quick", [&](Progress&) -> std::function<void()> {
      finished = true;
      return [&] { stored = true; };
    });
    Ends ends(job);
    job.start();
    while (!finished) std::this_thread::yield();
    job.cancel();
    QTRY_COMPARE(ends.counts(), (QList<qsizetype>{0, 0, 1, 1}));
    QVERIFY(!stored);
  }

  void stopAndKeepEndsAsDone() {
    Job job("train", untilStopped());
    Ends ends(job);
    job.start();
    job.stopAndKeep();
    QTRY_COMPARE(ends.counts(), (QList<qsizetype>{1, 0, 0, 1}));
  }

  void cancellingAWaitingJobEndsItAtOnce() {
    bool ran = false;
    Job job("never", [&](Progress&) -> std::function<void()> {
      ran = true;
      return {};
    });
    Ends ends(job);
    job.cancel();
    QCOMPARE(ends.counts(), (QList<qsizetype>{0, 0, 1, 1}));
    job.start();
    QCOMPARE(job.state(), Job::State::cancelled);
    QVERIFY(!ran);
  }

  void destroyingARunningJobWaitsAndDropsItsEnd() {
    std::atomic<bool> left = false;
    bool stored = false;
    bool anyEnd = false;
    {
      Job job("wait", [&](Progress& progress) -> std::function<void()> {
        while (!progress.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        left = true;
        return [&] { stored = true; };
      });
      connect(&job, &Job::ended, this, [&] { anyEnd = true; });
      job.start();
    }
    QVERIFY(left);
    QCoreApplication::processEvents();
    QVERIFY(!stored);
    QVERIFY(!anyEnd);
  }

  void aSlotMayDeleteTheJob() {
    auto job = std::make_unique<Job>("once", [](Progress&) -> std::function<void()> { return {}; });
    connect(job.get(), &Job::done, this, [&] { job.reset(); });
    job->start();
    QTRY_VERIFY(job == nullptr);
  }

  void errorsBecomeProblems_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("place and remedy") << 0 << "tracks.csv:17: a name is missing"
                                      << "Give row 17 a name.";
    QTest::newRow("no place") << 1 << "nothing shared"
                              << "";
    QTest::newRow("memory") << 2 << "There is not enough memory for this."
                            << "Close other programs, choose fewer dimensions, or keep fewer artists.";
    QTest::newRow("anything") << 3 << "Something unexpected went wrong: oops"
                              << "";
  }
  void errorsBecomeProblems() {
    QFETCH(int, kind);
    Job job("fail", throwing([kind] {
              if (kind == 0) throw Error({"a %1 is missing", {"name"}}, {"tracks.csv", 17}, {"Give row %1 a name.", {"17"}});
              if (kind == 1) throw Error("nothing shared");
              if (kind == 2) throw std::bad_alloc();
              throw std::runtime_error("oops");
            }));
    Ends ends(job);
    job.start();
    QTRY_COMPARE(ends.counts(), (QList<qsizetype>{0, 1, 0, 1}));
    const auto problem = ends.failed.first().first().value<Problem>();
    QTEST(problem.what, "what");
    QTEST(problem.remedy, "remedy");
    QCOMPARE(job.state(), Job::State::failed);
  }

  void anErrorWhileStoringTheResultIsAProblemToo() {
    Job job("store", [](Progress&) -> std::function<void()> { return [] { throw Error("the disk is full"); }; });
    Ends ends(job);
    job.start();
    QTRY_COMPARE(ends.counts(), (QList<qsizetype>{0, 1, 0, 1}));
    QCOMPARE(ends.failed.first().first().value<Problem>().what, QString("the disk is full"));
  }

  void queueRunsJobsInOrderOneAtATime() {
    JobQueue queue;
    std::atomic<int> running = 0;
    std::atomic<bool> overlapped = false;
    QStringList order;
    for (const char* name : {"a", "b", "c"}) {
      queue.add(name, [&, name](Progress&) -> std::function<void()> {
        if (++running > 1) overlapped = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        --running;
        return [&order, name] { order << name; };
      });
    }
    QCOMPARE(queue.current()->title(), QString("a"));
    QTRY_COMPARE(order, (QStringList{"a", "b", "c"}));
    QVERIFY(!overlapped);
    QTRY_VERIFY(queue.current() == nullptr);
    QCOMPARE(queue.jobs().size(), 3U);
    queue.clearEnded();
    QVERIFY(queue.jobs().empty());
  }

  void aCancelledWaitingJobIsSkippedAndTheOthersRun() {
    JobQueue queue;
    QSignalSpy changed(&queue, &JobQueue::changed);
    Job* first = queue.add("first", untilStopped());
    Job* second = queue.add("second", untilStopped());
    Job* third = queue.add("third", untilStopped());
    second->cancel();
    QCOMPARE(second->state(), Job::State::cancelled);
    QCOMPARE(third->state(), Job::State::waiting);
    first->cancel();
    QTRY_COMPARE(third->state(), Job::State::running);
    QVERIFY(changed.count() >= 5);
    third->stopAndKeep();
    QTRY_COMPARE(third->state(), Job::State::done);
  }

  void aFailedJobDoesNotHoldUpTheQueue() {
    JobQueue queue;
    bool ran = false;
    queue.add("bad", throwing([] { throw Error("bad"); }));
    queue.add("good", [&](Progress&) -> std::function<void()> { return [&] { ran = true; }; });
    QTRY_VERIFY(ran);
  }

  void endedJobsCanBeClearedFromTheirOwnSignal() {
    JobQueue queue;
    connect(&queue, &JobQueue::changed, &queue, [&] { queue.clearEnded(); });
    queue.add("a", [](Progress&) -> std::function<void()> { return {}; });
    queue.add("b", [](Progress&) -> std::function<void()> { return {}; });
    QTRY_VERIFY(queue.jobs().empty());
  }

  void destroyingAQueueCancelsAll() {
    std::atomic<int> ended = 0;
    {
      JobQueue queue;
      for (int i = 0; i < 3; ++i) {
        Job* job = queue.add("wait", untilStopped());
        connect(job, &Job::ended, this, [&] { ++ended; });
      }
    }
    QCoreApplication::processEvents();
    QCOMPARE(ended.load(), 0);
  }

  void coreTextsKeepTheirValues() {
    QCOMPARE(coreText(Message("%1 of %2", {"3", "%1"})), QString("3 of %1"));
    QCOMPARE(coreText(""), QString());
  }

  void reasonsAndPlacesAreTranslatedWithinOtherTexts() {
    Brackets language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    QCOMPARE(coreText(Message("No GPU can be used: %1", {"no NVIDIA driver was found"})),
             QString("<No GPU can be used: <no NVIDIA driver was found>>"));
    QCOMPARE(coreText(Message("%1 of %2", {"tracks.csv (CPU)", "CPU"})), QString("<tracks.csv (CPU) of CPU>"));
    QCOMPARE(placeText("CPU, 2 threads, AVX3 (too little work for a GPU)"),
             QString("<CPU, 2 threads, AVX3> (<too little work for a GPU>)"));
    QCOMPARE(reasonText("no NVIDIA GPU was found"), QString("<no NVIDIA GPU was found>"));
    QCoreApplication::removeTranslator(&language);
  }
};

}  // namespace
}  // namespace segue::ui

QTEST_GUILESS_MAIN(segue::ui::JobTest)
#include "job_test.moc"
