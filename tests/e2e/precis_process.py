"""precisd and precis as processes, for the tests that look at them from outside."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAMS = ROOT / "build" / "release" / "daemon" / "cli"
PRECISD = PROGRAMS / "precisd"
PRECIS = PROGRAMS / "precis"
FEED = ROOT / "deploy" / "sample-feed.ndjson"
WEB = ROOT / "build" / "release" / "web"
PAGE_SIZE = 100  # The most that /v1/search gives at once.


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_until(predicate, what, deadline_s=60, poll_s=0.05):
    """The first true value of predicate(); fails naming `what` after the deadline."""
    end = time.monotonic() + deadline_s
    while True:
        value = predicate()
        if value:
            return value
        if time.monotonic() >= end:
            raise AssertionError(f"not within {deadline_s} s: {what}")
        time.sleep(poll_s)


def precis(*arguments, check=True):
    """Runs the tool; its result as subprocess gives it, output as text."""
    ran = subprocess.run([str(PRECIS), *map(str, arguments)], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True, timeout=300)
    if check and ran.returncode != 0:
        raise AssertionError(f"precis {' '.join(map(str, arguments))} ended with "
                             f"{ran.returncode}:\n{ran.stdout[-1000:]}{ran.stderr[-3000:]}")
    return ran


def status_of(index):
    """`precis status --json`, which exits 1 when the tally does not balance."""
    return json.loads(precis("status", "--index", index, "--json", check=False).stdout)


def next_offsets(status):
    return {partition["partition"]: partition["next"] for partition in status["partitions"]}


def tally_sum(status, name):
    return sum(partition["tally"][name] for partition in status["partitions"])


def toml(value):
    """A TOML literal; JSON's is one for all that is used here."""
    return json.dumps(value, ensure_ascii=False)


def toml_document(sections):
    lines = []
    for section, values in sections.items():
        lines.append(f"[{section}]")
        lines += [f"{toml(key) if '.' in key else key} = {toml(value)}"
                  for key, value in values.items()]
        lines.append("")
    return "\n".join(lines)


def kafka_source(broker, topic, group="precis-test"):
    return {
        "source": {"type": "kafka"},
        "source.kafka": {"brokers": broker, "topic": topic, "group_id": group},
        # A killed member is missed after 6 s, the least that a broker allows.
        "source.kafka.rdkafka": {"session.timeout.ms": "6000", "heartbeat.interval.ms": "1000",
                                 "auto.offset.reset": "earliest"},
    }


def file_source(path):
    return {"source": {"type": "file"}, "source.file": {"path": str(path)}}


def demo_source(feed=FEED, partitions=2):
    return {"source": {"type": "demo"},
            "source.demo": {"feed": str(feed), "partitions": partitions}}


class Precisd:
    """One daemon over one index folder; may be started again and again."""

    def __init__(self, source, **sections):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="precis-test-"))
        self.index = self.folder / "index"
        self.dead_letters = self.folder / "dead-letters.ndjson"
        self.log = self.folder / "precisd.log"
        self.config = self.folder / "precisd.toml"
        self.port = free_port()
        self.process = None
        self._sections = {
            **source,
            "index": {"directory": str(self.index)},
            "dead_letters": {"file": str(self.dead_letters)},
            "serve": {"address": "127.0.0.1", "port": self.port, "web_root": str(WEB)},
            "log": {"level": "info", "format": "text"},
        }
        self.configure(**sections)

    def configure(self, **sections):
        """Puts these sections in place of those of their names; from the next start on."""
        self._sections.update(sections)
        self.config.write_text(toml_document(self._sections))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([str(PRECISD), "--config", str(self.config)],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            cwd=self.folder, start_new_session=True)
        wait_until(self._answers, "precisd answers")
        return self

    def kill(self):
        """SIGKILL: as a crash, nothing is tidied up."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self, with_signal=signal.SIGTERM, deadline_s=40):
        """Asks it to end; returns its exit status."""
        self.process.send_signal(with_signal)
        status = self.process.wait(deadline_s)
        self.process = None
        return status

    def get(self, path):
        """The body of an answer as text; urllib.error.HTTPError unless it is 2xx."""
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return answer.read().decode()

    def json(self, path):
        return json.loads(self.get(path))

    def status(self):
        return self.json("/v1/status")

    def search(self, query, limit=10, offset=0, what="search"):
        parameters = urllib.parse.urlencode({"q": query, "limit": limit, "offset": offset})
        return self.json(f"/v1/{what}?{parameters}")

    def all_entries(self, query):
        """Every entry found, page by page, all of one generation: a merge
        between two pages may change the order."""
        return wait_until(lambda: self._pages(query), "pages of one generation")["entries"]

    def _pages(self, query):
        found, generations = [], set()
        while True:
            page = self.search(query, PAGE_SIZE, len(found))
            found += page["entries"]
            generations.add(page["generation"])
            if len(page["entries"]) < PAGE_SIZE:
                return {"entries": found} if len(generations) == 1 else None

    def metric(self, name, **labels):
        """The sum of a metric's samples with these labels."""
        total = 0.0
        for line in self.get("/metrics").splitlines():
            sample, _, value = line.rpartition(" ")
            if (sample == name or sample.startswith(name + "{")) and all(
                    f'{label}="{wanted}"' in sample for label, wanted in labels.items()):
                total += float(value)
        return total

    def wait_until_caught_up(self, deadline_s=120):
        wait_until(lambda: self.status()["caught_up"], "caught up", deadline_s)

    def wait_until_consumed(self, events, deadline_s=120, poll_s=0.05):
        """Until the manifest accounts for at least so many events."""
        def reached():
            consumed = tally_sum(self.status(), "consumed")
            return consumed if consumed >= events else 0
        return wait_until(reached, f"{events} events in the manifest", deadline_s, poll_s)

    def log_text(self):
        return self.log.read_text(errors="replace")

    def _answers(self):
        if self.process.poll() is not None:
            raise AssertionError(f"precisd ended with {self.process.returncode}:\n"
                                 f"{self.log_text()[-4000:]}")
        try:
            return self.get("/livez") is not None
        except (OSError, urllib.error.URLError):
            return False


def run_precisd(config_text, *arguments, environment=None):
    """Runs precisd to its end with a configuration; (exit status, output)."""
    with tempfile.TemporaryDirectory(prefix="precis-test-") as folder:
        config = pathlib.Path(folder) / "precisd.toml"
        config.write_text(config_text)
        ran = subprocess.run([str(PRECISD), "--config", str(config), *arguments], cwd=folder,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True, timeout=60,
                             env={**os.environ, **(environment or {})})
        return ran.returncode, ran.stdout
