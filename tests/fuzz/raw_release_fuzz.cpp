// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/readers/raw_release.h"
#include "tests/fuzz/harness.h"

using namespace segue;

/// The files of a raw release, separated by 0x1E.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::write_files(fuzz::folder(), fuzz::text(bytes, size),
                    {"tracks.idomaar", "sessions.idomaar", "playlist.idomaar", "persons.idomaar", "events.idomaar",
                     "love.idomaar", "users.idomaar", "albums.idomaar", "tags.idomaar"});
  return fuzz::answer([] {
    Progress progress;
    data::RawReleaseOptions options;
    options.threads = 1;
    options.block_bytes = 64;
    const auto files = data::find_raw_release(fuzz::folder());
    if (files) fuzz::require_sound(data::read_raw_release(*files, options, progress));
  });
}
