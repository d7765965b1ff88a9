// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_structure.h"

#include <QtTest>
#include <algorithm>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/readers/csv_numbers.h"
#include "core/readers/csv_record.h"
#include "core/readers/literals.h"
#include "core/readers/stream_copy.h"
#include "tests/linalg/vector_units.h"

namespace {

using namespace segue;
using namespace segue::data;

/// Numbers from 0 to below `end`.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t end) {
    state_ = mix(state_ + 1);
    return static_cast<std::size_t>(state_ % end);
  }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

/// Of one to eight digits, seldom more.
std::string number(Dice& dice) {
  const std::size_t digits = dice.one_in(300) ? 9 + dice.below(12) : 1 + dice.below(8);
  std::string out;
  for (std::size_t i = 0; i < digits; ++i) out += static_cast<char>('0' + dice.below(10));
  return out;
}

std::string list(Dice& dice) {
  std::string out = "[";
  const std::size_t size = dice.one_in(20) ? 300 : dice.below(9);
  for (std::size_t i = 0; i < size; ++i) out += (i > 0 ? ", " : "") + number(dice);
  return out + "]";
}

std::string field(Dice& dice) {
  switch (dice.below(7)) {
    case 0: return "";
    case 1: return "\"\"";
    case 2: return number(dice);
    case 3: return "\"" + list(dice) + "\"";
    case 4: return "\"\"\"a name, of two\nlines\"\"\"";
    case 5: return "\"say \"\"it\"\", again\"";
    default: return "[" + number(dice) + "]";
  }
}

/// Rows of mostly `columns` fields, each a little wrong once in a while.
std::string file(Dice& dice, std::size_t columns, std::size_t rows, std::size_t damage) {
  const std::string odd = "\",\n\r[] 07x-\0";
  const char* const line_end = dice.one_in(3) ? "\r\n" : "\n";
  std::string out;
  for (std::size_t r = 0; r < rows; ++r) {
    std::string row;
    for (std::size_t c = 0; c < columns; ++c) row += (c > 0 ? "," : "") + field(dice);
    row += line_end;
    if (dice.one_in(damage)) row[dice.below(row.size())] = odd[dice.below(odd.size())];
    if (dice.one_in(damage)) row.erase(dice.below(row.size()), 1);  // it has a line end, at least
    if (dice.one_in(damage)) row.insert(dice.below(row.size() + 1), 1, odd[dice.below(odd.size())]);
    out += row;
  }
  out.resize(out.size() - (dice.one_in(2) ? 0 : dice.below(std::min<std::size_t>(out.size() + 1, 90))));
  return out;
}

void set(CsvText& text, const std::string& bytes, bool numbers) {
  text.resize(bytes.size());
  std::copy(bytes.begin(), bytes.end(), text.bytes());
  text.index(bytes.size(), numbers);
}

const std::uint32_t* first_record(CsvStructure& structure, std::size_t at, std::size_t columns) {
  const CsvStructure::Records records = structure.records(at, columns, 1);
  return records.count == 0 ? nullptr : records.ends;
}

void add_vector_units() {
  QTest::addColumn<qint64>("unit");
  for (const std::int64_t unit : linalg::test::targets({HWY_AVX3_DL})) QTest::newRow(linalg::test::name_of(unit)) << qint64{unit};
}

}  // namespace

class CsvStructureTest : public QObject {
  Q_OBJECT

