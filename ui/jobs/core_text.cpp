// SPDX-License-Identifier: GPL-3.0-or-later
// The core speaks English and throws; here both become what the user reads.
#include <QCoreApplication>
#include <new>

#include "ui/jobs/job.h"

namespace segue::ui {

QString coreText(const char* english) {
  if (english == nullptr || *english == '\0') return {};
  return QCoreApplication::translate("core", english);
}

QString coreText(const Message& message) {
  if (message.empty()) return {};
  return QString::fromStdString(message.fill(coreText(message.pattern.c_str()).toStdString()));
}

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
