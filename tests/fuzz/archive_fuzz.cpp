// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/base/progress.h"
#include "core/readers/archive.h"
#include "core/readers/byte_source.h"
#include "core/readers/raw_release.h"
#include "core/tables/import_table.h"
#include "core/tables/preview.h"
#include "tests/fuzz/harness.h"

using namespace segue;

/// An archive or a compressed file, read to its end, then as a table and as a raw release.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto path = fuzz::folder() / "a.bin";
  fuzz::write(path, fuzz::text(bytes, size));
  constexpr int most_blocks = 256;  // 16 MiB of what may be endless
  fuzz::answer([&] {
    const auto source = data::open_bytes(path);
    std::array<char, 65536> block{};
    for (int i = 0; i < most_blocks && source->read(block) == block.size(); ++i) {
    }
  });
  if (!data::is_archive(path)) return 0;
  fuzz::answer([&] {
    data::Archive archive(path);
    std::array<char, 65536> block{};
    int blocks = 0;
    while (archive.next()) {
      while (++blocks < most_blocks && archive.bytes().read(block) == block.size()) {
      }
    }
  });
  fuzz::answer([&] { (void)tables::preview(path, {}, 10); });
  fuzz::answer([&] {
    Progress progress;
    tables::ImportOptions options;
    options.threads = 1;
    options.temporary = fuzz::folder();
    fuzz::require_sound(tables::import_table(path, {}, options, progress));
  });
  return fuzz::answer([&] {
    Progress progress;
    const auto files = data::find_raw_release(path);
    if (files) fuzz::require_sound(data::read_raw_release(*files, {1, 4096}, progress));
  });
}
