// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/averaging.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "core/base/parallel.h"

namespace segue::gpu {
namespace {

constexpr std::size_t floats_at_a_time = std::size_t{1} << 24U;
constexpr std::size_t floats_looked_at = std::size_t{1} << 16U;  ///< to see whether copies arrive

/// All of it, whatever fails meanwhile: another device may be writing to memory that is to be given back.
void settle(const std::vector<CopiedTable>& copies) noexcept {
  for (const CopiedTable& one : copies) {
    for (const Queue queue : {Queue::copy, Queue::compute}) {
      try {
        one.device->wait_for(queue);
      } catch (const std::exception&) {
        // a device that has failed has stopped, too
      }
    }
  }
}

void wait_for_all(const std::vector<CopiedTable>& copies, Queue queue) {
  for (const CopiedTable& one : copies) one.device->wait_for(queue);
}

/// The plain loop that the kernel average_rows does on a device.
void average_on_host(const std::vector<Pinned<float>>& found, float* base, std::size_t row_count, std::size_t stride) {
  parallel_ranges(row_count, 1024, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin * stride; row < end * stride; row += stride) {
      const auto moves = [&](const Pinned<float>& one) {
        return !std::equal(one.get() + row, one.get() + row + stride, base + row);
      };
      const auto moved = static_cast<float>(std::count_if(found.begin(), found.end(), moves));
      for (std::size_t i = row; moved > 0 && i < row + stride; ++i) {
        float sum = 0;
        for (const auto& one : found) sum += one.get()[i] - base[i];
        base[i] += sum / moved;
      }
    }
  });
}

}  // namespace

class Averaging::Way {
 public:
  virtual ~Way() = default;
  virtual void average() = 0;
  [[nodiscard]] virtual std::size_t bytes() const = 0;

 protected:
  Way() = default;
  Way(const Way&) = default;
  Way& operator=(const Way&) = default;
};

class Averaging::ByPeers final : public Way {
 public:
  /// All devices reach each other.
  ByPeers(const std::vector<CopiedTable>& copies, std::size_t row_count, std::size_t stride, std::size_t rows_at_a_time)
      : copies_(copies), stride_(stride) {
    const std::size_t devices = copies.size();
    const std::size_t most = (row_count + devices - 1) / devices;
    piece_ = rows_at_a_time > 0 ? rows_at_a_time : floats_at_a_time / (stride * (devices - 1));
    piece_ = std::clamp<std::size_t>(piece_, 1, std::max<std::size_t>(1, most));
    for (std::size_t d = 0; d < devices; ++d) {
      Share share;
      share.begin = row_count * d / devices;
      share.end = row_count * (d + 1) / devices;
      share.base = Buffer<float>(*copies[d].device, (share.end - share.begin) * stride);
      share.arrived = Buffer<float>(*copies[d].device, (devices - 1) * piece_ * stride);
      bytes_ = std::max(bytes_, (share.base.size() + share.arrived.size()) * sizeof(float));
      copies[d].device->send(Queue::copy, *copies[d].device, share.base.get(), copies[d].rows + share.begin * stride,
                             share.base.size() * sizeof(float));
      copies[d].device->clear(Queue::copy, share.arrived.get(), share.arrived.size() * sizeof(float));
      copies[d].device->wait_for(Queue::copy);
      shares_.push_back(std::move(share));
    }
  }
  ~ByPeers() override { settle(copies_); }

  /// Whether what arrives is what was sent: there are machines whose drivers promise copies between devices that go astray.
  [[nodiscard]] bool arrives() {
    gather(0);
    wait_for_all(copies_, Queue::copy);
    for (std::size_t to = 0; to < copies_.size(); ++to) {
      const std::size_t size = rows_of(to, 0) * stride_;
      std::vector<float> sent(std::min(size, floats_looked_at)), arrived(sent.size());
      for (std::size_t from = 0; from < copies_.size() && size > 0; ++from) {
        if (from == to) continue;
        fetch(*copies_[from].device, sent, copies_[from].rows + shares_[to].begin * stride_);
        fetch(*copies_[to].device, arrived, place_for(to, from, size));
        if (std::memcmp(sent.data(), arrived.data(), sent.size() * sizeof(float)) != 0) return false;
      }
    }
    return true;
  }

  void average() override {
    const auto longest = [](const Share& a, const Share& b) { return a.end - a.begin < b.end - b.begin; };
    const Share& most = *std::max_element(shares_.begin(), shares_.end(), longest);
    for (std::size_t first = 0; first < most.end - most.begin; first += piece_) {
      gather(first);
      wait_for_all(copies_, Queue::copy);
      for (std::size_t d = 0; d < copies_.size(); ++d) {
        if (rows_of(d, first) == 0) continue;
        copies_[d].device->average({copies_[d].rows + (shares_[d].begin + first) * stride_,
                                    shares_[d].base.get() + first * stride_, shares_[d].arrived.get(),
                                    static_cast<std::uint32_t>(stride_), static_cast<std::uint32_t>(rows_of(d, first)),
                                    static_cast<std::uint32_t>(copies_.size()), static_cast<std::uint32_t>(d)});
      }
      wait_for_all(copies_, Queue::compute);
      spread(first);
      wait_for_all(copies_, Queue::copy);
    }
  }
  [[nodiscard]] std::size_t bytes() const override { return bytes_; }

