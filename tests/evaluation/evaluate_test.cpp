// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/evaluation/evaluate.h"
#include "core/models/ranker.h"
#include "tests/evaluation/vocabulary_of.h"

using namespace segue;
using namespace segue::evaluation;
using models::Matrix;
using models::Scoring;
using Play = data::ArtistIndex;

namespace {

constexpr Play unknown = data::unknown_artist;
constexpr float infinity = std::numeric_limits<float>::infinity();

// Playlists and sessions in turn, of users 0, 1, 2, 0, …
data::Corpus corpus_of(std::size_t artists, const std::vector<std::vector<Play>>& sequences) {
  data::Corpus corpus;
  corpus.vocabulary = vocabulary_of(artists);
  for (const auto& plays : sequences) {
    corpus.sequences.values.append(plays.begin(), plays.end());
    corpus.sequences.offsets.push_back(corpus.sequences.values.size());
    corpus.sources.push_back(corpus.sources.size() % 2 == 0 ? data::Source::playlist : data::Source::session);
    corpus.users.push_back(static_cast<std::int64_t>(corpus.users.size() % 3));
    corpus.rows.push_back(static_cast<std::uint32_t>(corpus.rows.size()));
  }
  return corpus;
}

std::vector<std::uint32_t> all_of(const data::Corpus& corpus) {
  std::vector<std::uint32_t> sequences(corpus.size());
  std::iota(sequences.begin(), sequences.end(), 0U);
  return sequences;
}

data::Corpus random_corpus(std::size_t artists, std::size_t sequences, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::vector<Play>> lists(sequences);
  for (auto& plays : lists) {
    plays.resize(random.below(12));
    for (Play& play : plays) {
      const double u = random.uniform();
      play = random.below(15) == 0 ? unknown : static_cast<Play>(u * u * static_cast<double>(artists));
    }
  }
  return corpus_of(artists, lists);
}

// Small whole numbers: exact inner products with ties everywhere. Some artists without a vector, some with equal ones.
models::Embedding whole_numbers(std::size_t artists, Eigen::Index dim, std::uint64_t seed) {
  Random random(seed);
  models::Embedding embedding{"test", vocabulary_of(artists), Matrix(static_cast<Eigen::Index>(artists), dim), {}};
  for (Eigen::Index i = 0; i < embedding.input.size(); ++i) {
    embedding.input.data()[i] = static_cast<float>(random.below(5)) - 2.0F;
  }
  embedding.output = embedding.input.rowwise().reverse();
  for (std::size_t i = 3; i < artists; i += 9) embedding.input.row(static_cast<Eigen::Index>(i)).setZero();
  embedding.input.row(1) = embedding.input.row(0);
  return embedding;
}

models::Embedding real_numbers(std::size_t artists, Eigen::Index dim, std::uint64_t seed) {
  Random random(seed);
  models::Embedding embedding{"test", vocabulary_of(artists), Matrix(static_cast<Eigen::Index>(artists), dim), {}};
  for (Eigen::Index i = 0; i < embedding.input.size(); ++i) {
    embedding.input.data()[i] = static_cast<float>(random.uniform() - 0.5);
  }
  return embedding;
}

// Scores from a table, whole rows only.
class TableScorer final : public neighbors::Scorer {
 public:
  explicit TableScorer(Matrix table) : table_(std::move(table)) {}
  [[nodiscard]] std::size_t size() const override { return static_cast<std::size_t>(table_.rows()); }
  [[nodiscard]] bool known(std::int32_t) const override { return true; }
  void score(std::span<const std::int32_t> queries, float* out) const override {
    for (const auto query : queries) out = std::copy_n(table_.row(query).data(), table_.cols(), out);
  }

