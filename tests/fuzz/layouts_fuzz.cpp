// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/tables/import_table.h"
#include "core/tables/preview.h"
#include "tests/fuzz/harness.h"

using namespace segue;

/// A byte that says which layout, then the file; HetRec's four are separated by 0x1E.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  tables::TableSpec spec;
  std::filesystem::path path;
  const std::string_view text = fuzz::text(bytes + 1, size - 1);
  switch (bytes[0] % 4) {
    case 0: spec.layout = tables::Layout::lines, path = "lines.txt"; break;
    case 1: spec.layout = tables::Layout::mpd, path = "mpd.slice.0-999.json"; break;
    case 2: spec.layout = tables::Layout::listenbrainz, path = "1.listens"; break;
    default: spec.layout = tables::Layout::hetrec, path = "hetrec"; break;
  }
  path = fuzz::folder() / path;
  if (spec.layout == tables::Layout::hetrec) {
    std::filesystem::create_directories(path);
    fuzz::write_files(path, text, {"user_artists.dat", "artists.dat", "tags.dat", "user_taggedartists.dat"});
  } else {
    fuzz::write(path, text);
  }
  fuzz::answer([&] { (void)tables::preview(path, spec, 10); });
  return fuzz::answer([&] {
    Progress progress;
    tables::ImportOptions options;
    options.threads = 1;
    options.block_bytes = 64;
    options.temporary = fuzz::folder();
    fuzz::require_sound(tables::import_table(path, spec, options, progress));
  });
}
