// The list of keys. Nothing else in this folder knows one by name, but for the
// rules between several of them (config_rules.cc).
#include <array>

#include "daemon/config/config_key.h"

namespace precis {
namespace {

using Form = ConfigRule::Form;

constexpr std::int64_t kKiB = 1LL << 10;
constexpr std::int64_t kMiB = 1LL << 20;
constexpr std::int64_t kGiB = 1LL << 30;
constexpr std::int64_t kTiB = 1LL << 40;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kYearMs = 366 * 24 * kHourMs;

constexpr ConfigRule Rule(Form form, std::int64_t min = 0, std::int64_t max = 0,
                          std::string_view choices = {}) {
  return {.form = form, .min = min, .max = max, .choices = choices};
}
constexpr ConfigRule Choice(std::string_view choices) {
  return Rule(Form::kChoice, 0, 0, choices);
}
constexpr ConfigRule Count(std::int64_t min, std::int64_t max) {
  return Rule(Form::kCount, min, max);
}
constexpr ConfigRule Bytes(std::int64_t min, std::int64_t max) {
  return Rule(Form::kBytes, min, max);
}
constexpr ConfigRule Time(std::int64_t min_ms, std::int64_t max_ms) {
  return Rule(Form::kAny, min_ms, max_ms);
}
constexpr ConfigRule kAny = Rule(Form::kAny);
constexpr ConfigRule kNotEmpty = Rule(Form::kNotEmpty);
constexpr ConfigRule kRdkafka = Rule(Form::kRdkafka);

// A key's target: the member of a Config that it sets.
#define PRECIS_TARGET(member) \
  [](Config& config) -> ConfigTarget { return &config.member; }

constexpr auto kKeys = std::to_array<ConfigKey>({
    {"source.type", PRECIS_TARGET(source.type), Choice("kafka file demo"),
     "Where events come from: \"kafka\"; \"file\" for a backfill; \"demo\", a "
     "broker inside the process that forgets everything at its end.",
     ""},

    {"source.kafka.brokers", PRECIS_TARGET(source.kafka.brokers), kAny,
     "Where to find the cluster: \"host:port,host:port\". Required.",
     "\"localhost:9092\""},
    {"source.kafka.topic", PRECIS_TARGET(source.kafka.topic), kAny,
     "The topic with the events. Required.", "\"articles\""},
    {"source.kafka.group_id", PRECIS_TARGET(source.kafka.group_id), kNotEmpty,
     "The consumer group. Its offsets are for lag tools; where to go on is "
     "written in the index.",
     ""},
    {"source.kafka.rdkafka", PRECIS_TARGET(source.kafka.rdkafka), kRdkafka,
     "Any property of librdkafka, as it stands: security.protocol = "
     "\"sasl_ssl\". Those that precisd has to own are refused.",
     ""},

    {"source.file.path", PRECIS_TARGET(source.file.path), kAny,
     "NDJSON, one event a line; .gz and .zst are unpacked; \"-\" is standard "
     "input. Required when source.type is \"file\".",
     ""},
    {"source.file.exit_at_end", PRECIS_TARGET(source.file.exit_at_end), kAny,
     "true: end when the file was indexed. false: go on serving.", ""},

    {"source.demo.feed", PRECIS_TARGET(source.demo.feed), kAny,
     "NDJSON that is sent through the demo broker at start; empty: none.", ""},
    {"source.demo.partitions", PRECIS_TARGET(source.demo.partitions),
     Count(1, 1000), "Partitions of the demo broker's topic.", ""},

    {"dead_letters.file", PRECIS_TARGET(dead_letters.file), kAny,
     "NDJSON file; empty: dead-letters.ndjson in the index directory.", ""},
    {"dead_letters.topic", PRECIS_TARGET(dead_letters.topic), kAny,
     "Kafka topic on the same cluster; empty: none. Not for files.", ""},

    {"pipeline.workers", PRECIS_TARGET(pipeline.workers), Count(0, 1024),
     "Threads that parse, analyse and write segments. 0: one per CPU.", ""},
    {"pipeline.nice", PRECIS_TARGET(pipeline.nice), Count(0, 19),
     "How far workers and merges give way to searches and to other programs: "
     "their nice value. 0: not at all.",
     ""},
    {"pipeline.max_event_bytes", PRECIS_TARGET(pipeline.max_event_bytes),
     Bytes(kKiB, 256 * kMiB),
     "A longer event is refused (too_large). Not more than batch_bytes.", ""},
    {"pipeline.max_depth", PRECIS_TARGET(pipeline.max_depth), Count(3, 256),
     "An event with arrays and objects nested deeper is refused (too_deep).",
     ""},
    {"pipeline.batch_events", PRECIS_TARGET(pipeline.batch_events),
     Count(1, 1'000'000), "A batch on its way to a worker: events at most.",
     ""},
    {"pipeline.batch_bytes", PRECIS_TARGET(pipeline.batch_bytes),
     Bytes(kKiB, kGiB), "A batch on its way to a worker: bytes at most.", ""},
    {"pipeline.queue_batches", PRECIS_TARGET(pipeline.queue_batches),
     Count(1, 10'000),
     "Batches that wait for workers. When it is full the partitions pause.",
     ""},
    {"pipeline.segment_events", PRECIS_TARGET(pipeline.segment_events),
     Count(1, 65'535),
     "A worker's segment is published at this many events ...", ""},
    {"pipeline.segment_bytes", PRECIS_TARGET(pipeline.segment_bytes),
     Bytes(kKiB, 4 * kGiB), "... or at this size ...", ""},
    {"pipeline.segment_age", PRECIS_TARGET(pipeline.segment_age),
     Time(1, kHourMs),
     "... or at this age of its first event: the time until it is found.", ""},
    {"pipeline.drain_deadline", PRECIS_TARGET(pipeline.drain_deadline),
     Time(0, kHourMs),
     "How long a rebalance or the end of the process waits for what was taken "
     "to be published; the rest is read again later.",
     ""},

    {"analysis.wtf_lexicon", PRECIS_TARGET(analysis.wtf_lexicon), kAny,
     "A site's own axes, categories and words for the WTF Index; "
     "indexer/analyse/wtf/wtf_lexicon.txt says how it is written. Empty: that "
     "one. "
     "What is indexed already keeps its scores until precis reanalyse.",
     ""},
    {"analysis.frequency_half_life",
     PRECIS_TARGET(analysis.frequency_half_life), Count(0, 1'000'000'000),
     "A word that every story has is no keyphrase. How common words are is "
     "learnt from the articles themselves, on top of a shipped table: one that "
     "came so many articles ago counts half. 0: from the shipped table alone.",
     ""},

    {"stories.max_articles", PRECIS_TARGET(stories.max_articles),
     Count(0, 100'000'000),
     "A new article is compared with the last so many; each takes about a "
     "kilobyte of memory. 0: entries have neither duplicate_of nor story.",
     ""},
    {"stories.max_age", PRECIS_TARGET(stories.max_age), Time(kHourMs, kYearMs),
     "Articles that were published further apart are not compared.", ""},

    {"index.directory", PRECIS_TARGET(index.directory), kAny,
     "Segments and manifest live here; made if absent. Required.",
     "\"/var/lib/precis\""},
    {"index.writer", PRECIS_TARGET(index.writer), Choice("bulk xapian"),
     "How segments are written: \"bulk\", in one pass; \"xapian\", through "
     "Xapian's own interface, many times slower, for versions of Xapian that "
     "precisd does not know.",
     ""},
    {"index.max_segments", PRECIS_TARGET(index.max_segments), Count(1, 10'000),
     "Segments are merged to stay about this few: searching 16 takes hardly "
     "longer than searching one, 64 take twice as long.",
     ""},
    {"index.merge_bytes_per_s", PRECIS_TARGET(index.merge_bytes_per_s),
     Bytes(0, 100 * kGiB),
     "Merging reads at most so much a second, unless there are more than twice "
     "max_segments. 0: as fast as it can. Every byte is merged two or three "
     "times.",
     ""},

    {"retention.max_age", PRECIS_TARGET(retention.max_age),
     Time(0, 100 * kYearMs),
     "Articles that were published longer ago are dropped: \"365d\". Without a "
     "date they count as published when they were indexed. 0: none.",
     ""},
    {"retention.max_bytes", PRECIS_TARGET(retention.max_bytes),
     Bytes(0, 1024 * kTiB),
     "The oldest articles are dropped until the index is no larger. Merging "
     "may take half as much again for a while. 0: however large it is.",
     ""},

    {"serve.address", PRECIS_TARGET(serve.address), kNotEmpty,
     "The address to listen on; \"0.0.0.0\" is everywhere. There is no "
     "password: put a proxy in front.",
     ""},
    {"serve.port", PRECIS_TARGET(serve.port), Count(0, 65'535),
     "The TCP port. 0: any free one, named in the log.", ""},
    {"serve.threads", PRECIS_TARGET(serve.threads), Count(1, 1024),
     "Requests that are answered at the same time.", ""},
    {"serve.search_threads", PRECIS_TARGET(serve.search_threads),
     Count(0, 1024),
     "Threads that share one search by relevance, if it is large enough to "
     "gain by it. 0: one per CPU; 1: each search is done by one.",
     ""},
    {"serve.web_root", PRECIS_TARGET(serve.web_root), kAny,
     "The built web page; empty: ../share/precis/web beside the program.", ""},

    {"log.level", PRECIS_TARGET(log.level),
     Choice("trace debug info warn error"), "The least that is logged.", ""},
    {"log.format", PRECIS_TARGET(log.format), Choice("text json"),
     "\"json\": one object a line, for log collectors.", ""},
});

#undef PRECIS_TARGET

constexpr auto kSections = std::to_array<ConfigSection>({
    {"source", ""},
    {"source.kafka", "For source.type = \"kafka\"."},
    {"source.file", "For source.type = \"file\"."},
    {"source.demo", "For source.type = \"demo\"."},
    {"dead_letters",
     "Where refused events are kept, with the reason. Both may be set; then "
     "both get them."},
    {"pipeline",
     "Memory is bounded by queue_batches * batch_bytes + workers * "
     "(segment_bytes + what a batch becomes): with the defaults and 2 workers "
     "8 * 4 MiB + 2 * 256 MiB = 544 MiB and a little. 4,000 analysed articles "
     "of 4 KB take some 220 MiB. A worker that is just reading HTML takes up "
     "to 64 MiB more."},
    {"analysis", ""},
    {"stories",
     "Which earlier article a new one repeats, and to which story it belongs. "
     "What is indexed already keeps its place."},
    {"index", ""},
    {"retention",
     "What is kept. Whole segments go, the oldest first, together with the "
     "next publication: up to a sixth of what is allowed may stay longer. What "
     "was dropped does not come back when its event is delivered again."},
    {"serve", "The HTTP API, the web page, health and metrics."},
    {"log", "The log goes to standard error."},
});

}  // namespace

std::span<const ConfigKey> ConfigKeys() { return kKeys; }

std::span<const ConfigSection> ConfigSections() { return kSections; }

}  // namespace precis
