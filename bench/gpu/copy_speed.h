// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace segue::gpu::bench {

/// Bytes read and written per second by a copy within a device's memory, the best of a few; 0 where it fails.
double copy_speed(int device, std::size_t bytes);

}  // namespace segue::gpu::bench
