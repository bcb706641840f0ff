#include "bench/corpus/event_corpus.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "indexer/base/timestamp.h"

namespace precis::bench {
namespace {

constexpr std::array<std::string_view, 32> kFirstNames = {
    "Mara",   "Tomas", "Ines",  "Okoro",  "Lena",   "Viktor", "Aiko",
    "Samir",  "Ruth",  "Paulo", "Greta",  "Anand",  "Nadia",  "Emil",
    "Yara",   "Jonas", "Petra", "Kofi",   "Alma",   "Ravi",   "Clara",
    "Hassan", "Doris", "Lucas", "Miriam", "Stefan", "Amina",  "Pavel",
    "Judith", "Oscar", "Selma", "Henrik"};
constexpr std::array<std::string_view, 48> kLastNames = {
    "Lindqvist", "Abara",    "Castellan", "Mwangi",    "Brandt",   "Oyelaran",
    "Tanizaki",  "Haddad",   "Feldman",   "Moreno",    "Sorensen", "Pillai",
    "Varga",     "Okonjo",   "Rasmussen", "Delacroix", "Yilmaz",   "Novak",
    "Fernando",  "Keller",   "Mbeki",     "Santoro",   "Horvath",  "Nakagawa",
    "Petrov",    "Almeida",  "Gunnarson", "Chaudhry",  "Weber",    "Osei",
    "Marchetti", "Lindholm", "Ferreira",  "Kowalski",  "Adeyemi",  "Bergstrom",
    "Romano",    "Sandoval", "Takeda",    "Ibrahimov", "Larsen",   "Costa",
    "Dubois",    "Eriksen",  "Farouk",    "Gallagher", "Hoffmann", "Ito"};
constexpr std::array<std::string_view, 16> kSources = {
    "Example News",   "Harbour Post",  "The Lantern",   "Daily Meridian",
    "North Courier",  "Tidewire",      "Field Notes",   "Open Ledger",
    "City Dispatch",  "Signal Weekly", "The Long View", "River Gazette",
    "Hilltop Herald", "Night Edition", "Plain Facts",   "Second Page"};
constexpr std::array<std::string_view, 4> kSaid = {"said", "added", "explained",
                                                   "warned"};
constexpr std::array<std::string_view, 4> kSaidThat = {"argued", "claimed",
                                                       "noted", "suggested"};
constexpr std::array<std::string_view, 6> kBodies = {
    "Institute", "Group", "Foundation", "University", "Council", "Bank"};

constexpr UnixMs kFirstDate = 1'577'836'800'000;  // 2020-01-01.
constexpr UnixMs kBetweenEventsMs = 90'000;
constexpr std::uint32_t kJitterMs = 12 * 3600 * 1000;  // Six hours either way.

// The words that an article keeps coming back to lie in this part of the ranks.
constexpr std::uint32_t kFirstTopicRank = 300;
constexpr std::uint32_t kTopicRanks = 20000;
// How many there are, and one word in six being one of them, make half of the
// words of an article different ones, as in news (317 of 644 in a sample).
constexpr std::size_t kOwnWords = 20;

struct Person {
  std::string_view first;
  std::string_view last;
  bool introduced = false;
};

// Writes one article.
class Writer {
 public:
  Writer(const Vocabulary& vocabulary, Random& random)
      : vocabulary_(vocabulary), random_(random) {
    for (std::size_t i = 0; i < kOwnWords; ++i) {
      own_words_.push_back(kFirstTopicRank + random_.SkewedBelow(kTopicRanks));
    }
    const std::uint32_t people = 1 + random_.Below(4);
    for (std::uint32_t i = 0; i < people; ++i) {
      cast_.push_back({Pick(kFirstNames), Pick(kLastNames)});
    }
  }

  std::string Title() {
    std::string title;
    AppendWords(5 + random_.Below(5), title);
    Capitalise(title, 0);
    return title;
  }

  std::string Body(std::size_t text_bytes) {
    // 0.4 to 1.6 of the average.
    const std::size_t spread =
        (random_.Below(1000) + random_.Below(1000)) * text_bytes * 6 / 10000;
    const std::size_t bytes = text_bytes * 4 / 10 + spread;
    std::string body;
    body.reserve(bytes + 1000);
    while (body.size() < bytes) {
      const std::uint32_t sentences = 2 + random_.Below(4);
      for (std::uint32_t i = 0; i < sentences; ++i) {
        AppendSentence(body);
        body += i + 1 < sentences ? " " : "\n\n";
      }
    }
    return body;
  }

