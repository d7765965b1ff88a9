// SPDX-License-Identifier: GPL-3.0-or-later
// A whole experiment on a tiny generated data set, and what is left of one that fails or is stopped.
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/files.h"
#include "core/experiment/experiment.h"
#include "core/experiment/steps.h"
#include "core/readers/csv_set.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

namespace {

ExperimentSpec tiny() {
  ExperimentSpec spec;
  spec.title = "tiny";
  spec.data.sample = data::SampleOptions{};
  spec.data.sample->artists = 60;
  spec.data.sample->playlists = 60;
  spec.data.sample->sessions = 240;
  spec.data.sample->genres = 4;
  spec.split.validation_share = 0.1;
  models::Item2VecOptions item2vec;
  item2vec.dim = 8;
  item2vec.epochs = 2;
  item2vec.threads = 1;
  models::Item2VecOptions longer = item2vec;
  longer.epochs = 3;
  models::CooccurrenceSvdOptions svd;
  svd.dim = 4;
  svd.threads = 1;
  spec.models = {{"two epochs", item2vec}, {"three epochs", longer}, {"svd", svd}};
  spec.evaluation.intervals.bootstrap = 100;
  spec.evaluation.comparison.options.bootstrap = 100;
  spec.evaluation.comparison.options.randomisations = 99;
  spec.evaluation.options.threads = 1;
  spec.evaluation.levels.push_back({"markov", models::MarkovOptions{}});
  return spec;
}

struct Prepared {
  data::Dataset dataset;
  data::PreparedCorpus prepared;
};

Prepared prepare(const fs::path& folder, const ExperimentSpec& spec, const data::SplitOptions& split) {
  Progress progress;
  if (!fs::exists(folder)) data::write_sample(folder, *spec.data.sample, progress);
  Prepared out;
  out.dataset = data::read_csv_set(data::find_csv_set(folder), {}, progress);
  out.prepared = data::prepare_corpus(out.dataset, spec.corpus, split, progress);
  return out;
}

}  // namespace

class HeadlessTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { out_ = fs::path(folder_.path().toStdString()) / "out"; }

  void an_experiment_leaves_all_its_results() {
    Progress progress;
    std::vector<std::string> steps;
    const ExperimentEvents events{[&](const Message& m) { steps.push_back(m.str()); }};
    const ExperimentResult result = run_experiment(tiny(), out_, events, progress);

    QVERIFY(steps.size() >= 6);
    QCOMPARE(result.runs.size(), std::size_t{3});
    QCOMPARE(result.results.size(), std::size_t{5});  // item2vec has two scorings
    QCOMPARE(result.results[0].name, std::string("two epochs (resembles)"));
    QCOMPARE(result.results[1].name, std::string("two epochs (is followed by)"));
    QCOMPARE(result.results[4].name, std::string("svd"));
    QCOMPARE(result.levels.size(), std::size_t{2});
    QCOMPARE(result.comparisons.pairs.size(), std::size_t{21});  // of five results and two levels
    for (const auto& pair : result.comparisons.pairs) QVERIFY(pair.difference.mean >= 0);
    for (const char* file : {"experiment.json", "report.html", "figures.csv", "comparisons.csv", "runs/svd/vectors.npy"}) {
      QVERIFY2(fs::exists(out_ / file), file);
    }
    const QString page = QString::fromStdString(read_file(out_ / "report.html"));
    QVERIFY(page.contains("two epochs") && page.contains("svd"));
    const QString table = QString::fromStdString(read_file(out_ / "figures.csv"));
    // Both means of three measures at three k, and of MRR; of what is recommended four figures at two k; the cosine
    // of vectors, their coherence of tags and a random one; both means of hit rates at three k and of MRR in each band; four
    // shares of what could not be asked or only missed.
    const auto& lengths = result.results[0].evaluated.evaluation->by_length;
    QVERIFY(lengths.size() > 1);
    const auto by_band = 2 * (3 + 1) * (3 + static_cast<qsizetype>(lengths.size()));
    QCOMPARE(table.count('\n'), 1 + (5 + 2 + 1) * 2 * (3 * 3 + 1) + (5 + 2) * (4 * 2 + by_band + 4) + 5 * 3);
    for (const QString& line : table.split('\n', Qt::SkipEmptyParts)) QCOMPARE(line.count(','), 26);
    const QString pairs = QString::fromStdString(read_file(out_ / "comparisons.csv"));
    QCOMPARE(pairs.count('\n'), 1 + 21);
    for (const QString& line : pairs.split('\n', Qt::SkipEmptyParts)) QCOMPARE(line.count(','), 53);
  }

  void each_model_has_its_own_curve() {
    const Run two = read_run(out_ / "runs" / "two epochs");
    const Run three = read_run(out_ / "runs" / "three epochs");
    QVERIFY(!two.history.empty() && !three.history.empty());
    QCOMPARE(two.history.back().epoch, 2.0);
    QCOMPARE(three.history.back().epoch, 3.0);
    QVERIFY(three.history.front().epoch <= 1.0);
    QCOMPARE(two.validation.size(), std::size_t{2});
    QCOMPARE(three.validation.size(), std::size_t{3});
  }

  void runs_keep_their_figures() {
    const Run run = read_run(out_ / "runs" / "three epochs");
    QCOMPARE(run.evaluations.size(), std::size_t{2});
    const Evaluated& evaluated = run.evaluations[0].evaluated;
    QVERIFY(!evaluated.evaluation->sequences.empty());
    double sum = 0;
    for (const double value : per_sequence(*evaluated.evaluation, evaluation::Measure::hit_rate, 10)) sum += value;
    const auto* figure = find_figure(evaluated, {evaluation::Measure::hit_rate, 10});
    QVERIFY(figure != nullptr);
    QVERIFY(std::abs(sum / static_cast<double>(evaluated.evaluation->sequences.size()) - figure->mean) < 1e-12);
    QCOMPARE(evaluated.evaluation->means[1].hit_rate, figure->mean);
    QVERIFY(!run.stopped_early);
  }

  void the_spec_of_a_run_makes_it_again() {
    const Run run = read_run(out_ / "runs" / "two epochs");
    const fs::path again = out_.parent_path() / "again";
    Progress progress;
    (void)run_experiment(parse_experiment(experiment_json(run), "e.json"), again, {}, progress);
    const Run repeated = read_run(again / "runs" / "two epochs");
    QCOMPARE(repeated.corpus_fingerprint, run.corpus_fingerprint);
    QVERIFY(repeated.embedding.input == run.embedding.input);  // one thread: the same bits
    QVERIFY(repeated.evaluations[0].evaluated.evaluation->mrr == run.evaluations[0].evaluated.evaluation->mrr);
  }

  void a_model_goes_on_from_one_trained_before_it() {
    ExperimentSpec spec = tiny();
    spec.models.resize(2);
    const fs::path out = out_.parent_path() / "onwards";
    std::get<models::Item2VecOptions>(spec.models[0].options).epochs = 60;
    spec.models[1].start = StartSpec{(out / "runs" / "two epochs").string()};
    spec.validation.judged_by = JudgedBy::cosine;
    Progress progress;
    std::vector<std::string> said;
    (void)run_experiment(spec, out, {[&](const Message& step) { said.push_back(step.str()); }}, progress);
    const Run first = read_run(out / "runs" / "two epochs");
    const Run second = read_run(out / "runs" / "three epochs");
    QVERIFY(!first.spec.start && second.spec.start);
    QCOMPARE(second.start_match.artists, static_cast<std::uint64_t>(first.embedding.size()));
    QCOMPARE(second.spec.start->fingerprint,
             start_from(first, {}, *prepare(out / "data", spec, spec.split).prepared.corpus).spec.fingerprint);
    QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string& step) { return step.starts_with("Starting from "); }));
    QVERIFY(second.history.front().loss < first.history.front().loss);  // it begins where the other has ended
    // Starts that are not there, or are not for this model, are said before anything is trained.
    spec.models[1].start = StartSpec{(out / "elsewhere").string()};
    const fs::path untouched = out_.parent_path() / "untouched";
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(spec, untouched, {}, progress), Error);
    QVERIFY(fs::is_empty(untouched / "runs"));
  }

  void validation_keeps_both_scorings_and_the_cosine() {
    const Run run = read_run(out_ / "runs" / "three epochs");
    for (const ValidationSample& sample : run.validation) {
      QVERIFY(sample.resembles >= 0 && sample.followed_by >= 0 && std::abs(sample.cosine) <= 1);
      QCOMPARE(sample.hit_rate, sample.followed_by);
    }
  }

  void a_later_failure_leaves_what_was_finished() {
    ExperimentSpec spec = tiny();
    models::CooccurrenceSvdOptions too_large;
    too_large.dim = 1000;  // more than there are artists
    spec.models = {spec.models[0], {"too large", too_large}};
    const fs::path out = out_.parent_path() / "failing";
    Progress progress;
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(spec, out, {}, progress), Error);
    QCOMPARE(read_run(out / "runs" / "two epochs").name, std::string("two epochs"));
    QVERIFY(!fs::exists(out / "runs" / "too large"));
    QVERIFY(!fs::exists(out / "report.html"));
  }

  void a_cancelled_experiment_leaves_no_half_run() {
    ExperimentSpec spec = tiny();
    std::get<models::Item2VecOptions>(spec.models[0].options).epochs = 10000;
    const fs::path out = out_.parent_path() / "cancelled";
    Progress progress;
    std::jthread canceller([&] {
      while (progress.training_samples().empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      progress.cancel();
    });
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(spec, out, {}, progress), Cancelled);
    QVERIFY(fs::is_empty(out / "runs"));
  }

  void a_run_of_another_split_is_matched_by_artist() {
    const ExperimentSpec spec = tiny();
    const fs::path folder = out_ / "data";
    data::SplitOptions other = spec.split;
    other.seed = 7;
    const Prepared first = prepare(folder, spec, spec.split);
    const Prepared second = prepare(folder, spec, other);
    QVERIFY(first.prepared.corpus->fingerprint != second.prepared.corpus->fingerprint);
    const auto run = std::make_shared<const Run>(read_run(out_ / "runs" / "svd"));
    QCOMPARE(run->corpus_fingerprint, first.prepared.corpus->fingerprint);

    Progress progress;
    const ExperimentResult result = evaluate_runs(spec, second.dataset, second.prepared, {run}, progress);
    QCOMPARE(result.results.size(), std::size_t{1});
    QVERIFY(!result.results[0].evaluated.evaluation->predictions.empty());
    QCOMPARE(result.corpus_fingerprint, second.prepared.corpus->fingerprint);
    // The same vectors put into the other order by hand give the same figures.
    auto by_hand = std::make_shared<Run>(*run);
    by_hand->embedding = models::aligned(run->embedding, second.prepared.corpus->vocabulary);
    by_hand->corpus_fingerprint = second.prepared.corpus->fingerprint;
    const ExperimentResult same = evaluate_runs(spec, second.dataset, second.prepared, {by_hand}, progress);
    QCOMPARE(same.results[0].evaluated.evaluation->mrr, result.results[0].evaluated.evaluation->mrr);
  }

  void a_run_of_other_artists_is_refused() {
    const ExperimentSpec spec = tiny();
    const Prepared data = prepare(out_ / "data", spec, spec.split);
    auto run = std::make_shared<Run>(read_run(out_ / "runs" / "svd"));
    auto vocabulary = std::make_shared<data::Vocabulary>(*run->embedding.vocabulary);
    for (auto& name : vocabulary->names) name += " of elsewhere";
    run->embedding.vocabulary = vocabulary;
    run->corpus_fingerprint = "of elsewhere";
    Progress progress;
    QVERIFY_EXCEPTION_THROWN((void)evaluate_runs(spec, data.dataset, data.prepared, {run}, progress), Error);
  }

  void without_held_out_sequences_there_is_nothing_to_evaluate() {
    ExperimentSpec spec = tiny();
    spec.split.test_share = 0;
    spec.models.resize(1);
    Progress progress;
    const fs::path out = out_.parent_path() / "untested";
    try {
      (void)run_experiment(spec, out, {}, progress);
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY(!e.remedy().empty());
    }
    QVERIFY(fs::is_empty(out / "runs"));  // said before anything is trained
  }

  void a_scoring_that_no_model_has_is_said_before_training() {
    ExperimentSpec spec = tiny();
    spec.models = {{"svd", models::CooccurrenceSvdOptions{}}};
    spec.evaluation.scorings = {models::Scoring::followed_by};
    Progress progress;
    const fs::path out = out_.parent_path() / "unscored";
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(spec, out, {}, progress), Error);
    QVERIFY(!fs::exists(out));
  }

  void the_study_s_training_is_repeated_where_asked_for() {
    ExperimentSpec spec = tiny();
    spec.models = {spec.models[2], spec.models[0]};
    std::get<models::CooccurrenceSvdOptions>(spec.models[0].options).normalisation = models::Normalisation::cosine;
    spec.split.by = data::SplitBy::user;
    spec.evaluation.scorings = {models::Scoring::resembles};
    spec.evaluation.compare_protocols = true;
    spec.evaluation.retrain_protocols = true;
    Progress progress;
    const ExperimentResult result = run_experiment(spec, out_.parent_path() / "retrained", {}, progress);
    QCOMPARE(result.protocols.size(), std::size_t{2});
    const auto step = [&](std::size_t i, bool evaluation::Protocol::*flag) -> const evaluation::WaterfallStep& {
      const auto& steps = result.protocols[i].steps;
      return *std::find_if(steps.begin(), steps.end(),
                           [&](const auto& s) { return s.defect != nullptr && s.defect->flag == flag; });
    };
    const auto acted_on = [&](std::size_t i, bool evaluation::Protocol::*flag) { return step(i, flag).acted_on; };
    const auto idle = [&](std::size_t i, bool evaluation::Protocol::*flag) { return step(i, flag).idle; };
    for (const std::size_t i : {0U, 1U}) {
      QCOMPARE(result.protocols[i].steps.size(), evaluation::defects().size() + 1);
      QVERIFY(acted_on(i, &evaluation::Protocol::random_split));
      const auto& users = step(i, &evaluation::Protocol::random_split).touched;
      QVERIFY(users && users->before > 0 && users->after == 0);
      // p of both sides, then of one: popularity is the level, and the ranks are the same.
      const auto& p = step(i, &evaluation::Protocol::two_sided).touched;
      QVERIFY(p && p->against == "popularity" && p->pairs > 0 && p->before > 0);
      QVERIFY(p->after < p->before || std::abs(p->after - (1 - p->before / 2)) < 1e-6);
      const auto& interval = step(i, &evaluation::Protocol::t_interval).touched;
      QVERIFY(interval && interval->before_interval.low != interval->after_interval.low && interval->after_interval.low >= 0);
      // At the end stand the experiment's own vectors: one thread, the same bits.
      QCOMPARE(result.protocols[i].steps.back().evaluation->mrr, result.results[i].evaluated.evaluation->mrr);
    }
    QVERIFY(acted_on(0, &evaluation::Protocol::own_listeners) && !acted_on(1, &evaluation::Protocol::own_listeners));
    QVERIFY(!acted_on(0, &evaluation::Protocol::uniform_noise) && acted_on(1, &evaluation::Protocol::uniform_noise));
    QVERIFY(acted_on(0, &evaluation::Protocol::int8_counts) && acted_on(1, &evaluation::Protocol::batches_lose));
    QVERIFY(idle(1, &evaluation::Protocol::int8_counts) == evaluation::Idle::does_not_apply);
    QVERIFY(idle(0, &evaluation::Protocol::batches_lose) == evaluation::Idle::does_not_apply);
    QVERIFY(idle(0, &evaluation::Protocol::last_epoch) == evaluation::Idle::does_not_apply);
    QVERIFY(idle(1, &evaluation::Protocol::last_epoch) == evaluation::Idle::in_the_run);  // trained without patience
  }

  void rows_left_out_are_said() {
    ExperimentSpec spec = tiny();
    spec.models.resize(1);
    const fs::path out = out_.parent_path() / "damaged";
    Progress progress;
    data::write_sample(out / "music", *spec.data.sample, progress);
    std::ofstream(out / "music" / "sessions.csv", std::ios::app) << "x,x,x,x,[junk]\nx,x,x,x,[junk]\n";
    spec.data = {(out / "music").string(), std::nullopt, {}};
    std::vector<std::string> said;
    (void)run_experiment(spec, out / "results", {[&](const Message& step) { said.push_back(step.str()); }}, progress);
    QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string& step) {
      return step.starts_with("Left out of sessions.csv") && step.find("2 times, first in line") != std::string::npos;
    }));
  }

  void results_replace_older_ones_but_nothing_else() {
    ExperimentSpec spec = tiny();
    spec.models.resize(1);
    const fs::path out = out_.parent_path() / "again";
    Progress progress;
    (void)run_experiment(spec, out, {}, progress);
    (void)run_experiment(spec, out, {}, progress);
    fs::create_directory(out / "runs" / spec.models[0].name / "mine");
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(spec, out, {}, progress), Error);
    QVERIFY(fs::exists(out / "runs" / spec.models[0].name / "mine"));
    fs::remove(out / "runs" / spec.models[0].name / "mine");
    fs::remove(out / "data" / "sample.txt");  // might be anybody's data then
    QVERIFY_EXCEPTION_THROWN((void)run_experiment(spec, out, {}, progress), Error);
    QVERIFY(fs::exists(out / "data" / "tracks.csv"));
  }

 private:
  QTemporaryDir folder_;
  fs::path out_;
};

QTEST_GUILESS_MAIN(HeadlessTest)
#include "headless_test.moc"
