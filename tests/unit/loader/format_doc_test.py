#!/usr/bin/env python3
"""docs/format.md against the program: it names every key and every fixed value of the format's own table, its samples
together are a content that loads, and its ladder has the program's rungs in their order.

    format_doc_test.py PROGRAM DOCS        PROGRAM prints that table with `schema`
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

program, docs = sys.argv[1:3]
text = open(docs, encoding="utf-8").read()
samples = re.findall(r"^```yaml\n(.*?)^```$", text, flags=re.M | re.S)
prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)  # samples name keys in passing


def keys(node):
    if isinstance(node, dict):
        for name, value in node.get("properties", {}).items():
            yield name
            yield from keys(value)
        for name, value in node.items():
            if name != "properties":
                yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


def fixed_values(node):
    if isinstance(node, dict):
        yield from (value for value in node.get("enum", []) if isinstance(value, str))
        for value in node.values():
            yield from fixed_values(value)
    elif isinstance(node, list):
        for value in node:
            yield from fixed_values(value)


# --- keys and fixed values
schema = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True, text=True).stdout)
known = set(keys(schema))
values = set(fixed_values(schema))
written = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", prose))))
missing = sorted((known | values) - written)
assert len(known) > 80, f"the schema names only {len(known)} keys: is it read rightly?"
assert "restart" in values, f"the schema names no verbs, only {sorted(values)}: is it read rightly?"
assert not missing, f"{docs} does not name: " + ", ".join(missing)

# --- samples: the first line of each is a comment with its path
rungs = re.findall(r"^\| `([a-z_]+)` \|", prose.split("| rung |", 1)[1].split("\n\n", 1)[0], flags=re.M)
with tempfile.TemporaryDirectory() as folder:
    paths = []
    for sample in samples:
        path = re.match(r"# ((?:dialogs|intents)/[a-z_/]+\.yaml)\b", sample)
        assert path, "a sample whose first line does not say its path: " + sample.splitlines()[0]
        paths.append(path[1])
        file = pathlib.Path(folder, path[1])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sample, encoding="utf-8")
    assert len(set(paths)) == len(paths) >= 9, f"a file twice, or too few: {paths}"
    check = subprocess.run([program, "check", "--content", folder], capture_output=True, text=True)
    assert check.returncode == 0 and check.stdout.startswith("good: "), check.stdout + check.stderr
    assert f"good: {len(paths)} files" in check.stdout, check.stdout

    # --- the ladder: a message that nothing understands climbs down all of it
    why = subprocess.run([program, "why", "--content", folder, "xyzzy", "--state", "walk.how_long", "--json"],
                         capture_output=True, text=True)
    tried = [rung["rung"] for rung in json.loads(why.stdout)["turn"]["trace"]["tried"]]
    assert tried[-1] == "no_match", why.stdout
    assert rungs == tried, f"{docs} has the ladder as {rungs}, and the program as {tried}"

print(f"{len(known)} keys and {len(values)} fixed values of the format, {len(paths)} samples and {len(rungs)} rungs: all as in {docs}")
