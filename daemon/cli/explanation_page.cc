#include "daemon/cli/explanation_page.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>

#include "daemon/cli/explanation_scores.h"
#include "daemon/cli/explanation_text.h"

namespace precis {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxFeatures = 5;
constexpr std::size_t kMaxSpeakers = 3;

std::string_view PartTitle(std::string_view part) {
  if (part == "takeaway") return "Take-away: the best sentence on its own";
  if (part == "dek") return "Dek: two sentences from the first third";
  if (part == "summary") return "Summary: three sentences, 80 words at most";
  if (part == "bullets") return "Bullets: points from all over the text";
  return "Chapter";
}

std::string_view RefusalPhrase(std::string_view reason) {
  if (reason == "weak_start") return "it leans on the sentence before";
  if (reason == "question") return "it is a question";
  if (reason == "quoted") return "most of it is a quotation";
  if (reason == "filler") return "it says too little";
  if (reason == "personal") return "it speaks of I and you";
  if (reason == "too_long") return "it is too long for the room that is left";
  return "it repeats one that was picked";
}

class ExplanationPrinter {
 public:
  ExplanationPrinter(const Console& console, const Json& json)
      : console_(console), json_(json) {}

  void Print() const {
    PrintBasis();
    for (const Json& selection : json_.at("selections")) {
      PrintSelection(selection);
    }
    PrintSaid("quotes", "Quotes: who speaks, and how that was found");
    PrintSaid("statements", "As reported: who speaks");
    PrintWtfReasons(console_, json_);
    PrintTopicReasons(console_, json_);
  }

 private:
  void Line(const std::string& text, std::string_view indent) const {
    console_.out << Wrap(text, console_.width, indent);
  }

  void Heading(const std::string& text) const {
    console_.out << '\n'
                 << Wrap(Bold(console_, text), console_.width, "") << '\n';
  }

  void PrintBasis() const {
    Line(Bold(console_, "Why: " + TextOf(json_, "title")), "");
    Line(TextOf(json_.at("basis"), "note"), "");
    Line("Sentences were weighed as those of " +
             std::string(TextOf(json_, "weights") == "talk"
                             ? "talk: where one stands counts for little."
                             : "an article: what stands first counts most."),
         "");
  }

  // What a feature, or a part of a sentence's worth, is called.
  std::string Meaning(const std::string& name) const {
    if (name == "place_discount") return "its place counts less here";
    if (name == "length_cost") return "its words cost";
    if (name == "repetition_cost") return "repeats what was picked";
    return TextOf(json_.at("features"), name.c_str());
  }

  std::string ScoreLine(const Json& sentence) const {
    std::string line = "Score " + Decimal(sentence.value("score", 0.0)) + ":";
    double rest = 0;
    std::size_t shown = 0;
    for (const Json& feature : sentence.at("features")) {
      const double adds = feature.value("adds", 0.0);
      if (++shown > kMaxFeatures) {
        rest += adds;
        continue;
      }
      line += (shown > 1 ? ", " : " ") + Meaning(TextOf(feature, "name")) +
              " " + Signed(adds);
    }
    return shown > kMaxFeatures ? line + ", the rest " + Signed(rest) : line;
  }

  // What is taken off the score; empty if nothing is.
  std::string WorthLine(const Json& sentence) const {
    const Json& worth = sentence.at("worth");
    std::string line;
    for (const char* const part :
         {"place_discount", "length_cost", "repetition_cost"}) {
      const double adds = worth.value(part, 0.0);
      if (adds != 0) line += ", " + Meaning(part) + " " + Signed(adds);
    }
    if (line.empty()) return {};
    return "Worth " + Decimal(worth.value("value", 0.0)) +
           ": its score's share " + Signed(worth.value("score", 0.0)) + line;
  }

  void PrintRunnerUp(const Json& sentence) const {
    std::string line = "Next best, " + Decimal(sentence.value("behind", 0.0)) +
                       " behind: " + Cited(TextOf(sentence, "text"));
    std::string because;
    for (const Json& reason : sentence.at("because")) {
      because += (because.empty() ? " (" : ", ") +
                 Meaning(TextOf(reason, "what")) + " " +
                 Signed(reason.value("adds", 0.0));
    }
    Line(line + (because.empty() ? "" : because + ")"), "      ");
  }

