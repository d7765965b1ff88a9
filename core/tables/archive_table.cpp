// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/archive_table.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/readers/archive_stream.h"
#include "core/readers/left_aside.h"
#include "core/readers/raw_roles.h"
#include "core/tables/layouts.h"
#include "core/tables/oddities.h"

namespace segue::tables {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// What stands beside data: notes, licences, what an operating system leaves in archives.
bool says_something_about_data(const fs::path& member) {
  const std::string name = lower(member.filename().string());
  constexpr std::array<std::string_view, 5> beginnings{".", "readme", "license", "licence", "copying"};
  return member.string().starts_with("__MACOSX/") ||
         std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view with) { return name.starts_with(with); });
}

/// An archive's member with the archive that it is read from. `before`: the members that were passed over.
class Member : public data::ByteSource {
 public:
  Member(std::unique_ptr<data::Archive> archive, std::vector<std::string> before, const Progress* heeded)
      : archive_(std::move(archive)), others_(std::move(before)), heeded_(heeded) {
    bytes_ = data::decompressed(archive_->bytes());
  }
  [[nodiscard]] const std::string& name() const override { return bytes_->name(); }
  [[nodiscard]] std::uint64_t size() const override { return bytes_->size(); }
  [[nodiscard]] std::uint64_t stored_size() const override { return bytes_->stored_size(); }
  [[nodiscard]] std::uint64_t stored_read() const override { return bytes_->stored_read(); }
  std::size_t read(std::span<char> to) override {
    if (heeded_ != nullptr) heeded_->throw_if_cancelled();
    return bytes_->read(to);
  }

  /// Goes to the archive's end; nothing can be read after it.
  std::vector<std::string> others() {
    while (archive_->next()) {
      if (heeded_ != nullptr) heeded_->throw_if_cancelled();
      others_.push_back(archive_->member());
    }
    std::erase_if(others_, says_something_about_data);
    return others_;
  }

 private:
  std::unique_ptr<data::Archive> archive_;
  std::unique_ptr<data::ByteSource> bytes_;
  std::vector<std::string> others_;
  const Progress* heeded_;
};

bool is_table_name(const std::string& name) {
  constexpr std::array<std::string_view, 4> kinds{".csv", ".tsv", ".txt", ".dat"};
  constexpr std::array<std::string_view, 5> packed{"", ".gz", ".bz2", ".xz", ".zst"};
  const std::string small = lower(name);
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
    return std::any_of(packed.begin(), packed.end(),
                       [&](std::string_view pack) { return small.ends_with(std::string(kind) + std::string(pack)); });
  });
}

/// The tables of the last.fm data sets, as they are published.
bool is_lastfm(const std::string& name) {
  return name.starts_with("userid-timestamp-artid-artname-traid-traname.") || name.starts_with("usersha1-artmbid-artname-plays.");
}

[[noreturn]] void refuse(const fs::path& path, const std::vector<std::string>& members) {
  if (members.empty())
    throw Error(SEGUE_TEXT("The archive holds no file"), {path.string(), 0}, SEGUE_TEXT("Get the archive again"));
  constexpr std::size_t most_named = 5;
  std::string named;
  for (std::size_t i = 0; i < std::min(members.size(), most_named); ++i) named += (i > 0 ? ", " : "") + excerpt(members[i]);
  if (members.size() > most_named) named += ", …";
  throw Error(
      {SEGUE_TEXT("The archive holds several files, and none that is known by its name (last.fm, ListenBrainz, HetRec 2011, "
                  "Million Playlist Dataset): %1"),
       {named}},
      {path.string(), 0}, SEGUE_TEXT("Unpack it, and choose a table of it or its folder"));
}

const char* name_of(Layout layout) {
  switch (layout) {
    case Layout::listenbrainz: return "ListenBrainz";
    case Layout::mpd: return "Million Playlist Dataset";
    case Layout::hetrec: return "HetRec 2011";
    default: return "?";
  }
}

bool named_like_archive(const fs::path& path) {
  constexpr std::array<std::string_view, 9> ends{".tar",    ".tar.gz", ".tgz", ".tar.bz2", ".tbz2",
                                                 ".tar.xz", ".txz",    ".zip", ".tar.zst"};
  const std::string name = lower(path.filename().string());
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

/// Reads what is not wanted, so that cancelling is heard.
void pass_over(data::Archive& archive, std::vector<char>& block, const Progress* heeded) {
  for (std::size_t got = block.size(); got == block.size();) {
    if (heeded != nullptr) heeded->throw_if_cancelled();
    got = archive.bytes().read(block);
  }
}

}  // namespace

