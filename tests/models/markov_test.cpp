// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <filesystem>
#include <vector>

#include "core/models/item_knn.h"
#include "core/models/markov.h"
#include "core/models/popularity.h"
#include "core/readers/csv_set.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

std::vector<float> scores(const Ranker& ranker, const std::vector<data::ArtistIndex>& history) {
  std::vector<float> out(ranker.vocabulary->size(), -1.0F);
  ranker.score(history, out);
  return out;
}

struct Figures {
  double hit_1 = 0, hit_10 = 0, mrr = 0;
};

/// The corrected protocol, written down once more: the next new artist of each held-out sequence from the last one, all not heard
/// are candidates, ties by index, means of sequences' means.
Figures figures(const data::PreparedCorpus& prepared, const Ranker& ranker) {
  Figures sum;
  double sequences = 0;
  std::vector<float> row(ranker.vocabulary->size());
  for (const std::uint32_t s : prepared.split.test) {
    std::vector<data::ArtistIndex> heard;
    Figures own;
    double steps = 0;
    for (const data::ArtistIndex artist : prepared.corpus->sequences[s]) {
      if (artist == data::unknown_artist || std::find(heard.begin(), heard.end(), artist) != heard.end()) continue;
      if (!heard.empty()) {
        ranker.score(std::span(heard).last(1), row);
        const auto target = static_cast<std::size_t>(artist);
        int rank = 1;
        for (std::size_t i = 0; i < row.size(); ++i) {
          if (row[i] < row[target] || (row[i] == row[target] && i >= target)) continue;
          if (std::find(heard.begin(), heard.end(), static_cast<data::ArtistIndex>(i)) == heard.end()) ++rank;
        }
        own.hit_1 += rank <= 1;
        own.hit_10 += rank <= 10;
        own.mrr += 1.0 / rank;
        ++steps;
      }
      heard.push_back(artist);
    }
    if (steps == 0) continue;
    sum.hit_1 += own.hit_1 / steps;
    sum.hit_10 += own.hit_10 / steps;
    sum.mrr += own.mrr / steps;
    ++sequences;
  }
  return {sum.hit_1 / sequences, sum.hit_10 / sequences, sum.mrr / sequences};
}

}  // namespace

class MarkovTest : public QObject {
  Q_OBJECT
 private slots:
  void popularity_is_plays() {
    const ToyCorpus toy = toy_corpus(4, {{0, 1, 0}, {2, 0}});
    Progress progress;
    const auto ranker = train_popularity(toy.input(), {}, progress);
    QCOMPARE(scores(*ranker, {1}), (std::vector<float>{3, 1, 1, 0}));
    QCOMPARE(ranker->model, std::string("popularity"));
  }

  void successors_are_counted_and_plays_break_ties() {
    // 0→1 twice, 0→2 and 0→3 once; 3→3 does not count. Plays: 0: 4, 1: 2, 2: 2, 3: 3.
    const ToyCorpus toy = toy_corpus(5, {{0, 1, 0, 2}, {0, 1}, {2, 0, 3, 3, 3}});
    Progress progress;
    const auto plain = train_markov(toy.input(), {false}, progress);
    QCOMPARE(scores(*plain, {0}), (std::vector<float>{0, 2, 1, 1, 0}));
    QCOMPARE(scores(*plain, {4, 0}), scores(*plain, {0}));
    QCOMPARE(scores(*plain, {3}), (std::vector<float>{0, 0, 0, 0, 0}));
    const auto backed = train_markov(toy.input(), {true}, progress);
    const std::vector<float> s = scores(*backed, {0});
    QVERIFY(s[1] > s[3] && s[3] > s[2] && s[2] > s[0] && s[0] > s[4]);
    const std::vector<float> unknown = scores(*backed, {3});
    QVERIFY(unknown[0] > unknown[3] && unknown[3] > unknown[1] && unknown[1] == unknown[2] && unknown[2] > unknown[4]);
  }

  void one_artist_is_near_nobody() {
    const ToyCorpus toy = toy_corpus(1, {{0, 0}, {0}});
    Progress progress;
    QCOMPARE(scores(*train_popularity(toy.input(), {}, progress), {0}), (std::vector<float>{3}));
    QVERIFY_EXCEPTION_THROWN((void)train_markov(toy.input(), {}, progress), Error);
    const std::vector<float> alone = scores(*train_item_knn(toy.input(), {}, progress), {0});
    QVERIFY(alone.size() == 1 && std::isfinite(alone[0]));
  }

