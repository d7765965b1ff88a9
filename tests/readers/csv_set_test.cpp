// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_set.h"

#include <QtTest>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "tests/readers/csv_folder.h"

using segue::Progress;
using segue::data::CsvSetOptions;
using segue::data::Dataset;
using Names = std::vector<std::string>;
using Indices = std::vector<std::vector<std::int32_t>>;

namespace {

bool same(const Dataset& a, const Dataset& b) {
  if (a.report.files.size() != b.report.files.size()) return false;
  for (std::size_t i = 0; i < a.report.files.size(); ++i) {
    const auto& x = a.report.files[i];
    const auto& y = b.report.files[i];
    if (x.rows_read != y.rows_read || x.rows_kept != y.rows_kept) return false;
    if (brief(x.skipped) != brief(y.skipped) || brief(x.notes) != brief(y.notes)) return false;
  }
  return a.fingerprint == b.fingerprint && a.artists.names == b.artists.names && a.tracks.ids == b.tracks.ids &&
         a.playlists.tracks.values == b.playlists.tracks.values && a.playlists.tracks.offsets == b.playlists.tracks.offsets &&
         a.playlists.users == b.playlists.users && a.sessions.tracks.values == b.sessions.tracks.values;
}

}  // namespace

class CsvSetTest : public QObject {
  Q_OBJECT

 private slots:
  void the_catalogue_is_sorted_by_id_and_sequences_keep_their_order() {
    const CsvFolder folder;
    const Dataset d = folder.read();
    QCOMPARE(d.artists.ids, (std::vector<std::int64_t>{10, 20, 30}));
    QCOMPARE(d.artists.names, (Names{"Gruppa Kino", "Frank Sinatra", "50 Cent"}));
    QCOMPARE(d.tracks.ids, (std::vector<std::int64_t>{1, 2, 3, 4}));
    QCOMPARE(nested(d.tracks.authors), (Indices{{0}, {1}, {0, 2}, {2}}));
    QCOMPARE(nested(d.playlists.tracks), (Indices{{0, 1, 2}, {3, 0}}));
    QCOMPARE(d.playlists.users, (std::vector<std::int64_t>{7, 8}));
    QCOMPARE(d.sessions.size(), std::size_t{0});
    QVERIFY(d.tags.empty());
    QCOMPARE(d.path, folder.path().string());
    QCOMPARE(d.name, folder.path().filename().string());
  }

  void columns_may_stand_in_any_order_beside_unneeded_ones() {
    const CsvFolder folder;
    folder.write(
        "tracks.csv",
        "duration,author_id,name,ID,\n-1,[10],\"a, \"\"b\"\"\nc\",1,0\n3,[20],x,2,1\n4,\"[10, 30]\",y,3,2\n5,[30],z,4,3\n");
    const CsvFolder plain;
    QCOMPARE(folder.read().fingerprint, plain.read().fingerprint);
  }

  void line_ends_and_byte_order_marks_make_no_difference() {
    const CsvFolder folder;
    folder.write("tracks.csv", "\xEF\xBB\xBF,ID,author_id\r\n0,1,[10]\r\n1,2,[20]\r\n\r\n2,3,\"[10, 30]\"\r\n3,4,[30]\r\n");
    folder.write("artists.csv",
                 "\xEF\xBB\xBFID,name\n10,\"\"\"Gruppa+Kino\"\"\"\n20,\"\"\"Frank+Sinatra\"\"\"\n30,\"\"\"50+Cent\"\"\"");
    const Dataset d = folder.read();
    QCOMPARE(d.fingerprint, CsvFolder().read().fingerprint);
    QCOMPARE(report_of(d, "tracks.csv").rows_read, std::uint64_t{4});
    QVERIFY(report_of(d, "tracks.csv").skipped.empty());
  }

