// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/tidy.h"

#include <QtTest>
#include <cmath>
#include <map>

#include "core/report/tables.h"

using namespace segue;
using namespace segue::experiment;

namespace {

/// Four sequences of two users; `ranks` of one prediction each, among eleven candidates.
std::shared_ptr<evaluation::Evaluation> handmade(const std::vector<std::uint32_t>& ranks) {
  auto e = std::make_shared<evaluation::Evaluation>();
  e->ks = {1, 10};
  for (std::size_t s = 0; s < ranks.size(); ++s) {
    evaluation::EvaluatedSequence sequence;
    sequence.sequence = sequence.first = static_cast<std::uint32_t>(s);
    sequence.predictions = 1;
    sequence.length = 2;
    sequence.user = static_cast<std::int64_t>(s / 2);
    e->sequences.push_back(sequence);
    e->predictions.push_back({5, static_cast<data::ArtistIndex>(s), ranks[s], 0});
  }
  e->by_popularity.resize(3);  // artist 0 is the head, 1 and 2 the middle, the others the tail
  for (std::size_t b = 0; b < 3; ++b) {
    e->by_popularity[b].low = b == 0 ? 0 : 2 * b - 1;
    e->by_popularity[b].high = 2 * b + 1;
    e->by_popularity[b].predictions = b == 1 ? 2 : 1;
  }
  e->by_length.resize(2);
  e->by_length[0].low = e->by_length[0].high = 2;
  e->by_length[0].predictions = 4;
  e->by_length[1].low = 3;
  e->by_length[1].high = 4;
  e->counts.predictions = ranks.size();
  e->counts.queries_without_vector = 1;
  e->counts.unknown_share = 0.2;
  e->counts.candidates = 11;
  e->recommended = {{10, 4, 6, 6.0 / 11, 0.25, 12.5, 3.5}};
  e->in_sequence_cosine = 0.75;
  return e;
}

ExperimentResult example() {
  Progress progress;
  ExperimentResult result;
  result.spec.evaluation.intervals = {0.9, 200, 7, 1};
  result.spec.evaluation.tags.k = 12;
  const auto put = [&](const std::vector<std::uint32_t>& ranks) {
    return evaluated(handmade(ranks), {}, result.spec.evaluation.intervals, progress);
  };
  auto run = std::make_shared<Run>();
  run->name = "mine, and yours";
  run->embedding.model = "item2vec";
  result.runs = {run};
  result.results.push_back({"mine, and yours (is followed by)", models::Scoring::followed_by, put({1, 2, 1, 0}), run->name});
  result.results[0].evaluated.tags = evaluation::TagCoherence{0.5, 0.125, 30};
  auto searched = std::make_shared<evaluation::Evaluation>(*result.results[0].evaluated.evaluation);
  searched->approximate_recall = 0.875;
  searched->approximate_k = 10;
  result.results[0].evaluated.evaluation = searched;
  result.levels.push_back({"popularity", {}, put({3, 1, 9, 20})});
  ComparisonSpec spec;
  spec.options.alternative = evaluation::Alternative::greater;
  spec.options.zeros = evaluation::Zeros::pratt;
  spec.options.unit = evaluation::TestUnit::cluster;
  spec.options.confidence = 0.9;
  spec.options.bootstrap = 200;
  spec.options.randomisations = 99;
  const std::vector<NamedEvaluation> all{{result.results[0].name, searched.get(), "item2vec", "followed_by"},
                                         {"popularity", result.levels[0].evaluated.evaluation.get(), "popularity"}};
  result.comparisons = compare(all, spec, progress);
  return result;
}

/// Rows as name → cell.
std::vector<std::map<std::string, TidyCell>> rows_of(const TidyTable& table) {
  std::vector<std::map<std::string, TidyCell>> rows;
  for (const auto& cells : table.rows) {
    auto& row = rows.emplace_back();
    for (std::size_t c = 0; c < cells.size(); ++c) row[table.columns[c]] = cells[c];
  }
  return rows;
}

std::string text(const std::map<std::string, TidyCell>& row, const char* column) { return std::get<std::string>(row.at(column)); }
double number(const std::map<std::string, TidyCell>& row, const char* column) { return std::get<double>(row.at(column)); }

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

class TidyTest : public QObject {
  Q_OBJECT

 private slots:
  void a_protocol_is_named_by_the_nearer_preset_and_what_differs() {
    QCOMPARE(protocol_name({}), std::string("corrected"));
    QCOMPARE(protocol_name(evaluation::as_in_2020()), std::string("as-in-2020"));
    evaluation::Protocol protocol;
    protocol.history = 9;  // not looked at
    protocol.targets = evaluation::Targets::last;
    protocol.heard_candidates = true;
    QCOMPARE(protocol_name(protocol), std::string("corrected; targets=last; heard_candidates=true"));
    protocol.query = evaluation::QueryFrom::mean;
    QVERIFY(holds(protocol_name(protocol), "query=mean; history=9;"));
    evaluation::Protocol old = evaluation::as_in_2020();
    old.ties_drop_out = false;
    QCOMPARE(protocol_name(old), std::string("as-in-2020; ties_drop_out=false"));
  }

