"""deploy/demo does what the README promises."""
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from precis_process import wait_until

START_DEADLINE_S = 900  # It may have to build.


class DemoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.output = cls.enterClassContext(tempfile.TemporaryFile())
        # From another folder: the README's command works from anywhere.
        cls.process = subprocess.Popen([str(ROOT / "deploy" / "demo")], cwd="/",
                                       stdin=subprocess.DEVNULL, stdout=cls.output,
                                       stderr=subprocess.STDOUT, start_new_session=True,
                                       preexec_fn=cls.as_from_a_terminal)
        cls.addClassCleanup(cls.process.kill)
        wait_until(lambda: "Ctrl-C stops it." in cls.text() or cls.process.poll() is not None,
                   "the demo says where to look", START_DEADLINE_S)

    @staticmethod
    def as_from_a_terminal():
        """Ctrl-C counts, also where the tests run in the background and ignore it."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    @classmethod
    def text(cls):
        cls.output.seek(0)
        return cls.output.read().decode(errors="replace")

    def url(self):
        return re.search(r"page +(http://127\.0\.0\.1:\d+)/", self.text()).group(1)

    def get(self, path):
        with urllib.request.urlopen(self.url() + path, timeout=20) as answer:
            return answer.read().decode()

    def test_it_runs_and_has_indexed_the_feed(self):
        self.assertIsNone(self.process.poll(), self.text())
        entries = re.search(r"has indexed (\d+) entries", self.text())
        self.assertGreaterEqual(int(entries.group(1)), 44)

    def test_the_page_and_the_metrics_are_where_it_says(self):
        self.assertIn("<html", self.get("/"))
        self.assertIn("precis_ready 1", self.get("/metrics"))

    def test_the_example_search_has_an_answer(self):
        after = self.text().split("For example:")[1]
        self.assertIn("Ines Vallgren", after.split("$ ", 1)[1].split("\n", 1)[1])

    def test_an_event_sent_as_it_says_is_found(self):
        command = re.search(r"^  (echo '.*\n    kcat .*)$", self.text(), re.M).group(1)
        subprocess.run(["bash", "-c", command], check=True, timeout=60)
        wait_until(lambda: "mine-1" in self.get("/v1/search?q=heron"), "the event is found")

    def test_zz_ctrl_c_stops_it_cleanly(self):
        self.process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        self.assertEqual(self.process.wait(40), 0, self.text())
        self.assertLess(time.monotonic() - begin, 40)
        self.assertIn("precisd has stopped", self.text())
        with self.assertRaises(OSError):
            self.get("/livez")


if __name__ == "__main__":
    unittest.main()
