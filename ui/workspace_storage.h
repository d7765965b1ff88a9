// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <optional>

#include "core/sample/sample.h"
#include "core/tables/table_spec.h"

namespace segue::ui {

/// Where Segue keeps what it makes by itself. The environment variable SEGUE_STORAGE replaces both of the user's folders
/// (the one for data and the one for what can be made again), which is how tests keep to themselves.

/// The folder of a trained run: <local data>/runs/<corpus fingerprint>/<name>.
[[nodiscard]] QString runFolder(const QString& corpusFingerprint, const QString& name);
/// The folder that holds all runs of one corpus.
[[nodiscard]] QString runsFolder(const QString& corpusFingerprint);
/// The folder that holds those of all corpora.
[[nodiscard]] QString allRunsFolder();
/// The folder of a generated sample: <cache>/sample-<hash of all options>.
[[nodiscard]] QString sampleFolder(const data::SampleOptions& options);

/// Folders opened lately, newest first, kept between starts. Workspace remembers what it has opened.
[[nodiscard]] QStringList recentData();
void rememberData(const QString& folder);

/// How a table (its absolute path) was imported the last time; the latest fifty are kept. None where that cannot be read any
/// more.
[[nodiscard]] std::optional<tables::TableSpec> rememberedTable(const QString& path);
void rememberTable(const QString& path, const tables::TableSpec& table);

/// A name as one folder name: characters that some file system refuses become %XX. Different names stay different.
[[nodiscard]] QString folderName(const QString& name);
[[nodiscard]] std::filesystem::path toPath(const QString& path);
[[nodiscard]] QString fromPath(const std::filesystem::path& path);

}  // namespace segue::ui
