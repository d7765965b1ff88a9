// SPDX-License-Identifier: GPL-3.0-or-later
// Runs whose training is taken up again from their folders.
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/experiment/resume.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"
#include "core/readers/csv_set.h"
#include "core/sample/sample.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

namespace {

models::Item2VecOptions small() {
  models::Item2VecOptions options;
  options.dim = 8;
  options.epochs = 5;
  options.threads = 1;
  return options;
}

std::string message_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& e) {
    return e.remedy().empty() ? "no remedy" : e.what();
  }
  return "no error";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

class ResumeTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    root_ = folder_.path().toStdString();
    Progress progress;
    data::SampleOptions sample;
    sample.artists = 60;
    sample.playlists = 60;
    sample.sessions = 240;
    sample.genres = 4;
    data::write_sample(root_ / "data", sample, progress);
    dataset_ = data::read_csv_set(data::find_csv_set(root_ / "data"), {}, progress);
    spec_.data.path = (root_ / "data").string();
    spec_.split.validation_share = 0.2;
    spec_.device.kind = device::Choice::Kind::cpu;
    prepared_ = data::prepare_corpus(dataset_, spec_.corpus, spec_.split, progress);
  }

  void a_stopped_run_goes_on_as_if_it_had_not_been_data() {
    QTest::addColumn<models::Item2VecOptions>("options");
    const auto row = [](const char* name, auto change) {
      models::Item2VecOptions o = small();
      change(o);
      QTest::newRow(name) << o;
    };
    row("SGD", [](auto&) {});
    row("patience", [](auto& o) { o.patience = 4; });
    row("Adam", [](auto& o) {
      o.optimiser = models::Optimiser::adam;
      o.learning_rate = 0.01;
    });
    row("Adagrad, a tree", [](auto& o) {
      o.optimiser = models::Optimiser::adagrad;
      o.output = models::Output::hierarchical_softmax;
    });
    row("cosines", [](auto& o) {
      o.optimiser = models::Optimiser::adam;
      o.output = models::Output::cosine;
      o.learning_rate = 0.03;
    });
  }
  void a_stopped_run_goes_on_as_if_it_had_not_been() {
    QFETCH(models::Item2VecOptions, options);
    const Run uninterrupted = train("a", options);
    const Run stopped = train("a", options, 2);
    QVERIFY(stopped.stopped_early);
    write_run(root_ / "run", stopped);
    const Resume resume = read_resume(root_ / "run");
    QCOMPARE(resume.state.epochs, 2U);
    QVERIFY(has(describe(resume, options).str(), "2 of 5 epochs"));
    const Run resumed = train("a", options, 0, &resume);
    QVERIFY(resumed.embedding.input == uninterrupted.embedding.input);
    QVERIFY(resumed.embedding.output == uninterrupted.embedding.output);
    QCOMPARE(resumed.embedding.kept_epoch, uninterrupted.embedding.kept_epoch);
    QVERIFY(resumed.resumed_after == std::vector<unsigned>{2});
    QVERIFY(!resumed.stopped_early);
    // Its curves are those of the whole.
    QCOMPARE(resumed.validation.size(), uninterrupted.validation.size());
    for (std::size_t i = 0; i < resumed.validation.size(); ++i) {
      QCOMPARE(resumed.validation[i].epoch, static_cast<double>(i + 1));
      QCOMPARE(resumed.validation[i].hit_rate, uninterrupted.validation[i].hit_rate);
    }
    QVERIFY(resumed.history.front().epoch <= 1 && resumed.history.back().epoch == 5);
    QVERIFY(std::is_sorted(resumed.history.begin(), resumed.history.end(),
                           [](const auto& a, const auto& b) { return a.epoch < b.epoch; }));
    write_run(root_ / "run", resumed);
    const Run back = read_run(root_ / "run");
    QVERIFY(back.resumed_after == resumed.resumed_after);
    QCOMPARE(back.saved_state->numbers.epochs, 5U);
    fs::remove_all(root_ / "run");
  }

  void a_finished_run_keeps_next_to_nothing_and_gets_more_epochs() {
    write_run(root_ / "done", train("a", small()));
    QVERIFY(!fs::exists(root_ / "done" / "state"));  // its vectors are all there is to keep
    models::Item2VecOptions more = small();
    more.epochs = 8;
    more.threads = 2;
    more.patience = 0;
    const Resume resume = read_resume(root_ / "done");
    const Run longer = train("a", more, 0, &resume);
    QCOMPARE(longer.validation.back().epoch, 8.0);
    QVERIFY(longer.training_seconds > resume.before.training_seconds);
    // The rate falls over all epochs.
    const auto first = std::find_if(longer.history.begin(), longer.history.end(), [](const auto& s) { return s.epoch > 5; });
    QVERIFY(first->learning_rate > 0.01 && longer.history.back().learning_rate < 0.001);
  }

  void writing_a_run_again_keeps_its_state() {
    models::Item2VecOptions adam = small();
    adam.optimiser = models::Optimiser::adam;
    adam.learning_rate = 0.01;
    Run run = train("a", adam, 3);
    write_run(root_ / "again", run);
    forget_state(run);
    QVERIFY(run.state == nullptr && can_resume(run));
    run.name = "another name";
    write_run(root_ / "again", run);  // as after an evaluation
    Run back = read_run(root_ / "again");
    QCOMPARE(back.name, std::string("another name"));
    write_run(root_ / "again", back);
    const Resume resume = read_resume(root_ / "again");
    QCOMPARE(resume.state.epochs, 3U);
    QVERIFY(train("a", adam, 0, &resume).embedding.input == train("a", adam).embedding.input);
    // Elsewhere the vectors alone are written; and another run in this place has not this one's state.
    write_run(root_ / "elsewhere", back);
    QVERIFY(has(message_of([&] { (void)read_resume(root_ / "elsewhere"); }), "keeps nothing to resume it from"));
    Run other = back;
    other.created = "1999-01-01T00:00:00Z";
    write_run(root_ / "again", other);
    QVERIFY(!fs::exists(root_ / "again" / "state"));
    // Who deletes it to save space has a run as before.
    write_run(root_ / "thinned", run = train("a", adam, 3));
    fs::remove_all(root_ / "thinned" / "state");
    const Run thinned = read_run(root_ / "thinned");
    write_run(root_ / "thinned", thinned);
    QVERIFY(!can_resume(read_run(root_ / "thinned")));
  }

  void who_wants_no_state_has_none() {
    models::Item2VecOptions options = small();
    options.keep_state = false;
    options.optimiser = models::Optimiser::adagrad;
    write_run(root_ / "none", train("a", options));
    QVERIFY(!fs::exists(root_ / "none" / "state"));
    QVERIFY(has(message_of([&] { (void)read_resume(root_ / "none"); }), "keeps nothing"));
    QVERIFY(has(message_of([&] { check_resume(root_ / "none", options, spec_.validation); }), "keeps nothing"));
  }

  void what_must_stay_is_named_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("said");
    QTest::newRow("dimensions") << R"({"dim": 16})"
                                << "another dim: it was 8, and is 16 now";
    QTest::newRow("optimiser") << R"({"optimiser": "adam"})"
                               << R"(another optimiser: it was "sgd", and is "adam" now)";
    QTest::newRow("seed") << R"({"seed": 2})"
                          << "another seed: it was 1, and is 2 now";
    QTest::newRow("no epoch left") << R"({"epochs": 3})"
                                   << "has all its 3 epochs already";
    QTest::newRow("threads and epochs") << R"({"threads": 2, "epochs": 9, "keep_state": false})"
                                        << "no error";
  }
  void what_must_stay_is_named() {
    QFETCH(QString, json);
    QFETCH(QString, said);
    if (!fs::exists(root_ / "stopped")) write_run(root_ / "stopped", train("a", small(), 3));
    models::Item2VecOptions options = small();
    const JsonFile file = parse_json(json.toStdString(), "o.json");
    read_options(file.root, JsonPath(file), options);
    const std::string message = message_of([&] { check_resume(root_ / "stopped", options, spec_.validation); });
    QVERIFY2(has(message, said.toStdString()), message.c_str());
  }

  void another_corpus_validation_or_model_is_refused() {
    const Run run = [&] {
      Run made = train("a", small(), 3);
      forget_state(made);
      return made;
    }();
    ValidationOptions validation = spec_.validation;
    validation.k = 5;
    QVERIFY(has(message_of([&] { check_resume(run, small(), validation); }), "another validation.k: it was 10, and is 5 now"));
    QVERIFY(has(message_of([&] { check_resume(run, models::GloveOptions{}, spec_.validation); }), "as glove"));
    data::SplitOptions split = spec_.split;
    split.seed = 7;
    Progress progress;
    const data::PreparedCorpus other = data::prepare_corpus(dataset_, spec_.corpus, split, progress);
    const std::string message = message_of([&] { check_resume(run, other); });
    QVERIFY2(has(message, run.corpus_fingerprint) && has(message, other.corpus->fingerprint), message.c_str());
    check_resume(run, prepared_);
  }

  void patience_at_its_end_is_told() {
    Run run = train("a", small(), 3);
    forget_state(run);
    models::Item2VecOptions patient = small();
    patient.patience = 2;
    run.spec.model = patient;
    run.saved_state->numbers.best_epoch = 1;
    QVERIFY(has(message_of([&] { check_resume(run, patient, spec_.validation); }), "patience of 2 epochs is at its end"));
    run.saved_state->numbers.validated = false;  // stopped before its last epoch was judged, which may be the best
    check_resume(run, patient, spec_.validation);
    run.saved_state->numbers.validated = true;
    patient.patience = 3;
    check_resume(run, patient, spec_.validation);
  }

  void damaged_states_are_named_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("said");
    for (const char* file : {"state/input.npy", "state/output.npy", "state/first.npy", "state/second.npy", "state/steps.npy"}) {
      QTest::addRow("%s cut off", file) << file << "cut"
                                        << "cut off or damaged";
      QTest::addRow("%s gone", file) << file << "remove"
                                     << "is missing";
      QTest::addRow("%s changed", file) << file << "flip"
                                        << "This is not what training left here";
    }
    QTest::newRow("of another shape") << "state/input.npy"
                                      << "swap"
                                      << "but run.json says";
    QTest::newRow("no array") << "state/first.npy"
                              << "text"
                              << "not a .npy file";
  }
  void damaged_states_are_named() {
    QFETCH(QString, file);
    QFETCH(QString, damage);
    QFETCH(QString, said);
    models::Item2VecOptions adam = small();
    adam.optimiser = models::Optimiser::adam;
    adam.learning_rate = 0.01;
    const fs::path run = root_ / "damaged";
    if (adam_ == nullptr) {
      adam_ = std::make_unique<Run>(train("a", adam, 3));
      // As after a stop within an epoch: both tables of its own.
      auto state = std::make_shared<models::TrainingState>(*adam_->state);
      fill_in_vectors(*state, adam_->embedding);
      adam_->state = state;
    }
    write_run(run, *adam_);
    (void)read_resume(run);
    const fs::path path = run / file.toStdString();
    const auto size = fs::file_size(path);
    if (damage == "cut") fs::resize_file(path, size - 5);
    if (damage == "remove") fs::remove(path);
    if (damage == "text") std::ofstream(path) << "vectors";
    if (damage == "swap") fs::copy_file(run / "state/steps.npy", path, fs::copy_options::overwrite_existing);
    if (damage == "flip") {
      std::fstream in(path, std::ios::in | std::ios::out | std::ios::binary);
      in.seekp(static_cast<std::streamoff>(size - 7));
      in.put('\x3e');
    }
    const std::string message = message_of([&] { (void)read_resume(run); });
    QVERIFY2(has(message, said.toStdString()), message.c_str());
    QVERIFY2(has(message, path.string()), message.c_str());
    (void)read_run(run);  // its vectors are as good as they were
    // Before the data are read.
    ExperimentSpec experiment;
    experiment.data.path = (root_ / "no data").string();
    experiment.models = {{"item2vec", adam}};
    experiment.models[0].resume = run.string();
    experiment.validation = adam_->spec.validation;
    Progress progress;
    const std::string early = message_of([&] { (void)run_experiment(experiment, root_ / "early", {}, progress); });
    QVERIFY2(has(early, said.toStdString()), early.c_str());
  }

  void a_state_without_what_the_options_need_is_told_before_the_data_are_read_data() {
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("said");
    for (const char* table : {"input", "output", "first", "second"}) QTest::newRow(table) << table << "a table of 0 × 0 numbers";
    QTest::newRow("steps") << "steps"
                           << "counts the steps of 0 rows";
    QTest::newRow("best_input") << "best_input"
                                << "lacks the vectors of its best epoch";
  }
  void a_state_without_what_the_options_need_is_told_before_the_data_are_read() {
    QFETCH(QString, table);
    QFETCH(QString, said);
    models::Item2VecOptions adam = small();
    adam.optimiser = models::Optimiser::adam;
    adam.learning_rate = 0.01;
    adam.patience = 4;
    Run run = train("a", adam, 3);
    auto state = std::make_shared<models::TrainingState>(*run.state);
    fill_in_vectors(*state, run.embedding);
    state->best_epoch = 2;
    state->best_input = state->input;
    state->best_output = state->output;
    run.state = state;
    const fs::path folder = root_ / "lacking";
    write_run(folder, run);
    check_resume(folder, adam, spec_.validation);
    Json json = Json::parse(read_file(folder / "run.json"));
    QCOMPARE(json["state"]["tables"].erase(table.toStdString()), std::size_t{1});
    std::ofstream(folder / "run.json", std::ios::binary) << json.dump();
    const std::string message = message_of([&] { check_resume(folder, adam, spec_.validation); });
    QVERIFY2(has(message, said.toStdString()) && has(message, folder.string()), message.c_str());
    fs::remove_all(folder);
  }

  void a_state_of_a_later_version_is_told_and_the_run_is_read() {
    write_run(root_ / "later", train("a", small()));
    std::string json = read_file(root_ / "later" / "run.json");
    const auto at = json.find("\"version\": 1");
    QVERIFY(at != std::string::npos);
    json.replace(at, 12, "\"version\": 9");
    std::ofstream(root_ / "later" / "run.json", std::ios::binary) << json;
    QCOMPARE(read_run(root_ / "later").embedding.size(), prepared_.corpus->vocabulary->size());
    QVERIFY(has(message_of([&] { (void)read_resume(root_ / "later"); }), "format 9"));
  }

  void a_state_of_a_later_version_is_carried_along_as_it_is() {
    models::Item2VecOptions adam = small();
    adam.optimiser = models::Optimiser::adam;
    adam.learning_rate = 0.01;
    const fs::path folder = root_ / "carried";
    write_run(folder, train("a", adam, 3));
    Json json = Json::parse(read_file(folder / "run.json"));
    json["state"]["version"] = 9;
    json["state"]["schedule"] = {{"of", "a kind"}, {"file", "state/schedule.npy"}};
    std::ofstream(folder / "run.json", std::ios::binary) << json.dump();
    std::ofstream(folder / "state" / "schedule.npy", std::ios::binary) << "not known yet";
    const std::string first = read_file(folder / "state" / "first.npy");
    Run run = read_run(folder);
    run.name = "another name";
    write_run(folder, run);
    const Json after = Json::parse(read_file(folder / "run.json"));
    QCOMPARE(after.at("name").get<std::string>(), std::string("another name"));
    QCOMPARE(after.at("state").dump(), json.at("state").dump());
    QCOMPARE(read_file(folder / "state" / "schedule.npy"), std::string("not known yet"));
    QCOMPARE(read_file(folder / "state" / "first.npy"), first);
    // Another run does not take its place: nobody's files are lost unnamed.
    QVERIFY(has(message_of([&] { write_run(folder, train("b", adam)); }), "state/schedule.npy"));
  }

  void an_experiment_resumes_a_run() {
    ExperimentSpec spec;
    spec.data = spec_.data;
    spec.split = spec_.split;
    spec.device = spec_.device;
    spec.evaluation.intervals.bootstrap = 100;
    spec.evaluation.comparison.options.bootstrap = 100;
    spec.evaluation.comparison.options.randomisations = 99;
    models::Item2VecOptions constant = small();
    constant.final_learning_rate = constant.learning_rate;
    spec.models = {{"item2vec", constant}};
    Progress progress;
    (void)run_experiment(spec, root_ / "whole", {}, progress);
    std::get<models::Item2VecOptions>(spec.models[0].options).epochs = 3;
    (void)run_experiment(spec, root_ / "parts", {}, progress);
    // The same again with more epochs, in the same place.
    std::get<models::Item2VecOptions>(spec.models[0].options).epochs = 5;
    spec.models[0].resume = (root_ / "parts" / "runs" / "item2vec").string();
    const ExperimentSpec read = parse_experiment(to_json(spec), "e.json");
    QCOMPARE(read.models[0].resume, spec.models[0].resume);
    std::vector<std::string> said;
    (void)run_experiment(read, root_ / "parts", {[&](const Message& step) { said.push_back(step.str()); }}, progress);
    QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string& step) { return step.starts_with("Resuming "); }));
    const Run whole = read_run(root_ / "whole" / "runs" / "item2vec");
    const Run parts = read_run(root_ / "parts" / "runs" / "item2vec");
    QVERIFY(parts.embedding.input == whole.embedding.input && parts.embedding.output == whole.embedding.output);
    QVERIFY(!parts.evaluations.empty() && can_resume(parts));  // written twice
    QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string& step) { return has(step, "they go when the resumed"); }));
    // What cannot be is said before anything is trained.
    const fs::path untouched = root_ / "untouched";
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(read, untouched, {}, progress), Error);  // has all its epochs
    QVERIFY(fs::is_empty(untouched / "runs"));
    ExperimentSpec two = read;
    std::get<models::Item2VecOptions>(two.models[0].options).epochs = 7;
    two.models[0].name = "on";
    two.models.insert(two.models.begin(), {"item2vec", constant});  // would replace what the other one resumes
    QVERIFY(has(message_of([&] { (void)run_experiment(two, root_ / "parts", {}, progress); }), "would replace"));
  }

  void experiments_name_either_a_start_or_a_run_to_resume() {
    const auto parse = [](const std::string& more) {
      return message_of([&] {
        (void)parse_experiment(R"({"data": {"path": "x"}, "models": [{"model": "item2vec", )" + more + "}]}", "e.json");
      });
    };
    QCOMPARE(parse(R"("resume": "runs/a")"), std::string("no error"));
    QVERIFY(has(parse(R"("resume": "runs/a", "start": "runs/b")"), "cannot be both"));
    QVERIFY(has(parse(R"("resume": "")"), "names no run"));
  }

 private:
  [[nodiscard]] Run train(const std::string& name, const models::Item2VecOptions& options, int stop_after = 0,
                          const Resume* resume = nullptr) {
    RunSpec spec = spec_;
    spec.model = options;
    Progress progress;
    models::TrainingHooks hooks;
    if (stop_after > 0) {
      hooks.validate = [&, measure = validation_hook(prepared_, spec.validation, progress),
                        looks = 0](const models::Embedding& current) mutable {
        if (++looks == stop_after) progress.stop_and_keep();
        return measure(current);
      };
    }
    return train_run(name, spec, dataset_, prepared_, hooks, progress, nullptr, resume);
  }

  QTemporaryDir folder_;
  fs::path root_;
  data::Dataset dataset_;
  data::PreparedCorpus prepared_;
  RunSpec spec_;
  std::unique_ptr<Run> adam_;
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