  void the_last_row_of_a_track_counts_and_the_first_of_an_artist() {
    const CsvFolder folder;
    folder.write("tracks.csv", ",ID,author_id\n0,1,[20]\n1,2,[20]\n2,1,[30]\n3,3,[30]\n4,4,[30]\n5,1,[10]\n");
    folder.write("artists.csv", ",ID,name\n0,10,\"\"\"A\"\"\"\n1,20,\"\"\"B\"\"\"\n2,10,\"\"\"A2\"\"\"\n3,30,\"\"\"C\"\"\"\n");
    const Dataset d = folder.read();
    QCOMPARE(nested(d.tracks.authors), (Indices{{0}, {1}, {2}, {2}}));
    QCOMPARE(d.artists.names, (Names{"A", "B", "C"}));
    QCOMPARE(brief(report_of(d, "tracks.csv").skipped), (Names{"a later row has the same track ID|2|2"}));
    QCOMPARE(brief(report_of(d, "artists.csv").skipped), (Names{"an earlier row has the same artist ID|1|4"}));
    QCOMPARE(report_of(d, "tracks.csv").rows_kept, std::uint64_t{4});
  }

  void sparse_ids_give_the_same_as_dense_ones() {
    const CsvFolder folder;
    folder.write("tracks.csv",
                 "ID,author_id\n7000000000001,[20]\n-5,[10]\n7000000000001,[30]\n9000000000000000,\"[20, 8000000000000]\"\n");
    folder.write("playlists.csv", "tracks_ids,user_id\n\"[9000000000000000, -5, 7000000000001]\",1\n");
    const Dataset d = folder.read();
    QCOMPARE(d.tracks.ids, (std::vector<std::int64_t>{-5, 7000000000001, 9000000000000000}));
    QCOMPARE(nested(d.tracks.authors), (Indices{{0}, {2}, {1, 3}}));
    QCOMPARE(nested(d.playlists.tracks), (Indices{{2, 0, 1}}));
    QCOMPARE(d.artists.names.back(), std::string("artist 8000000000000"));
  }

  void odd_ids_are_read_or_counted() {
    const CsvFolder folder;
    folder.write("tracks.csv", ",ID,author_id\n0,1.0,[10]\n1,2,[20]\n2,,[10]\n3,junk,[10]\n4,3,\"[10, 30]\"\n5,4.0,[30]\n");
    const Dataset d = folder.read();
    QCOMPARE(d.fingerprint, CsvFolder().read().fingerprint);
    const auto& report = report_of(d, "tracks.csv");
    QCOMPARE(brief(report.skipped), (Names{"the ID is not a whole number|2|4"}));
    QCOMPARE(report.skipped[0].first_text, std::string("2,,[10]"));
    QCOMPARE(brief(report.notes), (Names{"an ID written as a decimal number|2|2"}));
    QCOMPARE(report.rows_read, std::uint64_t{6});
    QCOMPARE(report.rows_kept, std::uint64_t{4});
  }

  void tracks_without_artists_stay_and_are_counted() {
    const CsvFolder folder;
    folder.write("tracks.csv", ",ID,author_id\n0,1,[]\n1,2,\n2,3,[10]\n3,4,30\n");
    const Dataset d = folder.read();
    QCOMPARE(nested(d.tracks.authors), (Indices{{}, {}, {0}, {2}}));
    QCOMPARE(brief(report_of(d, "tracks.csv").notes), (Names{"a track without an artist|2|2"}));
  }

  void authors_without_a_row_are_named_by_their_ids() {
    const CsvFolder folder;
    folder.write("tracks.csv", ",ID,author_id\n0,1,[10]\n1,2,[15]\n2,3,\"[15, 99]\"\n3,4,[30]\n");
    const Dataset d = folder.read();
    QCOMPARE(d.artists.ids, (std::vector<std::int64_t>{10, 15, 20, 30, 99}));
    QCOMPARE(d.artists.names[1], std::string("artist 15"));
    QCOMPARE(d.artists.names[4], std::string("artist 99"));
    QCOMPARE(brief(report_of(d, "tracks.csv").notes), (Names{"artists that the artists file does not name|2|3"}));
  }

