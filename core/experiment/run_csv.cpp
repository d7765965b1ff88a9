// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_csv.h"

#include <algorithm>
#include <charconv>
#include <ostream>
#include <sstream>
#include <string_view>

#include "core/base/files.h"

namespace segue::experiment {
namespace {

constexpr const char* older_history_header = "epoch,loss,learning_rate,rate";
constexpr const char* history_header = "epoch,loss,learning_rate,rate,gradient_norm";
constexpr const char* older_validation_header = "epoch,hit_rate";
constexpr const char* validation_header = "epoch,hit_rate,resembles,followed_by,cosine";
constexpr const char* per_sequence_header = "scoring,sequence,source,user,transitions,hit_1,hit_k,reciprocal_rank";

/// One row, cell by cell. Run tables hold numbers and plain words, never quotes.
class Row {
 public:
  Row(const std::string& line, const Place& place) : rest_(line), place_(place) {}

  std::string_view word() {
    if (done_) fail();
    const auto comma = rest_.find(',');
    const std::string_view cell = rest_.substr(0, comma);
    done_ = comma == std::string_view::npos;
    rest_ = done_ ? std::string_view() : rest_.substr(comma + 1);
    return cell;
  }
  template <class T>
  T number() {
    const std::string_view cell = word();
    T value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) fail();
    return value;
  }
  void end() const {
    if (!done_) fail();
  }
  [[noreturn]] void fail() const {
    throw Error(SEGUE_TEXT("This line is not a row of the table"), place_,
                SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
  }

 private:
  std::string_view rest_;
  Place place_;
  bool done_ = false;
};

template <class Take>
void read_table(const std::filesystem::path& path, const std::string& header, const Take& take) {
  std::istringstream in(read_file(path));
  std::string line;
  std::getline(in, line);
  if (line != header) {
    throw Error({SEGUE_TEXT("The first line must be \"%1\""), {header}}, {path.string(), 1},
                SEGUE_TEXT("The run folder is damaged: copy it again, or train the model again"));
  }
  for (std::uint64_t number = 2; std::getline(in, line); ++number) {
    Row row(line, {path.string(), number});
    take(row);
    row.end();
  }
}

}  // namespace

std::string exact(double value) {
  char digits[32];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  return {digits, end};
}

void write_history(const std::filesystem::path& path, const std::vector<TrainingSample>& history) {
  write_file(path, [&](std::ostream& out) {
    out << history_header << '\n';
    for (const auto& s : history) {
      out << exact(s.epoch) << ',' << exact(s.loss) << ',' << exact(s.learning_rate) << ',' << exact(s.rate) << ','
          << exact(s.gradient_norm) << '\n';
    }
  });
}

std::vector<TrainingSample> read_history(const std::filesystem::path& path) {
  std::vector<TrainingSample> history;
  // Runs written before gradients were measured.
  const bool without_norm = read_file(path).starts_with(std::string(older_history_header) + '\n');
  read_table(path, without_norm ? older_history_header : history_header, [&](Row& row) {
    TrainingSample s;
    s.epoch = row.number<double>();
    s.loss = row.number<double>();
    s.learning_rate = row.number<double>();
    s.rate = row.number<double>();
    if (!without_norm) s.gradient_norm = row.number<double>();
    history.push_back(s);
  });
  return history;
}

void write_validation(const std::filesystem::path& path, const std::vector<ValidationSample>& validation) {
  write_file(path, [&](std::ostream& out) {
    out << validation_header << '\n';
    for (const auto& s : validation) {
      out << exact(s.epoch) << ',' << exact(s.hit_rate) << ',' << exact(s.resembles) << ',' << exact(s.followed_by) << ','
          << exact(s.cosine) << '\n';
    }
  });
}

std::vector<ValidationSample> read_validation(const std::filesystem::path& path) {
  std::vector<ValidationSample> validation;
  // Runs written when there was one figure.
  const bool one_figure = read_file(path).starts_with(std::string(older_validation_header) + '\n');
  read_table(path, one_figure ? older_validation_header : validation_header, [&](Row& row) {
    ValidationSample s;
    s.epoch = row.number<double>();
    s.hit_rate = row.number<double>();
    if (!one_figure) {
      s.resembles = row.number<double>();
      s.followed_by = row.number<double>();
      s.cosine = row.number<double>();
    }
    validation.push_back(s);
  });
  return validation;
}

void write_per_sequence(const std::filesystem::path& path, const std::vector<RunFigures>& figures) {
  write_file(path, [&](std::ostream& out) {
    out << per_sequence_header << '\n';
    for (const auto& f : figures) {
      const char* scoring = models::scoring_name(f.scoring);
      for (std::size_t i = 0; i < f.result.sequences.size(); ++i) {
        const auto& s = f.result.sequences[i];
        out << scoring << ',' << s.sequence << ',';
        if (i < f.sources.size()) out << (f.sources[i] == data::Source::playlist ? "playlist" : "session");
        out << ',';
        if (i < f.users.size() && f.users[i] >= 0) out << f.users[i];
        out << ',' << s.transitions << ',' << exact(s.hit_1) << ',' << exact(s.hit_k) << ',' << exact(s.reciprocal_rank) << '\n';
      }
    }
  });
}

void read_per_sequence(const std::filesystem::path& path, std::vector<RunFigures>& figures) {
  read_table(path, per_sequence_header, [&](Row& row) {
    const std::string_view scoring = row.word();
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&](const RunFigures& f) { return scoring == models::scoring_name(f.scoring); });
    if (found == figures.end()) row.fail();
    evaluation::SequenceFigures s;
    s.sequence = row.number<std::uint32_t>();
    const std::string_view source = row.word();
    if (!source.empty()) found->sources.push_back(source == "playlist" ? data::Source::playlist : data::Source::session);
    const std::string_view user = row.word();
    std::int64_t user_id = -1;
    if (!user.empty() && std::from_chars(user.data(), user.data() + user.size(), user_id).ec != std::errc()) row.fail();
    if (!source.empty()) found->users.push_back(user_id);
    s.transitions = row.number<std::uint32_t>();
    s.hit_1 = row.number<double>();
    s.hit_k = row.number<double>();
    s.reciprocal_rank = row.number<double>();
    found->result.sequences.push_back(s);
  });
}

}  // namespace segue::experiment
