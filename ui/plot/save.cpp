// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/save.h"

#include <QAbstractItemModel>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QSvgGenerator>
#include <QTemporaryDir>
#include <QToolTip>
#include <ostream>

#include "core/base/files.h"
#include "ui/jobs/job.h"
#include "ui/plot/table.h"
#include "ui/settings.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

struct Save {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::Save)
};

QString fileName(QString name) {
  for (QChar& c : name) {
    if (QStringLiteral("/\\:*?\"<>|").contains(c)) c = QLatin1Char('-');
  }
  return name;
}

/// The chosen path with its suffix; empty when none was chosen.
QString askPath(QWidget* widget, const QString& name, const QString& suffix, const QString& filter) {
  const QString offered = QDir(lastFolder()).filePath(fileName(name) + QLatin1Char('.') + suffix);
  return withSuffix(widget, QFileDialog::getSaveFileName(widget, Save::tr("Save"), offered, filter), suffix);
}

void tell(QWidget* widget, const QString& path) {
  QToolTip::showText(widget->mapToGlobal(widget->rect().center()), Save::tr("Saved to %1").arg(QDir::toNativeSeparators(path)),
                     widget, {}, 4000);
}

void complain(QWidget* widget, const QString& what, const QString& remedy) {
  auto* box = new QMessageBox(QMessageBox::Warning, Save::tr("Not saved"), what, QMessageBox::Ok, widget);
  box->setInformativeText(remedy);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->open();
}

void savePictureAs(QWidget* widget, const Savable& savable, const QString& suffix, const QString& filter) {
  const QString path = askPath(widget, savable.name, suffix, filter);
  if (path.isEmpty()) return;
  if (savable.picture(path)) return tell(widget, path);
  complain(widget, Save::tr("%1 could not be written.").arg(QDir::toNativeSeparators(path)),
           Save::tr("Choose a folder that you may write to."));
}

void saveTableAs(QWidget* widget, const Savable& savable) {
  const QString path = askPath(widget, savable.name, QStringLiteral("csv"), Save::tr("CSV table (*.csv)"));
  if (path.isEmpty()) return;
  // Half a million rows take longer to write out than a window may stand still.
  auto* job = new Job(
      Save::tr("Saving"),
      [path, table = savable.table](Progress& progress) {
        const QByteArray csv = csvOf(table());
        progress.throw_if_cancelled();
        write_file(path.toStdString(), [&](std::ostream& out) { out.write(csv.constData(), csv.size()); });
        return std::function<void()>([] {});
      },
      widget);
  QObject::connect(job, &Job::done, widget, [widget, path] { tell(widget, path); });
  QObject::connect(job, &Job::failed, widget,
                   [widget](const Problem& problem) { complain(widget, problem.what, problem.remedy); });
  QObject::connect(job, &Job::ended, job, &QObject::deleteLater);
  job->start();
}

void saveTextAs(QWidget* widget, const Savable& savable, TableFormat format, const QString& suffix, const QString& filter) {
  const QString path = askPath(widget, savable.name, suffix, filter);
  if (path.isEmpty()) return;
  const QByteArray text = textOf(savable.texts(), format).toUtf8();
  try {
    write_file(path.toStdString(), [&](std::ostream& out) { out.write(text.constData(), text.size()); });
    tell(widget, path);
  } catch (...) {
    const Problem problem = currentProblem();
    complain(widget, problem.what, problem.remedy);
  }
}

/// On the clipboard as SVG for drawing programs, as an image for all others.
void copyPicture(QWidget* widget, const Savable& savable) {
  const QTemporaryDir folder;
  const QString svg = folder.filePath(QStringLiteral("picture.svg"));
  const QString png = folder.filePath(QStringLiteral("picture.png"));
  QFile file(svg);
  if (!savable.picture(svg) || !savable.picture(png) || !file.open(QIODevice::ReadOnly)) {
    return complain(widget, Save::tr("The picture could not be made."), Save::tr("Free some space for temporary files."));
  }
  auto* data = new QMimeData;
  data->setData(QStringLiteral("image/svg+xml"), file.readAll());
  data->setImageData(QImage(png));
  QGuiApplication::clipboard()->setMimeData(data);
}

}  // namespace