  void without_an_artists_file_all_are_named_by_their_ids() {
    const CsvFolder folder;
    folder.remove("artists.csv");
    const Dataset d = folder.read();
    QCOMPARE(d.artists.names, (Names{"artist 10", "artist 20", "artist 30"}));
    QVERIFY(report_of(d, "tracks.csv").notes.empty());
  }

  void names_are_decoded_and_their_oddities_counted() {
    const CsvFolder folder;
    folder.write("artists.csv",
                 ",ID,name\n0,10,\"\"\"%D0%9A%D0%B8%D0%BD%D0%BE\"\"\"\n1,20,Simon+%2B+Garfunkel\n2,30,\"\"\"a%FFb\"\"\"\n3,40,\n"
                 "4,50,\"\"\"a%00b\"\"\"\n5,60,\"\"\"Jessie+J,+\"\"\"\"X\"\"\"\"\"\"\"\n");
    const Dataset d = folder.read();
    QCOMPARE(d.artists.names, (Names{"Кино", "Simon + Garfunkel",
                                     "a\xEF\xBF\xBD"
                                     "b",
                                     "artist 40", "a b", "Jessie J, \"\"X\"\""}));
    QCOMPARE(brief(report_of(d, "artists.csv").notes),
             (Names{"a name without quotes around it|1|3", "a name that is not valid UTF-8; its bad bytes were replaced|1|4",
                    "no name|1|5", "a name with control characters; spaces took their place|1|6"}));
  }

  void unknown_tracks_are_dropped_from_sequences_and_counted() {
    const CsvFolder folder;
    folder.write("sessions.csv", "tracks,user_id\n\"[1, 99, 2]\",1\n\"[98, 97]\",2\n[],3\n,4\n");
    const Dataset d = folder.read();
    QCOMPARE(nested(d.sessions.tracks), (Indices{{0, 1}, {}, {}, {}}));
    QCOMPARE(d.sessions.users, (std::vector<std::int64_t>{1, 2, 3, 4}));
    const auto& report = report_of(d, "sessions.csv");
    QCOMPARE(brief(report.skipped), (Names{"list entries whose track the tracks file does not have|3|2"}));
    QCOMPARE(brief(report.notes), (Names{"an empty list|2|4"}));
    QCOMPARE(report.rows_kept, std::uint64_t{4});
  }

  void a_list_that_cannot_be_read_skips_its_row_alone() {
    const CsvFolder folder;
    folder.write("playlists.csv", "tracks_ids,user_id\n\"[1, 2, 3]\",7\n\"[1, two]\",9\n\"[1, 2\",9\n\"[4, 1]\",8\n");
    const Dataset d = folder.read();
    QCOMPARE(d.fingerprint, CsvFolder().read().fingerprint);
    QCOMPARE(brief(report_of(d, "playlists.csv").skipped), (Names{"the list cannot be read|2|3"}));
  }

  void a_number_beyond_64_bits_in_a_list_costs_its_entry_alone() {
    const CsvFolder folder;
    folder.write("tracks.csv",
                 ",ID,author_id\n0,1,[10]\n1,2,[20]\n2,3,\"[10, 9223372036854775808, 30]\"\n3,4,[99999999999999999999]\n");
    folder.write("playlists.csv",
                 ",numtracks,tracks_ids,user_id\n0,3,\"[1, 18446744073709551616, 3]\",7\n1,2,\"[4, 1]\",8\n"
                 "2,1,[9223372036854775808],9\n");
    const Dataset d = folder.read();
    QCOMPARE(nested(d.tracks.authors), (Indices{{0}, {1}, {0, 2}, {}}));
    QCOMPARE(nested(d.playlists.tracks), (Indices{{0, 2}, {3, 0}, {}}));
    QCOMPARE(brief(report_of(d, "tracks.csv").skipped), (Names{"list entries with an id beyond 64 bits|2|4"}));
    QCOMPARE(brief(report_of(d, "tracks.csv").notes), (Names{"a track without an artist|1|5"}));
    QCOMPARE(brief(report_of(d, "playlists.csv").skipped), (Names{"list entries with an id beyond 64 bits|2|2"}));
    QCOMPARE(report_of(d, "playlists.csv").rows_kept, std::uint64_t{3});
  }

