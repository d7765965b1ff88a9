// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/bands.h"

#include <QCoreApplication>
#include <QLocale>

namespace segue::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::Bands)
};

}  // namespace

QString bandLabel(const std::vector<BandFigures>& bands, std::size_t band, BandsBy by) {
  if (by == BandsBy::popularity) {
    if (band == 0) return Text::tr("Head", "most played artists");
    return band + 1 == bands.size() ? Text::tr("Tail", "least played artists") : Text::tr("Middle", "of popularity");
  }
  const BandFigures& of = bands[band];
  const QLocale locale;
  if (of.low == of.high) return locale.toString(static_cast<qulonglong>(of.low));
  return QStringLiteral("%1–%2").arg(locale.toString(static_cast<qulonglong>(of.low)),
                                     locale.toString(static_cast<qulonglong>(of.high)));
}

}  // namespace segue::ui
