// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Workspace about trained runs: training, keeping, evaluating.
#include <QDir>
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/experiment/resume.h"
#include "core/experiment/run.h"
#include "core/experiment/steps.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

namespace segue::ui {

namespace {

using RunPointer = std::shared_ptr<const experiment::Run>;

/// Where it is kept.
std::filesystem::path folderOf(const experiment::Run& run) {
  return toPath(ui::runFolder(QString::fromStdString(run.corpus_fingerprint), QString::fromStdString(run.name)));
}

/// Saves a run there; the problem, if there was one.
std::optional<Problem> save(const experiment::Run& run) {
  try {
    std::filesystem::create_directories(folderOf(run).parent_path());
    experiment::write_run(folderOf(run), run);
    return std::nullopt;
  } catch (...) {
    return currentProblem();
  }
}

bool isSaved(const experiment::Run& run) { return std::filesystem::exists(folderOf(run) / "run.json"); }

bool sameRun(const experiment::Run& a, const experiment::Run& b) { return a.name == b.name && a.created == b.created; }

}  // namespace

Job* Workspace::train(const QString& name, const models::ModelOptions& options, const models::TrainingHooks& hooks,
                      const experiment::ValidationOptions& validation, const TrainingStart& start, const device::Choice& device) {
  if (!prepared_.corpus) return nullptr;
  const QString unique = uniqueName(name.trimmed().isEmpty() ? freshRunName(options) : name.trimmed());
  inTraining_[unique] = {options, validation};
  experiment::RunSpec spec{dataSpec_, corpusOptions_, splitOptions_, options, validation, {}, {}, device};
  const RunPointer before = start.run.isEmpty() ? nullptr : run(start.run);
  std::string beforePath;  // empty where it is in memory only
  if (before && isSaved(*before)) beforePath = folderOf(*before).string();
  if (before && start.resume) spec.cold = before->spec.cold;  // they are predicted anew
  if (!before && !start.file.isEmpty()) spec.start = experiment::StartSpec{toPath(start.file).string()};
  Job* job = trainingQueue_.add(unique, [this, name = unique.toStdString(), spec, hooks, before, beforePath,
                                         resumes = start.resume, dataset = dataset_, prepared = prepared_](Progress& progress) {
    std::optional<experiment::Start> from;
    std::optional<experiment::Resume> resume;
    if (before && resumes) {
      resume = experiment::read_resume(beforePath);
    } else if (before) {
      from = experiment::start_from(*before, beforePath, *prepared.corpus);
    }
    auto run = std::make_shared<experiment::Run>(experiment::train_run(name, spec, *dataset, prepared, hooks, progress,
                                                                       from ? &*from : nullptr, resume ? &*resume : nullptr));
    from.reset();
    resume.reset();
    progress.start(SEGUE_TEXT("Saving"), 0);
    const std::optional<Problem> problem = save(*run);
    experiment::forget_state(*run);
    if (problem) run->saved_state.reset();
    return std::function<void()>([this, run, problem] {
      inTraining_.erase(QString::fromStdString(run->name));
      if (QString::fromStdString(run->corpus_fingerprint) == fingerprint()) addRun(run);
      if (problem) emit storageProblem(*problem);
    });
  });
  connect(job, &Job::ended, this, [this, unique] { inTraining_.erase(unique); });
  return job;
}

std::optional<models::ModelOptions> Workspace::optionsInTraining(const QString& name) const {
  const auto found = inTraining_.find(name);
  return found == inTraining_.end() ? std::nullopt : std::optional(found->second.options);
}

experiment::ValidationOptions Workspace::validationInTraining(const QString& name) const {
  const auto found = inTraining_.find(name);
  return found == inTraining_.end() ? experiment::ValidationOptions{} : found->second.validation;
}

Job* Workspace::addColdArtists(const QString& name, const models::ColdOptions& options) {
  const RunPointer warm = run(name);
  if (!warm || !prepared_.corpus) return nullptr;
  const QString unique = uniqueName(QStringLiteral("%1 with cold artists").arg(name));
  inTraining_[unique] = {warm->spec.model, {}};
  Job* job = trainingQueue_.add(
      unique, [this, name = unique.toStdString(), warm, options, dataset = dataset_, prepared = prepared_](Progress& progress) {
        auto made = std::make_shared<experiment::Run>(*warm);
        made->name = name;
        std::optional<Problem> problem;
        try {
          made->state = experiment::state_for_copy(folderOf(*warm), *warm);
        } catch (const Error&) {
          problem = currentProblem();
        }
        experiment::add_cold_artists(*made, *dataset, prepared, options, progress);
        progress.start(SEGUE_TEXT("Saving"), 0);
        const std::optional<Problem> unsaved = save(*made);
        experiment::forget_state(*made);
        if (unsaved) {
          made->saved_state.reset();
          problem = unsaved;
        }
        return std::function<void()>([this, made, problem] {
          inTraining_.erase(QString::fromStdString(made->name));
          if (QString::fromStdString(made->corpus_fingerprint) == fingerprint()) addRun(made);
          if (problem) emit storageProblem(*problem);
        });
      });
  connect(job, &Job::ended, this, [this, unique] { inTraining_.erase(unique); });
  return job;
}

std::shared_ptr<const data::Vocabulary> Workspace::artists() const {
  if (!prepared_.corpus) return nullptr;
  const auto& own = prepared_.corpus->vocabulary;
  std::vector<RunPointer> from;
  for (const RunPointer& run : runs_) {
    if (!run->embedding.predicted.empty()) from.push_back(run);
  }
  if (from.empty()) return own;
  const bool same = artists_ && from == artistsFrom_ && artists_->size() >= own->size() &&
                    std::equal(own->artist_ids.begin(), own->artist_ids.end(), artists_->artist_ids.begin());
  if (same) return artists_;
  auto all = std::make_shared<data::Vocabulary>(*own);
  std::set<std::int64_t> met(own->artist_ids.begin(), own->artist_ids.end());
  const auto& ids = dataset_->artists.ids;
  for (const RunPointer& run : from) {
    const data::Vocabulary& theirs = *run->embedding.vocabulary;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      const std::int64_t id = theirs.artist_ids[i];
      const auto at = std::lower_bound(ids.begin(), ids.end(), id);
      if (!run->embedding.is_predicted(i) || at == ids.end() || *at != id || !met.insert(id).second) continue;
      all->names.push_back(theirs.names[i]);
      all->artist_ids.push_back(id);
      all->counts.push_back(0);
      all->listeners.push_back(0);
      all->catalogue.push_back(static_cast<std::int32_t>(at - ids.begin()));
    }
  }
  artists_ = std::move(all);
  artistsFrom_ = std::move(from);
  return artists_;
}