 private:
  Matrix table_;
};

// Recommends what lies nearest by index to the mean of the history; never artist 5.
class IndexRanker final : public models::Ranker {
 public:
  explicit IndexRanker(std::size_t artists) : Ranker("index", vocabulary_of(artists)) {}
  void score(std::span<const Play> history, std::span<float> scores) const override {
    const float mean =
        static_cast<float>(std::accumulate(history.begin(), history.end(), 0)) / static_cast<float>(history.size());
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = -std::abs(static_cast<float>(i) - mean);
    scores[5] = -infinity;
  }
};

Evaluation evaluated(const data::Corpus& corpus, const neighbors::Scorer& scorer, const Protocol& protocol,
                     EvaluationOptions options = {}) {
  Progress progress;
  return evaluate(corpus, all_of(corpus), scorer, protocol, options, progress);
}

// What one prediction ought to be, by sorting everybody. `row`: scores for its query.
struct Plain {
  std::uint32_t rank = 0, tied = 0;
  std::vector<Play> best;  // as the protocol names them
};
Plain plain_prediction(std::vector<float> row, const std::vector<bool>& has, const std::vector<Play>& heard,
                       const std::set<Play>& query, Play target, const Protocol& p) {
  const auto artists = static_cast<Play>(row.size());
  const Play self = *std::find_if(heard.rbegin(), heard.rend(), [&](Play a) { return query.count(a) > 0; });
  const auto at = [](Play a) { return static_cast<std::size_t>(a); };
  std::vector<Play> order;
  std::vector<Play> left;  // what the notebook's filter leaves, in order of indices
  for (Play i = 0; i < artists; ++i) {
    const bool scored = has[at(i)] || (p.untrained_candidates && !p.nan_drops_out);
    const float score = has[at(i)] ? row[at(i)] : 0.0F;
    const bool as_near = has[at(i)] && score >= row[at(self)];
    const bool filtered = i == self || (p.nan_drops_out && !has[at(i)]) || (p.ties_drop_out && as_near);
    if (!filtered) left.push_back(i);
    const bool out =
        p.heard_candidates ? i == heard.back() || query.count(i) > 0 : std::find(heard.begin(), heard.end(), i) != heard.end();
    if (scored && !out && !(p.ties_drop_out && as_near) && score > -infinity) order.push_back(i);
    row[at(i)] = score;
  }
  std::stable_sort(order.begin(), order.end(), [&](Play a, Play b) { return row[at(a)] > row[at(b)]; });
  // The name that the protocol gives an artist.
  const auto name = [&](Play artist) {
    return p.shifted_indices ? static_cast<Play>(std::find(left.begin(), left.end(), artist) - left.begin()) : artist;
  };
  Plain plain;
  for (std::size_t i = 0; i < order.size(); ++i) {
    plain.best.push_back(name(order[i]));
    if (plain.best.back() != target) continue;
    plain.rank = static_cast<std::uint32_t>(i + 1);
    for (const Play other : order) plain.tied += other != order[i] && row[at(other)] == row[at(order[i])] ? 1U : 0U;
  }
  return plain;
}

// The walk of a protocol, by itself: heard artists and target of every prediction.
std::vector<std::pair<std::vector<Play>, Play>> plain_walk(const data::Corpus& corpus, const Protocol& p) {
  std::vector<std::pair<std::vector<Play>, Play>> predictions;
  for (std::size_t s = 0; s < corpus.size(); ++s) {
    const bool playlist = corpus.sources[s] == data::Source::playlist;
    if (p.sources != Sources::all && playlist != (p.sources == Sources::playlists)) continue;
    const auto plays = corpus.sequences[s];
    const bool any_unknown = std::find(plays.begin(), plays.end(), unknown) != plays.end();
    if (any_unknown && !p.unknown_stay && p.unknown == UnknownArtists::skip_sequence) continue;
    std::vector<Play> walked;
    for (const Play play : plays) {
      if (play == unknown ? p.unknown_stay : std::find(walked.begin(), walked.end(), play) == walked.end())
        walked.push_back(play);
    }
    for (std::size_t i = p.targets == Targets::last && walked.size() > 1 ? walked.size() - 1 : 1; i < walked.size(); ++i) {
      predictions.push_back({{walked.begin(), walked.begin() + static_cast<std::ptrdiff_t>(i)}, walked[i]});
    }
  }
  return predictions;
}

// Compares ranks, ties and lists of what was recommended with the plain protocol.
void compare_with_plain(const data::Corpus& corpus, const neighbors::Scorer& scorer, const Protocol& p, unsigned threads) {
  EvaluationOptions options;
  options.ks = {1, 3};
  options.lists = 3;
  options.threads = threads;
  const Evaluation got = evaluated(corpus, scorer, p, options);
  const auto walked = plain_walk(corpus, p);
  QCOMPARE(got.predictions.size(), walked.size());
  std::vector<bool> has(scorer.size());
  for (std::size_t i = 0; i < has.size(); ++i) has[i] = scorer.known(static_cast<Play>(i));
  std::vector<std::uint64_t> recommended(scorer.size() + 1, 0);
  std::uint64_t lists = 0;
  for (std::size_t i = 0; i < walked.size(); ++i) {
    const auto& [heard, target] = walked[i];
    QCOMPARE(got.predictions[i].query, heard.back());
    QCOMPARE(got.predictions[i].target, target);
    Plain want;
    if (heard.back() != unknown && has[static_cast<std::size_t>(heard.back())]) {
      std::vector<float> row(scorer.size());
      scorer.score(std::span(&heard.back(), 1), row.data());
      want = plain_prediction(row, has, heard, {heard.back()}, target, p);
      ++lists;
      for (std::size_t k = 0; k < std::min<std::size_t>(3, want.best.size()); ++k) {
        ++recommended[static_cast<std::size_t>(want.best[k])];
      }
    }
    QCOMPARE(got.predictions[i].rank, want.rank);
    QCOMPARE(got.predictions[i].tied, want.tied);
  }
  QCOMPARE(got.recommended.size(), std::size_t{2});
  QCOMPARE(got.recommended[1].lists, lists);
  QCOMPARE(got.recommended[1].distinct, static_cast<std::uint64_t>(std::count_if(recommended.begin(), recommended.end(),
                                                                                 [](std::uint64_t n) { return n > 0; })));
}

}  // namespace

