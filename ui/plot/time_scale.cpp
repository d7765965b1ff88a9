// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/time_scale.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace segue::ui {
namespace {

constexpr double hour = 3600;
constexpr double day = 24 * hour;

QDateTime at(double seconds) { return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC); }

double secondsOf(const QDate& date) { return static_cast<double>(date.startOfDay(Qt::UTC).toSecsSinceEpoch()); }

void addMonths(Scale& scale, int months) {
  const QDate from = at(scale.min).date();
  const int first = (from.year() * 12 + from.month() - 1) / months * months;
  const QLocale locale;
  for (int month = first;; month += months) {
    const QDate date(month / 12, month % 12 + 1, 1);
    const double value = secondsOf(date);
    if (!date.isValid() || value > scale.max) return;
    if (value < scale.min) continue;
    scale.ticks.push_back({value, months % 12 == 0 ? QString::number(date.year())
                                                   : locale.standaloneMonthName(date.month(), QLocale::ShortFormat) +
                                                         QLatin1Char(' ') + QString::number(date.year())});
  }
}

void addSteps(Scale& scale, double step) {
  // 5 January 1970 was a Monday.
  const double origin = step == 7 * day ? 4 * day : 0;
  const QString format = step >= day ? QStringLiteral("d MMM") : QStringLiteral("d MMM, HH:mm");
  for (double k = std::ceil((scale.min - origin) / step); origin + k * step <= scale.max; k += 1) {
    const double value = origin + k * step;
    scale.ticks.push_back({value, QLocale().toString(at(value), format)});
  }
}

}  // namespace

Scale timeScale(double low, double high, int ticks) {
  if (!(high > low)) {
    low -= day / 2;
    high = low + day;
  }
  Scale scale{low, high, {}};
  const double step = (high - low) / std::max(1, ticks);
  for (const double s : std::array{hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day}) {
    if (step > s) continue;
    addSteps(scale, s);
    return scale;
  }
  for (const int months : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200}) {
    if (step > months * 30.44 * day && months < 1200) continue;
    addMonths(scale, months);
    break;
  }
  return scale;
}

QString timeText(double seconds) {
  const QDateTime time = at(seconds);
  const QLocale locale;
  const QString date = locale.toString(time.date(), QLocale::LongFormat);
  return time.time() == QTime(0, 0) ? date : date + QStringLiteral(", ") + locale.toString(time.time(), QStringLiteral("HH:mm"));
}

}  // namespace segue::ui
