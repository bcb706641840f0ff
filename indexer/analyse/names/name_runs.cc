#include "indexer/analyse/names/name_runs.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <span>

#include "indexer/analyse/names/name_gazetteer.h"
#include "indexer/analyse/names/name_grammar.h"
#include "indexer/analyse/names/name_kind.h"
#include "indexer/analyse/names/name_tags.h"
#include "indexer/analyse/text/hash_map.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

// At the beginning of a sentence the lists say what such a word is there; of
// others the spelling elsewhere does.
constexpr WordClasses kDecidedByClass =
    kHonorific | kCommon | kStop | kLead | kWeakStart | kFirstName | kDemonym;
constexpr std::size_t kFilterBits = 4096;

// How often a word stands in the article with and without its capital where
// nothing but the word decides on that.
struct Spelling {
  std::uint32_t capital = 0;
  std::uint32_t small = 0;
};

class RunFinder {
 public:
  explicit RunFinder(const TextModel& model)
      : model_(model), tokens_(model.tokens), grammar_(model) {}

  std::vector<NameRun> Run(bool tag) {
    std::vector<const Sentence*> telling;
    telling.reserve(model_.sentences.size());
    capitals_.reserve(model_.tokens.size());
    for (const Sentence& sentence : model_.sentences) {
      const std::size_t before = capitals_.size();
      if (CapitalsTell(model_, sentence, capitals_)) {
        telling.push_back(&sentence);
      } else {
        capitals_.resize(before);
      }
    }
    NoteInitials(telling);
    for (const Sentence* sentence : telling) CountSpellings(*sentence);
    if (tag) tags_ = TagNames(model_, telling);
    for (const Sentence* sentence : telling) Visit(*sentence);
    return std::move(runs_);
  }

 private:
  bool IsInitial(const Sentence& sentence, std::size_t i) const {
    for (std::size_t before = i; before > sentence.tokens.begin; --before) {
      const Token& token = tokens_[before - 1];
      if (token.is_word) return false;
      if (token.hash == ':' || token.hash == 0x201C || token.hash == '"') {
        return true;
      }
    }
    return true;
  }

  // Only the capital of a first word can be doubtful. Those are few: what the
  // article does with all other words need not be counted.
  void NoteInitials(std::span<const Sentence* const> telling) {
    std::size_t capital = 0;
    for (const Sentence* sentence : telling) {
      for (; capital < capitals_.size() &&
             capitals_[capital] < sentence->tokens.end;
           ++capital) {
        const Token& token = tokens_[capitals_[capital]];
        if (!token.is_word || token.Has(kDecidedByClass)) continue;
        if (!IsInitial(*sentence, capitals_[capital])) continue;
        doubtful_.set(token.hash % kFilterBits);
        any_doubtful_ = true;
      }
    }
  }

