// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <cmath>

#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

// Three significant digits, no trailing zeros after the point.
QString threeDigits(double value) {
  const double size = std::abs(value);
  const int decimals = size >= 99.95 || size == std::floor(size) ? 0 : size >= 9.995 ? 1 : 2;
  const QLocale locale;
  QString text = locale.toString(value, 'f', decimals);
  if (decimals > 0) {
    while (text.endsWith(locale.zeroDigit())) text.chop(1);
    if (text.endsWith(locale.decimalPoint())) text.chop(1);
  }
  return text;
}

struct Unit {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::Unit)
};

}  // namespace

QString number(quint64 value) { return QLocale().toString(value); }

QString compact(double value) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  const double size = std::abs(value);
  if (size >= 999.5e6) return Unit::tr("%1 G", "thousand millions").arg(threeDigits(value / 1e9));
  if (size >= 999.5e3) return Unit::tr("%1 M", "millions").arg(threeDigits(value / 1e6));
  if (size >= 9995) return Unit::tr("%1 k", "thousands").arg(threeDigits(value / 1e3));
  if (size >= 999.5) return QLocale().toString(value, 'f', 0);
  if (size > 0 && size < 0.01) return QLocale().toString(value, 'g', 3);
  return threeDigits(value);
}

QString duration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return {};
  if (seconds < 9.95) return Unit::tr("%1 s", "seconds").arg(QLocale().toString(seconds, 'f', 1));
  const auto whole = static_cast<qint64>(std::llround(seconds));
  if (whole < 60) return Unit::tr("%1 s", "seconds").arg(whole);
  if (whole < 3600) return Unit::tr("%1 min %2 s", "minutes, seconds").arg(whole / 60).arg(whole % 60);
  return Unit::tr("%1 h %2 min", "hours, minutes").arg(whole / 3600).arg(whole % 3600 / 60);
}

}  // namespace segue::ui
