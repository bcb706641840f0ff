"""deploy/prometheus: the configuration is valid and every alert does what it says."""
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ALERTS = ROOT / "deploy" / "prometheus" / "alerts.yml"
TESTS = ROOT / "tests" / "prometheus" / "alerts_test.yml"


def promtool(*arguments):
    ran = subprocess.run(["promtool", *map(str, arguments)], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, timeout=120)
    return ran.returncode, ran.stdout


class RulesTest(unittest.TestCase):
    def test_prometheus_takes_the_configuration(self):
        status, said = promtool("check", "config", ROOT / "deploy/prometheus/prometheus.yml")
        self.assertEqual(status, 0, said)

    def test_every_alert_fires_and_stays_silent_where_it_should(self):
        status, said = promtool("test", "rules", TESTS)
        self.assertEqual(status, 0, said)

    def test_every_alert_has_a_test(self):
        alerts = set(re.findall(r"- alert: (\w+)", ALERTS.read_text()))
        tested = set(re.findall(r"alertname: (\w+)", TESTS.read_text()))
        self.assertEqual(alerts, tested)

    def test_the_tests_notice_a_changed_threshold(self):
        with tempfile.TemporaryDirectory() as folder:
            changed = pathlib.Path(folder) / "alerts.yml"
            changed.write_text(ALERTS.read_text().replace("precis_index_segments > 32",
                                                          "precis_index_segments > 31"))
            tests = pathlib.Path(folder) / "alerts_test.yml"
            tests.write_text(TESTS.read_text().replace("../../deploy/prometheus/alerts.yml",
                                                       "alerts.yml"))
            status, _ = promtool("test", "rules", tests)
        self.assertNotEqual(status, 0)


if __name__ == "__main__":
    unittest.main()
