// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "core/base/random.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_huffman.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_walk.h"
#include "tests/linalg/vector_units.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

using Row = std::vector<double>;
using Table = std::vector<Row>;

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }
double dot(const Row& a, const Row& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }
void add(Row& to, double by, const Row& from) {
  for (std::size_t d = 0; d < to.size(); ++d) to[d] += by * from[d];
}

/// One-thread training as the headers describe it, one element after the other in double precision: eight sequences side by side
/// (with fast noise four), blocks of four centres, a ring of noise artists that is turned after each block.
class Reference {
 public:
  Reference(const ToyCorpus& toy, const Item2VecOptions& options) : toy_(toy), o_(options) {
    const std::size_t artists = toy.corpus.vocabulary->size();
    counts_.assign(artists, 0);
    for (const std::int32_t a : toy.corpus.sequences.values) ++counts_[static_cast<std::size_t>(a)];
    plays_ = toy.corpus.sequences.values.size();
    for (std::size_t i = 0; i < artists; ++i) {
      in.emplace_back();
      out.emplace_back(o_.dim, 0.0);
      Random random(o_.seed, i);
      for (std::size_t d = 0; d < o_.dim; ++d) {
        in.back().push_back(static_cast<double>(static_cast<float>((random.uniform() - 0.5) / o_.dim)));
      }
      if (o_.subsample > 0) {
        const double share = static_cast<double>(counts_[i]) / static_cast<double>(plays_);
        keep_.push_back(std::min(1.0, std::sqrt(o_.subsample / share) + o_.subsample / share));
      }
    }
    const double context = o_.architecture == Architecture::cbow ? 1 : mean_context();
    ring_.resize(static_cast<std::size_t>(
        std::clamp(4 * std::ceil((o_.fast_noise ? 0.8 / 3 : 0.8) * o_.negatives * context / 4 - 1e-9), 4.0, 64.0)));
    coming_.resize(std::max<std::size_t>(1, (ring_.size() + 1) / (o_.fast_noise ? 8 : 3)));
    noise_weight_ = static_cast<double>(o_.negatives) / static_cast<double>(ring_.size());
  }

