// SPDX-License-Identifier: GPL-3.0-or-later
// The form made of fields(): each Options of the core goes in and comes out the same.
#include "ui/widgets/options_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/corpus.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/comparison.h"
#include "core/evaluation/evaluate.h"
#include "core/models/model.h"
#include "core/sample/sample.h"

using namespace segue;
using namespace segue::ui;

namespace {

/// Every option as "name=value".
struct Listing {
  QStringList lines;
  template <class T>
  void field(const Field& f, T& value) {
    lines << QStringLiteral("%1=%2").arg(QLatin1String(f.name)).arg(value);
  }
  template <class E>
  void choice(const Field& f, E& value, std::initializer_list<Choice<E>>) {
    lines << QStringLiteral("%1=%2").arg(QLatin1String(f.name)).arg(static_cast<int>(value));
  }
};

template <class Options>
QStringList listed(Options options) {
  Listing listing;
  fields(listing, options);
  return listing.lines;
}

/// Another allowed value for every option: the other of two, the largest, or a large one.
struct Changer {
  void field(const Field&, bool& value) { value = !value; }
  void field(const Field& f, unsigned& value) { value = f.max > f.min ? static_cast<unsigned>(f.max) : 77U; }
  void field(const Field& f, std::uint64_t& value) {
    value = f.max > f.min ? static_cast<std::uint64_t>(f.max) : std::uint64_t{18'446'744'073'709'551'615ULL};
  }
  void field(const Field& f, double& value) { value = f.min + (f.max - f.min) / 3; }
  template <class E>
  void choice(const Field&, E& value, std::initializer_list<Choice<E>> choices) {
    value = (choices.end() - 1)->value;
  }
};

template <class Options>
void roundTrip() {
  const Options standard{};
  OptionsForm form;
  form.build(standard);
  QCOMPARE(listed(form.values<Options>()), listed(standard));

  Options changed{};
  Changer changer;
  fields(changer, changed);
  form.setValues(changed);
  // A third is no decimal fraction: what the editor rounds for show must come out unrounded.
  QCOMPARE(listed(form.values<Options>()), listed(changed));

  const QTemporaryDir folder;
  QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
  form.save(settings, QStringLiteral("form"));
  OptionsForm later;
  later.build(standard);
  later.restore(settings, QStringLiteral("form"));
  QCOMPARE(listed(later.values<Options>()), listed(changed));

  form.restoreDefaults();
  QCOMPARE(listed(form.values<Options>()), listed(standard));
  form.save(settings, QStringLiteral("form"));
  settings.beginGroup(QStringLiteral("form"));
  QVERIFY(settings.childKeys().isEmpty());  // defaults are not written down
}

}  // namespace

class OptionsFormTest : public QObject {
  Q_OBJECT

 private slots:
  void every_options_comes_out_as_it_went_in() {
    roundTrip<data::CorpusOptions>();
    roundTrip<data::SplitOptions>();
    roundTrip<data::SampleOptions>();
    roundTrip<evaluation::Protocol>();
    roundTrip<evaluation::EvaluationOptions>();
    roundTrip<evaluation::IntervalOptions>();
    roundTrip<evaluation::ComparisonOptions>();
    for (const models::ModelKind& kind : models::model_kinds()) {
      std::visit([]<class Options>(const Options&) { roundTrip<Options>(); }, kind.defaults);
    }
  }

  void what_the_user_enters_is_what_comes_out() {
    OptionsForm form;
    form.build(models::Item2VecOptions{});
    QSignalSpy edited(&form, &OptionsForm::edited);
    form.findChild<QSpinBox*>(QStringLiteral("dim"))->setValue(64);
    form.findChild<QCheckBox*>(QStringLiteral("random_window"))->setChecked(false);
    form.findChild<QComboBox*>(QStringLiteral("direction"))->setCurrentIndex(1);
    form.findChild<QDoubleSpinBox*>(QStringLiteral("learning_rate"))->setValue(0.03);
    form.findChild<QLineEdit*>(QStringLiteral("seed"))->setText(QStringLiteral("12345678901234567890"));
    QCOMPARE(edited.count(), 5);
    const auto options = form.values<models::Item2VecOptions>();
    QCOMPARE(options.dim, 64U);
    QVERIFY(!options.random_window);
    QVERIFY(options.direction == models::Direction::forward);
    QCOMPARE(options.learning_rate, 0.03);
    QCOMPARE(options.seed, std::uint64_t{12'345'678'901'234'567'890ULL});
  }

  void a_number_beyond_64_bits_goes_back_to_the_last_good_one() {
    OptionsForm form;
    form.build(models::Item2VecOptions{});
    auto* seed = form.findChild<QLineEdit*>(QStringLiteral("seed"));
    seed->setText(QStringLiteral("17"));
    seed->setText(QStringLiteral("99999999999999999999"));
    QCOMPARE(form.values<models::Item2VecOptions>().seed, std::uint64_t{17});
    emit seed->editingFinished();
    QCOMPARE(seed->text(), QStringLiteral("17"));
  }

  void settings_of_another_version_do_no_harm() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("form/dim"), QStringLiteral("many"));
    settings.setValue(QStringLiteral("form/window"), 5000);  // allowed up to 100
    settings.setValue(QStringLiteral("form/direction"), QStringLiteral("sideways"));
    settings.setValue(QStringLiteral("form/gone"), 1);
    OptionsForm form;
    form.build(models::Item2VecOptions{});
    form.restore(settings, QStringLiteral("form"));
    const auto options = form.values<models::Item2VecOptions>();
    QCOMPARE(options.dim, models::Item2VecOptions{}.dim);
    QCOMPARE(options.window, 100U);
    QVERIFY(options.direction == models::Direction::both);
  }

  void every_option_has_a_label_and_a_line_of_help() {
    OptionsForm form;
    form.build(models::Item2VecOptions{});
    QStringList texts;
    for (const QLabel* label : form.findChildren<QLabel*>()) texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("Dimensions")));
    QVERIFY(texts.contains(QStringLiteral("Length of each artist's vector")));
    QCOMPARE(form.findChild<QSpinBox*>(QStringLiteral("dim"))->accessibleName(), QStringLiteral("Dimensions"));
    form.show();
    QVERIFY(!form.findChild<QSpinBox*>(QStringLiteral("threads"))->isVisible());
    form.setAdvancedShown(true);
    QVERIFY(form.findChild<QSpinBox*>(QStringLiteral("threads"))->isVisible());
  }
};

QTEST_MAIN(OptionsFormTest)
#include "options_form_test.moc"
