// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/literals.h"

#include <QtTest>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/readers/csv_record.h"
#include "core/readers/url_decode.h"

using segue::data::CsvField;
using segue::data::decode_name;
using segue::data::IdForm;
using segue::data::ListForm;

namespace {

std::string list_of(const std::string& text) {
  std::string out;
  const ListForm form = segue::data::parse_list(
      text, [&](std::int64_t v) { out += std::to_string(v) + " "; }, [&] { out += "large "; });
  switch (form) {
    case ListForm::list: return out + "list";
    case ListForm::missing: return out + "missing";
    case ListForm::unclosed: return "unclosed";
    case ListForm::malformed: return "malformed";
  }
  return {};
}

int digit(char c) {
  const std::string_view digits = "0123456789abcdef";
  const std::size_t at = digits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c));
  return c == '\0' || at == digits.npos ? -1 : static_cast<int>(at);
}

/// What `decode_name` says, as it is specified.
segue::data::DecodedName decoded_by_bytes(std::string raw) {
  segue::data::DecodedName name;
  if (raw.size() >= 2 && raw.front() == '"' && raw.back() == '"') {
    raw = raw.substr(1, raw.size() - 2);
    name.quoted = true;
  }
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i] == '+' ? ' ' : raw[i];
    if (c == '%' && i + 2 < raw.size() && digit(raw[i + 1]) >= 0 && digit(raw[i + 2]) >= 0) {
      c = static_cast<char>(digit(raw[i + 1]) * 16 + digit(raw[i + 2]));
      i += 2;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      name.control_chars = true;
      c = ' ';
    }
    name.text += c;
  }
  name.invalid_utf8 = segue::data::make_valid_utf8(name.text);
  return name;
}

std::string told(const segue::data::DecodedName& name) {
  return name.text + (name.quoted ? " quoted" : "") + (name.invalid_utf8 ? " invalid" : "") +
         (name.control_chars ? " control" : "");
}

std::string id_of(const std::string& text) {
  const auto id = segue::data::parse_id(text);
  switch (id.form) {
    case IdForm::integer: return std::to_string(id.value);
    case IdForm::decimal: return std::to_string(id.value) + " decimal";
    case IdForm::missing: return "missing";
    case IdForm::junk: return "junk";
  }
  return {};
}

/// The fields of the record that starts at `begin`, joined by '|', and where the next one starts.
std::string record_of(const std::string& file, std::size_t begin = 0) {
  segue::data::CsvText text;
  text.resize(file.size());
  std::copy(file.begin(), file.end(), text.bytes());
  text.index(file.size());
  const std::vector<std::int8_t> wanted_as{0, 1, 2};
  CsvField fields[3];
  const auto record = segue::data::read_record(text, begin, wanted_as, fields);
  if (record.unclosed_quote) return "unclosed at " + std::to_string(record.quote_offset);
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(record.fields, 3); ++i) out += fields[i].value() + "|";
  if (record.stray_text) out += " stray";
  if (record.ends_file) out += " eof";
  return out + " " + std::to_string(record.fields) + ">" + std::to_string(record.next);
}

}  // namespace

class LiteralsTest : public QObject {
  Q_OBJECT

  static void texts(std::initializer_list<std::pair<const char*, const char*>> rows) {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    for (const auto& [text, expected] : rows)
      QTest::newRow(*text == 0 ? "(nothing)" : text) << std::string(text) << std::string(expected);
  }