  // pandas writes a column for each artist, say.
  void a_column_is_found_beyond_many_others() {
    std::string header = "ID";
    std::string commas;
    for (int c = 0; c < 300; ++c) {
      header += ",c" + std::to_string(c);
      commas += ",0";
    }
    const CsvFolder folder;
    folder.write("tracks.csv", header + ",author_id\n1" + commas + ",[10]\n2" + commas + ",[20]\n3" + commas +
                                   ",\"[10, 30]\"\n4" + commas + ",[30]\n");
    QCOMPARE(folder.read().fingerprint, CsvFolder().read().fingerprint);
  }

  void users_may_be_unknown() {
    const CsvFolder folder;
    folder.write("playlists.csv", "tracks_ids,user_id\n[1],\n[1],NaN\n[1],null\n[1],12.0\n[1],bob\n[1],-1\n");
    const Dataset d = folder.read();
    QCOMPARE(d.playlists.users, (std::vector<std::int64_t>{-1, -1, -1, 12, -1, -1}));
    QCOMPARE(brief(report_of(d, "playlists.csv").notes),
             (Names{"the user is not known|4|2", "the user is not a whole number|1|6"}));
  }

  void a_sequence_file_needs_no_users() {
    const CsvFolder folder;
    folder.write("playlists.csv", "tracks_ids\n[1]\n[2]\n");
    const Dataset d = folder.read();
    QCOMPARE(d.playlists.users, (std::vector<std::int64_t>{-1, -1}));
    QCOMPARE(brief(report_of(d, "playlists.csv").notes), (Names{"rows without a user: the file has no column user_id|2|2"}));
  }

  void blank_lines_are_no_rows_whatever_the_number_of_columns() {
    const CsvFolder folder;
    folder.write("playlists.csv", "tracks_ids\n\n[1]\n\n\r\n\"[2, 3]\"\r\n\n");
    const Dataset d = folder.read();
    QCOMPARE(nested(d.playlists.tracks), (Indices{{0}, {1, 2}}));
  }

  void one_sequence_file_may_have_no_rows() {
    const CsvFolder folder;
    folder.write("sessions.csv", "tracks,user_id\n");
    const Dataset d = folder.read();
    QCOMPARE(d.playlists.size(), std::size_t{2});
    QCOMPARE(d.sessions.size(), std::size_t{0});
  }

  void tags_reach_artists_through_tracks() {
    const CsvFolder folder;
    folder.write("tags.csv", ",ID,value\n0,5,post+punk\n1,3,swing\n2,4,rock\n");
    folder.write("track_tags.csv", ",track_id,tag_ids\n0,1,\"[5, 4]\"\n1,2,[3]\n2,3,\"[4, 77]\"\n3,4,[]\n4,88,[3]\n");
    const Dataset d = folder.read();
    QCOMPARE(d.tags.names, (Names{"swing", "rock", "post punk"}));
    QCOMPARE(nested(d.tags.of_artist), (Indices{{1, 2}, {0}, {1}}));
    QCOMPARE(brief(report_of(d, "track_tags.csv").skipped),
             (Names{"list entries whose tag the tags file does not have|1|4", "a track that the tracks file does not have|1|6"}));
    QCOMPARE(report_of(d, "track_tags.csv").rows_kept, std::uint64_t{4});
  }

  void tags_used_equally_often_stand_by_index() {
    const CsvFolder folder;
    folder.write("tags.csv", "ID,value\n1,a\n2,b\n3,c\n");
    folder.write("track_tags.csv", "track_id,tag_ids\n1,\"[3, 2, 1]\"\n3,[3]\n");
    QCOMPARE(nested(folder.read().tags.of_artist), (Indices{{2, 0, 1}, {}, {2}}));
  }

