// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/device_box.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>

#include "ui/jobs/job.h"
#include "ui/pages/train/choice_layout.h"

namespace segue::ui {

DeviceBox::DeviceBox(QWidget* parent)
    : QWidget(parent), label_(new QLabel(this)), box_(new QComboBox(this)), help_(new QLabel(this)) {
  box_->setObjectName(QStringLiteral("device"));
  help_->setObjectName(QStringLiteral("deviceHelp"));
  layOutChoice(this, label_, box_, help_);
  connect(box_, &QComboBox::activated, this,
          [this](int index) { setChoice(device::parse_choice(box_->itemData(index).toString().toStdString())); });
  retranslate();
  asking_ = std::make_unique<Job>(
      QString(), [this](Progress&) { return std::function<void()>([this, found = gpu::devices()] { setDevices(found); }); });
  asking_->start();
}

DeviceBox::~DeviceBox() = default;

device::Choice DeviceBox::choice() const { return choice_; }

void DeviceBox::choose(const device::Choice& choice) {
  setChoice(choice);
  fill();
}

void DeviceBox::setChoice(const device::Choice& choice) {
  choice_ = choice;
  emit chosen(choice_);
}

void DeviceBox::setDevices(const gpu::Devices& devices) {
  devices_ = devices;
  known_ = true;
  const bool there = choice_.kind == device::Choice::Kind::gpu
                         ? choice_.index < devices.list.size()
                         : choice_.kind != device::Choice::Kind::all_gpus || devices.list.size() > 1;
  if (!there) setChoice({});
  fill();
}

void DeviceBox::fill() {
  using Kind = device::Choice::Kind;
  const QSignalBlocker quiet(box_);
  box_->clear();
  const auto add = [this](const QString& text, const device::Choice& choice) {
    box_->addItem(text, QString::fromStdString(device::to_string(choice)));
    if (choice == choice_) box_->setCurrentIndex(box_->count() - 1);
  };
  add(tr("Automatic"), {});
  add(tr("CPU"), {Kind::cpu, 0});
  for (unsigned i = 0; i < devices_.list.size(); ++i) {
    add(tr("GPU %1: %2").arg(i).arg(QString::fromStdString(devices_.list[i].name)), {Kind::gpu, i});
  }
  if (devices_.list.size() > 1) add(tr("All GPUs"), {Kind::all_gpus, 0});
  if (!known_) {
    help_->clear();
  } else if (devices_.list.empty()) {
    switch (devices_.why) {
      case gpu::Unavailable::not_built: help_->setText(tr("Trains on the CPU: this build has no CUDA")); break;
      case gpu::Unavailable::no_driver: help_->setText(tr("Trains on the CPU: no NVIDIA driver was found")); break;
      case gpu::Unavailable::driver_too_old: help_->setText(tr("Trains on the CPU: the NVIDIA driver is too old")); break;
      case gpu::Unavailable::too_old: help_->setText(tr("Trains on the CPU: the NVIDIA GPU is too old")); break;
      case gpu::Unavailable::none:
      case gpu::Unavailable::no_device: help_->setText(tr("Trains on the CPU: no NVIDIA GPU was found")); break;
      case gpu::Unavailable::error: help_->setText(tr("Trains on the CPU: the NVIDIA GPU cannot be used")); break;
    }
  } else {
    help_->setText(
        tr("A GPU trains with negative sampling, by SGD or Adagrad; what it cannot train goes to the CPU. Models are ranked "
           "where this says, too."));
  }
  box_->setEnabled(!devices_.list.empty());
}

void DeviceBox::retranslate() {
  label_->setText(tr("Device"));
  fill();
}

}  // namespace segue::ui