  void CountSpellings(const Sentence& sentence) {
    if (!any_doubtful_) return;
    const std::span<const Token> tokens = tokens_;  // Which nothing changes.
    for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (doubtful_[tokens[i].hash % kFilterBits]) CountSpelling(sentence, i);
    }
  }

  void CountSpelling(const Sentence& sentence, std::size_t i) {
    const Token& token = tokens_[i];
    if (!token.is_word || token.Has(kDecidedByClass)) return;
    Spelling& spelling = spellings_[token.hash];
    spelling.small += token.capital ? 0u : 1u;
    spelling.capital += token.capital && !IsInitial(sentence, i) ? 1u : 0u;
  }

  // Names begin with a capital: those that the tagger finds as well.
  void Visit(const Sentence& sentence) {
    std::size_t after = sentence.tokens.begin;  // What was found so far.
    for (; capital_ < capitals_.size() &&
           capitals_[capital_] < sentence.tokens.end;
         ++capital_) {
      const std::size_t i = capitals_[capital_];
      if (i < after) continue;
      const NameTag* tag = NextTag(i);
      if (tag != nullptr && tag->tokens.begin == i) {
        const TokenRange range = grammar_.Mended(*tag, sentence.tokens.end);
        AddTagged(sentence, range, tag->kind);
        after = std::max(range.end, tag->tokens.end);
      } else if (MayBegin(sentence, i)) {
        after = AddUntagged(sentence, i, tag);
      }
    }
  }

  // The first tag that begins at the token or after it, or null.
  const NameTag* NextTag(std::size_t at) {
    while (next_tag_ < tags_.size() && tags_[next_tag_].tokens.begin < at) {
      ++next_tag_;
    }
    return next_tag_ < tags_.size() ? &tags_[next_tag_] : nullptr;
  }

  // The run that begins here, which ends before the tag; gives its end.
  std::size_t AddUntagged(const Sentence& sentence, std::size_t begin,
                          const NameTag* tag) {
    std::size_t limit = sentence.tokens.end;
    if (tag != nullptr) limit = std::min(limit, tag->tokens.begin);
    const std::size_t end = grammar_.RunEnd(begin, limit);
    std::size_t name_end = end;
    // "OpenAI CEO", before a tagged person.
    while (end == limit && name_end > begin + 1 &&
           tokens_[name_end - 1].Has(kHonorific | kRole)) {
      --name_end;
    }
    Emit(sentence, {begin, name_end});
    return end;
  }

  bool MayBegin(const Sentence& sentence, std::size_t i) const {
    const Token& token = tokens_[i];
    if (!NameGrammar::IsNameWord(token)) return false;
    if (token.Has(kStop) && !token.all_capitals) return false;
    if (!IsInitial(sentence, i)) return true;
    if (token.Has(kHonorific)) return true;
    if (token.Has(kCommon | kStop | kLead | kWeakStart)) {
      return token.Has(kFirstName);
    }
    return InitialIsName(i, sentence.tokens.end);
  }

  // The capital of a first word says nothing by itself.
  bool InitialIsName(std::size_t i, std::size_t end) const {
    const Token& token = tokens_[i];
    if (token.possessive() || token.all_capitals) return true;
    if (token.Has(kFirstName | kDemonym)) return true;
    const Spelling* found = spellings_.Find(token.hash);
    const Spelling spelling = found == nullptr ? Spelling{} : *found;
    if (spelling.capital > spelling.small) return true;
    if (spelling.small > 0 || i + 1 >= end) return false;
    const Token& next = tokens_[i + 1];
    if (NameGrammar::IsNameWord(next) && next.space_before) return true;
    return next.Has(kSay) || GazetteerKind(token.hash) != NameKind::kUnknown;
  }

  void Emit(const Sentence& sentence, TokenRange range) {
    // "OpenAI CEO Ada Lund": what is before the title is a name of its own.
    const std::size_t title = grammar_.TitleIn(range);
    if (title < range.end && !grammar_.EndsBody(range)) {
      if (title > range.begin) AddRun(sentence, {range.begin, title}, false);
      std::size_t begin = title + 1;
      while (begin < range.end && !NameGrammar::IsNameWord(tokens_[begin])) {
        ++begin;
      }
      if (begin < range.end) AddRun(sentence, {begin, range.end}, true);
      return;
    }
    AddRun(sentence, range, false);
  }

  // Null: it is none after all. Good until the next one is added.
  NameRun* AddRun(const Sentence& sentence, TokenRange range, bool titled) {
    range = Stripped(range);
    if (range.empty()) return nullptr;
    NameRun run{.tokens = range, .titled = titled};
    const Token& last = tokens_[range.end - 1];
    if (range.size() == 1 && last.Has(kHonorific | kRole | kDemonym)) {
      return nullptr;
    }
    const Token* before = range.begin > sentence.tokens.begin
                              ? &tokens_[range.begin - 1]
                              : nullptr;
    if (before != nullptr && before->Is('.') && range.begin >= 2) {
      before = &tokens_[range.begin - 2];
    }
    if (before != nullptr && before->Has(kHonorific | kRole)) {
      run.titled = true;
      run.masculine = before->Has(kMasculine);
      run.feminine = before->Has(kFeminine);
    }
    run.speaks = Speaks(sentence, range);
    run.kind = KindByWords(model_, run);
    if (run.kind == NameKind::kPerson) AddGender(run);
    return &runs_.emplace_back(run);
  }

  void AddTagged(const Sentence& sentence, TokenRange range,
                 tagger::Kind kind) {
    const std::size_t second = grammar_.SecondBody(range);
    if (second < range.end) {
      AddTagged(sentence, {range.begin, second}, kind);
      range.begin = second + 1;
    }
    if (range.empty() || IsNoName(sentence, range)) return;
    const bool person = kind == tagger::Kind::kPerson;
    const std::size_t title = grammar_.TitleIn(range);
    if (title < range.end && (person || grammar_.FirstNameFollows(title))) {
      Emit(sentence, range);
      return;
    }
    NameRun* run = AddRun(sentence, range, false);
    if (run == nullptr) return;
    const NameKind by_words = run->kind;
    run->kind = KindByTag(model_, *run, kind);
    // But what the lists know is that.
    run->perhaps_surname =
        run->tokens.size() == 1 && !person && run->kind != by_words;
    if (run->kind == NameKind::kPerson) AddGender(*run);
  }

  // One word that only begins its sentence, shouting, "C", "R-Conn".
  bool IsNoName(const Sentence& sentence, TokenRange range) const {
    constexpr std::uint32_t kLongestAcronym = 6;
    const Token& token = tokens_[range.begin];
    const std::uint32_t size = token.end - token.begin;
    if (token.all_capitals && size > kLongestAcronym) return true;
    const bool letter =
        size == 1 && (range.size() == 1 || tokens_[range.begin + 1].Is('-'));
    if (letter) return true;
    if (range.size() > 1 || token.Has(kFirstName)) return false;
    return token.Has(kStop) ? !token.all_capitals
                            : token.Has(kCommon | kLead | kWeakStart) &&
                                  IsInitial(sentence, range.begin);
  }

  // Without what only looks like part of a name: "Republican Ada Lund".
  TokenRange Stripped(TokenRange range) const {
    const bool body = grammar_.EndsBody(range);
    while (range.size() >= 2 && !body && tokens_[range.begin].Has(kDemonym) &&
           tokens_[range.begin + 1].Has(kFirstName)) {
      ++range.begin;
    }
    while (!range.empty() && !tokens_[range.end - 1].is_word) --range.end;
    return range;
  }

  bool Speaks(const Sentence& sentence, TokenRange range) const {
    const bool after = range.end < sentence.tokens.end &&
                       tokens_[range.end].Has(kStatement) &&
                       !tokens_[range.end].capital;
    const bool before = range.begin > sentence.tokens.begin &&
                        tokens_[range.begin - 1].Has(kSay);
    return after || before;
  }

  void AddGender(NameRun& run) const {
    const Token& first = tokens_[run.tokens.begin];
    if (run.masculine || run.feminine || run.tokens.size() < 2) return;
    run.masculine = first.Has(kMasculine) && !first.Has(kFeminine);
    run.feminine = first.Has(kFeminine) && !first.Has(kMasculine);
  }

  const TextModel& model_;
  const std::vector<Token>& tokens_;
  NameGrammar grammar_;
  std::vector<std::uint32_t> capitals_;  // Tokens of sentences that tell.
  std::size_t capital_ = 0;              // The first that was not visited.
  std::bitset<kFilterBits> doubtful_;  // Words whose spelling may be asked for.
  bool any_doubtful_ = false;
  HashMap<Spelling> spellings_;  // Of those words.
  std::vector<NameTag> tags_;
  std::size_t next_tag_ = 0;
  std::vector<NameRun> runs_;
};

}  // namespace

std::vector<NameRun> FindNameRuns(const TextModel& model, bool tag) {
  return RunFinder(model).Run(tag);
}

}  // namespace precis::analyse
