// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QColor>
#include <QPalette>

namespace segue::ui::theme {

enum class Mode { system, light, dark };

/// Fusion style, Segue's light or dark palette, the bundled icons. `system` follows the palette the platform gave at start.
void apply(Mode mode);
[[nodiscard]] Mode mode();
[[nodiscard]] bool isDark();

/// Colour i of a series (models keep theirs on every page), readable on the present background; colour-blind safe (Okabe–Ito).
[[nodiscard]] QColor series(int index);
[[nodiscard]] QColor muted();  ///< secondary text; contrast ≥ 4.5 on the window
[[nodiscard]] QColor border();
[[nodiscard]] QColor surface();  ///< cards
[[nodiscard]] QColor danger();
/// Base spacing in device-independent pixels: margins and gaps are multiples of it.
inline constexpr int unit = 8;

}  // namespace segue::ui::theme
