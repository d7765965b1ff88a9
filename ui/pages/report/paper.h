// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTextObjectInterface>

class QTextDocument;

namespace segue::ui {

/// Draws the figures of a report (<img src="data:image/svg+xml;base64,…">) as vectors at any scale. Qt's own handler would
/// turn them into a small image first.
class SvgFigures : public QObject, public QTextObjectInterface {
  Q_OBJECT
  Q_INTERFACES(QTextObjectInterface)

 public:
  using QObject::QObject;
  QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
  void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                  const QTextFormat& format) override;
};

/// Puts a report's HTML (report::Medium::print) into a document that draws its figures sharply. Also on a worker thread, if the
/// document lives there.
void set_report(QTextDocument& document, const QString& html);

/// The report as an A4 PDF with page numbers. On any thread. Throws segue::Error when the file cannot be written.
void write_pdf(const QString& path, const QString& html, const QString& title, const QString& page_pattern);

}  // namespace segue::ui
