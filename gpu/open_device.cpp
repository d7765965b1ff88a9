// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gpu/devices.h"
#include "gpu/runtime.h"

namespace segue::gpu {

#ifdef SEGUE_HAVE_CUDA
std::unique_ptr<Runtime> open_cuda(int index);  // runtime_cuda.cu
#endif

std::unique_ptr<Runtime> open_device(int index) {
  const Devices& known = devices();
  if (known.list.empty()) throw Fault(FaultKind::driver, {SEGUE_TEXT("No GPU can be used: %1"), {known.text}});
  if (std::none_of(known.list.begin(), known.list.end(), [&](const Device& one) { return one.index == index; })) {
    throw Fault(FaultKind::driver, {SEGUE_TEXT("There is no GPU %1; the last one is %2"),
                                    {std::to_string(index), std::to_string(known.list.back().index)}});
  }
#ifdef SEGUE_HAVE_CUDA
  return open_cuda(index);
#else
  return nullptr;  // not reached: without CUDA the list is empty
#endif
}

}  // namespace segue::gpu
