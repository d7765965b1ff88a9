// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"

#include <QCoreApplication>

#include "app/commands/command.h"

namespace segue::app {

Arguments::Arguments(const char* usage, const char* description) : usage_(QString::fromUtf8(usage)) {
  parser_.setApplicationDescription(QString::fromUtf8(description));
  parser_.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
}

void Arguments::flag(const char* name, const char* help) {
  parser_.addOption({QString::fromLatin1(name), QString::fromUtf8(help)});
}

void Arguments::option(const char* name, const char* value, const char* help) {
  parser_.addOption({QString::fromLatin1(name), QString::fromUtf8(help), QString::fromLatin1(value)});
}

bool Arguments::parse(const QStringList& arguments, int least, int most) {
  // The parser skips the first argument, which it takes for the program.
  const bool understood = parser_.parse(QStringList(QStringLiteral("segue")) + arguments);
  if (parser_.isSet(QStringLiteral("help"))) {
    QString help = parser_.helpText();
    help.remove(0, help.indexOf(QLatin1Char('\n')) + 1);  // Qt's usage line does not know commands
    print(QStringLiteral("Usage: segue %1\n").arg(usage_) + help);
    return false;
  }
  if (!understood) throw UsageError{parser_.errorText()};
  const auto count = positional().size();
  if (count < least) throw UsageError{QStringLiteral("something is missing: segue %1").arg(usage_)};
  if (positional().contains(QString())) throw UsageError{QStringLiteral("an argument is empty: segue %1").arg(usage_)};
  if (count > most) throw UsageError{QStringLiteral("\"%1\" is too much: segue %2").arg(positional().at(most), usage_)};
  return true;
}

QString Arguments::needed(const char* name) const {
  if (!given(name) || value(name).isEmpty()) throw UsageError{QStringLiteral("--%1 is needed").arg(QLatin1String(name))};
  return value(name);
}

void Arguments::addField(const QString& prefix, const Field& field, const QString& choicesOrBounds, const QString& standard) {
  QString help = QString::fromUtf8(field.help) + QStringLiteral(" (");
  if (!choicesOrBounds.isEmpty()) help += choicesOrBounds + QStringLiteral("; ");
  help += QStringLiteral("default %1)").arg(standard);
  parser_.addOption({optionName(prefix, field.name), help, QStringLiteral("value")});
}

QString Arguments::optionName(const QString& prefix, const char* field) {
  return prefix + QString::fromLatin1(field).replace(QLatin1Char('_'), QLatin1Char('-'));
}

QString Arguments::bounds(const Field& field) {
  if (field.max <= field.min) return {};
  return QStringLiteral("%1 to %2").arg(field.min, 0, 'g', 15).arg(field.max, 0, 'g', 15);
}

experiment::Json Arguments::toJson(const QString& text) {
  const QString word = text.trimmed().toLower();
  if (word == QLatin1String("yes") || word == QLatin1String("on")) return true;
  if (word == QLatin1String("no") || word == QLatin1String("off")) return false;
  const auto value = experiment::Json::parse(text.toStdString(), nullptr, false);
  if (value.is_number() || value.is_boolean()) return value;
  return text.toStdString();
}

void Arguments::rethrowAsUsage(const Error& error) {
  QString message = QString::fromStdString(error.message().str());
  if (!error.remedy().empty()) message += QStringLiteral(" (%1)").arg(QString::fromStdString(error.remedy().str()));
  throw UsageError{message};
}

std::filesystem::path toPath(const QString& text) { return text.toStdString(); }

}  // namespace segue::app
