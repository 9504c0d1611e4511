#!/usr/bin/env python3
"""`onward check` and `onward schema` as somebody calls them: what is printed, and the exit code.

    check_program_test.py PROGRAM CONTENT
"""
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

program, content = (pathlib.Path(each).resolve() for each in sys.argv[1:3])
failures = []


def onward(*arguments, folder=None):
    done = subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def expect(what, holds, *shown):
    if not holds:
        failures.append(what + "".join(f"\n    {each!r}" for each in shown))


def changed(folder, path, old, new):
    copy = pathlib.Path(folder) / "content"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(content, copy)
    text = (copy / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    (copy / path).write_text(text.replace(old, new), encoding="utf-8")
    return copy


code, out, err = onward("check", "--content", content)
expect("good content is told in one line, exit 0", (code, err) == (0, "") and out.startswith("good: ") and out.count("\n") == 1, code, out, err)
expect("the line counts what was read", " 9 dialogs, 33 states, " in out and out.rstrip().endswith(" examples"), out)
expect("the working folder is the content, if it has one", onward("check", folder=content) == (code, out, err))


def no_threads():
    # Every thread's stack would be larger than the address space.
    resource.setrlimit(resource.RLIMIT_STACK, (1 << 46, resource.getrlimit(resource.RLIMIT_STACK)[1]))


alone = subprocess.run([str(program), "check", "--content", str(content)], capture_output=True, text=True, preexec_fn=no_threads)
if "FATAL: ThreadSanitizer" in alone.stderr:  # it does not start under such a limit
    print("not tried under the thread sanitizer: where no thread is to be had one does it all")
else:
    expect("where no thread is to be had one does it all", (alone.returncode, alone.stdout) == (code, out), alone)

code, out, err = onward("check", "--content", content, "--json")
report = json.loads(out)
expect("JSON has no findings for good content", code == 0 and report["findings"] == [] and "9 dialogs" in report["content"], out)

with tempfile.TemporaryDirectory() as folder:
    copy = changed(folder, "dialogs/everyday/urge.yaml", "goto: write_here}", "goto: wirte_here}")
    code, out, err = onward("check", "--content", copy)
    expect(
        "a D code is shown with its line and a mend, exit 2",
        code == 2
        and out.splitlines()[:3]
        == [
            'dialogs/everyday/urge.yaml:21:37: error D014: state "wirte_here" is not defined; did you mean "write_here"?',
            "   21 |       - {if: urge_today >= 7, goto: wirte_here}",
            "      |                                     ^~~~~~~~~~",
        ]
        and out.splitlines()[-1] == "1 error in 1 file",
        code,
        out,
    )
    code, out, err = onward("check", "--content", copy, "--json")
    finding = json.loads(out)["findings"][0]
    expect(
        "JSON has the place",
        code == 2
        and (finding["code"], finding["file"], finding["line"], finding["column"], finding["severity"])
        == ("D014", "dialogs/everyday/urge.yaml", 21, 37, "error"),
        out,
    )

    copy = changed(folder, "intents/answers.yaml", "examples: [partly]", "examples: [partly, i want]")
    code, out, err = onward("check", "--content", copy)
    expect("an example that is not proven is C21, exit 1", code == 1 and ": error C21: " in out and "read: 19 files" in out, code, out)

code, out, err = onward("check", "--content", "/nowhere")
expect("no content is a usage error", code == 2 and out == "" and "/nowhere" in err, code, out, err)
code, out, err = onward("check", "--explain", "D014")
expect("a code is explained", code == 0 and out.startswith("D014: ") and "goto" in out, code, out)
code, out, err = onward("check", "--explain", "D999")
expect("an unknown code is a usage error", code == 2 and out == "" and "D999" in err, code, err)
code, out, err = onward("check", "--explian", "D014")
expect("an unknown flag is a usage error", code == 2 and "--help" in err, code, err)
code, out, err = onward("chekc")
expect("an unknown command is named", code == 2 and out == "" and "chekc" in err and "--help" in err, code, err)
code, out, err = onward()
expect("no command at all is asked for", code == 2 and out == "" and "which command" in err, code, err)
code, out, err = onward("check", "--help")
expect("help has an example", code == 0 and "Example" in out, code, out)

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "schema.json"
    code, out, err = onward("schema", "-o", path)
    expect("the schema goes to a file", code == 0 and out == "" and path.read_text() == onward("schema")[1], code, out, err)
    code, out, err = onward("schema", "-o", pathlib.Path(folder) / "no" / "schema.json")
    expect("a file that can not be written is said", code == 2 and "can not be written" in err, code, err)

print("\n".join(failures) if failures else "as it should be")
sys.exit(1 if failures else 0)
