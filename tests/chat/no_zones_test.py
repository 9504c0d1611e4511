"""A machine without time zones is told what it lacks, by every command in one sentence; help works all the same.

    no_zones_test.py PROGRAM CONTENT SHIM
"""
import os
import subprocess
import sys
import unittest

PROGRAM, CONTENT, SHIM = map(os.path.abspath, sys.argv[1:4])


def onward(*arguments, hidden=True):
    environment = {**os.environ, **({"LD_PRELOAD": SHIM} if hidden else {})}
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60, env=environment)


class NoZonesTest(unittest.TestCase):
    def test_a_command_says_what_to_install(self):
        for command in (["why", "hello", "--content", CONTENT], ["schema"]):
            ran = onward(*command)
            self.assertEqual((ran.returncode, ran.stdout), (3, ""), ran.stderr)
            self.assertRegex(ran.stderr, r"^onward: .*time zones.*tzdata\.\n$")

    def test_with_the_database_the_same_command_answers(self):
        self.assertIn('"$schema"', onward("schema", hidden=False).stdout)

    def test_help_and_usage_work_without_it(self):
        self.assertEqual(onward("--help").returncode, 0)
        self.assertEqual(onward("chekc").returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
