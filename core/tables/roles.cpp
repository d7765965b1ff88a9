// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/roles.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/tables/preview.h"

namespace segue::tables {
namespace {

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      out.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(c);
    }
  }
  return out;
}

struct Known {
  std::string_view name;
  Role role;
  int rank;
};

// Names that public data sets and exports use.
constexpr std::array known_names{
    Known{"userid", Role::user, 0},
    Known{"user", Role::user, 1},
    Known{"username", Role::user, 2},
    Known{"uid", Role::user, 2},
    Known{"usersha1", Role::user, 2},
    Known{"listener", Role::user, 3},
    Known{"listenerid", Role::user, 2},
    Known{"account", Role::user, 4},
    Known{"sessionid", Role::sequence, 0},
    Known{"session", Role::sequence, 1},
    Known{"playlistid", Role::sequence, 0},
    Known{"playlisturi", Role::sequence, 1},
    Known{"pid", Role::sequence, 1},
    Known{"playlist", Role::sequence, 2},
    Known{"playlistname", Role::sequence, 3},
    Known{"sequenceid", Role::sequence, 0},
    Known{"sequence", Role::sequence, 1},
    Known{"listid", Role::sequence, 4},
    Known{"artistname", Role::artist, 0},
    Known{"artname", Role::artist, 0},
    Known{"mastermetadataalbumartistname", Role::artist, 0},
    Known{"artist", Role::artist, 1},
    Known{"artistnames", Role::artist, 2},
    Known{"artists", Role::artist, 2},
    Known{"performer", Role::artist, 3},
    Known{"band", Role::artist, 4},
    Known{"albumartist", Role::artist, 5},
    Known{"artistid", Role::artist_id, 0},
    Known{"artid", Role::artist_id, 0},
    Known{"artisturi", Role::artist_id, 1},
    Known{"artistmbid", Role::artist_id, 1},
    Known{"artmbid", Role::artist_id, 1},
    Known{"mbid", Role::artist_id, 3},
    Known{"trackid", Role::item, 0},
    Known{"songid", Role::item, 0},
    Known{"trackuri", Role::item, 1},
    Known{"spotifytrackuri", Role::item, 1},
    Known{"itemid", Role::item, 2},
    Known{"traid", Role::item, 2},
    Known{"recordingmbid", Role::item, 2},
    Known{"trackname", Role::item, 5},
    Known{"songname", Role::item, 5},
    Known{"tracktitle", Role::item, 5},
    Known{"mastermetadatatrackname", Role::item, 5},
    Known{"traname", Role::item, 5},
    Known{"track", Role::item, 6},
    Known{"song", Role::item, 6},
    Known{"item", Role::item, 6},
    Known{"title", Role::item, 7},
    Known{"timestamp", Role::time, 0},
    Known{"ts", Role::time, 1},
    Known{"listenedat", Role::time, 0},
    Known{"playedat", Role::time, 0},
    Known{"unixtime", Role::time, 1},
    Known{"uts", Role::time, 1},
    Known{"unixtimestamp", Role::time, 1},
    Known{"datetime", Role::time, 2},
    Known{"utctime", Role::time, 2},
    Known{"time", Role::time, 3},
    Known{"endtime", Role::time, 3},
    Known{"createdat", Role::time, 4},
    Known{"date", Role::time, 5},
    Known{"position", Role::position, 0},
    Known{"pos", Role::position, 0},
    Known{"trackposition", Role::position, 1},
    Known{"sessionposition", Role::position, 1},
    Known{"order", Role::position, 3},
    Known{"playcount", Role::count, 0},
    Known{"plays", Role::count, 0},
    Known{"listeningcount", Role::count, 0},
    Known{"listencount", Role::count, 0},
    Known{"scrobbles", Role::count, 1},
    Known{"listens", Role::count, 1},
    Known{"count", Role::count, 2},
    Known{"weight", Role::count, 3},
    Known{"tagname", Role::tag, 0},
    Known{"tagvalue", Role::tag, 0},
    Known{"tag", Role::tag, 1},
    Known{"genre", Role::tag, 2},
    Known{"tagid", Role::tag, 3},
};

