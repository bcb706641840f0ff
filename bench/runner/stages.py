"""The stages: what is run, in which order, and what is checked first.

Every stage returns {"articles": ..., "contenders": {name: {"runs": [...]}}}.
Contenders take turns (A B A B ...), so that what slows the machine for a while
slows all of them.
"""
import shutil

import child
import derive
import plan as plans

FLUSH_THRESHOLDS = (200, 1000, 10000)


class Bench:
    def __init__(self, programs, work, corpora, plan, cores):
        self.programs = programs
        self.work = work
        self.corpora = corpora
        self.plan = plan
        self.cores = cores
        self.thresholds = {}  # Of best_threshold(), by the number of articles.
        self.script = programs.parents[2] / "bench" / "contenders" / "scriptindex.script"

    def articles(self, wanted):
        return self.corpora.most(wanted)

    def take_turns(self, contenders):
        """contenders: name -> function of no argument that returns one run."""
        measured = {name: {"runs": []} for name in contenders}
        for turn in range(self.plan.runs):
            for name, run in contenders.items():
                child.say(f"    {turn + 1}/{self.plan.runs} {name}")
                measured[name]["runs"].append(run())
        return measured

    def fresh(self, name):
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        return path

    # Parse and analyse

    def parse(self):
        return self.of_indexer("parse")

    def analyse(self):
        return self.of_indexer("analyse")

    def of_indexer(self, stage):
        count = self.articles(self.plan.stage_articles)
        corpus = self.corpora.events(count)
        return {"articles": count, "contenders": self.take_turns({"precis": lambda: child.run_json(
            [self.programs / "bench_stages", stage, "--corpus", corpus, "--events", count])})}

    # Indexing only

    def contender(self, name, count, environment=None, options=()):
        folder = self.fresh("index")
        run = child.run_json([self.programs / "bench_contender", "run", name,
                              "--corpus", self.corpora.events(count), "--events", count,
                              "--folder", folder, "--probe", self.corpora.probe(count), *options],
                             environment)
        shutil.rmtree(folder, ignore_errors=True)
        return run

    def scriptindex(self, count, threshold):
        folder = self.fresh("index")
        dump = self.corpora.script_dump(count)
        _, usage = child.measure(["scriptindex", folder, self.script, dump],
                                 {"XAPIAN_FLUSH_THRESHOLD": str(threshold)})
        self.check(folder, count)
        run = {"articles": count, "text_bytes": self.corpora.text_bytes(count), **usage,
               "index_bytes": size_of(folder)}
        shutil.rmtree(folder)
        return run

    def check(self, database, count, *options):
        child.measure([self.programs / "bench_contender", "check", "--folder", database,
                       "--probe", self.corpora.probe(count), *options])

    def best_threshold(self, count):
        """scriptindex's articles per CPU second at each threshold, and the best one."""
        if count in self.thresholds:
            return self.thresholds[count]
        tried = {}
        for threshold in FLUSH_THRESHOLDS:
            run = self.scriptindex(count, threshold)
            tried[threshold] = run["articles"] / run["cpu_s"]
            child.say(f"    scriptindex, flush threshold {threshold}: "
                      f"{tried[threshold]:.0f} articles per CPU second")
        self.thresholds[count] = tried, max(tried, key=tried.get)
        return self.thresholds[count]

    def indexing(self):
        count = self.articles(self.plan.index_articles)
        tried, best = self.best_threshold(count)
        flush = {"XAPIAN_FLUSH_THRESHOLD": str(best)}
        measured = self.take_turns({
            "precis": lambda: self.contender("precis", count),
            "precis, merged into one": lambda: self.contender("precis-merged", count),
            "scriptindex": lambda: self.scriptindex(count, best),
            "Xapian's API": lambda: self.contender("xapian", count, flush),
        })
        return {"articles": count, "contenders": measured, "flush_threshold": best,
                "flush_thresholds_tried": {str(key): value for key, value in tried.items()}}

    def fts5(self):
        count = self.articles(self.plan.fts5_articles)
        return {"articles": count, "contenders": self.take_turns({
            "precis": lambda: self.contender("precis", count),
            "SQLite FTS5": lambda: self.contender("fts5", count),
        })}

    # Merging

    def merge(self):
        """Databases of the same articles, all of which can answer phrases."""
        count = self.articles(self.plan.merge_articles)
        per_segment = max(1, -(-count // self.plan.merge_segments))
        index = self.databases("precis-published", count, per_segment)
        ours = sorted((index / "segments").iterdir())
        xapian = self.databases("xapian-segments", count, per_segment,
                                {"XAPIAN_FLUSH_THRESHOLD": str(per_segment)})
        theirs = sorted(xapian.iterdir())
        facts = {"articles": count, "text_bytes": self.corpora.text_bytes(count)}

        def own():
            run = child.run_json([self.programs / "bench_stages", "merge", "--index", index])
            self.check(index / "tmp" / "merged", count)
            shutil.rmtree(index / "tmp" / "merged")
            return {**run, **facts}

        def xapian_compact(databases, *check_options):
            merged = self.fresh("compacted")
            _, usage = child.measure(["xapian-compact", *databases, merged])
            self.check(merged, count, *check_options)
            run = {**facts, **usage, "index_bytes": size_of(merged)}
            shutil.rmtree(merged)
            return run

        measured = self.take_turns({
            "precis": own,
            "xapian-compact": lambda: xapian_compact(theirs),
            # Without the order of words, which is not Xapian's.
            "xapian-compact, the tables of our segments":
                lambda: xapian_compact(ours, "--words-only"),
        })
        shutil.rmtree(index)
        shutil.rmtree(xapian)
        return {"articles": count, "segments": len(ours), "contenders": measured}

    def databases(self, contender, count, per_segment, environment=None):
        folder = self.fresh("merge-" + contender)
        child.run_json([self.programs / "bench_contender", "run", contender,
                        "--corpus", self.corpora.events(count), "--events", count,
                        "--folder", folder, "--probe", self.corpora.probe(count),
                        "--segment-events", per_segment], environment)
        return folder

    # The whole pipeline

    def ingest(self, count, *options):
        index = self.fresh("pipeline-index")
        run = child.run_json([self.programs / "bench_pipeline",
                              "--corpus", self.corpora.events(count), "--events", count,
                              "--index", index, *options])
        shutil.rmtree(index)
        # The program measures a steady part of the corpus; texts are alike.
        per_article = self.corpora.text_bytes(count) / count
        return {**run, "text_bytes": round(run["articles"] * per_article),
                "all_text_bytes": self.corpora.text_bytes(count)}

    def pipeline(self):
        count = self.articles(self.plan.pipeline_articles)
        flushed = self.articles(self.plan.index_articles)
        _, best = self.best_threshold(flushed)
        # Beside it in every turn: machines are faster at one time than at another.
        runs = {"scriptindex": lambda: self.scriptindex(flushed, best)}
        for workers in range(1, self.cores + 1):
            for name, options in (("full analysis", []), ("analysis off", ["--no-analysis"])):
                runs[derive.pipeline_name(name, workers)] = (
                    lambda options=options, workers=workers:
                    self.ingest(count, "--workers", workers, *options))
        runs[derive.pipeline_name(derive.WITHOUT_STORIES, self.cores)] = (
            lambda: self.ingest(count, "--workers", self.cores, "--no-stories"))
        return {"articles": count, "contenders": self.take_turns(runs)}

    def latency(self):
        """From consumed to searchable, at the maximum rate and at half of it."""
        count = self.articles(self.plan.pipeline_articles)
        runs = {"maximum rate": [], "half the maximum rate": []}
        for turn in range(self.plan.runs):
            child.say(f"    {turn + 1}/{self.plan.runs}")
            full = self.ingest(count, "--workers", self.cores)
            runs["maximum rate"].append(full)
            half = full["articles"] / full["wall_s"] / 2
            runs["half the maximum rate"].append(
                self.ingest(count, "--workers", self.cores, "--rate", f"{half:.1f}"))
        return {"articles": count,
                "contenders": {name: {"runs": each} for name, each in runs.items()}}

    def growth(self):
        """One index that grows, with queries all along. Run once: it is long."""
        count = self.articles(self.plan.growth_articles)
        points = ",".join(map(str, plans.checkpoints(count)))
        run = self.ingest(count, "--workers", self.cores, "--checkpoints", points,
                          "--queries", self.corpora.queries(count, self.plan.queries))
        self.corpora.forget(count)
        return {"articles": count, "contenders": {"precis": {"runs": [run]}}}


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


STAGES = ("parse", "analyse", "indexing", "fts5", "merge", "pipeline", "latency", "growth")
