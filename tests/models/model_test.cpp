// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>
#include <string>
#include <variant>

#include "core/models/model.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

class ModelTest : public QObject {
  Q_OBJECT
 private slots:
  void every_alternative_of_the_options_is_a_kind_with_a_name_of_its_own() {
    std::set<std::string> names;
    std::set<std::size_t> alternatives;
    for (const ModelKind& kind : model_kinds()) {
      names.insert(kind.name);
      alternatives.insert(kind.defaults.index());
      QCOMPARE(&model_kind(kind.name), &kind);
      QCOMPARE(&kind_of(kind.defaults), &kind);
    }
    QCOMPARE(names.size(), model_kinds().size());
    QCOMPARE(alternatives.size(), std::variant_size_v<ModelOptions>);
  }

  void an_unknown_name_is_an_error_that_lists_the_known_ones() {
    try {
      (void)model_kind("glowworm");
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(error.message().str().find("glowworm") != std::string::npos);
      QVERIFY(error.remedy().str().find("item2vec, cooccurrence_svd") != std::string::npos);
    }
  }

  void presets_are_found_by_kind_and_name() {
    for (const ModelKind& kind : model_kinds()) QCOMPARE(model_preset(kind, "recommended").index(), kind.defaults.index());
    const auto& study = std::get<Item2VecOptions>(model_preset(model_kind("item2vec"), "as-in-2020"));
    QCOMPARE(study.dim, 150U);
    QVERIFY(study.optimiser == Optimiser::adam && study.same_artist_pairs);
    const auto& follows = std::get<Item2VecOptions>(model_preset(model_kind("item2vec"), "follows"));
    QVERIFY(follows.output == Output::softmax);
    Progress progress;
    const ToyCorpus toy = ring(30, 50);
    QVERIFY(train(toy.input(), follows, {}, progress).supports(Scoring::followed_by));  // it is one that trains
    const Embedding resembles = train(toy.input(), model_preset(model_kind("item2vec"), "resembles"), {}, progress);
    QVERIFY(resembles.supports(Scoring::resembles) && !resembles.supports(Scoring::followed_by));
    QVERIFY_EXCEPTION_THROWN((void)model_preset(model_kind("cooccurrence_svd"), "as-in-2020"), Error);
  }

  void fields_without_effect_are_named() {
    const auto idle = [](const Item2VecOptions& o) {
      const auto names = idle_fields(o);
      return std::set<std::string>(names.begin(), names.end());
    };
    Item2VecOptions o;
    QVERIFY((idle(o) == std::set<std::string>{"before_weight", "batch", "temperature"}));
    o.direction = Direction::weighted;
    o.optimiser = Optimiser::adam;
    QVERIFY((idle(o) == std::set<std::string>{"fast_noise", "temperature"}));
    o.optimiser = Optimiser::sgd;
    o.deterministic = true;
    QVERIFY((idle(o) == std::set<std::string>{"fast_noise", "temperature"}));
    o.window = 1;
    o.output = Output::hierarchical_softmax;
    QVERIFY((idle(o) ==
             std::set<std::string>{"fast_noise", "random_window", "distance", "negatives", "noise_exponent", "temperature"}));
    o.output = Output::softmax;
    QVERIFY((idle(o) == std::set<std::string>{"fast_noise", "random_window", "distance", "negatives", "noise_exponent",
                                              "temperature", "batch", "deterministic"}));
    o.output = Output::cosine;
    QVERIFY((idle(o) == std::set<std::string>{"fast_noise", "random_window", "distance", "negatives", "noise_exponent",
                                              "same_artist_pairs", "batch", "deterministic"}));
  }

  void fields_of_other_models_without_effect_are_named() {
    const auto idle = [](const ModelOptions& o) {
      const auto names = idle_fields(o);
      return std::set<std::string>(names.begin(), names.end());
    };
    CooccurrenceSvdOptions svd;
    QVERIFY((idle(svd) == std::set<std::string>{"shift", "context_exponent", "min_common", "memory_mb", "power_steps"}));
    svd.normalisation = Normalisation::jaccard;
    QVERIFY((idle(svd) == std::set<std::string>{"shift", "context_exponent", "power_steps"}));
    svd.normalisation = Normalisation::sppmi;
    QVERIFY((idle(svd) == std::set<std::string>{"power_steps"}));
    svd.solver = linalg::EigenSolver::randomised;
    const std::set<std::string> of_randomised = idle(svd);
    QVERIFY(!of_randomised.contains("power_steps"));
    UserSvdOptions users;
    QVERIFY((idle(users) == std::set<std::string>{"saturation", "length", "power_steps"}));
    users.weight = PlayWeight::bm25;
    QVERIFY((idle(users) == std::set<std::string>{"power_steps"}));
    AlsOptions als;
    QVERIFY((idle(als) == std::set<std::string>{"epsilon"}));
    als.confidence = Confidence::logarithmic;
    als.solver = AlsSolver::cholesky;
    QVERIFY((idle(als) == std::set<std::string>{"steps"}));
    GloveOptions glove;
    QVERIFY(idle(glove).empty());
    glove.vectors = GloveVectors::sum;
    QVERIFY((idle(glove) == std::set<std::string>{"bias"}));
  }

  void train_trains_the_model_that_the_options_belong_to() {
    const ToyCorpus toy = two_scenes(10, 50);
    for (const ModelKind& kind : model_kinds()) {
      ModelOptions options = kind.defaults;
      std::visit([](auto& o) { o.dim = 4; }, options);
      Progress progress;
      const Embedding e = train(toy.input(), options, {}, progress);
      QCOMPARE(e.supports(Scoring::followed_by), has_output_vectors(options));
      QCOMPARE(e.model, std::string(kind.name));
      QCOMPARE(e.size(), std::size_t{20});
      QCOMPARE(e.dim(), std::size_t{4});
      QVERIFY(e.vocabulary == toy.corpus.vocabulary);
      QVERIFY(e.input.allFinite() && !e.input.isZero(0));
    }
  }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
