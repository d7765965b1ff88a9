// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace segue::ui {

/// `content` in a frameless area that scrolls up and down; the page's own background shows through.
[[nodiscard]] QScrollArea* scrolled(QWidget* content);

}  // namespace segue::ui
