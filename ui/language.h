// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::ui::language {

/// Switches the interface, numbers and Qt's own dialogs at run time: "en", "ru", or "" for the system's language (English where
/// there is no translation). Every widget then gets a LanguageChange event.
void apply(const QString& code);
/// As given to `apply`.
[[nodiscard]] QString chosen();
/// The language in use: "en" or "ru".
[[nodiscard]] QString current();

}  // namespace segue::ui::language
