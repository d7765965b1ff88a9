// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/readers/corpus_file.h"
#include "tests/fuzz/harness.h"

using namespace segue;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto path = fuzz::folder() / "corpus.segue";
  fuzz::write(path, fuzz::text(bytes, size));
  return fuzz::answer([&] {
    Progress progress;
    fuzz::require_sound(data::open_corpus_file(path, progress));
  });
}
