// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <string>

#include "core/tables/mend_json.h"
#include "tests/tables/table_file.h"

using namespace segue::tables;
using segue::data::Dataset;
using Texts = std::vector<std::string>;

namespace {

std::string track(const std::string& name) {
  return R"({"pos":0,"artist_name":")" + name + R"(","artist_uri":"a:)" + std::to_string(name.size()) + R"(","track_uri":"t"})";
}

std::string slice(const std::string& tracks) { return "{\"playlists\":[\n{\"tracks\":[" + tracks + "]}]}"; }

std::string listen(const std::string& artist, int time) {
  return R"({"user_name":"u","listened_at":)" + std::to_string(1'300'000'000 + time) + R"(,"track_metadata":{"artist_name":")" +
         artist + R"(","track_name":"t"}})" + "\n";
}

}  // namespace

/// JSON whose texts are not quite valid.
class BrokenJsonTest : public QObject {
  Q_OBJECT

 private slots:
  // As Python reads them: json.loads('"' + text + '"').encode('utf-16', 'surrogatepass').decode('utf-16', 'replace').
  void halves_of_characters_are_replaced_and_pairs_are_not() {
    const auto mended = [](std::string text) {
      std::size_t first = 0;
      text = "\"" + text + "\"";
      const std::size_t count = mend_json(text, first);
      return std::to_string(count) + " " + text.substr(1, text.size() - 2) + (count > 0 ? "@" + std::to_string(first - 1) : "");
    };
    QCOMPARE(mended(R"(plain \u00e9 \n \\ \" \ud83d\ude00 end)"), std::string(R"(0 plain \u00e9 \n \\ \" \ud83d\ude00 end)"));
    QCOMPARE(mended(R"(ab\ud83d)"), std::string(R"(1 ab\ufffd@2)"));
    QCOMPARE(mended(R"(\uDE00 x)"), std::string(R"(1 \ufffd x@0)"));
    QCOMPARE(mended(R"(\ud83d\ud83d\ude00\ud83d)"), std::string(R"(2 \ufffd\ud83d\ude00\ufffd@0)"));
    QCOMPARE(mended(R"(\\ud83d)"), std::string(R"(0 \\ud83d)"));      // a backslash, then letters
    QCOMPARE(mended(R"(\\\ud83d)"), std::string(R"(1 \\\ufffd@2)"));  // a backslash, then half a character
    QCOMPARE(mended(R"(\ud83d\u00e9)"), std::string(R"(1 \ufffd\u00e9@0)"));
    QCOMPARE(mended("a\tb\x01"), std::string("2 a b @1"));
    std::string latin1 = "\"a\xE9z\"";
    std::size_t first = 9;
    QCOMPARE(mend_json(latin1, first), std::size_t{1});
    QCOMPARE(latin1, std::string("\"a\xEF\xBF\xBDz\""));
    QCOMPARE(first, std::size_t{0});
  }

  void a_slice_with_half_a_character_loses_nothing() {
    const TableFolder folder;
    folder.write("mpd.slice.0-9.json", slice(track("Muse") + ",\n" + track("half \\ud83d") + "," + track("Caf\xE9 ok") + "," +
                                             track("tab\there") + "," + track("\\ud83d\\ude00")));
    folder.write("mpd.slice.10-19.json", slice(track("Kino\\udc00!!!")));
    const Dataset d = import_file(folder.path());
    QCOMPARE(d.artists.names,
             (Texts{"Muse", "half \xEF\xBF\xBD", "Caf\xEF\xBF\xBD ok", "tab here", "\xF0\x9F\x98\x80", "Kino\xEF\xBF\xBD!!!"}));
    QCOMPARE(d.playlists.tracks[0].size(), std::size_t{5});
    QCOMPARE(counted(oddities(d.report.files[0].notes)),
             (Texts{"text that is not valid in JSON (half of a character, or a control character); it was replaced|3|3"}));
    QCOMPARE(d.report.files[0].rows_kept, std::uint64_t{5});
    QCOMPARE(oddities(d.report.files[1].notes).size(), std::size_t{1});
  }

  void a_slice_that_is_broken_otherwise_is_told_with_its_line() {
    const TableFolder folder;
    const auto path = folder.write("mpd.slice.0.json", slice(track("half \\ud83d") + ",\n{]"));
    const std::string said = error_of([&] { import_file(path); });
    QVERIFY2(said.find("mpd.slice.0.json:3: This is not valid JSON") != std::string::npos, said.c_str());
  }

  void listens_with_half_a_character_are_kept_and_counted() {
    const TableFolder folder;
    const Dataset d = import_file(
        folder.write("l.listens", listen("Muse", 0) + listen("half \\ud83d", 1) + listen("Caf\xE9", 2) + listen("Kino", 3)));
    QCOMPARE(told(d, d.sessions), (Texts{"0@1300000000: Muse half \xEF\xBF\xBD Caf\xEF\xBF\xBD Kino"}));
    QCOMPARE(counted(oddities(d.report.files[0].notes)),
             (Texts{"text that is not valid in JSON (half of a character, or a control character); it was replaced|2|2"}));
    QVERIFY(d.report.files[0].skipped.empty());
  }
};

QTEST_GUILESS_MAIN(BrokenJsonTest)
#include "broken_json_test.moc"
