// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report/report_page.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

#include "core/experiment/run.h"
#include "core/formats/vectors.h"
#include "tests/page_data/tiny_set.h"
#include "tests/page_neighbors/circle_run.h"
#include "ui/pages/report/paper.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

namespace {

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class ReportPageTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  void open(Workspace& workspace) const {
    testing::open(workspace, tiny_);
    workspace.addRun(testing::circleRun("circles", workspace.prepared()));
    workspace.addRun(testing::mixedRun("mixed", workspace.prepared()));
  }
  void saved(ReportPage& page, void (ReportPage::*save)(const QString&), const QString& path) const {
    QSignalSpy exported(&page, &ReportPage::exported);
    (page.*save)(path);
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 20'000);
    QCOMPARE(exported[0][0].toString(), path);
    QVERIFY(page.statusText().contains(QFileInfo(path).fileName()));
  }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }
  void cleanup() { QDir(storage_.path(QStringLiteral("runs"))).removeRecursively(); }

  void the_evaluation_is_shown_and_saved() {
    Workspace workspace;
    ReportPage page(workspace);
    page.show();
    open(workspace);
    QSignalSpy previewed(&page, &ReportPage::previewed);
    workspace.evaluate({QStringLiteral("circles"), QStringLiteral("mixed")}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!previewed.isEmpty(), 20'000);
    QVERIFY(page.previewText().contains(QStringLiteral("circles")));

    const QString html = storage_.path(QStringLiteral("report.html"));
    saved(page, &ReportPage::exportHtml, html);
    QVERIFY(contents(html).contains("<svg"));
    const QString pdf = storage_.path(QStringLiteral("report.pdf"));
    saved(page, &ReportPage::exportPdf, pdf);
    QVERIFY(contents(pdf).startsWith("%PDF"));
    QVERIFY(contents(pdf).size() > 10'000);
    const QString figures = storage_.path(QStringLiteral("figures.csv"));
    saved(page, &ReportPage::exportFigures, figures);
    QVERIFY(contents(figures).contains("mixed"));
    const QString experiment = storage_.path(QStringLiteral("experiment.json"));
    saved(page, &ReportPage::exportExperiment, experiment);
    QCOMPARE(experiment::read_experiment(experiment.toStdString()).models.size(), std::size_t{2});
  }

  void vectors_are_saved_without_an_evaluation() {
    Workspace workspace;
    ReportPage page(workspace);
    open(workspace);
    page.chooseRun(QStringLiteral("circles"));
    const QString npy = storage_.path(QStringLiteral("circles.npy"));
    saved(page, &ReportPage::exportNpy, npy);
    const auto run = workspace.run(QStringLiteral("circles"));
    QVERIFY(formats::read_npy(npy.toStdString()) == run->embedding.input);
    QVERIFY(formats::read_npy(storage_.path(QStringLiteral("circles.output.npy")).toStdString()) == run->embedding.output);
    QCOMPARE(formats::read_artists_tsv(storage_.path(QStringLiteral("circles.artists.tsv")).toStdString()).names,
             run->embedding.vocabulary->names);
    const QString text = storage_.path(QStringLiteral("circles.txt"));
    saved(page, &ReportPage::exportWord2Vec, text);
    QVERIFY(contents(text).startsWith("12 4\n"));
    QVERIFY(contents(storage_.path(QStringLiteral("circles.output.txt"))).startsWith("12 4\n"));
    QVERIFY(QFile::remove(storage_.path(QStringLiteral("circles.artists.tsv"))));
    saved(page, &ReportPage::exportWord2Vec, text);
    QVERIFY(!QFile::exists(storage_.path(QStringLiteral("circles.artists.tsv"))));  // nothing is predicted, nothing to mark
    auto marked = std::make_shared<experiment::Run>(*run);
    marked->name = "marked";
    marked->embedding.predicted.assign(run->embedding.size(), 0);
    marked->embedding.predicted.back() = 1;
    workspace.addRun(marked);
    page.chooseRun(QStringLiteral("marked"));
    saved(page, &ReportPage::exportWord2Vec, storage_.path(QStringLiteral("marked.txt")));
    std::vector<char> predicted;
    (void)formats::read_artists_tsv(storage_.path(QStringLiteral("marked.artists.tsv")).toStdString(), &predicted);
    QVERIFY(predicted == marked->embedding.predicted);
    page.chooseRun(QStringLiteral("circles"));
    const QString folder = storage_.path(QStringLiteral("circles"));
    saved(page, &ReportPage::exportRun, folder);
    QVERIFY(experiment::read_run(folder.toStdString()).embedding.input == run->embedding.input);
  }

  void what_cannot_be_written_is_said_in_place() {
    Workspace workspace;
    ReportPage page(workspace);
    page.show();
    open(workspace);
    page.exportWord2Vec(storage_.path(QStringLiteral("tiny/artists.csv/x.txt")));
    auto* bar = page.findChild<ProblemBar*>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("artists.csv")));
    QVERIFY(page.statusText().isEmpty());
  }

  void long_reports_have_numbered_pages() {
    QString html;
    for (int i = 0; i < 120; ++i) html += QStringLiteral("<p>Paragraph %1</p>").arg(i);
    const QString path = storage_.path(QStringLiteral("long.pdf"));
    write_pdf(path, html, QStringLiteral("Title"), QStringLiteral("%1 / %2"));
    const QByteArray pdf = contents(path);
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(pdf.count("/Type /Page\n") > 2);
  }

  void figures_are_drawn_as_vectors_at_their_width() {
    QTextDocument document;
    document.setTextWidth(2000);
    const QByteArray svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='100'><rect width='400' height='100' fill='red'/></svg>";
    set_report(document, QStringLiteral("<p><img width=\"200\" src=\"data:image/svg+xml;base64,%1\"></p>")
                             .arg(QString::fromLatin1(svg.toBase64())));
    QImage page(300, 200, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    document.drawContents(&painter);
    painter.end();
    QCOMPARE(page.pixelColor(100, 30), QColor(Qt::red));
    QCOMPARE(page.pixelColor(250, 30), QColor(Qt::white));
    QCOMPARE(page.pixelColor(100, 90), QColor(Qt::white));
  }
};

QTEST_MAIN(ReportPageTest)
#include "report_page_test.moc"
