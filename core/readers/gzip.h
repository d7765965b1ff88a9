// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/readers/byte_source.h"

namespace segue::data {

/// gzip streams, one behind another (RFC 1952), decompressed by zlib, which checks the length and the sum of each at its end;
/// libarchive does not. Throws Error where a stream is damaged or cut off, and where something else than another stream or zeros
/// (tapes) follows.
[[nodiscard]] std::unique_ptr<ByteSource> gunzipped(std::unique_ptr<ByteSource> stored);

}  // namespace segue::data
