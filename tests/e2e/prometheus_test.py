"""A real Prometheus scrapes precisd; dashboard and alerts are asked of it."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from precis_process import Precisd, demo_source, free_port, wait_until

DASHBOARD = ROOT / "deploy" / "grafana" / "dashboard.json"
ALERTS = ROOT / "deploy" / "prometheus" / "alerts.yml"
CONFIG = """\
global: {{ scrape_interval: 1s, evaluation_interval: 1s }}
rule_files: [ "{alerts}" ]
scrape_configs:
  - job_name: precis
    static_configs: [ {{ targets: [ "127.0.0.1:{port}" ] }} ]
"""
VARIABLES = {"$__rate_interval": "30s", "$instance": ".*"}
# Metrics that exist only once something has gone wrong, which here nothing does.
ONLY_WITH_TROUBLE = {"precis_source_errors_total"}


class Prometheus:
    """A server that scrapes one daemon each second."""

    def __init__(self, daemon_port):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="precis-prometheus-"))
        self.port = free_port()
        config = self.folder / "prometheus.yml"
        config.write_text(CONFIG.format(alerts=ALERTS, port=daemon_port))
        self.log = open(self.folder / "prometheus.log", "wb")
        self.process = subprocess.Popen(
            ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={self.folder}/data",
             f"--web.listen-address=127.0.0.1:{self.port}"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, path, **parameters):
        url = f"http://127.0.0.1:{self.port}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            if error.code == 503:
                return None  # Still starting.
            raise AssertionError(f"{parameters}: {error.read().decode()}") from error
        except urllib.error.URLError:
            return None  # Not up yet.

    def query(self, expression):
        return self.ask("query", query=expression)["result"]

    def has(self, expression):
        return bool((self.ask("query", query=expression) or {"result": []})["result"])


def dashboard_queries():
    """(panel's title, query) for every query of the dashboard."""
    dashboard = json.loads(DASHBOARD.read_text())
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]
    for annotation in dashboard["annotations"]["list"]:
        yield annotation["name"], annotation["expr"]


def with_variables(expression):
    for variable, value in VARIABLES.items():
        expression = expression.replace(variable, value)
    return expression


def metrics_of(expression):
    return set(re.findall(r"\bprecis_\w+", expression))


def make_trouble(daemon):
    """Every kind of event and request that the panels show."""
    broker, (topic, *_) = (daemon.status()["demo_broker"],
                           [one["topic"] for one in daemon.status()["partitions"]])
    for value in (b'{"id": "p-1", "body": "One more sentence about a lighthouse."}',
                  b'{"id": "p-1", "body": "Another sentence about a lighthouse."}', b"no json"):
        subprocess.run(["kcat", "-P", "-b", broker, "-t", topic], input=value, check=True,
                       timeout=30)
    daemon.search("lighthouse")
    for path in ("/v1/entries/none", "/v1/search?limit=none"):
        try:
            daemon.get(path)
        except urllib.error.HTTPError:
            pass  # Which was the purpose.


class PrometheusTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = cls.enterClassContext(Precisd(demo_source()))
        cls.daemon.start().wait_until_caught_up()
        cls.prometheus = cls.enterClassContext(Prometheus(cls.daemon.port))
        wait_until(lambda: cls.prometheus.has("precis_build_info"), "a first scrape")
        before = cls.daemon.metric("precis_events_consumed_total")
        make_trouble(cls.daemon)
        wait_until(lambda: cls.prometheus.has(
            f"sum(precis_events_consumed_total) >= {before + 3}"), "the new events are scraped")
        wait_until(lambda: cls.prometheus.has(
            "increase(precis_events_refused_total[30s]) > 0"), "the bad one too")
        # Born with the first refused request, and a rate needs two scrapes.
        wait_until(lambda: cls.prometheus.has(
            'rate(precis_http_requests_total{status=~"4.."}[30s])'), "the refused requests too")
        wait_until(lambda: cls.prometheus.has('precis_kafka_lag'), "librdkafka's statistics")
        wait_until(lambda: cls.prometheus.has('rate(precis_events_consumed_total[30s])'), "a rate")

    def test_the_daemon_is_up_and_ready(self):
        self.assertTrue(self.prometheus.has('up{job="precis"} == 1'))
        self.assertTrue(self.prometheus.has("precis_ready == 1"))

    def test_every_query_of_the_dashboard_is_answered_with_data(self):
        for title, expression in dashboard_queries():
            with self.subTest(title, query=expression):
                found = self.prometheus.query(with_variables(expression))
                may_be_empty = (metrics_of(expression) <= ONLY_WITH_TROUBLE
                                or "changes(" in expression or "> 0)" in expression)
                if not may_be_empty:
                    self.assertTrue(found)

    def test_every_rule_is_evaluated_without_an_error(self):
        wait_until(lambda: all(rule["lastEvaluation"] > "2000" for rule in self.rules()),
                   "every rule is evaluated")
        for rule in self.rules():
            with self.subTest(rule["name"]):
                self.assertEqual(rule["health"], "ok", rule.get("lastError"))
                self.prometheus.query(rule["query"])

    def test_no_alert_fires_on_a_healthy_daemon(self):
        firing = [rule["name"] for rule in self.rules() if rule["state"] == "firing"]
        self.assertEqual(firing, [])

    def test_every_metric_that_is_asked_for_exists(self):
        known = {line.split(" ")[2] for line in self.daemon.get("/metrics").splitlines()
                 if line.startswith("# TYPE ")} | ONLY_WITH_TROUBLE
        asked = set().union(*(metrics_of(query) for _, query in dashboard_queries()),
                            *(metrics_of(rule["query"]) for rule in self.rules()))
        base = {re.sub(r"_(bucket|sum|count)$", "", name) for name in asked}
        self.assertEqual(base - known, set())

    def test_the_tally_of_metrics_adds_up(self):
        self.daemon.wait_until_caught_up()
        self.assertEqual(self.daemon.metric("precis_events_consumed_total"),
                         self.daemon.metric("precis_events_total"))
        self.assertEqual(self.daemon.metric("precis_events_total", outcome="dead_lettered"),
                         self.daemon.metric("precis_events_refused_total"))
        self.assertEqual(self.daemon.metric("precis_index_entries"),
                         self.daemon.status()["entries"])

    def test_promtool_finds_nothing_to_say_about_the_metrics(self):
        checked = subprocess.run(["promtool", "check", "metrics"], text=True, timeout=60,
                                 input=self.daemon.get("/metrics"), stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT)
        self.assertEqual((checked.returncode, checked.stdout), (0, ""))

    def rules(self):
        groups = self.prometheus.ask("rules")["groups"]
        return [rule for group in groups for rule in group["rules"]]


if __name__ == "__main__":
    unittest.main()
