#!/usr/bin/env python3
"""The stand-in of Slack refuses what Slack refuses, shows the rest, fails as it is told to, and posts what Slack posts."""
import hashlib
import hmac
import http.server
import json
import pathlib
import sys
import threading
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from slack_stand_in import Fault, SlackStandIn, deliver  # noqa: E402

TEXT = {"type": "mrkdwn", "text": "How is it?"}


def button(number=1, **members):
    return {"type": "button", "text": {"type": "plain_text", "text": "Yes"}, "action_id": f"q1.{number}", "value": f"q1.{number}", **members}


def section(text="How is it?"):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*buttons):
    return {"type": "actions", "elements": list(buttons)}


class Connected(unittest.TestCase):
    def setUp(self):
        self.slack = SlackStandIn().start()
        self.addCleanup(self.slack.stop)
        self.aster = self.slack.person("U0ASTER")

    def call(self, name, arguments=None, body=None, **headers):
        """(status, headers, what the JSON says), or nothing."""
        sent = {"Authorization": "Bearer " + self.slack.token, "Content-Type": "application/json; charset=utf-8"}
        sent.update({key.replace("_", "-"): value for key, value in headers.items()})
        sent = {key: value for key, value in sent.items() if value is not None}
        answer = deliver(f"{self.slack.url}/{name}", json.dumps(arguments or {}).encode() if body is None else body, sent)
        if answer is None:
            return None
        try:
            return answer[0], answer[1], json.loads(answer[2])
        except ValueError:
            return answer

    def say(self, text="Hello.", channel="D0ASTER", **more):
        return self.call("chat.postMessage", {"channel": channel, "text": text, **more})

    def error(self, answer):
        self.assertFalse(answer[2]["ok"])
        return answer[2]["error"]

    def texts(self):
        return [shown.text for shown in self.slack.shown_to(self.aster)]


