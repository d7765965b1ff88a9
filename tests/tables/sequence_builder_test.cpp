// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/sequence_builder.h"

#include <sys/resource.h>

#include <QtTest>
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/random.h"

namespace {

using namespace segue;
using tables::Play;
using tables::SequenceBuilder;

struct Sequence {
  std::uint32_t group;
  std::int64_t begin;
  std::vector<std::int32_t> items;
  friend bool operator==(const Sequence&, const Sequence&) = default;
};

/// What it is to give: one stable sort of everything, cut where the group changes or the gap is exceeded.
std::vector<Sequence> expected(std::vector<Play> plays, std::int64_t gap) {
  std::stable_sort(plays.begin(), plays.end(),
                   [](const Play& a, const Play& b) { return a.group != b.group ? a.group < b.group : a.key < b.key; });
  std::vector<Sequence> out;
  for (std::size_t i = 0; i < plays.size(); ++i) {
    const bool cut = i == 0 || plays[i].group != plays[i - 1].group ||
                     (gap > 0 && static_cast<__int128_t>(plays[i].key) - plays[i - 1].key > gap);
    if (cut) out.push_back({plays[i].group, plays[i].key, {}});
    out.back().items.push_back(plays[i].item);
  }
  return out;
}

/// `block` plays are added at a time.
std::vector<Sequence> built(const std::vector<Play>& plays, const SequenceBuilder::Options& options, std::size_t block = 777) {
  SequenceBuilder builder(options);
  for (std::size_t i = 0; i < plays.size(); i += block)
    builder.add(std::span(plays).subspan(i, std::min(block, plays.size() - i)));
  std::vector<Sequence> out;
  Progress progress;
  builder.finish(
      [&](const SequenceBuilder::Sequence& sequence) {
        out.push_back({sequence.group, sequence.begin, {sequence.items.begin(), sequence.items.end()}});
      },
      progress);
  return out;
}

/// `count` plays of `groups` groups at `keys` different times; the item is the place of arrival, so that every exchange shows.
std::vector<Play> random_plays(std::size_t count, std::uint64_t groups, std::uint64_t keys, std::uint64_t seed) {
  Random random(seed);
  std::vector<Play> plays(count);
  for (std::size_t i = 0; i < count; ++i) {
    plays[i] = {static_cast<std::uint32_t>(random.below(groups)), static_cast<std::int32_t>(i),
                static_cast<std::int64_t>(random.below(keys)) - static_cast<std::int64_t>(keys / 2)};
  }
  return plays;
}

/// Files may not grow beyond `bytes` while this lives, as on a disk that is full.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

class SequenceBuilderTest : public QObject {
  Q_OBJECT

