// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/spec_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cstring>
#include <utility>

#include "ui/jobs/job.h"
#include "ui/theme.h"

namespace segue::ui {

using tables::Grouping;
using tables::Layout;

// All four go through the fields in the same order: those of the spec, then those of its dialect.

class SpecForm::Builder {
 public:
  explicit Builder(SpecForm& form) : form_(form) {}
  void field(const Field& f, double& value) {
    auto* spin = new QDoubleSpinBox(form_.parent_);
    spin->setDecimals(f.decimals);
    spin->setRange(f.min, f.max);
    spin->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    spin->setValue(value);
    connect(spin, &QDoubleSpinBox::valueChanged, &form_, [this_ = &form_] { emit this_->edited(); });
    form_.add({f, {}, 0, nullptr, nullptr, spin});
  }
  void field(const Field& f, bool& value) {
    auto* box = new QCheckBox(form_.parent_);
    box->setChecked(value);
    connect(box, &QCheckBox::toggled, &form_, [this_ = &form_] { emit this_->edited(); });
    form_.add({f, {}, 0, nullptr, nullptr, box});
  }
  template <class E>
  void choice(const Field& f, E&, std::initializer_list<Choice<E>> choices) {
    auto* box = new QComboBox(form_.parent_);
    std::vector<const char*> labels;
    for (const Choice<E>& c : choices) {
      labels.push_back(c.label);
      box->addItem(QString());
    }
    connect(box, &QComboBox::currentIndexChanged, &form_, [this_ = &form_] { emit this_->edited(); });
    form_.add({f, std::move(labels), 0, nullptr, nullptr, box});
  }

 private:
  SpecForm& form_;
};

class SpecForm::Writer {
 public:
  explicit Writer(SpecForm& form) : form_(form) {}
  template <class T>
  void field(const Field&, T& value) {
    form_.setValue(next_++, value);
  }
  template <class E>
  void choice(const Field&, E& value, std::initializer_list<Choice<E>> choices) {
    const auto found = std::ranges::find_if(choices, [&](const Choice<E>& c) { return c.value == value; });
    form_.setValue(next_++, static_cast<int>(found - choices.begin()));
  }

 private:
  SpecForm& form_;
  std::size_t next_ = 0;
};

class SpecForm::Reader {
 public:
  explicit Reader(const SpecForm& form) : form_(form) {}
  template <class T>
  void field(const Field&, T& value) {
    value = form_.value(next_++).template value<T>();
  }
  template <class E>
  void choice(const Field&, E& value, std::initializer_list<Choice<E>> choices) {
    value = (choices.begin() + form_.value(next_++).toInt())->value;
  }

 private:
  const SpecForm& form_;
  std::size_t next_ = 0;
};

class SpecForm::Detected {
 public:
  explicit Detected(SpecForm& form) : form_(form) {}
  template <class T>
  void field(const Field&, T&) {
    ++next_;
  }
  template <class E>
  void choice(const Field&, E& value, std::initializer_list<Choice<E>> choices) {
    const auto found = std::ranges::find_if(choices, [&](const Choice<E>& c) { return c.value == value; });
    form_.rows_[next_++].detected = static_cast<int>(found - choices.begin());
  }

 private:
  SpecForm& form_;
  std::size_t next_ = 0;
};

SpecForm::SpecForm(QWidget* parent) : QObject(parent), parent_(parent) {
  tables::TableSpec spec;
  Builder builder(*this);
  fields(builder, spec);
  fields(builder, spec.dialect);
  retranslate();
}

void SpecForm::add(Row row) {
  row.cell = new QWidget(parent_);
  auto* rows = new QVBoxLayout(row.cell);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit / 4);
  if (qobject_cast<QCheckBox*>(row.editor) == nullptr) {
    row.label = new QLabel(row.cell);
    row.label->setBuddy(row.editor);
    rows->addWidget(row.label);
  } else {
    rows->addStretch(1);  // beside editors that have their label above them
  }
  rows->addWidget(row.editor);
  row.editor->setObjectName(QString::fromLatin1(row.field.name));
  row.editor->setFocusPolicy(Qt::StrongFocus);
  if (auto* box = qobject_cast<QComboBox*>(row.editor)) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
  }
  rows_.push_back(std::move(row));
}

