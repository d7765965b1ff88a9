// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue::gpu::test {

void host_cases();

}  // namespace segue::gpu::test
