// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/tables/collect.h"
#include "core/tables/preview.h"

/// Layouts of several files, or of JSON: each is read into `rest` and `take` (collect.h).
namespace segue::tables {

/// HetRec 2011 Last.fm: `path` is the folder, one of its files, or an archive of them. Artists and users keep the files' ids;
/// plays per user and artist become Dataset::plays and one sequence per user, in the order of the file; a tag counts by how many
/// users gave it. tags.dat and user_taggedartists.dat may be missing.
void read_hetrec(const std::filesystem::path& path, const ImportOptions& options, data::Dataset& rest, const TakeTyped& take,
                 Progress& progress);

/// Slices of the Million Playlist Dataset: a folder or an archive of them (in the order of their numbers, however they lie in
/// it), or one. Tracks stand in the order of `pos`; tracks and artists are told apart by their URIs; `modified_at` is the time.
/// Slices are read in parallel, each by a parser that holds no tree.
void read_mpd(const std::filesystem::path& path, const ImportOptions& options, data::Dataset& rest, const TakeTyped& take,
              Progress& progress);

/// Listens of ListenBrainz as JSON lines: a file, all .listens / .jsonl / .json files below a folder, or those in an archive.
/// Sessions of a user are cut by the spec's gap.
void read_listenbrainz(const std::filesystem::path& path, const TableSpec& spec, const ImportOptions& options,
                       data::Dataset& rest, const TakeTyped& take, Progress& progress);

/// The first rows of each, for a preview: columns, roles and rows are filled in. Throws Cancelled where `heeded` is cancelled.
void preview_hetrec(const std::filesystem::path& path, std::size_t rows, Preview& out, const Progress* heeded);
void preview_mpd(const std::filesystem::path& path, std::size_t rows, Preview& out, const Progress* heeded);
void preview_listenbrainz(const std::filesystem::path& path, std::size_t rows, Preview& out, const Progress* heeded);

/// Files below `folder` whose names satisfy `wanted`, by name with numbers in the order of their values.
[[nodiscard]] std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder,
                                                             const std::function<bool(const std::string& name)>& wanted);
/// Whether `a` stands before `b` where the numbers in them count by their values: "slice.2000" before "slice.10000".
[[nodiscard]] bool before_by_numbers(const std::string& a, const std::string& b);
[[nodiscard]] bool is_mpd_slice(const std::string& name);
[[nodiscard]] bool is_listens(const std::string& name);
[[nodiscard]] bool is_hetrec_folder(const std::filesystem::path& folder);

}  // namespace segue::tables
