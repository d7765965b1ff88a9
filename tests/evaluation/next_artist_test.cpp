// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/evaluation/next_artist.h"

using namespace segue;
using namespace segue::evaluation;
using models::Matrix;
using Play = data::ArtistIndex;

namespace {

constexpr Play unknown = data::unknown_artist;

std::shared_ptr<data::Vocabulary> vocabulary_of(std::size_t size) {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  for (std::size_t i = 0; i < size; ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->artist_ids.push_back(static_cast<std::int64_t>(i));
    vocabulary->counts.push_back((size - i) / 3 + 1);
    vocabulary->listeners.push_back(1);
  }
  return vocabulary;
}

data::Corpus corpus_of(std::size_t artists, const std::vector<std::vector<Play>>& sequences) {
  data::Corpus corpus;
  corpus.vocabulary = vocabulary_of(artists);
  for (const auto& plays : sequences) {
    corpus.sequences.values.append(plays.begin(), plays.end());
    corpus.sequences.offsets.push_back(corpus.sequences.values.size());
    corpus.sources.push_back(data::Source::playlist);
    corpus.users.push_back(-1);
    corpus.rows.push_back(static_cast<std::uint32_t>(corpus.rows.size()));
  }
  return corpus;
}

std::vector<std::uint32_t> all_of(const data::Corpus& corpus) {
  std::vector<std::uint32_t> sequences(corpus.size());
  std::iota(sequences.begin(), sequences.end(), 0U);
  return sequences;
}

NextArtistOptions with_k(unsigned k, unsigned threads = 2) {
  NextArtistOptions options;
  options.k = k;
  options.bootstrap = 200;
  options.threads = threads;
  return options;
}

// Scores from a table, whole rows only; NaN on the diagonal of an artist says that it has no vector.
class TableScorer final : public neighbors::Scorer {
 public:
  explicit TableScorer(Matrix table) : table_(std::move(table)) {}
  [[nodiscard]] std::size_t size() const override { return static_cast<std::size_t>(table_.rows()); }
  [[nodiscard]] bool known(std::int32_t artist) const override { return !std::isnan(table_(artist, artist)); }
  void score(std::span<const std::int32_t> queries, float* out) const override {
    for (const auto query : queries) out = std::copy_n(table_.row(query).data(), table_.cols(), out);
  }

