// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/base/words.h"

using segue::Error;
using segue::Message;

class TextTest : public QObject {
  Q_OBJECT

 private slots:
  void places_are_filled_once_and_values_are_not_rescanned() {
    const Message message{"%1 of %2, again %1", {"%2", "three"}};
    QCOMPARE(message.str(), std::string("%2 of three, again %2"));
  }

  void a_place_without_a_value_and_a_lone_percent_sign_stay() {
    const Message message{"%1 %3 100% %", {"a"}};
    QCOMPARE(message.str(), std::string("a %3 100% %"));
  }

  void a_translation_may_reorder_the_places() {
    const Message message{"%1 in %2", {"line", "file"}};
    QCOMPARE(message.fill("%2: %1"), std::string("file: line"));
  }

  void an_error_says_where_what_and_what_to_do() {
    const Error error({"no %1 here", {"tea"}}, {"kitchen.csv", 7}, "Buy some");
    QCOMPARE(std::string(error.what()), std::string("kitchen.csv:7: no tea here (Buy some)"));
    QCOMPARE(error.where().line, std::uint64_t{7});
  }

  void the_nearest_word_is_near() {
    using segue::nearest_word;
    QCOMPARE(nearest_word("epoch", {"dim", "epochs", "seed"}), std::string("epochs"));
    QCOMPARE(nearest_word("windwo", {"dim", "window"}), std::string("window"));
    QCOMPARE(nearest_word("xyz", {"dim", "window"}), std::string());
  }

  void a_list_of_names_has_whole_names_and_ends() {
    using segue::listed;
    QCOMPARE(listed({"a", "", "b"}), std::string("a, b"));
    QCOMPARE(listed({}), std::string());
    const std::string sixty(60, 'x');
    QCOMPARE(listed({sixty, sixty, "b"}), sixty + ", …");
    QCOMPARE(listed({std::string(500, 'x'), "b"}), std::string(500, 'x') + ", …");
  }

  void an_error_without_place_or_remedy_is_its_message_alone() {
    QCOMPARE(std::string(Error("lost").what()), std::string("lost"));
    QCOMPARE(std::string(Error("lost", {"map.csv", 0}).what()), std::string("map.csv: lost"));
  }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
