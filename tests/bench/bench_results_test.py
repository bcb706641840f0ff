"""What the benchmarks say of their results follows from the results."""
import copy
import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "runner"))
import derive  # noqa: E402
import figures  # noqa: E402
import plan  # noqa: E402
import show  # noqa: E402
import tables  # noqa: E402


def run(articles_per_s, cpus=1.0, articles=200_000, **more):
    """A run of a contender over texts of 4,000 bytes."""
    wall_s = articles / articles_per_s
    return {"articles": articles, "text_bytes": articles * 4000, "wall_s": wall_s,
            "cpu_s": wall_s * cpus, "peak_bytes": 100 << 20, "written_bytes": articles * 8000,
            "index_bytes": articles * 6000, **more}


def stage(articles=200_000, **contenders):
    return {"articles": articles,
            "contenders": {name: {"runs": runs} for name, runs in contenders.items()}}


def point(articles, articles_per_s, p99_ms, steady=True):
    kinds = {kind: {"p50_ms": 1, "p99_ms": p99_ms + at, "count": 100}
             for at, kind in enumerate(tables.QUERY_KINDS)}
    return {"articles": articles, "articles_per_s": articles_per_s, "steady": steady,
            "segments": 9,
            "index_bytes": 1, "peak_bytes": 1 << 20, "idle": kinds,
            "during_ingest": kinds}


def sample_results():
    pipeline = {derive.pipeline_name(analysis, workers): {"runs": [run(
        rate * workers, workers, stage_s={"parse": 1.0, "add": 3.0}, events=200_000)]}
                for analysis, rate in (("full analysis", 3000), ("analysis off", 8000))
                for workers in (1, 2)}
    latency = {name: {"runs": [run(5000, searchable_p50_s=0.5, searchable_p99_s=p99)]}
               for name, p99 in (("maximum rate", 3.0), ("half the maximum rate", 0.9))}
    grown = run(5000, articles=1_000_000, checkpoints=[
        point(10_000, 1, 1, steady=False), point(55_000, 4000, 1), point(100_000, 6000, 2), point(900_000, 5000, 3),
        point(1_000_000, 4560, 4)])
    return {
        "machine": {"cpu": "Abacus", "cores": 2, "memory_bytes": 8 << 30, "kernel": "6",
                    "date": "2026-11-22", "commit": "abc", "load": 0},
        "corpus": "generated, seed 1", "plan": "full", "runs": 3,
        "stages": {
            "indexing": {**stage(precis=[run(9000), run(8000), run(100)],
                                 scriptindex=[run(450), run(500), run(5)]),
                         "flush_threshold": 200, "flush_thresholds_tried": {"200": 450.0}},
            "fts5": stage(**{"precis": [run(9000)], "SQLite FTS5": [run(6000)]}),
            "merge": stage(**{"precis": [run(9000)], "xapian-compact": [run(1000)]}),
            "pipeline": {"articles": 200_000, "contenders": pipeline},
            "latency": {"articles": 200_000, "contenders": latency},
            "growth": {"articles": 1_000_000, "contenders": {"precis": {"runs": [grown]}}},
        },
        "plots": {"indexing.svg": "Indexing"},
    }


def row(results, beginning):
    """(measured, verdict) of the figure that begins so."""
    found = [one[3:] for one in figures.rows(results) if one[0].startswith(beginning)]
    assert len(found) == 1, beginning
    return found[0]