  void run() {
    const NoiseTable noise(counts_, o_.noise_exponent);
    const HuffmanTree tree(counts_);
    tree_ = o_.output == Output::hierarchical_softmax ? &tree : nullptr;
    for (std::uint64_t epoch = 0; epoch < o_.epochs; ++epoch) {
      std::vector<std::uint32_t> order = toy_.train;
      Random shuffle(o_.seed, ~epoch);
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[shuffle.below(i)]);
      noise_random_ = Random(o_.seed, std::uint64_t{1} << 63U | epoch << 16U);
      oldest_ = 0;
      for (std::int32_t& artist : ring_) artist = noise.draw(noise_random_());
      for (std::int32_t& artist : coming_) artist = noise.draw(noise_random_());
      std::size_t next = 0;
      std::vector<Walk> walks;
      while (walks.size() < (o_.fast_noise ? 4U : 8U) && next < order.size()) walks.push_back(open(order[next++], epoch));
      while (!walks.empty()) {
        for (std::size_t w = 0; w < walks.size();) {
          if (step(walks[w], noise)) {
            ++w;
          } else if (next < order.size()) {
            walks[w++] = open(order[next++], epoch);
          } else {
            walks[w] = walks.back();
            walks.pop_back();
          }
        }
      }
      flush(noise);
    }
  }

  Table in, out;

 private:
  struct Walk {
    std::vector<std::int32_t> plays;
    std::size_t all = 0, at = 0, done = 0;
    Random random{0};
  };
  struct Input {
    Row x;
    std::vector<std::pair<std::size_t, double>> shares;  ///< rows of `in` and their part of the step
    std::vector<std::size_t> own;
    std::vector<double> weights, labels, noise;
  };

  double weight_of(int distance) const {
    const int d = std::abs(distance);
    double w = 1;
    if (o_.distance == Distance::inverse) w = 1.0 / d;
    if (o_.distance == Distance::linear) w = (o_.window + 1.0 - d) / o_.window;
    if (distance < 0 && o_.direction == Direction::forward) return 0;
    return distance < 0 && o_.direction == Direction::weighted ? w * o_.before_weight : w;
  }
  double mean_context() const {
    double sum = 0;
    for (unsigned reach = 1; reach <= o_.window; ++reach) {
      if (!o_.random_window && reach < o_.window) continue;
      double one = 0;
      for (int d = 1; d <= static_cast<int>(reach); ++d) one += weight_of(d) + weight_of(-d);
      sum += o_.random_window ? one / o_.window : one;
    }
    return sum;
  }

  Walk open(std::uint32_t s, std::uint64_t epoch) {
    Walk walk;
    const auto sequence = toy_.corpus.sequences[s];
    walk.random = Random(o_.seed, (epoch + 1) << 32U | s);
    walk.all = sequence.size();
    for (const std::int32_t a : sequence) {
      if (keep_.empty() || walk.random.uniform() < static_cast<double>(static_cast<float>(keep_[static_cast<std::size_t>(a)]))) {
        walk.plays.push_back(a);
      }
    }
    plays_before_ = epoch * plays_ + handed_ % plays_;
    handed_ += walk.all;
    return walk;
  }

  bool step(Walk& walk, const NoiseTable& noise) {
    std::vector<std::size_t> context;
    std::vector<double> weights;
    const std::size_t before = walk.done;
    std::size_t t = 0;
    while (walk.at < walk.plays.size() && context.empty()) {
      t = walk.at++;
      const auto reach = static_cast<int>(o_.random_window ? 1 + walk.random.below(o_.window) : o_.window);
      for (int c = 0; c < static_cast<int>(walk.plays.size()); ++c) {
        const int distance = c - static_cast<int>(t);
        if (distance == 0 || std::abs(distance) > reach) continue;
        if (walk.plays[static_cast<std::size_t>(c)] == walk.plays[t] && !o_.same_artist_pairs) continue;
        const double w = weight_of(o_.architecture == Architecture::cbow ? -distance : distance);
        if (w <= 0) continue;
        context.push_back(static_cast<std::size_t>(walk.plays[static_cast<std::size_t>(c)]));
        weights.push_back(w);
      }
      walk.done = walk.at;
    }
    if (context.empty()) walk.done = walk.all;
    plays_before_ += walk.done - before;
    if (context.empty()) return false;
    const double share = static_cast<double>(plays_before_) / (static_cast<double>(plays_) * o_.epochs);
    train(static_cast<std::size_t>(walk.plays[t]), context, weights,
          o_.learning_rate + (o_.final_learning_rate - o_.learning_rate) * std::min(1.0, share), noise);
    return true;
  }

  void train(std::size_t centre, const std::vector<std::size_t>& context, const std::vector<double>& weights, double rate,
             const NoiseTable& noise) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    Input input;
    rate_ = rate;
    if (o_.architecture == Architecture::cbow) {
      input.x.assign(o_.dim, 0.0);
      for (std::size_t k = 0; k < context.size(); ++k) {
        add(input.x, weights[k] / sum, in[context[k]]);
        input.shares.emplace_back(context[k], weights[k] / sum);
      }
      aim(input, centre, 1);
    } else {
      input.x = in[centre];
      input.shares.emplace_back(centre, 1);
      for (std::size_t k = 0; k < context.size(); ++k) {
        aim(input, context[k], weights[k]);
        if (tree_ == nullptr) continue;
        block_.push_back(input);  // pair by pair
        flush(noise);
        input.x = in[centre];
        input.own.clear();
        input.weights.clear();
        input.labels.clear();
      }
      if (tree_ != nullptr) return;
    }
    block_.push_back(input);
    if (tree_ != nullptr || block_.size() == 4) flush(noise);
  }

  void aim(Input& input, std::size_t target, double weight) {
    if (tree_ != nullptr) {
      for (const auto& s : tree_->path(static_cast<std::int32_t>(target))) {
        input.own.push_back(s.node);
        input.weights.push_back(weight);
        input.labels.push_back(static_cast<double>(s.label));
      }
      return;
    }
    input.own.push_back(target);
    input.weights.push_back(weight);
    input.labels.push_back(1);
    input.noise.resize(ring_.size());
    for (std::size_t j = 0; j < ring_.size(); ++j) {
      if (static_cast<std::size_t>(ring_[j]) != target) input.noise[j] += noise_weight_ * weight;
    }
  }

  void flush(const NoiseTable& noise) {
    if (block_.empty()) return;
    Table noise_products;
    Table own_products;
    for (const Input& input : block_) {
      noise_products.emplace_back();
      for (std::size_t j = 0; j < input.noise.size(); ++j) {
        noise_products.back().push_back(dot(input.x, out[static_cast<std::size_t>(ring_[j])]));
      }
      own_products.emplace_back();
      for (const std::size_t o : input.own) own_products.back().push_back(dot(input.x, out[o]));
    }
    Table steps;
    for (std::size_t i = 0; i < block_.size(); ++i) {
      const Input& input = block_[i];
      steps.emplace_back(o_.dim, 0.0);
      for (std::size_t k = 0; k < input.own.size(); ++k) {
        const double g = rate_ * input.weights[k] * (input.labels[k] - sigmoid(own_products[i][k]));
        add(steps.back(), g, out[input.own[k]]);
        add(out[input.own[k]], g, input.x);
      }
    }
    for (std::size_t j = 0; j < ring_.size() && tree_ == nullptr; ++j) {
      Row& row = out[static_cast<std::size_t>(ring_[j])];
      const Row before = row;
      for (std::size_t i = 0; i < block_.size(); ++i) {
        const double g = -rate_ * block_[i].noise[j] * sigmoid(noise_products[i][j]);
        add(steps[i], g, before);
        add(row, g, block_[i].x);
      }
    }
    for (std::size_t i = 0; i < block_.size(); ++i) {
      for (const auto& [row, share] : block_[i].shares) add(in[row], share, steps[i]);
    }
    block_.clear();
    if (tree_ != nullptr) return;
    for (const std::int32_t artist : coming_) {
      ring_[oldest_] = artist;
      oldest_ = (oldest_ + 1) % ring_.size();
    }
    for (std::int32_t& artist : coming_) artist = noise.draw(noise_random_());
  }

  const ToyCorpus& toy_;
  Item2VecOptions o_;
  const HuffmanTree* tree_ = nullptr;
  std::vector<std::uint64_t> counts_;
  std::vector<double> keep_;
  std::uint64_t plays_ = 0, handed_ = 0, plays_before_ = 0;
  std::vector<std::int32_t> ring_, coming_;
  std::size_t oldest_ = 0;
  double noise_weight_ = 0;
  double rate_ = 0;  // of the centre that came last
  Random noise_random_{0};
  std::vector<Input> block_;
};

