#!/usr/bin/env python3
"""The same words in processes with other time zones and locales give the same bytes.

    host_program_test.py ONWARD TEST_SHIPPED ROOT LOCALES

TEST_SHIPPED walks through the shipped content and tells a hash of every byte; ONWARD matches messages, explains one,
and replays the conversations of one subject. A locale that is not really set fails the test: it would prove nothing.
"""
import os
import re
import subprocess
import sys

ONWARD, TEST_SHIPPED, ROOT, LOCALES = sys.argv[1:]
# TZ, LC_ALL, the decimal point by which the locale is known to be there.
PLACES = [("UTC", "C", "."), ("Asia/Tokyo", "tr_TR.UTF-8", ","), ("America/St_Johns", "de_DE.UTF-8", ","),
          ("Pacific/Apia", "C.UTF-8", "."), ("Australia/Lord_Howe", "tr_TR.UTF-8", ",")]
MESSAGES = ["i texted him 1.5 times, IT IS OVER", "I WISH I WAS DEAD", "about a 7, maybe 6,5", "half past 3", "my ex İpek"]


def run(zone, locale, *command, words=""):
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "LOCPATH": LOCALES}
    return subprocess.run(command, input=words.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
                          cwd=ROOT, timeout=120, check=False)


def outcome(zone, locale, decimal):
    walk = run(zone, locale, TEST_SHIPPED, "[.host]")
    told = dict(line.split(" ", 1) for line in walk.stdout.decode().splitlines() if re.match("(locale|decimal|walk) ", line))
    if walk.returncode != 0 or "walk" not in told:
        sys.exit(f"{zone}, {locale}: the walk ended with {walk.returncode}\n{walk.stdout.decode()}")
    if told["decimal"] != decimal or told["locale"].split(".")[0] != locale.split(".")[0]:
        sys.exit(f"{zone}, {locale}: the locale is not there; it is {told}. Are they in {LOCALES}?")
    lines = "".join('{"id": %d, "text": "%s"}\n' % pair for pair in enumerate(MESSAGES))
    match = run(zone, locale, ONWARD, "match", "--jsonl", words=lines)
    why = run(zone, locale, ONWARD, "why", "i want to text him")
    talks = run(zone, locale, ONWARD, "test", "tests/talks/slip")
    if match.returncode != 0 or why.returncode != 0 or talks.returncode != 0:
        sys.exit(f"{zone}, {locale}: match {match.returncode}, why {why.returncode}, talks {talks.returncode}\n"
                 + talks.stdout.decode())
    return told["walk"], match.stdout, why.stdout


def main():
    outcomes = [outcome(*place) for place in PLACES]
    for place, seen in zip(PLACES, outcomes):
        for name, here, there in zip(("walk", "match", "why"), outcomes[0], seen):
            if here != there:
                sys.exit(f"{name} differs between {PLACES[0]} and {place}:\n{here!r}\n{there!r}")
    print(f"{len(PLACES)} zones and locales, each in processes of its own: equal bytes")


main()
