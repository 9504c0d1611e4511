#!/usr/bin/env python3
"""Arrows only go down: no file of src/ includes a higher floor, or a library that is not its own. And no two headers
define a type of one name: the linker would take the functions of one, say of a vector of it, for both.

    check_layers.py [--src DIR]      exits 1 and names file:line for each include or type that breaks the plan

The plan is the table below and the one in ARCHITECTURE.md. On Debian all headers share one include path, so the
compiler would not notice a leak.
"""
import argparse
import pathlib
import re
import sys

MAY_INCLUDE = {
    "base": [],
    "nlu": ["base"],
    "script": ["base"],
    "dialog": ["base", "nlu", "script"],
    "loader": ["base", "nlu", "script", "dialog"],
    "codec": ["base", "nlu", "script", "dialog"],
    "store": ["base"],
    "replay": ["base", "nlu", "script", "dialog", "codec", "loader"],
    "channel": ["base", "dialog", "codec"],
    "serve": ["base", "dialog", "codec", "store", "channel"],
    "app": ["base", "nlu", "script", "dialog", "loader", "codec", "store", "replay", "channel", "serve"],
}

# A library's headers, by the beginning of the include, and the floors that may use it.
LIBRARIES = {
    "date/": ["base"],
    "utf8proc": ["base"],
    "openssl/": ["base"],
    "re2/": ["nlu", "replay"],
    "libstemmer": ["nlu"],
    "yaml-cpp/": ["loader"],
    "nlohmann/": ["codec", "channel", "replay", "app"],
    "SQLiteCpp/": ["store"],
    "sqlite3": ["store"],
    "pqxx/": ["store"],
    "httplib": ["serve"],
    "spdlog/": ["serve", "app"],
    "prometheus/": ["serve"],
    "CLI/": ["app"],
    "histedit": ["app"],
    "editline/": ["app"],
}

# What the compiler or the system brings; everything else between < > must be in LIBRARIES.
SYSTEM = re.compile(r"^(sys/[\w/]+\.h|[a-z_0-9]+|(unistd|fcntl|signal|poll|termios|errno|langinfo|locale|wchar|pwd|time|stdlib|string)\.h)$")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')

TYPE = re.compile(r"^(?:enum class|enum|struct|class) (\w+)(?!\w|::)[^;]*$")  # at the margin: inside of nothing but namespaces


def types_defined_twice(src):
    first = {}
    for path in sorted(src.rglob("*.hpp")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = TYPE.match(line)
            if match and first.setdefault(match[1], path) != path:
                yield f"{path}:{number}: {match[1]} is defined in {first[match[1]]} already; the linker would mix the two up"


def findings(src):
    for path in sorted(src.rglob("*")):
        if path.suffix not in (".hpp", ".cpp"):
            continue
        floor = path.relative_to(src).parts[0]
        if floor not in MAY_INCLUDE:
            yield f"{path}:1: '{floor}' is no floor of the plan"
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            kind, name = match.groups()
            if kind == '"':
                target = name.split("/")[0]
                if target not in MAY_INCLUDE:
                    yield f'{path}:{number}: "{name}" does not begin with a floor'
                elif target != floor and target not in MAY_INCLUDE[floor]:
                    yield f"{path}:{number}: {floor} may not include {target} ({name}); it may include: {', '.join(MAY_INCLUDE[floor]) or 'nothing'}"
                continue
            owners = next((floors for start, floors in LIBRARIES.items() if name.startswith(start)), None)
            if owners is not None:
                if floor not in owners:
                    yield f"{path}:{number}: {floor} may not include <{name}>; only {', '.join(owners)} may"
            elif not SYSTEM.match(name):
                yield f"{path}:{number}: <{name}> belongs to no library of the plan; add it to LIBRARIES with its floor"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--src", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "src")
    src = parser.parse_args().src
    broken = [*findings(src), *types_defined_twice(src)]
    for line in broken:
        print(line)
    files = sum(1 for p in src.rglob("*") if p.suffix in (".hpp", ".cpp"))
    if files == 0:
        print(f"no sources below {src}")
        return 1
    print(f"{files} files, {len(broken)} breaches of the plan")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
