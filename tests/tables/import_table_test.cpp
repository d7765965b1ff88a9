// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/import_table.h"

#include <sys/stat.h>

#include <QtTest>
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/interactions.h"
#include "core/readers/corpus_file.h"
#include "core/tables/detect.h"
#include "core/tables/numbers.h"
#include "tests/tables/table_file.h"

using namespace segue::tables;
using segue::Progress;
using segue::data::Dataset;
using Texts = std::vector<std::string>;

namespace {

enum class As { utf8, utf8_mark, utf16_le, utf16_be, utf16_le_bare, utf16_be_bare, latin1, mac };

/// QString knows UTF-8 and UTF-16; the two names with accents are put into the 8-bit encodings by hand.
std::string encoded(std::string text, As as) {
  const auto replace = [&](const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  if (as == As::utf8) return text;
  if (as == As::utf8_mark) return "\xEF\xBB\xBF" + text;
  if (as == As::latin1 || as == As::mac) {
    replace("é", as == As::latin1 ? "\xE9" : "\x8E");
    replace("ö", as == As::latin1 ? "\xF6" : "\x9A");
    return text;
  }
  const bool little = as == As::utf16_le || as == As::utf16_le_bare;
  std::string out;
  const auto put = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    out += little ? std::string{low, high} : std::string{high, low};
  };
  if (as == As::utf16_le || as == As::utf16_be) put(0xFEFF);
  for (const QChar c : QString::fromStdString(text)) put(c.unicode());
  return out;
}

struct Style {
  std::string line_end;
  char delimiter;
  Quoting quoting;
};

std::string written(const std::vector<Texts>& rows, const Style& style) {
  std::string out;
  std::size_t r = 0;
  for (const Texts& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += style.delimiter;
      if (style.quoting == Quoting::none) {
        out += row[i];
        continue;
      }
      out += '"';
      for (const char c : row[i]) {
        if (c == '"') out += style.quoting == Quoting::doubled ? '"' : '\\';
        out += c;
      }
      out += '"';
    }
    out += style.line_end == "mixed" ? Texts{"\n", "\r\n", "\r"}[r++ % 3] : style.line_end;
  }
  return out;
}

const std::string small = "user,artist,timestamp\n7,Muse,100000\n7,Kino,100060\n9,Muse,100000\n7,Muse,110000\n";

}  // namespace

class ImportTableTest : public QObject {
  Q_OBJECT

 private slots:
  void spaces_before_quotes_are_told_and_shift_no_column() {
    const TableFolder folder;
    std::string text = "user, \"artist\", time\n";
    for (int i = 0; i < 6; ++i)
      text += std::to_string(i) + ", \"A, " + std::to_string(i) + "\", " + std::to_string(1200000000 + i) + "\n";
    const auto path = folder.write("x.csv", text);
    const Preview p = preview(path, {});
    QVERIFY(!p.ready);
    QCOMPARE(p.columns.front(), std::string("user"));
    const std::string error = error_of([&] { (void)import_file(path); });
    QVERIFY2(error.find("spaces stand before a quote, so that it opens nothing") != std::string::npos, error.c_str());
  }

  void only_a_column_without_repetitions_names_rows() {
    const TableFolder folder;
    // The header lacks the name of the last column, not of the first.
    const Preview p =
        preview(folder.write("x.csv", "user,artist,time\nu,Muse,1200000000,\nu,Kino,1200000060,\nv,Muse,1200000000,\n"), {});
    QCOMPARE(p.columns, (std::vector<std::string>{"user", "artist", "time", "4"}));
    const Preview r = preview(folder.write("r.csv", "user,artist,time\n1,u,Muse,1200000000\n2,u,Kino,1200000060\n"), {});
    QCOMPARE(r.columns, (std::vector<std::string>{"1", "user", "artist", "time"}));
  }

