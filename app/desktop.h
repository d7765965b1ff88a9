// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue::app {

/// Starts the window; what is left of the arguments after Qt's own are a folder, or files of one data set. Returns the exit
/// status: 2 where there is no display, or a path does not exist.
int startDesktop(int argc, char** argv);

}  // namespace segue::app
