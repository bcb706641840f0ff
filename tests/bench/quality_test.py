"""What the quality program says of its figures follows from the figures."""
import json
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "quality"))
import figures  # noqa: E402
import quality  # noqa: E402
from figures import Row  # noqa: E402

ROUGE = "summary of three sentences, ROUGE-1 / 2 / L"
COST = "analysis, µs of one core for an article of 4 KB"


class VerdictTest(unittest.TestCase):
    def test_every_figure_of_a_row_has_to_reach_its_target(self):
        self.assertEqual(Row(ROUGE, measured=(0.43, 0.20, 0.28)).verdict(), "reached")
        self.assertEqual(Row(ROUGE, measured=(0.45, 0.194, 0.30)).verdict(), "**not reached**")
        self.assertEqual(Row(ROUGE, measured=(0.45, 0.22, 0.30)).verdict(), "aim reached")

    def test_targets_of_names_depend_on_the_data(self):
        self.assertEqual(Row("people, F1", "names-ai", (0.77,)).verdict(), "reached")
        self.assertEqual(Row("people, F1", "names-politics", (0.77,)).verdict(), "**not reached**")
        self.assertEqual(Row("people, F1", "others", (0.77,)).verdict(), "–")

    def test_less_time_is_better(self):
        self.assertEqual(Row(COST, measured=(200.0,)).verdict(), "reached")
        self.assertEqual(Row(COST, measured=(351.0,)).verdict(), "**not reached**")
        self.assertEqual(Row(COST, measured=(150.0,)).verdict(), "aim reached")

    def test_what_no_data_was_given_for_is_told(self):
        missing = figures.missing([Row(COST, measured=(200.0,))])
        self.assertNotIn(COST, {row.task for row in missing})
        self.assertIn(ROUGE, {row.task for row in missing})
        self.assertEqual({row.verdict() for row in missing}, {"not measured"})


class OutputTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "out"
        self.rows = [Row(COST, measured=(200.0,))]

    def test_table_stands_between_the_marks_of_a_document(self):
        self.path.write_text(f"Before.\n{figures.FROM}\nold\n{figures.TO}\nAfter.\n", encoding="utf-8")
        figures.write_markdown(self.rows, "Today.", self.path)
        text = self.path.read_text(encoding="utf-8")
        self.assertTrue(text.startswith(f"Before.\n{figures.FROM}\nToday.\n\n| task |"), text)
        self.assertTrue(text.endswith(f"| reached |\n{figures.TO}\nAfter.\n"), text)
        self.assertNotIn("old", text)

    def test_json_has_figures_and_verdicts(self):
        figures.write_json(self.rows, "Today.", self.path)
        found = json.loads(self.path.read_text(encoding="utf-8"))
        self.assertEqual(found["rows"][0]["measured"], [200.0])
        self.assertEqual(found["rows"][0]["verdict"], "reached")


class PageTest(unittest.TestCase):
    def test_article_begins_after_the_second_title(self):
        page = "Mill turns\n\nWTF Index NEUTRAL\n\nMill turns\n\nThe mill turns again."
        self.assertEqual(quality.article_of(page), ("Mill turns", "\nWTF Index NEUTRAL\n", "\nThe mill turns again."))

    def test_page_without_a_second_title_is_all_article(self):
        self.assertEqual(quality.article_of("Mill turns\nIt does."), ("Mill turns", "", "It does."))


if __name__ == "__main__":
    unittest.main()
