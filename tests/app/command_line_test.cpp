// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a user starts it: exit statuses, messages, Ctrl-C. No display anywhere.
#include <signal.h>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Outcome {
  int status = -1;
  QString out;
  QString err;
};

QProcessEnvironment without_display() {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(name);
  return environment;
}

/// What a program writes on standard error until `text` is in it; a minute at most.
QByteArray said_until(const char* text, QProcess& process) {
  QByteArray err;
  QElapsedTimer time;
  time.start();
  while (!err.contains(text) && time.elapsed() < 60'000) {
    process.waitForReadyRead(200);
    err += process.readAllStandardError();
  }
  return err;
}

const QString program = QStringLiteral(SEGUE_BINARY);

Outcome segue(const QStringList& arguments) {
  QProcess process;
  process.setProcessEnvironment(without_display());
  process.start(program, arguments);
  if (!process.waitForFinished(120'000)) {
    process.kill();
    return {};
  }
  const bool normal = process.exitStatus() == QProcess::NormalExit;
  return {normal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

void write(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(text);
}

QByteArray experiment(const QByteArray& epochs) {
  return R"({"data": {"sample": {"artists": 60, "playlists": 60, "sessions": 240, "genres": 4}},
 "models": [{"model": "item2vec", "options": {"dim": 8, "threads": 1, "epochs": )" +
         epochs + R"(}}], "evaluation": {"bootstrap": 100}})";
}

}  // namespace

class CommandLineTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QVERIFY(folder_.isValid()); }

  void help_and_version_need_nothing() {
    const Outcome help = segue({"help"});
    QCOMPARE(help.status, 0);
    for (const char* command : {"run", "sample", "train", "neighbors", "evaluate", "compare", "export", "devices"}) {
      QVERIFY2(help.out.contains(command), command);
      const Outcome own = segue({command, "--help"});
      QCOMPARE(own.status, 0);
      QVERIFY2(own.out.startsWith(QStringLiteral("Usage: segue %1").arg(command)), qPrintable(own.out));
    }
    QVERIFY(segue({"--version"}).out.startsWith("segue "));
  }

  void help_of_a_command_may_be_asked_for_either_way() {
    for (const char* word : {"help", "--help", "-h"}) {
      for (const char* command : {"run", "import", "neighbors"}) {
        const Outcome outcome = segue({word, command});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, segue({command, "--help"}).out);
      }
    }
    QCOMPARE(segue({"help", "help"}).out, segue({"help"}).out);
    const Outcome misspelt = segue({"help", "trian"});
    QCOMPARE(misspelt.status, 2);
    QVERIFY2(misspelt.err.contains("there is no command \"trian\"") && misspelt.err.contains("Did you mean \"train\"?"),
             qPrintable(misspelt.err));
  }

  void without_a_display_the_window_says_so() {
    const Outcome outcome = segue({});
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.err.contains("no display"));
  }

  void wrong_usage_is_told_from_failure_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::newRow("misspelt command") << QStringList{"trian"} << 2 << "\"train\"";
    QTest::newRow("no file") << QStringList{"run"} << 2 << "something is missing";
    QTest::newRow("too much") << QStringList{"devices", "x"} << 2 << "too much";
    QTest::newRow("unknown option") << QStringList{"run", "x.json", "--fast"} << 2 << "fast";
    QTest::newRow("out of range") << QStringList{"sample", "x", "--zipf", "9"} << 2 << "zipf must lie between 0 and 3";
    QTest::newRow("twice the same") << QStringList{"sample", "x", "--sequences", "9", "--playlists", "3"} << 2 << "give one";
    QTest::newRow("no number of sequences") << QStringList{"sample", "x", "--sequences", "-9"} << 2 << "whole number";
    QTest::newRow("an empty argument") << QStringList{"import", "x.csv", ""} << 2
                                       << "an argument is empty: segue import TABLE OUT";
    QTest::newRow("no sequences") << QStringList{"sample", "x", "--sequences", "0"} << 1 << "no playlists and no sessions";
    QTest::newRow("neither") << QStringList{"sample", "x", "--playlists", "0", "--sessions", "0"} << 1
                             << "no playlists and no sessions";
    QTest::newRow("not a number") << QStringList{"train", "x", "--out", "y", "--dim", "many"} << 2
                                  << "dim must be a whole number";
    QTest::newRow("unknown model") << QStringList{"train", "x", "--model", "glowworm"} << 2 << "glowworm";
    QTest::newRow("no such file") << QStringList{"run", "/nowhere/e.json"} << 1 << "/nowhere/e.json";
    QTest::newRow("no such data") << QStringList{"train", "/nowhere", "--out", "y"} << 1 << "/nowhere";
    QTest::newRow("no run") << QStringList{"neighbors", "/nowhere", "Кино"} << 1 << "run.json";
  }
  void wrong_usage_is_told_from_failure() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, message);
    const Outcome outcome = segue(arguments);
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.err.startsWith("segue: "), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
  }

  void a_bad_experiment_file_is_named_with_its_line() {
    write(at("bad.json"), "{\n\"data\": {\"path\": \"x\"},\n\"models\": [}\n");
    const Outcome outcome = segue({"run", at("bad.json"), "--out", at("bad")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.startsWith("segue: " + at("bad.json") + ":3: "), qPrintable(outcome.err));
    QVERIFY(!QDir(at("bad")).exists());
  }

  void a_missing_data_folder_is_named() {
    write(at("missing.json"), R"({"data": {"path": "not-here"}, "models": [{"model": "item2vec"}]})");
    const Outcome outcome = segue({"run", at("missing.json"), "--out", at("missing")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(at("not-here")), qPrintable(outcome.err));
  }

  void an_experiment_goes_from_sample_to_report() {
    write(at("e.json"), experiment("2"));
    const Outcome outcome = segue({"run", at("e.json"), "--out", at("results")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("item2vec (resembles)"));
    QVERIFY(QFile::exists(at("results/report.html")));
    QVERIFY(QFile::exists(at("results/runs/item2vec/vectors.npy")));
    QVERIFY(!outcome.err.contains('\r'));  // no bar where there is no terminal
    const Outcome quiet = segue({"run", at("e.json"), "--out", at("results"), "--quiet"});
    QCOMPARE(quiet.status, 0);
    QCOMPARE(quiet.out + quiet.err, QString());
  }

  void a_sample_has_as_many_sequences_as_asked_for() {
    const Outcome outcome = segue({"sample", at("counted"), "--artists", "30", "--sequences", "42", "--seed", "7"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const auto rows = [&](const QString& name) {
      QFile file(at("counted/" + name));
      return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') - 1 : -1;
    };
    QCOMPARE(rows("playlists.csv"), 10);
    QCOMPARE(rows("sessions.csv"), 32);
  }

  void a_run_is_resumed() {
    QCOMPARE(segue({"sample", at("plays"), "--artists", "40", "--sequences", "120", "--genres", "4"}).status, 0);
    const auto train = [&](const QString& out, const QString& epochs) {
      return segue({"train", at("plays"), "--out", at(out), "--epochs", epochs, "--final-learning-rate", "0.05", "--dim", "4",
                    "--threads", "1", "--device", "cpu", "--split.validation-share", "0.2", "--validation.k", "3"});
    };
    const auto bytes = [&](const QString& name) {
      QFile file(at(name));
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(train("in one go", "5").status, 0);
    QCOMPARE(train("in parts", "3").status, 0);
    const Outcome resumed = segue({"train", "--resume", at("in parts"), "--epochs", "5"});
    QVERIFY2(resumed.status == 0, qPrintable(resumed.err));
    QVERIFY2(resumed.err.contains("3 of 5 epochs are done"), qPrintable(resumed.err));
    QVERIFY(!bytes("in one go/vectors.npy").isEmpty());
    QCOMPARE(bytes("in parts/vectors.npy"), bytes("in one go/vectors.npy"));
    QCOMPARE(bytes("in parts/output_vectors.npy"), bytes("in one go/output_vectors.npy"));
    QCOMPARE(bytes("in parts/validation.csv"), bytes("in one go/validation.csv"));
    QVERIFY(bytes("in parts/validation.csv").startsWith("epoch,hit_rate_3,resembles_3,followed_by_3,cosine\n1,"));
    QVERIFY(!resumed.err.contains("evaluations"));  // it had none
    // What is wrong is said before anything is read.
    const Outcome done = segue({"train", "--resume", at("in parts")});
    QCOMPARE(done.status, 1);
    QVERIFY2(done.err.contains("has all its 5 epochs already"), qPrintable(done.err));
    const Outcome other = segue({"train", "--resume", at("in parts"), "--epochs", "9", "--dim", "8"});
    QCOMPARE(other.status, 1);
    QVERIFY2(other.err.contains("another dim: it was 4, and is 8 now"), qPrintable(other.err));
    QCOMPARE(segue({"train", "--resume", at("in parts"), "--model", "glove"}).status, 2);
    QCOMPARE(segue({"train", at("plays"), "--resume", at("in parts"), "--epochs", "9", "--split.seed", "3"}).status, 1);
    QCOMPARE(segue({"train", "--resume", at("plays"), "--epochs", "9"}).status, 1);  // no run
    // Elsewhere the run itself stays.
    QCOMPARE(segue({"train", "--resume", at("in parts"), "--epochs", "6", "--out", at("longer"), "--quiet"}).status, 0);
    QCOMPARE(bytes("in parts/vectors.npy"), bytes("in one go/vectors.npy"));
    QVERIFY(bytes("longer/vectors.npy") != bytes("in one go/vectors.npy"));
    // Evaluations are of the vectors before: they go where those do, and that is told.
    QCOMPARE(segue({"evaluate", at("longer"), "--save", "--bootstrap", "100", "--quiet"}).status, 0);
    QVERIFY(QFile::exists(at("longer/per_sequence.csv")));
    const QByteArray told = "evaluations are of the vectors that it has now";
    const Outcome beside = segue({"train", "--resume", at("longer"), "--epochs", "7", "--out", at("longest")});
    QVERIFY2(beside.status == 0 && !beside.err.contains(told), qPrintable(beside.err));
    QVERIFY(QFile::exists(at("longer/per_sequence.csv")));
    const Outcome in_place = segue({"train", "--resume", at("longer"), "--epochs", "7"});
    QVERIFY2(in_place.status == 0 && in_place.err.contains(told), qPrintable(in_place.err));
    QVERIFY(!QFile::exists(at("longer/per_sequence.csv")));
  }

  void noise_is_drawn_by_any_power() {
    for (const char* exponent : {"-40", "300", "1e300"}) {
      const Outcome trained = segue({"train", at("plays"), "--out", at(QString("noise") + exponent), "--epochs", "1", "--dim",
                                     "4", "--threads", "1", "--noise-exponent", exponent, "--device", "cpu"});
      QVERIFY2(trained.status == 0, qPrintable(trained.err));
    }
    QCOMPARE(segue({"train", at("plays"), "--out", at("noise"), "--noise-exponent", "1e999"}).status, 2);
    QCOMPARE(segue({"train", at("plays"), "--out", at("noise"), "--noise-exponent", "nan"}).status, 2);
  }

  void the_single_steps_do_the_same() {
    QCOMPARE(segue({"sample", at("set"), "--artists", "60", "--playlists", "60", "--sessions", "240", "--genres", "4"}).status,
             0);
    const Outcome trained = segue({"train", at("set"), "--model", "cooccurrence_svd", "--out", at("svd"), "--dim", "4",
                                   "--corpus.min-count", "2", "--split.test-share", "0.2"});
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    const Outcome evaluated = segue({"evaluate", at("svd"), "--out", at("compared"), "--bootstrap", "100"});
    QVERIFY2(evaluated.status == 0, qPrintable(evaluated.err));
    QVERIFY(evaluated.out.contains("cooccurrence_svd"));
    QVERIFY(QFile::exists(at("compared/report.html")));

    // A second one, whose figures the run folders keep, so that they can be compared without the data.
    QCOMPARE(segue({"compare", at("svd"), at("svd")}).status, 1);  // it holds no evaluation yet
    QCOMPARE(segue({"train", at("set"), "--model", "cooccurrence_svd", "--out", at("svd 2"), "--dim", "4", "--seed", "2",
                    "--corpus.min-count", "2", "--split.test-share", "0.2", "--name", "svd 2"})
                 .status,
             0);
    const Outcome both =
        segue({"evaluate", at("svd"), at("svd 2"), "--bootstrap", "100", "--levels", "popularity,markov", "--ks", "1,5",
               "--compare-protocols", "--format", "markdown", "--save", "--comparison.measure", "mrr", "--quiet"});
    QVERIFY2(both.status == 0, qPrintable(both.err));
    QVERIFY(both.out.startsWith("| Model | hit@1 | hit@5 | NDCG@5 | MRR |"));
    QVERIFY(both.out.contains("| markov (level) |") && both.out.contains("as in 2020"));
    QVERIFY(both.out.contains(QString::fromUtf8(" | resembles | 2 | ")));  // over two seeds
    QVERIFY(QDir(at("set")).rename(at("set"), at("moved")));
    const Outcome compared = segue({"compare", at("svd"), at("svd 2"), "--format", "csv", "--comparison.measure", "mrr",
                                    "--comparison.bootstrap", "100", "--out", at("pairs.csv"), "--quiet"});
    QVERIFY2(compared.status == 0, qPrintable(compared.err));
    QCOMPARE(compared.out.count('\n'), 2);
    QVERIFY(QFile::exists(at("pairs.csv")));
    QVERIFY(QDir(at("moved")).rename(at("moved"), at("set")));
    // Models of the same names on another data set: pairs within each, mean ranks over both.
    QCOMPARE(segue({"sample", at("radio"), "--artists", "50", "--playlists", "50", "--sessions", "150", "--seed", "3"}).status,
             0);
    for (const char* name : {"svd", "svd 2"}) {
      const QString dim = QLatin1String(name) == QLatin1String("svd") ? QStringLiteral("4") : QStringLiteral("2");
      QCOMPARE(segue({"train", at("radio"), "--model", "cooccurrence_svd", "--out", at("radio-") + name, "--dim", dim, "--name",
                      name, "--corpus.min-count", "2", "--split.test-share", "0.2"})
                   .status,
               0);
      QCOMPARE(segue({"train", at("set"), "--model", "cooccurrence_svd", "--out", at("set-") + name, "--dim", dim, "--name", name,
                      "--corpus.min-count", "2", "--split.test-share", "0.2"})
                   .status,
               0);
    }
    for (const char* data : {"set", "radio"}) {
      const QString runs = at(data) + QLatin1Char('-');
      QCOMPARE(segue({"evaluate", runs + "svd", runs + "svd 2", "--bootstrap", "100", "--save", "--quiet"}).status, 0);
    }
    const QStringList sets{"compare",       at("set-svd"),     at("set-svd 2"),
                           at("radio-svd"), at("radio-svd 2"), "--comparison.bootstrap",
                           "100",           "--quiet"};
    const Outcome ranked = segue(sets + QStringList{"--ranks", at("ranks.svg"), "--out", at("sets.csv")});
    QVERIFY2(ranked.status == 0, qPrintable(ranked.err));
    for (const char* text :
         {"\nradio\n", "Mean rank (CD 1.39)", "Ranked by 2 data sets", "Not told apart", "cannot tell these models"}) {
      QVERIFY2(ranked.out.contains(QLatin1String(text)), qPrintable(ranked.out));
    }
    QFile diagram(at("ranks.svg"));
    QVERIFY(diagram.open(QIODevice::ReadOnly) && diagram.readAll().contains("CD = 1.39"));
    QFile pairs(at("sets.csv"));
    QVERIFY(pairs.open(QIODevice::ReadOnly));
    QVERIFY(pairs.readLine().startsWith("data_set,a,b,"));
    QVERIFY(pairs.readLine().startsWith("set,"));
    QVERIFY(pairs.readLine().startsWith("radio,"));
    QCOMPARE(segue(sets + QStringList{"--ranks", at("ranks.png")}).status, 2);
    QCOMPARE(segue({"compare", at("svd"), at("svd 2"), "--ranks", at("ranks.svg"), "--quiet"}).status, 1);  // two on one data set
    QCOMPARE(segue({"evaluate", at("svd"), "--ks", "0"}).status, 2);
    QCOMPARE(segue({"evaluate", at("svd"), "--levels", "ease", "--ease.regularisation", "0.0005"}).status, 2);
    const Outcome approximate = segue({"evaluate", at("set-svd"), "--levels", "item_knn,ease", "--item-knn.neighbors", "3",
                                       "--bootstrap", "100", "--approximate", "true", "--out", at("own"), "--quiet"});
    QVERIFY2(approximate.status == 0, qPrintable(approximate.err));
    for (const char* text : {"item_knn (level)", "95 % BCa bootstrap interval (100 resamples of", "Protocol: corrected.",
                             "Search recall", "exact best that the approximate search (HNSW) found"}) {
      QVERIFY2(approximate.out.contains(QString::fromUtf8(text)), qPrintable(approximate.out));
    }
    QFile figures(at("own/figures.csv"));
    QVERIFY(figures.open(QIODevice::ReadOnly) && figures.readAll().contains("item_knn,item_knn,,coverage,10,lists,"));
    QCOMPARE(segue({"evaluate", at("svd"), "--levels", "pop"}).status, 2);
    QCOMPARE(segue({"evaluate", at("svd"), "--protocol", "2020"}).status, 2);
    QCOMPARE(segue({"evaluate", at("svd"), "--format", "word"}).status, 2);

    QCOMPARE(segue({"export", at("svd"), "--format", "word2vec", "--out", at("vectors.txt")}).status, 0);
    QFile text(at("vectors.txt"));
    QVERIFY(text.open(QIODevice::ReadOnly));
    QVERIFY(text.readLine().endsWith(" 4\n"));
    QCOMPARE(segue({"export", at("svd"), "--format", "npy", "--out", at("v.npy")}).status, 0);
    QVERIFY(QFile::exists(at("v.npy.artists.tsv")));
    QCOMPARE(segue({"export", at("svd"), "--format", "npy", "--out", at("w.npy"), "--table", "output"}).status, 1);
  }

  void cold_artists_are_predicted_and_marked_where_they_are_written() {
    const QStringList sizes{"--artists", "300", "--playlists", "300", "--sessions", "900", "--genres", "6"};
    QCOMPARE(segue(QStringList{"sample", at("music")} + sizes).status, 0);
    const Outcome trained = segue({"train", at("music"), "--model", "user_svd", "--dim", "8", "--corpus.min-count", "12", "--out",
                                   at("warm"), "--threads", "1"});
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    QVERIFY2(trained.err.contains("8 singular triplets, the largest residual "), qPrintable(trained.err));
    const Outcome cold = segue({"cold", at("warm"), "--out", at("cold"), "--threads", "1"});
    QVERIFY2(cold.status == 0, qPrintable(cold.err));
    QVERIFY(cold.out.contains("cold artists got a predicted vector") && cold.out.contains("of the mean vector"));
    QCOMPARE(segue({"export", at("cold"), "--format", "word2vec", "--out", at("cold.txt")}).status, 0);
    QFile marks(at("cold.txt.artists.tsv"));
    QVERIFY(marks.open(QIODevice::ReadOnly));
    QVERIFY(marks.readLine().endsWith("\tpredicted\n"));
    QCOMPARE(segue({"export", at("warm"), "--format", "word2vec", "--out", at("warm.txt")}).status, 0);
    QVERIFY(!QFile::exists(at("warm.txt.artists.tsv")));
    // What could be resumed still can be, but where its state is lost.
    QCOMPARE(segue({"train", at("music"), "--dim", "8", "--corpus.min-count", "12", "--epochs", "2", "--optimiser", "adam",
                    "--learning-rate", "0.01", "--device", "cpu", "--out", at("stateful"), "--quiet"})
                 .status,
             0);
    QCOMPARE(segue({"cold", at("stateful"), "--out", at("stateful cold"), "--threads", "1", "--quiet"}).status, 0);
    const Outcome on = segue({"train", "--resume", at("stateful cold"), "--epochs", "3"});
    QVERIFY2(on.status == 0 && on.err.contains("2 of 3 epochs are done"), qPrintable(on.err));
    QVERIFY(QFile::remove(at("stateful/state/first.npy")));
    const Outcome lost = segue({"cold", at("stateful"), "--out", at("stateless cold"), "--threads", "1"});
    QVERIFY2(lost.status == 0 && lost.err.contains("The run with cold artists cannot be resumed: "), qPrintable(lost.err));
    QVERIFY2(lost.err.contains(at("stateful/state/first.npy")), qPrintable(lost.err));
    // Other data, in which the same numbers are other artists.
    QCOMPARE(segue(QStringList{"sample", at("other"), "--seed", "8"} + sizes).status, 0);
    const Outcome other = segue({"cold", at("warm"), "--data", at("other"), "--out", at("wrong")});
    QCOMPARE(other.status, 1);
    QVERIFY2(other.err.contains("trained on other sequences or artists"), qPrintable(other.err));
    QVERIFY(!QFile::exists(at("wrong")));
    QCOMPARE(segue({"cold", at("warm"), "--out", at("none"), "--tags", "false", "--albums", "false", "--names", "false"}).status,
             1);
    QCOMPARE(segue({"cold", at("nowhere"), "--out", at("none")}).status, 1);
  }

  void each_model_is_trained_by_name_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("user_svd") << QStringList{"user_svd", "--weight", "bm25", "--love-weight", "2"};
    QTest::newRow("als") << QStringList{"als", "--epochs", "3", "--confidence", "logarithmic"};
    QTest::newRow("glove") << QStringList{"glove", "--epochs", "3", "--vectors", "sum"};
  }
  void each_model_is_trained_by_name() {
    QFETCH(QStringList, arguments);
    const QString out = at("by name " + arguments[0]);
    const Outcome trained =
        segue(QStringList{"train", at("set"), "--out", out, "--dim", "8", "--corpus.min-count", "2", "--model"} + arguments);
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    QFile json(out + "/run.json");
    QVERIFY(json.open(QIODevice::ReadOnly));
    QVERIFY(json.readAll().contains("\"model\": \"" + arguments[0].toUtf8() + "\""));
    const Outcome help = segue({"train", "--model", arguments[0], "--help"});
    QCOMPARE(help.status, 0);
    QVERIFY2(help.out.contains(arguments[1]) && help.out.contains(arguments[0]), qPrintable(help.out));
  }

  void options_without_effect_are_noted_and_what_cannot_be_is_told() {
    QCOMPARE(segue({"sample", at("few"), "--artists", "40", "--sequences", "120", "--genres", "4"}).status, 0);
    const QStringList all{"train",    at("few"), "--out",     at("noted"), "--dim",    "4",
                          "--epochs", "1",       "--threads", "1",         "--device", "cpu"};
    const Outcome noted = segue(all + QStringList{"--deterministic", "true", "--fast-noise", "true"});
    QCOMPARE(noted.status, 0);
    QCOMPARE(noted.err.count("Without effect, as the other options are: --fast-noise"), 1);
    QVERIFY2(!segue(all).err.contains("Without effect"), "nothing was given");
    const Outcome two = segue(all + QStringList{"--preset", "follows", "--temperature", "0.1", "--negatives", "7"});
    QVERIFY2(two.err.contains("are: --negatives, --temperature\n"), qPrintable(two.err));

    const Outcome judged = segue(all + QStringList{"--output", "hierarchical_softmax", "--validation.judged-by", "followed_by",
                                                   "--patience", "1", "--split.validation-share", "0.1"});
    QCOMPARE(judged.status, 1);
    QVERIFY2(judged.err.contains("cannot go by followed_by"), qPrintable(judged.err));
    const Outcome share = segue(all + QStringList{"--patience", "1", "--split.validation-share", "0.0001"});
    QCOMPARE(share.status, 1);
    QVERIFY2(share.err.contains("Raise the validation share"), qPrintable(share.err));
    const Outcome nothing = segue(all + QStringList{"--preset", "resembles", "--subsample", "1e-300"});
    QCOMPARE(nothing.status, 1);
    QVERIFY2(nothing.err.contains("Sub-sampling left no two plays"), qPrintable(nothing.err));

    QCOMPARE(segue({"train", at("few"), "--model", "user_svd", "--out", at("no epochs"), "--dim", "4"}).status, 0);
    const Outcome resumed = segue({"train", "--resume", at("no epochs"), "--epochs", "3"});
    QCOMPARE(resumed.status, 1);
    QVERIFY2(resumed.err.contains("only runs of item2vec can be resumed"), qPrintable(resumed.err));
  }

  void one_artist_alone_is_trained_as_the_remedy_says() {
    write(at("one.csv"), "playlist_id,artist\na,Solo\na,Solo\na,Solo\nb,Solo\nb,Solo\n");
    const QStringList all{"train", at("one.csv"),        "--out", at("one"),  "--dim", "4", "--epochs", "1", "--split.test-share",
                          "0",     "--corpus.min-count", "1",     "--device", "cpu"};
    const Outcome refused = segue(all);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("collapse_repeats, same_artist_pairs"), qPrintable(refused.err));
    const Outcome half = segue(all + QStringList{"--corpus.collapse-repeats", "false"});
    QCOMPARE(half.status, 1);
    QVERIFY2(half.err.contains("same_artist_pairs"), qPrintable(half.err));
    const Outcome trained = segue(all + QStringList{"--corpus.collapse-repeats", "false", "--same-artist-pairs", "true"});
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    const Outcome near = segue({"neighbors", at("one"), "Solo"});
    QCOMPARE(near.status, 0);
    QVERIFY2(near.out.contains("no other artist has a vector in this run"), qPrintable(near.out));
  }

  void artists_are_found_in_any_letter_case() {
    QFile artists(at("svd/artists.tsv"));
    QVERIFY(artists.open(QIODevice::ReadOnly));
    (void)artists.readLine();
    QString name;  // of the first artist whose name has letters of two cases
    while (!artists.atEnd() && name.toUpper() == name) name = QString::fromUtf8(artists.readLine()).split('\t').at(2);
    const Outcome found = segue({"neighbors", at("svd"), name.toUpper(), "--k", "3"});
    QVERIFY2(found.status == 0, qPrintable(found.err));
    QVERIFY2(found.out.startsWith(name + "\n   1  "), qPrintable(found.out));
    QCOMPARE(found.out.count('\n'), 4);
    const Outcome near = segue({"neighbors", at("svd"), name.chopped(1)});
    QCOMPARE(near.status, 1);
    QVERIFY2(near.err.contains("Perhaps: ") && near.err.contains(name), qPrintable(near.err));
  }

  void ctrl_c_leaves_no_half_written_run_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP, the terminal is closed") << SIGHUP;
  }
  void ctrl_c_leaves_no_half_written_run() {
    QFETCH(int, signal);
    write(at("long.json"), experiment("10000"));
    const QString out = at(QStringLiteral("stopped%1").arg(signal));
    QProcess process;
    process.setProcessEnvironment(without_display());
    process.setChildProcessModifier([] { ::signal(SIGHUP, SIG_DFL); });  // whatever this test was started with
    process.start(program, {"run", at("long.json"), "--out", out});
    const QByteArray err = said_until("Training item2vec", process);
    QVERIFY2(err.contains("Training item2vec"), err.constData());
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY(process.exitStatus() == QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("stopped"));
    QVERIFY(QDir(out + "/runs").isEmpty());
    QVERIFY(!QFile::exists(out + "/report.html"));
  }

  void signals_keep_what_a_training_has_learned_data() {
    QTest::addColumn<QList<int>>("signals_sent");
    QTest::addColumn<bool>("kept");
    QTest::newRow("SIGINT") << QList<int>{SIGINT} << true;
    QTest::newRow("SIGTERM") << QList<int>{SIGTERM} << true;
    // The shell sends one, and the kernel another.
    QTest::newRow("SIGHUP twice, the terminal is closed") << QList<int>{SIGHUP, SIGHUP} << true;
    QTest::newRow("SIGINT, then the terminal is closed") << QList<int>{SIGINT, SIGHUP} << true;
    QTest::newRow("SIGTERM, then SIGINT") << QList<int>{SIGTERM, SIGINT} << false;
    QTest::newRow("SIGHUP, then SIGINT") << QList<int>{SIGHUP, SIGINT} << false;
  }
  void signals_keep_what_a_training_has_learned() {
    QFETCH(QList<int>, signals_sent);
    QFETCH(bool, kept);
    if (!QFile::exists(at("keep"))) {
      QCOMPARE(segue({"sample", at("keep"), "--artists", "40", "--playlists", "400", "--sessions", "400"}).status, 0);
    }
    const QString out = at(QStringLiteral("kept after %1").arg(QLatin1String(QTest::currentDataTag())));
    QProcess process;
    process.setProcessEnvironment(without_display());
    process.setChildProcessModifier([] { ::signal(SIGHUP, SIG_DFL); });  // whatever this test was started with
    process.start(program, {"train", at("keep"), "--out", out, "--epochs", "10000"});
    QByteArray err = said_until("Training item2vec", process);
    QVERIFY2(err.contains("Training item2vec"), err.constData());
    const auto id = static_cast<pid_t>(process.processId());
    for (const int signal : signals_sent) {
      ::kill(id, signal);
      if (kept) QThread::msleep(5);  // two alike would be delivered as one
    }
    QVERIFY(process.waitForFinished(60'000));
    err += process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit, err.constData());
    QVERIFY2(process.exitCode() == (kept ? 0 : 130), err.constData());
    QCOMPARE(err.contains("what was learned so far is kept"), kept);
    QCOMPARE(QFile::exists(out + "/run.json"), kept);
  }

  void a_folder_of_somebody_is_not_replaced() {
    QVERIFY(QDir().mkpath(at("home/docs")));
    write(at("home/docs/thesis.txt"), "years of work");
    QCOMPARE(segue({"sample", at("music"), "--artists", "20", "--playlists", "20", "--sessions", "20"}).status, 0);
    for (const QStringList& arguments :
         {QStringList{"sample", at("home"), "--artists", "20"}, QStringList{"train", at("music"), "--out", at("home")}}) {
      const Outcome outcome = segue(arguments);
      QCOMPARE(outcome.status, 1);
      QVERIFY2(outcome.err.contains("docs"), qPrintable(outcome.err));
      QVERIFY(QFile::exists(at("home/docs/thesis.txt")));
    }
  }

  void names_do_not_steer_the_terminal() {
    const QByteArray control =
        "\\" + QByteArray("u001b[2J") + "\\" + QByteArray("u0000");  // moc stumbles over them in one literal
    write(at("name.json"), R"({"data": {"path": "x"}, "models": [{"model": "item2vec", "name": "a)" + control + R"(b"}]})");
    const Outcome outcome = segue({"run", at("name.json")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("\"a [2J b\""), qPrintable(outcome.err));
  }

  void output_that_is_lost_is_a_failure() {
    QProcess process;
    process.setProcessEnvironment(without_display());
    process.setStandardOutputFile("/dev/full");
    process.start(program, {"devices"});
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("standard output"));
  }

  void devices_are_named() {
    const Outcome outcome = segue({"devices"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.startsWith("CPU: "));
    QVERIFY(outcome.out.contains("GPU"));
  }

 private:
  [[nodiscard]] QString at(const QString& name) const { return folder_.path() + QLatin1Char('/') + name; }
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
