"""Rates, medians and ratios of what was measured."""
import statistics


def rates(run):
    """What is said of one run, from what its program printed."""
    articles, text, wall, cpu = (run["articles"], run["text_bytes"], run["wall_s"], run["cpu_s"])
    # What is written and kept is counted to the end, speed perhaps only of a steady part.
    all_text = run.get("all_text_bytes", text)
    written = run.get("all_written_bytes", run["written_bytes"])
    return {
        "articles_per_s": articles / wall,
        "articles_per_cpu_s": articles / cpu,
        "mb_per_s": text / 1e6 / wall,
        "mb_per_cpu_s": text / 1e6 / cpu,
        "peak_mib": run["peak_bytes"] / 2**20,
        "written_per_text": written / all_text,
        "index_per_text": run["index_bytes"] / all_text,
    }


def own_peak_bytes(run):
    """Without mapped files, where that was measured."""
    return run.get("own_peak_bytes", run["peak_bytes"])


def medians(contender):
    """Metric -> median over the runs of one contender."""
    each = [rates(run) for run in contender["runs"]]
    return {metric: statistics.median(one[metric] for one in each) for metric in each[0]}


def ratio(stage, name, baseline, metric):
    """Median of the runs' ratios: what ran side by side is compared, turn by turn."""
    contenders = stage["contenders"]
    pairs = zip(contenders[name]["runs"], contenders[baseline]["runs"])
    return statistics.median(rates(a)[metric] / rates(b)[metric] for a, b in pairs)


def median_of(contender, key):
    return statistics.median(run[key] for run in contender["runs"])


def growth_run(results):
    return results["stages"]["growth"]["contenders"]["precis"]["runs"][0]


def rate_up_to(points, articles):
    """Articles a second of the first `articles`, as far as it was steady: short
    stretches are dominated by what the pause before them delayed."""
    seconds = counted = before = 0
    for point in points:
        grown, before = point["articles"] - before, point["articles"]
        if point["articles"] <= articles and point["steady"]:
            seconds += grown / point["articles_per_s"]
            counted += grown
    return counted / seconds


def worst_query(point, when):
    """The kind of query with the worst p99 at a point of the growth run, and that, in ms."""
    kinds = point[when]
    if not kinds:
        return None
    kind = max(kinds, key=lambda name: kinds[name]["p99_ms"])
    return kind, kinds[kind]["p99_ms"]


WITHOUT_STORIES = "full analysis, no stories"


def pipeline_name(analysis, workers):
    return f"{analysis}, {workers} worker{'s' * (workers > 1)}"