class EvaluateTest : public QObject {
  Q_OBJECT

 private slots:
  void every_protocol_equals_the_plain_one_data() {
    QTest::addColumn<bool>("cosine");
    QTest::addColumn<int>("switches");
    for (const bool cosine : {true, false}) {
      for (int switches = 0; switches < 64; ++switches) {
        QTest::addRow("%s %d", cosine ? "cosine" : "product", switches) << cosine << switches;
      }
    }
  }

  void every_protocol_equals_the_plain_one() {
    QFETCH(bool, cosine);
    QFETCH(int, switches);
    Protocol p;
    p.shifted_indices = (switches & 1) != 0;
    p.nan_drops_out = (switches & 2) != 0;
    p.ties_drop_out = (switches & 4) != 0;
    p.heard_candidates = (switches & 8) != 0;
    p.untrained_candidates = (switches & 16) != 0;
    p.unknown_stay = (switches & 32) != 0;
    const auto embedding = whole_numbers(61, 3, 7);
    const auto corpus = random_corpus(61, 60, static_cast<std::uint64_t>(switches));
    const neighbors::EmbeddingScorer scorer(embedding, cosine ? Scoring::resembles : Scoring::followed_by);
    compare_with_plain(corpus, scorer, p, 2);
    p.targets = Targets::last;
    p.sources = Sources::sessions;
    p.unknown = UnknownArtists::skip_sequence;
    compare_with_plain(corpus, scorer, p, 1);
  }

  void the_notebooks_code_gives_the_same_hits() {
    const auto embedding = whole_numbers(80, 4, 3);
    const auto corpus = random_corpus(80, 150, 4);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    Protocol p = as_in_2020();
    p.unknown_stay = false;
    const Evaluation got = evaluated(corpus, scorer, p);
    int hits = 0;
    for (const Prediction& prediction : got.predictions) {
      if (!scorer.known(prediction.query)) {
        QCOMPARE(prediction.rank, 0U);
        continue;
      }
      std::vector<float> similarities(80);
      scorer.score(std::span(&prediction.query, 1), similarities.data());
      for (std::size_t i = 0; i < 80; ++i) {
        if (!scorer.known(static_cast<Play>(i))) similarities[i] = std::numeric_limits<float>::quiet_NaN();
      }
      std::vector<float> nonzero;  // similarities[np.nonzero(similarities < similarities[id_])]
      for (const float s : similarities) {
        if (s < similarities[static_cast<std::size_t>(prediction.query)]) nonzero.push_back(s);
      }
      const auto id_in_nonzero = std::max_element(nonzero.begin(), nonzero.end()) - nonzero.begin();  // np.argmax: the first
      QCOMPARE(prediction.rank == 1, id_in_nonzero == prediction.target);
      hits += prediction.rank == 1 ? 1 : 0;
    }
    QVERIFY(hits > 0);
  }

  void a_vocabulary_of_many_strips_equals_the_plain_protocol() {
    const auto embedding = whole_numbers(1500, 3, 9);
    const auto corpus = random_corpus(1500, 60, 10);
    for (const auto scoring : {Scoring::resembles, Scoring::followed_by}) {
      const neighbors::EmbeddingScorer scorer(embedding, scoring);
      compare_with_plain(corpus, scorer, {}, 3);
      Protocol untrained;
      untrained.untrained_candidates = true;
      compare_with_plain(corpus, scorer, untrained, 2);
    }
  }

