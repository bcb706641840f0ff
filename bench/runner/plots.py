"""The results as SVG, with text as text."""
import derive

import matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as pyplot  # noqa: E402
from matplotlib.ticker import FuncFormatter, NullFormatter  # noqa: E402

OURS, THEIRS = "#1f6f8b", "#b0b7bd"
COLOURS = ["#1f6f8b", "#d98032", "#5b8c5a", "#a05195", "#7a6a53"]
matplotlib.rcParams.update({
    "svg.fonttype": "none", "svg.hashsalt": "precis", "font.family": "sans-serif",
    "font.size": 10, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": True, "grid.color": "#e6e6e6", "axes.axisbelow": True, "legend.frameon": False})
PLAIN = FuncFormatter(lambda value, _: f"{value:g}")
THOUSANDS = FuncFormatter(lambda value, _: f"{value:,.0f}")


def save(figure, path):
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def articles_axis(axes):
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(THOUSANDS)
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("articles in the index")


def bars(path, title, rates):
    """rates: name -> articles per CPU second."""
    figure, axes = pyplot.subplots(figsize=(7, 0.6 + 0.42 * len(rates)))
    names = list(rates)[::-1]
    values = [rates[name] for name in names]
    axes.barh(names, values, color=[OURS if "precis" in name else THEIRS for name in names])
    for at, value in enumerate(values):
        axes.text(value, at, f" {value:,.0f}", va="center")
    axes.margins(x=0.15)
    axes.grid(axis="y", visible=False)
    axes.xaxis.set_major_formatter(THOUSANDS)
    figure.suptitle(title, x=0.01, ha="left")
    save(figure, path)


def indexing(results, path):
    rates = {}
    for stage in ("indexing", "fts5"):
        if stage not in results["stages"]:
            continue
        for name, contender in results["stages"][stage]["contenders"].items():
            count = results["stages"][stage]["articles"]
            label = f"{name}, {count:,}"
            rates[label] = derive.medians(contender)["articles_per_cpu_s"]
    bars(path, "Indexing only, articles per CPU second (by number of articles)", rates)


def workers(results, path):
    figure, axes = pyplot.subplots(figsize=(7, 3))
    contenders = results["stages"]["pipeline"]["contenders"]
    counts = range(1, results["machine"]["cores"] + 1)
    for colour, analysis in zip(COLOURS, ("full analysis", "analysis off")):
        rates = [derive.medians(contenders[derive.pipeline_name(analysis, count)])["articles_per_s"]
                 for count in counts]
        axes.plot(counts, rates, "o-", color=colour, label=analysis)
    axes.set_ylim(bottom=0)
    axes.set_xticks(list(counts))
    axes.yaxis.set_major_formatter(THOUSANDS)
    axes.set_xlabel("workers")
    axes.set_title("Whole pipeline, articles/s", loc="left")
    axes.legend()
    save(figure, path)


def throughput(results, path):
    points = derive.growth_run(results)["checkpoints"]
    points = [point for point in points if point["articles_per_s"]]
    figure, axes = pyplot.subplots(figsize=(7, 3))
    axes.plot([point["articles"] for point in points],
              [point["articles_per_s"] for point in points], "o-", color=OURS)
    axes.set_ylim(bottom=0)
    articles_axis(axes)
    axes.yaxis.set_major_formatter(THOUSANDS)
    axes.set_title("Ingest with full analysis and queries, articles/s", loc="left")
    save(figure, path)


def queries(results, path):
    points = derive.growth_run(results)["checkpoints"]
    figure, pair = pyplot.subplots(1, 2, figsize=(9, 3.4), sharex=True, sharey=True)
    for axes, when, title in zip(pair, ("idle", "during_ingest"), ("idle", "during full ingest")):
        kinds = sorted({kind for point in points for kind in point[when]})
        for colour, kind in zip(COLOURS, kinds):
            asked = [point for point in points if kind in point[when]]
            axes.plot([point["articles"] for point in asked],
                      [point[when][kind]["p99_ms"] for point in asked],
                      "o-", color=colour, label=kind, markersize=3)
        articles_axis(axes)
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(PLAIN)
        axes.yaxis.set_minor_formatter(PLAIN)
        axes.set_title(f"Query p99, ms, {title}", loc="left")
    pair[1].legend(fontsize=8)
    save(figure, path)


PLOTS = {
    "indexing.svg": ("Indexing only: articles per CPU second", indexing, "indexing"),
    "workers.svg": ("The whole pipeline by number of workers", workers, "pipeline"),
    "growth.svg": ("Throughput as the index grows", throughput, "growth"),
    "queries.svg": ("Query time as the index grows", queries, "growth"),
}


def draw(results, folder):
    """Draws what was measured; returns file name -> what it shows."""
    drawn = {}
    for file, (alt, plot, stage) in PLOTS.items():
        if stage in results["stages"]:
            plot(results, folder / file)
            drawn[file] = alt
    return drawn
