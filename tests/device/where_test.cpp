// SPDX-License-Identifier: GPL-3.0-or-later
// Where something was computed, in another language.
#include "core/device/where.h"

#include <QtTest>
#include <memory>
#include <string>

#include "core/device/searches.h"
#include "core/device/train.h"
#include "tests/models/toy_corpus.h"
#include "tests/simulator/simulated_runtime.h"

using namespace segue;
using namespace segue::device;
using simulator::DeviceSettings;
using simulator::SimulatedRuntime;

namespace {

/// A language in which each text of the core is itself in brackets, its values as they are.
std::string marked(const std::string& where) {
  return in_words(where, [](const std::string& english) { return "<" + english + ">"; });
}

Gpus gpus(unsigned count, const DeviceSettings& settings = {}) {
  Gpus all;
  for (unsigned i = 0; i < count; ++i) all.known.list.push_back({static_cast<int>(i), "simulated", 9, 0, 2, settings.memory});
  all.open = [settings](int) { return std::make_unique<SimulatedRuntime>(settings); };
  return all;
}

std::string trained_on(const std::string& choice, const Gpus& known, const models::ModelOptions& options, const char* cpu) {
  const ToyCorpus toy = two_scenes(6, 20);
  Progress progress;
  return device::train(toy.input(), options, parse_choice(choice), cpu, {}, progress, known).device;
}

models::Item2VecOptions small_options() {
  models::Item2VecOptions o;
  o.dim = 8;
  o.epochs = 1;
  o.threads = 2;
  return o;
}

}  // namespace

class WhereTest : public QObject {
  Q_OBJECT

 private slots:
  void what_training_says_is_translated_piece_by_piece() {
    const auto o = small_options();
    const Gpus none{{{}, gpu::Unavailable::no_driver, "no NVIDIA driver was found"}, {}};
    QCOMPARE(marked(trained_on("auto", none, o, "CPU, 2 threads, AVX3")),
             std::string("<CPU, 2 threads, AVX3> (<no NVIDIA driver was found>)"));
    QCOMPARE(marked(trained_on("cpu", none, o, "CPU, 1 thread, SSE4")), std::string("<CPU, 1 thread, SSE4>"));
    QCOMPARE(marked(trained_on("gpu", gpus(1), o, "CPU")), std::string("<GPU: simulated>"));
    QCOMPARE(marked(trained_on("gpus", gpus(2), o, "CPU")), std::string("<2 GPUs: simulated>"));
    QCOMPARE(marked(trained_on("gpu", gpus(1, {.memory = 1000}), o, "CPU, 2 threads, AVX3")),
             std::string("<CPU, 2 threads, AVX3> (<the GPU has too little memory>)"));
  }

  void every_reason_why_a_gpu_does_not_train_is_translated() {
    models::Item2VecOptions adam = small_options(), tree = small_options(), same = small_options();
    adam.optimiser = models::Optimiser::adam;
    tree.output = models::Output::hierarchical_softmax;
    same.deterministic = true;
    for (const auto& o : {adam, tree, same}) {
      const std::string where = marked(trained_on("auto", gpus(1), o, "CPU, 2 threads, AVX3"));
      QVERIFY2(where.rfind("<CPU, 2 threads, AVX3> (<the GPU ", 0) == 0 && where.ends_with(">)"), where.c_str());
    }
    Gpus busy = gpus(1);
    busy.open = [](int) -> std::unique_ptr<gpu::Runtime> {
      throw gpu::Fault(gpu::FaultKind::driver, {"The GPU cannot be used: %1", {"all CUDA-capable devices are busy"}});
    };
    QCOMPARE(marked(trained_on("auto", busy, small_options(), "CPU, 2 threads, AVX3")),
             std::string("<CPU, 2 threads, AVX3> (<The GPU cannot be used: all CUDA-capable devices are busy>)"));
  }

  void what_searches_say_is_translated_piece_by_piece() {
    const std::vector<float> rows(40, 1.0F);
    const std::vector<std::uint8_t> known(10, 1);
    Searches little(parse_choice("auto"), gpus(1));
    QVERIFY(little.open({rows.data(), rows.data(), 4}, known, 3) == nullptr);
    QCOMPARE(marked(little.where()), std::string("<CPU> (<too little work for a GPU>)"));
    Searches by_hand(parse_choice("gpu"), gpus(1));
    QVERIFY(by_hand.open({rows.data(), rows.data(), 4}, known, 3) != nullptr);
    QCOMPARE(marked(by_hand.where()), std::string("<GPU: simulated>"));
    QCOMPARE(marked("GPU: simulated; in part CPU (the GPU has too little memory)"),
             std::string("<<GPU: simulated>; in part <CPU> (<the GPU has too little memory>)>"));
  }

  void what_the_driver_says_is_translated_around_its_names() {
    const auto reason = [](const std::string& why) {
      return reason_in_words(why, [](const std::string& english) { return "<" + english + ">"; });
    };
    QCOMPARE(reason("NVIDIA GeForce GTX 1080 is older than compute capability 7.5"),
             std::string("<NVIDIA GeForce GTX 1080 is older than compute capability 7.5>"));
    QCOMPARE(reason("the NVIDIA driver supports CUDA 11.4, older than this build's"),
             std::string("<the NVIDIA driver supports CUDA 11.4, older than this build's>"));
  }

  void other_texts_stay_as_they_are() {
    for (const char* text : {"", "CPU, 2", "an abacus (wooden)", "cpu, 2 threads, AVX3", "GPU", ")", " (", "50 %"}) {
      QCOMPARE(marked(text), std::string(text));
    }
  }
};

QTEST_GUILESS_MAIN(WhereTest)
#include "where_test.moc"
