// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cstdlib>
#include <numeric>
#include <string>

#include "core/base/error.h"
#include "core/data/interactions.h"
#include "tests/tables/table_file.h"

using namespace segue::tables;
using segue::data::Dataset;
using Texts = std::vector<std::string>;

namespace {

std::string listen(const std::string& user, const std::string& artist, const std::string& track, long time,
                   const std::string& more = "") {
  return R"({"user_name":")" + user + R"(","listened_at":)" + std::to_string(time) + R"(,"track_metadata":{"artist_name":")" +
         artist + R"(","track_name":")" + track + "\"" + more + "}}\n";
}

const std::string slice =
    R"({"info": {"version": "v1", "tracks": [{"pos": 9}]}, "playlists": [
  {"name": "b", "pid": 0, "modified_at": 1493424000, "tracks": [
    {"pos": 1, "artist_name": "Muse", "artist_uri": "a:2", "track_name": "Uno", "track_uri": "t:2"},
    {"pos": 0, "artist_name": "Kino", "artist_uri": "a:1", "track_name": "Gruppa", "track_uri": "t:1", "deep": {"pos": [7]}}]},
  {"pid": 1, "modified_at": 1493424001, "tracks": []},
  {"pid": 2, "modified_at": 1493424002, "tracks": [
    {"pos": 0, "artist_name": "Muse", "artist_uri": "a:2", "track_name": "Uno", "track_uri": "t:2"}]}]})";

}  // namespace

class LayoutsTest : public QObject {
  Q_OBJECT

 private slots:
  void lastfm_1k_is_known_by_its_columns() {
    const std::string m(36, 'a');
    const TableFolder folder;
    const auto path = folder.write(
        "userid-timestamp-artid-artname-traid-traname.tsv",
        "user_000001\t2009-05-04T23:08:57Z\tf1b1cf71-bd35-4e99-8624-24a6e15f133a\t\"Weird Al\" Yankovic\t\tFuck Me Im Famous\n"
        "user_000001\t2009-05-04T13:54:10Z\t\tUnderworld\t\tBoy \"Boy\n"
        "user_000002\t2009-05-04T13:52:04Z\tf1b1cf71-bd35-4e99-8624-24a6e15f133a\t\"Weird Al\" Yankovic\t\tOther\n");
    const Preview p = preview(path, {});
    QCOMPARE(p.preset, std::string("last.fm 1K"));
    QVERIFY(p.ready);
    QCOMPARE(p.roles, (std::vector<Role>{Role::user, Role::time, Role::artist_id, Role::artist, Role::ignore, Role::item}));
    const Dataset d = import_file(path);
    QCOMPARE(told(d, d.sessions),
             (Texts{"0@1241445250: Underworld", "0@1241478537: \"Weird Al\" Yankovic", "1@1241445124: \"Weird Al\" Yankovic"}));
    QCOMPARE(d.tracks.size(), std::size_t{3});
  }

  void lastfm_360k_is_known_by_its_columns() {
    const TableFolder folder;
    const std::string a = "00000c289a1829a808ac09c00daf10bc3c4e223b";
    const std::string b = "00001411dc427966b17297bf4d69e7e193135d89";
    const auto path = folder.write("x.tsv", a + "\t3bd73256-3905-4f3a-97e2-8b341527f805\tbetty \"b\" blowtorch\t2137\n" + a +
                                                "\t\tdie Ärzte\t1099\n" + b + "\t\tdie Ärzte\t7\n");
    QCOMPARE(preview(path, {}).preset, std::string("last.fm 360K"));
    const Dataset d = import_file(path);
    QCOMPARE(told(d, d.sessions), (Texts{"0@-: betty \"b\" blowtorch die Ärzte", "1@-: die Ärzte"}));
    QCOMPARE(std::vector<std::uint32_t>(d.plays.counts.begin(), d.plays.counts.end()),
             (std::vector<std::uint32_t>{2137, 1099, 7}));
  }

