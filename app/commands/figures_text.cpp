// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString>
#include <algorithm>
#include <cmath>

#include "app/commands/task.h"

namespace segue::app {
namespace {

QString number(double value) {
  if (!std::isfinite(value)) return QStringLiteral("-");
  return value != 0 && std::abs(value) < 0.001 ? QString::number(value, 'e', 1) : QString::number(value, 'f', 4);
}

QString withInterval(const evaluation::MeanInterval& m) {
  return QStringLiteral("%1 (%2 … %3)").arg(number(m.mean), number(m.bootstrap.low), number(m.bootstrap.high));
}

QString pValue(double p) {
  if (p < 1e-300) return QStringLiteral("< 1e-300");
  return p < 0.001 ? QString::number(p, 'e', 1) : QString::number(p, 'f', 3);
}

}  // namespace

QString figuresText(const experiment::ExperimentResult& result) {
  constexpr int column = 28;
  const auto row = [](const QString& name, const QString& a, const QString& b, const QString& c) {
    return QStringLiteral("%1%2%3%4").arg(name, -column).arg(a, -column).arg(b, -column).arg(c).trimmed() + QLatin1Char('\n');
  };
  const auto& level = result.popularity;
  QString text =
      row(QStringLiteral("Model"), QStringLiteral("hit@1"), QStringLiteral("hit@%1").arg(level.k), QStringLiteral("MRR"));
  for (const auto& r : result.results) {
    text += row(QString::fromStdString(r.name), withInterval(r.result.hit_1), withInterval(r.result.hit_k),
                withInterval(r.result.mrr));
  }
  text += row(QStringLiteral("popularity level"), withInterval(level.hit_1), withInterval(level.hit_k), withInterval(level.mrr));
  text += row(QStringLiteral("random level"), number(level.random_hit_1), number(level.random_hit_k), {});
  if (result.comparisons.empty()) return text;
  text += QLatin1Char('\n');
  for (const auto& c : result.comparisons) {
    text += QStringLiteral("%1 - %2: difference %3, Wilcoxon statistic %4 on %5 differing of %6 sequences, p = %7\n")
                .arg(QString::fromStdString(c.a), QString::fromStdString(c.b), withInterval(c.difference))
                .arg(c.test.statistic, 0, 'f', 1)
                .arg(c.test.non_zero)
                .arg(c.test.pairs)
                .arg(pValue(c.test.p));
  }
  return text;
}

}  // namespace segue::app