double difference(const Table& expected, const Matrix& got) {
  double apart = 0;
  double size = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (std::size_t d = 0; d < expected[i].size(); ++d) {
      const double e = expected[i][d];
      const double g = static_cast<double>(got(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(d)));
      apart += (e - g) * (e - g);
      size += e * e;
    }
  }
  return std::sqrt(apart / size);
}

/// Training in batches as its headers describe it, in double precision.
class BatchReference {
 public:
  BatchReference(const ToyCorpus& toy, const Item2VecOptions& options) : toy_(toy), o_(options) {
    counts_.assign(toy.corpus.vocabulary->size(), 0);
    for (const std::int32_t a : toy.corpus.sequences.values) ++counts_[static_cast<std::size_t>(a)];
    for (std::size_t i = 0; i < 2 * counts_.size(); ++i) {
      rows.emplace_back(o_.dim, 0.0);
      Random random(o_.seed, i);
      for (std::size_t d = 0; d < o_.dim && i < counts_.size(); ++d) {
        rows[i][d] = static_cast<double>(static_cast<float>((random.uniform() - 0.5) / o_.dim));
      }
    }
    first_.assign(rows.size(), Row(o_.dim, 0.0));
    second_ = first_;
    steps_.assign(rows.size(), 0);
  }

  void run() {
    const NoiseTable noise(counts_, o_.noise_exponent);
    const HuffmanTree tree(counts_);
    const std::size_t all = toy_.corpus.sequences.values.size();
    std::size_t plays = 0;
    for (std::uint64_t epoch = 0; epoch < o_.epochs; ++epoch) {
      std::vector<std::uint32_t> order = toy_.train;
      Random shuffle(o_.seed, ~epoch);
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[shuffle.below(i)]);
      std::uint64_t number = 0;
      std::size_t in_batch = 0;
      for (const std::uint32_t s : order) {
        SequenceWalk walk(o_, {});
        walk.open(toy_.corpus.sequences[s], Random(o_.seed, (epoch + 1) << 32U | s));
        std::size_t done = 0;
        for (bool more = true; more;) {
          more = walk.next();
          in_batch += walk.plays_done() - done;
          done = walk.plays_done();
          if (more) {
            Random random(mix(o_.seed), epoch << 40U | number++);
            train(walk, noise, o_.output == Output::hierarchical_softmax ? &tree : nullptr, random);
          }
          if (in_batch < o_.batch && !(s == order.back() && !more)) continue;
          const double share = static_cast<double>(plays) / (static_cast<double>(all) * o_.epochs);
          step(o_.learning_rate + (o_.final_learning_rate - o_.learning_rate) * share);
          plays += in_batch;
          in_batch = 0;
        }
      }
    }
  }

  Table rows;  ///< input, then output

 private:
  void train(const SequenceWalk& walk, const NoiseTable& noise, const HuffmanTree* tree, Random random) {
    const std::size_t n = counts_.size();
    const auto centre = static_cast<std::size_t>(walk.centre());
    const bool cbow = o_.architecture == Architecture::cbow;
    const double sum = std::accumulate(walk.weights().begin(), walk.weights().end(), 0.0);
    std::vector<std::pair<std::size_t, double>> inputs{{centre, 1.0}};
    std::vector<std::pair<std::size_t, double>> targets{{centre, 1.0}};
    std::vector<std::pair<std::size_t, double>> context;
    for (std::size_t k = 0; k < walk.context().size(); ++k) {
      context.emplace_back(walk.context()[k], static_cast<double>(walk.weights()[k]) / (cbow ? sum : 1.0));
    }
    (cbow ? inputs : targets) = context;
    Row x(o_.dim, 0.0);
    for (const auto& [row, share] : inputs) add(x, share, rows[row]);
    Row gradient(o_.dim, 0.0);
    const auto against = [&](std::size_t row, double weight, double label) {
      const double g = weight * (label - sigmoid(dot(x, rows[n + row])));
      add(gradient, g, rows[n + row]);
      add(gradients_.try_emplace(n + row, Row(o_.dim, 0.0)).first->second, g, x);
    };
    double of_all = 0;
    for (const auto& [target, weight] : targets) {
      of_all += weight;
      if (tree == nullptr) {
        against(target, weight, 1);
      } else {
        for (const auto& s : tree->path(static_cast<std::int32_t>(target))) against(s.node, weight, static_cast<double>(s.label));
      }
    }
    const std::size_t drawn = tree == nullptr ? std::min<std::size_t>(64, o_.negatives * targets.size()) : 0;
    for (std::size_t j = 0; j < drawn; ++j) {
      const auto artist = static_cast<std::size_t>(noise.draw(random()));
      double weight = of_all;
      for (const auto& [target, w] : targets) weight -= target == artist ? w : 0.0;
      against(artist, weight * o_.negatives / static_cast<double>(drawn), 0);
    }
    for (const auto& [row, share] : inputs) add(gradients_.try_emplace(row, Row(o_.dim, 0.0)).first->second, share, gradient);
  }

  void step(double rate) {
    for (const auto& [r, g] : gradients_) {
      const double t = ++steps_[r];
      for (std::size_t d = 0; d < o_.dim; ++d) {
        double& first = first_[r][d];
        double& second = second_[r][d];
        double& value = rows[r][d];
        if (o_.optimiser == Optimiser::sgd) value += rate * g[d];
        if (o_.optimiser == Optimiser::adagrad) {
          first += g[d] * g[d];
          value += rate * g[d] / (std::sqrt(first) + 1e-8);
        }
        if (o_.optimiser == Optimiser::adam) {
          first = 0.9 * first + 0.1 * g[d];
          second = 0.999 * second + 0.001 * g[d] * g[d];
          value += rate * (first / (1 - std::pow(0.9, t))) / (std::sqrt(second / (1 - std::pow(0.999, t))) + 1e-8);
        }
      }
    }
    gradients_.clear();
  }

  const ToyCorpus& toy_;
  Item2VecOptions o_;
  std::vector<std::uint64_t> counts_;
  std::map<std::size_t, Row> gradients_;
  Table first_, second_;
  std::vector<int> steps_;
};

}  // namespace

