// SPDX-License-Identifier: GPL-3.0-or-later
// Several models by their mean ranks: what a row is, which models are the same, what cannot be ranked.
#include "core/experiment/mean_ranks.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "core/base/error.h"
#include "core/report/svg_charts.h"
#include "core/report/tables.h"

using namespace segue;
using namespace segue::experiment;
using evaluation::Measure;

namespace {

const FigureKind hit1{Measure::hit_rate, 1};

/// Sequences of one prediction each, by the ranks of their truths. `users`: empty for none.
std::shared_ptr<evaluation::Evaluation> ranked(const std::vector<std::uint32_t>& ranks,
                                               const std::vector<std::int64_t>& users = {}) {
  auto e = std::make_shared<evaluation::Evaluation>();
  e->ks = {1};
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    evaluation::EvaluatedSequence s;
    s.sequence = s.first = static_cast<std::uint32_t>(i);
    s.predictions = 1;
    s.length = 2;
    s.user = users.empty() ? -1 : users[i];
    e->sequences.push_back(s);
    evaluation::Prediction p;
    p.rank = ranks[i];
    e->predictions.push_back(p);
  }
  return e;
}

/// A run on data `data`, split as `split` says, whose hit@1 is `hits` of ten.
std::shared_ptr<Run> run(const std::string& name, const std::string& data, std::size_t hits, std::uint64_t seed = 1,
                         const std::string& split = "1") {
  auto out = std::make_shared<Run>();
  out->name = name;
  out->data_fingerprint = data;
  out->corpus_fingerprint = data + split;
  out->spec.data.path = "/somewhere/" + data;
  models::CooccurrenceSvdOptions options;
  options.seed = seed;
  options.dim = static_cast<std::uint32_t>(10 + name.size());
  out->spec.model = options;
  std::vector<std::uint32_t> ranks(10, 2);
  for (std::size_t i = 0; i < hits; ++i) ranks[i] = 1;
  RunEvaluation evaluation;
  evaluation.corpus_fingerprint = out->corpus_fingerprint;
  evaluation.evaluated.evaluation = ranked(ranks);
  out->evaluations.push_back(evaluation);
  return out;
}