  void tags_are_counted_by_the_tracks_that_have_them() {
    const CsvFolder folder;
    folder.write("tags.csv", "ID,value\n1,a\n2,b\n");
    folder.write("track_tags.csv", "track_id,tag_ids\n1,[1]\n3,\"[1, 2]\"\n4,[2]\n");
    const Dataset d = folder.read();
    QCOMPARE(nested(d.tags.of_artist), (Indices{{0, 1}, {}, {1, 0}}));
    QCOMPARE(d.tags.counts, (std::vector<std::uint32_t>{2, 1, 2, 1}));
  }

  void sequences_have_times_where_their_file_has_them() {
    const CsvFolder folder;
    const std::string without = folder.read().fingerprint;
    folder.write("playlists.csv",
                 "timestamp,tracks_ids,user_id\n1216545588,\"[1, 2, 3]\",7\n-1,[4],8\n,[4],8\nnoon,[4],8\n1390231051.0,[4],8\n");
    folder.write("sessions.csv", "tracks,user_id\n[1],1\n");
    const Dataset d = folder.read();
    QCOMPARE(d.playlists.times, (std::vector<std::int64_t>{1216545588, -1, -1, -1, 1390231051}));
    QVERIFY(d.sessions.times.empty());
    QCOMPARE(brief(report_of(d, "playlists.csv").notes),
             (Names{"the time is not known|2|3", "the time is not a whole number|1|5"}));
    folder.remove("sessions.csv");
    folder.write("playlists.csv", "timestamp,tracks_ids,user_id\n5,\"[1, 2, 3]\",7\n6,\"[4, 1]\",8\n");
    QVERIFY(folder.read().fingerprint != without);
  }

  void loved_tracks_count_for_their_artists() {
    const CsvFolder folder;
    const std::string without = folder.read().fingerprint;
    folder.write("love.csv", ",user_id,track_id\n0,9,3\n1,7,4\n2,7,3\n3,,1\n4,7,99\n5,7,x\n");
    const Dataset d = folder.read();
    QCOMPARE(d.loves.users, (std::vector<std::int64_t>{7, 9}));
    QCOMPARE(nested(d.loves.artists), (Indices{{0, 2}, {0, 2}}));
    QCOMPARE(d.loves.counts, (std::vector<std::uint32_t>{1, 2, 1, 1}));
    QCOMPARE(brief(report_of(d, "love.csv").skipped),
             (Names{"the user is not known|1|5", "a track that the tracks file does not have|1|6",
                    "the ID is not a whole number|1|7"}));
    QCOMPARE(report_of(d, "love.csv").rows_kept, std::uint64_t{3});
    QVERIFY(d.fingerprint != without);
  }

  void albums_reach_artists_through_tracks() {
    const CsvFolder folder;
    folder.write("albums.csv", "ID,title\n8,Second+One\n5,First\n8,Again\n");
    folder.write("track_albums.csv", "track_id,album_ids\n1,[8]\n3,\"[8, 5]\"\n4,[6]\n");
    const Dataset d = folder.read();
    QCOMPARE(d.albums.names, (Names{"First", "Second One"}));
    QCOMPARE(nested(d.albums.of_artist), (Indices{{1, 0}, {}, {0, 1}}));
    QCOMPARE(d.albums.counts, (std::vector<std::uint32_t>{2, 1, 1, 1}));
    QCOMPARE(brief(report_of(d, "albums.csv").skipped), (Names{"an earlier row has the same album ID|1|4"}));
    QCOMPARE(brief(report_of(d, "track_albums.csv").skipped),
             (Names{"list entries whose album the albums file does not have|1|4"}));
  }

  void numbers_of_any_length_and_lists_of_any_form_are_read_alike() {
    const CsvFolder folder;
    folder.write("tracks.csv", "ID,author_id\n1,[10]\n12345678,[20]\n123456789,[30]\n9223372036854775,[10]\n99999999,[20]\n");
    folder.write("playlists.csv",
                 "tracks_ids\n\"[1, 12345678, 99999999]\"\n\"[123456789, 1]\"\n\"[1,12345678]\"\n\"[ 1 , 12345678 ]\"\n"
                 "\"[00000001, 9223372036854775]\"\n[1]\n\"[1, 12345678, ]\"\n\"[1, 123a5678]\"\n\"[1; 12345678]\"\n");
    const Dataset d = folder.read();
    QCOMPARE(d.tracks.ids, (std::vector<std::int64_t>{1, 12345678, 99999999, 123456789, 9223372036854775}));
    QCOMPARE(nested(d.playlists.tracks), (Indices{{0, 1, 2}, {3, 0}, {0, 1}, {0, 1}, {0, 4}, {0}, {0, 1}}));
    QCOMPARE(brief(report_of(d, "playlists.csv").skipped), (Names{"the list cannot be read|2|9"}));
  }

