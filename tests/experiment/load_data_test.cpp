// SPDX-License-Identifier: GPL-3.0-or-later
// What files and folders are told apart as, and that all of them come in one way.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>

#include "core/experiment/experiment.h"
#include "core/experiment/load_data.h"
#include "core/experiment/spec_json.h"
#include "core/readers/csv_set.h"
#include "core/tables/import_table.h"
#include "tests/readers/raw_folder.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

namespace {

/// Three users, two artists; a pause of more than half an hour cuts the first user's listening in two.
const std::string listens =
    "user\tplayed\tartist\ttrack\n"
    "u1\t2009-05-04T10:00:00Z\tKino\tA\n"
    "u1\t2009-05-04T10:04:00Z\tAquarium\tB\n"
    "u1\t2009-05-04T12:00:00Z\tKino\tC\n"
    "u2\t2009-05-04T10:00:00Z\tAquarium\tB\n"
    "u2\t2009-05-04T10:05:00Z\tAquarium\tD\n";

tables::TableSpec listensSpec() {
  tables::TableSpec spec;
  spec.layout = tables::Layout::table;
  spec.dialect = {tables::Encoding::utf8, tables::Delimiter::tab, tables::Quoting::none, tables::Header::yes};
  spec.columns = {{"user", tables::Role::user},
                  {"played", tables::Role::time},
                  {"artist", tables::Role::artist},
                  {"track", tables::Role::item_name}};
  spec.grouping = tables::Grouping::sessions;
  return spec;
}

std::string failureOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    return e.message().str();
  }
  return {};
}

}  // namespace

class LoadDataTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    write("set/tracks.csv", ",ID,author_id\n0,1,\"[1]\"\n1,2,\"[2]\"\n");
    write("set/playlists.csv", ",ID,tracks_ids\n0,7,\"[1, 2]\"\n");
    write("listens.tsv", listens);
    write("single.csv", "user,artist\nu1,Kino\nu1,Aquarium\n");
    write("half/tracks.csv", ",ID,author_id\n0,1,\"[1]\"\n");
    write("nothing/readme.txt", "nothing of interest\n");
    write("hetrec/user_artists.dat", "userID\tartistID\tweight\n2\t51\t13883\n");
    write("mpd/data/mpd.slice.0-999.json", "{}");
  }

  void kinds_are_told_by_names_and_first_bytes() {
    QVERIFY(recognise_data(at("set")) == DataKind::csv_set);
    QVERIFY(recognise_data(at("set/tracks.csv")) == DataKind::csv_set);
    QVERIFY(recognise_data(at("listens.tsv")) == DataKind::table);
    QVERIFY(recognise_data(at("single.csv")) == DataKind::table);
    QVERIFY(recognise_data(at("hetrec")) == DataKind::table);
    QVERIFY(recognise_data(at("mpd")) == DataKind::table);
    const fs::path corpus = at("listens.segue");
    Progress progress;
    tables::import_to_corpus_file(at("listens.tsv"), listensSpec(), corpus, {}, progress);
    QVERIFY(recognise_data(corpus) == DataKind::corpus_file);
  }

  void what_is_missing_is_named() {
    QVERIFY(failureOf([&] { (void)recognise_data(at("not-here")); }).starts_with("There is no such file"));
    const std::string half = failureOf([&] { (void)recognise_data(at("half")); });
    QVERIFY2(half.find("playlists.csv or sessions.csv") != std::string::npos, half.c_str());
    QCOMPARE(failureOf([&] { (void)recognise_data(at("half/tracks.csv")); }), half);
    QVERIFY(failureOf([&] { (void)recognise_data(at("nothing")); }).find("readme.txt") != std::string::npos);
    QVERIFY(!failureOf([&] { (void)recognise_files({}); }).empty());
  }

  void files_picked_together_are_a_set_or_none() {
    Progress progress;
    const PickedData picked = recognise_files({at("set/playlists.csv"), at("set/tracks.csv")});
    QVERIFY(picked.kind == DataKind::csv_set);
    QCOMPARE(picked.path, at("set"));
    QCOMPARE(load_files({at("set/playlists.csv"), at("set/tracks.csv")}, progress).fingerprint,
             load_data({at("set").string(), {}, {}}, {}, progress).fingerprint);
    QVERIFY(!failureOf([&] { (void)recognise_files({at("single.csv"), at("listens.tsv")}); }).empty());
  }

  void a_raw_release_is_read_from_its_folder_and_its_archive() {
    const RawFolder release;
    release.write();
    const fs::path archive = at("ThirtyMusic.tar.gz");
    std::vector<std::pair<std::string, std::string>> members{{"ThirtyMusic/readme.txt", "about"}};
    for (auto file = release.files.rbegin(); file != release.files.rend(); ++file) {
      members.emplace_back("ThirtyMusic/" + file->first, file->second);
    }
    pack(archive, "ustar", "gzip", members);
    QVERIFY(recognise_data(release.path()) == DataKind::raw_release);
    QVERIFY(recognise_data(archive) == DataKind::raw_release);
    fs::copy_file(archive, at("renamed.bin"));
    QVERIFY(recognise_data(at("renamed.bin")) == DataKind::raw_release);
    // Any file of a release stands for all of it.
    QVERIFY(recognise_data(release.path() / "relations/sessions.idomaar") == DataKind::raw_release);
    const PickedData picked = recognise_files({release.path() / "entities/tracks.idomaar"});
    QVERIFY(picked.kind == DataKind::raw_release);

    Progress progress;
    const data::Dataset folder = load_data({release.path().string(), {}, {}}, {}, progress);
    QCOMPARE(folder.artists.names, (std::vector<std::string>{"Gruppa Kino", "Frank Sinatra", "50 Cent"}));
    QCOMPARE(folder.tracks.size(), std::size_t{4});
    QCOMPARE(folder.playlists.size(), std::size_t{1});
    QCOMPARE(folder.sessions.size(), std::size_t{2});
    QCOMPARE(load_data({archive.string(), {}, {}}, {}, progress).fingerprint, folder.fingerprint);
    QCOMPARE(load_files({release.path() / "relations/sessions.idomaar"}, progress).fingerprint, folder.fingerprint);
  }

  void a_table_is_read_as_its_spec_says() {
    Progress progress;
    DataSpec spec{at("listens.tsv").string(), {}, listensSpec()};
    const data::Dataset sessions = load_data(spec, {}, progress);
    QCOMPARE(sessions.artists.size(), std::size_t{2});
    QCOMPARE(sessions.sessions.size(), std::size_t{3});
    spec.table->grouping = tables::Grouping::user;
    QCOMPARE(load_data(spec, {}, progress).sessions.size(), std::size_t{2});
  }

  void a_corpus_file_holds_what_the_table_held() {
    Progress progress;
    const fs::path out = at("again.segue");
    tables::import_to_corpus_file(at("listens.tsv"), listensSpec(), out, {}, progress);
    const data::Dataset direct = load_data({at("listens.tsv").string(), {}, listensSpec()}, {}, progress);
    const data::Dataset file = load_data({out.string(), {}, {}}, {}, progress);
    QCOMPARE(file.artists.names, direct.artists.names);
    QCOMPARE(file.sessions.size(), direct.sessions.size());
    for (std::size_t i = 0; i < direct.sessions.size(); ++i) {
      const auto a = file.sessions.tracks[i];
      const auto b = direct.sessions.tracks[i];
      QVERIFY(std::equal(a.begin(), a.end(), b.begin(), b.end()));
    }
  }

  void a_sample_is_made_once() {
    Progress progress;
    DataSpec spec;
    spec.sample = data::SampleOptions{};
    spec.sample->artists = 20;
    spec.sample->playlists = 10;
    spec.sample->sessions = 10;
    const data::Dataset first = load_data(spec, at("made"), progress);
    const auto written = fs::last_write_time(at("made") / "tracks.csv");
    QCOMPARE(load_data(spec, at("made"), progress).fingerprint, first.fingerprint);
    QVERIFY(fs::last_write_time(at("made") / "tracks.csv") == written);
  }

  void tables_stand_in_experiment_files() {
    const ExperimentSpec spec = parse_experiment(R"({
      "data": {"path": "listens.tsv", "table": {
        "layout": "table", "grouping": "sessions", "gap_minutes": 20.5, "as_playlists": true,
        "dialect": {"delimiter": "semicolon", "encoding": "latin-1", "quoting": "backslash", "header": "no"},
        "columns": {"2": "artist", "userid": "user", "Ж": "time"}}},
      "models": [{"model": "item2vec"}]})",
                                                 "e.json");
    const tables::TableSpec& table = spec.data.table.value();
    QVERIFY(table.layout == tables::Layout::table);
    QVERIFY(table.grouping == tables::Grouping::sessions);
    QCOMPARE(table.gap_minutes, 20.5);
    QVERIFY(table.as_playlists);
    QVERIFY(table.dialect.delimiter == tables::Delimiter::semicolon);
    QVERIFY(table.dialect.encoding == tables::Encoding::latin1);
    QVERIFY(table.dialect.quoting == tables::Quoting::backslash);
    QVERIFY(table.dialect.header == tables::Header::no);
    QCOMPARE(table.columns.size(), std::size_t{3});
    QCOMPARE(table.columns[0].column, std::string("2"));  // in the order of the file
    QVERIFY(table.columns[1].role == tables::Role::user);
    QCOMPARE(table.columns[2].column, std::string("Ж"));
    QCOMPARE(to_json(parse_experiment(to_json(spec), "e.json")), to_json(spec));
  }

  void mistakes_in_a_table_are_named_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("message");
    QTest::newRow("key") << R"({"path": "x", "table": {"gap": 3}})"
                         << "data.table.gap";
    QTest::newRow("role") << R"({"path": "x", "table": {"columns": {"a": "singer"}}})"
                          << "data.table.columns.a";
    QTest::newRow("columns") << R"({"path": "x", "table": {"columns": ["a"]}})"
                             << "data.table.columns must be an object";
    QTest::newRow("delimiter") << R"({"path": "x", "table": {"dialect": {"delimiter": ","}}})"
                               << "data.table.dialect.delimiter";
    QTest::newRow("gap") << R"({"path": "x", "table": {"gap_minutes": 0}})"
                         << "gap_minutes must lie between";
    QTest::newRow("sample") << R"({"sample": {}, "table": {}})"
                            << "data.table goes with";
  }
  void mistakes_in_a_table_are_named() {
    QFETCH(QString, data);
    QFETCH(QString, message);
    const std::string json = "{\"data\": " + data.toStdString() + ", \"models\": [{\"model\": \"item2vec\"}]}";
    const std::string said = failureOf([&] { (void)parse_experiment(json, "e.json"); });
    QVERIFY2(said.find(message.toStdString()) != std::string::npos, said.c_str());
  }

  void data_that_moves_keeps_what_still_fits() {
    const DataSpec spec{"/elsewhere/listens.tsv", {}, listensSpec()};
    QVERIFY(moved_to(spec, at("listens.tsv")).table.has_value());
    QVERIFY(!moved_to(spec, at("set")).table.has_value());
    QCOMPARE(moved_to(spec, at("set")).path, at("set").string());
  }

 private:
  [[nodiscard]] fs::path at(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories(at(name).parent_path());
    std::ofstream(at(name), std::ios::binary) << text;
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(LoadDataTest)
#include "load_data_test.moc"
