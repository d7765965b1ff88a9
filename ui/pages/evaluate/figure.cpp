// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/figure.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/jobs/job.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::Figure)
};

QString signedText(double value, const QString& digits) {
  // A difference that rounds to zero has no sign to speak of.
  const bool zero = digits.indexOf(QLatin1Char('1')) < 0 && digits.toDouble() == 0 && std::abs(value) < 5e-5;
  if (zero) return digits;
  return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

}  // namespace

experiment::FigureKind kindOf(const FigureKey& key) {
  return {key.measure, key.measure == evaluation::Measure::mrr ? 0 : key.k,
          key.micro ? experiment::Averaging::predictions : experiment::Averaging::sequences};
}

std::vector<FigureKey> figureKeys(const std::vector<evaluation::Measure>& measures, const std::vector<unsigned>& ks, bool micro) {
  std::vector<FigureKey> keys;
  for (const evaluation::Measure measure : measures) {
    if (measure == evaluation::Measure::mrr) {
      keys.push_back({measure, 0, micro});
      continue;
    }
    for (const unsigned k : ks) keys.push_back({measure, k, micro});
  }
  return keys;
}

QString figureLabel(const FigureKey& key) {
  QString label = coreText(evaluation::measure_label(key.measure));
  label.replace(QStringLiteral("%1"), key.k == 0 ? QStringLiteral("∞") : QString::number(key.k));
  return key.micro ? Text::tr("%1, per step", "a figure that is a mean over steps").arg(label) : label;
}

QString figureHelp(const FigureKey& key) {
  QString help = coreText(evaluation::measure_help(key.measure));
  help.replace(QStringLiteral("%1"), QString::number(key.k));
  return help + u'\n' +
         (key.micro ? Text::tr("Mean over all steps: long sequences weigh more.") : Text::tr("Mean of the sequences' means."));
}

QString figureText(double value) {
  if (std::isnan(value)) return QStringLiteral("–");
  return QLocale().toString(value, 'f', 4);
}

QString intervalText(const evaluation::Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return QStringLiteral("–");
  return QStringLiteral("%1 … %2").arg(figureText(interval.low), figureText(interval.high));
}

QString differenceText(double value) {
  if (std::isnan(value)) return QStringLiteral("–");
  return signedText(value, QLocale().toString(std::abs(value), 'f', 4));
}

QString differenceText(const evaluation::Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return QStringLiteral("–");
  return QStringLiteral("%1 … %2").arg(differenceText(interval.low), differenceText(interval.high));
}

QString pText(double p) {
  if (std::isnan(p)) return QStringLiteral("–");
  if (p < 1e-300) return QStringLiteral("< 1e-300");
  return p < 0.001 ? QLocale().toString(p, 'e', 1).toLower() : QLocale().toString(p, 'f', 3);
}

QString pSentence(double p) {
  const QString text = pText(p);
  return text.startsWith(u'<') ? QStringLiteral("p %1").arg(text) : QStringLiteral("p = %1").arg(text);
}

QString percentText(double share) {
  if (std::isnan(share)) return QStringLiteral("–");
  const double percent = 100 * share;
  const int decimals = percent > 0 && percent < 0.095 ? 3 : percent < 9.95 ? 2 : 1;
  return Text::tr("%1 %", "a share").arg(QLocale().toString(percent, 'f', decimals));
}

QString intervalsHelp(const evaluation::MeanInterval& mean) {
  QString text = Text::tr("BCa bootstrap: %1\nPercentile bootstrap: %2\nStudent's t: %3")
                     .arg(intervalText(mean.bca), intervalText(mean.bootstrap), intervalText(mean.t));
  if (std::isnan(mean.bootstrap.low) && !std::isnan(mean.t.low)) {
    text = Text::tr("Student's t alone, as in 2020: %1").arg(intervalText(mean.t));
  }
  text += u'\n' + (mean.clusters < mean.values
                       ? Text::tr("%1 sequences of %2 users, who are drawn whole").arg(number(mean.values), number(mean.clusters))
                       : Text::tr("%1 sequences").arg(number(mean.values)));
  return text;
}

evaluation::MeanInterval reversed(const evaluation::MeanInterval& mean) {
  evaluation::MeanInterval out = mean;
  const auto turn = [](const evaluation::Interval& i) { return evaluation::Interval{-i.high, -i.low}; };
  out.mean = -mean.mean;
  out.t = turn(mean.t);
  out.bootstrap = turn(mean.bootstrap);
  out.bca = turn(mean.bca);
  return out;
}

}  // namespace segue::ui
