#!/usr/bin/env python3
"""`onward check` over files that are made to hurt: each is refused with a finding, within 2 s of the processor's time
and 200 MB. The limits are the system's own: what goes over them is killed, and the test tells which file it was.

Of a file a hundred findings are printed at most, and a line that tells how many more there are; --json has them all.

    hostile_program_test.py PROGRAM CONTENT
"""
import json
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
    "a million keys": ("D004", b"k: v\n" * 1_000_000),
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


def dialog(states, texts="  hello: Hello there.\n", more=""):
    """dialogs/everyday/hostile.yaml, as bytes."""
    return (f"format: 1\ndialog: hostile\ntitle: a hostile one\nsummary: It is made to hurt.\nstart: s0\n{more}states:\n{states}texts:\n{texts}").encode()


def intents(lines):
    return ("format: 1\n" + lines).encode()


def chain(count, last="end: done"):
    """States that lead on to the next each, whatever is answered."""
    return "".join(f"  s{i}:\n    ask: hello\n    no_match: {{{f'goto: s{i + 1}' if i + 1 < count else last}}}\n" for i in range(count))


INTENTS, DIALOG = "intents/hostile.yaml", "dialogs/everyday/hostile.yaml"
LONG = "n" * 1000  # longer keys are no YAML
# By the file that holds it: what it is, the code or its beginning, the bytes.
HOSTILE_FILES = [
    (INTENTS, "ten thousand lines with a slip at the very end", "D008",
     intents("intents:\n" + "".join(f"  a.b{i}: {{examples: [w{i} x]}}\n" for i in range(3_000)) + "  a.last: {exampels: [x]}\n")),
    (INTENTS, "seven megabytes of remarks with a slip at the very end", "D008",
     intents("intents: {}\n" + "# a remark of forty bytes, again and again\n" * 170_000 + "slip: 1\n")),
    (INTENTS, "names of a thousand letters", "D011",
     intents("intents:\n" + "".join(f"  {LONG}{i}: {{examples: [x]}}\n" for i in range(50)))),
    (INTENTS, "long names that nearly are each other", "D",
     intents("intents:\n" + "".join(f"  a.b{i}: {{entities: [{LONG[:-4]}{i:04}]}}\n" for i in range(500)))),
    (INTENTS, "inline flow as deep as may be, wrong in the middle", "D", intents("intents: " + "{a: " * 60 + "1" + "}" * 60 + "\n")),
    (INTENTS, "inline lists deeper than may be", "D006", intents("intents: " + "[" * 65 + "]" * 65 + "\n")),
    (INTENTS, "five hundred brackets on each of a thousand lines", "D006", b"".join(b"a%d: " % i + b"[" * 500 + b"]" * 500 + b"\n" for i in range(1000))),
    ("intents", "sets in sets that double each time", "D024",
     intents("sets:\n  s0: [aa, bb]\n" + "".join(f'  s{i}: ["{{s{i - 1}}} {{s{i - 1}}}", "{{s{i - 1}}}"]\n' for i in range(1, 40)) +
             'intents:\n  a.b: {rules: [{phrase: "go {s39}"}], examples: [nothing of it]}\n')),
    (INTENTS, "a phrase of a thousand optional words", "D025", intents('intents:\n  a.b: {rules: [{phrase: "go ' + "(so) " * 1000 + 'on"}], examples: [go on]}\n')),
    (INTENTS, "five hundred heavy regexes", "D024",
     intents("intents:\n" + "".join(f'  a.b{i}: {{rules: [{{regex: "((a|b){{1,100}}c){{1,100}}{i}"}}], examples: [x]}}\n' for i in range(500)))),
    (DIALOG, "five thousand states, the last to nowhere", "D014", dialog(chain(5_000, "goto: nowhere"))),
    (DIALOG, "five thousand states to names that are nearly there", "D014",
     dialog("".join(f"  state_number_{i}:\n    ask: hello\n    no_match: {{goto: state_numbre_{i}}}\n" for i in range(5_000)))),
    (DIALOG, "a circle of two thousand passing states", "D0", dialog("".join(f"  s{i}: {{then: {{goto: s{(i + 1) % 2000}}}}}\n" for i in range(2_000)))),
    (DIALOG, "two thousand passing states, each to two", "D0",
     dialog("".join(f"  s{i}: {{then: [{{if: turns > {i}, goto: s{i + 1}}}, {{goto: s{i + 2}}}]}}\n" for i in range(2_000)) + "".join(f"  s{i}: {{then: {{end: done}}}}\n" for i in (2000, 2001)))),
    (DIALOG, "five thousand cases in one state", "D014",
     dialog("  s0:\n    ask: hello\n    then:\n" + "".join(f"      - {{if: turns > {i}, goto: s{i}}}\n" for i in range(5_000)) + "      - {end: done}\n")),
    (DIALOG, "three thousand buttons", "D", dialog("  s0:\n    ask: hello\n    buttons:\n" + "".join(f'      - {{label: "B {i}", goto: s{i}}}\n' for i in range(3_000)) + "    then: {end: done}\n")),
    (DIALOG, "a condition of a thousand brackets", "D020", dialog("  s0:\n    ask: hello\n    then: [{if: '" + "(" * 1000 + "saved" + ")" * 1000 + "', end: done}, {end: done}]\n")),
    (DIALOG, "a condition of three thousand words", "D020", dialog("  s0:\n    ask: hello\n    then: [{if: '" + "not " * 3000 + "saved', end: done}, {end: done}]\n")),
    (DIALOG, "three thousand placeholders that nobody knows", "D021", dialog("  s0: {say: hello, then: {end: done}}\n", "  hello: >-\n" + "    {nobody} and {no_one}\n" * 1500)),
    (DIALOG, "texts in texts, in a circle of a thousand", "D0", dialog("  s0: {say: t0, then: {end: done}}\n", "".join(f"  t{i}: '{{text t{(i + 1) % 1000}}}'\n" for i in range(1000)))),
    (DIALOG, "five thousand lines of moved, in a circle", "D028", dialog(chain(1), more="moved:\n" + "".join(f"  m{i}: m{(i + 1) % 5000}\n" for i in range(5_000)))),
    (DIALOG, "two dialogs that call each other", "D0", dialog("  s0: {then: {call: hostile, goto: s0}}\n")),
    ("dialogs/slots.yaml", "five thousand slots that are wrong", "D", b"format: 1\nslots:\n" + b"".join(b"  slot_%d: {type: intger, keep: profile}\n" % i for i in range(5_000))),
    ("dialogs/conditions.yaml", "three thousand conditions, each of the one before, in a circle", "D020",
     b"format: 1\nconditions:\n" + b"".join(b"  c%d: c%d and c%d\n" % (i, (i + 1) % 3000, (i + 2) % 3000) for i in range(3_000))),
    ("dialogs/helplines.yaml", "a thousand countries without contacts", "D", b"format: 1\ncountries:\n" + b"".join(b"  X%d: {crisis: []}\n" % i for i in range(1_000))),
    ("dialogs/shared.yaml", "nothing but a list", "D", b"- a\n" * 1000),
    ("dialogs/coach.yaml", "four bytes", "D", b"\xef\xbb\xbf{"),
]
HOSTILE_FILES += [(INTENTS, what, code, data) for what, (code, data) in HOSTILE.items()]
failures = []


