"""How much is measured: sizes and repetitions."""
import dataclasses


@dataclasses.dataclass
class Plan:
    runs: int           # Of everything that is compared; medians are shown.
    stage_articles: int     # Parse, analyse.
    index_articles: int     # Indexing only, against scriptindex and Xapian.
    fts5_articles: int
    merge_articles: int     # In merge_segments segments.
    merge_segments: int
    pipeline_articles: int
    growth_articles: int
    queries: int            # Of each kind.


PLANS = {
    "quick": Plan(runs=1, stage_articles=2_000, index_articles=2_000, fts5_articles=5_000,
                  merge_articles=4_000, merge_segments=8, pipeline_articles=4_000,
                  growth_articles=10_000, queries=100),
    "default": Plan(runs=5, stage_articles=10_000, index_articles=10_000, fts5_articles=40_000,
                    merge_articles=20_000, merge_segments=16, pipeline_articles=40_000,
                    growth_articles=200_000, queries=200),
    "full": Plan(runs=5, stage_articles=20_000, index_articles=20_000, fts5_articles=120_000,
                 merge_articles=64_000, merge_segments=16, pipeline_articles=100_000,
                 growth_articles=1_000_000, queries=400),
}


def scaled(plan, most):
    """The plan with at most so many articles anywhere."""
    changes = {field.name: min(getattr(plan, field.name), most)
               for field in dataclasses.fields(plan) if field.name.endswith("_articles")}
    return dataclasses.replace(plan, **changes)


def checkpoints(articles):
    """Index sizes to look at on the way: 1, 2, 5, 10 ... per cent, and 90."""
    shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.9, 1]
    return sorted({max(1, round(articles * share)) for share in shares})


def disk_bytes(plan):
    """About what the work folder takes at most: the largest corpus, its index
    with a merge under way, and the corpora that are there already."""
    text = 4_300
    largest = max(plan.growth_articles * 6, plan.fts5_articles * 6)
    return text * (largest + plan.fts5_articles + plan.pipeline_articles)
