// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/options_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/jobs/job.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

/// `text` broken at spaces into lines of at most `width` pixels: a check box cannot wrap its text itself, and would push a form
/// beyond its pane in languages of longer words.
QString inLines(const QString& text, const QFontMetrics& metrics, int width) {
  QString lines;
  QString line;
  for (const QString& word : text.split(QLatin1Char(' '))) {
    const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
    if (line.isEmpty() || metrics.horizontalAdvance(longer) <= width) {
      line = longer;
      continue;
    }
    lines += line + QLatin1Char('\n');
    line = word;
  }
  return lines + line;
}

}  // namespace

OptionsForm::OptionsForm(QWidget* parent)
    : QWidget(parent),
      common_(new QGridLayout),
      advanced_(new QWidget(this)),
      advancedRows_(new QGridLayout(advanced_)),
      more_(new QToolButton(this)),
      defaults_(new QPushButton(this)) {
  for (QGridLayout* grid : {common_, advancedRows_}) {
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * theme::unit);
    grid->setVerticalSpacing(theme::unit / 4);
    grid->setColumnStretch(0, 1);
  }
  more_->setCheckable(true);
  more_->setAutoRaise(true);
  more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  more_->setArrowType(Qt::RightArrow);
  connect(more_, &QToolButton::toggled, this, &OptionsForm::setAdvancedShown);
  defaults_->setFlat(true);
  connect(defaults_, &QPushButton::clicked, this, &OptionsForm::restoreDefaults);
  advanced_->hide();

  auto* foot = new QHBoxLayout;
  foot->addWidget(more_);
  foot->addStretch(1);
  foot->addWidget(defaults_);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(theme::unit / 2);
  all->addLayout(common_);
  all->addLayout(foot);
  all->addWidget(advanced_);
}

void OptionsForm::add(const Field& field, Kind kind, const QVariant& standard, quint64 largest, std::vector<Named> choices) {
  if (field.max > field.min) largest = static_cast<quint64>(std::max(0.0, field.max));
  if (kind == Kind::integer && largest > static_cast<quint64>(std::numeric_limits<int>::max())) kind = Kind::big_integer;
  Row row{field, kind, standard, standard, std::move(choices)};
  row.editor = makeEditor(row, largest);
  row.editor->setObjectName(QString::fromLatin1(field.name));
  // The wheel scrolls the form; it must not change a value on its way.
  row.editor->setFocusPolicy(Qt::StrongFocus);
  row.editor->installEventFilter(this);

  QGridLayout* grid = field.advanced ? advancedRows_ : common_;
  const int at = grid->rowCount();
  if (kind == Kind::boolean) {
    grid->addWidget(row.editor, at, 0, 1, 2);
  } else {
    row.label = new QLabel(this);
    row.label->setBuddy(row.editor);
    row.label->setWordWrap(true);  // a long name must not push its editor out of a narrow form
    grid->addWidget(row.label, at, 0);
    grid->addWidget(row.editor, at, 1);
    row.editor->setMinimumWidth(16 * theme::unit);
  }
  row.help = new QLabel(this);
  row.help->setWordWrap(true);
  row.help->setForegroundRole(QPalette::PlaceholderText);
  QFont small = row.help->font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  row.help->setFont(small);
  row.help->setContentsMargins(0, 0, 0, theme::unit);
  grid->addWidget(row.help, at + 1, 0, 1, 2);
  rows_.push_back(std::move(row));
}

QWidget* OptionsForm::makeEditor(const Row& row, quint64 largest) {
  const std::size_t index = rows_.size();
  const auto changed = [this, index] { editorChanged(index); };
  switch (row.kind) {
    case Kind::boolean: {
      auto* box = new QCheckBox(this);
      connect(box, &QCheckBox::toggled, this, changed);
      return box;
    }
    case Kind::integer: {
      auto* spin = new QSpinBox(this);
      spin->setRange(static_cast<int>(row.field.min), static_cast<int>(largest));
      spin->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
      spin->setGroupSeparatorShown(true);
      connect(spin, &QSpinBox::valueChanged, this, changed);
      return spin;
    }
    case Kind::big_integer: {
      auto* line = new QLineEdit(this);
      static const QRegularExpression digits(QStringLiteral("[0-9]{1,20}"));
      line->setValidator(new QRegularExpressionValidator(digits, line));
      connect(line, &QLineEdit::textChanged, this, changed);
      // What is no number of 64 bits goes back to the last one that was.
      connect(line, &QLineEdit::editingFinished, this, [this, index] { setValue(index, rows_[index].exact); });
      return line;
    }
    case Kind::real: {
      auto* spin = new QDoubleSpinBox(this);
      const double step = std::pow(10.0, -row.field.decimals);
      spin->setDecimals(row.field.decimals);
      const bool bounded = row.field.max > row.field.min;
      spin->setRange(bounded && row.field.min > 0 ? std::max(row.field.min, step) : (bounded ? row.field.min : -1e6),
                     bounded ? row.field.max : 1e6);  // any number: what is shown of it
      spin->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
      connect(spin, &QDoubleSpinBox::valueChanged, this, changed);
      return spin;
    }
    case Kind::choice: break;
  }
  auto* box = new QComboBox(this);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(14);
  for (const Named& choice : row.choices) box->addItem(QString::fromUtf8(choice.label));
  connect(box, &QComboBox::currentIndexChanged, this, changed);
  return box;
}

void OptionsForm::finish() {
  const bool anyAdvanced = std::ranges::any_of(rows_, [](const Row& row) { return row.field.advanced; });
  more_->setVisible(anyAdvanced);
  retranslate();
  restoreDefaults();
}

