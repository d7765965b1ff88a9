// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/base/text.h"

namespace segue::tables {

/// How bytes are characters.
enum class Encoding : std::uint8_t {
  automatic,  ///< by the byte order mark, else UTF-8 where the text is valid, else the likelier of Latin-1 and Mac Roman
  utf8,
  utf16_le,
  utf16_be,
  latin1,  ///< ISO 8859-1 with Windows-1252's characters at 0x80 … 0x9F
  mac_roman,
};

/// What stands between fields.
enum class Delimiter : std::uint8_t { automatic, comma, tab, semicolon, pipe, space };

/// How a field may hold the delimiter.
enum class Quoting : std::uint8_t {
  automatic,
  doubled,    ///< in double quotes, a quote within them doubled (RFC 4180)
  backslash,  ///< in double quotes, a quote within them after a backslash
  none,       ///< quotes are plain text
};

enum class Header : std::uint8_t { automatic, yes, no };

/// How the text of a table is cut into rows and fields. Lines end in LF, CRLF or CR, each on its own recognised.
struct Dialect {
  Encoding encoding = Encoding::automatic;
  Delimiter delimiter = Delimiter::automatic;
  Quoting quoting = Quoting::automatic;
  Header header = Header::automatic;
};

/// What kind of file it is.
enum class Layout : std::uint8_t {
  automatic,
  table,         ///< rows and columns
  lines,         ///< one sequence of names per line, separated by spaces (word2vec's corpus format)
  mpd,           ///< Spotify Million Playlist Dataset: a folder or an archive of JSON slices, or one of them
  listenbrainz,  ///< ListenBrainz dumps: JSON lines (.listens), in a folder or an archive
  hetrec,  ///< HetRec 2011 Last.fm: user_artists.dat, artists.dat, tags.dat, user_taggedartists.dat in one folder or archive
};

/// What a column holds.
enum class Role : std::uint8_t {
  ignore,
  sequence,   ///< rows of one value belong to one playlist or session
  user,       ///< who listened
  item,       ///< the track's id or name
  artist,     ///< the artist's name
  artist_id,  ///< tells artists of one name apart; without it the name does
  item_name,  ///< not used beyond telling items apart where there is no item column
  time,       ///< when: ISO 8601 or another usual form (parse_time), or seconds or milliseconds since 1970
  position,   ///< order within a sequence
  count,      ///< how often: the row stands for so many plays
  tag,        ///< a tag of the artist
};

/// One column that is used. Columns that no entry names are ignored.
struct ColumnRole {
  std::string column;  ///< its name in the header, or "1", "2", … by position (first name, then position)
  Role role = Role::ignore;
};

/// How rows become sequences.
enum class Grouping : std::uint8_t {
  automatic,  ///< by sequence where there is such a column, else by user with a gap where there are times, else by user
  sequence,   ///< rows of one sequence value
  sessions,   ///< rows of one user, cut where more than `gap_minutes` lie between two
  user,       ///< all rows of one user
};

/// Which of day and month comes first in dates such as 01/02/2011. (ISO 8601 and dates with dots need no such choice.)
enum class Dates : std::uint8_t {
  automatic,  ///< as the first rows show; where they do not, it has to be said
  day_first,
  month_first,
};

/// How one table is to be read. Everything automatic can be detected, and `preview` shows what was.
struct TableSpec {
  Layout layout = Layout::automatic;
  Dialect dialect;
  std::vector<ColumnRole> columns;  ///< empty: by the header's names, or the preset that the file fits
  Grouping grouping = Grouping::automatic;
  double gap_minutes = 30;  ///< a longer pause starts a new session
  Dates dates = Dates::automatic;
  bool as_playlists = false;  ///< the sequences are playlists put together by hand, not sessions
};

template <class V>
void fields(V& v, Dialect& o) {
  v.choice(Field{"encoding", SEGUE_TEXT("Encoding"), SEGUE_TEXT("How bytes are characters")}, o.encoding,
           {{Encoding::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Encoding::utf8, "utf-8", SEGUE_TEXT("UTF-8")},
            {Encoding::utf16_le, "utf-16le", SEGUE_TEXT("UTF-16, little-endian")},
            {Encoding::utf16_be, "utf-16be", SEGUE_TEXT("UTF-16, big-endian")},
            {Encoding::latin1, "latin-1", SEGUE_TEXT("Latin-1 (Windows-1252)")},
            {Encoding::mac_roman, "mac-roman", SEGUE_TEXT("Mac Roman")}});
  v.choice(Field{"delimiter", SEGUE_TEXT("Delimiter"), SEGUE_TEXT("What stands between fields")}, o.delimiter,
           {{Delimiter::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Delimiter::comma, "comma", SEGUE_TEXT("Comma")},
            {Delimiter::tab, "tab", SEGUE_TEXT("Tab")},
            {Delimiter::semicolon, "semicolon", SEGUE_TEXT("Semicolon")},
            {Delimiter::pipe, "pipe", SEGUE_TEXT("Vertical bar")},
            {Delimiter::space, "space", SEGUE_TEXT("Space")}});
  v.choice(Field{"quoting", SEGUE_TEXT("Quotes"), SEGUE_TEXT("How a field may hold the delimiter")}, o.quoting,
           {{Quoting::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Quoting::doubled, "doubled", SEGUE_TEXT("Quotes, doubled within")},
            {Quoting::backslash, "backslash", SEGUE_TEXT("Quotes, backslash within")},
            {Quoting::none, "none", SEGUE_TEXT("None: plain text")}});
  v.choice(Field{"header", SEGUE_TEXT("Header"), SEGUE_TEXT("Whether the first row holds the columns' names")}, o.header,
           {{Header::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Header::yes, "yes", SEGUE_TEXT("The first row")},
            {Header::no, "no", SEGUE_TEXT("None")}});
}

/// All of a TableSpec but its columns and dialect.
template <class V>
void fields(V& v, TableSpec& o) {
  v.choice(Field{"layout", SEGUE_TEXT("Layout"), SEGUE_TEXT("What kind of file it is")}, o.layout,
           {{Layout::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Layout::table, "table", SEGUE_TEXT("Rows and columns")},
            {Layout::lines, "lines", SEGUE_TEXT("One sequence a line")},
            {Layout::mpd, "mpd", SEGUE_TEXT("Million Playlist Dataset (JSON)")},
            {Layout::listenbrainz, "listenbrainz", SEGUE_TEXT("ListenBrainz (JSON lines)")},
            {Layout::hetrec, "hetrec", SEGUE_TEXT("HetRec 2011 Last.fm")}});
  v.choice(Field{"grouping", SEGUE_TEXT("Group rows"), SEGUE_TEXT("How rows become sequences")}, o.grouping,
           {{Grouping::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Grouping::sequence, "sequence", SEGUE_TEXT("By the sequence column")},
            {Grouping::sessions, "sessions", SEGUE_TEXT("By user, with a session gap")},
            {Grouping::user, "user", SEGUE_TEXT("By user")}});
  v.field(Field{"gap_minutes", SEGUE_TEXT("Session gap, minutes"), SEGUE_TEXT("A longer pause starts a new session, in minutes"),
                0.1, 1e6, 1},
          o.gap_minutes);
  v.choice(Field{"dates", SEGUE_TEXT("Dates"), SEGUE_TEXT("Which comes first in dates such as 01/02/2011")}, o.dates,
           {{Dates::automatic, "automatic", SEGUE_TEXT("Automatic")},
            {Dates::day_first, "day-first", SEGUE_TEXT("The day")},
            {Dates::month_first, "month-first", SEGUE_TEXT("The month")}});
  v.field(Field{"as_playlists", SEGUE_TEXT("As playlists"),
                SEGUE_TEXT("The sequences are playlists put together by hand, not sessions")},
          o.as_playlists);
}

/// Roles with their names in files ("artist_id") and in forms.
struct RoleName {
  Role role;
  const char* name;
  const char* label;  ///< marked with SEGUE_TEXT
  const char* help;   ///< likewise
};
[[nodiscard]] const std::vector<RoleName>& role_names();

}  // namespace segue::tables
