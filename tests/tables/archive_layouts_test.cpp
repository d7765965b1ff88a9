// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "tests/readers/packed.h"
#include "tests/tables/table_file.h"

using namespace segue::tables;
using segue::Progress;
using segue::data::Dataset;
using Texts = std::vector<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;

namespace {

std::string slice(int first) {
  const std::string n = std::to_string(first);
  return R"({"playlists": [{"pid": )" + n + R"(, "modified_at": 1493424000, "tracks": [
    {"pos": 1, "artist_name": "Muse", "artist_uri": "a:2", "track_name": "Uno", "track_uri": "t:2"},
    {"pos": 0, "artist_name": "Artist )" +
         n + R"(", "artist_uri": "b:)" + n + R"(", "track_name": "Gruppa", "track_uri": "t:1"}]}]})";
}

const Files hetrec{{"artists.dat", "id\tname\turl\tpictureURL\n1\tMuse\tu\tp\n2\tKino\tu\tp\n"},
                   {"tags.dat", "tagID\ttagValue\n7\trock\n"},
                   {"user_artists.dat", "userID\tartistID\tweight\n5\t2\t30\n5\t1\t20\n9\t1\t10\n"},
                   {"user_taggedartists.dat", "userID\tartistID\ttagID\tday\tmonth\tyear\n5\t2\t7\t1\t4\t2009\n"},
                   {"user_friends.dat", "userID\tfriendID\n5\t9\n"},
                   {"readme.txt", "what it is\n"}};

Files below(const std::string& folder, Files files) {
  for (auto& [name, text] : files) name.insert(0, folder + "/");
  return files;
}

Files backwards(Files files) {
  std::reverse(files.begin(), files.end());
  return files;
}

TableSpec of(Layout layout) {
  TableSpec spec;
  spec.layout = layout;
  return spec;
}

}  // namespace

class ArchiveLayoutsTest : public QObject {
  Q_OBJECT

