#!/usr/bin/env python3
"""`onward check` over files that are made to hurt: each is refused with a finding, within 2 s of the processor's time
and 200 MB. The limits are the system's own: what goes over them is killed, and the test tells which file it was.

    hostile_program_test.py PROGRAM CONTENT
"""
import os
import pathlib
import resource
import shutil
import sys
import tempfile

SECONDS, MEGABYTES = 2, 200
program, content = (pathlib.Path(each).resolve() for each in sys.argv[1:3])

aliases = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi")
)
HOSTILE = {
    "a bomb of aliases": ("D003", aliases.encode()),
    "a hundred thousand aliases": ("D003", b"a: &a 1\nb:\n" + b"- *a\n" * 100_000),
    "merge keys in a row": ("D003", b"a: &a {x: 1}\n" + b"b:\n  <<: *a\n" * 50_000),
    "a million brackets, one a line": ("D006", b"[\n" * 1_000_000),
    "a million dashes on one line": ("D006", b"- " * 500_000),
    "braces without end": ("D006", b"{a: \n" * 600_000),
    "a line of eight million bytes": ("D006", b"a: " + b"x" * 8_000_000),
    "a million values": ("D006", b"- a\n" * 1_500_000),
    "a million keys": ("D006", b"k: v\n" * 1_000_000),
    "a million different keys": ("D006", b"".join(b"k%d: v\n" % i for i in range(600_000))),
    "more than any author writes": ("D006", b"# a comment that says nothing at all\n" * 300_000),
    "a NUL byte": ("D001", b"format: 1\nintents:\n  a.b:\0 {}\n"),
    "wrong UTF-8": ("D001", b"format: 1\nintents: {a.b: \xff\xfe}\n"),
    "UTF-16": ("D001", "format: 1\nintents: {}\n".encode("utf-16")),
    "half a character at the end": ("D001", b"format: 1 # \xf0\x9f\x98"),
    "a quote that is never closed": ("D002", b'format: 1\nintents: "' + b"x y\n" * 900_000),
    "a block that is never closed": ("D006", b"a: [\n" + b"  b,\n" * 900_000),
    "one text of four megabytes": ("D", b"format: 1\nintents: >\n" + b"  word word word\n" * 250_000),
    "a tag to build an object": ("D003", b"format: 1\nintents: !!python/object:os.system x\n"),
    "a thousand documents": ("D003", b"--- {a: 1}\n" * 1000),
    "ten thousand unknown keys": ("D008", b"format: 1\nintents:\n" + b"".join(b"  a.b%d: {rulez: 1}\n" % i for i in range(10_000))),
    "ten thousand refused rules": (
        "D02",
        b"format: 1\nintents:\n" + b"".join(b'  a.b%d: {rules: [{regex: "(a*)*b{900}.*("}], examples: [x]}\n' % i for i in range(10_000)),
    ),
}
failures = []


def check(folder):
    """The exit code or killing signal (below 0), what was printed, and the megabytes at most."""
    out = pathlib.Path(folder) / "out"
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.execv(program, [str(program), "check", "--content", str(pathlib.Path(folder) / "content")])
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), out.read_text(errors="replace"), used.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    for what, (code, data) in HOSTILE.items():
        copy = pathlib.Path(folder) / "content"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(content, copy)
        (copy / "intents" / "hostile.yaml").write_bytes(data)
        exit_code, out, megabytes = check(folder)
        told = "intents/hostile.yaml:" in out and f": error {code}" in out
        print(f"{megabytes:6.0f} MB  exit {exit_code}  {len(out):6d} bytes printed  {what}")
        if exit_code != 2 or not told or megabytes > MEGABYTES:
            failures.append(f"{what}: exit {exit_code}, {megabytes:.0f} MB, {out[:300]!r}")

print(*failures, sep="\n")
sys.exit(1 if failures else 0)