  void every_figure_says_what_it_is() {
    const TidyTable table = tidy_figures(example());
    const auto rows = rows_of(table);
    // Means over sequences and predictions of three measures at two k and of MRR, of three; of two: hit rates at two k and MRR in
    // five bands, what is recommended, what could only miss; tags.
    QCOMPARE(rows.size(), std::size_t{3 * 14 + 2 * (2 * 3 * 5 + 5 + 4) + 2});
    for (const auto& cells : table.rows) QCOMPARE(cells.size(), table.columns.size());
    const auto& first = rows[0];
    QCOMPARE(text(first, "name"), std::string("mine, and yours (is followed by)"));
    QCOMPARE(text(first, "model"), std::string("item2vec"));
    QCOMPARE(text(first, "scoring"), std::string("followed_by"));
    QCOMPARE(text(first, "measure"), std::string("hit_rate"));
    QCOMPARE(text(first, "over"), std::string("sequences"));
    QCOMPARE(text(first, "protocol"), std::string("corrected"));
    QCOMPARE(text(first, "resampled"), std::string("users"));
    QCOMPARE(text(first, "seed"), std::string("7"));
    QCOMPARE(number(first, "k"), 1.0);
    QCOMPARE(number(first, "mean"), 0.5);
    QCOMPARE(number(first, "confidence"), 0.9);
    QCOMPARE(number(first, "bootstrap"), 200.0);
    QCOMPARE(number(first, "clusters"), 2.0);
    QCOMPARE(number(first, "search_recall"), 0.875);
    const std::string csv = to_csv(table);
    QVERIFY(
        csv.starts_with("name,model,scoring,measure,k,over,band_by,band,band_low,band_high,mean,standard_error,t_low,t_high,"
                        "percentile_low,percentile_high,"
                        "bca_low,bca_high,confidence,"));
    QVERIFY(holds(csv, "\n\"mine, and yours (is followed by)\",item2vec,followed_by,hit_rate,1,sequences,all,all,,,0.5,"));
  }

  void figures_by_popularity_and_length_are_rows_of_their_own() {
    std::map<std::string, std::map<std::string, TidyCell>> bands;
    int whole = 0;
    for (const auto& row : rows_of(tidy_figures(example()))) {
      if (text(row, "model") != "item2vec" || text(row, "measure") != "hit_rate" || number(row, "k") != 1) continue;
      if (text(row, "over") != "sequences") continue;
      if (text(row, "band_by") == "all") {
        ++whole;
        QVERIFY(text(row, "band") == "all" && std::isnan(number(row, "band_low")));
      } else {
        bands[text(row, "band_by") + ": " + text(row, "band")] = row;
      }
    }
    QCOMPARE(whole, 1);
    QCOMPARE(bands.size(), std::size_t{5});
    const auto& head = bands.at("popularity: head");
    QVERIFY(number(head, "mean") == 1 && number(head, "band_low") == 1 && number(head, "band_high") == 1);
    QVERIFY(number(head, "sequences") == 1 && number(head, "predictions") == 1);
    QVERIFY(std::isnan(number(head, "bca_low")));  // one user
    // A miss and a hit, of two users: Student's t with one degree of freedom at 90 % is 6.3138, the standard error ½.
    const auto& middle = bands.at("popularity: middle");
    QVERIFY(number(middle, "mean") == 0.5 && number(middle, "band_low") == 2 && number(middle, "band_high") == 3);
    QVERIFY(number(middle, "standard_error") == 0.5 && std::abs(number(middle, "t_low") - (0.5 - 6.3138 / 2)) < 1e-4);
    QVERIFY(number(middle, "clusters") == 2 && number(middle, "confidence") == 0.9);
    QVERIFY(number(bands.at("popularity: tail"), "mean") == 0 && number(bands.at("popularity: tail"), "band_low") == 4);
    QVERIFY(number(bands.at("length: 2"), "mean") == 0.5 && number(bands.at("length: 2"), "predictions") == 4);
    const auto& empty = bands.at("length: 3 to 4");
    QVERIFY(std::isnan(number(empty, "mean")) && number(empty, "sequences") == 0 && number(empty, "predictions") == 0);
  }