class ReferenceTest : public QObject {
  Q_OBJECT
 private slots:
  void training_equals_a_plain_loop_data() {
    QTest::addColumn<Item2VecOptions>("options");
    const auto row = [](const char* name, auto change) {
      Item2VecOptions o;
      o.dim = 10;
      o.epochs = 3;
      o.threads = 1;
      change(o);
      QTest::newRow(name) << o;
    };
    row("skip-gram", [](auto&) {});
    row("fast noise", [](auto& o) { o.fast_noise = true; });
    row("a long window", [](auto& o) { o.window = 20; });
    row("a short window and two negatives", [](auto& o) {
      o.window = 2;
      o.negatives = 2;
      o.noise_exponent = -0.5;
    });
    row("forward, by distance", [](auto& o) {
      o.direction = Direction::forward;
      o.distance = Distance::inverse;
      o.random_window = false;
    });
    row("weighted sides", [](auto& o) {
      o.direction = Direction::weighted;
      o.before_weight = 0.3;
      o.distance = Distance::linear;
      o.same_artist_pairs = true;
    });
    row("fast noise", [](auto& o) { o.fast_noise = true; });
    row("sub-sampled", [](auto& o) { o.subsample = 0.02; });
    row("CBOW", [](auto& o) { o.architecture = Architecture::cbow; });
    row("CBOW of what came before", [](auto& o) {
      o.architecture = Architecture::cbow;
      o.direction = Direction::forward;
      o.distance = Distance::inverse;
      o.negatives = 9;
    });
    row("hierarchical softmax", [](auto& o) { o.output = Output::hierarchical_softmax; });
    row("hierarchical softmax with CBOW", [](auto& o) {
      o.output = Output::hierarchical_softmax;
      o.architecture = Architecture::cbow;
    });
    row("one dimension", [](auto& o) { o.dim = 1; });
    row("a window longer than any sequence", [](auto& o) { o.window = 100; });
  }
  void training_equals_a_plain_loop() {
    QFETCH(Item2VecOptions, options);
    const ToyCorpus toy = ring(25, 40);
    Progress progress;
    const Embedding got = train_item2vec(toy.input(), options, {}, progress);
    Reference reference(toy, options);
    reference.run();
    QVERIFY2(difference(reference.in, got.input) < 1e-5, qPrintable(QString::number(difference(reference.in, got.input))));
    if (options.output == Output::hierarchical_softmax) {
      QCOMPARE(got.output.size(), Eigen::Index{0});
      return;
    }
    QVERIFY2(difference(reference.out, got.output) < 1e-5, qPrintable(QString::number(difference(reference.out, got.output))));
  }

