"""precis compact while events stream and people search; and killed in the middle."""
import pathlib
import subprocess
import sys
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from precis_process import PRECIS, Precisd, file_source, precis, status_of, tally_sum
from small_events import SOURCES, small_events, write_events

EVENTS = 12_000
REPEATED = 1_000  # Of those, again and changed: what compacting has to leave out.
LATER = 1_000
QUERIES = ("ferry", '"needs another winter"', "speaker:okoro", "title:orchard wtf:>=0", "tur*",
           "date:2026-03..2026-06 quarry")
# Small segments: there is always something to merge.
PIPELINE = {"batch_events": 100, "segment_events": 200}
SLOWLY = 1 << 20  # Bytes a second: far from done when its first progress is seen.


class Repeating:
    """Calls each of `calls` in turn, until the end of its scope or an exception."""

    def __init__(self, *calls):
        self.calls, self.done, self.error = calls, 0, None
        self.ends = threading.Event()
        self.thread = threading.Thread(target=self._run)

    def _run(self):
        try:
            while not self.ends.is_set():
                self.calls[self.done % len(self.calls)]()
                self.done += 1
        except Exception as error:  # Whatever it is, the test has to hear of it.
            self.error = error

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        self.thread.join()


class CompactTest(unittest.TestCase):
    def assert_no_damage(self, daemon):
        checked = precis("check", "--index", daemon.index)
        self.assertIn("all is well", checked.stdout)

    def assert_every_id_is_there_once(self, daemon, count):
        found = [entry["id"] for number in range(SOURCES)
                 for entry in daemon.all_entries(f'source:"Bulletin {number:02}"')]
        self.assertEqual(sorted(found), [f"small-{n:06}" for n in range(count)])

    def searches(self, daemon):
        def search(query, what):
            return lambda: daemon.search(query, what=what)
        return Repeating(*(search(query, what) for query in QUERIES
                           for what in ("search", "quotes")))

    def compactions(self, daemon):
        return Repeating(lambda: precis("compact", "--index", daemon.index))

    def kill_in_a_compaction(self, daemon):
        """Kills the daemon once a compaction has read, and written, something."""
        segments = len(daemon.status()["segments"])
        self.assertGreater(segments, 1, "there is nothing to compact")
        with subprocess.Popen([str(PRECIS), "compact", "--index", str(daemon.index)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              text=True) as compact:
            said = [compact.stderr.readline() for _ in range(3)]  # A line each percent.
            self.assertIn("merging: ", said[-1])
            daemon.kill()
            compact.stderr.read()
            self.assertNotEqual(compact.wait(60), 0)
        self.assertTrue(list((daemon.index / "tmp").iterdir()), "it had written nothing")
        self.assertEqual(len(status_of(daemon.index)["segments"]), segments)

    def test_nobody_notices_a_compaction_nor_its_death(self):
        with Precisd({}) as folder_only:
            first, later = folder_only.folder / "first.ndjson", folder_only.folder / "later.ndjson"
            write_events(first, small_events(EVENTS) + small_events(REPEATED, seed=7))
            write_events(later, [{**event, "id": f"small-{EVENTS + number:06}"}
                                 for number, event in enumerate(small_events(LATER, seed=8))])
            with Precisd(file_source(first), pipeline=PIPELINE) as daemon:
                daemon.start()
                with self.searches(daemon) as searches, self.compactions(daemon) as compactions:
                    daemon.wait_until_consumed(EVENTS + REPEATED)
                for loop in (searches, compactions):
                    self.assertIsNone(loop.error)
                    self.assertGreater(loop.done, 1)
                precis("compact", "--index", daemon.index)
                status = daemon.status()
                self.assertEqual([segment["deleted"] for segment in status["segments"]], [0])
                self.assertEqual(status["entries"], EVENTS)
                self.assert_no_damage(daemon)
                self.assert_every_id_is_there_once(daemon, EVENTS)
                self.assertEqual(daemon.stop(), 0)

                daemon.configure(**file_source(later),
                                 index={"directory": str(daemon.index),
                                        "merge_bytes_per_s": SLOWLY})
                daemon.start().wait_until_consumed(EVENTS + REPEATED + LATER)
                self.kill_in_a_compaction(daemon)

                daemon.start().wait_until_caught_up()
                self.assertEqual(list((daemon.index / "tmp").iterdir()), [])
                self.assert_every_id_is_there_once(daemon, EVENTS + LATER)
                self.assert_no_damage(daemon)
                status = status_of(daemon.index)
                self.assertEqual(tally_sum(status, "indexed"), EVENTS + REPEATED + LATER)
                self.assertTrue(status["balances"])


if __name__ == "__main__":
    unittest.main()