  // Scores that differ in the last bits only, and vectors of all lengths, among many that are told apart from far.
  void scores_too_close_to_tell_from_rounded_vectors_rank_as_they_are() {
    Random random(31);
    models::Embedding embedding{"test", vocabulary_of(2500), Matrix(2500, 40), {}};
    for (Eigen::Index i = 0; i < embedding.input.rows(); ++i) {
      const bool near = i % 3 == 2 && i > 3;
      for (Eigen::Index k = 0; k < 40; ++k) {
        const auto step = static_cast<float>(random.uniform() - 0.5);
        embedding.input(i, k) = near ? embedding.input(i - 3, k) * (1 + 1e-6F * step) : step;
      }
    }
    embedding.output = embedding.input.rowwise().reverse();
    for (Eigen::Index i = 0; i < embedding.output.rows(); ++i)
      embedding.output.row(i) *= std::pow(10.0F, static_cast<float>(i % 7) - 3);
    const auto corpus = random_corpus(2500, 80, 32);
    for (const auto scoring : {Scoring::resembles, Scoring::followed_by}) {
      const neighbors::EmbeddingScorer scorer(embedding, scoring);
      compare_with_plain(corpus, scorer, {}, 2);
    }
  }

  void other_scorers_equal_the_plain_protocol() {
    Random random(1);
    Matrix table(50, 50);
    for (Eigen::Index i = 0; i < table.size(); ++i) table.data()[i] = static_cast<float>(random.below(6));
    const auto corpus = random_corpus(50, 80, 2);
    compare_with_plain(corpus, TableScorer(table), {}, 2);
    compare_with_plain(corpus, TableScorer(table), as_in_2020(), 2);
    compare_with_plain(corpus, neighbors::PopularityScorer(*corpus.vocabulary), {}, 2);
  }

  void means_of_the_last_artists_rank_like_their_mean_vectors() {
    const auto embedding = real_numbers(40, 6, 5);
    const auto corpus = random_corpus(40, 60, 6);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    for (const unsigned history : {0U, 1U, 3U}) {
      for (const QueryFrom from : {QueryFrom::mean, QueryFrom::recency}) {
        Protocol p;
        p.query = from;
        p.history = history;
        p.recency = 0.6;
        const Evaluation got = evaluated(corpus, scorer, p);
        const auto walked = plain_walk(corpus, p);
        for (std::size_t i = 0; i < walked.size(); ++i) {
          const auto& [heard, target] = walked[i];
          const std::size_t first = history == 0 || history > heard.size() ? 0 : heard.size() - history;
          Eigen::VectorXd query = Eigen::VectorXd::Zero(6);
          for (std::size_t h = first; h < heard.size(); ++h) {
            const double weight = from == QueryFrom::mean ? 1 : std::pow(0.6, static_cast<double>(heard.size() - 1 - h));
            query += weight * embedding.input.row(heard[h]).cast<double>().normalized().transpose();
          }
          std::uint32_t rank = 1;
          const auto score = [&](Play a) { return embedding.input.row(a).cast<double>().normalized().dot(query); };
          for (Play a = 0; a < 40; ++a) {
            if (std::find(heard.begin(), heard.end(), a) == heard.end() && score(a) > score(target)) ++rank;
          }
          QCOMPARE(got.predictions[i].rank, rank);
        }
      }
    }
  }

  void a_mean_of_one_artist_is_that_artist() {
    const auto embedding = real_numbers(300, 20, 8);
    const auto corpus = random_corpus(300, 60, 9);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    Protocol p;
    const Evaluation last = evaluated(corpus, scorer, p);
    p.query = QueryFrom::recency;
    p.history = 1;
    const Evaluation one = evaluated(corpus, scorer, p);
    for (std::size_t i = 0; i < last.predictions.size(); ++i) QCOMPARE(one.predictions[i].rank, last.predictions[i].rank);
    QCOMPARE(one.mrr, last.mrr);
  }

