// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/tables/import_table.h"
#include "core/tables/preview.h"
#include "tests/fuzz/harness.h"

using namespace segue;

/// Two bytes of choices, then a table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  const auto path = fuzz::folder() / "table.txt";
  fuzz::write(path, fuzz::text(bytes + 2, size - 2));
  tables::TableSpec spec;
  spec.dialect.encoding = static_cast<tables::Encoding>(bytes[0] % 6);
  spec.dialect.delimiter = static_cast<tables::Delimiter>(bytes[0] / 6 % 6);
  spec.dialect.quoting = static_cast<tables::Quoting>(bytes[1] % 4);
  spec.dialect.header = static_cast<tables::Header>(bytes[1] / 4 % 3);
  spec.grouping = static_cast<tables::Grouping>(bytes[1] / 12 % 4);
  fuzz::answer([&] {
    const tables::Preview shown = tables::preview(path, spec, 10);
    fuzz::require(shown.roles.size() == shown.columns.size() && shown.rows.size() <= 10);
  });
  return fuzz::answer([&] {
    Progress progress;
    tables::ImportOptions options;
    options.threads = 1;
    options.block_bytes = 64;
    options.temporary = fuzz::folder();
    fuzz::require_sound(tables::import_table(path, spec, options, progress));
  });
}
