// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation says of itself: figures with intervals, levels, comparisons, several seeds, the way from the study; and the
// cases at the edge, end to end.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "core/base/random.h"
#include "core/experiment/steps.h"
#include "core/experiment/tidy.h"
#include "core/report/html_report.h"
#include "core/report/tables.h"

using namespace segue;
using namespace segue::experiment;
using evaluation::Measure;

namespace {

constexpr std::size_t artists = 40;

/// Sequences in which artist i is followed by i + 1 more often than by any other; of 12 users, and some of nobody.
data::PreparedCorpus circle(std::size_t sequences = 120, std::size_t test = 40) {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  for (std::size_t i = 0; i < artists; ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->artist_ids.push_back(static_cast<std::int64_t>(i));
    vocabulary->counts.push_back(100 - 2 * i);
    vocabulary->listeners.push_back(1);
  }
  auto corpus = std::make_shared<data::Corpus>();
  corpus->vocabulary = vocabulary;
  corpus->fingerprint = "circle";
  Random random(5);
  data::PreparedCorpus prepared;
  for (std::size_t s = 0; s < sequences; ++s) {
    auto at = static_cast<data::ArtistIndex>(random.below(artists));
    for (std::size_t i = 0; i < 4 + s % 5; ++i) {
      corpus->sequences.values.append(&at, &at + 1);
      const auto step = static_cast<data::ArtistIndex>(random.below(4) == 0 ? random.below(artists) : 1);
      at = static_cast<data::ArtistIndex>((at + step) % static_cast<data::ArtistIndex>(artists));
    }
    corpus->sequences.offsets.push_back(corpus->sequences.values.size());
    corpus->sources.push_back(s % 3 == 0 ? data::Source::playlist : data::Source::session);
    corpus->users.push_back(s % 13 == 12 ? -1 : static_cast<std::int64_t>(s % 13));
    corpus->rows.push_back(static_cast<std::uint32_t>(s));
    (s < test ? prepared.split.test : prepared.split.train).push_back(static_cast<std::uint32_t>(s));
  }
  prepared.corpus = corpus;
  return prepared;
}

std::shared_ptr<Run> run_of(const data::PreparedCorpus& prepared, const std::string& name, const models::Matrix& vectors) {
  auto run = std::make_shared<Run>();
  run->name = name;
  run->corpus_fingerprint = prepared.corpus->fingerprint;
  models::CooccurrenceSvdOptions options;
  options.dim = 2;
  run->spec.model = options;
  run->embedding = {"cooccurrence_svd", prepared.corpus->vocabulary, vectors, {}};
  return run;
}

/// Artists on a circle, in order: the nearest to each are the one before and the one after it. `twist` disturbs it.
models::Matrix on_circle(float twist) {
  models::Matrix vectors(static_cast<Eigen::Index>(artists), 2);
  Random random(9);
  for (Eigen::Index i = 0; i < vectors.rows(); ++i) {
    const auto noise = twist * static_cast<float>(random.uniform() - 0.5);
    const float angle = 6.2831853F * (static_cast<float>(i) / static_cast<float>(artists)) + noise;
    vectors.row(i) << std::cos(angle), std::sin(angle);
  }
  return vectors;
}

ExperimentSpec quick() {
  ExperimentSpec spec;
  spec.evaluation.intervals.bootstrap = 200;
  spec.evaluation.comparison.options.bootstrap = 200;
  spec.evaluation.comparison.options.randomisations = 199;
  spec.evaluation.options.ks = {1, 5};
  spec.evaluation.comparison.figure.k = 5;
  return spec;
}

ExperimentResult evaluate(const ExperimentSpec& spec, const data::PreparedCorpus& prepared,
                          const std::vector<std::shared_ptr<const Run>>& runs) {
  Progress progress;
  return evaluate_runs(spec, {}, prepared, runs, progress);
}

}  // namespace

class EvaluatedTest : public QObject {
  Q_OBJECT