QString withSuffix(QWidget* widget, const QString& path, const QString& suffix) {
  if (path.isEmpty() || QFileInfo(path).suffix().compare(suffix, Qt::CaseInsensitive) == 0) return path;
  const QString whole = path + QLatin1Char('.') + suffix;
  if (!QFileInfo::exists(whole)) return whole;
  const auto answer = QMessageBox::question(widget, Save::tr("Save"),
                                            Save::tr("%1 exists already. Replace it?").arg(QDir::toNativeSeparators(whole)));
  return answer == QMessageBox::Yes ? whole : QString();
}

bool savePicture(const QString& path, const QSize& size, const std::function<void(QPainter&)>& draw) {
  const auto drawOn = [&](QPaintDevice& device) {
    QPainter painter;
    if (!painter.begin(&device)) return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size), theme::colors(false).surface);
    draw(painter);
    return painter.end();
  };
  if (path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    return drawOn(generator);
  }
  if (path.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
    QImage image(size * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    return drawOn(image) && image.save(path, "PNG");
  }
  return false;
}

void addSaveActions(QMenu& menu, QWidget* widget, const Savable& savable) {
  menu.addAction(Save::tr("Save as SVG…"), widget,
                 [widget, savable] { savePictureAs(widget, savable, QStringLiteral("svg"), Save::tr("SVG drawing (*.svg)")); });
  menu.addAction(Save::tr("Save as PNG…"), widget,
                 [widget, savable] { savePictureAs(widget, savable, QStringLiteral("png"), Save::tr("PNG image (*.png)")); });
  menu.addAction(Save::tr("Save the figures as CSV…"), widget, [widget, savable] { saveTableAs(widget, savable); });
  if (!savable.texts) return;
  menu.addAction(Save::tr("Save as Markdown…"), widget, [widget, savable] {
    saveTextAs(widget, savable, TableFormat::markdown, QStringLiteral("md"), Save::tr("Markdown table (*.md)"));
  });
  menu.addAction(Save::tr("Save as LaTeX…"), widget, [widget, savable] {
    saveTextAs(widget, savable, TableFormat::latex, QStringLiteral("tex"), Save::tr("LaTeX table (*.tex)"));
  });
}

void addCopyActions(QMenu& menu, QWidget* widget, const Savable& savable) {
  const auto copy = [](const QString& text) { QGuiApplication::clipboard()->setText(text); };
  menu.addAction(Save::tr("Copy as CSV"), widget, [copy, savable] { copy(QString::fromUtf8(csvOf(savable.table()))); });
  menu.addAction(Save::tr("Copy as Markdown"), widget, [copy, savable] { copy(textOf(savable.texts(), TableFormat::markdown)); });
  menu.addAction(Save::tr("Copy as LaTeX"), widget, [copy, savable] { copy(textOf(savable.texts(), TableFormat::latex)); });
  menu.addAction(Save::tr("Copy for a spreadsheet"), widget,
                 [copy, savable] { copy(textOf(savable.texts(), TableFormat::tabs)); });
  menu.addAction(Save::tr("Copy as a picture"), widget, [widget, savable] { copyPicture(widget, savable); });
}

Savable savableTable(const QAbstractItemModel& model, const QString& name, QWidget* widget) {
  const auto texts = [&model, name] { return shownTable(model, name); };
  return {name,
          [texts, widget](const QString& path) {
            const TextTable table = texts();
            const QFont font = widget->font();
            return savePicture(path, sizeOfDrawing(table, font), [&](QPainter& painter) { drawTable(painter, table, font); });
          },
          [table = exactTable(model)] { return table; }, texts};
}

}  // namespace segue::ui