  void recommenders_without_vectors_see_the_history_that_the_protocol_gives() {
    const auto corpus = corpus_of(12, {{2, 4, 3, 5}, {8, 9}});
    const IndexRanker ranker(12);
    Progress progress;
    Protocol p;
    const auto ranks = [&] {
      std::vector<std::uint32_t> list;
      for (const auto& prediction : evaluate(corpus, all_of(corpus), ranker, p, {}, progress).predictions) {
        list.push_back(prediction.rank);
      }
      return list;
    };
    // After 2: 1, 3, 0, 4. After 4 without 2: 3. After 3: 5 is never recommended. After 8: 7, 9.
    QCOMPARE(ranks(), (std::vector<std::uint32_t>{4, 1, 0, 2}));
    p.query = QueryFrom::mean;
    p.history = 0;
    QCOMPARE(ranks(), (std::vector<std::uint32_t>{4, 1, 0, 2}));  // the mean of 2 and 4 is 3
    const auto explained = explain(corpus, 0, ranker, p, 3, progress);
    QCOMPARE(explained.size(), std::size_t{3});
    QCOMPARE(explained[1].best[0].artist, 3);
    QCOMPARE(explained[2].prediction.rank, 0U);
  }

  void measures_are_what_their_formulas_say() {
    QCOMPARE(worth(Measure::hit_rate, 3, 3), 1.0);
    QCOMPARE(worth(Measure::hit_rate, 3, 4), 0.0);
    QCOMPARE(worth(Measure::recall, 3, 2), 1.0);
    QCOMPARE(worth(Measure::map, 3, 2), 0.5);
    QCOMPARE(worth(Measure::map, 3, 4), 0.0);
    QCOMPARE(worth(Measure::mrr, 3, 4), 0.25);
    QCOMPARE(worth(Measure::ndcg, 10, 1), 1.0);
    QCOMPARE(worth(Measure::ndcg, 10, 3), 0.5);
    QCOMPARE(worth(Measure::ndcg, 0, 7), 1.0 / 3);
    for (const Measure measure : all_measures) QCOMPARE(worth(measure, 0, 0), 0.0);
  }

  void macro_weighs_sequences_and_micro_predictions() {
    // Popularity recommends 0, 1, 2, …: without what was heard.
    const auto corpus = corpus_of(6, {{0, 1, 2}, {5, 3}});
    const Evaluation got = evaluated(corpus, neighbors::PopularityScorer(*corpus.vocabulary), {}, {.ks = {2, 1, 2}});
    QCOMPARE(got.ks, (std::vector<unsigned>{1, 2}));
    QCOMPARE(got.predictions[0].rank, 1U);
    QCOMPARE(got.predictions[1].rank, 1U);
    QCOMPARE(got.predictions[2].rank, 4U);
    QCOMPARE(got.means[0].hit_rate, 0.5);
    QCOMPARE(got.means[0].hit_rate_micro, 2.0 / 3);
    QCOMPARE(got.mrr, (1.0 + 0.25) / 2);
    QCOMPARE(got.mrr_micro, (1.0 + 1.0 + 0.25) / 3);
    QCOMPARE(got.ndcg, (1 + 1 / std::log2(5.0)) / 2);
    // 5, 4 and 5 artists could be recommended.
    QCOMPARE(got.means[0].random_hit_rate, (0.2 + 0.25 + 0.2) / 3);
    QCOMPARE(mean_of(got, Measure::hit_rate, 4).macro, 1.0);
    QCOMPARE(per_sequence(got, Measure::map, 2), (std::vector<double>{1, 0}));
    QCOMPARE(per_prediction(got, Measure::map, 4), (std::vector<double>{1, 1, 0.25}));
    QCOMPARE(users_of(got), (std::vector<std::int64_t>{0, 1}));
  }

