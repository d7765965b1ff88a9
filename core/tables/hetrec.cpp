// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>

#include "core/base/error.h"
#include "core/data/interactions.h"
#include "core/tables/archive_table.h"
#include "core/tables/hetrec_files.h"
#include "core/tables/layouts.h"
#include "core/tables/names_folder.h"
#include "core/tables/numbers.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

constexpr std::size_t most_fields = 8;

/// One file of tab-separated rows below a header, read from front to back.
class SmallTable {
 public:
  SmallTable(std::unique_ptr<data::ByteSource> source, Progress& progress) : progress_(progress), source_(std::move(source)) {
    report_.file = std::filesystem::path(source_->name()).filename().string();
    progress.start(SEGUE_TEXT("Reading the table"), source_->size(), SEGUE_TEXT("bytes"));
  }

  /// `take(fields)` says whether the row is kept; `skip` and `note` count it. Rows of fewer than `fields` fields are left out.
  template <class Take>
  data::FileReport read(std::size_t fields, Take take) {
    std::string head = read_head(*source_);
    const Encoding encoding = detect_encoding(head).encoding;
    DecodedText text(*source_, std::move(head), encoding);
    Blocks blocks(text, {'\t', Quoting::none}, std::size_t{1} << 20U);
    std::array<std::int8_t, most_fields> wanted_as{0, 1, 2, 3, 4, 5, 6, 7};
    std::array<Field, most_fields> found;
    std::array<std::string, most_fields> storage;
    std::array<std::string_view, most_fields> values;
    bool header = true;
    Block block;
    while (blocks.next(block)) {
      progress_.throw_if_cancelled();
      if (block.text.find('\0') != std::string_view::npos || block.failure != Block::Failure::none) {
        throw Error(SEGUE_TEXT("This is a binary file or a damaged one; a table was expected"), source_->place(line_ + 1),
                    SEGUE_TEXT("Get the file again"));
      }
      progress_.advance(block.text.size());
      for (std::size_t at = 0; at < block.text.size();) {
        ++line_;
        const Row row = read_row(block.text, at, {'\t', Quoting::none}, wanted_as, found.data());
        row_ = block.text.substr(at, row.next - at);
        at = row.next;
        if (header || excerpt(row_).empty()) {
          header = false;
          continue;
        }
        ++report_.rows_read;
        if (row.fields < fields) {
          skip(SEGUE_TEXT("another number of fields than most rows"));
          continue;
        }
        for (std::size_t i = 0; i < std::min(row.fields, most_fields); ++i) {
          std::uint8_t flags = 0;
          values[i] = clean_name(found[i].raw, storage[i], flags);
        }
        if (take(std::span<const std::string_view>(values))) ++report_.rows_kept;
      }
    }
    report_.bytes = text.taken();
    report_.skipped = skipped_.list();
    report_.notes = notes_.list();
    require_rows(report_, source_->name());
    return report_;
  }

  bool skip(const char* reason) {
    skipped_.add(reason, line_, row_);
    return false;
  }
  void note(const char* reason) { notes_.add(reason, line_, row_); }

 private:
  Progress& progress_;
  std::unique_ptr<data::ByteSource> source_;
  data::FileReport report_;
  Oddities skipped_;
  Oddities notes_;
  std::uint64_t line_ = 0;
  std::string_view row_;
};

struct Plays {
  std::vector<std::int64_t> users;  // in order of appearance
  std::vector<std::vector<std::int64_t>> artists;
  std::vector<data::UserArtist> pairs;  // the artist: a row's number, to be looked up
  std::vector<std::int64_t> pair_artists;
};

