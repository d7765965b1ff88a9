// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/evaluation/waterfall.h"

using namespace segue;
using namespace segue::evaluation;

namespace {

struct Fixture {
  data::Corpus corpus;
  models::Embedding embedding;
  std::vector<std::uint32_t> sequences;
};

Fixture fixture() {
  Fixture f;
  Random random(3);
  auto vocabulary = std::make_shared<data::Vocabulary>();
  for (int i = 0; i < 90; ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->counts.push_back(1);
    vocabulary->catalogue.push_back(i);
  }
  f.corpus.vocabulary = vocabulary;
  for (std::uint32_t s = 0; s < 120; ++s) {
    for (std::uint64_t i = random.below(9); i > 0; --i) {
      f.corpus.sequences.values.push_back(random.below(20) == 0 ? data::unknown_artist
                                                                : static_cast<data::ArtistIndex>(random.below(90)));
    }
    f.corpus.sequences.offsets.push_back(f.corpus.sequences.values.size());
    f.corpus.sources.push_back(data::Source::playlist);
    f.corpus.users.push_back(-1);
    f.sequences.push_back(s);
  }
  f.embedding = {"test", vocabulary, models::Matrix(90, 5), {}};
  for (Eigen::Index i = 0; i < f.embedding.input.size(); ++i) {
    f.embedding.input.data()[i] = static_cast<float>(random.below(5)) - 2.0F;
  }
  f.embedding.input.row(4).setZero();
  f.embedding.input.row(40).setZero();
  return f;
}

}  // namespace

class WaterfallTest : public QObject {
  Q_OBJECT

 private slots:
  void every_numbered_defect_is_a_switch_with_help() {
    std::set<unsigned> numbers;
    std::set<std::string> names;
    for (const Defect& defect : defects()) {
      numbers.insert(defect.number);
      names.insert(defect.name);
      QVERIFY(*defect.label != '\0' && *defect.help != '\0');
      QVERIFY(!(corrected().*defect.flag));
      QVERIFY(as_in_2020().*defect.flag);
    }
    QCOMPARE(numbers.size(), std::size_t{16});
    QCOMPARE(*numbers.rbegin(), 16U);
    QCOMPARE(names.size(), defects().size());
    QCOMPARE(defects_by_effect().size(), defects().size());
    QCOMPARE(defects_by_effect()[2].number, 1U);
  }

  void each_step_equals_an_evaluation_of_its_own() {
    const Fixture f = fixture();
    Progress progress;
    const neighbors::EmbeddingScorer scorer(f.embedding, models::Scoring::resembles);
    for (const bool repair : {true, false}) {
      const Protocol from = repair ? as_in_2020() : corrected();
      const Protocol to = repair ? corrected() : as_in_2020();
      const auto steps = waterfall(f.corpus, f.sequences, scorer, from, to, {}, progress);
      QCOMPARE(steps.size(), defects().size() + 1);
      Protocol protocol = from;
      for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].defect != nullptr) protocol.*(steps[i].defect->flag) = to.*(steps[i].defect->flag);
        QCOMPARE(steps[i].defect == nullptr, i == 0);
        QVERIFY(steps[i].evaluation->protocol == protocol);
        const Evaluation own = evaluate(f.corpus, f.sequences, scorer, protocol, {}, progress);
        QCOMPARE(per_prediction(*steps[i].evaluation, Measure::mrr, 0), per_prediction(own, Measure::mrr, 0));
        QCOMPARE(steps[i].evaluation->in_sequence_cosine, own.in_sequence_cosine);
        QCOMPARE(steps[i].evaluation->counts.sequences_too_short, own.counts.sequences_too_short);
        QCOMPARE(steps[i].evaluation->counts.candidates, own.counts.candidates);
        const bool elsewhere = i > 0 && (steps[i].defect->stage == Stage::training || steps[i].defect->stage == Stage::data);
        QCOMPARE(steps[i].acted_on, !elsewhere);
      }
      QVERIFY(protocol == to);
    }
  }

  void vectors_made_anew_are_used_from_their_step_on() {
    const Fixture f = fixture();
    Progress progress;
    models::Embedding other = f.embedding;
    other.input = other.input.rowwise().reverse().eval();
    other.input.col(0).setConstant(3.0F);
    const neighbors::EmbeddingScorer noisy(f.embedding, models::Scoring::resembles);
    const neighbors::EmbeddingScorer better(other, models::Scoring::resembles);
    int made = 0;
    const Remake remake = [&](const Protocol& protocol, Progress&) {
      ++made;
      return Remade{&f.corpus, f.sequences, protocol.uniform_noise ? &noisy : &better};
    };
    Protocol from;
    from.uniform_noise = true;
    from.t_interval = true;
    const auto steps = waterfall(f.corpus, f.sequences, noisy, from, corrected(), {}, progress, remake);
    QCOMPARE(steps.size(), std::size_t{3});
    QCOMPARE(made, 2);
    const auto ranks = [&](const neighbors::Scorer& scorer) {
      return per_prediction(evaluate(f.corpus, f.sequences, scorer, {}, {}, progress), Measure::mrr, 0);
    };
    QCOMPARE(per_prediction(*steps[0].evaluation, Measure::mrr, 0), ranks(noisy));
    QCOMPARE(per_prediction(*steps[1].evaluation, Measure::mrr, 0), ranks(better));
    QVERIFY(ranks(noisy) != ranks(better));
    QVERIFY(steps[1].acted_on);
    // What is made anew and comes out the same was not acted on.
    from.own_listeners = true;
    const auto again = waterfall(f.corpus, f.sequences, noisy, from, corrected(), {}, progress, remake);
    for (const auto& step : again) {
      QCOMPARE(step.acted_on, step.defect == nullptr || step.defect->flag != &Protocol::own_listeners);
    }
  }

  void protocols_that_ask_otherwise_are_an_error() {
    const Fixture f = fixture();
    Progress progress;
    const neighbors::EmbeddingScorer scorer(f.embedding, models::Scoring::resembles);
    Protocol other = as_in_2020();
    other.targets = Targets::last;
    QVERIFY_EXCEPTION_THROWN((void)waterfall(f.corpus, f.sequences, scorer, other, corrected(), {}, progress), Error);
    QCOMPARE(waterfall(f.corpus, f.sequences, scorer, corrected(), corrected(), {}, progress).size(), std::size_t{1});
  }
};

QTEST_GUILESS_MAIN(WaterfallTest)
#include "waterfall_test.moc"
