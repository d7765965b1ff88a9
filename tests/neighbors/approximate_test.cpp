// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <numeric>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/neighbors/approximate.h"

using namespace segue;
using models::Matrix;
using models::Scoring;
using neighbors::ApproximateIndex;

namespace {

models::Embedding embedding_of(Eigen::Index artists, Eigen::Index dim, std::uint64_t seed) {
  Random random(seed);
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names.resize(static_cast<std::size_t>(artists));
  models::Embedding embedding{"test", vocabulary, Matrix(artists, dim), Matrix(artists, dim)};
  for (Eigen::Index i = 0; i < artists; ++i) {
    for (Eigen::Index k = 0; k < dim; ++k) {
      embedding.input(i, k) = static_cast<float>(random.uniform() - 0.5);
      embedding.output(i, k) =
          static_cast<float>((random.uniform() - 0.5) * static_cast<double>(1 + i % 7));  // of different lengths
    }
  }
  return embedding;
}

std::vector<std::int32_t> everyone(const models::Embedding& embedding) {
  std::vector<std::int32_t> queries(embedding.size());
  std::iota(queries.begin(), queries.end(), 0);
  return queries;
}

}  // namespace

class ApproximateTest : public QObject {
  Q_OBJECT

 private slots:
  void finds_nearly_all_and_measures_what_it_misses() {
    const auto embedding = embedding_of(1200, 12, 1);
    for (const Scoring scoring : {Scoring::resembles, Scoring::followed_by}) {
      const neighbors::EmbeddingScorer scorer(embedding, scoring);
      Progress progress;
      const ApproximateIndex index(scorer, {.sample = 1200}, progress);
      const auto queries = everyone(embedding);
      const auto got = neighbors::nearest_approximate(index, queries, {scoring, 10, 2}, progress);
      const auto exact = neighbors::nearest(scorer, queries, {scoring, 10, 2}, progress);
      std::size_t found = 0;
      for (std::size_t q = 0; q < queries.size(); ++q) {
        for (const auto& want : exact[q]) {
          for (const auto& n : got.lists[q]) {
            if (n.artist != want.artist) continue;
            ++found;
            QCOMPARE(n.score, want.score);
          }
        }
        for (const auto& n : got.lists[q]) QVERIFY(n.artist != queries[q]);
      }
      QCOMPARE(got.sampled, std::size_t{1200});
      QCOMPARE(got.recall, static_cast<double>(found) / 12000);
      QVERIFY(got.recall > 0.95);
    }
  }

  void the_same_seed_gives_the_same_lists_for_any_number_of_threads() {
    const auto embedding = embedding_of(500, 8, 2);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    Progress progress;
    const auto lists = [&](unsigned threads) {
      const ApproximateIndex index(scorer, {.build_width = 20, .search_width = 10, .sample = 50}, progress);
      std::vector<std::int32_t> flat;
      for (const auto& list :
           neighbors::nearest_approximate(index, everyone(embedding), {Scoring::resembles, 5, threads}, progress).lists) {
        for (const auto& n : list) flat.push_back(n.artist);
      }
      return flat;
    };
    QCOMPARE(lists(1), lists(4));
  }

  void duplicates_come_in_order_and_artists_without_a_vector_not_at_all() {
    auto embedding = embedding_of(60, 4, 3);
    embedding.input.bottomRows(50).rowwise() = embedding.input.row(10).eval();
    embedding.input.row(30).setZero();
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    Progress progress;
    const ApproximateIndex index(scorer, {}, progress);
    const std::vector<std::int32_t> queries{10, 30};
    const auto got = neighbors::nearest_approximate(index, queries, {Scoring::resembles, 100, 1}, progress);
    QCOMPARE(got.lists[0].size(), std::size_t{58});
    for (std::size_t i = 0; i < 48; ++i) {
      QCOMPARE(got.lists[0][i].artist, static_cast<std::int32_t>(11 + i + (i >= 19 ? 1 : 0)));
    }
    QVERIFY(got.lists[1].empty());
    QVERIFY(index.search(embedding.input.data(), 0).empty());
  }

  void scores_without_vectors_are_an_error() {
    data::Vocabulary vocabulary;
    vocabulary.counts = {3, 2, 1};
    Progress progress;
    QVERIFY_EXCEPTION_THROWN(ApproximateIndex(neighbors::PopularityScorer(vocabulary), {}, progress), Error);
    auto embedding = embedding_of(5, 3, 1);
    embedding.input.setZero();
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    QVERIFY_EXCEPTION_THROWN(ApproximateIndex(scorer, {}, progress), Error);
  }

  void cancelled_building_throws() {
    const auto embedding = embedding_of(50, 4, 3);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN(ApproximateIndex(scorer, {}, progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(ApproximateTest)
#include "approximate_test.moc"
