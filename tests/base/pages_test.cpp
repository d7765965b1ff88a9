// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pages.h"

#include <QtTest>
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

using segue::Pages;
using segue::SparePages;

namespace {

/// The numbers from `first` on.
Pages<std::uint32_t> counted(std::size_t size, std::uint32_t first) {
  Pages<std::uint32_t> values;
  values.resize(size);
  std::iota(values.data(), values.data() + size, first);
  return values;
}

bool counts(const Pages<std::uint32_t>& values, std::size_t size, std::uint32_t first) {
  for (std::size_t i = 0; i < size; ++i) {
    if (values[i] != first + i) return false;
  }
  return values.size() == size;
}

}  // namespace

class PagesTest : public QObject {
  Q_OBJECT

 private slots:
  void values_stay_while_pages_grow_and_shrink() {
    Pages<std::uint32_t> values = counted(1000, 7);
    values.reserve(3'000'000);
    QVERIFY(counts(values, 1000, 7));
    QVERIFY(values.capacity() >= 3'000'000);
    values.shrink(10);
    QVERIFY(counts(values, 10, 7));
  }

  void memory_laid_under_leaves_values_and_room_as_they_were() {
    for (const std::size_t used : {std::size_t{0}, std::size_t{1}, std::size_t{600'000}}) {
      SparePages spare;
      spare.put(counted(2'000'000, 1));
      spare.put(counted(10, 1));
      spare.put(counted(1'500'000, 1));
      Pages<std::uint32_t> values = counted(used, 7);
      values.reserve(2'500'000);
      Pages<std::uint32_t> more;
      more.reserve(1'000'000);
      const std::size_t room = values.capacity();
      spare.lay_under(values);
      spare.lay_under(more);
      QVERIFY(counts(values, used, 7));
      QCOMPARE(values.capacity(), room);
      values.resize(room);
      std::iota(values.data(), values.data() + room, 7U);
      more.resize(1'000'000);
      std::iota(more.data(), more.data() + 1'000'000, 9U);
      QVERIFY(counts(values, room, 7));
      QVERIFY(counts(more, 1'000'000, 9));
      values.resize(3 * room);
      values.resize(room);
      QVERIFY(counts(values, room, 7));
    }
  }
};

QTEST_APPLESS_MAIN(PagesTest)
#include "pages_test.moc"
