// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <memory>
#include <vector>

#include "ui/resources.h"

namespace segue::ui::language {
namespace {

QString choice;
QString inUse = QStringLiteral("en");

QString systemLanguage() {
  for (const QString& name : QLocale::system().uiLanguages()) {
    if (name.startsWith(QLatin1String("ru"))) return QStringLiteral("ru");
    if (name.startsWith(QLatin1String("en"))) break;
  }
  return QStringLiteral("en");
}

QLocale localeOf(const QString& code) {
  return code == QLatin1String("ru") ? QLocale(QLocale::Russian, QLocale::Russia)
                                     : QLocale(QLocale::English, QLocale::UnitedStates);
}

}  // namespace

void apply(const QString& code) {
  loadResources();
  choice = code;
  inUse = code.isEmpty() ? systemLanguage() : code;
  QLocale::setDefault(localeOf(inUse));  // before the translators: widgets format numbers while they retranslate

  auto* app = QCoreApplication::instance();
  for (auto* old : app->findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly)) {
    QCoreApplication::removeTranslator(old);
    delete old;
  }
  const auto install = [app](const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder)) return;
    translator->setParent(app);
    QCoreApplication::installTranslator(translator.release());
  };
  install(QStringLiteral("qtbase_%1").arg(inUse), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install(QStringLiteral("segue_%1").arg(inUse), QStringLiteral(":/i18n"));
}

QString chosen() { return choice; }
QString current() { return inUse; }

}  // namespace segue::ui::language