  std::string FullName() {
    return std::string(Pick(kFirstNames)) + " " + std::string(Pick(kLastNames));
  }

  std::string_view Source() { return Pick(kSources); }

 private:
  template <std::size_t kSize>
  std::string_view Pick(const std::array<std::string_view, kSize>& from) {
    return from[random_.SkewedBelow(kSize)];
  }

  static void Capitalise(std::string& text, std::size_t at) {
    if (text[at] >= 'a' && text[at] <= 'z') {
      text[at] = static_cast<char>(text[at] - 'a' + 'A');
    }
  }

  void AppendWords(std::uint32_t count, std::string& out) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i > 0) out += random_.Below(14) == 0 ? ", " : " ";
      const bool own = random_.Below(6) == 0;
      vocabulary_.Append(own ? own_words_[random_.SkewedBelow(kOwnWords)]
                             : vocabulary_.Draw(random_),
                         out);
    }
  }

  // The full name at first, the surname afterwards.
  std::string SpeakerName() {
    Person& person =
        cast_[random_.Below(static_cast<std::uint32_t>(cast_.size()))];
    std::string name;
    if (!person.introduced) name = std::string(person.first) + " ";
    person.introduced = true;
    return name + std::string(person.last);
  }

  void AppendSentence(std::string& out) {
    const std::uint32_t words = 8 + random_.Below(24);
    const std::size_t begin = out.size();
    switch (random_.Below(16)) {
      case 0:
      case 1:
        out += '"';
        AppendWords(words, out);
        Capitalise(out, begin + 1);
        out += ",\" " + std::string(Pick(kSaid)) + " " + SpeakerName() + ".";
        return;
      case 2:
        out += SpeakerName() + " " + std::string(Pick(kSaidThat)) + " that ";
        break;
      case 3:
        out += "The " + std::string(Pick(kLastNames)) + " " +
               std::string(Pick(kBodies)) + " ";
        break;
      case 4:
        out += "In " + std::to_string(1990 + random_.Below(40)) + " ";
        break;
      default:
        break;
    }
    AppendWords(words, out);
    Capitalise(out, begin);
    out += '.';
  }

  const Vocabulary& vocabulary_;
  Random& random_;
  std::vector<std::uint64_t> own_words_;
  std::vector<Person> cast_;
};

// The generator writes only ASCII without control characters but \n.
void AppendField(std::string_view name, std::string_view value,
                 std::string& json) {
  json += json.empty() ? "{\"" : ",\"";
  json += name;
  json += "\":\"";
  for (const char c : value) {
    if (c == '\n') {
      json += "\\n";
    } else {
      if (c == '"' || c == '\\') json += '\\';
      json += c;
    }
  }
  json += '"';
}

}  // namespace

CorpusEvent EventCorpus::Event(std::uint64_t number) const {
  Random mixer(options_.seed);
  Random random(mixer.Next() ^ (number * 0xd1342543de82ef95U));
  Writer writer(vocabulary_, random);
  CorpusEvent event;
  event.id = "event-" + std::to_string(number);
  event.title = writer.Title();
  event.body = writer.Body(options_.text_bytes);
  const UnixMs date = kFirstDate +
                      static_cast<UnixMs>(number) * kBetweenEventsMs +
                      random.Below(kJitterMs);
  std::string& json = event.json;
  json.reserve(event.body.size() + 1000);
  AppendField("id", event.id, json);
  AppendField("kind", "article", json);
  AppendField("lang", "en", json);
  AppendField("url", "https://news.example/" + event.id, json);
  AppendField("title", event.title, json);
  AppendField("source", writer.Source(), json);
  AppendField("published_at", FormatTimestamp(date), json);
  json += ",\"authors\":[\"" + writer.FullName() + "\"]";
  AppendField("body", event.body, json);
  json += '}';
  return event;
}

std::vector<CorpusEvent> MakeCorpus(const CorpusOptions& options) {
  const EventCorpus corpus(options);
  std::vector<CorpusEvent> events;
  events.reserve(options.events);
  for (std::size_t i = 0; i < options.events; ++i) {
    events.push_back(corpus.Event(i));
  }
  return events;
}

}  // namespace precis::bench
