// SPDX-License-Identifier: GPL-3.0-or-later
// Where models are trained, on simulated devices: no GPU is needed, and none is tested.
#include "core/device/device.h"

#include <QtTest>
#include <cmath>
#include <memory>
#include <string>

#include "core/device/train.h"
#include "tests/models/toy_corpus.h"
#include "tests/simulator/simulated_runtime.h"

using namespace segue;
using namespace segue::device;
using simulator::DeviceSettings;
using simulator::SimulatedRuntime;

namespace {

Gpus no_gpu() { return {{{}, gpu::Unavailable::no_driver, "no NVIDIA driver was found"}, {}}; }

Gpus gpus(unsigned count, const DeviceSettings& settings = {}) {
  Gpus all;
  for (unsigned i = 0; i < count; ++i) all.known.list.push_back({static_cast<int>(i), "simulated", 9, 0, 2, settings.memory});
  all.open = [settings](int) { return std::make_unique<SimulatedRuntime>(settings); };
  return all;
}

models::Item2VecOptions small_options() {
  models::Item2VecOptions o;
  o.dim = 16;
  o.epochs = 8;
  o.threads = 2;
  return o;
}

Trained train_on(const ToyCorpus& toy, const models::ModelOptions& options, const std::string& choice, const Gpus& known,
                 const models::TrainingHooks& hooks = {}) {
  Progress progress;
  return device::train(toy.input(), options, parse_choice(choice), "CPU, 2 threads", hooks, progress, known);
}

/// How much nearer artists of one scene are than those of two, by input · output.
double separation(const models::Embedding& e) {
  const auto n = static_cast<Eigen::Index>(e.size());
  const Eigen::MatrixXf scores = e.input * e.output.transpose();
  const double same = (scores.topLeftCorner(n / 2, n / 2).mean() + scores.bottomRightCorner(n / 2, n / 2).mean()) / 2;
  const double other = (scores.topRightCorner(n / 2, n / 2).mean() + scores.bottomLeftCorner(n / 2, n / 2).mean()) / 2;
  return same - other;
}

}  // namespace

class DeviceTest : public QObject {
  Q_OBJECT

 private slots:
  void choices_are_read_as_they_are_written() {
    for (const char* text : {"auto", "cpu", "gpu", "gpu:3", "gpus"}) QCOMPARE(to_string(parse_choice(text)), std::string(text));
    QCOMPARE(to_string(parse_choice("gpu:0")), std::string("gpu"));
    for (const char* text : {"", "GPU", "gpu:", "gpu:x", "gpu:1x", "cuda"})
      QVERIFY_EXCEPTION_THROWN((void)parse_choice(text), Error);
  }

  void without_a_gpu_the_cpu_trains_and_says_why() {
    const ToyCorpus toy = two_scenes(6, 40);
    QCOMPARE(train_on(toy, small_options(), "auto", no_gpu()).device, std::string("CPU, 2 threads (no NVIDIA driver was found)"));
    QCOMPARE(train_on(toy, small_options(), "cpu", gpus(1)).device, std::string("CPU, 2 threads"));
    try {
      (void)train_on(toy, small_options(), "gpu", no_gpu());
      QFAIL("a GPU chosen by hand that is not there must be an error");
    } catch (const Error& error) {
      QVERIFY(std::string(error.what()).find("no NVIDIA driver was found") != std::string::npos);
    }
    QVERIFY_EXCEPTION_THROWN((void)train_on(toy, small_options(), "gpu:2", gpus(2)), Error);
  }

  void trains_on_a_simulated_gpu_as_on_the_cpu() {
    const ToyCorpus toy = two_scenes(6, 120);
    for (const char* choice : {"auto", "gpu:1", "gpus"}) {
      const Trained found = train_on(toy, small_options(), choice, gpus(2));
      QCOMPARE(found.device, std::string(std::string(choice) == "gpus" ? "2 GPUs: simulated" : "GPU: simulated"));
      QVERIFY2(separation(found.embedding) > 2, std::to_string(separation(found.embedding)).c_str());
      QCOMPARE(found.embedding.vocabulary, toy.corpus.vocabulary);
    }
    // With a small rate what artists trained at once do to each other is of second order; twelve artists meet all the time.
    models::Item2VecOptions slow = small_options(), one_thread = small_options();
    slow.learning_rate = one_thread.learning_rate = 0.005;
    one_thread.threads = 1;
    const double gpu = separation(train_on(toy, slow, "gpu", gpus(1)).embedding);
    const double cpu = separation(train_on(toy, one_thread, "cpu", no_gpu()).embedding);
    QVERIFY2(std::abs(gpu / cpu - 1) < 0.05, (std::to_string(gpu) + " " + std::to_string(cpu)).c_str());
  }

