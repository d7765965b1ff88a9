// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <initializer_list>

#include "ui/plot/save.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace segue::ui {

class Drawing;

/// The parts that the panels of the Evaluate page are made of.

/// A section's title in bold.
[[nodiscard]] QLabel* sectionLabel();
/// A muted line that wraps.
[[nodiscard]] QLabel* captionLabel();
/// As wide as so many characters, whatever its items are: in other languages they would widen the panel beyond its page.
void giveWay(QComboBox* box, int characters);
/// Title at the left, `beside` and an export button at the right.
void addSection(QVBoxLayout* rows, QLabel* title, std::initializer_list<QWidget*> beside, std::function<Savable()> savable);
/// The same for a drawing, whose context menu then gives what the button gives.
void addSection(QVBoxLayout* rows, QLabel* title, std::initializer_list<QWidget*> beside, Drawing* drawing,
                std::function<Savable()> savable);

}  // namespace segue::ui
