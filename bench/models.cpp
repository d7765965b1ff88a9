// SPDX-License-Identifier: GPL-3.0-or-later
// Trains a model of any kind on a text of sequences, one a line, artists as numbers, and writes what it has learnt:
//   bench_models KIND SEQUENCES [artists=N] [plays=FILE] [option=value …] [out=PREFIX] [histories=FILE scores=FILE]
// Kinds: popularity, markov, item_knn, ease, user_svd, cooccurrence_svd, als, glove, item2vec; options as in an experiment's
// JSON. plays: lines "sequence artist plays" (numbers, in order), the table that counts=dataset takes plays from.
// out: PREFIX.npy and, where the model has output vectors, PREFIX.output.npy. histories: what listeners heard, one a line;
// a model without vectors writes its scores of all artists for each, as .npy. Prints wall and processor time, and peak memory.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>

#include "bench/arguments.h"
#include "core/formats/vectors.h"
#include "core/models/als.h"
#include "core/models/cooccurrence_svd.h"
#include "core/models/ease.h"
#include "core/models/glove.h"
#include "core/models/item2vec.h"
#include "core/models/item_knn.h"
#include "core/models/markov.h"
#include "core/models/popularity.h"
#include "core/models/user_svd.h"

using namespace segue;
using bench::Arguments;

namespace {

data::Lists<data::ArtistIndex> read_lists(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(Message{"Cannot read %1", {path}});
  data::Lists<data::ArtistIndex> lists;
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream numbers(line);
    for (data::ArtistIndex artist = 0; numbers >> artist;) lists.values.push_back(artist);
    lists.offsets.push_back(lists.values.size());
  }
  return lists;
}

data::UserArtists read_plays(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(Message{"Cannot read %1", {path}});
  data::UserArtists plays;
  std::int64_t user = 0;
  data::ArtistIndex artist = 0;
  std::uint32_t count = 0;
  while (in >> user >> artist >> count) {
    if (plays.users.empty() || plays.users.back() != user) {
      if (!plays.users.empty()) plays.artists.offsets.push_back(plays.artists.values.size());
      plays.users.push_back(user);
    }
    plays.artists.values.push_back(artist);
    plays.counts.push_back(count);
  }
  plays.artists.offsets.push_back(plays.artists.values.size());
  return plays;
}

data::Corpus corpus_of(data::Lists<data::ArtistIndex> sequences, std::size_t artists) {
  for (const data::ArtistIndex artist : sequences.values) artists = std::max(artists, static_cast<std::size_t>(artist) + 1);
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names.resize(artists);
  vocabulary->artist_ids.resize(artists);
  std::iota(vocabulary->artist_ids.begin(), vocabulary->artist_ids.end(), 0);
  vocabulary->catalogue.resize(artists);
  std::iota(vocabulary->catalogue.begin(), vocabulary->catalogue.end(), 0);
  vocabulary->counts.assign(artists, 0);
  for (const data::ArtistIndex artist : sequences.values) ++vocabulary->counts[static_cast<std::size_t>(artist)];
  vocabulary->listeners = vocabulary->counts;
  data::Corpus corpus;
  corpus.sequences = std::move(sequences);
  corpus.users.resize(corpus.size());
  std::iota(corpus.users.begin(), corpus.users.end(), 0);
  corpus.sources.assign(corpus.size(), data::Source::session);
  corpus.rows.resize(corpus.size());
  corpus.vocabulary = vocabulary;
  return corpus;
}

/// What a kind makes of its input: vectors or a recommender without.
struct Trained {
  models::Embedding embedding;
  std::shared_ptr<const models::Ranker> ranker;
};

struct Source {
  models::TrainingInput input;
  models::AlsSources tables;
  Arguments& arguments;
};

template <class Options>
Options options_in(Arguments& arguments) {
  Options options;
  bench::FromArguments visitor{arguments};
  fields(visitor, options);
  bench::none_left(arguments);
  return options;
}

using Train = std::function<Trained(const Source&, Progress&)>;

