// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulator/fiber.h"

#include <cstdint>

#if defined(SEGUE_FIBERS_TSAN)
#include <sanitizer/tsan_interface.h>

#include <vector>
#endif
#if defined(SEGUE_FIBERS_ASAN)
#include <sanitizer/common_interface_defs.h>
#endif

#if defined(__x86_64__)
// Saves the callee-saved registers and switches stacks: ten times as fast as swapcontext, which makes a system call.
extern "C" void segue_switch_stacks(void** from, void* to);
asm(R"(
.text
.globl segue_switch_stacks
.type segue_switch_stacks,@function
segue_switch_stacks:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
.size segue_switch_stacks,.-segue_switch_stacks
.section .note.GNU-stack,"",@progbits
.text
)");
#endif

namespace segue::simulator {

#if defined(SEGUE_FIBERS_TSAN)
namespace {
/// ThreadSanitizer maps megabytes for each of its fibers, so they are used again. Blocks that follow each other are ordered
/// anyway, so nothing is lost by that.
std::vector<void*>& spare() {
  static std::vector<void*> fibers;
  return fibers;
}
}  // namespace
#endif

void adopt_thread([[maybe_unused]] Fiber& fiber) {
#if defined(SEGUE_FIBERS_TSAN)
  fiber.thread_sanitizer = __tsan_get_current_fiber();
#endif
}

void make_fiber(Fiber& fiber, void* stack, std::size_t size, void (*main)()) {
  fiber.stack = stack;
  fiber.size = size;
#if defined(__x86_64__)
  const auto top = (reinterpret_cast<std::uintptr_t>(stack) + size) & ~std::uintptr_t{63};
  void** pointer = reinterpret_cast<void**>(top) - 2;  // as after a call: rsp + 8 is a multiple of 16
  pointer[0] = reinterpret_cast<void*>(main);
  pointer[1] = nullptr;
  pointer -= 6;
  for (int i = 0; i < 6; ++i) pointer[i] = nullptr;
  fiber.stack_pointer = pointer;
#else
  getcontext(&fiber.context);
  fiber.context.uc_stack.ss_sp = stack;
  fiber.context.uc_stack.ss_size = size;
  fiber.context.uc_link = nullptr;
  makecontext(&fiber.context, main, 0);
#endif
#if defined(SEGUE_FIBERS_TSAN)
  if (spare().empty()) {
    fiber.thread_sanitizer = __tsan_create_fiber(0);
  } else {
    fiber.thread_sanitizer = spare().back();
    spare().pop_back();
  }
#endif
}

void destroy_fiber([[maybe_unused]] Fiber& fiber) {
#if defined(SEGUE_FIBERS_TSAN)
  spare().push_back(fiber.thread_sanitizer);
#endif
}

void switch_fiber(Fiber& from, Fiber& to, [[maybe_unused]] bool last) {
#if defined(SEGUE_FIBERS_TSAN)
  __tsan_switch_to_fiber(to.thread_sanitizer, __tsan_switch_to_fiber_no_sync);
#endif
#if defined(SEGUE_FIBERS_ASAN)
  __sanitizer_start_switch_fiber(last ? nullptr : &from.address_sanitizer, to.stack, to.size);
#endif
#if defined(__x86_64__)
  segue_switch_stacks(&from.stack_pointer, to.stack_pointer);
#else
  swapcontext(&from.context, &to.context);
#endif
#if defined(SEGUE_FIBERS_ASAN)
  __sanitizer_finish_switch_fiber(from.address_sanitizer, nullptr, nullptr);
#endif
}

void fiber_entered([[maybe_unused]] Fiber& by) {
#if defined(SEGUE_FIBERS_ASAN)
  __sanitizer_finish_switch_fiber(nullptr, &by.stack, &by.size);
#endif
}

void release([[maybe_unused]] void* address) {
#if defined(SEGUE_FIBERS_TSAN)
  __tsan_release(address);
#endif
}

void acquire([[maybe_unused]] void* address) {
#if defined(SEGUE_FIBERS_TSAN)
  __tsan_acquire(address);
#endif
}

}  // namespace segue::simulator