Plays read_plays(const HetrecFiles& files, data::Dataset& rest, const std::map<std::int64_t, std::string>& names,
                 std::map<std::int64_t, std::string>& all, Progress& progress) {
  Plays plays;
  std::unordered_map<std::int64_t, std::size_t> user_at;
  SmallTable table(files.open("user_artists.dat"), progress);
  rest.report.files.push_back(table.read(3, [&](std::span<const std::string_view> fields) {
    const auto user = parse_whole(fields[0]);
    const auto artist = parse_whole(fields[1]);
    const auto weight = parse_whole(fields[2]);
    if (!user || *user < 0 || !artist) return table.skip(SEGUE_TEXT("an ID is not a whole number"));
    if (!weight || *weight < 0) return table.skip(SEGUE_TEXT("the count is not a whole number"));
    if (*weight == 0) return table.skip(SEGUE_TEXT("a count of 0"));
    if (!names.contains(*artist) && all.emplace(*artist, std::string()).second) {
      table.note(SEGUE_TEXT("artists that the artists file does not name"));
    }
    const auto [place, fresh] = user_at.emplace(*user, plays.users.size());
    if (fresh) {
      plays.users.push_back(*user);
      plays.artists.emplace_back();
    }
    plays.artists[place->second].push_back(*artist);
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    plays.pairs.push_back({*user, 0, static_cast<std::uint32_t>(std::min(*weight, most))});
    plays.pair_artists.push_back(*artist);
    return true;
  }));
  return plays;
}

template <class IndexOf>
void read_tags(const HetrecFiles& files, data::Dataset& rest, const IndexOf& index_of, Progress& progress) {
  const char* uses = "user_taggedartists.dat";
  if (!files.has(uses)) uses = "user_taggedartists-timestamps.dat";
  if (!files.has("tags.dat") || !files.has(uses)) return;
  std::unordered_map<std::int64_t, std::int32_t> tag_at;
  SmallTable tags(files.open("tags.dat"), progress);
  rest.report.files.push_back(tags.read(2, [&](std::span<const std::string_view> fields) {
    const auto id = parse_whole(fields[0]);
    if (!id) return tags.skip(SEGUE_TEXT("the ID is not a whole number"));
    if (!tag_at.emplace(*id, static_cast<std::int32_t>(rest.tags.names.size())).second) {
      return tags.skip(SEGUE_TEXT("an earlier row has the same tag ID"));
    }
    rest.tags.names.emplace_back(fields[1].empty() ? fields[0] : fields[1]);
    return true;
  }));
  std::vector<std::map<std::int32_t, std::uint32_t>> counts(rest.artists.size());
  SmallTable table(files.open(uses), progress);
  rest.report.files.push_back(table.read(3, [&](std::span<const std::string_view> fields) {
    const auto artist = parse_whole(fields[1]);
    const auto tag = parse_whole(fields[2]);
    if (!artist || !tag) return table.skip(SEGUE_TEXT("an ID is not a whole number"));
    const std::optional<data::ArtistIndex> index = index_of(*artist);
    if (!index) return table.skip(SEGUE_TEXT("an artist that the artists file does not have"));
    const auto known = tag_at.find(*tag);
    if (known == tag_at.end()) return table.skip(SEGUE_TEXT("a tag that the tags file does not have"));
    ++counts[static_cast<std::size_t>(*index)][known->second];
    return true;
  }));
  for (const std::map<std::int32_t, std::uint32_t>& of_artist : counts) {
    std::vector<std::pair<std::int32_t, std::uint32_t>> sorted(of_artist.begin(), of_artist.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [tag, count] : sorted) {
      rest.tags.of_artist.values.push_back(tag);
      rest.tags.counts.push_back(count);
    }
    rest.tags.of_artist.offsets.push_back(rest.tags.of_artist.values.size());
  }
}

}  // namespace

