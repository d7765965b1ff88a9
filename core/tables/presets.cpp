// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/preview.h"

namespace segue::tables {

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all = [] {
    const Dialect plain_tabs{Encoding::automatic, Delimiter::tab, Quoting::none, Header::no};
    const auto layout = [](Layout which) {
      TableSpec spec;
      spec.layout = which;
      spec.as_playlists = which == Layout::mpd;
      return spec;
    };
    TableSpec lastfm_1k;
    lastfm_1k.layout = Layout::table;
    lastfm_1k.dialect = plain_tabs;
    lastfm_1k.columns = {{"1", Role::user}, {"2", Role::time}, {"3", Role::artist_id}, {"4", Role::artist}, {"6", Role::item}};
    lastfm_1k.grouping = Grouping::sessions;
    TableSpec lastfm_360k;
    lastfm_360k.layout = Layout::table;
    lastfm_360k.dialect = plain_tabs;
    lastfm_360k.columns = {{"1", Role::user}, {"2", Role::artist_id}, {"3", Role::artist}, {"4", Role::count}};
    lastfm_360k.grouping = Grouping::user;
    return std::vector<Preset>{
        {"last.fm 1K", SEGUE_TEXT("userid-timestamp-artid-artname-traid-traname.tsv: all plays of a thousand users"), lastfm_1k},
        {"last.fm 360K", SEGUE_TEXT("usersha1-artmbid-artname-plays.tsv: artists of 360,000 users with play counts"),
         lastfm_360k},
        {"HetRec 2011", SEGUE_TEXT("user_artists.dat, artists.dat, tags.dat and user_taggedartists.dat in one folder or archive"),
         layout(Layout::hetrec)},
        {"Million Playlist Dataset", SEGUE_TEXT("Spotify's mpd.slice.*.json: a folder or an archive of slices, or one of them"),
         layout(Layout::mpd)},
        {"ListenBrainz", SEGUE_TEXT("Dumps of listens as JSON lines: a folder, an archive or a file"),
         layout(Layout::listenbrainz)},
        {"word2vec text", SEGUE_TEXT("A text with one sequence of names per line, separated by spaces"), layout(Layout::lines)},
    };
  }();
  return all;
}

}  // namespace segue::tables