QString Workspace::freshRunName(const models::ModelOptions& options) const {
  // The label without its bracket, and in English whatever the interface speaks: names are folders and stand in reports.
  const QString label = QString::fromUtf8(models::kind_of(options).label);
  return uniqueName(label.section(QStringLiteral(" ("), 0, 0));
}

QString Workspace::uniqueName(const QString& wanted) const {
  const auto taken = [this](const QString& name) {
    return inTraining_.count(name) > 0 || run(name) || QDir(ui::runFolder(fingerprint(), name)).exists();
  };
  QString name = wanted;
  for (int i = 2; taken(name); ++i) name = QStringLiteral("%1 %2").arg(wanted).arg(i);
  return name;
}

void Workspace::addRun(std::shared_ptr<const experiment::Run> run) {
  QString name = QString::fromStdString(run->name);
  for (int i = 2; this->run(name); ++i) name = QStringLiteral("%1 %2").arg(QString::fromStdString(run->name)).arg(i);
  if (name.toStdString() != run->name) {
    auto renamed = std::make_shared<experiment::Run>(*run);
    renamed->name = name.toStdString();
    run = std::move(renamed);
  }
  runs_.push_back(std::move(run));
  emit runsChanged();
}

void Workspace::removeRun(const QString& name) {
  const auto removed =
      std::find_if(runs_.begin(), runs_.end(), [&](const RunPointer& r) { return QString::fromStdString(r->name) == name; });
  if (removed == runs_.end()) return;
  const bool keptHere = QString::fromStdString((*removed)->corpus_fingerprint) == fingerprint();
  runs_.erase(removed);
  QDir folder(ui::runFolder(fingerprint(), name));
  if (keptHere && folder.exists(QStringLiteral("run.json")) && !folder.removeRecursively()) {
    emit storageProblem({tr("%1 could not be removed.").arg(QDir::toNativeSeparators(folder.path())), {}});
  }
  emit runsChanged();
}

RunPointer Workspace::run(const QString& name) const {
  const std::string wanted = name.toStdString();
  const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const RunPointer& r) { return r->name == wanted; });
  return found == runs_.end() ? nullptr : *found;
}

