// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "core/device/device.h"
#include "gpu/devices.h"

class QComboBox;
class QLabel;

namespace segue::ui {

class Job;

/// Where item2vec is trained and models are ranked: left open, on the CPU, or on a GPU of this machine. GPUs are listed once they
/// are known, which takes a second at the first time; a choice made before, or restored, waits for them.
class DeviceBox : public QWidget {
  Q_OBJECT

 public:
  explicit DeviceBox(QWidget* parent = nullptr);
  ~DeviceBox() override;
  [[nodiscard]] device::Choice choice() const;
  void choose(const device::Choice& choice);
  /// What can be chosen, and why there is no GPU.
  void setDevices(const gpu::Devices& devices);
  void retranslate();

 signals:
  void chosen(const segue::device::Choice& choice);

 private:
  void setChoice(const device::Choice& choice);
  void fill();

  gpu::Devices devices_;
  bool known_ = false;
  device::Choice choice_;
  QLabel* label_;
  QComboBox* box_;
  QLabel* help_;
  std::unique_ptr<Job> asking_;
};

}  // namespace segue::ui
