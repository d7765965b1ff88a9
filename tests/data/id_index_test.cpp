// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/id_index.h"

#include <QtTest>
#include <algorithm>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "tests/linalg/vector_units.h"

namespace {

using namespace segue;
using namespace segue::data;

/// Every second id or so of a range, ascending.
std::vector<std::int64_t> dense_ids_from(std::int64_t first, std::size_t count) {
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < count; ++i) {
    ids.push_back(first);
    first += 1 + static_cast<std::int64_t>(mix(i) % 3);
  }
  return ids;
}

/// Whether the index finds what a std::map finds: each id, its neighbours, and what lies outside.
bool finds_all(const std::vector<std::int64_t>& ids, unsigned threads) {
  std::map<std::int64_t, std::int32_t> positions;
  for (std::size_t i = 0; i < ids.size(); ++i) positions.emplace(ids[i], static_cast<std::int32_t>(i));
  const IdIndex index(ids, threads);
  std::vector<std::int64_t> asked;
  std::vector<std::int32_t> expected;
  const auto agrees = [&](std::int64_t id) {
    const auto found = positions.find(id);
    asked.push_back(id);
    expected.push_back(found == positions.end() ? -1 : found->second);
    return index.find(id) == expected.back();
  };
  const auto all_at_once = [&] {
    std::vector<std::int32_t> found(asked.size());
    index.find(asked, found.data());
    return found == expected;
  };
  const auto [low, high] = std::minmax_element(ids.begin(), ids.end());
  const auto narrow_at_once = [&] {
    std::vector<std::uint32_t> narrow;
    std::vector<std::int32_t> expected_of;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i] < 0 || asked[i] > std::numeric_limits<std::uint32_t>::max()) continue;
      narrow.push_back(static_cast<std::uint32_t>(asked[i]));
      expected_of.push_back(expected[i]);
    }
    std::vector<std::int32_t> found(narrow.size());
    index.find(narrow, found.data());
    return found == expected_of;
  };
  return agrees(std::numeric_limits<std::uint32_t>::max()) && agrees(std::numeric_limits<std::int64_t>::min()) &&
         agrees(std::numeric_limits<std::int64_t>::max()) && agrees(*low - 1) && agrees(*high + 1) && agrees(0) &&
         std::all_of(ids.begin(), ids.end(), [&](std::int64_t id) { return agrees(id - 1) && agrees(id) && agrees(id + 1); }) &&
         all_at_once() && narrow_at_once();
}

}  // namespace

class IdIndexTest : public QObject {
  Q_OBJECT

 private slots:
  void every_id_is_found_whatever_their_order_and_the_threads_data() {
    QTest::addColumn<int>("odd");
    for (const auto& [name, odd] : {std::pair{"ascending", 0},
                                    {"two far apart swapped", 1},
                                    {"two neighbours swapped", 2},
                                    {"backwards", 3},
                                    {"one far away", 4},
                                    {"the last one first", 5}}) {
      QTest::newRow(name) << odd;
    }
  }
  void every_id_is_found_whatever_their_order_and_the_threads() {
    QFETCH(int, odd);
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{70}, std::size_t{140'000}}) {
      std::vector<std::int64_t> ids = dense_ids_from(-5, count);
      if (odd == 1) std::swap(ids[count / 5], ids[count * 4 / 5]);
      if (odd == 2 && count > 1) std::swap(ids[count / 2], ids[count / 2 - 1]);
      if (odd == 3) std::reverse(ids.begin(), ids.end());
      if (odd == 4) ids.push_back(std::int64_t{1} << 62U);
      if (odd == 5) std::rotate(ids.begin(), ids.end() - 1, ids.end());
      for (const unsigned threads : {1U, 3U}) QVERIFY(finds_all(ids, threads));
    }
  }

  void many_are_found_alike_on_each_vector_unit() {
    const std::int64_t wide = (std::int64_t{1} << 32U) - 70'000;
    for (const std::int64_t unit : linalg::test::targets()) {
      const linalg::test::RunOn run_on(unit);
      for (const std::int64_t first : {std::int64_t{0}, std::int64_t{-100}, std::int64_t{65'530}, wide, std::int64_t{1} << 60U}) {
        for (const std::size_t count : {1, 63, 64, 65, 1000, 140'000}) {
          QVERIFY2(finds_all(dense_ids_from(first, count), 1), linalg::test::name_of(unit));
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(IdIndexTest)
#include "id_index_test.moc"
