// SPDX-License-Identifier: GPL-3.0-or-later
// Training that ends and is taken up again by another trainer, from what the first one handed over.
#include <QtTest>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/models/item2vec.h"
#include "core/models/training_state.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

/// What a training gave, and its state.
struct Ended {
  Embedding embedding;
  std::optional<TrainingState> state;
};

bool same_bits(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() &&
         std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0;
}
bool same_bits(const Embedding& a, const Embedding& b) { return same_bits(a.input, b.input) && same_bits(a.output, b.output); }

/// With the vectors in place that the state leaves to the embedding, as a run's folder has them.
TrainingState whole(const Ended& ended) {
  TrainingState state = *ended.state;
  if (state.input.size() == 0) {
    state.input = ended.embedding.input;
    if (state.output.size() == 0) state.output = ended.embedding.output;
  }
  if (ended.embedding.kept_epoch > 0) {
    state.best_input = ended.embedding.input;
    state.best_output = ended.embedding.output;
  }
  return state;
}

/// A figure that depends on the vectors alone.
double figure_of(const Embedding& e) {
  double sum = 0;
  for (Eigen::Index i = 0; i < e.input.size(); ++i) sum += static_cast<double>(std::abs(e.input.data()[i]));
  return -std::abs(sum - 20);  // best somewhere on the way
}

/// Trains to the options' end, or until `stop_after` validations.
Ended train(TrainingInput input, const Item2VecOptions& options, int stop_after = 0, std::vector<double>* figures = nullptr,
            const TrainingState* resume = nullptr) {
  Ended ended;
  Progress progress;
  TrainingHooks hooks;
  int looks = 0;
  hooks.validate = [&](const Embedding& current) {
    if (figures != nullptr) figures->push_back(figure_of(current));
    if (++looks == stop_after) progress.stop_and_keep();
    return figure_of(current);
  };
  hooks.keep_state = [&](TrainingState&& state) { ended.state = std::move(state); };
  input.resume = resume;
  ended.embedding = train_item2vec(input, options, hooks, progress);
  return ended;
}

}  // namespace

class ResumeTest : public QObject {
  Q_OBJECT
 private slots:
  void stopped_and_resumed_equals_trained_in_one_go_data() {
    QTest::addColumn<Item2VecOptions>("options");
    const auto row = [](const char* name, auto change) {
      Item2VecOptions o;
      o.dim = 10;  // not a multiple of a cache line
      o.epochs = 6;
      o.threads = 1;
      change(o);
      QTest::newRow(name) << o;
    };
    row("SGD", [](auto&) {});
    row("CBOW, sub-sampled", [](auto& o) {
      o.architecture = Architecture::cbow;
      o.subsample = 0.05;
    });
    row("Adagrad", [](auto& o) { o.optimiser = Optimiser::adagrad; });
    row("Adam", [](auto& o) {
      o.optimiser = Optimiser::adam;
      o.learning_rate = 0.01;
    });
    row("deterministic", [](auto& o) {
      o.deterministic = true;
      o.threads = 2;
    });
    row("hierarchical softmax", [](auto& o) { o.output = Output::hierarchical_softmax; });
    row("hierarchical softmax, Adam", [](auto& o) {
      o.output = Output::hierarchical_softmax;
      o.optimiser = Optimiser::adam;
      o.learning_rate = 0.01;
    });
    row("whole softmax", [](auto& o) {
      o.output = Output::softmax;
      o.optimiser = Optimiser::adam;
      o.learning_rate = 0.03;
      o.threads = 2;
    });
    row("cosines", [](auto& o) {
      o.output = Output::cosine;
      o.optimiser = Optimiser::adagrad;
      o.learning_rate = 0.03;
    });
    row("with patience", [](auto& o) { o.patience = 6; });
  }
  void stopped_and_resumed_equals_trained_in_one_go() {
    QFETCH(Item2VecOptions, options);
    const ToyCorpus toy = ring(25, 60);
    std::vector<double> figures, parts;
    const Ended uninterrupted = train(toy.input(), options, 0, &figures);
    const Ended first = train(toy.input(), options, 2, &parts);
    QCOMPARE(first.state->epochs, 2U);
    QVERIFY(!same_bits(first.embedding, uninterrupted.embedding));
    // Twice: what is handed over by one that was resumed itself is as good.
    const TrainingState from = whole(first);
    const Ended second = train(toy.input(), options, 1, &parts, &from);
    QCOMPARE(second.state->epochs, 3U);
    const TrainingState on = whole(second);
    const Ended third = train(toy.input(), options, 0, &parts, &on);
    QVERIFY(same_bits(third.embedding, uninterrupted.embedding));
    QCOMPARE(third.embedding.kept_epoch, uninterrupted.embedding.kept_epoch);
    QVERIFY(parts == figures);
    QCOMPARE(third.state->epochs, 6U);
  }

