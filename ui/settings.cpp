// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace segue::ui {

QString lastFolder() {
  const QString folder = QSettings().value(QStringLiteral("files/lastFolder")).toString();
  if (!folder.isEmpty() && QFileInfo(folder).isDir()) return folder;
  return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString aboveLastFolder() {
  const QString folder = QSettings().value(QStringLiteral("files/lastFolder")).toString();
  return folder.isEmpty() ? lastFolder() : QFileInfo(folder).absolutePath();
}

void rememberFolder(const QString& folder) { QSettings().setValue(QStringLiteral("files/lastFolder"), folder); }

std::vector<QStringList> recentSets() {
  QSettings settings;
  std::vector<QStringList> sets;
  const int count = settings.beginReadArray(QStringLiteral("files/recent"));
  for (int i = 0; i < count; ++i) {
    settings.setArrayIndex(i);
    const QStringList paths = settings.value(QStringLiteral("paths")).toStringList();
    if (!paths.isEmpty() && std::ranges::all_of(paths, [](const QString& p) { return QFileInfo::exists(p); })) {
      sets.push_back(paths);
    }
  }
  return sets;
}

void rememberSet(const QStringList& paths) {
  if (paths.isEmpty()) return;
  std::vector<QStringList> sets = recentSets();
  std::erase(sets, paths);
  sets.insert(sets.begin(), paths);
  if (sets.size() > 10) sets.resize(10);
  QSettings settings;
  settings.remove(QStringLiteral("files/recent"));
  settings.beginWriteArray(QStringLiteral("files/recent"));
  for (std::size_t i = 0; i < sets.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i));
    settings.setValue(QStringLiteral("paths"), sets[i]);
  }
  settings.endArray();
}

}  // namespace segue::ui
