// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace segue::ui {

class DataPage : public Page {
  Q_OBJECT

 public:
  explicit DataPage(Workspace& workspace, QWidget* parent = nullptr);
  void retranslate() override;
};

}  // namespace segue::ui
