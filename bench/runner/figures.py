"""The figures that are to be reached, and whether they are."""
import dataclasses
import statistics
from collections.abc import Callable

import derive


@dataclasses.dataclass
class Figure:
    name: str
    reach: float
    aim: float
    unit: str               # "×", "MB/s", ...: stands behind every number.
    stage: str              # Where it is measured.
    articles: int           # With fewer it says nothing.
    measure: Callable       # results -> number, or (number, remark).
    smaller_is_better: bool = False

    def verdict(self, value, articles):
        if articles < self.articles:
            return f"too few articles to say ({articles:,} of {self.articles:,})"
        sign = -1 if self.smaller_is_better else 1
        if sign * value >= sign * self.aim:
            return "aim met"
        return "reached" if sign * value >= sign * self.reach else "**not reached**"

    def limit(self, number):
        return f"{'≤' if self.smaller_is_better else '≥'} {show(number, self.unit)}"


def show(number, unit):
    digits = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2
    text = f"{number:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + (unit if unit in ("", "×") else " " + unit)


def stage(results, name):
    return results["stages"][name]


def contender_ratio(stage_name, baseline, metric):
    return lambda results: derive.ratio(stage(results, stage_name), "precis", baseline, metric)


def pipeline_against_scriptindex(results):
    """With the daemon's default settings; the remark says what stories, which
    are no part of the analysis, have of it."""
    ratio = against_scriptindex(results, "full analysis")
    name = derive.pipeline_name(derive.WITHOUT_STORIES, results["machine"]["cores"])
    if name not in stage(results, "pipeline")["contenders"]:
        return ratio
    without = against_scriptindex(results, derive.WITHOUT_STORIES)
    return ratio, f"{show(without, '×')} without stories"


def against_scriptindex(results, analysis):
    """Turn by turn, where scriptindex took its turns."""
    cores = results["machine"]["cores"]
    pipeline = stage(results, "pipeline")
    if "scriptindex" in pipeline["contenders"]:
        return derive.ratio(pipeline, derive.pipeline_name(analysis, cores), "scriptindex",
                            "articles_per_cpu_s")
    ours = derive.medians(contender_of_pipeline(results, analysis, cores))
    theirs = derive.medians(stage(results, "indexing")["contenders"]["scriptindex"])
    return ours["articles_per_cpu_s"] / theirs["articles_per_cpu_s"]


def contender_of_pipeline(results, analysis, workers):
    return stage(results, "pipeline")["contenders"][derive.pipeline_name(analysis, workers)]


def per_core(analysis):
    """Of the cores that the daemon's process takes: the broker's is another."""
    def measure(results):
        cores = results["machine"]["cores"]
        return derive.medians(contender_of_pipeline(results, analysis, cores))["mb_per_cpu_s"]
    return measure


def two_workers(results):
    return derive.ratio(stage(results, "pipeline"), derive.pipeline_name("full analysis", 2),
                        derive.pipeline_name("full analysis", 1), "articles_per_s")


def searchable(rate):
    return lambda results: derive.median_of(stage(results, "latency")["contenders"][rate],
                                            "searchable_p99_s")


def steadiness(results):
    points = derive.growth_run(results)["checkpoints"]
    first = derive.rate_up_to(points, points[-1]["articles"] / 10)
    return points[-1]["articles_per_s"] / first


def slowest_query(when):
    def measure(results):
        kind, p99_ms = derive.worst_query(derive.growth_run(results)["checkpoints"][-1], when)
        return p99_ms, kind
    return measure


def peak_memory(results):
    """Of all runs of the whole pipeline with the default settings."""
    runs = [run for contender in stage(results, "latency")["contenders"].values()
            for run in contender["runs"]]
    if "growth" in results["stages"]:
        runs.append(derive.growth_run(results))
    return max(derive.own_peak_bytes(run) for run in runs) / 2**20


def index_size(results):
    return statistics.median(derive.rates(run)["index_per_text"] for run in contender_of_pipeline(
        results, "full analysis", results["machine"]["cores"])["runs"])


FIGURES = [
    Figure("indexing only, articles per CPU second, against `scriptindex` at its best flush "
           "threshold", 14, 20, "×", "indexing", 10_000,
           contender_ratio("indexing", "scriptindex", "articles_per_cpu_s")),
    Figure("indexing only, one thread, against SQLite FTS5 (contentless, porter, 2,000 a "
           "transaction) at 120,000 articles", 1.2, 2, "×", "fts5", 120_000,
           contender_ratio("fts5", "SQLite FTS5", "articles_per_s")),
    Figure("own merge against `xapian-compact`, the same articles with phrases in both", 5, 8, "×", "merge", 10_000,
           contender_ratio("merge", "xapian-compact", "articles_per_s")),
    Figure("whole pipeline with full analysis, articles per CPU second, against `scriptindex`",
           5, 10, "×", "pipeline", 10_000, pipeline_against_scriptindex),
    Figure("whole pipeline, full analysis, text per core (CPU second of the daemon)", 7.5, 20, "MB/s", "pipeline", 10_000,
           per_core("full analysis")),
    Figure("whole pipeline, analysis off, text per core (CPU second of the daemon)", 25, 35, "MB/s", "pipeline", 10_000,
           per_core("analysis off")),
    Figure("two workers against one (broker on the same cores)", 1.5, 1.8, "×", "pipeline",
           10_000, two_workers),
    Figure("consumed → searchable, p99, at half the maximum rate", 2, 1, "s", "latency", 10_000,
           searchable("half the maximum rate"), True),
    Figure("consumed → searchable, p99, at the maximum rate", 5, 2, "s", "latency", 10_000,
           searchable("maximum rate"), True),
    Figure("throughput at 1,000,000 articles against the first 100,000", 0.8, 0.95, "×",
           "growth", 1_000_000, steadiness),
    Figure("query p99 at 1,000,000 articles, idle, slowest of five kinds", 10, 5, "ms", "growth",
           1_000_000, slowest_query("idle"), True),
    Figure("query p99 at 1,000,000 articles, during full ingest, slowest of five kinds", 40, 10,
           "ms", "growth", 1_000_000, slowest_query("during_ingest"), True),
    Figure("peak memory, default settings, full speed", 1536, 800, "MiB", "latency", 10_000,
           peak_memory, True),
    Figure("index bytes per text byte (positions and stored entry included)", 2.5, 1.5, "",
           "pipeline", 10_000, index_size, True),
]


def rows(results):
    """(figure, reach, aim, measured, verdict) of every figure."""
    for figure in FIGURES:
        limits = (figure.name, figure.limit(figure.reach), figure.limit(figure.aim))
        measured = results["stages"].get(figure.stage)
        try:
            value = figure.measure(results) if measured else None
        except (KeyError, TypeError, ZeroDivisionError):
            value = None  # This run has left out what it takes.
        if value is None:
            yield *limits, "–", "not measured"
            continue
        value, remark = value if isinstance(value, tuple) else (value, "")
        shown = show(value, figure.unit) + (f" ({remark})" if remark else "")
        yield *limits, shown, figure.verdict(value, measured["articles"])