class Calls(Connected):
    def test_auth_test_tells_who_we_are_and_what_we_may(self):
        status, headers, body = self.call("auth.test")
        self.assertEqual((status, body["ok"], body["user_id"], body["bot_id"], body["team_id"]), (200, True, "U0ONWARD", "B0ONWARD", "T0HEARTH"))
        self.assertIn("chat:write", headers["X-OAuth-Scopes"].split(","))
        self.assertNotIn("enterprise_id", body)
        self.slack.enterprise = "E0WOODS"
        self.assertEqual(self.call("api/auth.test")[2]["enterprise_id"], "E0WOODS")

    def test_tokens(self):
        self.assertEqual(self.error(self.call("auth.test", Authorization="Bearer xoxb-wrong")), "invalid_auth")
        self.assertEqual(self.error(self.call("auth.test", Authorization=None)), "not_authed")
        self.assertEqual((self.slack.wrong_tokens, self.slack.malformed), (2, []))
        self.assertEqual(self.error(self.call("auth.test", {"token": self.slack.token})), "invalid_arguments")

    def test_a_message_is_shown_with_its_buttons(self):
        answer = self.say("How is it?", blocks=[section(), actions(button(1), button(2))], unfurl_links=False, unfurl_media=False)
        shown = self.slack.shown_to(self.aster)[0]
        self.assertEqual((shown.text, shown.buttons, shown.id), ("How is it?", [("Yes", "q1.1"), ("Yes", "q1.2")], answer[2]["ts"]))
        self.assertEqual(self.slack.malformed, [])

    def test_strangers(self):
        self.assertEqual(self.error(self.say(channel="D0NOBODY")), "channel_not_found")
        self.assertEqual(self.error(self.call("conversations.open", {"users": "U0NOBODY"})), "user_not_found")
        self.assertEqual(self.error(self.call("chat.update", {"channel": "D0ASTER", "ts": "1.0", "text": "x"})), "message_not_found")
        self.assertEqual(self.slack.malformed, [])

    def test_malformed_calls_are_refused_and_counted(self):
        wrong = [
            {"nonsense": 1}, {"channel": 7}, {"channel": "U0ASTER"}, {"text": ""}, {"text": " "}, {"text": 7}, {"text": "x" * 4001},
            {"text": "<!channel>"}, {"text": "a & b"}, {"text": "1 > 0"}, {"unfurl_links": "no"}, {"thread_ts": "1.000001"}, {"metadata": 1},
        ]
        for change in wrong:
            with self.subTest(change):
                count = len(self.slack.malformed)
                self.error(self.call("chat.postMessage", {"channel": "D0ASTER", "text": "Hello.", **change}))
                self.assertEqual(len(self.slack.malformed), count + 1)
        self.assertEqual(self.error(self.call("chat.postMessage", {"channel": "D0ASTER"})), "invalid_arguments")
        self.assertEqual(self.error(self.call("chat.postMessage", body=b"{")), "invalid_json")
        self.assertEqual(self.error(self.call("chat.postMessage", body=b"[]")), "invalid_json")
        self.assertEqual(self.error(self.call("chat.postMessage", Content_Type="application/json")), "missing_charset")
        self.assertEqual(self.error(self.call("chat.delete")), "unknown_method")
        self.assertEqual(self.texts(), [])

    def test_blocks_over_a_limit_are_refused(self):
        long_label = {"type": "plain_text", "text": "x" * 76}
        wrong = [
            7, [7], [{"type": "poem"}], [section("")], [section("x" * 3001)], [section("<@U1>")], [{**section(), "colour": 1}],
            [section()] * 51, [section("x" * 2700)] * 5, [{"type": "section"}], [{"type": "section", "text": "x"}],
            [{"type": "section", "fields": [TEXT] * 11}], [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}],
            [{"type": "header", "text": TEXT}], [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
            [{"type": "context", "elements": [TEXT] * 11}], [{"type": "context", "elements": []}],
            [actions()], [actions(*(button(i) for i in range(26)))], [actions(button(), button())], [actions(button()), actions(button())],
            [actions(button(text=long_label))], [actions(button(text=TEXT))], [actions(button(text={"type": "plain_text", "text": ""}))],
            [actions(button(action_id="x" * 256))], [actions(button(action_id=""))], [actions(button(value="x" * 2001))],
            [actions(button(style="loud"))], [actions({"type": "button"})], [actions(button(url="x"))],
            [{**section(), "block_id": "a"}, {**section(), "block_id": "a"}],
        ]
        for blocks in wrong:
            with self.subTest(str(blocks)[:80]):
                count = len(self.slack.malformed)
                self.assertIn(self.error(self.say(blocks=blocks)), ("invalid_blocks", "msg_blocks_too_long", "invalid_arguments"))
                self.assertEqual(len(self.slack.malformed), count + 1)
        self.assertEqual(self.texts(), [])

    def test_blocks_at_their_limits_are_taken(self):
        self.say("é" * 4000, blocks=[section("é" * 3000)] * 4 + [actions(*(button(i, text={"type": "plain_text", "text": "é" * 48}) for i in range(25)))])
        self.say("&amp; &lt; &gt; *b*", blocks=[{"type": "header", "text": {"type": "plain_text", "text": "x" * 150}}, {"type": "divider"},
                                                actions(button(action_id="x" * 255, value="x" * 2000, text={"type": "plain_text", "text": "<" * 75}))])
        self.assertEqual(self.slack.malformed, [])
        self.assertEqual(len(self.texts()), 2)

    def test_threads(self):
        channel = self.slack.channel("C0KITCHEN")
        began = self.slack.mention(self.aster, channel, "<@U0ONWARD> hi")["ts"]
        self.assertTrue(self.say(channel=channel, thread_ts=began)[2]["ok"])
        self.assertEqual(self.error(self.say(thread_ts=began)), "thread_not_found")

    def test_an_update_takes_the_buttons_away_and_shows_nothing_new(self):
        ts = self.say(blocks=[section(), actions(button())])[2]["ts"]
        self.assertEqual(self.slack.press(self.aster, "q1.1")["message"]["ts"], ts)
        update = {"channel": "D0ASTER", "ts": ts, "text": "How is it?", "blocks": [section()]}
        self.assertTrue(self.call("chat.update", update)[2]["ok"])
        self.assertEqual(self.slack.updates, [("D0ASTER", ts, update)])
        self.assertEqual(self.slack.messages["D0ASTER", ts]["blocks"], [section()])
        self.assertEqual(self.texts(), ["Hello."])
        self.error(self.call("chat.update", {**update, "unfurl_links": False}))
        self.error(self.call("chat.update", {**update, "blocks": [actions()]}))
        self.assertEqual(len(self.slack.malformed), 2)

    def test_direct_messages_are_opened(self):
        self.assertEqual(self.call("conversations.open", {"users": self.aster})[2]["channel"]["id"], "D0ASTER")
        self.assertEqual(self.slack.opened, [self.aster])
        self.error(self.call("conversations.open", {"users": "U0ASTER,U0MAPLE"}))
        self.assertEqual(len(self.slack.malformed), 1)


