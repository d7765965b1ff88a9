// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/other_runs.h"

#include <QDir>
#include <QFile>

#include "core/base/error.h"
#include "ui/workspace_storage.h"

namespace segue::ui {
namespace {

void collect(const QString& folder, int levels, QStringList& found, Progress& progress) {
  progress.throw_if_cancelled();
  if (QFile::exists(folder + QStringLiteral("/run.json"))) {
    found << folder;
    return;
  }
  if (levels == 0) return;
  const QDir dir(folder);
  for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
    collect(dir.filePath(name), levels - 1, found, progress);
  }
}

}  // namespace

OtherRuns readOtherRuns(const QStringList& folders, const std::string& except, Progress& progress) {
  QStringList found;
  for (const QString& folder : folders) collect(folder, 3, found, progress);
  found.removeDuplicates();
  progress.start(SEGUE_TEXT("Reading saved models"), static_cast<std::uint64_t>(found.size()));
  OtherRuns out;
  for (const QString& folder : found) {
    progress.throw_if_cancelled();
    progress.advance(1);
    try {
      auto run = std::make_shared<experiment::Run>(experiment::read_run_without_vectors(toPath(folder)));
      std::erase_if(run->evaluations, [&](const experiment::RunEvaluation& each) { return each.corpus_fingerprint == except; });
      if (!run->evaluations.empty()) out.runs.push_back(std::move(run));
    } catch (const Error&) {
      ++out.unreadable;
    }
  }
  return out;
}

}  // namespace segue::ui
