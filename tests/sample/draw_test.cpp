// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/draw.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/base/url_encode.h"
#include "core/sample/names.h"

using namespace segue;
using namespace segue::data::sample;

class SampleDrawTest : public QObject {
  Q_OBJECT

 private slots:
  void zipf_weights_equal_the_power_law();
  void alias_table_draws_in_proportion();
  void alias_table_never_draws_weight_zero();
  void one_zipf_table_serves_short_catalogues();
  void lengths_have_the_quantiles_of_30music();
  void names_are_url_encoded_as_in_a_query();
  void names_are_unique_and_of_several_scripts();
};

void SampleDrawTest::zipf_weights_equal_the_power_law() {
  for (const double exponent : {0.0, 0.5, 0.9, 1.0, 1.7}) {
    const std::vector<std::uint64_t> weights = zipf_weights(5000, exponent);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double expected = 0x1p32 * std::pow(static_cast<double>(i + 1), -exponent);
      // Rounded down to whole numbers, from 32 digits of the logarithm.
      QVERIFY2(std::abs(static_cast<double>(weights[i]) - expected) <= 1.0 + expected * 1e-8,
               qPrintable(QString("rank %1, exponent %2").arg(i + 1).arg(exponent)));
    }
  }
  QCOMPARE(zipf_weights(3000, 3.0).back(), std::uint64_t{1});  // 2^32 / 3000^3 is below 1
}

void SampleDrawTest::alias_table_draws_in_proportion() {
  const std::vector<std::uint64_t> weights = {50, 1, 0, 30, 19};
  const AliasTable table(weights);
  Random random(7);
  std::vector<double> counts(weights.size());
  const int draws = 200'000;
  for (int i = 0; i < draws; ++i) ++counts[table.draw(random)];
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double share = static_cast<double>(weights[i]) / 100;
    const double deviation = std::sqrt(share * (1 - share) * draws);
    QVERIFY(std::abs(counts[i] - share * draws) <= 5 * deviation);
  }
}

void SampleDrawTest::alias_table_never_draws_weight_zero() {
  const std::vector<std::uint64_t> weights = {0, 0, 5, 0};
  const AliasTable table(weights);
  Random random(1);
  for (int i = 0; i < 1000; ++i) QCOMPARE(table.draw(random), 2U);
}

void SampleDrawTest::one_zipf_table_serves_short_catalogues() {
  const ZipfRanks ranks(1000, 1.0);
  Random random(3);
  QCOMPARE(ranks.draw(random, 1), 0U);
  std::vector<double> counts(3);
  const int draws = 110'000;
  for (int i = 0; i < draws; ++i) ++counts.at(ranks.draw(random, 3));
  // 1 : 1/2 : 1/3 = 6 : 3 : 2
  for (std::size_t i = 0; i < 3; ++i) {
    const double share = (i == 0 ? 6.0 : i == 1 ? 3.0 : 2.0) / 11;
    QVERIFY(std::abs(counts[i] - share * draws) <= 5 * std::sqrt(share * (1 - share) * draws));
  }
}

void SampleDrawTest::lengths_have_the_quantiles_of_30music() {
  Random random(11);
  std::vector<std::uint32_t> sessions(100'001);
  std::vector<std::uint32_t> playlists(100'001);
  for (std::uint32_t& length : sessions) length = session_length(random);
  for (std::uint32_t& length : playlists) length = playlist_length(random);
  std::sort(sessions.begin(), sessions.end());
  std::sort(playlists.begin(), playlists.end());
  const auto singles = std::upper_bound(sessions.begin(), sessions.end(), 1U) - sessions.begin();
  QVERIFY(std::abs(static_cast<double>(singles) / 100'001 - 0.186) < 0.01);
  QCOMPARE(sessions.front(), 1U);
  QCOMPARE(sessions[50'000], 6U);
  QVERIFY(sessions[95'000] >= 36 && sessions[95'000] <= 42);
  QVERIFY(sessions.back() > 1000 && sessions.back() <= 4914);
  QCOMPARE(playlists.front(), 1U);
  QVERIFY(playlists[50'000] >= 13 && playlists[50'000] <= 15);
  QCOMPARE(playlists.back(), 200U);
  double sum = 0;
  for (const std::uint32_t length : playlists) sum += length;
  QVERIFY(std::abs(sum / 100'001 - 31) < 2.5);
}

void SampleDrawTest::names_are_url_encoded_as_in_a_query() {
  std::string text = "name=";
  append_url_encoded(text, "AC/DC & Кино + 100% \"O'Neil\"_.-~");
  // urllib.parse.quote_plus of the same text
  QCOMPARE(QString::fromStdString(text), QString("name=AC%2FDC+%26+%D0%9A%D0%B8%D0%BD%D0%BE+%2B+100%25+%22O%27Neil%22_.-~"));
}

void SampleDrawTest::names_are_unique_and_of_several_scripts() {
  NameSource source;
  Random random(5);
  std::vector<QString> names;
  double cyrillic = 0;
  double cjk = 0;
  for (int i = 0; i < 20'000; ++i) {
    names.push_back(QString::fromStdString(source.artist(random)));
    QVERIFY(!names.back().contains(QChar::ReplacementCharacter));
    bool has_cyrillic = false;
    bool has_cjk = false;
    for (const QChar c : names.back()) {
      has_cyrillic = has_cyrillic || c.script() == QChar::Script_Cyrillic;
      has_cjk = has_cjk || c.script() == QChar::Script_Han || c.script() == QChar::Script_Katakana ||
                c.script() == QChar::Script_Hangul;
    }
    cyrillic += has_cyrillic ? 1 : 0;
    cjk += has_cjk ? 1 : 0;
  }
  QVERIFY(std::abs(cyrillic / 20'000 - 0.08) < 0.01);
  QVERIFY(std::abs(cjk / 20'000 - 0.03) < 0.01);
  for (const char* sign : {"'", "+", "&", "%", ",", "\""}) {
    QVERIFY2(std::any_of(names.begin(), names.end(), [&](const QString& name) { return name.contains(sign); }), sign);
  }
  std::sort(names.begin(), names.end());
  QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
}

QTEST_GUILESS_MAIN(SampleDrawTest)
#include "draw_test.moc"