bool is_archive_file(const fs::path& path) {
  std::error_code code;
  if (!fs::is_regular_file(path, code)) return false;
  if (data::is_archive(path)) return true;
  if (named_like_archive(path) && fs::file_size(path, code) > 0) {
    throw Error(SEGUE_TEXT("The file is named like an archive and is none"), {path.string(), 0},
                SEGUE_TEXT("Get it again; if it is text, give it another name"));
  }
  return false;
}

ArchiveContents look_into_archive(const fs::path& path, const Progress* heeded) {
  data::Archive archive(path);
  std::vector<std::string> members;
  std::vector<std::string> tables;
  std::vector<char> block(std::size_t{1} << 20U);
  constexpr std::size_t most_members = 100'000;
  bool plays = false;  // of HetRec 2011
  bool artists = false;
  while (archive.next()) {
    const std::string& member = archive.member();
    const std::string name = fs::path(member).filename().string();
    if (is_listens(name)) return {Layout::listenbrainz, {}};
    if (is_lastfm(name)) return {Layout::table, member};
    if (is_mpd_slice(name)) return {Layout::mpd, {}};
    plays = plays || name == "user_artists.dat";
    artists = artists || name == "artists.dat";
    if (plays && artists) return {Layout::hetrec, {}};
    if (data::raw::role_of(member)) {
      throw Error(SEGUE_TEXT("This archive holds the raw 30Music release, which is no table"), {path.string(), 0},
                  SEGUE_TEXT("Open it as it is, or make a CSV set of it (segue convert)"));
    }
    if (says_something_about_data(member)) continue;
    if (members.size() == most_members) break;
    members.push_back(member);
    if (is_table_name(name)) tables.push_back(member);
    pass_over(archive, block, heeded);
  }
  if (members.size() == 1 && named_like_archive(members.front())) {
    throw Error({SEGUE_TEXT("There is nothing but another archive in this one: %1"), {members.front()}}, {path.string(), 0},
                SEGUE_TEXT("Unpack it, and open what comes out"));
  }
  if (members.size() == 1) return {Layout::table, members.front()};
  if (tables.size() == 1) return {Layout::table, tables.front()};
  refuse(path, tables.empty() ? members : tables);
}

std::unique_ptr<data::ByteSource> open_table(const fs::path& path, const Progress* heeded) {
  if (!is_archive_file(path)) return data::open_bytes(path, heeded);
  const ArchiveContents contents = look_into_archive(path, heeded);
  if (contents.layout == Layout::table) {
    auto archive = std::make_unique<data::Archive>(path);
    std::vector<std::string> before;
    while (archive->next()) {
      if (archive->member() == contents.member) return std::make_unique<Member>(std::move(archive), std::move(before), heeded);
      before.push_back(archive->member());
    }
  }
  throw Error({SEGUE_TEXT("This archive holds data of another layout: %1; a table was expected"), {name_of(contents.layout)}},
              {path.string(), 0}, SEGUE_TEXT("Choose that layout, or that it is detected"));
}

std::vector<std::string> files_beside(data::ByteSource& source) {
  auto* const member = dynamic_cast<Member*>(&source);
  return member == nullptr ? std::vector<std::string>() : member->others();
}

std::vector<std::string> paths_in_archive(const fs::path& path, const std::function<bool(const std::string& name)>& wanted,
                                          const Progress* heeded) {
  std::vector<std::string> found;
  for (data::Archive archive(path); archive.skip_to_next();) {
    if (heeded != nullptr) heeded->throw_if_cancelled();
    const std::string& member = archive.member();
    if (!says_something_about_data(member) && wanted(fs::path(member).filename().string())) found.push_back(member);
  }
  return found;
}

ArchiveFiles::ArchiveFiles(const fs::path& path, std::function<bool(const std::string& name)> wanted, const Progress* heeded)
    : archive_(path), wanted_(std::move(wanted)), heeded_(heeded) {}

std::unique_ptr<data::ByteSource> ArchiveFiles::next() {
  std::vector<char> block(std::size_t{1} << 20U);
  while (archive_.next()) {
    const std::string& member = archive_.member();
    const bool says_something = says_something_about_data(member);
    if (!says_something && wanted_(fs::path(member).filename().string())) return data::decompressed(archive_.bytes());
    if (!says_something) others_.push_back(member);
    pass_over(archive_, block, heeded_);
  }
  return nullptr;
}

void report_others(const std::vector<std::string>& others, data::LoadReport& report) {
  constexpr std::size_t most_named = 20;
  std::vector<data::LeftAside> beside;
  for (std::size_t i = 0; i < std::min(others.size(), most_named); ++i) {
    beside.push_back({excerpt(others[i]), SEGUE_TEXT("a file of the archive beside the table; it is not read")});
  }
  data::report_left_aside(beside, report);
  if (others.size() > most_named) report.files.back().skipped.back().count += others.size() - most_named;
}

}  // namespace segue::tables