class FiguresTest(unittest.TestCase):
    def setUp(self):
        self.results = sample_results()

    def test_the_pipeline_is_compared_beside_it_and_says_what_stories_take(self):
        contenders = self.results["stages"]["pipeline"]["contenders"]
        contenders["scriptindex"] = {"runs": [run(500)]}
        contenders[derive.pipeline_name(derive.WITHOUT_STORIES, 2)] = {"runs": [run(7000, 2)]}
        self.assertEqual(row(self.results, "whole pipeline with full analysis"),
                         ("6× (7× without stories)", "reached"))

    def test_contenders_are_compared_turn_by_turn(self):
        # Turn by turn 20, 16 and 20 times; the medians' ratio would be 17.8.
        self.assertEqual(row(self.results, "indexing only, articles per CPU"), ("20×", "aim met"))

    def test_between_reach_and_aim(self):
        self.assertEqual(row(self.results, "indexing only, one thread"), ("1.5×", "reached"))

    def test_below_reach_is_said_loudly(self):
        self.results["stages"]["merge"]["contenders"]["precis"]["runs"] = [run(4000)]
        self.assertEqual(row(self.results, "own merge"), ("4×", "**not reached**"))

    def test_the_pipeline_is_counted_per_core(self):
        # 6,000 articles of 4,000 bytes a second on two cores.
        self.assertEqual(row(self.results, "whole pipeline, full"), ("12 MB/s", "reached"))

    def test_smaller_is_better(self):
        self.assertEqual(row(self.results, "consumed → searchable, p99, at half"),
                         ("0.9 s", "aim met"))
        self.assertEqual(row(self.results, "consumed → searchable, p99, at the max"),
                         ("3 s", "reached"))
        self.results["stages"]["latency"]["contenders"]["maximum rate"]["runs"][0][
            "searchable_p99_s"] = 5.1
        self.assertEqual(row(self.results, "consumed → searchable, p99, at the max"),
                         ("5.1 s", "**not reached**"))

    def test_throughput_is_held_against_the_first_tenth_as_far_as_it_was_steady(self):
        # 45,000 at 4,000/s and 45,000 at 6,000/s are 90,000 at 4,800/s.
        self.assertEqual(row(self.results, "throughput at 1,000,000"), ("0.95×", "aim met"))

    def test_the_slowest_kind_of_query_counts_and_is_named(self):
        self.assertEqual(row(self.results, "query p99 at 1,000,000 articles, idle"),
                         ("8 ms (sorted by date)", "reached"))

    def test_too_few_articles_say_nothing(self):
        self.results["stages"]["fts5"]["articles"] = 119_999
        self.assertEqual(row(self.results, "indexing only, one thread"),
                         ("1.5×", "too few articles to say (119,999 of 120,000)"))

    def test_what_was_not_run_is_not_measured(self):
        results = copy.deepcopy(self.results)
        for name in results["stages"]:
            less = copy.deepcopy(self.results)
            del less["stages"][name]
            verdicts = [one[4] for one in figures.rows(less)]
            self.assertIn("not measured", verdicts, name)
        results["stages"] = {}
        self.assertEqual({one[3:] for one in figures.rows(results)}, {("–", "not measured")})


class TablesTest(unittest.TestCase):
    def test_every_row_of_the_document_is_as_wide_as_its_header(self):
        document = tables.document(sample_results())
        width = None
        for line in document.splitlines():
            if not line.startswith("|"):
                width = None
                continue
            self.assertEqual(line.count("|"), width or line.count("|"), line)
            width = line.count("|")
        for needed in ("Abacus", "2026-11-22", "scriptindex", "![Indexing](indexing.svg)"):
            self.assertIn(needed, document)

    def test_numbers_have_three_digits_or_so(self):
        self.assertEqual([tables.number(value) for value in (0, 0.123, 1.5, 12.34, 1234.5)],
                         ["–", "0.12", "1.5", "12.3", "1,234"])


class PlanTest(unittest.TestCase):
    def test_checkpoints_of_a_million_are_those_asked_for(self):
        self.assertEqual(plan.checkpoints(1_000_000),
                         [10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 900_000, 1_000_000])

    def test_a_limit_holds_everywhere(self):
        small = plan.scaled(plan.PLANS["full"], 100)
        self.assertEqual({small.index_articles, small.growth_articles, small.fts5_articles}, {100})
        self.assertEqual(small.runs, 5)


class ShownTest(unittest.TestCase):
    def test_only_what_is_between_the_marks_changes(self):
        text = f"before\n{show.BEGIN}old\n{show.END}after\n"
        self.assertEqual(show.updated(text, "new\n"),
                         f"before\n{show.BEGIN}new\n{show.END}after\n")
        with self.assertRaises(ValueError):
            show.updated("no marks", "new\n")

    def test_documents_show_the_results_that_are_there(self):
        if not (show.RESULTS / "results.json").exists():
            return  # None have been kept yet.
        results = json.loads((show.RESULTS / "results.json").read_text())
        self.assertEqual((show.RESULTS / "results.md").read_text(), tables.document(results))
        for document in (ROOT / "README.md", ROOT / "bench" / "README.md"):
            text = document.read_text()
            if show.BEGIN in text:
                self.assertEqual(show.updated(text, show.shown(results, show.RESULTS, document)),
                                 text, f"{document}: run bench/runner/show.py")


if __name__ == "__main__":
    unittest.main()