  void bands_hold_what_they_say() {
    // Plays 4, 3, 2, 1: half of them are artist 0's and part of 1's, 0.8 of them end in 2.
    const auto corpus = corpus_of(4, {{0, 1}, {1, 2, 3}, {3, 0, 1, 2}});
    const Evaluation got = evaluated(corpus, neighbors::PopularityScorer(*corpus.vocabulary), {}, {.ks = {1}});
    QCOMPARE(got.by_popularity.size(), std::size_t{3});
    QCOMPARE(got.by_popularity[0].artists, std::uint64_t{2});
    QCOMPARE(got.by_popularity[1].artists, std::uint64_t{1});
    QCOMPARE(got.by_popularity[2].low, std::uint64_t{3});
    QCOMPARE(got.by_popularity[0].predictions, std::uint64_t{3});
    QCOMPARE(got.by_popularity[0].hit_rate[0], 1.0);
    QCOMPARE(got.by_popularity[1].predictions, std::uint64_t{2});
    QCOMPARE(got.by_popularity[1].hit_rate[0], 0.5);  // after 1 comes 0 first, after 3, 0, 1 only 2 is left
    QCOMPARE(got.by_popularity[2].sequences, std::uint64_t{1});
    QCOMPARE(got.targets_mean_plays, (3.0 + 2 + 1 + 4 + 3 + 2) / 6);
    QCOMPARE(got.by_length.size(), std::size_t{2});
    QCOMPARE(got.by_length[1].low, std::uint64_t{3});
    QCOMPARE(got.by_length[1].high, std::uint64_t{4});
    QCOMPARE(got.by_length[1].sequences, std::uint64_t{2});
    QCOMPARE(got.by_length[1].predictions, std::uint64_t{5});
  }

  void what_is_recommended_is_counted_list_by_list() {
    const auto corpus = corpus_of(4, {{0, 1}, {0, 2}, {3, 0}});
    const Evaluation got = evaluated(corpus, neighbors::PopularityScorer(*corpus.vocabulary), {}, {.ks = {1, 50}, .lists = 10});
    QCOMPARE(got.recommended.size(), std::size_t{1});  // 50 is more than the lists' 10
    const Recommended& r = got.recommended[0];
    QCOMPARE(r.lists, std::uint64_t{3});
    QCOMPARE(r.distinct, std::uint64_t{2});  // 1 twice, 0 once
    QCOMPARE(r.coverage, 0.5);
    QCOMPARE(r.mean_plays, (3.0 + 3 + 4) / 3);
    QVERIFY(std::abs(r.novelty - (2 * -std::log2(0.3) - std::log2(0.4)) / 3) < 1e-12);
    // Of 0, 0, 1, 2: mean absolute difference over all 16 pairs / (2 · mean).
    const std::array<double, 4> held{0, 0, 1, 2};
    double difference = 0;
    for (const double a : held) {
      for (const double b : held) difference += std::abs(a - b) / 16;
    }
    QCOMPARE(r.gini, difference / (2 * 0.75));
  }

  void cosines_within_sequences_leave_the_diagonal_out() {
    auto embedding = whole_numbers(4, 2, 1);
    embedding.input << 1, 0, 0, 2, 1, 1, 0, 0;
    const auto corpus = corpus_of(4, {{0, 1, 2, 0}, {2, 3}, {0, 2}});
    Protocol p;
    p.untrained_candidates = true;
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    Evaluation got = evaluated(corpus, scorer, p);
    const double r = std::sqrt(0.5);
    QVERIFY(std::abs(got.sequences[0].cosine - (0 + r + r) / 3) < 1e-12);
    QVERIFY(std::isnan(got.sequences[1].cosine));
    QVERIFY(std::abs(got.in_sequence_cosine - (2 * r / 3 + r) / 2) < 1e-12);
    p.frobenius = true;
    got = evaluated(corpus, scorer, p);
    // Rows (1,0), (0,2), (1,1), (1,0) by unit columns: 1+0+½+1, 0+4+2+0, 1+1+2+1, 1+0+½+1.
    QVERIFY(std::abs(got.sequences[0].cosine - std::sqrt(2.5 + 6 + 5 + 2.5)) < 1e-12);
    QVERIFY(std::isnan(got.sequences[1].cosine));
  }

  void a_sequence_is_explained_as_it_was_evaluated() {
    const auto embedding = whole_numbers(61, 3, 7);
    const auto corpus = random_corpus(61, 40, 12);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    for (Protocol p : {corrected(), as_in_2020()}) {
      const Evaluation whole = evaluated(corpus, scorer, p);
      for (const EvaluatedSequence& s : whole.sequences) {
        Progress progress;
        const auto explained = explain(corpus, s.sequence, scorer, p, 5, progress);
        QCOMPARE(explained.size(), std::size_t{s.predictions});
        for (std::uint32_t i = 0; i < s.predictions; ++i) {
          const Prediction& want = whole.predictions[s.first + i];
          const ExplainedPrediction& got = explained[i];
          QCOMPARE(got.prediction.query, want.query);
          QCOMPARE(got.prediction.target, want.target);
          QCOMPARE(got.prediction.rank, want.rank);
          QCOMPARE(got.best.empty(), !got.query_known);
          if (want.rank > 0 && want.rank <= 5) QCOMPARE(got.best[want.rank - 1].artist, want.target);
        }
      }
    }
    Progress progress;
    QVERIFY(explain(corpus_of(61, {{4}}), 0, scorer, {}, 5, progress).empty());
  }

