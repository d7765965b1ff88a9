// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cold_network.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::models {
namespace {

/// Normally distributed (Box and Muller).
float normal(Random& random) {
  const double u = 1.0 - random.uniform();
  return static_cast<float>(std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * 3.14159265358979323846 * random.uniform()));
}

void fill(Matrix& weights, double deviation, Random& random) {
  for (Eigen::Index i = 0; i < weights.size(); ++i) weights.data()[i] = static_cast<float>(deviation) * normal(random);
}

float value(const linalg::SparseRows& x, std::uint64_t at) { return x.values.empty() ? 1.0F : x.values[at]; }

void hidden_row(const ColdNetwork& network, const linalg::SparseRows& x, std::size_t row, Eigen::Ref<Eigen::RowVectorXf> hidden) {
  hidden = network.first_bias;
  for (std::uint64_t j = x.offsets[row]; j < x.offsets[row + 1]; ++j) {
    hidden.noalias() += value(x, j) * network.first.row(static_cast<Eigen::Index>(x.columns[j]));
  }
}

}  // namespace

ColdNetwork::ColdNetwork(std::size_t inputs, std::size_t hidden, std::size_t targets, std::uint64_t seed)
    : first(static_cast<Eigen::Index>(inputs), static_cast<Eigen::Index>(hidden)),
      second(static_cast<Eigen::Index>(hidden), static_cast<Eigen::Index>(targets)),
      first_bias(Eigen::RowVectorXf::Zero(static_cast<Eigen::Index>(hidden))),
      second_bias(Eigen::RowVectorXf::Zero(static_cast<Eigen::Index>(targets))) {
  Random random(seed);
  fill(first, 0.1, random);
  fill(second, 1 / std::sqrt(static_cast<double>(hidden)), random);
}

Matrix answers(const ColdNetwork& network, const linalg::SparseRows& x) {
  Matrix out(static_cast<Eigen::Index>(x.size()), network.second.cols());
  Eigen::RowVectorXf hidden(network.first.cols());
  for (std::size_t i = 0; i < x.size(); ++i) {
    hidden_row(network, x, i, hidden);
    out.row(static_cast<Eigen::Index>(i)) = network.second_bias + hidden.cwiseMax(0.0F) * network.second;
  }
  return out;
}

double cold_loss(const ColdNetwork& network, const linalg::SparseRows& x, const Matrix& y, std::span<const std::uint32_t> rows,
                 const Matrix& kept, ColdGradients& gradients) {
  const auto n = static_cast<Eigen::Index>(rows.size());
  Matrix hidden(n, network.first.cols());
  for (Eigen::Index i = 0; i < n; ++i) hidden_row(network, x, rows[static_cast<std::size_t>(i)], hidden.row(i));
  Matrix active = hidden.cwiseMax(0.0F);
  if (kept.size() > 0) active.array() *= kept.array();
  Matrix difference = active * network.second;
  for (Eigen::Index i = 0; i < n; ++i) {
    difference.row(i) += network.second_bias - y.row(static_cast<Eigen::Index>(rows[static_cast<std::size_t>(i)]));
  }
  const double loss = 0.5 * difference.cast<double>().squaredNorm() / static_cast<double>(n);
  difference /= static_cast<float>(n);

  gradients.second.noalias() = active.transpose() * difference;
  gradients.second_bias = difference.colwise().sum();
  Matrix back = difference * network.second.transpose();
  if (kept.size() > 0) back.array() *= kept.array();
  back = (hidden.array() > 0.0F).select(back, 0.0F);
  gradients.first_bias = back.colwise().sum();
  gradients.inputs.clear();
  for (const std::uint32_t row : rows) {
    for (std::uint64_t j = x.offsets[row]; j < x.offsets[row + 1]; ++j) gradients.inputs.push_back(x.columns[j]);
  }
  std::sort(gradients.inputs.begin(), gradients.inputs.end());
  gradients.inputs.erase(std::unique(gradients.inputs.begin(), gradients.inputs.end()), gradients.inputs.end());
  gradients.first.setZero(static_cast<Eigen::Index>(gradients.inputs.size()), network.first.cols());
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::uint32_t row = rows[static_cast<std::size_t>(i)];
    for (std::uint64_t j = x.offsets[row]; j < x.offsets[row + 1]; ++j) {
      const auto at = std::lower_bound(gradients.inputs.begin(), gradients.inputs.end(), x.columns[j]) - gradients.inputs.begin();
      gradients.first.row(at).noalias() += value(x, j) * back.row(i);
    }
  }
  return loss;
}

