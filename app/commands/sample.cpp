// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"
#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"

namespace segue::app {
namespace {

/// --sequences N: playlists and sessions together, one to three as in the defaults.
void take_sequences(const Arguments& args, data::SampleOptions& options) {
  if (!args.given("sequences")) return;
  if (args.given("playlists") || args.given("sessions")) {
    throw UsageError{QStringLiteral("--sequences stands for --playlists and --sessions together: give one or the others")};
  }
  bool whole = false;
  const quint64 sequences = args.value("sequences").toULongLong(&whole);
  if (!whole || sequences > 20'000'000) {
    throw UsageError{QStringLiteral("sequences must be a whole number between 0 and 20000000")};
  }
  options.playlists = sequences / 4;
  options.sessions = sequences - options.playlists;
}

}  // namespace

int sample(const QStringList& arguments) {
  Arguments args("sample FOLDER [OPTIONS…]",
                 "Generates a listening data set in the shape of 30Music: the same options and seed give the same files.");
  args.options(data::SampleOptions{});
  args.option("sequences", "value", "Playlists and sessions together, in place of --playlists and --sessions: one to three");
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 1)) return 0;

  auto options = args.read(data::SampleOptions{});
  take_sequences(args, options);
  const std::filesystem::path folder = toPath(args.positional().front());
  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    data::write_sample(folder, options, progress);
    say({SEGUE_TEXT("Wrote a sample of %1 artists to %2"), {std::to_string(options.artists), folder.string()}});
  });
  return 0;
}

}  // namespace segue::app
