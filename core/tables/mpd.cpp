// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/tables/archive_table.h"
#include "core/tables/layouts.h"
#include "core/tables/mend_json.h"
#include "core/tables/mpd_slices.h"
#include "core/tables/numbers.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

using Json = nlohmann::json;

struct Track {
  std::int64_t position = 0;
  bool positioned = false;
  std::string artist_uri, artist, track_uri, track;
};

/// What is met in a slice: `playlist` when one ends, `track` for each of its tracks before that. False ends the parse.
struct Events {
  std::function<bool(const Track&)> track;
  std::function<bool(std::int64_t modified_at)> playlist;
  std::function<void(const char* what)> odd;      ///< something that cannot be used, and is not
  std::function<void(const char* what)> ignored;  ///< an entry that is no playlist, or no track
};

/// Follows {"playlists": [{"modified_at": …, "tracks": [{…}, …]}, …]} and passes everything else over, however deep.
class SliceReader : public nlohmann::json_sax<Json> {
 public:
  explicit SliceReader(const Events& events) : events_(&events) {}

  [[nodiscard]] bool found_playlists() const { return found_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::size_t problem_at() const { return problem_at_; }

  bool null() override { return other(); }
  bool boolean(bool) override { return other(); }
  bool number_integer(number_integer_t value) override { return number(value); }
  bool number_unsigned(number_unsigned_t value) override {
    return number(value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())
                      ? static_cast<std::int64_t>(value)
                      : -1);
  }
  bool number_float(number_float_t, const string_t&) override { return other(); }
  bool string(string_t& value) override {
    if (depth_ != 5 || known_ != 5) return other();
    if (key_ == "pos") return other();
    if (key_ == "artist_name") track_.artist = value;
    if (key_ == "artist_uri") track_.artist_uri = value;
    if (key_ == "track_name") track_.track = value;
    if (key_ == "track_uri") track_.track_uri = value;
    return true;
  }
  bool binary(binary_t&) override { return true; }
  bool key(string_t& value) override {
    if (depth_ == known_ && depth_ <= 5) key_ = value;
    return true;
  }
  bool start_object(std::size_t) override {
    ++depth_;
    if (known_ + 1 != depth_) return true;
    if (depth_ != 1 && depth_ != 3 && depth_ != 5) return true;
    known_ = depth_;
    if (known_ == 3) modified_at_ = data::unknown_time;
    if (known_ == 5) track_ = Track{};
    return true;
  }
  bool end_object() override {
    const bool mine = depth_ == known_;
    --depth_;
    if (!mine) return true;
    known_ = depth_;
    if (depth_ == 4) return events_->track(track_);
    if (depth_ == 2) return events_->playlist(modified_at_);
    return true;
  }
  bool start_array(std::size_t) override {
    entry();
    ++depth_;
    if (known_ + 1 != depth_) return true;
    if ((depth_ == 2 && key_ == "playlists") || (depth_ == 4 && key_ == "tracks")) known_ = depth_;
    found_ = found_ || known_ == 2;
    return true;
  }
  bool end_array() override {
    if (depth_ == known_) --known_;
    --depth_;
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::detail::exception& what) override {
    problem_ = what.what();
    problem_at_ = position;
    return false;
  }

 private:
  bool number(std::int64_t value) {
    if (depth_ != known_) return true;
    if (known_ == 3 && key_ == "modified_at" && value >= 0) {
      modified_at_ = value;
      return true;
    }
    if (known_ == 5 && key_ == "pos" && value >= 0) {
      track_.position = value;
      track_.positioned = true;
      return true;
    }
    return other();
  }
  /// A value that is not what belongs there.
  bool other() {
    entry();
    if (depth_ != known_) return true;
    if (known_ == 3 && key_ == "modified_at") events_->odd(SEGUE_TEXT("the time is not known"));
    if (known_ == 5 && key_ == "pos")
      events_->odd(SEGUE_TEXT("a position that is no whole number from 0; the order of the file counts"));
    return true;
  }
  /// One that stands where a playlist or a track is expected.
  void entry() {
    if (depth_ != known_) return;
    if (known_ == 2) events_->ignored(SEGUE_TEXT("an entry of “playlists” that is no playlist"));
    if (known_ == 4) events_->ignored(SEGUE_TEXT("an entry of “tracks” that is no track"));
  }

  const Events* events_;
  std::size_t depth_ = 0;
  std::size_t known_ = 0;  // so many of the levels around are those that are followed
  std::string key_;        // the last on a followed level
  std::int64_t modified_at_ = data::unknown_time;
  Track track_;
  bool found_ = false;
  std::string problem_;
  std::size_t problem_at_ = 0;
};

struct SliceRows {
  BlockRows rows;
  std::uint64_t bytes = 0;
  std::exception_ptr failed;
};

