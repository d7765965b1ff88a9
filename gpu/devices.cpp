// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/devices.h"

#include "gpu/reasons.h"

namespace segue::gpu {

#ifdef SEGUE_HAVE_CUDA
Devices ask_cuda();  // devices_cuda.cu
#endif

const Devices& devices() {
#ifdef SEGUE_HAVE_CUDA
  static const Devices known = ask_cuda();
#else
  static const Devices known{{}, Unavailable::not_built, reason::not_built};
#endif
  return known;
}

}  // namespace segue::gpu
