// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <atomic>
#include <functional>

#include "core/base/progress.h"
#include "core/experiment/experiment.h"

namespace segue::app {

/// Says one step on a line of its own; may be called from the worker.
using Say = std::function<void(const Message&)>;

/// Runs `work` on a thread of its own while this one shows how far it is: a bar on a terminal, else a line for each phase and
/// every few seconds, all on standard error; nothing when `quiet`. Ctrl-C, SIGTERM or the closing of the terminal cancels it, a
/// second one ends the program at once. While `*keeps` is true, the first asks the work to end with what it has, a second one
/// cancels it, and a third one ends the program. The closing of the terminal is never a second or third one. Throws what `work`
/// throws.
void runTask(bool quiet, const std::function<void(Progress&, const Say&)>& work, const std::atomic<bool>* keeps = nullptr);

/// What reading a data set left out, and what was odd in it: a line for each file and reason.
void sayOddities(const data::LoadReport& report, const Say& say);

/// The figures of an evaluation and its paired tests, as text for a terminal.
[[nodiscard]] QString figuresText(const experiment::ExperimentResult& result);

}  // namespace segue::app
