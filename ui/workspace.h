// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "core/data/dataset.h"
#include "core/data/story.h"
#include "core/experiment/experiment.h"
#include "ui/jobs/job_queue.h"

namespace segue::ui {

/// What training begins with. Neither: vectors of its own.
struct TrainingStart {
  QString run;          ///< one of Workspace::runs
  QString file;         ///< a run folder or a vector file
  bool resume = false;  ///< not from the vectors of `run`, but where its training ended, with all that it had gathered
};

/// What the pages share: the open data set, the corpus made of it, the trained runs and the last evaluation. Lives on the GUI
/// thread; everything in it is immutable and shared, so workers keep what they use. Pages talk to each other only through it.
class Workspace : public QObject {
  Q_OBJECT

 public:
  explicit Workspace(QObject* parent = nullptr);
  ~Workspace() override;

  // Data. Opening replaces the data set, the corpus and the runs when it has succeeded, not before. One job loads (or prepares)
  // at a time: a new one cancels the running one, whose result is dropped. Options of the corpus that leave nothing to train on
  // in the new data set fall back to the defaults.
  Job* openFolder(const QString& folder);
  /// Anything that experiment::recognise_files knows. A table is not read: `showImport` asks what its columns hold.
  Job* openFiles(const QStringList& files);
  /// `names`: the folder for what the table calls users, artists and tracks (tables::write_names_folder); empty: not written.
  Job* openTable(const QString& path, const tables::TableSpec& table, const QString& names = {});
  /// Imports a table of any size to a corpus file at `out`, and opens that.
  Job* openTableAsCorpusFile(const QString& path, const tables::TableSpec& table, const QString& out, quint64 memoryBytes,
                             const QString& names = {});
  Job* openRecent(const QStringList& paths);            ///< a table as it was imported the last time
  Job* openSample(const data::SampleOptions& options);  ///< generates into the cache folder (once per options), then opens
  [[nodiscard]] std::shared_ptr<const data::Dataset> dataset() const { return dataset_; }
  [[nodiscard]] const experiment::DataSpec& dataSpec() const { return dataSpec_; }  ///< where the data set is from
  [[nodiscard]] Job* loading() const { return loading_.get(); }                     ///< null when nothing loads
  /// Derived on the worker with the data set: plays per artist and length histograms.
  [[nodiscard]] const data::ArtistPlays& artistPlays() const { return artistPlays_; }
  [[nodiscard]] const data::DataStory& story() const { return story_; }

  // Corpus. Prepared by the same job that opens the data; again when options change. Runs belong to a corpus: when it changes,
  // the list of runs is the one of the new corpus.
  [[nodiscard]] const data::CorpusOptions& corpusOptions() const { return corpusOptions_; }
  [[nodiscard]] const data::SplitOptions& splitOptions() const { return splitOptions_; }
  /// Without a data set: keeps the options for the next one and returns null.
  Job* prepare(const data::CorpusOptions& corpus, const data::SplitOptions& split);
  [[nodiscard]] const data::PreparedCorpus& prepared() const { return prepared_; }  ///< prepared().corpus null: none yet

  // Training. A run is saved by the job that trains it (see workspace_storage.h) and listed again whenever its corpus is
  // prepared; one that ends when another corpus is open is saved only. Names are made unique.
  Job* train(const QString& name, const models::ModelOptions& options, const models::TrainingHooks& hooks,
             const experiment::ValidationOptions& validation = {}, const TrainingStart& start = {},
             const device::Choice& device = {});
  [[nodiscard]] JobQueue& trainingQueue() { return trainingQueue_; }
  /// Of one that waits or trains.
  [[nodiscard]] std::optional<models::ModelOptions> optionsInTraining(const QString& name) const;
  [[nodiscard]] experiment::ValidationOptions validationInTraining(const QString& name) const;
  [[nodiscard]] QString freshRunName(const models::ModelOptions& options) const;  ///< "item2vec 2"
  [[nodiscard]] const std::vector<std::shared_ptr<const experiment::Run>>& runs() const { return runs_; }
  void addRun(std::shared_ptr<const experiment::Run> run);               ///< name made unique
  void removeRun(const QString& name);                                   ///< from the list and from the disk
  [[nodiscard]] Job* readingRuns() const { return readingRuns_.get(); }  ///< reads the saved runs; null when done
  [[nodiscard]] std::shared_ptr<const experiment::Run> run(const QString& name) const;
  /// Adds to a copy of a run predicted vectors of artists that nobody has played, and lists it; null without the run.
  Job* addColdArtists(const QString& name, const models::ColdOptions& options = {});
  /// The artists that pages show: the corpus's, with its numbers, then those that only predicted vectors are of. Null: no corpus.
  [[nodiscard]] std::shared_ptr<const data::Vocabulary> artists() const;