 private slots:
  void the_result_is_that_of_one_stable_sort_data() {
    QTest::addColumn<std::vector<Play>>("plays");
    QTest::addColumn<std::int64_t>("gap");
    const auto add = [](const char* name, std::vector<Play> plays, std::int64_t gap) {
      QTest::newRow(name) << std::move(plays) << gap;
    };
    add("nothing", {}, 0);
    add("one play", {{7, 3, -5}}, 0);
    add("many groups, many equal keys", random_plays(20'000, 300, 10, 1), 0);
    add("few plays a group", random_plays(20'000, 1'000'000, 1000, 2), 0);
    add("one group", random_plays(30'000, 1, 5000, 3), 0);
    add("one group of equal keys", random_plays(30'000, 1, 1, 4), 0);
    add("cut at gaps", random_plays(20'000, 20, 1'000'000, 5), 600);
    add("one group, cut at gaps", random_plays(30'000, 1, 10'000'000, 6), 500);

    std::vector<Play> giant = random_plays(30'000, 50, 100'000, 7);
    for (std::size_t i = 0; i < giant.size(); i += 3) giant[i].group = 20;
    for (std::size_t i = 1; i < giant.size(); i += 3) giant[i].group = std::numeric_limits<std::uint32_t>::max();
    add("two giant groups among small ones", giant, 30);

    std::vector<Play> extremes = random_plays(5000, 4, 10, 8);
    for (std::size_t i = 0; i < extremes.size(); i += 4) extremes[i].key = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 2; i < extremes.size(); i += 4) extremes[i].key = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < extremes.size(); i += 5) extremes[i].item = -static_cast<std::int32_t>(i);
    add("the least and the greatest keys", extremes, 3);

    std::vector<Play> ordered = random_plays(20'000, 300, 1'000'000, 9);
    const auto by_time = [](const Play& a, const Play& b) { return a.key < b.key; };
    std::stable_sort(ordered.begin(), ordered.end(), by_time);
    add("in order of time", ordered, 1000);
    std::reverse(ordered.begin(), ordered.end());
    add("newest first", ordered, 1000);
    std::stable_sort(ordered.begin(), ordered.end(), [](const Play& a, const Play& b) { return a.group < b.group; });
    add("by group, newest first", ordered, 1000);
  }
  void the_result_is_that_of_one_stable_sort() {
    QFETCH(std::vector<Play>, plays);
    QFETCH(std::int64_t, gap);
    const std::vector<Sequence> right = expected(plays, gap);
    for (const std::uint64_t memory : {0ULL, 5000ULL, 40'000ULL, 300'000ULL, 4ULL << 30U}) {
      for (const unsigned threads : {1U, 2U, 4U}) {
        const QByteArray what = QByteArray::number(quint64{memory}) + " bytes, threads: " + QByteArray::number(threads);
        QVERIFY2(built(plays, {.memory_bytes = memory, .gap = gap, .threads = threads}) == right, what.constData());
      }
    }
  }

  void giant_groups_are_sorted_by_all_threads() {
    std::vector<Play> plays = random_plays(700'000, 2, 90'000, 10);
    const std::vector<Sequence> right = expected(plays, 1);
    for (const unsigned threads : {1U, 3U}) {
      QVERIFY(built(plays, {.gap = 1, .threads = threads}, 100'000) == right);
      QVERIFY(built(plays, {.memory_bytes = 16U << 20U, .gap = 1, .threads = threads}, 700'000) == right);
    }
  }

  void a_gap_of_exactly_the_limit_does_not_cut() {
    const std::vector<Play> plays{{0, 1, 0}, {0, 2, 1800}, {0, 3, 3601}};
    const std::vector<Sequence> right{{0, 0, {1, 2}}, {0, 3601, {3}}};
    QVERIFY(built(plays, {.gap = 1800}) == right);
  }

  void temporary_files_have_no_name_and_their_size_is_told() {
    const QTemporaryDir folder;
    const std::vector<Play> plays = random_plays(50'000, 1000, 1'000'000, 11);
    {
      SequenceBuilder builder({.memory_bytes = 100'000, .temporary = folder.path().toStdString()});
      builder.add(plays);
      QVERIFY(builder.temporary_bytes() > 100'000);
      QVERIFY(builder.temporary_bytes() < plays.size() * sizeof(Play));
      QCOMPARE(builder.size(), std::uint64_t{50'000});
      QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
    }
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
  }

  void a_full_disk_is_an_error_with_a_remedy() {
    const QTemporaryDir folder;
    const std::vector<Play> plays = random_plays(500'000, 1000, 1'000'000, 12);
    const std::string place = folder.path().toStdString();
    try {
      const FileLimit limit(1U << 20U);
      SequenceBuilder builder({.memory_bytes = 1U << 20U, .temporary = place});
      builder.add(plays);
      QFAIL("no error");
    } catch (const Error& error) {
      QCOMPARE(error.where().file, place);
      QVERIFY2(error.message().str().starts_with("The file would be larger"), error.what());
      QVERIFY(!error.remedy().empty());
    }
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
  }

  void a_folder_that_cannot_be_written_is_an_error() {
    SequenceBuilder builder({.memory_bytes = 0, .temporary = "/proc/nowhere"});
    QVERIFY_THROWS_EXCEPTION(Error, builder.add(random_plays(1000, 10, 10, 13)));
  }

  void cancelling_ends_adding_and_finishing() {
    const std::vector<Play> plays = random_plays(50'000, 100, 1000, 14);
    Progress progress;
    SequenceBuilder builder({.memory_bytes = 1U << 20U, .progress = &progress});
    builder.add(std::span(plays).first(40'000));
    progress.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, builder.add(plays));

    for (const std::uint64_t memory : {1ULL << 18U, 1ULL << 30U}) {
      Progress asked;
      SequenceBuilder other({.memory_bytes = memory});
      other.add(plays);
      std::size_t taken = 0;
      const auto take = [&](const SequenceBuilder::Sequence&) {
        ++taken;
        asked.cancel();
      };
      QVERIFY_THROWS_EXCEPTION(Cancelled, other.finish(take, asked));
      QVERIFY2(taken < 60, std::to_string(taken).c_str());  // of 100
    }
  }

  void progress_counts_every_play() {
    const std::vector<Play> plays = random_plays(30'000, 100, 1000, 15);
    for (const std::uint64_t memory : {1ULL << 16U, 1ULL << 30U}) {
      Progress progress;
      SequenceBuilder builder({.memory_bytes = memory});
      builder.add(plays);
      builder.finish([](const SequenceBuilder::Sequence&) {}, progress);
      QCOMPARE(progress.snapshot().done, std::uint64_t{30'000});
      QCOMPARE(progress.snapshot().total, std::uint64_t{30'000});
    }
  }

  void sequences_are_handed_over_once() {
    Progress progress;
    SequenceBuilder builder({});
    const auto take = [](const SequenceBuilder::Sequence&) {};
    builder.finish(take, progress);
    QVERIFY_THROWS_EXCEPTION(std::logic_error, builder.finish(take, progress));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, builder.add(random_plays(1, 1, 1, 0)));
  }
};

QTEST_GUILESS_MAIN(SequenceBuilderTest)
#include "sequence_builder_test.moc"