QString message(const std::vector<std::shared_ptr<const Run>>& runs) {
  try {
    (void)ranks_by_data_set(runs, hit1);
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class MeanRanksTest : public QObject {
  Q_OBJECT

 private slots:
  void a_user_ranks_by_all_of_its_sequences() {
    // User 7 has sequences 0, 1, 2; user 8 has 3; 4 is of nobody.
    const std::vector<std::int64_t> users{7, 7, 7, 8, -1};
    const auto a = ranked({1, 1, 2, 2, 1}, users);  // ⅔, 0, 1
    const auto b = ranked({1, 2, 2, 1, 1}, users);  // ⅓, 1, 1
    const auto c = ranked({2, 2, 2, 2, 1}, users);  // 0, 0, 1
    const std::vector<NamedEvaluation> all{{"a", a.get()}, {"b", b.get()}, {"c", c.get()}};
    const MeanRanks got = ranks_by_user(all, hit1);
    QCOMPARE(got.count, std::size_t{3});
    // a: 1, 2½, 2; b: 2, 1, 2; c: 3, 2½, 2.
    QVERIFY(std::abs(got.result.ranks[0] - 5.5 / 3) < 1e-12);
    QVERIFY(std::abs(got.result.ranks[1] - 5.0 / 3) < 1e-12);
    QVERIFY(std::abs(got.result.ranks[2] - 7.5 / 3) < 1e-12);
    QCOMPARE(got.result.order, (std::vector<std::size_t>{1, 0, 2}));
  }

  void an_approximate_search_shows_its_recall_beside_the_ranks() {
    const auto a = ranked({1, 1, 2, 2, 1});
    const auto b = std::make_shared<evaluation::Evaluation>(*ranked({2, 2, 2, 1, 1}));
    b->approximate_recall = 0.875;
    b->approximate_k = 10;
    const std::vector<NamedEvaluation> all{{"exact", a.get()}, {"a name of more than a few words", b.get()}};
    const MeanRanks got = ranks_by_user(all, hit1);
    QCOMPARE(got.search_recall, (std::vector<double>{1, 0.875}));
    const auto labels = labels_with_recall(got);
    QCOMPARE(labels[0], std::string("exact"));
    const auto drawn = QString::fromStdString(report::rank_diagram("ranks", labels, got.result, {}, report::ranks_notes(got)));
    for (const char* text : {"a name of m", "≈ 87.5 %", "hit@1 over sequences (macro), ranked by 5 users", "Nemenyi, level 0.05",
                             "Protocol: corrected."}) {
      QVERIFY2(drawn.contains(QString::fromUtf8(text)), text);
    }
    QCOMPARE(report::ranks_text_table(got).header.back(), std::string("Search recall"));
  }

  void means_added_in_another_order_are_ties() {
    // Reciprocal ranks 1/3, 1/7, 1/5, … in two orders, whose sums differ in their last bit.
    std::vector<std::int64_t> twice{1, 1, 1, 2, 2, 2};
    const auto a = ranked({3, 7, 5, 3, 7, 5}, twice);
    const auto b = ranked({5, 3, 7, 7, 5, 3}, twice);
    const std::vector<NamedEvaluation> all{{"a", a.get()}, {"b", b.get()}};
    const MeanRanks got = ranks_by_user(all, {Measure::mrr, 0});
    QCOMPARE(got.result.ranks, (std::vector<double>{1.5, 1.5}));
    QCOMPARE(got.result.p, 1.0);
  }

  void other_sequences_one_model_or_one_user_cannot_be_ranked() {
    const auto a = ranked({1, 2, 1});
    const auto b = ranked({1, 2});
    const std::vector<NamedEvaluation> others{{"a", a.get()}, {"b", b.get()}};
    QVERIFY_EXCEPTION_THROWN((void)ranks_by_user(others, hit1), Error);
    const std::vector<NamedEvaluation> one{{"a", a.get()}};
    QVERIFY_EXCEPTION_THROWN((void)ranks_by_user(one, hit1), Error);
    const auto lone = ranked({1, 2, 3}, {5, 5, 5});
    const std::vector<NamedEvaluation> user{{"a", lone.get()}, {"b", lone.get()}};
    QVERIFY_EXCEPTION_THROWN((void)ranks_by_user(user, hit1), Error);
    QVERIFY_EXCEPTION_THROWN((void)ranks_by_user(std::span<const NamedEvaluation>(), hit1), Error);
  }

  void data_sets_rank_models_of_the_same_names() {
    const std::vector<std::shared_ptr<const Run>> runs{run("svd", "music", 5),   run("als", "music", 7), run("glove", "music", 1),
                                                       run("als", "radio", 9),   run("svd", "radio", 2), run("glove", "radio", 1),
                                                       run("glove", "films", 3), run("svd", "films", 3), run("als", "films", 8)};
    const MeanRanks got = ranks_by_data_set(runs, hit1);
    QCOMPARE(got.table.data_sets, (std::vector<std::string>{"music", "radio", "films"}));
    QCOMPARE(got.table.models, (std::vector<std::string>{"svd", "als", "glove"}));
    QCOMPARE(got.table.figures, (std::vector<double>{0.5, 0.7, 0.1, 0.2, 0.9, 0.1, 0.3, 0.8, 0.3}));
    QVERIFY(std::abs(got.result.ranks[0] - (2 + 2 + 2.5) / 3) < 1e-12);
    QCOMPARE(got.result.ranks[1], 1.0);
    QCOMPARE(data_sets_of(runs), std::size_t{3});
    QVERIFY(got.left_out.empty());

    const auto table = report::ranked_figures_text_table(got);
    QCOMPARE(table.rows[1], (std::vector<std::string>{"radio", "0.2000", "0.9000", "0.1000"}));
    const auto ranks = report::ranks_text_table(got);
    QCOMPARE(ranks.rows[0][0], std::string("als"));
    QCOMPARE(ranks.rows[0][1], std::string("1.00"));
    QCOMPARE(ranks.rows[1][1], std::string("2.17"));
    const auto drawn = QString::fromStdString(report::rank_diagram("ranks", got.table.models, got.result, {}));
    for (const char* text : {"als  1.00", "svd  2.17", "2.83  glove", "CD = 1.91"}) QVERIFY2(drawn.contains(text), text);

    const QTemporaryDir folder;
    const QString file = folder.filePath("ranks.csv");
    write_mean_ranks_csv(file.toStdString(), got);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = written.readAll().split('\n');
    QCOMPARE(lines[0], QByteArray("model,mean_rank,rows,rows_are,critical_difference,level,measure,k,over,chi_square,friedman_p,"
                                  "friedman_exact_p,iman_davenport_f,iman_davenport_p,protocol,search_recall,p_nemenyi "
                                  "als,p_nemenyi svd,p_nemenyi glove"));
    QVERIFY(lines[1].startsWith("als,1,3,data_sets,1.91"));
    QVERIFY(lines[1].contains(",0.05,hit_rate,1,sequences,"));
    QVERIFY(lines[1].contains(",corrected,1,1,"));
  }

  // Neither seeds nor splits are rows: they would count the same listeners again.
  void seeds_and_splits_of_one_data_set_are_one_mean() {
    const std::vector<std::shared_ptr<const Run>> runs{run("svd, seed 1", "music", 4, 1),
                                                       run("svd, seed 2", "music", 6, 2),
                                                       run("als", "music", 3),
                                                       run("als", "music", 9, 1, "other"),
                                                       run("svd", "radio", 2),
                                                       run("als", "radio", 1)};
    const MeanRanks got = ranks_by_data_set(runs, hit1);
    QCOMPARE(got.count, std::size_t{2});
    QCOMPARE(got.table.models, (std::vector<std::string>{"svd", "als"}));
    QCOMPARE(got.table.figures, (std::vector<double>{0.5, 0.6, 0.2, 0.1}));
  }

  void a_model_that_a_data_set_lacks_is_left_out_and_named() {
    std::vector<std::shared_ptr<const Run>> runs{run("svd", "music", 4), run("als", "music", 3), run("glove", "music", 3),
                                                 run("svd", "radio", 2), run("als", "radio", 1)};
    QCOMPARE(ranks_by_data_set(runs, hit1).left_out, (std::vector<std::string>{"glove"}));
    runs.pop_back();
    QVERIFY(message(runs).contains("Fewer than two models"));
    QVERIFY(message({runs[0], runs[1]}).contains("two data sets"));
    QVERIFY(!message({}).isEmpty());
  }

  void scorings_are_models_of_their_own() {
    std::vector<std::shared_ptr<const Run>> runs;
    for (const char* data : {"music", "radio"}) {
      auto both = run("item2vec", data, 3);
      both->evaluations.push_back(run("item2vec", data, 6)->evaluations[0]);
      both->evaluations[1].scoring = models::Scoring::followed_by;
      runs.push_back(both);
    }
    const MeanRanks got = ranks_by_data_set(runs, hit1);
    QCOMPARE(got.table.models, (std::vector<std::string>{"item2vec (resembles)", "item2vec (is followed by)"}));
    QCOMPARE(got.models[1].run, std::string("item2vec"));
    QVERIFY(got.models[1].scoring == models::Scoring::followed_by);
  }

  void figures_by_other_protocols_are_not_mixed() {
    auto other = run("als", "radio", 1);
    auto changed = std::make_shared<evaluation::Evaluation>(*other->evaluations[0].evaluated.evaluation);
    changed->protocol.heard_candidates = true;
    other->evaluations[0].evaluated.evaluation = changed;
    const QString text = message({run("svd", "music", 4), run("als", "music", 3), run("svd", "radio", 2), other});
    QVERIFY2(text.contains("different protocols"), qPrintable(text));
  }
};

QTEST_GUILESS_MAIN(MeanRanksTest)
#include "mean_ranks_test.moc"
