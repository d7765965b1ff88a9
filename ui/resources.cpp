// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resources.h"

#include <QDir>

// The macro declares a function and must stand outside of any namespace.
static void initResources() {
  Q_INIT_RESOURCE(segue);
  Q_INIT_RESOURCE(segue_i18n);
}

namespace segue::ui {

void loadResources() { initResources(); }

}  // namespace segue::ui