  void training_in_batches_equals_a_plain_loop_data() {
    QTest::addColumn<Item2VecOptions>("options");
    const std::pair<const char*, Optimiser> optimisers[] = {
        {"sgd", Optimiser::sgd}, {"adagrad", Optimiser::adagrad}, {"adam", Optimiser::adam}};
    for (const auto& [name, optimiser] : optimisers) {
      for (const Architecture architecture : {Architecture::skip_gram, Architecture::cbow}) {
        for (const Output output : {Output::negative_sampling, Output::hierarchical_softmax}) {
          Item2VecOptions o;
          o.dim = 10;
          o.epochs = 2;
          o.threads = 2;
          o.batch = output == Output::negative_sampling ? 50 : 15;  // SGD down a tree takes no more
          o.deterministic = true;
          o.optimiser = optimiser;
          // Adam and Adagrad divide by a gradient's size: where that is nearly 0, rounding shows in full. Some steps on it does
          // not.
          o.learning_rate = optimiser == Optimiser::sgd ? 0.05 : 0.002;
          o.architecture = architecture;
          o.output = output;
          o.direction = Direction::weighted;
          QTest::addRow("%s, %s, %s", name, architecture == Architecture::cbow ? "CBOW" : "skip-gram",
                        output == Output::negative_sampling ? "noise" : "tree")
              << o;
        }
      }
    }
  }
  void training_in_batches_equals_a_plain_loop() {
    QFETCH(Item2VecOptions, options);
    const ToyCorpus toy = ring(25, 40);
    Progress progress;
    const Embedding got = train_item2vec(toy.input(), options, {}, progress);
    BatchReference reference(toy, options);
    reference.run();
    const auto middle = reference.rows.begin() + 25;
    const double input = difference(Table(reference.rows.begin(), middle), got.input);
    const double allowed = options.optimiser == Optimiser::sgd ? 1e-5 : 1e-4;
    QVERIFY2(input < allowed, qPrintable(QString::number(input)));
    if (options.output == Output::hierarchical_softmax) return;
    const double output = difference(Table(middle, reference.rows.end()), got.output);
    QVERIFY2(output < allowed, qPrintable(QString::number(output)));
  }

