// SPDX-License-Identifier: GPL-3.0-or-later
// Neighbours and rankings on simulated devices, and by scores that are as far off as they may be: always the CPU's results.
#include "core/device/searches.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "core/base/random.h"
#include "core/evaluation/evaluate.h"
#include "tests/evaluation/vocabulary_of.h"
#include "tests/simulator/simulated_runtime.h"

using namespace segue;
using Where = device::Choice;
using device::Gpus;
using device::Searches;
using models::Matrix;
using models::Scoring;
using simulator::DeviceSettings;
using simulator::SimulatedRuntime;
using Lists = std::vector<std::vector<neighbors::Neighbor>>;

namespace {

Gpus gpus(const DeviceSettings& settings = {}) {
  Gpus all;
  all.known.list.push_back({0, "simulated", 9, 0, 2, settings.memory});
  all.open = [settings](int) { return std::make_unique<SimulatedRuntime>(settings); };
  return all;
}
Gpus no_gpu() { return {{{}, gpu::Unavailable::no_driver, "no NVIDIA driver was found"}, {}}; }
const Where by_hand{Where::Kind::gpu, 0};

enum class Kind { whole, real, twins };

/// Whole numbers tie all the time; twins differ in their last bits; a few artists have no vector.
Matrix matrix(Kind kind, Eigen::Index rows, Eigen::Index dim, std::uint64_t seed) {
  Random random(seed);
  Matrix m(rows, dim);
  for (Eigen::Index i = 0; i < rows; ++i) {
    for (Eigen::Index d = 0; d < dim; ++d) {
      const auto real = static_cast<float>(random.uniform() - 0.5);
      m(i, d) = kind == Kind::whole ? static_cast<float>(random.below(5)) - 2.0F : real;
      if (kind == Kind::twins && i % 8 != 0) m(i, d) = std::nextafter(m(i - 1, d), random.below(3) == 0 ? 2.0F : -2.0F);
    }
    if (i % 17 == 3) m.row(i).setZero();
  }
  return m;
}

models::Embedding embedding(Kind kind, Eigen::Index rows, Eigen::Index dim) {
  return {"test", vocabulary_of(static_cast<std::size_t>(rows)), matrix(kind, rows, dim, 1), matrix(kind, rows, dim, 2)};
}

Lists nearest(const models::Embedding& e, Scoring scoring, std::size_t k, const std::vector<std::int32_t>& queries,
              neighbors::Coprocessor* coprocessor) {
  Progress progress;
  return neighbors::nearest(e, queries, {scoring, k, 2}, progress, coprocessor);
}

bool identical(const Lists& a, const Lists& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const neighbors::Neighbor& p, const neighbors::Neighbor& q) {
      return p.artist == q.artist && p.score == q.score;
    });
  });
}

