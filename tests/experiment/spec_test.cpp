// SPDX-License-Identifier: GPL-3.0-or-later
// Experiment files: what they may say, and what is said of the ones that say it wrongly.
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <string>
#include <variant>

#include "core/experiment/experiment.h"
#include "core/experiment/json.h"

using namespace segue;
using namespace segue::experiment;

namespace {

const std::string minimal = R"({"data": {"path": "x"}, "models": [{"model": "item2vec"}]})";

/// A file of several lines, so that line numbers mean something.
std::string with(const std::string& models, const std::string& rest = "") {
  return "{\n\"data\": {\"path\": \"x\"},\n\"models\": [\n" + models + "\n]" + (rest.empty() ? "" : ",\n" + rest) + "\n}\n";
}

}  // namespace

class SpecTest : public QObject {
  Q_OBJECT

 private slots:
  void options_come_before_a_preset_s() {
    const ExperimentSpec spec = parse_experiment(R"({
      "data": {"path": "x"},
      "models": [{"model": "item2vec", "preset": "as-in-2020", "options": {"dim": 300}}]
    })",
                                                 "e.json");
    const auto& options = std::get<models::Item2VecOptions>(spec.models[0].options);
    QCOMPARE(options.dim, 300U);
    QVERIFY(options.optimiser == models::Optimiser::adam);
    QCOMPARE(options.noise_exponent, 0.0);
    QVERIFY_EXCEPTION_THROWN(
        (void)parse_experiment(R"({"data": {"path": "x"}, "models": [{"model": "cooccurrence_svd", "preset": "as-in-2020"}]})",
                               "e.json"),
        Error);
  }

  void the_device_is_a_choice() {
    const std::string models = R"({"model": "item2vec"})";
    QVERIFY(parse_experiment(minimal, "e.json").device == device::Choice{});
    const ExperimentSpec spec = parse_experiment(with(models, R"("device": "gpu:1")"), "e.json");
    QCOMPARE(device::to_string(spec.device), std::string("gpu:1"));
    QVERIFY(parse_experiment(to_json(spec), "e.json").device == spec.device);
    try {
      (void)parse_experiment(with(models, R"("device": "cuda")"), "e.json");
      QFAIL("an unknown device must be an error");
    } catch (const Error& error) {
      QCOMPARE(error.where().str(), std::string("e.json:6"));
    }
  }

  void a_model_may_start_from_other_vectors() {
    const ExperimentSpec spec = parse_experiment(
        with(
            R"({"model": "item2vec", "start": "a.txt"}, {"model": "item2vec", "name": "b", "start": {"path": "c", "fingerprint": "d"}})",
            R"("validation": {"every_seconds": 30, "judged_by": "cosine"})"),
        "e.json");
    QCOMPARE(spec.models[0].start->path, std::string("a.txt"));
    QVERIFY(spec.models[0].start->fingerprint.empty());
    QCOMPARE(spec.models[1].start->fingerprint, std::string("d"));
    QCOMPARE(spec.validation.every_seconds, 30.0);
    QVERIFY(spec.validation.judged_by == JudgedBy::cosine);
    const ExperimentSpec again = parse_experiment(to_json(spec), "e.json");
    QCOMPARE(again.models[0].start->path, std::string("a.txt"));
    QVERIFY(again.validation.judged_by == JudgedBy::cosine);
  }

  void absent_keys_keep_their_defaults() {
    const ExperimentSpec spec = parse_experiment(minimal, "e.json");
    QCOMPARE(spec.data.path, std::string("x"));
    QVERIFY(!spec.data.sample);
    QCOMPARE(spec.models.size(), std::size_t{1});
    QCOMPARE(spec.models[0].name, std::string("item2vec"));
    QCOMPARE(std::get<models::Item2VecOptions>(spec.models[0].options).dim, models::Item2VecOptions{}.dim);
    QCOMPARE(spec.split.test_share, data::SplitOptions{}.test_share);
    QCOMPARE(spec.evaluation.scorings.size(), std::size_t{2});
    QVERIFY(spec.evaluation.protocol == evaluation::corrected());
    QCOMPARE(spec.evaluation.levels.size(), std::size_t{1});
    QCOMPARE(spec.evaluation.levels[0].name, std::string("popularity"));
  }

  void every_kind_of_option_is_read() {
    const ExperimentSpec spec = parse_experiment(R"({
      "title": "Тест",
      "data": {"sample": {"artists": 50, "zipf": 1.25}},
      "corpus": {"sessions": false, "min_count": 1e3, "seed": 18446744073709551615},
      "split": {"test_share": 0.25, "test_playlists": 7},
      "models": [
        {"name": "a", "model": "item2vec", "options": {"direction": "forward", "learning_rate": 0.05}},
        {"name": "b", "model": "cooccurrence_svd", "options": {"audience": "sequences", "normalisation": "none"}}
      ],
      "evaluation": {"k": 20, "compare_by": "mrr", "alternative": "two_sided", "zeros": "zsplit", "scorings": ["followed_by"]},
      "outputs": {"word2vec_text": true}
    })",
                                                 "e.json");
    QCOMPARE(spec.title, std::string("Тест"));
    QCOMPARE(spec.data.sample->artists, std::uint64_t{50});
    QCOMPARE(spec.data.sample->zipf, 1.25);
    QCOMPARE(spec.corpus.sessions, false);
    QCOMPARE(spec.corpus.min_count, std::uint64_t{1000});
    QCOMPARE(spec.corpus.seed, ~std::uint64_t{0});
    QCOMPARE(spec.split.test_share, 0.25);
    QCOMPARE(spec.split.test_playlists, std::uint64_t{7});
    const auto& first = std::get<models::Item2VecOptions>(spec.models[0].options);
    QVERIFY(first.direction == models::Direction::forward);
    QCOMPARE(first.learning_rate, 0.05);
    const auto& second = std::get<models::CooccurrenceSvdOptions>(spec.models[1].options);
    QVERIFY(second.audience == models::Audience::sequences);
    QVERIFY(second.normalisation == models::Normalisation::none);
    QCOMPARE(spec.evaluation.options.ks, (std::vector{1U, 20U}));
    QVERIFY(spec.evaluation.comparison.figure.measure == evaluation::Measure::mrr);
    QVERIFY(spec.evaluation.comparison.options.alternative == evaluation::Alternative::two_sided);
    QVERIFY(spec.evaluation.comparison.options.zeros == evaluation::Zeros::zsplit);
    QVERIFY(spec.evaluation.scorings == std::vector{models::Scoring::followed_by});
    QVERIFY(spec.word2vec_text);
  }

  void an_evaluation_is_read_whole() {
    const ExperimentSpec spec = parse_experiment(with(R"({"model": "item2vec"})", R"("evaluation": {
      "protocol": {"preset": "as-in-2020", "shifted_indices": false, "query": "recency", "history": 3},
      "ks": [5, 50], "lists": 5, "threads": 1, "confidence": 0.9, "bootstrap": 500,
      "levels": ["markov", {"level": "item_knn", "name": "kNN 30", "options": {"neighbors": 30}}],
      "comparison": {"measure": "ndcg", "k": 5, "averaging": "predictions", "baseline": "markov", "bootstrap": 700},
      "compare_protocols": true})"),
                                                 "e.json");
    const EvaluationSpec& e = spec.evaluation;
    QVERIFY(!e.protocol.shifted_indices && e.protocol.nan_drops_out && e.protocol.unknown_stay);
    QVERIFY(e.protocol.query == evaluation::QueryFrom::recency);
    QCOMPARE(e.protocol.history, 3U);
    QCOMPARE(e.options.ks, (std::vector{5U, 50U}));
    QCOMPARE(e.options.lists, 5U);
    QCOMPARE(e.options.threads, 1U);
    QCOMPARE(e.intervals.threads, 1U);
    QCOMPARE(e.intervals.confidence, 0.9);
    QCOMPARE(e.comparison.options.confidence, 0.9);  // said once, it holds for both
    QCOMPARE(e.intervals.bootstrap, std::uint64_t{500});
    QCOMPARE(e.comparison.options.bootstrap, std::uint64_t{700});
    QCOMPARE(e.levels.size(), std::size_t{2});
    QVERIFY(std::holds_alternative<models::MarkovOptions>(e.levels[0].options));
    QCOMPARE(e.levels[1].name, std::string("kNN 30"));
    QCOMPARE(std::get<models::ItemKnnOptions>(e.levels[1].options).neighbors, 30U);
    QVERIFY((e.comparison.figure == FigureKind{evaluation::Measure::ndcg, 5, Averaging::predictions}));
    QCOMPARE(e.comparison.baseline, std::string("markov"));
    QVERIFY(e.compare_protocols);
    QCOMPARE(to_json(parse_experiment(to_json(spec), "e.json")), to_json(spec));
  }

  void files_of_the_first_version_mean_what_they_meant() {
    const auto by = [](const char* figure) {
      return parse_experiment(
                 with(R"({"model": "item2vec"})", std::string(R"("evaluation": {"k": 20, "compare_by": ")") + figure + "\"}"),
                 "e.json")
          .evaluation.comparison.figure;
    };
    QVERIFY((by("hit_1") == FigureKind{evaluation::Measure::hit_rate, 1}));
    QVERIFY((by("hit_k") == FigureKind{evaluation::Measure::hit_rate, 20}));
    QVERIFY(by("mrr").measure == evaluation::Measure::mrr);
    for (const char* file : {"five-minutes", "study-2020", "yes-big", "yes-big-tuned"}) {
      const ExperimentSpec spec =
          read_experiment(std::filesystem::path(SEGUE_SOURCE_DIR) / "examples" / (std::string(file) + ".json"));
      QVERIFY(!spec.models.empty());
    }
  }

  void what_is_written_reads_back_the_same() {
    ExperimentSpec spec;
    spec.title = "quotes \" and \\ and Ж";
    spec.data.sample = data::SampleOptions{};
    spec.data.sample->locality = 0.1;  // not a binary fraction
    spec.corpus.seed = ~std::uint64_t{0} - 1;
    spec.split.validation_share = 1.0 / 3;
    models::Item2VecOptions item2vec;
    item2vec.noise_exponent = -0.5;
    item2vec.subsample = 1e-5;
    item2vec.random_window = false;
    spec.models = {{"one", item2vec}, {"два 2", models::CooccurrenceSvdOptions{}}};
    spec.evaluation.intervals.confidence = 0.99;
    spec.evaluation.comparison.options.zeros = evaluation::Zeros::pratt;
    spec.evaluation.scorings = {models::Scoring::followed_by};
    spec.word2vec_text = true;

    const ExperimentSpec back = parse_experiment(to_json(spec), "e.json");
    QCOMPARE(to_json(back), to_json(spec));
    QCOMPARE(back.title, spec.title);
    QCOMPARE(back.data.sample->locality, 0.1);
    QCOMPARE(back.corpus.seed, spec.corpus.seed);
    QCOMPARE(back.split.validation_share, 1.0 / 3);
    const auto& options = std::get<models::Item2VecOptions>(back.models[0].options);
    QCOMPARE(options.noise_exponent, -0.5);
    QCOMPARE(options.subsample, 1e-5);
    QCOMPARE(options.random_window, false);
    QCOMPARE(back.models[1].name, std::string("два 2"));
    QVERIFY(std::holds_alternative<models::CooccurrenceSvdOptions>(back.models[1].options));
    QVERIFY(back.evaluation.comparison.options.zeros == evaluation::Zeros::pratt);
    QCOMPARE(back.evaluation.intervals.confidence, 0.99);
  }

  void what_is_held_out_by_reads_back_the_same() {
    for (const auto& [name, by] :
         {std::pair{"sequence", data::SplitBy::sequence}, {"user", data::SplitBy::user}, {"time", data::SplitBy::time}}) {
      const ExperimentSpec spec = parse_experiment(
          with("{\"model\": \"item2vec\"}", std::string("\"split\": {\"by\": \"") + name +
                                                "\", \"drop_near_duplicates\": true, \"near_duplicate\": 0.65, \"seed\": 7}"),
          "e.json");
      QVERIFY(spec.split.by == by);
      QVERIFY(spec.split.drop_near_duplicates);
      QCOMPARE(spec.split.near_duplicate, 0.65);
      const ExperimentSpec back = parse_experiment(to_json(spec), "e.json");
      QVERIFY(back.split.by == by);
      QVERIFY(back.split.drop_near_duplicates);
      QCOMPARE(back.split.near_duplicate, 0.65);
      QCOMPARE(back.split.seed, std::uint64_t{7});
    }
    QVERIFY(parse_experiment(minimal, "e.json").split.by == data::SplitBy::sequence);
    QVERIFY(!parse_experiment(minimal, "e.json").split.drop_near_duplicates);
  }

  void a_relative_data_folder_is_beside_the_file() {
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "e.json";
    std::ofstream(file) << R"({"data": {"path": "../sets/a"}, "models": [{"model": "item2vec"}]})";
    QCOMPARE(read_experiment(file).data.path, (file.parent_path().parent_path() / "sets/a").string());
  }

  void encodings_are_told_apart() {
    const std::string wrong = with(R"({"model": "item2vec", "options": {"dim": 0}})");
    try {
      (void)parse_experiment("\xEF\xBB\xBF" + wrong, "e.json");  // a byte order mark shifts no line
      QFAIL("no error");
    } catch (const Error& e) {
      QCOMPARE(e.where().line, std::uint64_t{4});
    }
    try {
      (void)parse_experiment(std::string("\xFF\xFE{\0}\0", 6), "e.json");
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY2(e.message().str().find("UTF-16") != std::string::npos, e.what());
    }
  }

  void names_are_counted_in_letters() {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "Ж";
    const ExperimentSpec spec = parse_experiment(with("{\"model\": \"item2vec\", \"name\": \"" + name + "\"}"), "e.json");
    QCOMPARE(spec.models[0].name, name);
  }

  void an_empty_data_folder_is_not_the_files_own() {
    QTemporaryDir folder;
    const std::string file = folder.path().toStdString() + "/e.json";
    std::ofstream(file) << R"({"data": {"path": ""}, "models": [{"model": "item2vec"}]})";
    QVERIFY_EXCEPTION_THROWN((void)read_experiment(file), Error);
  }

  void errors_name_the_line_the_key_and_the_remedy_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char* name, const std::string& json, int line, const char* message, const char* remedy = "") {
      QTest::newRow(name) << QString::fromStdString(json) << line << message << remedy;
    };
    row("missing comma", "{\n\"title\": \"a\"\n\"data\": 1}", 3, "Not valid JSON at column 6", "comma");
    row("cut short", "{\n\"title\": \"a\",\n", 3, "Not valid JSON");
    row("empty", " \n ", 0, "empty");
    row("a list", "[1]", 1, "must be an object");
    row("key twice", "{\"title\": \"a\", \"title\": \"b\"}", 0, "\"title\" is given twice");
    row("zero byte", minimal + std::string("\n\0x", 3), 2, "zero byte");
    row("number beyond all", with(R"({"model": "item2vec", "options": {"dim": 1e999}})"), 4, "1e999 is too large");
    row("brackets without end", R"({"data": )" + std::string(200'000, '[') + std::string(200'000, ']') + "}", 0, "brackets");
    row("long value", R"({"data": "жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжж"})", 1, "жж...");
    row("unknown key", with(R"({"model": "item2vec"})", "\"splitt\": {}"), 6, "Unknown key splitt", "\"split\"");
    row("unknown option", with("{\"model\": \"item2vec\",\n\"options\": {\n\"epoch\": 3}}"), 6,
        "Unknown key models[0].options.epoch", "\"epochs\"");
    row("unlike any", with(R"({"model": "item2vec", "zzzzzzzzz": 1})"), 4, "Unknown key models[0].zzzzzzzzz", "Known here");
    row("text for a number", with("{\"model\": \"item2vec\", \"options\": {\n\"dim\": \"150\"}}"), 5,
        "models[0].options.dim must be a whole number, but is \"150\"");
    row("fraction", with("{\"model\": \"item2vec\", \"options\": {\"dim\": 1.5}}"), 4, "must be a whole number, but is 1.5");
    row("too small", with("{\"model\": \"item2vec\", \"options\": {\"dim\": 0}}"), 4, "must lie between 1 and 1024, but is 0");
    row("negative", with("{\"model\": \"item2vec\"}", "\"split\": {\"seed\": -1}"), 6, "split.seed must lie between 0 and");
    row("too large a share", with("{\"model\": \"item2vec\"}", "\"split\": {\"test_share\": 1}"), 6,
        "split.test_share must lie between 0 and 0.9, but is 1");
    row("number for a truth value", with("{\"model\": \"item2vec\"}", "\"corpus\": {\"playlists\": 1}"), 6,
        "must be true or false");
    row("wrong choice", with("{\"model\": \"item2vec\", \"options\": {\"direction\": \"left\"}}"), 4,
        "models[0].options.direction cannot be \"left\"", "\"both\", \"forward\"");
    row("wrong split", with("{\"model\": \"item2vec\"}", "\"split\": {\"by\": \"users\"}"), 6, "split.by cannot be \"users\"",
        "\"user\"");
    row("too small an overlap", with("{\"model\": \"item2vec\"}", "\"split\": {\"near_duplicate\": 0.2}"), 6,
        "split.near_duplicate must lie between 0.5 and 1, but is 0.2");
    row("unknown model", with("{\"model\": \"glowworm\"}"), 4, "models[0].model cannot be \"glowworm\"", "\"item2vec\"");
    row("no model kind", with("{\"name\": \"a\"}"), 4, "models[0].model is missing");
    row("no models", R"({"data": {"path": "x"}})", 1, "models is missing");
    row("empty models", R"({"data": {"path": "x"}, "models": []})", 1, "models must be a list of at least one model");
    row("no data", R"({"models": [{"model": "item2vec"}]})", 1, "data is missing");
    row("path and sample", R"({"data": {"path": "x", "sample": {}}, "models": [{"model": "item2vec"}]})", 1, "either");
    row("name twice", with("{\"model\": \"item2vec\"},\n{\"model\": \"item2vec\"}"), 5, "a model named \"item2vec\"", "\"name\"");
    row("name with a slash", with("{\"model\": \"item2vec\",\n\"name\": \"a/b\"}"), 5, "cannot be a model's name");
    row("blank name", with("{\"model\": \"item2vec\", \"name\": \" \"}"), 4, "cannot be a model's name");
    row("long name", with("{\"model\": \"item2vec\", \"name\": \"" + std::string(61, 'x') + "\"}"), 4, "cannot be a model's name",
        "60 letters");
    row("hidden name", with("{\"model\": \"item2vec\", \"name\": \"..\"}"), 4, "cannot be a model's name");
    row("nothing to start from", with("{\"model\": \"item2vec\",\n\"start\": \"\"}"), 5, "models[0].start names nothing");
    row("a number to start from", with("{\"model\": \"item2vec\", \"start\": 3}"), 4, "models[0].start must be an object");
    row("an unknown key of a start", with("{\"model\": \"item2vec\", \"start\": {\"path\": \"x\", \"by\": 1}}"), 4,
        "Unknown key models[0].start.by");
    row("wrong judge", with("{\"model\": \"item2vec\"}", "\"validation\": {\"judged_by\": \"loss\"}"), 6,
        "validation.judged_by cannot be \"loss\"", "\"automatic\"");
    row("unknown scoring", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\n\"scorings\": [\"like\"]}"), 7,
        "evaluation.scorings[0] cannot be \"like\"", "\"resembles\"");
    row("unknown protocol", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"protocol\": \"2020\"}"), 6,
        "evaluation.protocol cannot be \"2020\"", "\"as-in-2020\"");
    row("unknown defect", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"protocol\": {\"shifted_index\": true}}"), 6,
        "Unknown key evaluation.protocol.shifted_index", "\"shifted_indices\"");
    row("no k", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"ks\": []}"), 6,
        "evaluation.ks must be a list of at least one");
    row("a k of 0", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"ks\": [10, 0]}"), 6,
        "evaluation.ks[1] must lie between 1");
    row("unknown level", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"levels\": [\"pop\"]}"), 6,
        "evaluation.levels[0] cannot be \"pop\"", "\"markov\"");
    row("a level twice", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"levels\": [\"markov\", \"markov\"]}"), 6,
        "a level named \"markov\"", "\"name\"");
    row("unknown measure", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"comparison\": {\"measure\": \"auc\"}}"), 6,
        "evaluation.comparison.measure cannot be \"auc\"", "\"ndcg\"");
    row("no scoring", with("{\"model\": \"item2vec\"}", "\"evaluation\": {\"scorings\": []}"), 6, "at least one scoring");
  }
  void errors_name_the_line_the_key_and_the_remedy() {
    QFETCH(QString, json);
    QFETCH(int, line);
    QFETCH(QString, message);
    QFETCH(QString, remedy);
    try {
      (void)parse_experiment(json.toStdString(), "e.json");
      QFAIL("no error");
    } catch (const Error& e) {
      QCOMPARE(e.where().file, std::string("e.json"));
      QVERIFY2(QString::fromStdString(e.message().str()).contains(message), e.what());
      QVERIFY2(QString::fromStdString(e.remedy().str()).contains(remedy), e.what());
      QCOMPARE(static_cast<int>(e.where().line), line);
    }
  }

  void the_line_is_that_of_the_value_meant_and_not_of_one_spelled_alike() {
    const JsonFile file =
        parse_json("{\"a\": {\"k\": \"}\\\"]\",\n\"x\": [1,\n2]},\n\"b\": {\n\"k\": [[], {}, true, -1.5e3,\n7]}}", "f");
    QCOMPARE(static_cast<int>((JsonPath(file) / "a" / "x").place().line), 2);
    QCOMPARE(static_cast<int>((JsonPath(file) / "a" / "x").at(1).place().line), 3);
    QCOMPARE(static_cast<int>((JsonPath(file) / "b" / "k").place().line), 5);
    QCOMPARE(static_cast<int>((JsonPath(file) / "b" / "k").at(4).place().line), 6);
    QCOMPARE((JsonPath(file) / "b" / "k").at(4).str(), std::string("b.k[4]"));
  }
};

QTEST_GUILESS_MAIN(SpecTest)
#include "spec_test.moc"
