// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
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
        QVERIFY(steps[i].idle == (elsewhere ? Idle::not_made_anew : Idle::no));
      }
      QVERIFY(protocol == to);
    }
  }

  void steps_show_what_their_defect_works_upon() {
    const Fixture f = fixture();
    Progress progress;
    const neighbors::EmbeddingScorer scorer(f.embedding, models::Scoring::resembles);
    const auto steps = waterfall(f.corpus, f.sequences, scorer, as_in_2020(), corrected(), {}, progress);
    std::set<Touches> seen;
    for (std::size_t i = 1; i < steps.size(); ++i) {
      const Defect& defect = *steps[i].defect;
      if (!steps[i].touched) continue;
      QVERIFY(steps[i].touched->what == defect.touches && steps[i].acted_on);
      seen.insert(defect.touches);
      const double before = steps[i].touched->before;
      const double after = steps[i].touched->after;
      switch (defect.touches) {
        case Touches::cosine:
          QVERIFY(before > 1 && std::abs(after) < 1);  // a norm with its diagonal, then a mean cosine
          QCOMPARE(after, steps[i].evaluation->in_sequence_cosine);
          break;
        case Touches::short_ones:
          QCOMPARE(before, 0.0);
          QVERIFY(after > 0);
          QCOMPARE(after, static_cast<double>(steps[i].evaluation->counts.sequences_too_short));
          break;
        case Touches::predictions:
          QVERIFY(before > after);
          QCOMPARE(after, static_cast<double>(steps[i].evaluation->predictions.size()));
          break;
        // The two artists without a vector drop out of the ranking already by the second defect, which is repaired first.
        case Touches::candidates: QVERIFY(before == 90 && after == 88); break;
        default: QFAIL("filled in by nobody here");
      }
    }
    QCOMPARE(seen, (std::set<Touches>{Touches::cosine, Touches::short_ones, Touches::predictions, Touches::candidates}));
  }

  void users_on_both_sides_are_counted() {
    Fixture f = fixture();
    for (std::uint32_t s = 0; s < 120; ++s) f.corpus.users[s] = s < 60 ? std::int64_t{s} : s % 3 == 0 ? -1 : std::int64_t{s} - 60;
    const std::vector<std::uint32_t> train{0, 1, 2, 3, 4};
    const std::vector<std::uint32_t> test{60, 61, 62, 64, 65, 67};  // users: none, 1, 2, 4, 5, 7
    QCOMPARE(share_of_known_users(f.corpus, test, train), 3.0 / 5);
    QVERIFY(std::isnan(share_of_known_users(f.corpus, {}, train)));
    Progress progress;
    const neighbors::EmbeddingScorer scorer(f.embedding, models::Scoring::resembles);
    const std::vector<std::uint32_t> others{66, 68, 70, 71, 73, 74, 76, 77, 79};
    const Remake remake = [&](const Protocol& protocol, Progress&) {
      return Remade{&f.corpus, protocol.random_split ? std::span<const std::uint32_t>(test) : others, &scorer, train};
    };
    Protocol from;
    from.random_split = true;
    const auto steps = waterfall(f.corpus, test, scorer, from, corrected(), {}, progress, remake);
    QVERIFY(steps[1].touched && steps[1].touched->what == Touches::shared_users);
    QCOMPARE(steps[1].touched->before, 3.0 / 5);
    QCOMPARE(steps[1].touched->after, 0.0);
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