  void an_epoch_that_was_cut_short_is_learnt_again() {
    const ToyCorpus toy = ring(25, 60);
    Item2VecOptions options;
    options.dim = 10;
    options.epochs = 4;
    options.threads = 1;
    const Ended uninterrupted = train(toy.input(), options);
    // Stops within the third epoch, at the first look there.
    Ended cut;
    Progress progress;
    TrainingHooks hooks;
    hooks.validate_every_seconds = 1e-9;
    hooks.keep_state = [&](TrainingState&& state) { cut.state = std::move(state); };
    hooks.validate = [&, stop = false](const Embedding&) mutable {
      const auto samples = progress.training_samples();
      if (!stop && !samples.empty() && samples.back().epoch > 2.2) {
        stop = true;
        progress.stop_and_keep();
      }
      return 0.0;
    };
    cut.embedding = train_item2vec(toy.input(), options, hooks, progress);
    const double end = progress.training_samples().back().epoch;
    QVERIFY2(end > 2.2 && end < 3, qPrintable(QString::number(end)));
    QCOMPARE(cut.state->epochs, 2U);
    QVERIFY(!same_bits(cut.state->input, cut.embedding.input));  // its vectors have more
    const Ended resumed = train(toy.input(), options, 0, nullptr, &*cut.state);
    QVERIFY(same_bits(resumed.embedding, uninterrupted.embedding));
  }

  void a_finished_run_gets_more_epochs() {
    const ToyCorpus toy = ring(25, 60);
    Item2VecOptions options;
    options.dim = 10;
    options.epochs = 5;
    options.threads = 1;
    options.final_learning_rate = options.learning_rate;  // which falls over all epochs asked for
    const Ended uninterrupted = train(toy.input(), options);
    options.epochs = 3;
    const TrainingState from = whole(train(toy.input(), options));
    options.epochs = 5;
    QVERIFY(same_bits(train(toy.input(), options, 0, nullptr, &from).embedding, uninterrupted.embedding));
  }

  void patience_goes_on_counting_and_the_best_epoch_stays() {
    const ToyCorpus toy = two_scenes(10, 50);
    Item2VecOptions options;
    options.dim = 12;
    options.epochs = 9;
    options.patience = 3;
    options.threads = 1;
    const std::vector<double> rates{0.1, 0.3, 0.2, 0.3, 0.1, 0.9};
    const auto run = [&](std::size_t first, std::size_t stop_after, const TrainingState* resume) {
      Ended ended;
      Progress progress;
      TrainingHooks hooks;
      std::size_t looks = first;
      hooks.validate = [&](const Embedding&) {
        if (looks + 1 == stop_after) progress.stop_and_keep();
        return rates[looks++];
      };
      hooks.keep_state = [&](TrainingState&& state) { ended.state = std::move(state); };
      TrainingInput input = toy.input();
      input.resume = resume;
      ended.embedding = train_item2vec(input, options, hooks, progress);
      return ended;
    };
    const Ended uninterrupted = run(0, 0, nullptr);
    QCOMPARE(uninterrupted.state->epochs, 5U);
    QCOMPARE(uninterrupted.embedding.kept_epoch, 2U);
    const Ended first = run(0, 3, nullptr);
    QCOMPARE(first.embedding.kept_epoch, 2U);
    QCOMPARE(first.state->best_epoch, 2U);
    QVERIFY(!same_bits(first.state->input, first.embedding.input));  // those of epoch 3
    const TrainingState from = whole(first);
    const Ended resumed = run(3, 0, &from);
    QCOMPARE(resumed.state->epochs, 5U);
    QCOMPARE(resumed.embedding.kept_epoch, 2U);
    QVERIFY(same_bits(resumed.embedding, uninterrupted.embedding));
  }

