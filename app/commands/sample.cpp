// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample.h"
#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"

namespace segue::app {

int sample(const QStringList& arguments) {
  Arguments args("sample FOLDER [OPTIONS…]",
                 "Generates a listening data set in the shape of 30Music: the same options and seed give the same files.");
  args.options(data::SampleOptions{});
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 1)) return 0;

  const auto options = args.read(data::SampleOptions{});
  const std::filesystem::path folder = toPath(args.positional().front());
  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    data::write_sample(folder, options, progress);
    say({SEGUE_TEXT("Wrote a sample of %1 artists to %2"), {std::to_string(options.artists), folder.string()}});
  });
  return 0;
}

}  // namespace segue::app