  void an_artist_with_and_without_an_id_is_one_where_the_name_has_one_id() {
    const TableFolder folder;
    const auto user = [](int i) { return std::string(39, '0') + std::to_string(i); };
    const auto mbid = [](char c) { return std::string("3bd73256-3905-4f3a-97e2-8b341527f80") + c; };
    const Dataset d =
        import_file(folder.write("x.tsv", user(1) + "\t\tMuse\t10\n" + user(1) + "\t" + mbid('1') + "\tMuse\t5\n" + user(2) +
                                              "\t" + mbid('2') + "\tNirvana\t3\n" + user(2) + "\t" + mbid('3') +
                                              "\tNirvana\t2\n" + user(2) + "\t\tNirvana\t1\n" + user(2) + "\t\tKino\t4\n"));
    QCOMPARE(d.artists.names, (Texts{"Muse", "Nirvana", "Nirvana", "Nirvana", "Kino"}));
    QCOMPARE(d.tracks.size(), std::size_t{5});  // each artist is a track of its own
    QCOMPARE(told(d, d.sessions), (Texts{"0@-: Muse Muse", "1@-: Nirvana Nirvana Nirvana Kino"}));
    QCOMPARE(d.sessions.tracks[0][0], d.sessions.tracks[0][1]);
    QCOMPARE(std::vector<std::uint32_t>(d.plays.counts.begin(), d.plays.counts.end()),
             (std::vector<std::uint32_t>{15, 3, 2, 1, 4}));
    Texts notes = counted(oddities(d.report.files[0].notes));
    QCOMPARE(notes.size(), std::size_t{3});
    notes.pop_back();  // counts have no order
    QCOMPARE(notes, (Texts{"artists that stand with an ID and without; taken as one|1|0",
                           "artists without an ID whose name several IDs have; kept apart from them|1|0"}));
  }