std::map<std::string, Train> kinds() {
  using namespace models;
  const auto ranker = [](std::shared_ptr<const Ranker> trained) { return Trained{{}, std::move(trained)}; };
  const auto vectors = [](Embedding trained) { return Trained{std::move(trained), nullptr}; };
  return {
      {popularity_name,
       [=](const Source& s, Progress& p) {
         return ranker(train_popularity(s.input, options_in<PopularityOptions>(s.arguments), p));
       }},
      {markov_name,
       [=](const Source& s, Progress& p) { return ranker(train_markov(s.input, options_in<MarkovOptions>(s.arguments), p)); }},
      {item_knn_name,
       [=](const Source& s, Progress& p) { return ranker(train_item_knn(s.input, options_in<ItemKnnOptions>(s.arguments), p)); }},
      {ease_name,
       [=](const Source& s, Progress& p) { return ranker(train_ease(s.input, options_in<EaseOptions>(s.arguments), p)); }},
      {user_svd_name,
       [=](const Source& s, Progress& p) {
         return vectors(user_svd(s.input, options_in<UserSvdOptions>(s.arguments), p, s.tables).embedding);
       }},
      {"cooccurrence_svd",
       [=](const Source& s, Progress& p) {
         return vectors(cooccurrence_svd(s.input, options_in<CooccurrenceSvdOptions>(s.arguments), p).embedding);
       }},
      {als_name, [=](const Source& s,
                     Progress& p) { return vectors(train_als(s.input, options_in<AlsOptions>(s.arguments), {}, p, s.tables)); }},
      {glove_name,
       [=](const Source& s, Progress& p) { return vectors(train_glove(s.input, options_in<GloveOptions>(s.arguments), {}, p)); }},
      {"item2vec",
       [=](const Source& s, Progress& p) {
         return vectors(train_item2vec(s.input, options_in<Item2VecOptions>(s.arguments), {}, p));
       }},
  };
}

void write_scores(const models::Ranker& ranker, const std::string& histories, const std::string& path) {
  const auto lists = read_lists(histories);
  const std::size_t artists = ranker.vocabulary->size();
  models::Matrix scores(static_cast<Eigen::Index>(lists.size()), static_cast<Eigen::Index>(artists));
  for (std::size_t i = 0; i < lists.size(); ++i) {
    ranker.score(lists[i], std::span(scores.row(static_cast<Eigen::Index>(i)).data(), artists));
  }
  formats::write_npy(path, scores);
}

}  // namespace

int main(int argc, char** argv) try {
  const auto known = kinds();
  if (argc < 3 || !known.contains(argv[1])) {
    std::fputs("usage: bench_models KIND SEQUENCES [option=value …]; kinds:", stderr);
    for (const auto& [name, train] : known) std::fprintf(stderr, " %s", name.c_str());
    std::fputs("\n", stderr);
    return 2;
  }
  Arguments arguments = bench::arguments(argc, argv, 3);
  const std::string artists = bench::taken(arguments, "artists", "0");
  const std::string plays_path = bench::taken(arguments, "plays", "");
  const std::string out = bench::taken(arguments, "out", "");
  const std::string histories = bench::taken(arguments, "histories", "");
  const std::string scores = bench::taken(arguments, "scores", "");

  const data::Corpus corpus = corpus_of(read_lists(argv[2]), std::stoul(artists));
  const data::UserArtists plays = plays_path.empty() ? data::UserArtists{} : read_plays(plays_path);
  std::vector<std::uint32_t> sequences(corpus.size());
  std::iota(sequences.begin(), sequences.end(), 0U);

  Progress progress;
  const std::clock_t cpu_start = std::clock();
  const auto start = std::chrono::steady_clock::now();
  const Trained trained =
      known.at(argv[1])({{corpus, sequences}, {plays_path.empty() ? nullptr : &plays, nullptr}, arguments}, progress);
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double cpu = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  std::printf("{\"wall\": %.3f, \"cpu\": %.3f, \"peak_mb\": %.0f}\n", wall, cpu, bench::peak_megabytes());
  if (trained.ranker != nullptr) {
    if (!histories.empty()) write_scores(*trained.ranker, histories, scores);
  } else if (!out.empty()) {
    formats::write_npy(out + ".npy", trained.embedding.input);
    if (trained.embedding.output.rows() > 0) formats::write_npy(out + ".output.npy", trained.embedding.output);
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
