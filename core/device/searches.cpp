// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/searches.h"

#include <utility>
#include <vector>

#include "core/device/reasons.h"
#include "gpu/search.h"

namespace segue::device {
namespace {

/// gpu::Search in the words of core.
class OnGpu final : public neighbors::CloseSearch {
 public:
  OnGpu(std::unique_ptr<gpu::Search> search, std::string& why) : search_(std::move(search)), why_(why) {}

  [[nodiscard]] std::size_t most_queries() const override { return search_->most_queries(); }
  [[nodiscard]] std::size_t most_listed() const override { return gpu::most_neighbours; }

  [[nodiscard]] std::optional<neighbors::CloseAnswer> ask(const neighbors::CloseQuestion& question) override {
    std::vector<gpu::Interval> intervals;
    intervals.reserve(question.intervals.size());
    for (const neighbors::ScoreInterval& one : question.intervals) intervals.push_back({one.query, one.low, one.high});
    try {
      gpu::Answer found = search_->ask({question.rows.data(), question.count, question.leave_out, question.k, intervals});
      neighbors::CloseAnswer answer;
      answer.lists.resize(found.lists.size());
      for (std::size_t i = 0; i < found.lists.size(); ++i) {
        for (const gpu::Found& one : found.lists[i]) answer.lists[i].push_back({one.artist, one.score});
      }
      for (gpu::Counted& one : found.counted) answer.counts.push_back({one.above, one.within, std::move(one.named)});
      return answer;
    } catch (const gpu::Fault& fault) {
      if (fault.kind() != gpu::FaultKind::out_of_memory) throw;
      why_ = reason::too_little_memory;
      return std::nullopt;
    }
  }

 private:
  std::unique_ptr<gpu::Search> search_;
  std::string& why_;
};

}  // namespace

struct Searches::State {
  Choice choice;
  Gpus gpus;
  std::string cpu;
  int index = 0;
  std::unique_ptr<gpu::Runtime> runtime;
  std::string name;
  std::string why;      ///< why not the GPU; empty: it is the GPU, or nobody asked for one
  bool on_gpu = false;  ///< some search was
};

Searches::Searches(const Choice& choice, Gpus gpus, std::string cpu) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.choice = choice;
  s.gpus = std::move(gpus);
  s.cpu = std::move(cpu);
  if (choice.kind == Choice::Kind::cpu) return;
  if (choice.kind != Choice::Kind::automatic || !s.gpus.known.list.empty()) {
    s.index = numbers_of(choice, s.gpus.known).front();
  } else {
    s.why = s.gpus.known.text;
  }
}

Searches::~Searches() = default;

std::unique_ptr<neighbors::CloseSearch> Searches::open(const neighbors::Tables& tables, std::span<const std::uint8_t> known,
                                                       std::size_t queries) {
  State& s = *state_;
  const bool open_choice = s.choice.kind == Choice::Kind::automatic;
  if (s.choice.kind == Choice::Kind::cpu || s.gpus.known.list.empty() || queries == 0 || known.empty()) return nullptr;
  const double work = static_cast<double>(queries) * static_cast<double>(known.size()) * static_cast<double>(tables.dim);
  if (open_choice && work < least_work) {
    if (!s.on_gpu) s.why = reason::too_little_work;
    return nullptr;
  }
  try {
    if (!s.runtime) {
      s.runtime = s.gpus.open(s.index);
      s.name = s.runtime->facts().name;
    }
    auto search = gpu::Search::open(*s.runtime, {tables.candidates, known.size(), tables.dim, known}, queries,
                                    gpu::Search::usual_memory(*s.runtime));
    if (!s.on_gpu) s.why.clear();
    s.on_gpu = true;
    return std::make_unique<OnGpu>(std::move(search), s.why);
  } catch (const gpu::Fault& fault) {
    // Where the choice was left open, a GPU that cannot be had is as none; one that has been at work and failed is an error.
    const bool had = s.runtime != nullptr;
    if (fault.kind() == gpu::FaultKind::out_of_memory) {
      s.why = reason::too_little_memory;
    } else if (open_choice && !had) {
      s.why = fault.message().str();
    } else {
      throw;
    }
    return nullptr;
  }
}

std::string Searches::where() const {
  const State& s = *state_;
  if (s.on_gpu) return "GPU: " + s.name + (s.why.empty() ? "" : "; in part " + s.cpu + " (" + s.why + ")");
  return s.cpu + (s.why.empty() ? "" : " (" + s.why + ")");
}

}  // namespace segue::device
