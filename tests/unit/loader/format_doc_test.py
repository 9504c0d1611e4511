#!/usr/bin/env python3
"""docs/format.md names every key that the program's own table of the format knows.

    format_doc_test.py PROGRAM DOCS        PROGRAM prints that table with `schema`
"""
import json
import re
import subprocess
import sys

program, docs = sys.argv[1:3]
schema = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True, text=True).stdout)


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


known = set(keys(schema))
text = re.sub(r"```.*?```", "", open(docs, encoding="utf-8").read(), flags=re.S)  # examples name keys in passing
written = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", text))))
missing = sorted(known - written)
assert len(known) > 80, f"the schema names only {len(known)} keys: is it read rightly?"
assert not missing, "docs/format.md does not name: " + ", ".join(missing)
print(f"{len(known)} keys of the format, all in {docs}")
