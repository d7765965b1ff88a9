// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_csv.h"

#include <charconv>
#include <ostream>

#include "core/base/files.h"
#include "core/experiment/run_table.h"

namespace segue::experiment {
namespace {

constexpr const char* older_history_header = "epoch,loss,learning_rate,rate";
constexpr const char* history_header = "epoch,loss,learning_rate,rate,gradient_norm";
constexpr const char* older_validation_headers[] = {"epoch,hit_rate", "epoch,hit_rate,resembles,followed_by,cosine"};
constexpr const char* triplets_header = "triplet,singular_value,residual";

std::string validation_header(unsigned k) {
  const std::string at = "_" + std::to_string(k);
  return "epoch,hit_rate" + at + ",resembles" + at + ",followed_by" + at + ",cosine";
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

void write_validation(const std::filesystem::path& path, const std::vector<ValidationSample>& validation, unsigned k) {
  write_file(path, [&](std::ostream& out) {
    out << validation_header(k) << '\n';
    for (const auto& s : validation) {
      out << exact(s.epoch) << ',' << exact(s.hit_rate) << ',' << exact(s.resembles) << ',' << exact(s.followed_by) << ','
          << exact(s.cosine) << '\n';
    }
  });
}

std::vector<ValidationSample> read_validation(const std::filesystem::path& path, unsigned k) {
  std::vector<ValidationSample> validation;
  // Runs written when there was one figure, and when k was always 10.
  const std::string text = read_file(path);
  std::string header = validation_header(k);
  for (const char* const older : older_validation_headers) {
    if (text.starts_with(std::string(older) + '\n')) header = older;
  }
  const bool one_figure = header == older_validation_headers[0];
  read_table(path, header, [&](Row& row) {
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

void write_triplets(const std::filesystem::path& path, const std::vector<models::SingularTriplet>& triplets) {
  write_file(path, [&](std::ostream& out) {
    out << triplets_header << '\n';
    for (std::size_t i = 0; i < triplets.size(); ++i) {
      out << i + 1 << ',' << exact(triplets[i].value) << ',' << exact(triplets[i].residual) << '\n';
    }
  });
}

std::vector<models::SingularTriplet> read_triplets(const std::filesystem::path& path) {
  std::vector<models::SingularTriplet> triplets;
  read_table(path, triplets_header, [&](Row& row) {
    if (row.number<std::size_t>() != triplets.size() + 1) row.fail();
    models::SingularTriplet triplet;
    triplet.value = row.number<double>();
    triplet.residual = row.number<double>();
    triplets.push_back(triplet);
  });
  return triplets;
}

}  // namespace segue::experiment
