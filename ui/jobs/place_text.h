// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace segue::ui {

/// Where a run was made, as runs keep it, in the interface's language (see core/device/where.h).
[[nodiscard]] QString placeText(const std::string& english);
/// Why no GPU can be used, as gpu::Devices keeps it.
[[nodiscard]] QString reasonText(const std::string& english);

}  // namespace segue::ui
