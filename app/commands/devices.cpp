// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/devices.h"

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "core/base/parallel.h"
#include "core/linalg/product.h"

namespace segue::app {

int devices(const QStringList& arguments) {
  Arguments args("devices", "Shows what this machine computes with.");
  if (!args.parse(arguments, 0, 0)) return 0;

  print(QStringLiteral("CPU: %1 threads, %2\n").arg(thread_count(0)).arg(QLatin1String(linalg::simd_target())));
  const gpu::Devices& found = gpu::devices();
  for (const gpu::Device& device : found.list) {
    print(QStringLiteral("GPU %1: %2, compute capability %3.%4, %5 GiB\n")
              .arg(device.index)
              .arg(QString::fromStdString(device.name))
              .arg(device.compute_major)
              .arg(device.compute_minor)
              .arg(static_cast<double>(device.memory_bytes) / (1024.0 * 1024 * 1024), 0, 'f', 0));
  }
  if (found.list.empty()) print(QStringLiteral("No GPU: %1\n").arg(QString::fromStdString(found.text)));
  return 0;
}

}  // namespace segue::app