 private slots:
  void ids_data() {
    texts({{"12", "12"},
           {"0", "0"},
           {"-3", "-3"},
           {" 12 ", "12"},
           {"12.0", "12 decimal"},
           {"12.", "12 decimal"},
           {"12.000", "12 decimal"},
           {"12.5", "junk"},
           {"1234567", "1234567"},
           {"12345678", "12345678"},
           {"123456789", "123456789"},
           {"999999999999999999", "999999999999999999"},
           {"9999999999999999999", "junk"},
           {"1e5", "junk"},
           {"12a", "junk"},
           {"twelve", "junk"},
           {"-", "junk"},
           {"", "missing"},
           {"NaN", "missing"},
           {"null", "missing"}});
  }
  void ids() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(id_of(text), expected);
  }

  void lists_data() {
    texts({{"[]", "list"},
           {"[[]]", "list"},
           {"[123]", "123 list"},
           {"[1, 2, 3]", "1 2 3 list"},
           {"[1,2,3]", "1 2 3 list"},
           {" [ 1 , 2 ] ", "1 2 list"},
           {"[1.0, 2.0]", "1 2 list"},
           {"[1, 2,]", "1 2 list"},
           {"[1,\n 2]", "1 2 list"},
           {"[-1, 12345678, 1234567890123]", "-1 12345678 1234567890123 list"},
           {"7", "7 list"},
           {"", "missing"},
           {"nan", "missing"},
           {"[", "unclosed"},
           {"[1", "unclosed"},
           {"[1, ", "unclosed"},
           {"[1, 2", "unclosed"},
           {"[1 2]", "malformed"},
           {"[1, x]", "malformed"},
           {"[1, 2]]", "malformed"},
           {"[1, 2] 3", "malformed"},
           {"[1.5]", "malformed"},
           {"[,]", "malformed"},
           {"(1, 2)", "malformed"},
           {"[9223372036854775807, -9223372036854775807]", "9223372036854775807 -9223372036854775807 list"},
           {"[9223372036854775808]", "large list"},
           {"[-9223372036854775808]", "large list"},
           {"[1, 12345678901234567890, 2]", "1 large 2 list"},
           {"[12345678901234567890.0]", "large list"},
           {"12345678901234567890", "large list"},
           {"[12345678901234567890", "unclosed"},
           {"[12345678901234567890.5]", "malformed"},
           {"[12345678901234567890 1]", "malformed"},
           {"abc", "malformed"}});
  }
  void lists() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(list_of(text), expected);
  }

  void numbers_of_every_length_at_every_place_are_read() {
    for (std::size_t digits = 1; digits <= 19; ++digits) {
      const std::string number = std::string("8765432101234567891").substr(0, digits);
      for (std::size_t spaces = 0; spaces < 9; ++spaces) {
        QCOMPARE(list_of("[" + std::string(spaces, ' ') + number + ", " + number + "]"), number + " " + number + " list");
      }
    }
  }

  void names_data() {
    texts({{"\"Gruppa+Kino\"", "Gruppa Kino"},
           {"Gruppa+Kino", "Gruppa Kino"},
           {"\"A%2BB\"", "A+B"},
           {"\"%D0%9A%D0%B8%D0%BD%D0%BE\"", "Кино"},
           {"\"%e5%b7%9d\"", "川"},
           {"\"\"Weird+Al\"\"", "\"Weird Al\""},
           {"\"", "\""},
           {"\"\"", ""},
           {"100%", "100%"},
           {"100%2", "100%2"},
           {"100%zz", "100%zz"},
           {"O%27Brien", "O'Brien"},
           {"a%0Ab", "a b"},
           {"%FF", "\xEF\xBF\xBD"},
           {"%D0", "\xEF\xBF\xBD"},
           {"%ED%A0%80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
           {"%F0%9F%8E", "\xEF\xBF\xBD"},
           {"%F0%9F%8E%B5", "🎵"},
           {"%C0%AF", "\xEF\xBF\xBD\xEF\xBF\xBD"}});
  }
  void names() {
    // Replacements as Python's bytes.decode("utf-8", "replace") makes them.
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(decode_name(text).text, expected);
  }

  void what_was_odd_about_a_name_is_told() {
    QVERIFY(decode_name("\"a\"").quoted);
    QVERIFY(!decode_name("a").quoted);
    QVERIFY(decode_name("%FF").invalid_utf8);
    QVERIFY(!decode_name("%C3%BC").invalid_utf8);
    QVERIFY(decode_name("%09").control_chars);
  }

  void names_of_any_bytes_and_lengths_are_decoded_as_byte_by_byte() {
    constexpr std::string_view bytes = "ab+% %2%C3%BC%09%7F%00%FF\"\x01\x7F\xC3\xBC\xFFzZ09Ff";
    segue::Random dice(7);
    for (int round = 0; round < 100'000; ++round) {
      std::string raw;
      const std::size_t size = dice.below(round % 50 == 0 ? 400 : 40);
      while (raw.size() < size) {
        if (dice.below(2) == 0) {
          raw += bytes[dice.below(bytes.size())];
        } else {
          raw.append(dice.below(12), static_cast<char>('a' + dice.below(26)));
        }
      }
      QCOMPARE(told(decode_name(raw)), told(decoded_by_bytes(raw)));
    }
  }

  void records_data() {
    texts({{"a,b,c\nd", "a|b|c| 3>6"},
           {"a,b,c\r\nd", "a|b|c| 3>7"},
           {"a,\"b, c\",d\n", "a|b, c|d| 3>11"},
           {"a,\"b\nc\",d\n", "a|b\nc|d| 3>10"},
           {"\"say \"\"hi\"\"\",b,c\n", "say \"hi\"|b|c| 3>17"},
           {"a,b,\"c\"\r\nd", "a|b|c| 3>9"},
           {"a,,\n", "a||| 3>4"},
           {",,", "||| eof 3>2"},
           {"a,b", "a|b| eof 2>3"},
           {"a,b,c,d\n", "a|b|c| 4>8"},
           {"a,5\" disc,c\n", "a|5\" disc|c| 3>12"},
           {"a,\"b\"x,c\n", "a|b|c| stray 3>9"},
           {"a,\"b\n", "unclosed at 2"},
           {"long field number one,and two,three\n", "long field number one|and two|three| 3>36"}});
  }
  void records() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(record_of(text), expected);
  }

  void bytes_are_counted() {
    std::string text;
    for (int i = 0; i < 100; ++i) {
      text += "a\"\n#!\xA2\x8A";
      QCOMPARE(segue::data::count_byte(text, '"'), static_cast<std::uint64_t>(i + 1));
      QCOMPARE(segue::data::count_byte(text, '\n'), static_cast<std::uint64_t>(i + 1));
    }
  }
};

QTEST_GUILESS_MAIN(LiteralsTest)
#include "literals_test.moc"