 private:
  Matrix table_;
};

NextArtistResult evaluate(const data::Corpus& corpus, const neighbors::Scorer& scorer, const NextArtistOptions& options) {
  Progress progress;
  return evaluate_next_artist(corpus, all_of(corpus), scorer, options, progress);
}

// The protocol written out: for every transition the whole vocabulary is scored, filtered and sorted.
NextArtistResult plain_evaluation(const data::Corpus& corpus, const neighbors::Scorer& scorer, unsigned k) {
  NextArtistResult result;
  const auto artists = static_cast<Play>(scorer.size());
  for (Play i = 0; i < artists; ++i) result.candidates += scorer.known(i) ? 1U : 0U;
  for (std::uint32_t s = 0; s < corpus.size(); ++s) {
    std::vector<Play> walked;
    for (const Play play : corpus.sequences[s]) {
      if (play == unknown) {
        ++result.unknown_plays;
      } else if (std::find(walked.begin(), walked.end(), play) == walked.end()) {
        walked.push_back(play);
      }
    }
    if (walked.size() < 2) {
      ++result.sequences_too_short;
      continue;
    }
    SequenceFigures figures{s, static_cast<std::uint32_t>(walked.size() - 1), 0, 0, 0};
    for (std::size_t i = 0; i + 1 < walked.size(); ++i) {
      const Play query = walked[i];
      const Play target = walked[i + 1];
      ++result.transitions;
      if (!scorer.known(query)) ++result.queries_without_vector;
      if (!scorer.known(target)) ++result.targets_without_vector;
      if (!scorer.known(query) || !scorer.known(target)) continue;
      std::vector<float> scores(scorer.size());
      scorer.score(std::span(&query, 1), scores.data());
      const auto score = [&](Play artist) { return scores[static_cast<std::size_t>(artist)]; };
      std::vector<Play> order;
      for (Play candidate = 0; candidate < artists; ++candidate) {
        if (candidate != query && scorer.known(candidate)) order.push_back(candidate);
      }
      std::stable_sort(order.begin(), order.end(), [&](Play a, Play b) { return score(a) > score(b); });
      const auto rank = std::find(order.begin(), order.end(), target) - order.begin() + 1;
      if (std::count_if(order.begin(), order.end(), [&](Play c) { return score(c) == score(target); }) > 1) ++result.tied_targets;
      figures.hit_1 += rank == 1 ? 1 : 0;
      figures.hit_k += rank <= static_cast<std::ptrdiff_t>(k) ? 1 : 0;
      figures.reciprocal_rank += 1.0 / static_cast<double>(rank);
    }
    figures.hit_1 /= figures.transitions;
    figures.hit_k /= figures.transitions;
    figures.reciprocal_rank /= figures.transitions;
    result.sequences.push_back(figures);
  }
  return result;
}

void compare_results(const NextArtistResult& got, const NextArtistResult& want) {
  QCOMPARE(got.transitions, want.transitions);
  QCOMPARE(got.sequences_too_short, want.sequences_too_short);
  QCOMPARE(got.unknown_plays, want.unknown_plays);
  QCOMPARE(got.queries_without_vector, want.queries_without_vector);
  QCOMPARE(got.targets_without_vector, want.targets_without_vector);
  QCOMPARE(got.tied_targets, want.tied_targets);
  QCOMPARE(got.candidates, want.candidates);
  QCOMPARE(got.sequences.size(), want.sequences.size());
  for (std::size_t i = 0; i < got.sequences.size(); ++i) {
    QCOMPARE(got.sequences[i].sequence, want.sequences[i].sequence);
    QCOMPARE(got.sequences[i].transitions, want.sequences[i].transitions);
    QCOMPARE(got.sequences[i].hit_1, want.sequences[i].hit_1);
    QCOMPARE(got.sequences[i].hit_k, want.sequences[i].hit_k);
    QVERIFY(std::abs(got.sequences[i].reciprocal_rank - want.sequences[i].reciprocal_rank) < 1e-12);
  }
}

// Zipf-like plays with repeats and unknown artists.
data::Corpus random_corpus(std::size_t artists, std::size_t sequences, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::vector<Play>> lists(sequences);
  for (auto& plays : lists) {
    plays.resize(random.below(15));
    for (Play& play : plays) {
      const double u = random.uniform();
      play = random.below(12) == 0 ? unknown : static_cast<Play>(u * u * u * static_cast<double>(artists));
    }
  }
  return corpus_of(artists, lists);
}

// Small whole numbers: exact inner products with ties everywhere.
Matrix whole_numbers(Eigen::Index rows, Eigen::Index dim, std::uint64_t seed) {
  Random random(seed);
  Matrix matrix(rows, dim);
  for (Eigen::Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = static_cast<float>(random.below(5)) - 2.0F;
  return matrix;
}

}  // namespace

class NextArtistTest : public QObject {
  Q_OBJECT

 private slots:
  void walks_through_a_small_example() {
    Matrix scores(4, 4);
    scores << 9, 5, 3, 1,  // after 0: 1, 2, 3
        2, 9, 2, 7,        // after 1: 3, then 0 and 2 tie
        1, 2, 9, 4,        // after 2: 3, 1, 0
        0, 0, 0, 9;        // after 3: 0, 1, 2 tie
    // Walked as 0 1 2; nothing; 3 0; 1 3 2. Repeats and the unknown artist drop out.
    const auto corpus = corpus_of(4, {{0, 0, 1, unknown, 0, 2, 1}, {2, 2, unknown}, {3, 0, 3}, {1, 3, 2}});
    const NextArtistResult got = evaluate(corpus, TableScorer(scores), with_k(2));
    QCOMPARE(got.transitions, std::uint64_t{5});
    QCOMPARE(got.sequences_too_short, std::uint64_t{1});
    QCOMPARE(got.unknown_plays, std::uint64_t{2});
    QCOMPARE(got.tied_targets, std::uint64_t{3});  // 1 → 2, 3 → 0, 3 → 2
    QCOMPARE(got.candidates, std::uint64_t{4});
    QCOMPARE(got.random_hit_1, 1.0 / 3);
    QCOMPARE(got.random_hit_k, 2.0 / 3);
    QCOMPARE(values_of(got, Metric::hit_1), (std::vector<double>{0.5, 1.0, 0.5}));  // ranks 1, 3; 1; 1, 3
    QCOMPARE(values_of(got, Metric::hit_k), (std::vector<double>{0.5, 1.0, 0.5}));
    QCOMPARE(values_of(got, Metric::mrr), (std::vector<double>{(1 + 1.0 / 3) / 2, 1.0, (1 + 1.0 / 3) / 2}));
    QCOMPARE(got.sequences[1].sequence, 2U);
    QCOMPARE(got.hit_1.mean, 2.0 / 3);
  }