  void a_few_rows_of_wrong_shape_are_skipped() {
    const CsvFolder folder;
    std::string text = "ID,author_id\n1,[10]\n2,[20]\n3,\"[10, 30]\"\n4,[30]\n";
    for (int i = 0; i < 60; ++i) text += std::to_string(100 + i) + ",[10]\n";
    text += "5,[10],surplus\n6\n7,\"[10]\"x\n";
    for (int i = 0; i < 10; ++i) text += std::to_string(200 + i) + ",[10]\n";
    folder.write("tracks.csv", text);
    const Dataset d = folder.read();
    QCOMPARE(d.tracks.size(), std::size_t{74});
    QCOMPARE(brief(report_of(d, "tracks.csv").skipped),
             (Names{"another number of fields than the header|2|66", "text behind a closing quote|1|68"}));
    QCOMPARE(report_of(d, "tracks.csv").skipped[0].first_text, std::string("5,[10],surplus"));
  }

  void the_text_shown_of_a_row_is_short_and_printable() {
    const CsvFolder folder;
    std::string row = "x\t" + std::string(117, 'y') + "ü" + ",[10]";
    folder.write("tracks.csv", "ID,author_id\n" + row + "\n1,[10]\n");
    const std::string text = report_of(folder.read(), "tracks.csv").skipped.at(0).first_text;
    QCOMPARE(text, "x " + std::string(117, 'y'));
  }