ColdTrainer::ColdTrainer(ColdNetwork& network, const ColdTraining& training) : network_(network), training_(training) {
  const auto like = [](Moments& moments, Eigen::Index rows, Eigen::Index cols) {
    moments.mean.setZero(rows, cols);
    moments.square.setZero(rows, cols);
  };
  like(first_, network.first.rows(), network.first.cols());
  like(second_, network.second.rows(), network.second.cols());
  like(first_bias_, 1, network.first_bias.cols());
  like(second_bias_, 1, network.second_bias.cols());
}

void ColdTrainer::step(Eigen::Ref<Matrix> weights, const Eigen::Ref<const Matrix>& gradient, Eigen::Ref<Matrix> mean,
                       Eigen::Ref<Matrix> square, double decay) const {
  constexpr float beta1 = 0.9F;
  constexpr float beta2 = 0.999F;
  const auto t = static_cast<double>(steps_);
  const auto rate = static_cast<float>(training_.learning_rate / (1 - std::pow(0.9, t)));
  const auto unbias = static_cast<float>(1 / (1 - std::pow(0.999, t)));
  const auto shrink = static_cast<float>(1 - training_.learning_rate * decay);
  mean.array() = beta1 * mean.array() + (1 - beta1) * gradient.array();
  square.array() = beta2 * square.array() + (1 - beta2) * gradient.array().square();
  weights.array() = shrink * weights.array() - rate * mean.array() / ((unbias * square.array()).sqrt() + 1e-8F);
}

double ColdTrainer::epoch(const linalg::SparseRows& x, const Matrix& y, Random& random, const Progress& progress) {
  std::vector<std::uint32_t> order(x.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  ColdGradients gradients;
  Matrix kept;
  double sum = 0;
  for (std::size_t begin = 0; begin < order.size(); begin += training_.batch) {
    progress.throw_if_cancelled();
    const auto rows = std::span(order).subspan(begin, std::min<std::size_t>(training_.batch, order.size() - begin));
    if (training_.dropout > 0) {
      kept.resize(static_cast<Eigen::Index>(rows.size()), network_.first.cols());
      const auto scale = static_cast<float>(1 / (1 - training_.dropout));
      for (Eigen::Index i = 0; i < kept.size(); ++i) kept.data()[i] = random.uniform() < training_.dropout ? 0.0F : scale;
    }
    sum += cold_loss(network_, x, y, rows, kept, gradients) * static_cast<double>(rows.size());
    ++steps_;
    for (std::size_t i = 0; i < gradients.inputs.size(); ++i) {
      const auto row = static_cast<Eigen::Index>(gradients.inputs[i]);
      step(network_.first.row(row), gradients.first.row(static_cast<Eigen::Index>(i)), first_.mean.row(row),
           first_.square.row(row), training_.decay);
    }
    step(network_.second, gradients.second, second_.mean, second_.square, training_.decay);
    step(network_.first_bias, gradients.first_bias, first_bias_.mean, first_bias_.square, 0);
    step(network_.second_bias, gradients.second_bias, second_bias_.mean, second_bias_.square, 0);
  }
  return sum / static_cast<double>(std::max<std::size_t>(order.size(), 1));
}

}  // namespace segue::models
