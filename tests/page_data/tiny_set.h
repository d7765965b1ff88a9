// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small listening data set for tests of the pages, and a place of their own for what they keep.

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QString>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include "ui/workspace.h"

namespace segue::ui::testing {

/// Twelve artists in two circles of six that are never heard together, two tracks each; 60 playlists of 6 tracks and 60 sessions
/// of 5 by ten users. One track row has an id that is none.
inline void writeTinySet(const QString& folder) {
  QDir().mkpath(folder);
  const auto write = [&](const char* name, const QString& text) {
    QFile file(folder + QLatin1Char('/') + QLatin1String(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write(text.toUtf8());
  };
  QString artists = QStringLiteral(",ID,name\n");
  QString tracks = QStringLiteral(",ID,author_id,name\n");
  for (int i = 0; i < 12; ++i) {
    const QString name = i == 3 ? QStringLiteral("%D0%9A%D0%B8%D0%BD%D0%BE") : QStringLiteral("Band+%1").arg(i);
    artists += QStringLiteral("%1,%1,\"\"\"%2\"\"\"\n").arg(i).arg(name);
    for (int t = 2 * i; t < 2 * i + 2; ++t) tracks += QStringLiteral("%1,%1,\"[%2]\",x\n").arg(t).arg(i);
  }
  tracks += QStringLiteral("24,none,\"[0]\",x\n");
  QString playlists = QStringLiteral(",ID,user_id,numtracks,tracks_ids\n");
  QString sessions = QStringLiteral(",ID,user_id,numtracks,tracks\n");
  for (int i = 0; i < 60; ++i) {
    const int circle = i % 2;
    const auto list = [&](int length) {
      QStringList ids;
      // Steps of 1 or 5 through a circle of six visit different artists each time.
      for (int k = 0; k < length; ++k) ids << QString::number(2 * (6 * circle + (i + k * (i % 3 == 0 ? 5 : 1)) % 6) + k % 2);
      return QStringLiteral("\"[%1]\"").arg(ids.join(QStringLiteral(", ")));
    };
    playlists += QStringLiteral("%1,%1,%2,6,%3\n").arg(i).arg(i % 10).arg(list(6));
    sessions += QStringLiteral("%1,%1,%2,5,%3\n").arg(i).arg((i + 3) % 10).arg(list(5));
  }
  write("artists.csv", artists);
  write("tracks.csv", tracks);
  write("playlists.csv", playlists);
  write("sessions.csv", sessions);
}

/// Opens a folder and waits until it is loaded and prepared.
inline void open(Workspace& workspace, const QString& folder) {
  QSignalSpy ended(&workspace, &Workspace::loadingEnded);
  workspace.openFolder(folder);
  QTRY_COMPARE(ended.count(), 1);
  QVERIFY(workspace.dataset());
  QVERIFY(workspace.prepared().corpus);
}

/// Keeps the program's folders and settings inside a temporary one while it lives.
class Storage {
 public:
  Storage() {
    qputenv("SEGUE_STORAGE", folder_.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
  }
  [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }

 private:
  QTemporaryDir folder_;
};

}  // namespace segue::ui::testing