  void every_encoding_line_end_delimiter_and_quoting_gives_the_same() {
    const auto rows = [](const std::string& beyonce) {
      return std::vector<Texts>{{"user", "artist", "track", "time"},
                                {"u1", "Beyoncé", "Halo", "2009-05-04T23:08:57Z"},
                                {"u1", "Motörhead", beyonce, "2009-05-04T23:10:57Z"},
                                {"u2", "Beyoncé", "Halo", "2009-05-04T23:08:57Z"},
                                {"u2", "Muse", "Uno", "2009-05-05T23:08:57Z"}};
    };
    const Texts expected{"0@1241478537: Beyoncé Motörhead", "1@1241478537: Beyoncé", "1@1241564937: Muse"};
    for (const As as :
         {As::utf8, As::utf8_mark, As::utf16_le, As::utf16_be, As::utf16_le_bare, As::utf16_be_bare, As::latin1, As::mac}) {
      for (const std::string line_end : {"\n", "\r\n", "\r", "mixed"}) {
        for (const char delimiter : {',', '\t', ';', '|'}) {
          for (const Quoting quoting : {Quoting::none, Quoting::doubled, Quoting::backslash}) {
            // Within quotes the delimiter and quotes may stand.
            const std::string odd = quoting == Quoting::none ? "Ace" : std::string("Ace") + delimiter + " \"of\" spades";
            const Dataset d = import_text(encoded(written(rows(odd), {line_end, delimiter, quoting}), as));
            const std::string which =
                std::to_string(static_cast<int>(as)) + " " + line_end + delimiter + std::to_string(static_cast<int>(quoting));
            QVERIFY2(told(d, d.sessions) == expected,
                     (which + " " + (told(d, d.sessions).empty() ? "" : told(d, d.sessions)[0])).c_str());
            QCOMPARE(d.report.files[0].rows_kept, std::uint64_t{4});
            QVERIFY2(d.report.files[0].skipped.empty(), which.c_str());
            // A tab in a name becomes a space, which is counted; and that an encoding was guessed is told.
            auto notes = oddities(d.report.files[0].notes);
            const auto guessed = std::erase_if(notes, [](const auto& note) {
              return std::string(note.reason) == "a row among the first that is not UTF-8; the encoding of the file was guessed";
            });
            QCOMPARE(guessed == 1, as == As::latin1 || as == As::mac);
            QCOMPARE(notes.empty(), delimiter != '\t' || quoting == Quoting::none);
            QCOMPARE(d.tracks.size(), std::size_t{3});
          }
        }
      }
    }
  }

