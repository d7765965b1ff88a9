// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace segue::ui {

/// The figures behind a drawing.
struct PlotTable {
  struct Column {
    QString name;
    std::vector<double> values = {};  ///< NaN: nothing stands there
    bool time = false;                ///< Unix seconds, written as ISO 8601
    std::vector<QString> texts = {};  ///< instead of values, where there are any
  };
  std::vector<Column> columns;  ///< equally long
};

/// RFC 4180, UTF-8, with a header; figures with a point, as short as they read back the same.
[[nodiscard]] QByteArray csvOf(const PlotTable& table);

}  // namespace segue::ui
