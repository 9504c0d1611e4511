#!/usr/bin/env python3
"""The manifest of the Slack app, read by a foreign reader of YAML (ruamel.yaml, YAML 1.2): what it asks Slack for is
what the program listens to and needs.

    slack_manifest_test.py SCRIPT SOURCE_DIR
"""
import pathlib
import re
import subprocess
import sys
import unittest

from ruamel.yaml import YAML

SCRIPT, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])


def run(*arguments):
    return subprocess.run([SCRIPT, *arguments], capture_output=True, text=True)


def manifest(host="coach.example.org"):
    ran = run(host)
    assert ran.returncode == 0 and ran.stderr == "", ran
    return YAML(typ="safe", pure=True).load(ran.stdout)


class Manifest(unittest.TestCase):
    def test_three_addresses_are_those_that_the_program_has(self):
        read = manifest()
        urls = [
            read["settings"]["event_subscriptions"]["request_url"],
            read["settings"]["interactivity"]["request_url"],
            read["features"]["slash_commands"][0]["url"],
        ]
        self.assertEqual(urls, ["https://coach.example.org/webhooks/slack/" + end for end in ("events", "interactive", "commands")])
        code = (SOURCE / "src/channel/slack.cpp").read_text(encoding="utf-8")
        for url in urls:
            self.assertIn('"' + url.removeprefix("https://coach.example.org") + '"', code)

    def test_scopes_are_those_that_the_start_looks_for(self):
        scopes = manifest()["oauth_config"]["scopes"]
        self.assertEqual(scopes, {"bot": ["chat:write", "im:history", "im:read", "im:write", "app_mentions:read", "commands"]})
        code = (SOURCE / "src/channel/slack_start.hpp").read_text(encoding="utf-8")
        table = re.search(r"kSlackScopes\[\] = \{(.*?)\}", code, re.S).group(1)
        self.assertEqual(re.findall(r'"([^"]*)"', table), scopes["bot"])

    def test_events(self):
        self.assertEqual(manifest()["settings"]["event_subscriptions"]["bot_events"],
                         ["message.im", "app_mention", "app_home_opened", "tokens_revoked", "app_uninstalled"])

    def test_people_can_write_press_and_command(self):
        read = manifest()
        self.assertIs(read["features"]["app_home"]["messages_tab_enabled"], True)
        self.assertIs(read["features"]["app_home"]["messages_tab_read_only_enabled"], False)
        self.assertIs(read["settings"]["interactivity"]["is_enabled"], True)
        self.assertEqual([each["command"] for each in read["features"]["slash_commands"]], ["/onward"])

    def test_socket_mode_and_rotation_are_off(self):
        settings = manifest()["settings"]
        self.assertIs(settings["socket_mode_enabled"], False)
        self.assertIs(settings["token_rotation_enabled"], False)  # tokens are not renewed by us

    def test_names_are_within_slacks_limits(self):
        read = manifest()
        self.assertLessEqual(len(read["display_information"]["name"]), 35)
        self.assertLessEqual(len(read["display_information"]["description"]), 140)
        self.assertLessEqual(len(read["features"]["bot_user"]["display_name"]), 80)
        self.assertRegex(read["features"]["bot_user"]["display_name"], r"^[a-z0-9._-]+$")

    def test_hosts(self):
        for host in ("a", "localhost", "coach.example.org", "A-1.example.org", "xn--bcher-kva.example", "10.0.0.1"):
            with self.subTest(host):
                self.assertEqual(manifest(host)["settings"]["interactivity"]["request_url"],
                                 f"https://{host}/webhooks/slack/interactive")

    def test_what_is_no_host_is_refused_with_a_sentence(self):
        for wrong in ("", " ", "https://a.example", "a.example:443", "a.example/x", "a b", "a\nb", "a\n", "$(id)", "`id`", "a;b",
                      "a'b", 'a"b', "a_b", "é.example", "*", "-a", "a-", ".a", "a.", "a..b", "a.-b", "a-.b", "../x", "a@b", "a#b"):
            with self.subTest(wrong):
                ran = run(wrong)
                self.assertEqual((ran.returncode, ran.stdout), (2, ""))
                self.assertRegex(ran.stderr, r"^[A-Z].*\.\nUsage: scripts/slack-manifest\.sh HOST")
        for arguments in ((), ("a.example", "b.example")):
            self.assertEqual(run(*arguments).returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
