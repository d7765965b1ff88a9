// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/piped_table.h"
#include "app/commands/task.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"
#include "core/readers/archive.h"
#include "core/readers/corpus_file.h"
#include "core/readers/write_csv_set.h"
#include "core/tables/import_table.h"
#include "core/tables/names_folder.h"
#include "core/tables/preview.h"

namespace segue::app {
namespace {

/// Whether `path` is `folder`, or would lie in it.
bool liesWithin(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto named = [](const std::filesystem::path& one) {
    const std::filesystem::path full = std::filesystem::weakly_canonical(std::filesystem::absolute(one));
    return full.has_filename() ? full : full.parent_path();
  };
  const std::filesystem::path outer = named(folder);
  const std::filesystem::path inner = named(path);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

/// "4G", "512M", "1000000": bytes, in powers of 1024.
std::uint64_t memoryFrom(const QString& text) {
  QString digits = text.trimmed().toUpper();
  if (digits.endsWith(QLatin1Char('B'))) digits.chop(1);
  if (digits.endsWith(QLatin1Char('I'))) digits.chop(1);
  double unit = 1;
  const qsizetype power = digits.isEmpty() ? -1 : QStringLiteral("KMGT").indexOf(digits.back());
  if (power >= 0) {
    unit = std::pow(1024.0, static_cast<double>(power + 1));
    digits.chop(1);
  }
  bool ok = false;
  const double bytes = digits.toDouble(&ok) * unit;
  if (!ok || bytes < 0x1p24 || bytes > 0x1p50) {
    throw UsageError{QStringLiteral("--memory is a size such as 512M or 4G, at least 16M, not \"%1\"").arg(text)};
  }
  return static_cast<std::uint64_t>(bytes);
}

tables::Role roleNamed(const QString& name) {
  QStringList names;
  for (const auto& role : tables::role_names()) {
    if (name == QLatin1String(role.name)) return role.role;
    names << QLatin1String(role.name);
  }
  throw UsageError{
      QStringLiteral("there is no role \"%1\"; the roles of columns are %2").arg(name, names.join(QStringLiteral(", ")))};
}

const char* nameOf(tables::Role role) {
  for (const auto& named : tables::role_names()) {
    if (named.role == role) return named.name;
  }
  return "";
}

tables::TableSpec presetNamed(const QString& name) {
  QStringList names;
  for (const auto& preset : tables::presets()) {
    if (name.compare(QString::fromUtf8(preset.name), Qt::CaseInsensitive) == 0) return preset.spec;
    names << QString::fromUtf8(preset.name);
  }
  throw UsageError{QStringLiteral("there is no preset \"%1\"; there are: %2").arg(name, names.join(QStringLiteral(", ")))};
}

/// The detected roles with those of --column in their place. A role that is given to a column is taken from any other.
std::vector<tables::ColumnRole> columnsWith(const QStringList& given, const tables::Preview& detected) {
  std::vector<tables::ColumnRole> columns;
  for (const QString& text : given) {
    const qsizetype sign = text.lastIndexOf(QLatin1Char('='));
    if (sign <= 0) throw UsageError{QStringLiteral("--column is NAME=ROLE, not \"%1\"").arg(text)};
    const std::string name = text.first(sign).toStdString();
    const tables::Role role = roleNamed(text.sliced(sign + 1));
    std::erase_if(columns, [&](const auto& c) { return c.column == name; });
    columns.push_back({name, role});
  }
  for (std::size_t i = 0; i < detected.columns.size() && i < detected.roles.size(); ++i) {
    const bool taken = std::any_of(columns.begin(), columns.end(), [&](const tables::ColumnRole& c) {
      return c.column == detected.columns[i] || c.column == std::to_string(i + 1) || c.role == detected.roles[i];
    });
    if (!taken && detected.roles[i] != tables::Role::ignore) columns.push_back({detected.columns[i], detected.roles[i]});
  }
  return columns;
}

/// A name or a field on one line of a terminal, at most `width` wide.
QString shown(const std::string& text, qsizetype width) {
  QString line = QString::fromStdString(text);
  for (QChar& c : line) {
    if (c.category() == QChar::Other_Control) c = QLatin1Char(' ');
  }
  return line.size() <= width ? line : line.first(width - 1) + QStringLiteral("…");
}

QString tableText(const tables::Preview& preview) {
  constexpr std::size_t mostRows = 10;
  constexpr qsizetype mostWidth = 28;
  std::vector<std::vector<QString>> lines(2);
  for (std::size_t i = 0; i < preview.columns.size(); ++i) {
    lines[0].push_back(shown(preview.columns[i], mostWidth));
    const tables::Role role = i < preview.roles.size() ? preview.roles[i] : tables::Role::ignore;
    lines[1].push_back(role == tables::Role::ignore ? QStringLiteral("–") : QStringLiteral("[%1]").arg(nameOf(role)));
  }
  for (std::size_t r = 0; r < std::min(mostRows, preview.rows.size()); ++r) {
    lines.emplace_back();
    for (const std::string& field : preview.rows[r]) lines.back().push_back(shown(field, mostWidth));
  }
  std::vector<qsizetype> widths;
  for (const auto& line : lines) {
    widths.resize(std::max(widths.size(), line.size()));
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  QString text;
  for (const auto& line : lines) {
    QString row;
    for (std::size_t i = 0; i < line.size(); ++i) row += QStringLiteral("  ") + line[i].leftJustified(widths[i]);
    while (row.endsWith(QLatin1Char(' '))) row.chop(1);
    text += row + QLatin1Char('\n');
  }
  return text;
}

/// Writes the value's label in English.
class Labels {
 public:
  template <class T>
  void field(const Field& field, const T& value) {
    add(field, QString::fromStdString(experiment::Json(value).dump()));
  }
  template <class E>
  void choice(const Field& field, const E& value, std::initializer_list<Choice<E>> choices) {
    for (const auto& c : choices) {
      if (c.value == value) add(field, QString::fromUtf8(c.label));
    }
  }
  QString text;

 private:
  void add(const Field& field, const QString& value) {
    text += QStringLiteral("  %1 %2\n").arg(QString::fromUtf8(field.label) + QLatin1Char(':'), -14).arg(value);
  }
};

QString previewText(tables::Preview preview, const std::string& path) {
  Labels labels;
  fields(labels, preview.spec);
  fields(labels, preview.spec.dialect);
  QString text;
  if (!preview.preset.empty()) text += QStringLiteral("This looks like %1.\n").arg(QString::fromStdString(preview.preset));
  text += labels.text + QLatin1Char('\n') + tableText(preview);
  if (!preview.remarks.empty()) text += QLatin1Char('\n');
  for (const Message& remark : preview.remarks) text += QString::fromStdString(remark.str()) + QLatin1Char('\n');
  text +=
      preview.ready ? QStringLiteral("\nReady to import. In an experiment file:\n") : QStringLiteral("\nNot ready to import.\n");
  if (!preview.ready) return text;
  experiment::Json json = experiment::Json::object();
  json["data"] = experiment::data_spec_json({path, std::nullopt, preview.spec});
  return text + QString::fromStdString(json.dump(2, ' ', false, experiment::Json::error_handler_t::replace)) + QLatin1Char('\n');
}

/// Throws where something else than a corpus file would be replaced: a mistaken name must not cost anybody's file.
void check_corpus_file(const std::filesystem::path& out) {
  std::error_code code;
  if (!std::filesystem::is_regular_file(out, code) || std::filesystem::file_size(out, code) == 0) return;
  if (data::is_corpus_file(out)) return;
  throw Error(SEGUE_TEXT("The file would be replaced, but it is no corpus file"), {out.string(), 0},
              SEGUE_TEXT("Choose another name"));
}

void import(const std::filesystem::path& from, const tables::TableSpec& spec, const std::filesystem::path& out,
            const tables::ImportOptions& options, Progress& progress, const Say& say) {
  if (tables::names_corpus_file(out)) {
    check_corpus_file(out);
    sayOddities(tables::import_to_corpus_file(from, spec, out, options, progress), say);
    return say({SEGUE_TEXT("Wrote %1"), {out.string()}});
  }
  data::check_csv_set_folder(out);
  const data::Dataset dataset = tables::import_table(from, spec, options, progress);
  sayOddities(dataset.report, say);
  data::write_csv_set(dataset, out, {}, progress);
  say({SEGUE_TEXT("Read %1 artists, %2 tracks, %3 playlists and %4 sessions"),
       {std::to_string(dataset.artists.size()), std::to_string(dataset.tracks.size()), std::to_string(dataset.playlists.size()),
        std::to_string(dataset.sessions.size())}});
  say({SEGUE_TEXT("Wrote %1"), {out.string()}});
}

}  // namespace

int importTable(const QStringList& arguments) {
  Arguments args("import TABLE OUT [OPTIONS…]",
                 "Imports a listening table: OUT ending in .segue becomes a corpus file, anything else a folder with a CSV set.\n"
                 "TABLE is a file, a folder or an archive of several, or - for standard input. What is not given is detected;\n"
                 "segue import TABLE --preview shows how, and writes nothing.");
  args.flag("preview", "Show what was detected and the first rows.");
  args.option("preset", "name", "Start from a table that is known by name, e.g. \"last.fm 1K\".");
  args.option("column", "NAME=ROLE",
              "What a column holds, by its name or its number; may be given many times. Roles: sequence,\n"
              "user, item, artist, artist_id, item_name, time, position, count, tag, ignore.");
  args.options(tables::TableSpec{});
  args.options(tables::Dialect{});
  args.option("memory", "size", "How much memory plays may take before they are sorted through temporary files (default 4G).");
  args.option("temporary", "folder",
              "Where those go, and a copy of standard input where its layout needs one (default: beside a\n"
              "corpus file, else the system's).");
  args.option("names", "folder",
              "Write what the table calls users, artists and tracks there: the data set has numbers for them, in the\n"
              "order of their first appearance (users keep theirs where all have one).");
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 2)) return 0;
  const bool only_preview = args.given("preview");
  if (!only_preview && args.positional().size() < 2) throw UsageError{QStringLiteral("OUT is missing; --preview needs none")};

