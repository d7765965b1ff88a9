// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <memory>

#include "ui/language.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/icon.h"

namespace segue::ui {
namespace {

/// WCAG 2.1 contrast ratio.
double contrast(const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& c) {
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
  };
  const double la = luminance(a) + 0.05;
  const double lb = luminance(b) + 0.05;
  return std::max(la, lb) / std::min(la, lb);
}

Job::Work untilCancelled() {
  return [](Progress& progress) -> std::function<void()> {
    progress.start("Reading tracks", 1000, "rows");
    progress.advance(250);
    while (!progress.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    progress.throw_if_cancelled();
    return {};
  };
}

bool shows(const QWidget& widget, const QString& text) {
  return std::ranges::any_of(widget.findChildren<QLabel*>(), [&](const QLabel* l) { return l->text().contains(text); });
}

class WidgetsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("segue-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
  }
  void init() { language::apply(QStringLiteral("en")); }

  void numbersInEnglish() {
    QCOMPARE(number(1'234'567), QString("1,234,567"));
    QCOMPARE(compact(0), QString("0"));
    QCOMPARE(compact(12), QString("12"));
    QCOMPARE(compact(1.5), QString("1.5"));
    QCOMPARE(compact(3.14159), QString("3.14"));
    QCOMPARE(compact(1234), QString("1,234"));
    QCOMPARE(compact(45'600), QString("45.6 k"));
    QCOMPARE(compact(3'200'000), QString("3.2 M"));
    QCOMPARE(compact(999'999), QString("1 M"));
    QCOMPARE(compact(7.25e9), QString("7.25 G"));
    QCOMPARE(compact(0.0005), QString("0.0005"));
    QCOMPARE(compact(std::nan("")), QString::fromUtf8("–"));
    QCOMPARE(duration(4.25), QString("4.3 s"));
    QCOMPARE(duration(45), QString("45 s"));
    QCOMPARE(duration(130), QString("2 min 10 s"));
    QCOMPARE(duration(59.8), QString("1 min 0 s"));
    QCOMPARE(duration(3900), QString("1 h 5 min"));
    QCOMPARE(duration(-1), QString());
  }

  void numbersInRussian() {
    language::apply(QStringLiteral("ru"));
    const QChar space(0x00A0);
    QCOMPARE(number(1'234'567), QStringLiteral("1") + space + QStringLiteral("234") + space + QStringLiteral("567"));
    QCOMPARE(compact(3'200'000), QString::fromUtf8("3,2 млн"));
    QCOMPARE(compact(45'600), QString::fromUtf8("45,6 тыс."));
    QCOMPARE(duration(130), QString::fromUtf8("2 мин 10 с"));
    QCOMPARE(duration(4.25), QString::fromUtf8("4,3 с"));
  }

  void problemBarShowsWhatAndRemedyAndCloses() {
    ProblemBar bar;
    QCOMPARE(bar.text(), QString());
    bar.showProblem({"tracks.csv:17: a name is missing", "Add it."});
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), QString("tracks.csv:17: a name is missing\nAdd it."));
    bar.findChild<QToolButton*>()->click();
    QVERIFY(bar.isHidden());
    bar.showProblem({"disk full", ""});
    QCOMPARE(bar.text(), QString("disk full"));
    bar.showProblem({});
    QVERIFY(bar.isHidden());
  }

  void emptyStateHasAButtonOnlyWithAText() {
    EmptyState empty;
    empty.setText("Nothing yet", "Open a data set.", "");
    auto* button = empty.findChild<QPushButton*>();
    QVERIFY(button->isHidden());
    empty.setText("Nothing yet", "Open a data set.", "Go to Data");
    QVERIFY(!button->isHidden());
    QSignalSpy clicked(&empty, &EmptyState::clicked);
    button->click();
    QCOMPARE(clicked.count(), 1);
  }

  void jobBarFollowsAJobToItsEnd() {
    JobBar bar(true);
    QVERIFY(bar.isHidden());
    Job job("Opening", untilCancelled());
    bar.follow(&job);
    QVERIFY(!bar.isHidden());
    QVERIFY(shows(bar, "waiting"));
    job.start();
    QTRY_VERIFY(shows(bar, "Reading tracks"));
    QTRY_VERIFY(shows(bar, "25 %"));
    auto* cancel = bar.findChildren<QPushButton*>().last();
    QCOMPARE(cancel->text(), QString("Cancel"));
    cancel->click();
    QTRY_COMPARE(job.state(), Job::State::cancelled);
    QVERIFY(bar.isHidden());
  }

  void jobBarCancelsAWaitingJob() {
    JobBar bar(false);
    Job job("Later", untilCancelled());
    bar.follow(&job);
    bar.findChildren<QPushButton*>().last()->click();
    QCOMPARE(job.state(), Job::State::cancelled);
    QVERIFY(bar.isHidden());
  }

  void jobBarSurvivesItsJob() {
    JobBar bar(false);
    {
      Job job("Short-lived", untilCancelled());
      job.start();
      bar.follow(&job);
    }
    QVERIFY(bar.isHidden());
    QCoreApplication::processEvents();
  }

  void jobBarSwitchesLanguage() {
    JobBar bar(true);
    auto* cancel = bar.findChildren<QPushButton*>().last();
    bar.show();
    language::apply(QStringLiteral("ru"));
    QTRY_COMPARE(cancel->text(), QString::fromUtf8("Отменить"));
    language::apply(QStringLiteral("en"));
    QTRY_COMPARE(cancel->text(), QString("Cancel"));
  }

  void coloursAreReadable() {
    for (const bool dark : {false, true}) {
      const theme::Colors& c = theme::colors(dark);
      QVERIFY(contrast(c.muted, c.window) >= 4.5);
      QVERIFY(contrast(c.muted, c.surface) >= 4.5);
      QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
      QVERIFY(contrast(c.text, c.dangerSurface) >= 7);
      for (int i = 0; i < 8; ++i) QVERIFY2(contrast(theme::series(i, dark), c.surface) >= 3, qPrintable(QString::number(i)));
    }
  }

  void seriesColoursDiffer() {
    QSet<QRgb> seen;
    for (int i = 0; i < 8; ++i) seen.insert(theme::series(i, true).rgb());
    QCOMPARE(seen.size(), 8);
    QCOMPARE(theme::series(8, true), theme::series(0, true));
    QCOMPARE(theme::series(-1, true), theme::series(0, true));
  }

  void iconsTakeThePalettesColour() {
    const QIcon drawn = icon(QStringLiteral("stop"));
    theme::apply(theme::Mode::light);
    const QColor light = drawn.pixmap(32).toImage().pixelColor(16, 16);
    theme::apply(theme::Mode::dark);
    const QColor dark = drawn.pixmap(32).toImage().pixelColor(16, 16);
    QCOMPARE(light, theme::colors(false).text);
    QCOMPARE(dark, theme::colors(true).text);
    theme::apply(theme::Mode::light);
  }

  void dialogsStartInTheFolderLastUsedWhileItExists() {
    auto used = std::make_unique<QTemporaryDir>();
    rememberFolder(used->path());
    QCOMPARE(lastFolder(), used->path());
    used.reset();
    QCOMPARE(lastFolder(), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  }

  void recentSetsAreNewestFirstWithoutRepeatsOrLostFiles() {
    QTemporaryDir kept;
    auto gone = std::make_unique<QTemporaryDir>();
    rememberSet({kept.path()});
    rememberSet({gone->path()});
    rememberSet({kept.filePath("."), kept.path()});
    rememberSet({kept.path()});
    QCOMPARE(recentSets(), (std::vector<QStringList>{{kept.path()}, {kept.filePath("."), kept.path()}, {gone->path()}}));
    gone.reset();
    QCOMPARE(recentSets().size(), 2U);
    for (int i = 0; i < 12; ++i) {
      const QString name = kept.filePath(QString::number(i));
      QFile file(name);
      QVERIFY(file.open(QIODevice::WriteOnly));
      rememberSet({name});
    }
    QCOMPARE(recentSets().size(), 10U);
    QCOMPARE(recentSets().front(), QStringList{kept.filePath("11")});
  }

 private:
  QTemporaryDir folder_;
};

}  // namespace
}  // namespace segue::ui

QTEST_MAIN(segue::ui::WidgetsTest)
#include "widgets_test.moc"