  void what_is_recommended_and_the_random_level_are_figures_too() {
    const auto rows = rows_of(tidy_figures(example()));
    std::map<std::string, double> mine, levels;
    for (const auto& row : rows) {
      auto& of = text(row, "model") == "item2vec" ? mine : levels;
      if (text(row, "over") == "lists" || text(row, "over") == "artists") {
        of[text(row, "measure")] = number(row, "mean");
        QVERIFY(std::isnan(number(row, "bca_low")));
        QCOMPARE(number(row, "k"), text(row, "over") == "lists" ? 10.0 : 12.0);
      }
      for (const char* share : {"unknown_targets", "queries_without_vector"}) {
        if (text(row, "measure") == share) of[share] = number(row, "mean");
      }
      if (text(row, "measure") == "in_sequence_cosine") of["cosine"] = number(row, "mean");
      if (text(row, "name") == "random" && text(row, "measure") == "hit_rate" && number(row, "k") == 1) {
        of["random"] = number(row, "mean");
      }
    }
    const std::map<std::string, double> wanted{{"coverage", 6.0 / 11},
                                               {"gini", 0.25},
                                               {"mean_plays", 12.5},
                                               {"novelty", 3.5},
                                               {"cosine", 0.75},
                                               {"tag_coherence", 0.5},
                                               {"tag_coherence_random", 0.125},
                                               {"unknown_targets", 0.2},
                                               {"queries_without_vector", 0.25}};
    QVERIFY(mine == wanted);
    QCOMPARE(levels.at("random"), 0.1);  // one of ten that were not heard
    QCOMPARE(levels.at("coverage"), 6.0 / 11);
    QVERIFY(!levels.contains("tag_coherence"));
  }

  void every_pair_says_what_was_tested() {
    const auto rows = rows_of(tidy_comparisons(example().comparisons, "music"));
    QCOMPARE(rows.size(), std::size_t{1});
    const auto& row = rows[0];
    const std::map<const char*, const char*> words{{"data_set", "music"},
                                                   {"measure", "hit_rate"},
                                                   {"over", "sequences"},
                                                   {"alternative", "greater"},
                                                   {"wilcoxon_zeros", "pratt"},
                                                   {"wilcoxon_unit", "cluster"},
                                                   {"wilcoxon_method", "automatic"},
                                                   {"resampled", "users"},
                                                   {"protocol", "corrected"}};
    for (const auto& [column, word] : words) QCOMPARE(text(row, column), std::string(word));
    // Both have three of four among the ten best.
    const bool level_first = text(row, "a") == "popularity";
    QCOMPARE(text(row, level_first ? "model_b" : "model_a"), std::string("item2vec"));
    QCOMPARE(text(row, level_first ? "scoring_b" : "scoring_a"), std::string("followed_by"));
    QCOMPARE(number(row, level_first ? "search_recall_b" : "search_recall_a"), 0.875);
    QCOMPARE(number(row, level_first ? "search_recall_a" : "search_recall_b"), 1.0);
    QCOMPARE(number(row, "k"), 10.0);
    QCOMPARE(number(row, "confidence"), 0.9);
    QCOMPARE(number(row, "bootstrap"), 200.0);
    QCOMPARE(number(row, "randomisations"), 99.0);
    QCOMPARE(number(row, "pairs"), 1.0);
  }

  void without_pairs_there_is_the_header_alone() {
    const std::string csv = to_csv(tidy_comparisons({}));
    QVERIFY(csv.starts_with("a,b,model_a,"));
    QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t{1});
  }

  void tables_for_people_end_in_what_they_are() {
    const ExperimentResult result = example();
    const auto figures = report::figures_text_table(result, report::usual_figures(result));
    const std::string text = report::to_text(figures);
    for (const char* part : {"sequences (macro)", "90 % BCa bootstrap interval (200 resamples of users", "Protocol: corrected.",
                             "4 held-out sequences", "Search recall", "0.8750", "the 10 exact best"}) {
      QVERIFY2(holds(text, part), part);
    }
    const auto pairs = report::comparisons_text_table(result.comparisons);
    const std::string latex = report::to_latex(pairs);
    for (const char* part : {"Difference of hit@10", "90 \\% BCa bootstrap interval", "one-sided, the first is better",
                             "means of each user's sequences", "ranked, then left out (Pratt)", "99 patterns", "Holm for 1 pair",
                             "Search recall", "\\par}\n"}) {
      QVERIFY2(holds(latex, part), part);
    }
    const std::string markdown = report::to_markdown(pairs);
    QVERIFY(holds(markdown, " |\n\nMeans over sequences (macro);"));
    // For CSV it stands in columns.
    report::TextTable table{{"a"}, "n", {{"1"}, {"2"}}, {"said below"}, {{"protocol", "corrected; targets=last"}}};
    QCOMPARE(report::to_csv(table), std::string("a,protocol\n1,corrected; targets=last\n2,corrected; targets=last\n"));
    QCOMPARE(report::to_text(table), std::string("a\n1\n2\nsaid below\n"));
  }
};

QTEST_GUILESS_MAIN(TidyTest)
#include "tidy_test.moc"
