#include "daemon/cli/explanation_scores.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <utility>

#include "daemon/cli/explanation_text.h"

namespace precis {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxSigns = 20;
constexpr std::size_t kMaxPhrases = 12;

std::string EffectPhrase(const std::string& effect) {
  static const std::array<std::pair<std::string_view, std::string_view>, 10>
      phrases = {{{"negation", "denied by"},
                  {"denial", "denied by"},
                  {"mitigation", "prevented by"},
                  {"prevention", "prevented by"},
                  {"hedge", "hedged by"},
                  {"doubt", "hedged by"},
                  {"doubt after", "hedged by"},
                  {"modal", "hedged by"},
                  {"company", "said by a company, see"},
                  {"outsider", "said by outsiders, see"}}};
  const auto found = std::ranges::find(
      phrases, effect, &std::pair<std::string_view, std::string_view>::first);
  return found == phrases.end() ? "backed by" : std::string(found->second);
}

std::string Times(const std::string& what, double factor) {
  return factor == 1 ? "" : ", " + what + " ×" + Decimal(factor);
}

std::string Zone(const Json& sign) {
  const double zone = sign.value("zone", 1.0);
  if (sign.value("in_title", false)) return Times("in the title", zone);
  return Times(zone > 1 ? "at the beginning" : "far down", zone);
}

std::string SignLine(const Json& sign, double gate,
                     const std::string& subject) {
  std::string line = Cited(TextOf(sign, "words")) + " is a sign of " +
                     TextOf(sign, "category") + " and counts " +
                     Decimal(sign.value("amount", 0.0)) + ": 1" + Zone(sign);
  std::string changes;
  for (const Json& change : sign.at("changed_by")) {
    changes += (changes.empty() ? "" : ", ") +
               EffectPhrase(TextOf(change, "effect")) + " " +
               Cited(TextOf(change, "words"));
  }
  const double changed =
      sign.value("polarity", 1.0) * sign.value("source", 1.0);
  if (!changes.empty()) line += ", " + changes + " ×" + Decimal(changed);
  line +=
      Times("not beside a word for " + subject, sign.value("proximity", 1.0));
  line += Times("a trend, no event", sign.value("trend", 1.0));
  line += Times("how much the text is about " + subject, gate);
  return line;
}

void PrintAxis(const Console& console, const Json& axis) {
  std::string line = Bold(console, TextOf(axis, "title") + " " +
                                       std::to_string(axis.value("score", 0)));
  const double sum = axis.value("sum", 0.0);
  const double value = axis.value("value", 0.0);
  if (sum == 0) {
    line += ": no sign of it counts.";
  } else if (value == 0) {
    line += ": its signs add up to " + Decimal(sum) + ", too little to count.";
  } else {
    line += ": its signs add up to " + Decimal(sum) +
            ", which on the scale of 10 is " + Decimal(value) + ".";
  }
  console.out << Wrap(line, console.width, "");
  for (const Json& category : axis.at("categories")) {
    console.out << Wrap(
        TextOf(category, "label") + " (" + TextOf(category, "name") +
            "): " + Counted(category.value("signs", 0U), "sign") + ", add " +
            Decimal(category.value("adds", 0.0)) + " of at most " +
            Decimal(category.value("weight", 0.0)),
        console.width, "    ");
  }
}

std::string TimesSaid(std::size_t times) {
  return times == 1 ? "once" : std::to_string(times) + " times";
}

std::string FacetLine(const Json& facet) {
  std::string line = TextOf(facet, "topic") + ": " +
                     Counted(facet.value("strong_terms", 0U), "sure word") +
                     " and " +
                     Counted(facet.value("weak_terms", 0U), "weak one") +
                     ", score " + Decimal(facet.value("score", 0.0));
  if (facet.value("enough", false)) return line;
  return line + (facet.value("shown", false) ? "; shown with a topic below it"
                                             : "; too little");
}

std::string PhraseLine(const Json& phrase) {
  std::string line = Cited(TextOf(phrase, "phrase")) + ": said " +
                     TimesSaid(phrase.value("times", std::size_t{0})) +
                     ", rarity " + Decimal(phrase.value("rarity", 0.0)) +
                     (phrase.value("in_title", false) ? ", in the title" : "") +
                     ", score " + Decimal(phrase.value("score", 0.0));
  if (!phrase.value("shown", false)) {
    return line + "; not shown, its words are in a better one";
  }
  const std::string topic = TextOf(phrase, "topic");
  return topic == TextOf(phrase, "phrase") ? line
                                           : line + "; shown as " + topic;
}

}  // namespace

void PrintWtfReasons(const Console& console, const Json& explanation) {
  console.out << '\n';
  const auto found = explanation.find("wtf");
  if (found == explanation.end()) {
    console.out << Bold(console, "WTF Index") << "\n\n"
                << Wrap("It is made of English texts only.", console.width, "");
    return;
  }
  const Json& wtf = *found;
  const std::string subject = TextOf(wtf, "subject");
  const double gate = wtf.value("gate", 0.0);
  console.out << Bold(console, "WTF Index " + TextOf(wtf, "label")) << "\n\n"
              << Wrap("How much the text is about " + subject + ": " +
                          Percent(gate) + ", by " +
                          Decimal(wtf.value("mentions", 0.0)) +
                          " mentions; every sign counts by that share.",
                      console.width, "");
  for (const Json& axis : wtf.at("axes")) PrintAxis(console, axis);
  std::size_t shown = 0;
  for (const Json& sign : wtf.at("signs")) {
    if (shown++ == kMaxSigns) break;
    console.out << Item(console, SignLine(sign, gate, subject));
  }
  for (const Json& idiom : wtf.at("idioms")) {
    console.out << Item(console, Cited(TextOf(idiom, "words")) +
                                     " is an idiom, no sign of " +
                                     TextOf(idiom, "category"));
  }
  const std::size_t more = wtf.at("signs").size() -
                           std::min(wtf.at("signs").size(), kMaxSigns) +
                           wtf.value("signs_left_out", std::size_t{0});
  if (more > 0) {
    console.out << Item(console, Counted(more, "more sign") + ", see --json");
  }
}

void PrintTopicReasons(const Console& console, const Json& explanation) {
  console.out << '\n' << Bold(console, "Topics") << "\n\n";
  const Json& topics = explanation.at("topics");
  for (const Json& facet : topics.at("facets")) {
    console.out << Item(console, FacetLine(facet));
  }
  std::size_t shown = 0;
  for (const Json& phrase : topics.at("keyphrases")) {
    if (shown++ == kMaxPhrases) break;
    console.out << Item(console, PhraseLine(phrase));
  }
  if (topics.at("facets").empty() && topics.at("keyphrases").empty()) {
    console.out << "None was found.\n";
  }
}

}  // namespace precis