/// Roles of a table whose columns have no names that tell: by what their values look like.
std::vector<Role> roles_by_looks(const TableHead& head) {
  std::vector<Role> roles(head.columns.size(), Role::ignore);
  std::vector<Look> looks;
  for (std::size_t c = 0; c < roles.size(); ++c) looks.push_back(look_of(head.rows, c));
  bool time = false;
  for (std::size_t c = 0; c < roles.size(); ++c) {
    if (looks[c] != Look::time || time) continue;
    roles[c] = Role::time;
    time = true;
  }
  // The first column that repeats is whom the rows belong to.
  const auto distinct = [&](std::size_t c) {
    std::set<std::string> values;
    for (const std::vector<std::string>& row : head.rows) {
      if (c < row.size()) values.insert(row[c]);
    }
    return values.size();
  };
  bool user = false;
  for (std::size_t c = 0; c < roles.size() && !user && roles.size() > 1; ++c) {
    if (roles[c] != Role::ignore || looks[c] == Look::empty || looks[c] == Look::time) continue;
    if (c > 0 && 2 * distinct(c) > head.rows.size()) break;
    roles[c] = Role::user;
    user = true;
  }
  bool artist = false;
  bool item = false;
  for (std::size_t c = 0; c < roles.size(); ++c) {
    if (roles[c] != Role::ignore || looks[c] != Look::text) continue;
    if (!artist) {
      roles[c] = Role::artist;
      artist = true;
    } else if (!item) {
      roles[c] = Role::item;
      item = true;
    }
  }
  for (std::size_t c = 0; c < roles.size() && !artist; ++c) {
    if (roles[c] != Role::ignore || (looks[c] != Look::id && looks[c] != Look::whole)) continue;
    roles[c] = Role::artist;
    artist = true;
  }
  if (!time && artist && user) {
    for (std::size_t c = roles.size(); c-- > 0;) {
      if (roles[c] != Role::ignore || looks[c] != Look::whole) continue;
      roles[c] = Role::count;
      break;
    }
  }
  return roles;
}

std::vector<Role> roles_by_names(const TableHead& head) {
  std::vector<RoleGuess> guesses;
  for (const std::string& name : head.columns) guesses.push_back(role_of_name(name));
  const auto best = [&](Role role, std::size_t but) {
    std::size_t found = guesses.size();
    for (std::size_t c = 0; c < guesses.size(); ++c) {
      if (c == but || guesses[c].role != role) continue;
      if (found == guesses.size() || guesses[c].rank < guesses[found].rank) found = c;
    }
    return found;
  };
  std::vector<Role> roles(guesses.size(), Role::ignore);
  const std::size_t none = guesses.size();
  for (const Role role : {Role::user, Role::sequence, Role::item, Role::artist, Role::artist_id, Role::time, Role::position,
                          Role::count, Role::tag}) {
    if (const std::size_t c = best(role, none); c != none) roles[c] = role;
  }
  const std::size_t artist = best(Role::artist, none);
  const std::size_t id = best(Role::artist_id, none);
  if (artist == none && id != none) roles[id] = Role::artist;  // ids are names where there are no others
  if (artist != none && id == none && guesses[artist].rank == 0) {
    // "artist" beside "artist_name" is the id
    if (const std::size_t other = best(Role::artist, artist); other != none && guesses[other].rank == 1) {
      roles[other] = Role::artist_id;
    }
  }
  const std::size_t item = best(Role::item, none);
  if (item != none && guesses[item].rank < 5) {
    const std::size_t name = best(Role::item, item);
    if (name != none && guesses[name].rank >= 5) roles[name] = Role::item_name;
  }
  return roles;
}

}  // namespace