void read_hetrec(const std::filesystem::path& path, const ImportOptions& options, data::Dataset& rest, const TakeTyped& take,
                 Progress& progress) {
  const HetrecFiles files(path, &progress);
  std::map<std::int64_t, std::string> names;
  {
    SmallTable table(files.open("artists.dat"), progress);
    rest.report.files.push_back(table.read(2, [&](std::span<const std::string_view> fields) {
      const auto id = parse_whole(fields[0]);
      if (!id) return table.skip(SEGUE_TEXT("the ID is not a whole number"));
      if (!names.emplace(*id, fields[1]).second) return table.skip(SEGUE_TEXT("an earlier row has the same artist ID"));
      return true;
    }));
  }
  std::map<std::int64_t, std::string> all = names;
  Plays plays = read_plays(files, rest, names, all, progress);
  for (const auto& [id, name] : all) {
    rest.artists.ids.push_back(id);
    rest.artists.names.push_back(name.empty() ? "artist " + std::to_string(id) : name);
  }
  if (!options.names.empty()) {
    const EachName each_artist = [&](const TakeName& to) {
      for (std::size_t i = 0; i < rest.artists.size(); ++i) to(rest.artists.ids[i], rest.artists.names[i]);
    };
    write_names_folder(options.names, {}, each_artist, {});
  }
  const auto index_of = [&](std::int64_t id) -> std::optional<data::ArtistIndex> {
    const auto found = std::lower_bound(rest.artists.ids.begin(), rest.artists.ids.end(), id);
    if (found == rest.artists.ids.end() || *found != id) return std::nullopt;
    return static_cast<data::ArtistIndex>(found - rest.artists.ids.begin());
  };
  for (std::size_t i = 0; i < rest.artists.size(); ++i) {
    rest.tracks.ids.push_back(rest.artists.ids[i]);
    rest.tracks.authors.values.push_back(static_cast<data::ArtistIndex>(i));
    rest.tracks.authors.offsets.push_back(i + 1);
  }
  for (std::size_t i = 0; i < plays.pairs.size(); ++i) plays.pairs[i].artist = *index_of(plays.pair_artists[i]);
  rest.plays = data::gather(std::move(plays.pairs), progress);
  read_tags(files, rest, index_of, progress);
  for (data::FileReport& file : rest.report.files) {
    rest.report.bytes += file.bytes;
    if (file.file == "user_artists.dat") file.notes.push_back({unordered_note, plays.users.size(), 0, {}});
  }
  std::vector<std::int32_t> tracks;
  for (std::size_t u = 0; u < plays.users.size(); ++u) {
    tracks.clear();
    for (const std::int64_t artist : plays.artists[u]) tracks.push_back(*index_of(artist));
    take(data::Source::session, plays.users[u], data::unknown_time, tracks);
  }
  report_others(files.others(), rest.report);
}

void preview_hetrec(const std::filesystem::path& path, std::size_t rows, Preview& out, const Progress* heeded) {
  const HetrecFiles files(path, heeded);
  std::map<std::string, std::string, std::less<>> names;
  const auto each = [&](const char* file, const auto& take) {
    const std::unique_ptr<data::ByteSource> source = files.open(file);
    const std::string bytes = read_head(*source);
    bool invalid = false;
    const std::string text = decode_head(bytes, detect_encoding(bytes).encoding, invalid);
    const std::array<std::int8_t, 3> wanted_as{0, 1, 2};
    std::array<Field, 3> fields;
    bool header = true;
    for (std::size_t at = 0; at < text.size();) {
      const Row row = read_row(text, at, {'\t', Quoting::none}, wanted_as, fields.data());
      at = row.next;
      if (!header && row.fields >= 2 && !take(fields)) break;
      header = false;
    }
  };
  each("artists.dat", [&](const auto& fields) {
    names.emplace(fields[0].raw, fields[1].raw);
    return true;
  });
  out.columns = {"userID", "artistID", "name", "weight"};
  out.roles = {Role::user, Role::artist_id, Role::artist, Role::count};
  if (rows == 0) return;
  each("user_artists.dat", [&](const auto& fields) {
    const auto name = names.find(fields[1].raw);
    out.rows.push_back({std::string(fields[0].raw), std::string(fields[1].raw), name == names.end() ? "" : name->second,
                        std::string(fields[2].raw)});
    return out.rows.size() < rows;
  });
}

}  // namespace segue::tables
