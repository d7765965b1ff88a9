// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue::gpu::test {

void host_cases();
/// What several devices do together.
void several_cases();

}  // namespace segue::gpu::test