class Faults(Connected):
    def test_refusals_do_nothing(self):
        self.slack.inject(Fault("rate_limited", name="chat.postMessage", place="D0ASTER", seconds=3), Fault("error_500"), Fault("html_502"),
                          Fault("account_inactive"), Fault("channel_not_found"))
        status, headers, body = self.say()
        self.assertEqual((status, headers["Retry-After"], body["error"]), (429, "3", "ratelimited"))
        self.assertEqual(self.say()[0], 500)
        self.assertEqual(self.say()[0], 502)
        self.assertEqual(self.error(self.say()), "account_inactive")
        self.assertEqual(self.error(self.say()), "channel_not_found")
        self.assertEqual(self.texts(), [])
        self.assertTrue(self.say()[2]["ok"])
        self.assertEqual(self.slack.called("chat.postMessage", "D0ASTER"), 6)

    def test_a_reset_does_nothing_and_a_lost_answer_all(self):
        self.slack.inject(Fault("reset"), Fault("lost"))
        self.assertIsNone(self.say("never"))
        self.assertEqual(self.texts(), [])
        self.assertIsNone(self.say("unheard"))
        self.assertEqual(self.texts(), ["unheard"])

    def test_a_hang_holds_up_nobody_else(self):
        self.slack.person("U0MAPLE")
        self.slack.inject(Fault("hang", place="D0ASTER", seconds=30))
        threading.Thread(target=self.say, daemon=True).start()
        self.assertTrue(self.slack.wait_for(lambda: self.slack.called("chat.postMessage") == 1, 5))
        self.assertTrue(self.say(channel="D0MAPLE")[2]["ok"])
        self.assertEqual(self.texts(), [])
        self.assertTrue(self.say("overtakes")[2]["ok"])
        self.assertEqual(self.slack.overlaps, [("chat.postMessage", "D0ASTER")])


class Receiver(http.server.BaseHTTPRequestHandler):
    """What stands for the program."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        stamp, signature = self.headers["X-Slack-Request-Timestamp"], self.headers["X-Slack-Signature"]
        expected = "v0=" + hmac.new(self.server.secret, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        self.server.seen.append((self.path.rpartition("/")[2], self.headers, body))
        self.send_response(200 if hmac.compare_digest(signature, expected) else 401)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


class Posts(Connected):
    def setUp(self):
        super().setUp()
        receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
        receiver.seen, receiver.secret = [], self.slack.signing_secret.encode()
        threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.addCleanup(receiver.server_close)
        self.addCleanup(receiver.shutdown)
        self.seen = receiver.seen
        self.slack.target = f"http://127.0.0.1:{receiver.server_port}"

    def test_one_message_under_three_ids(self):
        self.assertEqual(self.slack.says(self.aster, "hello", copies=3)[0::2], (200, b"ok"))
        bodies = [json.loads(body) for _, _, body in self.seen]
        self.assertEqual(len({body["event_id"] for body in bodies}), 3)
        self.assertEqual([body["event"] for body in bodies], [bodies[0]["event"]] * 3)
        self.assertEqual((bodies[0]["event"]["channel"], bodies[0]["event"]["channel_type"]), ("D0ASTER", "im"))
        self.slack.says(self.aster, "again")
        self.assertNotEqual(json.loads(self.seen[-1][2])["event"]["ts"], bodies[0]["event"]["ts"])

    def test_a_repetition_says_so(self):
        body = self.slack.envelope(self.slack.message(self.aster, "hello"))
        self.slack.post_event(body)
        self.slack.post_event(body, retry=(1, "http_timeout"))
        self.assertEqual(self.seen[0][2], self.seen[1][2])
        self.assertIsNone(self.seen[0][1]["X-Slack-Retry-Num"])
        self.assertEqual((self.seen[1][1]["X-Slack-Retry-Num"], self.seen[1][1]["X-Slack-Retry-Reason"]), ("1", "http_timeout"))

    def test_presses_and_commands_are_forms(self):
        self.say(blocks=[section(), actions(button(1), button(2, text={"type": "plain_text", "text": "A & B"}))])
        self.assertEqual(self.slack.presses(self.aster, "q1.2")[0], 200)
        self.assertEqual(self.slack.commands(self.aster, "a & b")[0], 200)
        press = json.loads(urllib.parse.parse_qs(self.seen[0][2].decode())["payload"][0])
        self.assertEqual((press["actions"][0]["action_id"], press["actions"][0]["text"]["text"]), ("q1.2", "A &amp; B"))
        self.assertEqual(press["message"]["text"], "Hello.")
        self.assertEqual(urllib.parse.parse_qs(self.seen[1][2].decode())["text"], ["a & b"])
        self.assertEqual([place for place, _, _ in self.seen], ["interactive", "commands"])

    def test_a_wrong_signature_and_a_wrong_clock_can_be_sent(self):
        body = self.slack.envelope(self.slack.mention(self.aster, "C0KITCHEN", "<@U0ONWARD> hi"))
        self.assertEqual(self.slack.post_event(body, secret="another")[0], 401)
        self.slack.post_event(body, skew=-301)
        self.slack.post_event(body)
        stamps = [int(headers["X-Slack-Request-Timestamp"]) for _, headers, _ in self.seen]
        self.assertLess(stamps[1], stamps[2] - 250)

    def test_nobody_listens(self):
        self.slack.target = "http://127.0.0.1:1"
        self.assertIsNone(self.slack.says(self.aster, "hello"))


if __name__ == "__main__":
    unittest.main()
