// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/tables/archive_table.h"
#include "core/tables/layouts.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool is_of_raw_release(const std::string& name) { return name.find(".idomaar") != std::string::npos; }

}  // namespace

bool before_by_numbers(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!digit(a[i]) || !digit(b[j])) {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i;
      ++j;
      continue;
    }
    const auto number = [](const std::string& text, std::size_t& at) {
      while (at < text.size() && text[at] == '0') ++at;
      const std::size_t begin = at;
      while (at < text.size() && digit(text[at])) ++at;
      return text.substr(begin, at - begin);
    };
    const std::string x = number(a, i);
    const std::string y = number(b, j);
    if (x.size() != y.size()) return x.size() < y.size();
    if (x != y) return x < y;
  }
  if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
  return a < b;
}

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder,
                                               const std::function<bool(const std::string& name)>& wanted) {
  std::vector<std::filesystem::path> found;
  constexpr std::size_t most = 1'000'000;
  std::error_code error;
  constexpr auto skip_denied = std::filesystem::directory_options::skip_permission_denied;
  for (std::filesystem::recursive_directory_iterator at(folder, skip_denied, error), end; !error && at != end;
       at.increment(error)) {
    if (at.depth() > 8) at.disable_recursion_pending();
    std::error_code ignored;
    if (wanted(at->path().filename().string()) && at->is_regular_file(ignored)) found.push_back(at->path());
    if (found.size() > most) break;
  }
  std::sort(found.begin(), found.end(), [](const std::filesystem::path& a, const std::filesystem::path& b) {
    return before_by_numbers(a.string(), b.string());
  });
  return found;
}

bool is_mpd_slice(const std::string& name) { return name.starts_with("mpd.slice.") && name.ends_with(".json"); }

bool is_listens(const std::string& name) {
  constexpr std::array<std::string_view, 2> kinds{".listens", ".jsonl"};
  constexpr std::array<std::string_view, 4> packed{"", ".gz", ".xz", ".zst"};
  for (const std::string_view kind : kinds) {
    for (const std::string_view pack : packed) {
      if (name.ends_with(std::string(kind) + std::string(pack))) return true;
    }
  }
  return false;
}

bool is_hetrec_folder(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::is_regular_file(folder / "user_artists.dat", error) &&
         std::filesystem::is_regular_file(folder / "artists.dat", error);
}

Layout layout_of_files(const std::filesystem::path& path, const Progress* heeded) {
  std::error_code error;
  const std::string name = path.filename().string();
  if (std::filesystem::is_directory(path, error)) {
    if (is_hetrec_folder(path)) return Layout::hetrec;
    if (!files_below(path, is_mpd_slice).empty()) return Layout::mpd;
    if (!files_below(path, is_listens).empty()) return Layout::listenbrainz;
    if (std::filesystem::is_regular_file(path / "tracks.csv", error) || !files_below(path, is_of_raw_release).empty()) {
      throw Error(SEGUE_TEXT("This folder holds 30Music, which is no table: its CSV set or its raw release"), {path.string(), 0},
                  SEGUE_TEXT("Open it as it is, or make a CSV set of it (segue convert)"));
    }
    throw Error(
        SEGUE_TEXT("The folder holds no listening data that is known by its files (HetRec 2011, Million Playlist Dataset, "
                   "ListenBrainz)"),
        {path.string(), 0}, SEGUE_TEXT("Choose a file of it"));
  }
  if (name.ends_with(".dat") && is_hetrec_folder(path.parent_path()) &&
      (name == "user_artists.dat" || name == "artists.dat" || name == "tags.dat" || name.starts_with("user_taggedartists"))) {
    return Layout::hetrec;
  }
  if (is_mpd_slice(name)) return Layout::mpd;
  return is_archive_file(path) ? look_into_archive(path, heeded).layout : Layout::automatic;
}

}  // namespace segue::tables
