// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/mpd_slices.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/tables/collect.h"
#include "core/tables/layouts.h"

namespace segue::tables {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_slice = std::size_t{1} << 30U;

bool is_json(const std::string& name) { return name.ends_with(".json"); }

[[noreturn]] void refuse(const char* what, const fs::path& path, const char* remedy) {
  throw Error(what, {path.string(), 0}, remedy);
}

[[noreturn]] void refuse_archive(const fs::path& path) {
  refuse(SEGUE_TEXT("The archive holds no slices of the Million Playlist Dataset (mpd.slice.*.json)"), path,
         SEGUE_TEXT("Choose the archive with the slices"));
}

std::vector<fs::path> slices_at(const fs::path& path) {
  std::error_code code;
  if (!fs::is_directory(path, code)) return {path};
  std::vector<fs::path> found = files_below(path, is_mpd_slice);
  if (found.empty()) found = files_below(path, is_json);
  if (found.empty()) {
    refuse(SEGUE_TEXT("The folder holds no slices of the Million Playlist Dataset (mpd.slice.*.json)"), path,
           SEGUE_TEXT("Choose the folder with the slices"));
  }
  return found;
}

/// Where each stands in the order of their numbers; equal ones in the order given.
std::vector<std::uint32_t> places_by_numbers(const std::vector<std::string>& paths) {
  std::vector<std::uint32_t> order(paths.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return before_by_numbers(paths[a], paths[b]); });
  std::vector<std::uint32_t> places(paths.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
  return places;
}

std::string read_slice(data::ByteSource& source, const Progress& progress) {
  return read_whole(source, largest_slice,
                    SEGUE_TEXT("This JSON file is larger than 1 GiB; slices of the Million Playlist Dataset have some 30 MB"),
                    SEGUE_TEXT("Choose a folder with the slices as they were published"), &progress);
}

}  // namespace

MpdSlices::MpdSlices(const fs::path& path, const Progress& progress) : path_(path), progress_(progress) {
  if (is_archive_file(path)) {
    std::function<bool(const std::string&)> wanted = is_mpd_slice;
    std::vector<std::string> paths = paths_in_archive(path, wanted, &progress);
    if (paths.empty()) paths = paths_in_archive(path, wanted = is_json, &progress);
    if (paths.empty()) refuse_archive(path);
    places_ = places_by_numbers(paths);
    archive_ = std::make_unique<ArchiveFiles>(path, std::move(wanted), &progress);
  } else {
    files_ = slices_at(path);
  }
}

std::uint64_t MpdSlices::total() const { return archive_ ? archive_->compressed_size() : files_.size(); }
std::uint32_t MpdSlices::count() const { return static_cast<std::uint32_t>(archive_ ? places_.size() : files_.size()); }
const char* MpdSlices::unit() const { return archive_ ? SEGUE_TEXT("bytes") : SEGUE_TEXT("slices"); }

bool MpdSlices::next(MpdSlice& slice) {
  progress_.throw_if_cancelled();
  slice.text.clear();
  slice.failed = nullptr;
  if (archive_) return next_of_archive(slice);
  if (at_ == files_.size()) return false;
  slice.place = static_cast<std::uint32_t>(at_);
  slice.path = files_[at_++].string();
  slice.progress = 1;
  return true;
}

bool MpdSlices::next_of_archive(MpdSlice& slice) {
  if (ended_) return false;
  try {
    const std::unique_ptr<data::ByteSource> source = archive_->next();
    ended_ = source == nullptr || at_ == places_.size();
    if (ended_) return false;
    slice.place = places_[at_++];
    slice.path = source->name();
    slice.text = read_slice(*source, progress_);
    const std::uint64_t read = archive_->compressed_read();
    slice.progress = read - std::min(read, std::exchange(told_, read));
  } catch (const Error&) {
    slice.failed = std::current_exception();
    ended_ = true;
  }
  return true;
}

void MpdSlices::read(MpdSlice& slice) const {
  if (archive_) return;
  slice.text = read_slice(*data::open_bytes(slice.path, &progress_), progress_);
}

std::vector<std::string> MpdSlices::others() const { return archive_ ? archive_->others() : std::vector<std::string>(); }

std::string mpd_head(const fs::path& path, const Progress* heeded) {
  if (!is_archive_file(path)) return read_head(*data::open_bytes(slices_at(path).front(), heeded));
  for (const auto& wanted : {is_mpd_slice, is_json}) {
    ArchiveFiles files(path, wanted, heeded);
    if (const auto source = files.next()) return read_head(*source);
  }
  refuse_archive(path);
}

}  // namespace segue::tables
