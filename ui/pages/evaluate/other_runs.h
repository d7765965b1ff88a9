// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/experiment/run.h"

namespace segue::ui {

/// Evaluated runs, without their vectors, that were found on the disk.
struct OtherRuns {
  std::vector<std::shared_ptr<const experiment::Run>> runs;
  std::size_t unreadable = 0;
};

/// Of run folders, and of folders that hold some, at most three levels down ("results/runs/item2vec"). Runs without an evaluation
/// and those of the corpus `except` are passed over. Throws Cancelled.
[[nodiscard]] OtherRuns readOtherRuns(const QStringList& folders, const std::string& except, Progress& progress);

}  // namespace segue::ui
