#!/usr/bin/env python3
"""scripts/check_layers.py finds an upward include, a third-party leak, an unknown library, and one name of two types, each
planted here."""
import pathlib
import subprocess
import sys
import tempfile

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check_layers.py"

PLANTED = {
    "an upward include": ("nlu/a.cpp", '#include "dialog/step.hpp"\n', "nlu may not include dialog"),
    "a sideways include": ("script/a.hpp", '#include "nlu/rules.hpp"\n', "script may not include nlu"),
    "a third-party leak": ("dialog/a.cpp", "#include <re2/re2.h>\n", "dialog may not include <re2/re2.h>"),
    "json outside its floors": ("store/a.cpp", "#include <nlohmann/json.hpp>\n", "store may not include <nlohmann/json.hpp>"),
    "an unknown library": ("base/a.cpp", "#include <boost/regex.hpp>\n", "belongs to no library"),
    "an unknown floor": ("attic/a.cpp", "int a;\n", "is no floor"),
}


def run(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return subprocess.run([sys.executable, SCRIPT, "--src", folder], capture_output=True, text=True)


clean = run({"nlu/a.cpp": '#include <vector>\n#include <re2/re2.h>\n#include "base/ids.hpp"\n'})
assert clean.returncode == 0, clean.stdout
for name, (path, text, expected) in PLANTED.items():
    result = run({path: text})
    assert result.returncode == 1, f"{name}: not found"
    assert expected in result.stdout and f"{path}:1" in result.stdout, f"{name}: {result.stdout}"
twins = run({"nlu/a.hpp": "struct Token {\n", "script/a.hpp": "struct Token final : public Sign {\n", "base/a.hpp": "struct Token;\n"})
assert twins.returncode == 1 and "script/a.hpp:1: Token is defined in" in twins.stdout, twins.stdout
assert run({}).returncode == 1, "an empty folder must not pass"
print(f"{len(PLANTED)} planted leaks found")
