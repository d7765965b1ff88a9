#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation is finished and says what its source says: the same places (%1, %n), mnemonics, lines and outer blanks."""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

folder = pathlib.Path(__file__).resolve().parents[2] / "resources" / "translations"
# How many plural forms Qt asks of each language.
plural_forms = {"segue_en.ts": 2, "segue_ru.ts": 3}
place = re.compile(r"%L?(?:\d{1,2}|n)")
mnemonic = re.compile(r"&(?=[^\W_])")
last_mark = re.compile(r"[.:…?!]?$")
file_pattern = re.compile(r"\*\.\w+")


def differences(source, text):
    """What `text` has otherwise than `source`."""
    if not text:
        yield "is empty"
        return
    if set(place.findall(source)) != set(place.findall(text)):
        yield "has other places (%1, %2, …)"
    if len(mnemonic.findall(source)) != len(mnemonic.findall(text)):
        yield "has another number of mnemonics (&)"
    if source.count("\n") != text.count("\n"):
        yield "has another number of lines"
    if (source[:1].isspace(), source[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace()):
        yield "begins or ends with another blank"
    marks = last_mark.search(source).group(), last_mark.search(text).group()
    if marks[0] != marks[1] and marks != ("", "."):  # an abbreviation may end with a full stop
        yield "ends with another mark"
    if sorted(file_pattern.findall(source)) != sorted(file_pattern.findall(text)):
        yield "has other file patterns"


def problems(path):
    """(context, source, what is wrong) of every message of one .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            if translation.get("type"):  # unfinished, vanished, obsolete
                yield name, source, "is " + translation.get("type")
                continue
            if message.get("numerus") != "yes":
                texts = [translation.text]
            else:
                texts = [form.text for form in translation.iter("numerusform")]
                if len(texts) != plural_forms[path.name]:
                    yield name, source, f"needs {plural_forms[path.name]} plural forms"
            for text in texts:
                for what in differences(source, text):
                    yield name, source, what


found = 0
for file_name in plural_forms:
    for name, source, what in problems(folder / file_name):
        print(f'{file_name}: {name}: "{source}" {what}')
        found += 1
sys.exit(1 if found else 0)