  void what_is_left_out_is_counted() {
    const auto corpus = corpus_of(9, {{0, 1}, {unknown, 2, unknown, 3}, {4, 4}, {5, 6}, {7, unknown}});
    auto embedding = real_numbers(9, 3, 1);
    embedding.input.row(5).setZero();
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    const Evaluation got = evaluated(corpus, scorer, {});
    QCOMPARE(got.counts.predictions, std::uint64_t{3});
    QCOMPARE(got.counts.sequences_too_short, std::uint64_t{2});
    QCOMPARE(got.counts.plays, std::uint64_t{12});
    QCOMPARE(got.counts.unknown_plays, std::uint64_t{3});
    QCOMPARE(got.counts.unknown_targets, std::uint64_t{2});
    QCOMPARE(got.counts.unknown_share, 0.4);
    QCOMPARE(got.counts.queries_without_vector, std::uint64_t{1});
    QCOMPARE(got.counts.candidates, std::uint64_t{8});
    QCOMPARE(got.counts.distinct_queries, std::uint64_t{2});
    Protocol p;
    p.short_unreported = true;
    p.unknown = UnknownArtists::skip_sequence;
    const Evaluation other = evaluated(corpus, scorer, p);
    QCOMPARE(other.counts.sequences_too_short, std::uint64_t{0});
    QCOMPARE(other.counts.sequences_skipped, std::uint64_t{2});
    p.sources = Sources::sessions;
    QCOMPARE(evaluated(corpus, scorer, p).counts.sequences_of_others, std::uint64_t{3});
  }

  void threads_do_not_change_anything() {
    const auto embedding = real_numbers(700, 16, 2);
    const auto corpus = random_corpus(700, 200, 3);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    const Evaluation one = evaluated(corpus, scorer, {}, {.threads = 1});
    const Evaluation many = evaluated(corpus, scorer, {}, {.threads = 5});
    QCOMPARE(per_prediction(many, Measure::mrr, 0), per_prediction(one, Measure::mrr, 0));
    QCOMPARE(many.recommended[1].gini, one.recommended[1].gini);
    QCOMPARE(many.in_sequence_cosine, one.in_sequence_cosine);
  }

  void one_sequence_is_enough() {
    const auto corpus = corpus_of(3, {{2, 0}});
    const Evaluation got = evaluated(corpus, neighbors::PopularityScorer(*corpus.vocabulary), {});
    QCOMPARE(got.means[0].hit_rate, 1.0);
    QCOMPARE(got.predictions.size(), std::size_t{1});
  }

  void when_all_tie_the_lower_index_wins() {
    auto embedding = real_numbers(300, 4, 1);
    embedding.input.rowwise() = embedding.input.row(0).eval();
    const auto corpus = corpus_of(300, {{7, 0, 299, 100}});
    const Evaluation got = evaluated(corpus, neighbors::EmbeddingScorer(embedding, Scoring::resembles), {});
    QCOMPARE(got.predictions[0].rank, 1U);
    QCOMPARE(got.predictions[1].rank, 298U);  // after 0 and 7
    QCOMPARE(got.predictions[2].rank, 99U);
    QCOMPARE(got.predictions[0].tied, 298U);
    QCOMPARE(got.counts.tied_targets, std::uint64_t{3});
  }

  void identical_models_get_identical_figures() {
    const auto embedding = real_numbers(100, 8, 4);
    models::Embedding twin = embedding;
    twin.model = "twin";
    const auto corpus = random_corpus(100, 50, 5);
    const Evaluation a = evaluated(corpus, neighbors::EmbeddingScorer(embedding, Scoring::resembles), {});
    const Evaluation b = evaluated(corpus, neighbors::EmbeddingScorer(twin, Scoring::resembles), {});
    QCOMPARE(per_sequence(a, Measure::mrr, 0), per_sequence(b, Measure::mrr, 0));
  }

