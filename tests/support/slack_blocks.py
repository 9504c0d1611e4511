"""What Slack refuses of the words and blocks of a message, for slack_stand_in.py. Lengths are in characters."""
import re

MAX_TEXT = 4000
MAX_BLOCKS, MAX_ALL_BLOCKS = 50, 13200
MAX_SECTION, MAX_HEADER, MAX_FIELDS, MAX_FIELD = 3000, 150, 10, 2000
MAX_CONTEXT, MAX_ACTIONS, MAX_LABEL, MAX_VALUE, MAX_ID = 10, 25, 75, 2000, 255


class Malformed(Exception):
    """A call that no program should make."""

    def __init__(self, why, error="invalid_arguments"):
        super().__init__(why)
        self.why, self.error = why, error


def need(condition, why, error="invalid_arguments"):
    if not condition:
        raise Malformed(why, error)


def block(condition, why):
    need(condition, why, "invalid_blocks")


def check_words(arguments):
    """Of chat.postMessage and chat.update."""
    text, blocks = arguments["text"], arguments.get("blocks", [])
    need(isinstance(text, str) and text.strip(), "no text, which is read out and notified", "no_text")
    need(len(text) <= MAX_TEXT, "the text is too long", "msg_too_long")
    check_nobody_is_called(text)
    check_blocks(blocks)
    if "metadata" in arguments:
        need(isinstance(arguments["metadata"], dict) and set(arguments["metadata"]) == {"event_type", "event_payload"}, "metadata")


def check_nobody_is_called(text):
    """What is between < and > calls people or makes links: our program escapes all of it."""
    need(not re.search("[<>]", text), "< or > is not escaped")
    need(not re.search("&(?!amp;|lt;|gt;)", text), "& is not escaped")


def check_blocks(blocks):
    block(isinstance(blocks, list) and len(blocks) <= MAX_BLOCKS, "the number of blocks")
    actions, ids, characters = set(), set(), 0
    for each in blocks:
        block(isinstance(each, dict) and each.get("type") in KINDS, "a block of no known type")
        check, members = KINDS[each["type"]]
        block(set(each) <= {"type", "block_id", *members}, f"unknown members of a block: {sorted(each)}")
        if "block_id" in each:
            check_id(each["block_id"], ids, "block_id")
        characters += check(each, actions)
    need(characters <= MAX_ALL_BLOCKS, "all blocks together are too long", "msg_blocks_too_long")


def check_id(value, used, what):
    block(isinstance(value, str) and 1 <= len(value) <= MAX_ID, what)
    block(value not in used, f"{what} twice in one message")
    used.add(value)


def check_text(text, limit, kinds):
    block(isinstance(text, dict) and text.get("type") in kinds, f"a text that is none of {kinds}")
    block(set(text) <= {"type", "text", "emoji", "verbatim"}, "unknown members of a text")
    block(isinstance(text.get("text"), str) and 1 <= len(text["text"]) <= limit, f"a text that is empty or over {limit}")
    if text["type"] == "mrkdwn":
        check_nobody_is_called(text["text"])
    return len(text["text"])


def check_section(each, _actions):
    fields = each.get("fields", [])
    block("text" in each or fields, "a section of nothing")
    block(isinstance(fields, list) and len(fields) <= MAX_FIELDS, "the fields of a section")
    both = ("mrkdwn", "plain_text")
    return (check_text(each["text"], MAX_SECTION, both) if "text" in each else 0) + sum(check_text(field, MAX_FIELD, both) for field in fields)


def check_header(each, _actions):
    return check_text(each.get("text"), MAX_HEADER, ("plain_text",))


def check_context(each, _actions):
    elements = each.get("elements")
    block(isinstance(elements, list) and 1 <= len(elements) <= MAX_CONTEXT, "the elements of a context")
    return sum(check_text(element, MAX_SECTION, ("mrkdwn", "plain_text")) for element in elements)


def check_actions(each, actions):
    elements = each.get("elements")
    block(isinstance(elements, list) and 1 <= len(elements) <= MAX_ACTIONS, "the elements of an actions block")
    characters = 0
    for button in elements:
        block(isinstance(button, dict) and button.get("type") == "button", "an element that is no button")
        block(set(button) <= {"type", "text", "action_id", "value", "style"}, "unknown members of a button")
        block(button.get("style", "primary") in ("primary", "danger"), "the style of a button")
        check_id(button.get("action_id"), actions, "action_id")
        block(isinstance(button.get("value", ""), str) and len(button.get("value", "")) <= MAX_VALUE, "the value of a button")
        characters += check_text(button.get("text"), MAX_LABEL, ("plain_text",))
    return characters


KINDS = {  # type: what checks it and counts its characters, its members
    "section": (check_section, ("text", "fields")),
    "header": (check_header, ("text",)),
    "context": (check_context, ("elements",)),
    "actions": (check_actions, ("elements",)),
    "divider": (lambda _each, _actions: 0, ()),
}


def buttons_of(blocks):
    """(label, action_id) of each, in order."""
    return [(button["text"]["text"], button["action_id"]) for each in blocks if each["type"] == "actions" for button in each["elements"]]
