"""More than one node, and a broker that goes away: what a real Kafka does to a consumer group."""
import pathlib
import random
import sys
import unittest
import urllib.error

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "tests" / "kafka")]
from kafka_broker import KafkaBroker
from precis_process import Precisd, kafka_source, precis, status_of, tally_sum, wait_until
from small_events import SOURCES, small_event, small_events, write_events

PARTITIONS = 4


class KafkaGroupTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.broker = cls.enterClassContext(KafkaBroker())

    def daemon(self, topic):
        return self.enterContext(Precisd(kafka_source(self.broker.bootstrap, topic, topic)))

    def produce(self, topic, daemon, events):
        file = daemon.folder / "events.ndjson"
        write_events(file, events)
        precis("produce", "--brokers", self.broker.bootstrap, "--topic", topic, file)

    def ids(self, daemon):
        return [entry["id"] for number in range(SOURCES)
                for entry in daemon.all_entries(f'source:"Bulletin {number:02}"')]

    def test_a_second_node_takes_over_what_the_first_has_not_done(self):
        self.broker.create_topic("shared", PARTITIONS)
        events = small_events(3_000)
        first, second = self.daemon("shared"), self.daemon("shared")
        self.produce("shared", first, events[:2_000])
        first.start().wait_until_consumed(500)
        second.start()
        wait_until(lambda: second.metric("precis_rebalances_total", kind="assign") > 0 and
                   first.metric("precis_rebalances_total", kind="revoke") > 0,
                   "partitions were handed over")
        self.produce("shared", first, events[2_000:])
        wait_until(lambda: second.status()["entries"] > 0, "the second node indexes")
        for daemon in (first, second):
            daemon.wait_until_caught_up()
        wait_until(lambda: first.status()["entries"] + second.status()["entries"] >= len(events),
                   "all events are on one of the nodes")

        found = self.ids(first) + self.ids(second)
        self.assertEqual(sorted(found), [event["id"] for event in events])
        for daemon in (first, second):
            self.assertEqual(daemon.stop(), 0)
            self.assertTrue(all(p["balances"] for p in status_of(daemon.index)["partitions"]))

    def test_a_node_that_ends_leaves_its_partitions_to_the_other(self):
        self.broker.create_topic("left", PARTITIONS)
        events = small_events(400)
        first, second = self.daemon("left"), self.daemon("left")
        first.start()
        second.start()
        wait_until(lambda: first.metric("precis_rebalances_total", kind="assign") > 0 and
                   second.metric("precis_rebalances_total", kind="assign") > 0, "both have joined")
        self.produce("left", first, events[:200])
        wait_until(lambda: first.status()["entries"] + second.status()["entries"] >= 200,
                   "the first half is indexed")
        self.assertEqual(first.stop(), 0)
        kept = tally_sum(status_of(first.index), "indexed")
        self.produce("left", second, events[200:])
        wait_until(lambda: kept + second.status()["entries"] >= len(events),
                   "the second half is indexed by the node that is left")
        self.assertEqual(kept + second.status()["entries"], len(events))

    def test_a_broker_that_goes_away_is_waited_for(self):
        self.broker.create_topic("outage", 1)
        daemon = self.daemon("outage")
        self.produce("outage", daemon, small_events(20))
        daemon.start().wait_until_caught_up()
        self.assertEqual(daemon.get("/readyz").strip(), "ready")

        self.broker.halt()
        why = wait_until(lambda: self.not_ready(daemon), "not ready without a broker")
        self.assertIn("no broker answers", why)
        self.assertEqual(daemon.search("")["estimated_total"], 20, "searches go on meanwhile")

        self.broker.resume()
        wait_until(lambda: self.not_ready(daemon) is None, "ready again")
        late = small_event(99, random.Random(1), title="A note on the lighthouse keeper")
        self.produce("outage", daemon, [late])
        wait_until(lambda: daemon.search("lighthouse")["estimated_total"] == 1, "it reads on")

    def not_ready(self, daemon):
        """Why the daemon is not ready; None: it is."""
        try:
            daemon.get("/readyz")
            return None
        except urllib.error.HTTPError as error:
            return error.read().decode()


if __name__ == "__main__":
    unittest.main()