QWidget* SpecForm::cell(const char* field) const {
  const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return std::strcmp(row.field.name, field) == 0; });
  return found == rows_.end() ? nullptr : found->cell;
}

QVariant SpecForm::value(std::size_t row) const {
  const QWidget* editor = rows_.at(row).editor;
  if (const auto* box = qobject_cast<const QCheckBox*>(editor)) return box->isChecked();
  if (const auto* spin = qobject_cast<const QDoubleSpinBox*>(editor)) return spin->value();
  return static_cast<const QComboBox*>(editor)->currentIndex();
}

void SpecForm::setValue(std::size_t row, const QVariant& value) {
  QWidget* editor = rows_.at(row).editor;
  const QSignalBlocker quiet(editor);
  if (auto* box = qobject_cast<QCheckBox*>(editor)) return box->setChecked(value.toBool());
  if (auto* spin = qobject_cast<QDoubleSpinBox*>(editor)) return spin->setValue(value.toDouble());
  static_cast<QComboBox*>(editor)->setCurrentIndex(value.toInt());
}

void SpecForm::setSpec(tables::TableSpec spec) {
  Writer writer(*this);
  fields(writer, spec);
  fields(writer, spec.dialect);
}

tables::TableSpec SpecForm::spec(const std::vector<tables::ColumnRole>& columns) const {
  tables::TableSpec spec;
  Reader reader(*this);
  fields(reader, spec);
  fields(reader, spec.dialect);
  spec.columns = columns;
  return spec;
}

void SpecForm::setDetected(tables::TableSpec spec) {
  Detected detected(*this);
  fields(detected, spec);
  fields(detected, spec.dialect);
  for (const Row& row : rows_) nameChoices(row);
  const bool table = spec.layout == Layout::table;
  const bool text = table || spec.layout == Layout::lines;
  for (const char* field : {"delimiter", "quoting", "header"}) enable(field, table);
  enable("encoding", text);  // the files of HetRec 2011 have each their own
  enable("grouping", table || spec.layout == Layout::listenbrainz);
  enable("as_playlists", spec.layout != Layout::mpd && spec.layout != Layout::hetrec);  // those say themselves what they are
  const bool timed = std::ranges::any_of(spec.columns, [](const auto& column) { return column.role == tables::Role::time; });
  enable("dates", table && timed);
  enable("gap_minutes", spec.grouping == Grouping::sessions);
}

void SpecForm::enable(const char* field, bool on) {
  for (const Row& row : rows_) {
    if (std::strcmp(row.field.name, field) == 0) row.cell->setEnabled(on);
  }
}

void SpecForm::nameChoices(const Row& row) {
  auto* box = qobject_cast<QComboBox*>(row.editor);
  if (box == nullptr) return;
  for (std::size_t i = 0; i < row.labels.size(); ++i) box->setItemText(static_cast<int>(i), coreText(row.labels[i]));
  if (row.detected > 0) {
    box->setItemText(0, tr("%1 (%2)", "Automatic (Tab)")
                            .arg(coreText(row.labels.front()), coreText(row.labels[static_cast<std::size_t>(row.detected)])));
  }
}

void SpecForm::retranslate() {
  for (const Row& row : rows_) {
    const QString label = coreText(row.field.label);
    const QString help = coreText(row.field.help);
    row.editor->setAccessibleName(label);
    row.editor->setAccessibleDescription(help);
    row.editor->setToolTip(help);
    if (row.label != nullptr) row.label->setText(label);
    if (auto* check = qobject_cast<QCheckBox*>(row.editor)) check->setText(label);
    nameChoices(row);
  }
}

}  // namespace segue::ui
