// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme_style.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

#include "ui/theme.h"

namespace segue::ui::theme {
namespace {

QColor outline() { return isDark() ? border().lighter(125) : border().darker(112); }

/// A copy of the option whose window colour, darkened as Fusion does it (to 1 / 1.4), is the outline wanted.
template <class Option>
Option outlined(const Option& option) {
  Option copy(option);
  copy.palette.setColor(QPalette::Window, outline().lighter(140));
  return copy;
}

constexpr int fieldHeight = 30;  // as high as a button
constexpr int fieldMargin = 3;   // beyond Fusion's 5 pixels, between a field's border and its text
constexpr int cellMargin = 8;    // as the headers of tables have it

/// A combo box as flat as the buttons beside it, where Fusion draws a raised one.
void drawCombo(QPainter* painter, const QStyleOptionComboBox& combo, const QRect& arrow) {
  const bool enabled = combo.state.testFlag(QStyle::State_Enabled);
  const bool lit = enabled && combo.state.testFlag(QStyle::State_MouseOver);
  QColor fill = combo.palette.color(enabled ? QPalette::Button : QPalette::Window);
  if (lit) fill = isDark() ? fill.lighter(112) : fill.darker(103);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(enabled && combo.state.testFlag(QStyle::State_HasFocus) ? accent() : outline());
  painter->setBrush(fill);
  painter->drawRoundedRect(QRectF(combo.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  QPen stroke(combo.palette.color(enabled ? QPalette::PlaceholderText : QPalette::ButtonText), 1.5);
  stroke.setCapStyle(Qt::RoundCap);
  painter->setPen(stroke);
  const QPointF tip = QRectF(arrow).center() + QPointF(0, 2);
  painter->drawPolyline(QPolygonF({tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)}));
  painter->restore();
}

/// A line of text that is a field of its own, not the inside of a spin box or of a combo box.
bool isField(const QWidget* widget) {
  return qobject_cast<const QLineEdit*>(widget) != nullptr &&
         qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) == nullptr &&
         qobject_cast<const QComboBox*>(widget->parentWidget()) == nullptr;
}

/// A list with a border; the lists of steps and of runs have their own margins in the style sheet.
bool isPlainList(const QWidget* widget) {
  return qobject_cast<const QListWidget*>(widget) != nullptr && widget->objectName() != QStringLiteral("steps") &&
         widget->objectName() != QStringLiteral("runs");
}

}  // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
    case PE_IndicatorItemViewItemCheck:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
        const auto copy = outlined(*button);
        return QProxyStyle::drawPrimitive(element, &copy, painter, widget);
      }
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
        const auto copy = outlined(*item);
        return QProxyStyle::drawPrimitive(element, &copy, painter, widget);
      }
      break;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
      if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
        const auto copy = outlined(*frame);
        return QProxyStyle::drawPrimitive(element, &copy, painter, widget);
      }
      break;
    default: break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
  if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin != nullptr && control == CC_SpinBox) {
    auto copy = outlined(*spin);
    copy.palette.setColor(QPalette::Button, copy.palette.color(QPalette::Base));  // arrows on the field, not on raised buttons
    return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
  }
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo != nullptr && control == CC_ComboBox) {
    if (!combo->editable && combo->frame) {
      return drawCombo(painter, *combo, proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget));
    }
    const auto copy = outlined(*combo);
    return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
  }
  if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option); slider != nullptr && control == CC_Slider) {
    const auto copy = outlined(*slider);
    return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      combo != nullptr && element == CE_ComboBoxLabel && !combo->editable) {
    QStyleOptionComboBox fitting(*combo);
    const int room = proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget).width() - 4 -
                     (combo->currentIcon.isNull() ? 0 : combo->iconSize.width() + 4);
    fitting.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room);
    return QProxyStyle::drawControl(element, &fitting, painter, widget);
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
  QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ComboBox || type == CT_LineEdit || type == CT_SpinBox) {
    wanted.setHeight(std::max(wanted.height(), fieldHeight));
    wanted.rwidth() += fieldMargin;
  }
  if (type == CT_ItemViewItem && isPlainList(widget)) wanted.setHeight(std::max(wanted.height(), 24));
  return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  // Item views leave this and one pixel more beside their texts.
  const bool hasHeader = qobject_cast<const QTableView*>(widget) != nullptr || qobject_cast<const QTreeView*>(widget) != nullptr;
  if (metric == PM_FocusFrameHMargin && hasHeader) return cellMargin - 1;
  if (metric == PM_FocusFrameHMargin && isPlainList(widget)) return cellMargin - 3;
  return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
  if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;  // Qt's own, drawn for grey buttons
  return QProxyStyle::styleHint(hint, option, widget, data);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  const QRect rect = QProxyStyle::subElementRect(element, option, widget);
  // 2 more than in the other fields: Fusion's own margin is narrower here.
  if (element == SE_LineEditContents && isField(widget)) return rect.adjusted(fieldMargin + 2, 0, -fieldMargin, 0);
  return rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const {
  const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
  const bool text =
      (control == CC_ComboBox && part == SC_ComboBoxEditField) || (control == CC_SpinBox && part == SC_SpinBoxEditField);
  if (!text) return rect;
  return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -fieldMargin, 0) : rect.adjusted(fieldMargin, 0, 0, 0);
}

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  // Spin boxes under a style sheet do not ask for sizeFromContents.
  if (qobject_cast<QAbstractSpinBox*>(widget) != nullptr) widget->setMinimumHeight(fieldHeight);
}

}  // namespace segue::ui::theme
