// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/scale.h"

#include <QLocale>
#include <QSet>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

QString superscript(int exponent) {
  static const std::array<QChar, 10> digits{QChar(0x2070), QChar(0x00B9), QChar(0x00B2), QChar(0x00B3), QChar(0x2074),
                                            QChar(0x2075), QChar(0x2076), QChar(0x2077), QChar(0x2078), QChar(0x2079)};
  QString text;
  for (const QChar c : QString::number(exponent)) text += c == u'-' ? QChar(0x207B) : digits[std::size_t(c.digitValue())];
  return text;
}

QString powerLabel(double value) {
  const int exponent = static_cast<int>(std::floor(std::log10(value) + 1e-9));
  if (exponent >= -4 && exponent <= 10) return compact(value);
  const int mantissa = static_cast<int>(std::lround(value / std::pow(10.0, exponent)));
  return (mantissa == 1 ? QStringLiteral("10") : QStringLiteral("%1·10").arg(mantissa)) + superscript(exponent);
}

double niceStep(double span, int ticks) {
  const double raw = span / std::max(1, ticks);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  const double m = raw / power;
  return power * (m <= 1.0 ? 1 : m <= 2.0 ? 2 : m <= 5.0 ? 5 : 10);
}

void labelLinear(Scale& scale, double step) {
  const double size = std::max(std::abs(scale.min), std::abs(scale.max));
  const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
  const auto plain = [&](double v) {
    return decimals > 6 ? QLocale().toString(v, 'g', 3) : QLocale().toString(v, 'f', decimals);
  };
  QSet<QString> seen;
  for (Tick& tick : scale.ticks) {
    tick.label = size >= 1e4 ? compact(tick.value) : plain(tick.value);
    seen.insert(tick.label);
  }
  // A narrow span far from zero: three digits do not tell its ticks apart.
  if (seen.size() < qsizetype(scale.ticks.size())) {
    for (Tick& tick : scale.ticks) tick.label = QLocale().toString(tick.value, 'g', 12);
  }
}

}  // namespace

Scale linearScale(double low, double high, int ticks, bool snap) {
  if (!(high > low)) {
    const double room = low == 0 ? 1 : std::abs(low) * 0.1;
    low -= room;
    high += room;
  }
  const double step = niceStep(high - low, ticks);
  const double first = snap ? std::floor(low / step + 1e-9) : std::ceil(low / step - 1e-9);
  const double last = snap ? std::ceil(high / step - 1e-9) : std::floor(high / step + 1e-9);
  Scale scale;
  scale.min = snap ? first * step : low;
  scale.max = snap ? last * step : high;
  for (double k = first; k <= last + 0.5; k += 1) scale.ticks.push_back({k == 0 ? 0.0 : k * step, {}});
  labelLinear(scale, step);
  return scale;
}

Scale logScale(double low, double high, int ticks, bool snap) {
  if (!(high > low)) {
    low /= 1.5;
    high *= 1.5;
  }
  if (high / low < 8) {
    const double room = snap ? std::pow(high / low, 0.04) : 1;
    return linearScale(low / room, high * room, ticks, false);
  }
  const double decades = std::log10(high / low);
  Scale scale;
  std::vector<double> values;
  const int from = static_cast<int>(std::floor(std::log10(low) + 1e-9));
  const int to = static_cast<int>(std::ceil(std::log10(high) - 1e-9));
  if (decades * 3 <= ticks) {
    for (int e = from; e <= to; ++e) {
      for (const double m : {1.0, 2.0, 5.0}) values.push_back(m * std::pow(10.0, e));
    }
  } else {
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(1, ticks))));
    for (int e = from; e <= to + stride - 1; e += stride) values.push_back(std::pow(10.0, e));
  }
  const double slack = 1e-9;
  if (snap) {
    // Down and up to a tick where one is near; otherwise only to the next 1, 2 or 5, so that no decade stands empty.
    const auto roundTo = [](double v, bool up) {
      const double power = std::pow(10.0, std::floor(std::log10(v) + 1e-9));
      const double m = v / power;
      const std::array<double, 4> steps{1, 2, 5, 10};
      if (up) {
        for (const double s : steps) {
          if (m <= s * (1 + 1e-9)) return s * power;
        }
        return 10 * power;
      }
      double best = 1;
      for (const double s : steps) {
        if (s <= m * (1 + 1e-9)) best = s;
      }
      return best * power;
    };
    scale.min = roundTo(low, false);
    scale.max = roundTo(high, true);
  } else {
    scale.min = low;
    scale.max = high;
  }
  for (const double v : values) {
    if (v >= scale.min * (1 - slack) && v <= scale.max * (1 + slack)) scale.ticks.push_back({v, powerLabel(v)});
  }
  return scale;
}

}  // namespace segue::ui