  void two_simulated_gpus_share_an_epoch_and_average() {
    const ToyCorpus toy = two_scenes(6, 120);
    const models::Item2VecOptions o = small_options();
    // In chunks small enough that both get some, with two merges an epoch.
    const gpu::PlanOptions plan{.warps = 2, .parcel = 4, .chunk_plays = 60, .merges_per_epoch = 2};
    SimulatedRuntime first, second, alone;
    Progress progress, other;
    const auto found = train_on_gpus({&first, &second}, toy.input(), o, {}, progress, plan);
    const auto one = train_on_gpus({&alone}, toy.input(), o, {}, other, plan);
    QVERIFY(first.trainings() >= 8 && second.trainings() >= 8);
    QCOMPARE(first.trainings() + second.trainings(), alone.trainings());
    QVERIFY((found.input - one.input).cwiseAbs().maxCoeff() > 1e-3F);  // it is the mean of two that it gives
    QVERIFY2(separation(found) > 2, std::to_string(separation(found)).c_str());
    QCOMPARE(progress.snapshot().done, progress.snapshot().total);
  }

  void a_gpu_that_cannot_be_had_is_as_none_unless_asked_for() {
    const ToyCorpus toy = two_scenes(6, 40);
    Gpus busy = gpus(1);
    busy.open = [](int) -> std::unique_ptr<gpu::Runtime> {
      throw gpu::Fault(gpu::FaultKind::driver, "The GPU cannot be used: all of it is taken");
    };
    QCOMPARE(train_on(toy, small_options(), "auto", busy).device,
             std::string("CPU, 2 threads (The GPU cannot be used: all of it is taken)"));
    QVERIFY_EXCEPTION_THROWN((void)train_on(toy, small_options(), "gpu", busy), gpu::Fault);
  }

  void a_window_that_looks_forward_learns_the_direction_on_a_simulated_gpu() {
    const ToyCorpus toy = ring(20, 60);
    for (const auto architecture : {models::Architecture::skip_gram, models::Architecture::cbow}) {
      models::Item2VecOptions o = small_options();
      o.architecture = architecture;
      o.direction = models::Direction::forward;
      o.window = 2;
      o.epochs = 10;
      o.learning_rate = 0.1;
      const auto e = train_on(toy, o, "gpu", gpus(1)).embedding;
      double next = 0, before = 0;
      for (Eigen::Index i = 0; i < 20; ++i) {
        next += static_cast<double>(e.input.row(i).dot(e.output.row((i + 2) % 20)));
        before += static_cast<double>(e.input.row(i).dot(e.output.row((i + 18) % 20)));
      }
      QVERIFY2(next > before + 5, (std::to_string(next) + " " + std::to_string(before)).c_str());
    }
  }

  void records_curves_validation_and_neighbours_on_a_simulated_gpu() {
    const ToyCorpus toy = two_scenes(6, 60);
    models::TrainingHooks hooks;
    hooks.watched = {0, 7};
    hooks.watch_every_seconds = 0;
    unsigned asked = 0;
    hooks.validate = [&](const models::Embedding& e) {
      ++asked;
      return e.input.allFinite() ? 0.5 : -1.0;
    };
    Progress progress;
    const auto found = device::train(toy.input(), small_options(), parse_choice("gpu"), "CPU", hooks, progress, gpus(1));
    QCOMPARE(asked, 8U);
    QCOMPARE(progress.validation_samples().size(), std::size_t{8});
    const auto samples = progress.training_samples();
    QVERIFY(samples.size() >= 2);
    // Of a pair and a noise artist, as on the CPU: 1.6 in the first epoch, whose first steps overshoot, then 1.15.
    QVERIFY(samples.front().loss < 2 && samples.back().loss < samples.front().loss - 0.2);
    QVERIFY(samples.back().gradient_norm > 0 && samples.back().rate > 0);
    QCOMPARE(std::round(samples.back().epoch), 8.0);
    QCOMPARE(progress.watched().size(), std::size_t{2});
    QCOMPARE(progress.snapshot().done, progress.snapshot().total);
  }

  void keeps_the_best_epoch_with_patience_on_a_simulated_gpu() {
    const ToyCorpus toy = two_scenes(6, 60);
    models::Item2VecOptions o = small_options();
    o.patience = 2;
    models::TrainingHooks hooks;
    double figure = 0;
    const double figures[] = {0.1, 0.4, 0.3, 0.2, 0.9};
    int epoch = 0;
    hooks.validate = [&](const models::Embedding&) { return figure = figures[epoch++]; };
    const auto found = train_on(toy, o, "gpu", gpus(1), hooks);
    QCOMPARE(epoch, 4);
    QCOMPARE(found.embedding.kept_epoch, 2U);
    hooks.validate = {};
    QVERIFY_EXCEPTION_THROWN((void)train_on(toy, o, "gpu", gpus(1), hooks), Error);
  }

