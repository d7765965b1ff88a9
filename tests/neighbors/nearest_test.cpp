// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/neighbors/neighbors.h"

using namespace segue;
using models::Matrix;
using models::Scoring;
using neighbors::Neighbor;

namespace {

using Lists = std::vector<std::vector<Neighbor>>;

models::Embedding embedding_of(Matrix input, Matrix output = {}) {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  for (Eigen::Index i = 0; i < input.rows(); ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->artist_ids.push_back(i);
    vocabulary->counts.push_back(1);
  }
  return {"test", vocabulary, std::move(input), std::move(output)};
}

// Small whole numbers: inner products are exact in float, so that the plain loop and the block agree on every tie.
Matrix whole_numbers(Eigen::Index rows, Eigen::Index dim, std::uint64_t seed) {
  Random random(seed);
  Matrix matrix(rows, dim);
  for (Eigen::Index i = 0; i < rows; ++i) {
    for (Eigen::Index k = 0; k < dim; ++k) matrix(i, k) = static_cast<float>(random.below(5)) - 2.0F;
  }
  return matrix;
}

bool has_vector(const Matrix& matrix, Eigen::Index row) { return matrix.row(row).allFinite() && !matrix.row(row).isZero(0); }

// Every candidate scored and sorted, in double.
std::vector<Neighbor> plain_nearest(const Matrix& input, const Matrix& candidates, bool cosine, std::int32_t query,
                                    std::size_t k) {
  std::vector<std::pair<double, std::int32_t>> all;
  const auto known = [&](Eigen::Index i) { return has_vector(input, i) && has_vector(candidates, i); };
  if (!known(query)) return {};
  for (Eigen::Index i = 0; i < input.rows(); ++i) {
    if (i == query || !known(i)) continue;
    double score = input.row(query).cast<double>().dot(candidates.row(i).cast<double>());
    if (cosine) score /= input.row(query).cast<double>().norm() * candidates.row(i).cast<double>().norm();
    all.emplace_back(score, static_cast<std::int32_t>(i));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (all.size() > k) all.resize(k);
  std::vector<Neighbor> list;
  for (const auto& [score, artist] : all) list.push_back({artist, static_cast<float>(score)});
  return list;
}

Lists nearest(const models::Embedding& embedding, const std::vector<std::int32_t>& queries, neighbors::NeighborOptions options) {
  Progress progress;
  return neighbors::nearest(embedding, queries, options, progress);
}

std::vector<std::int32_t> everyone(const models::Embedding& embedding) {
  std::vector<std::int32_t> queries(embedding.size());
  std::iota(queries.begin(), queries.end(), 0);
  return queries;
}

std::vector<std::int32_t> artists(const std::vector<Neighbor>& list) {
  std::vector<std::int32_t> result;
  for (const Neighbor& neighbor : list) result.push_back(neighbor.artist);
  return result;
}

bool identical(const Lists& a, const Lists& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [](const Neighbor& p, const Neighbor& q) { return p.artist == q.artist && p.score == q.score; });
  });
}

}  // namespace

class NearestTest : public QObject {
  Q_OBJECT

 private slots:
  void cosine_neighbours_of_a_small_example() {
    Matrix input(5, 2);
    input << 1, 0,  //
        2, 0,       // the same direction as artist 0
        1, 1,       //
        0, 3,       //
        -1, 0;
    const auto lists = nearest(embedding_of(input), {0, 3}, {Scoring::resembles, 3, 1});
    QCOMPARE(artists(lists[0]), (std::vector<std::int32_t>{1, 2, 3}));
    QCOMPARE(lists[0][0].score, 1.0F);
    QVERIFY(std::abs(lists[0][1].score - std::sqrt(0.5F)) < 1e-6F);
    QCOMPARE(lists[0][2].score, 0.0F);
    QCOMPARE(artists(lists[1]), (std::vector<std::int32_t>{2, 0, 1}));  // 0, 1 and 4 tie at zero: the lower ones
  }

  void inner_products_equal_the_plain_loop_with_all_its_ties() {
    Matrix input = whole_numbers(2300, 3, 1);
    Matrix output = whole_numbers(2300, 3, 2);
    input.row(17).setZero();
    output.row(18).setZero();
    output(19, 1) = std::numeric_limits<float>::quiet_NaN();
    const auto embedding = embedding_of(input, output);
    const auto queries = everyone(embedding);
    const auto lists = nearest(embedding, queries, {Scoring::followed_by, 25, 2});
    QCOMPARE(lists.size(), queries.size());
    for (const std::int32_t query : queries) {
      const auto want = plain_nearest(input, output, false, query, 25);
      const auto& got = lists[static_cast<std::size_t>(query)];
      QCOMPARE(artists(got), artists(want));
      for (std::size_t i = 0; i < got.size(); ++i) QCOMPARE(got[i].score, want[i].score);
    }
    QVERIFY(lists[17].empty() && lists[18].empty() && lists[19].empty());
  }

