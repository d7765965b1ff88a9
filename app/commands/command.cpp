// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include <array>
#include <cstdio>
#include <exception>
#include <new>

#include "core/base/error.h"

namespace segue::app {
namespace {

constexpr int failed = 1;
constexpr int wrongUsage = 2;
constexpr int interrupted = 130;  // as a shell reports SIGINT

/// Names from the user's files must not steer the terminal, nor cut the message short.
QString printable(QString text) {
  for (QChar& c : text) {
    if (c.category() == QChar::Other_Control) c = QLatin1Char(' ');
  }
  return text;
}

void complain(const QString& text) { std::fputs(("segue: " + printable(text) + '\n').toUtf8().constData(), stderr); }

}  // namespace

std::span<const Command> commands() {
  static constexpr std::array all{
      Command{"run", "Run an experiment file: load, split, train, evaluate, report", runExperiment},
      Command{"sample", "Generate a sample data set", sample},
      Command{"import", "Import any listening table", importTable},
      Command{"convert", "Write a data set as a 30Music CSV set", convert},
      Command{"train", "Train one model on a data set", train},
      Command{"cold", "Predict vectors of artists that nobody has played", cold},
      Command{"neighbors", "Show the artists nearest to others", neighbors},
      Command{"evaluate", "Evaluate trained models on held-out sequences", evaluate},
      Command{"compare", "Compare evaluated runs by the figures that they hold", compare},
      Command{"export", "Write a run's vectors for other programs", exportVectors},
      Command{"devices", "Show what this machine computes with", devices},
  };
  return all;
}

const Command* findCommand(const QString& name) {
  for (const Command& command : commands()) {
    if (name == QLatin1String(command.name)) return &command;
  }
  return nullptr;
}

QString overview() {
  QString text = QStringLiteral(
      "Segue, a workbench for artist embeddings\n\n"
      "Usage:\n"
      "  segue [FOLDER | FILES…]      open the window, with a data set\n"
      "  segue COMMAND [ARGUMENTS…]   work without a window\n\n"
      "Commands:\n");
  for (const Command& command : commands()) {
    text += QStringLiteral("  %1%2\n").arg(QLatin1String(command.name), -12).arg(QLatin1String(command.summary));
  }
  return text + QStringLiteral(
                    "\n  segue help COMMAND (or segue COMMAND --help) tells more about one of them.\n"
                    "  segue --version tells the version.\n");
}

int runCommand(const Command& command, const QStringList& arguments) {
  try {
    const int status = command.run(arguments);
    if (std::ferror(stdout) == 0) return status;
    complain(QStringLiteral("standard output could not be written"));  // a full disk, say
    return failed;
  } catch (const UsageError& e) {
    complain(e.message);
    std::fprintf(stderr, "segue: \"segue %s --help\" tells how it is used\n", command.name);
    return wrongUsage;
  } catch (const Cancelled&) {
    complain(QStringLiteral("stopped; what was finished before stays"));
    return interrupted;
  } catch (const Error& e) {
    const std::string place = e.where().empty() ? std::string() : e.where().str() + ": ";
    complain(QString::fromStdString(place + e.message().str()));
    if (!e.remedy().empty())
      std::fprintf(stderr, "       %s\n", printable(QString::fromStdString(e.remedy().str())).toUtf8().constData());
    return failed;
  } catch (const std::bad_alloc&) {
    complain(QStringLiteral("this machine has not enough memory for that"));
    return failed;
  } catch (const std::exception& e) {
    complain(QString::fromUtf8(e.what()));
    return failed;
  }
}

void print(const QString& text) {
  std::fputs(text.toUtf8().constData(), stdout);
  std::fflush(stdout);
}

}  // namespace segue::app