void Workspace::readSavedRuns() {
  const QString folder = runsFolder(fingerprint());
  // Not what trains now: those runs are added when they end.
  // Oldest first: their times of creation are whole seconds.
  const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time | QDir::Reversed);
  if (names.isEmpty()) return;
  readingRuns_ = std::make_unique<Job>(tr("Reading saved models"), [this, folder, names](Progress& progress) {
    auto runs = std::make_shared<std::vector<RunPointer>>();
    std::optional<Problem> problem;
    progress.start(SEGUE_TEXT("Reading saved models"), static_cast<std::uint64_t>(names.size()));
    for (const QString& name : names) {
      progress.throw_if_cancelled();
      progress.advance(1);
      // A folder without run.json is not a run (one being written has another name until it is complete).
      if (!QFile::exists(folder + QLatin1Char('/') + name + QStringLiteral("/run.json"))) continue;
      try {
        runs->push_back(std::make_shared<const experiment::Run>(experiment::read_run(toPath(folder + QLatin1Char('/') + name))));
      } catch (const Error&) {
        if (!problem) problem = currentProblem();
      }
    }
    std::stable_sort(runs->begin(), runs->end(),
                     [](const RunPointer& a, const RunPointer& b) { return a->created < b->created; });
    return std::function<void()>([this, runs, problem, expected = QFileInfo(folder).fileName()] {
      if (expected != fingerprint()) return;
      std::vector<RunPointer> all = *runs;
      for (const RunPointer& present : runs_) {
        const auto twin = std::find_if(all.begin(), all.end(), [&](const RunPointer& r) { return sameRun(*r, *present); });
        if (twin == all.end()) {
          all.push_back(present);
        } else {
          *twin = present;
        }
      }
      runs_ = std::move(all);
      emit runsChanged();
      if (problem) emit storageProblem(*problem);
    });
  });
  Job* job = readingRuns_.get();
  connect(job, &Job::ended, this, [this, job] {
    if (readingRuns_.get() == job) readingRuns_.release()->deleteLater();
  });
  job->start();
}

Job* Workspace::evaluate(const std::vector<QString>& runNames, const experiment::ExperimentSpec& wanted) {
  if (!prepared_.corpus) return nullptr;
  std::vector<RunPointer> chosen;
  experiment::ExperimentSpec spec = wanted;
  spec.data = dataSpec_;
  spec.corpus = corpusOptions_;
  spec.split = splitOptions_;
  spec.models.clear();
  for (const QString& name : runNames) {
    if (RunPointer r = run(name)) {
      spec.models.push_back({r->name, r->spec.model});
      chosen.push_back(std::move(r));
    }
  }
  if (spec.title.empty()) spec.title = dataset_->name;

  retire(evaluating_);
  const auto current = std::make_shared<Job*>(nullptr);
  evaluating_ = std::make_unique<Job>(
      tr("Evaluating"),
      [this, current, spec, chosen, dataset = dataset_, prepared = prepared_](Progress& progress) -> std::function<void()> {
        auto result = std::make_shared<const experiment::ExperimentResult>(
            experiment::evaluate_runs(spec, *dataset, prepared, chosen, progress));
        progress.throw_if_cancelled();
        progress.start(SEGUE_TEXT("Saving"), result->runs.size());
        std::optional<Problem> problem;
        for (const RunPointer& r : result->runs) {
          // Runs opened from elsewhere, and those removed meanwhile, are not kept here.
          if (r->corpus_fingerprint == prepared.corpus->fingerprint && isSaved(*r)) {
            if (auto failed = save(*r); failed && !problem) problem = failed;
          }
          progress.advance(1);
        }
        return [this, current, result, problem] {
          if (evaluating_.get() != *current) return;
          result_ = result;
          mergeFigures(*result);
          emit resultChanged();
          if (problem) emit storageProblem(*problem);
        };
      });
  Job* job = evaluating_.get();
  *current = job;
  connect(job, &Job::ended, this, [this, job] {
    if (evaluating_.get() == job) evaluating_.release()->deleteLater();
  });
  job->start();
  emit evaluationStarted(job);
  return job;
}

void Workspace::mergeFigures(const experiment::ExperimentResult& result) {
  for (const RunPointer& evaluated : result.runs) {
    const auto present = std::find_if(runs_.begin(), runs_.end(), [&](const RunPointer& r) { return sameRun(*r, *evaluated); });
    if (present != runs_.end()) *present = evaluated;
  }
  emit runsChanged();
}

}  // namespace segue::ui