RoleGuess role_of_name(std::string_view name) {
  const std::string key = plain(name);
  const auto known = std::find_if(known_names.begin(), known_names.end(), [&](const Known& k) { return k.name == key; });
  return known == known_names.end() ? RoleGuess{} : RoleGuess{known->role, known->rank};
}

bool names_playlists(std::string_view column) {
  const std::string key = plain(column);
  return key == "pid" || key.find("playlist") != std::string::npos;
}

std::vector<ColumnRole> suggest_roles(const TableHead& head) {
  std::vector<Role> roles;
  if (head.dialect.header == Header::yes) roles = roles_by_names(head);
  const auto has = [&](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
  if (!has(Role::artist) && !has(Role::item)) {
    const std::vector<Role> looks = roles_by_looks(head);
    if (roles.empty()) roles.assign(looks.size(), Role::ignore);
    for (std::size_t c = 0; c < looks.size(); ++c) {
      if (roles[c] == Role::ignore && !has(looks[c])) roles[c] = looks[c];
    }
  }
  std::vector<ColumnRole> out;
  for (std::size_t c = 0; c < roles.size(); ++c) {
    if (roles[c] == Role::ignore) continue;
    const bool twice = std::count(head.columns.begin(), head.columns.end(), head.columns[c]) > 1;
    out.push_back({twice ? std::to_string(c + 1) : head.columns[c], roles[c]});
  }
  return out;
}

std::vector<ColumnRole> carry_roles(const std::vector<std::string>& before, const std::vector<Role>& roles,
                                    const std::vector<std::string>& now) {
  std::vector<ColumnRole> out;
  bool used = false;
  for (std::size_t c = 0; c < now.size(); ++c) {
    std::size_t was = c;
    const bool alone = !now[c].empty() && std::count(now.begin(), now.end(), now[c]) == 1;
    if (now.size() != before.size()) {
      was = static_cast<std::size_t>(std::find(before.begin(), before.end(), now[c]) - before.begin());
      if (!alone || was == before.size()) continue;
    }
    const Role role = was < roles.size() ? roles[was] : Role::ignore;
    out.push_back({alone ? now[c] : std::to_string(c + 1), role});
    used = used || role != Role::ignore;
  }
  if (!used && now.size() != before.size()) out.clear();
  return out;
}

const std::vector<RoleName>& role_names() {
  static const std::vector<RoleName> names{
      {Role::ignore, "ignore", SEGUE_TEXT("Not used"), SEGUE_TEXT("The column is left out")},
      {Role::sequence, "sequence", SEGUE_TEXT("Sequence"), SEGUE_TEXT("Rows of one value belong to one playlist or session")},
      {Role::user, "user", SEGUE_TEXT("User"), SEGUE_TEXT("Who listened")},
      {Role::item, "item", SEGUE_TEXT("Track"), SEGUE_TEXT("The track's ID or name")},
      {Role::artist, "artist", SEGUE_TEXT("Artist"), SEGUE_TEXT("The artist's name")},
      {Role::artist_id, "artist_id", SEGUE_TEXT("Artist's ID"), SEGUE_TEXT("Tells artists of one name apart")},
      {Role::item_name, "item_name", SEGUE_TEXT("Track's name"), SEGUE_TEXT("Stands for the track where its ID is missing")},
      {Role::time, "time", SEGUE_TEXT("Time"), SEGUE_TEXT("When: a date with a time, or seconds or milliseconds since 1970")},
      {Role::position, "position", SEGUE_TEXT("Position"), SEGUE_TEXT("Order within a sequence")},
      {Role::count, "count", SEGUE_TEXT("Count"), SEGUE_TEXT("How often: the row stands for so many plays")},
      {Role::tag, "tag", SEGUE_TEXT("Tag"), SEGUE_TEXT("A tag of the artist")},
  };
  return names;
}

}  // namespace segue::tables
