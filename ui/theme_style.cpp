// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme_style.h"

#include <QStyleOption>
#include <algorithm>

#include "ui/theme.h"

namespace segue::ui::theme {
namespace {

/// A copy of the option whose window colour, darkened as Fusion does it (to 1 / 1.4), is the outline wanted.
template <class Option>
Option outlined(const Option& option) {
  Option copy(option);
  const QColor line = isDark() ? border().lighter(125) : border().darker(112);
  copy.palette.setColor(QPalette::Window, line.lighter(140));
  return copy;
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
    const auto copy = outlined(*spin);
    return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
  }
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo != nullptr && control == CC_ComboBox) {
    const auto copy = outlined(*combo);
    return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
  }
  if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option); slider != nullptr && control == CC_Slider) {
    const auto copy = outlined(*slider);
    return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
  QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ComboBox || type == CT_LineEdit || type == CT_SpinBox) wanted.setHeight(std::max(wanted.height(), 28));
  return wanted;
}

}  // namespace segue::ui::theme
