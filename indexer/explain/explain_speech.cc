#include "indexer/explain/explain_speech.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/analyse/speech/pronouns.h"
#include "indexer/analyse/speech/speakers.h"

namespace precis::explain {

using namespace analyse;  // NOLINT(google-build-using-namespace): it is
                          // what this folder explains.

namespace {

// Why words that are no pronoun stand for a name.
std::string_view ReasonOf(std::string_view reading) {
  if (reading == "name") return "is named in these words";
  if (reading == "surname") return "has this surname";
  if (reading == "role") {
    return "is called so in the text, or is the only person around";
  }
  if (reading == "phrase") return "is who these words describe";
  return "is named by the label of the turn";
}

class SpeechExplainer {
 public:
  SpeechExplainer(const TextModel& model, const Names& names,
                  std::vector<std::size_t> pronouns)
      : model_(model), names_(names), resolver_(model, names) {
    trace_.wanted = std::move(pronouns);
    const Pronouns told(model, names, &trace_);
  }

  template <typename Speech>
  ExplainedSpeaker Explain(const Speech& speech) const {
    ExplainedSpeaker out;
    out.said = {.text = speech.text, .span = speech.span};
    out.speaker = speech.speaker;
    out.confidence = speech.confidence;
    out.cue = speech.cue;
    out.trail = speech.trail;
    out.words = std::string(Slice(model_.text, speech.trail.source));
    if (speech.trail.reading == "pronoun") {
      out.candidates = PronounCandidates(speech.trail.source);
    } else if (!speech.trail.reading.empty()) {
      out.candidates = {OnlyCandidate(speech.trail, speech.speaker)};
    }
    return out;
  }

 private:
  std::vector<ExplainedCandidate> PronounCandidates(ByteSpan source) const {
    std::vector<ExplainedCandidate> out;
    const auto told = trace_.candidates.find(model_.TokenAt(source.begin));
    if (told == trace_.candidates.end()) return out;
    for (const PronounCandidate& c : told->second) {
      if (out.size() == Explanation::kMaxCandidates) break;
      out.push_back({.name = names_.entities[c.entity].name,
                     .named = model_.SpanOf(names_.mentions[c.mention].tokens),
                     .score = c.score,
                     .reasons = c.reasons});
    }
    return out;
  }

  // `speaker` is empty if the entry leaves the name out.
  ExplainedCandidate OnlyCandidate(const SpeakerTrail& trail,
                                   std::string speaker) const {
    const TokenRange source = model_.TokensIn(trail.source);
    if (speaker.empty()) speaker = resolver_.Resolve(source).name;
    ExplainedCandidate out{.name = std::move(speaker),
                           .named = trail.source,
                           .score = {},
                           .reasons = {{ReasonOf(trail.reading), 0}}};
    if (const auto mention = MentionOf(out.name, source)) {
      out.named = model_.SpanOf(mention->tokens);
    }
    return out;
  }

  // Of that name: in the words themselves, else the last before them, else the
  // first of all.
  std::optional<Mention> MentionOf(std::string_view name,
                                   TokenRange source) const {
    const auto named = std::ranges::find(names_.entities, name, &Entity::name);
    if (source.empty() || named == names_.entities.end()) return std::nullopt;
    const auto entity =
        static_cast<std::size_t>(named - names_.entities.begin());
    std::optional<Mention> found;
    for (const Mention& mention : names_.mentions) {
      if (mention.tokens.begin >= source.end && found) break;
      if (mention.entity == entity) found = mention;
    }
    return found;
  }

  const TextModel& model_;
  const Names& names_;
  SpeakerResolver resolver_;
  PronounTrace trace_;
};

template <typename Speech>
void AddPronouns(const TextModel& model, const std::vector<Speech>& speeches,
                 std::vector<std::size_t>& out) {
  for (const Speech& speech : speeches) {
    if (speech.trail.reading != "pronoun") continue;
    out.push_back(model.TokenAt(speech.trail.source.begin));
  }
}

}  // namespace

void ExplainSpeech(const TextModel& model, const Names& names,
                   Explanation& out) {
  const Analysis& analysis = out.analysis;
  std::vector<std::size_t> pronouns;
  AddPronouns(model, analysis.quotes, pronouns);
  AddPronouns(model, analysis.statements, pronouns);
  std::ranges::sort(pronouns);
  const SpeechExplainer explainer(model, names, std::move(pronouns));
  for (const Quote& quote : analysis.quotes) {
    if (out.quotes.size() == Explanation::kMaxSpeeches) break;
    out.quotes.push_back(explainer.Explain(quote));
    out.quotes.back().pull_quote = quote.pull_quote;
  }
  for (const Statement& statement : analysis.statements) {
    if (out.statements.size() == Explanation::kMaxSpeeches) break;
    out.statements.push_back(explainer.Explain(statement));
  }
}

}  // namespace precis::explain
