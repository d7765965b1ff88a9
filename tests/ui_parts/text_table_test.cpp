// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/text_table.h"

#include <QFile>
#include <QLocale>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

#include "ui/plot/save.h"

using namespace segue::ui;

class TextTableTest : public QObject {
  Q_OBJECT

  TextTable table_{
      QStringLiteral("Results"),
      {{QStringLiteral("Model"), false}, {QStringLiteral("hit@1 %"), true}},
      {{QStringLiteral("a|b_c"), QStringLiteral("−0.5 … 0.5")}, {QStringLiteral("x\ny"), QStringLiteral("< 1e-300")}}};

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

  void markdown_escapes_pipes_and_aligns_numbers() {
    QCOMPARE(textOf(table_, TableFormat::markdown), QStringLiteral("| Model | hit@1 % |\n"
                                                                   "| --- | ---: |\n"
                                                                   "| a\\|b_c | −0.5 … 0.5 |\n"
                                                                   "| x y | < 1e-300 |\n"));
  }

  void latex_escapes_what_is_special_to_it() {
    QCOMPARE(textOf(table_, TableFormat::latex), QStringLiteral("% \\usepackage{booktabs}\n"
                                                                "\\begin{tabular}{lr}\n"
                                                                "\\toprule\n"
                                                                "Model & hit@1 \\% \\\\\n"
                                                                "\\midrule\n"
                                                                "a|b\\_c & $-$0.5 \\ldots{} 0.5 \\\\\n"
                                                                "x y & $<$ 1e-300 \\\\\n"
                                                                "\\bottomrule\n"
                                                                "\\end{tabular}\n"));
    const TextTable all{{}, {{QStringLiteral("\\&%$#_{}~^"), false}}, {}};
    QVERIFY(textOf(all, TableFormat::latex)
                .contains(QStringLiteral("\\textbackslash{}\\&\\%\\$\\#\\_\\{\\}\\textasciitilde{}\\textasciicircum{} \\\\")));
  }

  void a_spreadsheet_gets_a_cell_a_tab() {
    QCOMPARE(textOf(table_, TableFormat::tabs), QStringLiteral("Model\thit@1 %\na|b_c\t−0.5 … 0.5\nx y\t< 1e-300\n"));
  }

  void notes_stand_below() {
    TextTable noted = table_;
    noted.notes = QStringList{QStringLiteral("Means of 5 % & more."), QStringLiteral("Protocol: corrected.")};
    QVERIFY(
        textOf(noted, TableFormat::markdown).endsWith(QStringLiteral(" |\n\nMeans of 5 % & more.\n\nProtocol: corrected.\n")));
    QVERIFY(
        textOf(noted, TableFormat::latex)
            .endsWith(QStringLiteral("\\end{tabular}\n\n{\\footnotesize Means of 5 \\% \\& more. Protocol: corrected.\\par}\n")));
    QVERIFY(textOf(noted, TableFormat::tabs).endsWith(QStringLiteral("1e-300\nMeans of 5 % & more.\nProtocol: corrected.\n")));
    QVERIFY(sizeOfDrawing(noted, QFont()).height() > sizeOfDrawing(table_, QFont()).height());
  }

  void figures_become_texts() {
    PlotTable figures;
    figures.columns = {{QStringLiteral("name"), {}, false, {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}},
                       {QStringLiteral("x"), {12345, 0.123456, std::numeric_limits<double>::quiet_NaN()}}};
    const TextTable texts = asTexts(figures, QStringLiteral("t"));
    QVERIFY(!texts.columns[0].number);
    QVERIFY(texts.columns[1].number);
    QCOMPARE(texts.rows[0][1], QStringLiteral("12,345"));
    QCOMPARE(texts.rows[1][1], QStringLiteral("0.1235"));
    QCOMPARE(texts.rows[2][1], QStringLiteral("–"));
  }

  void a_model_gives_its_texts_and_the_numbers_behind_them() {
    QStandardItemModel model(2, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("name"), QStringLiteral("value")});
    model.setHeaderData(1, Qt::Horizontal, QVariant::fromValue(Qt::Alignment(Qt::AlignRight)), Qt::TextAlignmentRole);
    model.setData(model.index(0, 0), QStringLiteral("p"));
    model.setData(model.index(1, 0), QStringLiteral("q"));
    for (const int r : {0, 1}) {
      model.setData(model.index(r, 1), QStringLiteral("0.33"));
      model.setData(model.index(r, 1), 1.0 / 3, valueRole);
    }
    const TextTable shown = shownTable(model, QStringLiteral("t"));
    QCOMPARE(shown.rows[1][1], QStringLiteral("0.33"));
    QVERIFY(shown.columns[1].number);
    QCOMPARE(csvOf(exactTable(model)), QByteArray("name,value\np,0.3333333333333333\nq,0.3333333333333333\n"));
  }

  void a_table_is_drawn_as_svg() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.svg"));
    const QFont font;
    QVERIFY(savePicture(path, sizeOfDrawing(table_, font), [&](QPainter& painter) { drawTable(painter, table_, font); }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.contains("a|b_c"));
    QVERIFY(svg.contains("hit@1 %"));
  }
};

QTEST_MAIN(TextTableTest)
#include "text_table_test.moc"
