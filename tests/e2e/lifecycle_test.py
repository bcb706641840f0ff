"""Starting and stopping: clean ends, one writer an index, and wrong configurations."""
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from precis_process import (FEED, PRECISD, Precisd, file_source, free_port, precis, run_precisd,
                            status_of, tally_sum, toml_document)
from small_events import SOURCES, small_events, write_events

EVENTS = 5_000
EX_CONFIG = 78


class CleanStopTest(unittest.TestCase):
    def test_what_was_taken_is_published_and_the_rest_comes_after_a_restart(self):
        for name, with_signal in (("Ctrl-C", signal.SIGINT), ("systemd", signal.SIGTERM)):
            with self.subTest(name):
                self.stop_on_the_way(with_signal)

    def stop_on_the_way(self, with_signal):
        with Precisd({}) as folder_only:
            events = folder_only.folder / "events.ndjson"
            write_events(events, small_events(EVENTS))
            with Precisd(file_source(events),
                         pipeline={"batch_events": 50, "segment_events": 100}) as daemon:
                daemon.start().wait_until_consumed(EVENTS // 10, poll_s=0.005)
                self.assertEqual(daemon.stop(with_signal), 0)

                status = status_of(daemon.index)
                (partition,) = status["partitions"]
                self.assertTrue(partition["balances"])
                self.assertEqual(partition["finished"], [])
                self.assertEqual(status["entries"], tally_sum(status, "indexed"))
                self.assertLess(status["entries"], EVENTS, "it had finished before the signal")

                daemon.start().wait_until_caught_up()
                found = [entry["id"] for number in range(SOURCES)
                         for entry in daemon.all_entries(f'source:"Bulletin {number:02}"')]
                self.assertEqual(sorted(found), [f"small-{n:06}" for n in range(EVENTS)])
                self.assertEqual(daemon.stop(with_signal), 0)

    def test_an_idle_daemon_ends_at_once(self):
        with Precisd(file_source(FEED)) as daemon:
            daemon.start().wait_until_caught_up()
            self.assertEqual(daemon.stop(signal.SIGINT, deadline_s=10), 0)


class OneWriterTest(unittest.TestCase):
    def test_a_second_daemon_on_the_same_index_names_the_first(self):
        with Precisd(file_source(FEED)) as first:
            first.start().wait_until_caught_up()
            status, said = run_precisd(toml_document({
                **file_source(FEED), "index": {"directory": str(first.index)},
                "serve": {"port": free_port()}}))
            self.assertNotIn(status, (0, EX_CONFIG), said)
            self.assertIn(str(first.process.pid), said)
            self.assertIn("index", said)
            self.assertEqual(first.get("/readyz"), "ready\n")

    def test_a_killed_daemon_leaves_no_lock_behind(self):
        with Precisd(file_source(FEED)) as daemon:
            daemon.start().wait_until_caught_up()
            daemon.kill()
            daemon.start().wait_until_caught_up()
            self.assertEqual(daemon.stop(), 0)


class FeedTest(unittest.TestCase):
    def test_the_sample_feed_is_what_the_index_holds(self):
        with Precisd(file_source(FEED)) as daemon:
            daemon.start().wait_until_caught_up()
            events = [json.loads(line) for line in FEED.read_text("utf-8").splitlines()]
            live = {event["id"] for event in events} - {"lp-2026-0299"}
            self.assertEqual({entry["id"] for entry in daemon.all_entries("")}, live)
            changed = json.loads(daemon.get("/v1/entries/cw-2026-0017"))
            self.assertIn("sooner than feared", changed["title"])

    def test_a_speaker_is_found_by_page_and_tool_alike(self):
        with Precisd(file_source(FEED)) as daemon:
            daemon.start().wait_until_caught_up()
            query = 'speaker:"Ines Vallgren" handwriting'
            by_page = [entry["id"] for entry in daemon.search(query)["entries"]]
            by_tool = json.loads(precis("search", "--index", daemon.index, "--json",
                                        query).stdout)
            self.assertEqual([entry["id"] for entry in by_tool["entries"]], by_page)
            self.assertIn("sw-2026-0001", by_page)
            quotes = daemon.search(query, what="quotes")["quotes"]
            self.assertTrue(quotes)
            self.assertEqual({quote["speaker"] for quote in quotes}, {"Ines Vallgren"})


RIVERS = """
[axis flood]
title = Flood
[axis drought]
title = Drought
[subject]
name = rivers
river*
[category broken banks]
axis = flood
weight = 4
label = water where people live
burst ~ banks, overflow*
[category low water]
axis = drought
weight = 4
label = too little water
dried up
"""


class SiteLexiconTest(unittest.TestCase):
    def test_a_sites_own_axes_reach_its_entries(self):
        event = {"id": "mill", "title": "River overflows", "body":
                 "The river burst its banks at the mill. The river overflowed at night, too."}
        with tempfile.TemporaryDirectory() as folder:
            feed, lexicon = pathlib.Path(folder) / "feed.ndjson", pathlib.Path(folder) / "rivers.txt"
            feed.write_text(json.dumps(event) + "\n")
            lexicon.write_text(RIVERS)
            with Precisd({**file_source(feed), "analysis": {"wtf_lexicon": str(lexicon)}}) as daemon:
                daemon.start().wait_until_caught_up()
                wtf = json.loads(daemon.get("/v1/entries/mill"))["wtf"]
                self.assertEqual({sign["axis"] for sign in wtf["evidence"]}, {"flood"})
                self.assertIn("FLOOD", wtf["label"])


class ConfigurationTest(unittest.TestCase):
    GOOD = {"source": {"type": "file"}, "source.file": {"path": str(FEED)},
            "index": {"directory": "index"}}

    def refused(self, text, environment=None):
        status, said = run_precisd(text, environment=environment)
        self.assertEqual(status, EX_CONFIG, said)
        return said

    def test_a_wrong_key_names_itself_and_its_line(self):
        said = self.refused(toml_document(self.GOOD) + "[pipeline]\nworkerz = 2\n")
        line = toml_document(self.GOOD).count("\n") + 2
        self.assertIn("workerz", said)
        self.assertRegex(said, rf"precisd\.toml:{line}\b")

    def test_a_wrong_value_names_its_key_and_line(self):
        said = self.refused(toml_document(self.GOOD) + '[serve]\nport = "eighty"\n')
        line = toml_document(self.GOOD).count("\n") + 2
        self.assertIn("port", said)
        self.assertRegex(said, rf"precisd\.toml:{line}\b")

    def test_a_wrong_value_in_the_environment_names_its_variable(self):
        said = self.refused(toml_document(self.GOOD), {"PRECIS_SERVE_PORT": "eighty"})
        self.assertIn("PRECIS_SERVE_PORT", said)

    def test_a_lexicon_that_is_none_is_refused_with_its_line_before_anything_starts(self):
        with tempfile.TemporaryDirectory() as folder:
            lexicon = pathlib.Path(folder) / "rivers.txt"
            lexicon.write_text("[axis flood]\ntitle = Flood\n[category x]\naxis = flod\n")
            document = toml_document({**self.GOOD, "analysis": {"wtf_lexicon": str(lexicon)}})
            for arguments in ((), ("--check-config",)):
                status, said = run_precisd(document, *arguments)
                self.assertEqual(status, EX_CONFIG, said)
                self.assertIn("analysis.wtf_lexicon", said)
                self.assertRegex(said, r"rivers\.txt:\d+")

    def test_what_is_not_toml_is_refused(self):
        self.assertIn("precisd.toml:1", self.refused("source = = 1\n"))

    def test_check_config_starts_nothing(self):
        status, said = run_precisd(toml_document(self.GOOD), "--check-config")
        self.assertEqual(status, 0, said)

    def test_the_documented_configuration_is_valid(self):
        for name in ("precisd.toml", "demo.toml"):
            with self.subTest(name):
                ran = subprocess.run([str(PRECISD), "--config", str(ROOT / "deploy" / name),
                                      "--check-config"], cwd=ROOT, stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, text=True, timeout=30)
                self.assertEqual(ran.returncode, 0, ran.stdout)


if __name__ == "__main__":
    unittest.main()