  void chains_without_a_step_are_errors_and_cancel_is_heard() {
    Progress progress;
    QVERIFY_EXCEPTION_THROWN((void)train_markov(toy_corpus(2, {{0}, {1, 1}}).input(), {}, progress), Error);
    progress.cancel();
    const ToyCorpus toy = toy_corpus(2, {{0, 1}});
    QVERIFY_EXCEPTION_THROWN((void)train_markov(toy.input(), {}, progress), Cancelled);
    QVERIFY_EXCEPTION_THROWN((void)train_item_knn(toy.input(), {}, progress), Cancelled);
    QVERIFY_EXCEPTION_THROWN((void)train_popularity(toy.input(), {}, progress), Cancelled);
  }

  void similarity_is_the_cosine_of_common_sequences() {
    // In sequences: 0: {0, 1, 2}, 1: {0, 1}, 2: {0, 2}; an artist that occurs twice in one counts once.
    const ToyCorpus toy = toy_corpus(4, {{0, 1, 2, 1}, {0, 1}, {2, 0}});
    Progress progress;
    ItemKnnOptions options;
    const auto all = train_item_knn(toy.input(), options, progress);
    const auto close = [](float a, double b) { return std::abs(static_cast<double>(a) - b) < 1e-6; };
    std::vector<float> s = scores(*all, {0});
    QVERIFY(close(s[0], 0) && close(s[1], 2 / std::sqrt(6)) && close(s[2], 2 / std::sqrt(6)) && close(s[3], 0));
    s = scores(*all, {0, 2});
    QVERIFY(close(s[1], 2 / std::sqrt(6) + 0.5) && close(s[0], 2 / std::sqrt(6)));
    options.shrinkage = 3;
    QVERIFY(close(scores(*train_item_knn(toy.input(), options, progress), {0})[1], 2 / (std::sqrt(6) + 3)));
    options.shrinkage = 0;
    options.neighbors = 1;  // of the equally similar ones the first
    QVERIFY(scores(*train_item_knn(toy.input(), options, progress), {0})[2] == 0);
    options.shrinkage = -1;
    QVERIFY_EXCEPTION_THROWN((void)train_item_knn(toy.input(), options, progress), Error);
  }

  void threads_do_not_change_similarities() {
    const ToyCorpus toy = two_scenes(30, 300);
    Progress progress;
    const auto one = train_item_knn(toy.input(), {20, 1, 1}, progress);
    const auto three = train_item_knn(toy.input(), {20, 1, 3}, progress);
    for (data::ArtistIndex a = 0; a < 60; ++a) QCOMPARE(scores(*one, {a}), scores(*three, {a}));
  }

  void radio_playlists_give_the_figures_of_numpy() {
    const std::filesystem::path folder = std::filesystem::path(SEGUE_SHARED_DATA) / "yes_big";
    if (!std::filesystem::exists(folder)) QSKIP("the radio playlists are not there");
    Progress progress;
    const data::Dataset dataset = data::read_csv_set(data::find_csv_set(folder), {}, progress);
    const data::PreparedCorpus prepared = data::prepare_corpus(dataset, {}, {}, progress);
    const TrainingInput input{*prepared.corpus, prepared.split.train};
    const auto near = [](const char* name, const Figures& f, double hit_1, double hit_10, double mrr) {
      qInfo("%s: hit@1 %.4f, hit@10 %.4f, MRR %.4f", name, f.hit_1, f.hit_10, f.mrr);
      return std::abs(f.hit_1 - hit_1) < 0.015 && std::abs(f.hit_10 - hit_10) < 0.02 && std::abs(f.mrr - mrr) < 0.015;
    };
    // By `bench/quality_search.py levels`, in NumPy, over another draw of the held-out sequences.
    QVERIFY(near("Markov", figures(prepared, *train_markov(input, {}, progress)), 0.1000, 0.2489, 0.1513));
    QVERIFY(near("item kNN", figures(prepared, *train_item_knn(input, {}, progress)), 0.0581, 0.2054, 0.1120));
    QVERIFY(near("popularity", figures(prepared, *train_popularity(input, {}, progress)), 0.0048, 0.0328, 0.0176));
  }
};

QTEST_GUILESS_MAIN(MarkovTest)
#include "markov_test.moc"