  void sessions_are_cut_as_a_plain_loop_cuts_them() {
    std::mt19937 random(5);
    std::string text = "user\tartist\tts\n";
    std::map<int, std::vector<std::pair<std::int64_t, std::string>>> plays;
    std::vector<int> order;
    for (int i = 0; i < 3000; ++i) {
      const int user = static_cast<int>(random() % 40);
      const std::int64_t time = 1'000'000 + static_cast<std::int64_t>(random() % 400'000);
      const std::string artist = "a" + std::to_string(random() % 100);
      if (!plays.contains(user)) order.push_back(user);
      plays[user].push_back({time, artist});
      text += std::to_string(user) + "\t" + artist + "\t" + std::to_string(time) + "\n";
    }
    Texts expected;
    for (const int user : order) {
      auto& list = plays[user];
      std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == 0 || list[i].first - list[i - 1].first > 45 * 60) {
          expected.push_back(std::to_string(user) + "@" + std::to_string(list[i].first) + ":");
        }
        expected.back() += " " + list[i].second;
      }
    }
    TableSpec spec;
    spec.gap_minutes = 45;
    const Dataset d = import_text(text, spec);
    QCOMPARE(told(d, d.sessions), expected);
  }

  void threads_and_block_sizes_do_not_matter_nor_does_the_way_in() {
    std::mt19937 random(7);
    std::string text = "user,artist,track,timestamp\n";
    for (int i = 0; i < 4000; ++i) {
      text += "u" + std::to_string(random() % 50) + ",\"Artist, \"\"" + std::to_string(random() % 300) + "\"\"\",t" +
              std::to_string(random() % 9) + "," + std::to_string(1'200'000'000 + random() % 1'000'000) + "\n";
      if (i % 100 == 99) text += "only,three,fields\n";
    }
    const TableFolder folder;
    const auto path = folder.write("t.csv", text);
    const Dataset one = import_file(path, {}, 1, 1U << 20U);
    QCOMPARE(counted(one.report.files[0].skipped), (Texts{"another number of fields than most rows|40|102"}));
    for (const unsigned threads : {1U, 3U}) {
      for (const std::size_t block : {std::size_t{1}, std::size_t{777}, std::size_t{20'000}}) {
        const Dataset other = import_file(path, {}, threads, block);
        QCOMPARE(other.fingerprint, one.fingerprint);
        QCOMPARE(counted(other.report.files[0].skipped), counted(one.report.files[0].skipped));
      }
    }
    const std::filesystem::path pipe = folder.path() / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    std::jthread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
    QCOMPARE(import_file(pipe).fingerprint, one.fingerprint);

    Progress progress;
    const std::filesystem::path corpus = folder.path() / "t.segue";
    (void)import_to_corpus_file(path, {}, corpus, {}, progress);
    const Dataset opened = segue::data::open_corpus_file(corpus, progress);
    QCOMPARE(told(opened, opened.sessions), told(one, one.sessions));
    QCOMPARE(opened.fingerprint, one.fingerprint);
  }

  void whole_numbers_of_users_stay_and_other_names_are_numbered() {
    Dataset d = import_text(small);
    QCOMPARE(told(d, d.sessions), (Texts{"7@100000: Muse Kino", "7@110000: Muse", "9@100000: Muse"}));
    d = import_text("user,artist,timestamp\n07,Muse,100000\n7,Kino,100060\n");
    QCOMPARE(told(d, d.sessions), (Texts{"0@100000: Muse", "1@100060: Kino"}));
    d = import_text("user,artist,timestamp\n9007199254740992,Muse,100000\n7,Kino,100060\n");
    QCOMPARE(told(d, d.sessions), (Texts{"0@100000: Muse", "1@100060: Kino"}));
  }

  void sequences_follow_positions_and_playlists_are_known_by_name() {
    const Dataset d = import_text("playlist_id,pos,artist,track\np1,2,B,x\np1,10,C,x\np2,0,A,x\np1,1,A,x\n");
    QCOMPARE(told(d, d.playlists), (Texts{"-1@-: A B C", "-1@-: A"}));
    QCOMPARE(d.tracks.size(), std::size_t{3});  // "x" by three artists
    QVERIFY(d.playlists.times.empty());
  }

  void sessions_of_two_users_with_one_number_are_two() {
    const Dataset d = import_text("user_id,session_id,artist\n1,1,A\n2,1,B\n1,1,C\n");
    QCOMPARE(told(d, d.sessions), (Texts{"1@-: A C", "2@-: B"}));
  }

  void counts_become_plays_and_tags_of_rows_those_of_artists() {
    const Dataset d = import_text("user,artist,plays,tag\n5,A,3,rock\n4,B,2,pop\n5,A,1,pop\n5,B,0,pop\n4,A,9999999999,rock\n");
    QCOMPARE(d.plays.users, (std::vector<std::int64_t>{4, 5}));
    QCOMPARE(std::vector<std::uint32_t>(d.plays.counts.begin(), d.plays.counts.end()),
             (std::vector<std::uint32_t>{4294967295U, 2, 4}));
    QCOMPARE(told(d, d.sessions), (Texts{"5@-: A A", "4@-: B A"}));
    QCOMPARE(d.tags.names, (Texts{"rock", "pop"}));
    QCOMPARE(d.tags.counts, (std::vector<std::uint32_t>{2, 1, 1}));
    QCOMPARE(counted(d.report.files[0].skipped), (Texts{"a count of 0|1|5"}));
  }

  void names_are_written_beside_the_numbers() {
    const TableFolder folder;
    ImportOptions options;
    options.names = folder.path() / "names";
    Progress progress;
    const auto path = folder.write("t.csv",
                                   "user,artist_id,artist,track\nbob,m-1,\"A, \"\"B\"\"\",Uno\nann,,\"A, \"\"B\"\"\",Uno\n"
                                   "bob,m-2,Kino,\n");
    const Dataset d = import_table(path, {}, options, progress);
    const auto text = [&](const char* name) { return segue::read_file(options.names / name); };
    QCOMPARE(text("user_names.csv"), std::string("user_id,name\n0,bob\n1,ann\n"));
    QCOMPARE(text("artist_names.csv"), std::string("artist_id,name\n0,m-1\n0,\"A, \"\"B\"\"\"\n1,m-2\n"));
    QCOMPARE(text("track_names.csv"), std::string("track_id,name\n0,Uno\n0,Uno\n1,\n"));
    QCOMPARE(d.artists.names, (Texts{"A, \"B\"", "Kino"}));
    (void)import_table(path, {}, options, progress);  // over those of an earlier import
    folder.write("names/mine.txt", "x");
    QVERIFY(!error_of([&] { (void)import_table(path, {}, options, progress); }).empty());
    QCOMPARE(text("mine.txt"), std::string("x"));
  }

  void counts_without_an_order_are_noted() {
    const Dataset d = import_text("user,artist,plays\nu,A,3\nu,B,2\nv,A,1\n");
    const Texts notes = counted(oddities(d.report.files[0].notes));
    QCOMPARE(notes.size(), std::size_t{1});
    QVERIFY2(QString::fromStdString(notes[0]).endsWith(QStringLiteral("counts and no times|2|0")), notes[0].c_str());
    QVERIFY(segue::data::is_lists_of_counts(d));
    const Dataset timed = import_text("user,artist,plays,timestamp\nu,A,3,1300000000\nu,B,2,1300000001\n");
    QVERIFY(oddities(timed.report.files[0].notes).empty());
    QVERIFY(!segue::data::is_lists_of_counts(timed));
    QVERIFY(!segue::data::is_lists_of_counts(import_text("user,artist\nu,A\nu,B\n")));
  }

  void counts_in_an_order_by_positions_are_no_lists_of_counts() {
    const TableFolder folder;
    const auto path = folder.write("t.csv", "user,artist,plays,position\nu,A,3,2\nu,B,2,1\nv,A,1,1\n");
    TableSpec by_user;
    by_user.grouping = Grouping::user;
    const Dataset d = import_file(path, by_user);
    QCOMPARE(told(d, d.sessions), (Texts{"0@-: B A", "1@-: A"}));
    QCOMPARE(d.plays.counts.size(), std::size_t{3});
    QVERIFY(oddities(d.report.files[0].notes).empty());
    QVERIFY(!segue::data::is_lists_of_counts(d));
    // A corpus file keeps it.
    const auto corpus = folder.path() / "t.segue";
    Progress progress;
    (void)import_to_corpus_file(path, by_user, corpus, {}, progress);
    QVERIFY(!segue::data::is_lists_of_counts(segue::data::open_corpus_file(corpus, progress)));
    (void)import_to_corpus_file(folder.write("u.csv", "user,artist,plays\nu,A,3\nu,B,2\n"), {}, corpus, {}, progress);
    QVERIFY(segue::data::is_lists_of_counts(segue::data::open_corpus_file(corpus, progress)));
  }

  void numbers_in_place_of_ids_are_counted() {
    const Dataset d = import_text(
        "user,artist_id,artist,track,timestamp\nann,m-1,Muse,t-1,1300000000\nann,1,Kino,0,1300000001\n"
        "bob,,Aria,t-2,1300000002\nbob,m-1,Muse,,1300000003\n");
    QCOMPARE(counted(d.report.files[0].notes),
             (Texts{"no track; only its artist is known|1|5", "users who are numbered anew in place of the table's IDs|2|0",
                    "artists that are numbered anew in place of the table's IDs|1|0",
                    "tracks that are numbered anew in place of the table's IDs or titles|3|0"}));
    QCOMPARE(d.report.files[0].notes[2].first_text, std::string("m-1 → 0"));
    QCOMPARE(d.artists.ids[1], std::int64_t{1});  // as the table has it
    const Dataset numbers = import_text("user,artist,timestamp\n7,Muse,1300000000\n9,Kino,1300000001\n");
    QVERIFY(numbers.report.files[0].notes.empty());  // users keep theirs; names are no IDs
  }

  void artists_of_one_name_are_told_apart_by_ids_and_join_without() {
    const Dataset d = import_text(
        "user,artist_id,artist,ts\n1,x,Nirvana,1000\n1,y,Nirvana,1001\n1,,Nirvana,1002\n1,,Muse,1003\n1,m,Muse,1004\n");
    QCOMPARE(d.artists.names, (Texts{"Nirvana", "Nirvana", "Nirvana", "Muse"}));  // which of two the third is cannot be known
  }

  void oddities_are_counted_with_line_and_text() {
    std::string text = "user\tartist\ttime\r\n";
    for (int i = 0; i < 100; ++i) text += "1\tA\t2009-05-04\r\n";
    text += "1\t\t2009-05-04\r\n1\tB\tyesterday\r\n1\tB\r\n1\tC\xFF\t2009-05-04\r\n\r\n1\tD\t2009-13-04\r\n";
    TableSpec spec;
    spec.dialect.encoding = Encoding::utf8;
    const Dataset d = import_text(text, spec);
    const auto& report = d.report.files[0];
    QCOMPARE(counted(report.skipped),
             (Texts{"no artist|1|102", "the time cannot be read|2|103", "another number of fields than most rows|1|104"}));
    QCOMPARE(report.skipped[1].first_text, std::string("1 B yesterday"));
    QCOMPARE(counted(oddities(report.notes)),
             (Texts{"a name with characters that the encoding does not have; they were replaced (if there are many, choose "
                    "another encoding by hand)|1|105"}));
    QCOMPARE(d.artists.names, (Texts{"A", "C\xEF\xBF\xBD"}));
    QCOMPARE(report.rows_read, std::uint64_t{105});
    QCOMPARE(report.rows_kept, std::uint64_t{101});
  }

  void lines_are_counted_alike_in_all_encodings_and_line_ends() {
    for (const As as : {As::utf8_mark, As::utf16_le, As::utf16_be_bare, As::mac}) {
      for (const std::string line_end : {"\n", "\r\n", "\r", "mixed"}) {
        std::vector<Texts> rows{{"user", "artist", "time"}};
        for (int i = 0; i < 60; ++i) rows.push_back({"u", "Beyoncé", i == 40 ? "never" : "2009-05-04"});
        const TableFolder folder;
        const auto path = folder.write("t.csv", encoded(written(rows, {line_end, ',', Quoting::none}), as));
        for (const std::size_t block : {std::size_t{5}, std::size_t{1000}}) {
          const Dataset d = import_file(path, {}, 2, block);
          QCOMPARE(counted(d.report.files[0].skipped), (Texts{"the time cannot be read|1|42"}));
          QCOMPARE(d.report.files[0].skipped[0].first_text, std::string("u,Beyoncé,never"));
        }
      }
    }
  }

  void tracks_stand_for_artists_where_there_are_none() {
    const Dataset d = import_text("session_id,item_id\ns,7\ns,9\nr,7\n");
    QCOMPARE(told(d, d.sessions), (Texts{"-1@-: 7 9", "-1@-: 7"}));
    QCOMPARE(d.tracks.size(), std::size_t{2});
  }

  void times_are_read_as_they_are_written() {
    // From Python: datetime.fromisoformat(…).timestamp()
    QCOMPARE(parse_time("2009-05-04T23:08:57Z"), std::optional<std::int64_t>(1241478537));
    QCOMPARE(parse_time("2009-05-04 23:08:57+02:00"), std::optional<std::int64_t>(1241471337));
    QCOMPARE(parse_time("2009-05-04 23:08:57.250 -0530"), std::optional<std::int64_t>(1241498337));
    QCOMPARE(parse_time("2000-02-29"), std::optional<std::int64_t>(951782400));
    QCOMPARE(parse_time("04 May 2009, 23:08"), std::optional<std::int64_t>(1241478480));
    QCOMPARE(parse_time("1241478537"), std::optional<std::int64_t>(1241478537));
    QCOMPARE(parse_time("1241478537999"), std::optional<std::int64_t>(1241478537));
    QCOMPARE(parse_time("1241478537999999"), std::optional<std::int64_t>(1241478537));
    QCOMPARE(parse_time("1241478537.5"), std::optional<std::int64_t>(1241478537));
    for (const char* bad :
         {"", "-1", "2009-02-29", "2009-05-04T25:00", "yesterday", "99999999999999999999", "12a", "2009-05-04T23:08:57Q"}) {
      QVERIFY2(!parse_time(bad), bad);
    }
  }

  void names_in_an_unknown_language_over_text_alone_are_a_header() {
    const std::string header = "Hörer;Künstler;Titel\n";
    std::string rows;
    for (int i = 0; i < 40; ++i) {
      rows += "Anna " + std::string(1, static_cast<char>('a' + i / 8)) + ";Band " + static_cast<char>('a' + i % 9) + ";Lied " +
              static_cast<char>('a' + i % 26) + "\n";
    }
    const auto detected = [](const std::string& text) { return detect_table(text, {}).dialect.header; };
    QCOMPARE(detected(header + rows), Header::yes);
    QCOMPARE(detected(rows), Header::no);
    QCOMPARE(detected("Anna z;Band a;Lied a\n" + rows), Header::no);  // a listener with one play, a band that recurs
    QCOMPARE(detected(header + rows + "Eva;Band;Titel\n"), Header::no);
    QCOMPARE(detected(header + "Anna a;Band a;Lied a\nAnna b;Band b;Lied b\n"), Header::no);  // too little to tell
    std::string distinct;
    for (int i = 0; i < 40; ++i) {
      const std::string name(static_cast<std::size_t>(i + 1), 'x');
      distinct += name + ";y" + name + "\n";
    }
    QCOMPARE(detected("Künstler;Titel\n" + distinct), Header::no);  // nothing recurs
    const Dataset d = import_text(header + rows);
    QCOMPARE(d.report.files[0].rows_kept, std::uint64_t{40});
    QCOMPARE(d.sessions.size(), std::size_t{5});
    QCOMPARE(d.artists.size(), std::size_t{9});
  }

  void names_that_stand_twice_in_a_header_are_names() {
    const Dataset d = import_text("user,artist,artist,timestamp\n7,Muse,x,100000\n7,Kino,x,100060\n");
    QCOMPARE(told(d, d.sessions), (Texts{"7@100000: Muse Kino"}));
    QVERIFY(error_of([] { import_text("user,artist,timestamp\n"); }).find("There is a header and no row") != std::string::npos);
  }

  void what_cannot_be_read_is_refused_with_its_place() {
    QVERIFY(error_of([] {
              import_text("user,artist,ts\n1,A,1000\n1,\0B,1000\n" + std::string(1, '\0'));
            }).find("table.txt:3: There is a zero byte") != std::string::npos ||
            error_of([] { import_text(std::string("user,artist,ts\n1,A,1000\n") + '\0'); }).find("table.txt:3") !=
                std::string::npos);
    QVERIFY(error_of([] {
              import_text("user,artist,ts\n1,A,x\n2,B,y\n");
            }).find("None of the 2 rows can be used: the time cannot be read") != std::string::npos);
    QVERIFY(error_of([] { import_text(""); }).find("empty") != std::string::npos);
    QVERIFY(error_of([] { import_text("\n\n  \n"); }).find("blank") != std::string::npos);
    TableSpec quotes;
    quotes.dialect.quoting = Quoting::doubled;
    const std::string open = small + "1,\"A,100000\n2,B,100\n";
    QVERIFY(error_of([&] { import_text(open, quotes); }).find("table.txt:6: A quote that opens here") != std::string::npos);
    QCOMPARE(import_text(open).sessions.size(), std::size_t{5});  // left to itself, it takes the quote as text
    std::string odd = small;
    for (int i = 0; i < 4; ++i) odd += "1,Muse,100000\n1,Muse\n";
    QVERIFY(error_of([&] { import_text(odd); }).find("table.txt:7: 4 of 12 rows") != std::string::npos);
    TableSpec unknown;
    unknown.columns = {{"nobody", Role::user}, {"artist", Role::artist}};
    QVERIFY(error_of([&] { import_text(small, unknown); }).find("There is no column nobody") != std::string::npos);
  }

  void a_column_that_is_not_there_is_told_beside_those_that_are() {
    const auto told_of = [](const char* column, const std::string& text) {
      TableSpec spec;
      spec.columns = {{"user", Role::user}, {column, Role::artist}};
      return error_of([&] { import_text(text, spec); });
    };
    const std::string near = told_of("artists", small);
    QVERIFY2(near.find("There is no column artists. Did you mean artist? The columns are: user, artist, timestamp") !=
                 std::string::npos,
             near.c_str());
    const std::string far = told_of("Interpret", small);
    QVERIFY2(far.find("There is no column Interpret. The columns are: user, artist, timestamp") != std::string::npos,
             far.c_str());
    std::string header = "user";
    std::string row = "7";
    for (int c = 2; c <= 400; ++c) {
      header += ",name " + std::to_string(c);
      row += ",Muse " + std::to_string(c);
    }
    const std::string many = told_of("Interpret", header + "\n" + row + "\n" + row + "\n");
    QVERIFY2(many.find("The columns are: user, name 2, name 3") != std::string::npos && many.find("…") != std::string::npos &&
                 many.size() < 300,
             many.c_str());
    TableSpec spec;
    spec.columns = {{"user", Role::user}, {"name 300", Role::artist}};
    const Dataset d = import_text(header + "\n" + row + "\n" + row + "\n", spec);
    QCOMPARE(d.artists.names, (Texts{"Muse 300"}));
  }

  // The rows below are read as they stand; nothing says so but the remark.
  void a_quote_that_is_never_closed_is_remarked() {
    const std::string open = "user,artist\n1,\"Muse\n1,Kino\n2,Muse\n2,Kino\n";
    const TableFolder folder;
    const Preview p = preview(folder.write("x.csv", open), {});
    QVERIFY(p.ready);
    QCOMPARE(p.spec.dialect.quoting, Quoting::none);
    const auto remark = std::find_if(p.remarks.begin(), p.remarks.end(), [](const segue::Message& message) {
      return message.str() ==
             "A quote that opens on line 2 is never closed, so quotes are taken as plain text. Correct it in the "
             "file, or choose how quotes are to be read";
    });
    QVERIFY(remark != p.remarks.end());
    const Dataset d = import_text(open);
    QCOMPARE(counted(oddities(d.report.files[0].notes)),
             (Texts{"a quote that opens here is never closed; all quotes were taken as plain text|1|2"}));
    QCOMPARE(d.report.files[0].notes[0].first_text, std::string("1,\"Muse"));
    TableSpec plain;
    plain.dialect.quoting = Quoting::none;  // who says so knows
    QVERIFY(oddities(import_text(open, plain).report.files[0].notes).empty());
    QVERIFY(oddities(import_text("user,artist\n1,\"Muse\"\n1,Kino\n").report.files[0].notes).empty());
  }

  void rows_in_two_encodings_are_remarked() {
    const std::string mixed = "user,artist\n1,Beyonc\xC3\xA9\n1,Bj\xF6rk\n2,Beyonc\xC3\xA9\n2,Low\n3,Zo\xE9\n";
    const TableFolder folder;
    const Preview p = preview(folder.write("x.csv", mixed), {});
    QCOMPARE(p.spec.dialect.encoding, Encoding::latin1);
    const auto remark = std::find_if(p.remarks.begin(), p.remarks.end(), [](const segue::Message& message) {
      return message.str() ==
             "Of the first rows with accents, 2 are UTF-8 (the first is on line 2) and 2 are not (line 3): two "
             "encodings are mixed. Names in one of them will be wrong, whichever is chosen";
    });
    QVERIFY(remark != p.remarks.end());
    QCOMPARE(
        counted(oddities(import_text(mixed).report.files[0].notes)),
        (Texts{"a row among the first that is not UTF-8; the encoding of the file was guessed|2|3",
               "a row in UTF-8 among the first of a file that was read in another encoding, which was guessed; its accents are "
               "wrong|2|2"}));
    TableSpec latin1;
    latin1.dialect.encoding = Encoding::latin1;
    QVERIFY(oddities(import_text(mixed, latin1).report.files[0].notes).empty());
    const std::string guessed = "user,artist\n1,Beyonc\xE9\n1,Bj\xF6rk\n2,Low\n";
    QCOMPARE(counted(oddities(import_text(guessed).report.files[0].notes)),
             (Texts{"a row among the first that is not UTF-8; the encoding of the file was guessed|2|2"}));
  }

  void what_a_table_lacks_or_has_twice_is_in_the_report() {
    QCOMPARE(counted(oddities(import_text("user,artist,artist\n1,Muse,Kino\n1,Low,Kino\n").report.files[0].notes)),
             (Texts{"a column name that stands twice in the header; the first column was used|1|1"}));
    const Dataset d = import_text("artist,time\nMuse,1230000000\nKino,1230000060\n");
    QCOMPARE(counted(oddities(d.report.files[0].notes)),
             (Texts{"no column of users; all rows were taken as one listener's|1|0"}));
  }

  // Each could be taken for words one beside another.
  void pages_and_unknown_json_are_no_tables() {
    for (const char* page : {"<!DOCTYPE html>\n<html><body>Not found</body></html>\n", "\n <HTML>\n<body>x y</body></html>\n",
                             "<?xml version=\"1.0\"?>\n<Error>Access denied</Error>\n"}) {
      const std::string error = error_of([&] { import_text(page); });
      QVERIFY2(error.find("This is a page (HTML or XML) and no table") != std::string::npos, error.c_str());
    }
    for (const char* json :
         {"{\"a\": 1}\n", "[ {\n \"user\": \"u\", \"artist\": \"Muse\"}]\n", "{ \"x\": [1, 2]}\n{ \"x\": []}\n"}) {
      const std::string error = error_of([&] { import_text(json); });
      QVERIFY2(error.find("This is JSON, of none of the kinds that are known") != std::string::npos, error.c_str());
    }
    QCOMPARE(import_text("[a] {b} <c>\n[a] {b}\n").artists.names, (Texts{"[a]", "{b}", "<c>"}));
    TableSpec lines;
    lines.layout = Layout::lines;  // who says so knows
    QCOMPARE(import_text("{\"a\": 1}\n", lines).artists.names.size(), std::size_t{2});
  }

  void files_of_a_csv_set_are_not_taken_for_tables() {
    const TableFolder folder;
    std::string ragged = "user,artist\n7\n";  // the first row lacks the field
    for (int i = 0; i < 40; ++i) ragged += "1,\"[1, 2]\"\n";
    const std::string of_ragged = error_of([&] { import_text(ragged); });
    QVERIFY2(of_ragged.find("The column artist holds lists such as [1, 2]") != std::string::npos, of_ragged.c_str());
    const auto sessions =
        folder.write("set/sessions.csv", "ID,timestamp,user_id,tracks\n0,1400000000,7,\"[1, 2, 3]\"\n1,1400000060,8,[4]\n");
    const std::string error = error_of([&] { import_file(sessions); });
    QVERIFY2(
        error.find("The column tracks holds lists such as [1, 2, 3], and each row of a table is one play") != std::string::npos,
        error.c_str());
    folder.write("set/tracks.csv", "ID,author_id\n1,[2]\n");
    const std::string whole = error_of([&] { import_file(folder.path() / "set"); });
    QVERIFY2(whole.find("This folder holds 30Music, which is no table") != std::string::npos, whole.c_str());
    folder.write("raw/entities/tracks.idomaar", "track\t0\n");
    const std::string raw = error_of([&] { import_file(folder.path() / "raw"); });
    QVERIFY2(raw.find("This folder holds 30Music, which is no table") != std::string::npos, raw.c_str());
    // One band in brackets is no list.
    QCOMPARE(import_text("user,artist\n1,[spunge]\n1,Muse\n").artists.names, (Texts{"[spunge]", "Muse"}));
  }

  void a_line_without_end_and_millions_of_columns_stay_within_bounds() {
    const TableFolder folder;
    const auto path = folder.write("long.csv", small + std::string(70'000'000, 'x') + "\n");
    QVERIFY(error_of([&] { import_file(path); }).find("long.csv:6: This line is longer than 64 MiB") != std::string::npos);
    const std::string columns(10'000'000, ',');
    QVERIFY(!error_of([&] { import_text(columns + "\n" + columns + "\n"); }).empty());
    std::string header = "user";
    std::string row = "7";
    for (int i = 1; i <= 1'000'000; ++i) {
      header += ",artist " + std::to_string(i);
      row += ",0";
    }
    const std::string wide = error_of([&] { import_text(header + "\n" + row + "\n" + row + "\n"); });
    QVERIFY2(wide.find("The first row is longer than a megabyte and has more than ") != std::string::npos, wide.c_str());
    const std::string one = error_of([&] { import_text(std::string(3'000'000, 'x')); });
    QVERIFY2(one.find("longer than a megabyte and has but one column") != std::string::npos, one.c_str());
    const Dataset d = import_text(small + small.substr(small.find('\n') + 1) + "7,Muse,99999999999999999999\n" + [] {
      std::string more;
      for (int i = 0; i < 30; ++i) more += "7,Muse,100000\n";
      return more;
    }() + columns + "\n");
    QCOMPARE(counted(d.report.files[0].skipped),
             (Texts{"the time cannot be read|1|10", "another number of fields than most rows|1|41"}));
  }

  void byte_order_marks_of_joined_files_are_left_out() {
    const std::string mark = "\xEF\xBB\xBF";
    for (const std::string quote : {"", "\""}) {
      const std::string header = "user,artist,ts\n";
      const std::string first = "1," + quote + "Muse" + quote + ",100000\n";
      const std::string second = quote + "2" + quote + ",Kino,100000\n";
      const TableFolder folder;
      const auto path = folder.write("t.csv", mark + header + first + mark + second + mark);
      for (const std::size_t block : {std::size_t{5}, std::size_t{1000}}) {
        const Dataset d = import_file(path, {}, 2, block);
        QCOMPARE(told(d, d.sessions), (Texts{"1@100000: Muse", "2@100000: Kino"}));
        QCOMPARE(counted(oddities(d.report.files[0].notes)),
                 (Texts{"a byte order mark amid the table, as files have that were joined; it was left out|2|3"}));
      }
    }
    const Dataset lines = import_text(mark + "a b c\n" + mark + "a d\n");
    QCOMPARE(lines.artists.names, (Texts{"a", "b", "c", "d"}));
  }

  void another_encoding_further_on_is_counted() {
    std::string text = "user,artist,ts\n";
    while (text.size() < 1'200'000) text += "1,Muse,100000\n";  // beyond what the encoding is judged by
    const auto lines = std::count(text.begin(), text.end(), '\n');
    const Dataset d = import_text(text + "2,Beyonc\xE9,100000\n2,Bj\xF6rk,100060\n");
    QCOMPARE(counted(oddities(d.report.files[0].notes)),
             (Texts{"a name with characters that the encoding does not have; they were replaced (if there are many, choose "
                    "another encoding by hand)|2|" +
                    std::to_string(lines + 1)}));
    TableSpec latin1;
    latin1.dialect.encoding = Encoding::latin1;
    QCOMPARE(import_text(text + "2,Beyonc\xE9,100000\n", latin1).artists.names, (Texts{"Muse", "Beyoncé"}));
  }

  void cancelling_ends_it() {
    const TableFolder folder;
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)import_table(folder.write("t.csv", small), {}, {}, progress), segue::Cancelled);
  }
};

QTEST_GUILESS_MAIN(ImportTableTest)
#include "import_table_test.moc"