 private slots:
  void records_are_those_that_are_read_byte_by_byte_data() { add_vector_units(); }
  /// What it finds, read_record reads alike; and it finds all that is well-formed.
  void records_are_those_that_are_read_byte_by_byte() {
    QFETCH(qint64, unit);
    const linalg::test::RunOn run_on(unit);
    Dice dice(1);
    CsvText text;
    CsvStructure structure(text);
    std::size_t found = 0;
    std::size_t left = 0;
    for (int round = 0; round < 4000; ++round) {
      const std::size_t columns = 1 + dice.below(6);
      const std::string bytes = file(dice, columns, 1 + dice.below(100), 1 + dice.below(40));
      set(text, bytes, false);
      structure.forget();
      std::vector<std::int8_t> wanted_as(columns);
      for (std::size_t c = 0; c < columns; ++c) wanted_as[c] = static_cast<std::int8_t>(c);
      std::vector<CsvField> fields(columns);
      for (std::size_t at = 0; at < bytes.size();) {
        const CsvStructure::Records records = structure.records(at, columns, 1 + dice.below(200));
        if (records.count == 0) {
          ++left;
          at = read_record(text, at, wanted_as, fields.data()).next;
        }
        for (std::size_t r = 0; r < records.count; ++r) {
          const std::uint32_t* const ends = records.ends + r * columns;
          const CsvRecord record = read_record(text, at, wanted_as, fields.data());
          ++found;
          QVERIFY(!record.stray_text && !record.ends_file && !record.unclosed_quote);
          QCOMPARE(record.fields, columns);
          QCOMPARE(record.next, ends[columns - 1] + std::size_t{1});
          for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t begin = c == 0 ? at : ends[c - 1] + std::size_t{1};
            std::string_view raw = text.view().substr(begin, ends[c] - begin);
            if (c + 1 == columns && raw.ends_with('\r')) raw.remove_suffix(1);
            QCOMPARE(fields[c].quoted, raw.starts_with('"'));
            if (fields[c].quoted) {
              QVERIFY(raw.size() >= 2 && raw.ends_with('"'));
              raw = raw.substr(1, raw.size() - 2);
            }
            QVERIFY(raw.data() == fields[c].raw.data() && raw.size() == fields[c].raw.size());
          }
          at = record.next;
        }
      }
    }
    QVERIFY(found > 100'000);
    QVERIFY(left > 10'000);
  }

  void well_formed_records_are_all_found_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("records");  // of three fields, from the front, that are found in a row
    const auto add = [](const char* name, std::string bytes, int records) { QTest::newRow(name) << std::move(bytes) << records; };
    add("plain", "a,b,c\n1,2,3\n", 2);
    add("empty fields", ",,\n,\"\",\n", 2);
    add("CRLF", "a,b,c\r\na,b,\"c\"\r\n\"a\",,\r\n", 3);
    add("commas and lines within quotes", "\"a,b\",\"c\nd\",\"e\"\n\",,,\",\"\n\n\",x\n", 2);
    add("doubled quotes", "\"\"\"a\"\"\",\"\"\"\",\"b\"\"c\"\n", 1);
    add("far beyond a word", "a," + std::string(1000, 'b') + ",\"" + std::string(5000, ',') + "\"\n1,2,3\n", 2);
    add("the last line end is missing", "a,b,c\na,b,c", 1);
    add("another number of fields", "a,b,c\na,b\na,b,c\n", 1);
    add("a blank line", "a,b,c\n\na,b,c\n", 1);
    add("a quote within a field", "a,b,c\na,5\" disc,c\n", 1);
    add("text behind a closing quote", "a,b,c\na,\"b\"x,c\n", 1);
    add("a lone CR behind a closing quote", "a,b,c\na,\"b\"\r,c\n", 1);
    add("an open quote", "a,b,c\na,b,\"c\n", 1);
  }
  void well_formed_records_are_all_found() {
    QFETCH(std::string, bytes);
    QFETCH(int, records);
    CsvText text;
    set(text, bytes, false);
    CsvStructure structure(text);
    int found = 0;
    std::size_t at = 0;
    while (const std::uint32_t* const ends = first_record(structure, at, 3)) {
      ++found;
      at = ends[2] + std::size_t{1};
    }
    QCOMPARE(found, records);
  }