  void stops_and_cancels_on_a_simulated_gpu() {
    const ToyCorpus toy = two_scenes(6, 60);
    models::TrainingHooks hooks;
    Progress stopped;
    hooks.validate = [&](const models::Embedding&) {
      stopped.stop_and_keep();
      return 0.1;
    };
    const auto found = device::train(toy.input(), small_options(), parse_choice("gpu"), "CPU", hooks, stopped, gpus(1));
    QVERIFY(found.embedding.output.squaredNorm() > 0);
    QVERIFY(stopped.snapshot().done < stopped.snapshot().total);
    Progress cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN(
        (void)device::train(toy.input(), small_options(), parse_choice("gpu"), "CPU", {}, cancelled, gpus(1)), Cancelled);
  }

  void what_a_gpu_cannot_train_goes_to_the_cpu_or_is_an_error() {
    const ToyCorpus toy = two_scenes(6, 40);
    models::Item2VecOptions adam = small_options(), tree = small_options(), same = small_options(), one = small_options();
    adam.optimiser = models::Optimiser::adam;
    adam.learning_rate = 0.002;
    tree.output = models::Output::hierarchical_softmax;
    same.deterministic = true;
    one.threads = 1;
    for (const auto& o : {adam, tree, same, one}) {
      const std::string device = train_on(toy, o, "auto", gpus(1)).device;
      QVERIFY2(device.rfind("CPU, 2 threads (the GPU ", 0) == 0, device.c_str());
      QVERIFY_EXCEPTION_THROWN((void)train_on(toy, o, "gpu", gpus(1)), Error);
    }
    // Of other kinds of models a GPU trains none, so the choice does not concern them.
    models::CooccurrenceSvdOptions svd;
    svd.dim = 1;
    QCOMPARE(train_on(toy_corpus(3, {{0, 1}, {1, 2}, {2, 0}, {0, 1, 2}}, {1, 2, 3, 4}), svd, "gpu", no_gpu()).device,
             std::string("CPU, 2 threads"));
  }

  void adagrad_learns_on_a_simulated_gpu() {
    models::Item2VecOptions o = small_options();
    o.optimiser = models::Optimiser::adagrad;
    QVERIFY(separation(train_on(two_scenes(6, 60), o, "gpu", gpus(1)).embedding) > 2);
  }

  void too_little_memory_leaves_it_to_the_cpu() {
    const ToyCorpus toy = two_scenes(6, 40);
    for (const char* choice : {"auto", "gpu"}) {
      QCOMPARE(train_on(toy, small_options(), choice, gpus(1, {.memory = 1000})).device,
               std::string("CPU, 2 threads (the GPU has too little memory)"));
    }
  }

  void a_kernel_that_fails_is_an_error_with_a_text() {
    const ToyCorpus toy = two_scenes(6, 40);
    for (const DeviceSettings& settings : {DeviceSettings{.failing_kernel = 3}, DeviceSettings{.lost_at_kernel = 2}}) {
      try {
        (void)train_on(toy, small_options(), "auto", gpus(1, settings));
        QFAIL("a fault must be an error");
      } catch (const Error& error) {
        QVERIFY(!error.message().str().empty());
      }
      QVERIFY(separation(train_on(toy, small_options(), "auto", gpus(1)).embedding) > 0.5);  // and life goes on
    }
  }

  void a_fault_while_two_gpus_average_is_an_error_with_a_text() {
    const ToyCorpus toy = two_scenes(6, 40);
    for (const DeviceSettings& settings : {DeviceSettings{.failing_send = 6}, DeviceSettings{.lost_at_send = 6}}) {
      try {
        (void)train_on(toy, small_options(), "gpus", gpus(2, settings));
        QFAIL("a fault must be an error");
      } catch (const Error& error) {
        QVERIFY(!error.message().str().empty());
      }
      QVERIFY(separation(train_on(toy, small_options(), "gpus", gpus(2)).embedding) > 0.5);  // and life goes on
    }
  }

  void a_loss_that_diverges_names_the_remedy() {
    models::Item2VecOptions o = small_options();
    o.learning_rate = o.final_learning_rate = 1e30;
    try {
      (void)train_on(two_scenes(6, 40), o, "gpu", gpus(1));
      QFAIL("a loss that is no number must be an error");
    } catch (const Error& error) {
      QCOMPARE(error.remedy().str(), std::string("Lower the learning rate, or use fewer negatives"));
    }
  }

  void starts_from_other_vectors() {
    const ToyCorpus toy = two_scenes(6, 60);
    const auto first = train_on(toy, small_options(), "gpu", gpus(1)).embedding;
    models::Item2VecOptions o = small_options();
    o.epochs = 1;
    o.learning_rate = o.final_learning_rate = 1e-9;
    Progress progress;
    const models::TrainingInput input{toy.corpus, toy.train, &first};
    const auto second = device::train(input, o, parse_choice("gpu"), "CPU", {}, progress, gpus(1)).embedding;
    QVERIFY((second.input - first.input).cwiseAbs().maxCoeff() < 1e-5F);
    QVERIFY((second.output - first.output).cwiseAbs().maxCoeff() < 1e-5F);
  }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "device_test.moc"