 private:
  /// What one device averages.
  struct Share {
    std::size_t begin = 0, end = 0;  ///< rows
    Buffer<float> base, arrived;
  };

  /// Rows of the piece that begins `first` rows into that device's share.
  [[nodiscard]] std::size_t rows_of(std::size_t device, std::size_t first) const {
    const std::size_t size = shares_[device].end - shares_[device].begin;
    return first < size ? std::min(piece_, size - first) : 0;
  }
  [[nodiscard]] float* place_for(std::size_t to, std::size_t from, std::size_t size) const {
    return shares_[to].arrived.get() + (from < to ? from : from - 1) * size;
  }
  static void fetch(Runtime& device, std::vector<float>& to, const float* from) {
    device.download(Queue::copy, to.data(), from, to.size() * sizeof(float));
    device.wait_for(Queue::copy);
  }

  /// Each device's piece from all others.
  void gather(std::size_t first) {
    for (std::size_t to = 0; to < copies_.size(); ++to) {
      const std::size_t size = rows_of(to, first) * stride_;
      for (std::size_t from = 0; from < copies_.size() && size > 0; ++from) {
        if (from == to) continue;
        copies_[from].device->send(Queue::copy, *copies_[to].device, place_for(to, from, size),
                                   copies_[from].rows + (shares_[to].begin + first) * stride_, size * sizeof(float));
      }
    }
  }
  /// Each device's piece to all others.
  void spread(std::size_t first) {
    for (std::size_t from = 0; from < copies_.size(); ++from) {
      const std::size_t size = rows_of(from, first) * stride_;
      const std::size_t at = (shares_[from].begin + first) * stride_;
      for (std::size_t to = 0; to < copies_.size() && size > 0; ++to) {
        if (from == to) continue;
        copies_[from].device->send(Queue::copy, *copies_[to].device, copies_[to].rows + at, copies_[from].rows + at,
                                   size * sizeof(float));
      }
    }
  }

  std::vector<CopiedTable> copies_;
  std::size_t stride_;
  std::size_t piece_ = 1;  ///< rows at a time
  std::size_t bytes_ = 0;
  std::vector<Share> shares_;
};

class Averaging::ThroughHost final : public Way {
 public:
  ThroughHost(std::vector<CopiedTable> copies, std::size_t row_count, std::size_t stride, std::size_t rows_at_a_time)
      : copies_(std::move(copies)), row_count_(row_count), stride_(stride), base_(row_count * stride) {
    piece_ = rows_at_a_time > 0 ? rows_at_a_time : floats_at_a_time / (stride * copies_.size());
    piece_ = std::clamp<std::size_t>(piece_, 1, std::max<std::size_t>(1, row_count));
    for (const CopiedTable& one : copies_) found_.emplace_back(*one.device, piece_ * stride);
    copies_.front().device->download(Queue::copy, base_.data(), copies_.front().rows, base_.size() * sizeof(float));
    copies_.front().device->wait_for(Queue::copy);
  }
  ~ThroughHost() override { settle(copies_); }

  void average() override {
    for (std::size_t first = 0; first < row_count_; first += piece_) {
      const std::size_t rows = std::min(piece_, row_count_ - first);
      const std::size_t at = first * stride_, bytes = rows * stride_ * sizeof(float);
      for (std::size_t d = 0; d < copies_.size(); ++d) {
        copies_[d].device->download(Queue::copy, found_[d].get(), copies_[d].rows + at, bytes);
      }
      wait_for_all(copies_, Queue::copy);
      average_on_host(found_, base_.data() + at, rows, stride_);
      for (std::size_t d = 0; d < copies_.size(); ++d) {
        std::copy_n(base_.data() + at, rows * stride_, found_[d].get());
        copies_[d].device->upload(Queue::copy, copies_[d].rows + at, found_[d].get(), bytes);
      }
      wait_for_all(copies_, Queue::copy);
    }
  }
  [[nodiscard]] std::size_t bytes() const override { return 0; }

 private:
  std::vector<CopiedTable> copies_;
  std::size_t row_count_, stride_;
  std::size_t piece_ = 1;
  std::vector<float> base_;
  std::vector<Pinned<float>> found_;
};

Averaging::Averaging(std::vector<CopiedTable> copies, std::size_t row_count, std::size_t stride, const Options& options) {
  const auto reach_each_other = [&] {
    for (const CopiedTable& from : copies) {
      for (const CopiedTable& to : copies) {
        if (from.device != to.device && !from.device->reaches(*to.device)) return false;
      }
    }
    return true;
  };
  if (!options.through_host && reach_each_other()) {
    try {
      auto by_peers = std::make_unique<ByPeers>(copies, row_count, stride, options.rows_at_a_time);
      if (by_peers->arrives()) way_ = std::move(by_peers);
    } catch (const Fault& fault) {
      if (fault.kind() != FaultKind::out_of_memory) throw;
    }
  }
  if (!way_) way_ = std::make_unique<ThroughHost>(std::move(copies), row_count, stride, options.rows_at_a_time);
}
Averaging::~Averaging() = default;
Averaging::Averaging(Averaging&&) noexcept = default;

void Averaging::average() { way_->average(); }
bool Averaging::from_device_to_device() const { return dynamic_cast<const ByPeers*>(way_.get()) != nullptr; }
std::size_t Averaging::bytes() const { return way_->bytes(); }

}  // namespace segue::gpu
