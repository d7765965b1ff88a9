// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/hetrec_files.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/error.h"
#include "core/tables/archive_table.h"
#include "core/tables/collect.h"
#include "core/tables/layouts.h"

namespace segue::tables {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{64} << 20U;

constexpr std::array<std::string_view, 5> known{"artists.dat", "user_artists.dat", "tags.dat", "user_taggedartists.dat",
                                                "user_taggedartists-timestamps.dat"};

/// Bytes that are in memory already.
class KeptBytes : public data::ByteSource {
 public:
  KeptBytes(const std::string& name, std::string_view bytes) : name_(name), rest_(bytes), size_(bytes.size()) {}
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  std::size_t read(std::span<char> to) override {
    const std::size_t count = rest_.copy(to.data(), to.size());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string name_;
  std::string_view rest_;
  std::uint64_t size_;
};

std::string all_of(data::ByteSource& source, const Progress* heeded) {
  return read_whole(source, largest_file, SEGUE_TEXT("This file is larger than 64 MiB; those of HetRec 2011 have a few"),
                    SEGUE_TEXT("Unpack the archive and choose the table that you want"), heeded);
}

}  // namespace

HetrecFiles::HetrecFiles(const fs::path& path, const Progress* heeded) : heeded_(heeded) {
  if (is_archive_file(path)) {
    keep_archive(path);
    if (has("artists.dat") && has("user_artists.dat")) return;
    throw Error(SEGUE_TEXT("The archive has no user_artists.dat and artists.dat"), {path.string(), 0},
                SEGUE_TEXT("Choose the archive of HetRec 2011 Last.fm"));
  }
  std::error_code code;
  folder_ = fs::is_directory(path, code) ? path : fs::absolute(path).parent_path();
  if (is_hetrec_folder(folder_)) return;
  throw Error(SEGUE_TEXT("The folder has no user_artists.dat and artists.dat"), {path.string(), 0},
              SEGUE_TEXT("Choose the folder of HetRec 2011 Last.fm"));
}

void HetrecFiles::keep_archive(const fs::path& path) {
  ArchiveFiles files(
      path, [](const std::string& name) { return std::find(known.begin(), known.end(), name) != known.end(); }, heeded_);
  while (const auto source = files.next()) {
    const fs::path name = fs::path(source->name()).filename();
    const auto [place, fresh] = kept_.try_emplace(name.string());
    if (!fresh) {
      throw Error({SEGUE_TEXT("The archive holds two files of one kind, and only one of them can be read: %1 and %2"),
                   {place->second.path, source->name()}},
                  {path.string(), 0}, SEGUE_TEXT("Unpack it and choose the folder"));
    }
    place->second = {source->name(), all_of(*source, heeded_)};
  }
  others_ = files.others();
}

bool HetrecFiles::has(const std::string& name) const {
  std::error_code code;
  return folder_.empty() ? kept_.contains(name) : fs::is_regular_file(folder_ / name, code);
}

std::unique_ptr<data::ByteSource> HetrecFiles::open(const std::string& name) const {
  if (!folder_.empty()) return data::open_bytes(folder_ / name, heeded_);
  const Kept& kept = kept_.at(name);
  return std::make_unique<KeptBytes>(kept.path, kept.bytes);
}

}  // namespace segue::tables
