// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace segue::ui {

/// Where file dialogs start: the folder last used, or the user's documents.
[[nodiscard]] QString lastFolder();
/// Where dialogs that choose a folder start: one above, so that it and its neighbours can be chosen.
[[nodiscard]] QString aboveLastFolder();
void rememberFolder(const QString& folder);

/// What was opened last, newest first, at most ten: each a folder, or the files of one set. Entries that are gone are left out.
[[nodiscard]] std::vector<QStringList> recentSets();
void rememberSet(const QStringList& paths);

}  // namespace segue::ui
