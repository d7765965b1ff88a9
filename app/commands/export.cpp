// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "core/formats/vectors.h"

namespace segue::app {

int exportVectors(const QStringList& arguments) {
  Arguments args("export RUN --format FORMAT --out FILE [OPTIONS…]", "Writes the vectors of a run folder for other programs.");
  args.option("format", "format",
              "npy: numpy's array, with the artists in FILE.artists.tsv beside it; word2vec: text that gensim reads, with\n"
              "FILE.artists.tsv beside it where some vectors are predicted, which only that says.");
  args.option("out", "file", "The file to write.");
  args.option("table", "table", "input (the default) or output: the second vectors of models that have them.");
  if (!args.parse(arguments, 1, 1)) return 0;

  const QString format = args.needed("format");
  const std::filesystem::path out = toPath(args.needed("out"));
  const QString table = args.given("table") ? args.needed("table") : QStringLiteral("input");
  if (format != QLatin1String("npy") && format != QLatin1String("word2vec")) {
    throw UsageError{QStringLiteral("--format is npy or word2vec, not \"%1\"").arg(format)};
  }
  if (table != QLatin1String("input") && table != QLatin1String("output")) {
    throw UsageError{QStringLiteral("--table is input or output, not \"%1\"").arg(table)};
  }
  const experiment::Run run = experiment::read_run(toPath(args.positional().front()));
  const bool second = table == QLatin1String("output");
  if (second && run.embedding.output.size() == 0) {
    throw Error({SEGUE_TEXT("The run \"%1\" has no output vectors"), {run.name}}, {}, SEGUE_TEXT("Leave out --table"));
  }
  const models::Matrix& vectors = second ? run.embedding.output : run.embedding.input;
  if (format == QLatin1String("npy")) {
    formats::write_npy(out, vectors);
  } else {
    formats::write_word2vec_text(out, vectors, *run.embedding.vocabulary);
  }
  // The text has names, but no room for a mark.
  if (format == QLatin1String("npy") || !run.embedding.predicted.empty()) {
    formats::write_artists_tsv(out.string() + ".artists.tsv", *run.embedding.vocabulary, run.embedding.predicted);
  }
  print(QStringLiteral("%1 vectors of length %2: %3\n")
            .arg(vectors.rows())
            .arg(vectors.cols())
            .arg(QString::fromStdString(out.string())));
  return 0;
}

}  // namespace segue::app
