// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace_storage.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <memory>

#include "core/experiment/spec_json.h"

namespace segue::ui {

namespace {

QString root(QStandardPaths::StandardLocation location) {
  const QString replaced = qEnvironmentVariable("SEGUE_STORAGE");
  return replaced.isEmpty() ? QStandardPaths::writableLocation(location) : QDir(replaced).absolutePath();
}

constexpr qsizetype mostRecent = 10;
constexpr qsizetype mostTables = 50;
const auto tablesKey = QStringLiteral("tables");  // path and JSON in turn, newest first

std::unique_ptr<QSettings> recentSettings() {
  const QString replaced = qEnvironmentVariable("SEGUE_STORAGE");
  if (replaced.isEmpty()) return std::make_unique<QSettings>();
  return std::make_unique<QSettings>(QDir(replaced).absoluteFilePath(QStringLiteral("recent.ini")), QSettings::IniFormat);
}

struct Listing {
  QByteArray text;
  template <class T>
  void field(const Field& field, T& value) {
    text += QByteArray(field.name) + '=' + QByteArray::number(value) + '\n';
  }
  template <class E>
  void choice(const Field& field, E& value, std::initializer_list<Choice<E>>) {
    text += QByteArray(field.name) + '=' + QByteArray::number(static_cast<int>(value)) + '\n';
  }
};

}  // namespace

QString folderName(const QString& name) {
  QString folder;
  for (const QChar c : name) {
    const ushort code = c.unicode();
    const bool refused =
        code < 0x20 || code == 0x7F || QStringLiteral("/\\:*?\"<>|%").contains(c) || (c == QLatin1Char('.') && folder.isEmpty());
    folder += refused ? QStringLiteral("%%1").arg(code, 2, 16, QLatin1Char('0')) : QString(c);
  }
  return folder;
}

QString allRunsFolder() { return root(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/runs"); }

QString runsFolder(const QString& corpusFingerprint) {
  return allRunsFolder() + QLatin1Char('/') + folderName(corpusFingerprint);
}

QString runFolder(const QString& corpusFingerprint, const QString& name) {
  return runsFolder(corpusFingerprint) + QLatin1Char('/') + folderName(name);
}

QString sampleFolder(const data::SampleOptions& options) {
  data::SampleOptions copy = options;
  Listing listing;
  fields(listing, copy);
  const QByteArray hash = QCryptographicHash::hash(listing.text, QCryptographicHash::Sha256).toHex().left(16);
  return root(QStandardPaths::CacheLocation) + QStringLiteral("/sample-") + QString::fromLatin1(hash);
}

QStringList recentData() { return recentSettings()->value(QStringLiteral("recentData")).toStringList(); }

void rememberData(const QString& folder) {
  QStringList recent = recentData();
  recent.removeAll(folder);
  recent.prepend(folder);
  if (recent.size() > mostRecent) recent.resize(mostRecent);
  recentSettings()->setValue(QStringLiteral("recentData"), recent);
}

std::optional<tables::TableSpec> rememberedTable(const QString& path) {
  const QStringList all = recentSettings()->value(tablesKey).toStringList();
  for (qsizetype i = 0; i + 1 < all.size(); i += 2) {
    if (all[i] != path) continue;
    try {
      const experiment::JsonFile file = experiment::parse_json(all[i + 1].toStdString(), {});
      return experiment::read_table_spec(file.root, experiment::JsonPath(file));
    } catch (const Error&) {
      return std::nullopt;  // written by another version
    }
  }
  return std::nullopt;
}

void rememberTable(const QString& path, const tables::TableSpec& table) {
  const auto settings = recentSettings();
  const QStringList before = settings->value(tablesKey).toStringList();
  const auto json = experiment::table_spec_json(table).dump(-1, ' ', false, experiment::Json::error_handler_t::replace);
  QStringList all{path, QString::fromStdString(json)};
  for (qsizetype i = 0; i + 1 < before.size() && all.size() < 2 * mostTables; i += 2) {
    if (before[i] != path) all << before[i] << before[i + 1];
  }
  settings->setValue(tablesKey, all);
}

QString fromPath(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

std::filesystem::path toPath(const QString& path) { return path.toStdU16String(); }

}  // namespace segue::ui
