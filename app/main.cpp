// SPDX-License-Identifier: GPL-3.0-or-later
#include <langinfo.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "app/commands/command.h"
#include "app/desktop.h"
#include "core/base/words.h"

namespace {

using namespace segue;

/// Names are UTF-8 whatever the locale says; in the plain C locale Qt would say so at each start.
void useUtf8() {
  std::setlocale(LC_ALL, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
    qputenv(qEnvironmentVariableIsEmpty("LC_ALL") ? "LC_CTYPE" : "LC_ALL", "C.UTF-8");
  }
}

int unknownCommand(const QString& word, const char* what) {
  std::vector<std::string> names{"help"};
  for (const app::Command& command : app::commands()) names.emplace_back(command.name);
  const std::string near = nearest_word(word.toStdString(), names);
  std::fprintf(stderr, "segue: %s \"%s\"\n", what, qUtf8Printable(word));
  if (!near.empty()) std::fprintf(stderr, "       Did you mean \"%s\"? ", near.c_str());
  std::fprintf(stderr, "%s\"segue help\" lists the commands\n", near.empty() ? "       " : "");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  useUtf8();
  const QString word = argc > 1 ? QString::fromUtf8(argv[1]) : QString();
  if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
    app::print(QStringLiteral("segue " SEGUE_VERSION "\n"));
    return 0;
  }
  const bool help = word == QLatin1String("help") || word == QLatin1String("--help") || word == QLatin1String("-h");
  const QString topic = help && argc > 2 ? QString::fromUtf8(argv[2]) : QString();
  if (help && (topic.isEmpty() || topic.startsWith(QLatin1Char('-')) || topic == QLatin1String("help"))) {
    app::print(app::overview());
    return 0;
  }
  if (const app::Command* command = app::findCommand(help ? topic : word)) {
    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");  // after Qt, which has set it to the user's
    return app::runCommand(*command, help ? QStringList(QStringLiteral("--help")) : QCoreApplication::arguments().mid(2));
  }
  if (help) return unknownCommand(topic, "there is no command");
  if (!word.isEmpty() && !word.startsWith(QLatin1Char('-')) && !QFileInfo::exists(word)) {
    return unknownCommand(word, "there is no command and no file");
  }
  return app::startDesktop(argc, argv);
}
