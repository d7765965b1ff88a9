// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace.h"

#include <QFileInfo>
#include <utility>

#include "core/experiment/load_data.h"
#include "core/tables/import_table.h"
#include "core/tables/names_folder.h"
#include "ui/workspace_storage.h"

namespace segue::ui {

struct Workspace::Loaded {
  experiment::DataSpec spec;
  std::shared_ptr<const data::Dataset> dataset;
  data::ArtistPlays plays;
  data::DataStory story;
  data::CorpusOptions corpusOptions;
  data::SplitOptions splitOptions;
  data::PreparedCorpus prepared;
};

namespace {

/// Artists heard a handful of times have vectors that are mostly noise, and crowd the lists of neighbours.
data::CorpusOptions defaultCorpus() {
  data::CorpusOptions corpus;
  corpus.min_count = 5;
  return corpus;
}

data::SplitOptions defaultSplit() {
  data::SplitOptions split;
  split.test_share = 0.1;
  split.validation_share = 0.05;
  split.seed = 40;
  return split;
}

tables::ImportOptions namingOptions(const QString& names) {
  tables::ImportOptions options;
  if (!names.isEmpty()) options.names = toPath(QFileInfo(names).absoluteFilePath());
  return options;
}

/// Before anything is read: nobody waits for an import to be told that.
void checkNames(const tables::ImportOptions& options) {
  if (!options.names.empty()) tables::check_names_folder(options.names);
}

}  // namespace

Workspace::Workspace(QObject* parent) : QObject(parent), corpusOptions_(defaultCorpus()), splitOptions_(defaultSplit()) {}

Workspace::~Workspace() {
  // Whoever still listens is being destroyed as well.
  trainingQueue_.blockSignals(true);
  disconnect();
}

Job* Workspace::openFolder(const QString& folder) { return openFiles({folder}); }

Job* Workspace::openFiles(const QStringList& files) {
  std::vector<std::filesystem::path> paths;
  for (const QString& file : files) paths.push_back(toPath(QFileInfo(file).absoluteFilePath()));
  const QString first = files.isEmpty() ? QString() : QFileInfo(files.front()).fileName();
  return startLoading(tr("Opening %1").arg(first),
                      [this, paths, corpus = corpusOptions_, split = splitOptions_](Progress& progress) -> std::function<void()> {
                        progress.start(SEGUE_TEXT("Looking at the files"), 0);
                        const experiment::PickedData picked = experiment::recognise_files(paths, progress);
                        if (picked.kind == experiment::DataKind::table) {
                          return [this, path = fromPath(picked.path)] { emit showImport(path); };
                        }
                        experiment::DataSpec spec;
                        spec.path = picked.path.string();
                        const Read read = [&](Progress& p) { return experiment::load_files(paths, p); };
                        const auto loaded = readAndPrepare(spec, read, corpus, split, progress);
                        return [this, loaded] { adopt(std::move(*loaded)); };
                      });
}

Job* Workspace::openTable(const QString& path, const tables::TableSpec& table, const QString& names) {
  const QFileInfo info(path);
  experiment::DataSpec spec;
  spec.path = toPath(info.absoluteFilePath()).string();
  spec.table = table;
  rememberTable(info.absoluteFilePath(), table);  // also where it fails: the choices are corrected, not made again
  return load(tr("Importing %1").arg(info.fileName()), spec, [spec, options = namingOptions(names)](Progress& progress) {
    checkNames(options);
    return tables::import_table(spec.path, *spec.table, options, progress);
  });
}

Job* Workspace::openTableAsCorpusFile(const QString& path, const tables::TableSpec& table, const QString& out,
                                      quint64 memoryBytes, const QString& names) {
  const QFileInfo info(path);
  experiment::DataSpec spec;
  spec.path = toPath(QFileInfo(out).absoluteFilePath()).string();
  tables::ImportOptions options = namingOptions(names);
  options.memory_bytes = memoryBytes;
  rememberTable(info.absoluteFilePath(), table);
  return load(tr("Importing %1").arg(info.fileName()), spec,
              [spec, options, table, from = toPath(info.absoluteFilePath())](Progress& progress) {
                checkNames(options);
                data::LoadReport report = tables::import_to_corpus_file(from, table, spec.path, options, progress);
                data::Dataset dataset = experiment::load_data(spec, {}, progress);
                dataset.report = std::move(report);  // what was left out of the table; the corpus file holds the rest
                return dataset;
              });
}

Job* Workspace::openRecent(const QStringList& paths) {
  if (paths.size() == 1) {
    if (const auto table = rememberedTable(paths.front())) return openTable(paths.front(), *table);
  }
  return openFiles(paths);
}

Job* Workspace::openSample(const data::SampleOptions& options) {
  experiment::DataSpec spec;
  spec.sample = options;
  const std::filesystem::path folder = toPath(sampleFolder(options));
  const std::string name = tr("Generated sample").toStdString();
  return load(tr("Opening the sample"), spec, [spec, folder, name](Progress& progress) {
    data::Dataset dataset = experiment::load_data(spec, folder, progress);
    dataset.name = name;
    return dataset;
  });
}

Job* Workspace::load(const QString& title, experiment::DataSpec spec, Read read) {
  return startLoading(
      title, [this, spec, read, corpus = corpusOptions_, split = splitOptions_](Progress& progress) -> std::function<void()> {
        const auto loaded = readAndPrepare(spec, read, corpus, split, progress);
        return [this, loaded] { adopt(std::move(*loaded)); };
      });
}

/// On the worker: touches no member.
std::shared_ptr<Workspace::Loaded> Workspace::readAndPrepare(const experiment::DataSpec& spec, const Read& read,
                                                             const data::CorpusOptions& corpus, const data::SplitOptions& split,
                                                             Progress& progress) {
  auto loaded = std::make_shared<Loaded>();
  loaded->dataset = std::make_shared<const data::Dataset>(read(progress));
  const data::Dataset& dataset = *loaded->dataset;
  loaded->spec = spec;
  progress.start(SEGUE_TEXT("Counting plays"), 0);
  loaded->plays = data::artist_plays(dataset);
  progress.throw_if_cancelled();
  loaded->story = data::tell_story(dataset, loaded->plays, progress);
  progress.throw_if_cancelled();
  loaded->corpusOptions = corpus;
  loaded->splitOptions = split;
  try {
    loaded->prepared = data::prepare_corpus(dataset, corpus, split, progress);
  } catch (const Error&) {
    // Options chosen for another data set must not keep this one from opening.
    loaded->corpusOptions = {};
    loaded->splitOptions = defaultSplit();
    loaded->prepared = data::prepare_corpus(dataset, loaded->corpusOptions, loaded->splitOptions, progress);
  }
  return loaded;
}

Job* Workspace::prepare(const data::CorpusOptions& corpus, const data::SplitOptions& split) {
  if (!dataset_) {
    corpusOptions_ = corpus;
    splitOptions_ = split;
    return nullptr;
  }
  return startLoading(tr("Preparing sequences"), [this, dataset = dataset_, corpus, split](Progress& progress) {
    auto prepared = std::make_shared<data::PreparedCorpus>(data::prepare_corpus(*dataset, corpus, split, progress));
    return std::function<void()>([this, prepared, corpus, split] {
      corpusOptions_ = corpus;
      splitOptions_ = split;
      prepared_ = std::move(*prepared);
      corpusReplaced();
    });
  });
}

Job* Workspace::startLoading(const QString& title, Job::Work work) {
  retire(loading_);
  // The result is taken only from the job that is still the current one: `current` is filled in before the job starts.
  const auto current = std::make_shared<Job*>(nullptr);
  loading_ = std::make_unique<Job>(title, [this, current, work = std::move(work)](Progress& progress) -> std::function<void()> {
    auto take = work(progress);
    return [this, current, take] {
      if (loading_.get() == *current) take();
    };
  });
  Job* job = loading_.get();
  *current = job;
  connect(job, &Job::ended, this, [this, job] {
    if (loading_.get() != job) return;
    loading_.release()->deleteLater();
    emit loadingEnded();
  });
  job->start();
  emit loadingStarted(job);
  return job;
}

void Workspace::adopt(Loaded loaded) {
  dataSpec_ = std::move(loaded.spec);
  dataset_ = std::move(loaded.dataset);
  artistPlays_ = std::move(loaded.plays);
  story_ = std::move(loaded.story);
  corpusOptions_ = loaded.corpusOptions;
  splitOptions_ = loaded.splitOptions;
  prepared_ = std::move(loaded.prepared);
  if (!dataSpec_.sample) rememberData(QString::fromStdString(dataSpec_.path));
  emit datasetChanged();
  corpusReplaced();
}

void Workspace::corpusReplaced() {
  retire(evaluating_);
  retire(readingRuns_);
  runs_.clear();
  result_.reset();
  emit corpusChanged();
  emit runsChanged();
  emit resultChanged();
  readSavedRuns();
}

void Workspace::retire(std::unique_ptr<Job>& slot) {
  if (!slot) return;
  Job* old = slot.release();
  old->setParent(this);  // waited for when the workspace goes, at the latest
  connect(old, &Job::ended, old, &QObject::deleteLater);
  old->cancel();
}

QString Workspace::fingerprint() const {
  return prepared_.corpus ? QString::fromStdString(prepared_.corpus->fingerprint) : QString();
}

}  // namespace segue::ui