  void tracks_of_an_artist_with_and_without_an_id_are_one() {
    const TableFolder folder;
    const Dataset d = import_file(
        folder.write("l.jsonl", listen("u", "Muse", "Uno", 1'300'000'000) + listen("u", "Kino", "Uno", 1'300'000'010) +
                                    listen("u", "Muse", "Uno", 1'300'000'020, R"(,"artist_mbids":["m"])") +
                                    listen("u", "Muse", "Two", 1'300'000'030, R"(,"artist_mbids":["m"])")));
    QCOMPARE(d.artists.names, (Texts{"Kino", "Muse"}));
    QCOMPARE(d.tracks.size(), std::size_t{3});
    QCOMPARE(std::vector<std::int32_t>(d.sessions.tracks[0].begin(), d.sessions.tracks[0].end()),
             (std::vector<std::int32_t>{0, 1, 0, 2}));
    QCOMPARE(told(d, d.sessions), (Texts{"0@1300000000: Muse Kino Muse Muse"}));
  }

  // Counts by Python: rows = [l.split('\t') for l in open('user_artists.dat')][1:]; len(rows), len({r[0] for r in rows}),
  // len({r[1] for r in rows}), sum(int(r[2]) for r in rows); tags.dat read as latin1; user_taggedartists.dat joined with the
  // ids of artists.dat.
  void hetrec_gives_the_published_counts() {
    const std::filesystem::path folder = std::filesystem::path(SEGUE_SHARED_DATA) / "hetrec2011_lastfm2k";
    if (!std::filesystem::exists(folder / "user_artists.dat")) QSKIP("the HetRec 2011 data is not there");
    for (const auto& path : {folder, folder / "tags.dat"}) {
      const Preview p = preview(path, {});
      QCOMPARE(p.preset, std::string("HetRec 2011"));
      QVERIFY(p.ready);
      QCOMPARE(p.rows[0], (Texts{"2", "51", "Duran Duran", "13883"}));
    }
    const Dataset d = import_file(folder);
    QCOMPARE(d.artists.size(), std::size_t{17632});
    QCOMPARE(d.plays.users.size(), std::size_t{1892});
    QCOMPARE(d.plays.counts.size(), std::size_t{92834});
    QCOMPARE(std::accumulate(d.plays.counts.begin(), d.plays.counts.end(), std::uint64_t{0}), std::uint64_t{69183975});
    QCOMPARE(d.sessions.size(), std::size_t{1892});
    QCOMPARE(d.sessions.users[0], std::int64_t{2});
    QCOMPARE(d.sessions.tracks[0].size(), std::size_t{50});
    QCOMPARE(d.tags.names.size(), std::size_t{11946});
    QVERIFY(std::find(d.tags.names.begin(), d.tags.names.end(), "düsseldorf") != d.tags.names.end());
    QCOMPARE(d.tags.of_artist.values.size(), std::size_t{108437});
    QCOMPARE(d.report.files[3].rows_read, std::uint64_t{186479});
    QCOMPARE(d.report.files[3].rows_kept, std::uint64_t{184941});
    QCOMPARE(d.report.files[1].file, std::string("user_artists.dat"));
    QCOMPARE(d.report.files[1].notes.back().count, std::uint64_t{1892});  // no order of listening
    QVERIFY(segue::data::is_lists_of_counts(d));
    const auto at = static_cast<std::size_t>(std::find(d.artists.names.begin(), d.artists.names.end(), "Britney Spears") -
                                             d.artists.names.begin());
    QCOMPARE(d.artists.ids[at], std::int64_t{289});
    QCOMPARE(d.tags.names[static_cast<std::size_t>(d.tags.of_artist[at][0])], std::string("pop"));
    QCOMPARE(d.tags.counts[d.tags.of_artist.offsets[at]], 108U);
  }

  void slices_of_playlists_come_in_the_order_of_their_numbers() {
    const TableFolder folder;
    folder.write(
        "data/mpd.slice.10000-10999.json",
        R"({"playlists":[{"tracks":[{"pos":0,"artist_name":"Late","artist_uri":"a:3","track_name":"x","track_uri":"t:3"}]}]})");
    const auto file = folder.write("data/mpd.slice.2000-2999.json", slice);
    QCOMPARE(preview(folder.path(), {}).preset, std::string("Million Playlist Dataset"));
    QCOMPARE(preview(file, {}).rows[0], (Texts{"0", "1", "Muse", "a:2", "Uno", "t:2"}));
    const Dataset d = import_file(folder.path());
    QCOMPARE(told(d, d.playlists), (Texts{"-1@1493424000: Kino Muse", "-1@1493424002: Muse", "-1@-1: Late"}));
    QCOMPARE(counted(oddities(d.report.files[0].notes)), (Texts{"a playlist without tracks|1|0"}));
    QCOMPARE(d.sessions.size(), std::size_t{0});
  }

  void what_is_no_track_or_has_no_name_is_counted() {
    const TableFolder folder;
    const Dataset d = import_file(folder.write("mpd.slice.0.json", R"({"playlists": [null, 7, [1],
      {"modified_at": -5, "tracks": [
        {"pos": 0, "artist_name": null, "artist_uri": "a:1", "track_uri": "t:1"},
        {"pos": "3", "artist_name": "A\u0007B", "artist_uri": "a:2", "track_uri": "t:2"},
        {"pos": 1.5, "artist_name": "C", "artist_uri": "a:3", "track_uri": "t:3"},
        "x", 5, [{}], {"pos": 3, "artist_name": "C", "artist_uri": "a:3", "track_uri": "t:3"}]}]})"));
    QCOMPARE(d.artists.names, (Texts{"a:1", "A B", "C"}));
    QCOMPARE(d.playlists.tracks[0].size(), std::size_t{4});
    Texts skipped = counted(d.report.files[0].skipped);
    Texts notes = counted(oddities(d.report.files[0].notes));
    std::sort(skipped.begin(), skipped.end());
    std::sort(notes.begin(), notes.end());
    QCOMPARE(skipped, (Texts{"an entry of “playlists” that is no playlist|3|0", "an entry of “tracks” that is no track|3|0"}));
    QCOMPARE(notes, (Texts{"a name with control characters; spaces took their place|1|0",
                           "a position that is no whole number from 0; the order of the file counts|2|0",
                           "an artist with an ID and no name|1|0", "the time is not known|1|0"}));
  }

  void lines_that_are_no_json_are_told_as_such() {
    const TableFolder folder;
    std::string listens;
    for (int i = 0; i < 24; ++i) listens += listen("u", "A", "t", 1'300'000'000 + i);
    const std::string said = error_of([&] { import_file(folder.write("l.listens", listens + "{\"user\n{]\n")); });
    QVERIFY2(said.find("l.listens:25: 2 of 26 lines are not JSON objects") != std::string::npos, said.c_str());
  }

  void json_without_end_or_bottom_is_an_error_and_no_crash() {
    const TableFolder folder;
    const auto deep = folder.write("mpd.slice.1.json", R"({"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}");
    QVERIFY(error_of([&] { import_file(deep); }).find("no playlists") != std::string::npos);
    const auto cut = folder.write("mpd.slice.0.json", slice.substr(0, 300));
    QVERIFY(error_of([&] { import_file(folder.path()); }).find("mpd.slice.0.json:4: This is not valid JSON") !=
            std::string::npos);
    const std::string nested = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n";
    std::string listens;
    for (int i = 0; i < 30; ++i) listens += listen("u", "A", "t", 1'300'000'000 + i);
    const std::string endless = std::string(2'000'000, '[') + "\n";
    const Dataset d = import_file(folder.write("l.jsonl", listens + nested + endless));
    QCOMPARE(d.sessions.tracks.values.size(), std::size_t{30});
    QCOMPARE(counted(d.report.files[0].skipped),
             (Texts{"the time cannot be read|1|31", "a line that is longer than any listen|1|32"}));
  }

  void listens_are_read_from_a_file_a_folder_and_an_archive() {
    const TableFolder folder;
    const std::string mbid = R"(,"mbid_mapping":{"artist_mbids":["m-1"]})";
    const std::string first = listen("rob", "Muse", "Uno", 1'300'000'000, mbid) + listen("ann", "Kino", "Gruppa", 1'300'000'005) +
                              listen("rob", "Muse", "Uno", 1'300'000'100);
    std::string second = listen("rob", "", "Uno", 1'300'000'200) + listen("rob", "Kino", "x", 1'300'009'000);
    folder.write("dump/listens/2011/2.listens", first);
    folder.write("dump/listens/2011/10.listens", second);
    const Texts expected{"0@1300000000: Muse Muse", "0@1300009000: Kino", "1@1300000005: Kino"};
    QCOMPARE(preview(folder.path() / "dump", {}).preset, std::string("ListenBrainz"));
    const Dataset d = import_file(folder.path() / "dump");
    QCOMPARE(told(d, d.sessions), expected);
    QCOMPARE(d.artists.names, (Texts{"Muse", "Kino"}));  // without an id, yet the same
    QCOMPARE(counted(d.report.files[1].skipped), (Texts{"no artist|1|1"}));
    const auto one = import_file(folder.write("one.jsonl", first + second));
    QCOMPARE(told(one, one.sessions), expected);
    const std::string pack =
        "cd '" + (folder.path() / "dump").string() + "' && tar czf ../dump.tar.gz listens/2011/2.listens listens/2011/10.listens";
    if (std::system(pack.c_str()) != 0) QSKIP("there is no tar to make an archive with");
    QVERIFY(preview(folder.path() / "dump.tar.gz", {}).ready);
    const Dataset packed = import_file(folder.path() / "dump.tar.gz");
    QCOMPARE(told(packed, packed.sessions), expected);
    QCOMPARE(packed.fingerprint, d.fingerprint);
    const std::string twice = "cd '" + (folder.path() / "dump").string() +
                              "' && gzip -k listens/2011/*.listens && tar cf ../twice.tar listens/2011/2.listens.gz "
                              "listens/2011/10.listens.gz";
    if (std::system(twice.c_str()) != 0) QSKIP("there is no gzip to compress with");
    QCOMPARE(import_file(folder.path() / "twice.tar").fingerprint, d.fingerprint);
  }

  void the_table_in_an_archive_is_read_from_it() {
    const TableFolder folder;
    const std::string row = "\t2009-05-04T23:08:57Z\t\tMuse\t\tUno\n";
    const std::string profile = "#id\tgender\nuser_000001\tm\n";
    folder.write("lastfm/README.txt", "what it is\n");
    folder.write("lastfm/userid-profile.tsv", profile);
    folder.write("lastfm/userid-timestamp-artid-artname-traid-traname.tsv", "user_000001" + row + "user_000002" + row);
    const auto pack = [&](const char* command) {
      return std::system(("cd '" + folder.path().string() + "' && " + command).c_str()) == 0;
    };
    if (!pack("tar czf 1k.tar.gz lastfm")) QSKIP("there is no tar to make an archive with");
    const Preview p = preview(folder.path() / "1k.tar.gz", {});
    QCOMPARE(p.preset, std::string("last.fm 1K"));
    QVERIFY(p.ready);
    const Texts expected{"0@1241478537: Muse", "1@1241478537: Muse"};
    for (const TableSpec& spec : {TableSpec{}, presets()[0].spec}) {
      const Dataset d = import_file(folder.path() / "1k.tar.gz", spec);
      QCOMPARE(told(d, d.sessions), expected);
      QCOMPARE(d.report.files[0].file, std::string("userid-timestamp-artid-artname-traid-traname.tsv"));
      QCOMPARE(d.report.files.size(), std::size_t{2});  // one that is not read, and no README
      QCOMPARE(d.report.files[1].file, std::string("userid-profile.tsv"));
      QCOMPARE(counted(d.report.files[1].skipped), Texts{"a file of the archive beside the table; it is not read|1|0"});
    }
    // One table, or one file of any name, beside what says something about it.
    folder.write("one/data", "aa bb\nbb cc\n");
    folder.write("one/README", "x");
    QVERIFY(pack("tar cf one.tar one && tar czf profile.tgz lastfm/README.txt lastfm/userid-profile.tsv"));
    QCOMPARE(import_file(folder.path() / "one.tar").artists.names, (Texts{"aa", "bb", "cc"}));
    QCOMPARE(preview(folder.path() / "profile.tgz", {}).rows.back(), (Texts{"user_000001", "m"}));
  }

  void an_archive_of_anything_else_says_what_it_holds() {
    const TableFolder folder;
    for (const char* name : {"a.csv", "b.csv", "30music/entities/tracks.idomaar"}) folder.write(name, "x,y\n1,2\n");
    folder.write("dump/1.listens", listen("u", "Muse", "Uno", 1'300'000'000));
    const auto pack = [&](const std::string& what) {
      return std::system(("cd '" + folder.path().string() + "' && tar czf t.tar.gz " + what).c_str()) == 0;
    };
    const auto said = [&](const TableSpec& spec = {}) {
      return error_of([&] { import_file(folder.path() / "t.tar.gz", spec); });
    };
    if (!pack("a.csv b.csv")) QSKIP("there is no tar to make an archive with");
    QVERIFY2(said().find("several files") != std::string::npos && said().find("a.csv, b.csv") != std::string::npos,
             said().c_str());
    QVERIFY(said(presets()[0].spec).find("a.csv, b.csv") != std::string::npos);
    QVERIFY(pack("30music"));
    QVERIFY2(said().find("raw 30Music release") != std::string::npos, said().c_str());
    QVERIFY(pack("dump"));
    QVERIFY(said().empty());
    QVERIFY2(said(presets()[0].spec).find("ListenBrainz; a table was expected") != std::string::npos, said().c_str());
  }

  void a_row_without_an_end_is_told_plain_and_packed() {
    const TableFolder folder;
    const std::string endless(3 << 20, 'x');
    const auto said = [&](const std::string& text) {
      const auto path = folder.write("t.csv", text);
      const std::string plain = error_of([&] { import_file(path); });
      if (std::system(("gzip -kf1 '" + path.string() + "'").c_str()) != 0) return plain;
      const std::string packed = error_of([&] { import_file(path.string() + ".gz"); });
      return packed == error_of([&] { import_file(path); }).replace(plain.find("t.csv"), 5, "t.csv.gz") ? plain : packed;
    };
    const std::string below = said("user,artist,ts\n" + endless);
    QVERIFY2(below.find("The row on line 2 is longer than a megabyte") != std::string::npos, below.c_str());
    const std::string first = said(endless);
    QVERIFY2(first.find("The first row is longer than a megabyte") != std::string::npos, first.c_str());
    const std::string none = said("user,artist,ts\n");
    QVERIFY2(none.find("There is a header and no row") != std::string::npos, none.c_str());
  }

  void one_sequence_a_line_needs_no_columns() {
    const TableFolder folder;
    const auto path = folder.write("corpus.txt", "muse kino  the_cure\n\nkino\r\nmuse muse\n");
    const Preview p = preview(path, {});
    QCOMPARE(p.spec.layout, Layout::lines);
    QVERIFY(p.ready);
    const Dataset d = import_file(path);
    QCOMPARE(told(d, d.sessions), (Texts{"-1@-: muse kino the_cure", "-1@-: kino", "-1@-: muse muse"}));
  }

  void a_truncated_archive_of_a_table_is_an_error() {
    const TableFolder folder;
    std::string rows = "user,artist,ts\n";
    for (int i = 0; i < 200'000; ++i)
      rows += "u" + std::to_string(i * 7919 % 100'003) + ",a" + std::to_string(i) + ",1300000000\n";
    const auto path = folder.write("t.csv", rows);
    if (std::system(("gzip '" + path.string() + "'").c_str()) != 0) QSKIP("there is no gzip");
    const auto packed = folder.path() / "t.csv.gz";
    QCOMPARE(import_file(packed).report.files[0].rows_kept, std::uint64_t{200'000});
    std::filesystem::resize_file(packed, std::filesystem::file_size(packed) / 2);
    QVERIFY(!error_of([&] { import_file(packed); }).empty());
  }

  void a_preview_says_what_is_missing() {
    const TableFolder folder;
    Preview p = preview(folder.write("a.csv", "colour,artist,size\nred,Muse,big\nblue,Kino,small\n"), {});
    QVERIFY(!p.ready);
    QCOMPARE(p.remarks[0].str(), std::string("Say which column tells what belongs together: the sequence, the user or the time"));
    TableSpec spec = p.spec;
    spec.columns.push_back({"1", Role::user});
    spec.grouping = Grouping::user;
    p = preview(folder.path() / "a.csv", spec);
    QVERIFY(p.ready);
    QCOMPARE(p.columns, (Texts{"colour", "artist", "size"}));
    QCOMPARE(p.roles, (std::vector<Role>{Role::user, Role::artist, Role::ignore}));
    p = preview(folder.write("b.csv", "uts,artist,album,track\n1300000000,Muse,X,Uno\n"), {});
    QVERIFY(p.ready);  // one listener's export
    QCOMPARE(p.spec.grouping, Grouping::sessions);
  }

  void roles_go_on_by_place_or_by_name() {
    const auto carried = [](const Texts& before, const std::vector<Role>& roles, const Texts& now) {
      Texts out;
      for (const ColumnRole& c : carry_roles(before, roles, now)) {
        out.push_back(c.column + "=" + std::to_string(static_cast<int>(c.role)));
      }
      return out;
    };
    const std::vector<Role> roles{Role::user, Role::ignore, Role::artist};  // 2, 0, 4
    const Texts names{"a", "b", "c"};
    QCOMPARE(carried(names, roles, names), (Texts{"a=2", "b=0", "c=4"}));
    QCOMPARE(carried(names, roles, {"1", "2", "3"}), (Texts{"1=2", "2=0", "3=4"}));
    QCOMPARE(carried(names, roles, {"\xC3\xA4", "x", "x"}), (Texts{"\xC3\xA4=2", "2=0", "3=4"}));  // two of one name: by number
    QCOMPARE(carried(names, roles, {"c", "new", "other", "a"}), (Texts{"c=4", "a=2"}));
    QCOMPARE(carried(names, roles, {"a,b,c"}), Texts{});
    QCOMPARE(carried(names, {Role::ignore, Role::ignore, Role::ignore}, names), (Texts{"a=0", "b=0", "c=0"}));
  }

  void what_is_said_of_quotes_goes_before_a_known_table() {
    const TableFolder folder;
    const std::string row = "user_000001\t2009-05-04T23:08:57Z\t\t\"Weird Al\"\t\t\"Fat\"\n";
    const auto path = folder.write("t.tsv", row + row);
    TableSpec spec;
    QCOMPARE(preview(path, spec).rows[0][3], std::string("\"Weird Al\""));
    spec.columns = {{"1", Role::user}, {"2", Role::time}, {"4", Role::artist}};
    QCOMPARE(preview(path, spec).rows[0][3], std::string("\"Weird Al\""));
    spec.dialect.quoting = Quoting::doubled;
    QCOMPARE(preview(path, spec).rows[0][3], std::string("Weird Al"));
  }

  void roles_follow_from_names_or_from_what_the_columns_hold() {
    const TableFolder folder;
    const auto roles = [&](const std::string& text) { return preview(folder.write("t.csv", text), {}).roles; };
    QCOMPARE(roles("ts,username,ms_played,master_metadata_track_name,master_metadata_album_artist_name,spotify_track_uri\n"
                   "2020-01-01T00:00:00Z,me,100,Uno,Muse,spotify:track:1\n"),
             (std::vector<Role>{Role::time, Role::user, Role::ignore, Role::item_name, Role::artist, Role::item}));
    QCOMPARE(roles("UserID;Artist ID;Artist_Name;PlayCount\n1;5;Muse;3\n"),
             (std::vector<Role>{Role::user, Role::artist_id, Role::artist, Role::count}));
    QCOMPARE(roles("userid\tartistid\tweight\n2\t51\t13883\n"), (std::vector<Role>{Role::user, Role::artist, Role::count}));
    std::string bare;
    for (int i = 0; i < 40; ++i) {
      bare += "u" + std::to_string(i / 10) + "," + std::to_string(1'300'000'000 + i) + ",Artist " + std::to_string(i % 7) + "\n";
    }
    QCOMPARE(roles(bare), (std::vector<Role>{Role::user, Role::time, Role::artist}));
  }
};

QTEST_GUILESS_MAIN(LayoutsTest)
#include "layouts_test.moc"