  void the_result_depends_neither_on_threads_nor_on_chunks() {
    const CsvFolder folder;
    std::string tracks = "\"quoted\nheader\",ID,author_id\n";
    std::string sessions = "note,tracks,user_id\n";
    for (int i = 0; i < 300; ++i) {
      tracks += "\"a\n\"\"" + std::to_string(i) + "\"\",\"," + std::to_string(i * 7 % 211) + ",\"[" + std::to_string(i % 40) +
                ", 5]\"\n";
      sessions += "\"line\nbreak, \"\"quote\"\"\",\"[" + std::to_string(i % 250) + ", 3, " + std::to_string(i) + "]\"," +
                  std::to_string(i % 9) + "\r\n";
      if (i == 100) tracks += "bare 5\" quote,500,[3]\n";  // throws the count of quotes off
      if (i == 150) sessions += "x,[1],3,surplus\n";
      if (i == 200) sessions += "\"closed\"stray,[1],3\n";
    }
    sessions += "x,\"[" + std::string(20'000, ' ') + "1]\",3\n";  // a row longer than most chunks
    sessions += "x,\"[1]\",4\n";
    folder.write("tracks.csv", tracks);
    folder.write("sessions.csv", sessions);
    const Dataset whole = folder.read({1, 1 << 20});
    QCOMPARE(whole.tracks.size(), std::size_t{212});
    QCOMPARE(whole.sessions.size(), std::size_t{302});
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{1000}, std::size_t{1} << 20U}) {
      for (const unsigned threads : {1U, 4U}) {
        QVERIFY2(same(folder.read({threads, chunk}), whole), qPrintable(QString("%1 bytes, %2 threads").arg(chunk).arg(threads)));
      }
    }
  }

  void equal_data_have_equal_fingerprints_wherever_they_lie() {
    const CsvFolder a;
    const CsvFolder b;
    QCOMPARE(a.read().fingerprint, b.read().fingerprint);
    QCOMPARE(a.read().fingerprint.size(), std::size_t{16});
    b.write("playlists.csv", ",numtracks,tracks_ids,user_id\n0,3,\"[1, 3, 2]\",7\n1,2,\"[4, 1]\",8\n");
    QVERIFY(a.read().fingerprint != b.read().fingerprint);
  }

  void cancelling_ends_the_reading() {
    const CsvFolder folder;
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)read_csv_set(segue::data::find_csv_set(folder.path()), {}, progress), segue::Cancelled);
  }

  void the_report_counts_the_bytes_and_the_last_phase_is_named() {
    const CsvFolder folder;
    std::string text = "tracks_ids,user_id\n";
    for (int i = 0; i < 50'000; ++i) text += "\"[1, 2, 3, 4]\",5\n";
    folder.write("playlists.csv", text);
    for (const std::size_t chunk : {std::size_t{1000}, std::size_t{1} << 20U}) {
      Progress progress;
      const auto files = segue::data::find_csv_set(folder.path());
      const Dataset d = read_csv_set(files, {2, chunk}, progress);
      QCOMPARE(d.playlists.size(), std::size_t{50'000});
      QCOMPARE(QString(progress.snapshot().phase), QString("Fingerprinting the data"));
      QCOMPARE(d.report.bytes,
               std::filesystem::file_size(files.tracks) + std::filesystem::file_size(files.artists) + text.size());
    }
  }

  // Counts taken with Python's csv and ast modules.
  void real_data_are_read_whole() {
    const std::filesystem::path folder = std::filesystem::path(SEGUE_SHARED_DATA) / "yes_big";
    if (!std::filesystem::exists(folder)) QSKIP("the data set yes_big is not here");
    Progress progress;
    const Dataset d = read_csv_set(segue::data::find_csv_set(folder), {}, progress);
    QCOMPARE(d.artists.size(), std::size_t{3562});
    QCOMPARE(d.tracks.size(), std::size_t{9775});
    QCOMPARE(d.tracks.authors.values.size(), std::size_t{10572});
    QCOMPARE(d.playlists.size(), std::size_t{9070});
    QCOMPARE(d.playlists.tracks.values.size(), std::size_t{97110});
    QCOMPARE(d.sessions.size(), std::size_t{9069});
    QCOMPARE(d.sessions.tracks.values.size(), std::size_t{93539});
    std::int64_t sum = 0;
    for (const std::int32_t track : d.playlists.tracks.values) sum += d.tracks.ids[static_cast<std::size_t>(track)];
    QCOMPARE(sum, std::int64_t{396610346});
    QCOMPARE(d.artists.names[0], std::string("Gucci Mane"));
    QVERIFY(std::find(d.artists.names.begin(), d.artists.names.end(), "Steven Curtis Chapman + Chris Tomlin") !=
            d.artists.names.end());
    QCOMPARE(d.tags.names.size(), std::size_t{250});
    QCOMPARE(d.tags.of_artist.values.size(), std::size_t{79810});
    Names metallica;
    for (const std::int32_t tag : d.tags.of_artist[422].first(5))
      metallica.push_back(d.tags.names[static_cast<std::size_t>(tag)]);
    QCOMPARE(metallica, (Names{"metal", "heavy metal", "rock", "american", "hard rock"}));
    for (const auto& file : d.report.files) QVERIFY(file.skipped.empty());

    const auto lengths = segue::data::length_statistics(d.playlists);
    QCOMPARE(lengths.max, std::uint64_t{300});
    QCOMPARE(lengths.mode, std::uint64_t{1});
    QCOMPARE(lengths.median, std::uint64_t{3});
    const auto plays = segue::data::artist_plays(d);
    const auto top = static_cast<std::size_t>(std::max_element(plays.plays.begin(), plays.plays.end()) - plays.plays.begin());
    QCOMPARE(d.artists.names[top], std::string("Drake"));
    QCOMPARE(plays.plays[top], std::uint64_t{2437});
    QCOMPARE(plays.listeners[top], std::uint64_t{687});
  }
};

QTEST_GUILESS_MAIN(CsvSetTest)
#include "csv_set_test.moc"
