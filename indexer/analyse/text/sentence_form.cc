#include "indexer/analyse/text/sentence_form.h"

#include <span>
#include <string_view>

#include "indexer/analyse/text/phrase_table.h"

namespace precis::analyse {
namespace {

constexpr WordClasses kNoContent = word::kStop | word::kCommon | word::kSay;

constexpr std::string_view kLeaningStarts =
    "from then on\nfrom that\nfrom there\nsince then\nuntil then\nby then\n"
    "after that\nafter this\nbefore that\nbecause of that\nbecause of this\n"
    "for example\nfor instance\nfor that\nfor this\nin addition\nin that\n"
    "in this\nin other words\nin turn\nin fact\nin return\nin response\n"
    "on the other hand\non top of that\nat that\nat this point\nat the same "
    "time\nas a result\nas such\nas i said\nas i mentioned\nas mentioned\n"
    "as we said\nlike i said\nlike that\nto that end\nto be fair\nof course\n"
    "the latter\nthe former\nthe other\nthe others\nthe same\na second\nthe "
    "second\nthe third\nthe reason\none of them\nboth of\nsome of them\nmost "
    "of them\nnone of them\nall of them\neach of them\nnot only that\nthat "
    "said\nthe point is\ninstead of that\nby "
    "contrast\nhence\nthus\nbesides\nfurthermore\nlater\nafterwards";

constexpr std::string_view kSpokenStarts =
    "because\nwhich\nwho\nwhose\nwhere\nlike\nactually\nbasically\n"
    "essentially\ninitially\nobviously\nexactly\nright\nalright\nmaybe\n"
    "perhaps\nas\nyou\nyou've\nyou're\nyou'd\nyour\ni'm\ni've\ni'd\ni'll\n"
    "we've\nwe're\nwe'll\nwe'd\nlet's\nlet me\none is\nthe first one\nthe one\n"
    "sorry\nno\nnot\nnow\nto\nagain\nwow\ncool\nsure\njust\neven\nexplain\n"
    "tell me\ntell us\nimagine\nlook\nlisten\nsame\nbeyond that\nespecially\n"
    "previously\nspeaking of\nwhereas\nwhat's\nwhat ends up\nwhat happens\nthe "
    "crux\nthe "
    "idea is\nthe way it\nthe interesting\nthe first of\nthe last one\none "
    "which\n"
    "one way\none of the nice\none thing\none example\nthe thing is\nin a "
    "sense\n"
    "they've\nthey'd\nthey'll\nthose\nthat's\nhaving\nagain\nplease\nif "
    "you\nif you're\nhi\nback "
    "to\ngo\nthank\nthanks";

constexpr std::string_view kHousekeeping =
    "thank you\nthanks for\nthanks so\nthanks to you\nmany thanks\nwelcome "
    "to\nwelcome back\nwelcome everyone\nwelcome everybody\nhello\ngood "
    "morning\ngood evening\ngood to see\ngreat to have\nglad to have\nhappy "
    "to have\njoining us\njoining me\njoined by\njoins us\njoins me\nfor "
    "coming\nfor having\nmy guest*\nour guest*\nour listeners\nour "
    "sponsor*\nsponsored by\nshow notes\nthis episode\ntoday's episode\n"
    "today's show\nthis week's show\nanother episode\nlast episode\nnext "
    "episode\nprevious episode\nthis podcast\nthe podcast\nsubscribe\ntune "
    "in\nstay tuned\nyour host*\ni'm your host\nmy co host\nnext time\nnext "
    "week\nsee you\ngoodbye\nbye\nfor listening\nlisteners that\nlet's get "
    "started\nlet's dive in\nlet's jump in\nbefore we go\nquick break\nafter "
    "the break\nback from the break\npleasure to\nnice to meet\nwe first met "
    "you\nlinks to everything\nsign up at\nhappy friday\nour page\nlinked "
    "on\nhi everyone\nwe love having you";

PhraseTable TableOf(std::string_view phrases) {
  return PhraseTable({{.meaning = 0, .phrases = phrases}});
}

struct Tables {
  PhraseTable leaning = TableOf(kLeaningStarts);
  PhraseTable spoken = TableOf(kSpokenStarts);
  PhraseTable housekeeping = TableOf(kHousekeeping);
};

const Tables& AllTables() {
  static const Tables tables;
  return tables;
}

// "Jun-ho, you look tired": a first name before the first comma and then "you".
bool AddressesSomebody(const TextModel& model, TokenRange tokens,
                       std::size_t first) {
  constexpr std::size_t kNameTokens = 4;
  if (!model.tokens[first].capital) return false;
  for (std::size_t i = first + 1;
       i + 1 < tokens.end && i <= first + kNameTokens; ++i) {
    if (!model.tokens[i].Is(',')) continue;
    return model.tokens[i + 1].Has(word::kFirstPerson);
  }
  return false;
}

// "Nice family stuff, things like that" has none. Past tenses are told by their
// ending, other verbs by the word lists.
bool MayBeFinite(const TextModel& model, const Token& token) {
  constexpr auto kVerbs = word::kFinite | word::kStatement;
  if (token.Has(kVerbs)) return true;
  return !token.capital && model.Text(token).ends_with("ed");
}

bool EndsInDots(const TextModel& model, TokenRange tokens) {
  const Token& last = model.tokens[tokens.end - 1];
  constexpr char32_t kEllipsis = 0x2026;
  return last.Is(kEllipsis) || (last.Is('.') && tokens.size() > 1 &&
                                model.tokens[tokens.end - 2].Is('.'));
}

}  // namespace

SentenceForm FormOf(const TextModel& model, TokenRange tokens) {
  SentenceForm form;
  WordClasses classes = 0;
  // No branch: marks have no class and no digit.
  for (const Token& token :
       std::span(model.tokens).subspan(tokens.begin, tokens.size())) {
    const bool content = token.is_word & !token.Has(kNoContent);
    form.question |= token.Is('?');
    form.words += token.is_word ? 1u : 0u;
    form.content_words += content ? 1u : 0u;
    form.number |= token.digit;
    classes |= token.classes;
  }
  form.says = (classes & word::kSay) != 0;
  form.first_person = (classes & word::kFirstPerson) != 0;
  if (form.words == 0) return form;
  std::size_t first = tokens.begin;
  while (!model.tokens[first].is_word) ++first;
  form.weak_start =
      model.tokens[first].Has(word::kWeakStart) ||
      AllTables().leaning.MatchAt(model, tokens, first).has_value();
  return form;
}

SpokenForm SpokenFormOf(const TextModel& model, TokenRange tokens) {
  const Tables& tables = AllTables();
  SpokenForm form{.unfinished = EndsInDots(model, tokens)};
  std::size_t first = tokens.end;
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = model.tokens[i];
    if (!token.is_word) continue;
    if (first == tokens.end) first = i;
    form.verb = form.verb || MayBeFinite(model, token);
    form.housekeeping =
        form.housekeeping || tables.housekeeping.MatchAt(model, tokens, i);
  }
  if (first == tokens.end) return form;
  form.start = tables.spoken.MatchAt(model, tokens, first) ||
               AddressesSomebody(model, tokens, first);
  return form;
}

}  // namespace precis::analyse
