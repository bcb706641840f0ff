"""The harness itself: a real broker starts, keeps what it is sent, and goes."""
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from kafka_broker import KafkaBroker


class KafkaBrokerTest(unittest.TestCase):
    def test_what_is_produced_is_consumed_byte_for_byte(self):
        values = [b'{"id": "a"}', b"two\nlines", b"\xff\x00 any byte"]
        with KafkaBroker() as broker:
            broker.create_topic("articles", partitions=4)
            broker.produce("articles", values, partition=2)
            self.assertEqual(broker.end_offsets("articles"), {0: 0, 1: 0, 2: 3, 3: 0})
            sizes = subprocess.run(
                ["kcat", "-C", "-q", "-e", "-b", broker.bootstrap, "-t", "articles", "-p", "2",
                 "-f", "%o %S\n"], check=True, stdout=subprocess.PIPE, timeout=60).stdout
            self.assertEqual(sizes, b"0 11\n1 9\n2 11\n")
            address, port = broker.bootstrap.split(":")
        gone = subprocess.run(["kcat", "-L", "-b", f"{address}:{port}", "-m", "1"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.assertNotEqual(gone.returncode, 0)


if __name__ == "__main__":
    unittest.main()
