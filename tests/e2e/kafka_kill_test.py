"""Nothing lost, nothing twice: precisd reads from a real Kafka and is killed on the way."""
import pathlib
import random
import signal
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "tests" / "kafka")]
from kafka_broker import KafkaBroker
from precis_process import (Precisd, kafka_source, next_offsets, precis, status_of, tally_sum,
                            wait_until)
from small_events import SOURCES, small_event, small_events, write_events

PARTITIONS = 4
EVENTS = 20_000
KILLED_AT = (0.15, 0.40, 0.70)
# Small segments: many publications, so that kills hit different moments.
PIPELINE = {"batch_events": 100, "segment_events": 200}


class KafkaKillTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.broker = cls.enterClassContext(KafkaBroker())

    def daemon(self, topic):
        return self.enterContext(Precisd(kafka_source(self.broker.bootstrap, topic),
                                         pipeline=PIPELINE))

    def produce(self, topic, daemon, events):
        self.broker.create_topic(topic, PARTITIONS)
        file = daemon.folder / "events.ndjson"
        write_events(file, events)
        precis("produce", "--brokers", self.broker.bootstrap, "--topic", topic, file)

    def assert_everything_is_accounted_for(self, topic, daemon):
        status = status_of(daemon.index)
        self.assertEqual(next_offsets(status), self.broker.end_offsets(topic))
        for partition in status["partitions"]:
            self.assertTrue(partition["balances"], partition)
            self.assertEqual(partition["tally"]["consumed"] - partition["tally"]["skipped"],
                             partition["next"], partition)
        return status

    def test_every_id_is_there_exactly_once_after_three_kills(self):
        daemon = self.daemon("killed")
        self.produce("killed", daemon, small_events(EVENTS))
        self.assertEqual(sum(self.broker.end_offsets("killed").values()), EVENTS)

        for share in KILLED_AT:
            daemon.start()
            daemon.wait_until_consumed(int(share * EVENTS), poll_s=0.005)
            daemon.kill()
            consumed = tally_sum(status_of(daemon.index), "consumed")
            self.assertLess(consumed, EVENTS, "it had finished before it was killed")

        daemon.start().wait_until_caught_up()
        status = self.assert_everything_is_accounted_for("killed", daemon)
        self.assertEqual(tally_sum(status, "indexed"), EVENTS)
        self.assertEqual(status["entries"], EVENTS)
        found = [entry["id"] for number in range(SOURCES)
                 for entry in daemon.all_entries(f'source:"Bulletin {number:02}"')]
        self.assertEqual(sorted(found), [f"small-{number:06}" for number in range(EVENTS)])
        self.assertEqual(daemon.stop(signal.SIGINT), 0)
        self.assert_everything_is_accounted_for("killed", daemon)

    def test_the_newest_version_wins_and_deleted_ids_stay_deleted(self):
        random_source = random.Random(7)
        ids = 2_000
        first = [small_event(number, random_source, updated_at="2026-06-01T00:00:00Z")
                 for number in range(ids)]
        # Every fifth id gets a newer version, some of these then an older one
        # that comes late; every tenth is deleted.
        newer = [small_event(number, random_source, updated_at="2026-06-03T00:00:00Z",
                             title=f"Corrected note {number}") for number in range(0, ids, 5)]
        late = [small_event(number, random_source, updated_at="2026-06-02T00:00:00Z",
                            title=f"Late note {number}") for number in range(0, ids, 25)]
        deleted = [{"id": f"small-{number:06}", "deleted": True,
                    "updated_at": "2026-06-04T00:00:00Z"} for number in range(1, ids, 10)]
        daemon = self.daemon("updated")
        self.produce("updated", daemon, first + newer + late + deleted)
        total = len(first) + len(newer) + len(late) + len(deleted)

        daemon.start()
        daemon.wait_until_consumed(total // 2, poll_s=0.005)
        daemon.kill()
        daemon.start().wait_until_caught_up()

        status = self.assert_everything_is_accounted_for("updated", daemon)
        # How many versions were superseded before anybody saw them is a matter
        # of timing: workers finish in any order.
        superseded = tally_sum(status, "superseded")
        self.assertEqual(tally_sum(status, "indexed") + superseded, total - len(deleted))
        self.assertEqual(tally_sum(status, "tombstone"), len(deleted))
        self.assertEqual(status["entries"], ids - len(deleted))
        titles = {entry["id"]: entry["title"] for number in range(SOURCES)
                  for entry in daemon.all_entries(f'source:"Bulletin {number:02}"')}
        self.assertEqual(len(titles), ids - len(deleted))
        for event in newer:
            self.assertEqual(titles[event["id"]], event["title"])
        self.assertNotIn(deleted[0]["id"], titles)

    def test_events_that_arrive_later_become_searchable(self):
        daemon = self.daemon("later")
        self.produce("later", daemon, small_events(10))
        daemon.start().wait_until_caught_up()
        late = small_event(99, random.Random(1), title="A note on the lighthouse keeper")
        file = daemon.folder / "late.ndjson"
        write_events(file, [late])
        precis("produce", "--brokers", self.broker.bootstrap, "--topic", "later", file)
        (found,) = wait_until(lambda: daemon.search("lighthouse")["entries"], "it is found")
        self.assertEqual(found["id"], late["id"])


if __name__ == "__main__":
    unittest.main()
