// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/evaluation/tags.h"

using namespace segue;
using namespace segue::evaluation;

namespace {

// Artists 0 … 2 lie together and are rock; 3 … 5 lie together and are jazz three times, rock four times; 6, with them, has no
// tag.
struct Fixture {
  std::shared_ptr<data::Vocabulary> vocabulary = std::make_shared<data::Vocabulary>();
  models::Embedding embedding{"test", vocabulary, models::Matrix(7, 2), {}};
  data::Tags tags;
  Progress progress;

  Fixture() {
    tags.names = {"rock", "jazz"};
    for (int i = 0; i < 7; ++i) {
      vocabulary->names.push_back("artist " + std::to_string(i));
      vocabulary->catalogue.push_back(i);
      const float step = 0.1F * static_cast<float>(i);
      if (i < 3) {
        embedding.input.row(i) << 1.0F, step;
        tags.of_artist.values.push_back(0);
        tags.counts.push_back(5);
      } else {
        embedding.input.row(i) << step, 9.0F;
      }
      if (i >= 3 && i < 6) {
        tags.of_artist.values.push_back(0);
        tags.of_artist.values.push_back(1);
        tags.counts.push_back(4);
        tags.counts.push_back(3);
      }
      tags.of_artist.offsets.push_back(tags.of_artist.values.size());
    }
  }
  TagCoherence coherence(unsigned k) {
    TagCoherenceOptions options;
    options.k = k;
    const neighbors::EmbeddingScorer scorer(embedding, models::Scoring::resembles);
    return tag_coherence(scorer, *vocabulary, tags, options, progress);
  }
};

}  // namespace

class TagsTest : public QObject {
  Q_OBJECT

 private slots:
  void neighbours_of_one_kind_cohere_fully() {
    Fixture f;
    const TagCoherence got = f.coherence(2);
    QCOMPARE(got.artists, std::uint64_t{6});
    QVERIFY(std::abs(got.neighbors - 1.0) < 1e-12);                   // artist 6, without tags, is passed over
    QVERIFY(got.random >= 0.8 - 1e-12 && got.random <= 1.0 + 1e-12);  // rock and jazz-rock have the cosine 4 / 5
  }

  void everybody_as_a_neighbour_gives_the_mean_of_all_pairs() {
    Fixture f;
    const TagCoherence got = f.coherence(6);
    QVERIFY(std::abs(got.neighbors - (2 * 1.0 + 3 * 0.8) / 5) < 1e-12);
  }

  void without_tags_there_is_nothing_to_say() {
    Fixture f;
    f.tags = {};
    QCOMPARE(f.coherence(2).artists, std::uint64_t{0});
    Fixture of_a_run;
    of_a_run.vocabulary->catalogue.clear();
    QCOMPARE(of_a_run.coherence(2).artists, std::uint64_t{0});
  }
};

QTEST_GUILESS_MAIN(TagsTest)
#include "tags_test.moc"
