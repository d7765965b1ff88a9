// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/defects.h"

#include <QtTest>

#include "core/experiment/retrained.h"

using namespace segue;
using namespace segue::experiment;
using evaluation::Protocol;

namespace {

const evaluation::Defect& defect(bool Protocol::*flag) {
  return *std::ranges::find(evaluation::defects(), flag, &evaluation::Defect::flag);
}

std::shared_ptr<const Run> run_of(const std::string& name, const models::ModelOptions& model) {
  auto run = std::make_shared<Run>();
  run->name = name;
  run->spec.model = model;
  return run;
}

std::vector<unsigned> numbers(const std::vector<DefectInRuns>& found) {
  std::vector<unsigned> out;
  for (const DefectInRuns& each : found) out.push_back(each.defect->number);
  return out;
}

}  // namespace

class DefectsTest : public QObject {
  Q_OBJECT

 private slots:
  void default_trainings_have_these() {
    const std::vector<std::shared_ptr<const Run>> runs{run_of("a", models::Item2VecOptions{}),
                                                       run_of("b", models::CooccurrenceSvdOptions{}),
                                                       run_of("c", models::UserSvdOptions{})};
    const auto found = defects_in(runs, true);
    QCOMPARE(numbers(found), (std::vector<unsigned>{7, 11, 15}));
    QCOMPARE(found[0].runs, std::vector<std::string>{"b"});
    QCOMPARE(found[1].runs, std::vector<std::string>{"a"});
    QCOMPARE(found[2].runs, (std::vector<std::string>{"a", "b", "c"}));
    QVERIFY(defect_in_words(found[1]).str().find("11. Last epoch kept is in a as trained (patience = 0)") != std::string::npos);
    QCOMPARE(numbers(defects_in(runs, false)), (std::vector<unsigned>{7, 11}));  // users are not known
  }

  void a_corrected_training_has_none() {
    models::Item2VecOptions item2vec;
    item2vec.patience = 3;
    models::CooccurrenceSvdOptions svd;
    svd.normalisation = models::Normalisation::min_listeners;
    auto a = std::make_shared<Run>(*run_of("a", item2vec));
    a->spec.split.by = data::SplitBy::user;
    auto b = std::make_shared<Run>(*run_of("b", svd));
    b->spec.split.by = data::SplitBy::time;
    QVERIFY(defects_in(std::vector<std::shared_ptr<const Run>>{a, b}, true).empty());
  }

  /// Each switch of data and training turns exactly its own defect on, in the kinds of models that can have it.
  void every_switch_of_training_makes_its_defect() {
    models::Item2VecOptions item2vec;
    item2vec.patience = 3;
    models::CooccurrenceSvdOptions svd;
    svd.normalisation = models::Normalisation::cosine;
    models::GloveOptions glove;
    glove.patience = 2;
    models::AlsOptions als;
    als.patience = 2;
    for (const models::ModelOptions& own :
         {models::ModelOptions(item2vec), models::ModelOptions(svd), models::ModelOptions(glove), models::ModelOptions(als),
          models::ModelOptions(models::UserSvdOptions{})}) {
      RunSpec run;
      run.model = own;
      run.split.by = data::SplitBy::user;
      for (const evaluation::Defect& each : evaluation::defects()) {
        if (each.stage != evaluation::Stage::training && each.stage != evaluation::Stage::data) continue;
        Protocol protocol;
        protocol.*each.flag = true;
        RunSpec made = run;
        made.model = training_of(protocol, run.model);
        if (const auto* trained = std::get_if<models::Item2VecOptions>(&made.model)) QVERIFY(!trained->keep_state);
        made.split = split_of(protocol, run.split);
        for (const evaluation::Defect& other : evaluation::defects()) {
          const Standing before = standing_of(other, run, true);
          const Standing after = standing_of(other, made, true);
          QVERIFY(before != Standing::present);
          if (other.flag == each.flag && before == Standing::absent) {
            QVERIFY2(after == Standing::present, other.name);
          } else {
            QVERIFY2(after == before, other.name);
          }
        }
      }
    }
    RunSpec run;
    run.model = svd;
    QVERIFY(standing_of(defect(&Protocol::uniform_noise), run, true) == Standing::does_not_apply);
    run.model = item2vec;
    QVERIFY(standing_of(defect(&Protocol::int8_counts), run, true) == Standing::does_not_apply);
  }
};

QTEST_GUILESS_MAIN(DefectsTest)
#include "defects_test.moc"
