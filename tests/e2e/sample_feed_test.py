"""deploy/sample-feed.ndjson: what a first look has to show is in it."""
import collections
import datetime
import difflib
import json
import pathlib
import re
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FEED = ROOT / "deploy" / "sample-feed.ndjson"
SCHEMA = ROOT / "schemas" / "article-event.schema.json"


def text_of(event):
    parts = [event.get("body", ""), re.sub(r"<[^>]+>", " ", event.get("body_html", ""))]
    parts += [part["text"] for part in event.get("sections", []) + event.get("segments", [])]
    return "\n".join(part for part in parts if part)


def time_of(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class SampleFeedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        lines = FEED.read_bytes().decode("utf-8").splitlines()
        cls.events = [json.loads(line) for line in lines]
        cls.by_id = collections.defaultdict(list)
        for event in cls.events:
            cls.by_id[event["id"]].append(event)
        cls.live = [versions[-1] for versions in cls.by_id.values()
                    if not versions[-1].get("deleted")]

    def having(self, field):
        return [event for event in self.events if field in event]

    def test_every_event_obeys_the_schema(self):
        schema = json.loads(SCHEMA.read_text())
        validator = jsonschema.Draft202012Validator(schema)
        for event in self.events:
            with self.subTest(event["id"]):
                self.assertEqual([error.message for error in validator.iter_errors(event)], [])

    def test_there_are_at_least_44_entries_of_realistic_length(self):
        words = sorted(len(text_of(event).split()) for event in self.live)
        self.assertGreaterEqual(len(self.live), 44)
        self.assertGreaterEqual(words[0], 250)
        self.assertGreaterEqual(sum(350 <= count for count in words), len(words) // 2)
        self.assertGreaterEqual(sum(count > 1000 for count in words), 3)

    def test_fields_that_the_page_shows_are_there(self):
        for event in self.live:
            with self.subTest(event["id"]):
                for field in ("kind", "lang", "url", "title", "source", "published_at"):
                    self.assertTrue(event.get(field), field)
                self.assertRegex(event["url"], r"^https://[a-z]+\.example/")
                self.assertEqual(bool(event.get("authors")), event["kind"] == "article")

    def test_it_is_spread_over_the_months(self):
        months = {event["published_at"][:7] for event in self.live}
        self.assertEqual(months, {f"2026-{month:02}" for month in range(1, 12)})

    def test_it_has_every_form_of_text(self):
        self.assertGreaterEqual(len(self.having("body_html")), 1)
        html = " ".join(event["body_html"] for event in self.having("body_html"))
        for needed in ("<h2>", "<li>", "<blockquote>", "<script>", "&amp;", "&ldquo;"):
            self.assertIn(needed, html)
        self.assertGreaterEqual(len(self.having("sections")), 1)
        turns = [event for event in self.live
                 if re.search(r"^[A-Z][\w-]+ [A-Z]\w+: ", event.get("body", ""), re.M)]
        self.assertGreaterEqual(len(turns), 1)

    def test_a_transcript_has_timed_segments_and_chapters(self):
        (episode,) = self.having("segments")
        self.assertGreaterEqual(len(text_of(episode).split()), 1500)
        clock = 0
        for segment in episode["segments"]:
            self.assertGreaterEqual(segment["start_s"], clock)
            self.assertGreater(segment["end_s"], segment["start_s"])
            clock = segment["end_s"]
        starts = [chapter["start_s"] for chapter in episode["chapters"]]
        self.assertEqual(starts, sorted(starts))
        self.assertLess(starts[-1], clock)

    def test_one_entry_is_in_german(self):
        self.assertEqual(sum(event["lang"] == "de" for event in self.live), 1)

    def test_two_sources_carry_nearly_the_same_story(self):
        pairs = [(a["id"], b["id"]) for i, a in enumerate(self.live) for b in self.live[i + 1:]
                 if a["source"] != b["source"] and text_of(a) != text_of(b)
                 and difflib.SequenceMatcher(None, text_of(a).split(), text_of(b).split(),
                                             autojunk=False).real_quick_ratio() > 0.9
                 and difflib.SequenceMatcher(None, text_of(a).split(), text_of(b).split(),
                                             autojunk=False).ratio() > 0.8]
        self.assertEqual(len(pairs), 1)

    def test_one_entry_is_updated_and_one_is_deleted(self):
        first, second = self.by_id["cw-2026-0017"]
        self.assertGreater(time_of(second["updated_at"]), time_of(first["published_at"]))
        self.assertNotEqual(first["body"], second["body"])
        published, tombstone = self.by_id["lp-2026-0299"]
        self.assertTrue(tombstone["deleted"])
        self.assertGreater(time_of(tombstone["updated_at"]), time_of(published["published_at"]))
        self.assertEqual({len(versions) for id, versions in self.by_id.items()
                          if id not in ("cw-2026-0017", "lp-2026-0299")}, {1})

    def test_several_people_speak_in_several_entries(self):
        for name in ("Ines Vallgren", "Tobias Renko", "Priya Raghunathan", "Jun-ho Baek",
                     "Marcus Thill", "Adaeze Okwuosa", "Delia Marchetti", "Gwendolyn Pryce"):
            with self.subTest(name):
                self.assertGreaterEqual(sum(name in text_of(event) for event in self.live), 4)

    def test_quotes_come_in_both_kinds_of_marks(self):
        english = [text_of(event) for event in self.live if event["lang"] == "en"]
        self.assertGreaterEqual(sum("\u201c" in text for text in english), 8)
        self.assertGreaterEqual(sum('"' in text for text in english), 8)


if __name__ == "__main__":
    unittest.main()
