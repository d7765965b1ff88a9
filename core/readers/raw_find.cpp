// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <system_error>
#include <vector>

#include "core/readers/archive.h"
#include "core/readers/raw_roles.h"

namespace fs = std::filesystem;

namespace segue::data {
namespace raw {
namespace {

constexpr std::array<std::string_view, 5> compressed_endings{"", ".gz", ".bz2", ".xz", ".zst"};

struct Name {
  std::string_view stem;
  Role role;
};
constexpr std::array<Name, 11> names{{{"tracks", Role::tracks},
                                      {"persons", Role::persons},
                                      {"playlist", Role::playlists},
                                      {"playlists", Role::playlists},
                                      {"sessions", Role::sessions},
                                      {"events", Role::events},
                                      {"love", Role::love},
                                      {"loves", Role::love},
                                      {"users", Role::users},
                                      {"albums", Role::albums},
                                      {"tags", Role::tags}}};

/// The folders that a release may lie in: the one given, its own, and those one level down.
std::vector<fs::path> folders_in(const fs::path& root) {
  std::vector<fs::path> level{root};
  std::error_code code;
  for (fs::directory_iterator at(root, code), end; !code && at != end; at.increment(code)) {
    if (at->is_directory(code)) level.push_back(at->path());
  }
  std::sort(level.begin() + 1, level.end());
  std::vector<fs::path> out;
  for (const fs::path& folder : level) {
    for (const char* part : {"", "entities", "relations"}) {
      const fs::path candidate = *part != '\0' ? folder / part : folder;
      const bool new_one = std::find(out.begin(), out.end(), candidate) == out.end();  // "entities" is one level down, too
      if (new_one && fs::is_directory(candidate, code)) out.push_back(candidate);
    }
  }
  return out;
}

/// The folder of the release that a file in `folder` belongs to.
fs::path release_of(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name == "entities" || name == "relations" ? folder.parent_path() : folder;
}

bool plain(const fs::path& file) { return file.extension() == ".idomaar"; }

fs::path without_packing(const fs::path& file) { return plain(file) ? file : fs::path(file).replace_extension(); }

/// Paths from the folder that was asked for, so that both can be told apart.
[[noreturn]] void refuse_two(const char* source, const fs::path& root, const fs::path& a, const fs::path& b) {
  throw Error({source, {a.lexically_relative(root).string(), b.lexically_relative(root).string()}}, {root.string(), 0},
              SEGUE_TEXT("Choose the folder of the release that you want, or move the other file elsewhere"));
}

/// Takes the file of each role, plain ones before those that pack the same. Throws Error where they are not of one release.
RawReleaseFiles find_in_folder(const fs::path& root, bool& any) {
  RawReleaseFiles files;
  fs::path first;  // file that was taken
  for (const fs::path& folder : folders_in(root)) {
    std::vector<fs::path> entries;
    std::error_code code;
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
      if (!role_of(at->path())) continue;
      if (at->is_directory(code)) {
        files.aside.push_back(
            {at->path(), SEGUE_TEXT("a folder that is named like a file of the data set; nothing was read from it")});
      } else {
        entries.push_back(at->path());
      }
    }
    std::sort(entries.begin(), entries.end(),
              [](const fs::path& a, const fs::path& b) { return plain(a) != plain(b) ? plain(a) : a < b; });
    for (const fs::path& entry : entries) {
      fs::path& path = path_of(files, *role_of(entry));
      any = true;
      if (first.empty()) first = entry;
      if (release_of(folder) != release_of(first.parent_path())) {
        refuse_two(SEGUE_TEXT("Here lie files of more than one release, which do not belong together: %1 and %2"), root, first,
                   entry);
      }
      if (path.empty()) {
        path = entry;
      } else if (without_packing(path) == without_packing(entry)) {
        files.aside.push_back({entry, SEGUE_TEXT("not read: it lies here in another form too, and that was read")});
      } else {
        refuse_two(SEGUE_TEXT("Here lie two files of one kind, and only one of them can be read: %1 and %2"), root, path, entry);
      }
    }
  }
  return files;
}

bool holds_release(const fs::path& path, const Progress& progress) {
  constexpr std::uint64_t enough = std::uint64_t{256} << 20U;
  Archive archive(path);
  std::uint64_t passed = 0;
  std::vector<char> block(std::size_t{1} << 20U);
  while (archive.next()) {
    if (role_of(archive.member())) return true;
    for (std::size_t got = block.size(); got == block.size();) {
      progress.throw_if_cancelled();
      if (passed > enough) return false;
      got = archive.bytes().read(block);
      passed += got;
    }
  }
  return false;
}

}  // namespace

std::optional<Role> role_of(const fs::path& path) {
  const std::string name = path.filename().string();
  for (const std::string_view ending : compressed_endings) {
    const std::string tail = ".idomaar" + std::string(ending);
    if (!name.ends_with(tail)) continue;
    const std::string_view stem = std::string_view(name).substr(0, name.size() - tail.size());
    for (const Name& known : names) {
      if (known.stem == stem) return known.role;
    }
  }
  return std::nullopt;
}

fs::path& path_of(RawReleaseFiles& files, Role role) {
  switch (role) {
    case Role::tracks: return files.tracks;
    case Role::persons: return files.persons;
    case Role::playlists: return files.playlists;
    case Role::sessions: return files.sessions;
    case Role::events: return files.events;
    case Role::love: return files.love;
    case Role::users: return files.users;
    case Role::albums: return files.albums;
    case Role::tags: return files.tags;
  }
  return files.tracks;
}

}  // namespace raw

std::optional<RawReleaseFiles> find_raw_release(const fs::path& path, const Progress& progress) {
  std::error_code code;
  if (!fs::is_directory(path, code)) {
    if (!is_archive(path) || !raw::holds_release(path, progress)) return std::nullopt;
    RawReleaseFiles files;
    files.archive = path;
    return files;
  }
  bool any = false;
  RawReleaseFiles files = raw::find_in_folder(path, any);
  if (!any) return std::nullopt;
  if (files.tracks.empty()) {
    throw Error(SEGUE_TEXT("A file of the raw 30Music release is missing: tracks.idomaar"), {path.string(), 0},
                SEGUE_TEXT("Add entities/tracks.idomaar"));
  }
  if (files.playlists.empty() && files.sessions.empty() && files.events.empty()) {
    throw Error(SEGUE_TEXT("There are neither playlists nor sessions nor events"), {path.string(), 0},
                SEGUE_TEXT("Add entities/playlist.idomaar, relations/sessions.idomaar or relations/events.idomaar"));
  }
  return files;
}

}  // namespace segue::data
