#!/usr/bin/env python3
"""A foreign reader of the content: ruamel.yaml (YAML 1.2) and jsonschema, against the schema of `onward schema`.

    schema_reader_test.py PROGRAM CONTENT [CONTENT...]

Each folder of content must be valid, each file by the mapping of its place and by the schema as a whole; and each
of the planted mistakes must not be. So an editor that completes by this schema and the program agree.
"""
import datetime
import json
import pathlib
import subprocess
import sys

import jsonschema
from ruamel.yaml import YAML

PLACES = {
    "dialogs/coach.yaml": "coach",
    "dialogs/shared.yaml": "shared",
    "dialogs/slots.yaml": "slots",
    "dialogs/conditions.yaml": "conditions",
    "dialogs/helplines.yaml": "helplines",
    "intents/meanings.yaml": "meanings",
}

DIALOG = {"format": 1, "dialog": "walk", "states": {"mood": {"ask": "how", "then": {"goto": "bye"}}}}

# A dialog's keys that make it wrong, with what an editor should underline.
MISTAKES = {
    "an unknown key": {"titel": "a walk"},
    "a missing format": {"format": None},
    "a format of tomorrow": {"format": 2},
    "a word that is no kind": {"kind": "safe"},
    "a name with capitals": {"start": "Mood"},
    "a state's name with a dash": {"states": {"a-b": {"ask": "how"}}},
    "two targets": {"states": {"mood": {"then": {"goto": "a", "end": "done"}}}},
    "back without call": {"states": {"mood": {"then": {"goto": "a", "back": "here"}}}},
    "two effects in one": {"states": {"mood": {"do": {"clear": "a", "cancel": "all"}}}},
    "an effect that does nothing": {"states": {"mood": {"do": {"after": "7d"}}}},
    "a duration in words": {"resume_within": "a day"},
    "a list where one text stands": {"title": ["a", "b"]},
    "an enter without when": {"enter": [{"goto": "mood"}]},
    "no value": {"title": None, "summary": None},
    "buttons without a label": {"states": {"mood": {"buttons": [{"goto": "a"}]}}},
}


def plain(value):
    """What YAML took for a date is words to us."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    schema = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True, text=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schema)
    by_mapping = {
        name: jsonschema.Draft202012Validator({**schema["$defs"][name], "$defs": schema["$defs"]})
        for name in schema["$defs"]
    }

    wrong, files = [], 0
    for folder in map(pathlib.Path, folders):
        for path in sorted([*folder.glob("dialogs/**/*.yaml"), *folder.glob("intents/**/*.yaml")]):
            place = path.relative_to(folder).as_posix()
            mapping = PLACES.get(place, "dialog" if place.startswith("dialogs/") else "intents")
            content = plain(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))
            files += 1
            for name, validator in (("its place", by_mapping[mapping]), ("its keys", whole)):
                for error in validator.iter_errors(content):
                    wrong.append(f"{path}: by {name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")

    if not by_mapping["dialog"].is_valid(DIALOG):
        wrong.append("the dialog that mistakes are planted in is not valid itself")
    for name, change in MISTAKES.items():
        planted = {key: value for key, value in {**DIALOG, **change}.items() if not (key == "format" and value is None)}
        for validator in (by_mapping["dialog"], whole):
            if validator.is_valid(planted):
                wrong.append(f"not found: {name}")

    print("\n".join(wrong) if wrong else f"{files} files and {len(MISTAKES)} planted mistakes: all as they should be")
    return 1 if wrong or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
