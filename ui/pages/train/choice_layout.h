// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;
class QLabel;
class QWidget;

namespace segue::ui {

/// Lays one choice of the training form out in `parent`: its bold name, the box, and a line of help below.
void layOutChoice(QWidget* parent, QLabel* name, QComboBox* box, QLabel* help);

}  // namespace segue::ui
