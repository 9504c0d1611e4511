#!/usr/bin/env python3
"""The stand-in of Telegram behaves as the Bot API does where our calls touch it, fails as it is told to, and counts what is
malformed. A test that trusts it trusts this one.

    telegram_stand_in_test.py
"""
import http.client
import http.server
import json
import pathlib
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "support"))
from platform_stand_in import Fault  # noqa: E402
from telegram_stand_in import BOT, TelegramStandIn  # noqa: E402

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]


class Connected(unittest.TestCase):
    def setUp(self):
        self.telegram = TelegramStandIn().start()
        self.addCleanup(self.telegram.stop)
        self.robin = self.telegram.person(5551001)

    def call(self, name, token=None, seconds=10, body=None, headers=None, **arguments):
        """(status, answer), the answer as JSON where it is any; nothing where none came."""
        host, port = self.telegram.url.removeprefix("http://").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=seconds)
        try:
            body = json.dumps(arguments).encode() if body is None else body
            connection.request("POST", f"/bot{token or self.telegram.token}/{name}", body,
                               headers or {"Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read().decode()
            try:
                return answer.status, json.loads(text)
            except ValueError:
                return answer.status, text
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def say(self, text="Hello.", chat=None, **more):
        return self.call("sendMessage", chat_id=self.robin if chat is None else chat, text=text, **more)

    def texts(self, chat=None):
        return [shown.text for shown in self.telegram.shown_in(self.robin if chat is None else chat)]

    def refused(self, answer, code, words):
        self.assertEqual(answer[0], code)
        self.assertEqual((answer[1]["ok"], answer[1]["error_code"]), (False, code))
        self.assertIn(words, answer[1]["description"])


class Tokens(Connected):
    def test_the_right_one_is_known(self):
        status, answer = self.call("getMe")
        self.assertEqual((status, answer["ok"], answer["result"]["username"]), (200, True, BOT["username"]))

    def test_another_is_not(self):
        self.refused(self.call("getMe", token="7100200300:AAanother"), 401, "Unauthorized")
        self.refused(self.call("getMe", token="none"), 404, "Not Found")
        self.assertEqual(self.telegram.wrong_tokens, 2)

    def test_a_method_that_there_is_not(self):
        self.refused(self.call("sendHologram"), 404, "Not Found")
        self.assertEqual(len(self.telegram.malformed), 1)


class Messages(Connected):
    def test_what_is_said_is_shown_in_order(self):
        before = time.monotonic()
        self.assertEqual(self.say("one")[0], 200)
        self.assertEqual(self.say("two 😭", entities=[{"type": "bold", "offset": 4, "length": 2}])[0], 200)
        self.assertEqual(self.texts(), ["one", "two 😭"])
        first, second = self.telegram.shown_in(self.robin)
        self.assertTrue(before <= first.at <= second.at <= time.monotonic())
        self.assertEqual(self.telegram.malformed, [])

    def test_a_stranger_and_one_who_blocked_us(self):
        self.refused(self.say(chat=77), 400, "chat not found")
        self.telegram.blocked.add(self.robin)
        self.refused(self.say(), 403, "blocked")
        self.assertEqual(self.telegram.malformed, [])
        self.assertEqual(self.texts(), [])

    def test_lengths_are_utf16_units(self):
        self.assertEqual(self.say("😭" * 2048)[0], 200)
        self.refused(self.say("😭" * 2048 + "x"), 400, "too long")
        self.refused(self.say(" \n "), 400, "empty")
        self.assertEqual(len(self.telegram.malformed), 2)

    def test_malformed_calls_are_refused_and_counted(self):
        def button(**members):
            return {"inline_keyboard": [[members]]}
        wrong = [
            {"parse_mode": "HTML"}, {"chat_id": None}, {"text": 7}, {"protect_content": "yes"},
            {"entities": [{"type": "bold", "offset": 0, "length": 7}]}, {"entities": [{"type": "bold", "offset": -1, "length": 2}]},
            {"entities": [{"type": "bold", "offset": 0, "length": 0}]}, {"entities": [{"type": "loud", "offset": 0, "length": 1}]},
            {"text": "😭", "entities": [{"type": "bold", "offset": 1, "length": 1}]},
            {"text": "😭", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
            {"reply_markup": button(text="x", callback_data="")}, {"reply_markup": button(text="x", callback_data="é" * 33)},
            {"reply_markup": button(text="", callback_data="q1.1")}, {"reply_markup": button(text="x")},
            {"reply_markup": {"keyboard": []}}, {"reply_markup": {"inline_keyboard": [{"text": "x", "callback_data": "y"}]}},
        ]
        for change in wrong:
            with self.subTest(change):
                count = len(self.telegram.malformed)
                self.refused(self.call("sendMessage", **{"chat_id": self.robin, "text": "Hello.", **change}), 400, "Bad Request")
                self.assertEqual(len(self.telegram.malformed), count + 1)
        self.refused(self.call("sendMessage", body=b"{not json"), 400, "Bad Request")
        self.assertEqual(self.texts(), [])

    def test_buttons_at_their_limits_are_taken(self):
        keyboard = {"inline_keyboard": [[{"text": "Better", "callback_data": "x" * 64}, {"text": "Link", "url": "https://t.me/x"}]]}
        self.assertEqual(self.say(reply_markup=keyboard)[0], 200)
        self.assertEqual(self.telegram.shown_in(self.robin)[0].buttons, [("Better", "x" * 64), ("Link", "https://t.me/x")])

    def test_groups_topics_and_replies(self):
        group = self.telegram.group(-1001, topic=17)
        heard = self.telegram.message(group, "hi", person=7)["message_id"]
        self.assertEqual(self.say(chat=group, message_thread_id=17, reply_parameters={"message_id": heard})[0], 200)
        self.refused(self.say(chat=group, message_thread_id=18), 400, "thread not found")
        self.refused(self.say(chat=group, reply_parameters={"message_id": 999}), 400, "replied not found")
        self.assertEqual(self.say(chat=group, reply_parameters={"message_id": 999, "allow_sending_without_reply": True})[0], 200)

    def test_documents(self):
        def body(file=b'{"a": "\r\n--b"}', end=b"--\r\n"):
            return (b'--bound\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n5551001\r\n'
                    b'--bound\r\nContent-Disposition: form-data; name="document"; filename="export.json"\r\n'
                    b'Content-Type: application/json\r\n\r\n' + file + b"\r\n--bound" + end)
        headers = {"Content-Type": "multipart/form-data; boundary=bound"}
        self.assertEqual(self.call("sendDocument", body=body(), headers=headers)[0], 200)
        self.assertEqual(self.telegram.documents, [(5551001, "export.json", b'{"a": "\r\n--b"}')])
        self.refused(self.call("sendDocument", body=body(file=b""), headers=headers), 400, "non-empty")
        self.refused(self.call("sendDocument", body=body(end=b""), headers=headers), 400, "read")
        self.refused(self.call("sendDocument", chat_id=self.robin, document="x"), 400, "no file")
        self.assertEqual(len(self.telegram.shown_in(self.robin)), 1)

    def test_typing_and_commands(self):
        self.assertEqual(self.call("sendChatAction", chat_id=self.robin, action="typing")[0], 200)
        self.refused(self.call("sendChatAction", chat_id=self.robin, action="dancing"), 400, "action")
        self.assertEqual(self.telegram.typing[self.robin], 1)
        commands = [{"command": "start", "description": "Say hello"}]
        self.assertEqual(self.call("setMyCommands", commands=commands)[0], 200)
        self.assertEqual(self.telegram.commands, commands)
        self.refused(self.call("setMyCommands", commands=[{"command": "Start!", "description": "x"}]), 400, "INVALID")


class Presses(Connected):
    def test_a_press_is_answered_and_its_keyboard_removed(self):
        self.say(reply_markup={"inline_keyboard": [[{"text": "Yes", "callback_data": "q1.1"}]]})
        press = self.telegram.press(self.robin, "q1.1")
        self.assertEqual(press["message"]["reply_markup"]["inline_keyboard"][0][0]["text"], "Yes")
        self.assertEqual(self.call("answerCallbackQuery", callback_query_id=press["id"])[0], 200)
        self.assertIn(press["id"], self.telegram.answered_presses)
        edit = {"chat_id": self.robin, "message_id": press["message"]["message_id"]}
        self.assertEqual(self.call("editMessageReplyMarkup", **edit)[0], 200)
        self.refused(self.call("editMessageReplyMarkup", **edit), 400, "not modified")
        self.refused(self.call("editMessageReplyMarkup", chat_id=self.robin, message_id=99), 400, "not found")

    def test_one_that_is_too_old(self):
        self.refused(self.call("answerCallbackQuery", callback_query_id="press-99"), 400, "query is too old")
        self.assertEqual(self.telegram.malformed, [])


class Polling(Connected):
    def poll(self, offset=0, timeout=0, limit=100):
        return self.call("getUpdates", offset=offset, timeout=timeout, limit=limit, allowed_updates=KINDS)

    def test_updates_come_again_until_they_are_confirmed(self):
        self.telegram.says(self.robin, "one")
        self.telegram.says(self.robin, "/skip")
        first = self.poll()[1]["result"]
        self.assertEqual([update["message"]["text"] for update in first], ["one", "/skip"])
        self.assertEqual(first[1]["message"]["entities"], [{"type": "bot_command", "offset": 0, "length": 5}])
        self.assertEqual(self.poll(limit=1)[1]["result"], first[:1])
        self.assertEqual(self.poll(offset=first[0]["update_id"] + 1)[1]["result"], first[1:])
        self.assertEqual(self.poll(offset=first[1]["update_id"] + 1)[1]["result"], [])
        self.assertEqual(self.poll()[1]["result"], [])

    def test_a_poll_waits_for_what_comes(self):
        threading.Timer(0.2, self.telegram.says, (self.robin, "late")).start()
        self.assertEqual(self.poll(timeout=20)[1]["result"][0]["message"]["text"], "late")

    def test_a_second_caller_ends_the_first(self):
        answers = []
        first = threading.Thread(target=lambda: answers.append(self.poll(timeout=20)))
        first.start()
        self.assertTrue(self.telegram.wait_for(lambda: self.telegram._polling == 1, 5))
        self.assertEqual(self.poll()[0], 200)
        first.join()
        self.refused(answers[0], 409, "terminated by other getUpdates request")

    def test_a_webhook_is_in_the_way(self):
        self.assertEqual(self.call("setWebhook", url="https://a.example/x")[0], 200)
        self.refused(self.poll(), 409, "webhook is active")
        self.assertEqual(self.call("deleteWebhook", drop_pending_updates=False)[0], 200)
        self.assertEqual(self.poll()[0], 200)

    def test_a_stop_ends_who_waits(self):
        answers = []
        waits = threading.Thread(target=lambda: answers.append(self.poll(timeout=50)))
        waits.start()
        self.assertTrue(self.telegram.wait_for(lambda: self.telegram._polling == 1, 5))
        self.telegram.stop()
        waits.join(10)
        self.assertFalse(waits.is_alive())
        url = self.telegram.url
        self.assertIsNone(self.call("getMe"))
        self.telegram.start()
        self.assertEqual(self.telegram.url, url)
        self.assertEqual(self.call("getMe")[0], 200)


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, self.headers.get("X-Telegram-Bot-Api-Secret-Token"), json.loads(body)))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Webhooks(Connected):
    def test_an_update_is_posted_with_the_secret(self):
        receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
        receiver.seen = []
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        self.addCleanup(receiver.server_close)
        self.addCleanup(receiver.shutdown)
        self.assertEqual(self.call("setWebhook", url="https://a.example/hook", secret_token="s" * 16, allowed_updates=KINDS,
                                   max_connections=32, drop_pending_updates=False)[0], 200)
        self.telegram.webhook_target = f"http://127.0.0.1:{receiver.server_port}/webhooks/telegram"
        self.assertEqual(self.telegram.says(self.robin, "hello"), 200)
        path, secret, update = receiver.seen[0]
        self.assertEqual((path, secret, update["message"]["text"]), ("/webhooks/telegram", "s" * 16, "hello"))
        self.assertEqual(self.telegram.post(update, secret=""), 200)
        self.assertEqual(receiver.seen[1][1], None)
        info = self.call("getWebhookInfo")[1]["result"]
        self.assertEqual((info["url"], info["pending_update_count"]), ("https://a.example/hook", 0))

    def test_what_no_webhook_can_be(self):
        self.refused(self.call("setWebhook", url="http://a.example/x"), 400, "HTTPS")
        self.refused(self.call("setWebhook", url="https://a.example/x", secret_token="a b"), 400, "secret token")
        self.refused(self.call("setWebhook", url="https://a.example/x", allowed_updates=["telepathy"]), 400, "allowed updates")

    def test_twice_a_second_is_too_often(self):
        self.telegram.second = 3600
        self.assertEqual(self.call("setWebhook", url="https://a.example/x")[0], 200)
        answer = self.call("setWebhook", url="https://a.example/x")
        self.refused(answer, 429, "retry after 1")
        self.assertEqual(answer[1]["parameters"], {"retry_after": 1})


class Faults(Connected):
    def test_refusals_do_nothing(self):
        self.telegram.inject(Fault("rate_limited", name="sendMessage", place=self.robin, seconds=3), Fault("error_500"),
                             Fault("html_502"), Fault("blocked"), Fault("unauthorized"))
        answer = self.say()
        self.refused(answer, 429, "retry after 3")
        self.assertEqual(answer[1]["parameters"], {"retry_after": 3})
        self.refused(self.say(), 500, "Internal")
        self.assertEqual(self.say()[0], 502)
        self.refused(self.say(), 403, "blocked")
        self.refused(self.say(), 401, "Unauthorized")
        self.assertEqual(self.texts(), [])
        self.assertEqual(self.say()[0], 200)
        self.assertEqual(self.telegram.called("sendMessage", str(self.robin)), 6)

    def test_a_fault_meets_its_own_calls_alone(self):
        other = self.telegram.person(5551002)
        self.telegram.inject(Fault("error_500", name="sendMessage", place=other, times=2))
        self.assertEqual(self.say()[0], 200)
        self.assertEqual(self.call("sendChatAction", chat_id=other, action="typing")[0], 200)
        self.assertEqual([self.say(chat=other)[0] for _ in range(3)], [500, 500, 200])

    def test_a_reset_does_nothing_and_a_lost_answer_all(self):
        self.telegram.inject(Fault("reset"), Fault("lost"))
        self.assertIsNone(self.say("never"))
        self.assertEqual(self.texts(), [])
        self.assertIsNone(self.say("unheard"))
        self.assertEqual(self.texts(), ["unheard"])

    def test_a_hang_holds_up_nobody_else(self):
        other = self.telegram.person(5551002)
        self.telegram.inject(Fault("hang", place=self.robin, seconds=30))
        threading.Thread(target=self.say, args=("slow",), daemon=True).start()
        self.assertTrue(self.telegram.wait_for(lambda: self.telegram.called("sendMessage") == 1, 5))
        self.assertEqual(self.say("quick", chat=other)[0], 200)
        self.assertEqual(self.texts(), [])
        # Whoever writes into a chat before the last message is through is told on.
        self.assertEqual(self.say("overtakes")[0], 200)
        self.assertEqual(self.telegram.overlaps, [("sendMessage", str(self.robin))])

    def test_a_hang_ends_by_itself(self):
        self.telegram.inject(Fault("hang", seconds=0.1))
        self.assertEqual(self.say("late")[0], 200)
        self.assertEqual(self.texts(), ["late"])

    def test_too_many_a_second(self):
        self.telegram.allowed_per_second, self.telegram.second = 5, 3600
        self.assertEqual([self.say(str(number))[0] for number in range(7)], [200] * 5 + [429] * 2)
        self.assertEqual(self.telegram.refused_for_rate, 2)
        self.telegram.second = 0
        self.assertEqual(self.say()[0], 200)

    def test_membership(self):
        self.telegram.block(self.robin)
        self.refused(self.say(), 403, "blocked")
        self.telegram.unblock(self.robin)
        self.assertEqual(self.say()[0], 200)
        statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in self.telegram.updates]
        self.assertEqual(statuses, ["kicked", "member"])


if __name__ == "__main__":
    unittest.main()