  if (!only_preview && args.positional()[1] == QLatin1String("-")) {
    throw UsageError{QStringLiteral("OUT is a file or a folder; a data set cannot be written to standard output")};
  }

  tables::ImportOptions options;
  if (args.given("memory")) options.memory_bytes = memoryFrom(args.needed("memory"));
  if (args.given("names") && !only_preview) {
    options.names = toPath(args.needed("names"));
    if (liesWithin(options.names, toPath(args.positional()[1]))) {
      throw UsageError{QStringLiteral("--names is OUT or lies within it: names go to a folder of their own")};
    }
    tables::check_names_folder(options.names);
  }
  if (args.given("temporary")) options.temporary = toPath(args.needed("temporary"));
  tables::TableSpec spec = args.given("preset") ? presetNamed(args.needed("preset")) : tables::TableSpec{};
  spec = args.read(spec);
  spec.dialect = args.read(spec.dialect);
  const QStringList columns = args.values("column");

  const bool piped = args.positional().front() == QLatin1String("-");
  std::optional<PipedTable> table;
  std::filesystem::path from = toPath(args.positional().front());
  const std::filesystem::path out = only_preview ? std::filesystem::path() : toPath(args.positional()[1]);
  QString shownPreview;
  const auto work = [&](Progress& progress, const Say& say) {
    if (piped) from = table.emplace(tables::temporary_folder(options, out), progress).file();
    const bool long_pipe = piped && !table->whole();
    if (long_pipe && data::is_archive(from)) table->keep_all(progress);  // one cannot be read from its middle
    constexpr std::size_t rows = 10;
    tables::Preview seen;
    if (only_preview || long_pipe || !columns.isEmpty()) seen = tables::preview(from, spec, rows, &progress);
    if (!columns.isEmpty()) spec.columns = columnsWith(columns, seen);
    if (only_preview) {
      if (!columns.isEmpty()) seen = tables::preview(from, spec, rows, &progress);
      shownPreview = previewText(std::move(seen), piped ? "-" : std::filesystem::absolute(from).string());
      return;
    }
    if (piped && !table->whole()) {
      const tables::Layout layout = seen.spec.layout;
      if (layout == tables::Layout::table || layout == tables::Layout::lines) {
        table->rewind();
        from = "-";
      } else {
        table->keep_all(progress);  // read more than once
      }
    }
    import(from, spec, out, options, progress, say);
    if (!options.names.empty() && std::filesystem::exists(options.names)) {
      say({SEGUE_TEXT("Wrote %1"), {options.names.string()}});
    }
  };
  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    try {
      work(progress, say);
    } catch (const Error& error) {
      if (!table) throw;
      throw table->told(error);
    }
  });
  if (only_preview) print(shownPreview);
  return 0;
}

}  // namespace segue::app