void read_slice_rows(MpdSlice& slice, SliceRows& out, const Progress& progress) {
  BlockRows& rows = out.rows;
  std::string& text = slice.text;
  const std::string file = slice.file();
  out.bytes = text.size();
  std::int64_t order = 0;
  bool any = false;
  const Events events{
      [&](const Track& track) {
        if (++rows.rows % 1024 == 0) progress.throw_if_cancelled();
        ++order;
        const std::string where = track.artist + " – " + track.track;
        if (trimmed(track.artist).empty() && trimmed(track.artist_uri).empty()) {
          rows.skipped.add(SEGUE_TEXT("no artist"), 0, where);
          return true;
        }
        const bool by_id = !trimmed(track.artist_uri).empty();
        const std::uint32_t artist = rows.artists.add(by_id ? 0 : 1, by_id ? track.artist_uri : track.artist, true);
        if ((rows.artists[artist].flags & (name_empty | name_too_long)) != 0) {
          if (artist == rows.labels.size()) rows.labels.emplace_back();
          rows.skipped.add(SEGUE_TEXT("a name of more than 64 KiB"), 0, where);
          return true;
        }
        if (artist == rows.labels.size()) {
          std::string storage;
          std::uint8_t flags = 0;
          rows.labels.emplace_back(clean_name(track.artist, storage, flags));
          if (rows.labels.back().empty()) {
            rows.notes.add(SEGUE_TEXT("an artist with an ID and no name"), 0, where);
          } else {
            rows.note({{}, {}, 0, 0, 0, flags}, 0, where);
          }
        }
        rows.item.push_back(rows.items.add(artist, track.track_uri.empty() ? track.track : track.track_uri, true));
        rows.artist.push_back(artist);
        rows.sequence.push_back(rows.groups);
        rows.key.push_back(track.positioned ? track.position : order);
        ++rows.kept;
        any = true;
        return true;
      },
      [&](std::int64_t modified_at) {
        if (any) {
          rows.group_times.push_back(modified_at);
          ++rows.groups;
        } else {
          rows.notes.add(SEGUE_TEXT("a playlist without tracks"), 0, file);
        }
        any = false;
        order = 0;
        return true;
      },
      [&](const char* what) { rows.notes.add(what, 0, file); }, [&](const char* what) { rows.skipped.add(what, 0, file); }};
  SliceReader reader(events);
  bool whole = Json::sax_parse(text, &reader);
  std::size_t first_mended = 0;
  if (const std::size_t mended = whole ? 0 : mend_json(text, first_mended); mended > 0) {
    rows.clear();
    any = false;
    order = 0;
    const std::string_view from = std::string_view(text).substr(0, first_mended);
    rows.notes.add(mended_json_note, count_lines(from) + 1, std::string_view(text).substr(from.rfind('\n') + 1), mended);
    reader = SliceReader(events);
    whole = Json::sax_parse(text, &reader);
  }
  if (!whole || !reader.found_playlists()) {
    const std::size_t at = std::min(reader.problem_at(), text.size());
    throw Error(whole ? Message(SEGUE_TEXT("This JSON has no playlists; a slice of the Million Playlist Dataset was expected"))
                      : Message(SEGUE_TEXT("This is not valid JSON, or is cut off")),
                {slice.path, count_lines(std::string_view(text).substr(0, at)) + 1},
                whole ? SEGUE_TEXT("Choose its folder, or one of its slices") : SEGUE_TEXT("Get the file again"));
  }
}

}  // namespace

void read_mpd(const std::filesystem::path& path, const ImportOptions& options, data::Dataset& rest, const TakeTyped& take,
              Progress& progress) {
  MpdSlices slices(path, progress);
  PlayColumns columns;
  columns.own_groups = true;
  columns.artist_ids = true;
  columns.items = true;
  columns.dated = true;
  Gathering gathering(columns, 0, options, progress);
  gathering.expect_parts(slices.count());
  std::string first;
  std::vector<data::FileReport> reports(slices.count());
  progress.start(SEGUE_TEXT("Reading slices of playlists"), slices.total(), slices.unit());
  in_order<MpdSlice, SliceRows>(
      options.threads, [&](MpdSlice& slice) { return slices.next(slice); },
      [&](MpdSlice& slice, SliceRows& out) {
        out.rows.clear();
        out.failed = slice.failed;
        if (out.failed) return;
        try {
          slices.read(slice);
          read_slice_rows(slice, out, progress);
        } catch (const Error&) {
          out.failed = std::current_exception();  // of several, the first in order is told
        }
      },
      [&](const MpdSlice& slice, const SliceRows& out) {
        if (out.failed) std::rethrow_exception(out.failed);
        if (slice.place == 0) first = slice.path;
        gathering.take(out.rows, slice.place);
        reports[slice.place] = {slice.file(),         out.bytes, out.rows.rows, out.rows.kept, out.rows.skipped.list(),
                                out.rows.notes.list()};
        rest.report.bytes += out.bytes;
        progress.advance(slice.progress);
      });
  rest.report.files = std::move(reports);
  const bool any = std::any_of(rest.report.files.begin(), rest.report.files.end(),
                               [](const data::FileReport& file) { return file.rows_kept > 0; });
  if (!any) require_rows(rest.report.files.front(), first);
  if (!any) {
    throw Error(SEGUE_TEXT("No playlist has a track that can be used"), {path.string(), 0}, SEGUE_TEXT("Get the files again"));
  }
  gathering.finish(
      rest,
      [&](std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
        take(data::Source::playlist, user, time, tracks);
      },
      progress);
  report_others(slices.others(), rest.report);
}

void preview_mpd(const std::filesystem::path& path, std::size_t rows, Preview& out, const Progress* heeded) {
  const std::string text = mpd_head(path, heeded);
  out.columns = {"playlist", "pos", "artist_name", "artist_uri", "track_name", "track_uri"};
  out.roles = {Role::sequence, Role::position, Role::artist, Role::artist_id, Role::item_name, Role::item};
  std::size_t playlist = 0;
  const Events events{[&](const Track& track) {
                        out.rows.push_back({std::to_string(playlist), std::to_string(track.position), track.artist,
                                            track.artist_uri, track.track, track.track_uri});
                        return out.rows.size() < rows;
                      },
                      [&](std::int64_t) {
                        ++playlist;
                        return true;
                      },
                      [](const char*) {}, [](const char*) {}};
  SliceReader reader(events);
  if (!Json::sax_parse(text, &reader) && out.rows.empty()) {
    out.remarks.emplace_back(SEGUE_TEXT("The beginning of the file is not a slice of the Million Playlist Dataset"));
    out.ready = false;
  }
}

}  // namespace segue::tables
