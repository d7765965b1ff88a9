// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace segue::simulator {

/// A stack of its own that a thread can switch to. The sanitizers are told of every switch (SEGUE_FIBERS_ASAN,
/// SEGUE_FIBERS_TSAN).
struct Fiber {
#if defined(__x86_64__)
  void* stack_pointer = nullptr;
#else
  ucontext_t context{};
#endif
  const void* stack = nullptr;
  std::size_t size = 0;
  void* thread_sanitizer = nullptr;
  void* address_sanitizer = nullptr;
};

/// Makes the running thread a fiber, so that others can switch back to it.
void adopt_thread(Fiber& fiber);
/// `main` never returns. It begins with `fiber_entered`.
void make_fiber(Fiber& fiber, void* stack, std::size_t size, void (*main)());
void destroy_fiber(Fiber& fiber);
/// `last`: `from` is never switched to again.
void switch_fiber(Fiber& from, Fiber& to, bool last);
/// `by`: who switched here first.
void fiber_entered(Fiber& by);

/// For ThreadSanitizer: what was done before a release of an address is seen after an acquire of it.
void release(void* address);
void acquire(void* address);

/// Memory for many stacks.
class Stacks {
 public:
  static constexpr std::size_t bytes = 64 * 1024;
  explicit Stacks(std::size_t count) : memory_(new (std::align_val_t{64}) char[count * bytes]) {}
  [[nodiscard]] void* at(std::size_t i) const { return memory_.get() + i * bytes; }

 private:
  struct Delete {
    void operator()(char* memory) const { operator delete[](memory, std::align_val_t{64}); }
  };
  std::unique_ptr<char[], Delete> memory_;
};

}  // namespace segue::simulator
