// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/names.h"

#include <array>
#include <cstddef>

namespace segue::data::sample {
namespace {

using Text = std::string_view;

// Sounds that are common stand more than once.
constexpr std::array onsets = {Text("b"),  Text("d"),  Text("f"),  Text("g"),  Text("h"),  Text("j"),  Text("k"),  Text("l"),
                               Text("m"),  Text("n"),  Text("p"),  Text("r"),  Text("s"),  Text("t"),  Text("v"),  Text("w"),
                               Text("l"),  Text("m"),  Text("n"),  Text("r"),  Text("s"),  Text("t"),  Text("d"),  Text("v"),
                               Text("c"),  Text("z"),  Text("br"), Text("dr"), Text("st"), Text("tr"), Text("sh"), Text("kl"),
                               Text("gr"), Text("fl"), Text("th"), Text("y"),  Text("bl"), Text("sk"), Text(""),   Text("")};
constexpr std::array vowels = {Text("a"), Text("e"), Text("i"), Text("o"),  Text("u"),  Text("a"),  Text("e"),
                               Text("i"), Text("o"), Text("a"), Text("ai"), Text("ee"), Text("ou"), Text("ia")};
constexpr std::array codas = {Text(""),  Text(""),  Text(""),  Text(""),   Text(""),   Text(""),   Text("n"), Text("r"),
                              Text("l"), Text("s"), Text("m"), Text("ck"), Text("nd"), Text("rt"), Text("x"), Text("n")};
constexpr std::array accents = {Text("é"), Text("ö"), Text("å"), Text("ü"), Text("ñ"), Text("ø"), Text("č"), Text("ã")};

constexpr std::array cyrillic_onsets = {Text("б"), Text("в"),  Text("г"),  Text("д"),  Text("ж"),  Text("з"),
                                        Text("к"), Text("л"),  Text("м"),  Text("н"),  Text("п"),  Text("р"),
                                        Text("с"), Text("т"),  Text("ф"),  Text("х"),  Text("ш"),  Text("щ"),
                                        Text("ч"), Text("бр"), Text("кр"), Text("ст"), Text("тр"), Text("вл")};
constexpr std::array cyrillic_capitals = {Text("Б"), Text("В"),  Text("Г"),  Text("Д"),  Text("Ж"),  Text("З"),
                                          Text("К"), Text("Л"),  Text("М"),  Text("Н"),  Text("П"),  Text("Р"),
                                          Text("С"), Text("Т"),  Text("Ф"),  Text("Х"),  Text("Ш"),  Text("Щ"),
                                          Text("Ч"), Text("Бр"), Text("Кр"), Text("Ст"), Text("Тр"), Text("Вл")};
constexpr std::array cyrillic_vowels = {Text("а"), Text("е"), Text("и"), Text("о"), Text("у"), Text("ы"), Text("я"), Text("ё")};
constexpr std::array cyrillic_ends = {Text(""), Text("н"), Text("в"), Text("р"), Text("й"), Text("нь"), Text("ск"), Text("л")};

constexpr std::array han = {Text("山"), Text("川"), Text("空"), Text("海"), Text("月"), Text("星"), Text("花"), Text("風"),
                            Text("雪"), Text("森"), Text("火"), Text("光"), Text("夜"), Text("青"), Text("白"), Text("黒"),
                            Text("音"), Text("歌"), Text("夢"), Text("石"), Text("木"), Text("田"), Text("中"), Text("小"),
                            Text("大"), Text("天"), Text("竹"), Text("松"), Text("島"), Text("春"), Text("秋"), Text("冬")};
constexpr std::array kana = {Text("ア"), Text("カ"), Text("サ"), Text("タ"), Text("ナ"), Text("ハ"), Text("マ"), Text("ラ"),
                             Text("キ"), Text("シ"), Text("チ"), Text("ニ"), Text("ミ"), Text("リ"), Text("ク"), Text("ス"),
                             Text("ツ"), Text("ル"), Text("ケ"), Text("セ"), Text("テ"), Text("ネ"), Text("コ"), Text("ト")};
constexpr std::array hangul = {Text("가"), Text("나"), Text("다"), Text("라"), Text("마"), Text("바"), Text("사"), Text("아"),
                               Text("자"), Text("하"), Text("비"), Text("민"), Text("수"), Text("영"), Text("진"), Text("현"),
                               Text("우"), Text("성"), Text("은"), Text("지"), Text("해"), Text("별"), Text("달"), Text("강")};

constexpr std::array title_words = {
    Text("Night"),    Text("River"),   Text("Love"),    Text("Home"),    Text("Fire"),   Text("Rain"),    Text("Light"),
    Text("Heart"),    Text("Road"),    Text("Stone"),   Text("Dream"),   Text("Blue"),   Text("Golden"),  Text("Silent"),
    Text("Broken"),   Text("Winter"),  Text("Summer"),  Text("Morning"), Text("Shadow"), Text("Glass"),   Text("Paper"),
    Text("Electric"), Text("Hollow"),  Text("Sugar"),   Text("Ocean"),   Text("Mirror"), Text("Wolves"),  Text("Train"),
    Text("Ghost"),    Text("Garden"),  Text("Velvet"),  Text("Sunday"),  Text("Dance"),  Text("Falling"), Text("Away"),
    Text("Again"),    Text("Tonight"), Text("Forever"), Text("Nothing"), Text("Letters")};
constexpr std::array title_ends = {Text(" (Live)"),       Text(" (Remix)"), Text(" (Acoustic)"),
                                   Text(" - Radio Edit"), Text(" #2"),      Text(" / Reprise")};

constexpr std::array tops = {Text("rock"),     Text("electronic"), Text("hip-hop"),   Text("metal"),   Text("jazz"),
                             Text("folk"),     Text("pop"),        Text("classical"), Text("soul"),    Text("punk"),
                             Text("blues"),    Text("country"),    Text("reggae"),    Text("ambient"), Text("house"),
                             Text("techno"),   Text("funk"),       Text("gospel"),    Text("latin"),   Text("industrial"),
                             Text("disco"),    Text("trance"),     Text("ska"),       Text("swing"),   Text("grunge"),
                             Text("dub"),      Text("noise"),      Text("drone"),     Text("opera"),   Text("chanson"),
                             Text("flamenco"), Text("bluegrass")};
constexpr std::array leaf_words = {
    Text("indie"),       Text("progressive"), Text("dark"),        Text("classic"),   Text("alternative"), Text("experimental"),
    Text("melodic"),     Text("garage"),      Text("psychedelic"), Text("new"),       Text("southern"),    Text("acoustic"),
    Text("minimal"),     Text("deep"),        Text("free"),        Text("symphonic"), Text("hard"),        Text("soft"),
    Text("post"),        Text("space"),       Text("nordic"),      Text("urban"),     Text("heavy"),       Text("dream"),
    Text("avant-garde"), Text("vintage"),     Text("street"),      Text("chamber"),   Text("jazzy"),       Text("lo-fi"),
    Text("tribal"),      Text("cosmic"),      Text("gothic"),      Text("baroque"),   Text("tropical"),    Text("desert")};

template <std::size_t N>
Text pick(Random& random, const std::array<Text, N>& from) {
  return from[random.below(N)];
}

/// A capitalised Latin word of so many syllables.
std::string word(Random& random, std::uint64_t syllables) {
  std::string text;
  for (std::uint64_t i = 0; i < syllables; ++i) {
    text += pick(random, onsets);
    text += random.below(40) == 0 ? pick(random, accents) : pick(random, vowels);
    if (i + 1 == syllables || random.below(8) == 0) text += pick(random, codas);
  }
  // An accented first letter stays small: "émo Grast" occurs in real catalogues too.
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string cyrillic_word(Random& random, std::uint64_t syllables) {
  std::string text;
  for (std::uint64_t i = 0; i < syllables; ++i) {
    text += i == 0 ? pick(random, cyrillic_capitals) : pick(random, cyrillic_onsets);
    text += pick(random, cyrillic_vowels);
  }
  return text.append(pick(random, cyrillic_ends));
}

template <std::size_t N>
std::string signs(Random& random, const std::array<Text, N>& from, std::uint64_t count) {
  std::string text;
  for (std::uint64_t i = 0; i < count; ++i) text += pick(random, from);
  return text;
}

// Draws stand in statements of their own wherever two meet in an expression: C++ leaves their order open.

std::string cjk_name(Random& random) {
  switch (random.below(4)) {
    case 0: return signs(random, kana, 3 + random.below(4));
    case 1: return signs(random, hangul, 3 + random.below(2));
    case 2: {
      std::string name = signs(random, han, 2 + random.below(2));
      name += " ";
      name += signs(random, kana, 2 + random.below(3));
      return name;
    }
    default: return signs(random, han, 2 + random.below(4));
  }
}

std::string cyrillic_name(Random& random) {
  if (random.below(3) == 0) return cyrillic_word(random, 2 + random.below(3));
  std::string name = cyrillic_word(random, 2);
  name += random.below(10) == 0 ? " и " : " ";
  name += cyrillic_word(random, 2 + random.below(2));
  return name;
}

std::string latin_name(Random& random) {
  const std::uint64_t form = random.below(100);
  std::string a = word(random, 2 + random.below(2));
  if (form < 14) return a;
  if (form < 28) return "The " + a + "s";
  if (form < 33) return "DJ " + a;
  std::string b = word(random, 1 + random.below(3));
  if (form < 37) return a + " & the " + b + "s";
  if (form < 39) return a + " + " + b;
  if (form < 42) return "O'" + a + " " + b;
  if (form < 44) return a + "'s " + b;
  if (form < 45) return std::to_string(1 + random.below(100)) + "% " + b;
  if (form < 46) return a + ", the " + b;
  if (form < 47) return a + " \"" + b + "\"";
  if (form < 48) return a + (b.size() % 4 == 0 ? "\\" : "/") + b;
  if (form < 52) return a + " " + b + " Quartet";
  if (form < 55) return a + " " + b + " Orchestra";
  return a + " " + b;
}

/// FNV-1a: the same on every platform, unlike std::hash.
std::uint64_t hash_of(Text text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace

bool NameSource::take(const std::string& name) { return taken_.insert(hash_of(name)).second; }

std::string NameSource::artist(Random& random) {
  const std::uint64_t script = random.below(100);
  std::string name = script < 8 ? cyrillic_name(random) : script < 11 ? cjk_name(random) : latin_name(random);
  while (!take(name)) {
    if (script < 8) {
      name += " " + cyrillic_word(random, 2);
    } else if (script < 11) {
      name += signs(random, han, 1);
    } else {
      name += " " + word(random, 2);
    }
  }
  return name;
}

std::string NameSource::collaboration(Random& random, const std::vector<std::string_view>& parts) {
  const std::uint64_t form = random.below(4);
  std::string name(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    name += !last ? ", " : form == 0 ? " feat. " : form == 1 ? " vs. " : " & ";
    name += parts[i];
  }
  while (!take(name)) name += " & " + word(random, 2);
  return name;
}

std::string track_title(Random& random) {
  std::string title(random.below(6) == 0 ? "The " : "");
  title += pick(random, title_words);
  const std::uint64_t words = random.below(3);
  for (std::uint64_t i = 0; i < words; ++i) {
    title += ' ';
    title += random.below(4) == 0 ? word(random, 2) : std::string(pick(random, title_words));
  }
  if (random.below(12) == 0) title += pick(random, title_ends);
  return title;
}

std::string playlist_title(Random& random) {
  const std::uint64_t form = random.below(1000);
  if (form < 80) return cyrillic_name(random);
  if (form < 110) return cjk_name(random);
  std::string title = track_title(random);
  if (form < 130) return "Best of \"" + title + "\" " + std::to_string(1990 + random.below(25));
  if (form < 138) return "\\m/ " + title;
  if (form < 140) return title + "\\";
  if (form < 142) return "\"" + title + ",\"}\",\"";
  if (form < 300) return "my_favorites";
  return title;
}

std::string user_name(Random& random) {
  std::string name = word(random, 2);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (random.below(2) == 0) name += std::to_string(random.below(100));
  return name;
}

std::string alias_of(Random& random, const std::string& name) {
  if (random.below(2) == 0) {
    std::string upper = name;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper != name) return upper;
  }
  const std::string guest = word(random, 2);
  return name + ", " + guest + " & " + word(random, 2);
}

std::string top_genre_name(unsigned top) { return std::string(tops[top % tops.size()]); }

std::string leaf_genre_name(unsigned top, unsigned position_in_top) {
  return std::string(leaf_words[position_in_top % leaf_words.size()]) + " " + top_genre_name(top);
}

const std::vector<std::string>& plain_tags() {
  static const std::vector<std::string> tags = {"seen live",
                                                "favorites",
                                                "female vocalists",
                                                "male vocalists",
                                                "instrumental",
                                                "awesome",
                                                "chillout",
                                                "2000s",
                                                "90s",
                                                "80s",
                                                "70s",
                                                "beautiful",
                                                "live",
                                                "cover",
                                                "party",
                                                "melancholy",
                                                "british",
                                                "american",
                                                "swedish",
                                                "german",
                                                "french",
                                                "russian",
                                                "japanese",
                                                "русский рок",
                                                "邦楽",
                                                "epic",
                                                "driving",
                                                "sad",
                                                "summer",
                                                "guitar",
                                                "piano",
                                                "soundtrack",
                                                "my \"top\" songs",
                                                "\\m/",
                                                "so \"called\"} noise"};
  return tags;
}

}  // namespace segue::data::sample
