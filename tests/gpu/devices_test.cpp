// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/devices.h"

#include <QtTest>
#include <filesystem>

#include "gpu/blas.h"

using segue::gpu::devices;
using segue::gpu::Unavailable;

class DevicesTest : public QObject {
  Q_OBJECT

 private slots:
  void names_its_devices_or_says_why_there_are_none() {
    const auto& found = devices();
    QCOMPARE(found.list.empty(), found.why != Unavailable::none);
    QCOMPARE(found.text.empty(), found.why == Unavailable::none);
    for (const auto& device : found.list) {
      QVERIFY(!device.name.empty());
      QVERIFY(device.memory_bytes > 0);
      QVERIFY(device.multiprocessors > 0);
    }
  }

  void says_that_the_driver_is_missing_where_it_is() {
#ifndef SEGUE_HAVE_CUDA
    QCOMPARE(devices().why, Unavailable::not_built);
#else
    if (std::filesystem::exists("/proc/driver/nvidia/version")) QSKIP("this machine has an NVIDIA driver");
    QVERIFY(devices().why == Unavailable::no_driver || devices().why == Unavailable::no_device);
#endif
  }

  void without_a_device_no_library_is_used_and_nothing_is_thrown() {
#ifndef SEGUE_HAVE_CUDA
    QSKIP("this build has no CUDA");
#else
    if (!devices().list.empty()) QSKIP("this machine has a GPU");
    QVERIFY(segue::gpu::Blas::open(nullptr) == nullptr);
#endif
  }

  void asks_once() { QCOMPARE(&devices(), &devices()); }
};

QTEST_GUILESS_MAIN(DevicesTest)
#include "devices_test.moc"
