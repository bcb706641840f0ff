"""Bad events are counted, kept and named, and stop nothing."""
import base64
import json
import pathlib
import re
import sys
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "tests" / "kafka")]
from kafka_broker import KafkaBroker
from precis_process import Precisd, kafka_source, next_offsets, status_of, tally_sum
from small_events import small_events

TOPIC = "mixed"
MAX_EVENT_BYTES = 65_536
BODY = b'"body": "Nobody will ever read this sentence."'
# Reason -> a value that is refused for it.
BAD = {
    "too_large": b'{"id": "bad", "body": "' + b"x" * MAX_EVENT_BYTES + b'"}',
    "invalid_utf8": b'{"id": "bad", "body": "caf\xe9"}',
    "not_json": b'{"id": "bad", "body": ',
    "not_an_object": b'["bad", "body"]',
    "too_deep": b'{"id": "bad", ' + BODY + b', "more": ' + b"[" * 40 + b"]" * 40 + b"}",
    "wrong_type": b'{"id": "bad", "title": 7, ' + BODY + b"}",
    "missing_id": b'{"title": "bad", ' + BODY + b"}",
    "bad_id": b'{"id": "' + b"i" * 513 + b'", ' + BODY + b"}",
    "missing_text": b'{"id": "bad", "title": "bad"}',
    "bad_time": b'{"id": "bad", "published_at": "yesterday", ' + BODY + b"}",
}


def original_value(letter):
    if "value_base64" in letter:
        return base64.b64decode(letter["value_base64"])
    return letter["value"].encode()


class BadEventsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One stream: good, bad, good, bad ... good."""
        cls.good = small_events(len(BAD) + 1)
        values = []
        for event, bad in zip(cls.good, [*BAD.values(), None]):
            values += [json.dumps(event).encode()] + ([] if bad is None else [bad])
        broker = cls.enterClassContext(KafkaBroker())
        broker.create_topic(TOPIC, partitions=1)
        broker.produce(TOPIC, values, partition=0, key="the-key")
        cls.daemon = cls.enterClassContext(Precisd(
            kafka_source(broker.bootstrap, TOPIC),
            pipeline={"max_event_bytes": MAX_EVENT_BYTES, "max_depth": 32}))
        cls.daemon.start().wait_until_caught_up()
        cls.letters = [json.loads(line) for line
                       in cls.daemon.dead_letters.read_text("utf-8").splitlines()]

    def test_each_is_counted_under_its_reason(self):
        counted = {reason: self.daemon.metric("precis_events_refused_total", reason=reason)
                   for reason in BAD}
        self.assertEqual(counted, {reason: 1 for reason in BAD})
        self.assertEqual(self.daemon.metric("precis_events_total", outcome="dead_lettered"),
                         len(BAD))

    def test_each_is_kept_byte_for_byte_with_reason_and_origin(self):
        self.assertEqual(len(self.letters), len(BAD))
        for number, letter in enumerate(sorted(self.letters, key=lambda one: one["offset"])):
            reason, value = list(BAD.items())[number]
            with self.subTest(reason):
                self.assertEqual(letter["code"], reason)
                self.assertEqual(letter["stage"], "parse")
                self.assertEqual(original_value(letter), value)
                self.assertEqual((letter["topic"], letter["partition"], letter["offset"]),
                                 (TOPIC, 0, 2 * number + 1))
                self.assertEqual(letter["key"], "the-key")
                self.assertRegex(letter["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
                self.assertTrue(letter["detail"])

    def test_a_letter_obeys_its_schema(self):
        schema = json.loads((ROOT / "schemas" / "dead-letter.schema.json").read_text())
        for letter in self.letters:
            with self.subTest(letter["code"]):
                jsonschema.validate(letter, schema, jsonschema.Draft202012Validator)

    def test_a_letter_names_the_field_that_is_wrong(self):
        fields = {letter["code"]: letter["field"] for letter in self.letters}
        self.assertEqual(fields["wrong_type"], "title")
        self.assertEqual(fields["bad_time"], "published_at")
        self.assertEqual(fields["missing_id"], "id")

    def test_each_is_named_in_the_log_once(self):
        for reason in BAD:
            with self.subTest(reason):
                named = [line for line in self.daemon.log_text().splitlines()
                         if re.search(rf"\b{reason}\b", line)]
                self.assertEqual(len(named), 1, named)
                self.assertIn(TOPIC, named[0])

    def test_the_good_ones_are_searchable(self):
        found = {entry["id"] for entry in self.daemon.all_entries("council")}
        self.assertEqual(found, {event["id"] for event in self.good})
        self.assertEqual(self.daemon.search("sentence")["entries"], [])

    def test_the_tally_balances_and_no_offset_is_left(self):
        status = status_of(self.daemon.index)
        self.assertEqual(next_offsets(status), {0: len(BAD) + len(self.good)})
        self.assertEqual(tally_sum(status, "dead_lettered"), len(BAD))
        self.assertEqual(tally_sum(status, "indexed"), len(self.good))
        self.assertTrue(all(partition["balances"] for partition in status["partitions"]))

    def test_zz_a_restart_does_not_refuse_them_again(self):
        self.assertEqual(self.daemon.stop(), 0)
        self.daemon.start().wait_until_caught_up()
        self.assertEqual(len(self.daemon.dead_letters.read_text("utf-8").splitlines()), len(BAD))
        self.assertEqual(tally_sum(status_of(self.daemon.index), "dead_lettered"), len(BAD))


if __name__ == "__main__":
    unittest.main()
