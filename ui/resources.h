// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue::ui {

/// Makes the bundled icons (":/icons") and translations (":/i18n") known. They live in a static library, from which the linker
/// drops what nobody calls; hence this call before their first use.
void loadResources();

}  // namespace segue::ui
