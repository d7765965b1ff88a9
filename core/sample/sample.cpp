// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/sample/csv_files.h"
#include "core/sample/names.h"
#include "core/sample/world.h"

namespace segue::data {
namespace {

using namespace sample;

// How often the oddities of the real files occur, in a million.
constexpr std::uint64_t repeated_artist_rows = 60'000;
constexpr std::uint64_t names_without_quotes = 1'000;
constexpr std::uint64_t repeated_track_rows = 10'000;
constexpr std::uint64_t repeats_with_other_author = 50'000;  // of the repeated rows
constexpr std::uint64_t ids_with_point = 500;
constexpr std::uint64_t tagged_tracks = 600'000;

void write_artists(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing artists"), world.options.artists, SEGUE_TEXT("artists"));
  std::string text = ",ID,name\n";
  std::uint64_t row = 0;
  const auto add = [&](std::uint64_t id, const std::string& name, bool quoted) {
    append(text, row++);
    text += ',';
    append(text, id);
    text += quoted ? ",\"\"\"" : ",";
    append_url_encoded(text, name);
    text += quoted ? "\"\"\"\n" : "\n";
  };
  for (std::uint64_t id = 0; id < world.options.artists; ++id) {
    Random random = stream(world.options.seed, Purpose::artist_row, id);
    const std::string& name = world.names[world.artist_of_id[id]];
    add(id, name, !chance(random, names_without_quotes));
    if (chance(random, repeated_artist_rows)) add(id, alias_of(random, name), true);
    progress.advance(1);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

/// The oddities of a track's row, drawn apart from its authors.
struct TrackOddity {
  bool repeated = false;      ///< a second row with the right content follows at the end of the file
  bool other_author = false;  ///< the first row of a repeated track names another author
  bool with_point = false;    ///< the id is written as 12.0
};

TrackOddity oddity_of(const World& world, std::uint64_t id) {
  Random random = stream(world.options.seed, Purpose::track, world.track_ids.count + id);
  TrackOddity oddity;
  oddity.repeated = chance(random, repeated_track_rows);
  oddity.other_author = oddity.repeated && chance(random, repeats_with_other_author);
  oddity.with_point = chance(random, ids_with_point);
  return oddity;
}

class TrackRow {
 public:
  explicit TrackRow(const World& world) : world_(world) {}

  void append_row(std::uint64_t row, std::uint64_t id, const TrackOddity& oddity, std::string& out) {
    const std::uint64_t slot = world_.track_ids.slot(id);
    world_.authors_of(slot, authors_);
    author_ids_.clear();
    for (const std::uint32_t artist : authors_) author_ids_.push_back(world_.ids[artist]);
    if (oddity.other_author) author_ids_.assign(1, (author_ids_[0] + 1) % world_.ids.size());
    Random random = stream(world_.options.seed, Purpose::title, slot);
    append(out, row);
    out += ',';
    append(out, id);
    if (oddity.with_point) out += ".0";
    out += ',';
    append_list(out, author_ids_);
    out += ',';
    append_url_encoded(out, world_.names[authors_[0]]);
    out += "/_/";
    append_url_encoded(out, track_title(random));
    if (authors_.size() > 1) {
      append_url_encoded(out, " (feat. " + world_.names[authors_[1]] + ")");
    }
    out += '\n';
  }

 private:
  const World& world_;
  std::vector<std::uint32_t> authors_;
  std::vector<std::uint64_t> author_ids_;
};

void write_tracks(std::ostream& out, const World& world, Progress& progress) {
  const std::uint64_t count = world.track_ids.count;
  progress.start(SEGUE_TEXT("Writing tracks"), count, SEGUE_TEXT("tracks"));
  out << ",ID,author_id,name\n";
  write_rows(
      out, count,
      [&]() -> RowWriter {
        return [&world, row_of = TrackRow(world)](std::uint64_t id, std::string& text) mutable {
          row_of.append_row(id, id, oddity_of(world, id), text);
        };
      },
      progress);
  std::string text;
  TrackRow row_of(world);
  std::uint64_t row = count;
  for (std::uint64_t id = 0; id < count; ++id) {
    if (id % 4096 == 0) progress.throw_if_cancelled();
    if (oddity_of(world, id).repeated) row_of.append_row(row++, id, {}, text);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_sequences(std::ostream& out, const World& world, std::uint64_t count, const char* column,
                     void (*draw)(const World&, std::uint64_t, DrawnSequence&), Progress& progress) {
  out << ",ID,user_id,numtracks," << column << '\n';
  write_rows(
      out, count,
      [&]() -> RowWriter {
        return [&world, draw, sequence = DrawnSequence()](std::uint64_t row, std::string& text) mutable {
          draw(world, row, sequence);
          for (std::uint64_t& slot : sequence.tracks) {
            if (slot < world.track_ids.count) slot = world.track_ids.id(slot);
          }
          append(text, row);
          text += ',';
          append(text, row);
          text += ',';
          append(text, sequence.user);
          text += ',';
          append(text, sequence.tracks.size());
          text += ',';
          append_list(text, sequence.tracks);
          text += '\n';
        };
      },
      progress);
}

void write_users(std::ostream& out, const World& world, Progress& progress) {
  std::string text = ",ID\n";
  for (std::uint64_t user = 0; user < world.options.users; ++user) {
    append(text, user);
    text += ',';
    append(text, user);
    text += '\n';
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

/// Tag ids: top genres, then leaves, then the plain ones.
void write_tags(std::ostream& out, const World& world) {
  std::vector<std::string> names;
  for (unsigned top = 0; top < world.tops; ++top) names.push_back(top_genre_name(top));
  for (unsigned leaf = 0; leaf < world.leaves; ++leaf) {
    const unsigned top = world.top_of(leaf);
    names.push_back(leaf_genre_name(top, leaf - world.first_leaf_of(top)));
  }
  names.insert(names.end(), plain_tags().begin(), plain_tags().end());
  out << ",ID,value\n";
  for (std::size_t id = 0; id < names.size(); ++id) out << std::to_string(id) + ',' + std::to_string(id) + ',' + names[id] + '\n';
}

void write_track_tags(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing tags of tracks"), world.track_ids.count, SEGUE_TEXT("tracks"));
  std::string text = ",track_id,tag_ids\n";
  std::vector<std::uint64_t> tags;
  const std::uint64_t plain = world.tops + world.leaves;
  std::uint64_t row = 0;
  for (std::uint64_t id = 0; id < world.track_ids.count; ++id) {
    progress.advance(1);
    if (id % 4096 == 0) progress.throw_if_cancelled();
    Random random = stream(world.options.seed, Purpose::tags, id);
    if (!chance(random, tagged_tracks)) continue;
    const std::uint32_t artist = world.artist_of_slot(world.track_ids.slot(id));
    const unsigned leaf = random.below(3) == 0 ? world.second_leaf[artist] : world.leaf[artist];
    tags.clear();
    if (chance(random, 600'000)) tags.push_back(world.top_of(leaf));
    if (chance(random, 850'000)) tags.push_back(world.tops + leaf);
    const std::uint64_t noise = random.below(3) + (tags.empty() ? 1 : 0);
    for (std::uint64_t i = 0; i < noise; ++i) {
      const std::uint64_t count = plain_tags().size();
      const std::uint64_t tag = plain + std::min(random.below(count), random.below(count));
      if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
    append(text, row++);
    text += ',';
    append(text, id);
    text += ',';
    append_list(text, tags);
    text += '\n';
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_loves(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing loved tracks"), world.options.users, SEGUE_TEXT("users"));
  std::string text = ",user_id,track_id\n";
  std::vector<std::uint64_t> loved;
  std::uint64_t row = 0;
  for (std::uint64_t user = 0; user < world.options.users; ++user) {
    if (user % 256 == 0) progress.throw_if_cancelled();
    Random random = stream(world.options.seed, Purpose::love, user);
    const std::vector<unsigned> taste = taste_of(world, user);
    const std::uint64_t count = random.below(random.below(60) + 1);
    loved.clear();
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint32_t artist = world.draw_member(random, taste[random.below(taste.size())]);
      const std::uint64_t slot = world.draw_track(random, artist);
      if (std::find(loved.begin(), loved.end(), slot) != loved.end()) continue;
      loved.push_back(slot);
      append(text, row++);
      text += ',';
      append(text, user);
      text += ',';
      append(text, world.track_ids.id(slot));
      text += '\n';
    }
    progress.advance(1);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

/// Visits the fields of SampleOptions and refuses what lies outside their bounds.
struct BoundsCheck {
  template <class T>
  void field(const Field& f, const T& value) const {
    const auto number = static_cast<double>(value);
    if (f.max <= f.min || (number >= f.min && number <= f.max)) return;
    throw Error({SEGUE_TEXT("%1 is %2; it must lie between %3 and %4"),
                 {f.name, std::to_string(value), std::to_string(static_cast<std::int64_t>(f.min)),
                  std::to_string(static_cast<std::int64_t>(f.max))}});
  }
};

/// Lists the options, one a line.
struct OptionsText {
  std::ostream& out;
  template <class T>
  void field(const Field& f, const T& value) const {
    out << f.name << ' ' << value << '\n';
  }
};

/// "sample.txt" tells a sample from somebody's data, which must not be replaced.
const FolderKind& sample_folder() {
  static const FolderKind kind{"sample.txt",
                               {"sample.txt", "artists.csv", "tracks.csv", "playlists.csv", "sessions.csv", "users.csv",
                                "tags.csv", "track_tags.csv", "love.csv"}};
  return kind;
}

}  // namespace

void write_sample(const std::filesystem::path& folder, const SampleOptions& options, Progress& progress) {
  SampleOptions checked = options;
  BoundsCheck check;
  fields(check, checked);
  check_folder(folder, sample_folder());
  const World world = make_world(checked, progress);
  write_folder(folder, sample_folder(), [&](const std::filesystem::path& in) {
    write_file(in / "sample.txt", [&](std::ostream& out) {
      out << "Generated by Segue, not anybody's listening. Options:\n";
      OptionsText text{out};
      fields(text, checked);
    });
    write_file(in / "artists.csv", [&](std::ostream& out) { write_artists(out, world, progress); });
    write_file(in / "tracks.csv", [&](std::ostream& out) { write_tracks(out, world, progress); });
    write_file(in / "playlists.csv", [&](std::ostream& out) {
      progress.start(SEGUE_TEXT("Writing playlists"), checked.playlists, SEGUE_TEXT("playlists"));
      write_sequences(out, world, checked.playlists, "tracks_ids", draw_playlist, progress);
    });
    write_file(in / "sessions.csv", [&](std::ostream& out) {
      progress.start(SEGUE_TEXT("Writing sessions"), checked.sessions, SEGUE_TEXT("sessions"));
      write_sequences(out, world, checked.sessions, "tracks", draw_session, progress);
    });
    write_file(in / "users.csv", [&](std::ostream& out) { write_users(out, world, progress); });
    write_file(in / "tags.csv", [&](std::ostream& out) { write_tags(out, world); });
    write_file(in / "track_tags.csv", [&](std::ostream& out) { write_track_tags(out, world, progress); });
    write_file(in / "love.csv", [&](std::ostream& out) { write_loves(out, world, progress); });
  });
}

}  // namespace segue::data