  void artists_without_a_vector_miss_and_are_never_ahead() {
    const float none = std::numeric_limits<float>::quiet_NaN();
    Matrix scores(4, 4);
    scores << 9, 1, 50, 2,  //
        1, 9, 50, 2,        //
        1, 2, none, 3,      // 2 has no vector, although its column scores highest
        1, 2, 50, 9;
    const auto corpus = corpus_of(4, {{0, 3}, {0, 2}, {2, 0}});
    const NextArtistResult got = evaluate(corpus, TableScorer(scores), with_k(3));
    QCOMPARE(values_of(got, Metric::hit_1), (std::vector<double>{1, 0, 0}));
    QCOMPARE(values_of(got, Metric::hit_k), (std::vector<double>{1, 0, 0}));
    QCOMPARE(got.queries_without_vector, std::uint64_t{1});
    QCOMPARE(got.targets_without_vector, std::uint64_t{1});
    QCOMPARE(got.candidates, std::uint64_t{3});
    QCOMPARE(got.random_hit_k, 1.0);
  }

  void equals_the_plain_protocol_for_vectors() {
    const auto corpus = random_corpus(2500, 300, 1);
    for (const std::size_t without : {0UL, 1UL, 400UL}) {
      Matrix input = whole_numbers(2500, 4, 2);
      Matrix output = whole_numbers(2500, 4, 3);
      Random random(without);
      for (std::size_t i = 0; i < without; ++i) {
        (i % 2 == 0 ? input : output).row(static_cast<Eigen::Index>(random.below(2500))).setZero();
      }
      const models::Embedding embedding{"test", corpus.vocabulary, input, output};
      for (const auto scoring : {models::Scoring::followed_by, models::Scoring::resembles}) {
        const neighbors::EmbeddingScorer scorer(embedding, scoring);
        const NextArtistResult got = evaluate(corpus, scorer, with_k(10));
        compare_results(got, plain_evaluation(corpus, scorer, 10));
        QVERIFY(got.tied_targets > 0);
      }
    }
  }

  void equals_the_plain_protocol_for_popularity() {
    const auto corpus = random_corpus(1500, 200, 4);
    const neighbors::PopularityScorer scorer(*corpus.vocabulary);
    compare_results(evaluate(corpus, scorer, with_k(50)), plain_evaluation(corpus, scorer, 50));
  }

  void equals_the_plain_protocol_for_whole_rows_and_k_beyond_the_vocabulary() {
    const auto corpus = random_corpus(60, 200, 5);
    Matrix scores = whole_numbers(60, 60, 6);
    scores(7, 7) = std::numeric_limits<float>::quiet_NaN();
    const TableScorer scorer(scores);
    for (const unsigned k : {1U, 5U, 1000U})
      compare_results(evaluate(corpus, scorer, with_k(k)), plain_evaluation(corpus, scorer, k));
  }

  void threads_do_not_change_the_figures() {
    const auto corpus = random_corpus(3000, 200, 7);
    Random random(8);
    Matrix input(3000, 31);
    for (Eigen::Index i = 0; i < input.size(); ++i) input.data()[i] = static_cast<float>(random.uniform() - 0.5);
    const models::Embedding embedding{"test", corpus.vocabulary, input, {}};
    const neighbors::EmbeddingScorer scorer(embedding, models::Scoring::resembles);
    const NextArtistResult one = evaluate(corpus, scorer, with_k(10, 1));
    for (const unsigned threads : {2U, 7U}) {
      const NextArtistResult more = evaluate(corpus, scorer, with_k(10, threads));
      compare_results(more, one);
      QCOMPARE(more.mrr.bootstrap.low, one.mrr.bootstrap.low);
      QCOMPARE(more.mrr.t.high, one.mrr.t.high);
    }
  }

