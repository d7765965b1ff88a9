// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>
#include <QWidget>
#include <initializer_list>
#include <limits>
#include <string>
#include <vector>

#include "core/base/fields.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSettings;
class QToolButton;

namespace segue::ui {

/// A form for any `Options` of the core, made from its `fields()`: label, editor and one line of help for each option, in the
/// interface's language; advanced ones folded away. Editors are named by the option ("dim"), for whoever looks for one.
///
///     auto* form = new OptionsForm(this);
///     form->build(models::Item2VecOptions{});        // these are also the defaults
///     const auto options = form->values<models::Item2VecOptions>();
class OptionsForm : public QWidget {
  Q_OBJECT

 public:
  explicit OptionsForm(QWidget* parent = nullptr);

  /// Once, before anything else.
  template <class Options>
  void build(Options defaults) {
    Builder builder{this};
    fields(builder, defaults);
    finish();
  }
  template <class Options>
  void setValues(Options options) {
    Writer writer{this};
    fields(writer, options);
  }
  template <class Options>
  [[nodiscard]] Options values(Options options = {}) const {
    Reader reader{this};
    fields(reader, options);
    return options;
  }

  void restoreDefaults();
  void save(QSettings& settings, const QString& group) const;
  /// Takes what fits; unknown or unreadable values are left as they are.
  void restore(const QSettings& settings, const QString& group);
  void setAdvancedShown(bool shown);
  /// Greys out the options of these names, which make no difference as the others are, and no others.
  void setIdle(const std::vector<std::string>& names);

 signals:
  void edited();  ///< a value changed, by the user or by the program

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum class Kind { boolean, integer, big_integer, real, choice };
  struct Named {
    const char* name;
    const char* label;
  };
  struct Row {
    Field field;
    Kind kind;
    QVariant standard;           // the default
    QVariant exact;              // what was set or last understood; editors may round or be half typed
    std::vector<Named> choices;  // of a choice; its value is the position
    QWidget* editor = nullptr;
    QLabel* label = nullptr;  // null for check boxes, which carry theirs
    QLabel* help = nullptr;
  };

  void add(const Field& field, Kind kind, const QVariant& standard, quint64 largest, std::vector<Named> choices);
  QWidget* makeEditor(const Row& row, quint64 largest);
  void finish();
  void retranslate();
  void editorChanged(std::size_t index);
  [[nodiscard]] QVariant editorValue(const Row& row) const;
  void setValue(std::size_t index, const QVariant& value);
  void updateDefaultsButton();

  struct Builder {
    OptionsForm* form;
    void field(const Field& f, bool& v) { form->add(f, Kind::boolean, v, 1, {}); }
    void field(const Field& f, unsigned& v) {
      form->add(f, Kind::integer, qulonglong{v}, std::numeric_limits<unsigned>::max(), {});
    }
    void field(const Field& f, std::uint64_t& v) {
      form->add(f, Kind::integer, qulonglong{v}, std::numeric_limits<std::uint64_t>::max(), {});
    }
    void field(const Field& f, double& v) { form->add(f, Kind::real, v, 0, {}); }
    template <class E>
    void choice(const Field& f, E& v, std::initializer_list<Choice<E>> choices) {
      std::vector<Named> names;
      int current = 0;
      for (const Choice<E>& c : choices) {
        if (c.value == v) current = static_cast<int>(names.size());
        names.push_back({c.name, c.label});
      }
      form->add(f, Kind::choice, current, 0, std::move(names));
    }
  };
  struct Writer {
    OptionsForm* form;
    std::size_t next = 0;
    void field(const Field&, bool& v) { form->setValue(next++, v); }
    void field(const Field&, unsigned& v) { form->setValue(next++, qulonglong{v}); }
    void field(const Field&, std::uint64_t& v) { form->setValue(next++, qulonglong{v}); }
    void field(const Field&, double& v) { form->setValue(next++, v); }
    template <class E>
    void choice(const Field&, E& v, std::initializer_list<Choice<E>> choices) {
      int position = 0;
      for (const Choice<E>& c : choices) {
        if (c.value == v) form->setValue(next, position);
        ++position;
      }
      ++next;
    }
  };
  struct Reader {
    const OptionsForm* form;
    std::size_t next = 0;
    const QVariant& take() { return form->rows_.at(next++).exact; }
    void field(const Field&, bool& v) { v = take().toBool(); }
    void field(const Field&, unsigned& v) { v = static_cast<unsigned>(take().toULongLong()); }
    void field(const Field&, std::uint64_t& v) { v = take().toULongLong(); }
    void field(const Field&, double& v) { v = take().toDouble(); }
    template <class E>
    void choice(const Field&, E& v, std::initializer_list<Choice<E>> choices) {
      v = (choices.begin() + take().toInt())->value;
    }
  };

  std::vector<Row> rows_;
  QGridLayout* common_;
  QWidget* advanced_;
  QGridLayout* advancedRows_;
  QToolButton* more_;
  QPushButton* defaults_;
};

}  // namespace segue::ui
