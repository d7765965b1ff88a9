// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <initializer_list>
#include <utility>

#include "core/base/fields.h"
#include "core/experiment/spec_json.h"

namespace segue::app {

/// The arguments of one command: what it takes, its help, and what was given. Wrong ones throw UsageError.
///
/// Option structs give their options by `fields`: the option `min_count` of CorpusOptions under the prefix "corpus." is
/// --corpus.min-count, with the same names of choices, bounds and help as in an experiment file and in the window.
class Arguments {
 public:
  /// `usage`: what follows "segue ", e.g. "run EXPERIMENT.json [OPTIONS…]".
  Arguments(const char* usage, const char* description);

  void flag(const char* name, const char* help);
  void option(const char* name, const char* value, const char* help);
  template <class Options>
  void options(Options defaults, const QString& prefix = {});

  /// Returns false when help was asked for, which is printed then. `least` and `most`: how many positional arguments.
  [[nodiscard]] bool parse(const QStringList& arguments, int least, int most);
  [[nodiscard]] QStringList positional() const { return parser_.positionalArguments(); }
  [[nodiscard]] bool given(const char* name) const { return parser_.isSet(QLatin1String(name)); }
  [[nodiscard]] QString value(const char* name) const { return parser_.value(QLatin1String(name)); }
  /// Of an option that may be given many times.
  [[nodiscard]] QStringList values(const char* name) const { return parser_.values(QLatin1String(name)); }
  /// Throws UsageError where it was not given.
  [[nodiscard]] QString needed(const char* name) const;
  /// `options` with what was given.
  template <class Options>
  [[nodiscard]] Options read(Options options, const QString& prefix = {}) const;
  /// What was given of them, as the JSON object that an experiment file would hold.
  template <class Options>
  [[nodiscard]] experiment::Json json(Options options, const QString& prefix = {}) const;
  /// Calls `read` on that JSON; what it finds wrong is a UsageError.
  template <class Read>
  static auto reading(experiment::Json json, Read read);

 private:
  class Adder;
  class Taker;
  void addField(const QString& prefix, const Field& field, const QString& choicesOrBounds, const QString& standard);
  [[nodiscard]] static QString optionName(const QString& prefix, const char* field);
  [[nodiscard]] static QString bounds(const Field& field);
  [[nodiscard]] static experiment::Json toJson(const QString& text);
  [[noreturn]] static void rethrowAsUsage(const Error& error);

  QString usage_;
  QCommandLineParser parser_;
};

[[nodiscard]] std::filesystem::path toPath(const QString& text);

/// Adds an option for each field, telling its default.
class Arguments::Adder {
 public:
  Adder(Arguments& arguments, const QString& prefix) : arguments_(arguments), prefix_(prefix) {}
  template <class T>
  void field(const Field& field, const T& value) {
    arguments_.addField(prefix_, field, bounds(field), QString::fromStdString(experiment::Json(value).dump()));
  }
  template <class E>
  void choice(const Field& field, const E& value, std::initializer_list<Choice<E>> choices) {
    QStringList names;
    QString standard;
    for (const auto& c : choices) {
      names << QLatin1String(c.name);
      if (c.value == value) standard = names.back();
    }
    arguments_.addField(prefix_, field, names.join(QStringLiteral(", ")), standard);
  }

 private:
  Arguments& arguments_;
  QString prefix_;
};

/// Gathers the given ones as the JSON object that the strict reader of experiment files takes.
class Arguments::Taker {
 public:
  Taker(const Arguments& arguments, const QString& prefix) : arguments_(arguments), prefix_(prefix) {}
  template <class T>
  void field(const Field& field, const T&) {
    take(field);
  }
  template <class E>
  void choice(const Field& field, const E&, std::initializer_list<Choice<E>>) {
    take(field);
  }
  experiment::Json json = experiment::Json::object();

 private:
  void take(const Field& field) {
    const QString name = optionName(prefix_, field.name);
    if (arguments_.parser_.isSet(name)) json[field.name] = toJson(arguments_.parser_.value(name));
  }
  const Arguments& arguments_;
  QString prefix_;
};

template <class Options>
void Arguments::options(Options defaults, const QString& prefix) {
  Adder adder(*this, prefix);
  fields(adder, defaults);
}

template <class Options>
experiment::Json Arguments::json(Options options, const QString& prefix) const {
  Taker taker(*this, prefix);
  fields(taker, options);
  return taker.json;
}

template <class Read>
auto Arguments::reading(experiment::Json json, Read read) {
  const experiment::JsonFile file{{}, "{}", std::move(json)};
  try {
    return read(file.root, experiment::JsonPath(file));
  } catch (const Error& error) {
    rethrowAsUsage(error);
  }
}

template <class Options>
Options Arguments::read(Options options, const QString& prefix) const {
  return reading(json(options, prefix), [&](const experiment::Json& given, const experiment::JsonPath& path) {
    experiment::read_options(given, path, options);
    return options;
  });
}

}  // namespace segue::app