  void only_the_chosen_sequences_count() {
    const auto corpus = corpus_of(3, {{0, 1}, {1, 2}, {2, 0}});
    const neighbors::PopularityScorer scorer(*corpus.vocabulary);
    Progress progress;
    const std::vector<std::uint32_t> chosen = {2, 0};
    const NextArtistResult got = evaluate_next_artist(corpus, chosen, scorer, with_k(1), progress);
    QCOMPARE(got.sequences.size(), std::size_t{2});
    QCOMPARE(got.sequences[0].sequence, 0U);
    QCOMPARE(got.sequences[1].sequence, 2U);
    QCOMPARE(progress.snapshot().done, progress.snapshot().total);
  }

  void nothing_to_walk_through_is_an_error() {
    const auto corpus = corpus_of(3, {{0}, {1, 1, unknown}, {}});
    const neighbors::PopularityScorer scorer(*corpus.vocabulary);
    QVERIFY_EXCEPTION_THROWN((void)evaluate(corpus, scorer, with_k(1)), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluate(corpus_of(3, {}), scorer, with_k(1)), Error);
  }

  void a_scorer_of_another_vocabulary_is_an_error() {
    const neighbors::PopularityScorer scorer(*vocabulary_of(4));
    QVERIFY_EXCEPTION_THROWN((void)evaluate(corpus_of(3, {{0, 1}}), scorer, with_k(1)), Error);
  }

  void cancelled_evaluation_throws() {
    const auto corpus = corpus_of(3, {{0, 1}, {1, 2}});
    const neighbors::PopularityScorer scorer(*corpus.vocabulary);
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)evaluate_next_artist(corpus, all_of(corpus), scorer, with_k(1), progress), Cancelled);
  }

  void comparison_is_paired_over_the_sequences() {
    const auto corpus = random_corpus(40, 100, 9);
    const NextArtistResult a = evaluate(corpus, TableScorer(whole_numbers(40, 40, 10)), with_k(5));
    const NextArtistResult b = evaluate(corpus, neighbors::PopularityScorer(*corpus.vocabulary), with_k(5));
    Progress progress;
    const Comparison got = compare("a", a, "b", b, Metric::hit_k, Alternative::less, Zeros::pratt, with_k(5), progress);
    const auto x = values_of(a, Metric::hit_k);
    const auto y = values_of(b, Metric::hit_k);
    const Wilcoxon want = wilcoxon(x, y, Alternative::less, Zeros::pratt);
    QCOMPARE(got.a, std::string("a"));
    QCOMPARE(got.b, std::string("b"));
    QCOMPARE(got.test.p, want.p);
    QCOMPARE(got.test.non_zero, want.non_zero);
    QVERIFY(std::abs(got.difference.mean - (a.hit_k.mean - b.hit_k.mean)) < 1e-12);
    QVERIFY(got.difference.t.low < got.difference.mean && got.difference.mean < got.difference.t.high);
    QVERIFY(got.difference.bootstrap.low < got.difference.mean && got.difference.mean < got.difference.bootstrap.high);
  }

  void results_over_other_sequences_cannot_be_compared() {
    const auto corpus = corpus_of(3, {{0, 1}, {1, 2}, {0, 2, 1}});
    const neighbors::PopularityScorer scorer(*corpus.vocabulary);
    const auto over = [&](const std::vector<std::uint32_t>& sequences, unsigned k) {
      Progress progress;
      return evaluate_next_artist(corpus, sequences, scorer, with_k(k), progress);
    };
    const auto compared = [&](const NextArtistResult& a, const NextArtistResult& b, Metric metric) {
      Progress progress;
      return compare("a", a, "b", b, metric, Alternative::greater, Zeros::wilcox, with_k(1), progress).test.p;
    };
    QVERIFY_EXCEPTION_THROWN(compared(over({0, 1}, 1), over({0, 2}, 1), Metric::mrr), Error);
    QVERIFY_EXCEPTION_THROWN(compared(over({0, 1}, 1), over({0, 1, 2}, 1), Metric::mrr), Error);
    QVERIFY_EXCEPTION_THROWN(compared(over({0, 1}, 1), over({0, 1}, 2), Metric::hit_k), Error);
    QCOMPARE(compared(over({0, 1}, 1), over({0, 1}, 2), Metric::mrr), 1.0);
  }
};

QTEST_GUILESS_MAIN(NextArtistTest)
#include "next_artist_test.moc"
