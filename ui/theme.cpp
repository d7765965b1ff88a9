// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <array>
#include <utility>

#include "ui/theme_style.h"

namespace segue::ui::theme {
namespace {

Mode chosen = Mode::system;
bool dark = false;

bool isDarkPalette(const QPalette& palette) {
  return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QPalette palette(const Colors& c, bool darkTheme) {
  QPalette p;
  p.setColor(QPalette::Window, c.window);
  p.setColor(QPalette::WindowText, c.text);
  p.setColor(QPalette::Base, c.base);
  p.setColor(QPalette::AlternateBase, c.alternate);
  p.setColor(QPalette::Text, c.text);
  p.setColor(QPalette::PlaceholderText, c.muted);
  p.setColor(QPalette::Button, c.button);
  p.setColor(QPalette::ButtonText, c.text);
  p.setColor(QPalette::BrightText, c.onAccent);
  p.setColor(QPalette::ToolTipBase, darkTheme ? c.button : c.text);
  p.setColor(QPalette::ToolTipText, darkTheme ? c.text : c.window);
  p.setColor(QPalette::Highlight, c.accent);
  p.setColor(QPalette::HighlightedText, c.onAccent);
  p.setColor(QPalette::Link, darkTheme ? c.accent.lighter(130) : c.accent);
  p.setColor(QPalette::LinkVisited, p.color(QPalette::Link));
  // Fusion draws bevels, grooves and frames with these.
  p.setColor(QPalette::Light, darkTheme ? c.button.lighter(120) : c.base);
  p.setColor(QPalette::Midlight, darkTheme ? c.button.lighter(108) : c.alternate);
  p.setColor(QPalette::Mid, c.border);
  p.setColor(QPalette::Dark, darkTheme ? c.border.lighter(115) : c.border.darker(118));
  p.setColor(QPalette::Shadow, darkTheme ? c.base : c.border.darker(150));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
    p.setColor(QPalette::Disabled, role, c.disabled);
  }
  p.setColor(QPalette::Disabled, QPalette::Base, c.window);
  p.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
  return p;
}

// Only what Fusion lacks or draws in the manner of 2012: cards, the list of steps, flat buttons, thin progress bars, headers.
QString styleSheet(const Colors& c, bool darkTheme) {
  const QString sheet = QStringLiteral(R"(
QFrame[card="true"] { background: %surface; border: 1px solid %border; border-radius: 8px; }
QFrame[problem="true"] { background: %dangersurface; border: 1px solid %danger; border-radius: 8px; }
QWidget#sidebar { background: %sidebar; border: none; border-right: 1px solid %border; }
QWidget#sidebar QListWidget { background: transparent; border: none; outline: none; }
QListWidget#steps::item { padding: 8px 10px; border-radius: 6px; margin: 1px 0; color: %text; }
QListWidget#runs::item { padding: 5px 10px; border-radius: 6px; color: %text; }
QListWidget#steps::item:hover:!selected, QListWidget#runs::item:hover:!selected { background: %hover; }
QListWidget#steps::item:selected { background: %accent; color: %onaccent; }
QListWidget#runs::item:selected { background: %hover; }
QPushButton { background: %button; color: %text; border: 1px solid %border; border-radius: 6px; padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: %hover; }
QPushButton:pressed { background: %border; }
QPushButton:focus { border-color: %accent; }
QPushButton:disabled { color: %disabled; background: transparent; }
QPushButton[primary="true"], QPushButton:default { background: %accent; color: %onaccent; border-color: %accent; }
QPushButton[primary="true"]:hover, QPushButton:default:hover { background: %accenthover; border-color: %accenthover; }
QPushButton[primary="true"]:focus, QPushButton:default:focus { border-color: %text; }
QPushButton[primary="true"]:disabled, QPushButton:default:disabled { background: %border; color: %disabled; border-color: %border; }
QToolButton[autoRaise="true"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 1px; }
QToolButton[autoRaise="true"]:hover { background: %hover; }
QToolButton[autoRaise="true"]:focus { border-color: %accent; }
QToolButton[popupMode="2"] { background: transparent; color: %text; border: 1px solid transparent; border-radius: 6px; padding: 3px 20px 3px 8px; }
QToolButton[popupMode="2"]:hover, QToolButton[popupMode="2"]:pressed { background: %hover; }
QToolButton[popupMode="2"]:focus { border-color: %accent; }
QToolButton[autoRaise="false"] { background: %button; color: %text; border: 1px solid %border; border-radius: 6px; }
QToolButton[autoRaise="false"]:hover { background: %hover; }
QToolButton[autoRaise="false"]:pressed { background: %border; }
QToolButton[autoRaise="false"]:focus { border-color: %accent; }
QFrame#map { border: 1px solid %border; border-radius: 4px; }
QToolButton[popupMode="0"]::menu-indicator { image: none; }
QToolButton[popupMode="2"]::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 5px; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }
QProgressBar { background: %border; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: %accent; border-radius: 3px; }
QHeaderView { background: %surface; border: none; }
QHeaderView::section { background: %surface; color: %muted; border: none; border-bottom: 1px solid %border; padding: 5px 8px; font-weight: normal; }
QTableView QTableCornerButton::section { background: %surface; border: none; border-bottom: 1px solid %border; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: %handle; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTextBrowser, QTableView, QTreeView, QListWidget { border: 1px solid %border; border-radius: 4px; gridline-color: %border; }
QTabWidget::pane { border: 1px solid %border; border-radius: 4px; top: -1px; background: %surface; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: %muted; padding: 6px 14px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %text; border-bottom-color: %accent; }
QTabBar::tab:hover:!selected { color: %text; }
QMenuBar { background: %sidebar; border-bottom: 1px solid %border; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: %hover; }
QStatusBar { background: %sidebar; border-top: 1px solid %border; color: %muted; }
QStatusBar::item { border: none; }
QToolTip { background: %tip; color: %tiptext; border: 1px solid %border; padding: 4px 6px; }
)");
  const std::array<std::pair<const char*, QColor>, 18> names{
      {{"%dangersurface", c.dangerSurface},
       {"%surface", c.surface},
       {"%border", c.border},
       {"%sidebar", darkTheme ? c.base : c.window.darker(103)},
       {"%handle", darkTheme ? c.border.lighter(135) : c.border.darker(118)},
       {"%hover", darkTheme ? c.border.darker(115) : c.border.lighter(106)},
       {"%accenthover", darkTheme ? c.accent.lighter(112) : c.accent.darker(112)},
       {"%onaccent", c.onAccent},
       {"%accent", c.accent},
       {"%button", c.button},
       {"%tiptext", darkTheme ? c.text : c.window},
       {"%tip", darkTheme ? c.button : c.text},
       {"%text", c.text},
       {"%muted", c.muted},
       {"%danger", c.danger},
       {"%disabled", c.disabled},
       {"%window", c.window},
       {"%base", c.base}}};
  QString filled = sheet;
  for (const auto& [name, color] : names) filled.replace(QLatin1String(name), color.name());
  return filled;
}

}  // namespace

const Colors& colors(bool darkTheme) {
  // window, surface, base, alternate, text, muted, border, button, accent, onAccent, danger, dangerSurface, disabled
  static const Colors light{0xF6F7F9, 0xFFFFFF, 0xFFFFFF, 0xF6F7F9, 0x1B1F24, 0x5A6370, 0xD8DDE3,
                            0xFFFFFF, 0x1F6FB8, 0xFFFFFF, 0xB42318, 0xFDF0EE, 0xA2A9B3};
  static const Colors night{0x1B1D21, 0x23262B, 0x17191C, 0x1D2024, 0xE6E8EB, 0x9AA3AE, 0x3A3F47,
                            0x2C3036, 0x2F78BD, 0xFFFFFF, 0xF28B82, 0x3A2322, 0x656C76};
  return darkTheme ? night : light;
}

void apply(Mode mode) {
  static const bool platformIsDark = isDarkPalette(QApplication::palette());
  chosen = mode;
  dark = mode == Mode::dark || (mode == Mode::system && platformIsDark);
  static bool styled = false;
  if (!styled) {
    QApplication::setStyle(new Style);
    styled = true;
  }
  const Colors& c = colors(dark);
  QApplication::setPalette(palette(c, dark));
  qApp->setStyleSheet(styleSheet(c, dark));
}

Mode mode() { return chosen; }
bool isDark() { return dark; }

QColor series(int index) { return series(index, dark); }

QColor series(int index, bool darkTheme) {
  // Okabe & Ito (2008), each hue moved just far enough from the background for a contrast of 3.
  static constexpr std::array<QRgb, 8> onLight{0xFF0072B2, 0xFFD55E00, 0xFF008F68, 0xFFB9588F,
                                               0xFFAD7600, 0xFF2B8CC4, 0xFF857B00, 0xFF4D4D4D};
  static constexpr std::array<QRgb, 8> onDark{0xFF4FA8E0, 0xFFF0803C, 0xFF2BC199, 0xFFDE8FBD,
                                              0xFFE69F00, 0xFF8CCBF2, 0xFFF0E442, 0xFFC9CDD3};
  const auto& table = darkTheme ? onDark : onLight;
  return QColor(table[static_cast<std::size_t>(index < 0 ? 0 : index) % table.size()]);
}

QColor muted() { return colors(dark).muted; }
QColor border() { return colors(dark).border; }
QColor surface() { return colors(dark).surface; }
QColor danger() { return colors(dark).danger; }
QColor accent() { return colors(dark).accent; }

}  // namespace segue::ui::theme
