// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/experiment/load_data.h"
#include "core/experiment/steps.h"
#include "core/readers/write_csv_set.h"

namespace segue::app {

int convert(const QStringList& arguments) {
  Arguments args(
      "convert DATA FOLDER [OPTIONS…]",
      "Writes DATA (the raw 30Music release, as a folder or an archive, or any data set that Segue reads) to FOLDER as\n"
      "a 30Music CSV set: what the study of 2020 was extracted to.");
  args.options(data::CsvSetWriteOptions{.min_tracks = 4});
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 2, 2)) return 0;

  const auto options = args.read(data::CsvSetWriteOptions{.min_tracks = 4});
  experiment::DataSpec spec;
  spec.path = std::filesystem::absolute(toPath(args.positional().at(0))).lexically_normal().string();
  const std::filesystem::path folder = toPath(args.positional().at(1));
  data::check_csv_set_folder(folder);

  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    const data::Dataset dataset = experiment::load_data(spec, {}, progress);
    sayOddities(dataset.report, say);
    const data::CsvSetWritten written = data::write_csv_set(dataset, folder, options, progress);
    if (written.playlists_left_out + written.sessions_left_out > 0) {
      say({SEGUE_TEXT("Left out %1 playlists and %2 sessions of fewer than %3 tracks"),
           {std::to_string(written.playlists_left_out), std::to_string(written.sessions_left_out),
            std::to_string(options.min_tracks)}});
    }
    say({SEGUE_TEXT("Wrote %1 artists, %2 tracks, %3 playlists and %4 sessions to %5"),
         {std::to_string(dataset.artists.size()), std::to_string(dataset.tracks.size()), std::to_string(written.playlists),
          std::to_string(written.sessions), folder.string()}});
  });
  return 0;
}

}  // namespace segue::app
