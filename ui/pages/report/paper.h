// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTextObjectInterface>
#include <map>
#include <memory>

class QSvgRenderer;
class QTextDocument;

namespace segue::ui {

/// Draws the figures of a report (<img src="data:image/svg+xml;base64,…">) as vectors at any scale. Qt's own handler would
/// turn them into a small image first.
class SvgFigures : public QObject, public QTextObjectInterface {
  Q_OBJECT
  Q_INTERFACES(QTextObjectInterface)

 public:
  explicit SvgFigures(QObject* parent);
  ~SvgFigures() override;
  QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
  void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                  const QTextFormat& format) override;

 private:
  /// A figure read once: a layout asks for its size many times, and each paint draws it.
  QSvgRenderer& figure(const QTextFormat& format);

  std::map<QString, std::unique_ptr<QSvgRenderer>> figures_;  // by source
};

/// Puts a report's HTML (report::Medium::print) into a document that draws its figures sharply. Also on a worker thread, if the
/// document lives there.
void set_report(QTextDocument& document, const QString& html);

/// The report as an A4 PDF with page numbers. On any thread. Throws segue::Error when the file cannot be written.
void write_pdf(const QString& path, const QString& html, const QString& title, const QString& page_pattern);

}  // namespace segue::ui
