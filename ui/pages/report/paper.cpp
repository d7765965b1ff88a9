// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report/paper.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QImage>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QTextImageFormat>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <exception>
#include <memory>

#include "core/base/error.h"

namespace segue::ui {
namespace {

QByteArray svgOf(const QString& source) {
  const QString head = QStringLiteral("data:image/svg+xml");
  if (!source.startsWith(head)) return {};
  const auto comma = source.indexOf(u',');
  const QByteArray body = source.mid(comma + 1).toLatin1();
  return source.left(comma).endsWith(QStringLiteral(";base64")) ? QByteArray::fromBase64(body)
                                                                : QByteArray::fromPercentEncoding(body);
}

constexpr double pointsPerInch = 72;
constexpr double pixelsPerInch = 96;  // CSS pixels: the report's lengths

}  // namespace

SvgFigures::SvgFigures(QObject* parent) : QObject(parent) {}

SvgFigures::~SvgFigures() = default;

QSvgRenderer& SvgFigures::figure(const QTextFormat& format) {
  const QString source = format.toImageFormat().name();
  std::unique_ptr<QSvgRenderer>& renderer = figures_[source];
  if (!renderer) renderer = std::make_unique<QSvgRenderer>(svgOf(source));
  return *renderer;
}

QSizeF SvgFigures::intrinsicSize(QTextDocument* document, int, const QTextFormat& format) {
  const QTextImageFormat image = format.toImageFormat();
  const QSizeF own = figure(format).defaultSize();
  QSizeF size = own.isEmpty() ? QSizeF(480, 240) : own;
  if (image.width() > 0) {
    size = {image.width(), image.height() > 0 ? image.height() : size.height() * image.width() / size.width()};
  } else if (image.height() > 0) {
    size = {size.width() * image.height() / size.height(), image.height()};
  }
  // Never wider than the text.
  const double room = document->textWidth() - 2 * document->documentMargin();
  if (room > 0 && size.width() > room) size *= room / size.width();
  return size;
}

void SvgFigures::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format) {
  QSvgRenderer& renderer = figure(format);
  if (renderer.isValid()) renderer.render(painter, rect);
}

void set_report(QTextDocument& document, const QString& html) {
  auto* figures = new SvgFigures(&document);
  document.documentLayout()->registerHandler(QTextFormat::ImageObject, figures);
  document.setHtml(html);
}

namespace {

void print_pdf(const QString& path, const QString& html, const QString& title, const QString& page_pattern) {
  const auto cannot = [&path](const QString& why) {
    return Error({SEGUE_TEXT("This cannot be written: %1"), {why.toStdString()}}, {path.toStdString(), 0},
                 {SEGUE_TEXT("Choose a folder that you may write to")});
  };
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) throw cannot(file.errorString());
  {
    QPdfWriter pdf(&file);
    pdf.setTitle(title);
    pdf.setCreator(QStringLiteral("Segue"));
    pdf.setResolution(1200);
    pdf.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(18, 16, 18, 16), QPageLayout::Millimeter));

    // Laid out in CSS pixels and drawn enlarged: text and figures stay vectors, and line breaks are those of the preview.
    const double scale = pdf.resolution() / pixelsPerInch;
    const QSizeF page(pdf.width() / scale, pdf.height() / scale);
    const double footer = 28;
    QImage paper(8, 8, QImage::Format_RGB32);
    paper.setDotsPerMeterX(static_cast<int>(std::lround(pixelsPerInch / 0.0254)));
    paper.setDotsPerMeterY(static_cast<int>(std::lround(pixelsPerInch / 0.0254)));
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&paper);
    document.setUseDesignMetrics(true);
    document.setDocumentMargin(0);
    const QSizeF text(page.width(), page.height() - footer);
    document.setTextWidth(text.width());
    set_report(document, html);
    document.setPageSize(text);

    QPainter painter(&pdf);
    painter.scale(scale, scale);
    QFont small(document.defaultFont());
    small.setPixelSize(static_cast<int>(std::lround(8.5 * pixelsPerInch / pointsPerInch)));
    const int pages = std::max(1, document.pageCount());
    for (int i = 0; i < pages; ++i) {
      if (i > 0) pdf.newPage();
      painter.save();
      painter.translate(0, -i * text.height());
      QAbstractTextDocumentLayout::PaintContext context;
      context.palette = QPalette(Qt::white);
      context.palette.setColor(QPalette::Text, Qt::black);
      context.clip = QRectF(0, i * text.height(), text.width(), text.height());
      painter.setClipRect(context.clip);
      document.documentLayout()->draw(&painter, context);
      painter.restore();
      painter.setFont(small);
      painter.setPen(QColor(0x5A6370));
      const QRectF foot(0, text.height(), text.width(), footer);
      painter.drawText(foot, Qt::AlignBottom | Qt::AlignLeft, title);
      painter.drawText(foot, Qt::AlignBottom | Qt::AlignRight, page_pattern.arg(i + 1).arg(pages));
    }
    painter.end();
  }
  if (!file.commit()) throw cannot(file.errorString());
}

}  // namespace

void write_pdf(const QString& path, const QString& html, const QString& title, const QString& page_pattern) {
  // A document starts timers, which only Qt's own threads have.
  std::exception_ptr error;
  const std::unique_ptr<QThread> thread(QThread::create([&] {
    try {
      print_pdf(path, html, title, page_pattern);
    } catch (...) {
      error = std::current_exception();
    }
  }));
  thread->start();
  thread->wait();
  if (error) std::rethrow_exception(error);
}

}  // namespace segue::ui
