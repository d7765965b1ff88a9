// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <ostream>

#include "core/base/files.h"
#include "core/experiment/run_csv.h"
#include "core/experiment/run_evaluations.h"
#include "core/experiment/run_table.h"
#include "core/experiment/tidy.h"

namespace segue::experiment {
namespace {

using evaluation::Evaluation;
using evaluation::Measure;

constexpr const char* per_sequence_header = "scoring,sequence,source,user,artists,predictions,cosine";
constexpr const char* predictions_header = "scoring,sequence,query,target,rank,tied";

/// Those of one averaging: the columns of a sequence.
std::vector<FigureKind> columns_of(const std::vector<unsigned>& ks) {
  std::vector<FigureKind> kinds = figure_kinds(ks);
  kinds.resize(kinds.size() / 2);
  return kinds;
}

std::string column_name(const FigureKind& kind) {
  const std::string name = evaluation::measure_name(kind.measure);
  return kind.measure == Measure::mrr ? name : name + '_' + std::to_string(kind.k);
}

/// An evaluation that is being read.
struct Reading {
  RunEvaluation* run;
  std::shared_ptr<Evaluation> evaluation;
  std::size_t sequence = 0;  // that the next prediction belongs to
};

Reading& reading_of(std::vector<Reading>& all, Row& row) {
  const std::string_view scoring = row.word();
  const auto found = std::ranges::find_if(all, [&](const Reading& r) { return scoring == models::scoring_name(r.run->scoring); });
  if (found == all.end()) row.fail();
  return *found;
}

void read_sequence(std::vector<Reading>& all, Row& row) {
  Evaluation& evaluation = *reading_of(all, row).evaluation;
  evaluation::EvaluatedSequence s;
  s.sequence = row.number<std::uint32_t>();
  s.source = row.word() == "session" ? data::Source::session : data::Source::playlist;
  s.user = row.number_or<std::int64_t>(-1);
  s.length = row.number<std::uint32_t>();
  s.predictions = row.number<std::uint32_t>();
  s.cosine = row.number_or(std::numeric_limits<double>::quiet_NaN());
  row.skip();  // the figures follow from the predictions
  if (s.predictions == 0) row.fail();
  if (!evaluation.sequences.empty()) {
    const auto& last = evaluation.sequences.back();
    s.first = last.first + last.predictions;
  }
  evaluation.sequences.push_back(s);
}

void read_prediction(std::vector<Reading>& all, Row& row) {
  Reading& reading = reading_of(all, row);
  Evaluation& evaluation = *reading.evaluation;
  if (reading.sequence == evaluation.sequences.size()) row.fail();
  const auto& s = evaluation.sequences[reading.sequence];
  if (row.number<std::uint32_t>() != s.sequence) row.fail();
  evaluation::Prediction p;
  p.query = row.number<data::ArtistIndex>();
  p.target = row.number<data::ArtistIndex>();
  p.rank = row.number<std::uint32_t>();
  p.tied = row.number<std::uint32_t>();
  evaluation.predictions.push_back(p);
  if (evaluation.predictions.size() == s.first + s.predictions) ++reading.sequence;
}

/// The means that follow from the ranks.
void add_means(Evaluation& e) {
  for (evaluation::MeasureMeans& m : e.means) {
    const evaluation::Means hit = mean_of(e, Measure::hit_rate, m.k);
    const evaluation::Means map = mean_of(e, Measure::map, m.k);
    const evaluation::Means ndcg = mean_of(e, Measure::ndcg, m.k);
    m.hit_rate = hit.macro, m.map = map.macro, m.ndcg = ndcg.macro;
    m.hit_rate_micro = hit.micro, m.map_micro = map.micro, m.ndcg_micro = ndcg.micro;
  }
  const evaluation::Means mrr = mean_of(e, Measure::mrr, 0);
  const evaluation::Means ndcg = mean_of(e, Measure::ndcg, 0);
  e.mrr = mrr.macro, e.mrr_micro = mrr.micro;
  e.ndcg = ndcg.macro, e.ndcg_micro = ndcg.micro;
}

}  // namespace

void write_per_sequence(const std::filesystem::path& path, const std::vector<RunEvaluation>& evaluations) {
  write_file(path, [&](std::ostream& out) {
    const std::vector<FigureKind> columns = columns_of(evaluations.front().evaluated.evaluation->ks);
    out << per_sequence_header;
    for (const FigureKind& column : columns) out << ',' << column_name(column);
    out << ",search_recall,protocol\n";
    for (const RunEvaluation& each : evaluations) {
      const Evaluation& e = *each.evaluated.evaluation;
      std::vector<std::vector<double>> values;
      for (const FigureKind& column : columns) values.push_back(evaluation::per_sequence(e, column.measure, column.k));
      const std::string protocol = protocol_name(e.protocol);  // words without a comma
      for (std::size_t i = 0; i < e.sequences.size(); ++i) {
        const auto& s = e.sequences[i];
        out << models::scoring_name(each.scoring) << ',' << s.sequence << ','
            << (s.source == data::Source::playlist ? "playlist" : "session") << ',';
        if (s.user >= 0) out << s.user;
        out << ',' << s.length << ',' << s.predictions << ',';
        if (std::isfinite(s.cosine)) out << exact(s.cosine);
        for (const auto& column : values) out << ',' << exact(column[i]);
        out << ',' << exact(e.approximate_recall) << ',' << protocol << '\n';
      }
    }
  });
}

void write_predictions(const std::filesystem::path& path, const std::vector<RunEvaluation>& evaluations) {
  write_file(path, [&](std::ostream& out) {
    out << predictions_header << '\n';
    for (const RunEvaluation& each : evaluations) {
      const Evaluation& e = *each.evaluated.evaluation;
      for (const auto& s : e.sequences) {
        for (std::uint32_t i = 0; i < s.predictions; ++i) {
          const auto& p = e.predictions[s.first + i];
          out << models::scoring_name(each.scoring) << ',' << s.sequence << ',' << p.query << ',' << p.target << ',' << p.rank
              << ',' << p.tied << '\n';
        }
      }
    }
  });
}

void read_evaluations(const std::filesystem::path& folder, std::vector<RunEvaluation>& evaluations) {
  std::vector<Reading> all;
  for (RunEvaluation& each : evaluations) all.push_back({&each, std::make_shared<Evaluation>(*each.evaluated.evaluation)});
  read_table(
      folder / "per_sequence.csv", per_sequence_header, [&](Row& row) { read_sequence(all, row); }, true);
  read_table(folder / "predictions.csv", predictions_header, [&](Row& row) { read_prediction(all, row); });
  for (Reading& reading : all) {
    if (reading.sequence != reading.evaluation->sequences.size()) {
      throw Error(SEGUE_TEXT("The table ends before the last prediction"), {(folder / "predictions.csv").string(), 0},
                  SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
    }
    add_means(*reading.evaluation);
    reading.run->evaluated.evaluation = std::move(reading.evaluation);
  }
}

}  // namespace segue::experiment