  /// Everything above runs on the best vector unit of the machine.
  void every_vector_unit_trains_as_the_plain_loop_does_data() {
    QTest::addColumn<qint64>("target");
    QTest::addColumn<Item2VecOptions>("options");
    for (const std::int64_t target : linalg::test::targets()) {
      const auto row = [target](const char* name, auto change) {
        Item2VecOptions o;
        o.dim = 40;  // rows of three cache lines, the last of them half full
        o.epochs = 2;
        o.threads = 1;
        change(o);
        QTest::addRow("%s, %s", hwy::TargetName(target), name) << qint64{target} << o;
      };
      row("skip-gram", [](auto&) {});
      row("fast noise", [](auto& o) { o.fast_noise = true; });
      row("a long window", [](auto& o) { o.window = 20; });
      row("CBOW", [](auto& o) { o.architecture = Architecture::cbow; });
      row("tree", [](auto& o) { o.output = Output::hierarchical_softmax; });
      for (const Optimiser optimiser : {Optimiser::sgd, Optimiser::adagrad, Optimiser::adam}) {
        const char* const names[] = {"batches of SGD", "batches of Adagrad", "batches of Adam"};
        row(names[static_cast<int>(optimiser)], [optimiser](auto& o) {
          o.deterministic = true;
          o.batch = 15;  // SGD takes no more than some thirty here
          o.optimiser = optimiser;
          o.learning_rate = optimiser == Optimiser::sgd ? 0.05 : 0.002;
        });
      }
    }
  }
  void every_vector_unit_trains_as_the_plain_loop_does() {
    QFETCH(qint64, target);
    QFETCH(Item2VecOptions, options);
    const linalg::test::RunOn run_on(target);
    options.deterministic ? training_in_batches_equals_a_plain_loop() : training_equals_a_plain_loop();
  }

  void a_huffman_tree_is_one_and_has_the_least_cost() {
    const std::vector<std::uint64_t> counts{5, 0, 9, 12, 13, 16, 45, 1, 1};
    const HuffmanTree tree(counts);
    QCOMPARE(tree.nodes(), std::size_t{7});
    double kraft = 0;
    std::uint64_t cost = 0;
    std::map<std::uint32_t, std::vector<std::uint64_t>> through;  // plays that go each way at a node
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto path = tree.path(static_cast<std::int32_t>(i));
      QCOMPARE(path.empty(), counts[i] == 0);
      if (path.empty()) continue;
      kraft += std::pow(2.0, -static_cast<double>(path.size()));
      cost += counts[i] * path.size();
      QVERIFY(path.size() <= tree.depth());
      for (const auto& step : path) {
        auto& ways = through[step.node];
        ways.resize(2);
        ways[step.label > 0 ? 1 : 0] += counts[i];
      }
    }
    QCOMPARE(kraft, 1.0);
    QCOMPARE(through.size(), tree.nodes());
    for (const auto& [node, ways] : through) QVERIFY(ways[0] > 0 && ways[1] > 0);
    // Merged by hand: 1+1, 2+5, 7+9, 12+13, 16+16, 25+32, 45+57.
    QCOMPARE(cost, std::uint64_t{2 + 7 + 16 + 25 + 32 + 57 + 102});
  }
};

QTEST_GUILESS_MAIN(ReferenceTest)
#include "reference_test.moc"