  void PrintPick(const Json& pick, std::size_t number) const {
    const Json& sentence = pick.at("sentence");
    std::string text = Wrap(TextOf(sentence, "text"), console_.width, "    ");
    const std::string label = "  " + std::to_string(number);
    if (text.size() > label.size()) text.replace(0, label.size(), label);
    console_.out << text;
    Line(ScoreLine(sentence), "      ");
    Line(WorthLine(sentence), "      ");
    if (pick.contains("runner_up")) PrintRunnerUp(pick["runner_up"]);
    for (const Json& refused : pick.at("refused")) {
      Line("Worth more, but not taken, since " +
               std::string(RefusalPhrase(TextOf(refused, "reason"))) + ": " +
               Cited(TextOf(refused, "text")),
           "      ");
    }
  }

  void PrintDropped(const Json& rules) const {
    std::string line;
    for (const Json& rule : rules) {
      line += line.empty() ? "Too little was left, so also a sentence may be "
                             "taken though "
                           : ", or ";
      line += RefusalPhrase(rule.get<std::string>());
    }
    Line(line, "    ");
  }

  void PrintSelection(const Json& selection) const {
    const std::string part = TextOf(selection, "part");
    std::string title(PartTitle(part));
    if (part == "chapter") title += " " + Cited(TextOf(selection, "title"));
    Heading(title);
    std::size_t number = 0;
    for (const Json& pick : selection.at("picks")) PrintPick(pick, ++number);
    if (number == 0) Line("No sentence came into question.", "");
    PrintDropped(selection.at("dropped_rules"));
  }

  static std::string Points(const Json& json) {
    const int points = json.value("points", 0);
    return (points < 0 ? "\u2212" : "") + std::to_string(std::abs(points));
  }

  static std::string CandidateLine(const Json& candidate) {
    std::string line = TextOf(candidate, "name");
    if (candidate.contains("points")) {
      line += ", " + Points(candidate) + " points";
    }
    std::string reasons;
    for (const Json& reason : candidate.at("reasons")) {
      reasons += (reasons.empty() ? ": " : ", ") + TextOf(reason, "what");
      if (!reason.contains("points")) continue;
      const std::string points = Points(reason);
      reasons += (points.starts_with("\u2212") ? " " : " +") + points;
    }
    return line + reasons;
  }

  static std::string FoundLine(const Json& said) {
    const std::string sieve = TextOf(said, "sieve");
    if (sieve.empty()) return "Nothing around it says who speaks.";
    std::string line =
        "Found by: " + (sieve == "indirect" ? "reported speech" : sieve);
    if (said.contains("words")) {
      line += ", the words " + Cited(TextOf(said["words"], "text"));
    }
    const std::string reading = TextOf(said, "reading");
    if (reading.empty())
      return line + ", which stand for nobody that is known.";
    line += ", read as a " + reading;
    const Json& found = said.at("found");
    return line + "; right in " + Percent(found.value("sieve", 0.0)) +
           " of such places, the name in " + Percent(found.value("name", 0.0)) +
           ".";
  }

  static std::string SpeakerOf(const Json& said) {
    const std::string speaker = TextOf(said, "speaker");
    if (!speaker.empty()) {
      return speaker + " (" + Percent(said.value("confidence", 0.0)) + ", " +
             TextOf(said, "tier") + ")";
    }
    return said.at("found").value("confidence", 0.0) > 0
               ? "left out, not sure enough"
               : "not known";
  }

  void PrintSpeaker(const Json& said) const {
    console_.out << Item(console_,
                         Cited(TextOf(said, "text")) + " — " + SpeakerOf(said));
    Line(FoundLine(said), "      ");
    std::size_t shown = 0;
    for (const Json& candidate : said.at("candidates")) {
      if (shown++ == kMaxSpeakers) break;
      Line((shown == 1 ? "" : "rather than ") + CandidateLine(candidate),
           "      ");
    }
  }

  void PrintSaid(const char* key, const std::string& heading) const {
    if (json_.at(key).empty()) return;
    Heading(heading);
    for (const Json& said : json_.at(key)) PrintSpeaker(said);
  }

  const Console& console_;
  const Json& json_;
};

}  // namespace

Result<void> PrintExplanation(const Console& console, const std::string& json) {
  try {
    ExplanationPrinter(console, Json::parse(json)).Print();
    return {};
  } catch (const Json::exception& error) {
    return Fail(ErrorCode::kCorrupt,
                std::string("the explanation is damaged: ") + error.what());
  }
}

}  // namespace precis