  void vectors_that_are_not_numbers_are_an_error_that_names_the_artist() {
    auto embedding = real_numbers(20, 4, 4);
    embedding.input(7, 2) = std::numeric_limits<float>::quiet_NaN();
    embedding.input(9, 0) = infinity;
    const auto corpus = corpus_of(20, {{0, 1}});
    try {
      (void)evaluated(corpus, neighbors::EmbeddingScorer(embedding, Scoring::resembles), {});
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(QString(error.what()).contains("artist 7"));
      QVERIFY(QString(error.what()).contains("of 2 artists"));
    }
  }

  void vectors_of_zeros_miss() {
    auto embedding = real_numbers(20, 4, 4);
    embedding.input.setZero();
    const auto corpus = corpus_of(20, {{0, 1, 2}});
    const Evaluation got = evaluated(corpus, neighbors::EmbeddingScorer(embedding, Scoring::resembles), {});
    QCOMPARE(got.mrr, 0.0);
    QCOMPARE(got.counts.queries_without_vector, std::uint64_t{2});
    QCOMPARE(got.counts.candidates, std::uint64_t{0});
    QCOMPARE(got.recommended[0].lists, std::uint64_t{0});
  }

  void k_beyond_the_vocabulary_finds_everybody() {
    const auto embedding = real_numbers(20, 4, 4);
    const auto corpus = corpus_of(20, {{0, 1, 2}});
    const Evaluation got =
        evaluated(corpus, neighbors::EmbeddingScorer(embedding, Scoring::resembles), {}, {.ks = {1000}, .lists = 1000});
    QCOMPARE(got.means[0].hit_rate, 1.0);
    QCOMPARE(got.means[0].random_hit_rate, 1.0);
    QCOMPARE(got.recommended[0].distinct, std::uint64_t{19});  // all but 0, which both had heard
  }

  void nothing_to_ask_for_is_an_error() {
    const auto embedding = real_numbers(5, 2, 1);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus_of(5, {}), scorer, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus_of(5, {{1}, {2, 2}}), scorer, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus_of(5, {{1, 2}}), scorer, {}, {.ks = {}}), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus_of(5, {{1, 2}}), scorer, {}, {.ks = {0, 1}}), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus_of(6, {{1, 2}}), scorer, {}), Error);
  }

  void only_the_chosen_sequences_count() {
    const auto corpus = random_corpus(50, 30, 4);
    const auto embedding = real_numbers(50, 4, 1);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    const Evaluation all = evaluated(corpus, scorer, {});
    const std::uint32_t chosen = all.sequences[3].sequence;
    Progress progress;
    const Evaluation one = evaluate(corpus, std::span(&chosen, 1), scorer, {}, {}, progress);
    QCOMPARE(one.sequences.size(), std::size_t{1});
    QCOMPARE(one.predictions.size(), std::size_t{all.sequences[3].predictions});
    for (std::size_t i = 0; i < one.predictions.size(); ++i) {
      QCOMPARE(one.predictions[i].rank, all.predictions[all.sequences[3].first + i].rank);
    }
  }

  void cancelled_evaluation_throws() {
    const auto embedding = real_numbers(5, 2, 1);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    const auto corpus = corpus_of(5, {{1, 2}});
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)evaluate(corpus, all_of(corpus), scorer, {}, {}, progress), Cancelled);
  }

  void approximate_search_says_what_it_misses() {
    const auto embedding = real_numbers(800, 10, 2);
    const auto corpus = random_corpus(800, 150, 3);
    const neighbors::EmbeddingScorer scorer(embedding, Scoring::resembles);
    const Evaluation exact = evaluated(corpus, scorer, {}, {.ks = {10, 50}});
    const Evaluation got = evaluated(corpus, scorer, {}, {.ks = {10, 50}, .approximate = true});
    QCOMPARE(exact.approximate_recall, 1.0);
    QCOMPARE(exact.approximate_k, 0U);
    QCOMPARE(got.approximate_k, 50U);
    QVERIFY(got.approximate_recall > 0.9);
    std::size_t same = 0;
    std::size_t near = 0;
    for (std::size_t i = 0; i < got.predictions.size(); ++i) {
      QVERIFY(got.predictions[i].rank <= 50);
      if (exact.predictions[i].rank > 50) continue;
      ++near;
      same += got.predictions[i].rank == exact.predictions[i].rank ? 1U : 0U;
    }
    QVERIFY(near > 20 && 10 * same > 8 * near);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus, scorer, as_in_2020(), {.approximate = true}), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluated(corpus, neighbors::PopularityScorer(*corpus.vocabulary), {}, {.approximate = true}),
                             Error);
  }
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