std::vector<std::int32_t> everyone(const models::Embedding& e) {
  std::vector<std::int32_t> all(e.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

data::Corpus corpus_of(const models::Embedding& e, std::size_t sequences, std::uint64_t seed) {
  Random random(seed);
  data::Corpus corpus;
  corpus.vocabulary = e.vocabulary;
  for (std::size_t s = 0; s < sequences; ++s) {
    for (std::uint64_t i = 0, n = 2 + random.below(9); i < n; ++i) {
      corpus.sequences.values.push_back(static_cast<std::int32_t>(random.below(e.size())));
    }
    corpus.sequences.offsets.push_back(corpus.sequences.values.size());
    corpus.sources.push_back(data::Source::playlist);
    corpus.users.push_back(0);
    corpus.rows.push_back(static_cast<std::uint32_t>(s));
  }
  return corpus;
}

evaluation::Evaluation evaluated(const data::Corpus& corpus, const models::Embedding& e, Scoring scoring,
                                 const evaluation::Protocol& protocol, neighbors::Coprocessor* coprocessor) {
  std::vector<std::uint32_t> sequences(corpus.size());
  std::iota(sequences.begin(), sequences.end(), 0U);
  Progress progress;
  const neighbors::EmbeddingScorer scorer(e, scoring, 2, coprocessor);
  return evaluation::evaluate(corpus, sequences, scorer, protocol, {.ks = {1, 10}, .lists = 10, .threads = 2}, progress);
}

void compare(const evaluation::Evaluation& found, const evaluation::Evaluation& wanted) {
  QCOMPARE(found.predictions.size(), wanted.predictions.size());
  std::uint64_t tied = 0;
  for (std::size_t i = 0; i < wanted.predictions.size(); ++i) {
    QCOMPARE(found.predictions[i].rank, wanted.predictions[i].rank);
    QCOMPARE(found.predictions[i].tied, wanted.predictions[i].tied);
    tied += wanted.predictions[i].tied;
  }
  QCOMPARE(found.recommended.size(), wanted.recommended.size());
  for (std::size_t i = 0; i < wanted.recommended.size(); ++i) {
    QCOMPARE(found.recommended[i].lists, wanted.recommended[i].lists);
    QCOMPARE(found.recommended[i].distinct, wanted.recommended[i].distinct);
  }
}

/// A coprocessor whose scores are off by anything up to what is allowed.
class Careless final : public neighbors::Coprocessor {
 public:
  explicit Careless(std::size_t most_named) : most_named_(most_named) {}
  std::unique_ptr<neighbors::CloseSearch> open(const neighbors::Tables& tables, std::span<const std::uint8_t> known,
                                               std::size_t) override {
    ++opened;
    return std::make_unique<Search>(tables, known, most_named_);
  }
  int opened = 0;

 private:
  class Search final : public neighbors::CloseSearch {
   public:
    Search(const neighbors::Tables& tables, std::span<const std::uint8_t> known, std::size_t most_named)
        : tables_(tables), known_(known.begin(), known.end()), closeness_(tables, known, 1), most_named_(most_named) {}
    std::size_t most_queries() const override { return 37; }
    std::size_t most_listed() const override { return 500; }
    std::optional<neighbors::CloseAnswer> ask(const neighbors::CloseQuestion& question) override {
      neighbors::CloseAnswer answer;
      answer.lists.resize(question.count);
      answer.counts.resize(question.intervals.size());
      for (std::size_t q = 0; q < question.count; ++q) {
        const float* const row = question.rows.data() + q * tables_.dim;
        std::vector<neighbors::Neighbor> all;
        for (std::size_t c = 0; c < known_.size(); ++c) {
          if (known_[c] == 0) continue;
          const auto artist = static_cast<std::int32_t>(c);
          float score = 0;
          neighbors::score_again(tables_, row, {&artist, 1}, &score);
          all.push_back({artist, score + static_cast<float>((random_.uniform() * 1.99 - 0.995) * closeness_.of(row))});
        }
        for (std::size_t i = 0; i < question.intervals.size(); ++i) {
          const neighbors::ScoreInterval& asked = question.intervals[i];
          if (asked.query != q) continue;
          neighbors::IntervalCount& count = answer.counts[i];
          for (const neighbors::Neighbor& n : all) {
            if (n.score > asked.high) ++count.above;
            if (n.score < asked.low || n.score > asked.high) continue;
            ++count.within;
            if (count.named.size() < most_named_) count.named.push_back(n.artist);
          }
        }
        if (!question.leave_out.empty()) std::erase_if(all, [&](const auto& n) { return n.artist == question.leave_out[q]; });
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
        if (all.size() > question.k) all.resize(question.k);
        answer.lists[q] = std::move(all);
      }
      return answer;
    }

   private:
    neighbors::Tables tables_;
    std::vector<std::uint8_t> known_;
    neighbors::Closeness closeness_;
    std::size_t most_named_;
    Random random_{4};
  };
  std::size_t most_named_;
};

}  // namespace

class SearchesTest : public QObject {
  Q_OBJECT

 private slots:
  void neighbours_on_a_simulated_gpu_are_those_of_the_cpu() {
    for (const Kind kind : {Kind::whole, Kind::real, Kind::twins}) {
      for (const Eigen::Index dim : {1, 7, 100}) {
        const models::Embedding e = embedding(kind, 311, dim);
        for (const Scoring scoring : {Scoring::resembles, Scoring::followed_by}) {
          Searches searches(by_hand, gpus());
          const auto queries = everyone(e);
          QVERIFY(identical(nearest(e, scoring, 10, queries, &searches), nearest(e, scoring, 10, queries, nullptr)));
          QCOMPARE(searches.where(), std::string("GPU: simulated"));
        }
      }
    }
    const models::Embedding e = embedding(Kind::real, 1500, 3);
    Searches searches(by_hand, gpus());
    for (const std::size_t k : {1U, 300U, 1000U, 1400U}) {  // the last two are more than it lists
      QVERIFY(identical(nearest(e, Scoring::resembles, k, {5, 3, 1, 1499}, &searches),
                        nearest(e, Scoring::resembles, k, {5, 3, 1, 1499}, nullptr)));
    }
  }

  void ranks_on_a_simulated_gpu_are_those_of_the_cpu() {
    for (const Kind kind : {Kind::whole, Kind::real, Kind::twins}) {
      const models::Embedding e = embedding(kind, 211, 12);
      const data::Corpus corpus = corpus_of(e, 60, 3);
      for (int switches = 0; switches < 4; ++switches) {
        evaluation::Protocol p;
        p.heard_candidates = (switches & 1) != 0;
        p.untrained_candidates = (switches & 2) != 0;
        p.query = switches == 3 ? evaluation::QueryFrom::recency : p.query;
        const Scoring scoring = switches % 2 == 0 ? Scoring::resembles : Scoring::followed_by;
        Searches searches(by_hand, gpus());
        compare(evaluated(corpus, e, scoring, p, &searches), evaluated(corpus, e, scoring, p, nullptr));
        QCOMPARE(searches.where(), std::string("GPU: simulated"));
      }
    }
  }

  void scores_that_are_off_as_far_as_they_may_be_change_nothing() {
    for (const Kind kind : {Kind::whole, Kind::real, Kind::twins}) {
      const models::Embedding e = embedding(kind, 211, 12);
      const data::Corpus corpus = corpus_of(e, 60, 3);
      for (const std::size_t named : {0U, 5U, 1000U}) {
        Careless careless(named);
        for (const Scoring scoring : {Scoring::resembles, Scoring::followed_by}) {
          QVERIFY(identical(nearest(e, scoring, 10, everyone(e), &careless), nearest(e, scoring, 10, everyone(e), nullptr)));
          compare(evaluated(corpus, e, scoring, {}, &careless), evaluated(corpus, e, scoring, {}, nullptr));
        }
        QCOMPARE(careless.opened, 4);
      }
    }
  }

  void scores_that_may_overflow_are_left_to_the_cpu() {
    models::Embedding e = embedding(Kind::real, 90, 5);
    e.input *= 1e19F;
    e.output *= 1e19F;
    Searches searches(by_hand, gpus());
    QVERIFY(identical(nearest(e, Scoring::followed_by, 10, everyone(e), &searches),
                      nearest(e, Scoring::followed_by, 10, everyone(e), nullptr)));
  }

  void too_little_memory_leaves_it_to_the_cpu() {
    const models::Embedding e = embedding(Kind::real, 300, 8);
    const data::Corpus corpus = corpus_of(e, 40, 3);
    const auto says_so = [](const Searches& searches) {
      return QString::fromStdString(searches.where()).endsWith("CPU (the GPU has too little memory)");
    };
    // No room for the tables; none for the lists; none for what is counted, which only a ranking asks for.
    for (const DeviceSettings& settings :
         {DeviceSettings{.memory = 2000}, DeviceSettings{.failing_allocation = 5}, DeviceSettings{.failing_allocation = 6}}) {
      Searches searches(by_hand, gpus(settings)), again(by_hand, gpus(settings));
      QVERIFY(identical(nearest(e, Scoring::resembles, 5, everyone(e), &searches),
                        nearest(e, Scoring::resembles, 5, everyone(e), nullptr)));
      QCOMPARE(says_so(searches), settings.failing_allocation != 6);
      compare(evaluated(corpus, e, Scoring::resembles, {}, &again), evaluated(corpus, e, Scoring::resembles, {}, nullptr));
      QVERIFY2(says_so(again), again.where().c_str());
    }
  }

  void a_kernel_that_fails_is_an_error_with_a_text() {
    const models::Embedding e = embedding(Kind::real, 100, 8);
    for (const DeviceSettings& settings : {DeviceSettings{.failing_kernel = 1}, DeviceSettings{.lost_at_kernel = 0}}) {
      Searches searches(by_hand, gpus(settings));
      try {
        (void)nearest(e, Scoring::resembles, 5, everyone(e), &searches);
        QFAIL("a fault must be an error");
      } catch (const Error& error) {
        QVERIFY(!error.message().str().empty());
      }
    }
  }

  void without_a_gpu_the_cpu_searches_and_says_why() {
    const models::Embedding e = embedding(Kind::real, 100, 8);
    const auto where = [&](const Where& choice, const Gpus& known) {
      Searches searches(choice, known, "CPU, 2 threads");
      (void)nearest(e, Scoring::resembles, 5, everyone(e), &searches);
      return searches.where();
    };
    QCOMPARE(where({}, no_gpu()), std::string("CPU, 2 threads (no NVIDIA driver was found)"));
    QCOMPARE(where({Where::Kind::cpu, 0}, gpus()), std::string("CPU, 2 threads"));
    QCOMPARE(where({}, gpus()), std::string("CPU, 2 threads (too little work for a GPU)"));
    QCOMPARE(where({Where::Kind::all_gpus, 0}, gpus()), std::string("GPU: simulated"));
    QVERIFY_EXCEPTION_THROWN((void)where(by_hand, no_gpu()), Error);
    QVERIFY_EXCEPTION_THROWN((void)where({Where::Kind::gpu, 1}, gpus()), Error);
  }

  void a_gpu_that_cannot_be_had_is_as_none_unless_asked_for() {
    Gpus busy = gpus();
    busy.open = [](int) -> std::unique_ptr<gpu::Runtime> {
      throw gpu::Fault(gpu::FaultKind::driver, "The GPU cannot be used: all of it is taken");
    };
    const std::vector<float> one(8, 1.0F);
    const std::vector<std::uint8_t> known(2'000'000, 1);  // so many that it is worth a GPU; nobody looks at them
    Searches searches({}, busy), asked(by_hand, busy);
    QVERIFY(searches.open({one.data(), one.data(), 100}, known, 1000) == nullptr);
    QCOMPARE(searches.where(), std::string("CPU (The GPU cannot be used: all of it is taken)"));
    QVERIFY_EXCEPTION_THROWN((void)asked.open({one.data(), one.data(), 4}, {known.data(), 2}, 1), gpu::Fault);
  }

  void a_search_can_be_cancelled() {
    const models::Embedding e = embedding(Kind::real, 100, 8);
    Searches searches(by_hand, gpus());
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)neighbors::nearest(e, everyone(e), {}, progress, &searches), Cancelled);
  }
};

QTEST_GUILESS_MAIN(SearchesTest)
#include "searches_test.moc"