 private slots:
  void figures_are_means_of_sequences_and_of_predictions() {
    const auto prepared = circle();
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.3F))});
    const Evaluated& got = result.results[0].evaluated;
    const auto& e = *got.evaluation;
    QCOMPARE(got.figures.size(), std::size_t{2 * (3 * 2 + 1)});
    for (const EvaluatedFigure& figure : got.figures) {
      double macro = 0;
      double micro = 0;
      for (const auto& s : e.sequences) {
        double own = 0;
        for (std::uint32_t i = 0; i < s.predictions; ++i) {
          own += evaluation::worth(figure.kind.measure, figure.kind.k, e.predictions[s.first + i].rank);
        }
        macro += own / s.predictions;
        micro += own;
      }
      const bool sequences = figure.kind.averaging == Averaging::sequences;
      const double want =
          sequences ? macro / static_cast<double>(e.sequences.size()) : micro / static_cast<double>(e.predictions.size());
      QVERIFY(std::abs(figure.value.mean - want) < 1e-12);
      QCOMPARE(mean_of(got, figure.kind), figure.value.mean);
      QVERIFY(figure.value.t.low <= want && want <= figure.value.t.high);
      QVERIFY(figure.value.bootstrap.low <= want && want <= figure.value.bootstrap.high);
      // Twelve users, and each sequence of nobody by itself.
      const auto nobody = std::count_if(e.sequences.begin(), e.sequences.end(), [](const auto& s) { return s.user < 0; });
      QCOMPARE(figure.value.clusters, static_cast<std::uint64_t>(12 + nobody));
    }
  }

  void the_random_level_is_what_shuffled_candidates_give() {
    const auto prepared = circle(60, 20);
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.3F))});
    const auto& e = *result.results[0].evaluated.evaluation;
    for (const FigureKind& kind : figure_kinds({1, 5})) {
      double macro = 0;
      double micro = 0;
      for (const auto& s : e.sequences) {
        double own = 0;
        for (std::uint32_t i = 0; i < s.predictions; ++i) {  // of all but the i + 1 heard, each rank alike
          const std::size_t left = artists - i - 1;
          for (std::size_t r = 1; r <= left; ++r) {
            own += evaluation::worth(kind.measure, kind.k, static_cast<std::uint32_t>(r)) / static_cast<double>(left);
          }
        }
        macro += own / s.predictions / static_cast<double>(e.sequences.size());
        micro += own / static_cast<double>(e.predictions.size());
      }
      QVERIFY(std::abs(random_level(e, kind) - (kind.averaging == Averaging::sequences ? macro : micro)) < 1e-12);
      // Of some sequences, as of an evaluation that has these alone.
      const std::vector<std::uint32_t> some{1, 3};
      evaluation::Evaluation part = e;
      part.sequences = {e.sequences[1], e.sequences[3]};
      part.predictions.resize(part.sequences[0].predictions + part.sequences[1].predictions);
      QVERIFY(std::abs(random_level(e, kind, some) - random_level(part, kind)) < 1e-12);
    }
  }

  void chance_is_among_what_some_model_can_recommend() {
    const auto prepared = circle();
    models::Matrix zeros = models::Matrix::Zero(static_cast<Eigen::Index>(artists), 2);
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", zeros), run_of(prepared, "b", on_circle(0.3F))});
    QCOMPARE(of_most_candidates(result).counts.candidates, static_cast<std::uint64_t>(artists));
    const TidyTable table = tidy_figures(result);
    const auto column = [&](const char* name) {
      return static_cast<std::size_t>(std::ranges::find(table.columns, name) - table.columns.begin());
    };
    int rows = 0;
    for (const auto& row : table.rows) {
      if (std::get<std::string>(row[column("name")]) != "random") continue;
      ++rows;
      QVERIFY(std::get<double>(row[column("mean")]) > 0);
    }
    QVERIFY(rows > 0);
  }

  void figures_by_band_are_those_of_their_predictions() {
    const auto prepared = circle(60, 20);
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.3F))});
    const Evaluated& got = result.results[0].evaluated;
    const auto& e = *got.evaluation;
    QCOMPARE(got.bands.size(), std::size_t{4});
    for (const EvaluatedBands& bands : got.bands) {
      QCOMPARE(bands.kinds.size(), e.ks.size() + 1);
      std::uint64_t predictions = 0;
      for (const BandFigures& band : bands.bands) {
        predictions += band.predictions;
        for (std::size_t c = 0; c < bands.kinds.size(); ++c) {
          const FigureKind& kind = bands.kinds[c];
          double macro = 0;
          double micro = 0;
          double sequences = 0;
          double count = 0;
          for (const auto& s : e.sequences) {
            double sum = 0;
            double inside = 0;
            for (std::uint32_t i = 0; i < s.predictions; ++i) {
              const evaluation::Prediction& p = e.predictions[s.first + i];
              const std::uint64_t at = bands.by == BandsBy::length ? s.length : static_cast<std::uint64_t>(p.target);
              if (at < band.low || at >= band.high + (bands.by == BandsBy::length ? 1 : 0)) continue;
              ++inside;
              sum += evaluation::worth(kind.measure, kind.k, p.rank);
            }
            if (inside == 0) continue;
            ++sequences;
            count += inside;
            micro += sum;
            macro += sum / inside;
          }
          QCOMPARE(static_cast<double>(band.sequences), sequences);
          QCOMPARE(static_cast<double>(band.predictions), count);
          const evaluation::MeanInterval& figure = band.figures[c];
          if (count == 0) {
            QVERIFY(std::isnan(figure.mean));
            continue;
          }
          const double want = kind.averaging == Averaging::sequences ? macro / sequences : micro / count;
          QVERIFY(std::abs(figure.mean - want) < 1e-12);
          if (figure.clusters > 1) QVERIFY(figure.bootstrap.low <= want && want <= figure.bootstrap.high);
        }
      }
      QCOMPARE(predictions, e.counts.predictions);
    }
  }

  void levels_are_evaluated_beside() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    models::ItemKnnOptions knn;
    knn.neighbors = 10;
    models::EaseOptions ease;
    ease.regularisation = 1;
    spec.evaluation.levels = {{}, {"markov", models::MarkovOptions{}}, {"kNN", knn}, {"ease", ease}};
    const auto result = evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.3F))});
    QCOMPARE(result.levels.size(), std::size_t{4});
    QCOMPARE(result.levels[2].name, std::string("kNN"));
    const FigureKind hit{Measure::hit_rate, 1};
    // Three of four steps go to the next artist: whoever counts steps finds it, whoever counts plays does not.
    QVERIFY(mean_of(result.levels[1].evaluated, hit) > 0.5);
    QVERIFY(mean_of(result.levels[0].evaluated, hit) < 0.2);
    QCOMPARE(result.comparisons.names.size(), std::size_t{5});
    QCOMPARE(result.comparisons.pairs.size(), std::size_t{10});
    spec.evaluation.comparison.levels = false;
    QCOMPARE(evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.3F))}).comparisons.pairs.size(), std::size_t{0});
    spec.evaluation.comparison.baseline = "markov";
    const auto against = evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.3F)), run_of(prepared, "b", on_circle(1))});
    QCOMPARE(against.comparisons.pairs.size(), std::size_t{2});
    for (const auto& pair : against.comparisons.pairs) QCOMPARE(against.comparisons.names[pair.b], std::string("markov"));
    spec.evaluation.comparison.baseline = "nobody";
    QVERIFY_EXCEPTION_THROWN((void)evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.3F))}), Error);
  }

  void a_comparison_is_made_again_from_ranks_alone() {
    const auto prepared = circle();
    const auto result =
        evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.1F)), run_of(prepared, "b", on_circle(2))});
    std::vector<NamedEvaluation> all;
    for (const auto& r : result.results) all.push_back({r.name, r.evaluated.evaluation.get()});
    for (const auto& level : result.levels) all.push_back({level.name, level.evaluated.evaluation.get()});
    Progress progress;
    const auto again = compare(all, result.spec.evaluation.comparison, progress);
    QCOMPARE(again.names, result.comparisons.names);
    for (std::size_t i = 0; i < again.pairs.size(); ++i) {
      QCOMPARE(again.pairs[i].difference.mean, result.comparisons.pairs[i].difference.mean);
      QCOMPARE(again.pairs[i].wilcoxon_p.holm, result.comparisons.pairs[i].wilcoxon_p.holm);
      QCOMPARE(again.pairs[i].randomisation_p.raw, result.comparisons.pairs[i].randomisation_p.raw);
    }
    ComparisonSpec other = result.spec.evaluation.comparison;
    other.figure = {Measure::ndcg, 3, Averaging::predictions};  // at a k that nobody asked for before
    const auto ndcg = compare(all, other, progress);
    for (std::size_t i = 0; i < ndcg.names.size(); ++i) {
      const auto named = std::find_if(all.begin(), all.end(), [&](const auto& n) { return n.name == ndcg.names[i]; });
      QVERIFY(std::abs(ndcg.means[i].mean - evaluation::mean_of(*named->evaluation, Measure::ndcg, 3).micro) < 1e-12);
    }
  }

  void evaluations_of_other_sequences_are_not_compared() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    const auto all = evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.1F))});
    spec.evaluation.protocol.sources = evaluation::Sources::playlists;
    const auto some = evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.1F))});
    const std::vector<NamedEvaluation> both{{"all", all.results[0].evaluated.evaluation.get()},
                                            {"some", some.results[0].evaluated.evaluation.get()}};
    Progress progress;
    QVERIFY_EXCEPTION_THROWN((void)compare(both, {}, progress), Error);
  }

  void trainings_of_several_seeds_are_summed_up() {
    const auto prepared = circle();
    std::vector<std::shared_ptr<const Run>> runs;
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      auto run = run_of(prepared, "svd " + std::to_string(seed), on_circle(static_cast<float>(seed)));
      std::get<models::CooccurrenceSvdOptions>(run->spec.model).seed = seed;
      runs.push_back(run);
    }
    auto other = run_of(prepared, "other", on_circle(0.5F));
    std::get<models::CooccurrenceSvdOptions>(other->spec.model).dim = 3;
    runs.push_back(other);
    const auto result = evaluate(quick(), prepared, runs);
    QCOMPARE(result.seeds.size(), std::size_t{1});
    QCOMPARE(result.seeds[0].name, std::string("svd"));
    QCOMPARE(result.seeds[0].results, (std::vector<std::size_t>{0, 1, 2}));
    const FigureKind mrr{Measure::mrr, 0};
    const auto found = std::find_if(result.seeds[0].figures.begin(), result.seeds[0].figures.end(),
                                    [&](const auto& f) { return f.kind == mrr; });
    double mean = 0;
    double square = 0;
    for (std::size_t i = 0; i < 3; ++i) mean += mean_of(result.results[i].evaluated, mrr) / 3;
    for (std::size_t i = 0; i < 3; ++i) square += std::pow(mean_of(result.results[i].evaluated, mrr) - mean, 2);
    QVERIFY(std::abs(found->value.mean - mean) < 1e-12);
    QVERIFY(std::abs(found->value.standard_error - std::sqrt(square / 2 / 3)) < 1e-12);
  }

  void the_way_from_the_study_begins_and_ends_where_it_should() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    spec.evaluation.compare_protocols = true;
    const auto run = run_of(prepared, "a", on_circle(0.3F));
    const auto result = evaluate(spec, prepared, {run});
    QCOMPARE(result.protocols.size(), std::size_t{1});
    const auto& steps = result.protocols[0].steps;
    QCOMPARE(steps.size(), evaluation::defects().size() + 1);
    QVERIFY(steps.front().evaluation->protocol == evaluation::as_in_2020());
    QCOMPARE(steps.back().evaluation->mrr, result.results[0].evaluated.evaluation->mrr);
    spec.evaluation.protocol = evaluation::as_in_2020();
    spec.evaluation.compare_protocols = false;
    QCOMPARE(evaluate(spec, prepared, {run}).results[0].evaluated.evaluation->mrr, steps.front().evaluation->mrr);
  }

  void defects_of_statistics_are_acted_on() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    const std::vector<std::shared_ptr<const Run>> runs{run_of(prepared, "a", on_circle(0.3F)),
                                                       run_of(prepared, "b", on_circle(2.0F))};
    spec.evaluation.comparison.options.alternative = evaluation::Alternative::greater;
    spec.evaluation.comparison.options.zeros = evaluation::Zeros::pratt;
    const auto right = evaluate(spec, prepared, runs);
    spec.evaluation.protocol.two_sided = true;
    const auto two_sided = evaluate(spec, prepared, runs);
    QVERIFY(two_sided.comparisons.options.alternative == evaluation::Alternative::two_sided);
    QVERIFY(two_sided.comparisons.options.zeros == evaluation::Zeros::wilcox);
    QVERIFY(std::isfinite(two_sided.comparisons.pairs[0].difference.bootstrap.low));
    spec.evaluation.protocol = {};
    spec.evaluation.protocol.t_interval = true;
    const auto alone = evaluate(spec, prepared, runs);
    QVERIFY(alone.comparisons.options.alternative == evaluation::Alternative::greater);
    for (std::size_t i = 0; i < right.results[0].evaluated.figures.size(); ++i) {
      const auto& a = right.results[0].evaluated.figures[i];
      const auto& b = alone.results[0].evaluated.figures[i];
      QCOMPARE(a.value.mean, b.value.mean);
      QVERIFY(std::isfinite(a.value.bootstrap.low) && std::isnan(b.value.bootstrap.low) && std::isnan(b.value.bca.low));
      QCOMPARE(b.value.clusters, b.value.values);  // sequences are taken for independent
      if (a.kind.averaging != Averaging::sequences) continue;
      const auto values = evaluation::per_sequence(*alone.results[0].evaluated.evaluation, b.kind.measure, b.kind.k);
      QCOMPARE(b.value.t.low, evaluation::t_interval(values, spec.evaluation.intervals.confidence).low);
    }
    QVERIFY(std::isnan(alone.comparisons.pairs[0].difference.bca.low));
  }

  void a_stored_run_explains_a_sequence_as_it_was_evaluated() {
    const auto prepared = circle();
    const auto run = run_of(prepared, "a", on_circle(0.3F));
    const auto result = evaluate(quick(), prepared, {run});
    const auto& e = *result.results[0].evaluated.evaluation;
    Progress progress;
    const auto explained =
        explain(run, models::Scoring::resembles, *prepared.corpus, e.sequences[7].sequence, e.protocol, 5, progress);
    QCOMPARE(explained.size(), std::size_t{e.sequences[7].predictions});
    for (std::size_t i = 0; i < explained.size(); ++i) {
      QCOMPARE(explained[i].prediction.rank, e.predictions[e.sequences[7].first + i].rank);
      QCOMPARE(explained[i].best.size(), std::size_t{5});
      if (explained[i].prediction.rank <= 5) {
        QCOMPARE(explained[i].best[explained[i].prediction.rank - 1].artist, explained[i].prediction.target);
      }
    }
  }

  // The cases at the edge.

  void one_sequence_has_figures_and_effects_but_no_intervals() {
    const auto prepared = circle(30, 1);
    const auto result =
        evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.1F)), run_of(prepared, "b", on_circle(3))});
    QCOMPARE(result.results[0].evaluated.evaluation->sequences.size(), std::size_t{1});
    for (const auto& figure : result.results[0].evaluated.figures) {
      QVERIFY(std::isfinite(figure.value.mean));
      QVERIFY(std::isnan(figure.value.t.low) && std::isnan(figure.value.bootstrap.low) && std::isnan(figure.value.bca.high));
    }
    for (const auto& pair : result.comparisons.pairs) {
      QVERIFY(std::isfinite(pair.difference.mean) && std::isnan(pair.difference.bootstrap.low));
      QVERIFY(pair.wilcoxon_p.holm <= 1 && pair.randomisation_p.holm <= 1);
    }
  }

  void identical_models_do_not_differ() {
    const auto prepared = circle();
    const auto result =
        evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.1F)), run_of(prepared, "b", on_circle(0.1F))});
    const auto pair = std::find_if(result.comparisons.pairs.begin(), result.comparisons.pairs.end(), [&](const auto& p) {
      return result.comparisons.names[p.a] == "a" && result.comparisons.names[p.b] == "b";
    });
    QVERIFY(pair != result.comparisons.pairs.end());
    QCOMPARE(pair->difference.mean, 0.0);
    QCOMPARE(pair->difference.bootstrap.high, 0.0);
    QCOMPARE(pair->wilcoxon_p.raw, 1.0);
    QCOMPARE(pair->randomisation_p.raw, 1.0);
    QCOMPARE(pair->effects.equal, std::uint64_t{40});
    QCOMPARE(pair->wilcoxon.rank_biserial, 0.0);
  }

  void when_all_vectors_are_one_the_lower_index_wins() {
    const auto prepared = circle();
    models::Matrix same(static_cast<Eigen::Index>(artists), 2);
    same.setOnes();
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", same)});
    const auto& e = *result.results[0].evaluated.evaluation;
    QCOMPARE(e.counts.tied_targets, e.counts.predictions);
    for (const auto& sequence : e.sequences) {
      std::vector<data::ArtistIndex> heard;
      for (std::uint32_t i = 0; i < sequence.predictions; ++i) {
        const auto& p = e.predictions[sequence.first + i];
        heard.push_back(p.query);
        const auto below = std::count_if(heard.begin(), heard.end(), [&](data::ArtistIndex h) { return h < p.target; });
        QCOMPARE(p.rank, static_cast<std::uint32_t>(1 + p.target - below));
      }
    }
  }

  void duplicates_of_a_vector_are_told_apart_by_their_index() {
    const auto prepared = circle();
    models::Matrix twins = on_circle(0.1F);
    for (Eigen::Index i = 1; i < twins.rows(); i += 2) twins.row(i) = twins.row(i - 1);
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", twins)});
    const auto& e = *result.results[0].evaluated.evaluation;
    QVERIFY(e.counts.tied_targets > 0);
    Progress progress;
    const auto run = run_of(prepared, "a", twins);
    for (const auto& p : explain(run, models::Scoring::resembles, *prepared.corpus, e.sequences[0].sequence, {}, 39, progress)) {
      for (std::size_t i = 1; i < p.best.size(); ++i) {
        QVERIFY(p.best[i - 1].score > p.best[i].score ||
                (p.best[i - 1].score == p.best[i].score && p.best[i - 1].artist < p.best[i].artist));
      }
    }
  }

  void vectors_of_zeros_have_figures_of_zero() {
    const auto prepared = circle();
    models::Matrix zeros = models::Matrix::Zero(static_cast<Eigen::Index>(artists), 2);
    const auto result = evaluate(quick(), prepared, {run_of(prepared, "a", zeros), run_of(prepared, "b", zeros)});
    const auto& e = *result.results[0].evaluated.evaluation;
    QCOMPARE(e.counts.candidates, std::uint64_t{0});
    QCOMPARE(e.counts.queries_without_vector, e.counts.predictions);
    for (const auto& figure : result.results[0].evaluated.figures) {
      QCOMPARE(figure.value.mean, 0.0);
      QCOMPARE(figure.value.bootstrap.high, 0.0);
    }
    for (const FigureKind& kind : figure_kinds({1, 5})) QCOMPARE(random_level(e, kind), 0.0);
    for (const auto& pair : result.comparisons.pairs) QVERIFY(std::isfinite(pair.wilcoxon_p.raw));
  }

  void vectors_that_are_no_numbers_are_an_error_that_names_an_artist() {
    const auto prepared = circle();
    models::Matrix broken = on_circle(0.1F);
    broken(3, 1) = std::numeric_limits<float>::quiet_NaN();
    try {
      (void)evaluate(quick(), prepared, {run_of(prepared, "a", broken)});
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY2(e.message().str().find("artist 3") != std::string::npos, e.what());
      QVERIFY(!e.remedy().empty());
    }
  }

  void k_beyond_the_vocabulary_finds_everybody() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    spec.evaluation.options.ks = {1, 1000};
    spec.evaluation.options.lists = 1000;
    spec.evaluation.comparison.figure.k = 1000;
    const auto result = evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.1F))});
    QCOMPARE(mean_of(result.results[0].evaluated, {Measure::hit_rate, 1000}), 1.0);
    QCOMPARE(random_level(*result.results[0].evaluated.evaluation, {Measure::hit_rate, 1000}), 1.0);
    QVERIFY(result.comparisons.pairs[0].difference.mean == 0);
  }

  void an_empty_test_set_is_an_error() {
    auto prepared = circle(30, 0);
    QVERIFY_EXCEPTION_THROWN((void)evaluate(quick(), prepared, {run_of(prepared, "a", on_circle(0.1F))}), Error);
    const auto lonely = circle(30, 2);
    ExperimentSpec spec = quick();
    spec.evaluation.options.ks = {};
    QVERIFY_EXCEPTION_THROWN((void)evaluate(spec, lonely, {run_of(lonely, "a", on_circle(0.1F))}), Error);
    QVERIFY_EXCEPTION_THROWN((void)evaluate(quick(), lonely, {}), Error);
  }

  void two_levels_of_one_name_are_an_error() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    spec.evaluation.levels = {{}, {}};
    QVERIFY_EXCEPTION_THROWN((void)evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.1F))}), Error);
  }

  void the_interval_shown_is_bca_where_there_is_one() {
    const double none = std::numeric_limits<double>::quiet_NaN();
    evaluation::MeanInterval m{0.5, 0.1, {0.3, 0.7}, {0.35, 0.65}, {0.36, 0.66}, 9, 9};
    QCOMPARE(shown_interval(m).low, 0.36);
    QCOMPARE(interval_kind(m), "BCa bootstrap");
    m.bca = {none, none};
    QCOMPARE(shown_interval(m).low, 0.35);
    QCOMPARE(interval_kind(m), "percentile bootstrap");
    m.bootstrap = {none, none};
    QCOMPARE(shown_interval(m).low, 0.3);
    QCOMPARE(interval_kind(m), "Student's t");
  }

  void a_level_that_cannot_be_made_is_left_out_and_named() {
    const auto prepared = circle();
    ExperimentSpec spec = quick();
    spec.evaluation.levels = {{"popularity", models::PopularityOptions{}}, {"ease", models::EaseOptions{100, 0, 1}}};
    spec.evaluation.comparison.baseline = "ease";
    const auto result = evaluate(spec, prepared, {run_of(prepared, "a", on_circle(0.3F))});
    QCOMPARE(result.levels.size(), std::size_t{1});
    QCOMPARE(result.levels_left_out.size(), std::size_t{1});
    QCOMPARE(result.levels_left_out[0].name, std::string("ease"));
    QVERIFY(std::string(result.levels_left_out[0].why.what()).find("the limit is 0 MB") != std::string::npos);
    // Its part as the baseline falls to nobody.
    QCOMPARE(result.comparisons.pairs.size(), std::size_t{1});
    const std::string page = report::html_report(result, report::Medium::browser, {});
    QVERIFY(page.find("<b>ease</b> is left out. EASE needs 1 MB") != std::string::npos);
    const auto table = report::figures_text_table(result, report::usual_figures(result));
    QVERIFY(report::to_text(table).find("Left out: ease (level). EASE needs") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(EvaluatedTest)
#include "evaluated_test.moc"
