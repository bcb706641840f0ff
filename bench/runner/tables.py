"""The results as Markdown."""
import derive
import figures

TITLES = {
    "parse": "Parsing, one thread",
    "analyse": "Analysis, one thread",
    "indexing": "Indexing only, one thread",
    "fts5": "Indexing only, one thread, beside SQLite FTS5",
    "merge": "Merging segments into one",
    "pipeline": "The whole pipeline, from a broker on the same cores",
    "latency": "From consumed to searchable",
}
COLUMNS = [
    ("articles/s", "articles_per_s"), ("MB/s", "mb_per_s"),
    ("articles per CPU s", "articles_per_cpu_s"), ("MB per CPU s", "mb_per_cpu_s"), ("peak MiB", "peak_mib"),
    ("written per text byte", "written_per_text"), ("index per text byte", "index_per_text"),
]
QUERY_KINDS = ["two words", "phrase", "speaker + words", "date range + words", "sorted by date"]


def number(value):
    return figures.show(value, "") if value else "–"


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def machine(results):
    on = results["machine"]
    return (f"{on['date']}, {on['cpu']}, {on['cores']} cores, "
            f"{on['memory_bytes'] / 2**30:.0f} GiB, Linux {on['kernel']}, commit {on['commit']}; "
            f"corpus: {results['corpus']}; plan: {results['plan']}, "
            f"medians of {results['runs']}.")


def figures_table(results):
    return table(["figure", "reach", "aim", "measured", ""], figures.rows(results))


def stage_table(name, stage):
    rows = []
    for contender, measured in stage["contenders"].items():
        median = derive.medians(measured)
        rows.append([contender, *(number(median[key]) for _, key in COLUMNS)])
    text = f"{TITLES[name]}, {stage['articles']:,} articles:\n\n"
    text += table(["", *(title for title, _ in COLUMNS)], rows)
    if name == "indexing":
        tried = ", ".join(f"{threshold}: {rate:.0f}"
                          for threshold, rate in stage["flush_thresholds_tried"].items())
        text += (f"\n`scriptindex` and Xapian's API flush every {stage['flush_threshold']} "
                 f"articles (articles per CPU second at each threshold tried: {tried}).\n")
    return text


def latency_table(stage):
    rows = [[name, number(derive.medians(measured)["articles_per_s"]),
             *(f"{derive.median_of(measured, key):.2f}"
               for key in ("searchable_p50_s", "searchable_p99_s"))]
            for name, measured in stage["contenders"].items()]
    return (f"{TITLES['latency']}, seconds, {stage['articles']:,} articles:\n\n" +
            table(["", "articles/s", "p50", "p99"], rows))


def growth_table(results):
    rows = []
    for point in derive.growth_run(results)["checkpoints"]:
        cells = []
        for kind in QUERY_KINDS:
            both = [point[when].get(kind) for when in ("idle", "during_ingest")]
            cells.append(" / ".join(number(one["p99_ms"]) if one else "–" for one in both))
        rows.append([f"{point['articles']:,}", number(point["articles_per_s"]),
                     point["segments"], number(derive.own_peak_bytes(point) / 2**20), *cells])
    return ("One index as it grows, with queries all along; p99 of queries in ms, idle / during "
            "full ingest:\n\n" +
            table(["articles", "articles/s", "segments", "peak MiB", *QUERY_KINDS], rows))


def profile_table(run):
    """Where the workers' time goes, by the daemon's own metrics."""
    stages = sorted(run["stage_s"].items(), key=lambda item: -item[1])
    whole = sum(run["stage_s"].values())
    rows = [[name, f"{seconds / run['events'] * 1e6:,.0f}", f"{seconds / whole:.0%}"]
            for name, seconds in stages]
    return ("Where the time goes (full analysis, all workers, the daemon's own stage timers; "
            "`merge` runs beside the others):\n\n" +
            table(["stage", "µs an article", "share"], rows))


def document(results):
    stages = results["stages"]
    parts = ["# Results\n\nWritten by `bench/run`; not to be edited.\n", machine(results) + "\n",
             figures_table(results)]
    for name in TITLES:
        if name not in stages:
            continue
        parts.append(latency_table(stages[name]) if name == "latency"
                     else stage_table(name, stages[name]))
    if "pipeline" in stages:
        name = derive.pipeline_name("full analysis", results["machine"]["cores"])
        parts.append(profile_table(stages["pipeline"]["contenders"][name]["runs"][-1]))
    if "growth" in stages:
        parts.append(growth_table(results))
    parts += [f"![{alt}]({file})\n" for file, alt in results.get("plots", {}).items()]
    return "\n".join(parts)