def check(folder, *more):
    """The exit code or killing signal (below 0), what was printed, and the megabytes at most."""
    out = pathlib.Path(folder) / "out"
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.execv(program, [str(program), "check", "--content", str(pathlib.Path(folder) / "content"), *more])
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), out.read_text(errors="replace"), used.ru_maxrss / 1024


def fresh_copy(folder):
    copy = pathlib.Path(folder) / "content"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(content, copy)
    return copy


def expect_refused(folder, path, what, code):
    exit_code, out, megabytes = check(folder)
    told = f"{path}:" in out and f": error {code}" in out
    lines = sum(line.startswith(f"{path}:") for line in out.splitlines())
    print(f"{megabytes:6.0f} MB  exit {exit_code}  {len(out):6d} bytes, {lines:3d} findings printed  {what}")
    if exit_code != 2 or not told or megabytes > MEGABYTES or lines > 101:
        failures.append(f"{what}: exit {exit_code}, {megabytes:.0f} MB, {lines} findings, {out[:300]!r}")
    return out


with tempfile.TemporaryDirectory() as folder:
    for path, what, code, data in HOSTILE_FILES:
        copy = fresh_copy(folder)
        (copy / (INTENTS if path == "intents" else path)).write_bytes(data)
        out = expect_refused(folder, path, what, code)
        if what == "ten thousand unknown keys":
            if f"{path}: and 19,900 more in this file\n" not in out:
                failures.append(f"{what}: it is not told how many more there are, {out[-300:]!r}")
            whole = json.loads(check(folder, "--json")[1])["findings"]
            if len(whole) != 20_000:  # each has an unknown key and no examples
                failures.append(f"{what}: --json has {len(whole)} findings")

    # What is no plain file is a finding too, and none is waited for or followed out of the folder.
    for what, make in {
        "a pipe that nobody writes": os.mkfifo,
        "a link out of the folder": lambda path: path.symlink_to("/etc/passwd"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a link to nothing": lambda path: path.symlink_to("nothing.yaml"),
        "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    }.items():
        make(fresh_copy(folder) / INTENTS)
        expect_refused(folder, INTENTS, what, "D001")

    # The worst at once: every file of the content is hostile, and each is told of.
    copy = fresh_copy(folder)
    files = sorted(each.relative_to(copy).as_posix() for each in copy.rglob("*.yaml"))
    for path in files:
        (copy / path).write_bytes(HOSTILE["ten thousand unknown keys"][1])
    out = expect_refused(folder, files[0], "every file is hostile", "D0")
    for path in files:
        if f"{path}:" not in out:
            failures.append(f"every file is hostile: nothing is told of {path}")

print(*failures, sep="\n")
sys.exit(1 if failures else 0)
