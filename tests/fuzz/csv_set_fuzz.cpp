// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/readers/csv_set.h"
#include "tests/fuzz/harness.h"

using namespace segue;

/// The files of a CSV set, separated by 0x1E.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::write_files(fuzz::folder(), fuzz::text(bytes, size),
                    {"tracks.csv", "sessions.csv", "playlists.csv", "artists.csv", "tags.csv", "track_tags.csv", "love.csv",
                     "albums.csv", "track_albums.csv", "plays.csv", "artist_tags.csv"});
  return fuzz::answer([] {
    Progress progress;
    data::CsvSetOptions options;
    options.threads = 1;
    options.chunk_bytes = 64;  // many edges
    fuzz::require_sound(data::read_csv_set(data::find_csv_set(fuzz::folder()), options, progress));
  });
}