 private slots:
  void hetrec_in_an_archive_is_the_same_as_in_a_folder_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("reversed");
    QTest::newRow("zip") << "zip"
                         << "" << false;
    QTest::newRow("zip, artists last") << "zip"
                                       << "" << true;
    QTest::newRow("tar.gz, artists last") << "ustar"
                                          << "gzip" << true;
  }
  void hetrec_in_an_archive_is_the_same_as_in_a_folder() {
    QFETCH(QString, format);
    QFETCH(QString, filter);
    QFETCH(bool, reversed);
    const TableFolder folder;
    for (const auto& [name, text] : hetrec) folder.write("plain/" + name, text);
    const auto packed = folder.path() / "hetrec2011-lastfm-2k.zip";
    const Files files = below("hetrec2011-lastfm-2k", reversed ? backwards(hetrec) : hetrec);
    pack(packed, qPrintable(format), qPrintable(filter), files);
    const Preview p = preview(packed, {});
    QCOMPARE(p.preset, std::string("HetRec 2011"));
    QVERIFY(p.ready);
    QCOMPARE(p.rows[0], (Texts{"5", "2", "Kino", "30"}));
    const Dataset plain = import_file(folder.path() / "plain");
    for (const TableSpec& spec : {TableSpec{}, of(Layout::hetrec)}) {
      const Dataset d = import_file(packed, spec);
      QCOMPARE(d.fingerprint, plain.fingerprint);
      QCOMPARE(told(d, d.sessions), (Texts{"5@-: Kino Muse", "9@-: Muse"}));
      QCOMPARE(d.tags.names, Texts{"rock"});
      QCOMPARE(d.report.bytes, plain.report.bytes);
      QCOMPARE(d.report.files.size(), std::size_t{5});  // what is not read has a line, but for the README
      QCOMPARE(d.report.files[4].file, std::string("user_friends.dat"));
      QCOMPARE(counted(d.report.files[4].skipped), Texts{"a file of the archive beside the table; it is not read|1|0"});
    }
  }

  void names_of_hetrec_are_those_of_its_artists() {
    const TableFolder folder;
    const auto packed = folder.path() / "hetrec.zip";
    pack(packed, "zip", "", hetrec);
    ImportOptions options;
    options.names = folder.path() / "names";
    segue::Progress progress;
    (void)import_table(packed, {}, options, progress);
    QCOMPARE(bytes_of(options.names / "artist_names.csv"), std::string("artist_id,name\n1,Muse\n2,Kino\n"));
    QVERIFY(!std::filesystem::exists(options.names / "user_names.csv"));
  }

  void slices_in_an_archive_are_the_same_as_in_a_folder() {
    const TableFolder folder;
    Files files;
    for (const int first : {0, 1000, 2000, 10000}) {
      const std::string name = "data/mpd.slice." + std::to_string(first) + "-" + std::to_string(first + 999) + ".json";
      files.emplace_back(name, slice(first));
      folder.write("plain/" + name, slice(first));
    }
    const Dataset plain = import_file(folder.path() / "plain");
    QCOMPARE(plain.playlists.size(), std::size_t{4});
    Files published{{"README.md", "x"}, {"stats.txt", "number of playlists 4\n"}};
    published.insert(published.end(), files.begin(), files.end());
    published.emplace_back("__MACOSX/data/._mpd.slice.0-999.json", "\x05\x16");
    for (const auto& [name, format, filter] : {std::tuple("mpd.zip", "zip", ""), std::tuple("mpd.tar.gz", "pax", "gzip")}) {
      const auto packed = folder.path() / name;
      pack(packed, format, filter, published);
      const Preview p = preview(packed, {});
      QCOMPARE(p.preset, std::string("Million Playlist Dataset"));
      QVERIFY(p.ready);
      QCOMPARE(p.rows[0], (Texts{"0", "1", "Muse", "a:2", "Uno", "t:2"}));
      for (const unsigned threads : {1U, 3U}) {
        const Dataset d = import_file(packed, {}, threads);
        QCOMPARE(d.fingerprint, plain.fingerprint);
        QCOMPARE(d.report.bytes, plain.report.bytes);
        QCOMPARE(d.report.files.size(), std::size_t{5});
        QCOMPARE(d.report.files[3].file, std::string("mpd.slice.10000-10999.json"));
        QCOMPARE(d.report.files[4].file, std::string("stats.txt"));
      }
    }
  }

  // Whoever packs them leaves that to the file system, or to the alphabet.
  void slices_in_an_archive_are_taken_in_the_order_of_their_numbers() {
    const TableFolder folder;
    std::mt19937 random(7);
    const auto draw = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    Files files;
    for (int s = 0; s < 12; ++s) {
      std::string text = "{\"playlists\":[";
      const unsigned playlists = draw(4);  // perhaps none
      for (unsigned p = 0; p < playlists; ++p) {
        text += std::string(p > 0 ? "," : "") +
                "{\"modified_at\":" + std::to_string(1'490'000'000 + 100 * s + static_cast<int>(p)) + ",\"tracks\":[";
        const unsigned tracks = 1 + draw(5);
        for (unsigned t = 0; t < tracks; ++t) {
          const std::string artist = std::to_string(draw(9));
          // Some names are missing, some ids, and a name is spelled otherwise in another slice: the first one counts.
          const std::string name = draw(4) == 0 ? "" : "Artist " + artist + (draw(3) == 0 ? " (" + std::to_string(s) + ")" : "");
          const std::string uri = draw(5) == 0 && !name.empty() ? "" : "a:" + artist;
          text += std::string(t > 0 ? "," : "") + "{\"pos\":" + std::to_string(t) + ",\"artist_name\":\"" + name +
                  "\",\"artist_uri\":\"" + uri + "\",\"track_name\":\"x\",\"track_uri\":\"t:" + std::to_string(draw(20)) + "\"}";
        }
        text += "]}";
      }
      const std::string name = "data/mpd.slice." + std::to_string(1000 * s) + "-" + std::to_string(1000 * s + 999) + ".json";
      files.emplace_back(name, text + "]}");
      folder.write("plain/" + name, files.back().second);
    }
    ImportOptions options;
    options.memory_bytes = 1;  // everything goes through temporary files, a few plays at a time
    options.names = folder.path() / "plain names";
    Progress progress;
    const Dataset plain = import_table(folder.path() / "plain", {}, options, progress);
    QVERIFY(plain.playlists.size() > 10);
    Files by_name = files;
    std::sort(by_name.begin(), by_name.end());
    Files mixed = files;
    std::shuffle(mixed.begin(), mixed.end(), random);
    int n = 0;
    for (const Files& order : {files, backwards(files), by_name, mixed}) {
      const auto packed = folder.path() / (std::to_string(n) + (n % 2 == 0 ? ".zip" : ".tar.gz"));
      pack(packed, n % 2 == 0 ? "zip" : "pax", n % 2 == 0 ? "" : "gzip", order);
      options.names = folder.path() / ("names " + std::to_string(n++));
      for (const std::uint64_t memory : {std::uint64_t{1}, std::uint64_t{64} << 20U}) {
        options.memory_bytes = memory;
        const Dataset d = import_table(packed, {}, options, progress);
        QCOMPARE(d.fingerprint, plain.fingerprint);
        QCOMPARE(told(d, d.playlists), told(plain, plain.playlists));
        QCOMPARE(d.tracks.ids.size(), plain.tracks.ids.size());
        QCOMPARE(d.report.files.size(), plain.report.files.size());
        for (std::size_t f = 0; f < d.report.files.size(); ++f) {
          QCOMPARE(d.report.files[f].file, plain.report.files[f].file);
          QCOMPARE(counted(d.report.files[f].notes), counted(plain.report.files[f].notes));
        }
      }
      for (const char* name : {"artist_names.csv", "track_names.csv"}) {
        QCOMPARE(bytes_of(options.names / name), bytes_of(folder.path() / "plain names" / name));
      }
    }
  }

  void slices_of_another_name_are_read_where_that_is_all_there_is() {
    const TableFolder folder;
    const auto packed = folder.path() / "challenge.zip";
    pack(packed, "zip", "", {{"README.md", "x"}, {"challenge_set.json", slice(0)}});
    QCOMPARE(preview(packed, {}).preset, std::string("Million Playlist Dataset"));
    for (const TableSpec& spec : {TableSpec{}, of(Layout::mpd)}) {
      const Dataset d = import_file(packed, spec);
      QCOMPARE(told(d, d.playlists), Texts{"-1@1493424000: Artist 0 Muse"});
    }
  }

  void one_table_in_a_zip_is_read_from_it() {
    const TableFolder folder;
    const auto packed = folder.path() / "t.zip";
    pack(packed, "zip", "", {{"a/plays.csv", "user,artist\nu,Muse\nu,Kino\n"}, {"a/LICENSE", "x"}});
    const Dataset d = import_file(packed);
    QCOMPARE(told(d, d.sessions), Texts{"0@-: Muse Kino"});
    // HetRec's plays alone are a table like any other.
    pack(packed, "zip", "", {hetrec[2]});
    QCOMPARE(preview(packed, {}).roles, (std::vector<Role>{Role::user, Role::artist, Role::count}));
    QCOMPARE(import_file(packed).plays.counts.size(), std::size_t{3});
  }

  void what_an_archive_holds_is_said_where_it_cannot_be_read() {
    const TableFolder folder;
    const auto packed = folder.path() / "t.zip";
    const auto said = [&](const Files& files, const TableSpec& spec = {}) {
      pack(packed, "zip", "", files);
      const std::string text = error_of([&] { import_file(packed, spec); });
      return error_of([&] { (void)preview(packed, spec, 10); }) == text ? text : "the preview says otherwise than " + text;
    };
    const auto says = [](const std::string& text, const char* what) { return text.find(what) != std::string::npos; };
    std::string text = said({{"a.csv", "x"}, {"b.csv", "x"}});
    QVERIFY2(says(text, "several files") && says(text, "a.csv, b.csv"), text.c_str());
    text = said({{"a.csv", "x"}, {"b.csv", "x"}}, of(Layout::mpd));
    QVERIFY2(says(text, "no slices of the Million Playlist Dataset"), text.c_str());
    text = said({{"a.csv", "x"}, {"b.csv", "x"}}, of(Layout::hetrec));
    QVERIFY2(says(text, "The archive has no user_artists.dat and artists.dat"), text.c_str());
    text = said(hetrec, of(Layout::table));
    QVERIFY2(says(text, "HetRec 2011; a table was expected"), text.c_str());
    text = said({{"mpd.slice.0-999.json", slice(0)}}, of(Layout::lines));
    QVERIFY2(says(text, "Million Playlist Dataset; a table was expected"), text.c_str());
    Files twice = below("one", hetrec);
    const Files more = below("two", hetrec);
    twice.insert(twice.end(), more.begin(), more.end());
    text = said(twice);
    QVERIFY2(says(text, "two files of one kind") && says(text, "one/artists.dat") && says(text, "two/artists.dat"), text.c_str());
  }

  void what_is_only_called_an_archive_and_an_archive_in_an_archive_are_told() {
    const TableFolder folder;
    const auto says = [](const std::string& text, const char* what) { return text.find(what) != std::string::npos; };
    for (const char* name : {"page.zip", "page.TAR.GZ", "page.tgz"}) {
      const auto page = folder.path() / name;
      write_bytes(page, "<html>\nnot found 404 here\n</html>\n");
      const std::string text = error_of([&] { import_file(page); });
      QVERIFY2(says(text, name) && says(text, "named like an archive and is none"), text.c_str());
      QCOMPARE(error_of([&] { (void)preview(page, {}, 10); }), text);
    }
    const auto inner = folder.path() / "inner.zip";
    const auto outer = folder.path() / "outer.zip";
    pack(inner, "zip", "", {{"t.csv", "user,artist\nu,Muse\n"}});
    pack(outer, "zip", "", {{"inner.zip", bytes_of(inner)}});
    const std::string text = error_of([&] { import_file(outer); });
    QVERIFY2(says(text, "nothing but another archive in this one: inner.zip"), text.c_str());
  }

  void damage_and_bombs_in_an_archive_are_errors() {
    const TableFolder folder;
    const auto packed = folder.path() / "t.zip";
    const auto said = [&] { return error_of([&] { import_file(packed); }); };
    const auto says = [](const std::string& text, const char* what) { return text.find(what) != std::string::npos; };
    // The second slice is cut off within the JSON: the error names file and line.
    pack(packed, "zip", "", {{"mpd.slice.0-999.json", slice(0)}, {"mpd.slice.1000-1999.json", slice(1000).substr(0, 150)}});
    std::string text = said();
    QVERIFY2(says(text, "t.zip/mpd.slice.1000-1999.json:2: This is not valid JSON"), text.c_str());
    // A megabyte of zeros for each kilobyte.
    Files files = hetrec;
    files[2].second += std::string(std::size_t{65} << 20U, '\0');
    pack(packed, "zip", "", files);
    text = said();
    QVERIFY2(says(text, "user_artists.dat: This file is larger than 64 MiB"), text.c_str());
    // One bit of the packed data is another.
    pack(packed, "zip", "", {{"mpd.slice.0-999.json", slice(0)}, {"mpd.slice.1000-1999.json", slice(1000)}});
    std::string bytes = bytes_of(packed);
    const std::size_t second = bytes.find("mpd.slice.1000", bytes.find("PK\x03\x04", 4));
    const std::size_t middle = (second + bytes.find("PK\x01\x02")) / 2;
    bytes[middle] = static_cast<char>(bytes[middle] ^ 0x10);
    write_bytes(packed, bytes);
    QVERIFY(!said().empty());
    // Locked by a password: bit 0 of the flags, here and in the directory.
    pack(packed, "zip", "", {{"t.csv", "user,artist\nu,Muse\n"}});
    std::string locked = bytes_of(packed);
    locked[6] = static_cast<char>(locked[6] | 1);
    locked[locked.find("PK\x01\x02") + 8] = static_cast<char>(locked[locked.find("PK\x01\x02") + 8] | 1);
    write_bytes(packed, locked);
    text = said();
    QVERIFY2(says(text, "The archive is locked by a password"), text.c_str());
    // Half a file.
    write_bytes(packed, bytes.substr(0, bytes.size() / 2));
    QVERIFY(!said().empty());
  }
};

QTEST_GUILESS_MAIN(ArchiveLayoutsTest)
#include "archive_layouts_test.moc"
