// SPDX-License-Identifier: GPL-3.0-or-later
// The core speaks English and throws; here both become what the user reads.
#include <QCoreApplication>
#include <new>

#include "core/device/where.h"
#include "ui/jobs/job.h"
#include "ui/jobs/place_text.h"

namespace segue::ui {

QString coreText(const char* english) {
  if (english == nullptr || *english == '\0') return {};
  return QCoreApplication::translate("core", english);
}

namespace {

std::string toCoreText(const std::string& english) { return coreText(english.c_str()).toStdString(); }

}  // namespace

QString coreText(const Message& message) {
  if (message.empty()) return {};
  Message said = message;
  for (std::string& value : said.args) value = device::reason_in_words(value, toCoreText);
  return QString::fromStdString(said.fill(coreText(message.pattern.c_str()).toStdString()));
}

QString placeText(const std::string& english) { return QString::fromStdString(device::in_words(english, toCoreText)); }

QString reasonText(const std::string& english) { return QString::fromStdString(device::reason_in_words(english, toCoreText)); }

Problem currentProblem() {
  try {
    throw;
  } catch (const Error& error) {
    const QString what = coreText(error.message());
    if (error.where().empty()) return {what, coreText(error.remedy())};
    return {QString::fromStdString(error.where().str()) + QStringLiteral(": ") + what, coreText(error.remedy())};
  } catch (const std::bad_alloc&) {
    return {Job::tr("There is not enough memory for this."),
            Job::tr("Close other programs, choose fewer dimensions, or keep fewer artists.")};
  } catch (const std::exception& error) {
    return {Job::tr("Something unexpected went wrong: %1").arg(QString::fromLocal8Bit(error.what())), {}};
  } catch (...) {
    return {Job::tr("Something unexpected went wrong."), {}};
  }
}

}  // namespace segue::ui