QVariant OptionsForm::editorValue(const Row& row) const {
  switch (row.kind) {
    case Kind::boolean: return static_cast<QCheckBox*>(row.editor)->isChecked();
    case Kind::integer: return static_cast<qulonglong>(static_cast<QSpinBox*>(row.editor)->value());
    case Kind::real: {
      // The editor rounds; a value it merely shows stays what it was.
      const auto* spin = static_cast<QDoubleSpinBox*>(row.editor);
      const double shown = spin->value();
      const double exact = row.exact.toDouble();
      const bool bounded = row.field.max > row.field.min;
      const double near = bounded ? exact : std::clamp(exact, spin->minimum(), spin->maximum());
      return std::abs(shown - near) <= 0.5 * std::pow(10.0, -row.field.decimals) ? exact : shown;
    }
    case Kind::big_integer: {
      bool ok = false;
      const qulonglong value = static_cast<QLineEdit*>(row.editor)->text().toULongLong(&ok);
      const bool inside = row.field.max <= row.field.min ||
                          (static_cast<double>(value) >= row.field.min && static_cast<double>(value) <= row.field.max);
      return ok && inside ? QVariant(value) : row.exact;
    }
    case Kind::choice: break;
  }
  return static_cast<QComboBox*>(row.editor)->currentIndex();
}

void OptionsForm::setValue(std::size_t index, const QVariant& value) {
  Row& row = rows_.at(index);
  {
    const QSignalBlocker quiet(row.editor);
    switch (row.kind) {
      case Kind::boolean: static_cast<QCheckBox*>(row.editor)->setChecked(value.toBool()); break;
      case Kind::integer:
        static_cast<QSpinBox*>(row.editor)
            ->setValue(static_cast<int>(std::min<qulonglong>(value.toULongLong(), std::numeric_limits<int>::max())));
        break;
      case Kind::real: static_cast<QDoubleSpinBox*>(row.editor)->setValue(value.toDouble()); break;
      case Kind::big_integer: static_cast<QLineEdit*>(row.editor)->setText(QString::number(value.toULongLong())); break;
      case Kind::choice: static_cast<QComboBox*>(row.editor)->setCurrentIndex(value.toInt()); break;
    }
  }
  row.exact = value;
  editorChanged(index);
}

void OptionsForm::editorChanged(std::size_t index) {
  rows_[index].exact = editorValue(rows_[index]);
  updateDefaultsButton();
  emit edited();
}

void OptionsForm::updateDefaultsButton() {
  defaults_->setEnabled(std::ranges::any_of(rows_, [](const Row& row) { return row.exact != row.standard; }));
}

void OptionsForm::restoreDefaults() {
  for (std::size_t i = 0; i < rows_.size(); ++i) setValue(i, rows_[i].standard);
}

void OptionsForm::setAdvancedShown(bool shown) {
  const QSignalBlocker quiet(more_);
  more_->setChecked(shown);
  more_->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
  advanced_->setVisible(shown);
}

void OptionsForm::setIdle(const std::vector<std::string>& names) {
  for (const Row& row : rows_) {
    const bool used = std::ranges::count(names, row.field.name) == 0;
    row.editor->setEnabled(used);
    row.help->setEnabled(used);
    if (row.label) row.label->setEnabled(used);
  }
}

void OptionsForm::save(QSettings& settings, const QString& group) const {
  settings.beginGroup(group);
  for (const Row& row : rows_) {
    const QString key = QString::fromLatin1(row.field.name);
    if (row.exact == row.standard) {
      settings.remove(key);  // a better default of a later version must not be held back
    } else if (row.kind == Kind::choice) {
      settings.setValue(key, QString::fromLatin1(row.choices.at(static_cast<std::size_t>(row.exact.toInt())).name));
    } else {
      settings.setValue(key, row.exact.toString());
    }
  }
  settings.endGroup();
}

void OptionsForm::restore(const QSettings& settings, const QString& group) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const QVariant stored = settings.value(group + QLatin1Char('/') + QString::fromLatin1(row.field.name));
    if (!stored.isValid()) continue;
    bool ok = true;
    switch (row.kind) {
      case Kind::boolean: setValue(i, stored.toBool()); break;
      case Kind::integer:
      case Kind::big_integer:
        if (const qulonglong value = stored.toULongLong(&ok); ok) setValue(i, value);
        break;
      case Kind::real:
        if (const double value = stored.toDouble(&ok); ok) setValue(i, value);
        break;
      case Kind::choice: {
        const auto named =
            std::ranges::find_if(row.choices, [&](const Named& c) { return stored.toString() == QLatin1String(c.name); });
        if (named != row.choices.end()) setValue(i, static_cast<int>(named - row.choices.begin()));
        break;
      }
    }
  }
}

void OptionsForm::retranslate() {
  more_->setText(tr("Advanced"));
  defaults_->setText(tr("Defaults"));
  defaults_->setToolTip(tr("Put every option back to its default"));
  for (Row& row : rows_) {
    const QString label = coreText(row.field.label);
    const QString help = coreText(row.field.help);
    row.help->setText(help);
    row.editor->setAccessibleName(label);
    row.editor->setAccessibleDescription(help);
    if (row.label) row.label->setText(label);
    if (auto* box = qobject_cast<QCheckBox*>(row.editor)) box->setText(inLines(label, box->fontMetrics(), 30 * theme::unit));
    if (row.kind == Kind::choice) {
      auto* box = static_cast<QComboBox*>(row.editor);
      for (std::size_t i = 0; i < row.choices.size(); ++i) box->setItemText(static_cast<int>(i), coreText(row.choices[i].label));
    }
  }
}

void OptionsForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

bool OptionsForm::eventFilter(QObject* watched, QEvent* event) {
  auto* editor = qobject_cast<QWidget*>(watched);
  if (event->type() == QEvent::Wheel && editor && !editor->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace segue::ui
