// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QColor>
#include <QPalette>

namespace segue::ui::theme {

enum class Mode { system, light, dark };

/// Fusion style, Segue's light or dark palette, a small style sheet. `system` follows the palette the platform gave at start.
///
/// What the style sheet knows: a QFrame with the property `card` (true) is a card; a QPushButton with the property `primary`
/// (true) is the one main action of a page. Muted labels take `setForegroundRole(QPalette::PlaceholderText)`.
void apply(Mode mode);
[[nodiscard]] Mode mode();
[[nodiscard]] bool isDark();

/// Colour i of a series (models keep theirs on every page), readable on the present background; colour-blind safe (Okabe–Ito).
[[nodiscard]] QColor series(int index);
[[nodiscard]] QColor series(int index, bool dark);
[[nodiscard]] QColor muted();  ///< secondary text; contrast ≥ 4.5 on the window
[[nodiscard]] QColor border();
[[nodiscard]] QColor surface();  ///< cards
[[nodiscard]] QColor danger();
[[nodiscard]] QColor accent();
/// Base spacing in device-independent pixels: margins and gaps are multiples of it.
inline constexpr int unit = 8;

/// The colours of either theme.
struct Colors {
  QColor window, surface, base, alternate, text, muted, border, button, accent, onAccent, danger, dangerSurface, disabled;
};
[[nodiscard]] const Colors& colors(bool dark);

}  // namespace segue::ui::theme