  void a_stop_within_the_epoch_after_the_best_keeps_the_best() {
    const ToyCorpus toy = ring(25, 400);
    Item2VecOptions options;
    options.dim = 10;
    options.epochs = 6;
    options.threads = 1;
    options.patience = 3;
    Progress progress;
    TrainingHooks hooks;
    hooks.validate_every_seconds = 1e-9;
    std::optional<TrainingState> state;
    hooks.keep_state = [&](TrainingState&& kept) { state = std::move(kept); };
    hooks.validate = [&, looks = 0](const Embedding&) mutable {
      const auto samples = progress.training_samples();
      const double epoch = samples.empty() ? 0 : samples.back().epoch;
      if (epoch > 2.2) progress.stop_and_keep();
      return 1e-3 * ++looks;  // better and better
    };
    const Embedding kept = train_item2vec(toy.input(), options, hooks, progress);
    const double end = progress.training_samples().back().epoch;
    QVERIFY2(end > 2.2 && end < 3, qPrintable(QString::number(end)));
    QCOMPARE(kept.kept_epoch, 2U);
    Progress other;
    TrainingHooks judged;
    judged.validate = [looks = 0](const Embedding&) mutable { return 1e-3 * ++looks; };
    Item2Vec two(toy.input(), options);
    two.run_to(2, judged, other);
    QVERIFY(same_bits(kept, two.embedding()));
    QCOMPARE(state->epochs, 2U);
    QCOMPARE(state->best_epoch, 2U);
    QVERIFY(same_bits(state->input, kept.input));
  }

  void training_that_ended_within_its_first_epoch_leaves_no_state() {
    const ToyCorpus toy = ring(25, 60);
    Item2VecOptions options;
    options.dim = 10;
    options.threads = 1;
    Progress progress;
    progress.stop_and_keep();
    TrainingHooks hooks;
    bool handed_over = false;
    hooks.keep_state = [&](TrainingState&&) { handed_over = true; };
    (void)train_item2vec(toy.input(), options, hooks, progress);
    QVERIFY(!handed_over);
  }

  void a_state_of_another_shape_is_an_error() {
    const ToyCorpus toy = ring(25, 60);
    Item2VecOptions options;
    options.dim = 10;
    options.threads = 1;
    options.optimiser = Optimiser::adam;
    options.learning_rate = 0.01;
    const TrainingState good = whole(train(toy.input(), options, 1));
    const auto refused = [&](auto spoil, const char* what) {
      TrainingState state = good;
      spoil(state);
      TrainingInput input = toy.input();
      input.resume = &state;
      try {
        const Item2Vec trainer(input, options);
      } catch (const Error& e) {
        return QString::fromStdString(e.message().str()).contains(QString::fromUtf8(what)) && !e.remedy().empty();
      }
      return false;
    };
    QVERIFY(refused([](auto& s) { s.input.conservativeResize(24, 10); }, "24 × 10"));
    QVERIFY(refused([](auto& s) { s.output.resize(0, 0); }, "0 × 0"));
    QVERIFY(refused([](auto& s) { s.second.resize(0, 0); }, "0 × 0"));
    QVERIFY(refused([](auto& s) { s.steps.pop_back(); }, "49 rows"));
    QVERIFY(refused([](auto& s) { s.first(3, 3) = std::numeric_limits<float>::quiet_NaN(); }, "no finite"));
  }
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
