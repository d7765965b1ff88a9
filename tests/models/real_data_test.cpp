// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/evaluate.h"
#include "core/models/item2vec.h"
#include "core/neighbors/neighbors.h"
#include "core/readers/csv_set.h"

using namespace segue;

/// The whole path on radio playlists of 2010: what is learnt must be about music.
class RealDataTest : public QObject {
  Q_OBJECT

  data::Dataset dataset_;
  data::PreparedCorpus prepared_;
  models::Embedding embedding_;

  /// The most used tags of a vocabulary artist.
  std::set<std::int32_t> tags_of(std::int32_t artist) const {
    const auto catalogue = static_cast<std::size_t>(prepared_.corpus->vocabulary->catalogue[static_cast<std::size_t>(artist)]);
    const auto tags = dataset_.tags.of_artist[catalogue];
    return {tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(tags.size(), 8))};
  }
  /// Share of all their tags that two artists have in common (Jaccard).
  double common_tags(std::int32_t a, std::int32_t b) const {
    const auto tags_a = tags_of(a);
    const auto tags_b = tags_of(b);
    std::size_t both = 0;
    for (const std::int32_t tag : tags_a) both += tags_b.count(tag);
    const std::size_t either = tags_a.size() + tags_b.size() - both;
    return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
  }
  evaluation::Evaluation evaluated(const neighbors::Scorer& scorer) const {
    Progress progress;
    evaluation::EvaluationOptions options;
    options.ks = {10};
    return evaluation::evaluate(*prepared_.corpus, prepared_.split.test, scorer, evaluation::corrected(), options, progress);
  }

 private slots:
  void initTestCase() {
    const std::filesystem::path folder = std::filesystem::path(SEGUE_SHARED_DATA) / "yes_small";
    if (!std::filesystem::exists(folder)) QSKIP("the radio playlists are not there");
    Progress progress;
    dataset_ = data::read_csv_set(data::find_csv_set(folder), {}, progress);
    prepared_ = data::prepare_corpus(dataset_, {}, {}, progress);
    models::Item2VecOptions options;
    options.epochs = 5;
    options.dim = 64;
    options.threads = 1;
    embedding_ = models::train_item2vec({*prepared_.corpus, prepared_.split.train}, options, {}, progress);
  }

  void next_artists_are_found_far_above_popularity_and_chance() {
    const auto popularity = evaluated(neighbors::PopularityScorer(*prepared_.corpus->vocabulary));
    for (const auto scoring : {models::Scoring::resembles, models::Scoring::followed_by}) {
      const auto result = evaluated(neighbors::EmbeddingScorer(embedding_, scoring));
      const double level = popularity.means[0].hit_rate;
      const double chance = result.means[0].random_hit_rate;
      const QString figures = QString("%1: %2, popularity %3, chance %4")
                                  .arg(models::scoring_name(scoring))
                                  .arg(result.means[0].hit_rate)
                                  .arg(level)
                                  .arg(chance);
      Progress progress;
      const auto hits = evaluation::per_sequence(result, evaluation::Measure::hit_rate, 10);
      const double low = evaluation::mean_interval(hits, evaluation::users_of(result), {}, {.bootstrap = 0}, progress).t.low;
      qInfo("%s", qPrintable(figures));
      const double times = scoring == models::Scoring::followed_by ? 3 : 1.3;  // what resembles need not come next
      QVERIFY2(low > times * level, qPrintable(figures));
      QVERIFY2(low > 10 * chance, qPrintable(figures));
    }
  }

  void neighbours_of_well_known_artists_share_their_tags() {
    const auto& names = prepared_.corpus->vocabulary->names;
    double near = 0;
    double any = 0;
    Random random(1);
    for (const char* name : {"Metallica", "Taylor Swift", "Eminem", "Nirvana", "Brad Paisley", "Usher"}) {
      const auto found = std::find(names.begin(), names.end(), name);
      QVERIFY2(found != names.end(), name);
      const std::vector<std::int32_t> query{static_cast<std::int32_t>(found - names.begin())};
      Progress progress;
      const auto neighbors = neighbors::nearest(embedding_, query, {}, progress).front();
      QCOMPARE(neighbors.size(), std::size_t{10});
      for (const auto& neighbor : neighbors) near += common_tags(query[0], neighbor.artist) / 60;
      for (int i = 0; i < 1000; ++i) any += common_tags(query[0], static_cast<std::int32_t>(random.below(names.size()))) / 6000;
    }
    const QString figures = QString("%1 in common with neighbours, %2 with any artist").arg(near).arg(any);
    qInfo("%s", qPrintable(figures));
    QVERIFY2(near > 2 * any, qPrintable(figures));
  }
};

QTEST_GUILESS_MAIN(RealDataTest)
#include "real_data_test.moc"
