// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace segue::ui {

/// The bundled icon resources/icons/NAME.svg, drawn in the colours of the palette at the time of painting (light, dark,
/// disabled, selected) and at any scale.
[[nodiscard]] QIcon icon(const QString& name);

}  // namespace segue::ui
