// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <span>

namespace segue::app {

/// A command line that cannot be understood: shown with a pointer to the command's help, exit status 2.
struct UsageError {
  QString message;
};

/// One command of `segue`. Lives in a file of its own, needs no display.
struct Command {
  const char* name;
  const char* summary;  ///< one line, for `segue help`
  int (*run)(
      const QStringList& arguments);  ///< what follows the name; returns the exit status, throws Error, Cancelled, UsageError
};

int runExperiment(const QStringList& arguments);
int sample(const QStringList& arguments);
int importTable(const QStringList& arguments);
int convert(const QStringList& arguments);
int train(const QStringList& arguments);
int cold(const QStringList& arguments);
int neighbors(const QStringList& arguments);
int evaluate(const QStringList& arguments);
int compare(const QStringList& arguments);
int exportVectors(const QStringList& arguments);
int devices(const QStringList& arguments);

[[nodiscard]] std::span<const Command> commands();
/// Null where there is none of this name.
[[nodiscard]] const Command* findCommand(const QString& name);
/// Text of `segue help`.
[[nodiscard]] QString overview();
/// Runs the command and turns what it throws into a message on standard error and an exit status: 0 done, 1 failed, 2 wrong
/// usage, 130 stopped by Ctrl-C (or SIGTERM, or the closing of the terminal).
int runCommand(const Command& command, const QStringList& arguments);

/// UTF-8 to standard output.
void print(const QString& text);

}  // namespace segue::app