  // Evaluation of runs of the present corpus; the report page shows and exports the last one. Data, corpus, split and models of
  // `spec` are filled in here. The figures become part of the runs, also on the disk.
  Job* evaluate(const std::vector<QString>& runNames, const experiment::ExperimentSpec& spec);
  [[nodiscard]] Job* evaluating() const { return evaluating_.get(); }
  [[nodiscard]] std::shared_ptr<const experiment::ExperimentResult> result() const { return result_; }

 signals:
  void loadingStarted(segue::ui::Job* job);
  void loadingEnded();  ///< any end; see the job's signals
  void datasetChanged();
  void corpusChanged();
  void runsChanged();
  void evaluationStarted(segue::ui::Job* job);
  void resultChanged();
  void storageProblem(const segue::ui::Problem& problem);  ///< a run could not be saved or read back; the work goes on
  void showNeighbors(qint32 artist);  ///< emitted by any page; the window switches to Neighbours, which selects it
  void showTrain();                   ///< likewise: the window switches to Train
  void showData();                    ///< likewise: the window switches to Data
  void showEvaluate();                ///< likewise: the window switches to Evaluate
  /// Likewise, and by whatever opens a table: the window asks what its columns hold (empty: which table, first).
  void showImport(const QString& path);

 private:
  /// What a loading job makes on its thread and hands over whole.
  struct Loaded;
  using Read = std::function<data::Dataset(Progress&)>;
  Job* load(const QString& title, experiment::DataSpec spec, Read read);
  std::shared_ptr<Loaded> readAndPrepare(const experiment::DataSpec& spec, const Read& read, const data::CorpusOptions& corpus,
                                         const data::SplitOptions& split, Progress& progress);
  Job* startLoading(const QString& title, Job::Work work);
  void adopt(Loaded loaded);
  void corpusReplaced();
  void retire(std::unique_ptr<Job>& slot);
  void readSavedRuns();
  void mergeFigures(const experiment::ExperimentResult& result);
  [[nodiscard]] QString uniqueName(const QString& wanted) const;
  [[nodiscard]] QString fingerprint() const;

  std::shared_ptr<const data::Dataset> dataset_;
  data::ArtistPlays artistPlays_;
  data::DataStory story_;
  data::CorpusOptions corpusOptions_;
  data::SplitOptions splitOptions_;
  data::PreparedCorpus prepared_;
  std::vector<std::shared_ptr<const experiment::Run>> runs_;
  // artists(), and the runs that it was made of
  mutable std::shared_ptr<const data::Vocabulary> artists_;
  mutable std::vector<std::shared_ptr<const experiment::Run>> artistsFrom_;
  std::shared_ptr<const experiment::ExperimentResult> result_;
  experiment::DataSpec dataSpec_;
  struct InTraining {
    models::ModelOptions options;
    experiment::ValidationOptions validation = {};
  };
  std::map<QString, InTraining> inTraining_;
  JobQueue trainingQueue_;
  std::unique_ptr<Job> loading_;
  std::unique_ptr<Job> readingRuns_;
  std::unique_ptr<Job> evaluating_;
};

}  // namespace segue::ui
