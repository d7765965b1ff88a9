// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <clocale>
#include <cstdio>
#include <cstring>

#include "ui/resources.h"
#include "ui/window/main_window.h"

namespace segue::app {
namespace {

bool hasDisplay(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "-platform") == 0 || std::strcmp(argv[i], "--platform") == 0) return true;
  }
#ifdef Q_OS_LINUX
  return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
  return true;
#endif
}

}  // namespace

int startDesktop(int argc, char** argv) {
  if (!hasDisplay(argc, argv)) {
    std::fputs(
        "segue: there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)\n"
        "       Without a window: segue run examples/five-minutes.json; \"segue help\" tells more\n",
        stderr);
    return 2;
  }
  QApplication application(argc, argv);
  std::setlocale(LC_NUMERIC, "C");  // the core's numbers have a point; the interface formats its own through QLocale
  QApplication::setOrganizationName(QStringLiteral("Segue"));
  QApplication::setApplicationName(QStringLiteral("Segue"));
  QApplication::setApplicationVersion(QStringLiteral(SEGUE_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("segue"));
  ui::loadResources();

  const QStringList paths = QApplication::arguments().mid(1);
  for (const QString& path : paths) {
    if (QFileInfo::exists(path)) continue;
    std::fprintf(stderr, "segue: there is no file or folder \"%s\"\n", qUtf8Printable(path));
    return 2;
  }
  ui::MainWindow window;
  window.show();
  if (!paths.isEmpty()) window.open(paths);
  return QApplication::exec();
}

}  // namespace segue::app