  void fields_are_read_at_once_as_they_are_one_by_one_data() { add_vector_units(); }
  void fields_are_read_at_once_as_they_are_one_by_one() {
    QFETCH(qint64, unit);
    const linalg::test::RunOn run_on(unit);
    Dice dice(3);
    const std::string odd = " -.x\"\n[+";
    std::size_t numbers = 0;
    for (int round = 0; round < 2000; ++round) {
      std::string bytes(8, ',');
      std::vector<std::uint32_t> begins;
      std::vector<std::uint32_t> ends;
      const std::size_t count = 1 + dice.below(csv::most_fields);
      for (std::size_t i = 0; i < count; ++i) {
        std::string one = dice.one_in(20) ? "" : number(dice);
        if (dice.one_in(5)) one.insert(dice.below(one.size() + 1), 1, odd[dice.below(odd.size())]);
        begins.push_back(static_cast<std::uint32_t>(bytes.size()));
        bytes += one;
        ends.push_back(static_cast<std::uint32_t>(bytes.size()));
        bytes += ',';
      }
      std::vector<std::uint32_t> values(csv::room_for_fields);
      csv::read_fields(bytes.data(), begins.data(), ends.data(), count, values.data());
      for (std::size_t i = 0; i < count; ++i) {
        const std::string one = bytes.substr(begins[i], ends[i] - begins[i]);
        const bool is_number = !one.empty() && one.size() <= 8 && one.find_first_not_of("0123456789") == one.npos;
        QCOMPARE(values[i], is_number ? static_cast<std::uint32_t>(std::stoul(one)) : csv::no_number);
        numbers += is_number ? 1U : 0U;
      }
    }
    QVERIFY(numbers > 50'000);
  }

  void copies_past_the_caches_are_copies() {
    std::vector<std::uint8_t> from(70'000);
    for (std::size_t i = 0; i < from.size(); ++i) from[i] = static_cast<std::uint8_t>(mix(i));
    for (const std::size_t size : {0, 1, 2047, 2048, 2049, 4096, 65'537}) {
      for (const std::size_t shift : {0, 1, 17, 63}) {
        std::vector<std::uint8_t> to(size + 256, 7);
        stream_copy(from.data() + shift, size, to.data() + 2 * shift);
        const auto begin = to.begin() + static_cast<std::ptrdiff_t>(2 * shift);
        const auto end = begin + static_cast<std::ptrdiff_t>(size);
        QVERIFY(std::equal(begin, end, from.begin() + static_cast<std::ptrdiff_t>(shift)));
        const auto kept = [](std::uint8_t byte) { return byte == 7; };
        QVERIFY(std::all_of(to.begin(), begin, kept) && std::all_of(end, to.end(), kept));
      }
    }
  }

  void lists_are_read_at_once_as_they_are_one_by_one_data() { add_vector_units(); }
  /// A list that is read at once has what parse_list takes; and none as Python prints it is refused.
  void lists_are_read_at_once_as_they_are_one_by_one() {
    QFETCH(qint64, unit);
    const linalg::test::RunOn run_on(unit);
    Dice dice(2);
    const std::string odd = ", []\"09x-\n.";
    CsvText text;
    std::size_t read = 0;
    for (int round = 0; round < 3000; ++round) {
      std::string bytes = std::string(dice.below(70), '1') + ",";
      std::vector<std::pair<std::size_t, std::size_t>> lists;
      std::vector<bool> plain;
      for (int i = 0; i < 20; ++i) {
        const bool damaged = dice.one_in(3);
        std::string one = list(dice);
        if (damaged) one[dice.below(one.size())] = odd[dice.below(odd.size())];
        if (damaged && dice.one_in(2)) one.insert(dice.below(one.size()), 1, odd[dice.below(odd.size())]);
        std::size_t longest = 0;
        std::size_t digits = 0;
        for (const char c : one) longest = std::max(longest, digits = c >= '0' && c <= '9' ? digits + 1 : 0);
        plain.push_back(!damaged && longest <= 8);
        lists.emplace_back(bytes.size(), one.size());
        bytes += one + ",";
      }
      set(text, bytes, true);
      for (std::size_t i = 0; i < lists.size(); ++i) {
        const std::string_view one = text.view().substr(lists[i].first, lists[i].second);
        const auto numbers = text.plain_list(one);
        QVERIFY2(numbers || !plain[i], std::string(one).c_str());
        if (!numbers) continue;
        ++read;
        std::vector<std::int64_t> expected;
        QVERIFY2(parse_list(
                     one, [&](std::int64_t id) { expected.push_back(id); }, [] {}) == ListForm::list,
                 std::string(one).c_str());
        QVERIFY2(std::equal(numbers->begin(), numbers->end(), expected.begin(), expected.end()), std::string(one).c_str());
      }
    }
    QVERIFY(read > 30'000);
  }
};

QTEST_GUILESS_MAIN(CsvStructureTest)
#include "csv_structure_test.moc"