  void cosines_equal_the_plain_loop() {
    Random random(3);
    Matrix input(1500, 20);
    for (Eigen::Index i = 0; i < input.size(); ++i) input.data()[i] = static_cast<float>(random.uniform() - 0.5);
    input.row(5).setZero();
    input(6, 0) = std::numeric_limits<float>::infinity();
    const auto embedding = embedding_of(input);
    const auto lists = nearest(embedding, everyone(embedding), {Scoring::resembles, 10, 2});
    for (std::int32_t query = 0; query < 1500; ++query) {
      const auto want = plain_nearest(input, input, true, query, 10);
      const auto& got = lists[static_cast<std::size_t>(query)];
      QCOMPARE(got.size(), want.size());
      for (std::size_t i = 0; i < got.size(); ++i) QVERIFY(std::abs(got[i].score - want[i].score) < 2e-6F);
      for (const Neighbor& neighbor : got) QVERIFY(neighbor.artist != query && neighbor.artist != 5 && neighbor.artist != 6);
    }
    QVERIFY(lists[5].empty() && lists[6].empty());
  }

  void duplicates_tie_exactly_and_come_in_order() {
    Matrix input = Matrix::Ones(3000, 7);
    Random random(9);
    for (Eigen::Index k = 0; k < 7; ++k) input.col(k).setConstant(static_cast<float>(random.uniform()));
    const auto lists = nearest(embedding_of(input), {0, 2, 2999}, {Scoring::resembles, 4, 2});
    QCOMPARE(artists(lists[0]), (std::vector<std::int32_t>{1, 2, 3, 4}));
    QCOMPARE(artists(lists[1]), (std::vector<std::int32_t>{0, 1, 3, 4}));
    QCOMPARE(artists(lists[2]), (std::vector<std::int32_t>{0, 1, 2, 3}));
  }

  void k_beyond_the_vocabulary_gives_everyone_else() {
    Matrix input = whole_numbers(40, 6, 4);
    input.row(3).setZero();
    const auto lists = nearest(embedding_of(input), {0, 3, 3}, {Scoring::resembles, 1000, 2});
    QCOMPARE(lists[0].size(), std::size_t{38});
    QVERIFY(lists[1].empty() && lists[2].empty());
  }

  void no_queries_or_k_zero_give_nothing() {
    const auto embedding = embedding_of(whole_numbers(10, 3, 5));
    QVERIFY(nearest(embedding, {}, {}).empty());
    const auto lists = nearest(embedding, {1, 2}, {Scoring::resembles, 0, 1});
    QCOMPARE(lists.size(), std::size_t{2});
    QVERIFY(lists[0].empty() && lists[1].empty());
  }

  void threads_do_not_change_the_lists() {
    Random random(6);
    Matrix input(5000, 33);
    for (Eigen::Index i = 0; i < input.size(); ++i) input.data()[i] = static_cast<float>(random.uniform() - 0.5);
    const auto embedding = embedding_of(input);
    for (const auto& queries : {std::vector<std::int32_t>{4999, 1}, everyone(embedding)}) {
      const Lists one = nearest(embedding, queries, {Scoring::resembles, 10, 1});
      QVERIFY(identical(one, nearest(embedding, queries, {Scoring::resembles, 10, 3})));
      QVERIFY(identical(one, nearest(embedding, queries, {Scoring::resembles, 10, 8})));
    }
  }

  void ranges_hold_the_same_numbers_as_whole_rows() {
    const auto embedding = embedding_of(whole_numbers(1700, 9, 7), whole_numbers(1700, 9, 8));
    const std::vector<std::int32_t> queries = {1699, 0, 5};
    for (const Scoring scoring : {Scoring::resembles, Scoring::followed_by}) {
      const neighbors::EmbeddingScorer scorer(embedding, scoring);
      std::vector<float> rows(3 * 1700);
      std::vector<float> part(3 * 501);
      scorer.score(queries, rows.data());
      scorer.score_range(queries, 1199, 501, part.data());
      for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 501; ++j) QCOMPARE(part[i * 501 + j], rows[i * 1700 + 1199 + j]);
      }
    }
  }

  void popularity_scores_by_counts_even_huge_ones() {
    data::Vocabulary vocabulary;
    vocabulary.names = {"a", "b", "c", "d"};
    for (const std::uint64_t top : {std::uint64_t{900}, (std::uint64_t{1} << 30U) + 1}) {
      vocabulary.counts = {top, top - 1, top - 1, 2};
      const neighbors::PopularityScorer scorer(vocabulary);
      Progress progress;
      const auto lists = neighbors::nearest(scorer, std::vector<std::int32_t>{0, 2}, {Scoring::resembles, 3, 1}, progress);
      QCOMPARE(artists(lists[0]), (std::vector<std::int32_t>{1, 2, 3}));
      QCOMPARE(artists(lists[1]), (std::vector<std::int32_t>{0, 1, 3}));
      QVERIFY(lists[1][0].score > lists[1][1].score);
      QCOMPARE(lists[0][0].score, lists[0][1].score);
    }
  }

  void scoring_that_the_model_lacks_is_an_error() {
    const auto embedding = embedding_of(whole_numbers(4, 2, 1));
    QVERIFY_EXCEPTION_THROWN((void)nearest(embedding, {0}, {Scoring::followed_by, 1, 1}), Error);
  }

  void cancelled_search_throws() {
    const auto embedding = embedding_of(whole_numbers(100, 2, 1));
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)neighbors::nearest(embedding, everyone(embedding), {}, progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(NearestTest)
#include "nearest_test.moc"
