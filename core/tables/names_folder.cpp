// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/names_folder.h"

#include <fstream>
#include <string>

#include "core/base/csv_field.h"
#include "core/base/files.h"

namespace segue::tables {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;

void write_names(const std::filesystem::path& path, const char* header, const EachName& each) {
  if (!each) return;
  write_file(path, [&](std::ostream& out) {
    std::string text = header;
    const auto pass_on = [&] {
      out.write(text.data(), static_cast<std::streamsize>(text.size()));
      text.clear();
    };
    each([&](std::int64_t id, std::string_view name) {
      text += std::to_string(id) + ',';
      append_csv_field(text, name);
      text += '\n';
      if (text.size() >= piece) pass_on();
    });
    pass_on();
  });
}

const FolderKind& names_folder() {
  static const FolderKind kind{"artist_names.csv", {"artist_names.csv", "user_names.csv", "track_names.csv"}, {}};
  return kind;
}

}  // namespace

void check_names_folder(const std::filesystem::path& folder) { check_folder(folder, names_folder()); }

void write_names_folder(const std::filesystem::path& folder, const EachName& users, const EachName& artists,
                        const EachName& tracks) {
  write_folder(folder, names_folder(), [&](const std::filesystem::path& temporary) {
    write_names(temporary / "artist_names.csv", "artist_id,name\n", artists);
    write_names(temporary / "user_names.csv", "user_id,name\n", users);
    write_names(temporary / "track_names.csv", "track_id,name\n", tracks);
  });
}

}  // namespace segue::tables
