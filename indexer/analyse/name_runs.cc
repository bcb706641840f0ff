#include "indexer/analyse/name_runs.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analyse/hash_map.h"
#include "indexer/analyse/name_gazetteer.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxRun = 9;
// At the beginning of a sentence the lists say what such a word is there; of
// others the spelling elsewhere does.
constexpr WordClasses kDecidedByClass =
    kHonorific | kCommon | kStop | kLead | kWeakStart | kFirstName | kDemonym;
constexpr std::size_t kUsualWords = 2000;  // Distinct, of a long article.

// How often a word stands in the article with and without its capital where
// nothing but the word decides on that.
struct Spelling {
  std::uint32_t capital = 0;
  std::uint32_t small = 0;
};

class RunFinder {
 public:
  explicit RunFinder(const TextModel& model)
      : model_(model),
        tokens_(model.tokens),
        spellings_(std::min(model.tokens.size() / 2, kUsualWords)) {}

  std::vector<NameRun> Run() {
    std::vector<const Sentence*> telling;
    telling.reserve(model_.sentences.size());
    for (const Sentence& sentence : model_.sentences) {
      if (CapitalsTell(sentence)) telling.push_back(&sentence);
    }
    for (const Sentence* sentence : telling) CountSpellings(*sentence);
    for (const Sentence* sentence : telling) Visit(*sentence);
    return std::move(runs_);
  }

 private:
  // Headlines and shouting capitalise everything: there a capital says nothing.
  bool CapitalsTell(const Sentence& sentence) const {
    if (model_.blocks[sentence.block].kind == BlockKind::kHeading) return false;
    std::size_t capitals = 0;
    std::size_t words = 0;
    for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      words += tokens_[i].is_word ? 1u : 0u;
      capitals += tokens_[i].capital ? 1u : 0u;
    }
    return words < 8 || capitals * 10 < words * 7;
  }

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

  void CountSpellings(const Sentence& sentence) {
    bool initial = true;
    for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = tokens_[i];
      if (!token.is_word) {
        initial |=
            token.hash == ':' || token.hash == 0x201C || token.hash == '"';
        continue;
      }
      if (!token.Has(kDecidedByClass)) {
        Spelling& spelling = spellings_[token.hash];
        spelling.small += token.capital ? 0u : 1u;
        spelling.capital += token.capital && !initial ? 1u : 0u;
      }
      initial = false;
    }
  }

  void Visit(const Sentence& sentence) {
    std::size_t i = sentence.tokens.begin;
    while (i < sentence.tokens.end) {
      if (!MayBegin(sentence, i)) {
        ++i;
        continue;
      }
      const std::size_t end = RunEnd(i, sentence.tokens.end);
      Emit(sentence, {i, end});
      i = end;
    }
  }

  bool IsNameWord(const Token& token) const {
    return token.is_word && token.capital && !token.Has(kCalendar) &&
           !(token.Has(kFirstPerson) && token.end - token.begin < 5);
  }

  bool MayBegin(const Sentence& sentence, std::size_t i) const {
    const Token& token = tokens_[i];
    if (!IsNameWord(token)) return false;
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
    if (IsNameWord(next) && next.space_before) return true;
    return next.Has(kSay) || GazetteerKind(token.hash) != NameKind::kUnknown;
  }

  std::size_t RunEnd(std::size_t begin, std::size_t limit) const {
    std::size_t end = begin + 1;
    while (end < limit && end - begin < kMaxRun &&
           !tokens_[end - 1].possessive()) {
      const std::size_t next = Continuation(begin, end, limit);
      if (next == end) break;
      end = next;
    }
    return end;
  }

  // The end of the run if it goes on at `at`, else `at`.
  std::size_t Continuation(std::size_t begin, std::size_t at,
                           std::size_t limit) const {
    const Token& token = tokens_[at];
    const bool capital_next = at + 1 < limit && IsNameWord(tokens_[at + 1]);
    if (IsNameWord(token) && token.space_before) {
      return token.Has(kStop) && !token.all_capitals && !token.Has(kHonorific)
                 ? at
                 : at + 1;
    }
    if (token.Is('.') && !token.space_before && capital_next) {
      return PointJoins(tokens_[at - 1]) ? at + 2 : at;
    }
    if (const std::size_t after = AfterParticles(at, limit)) return after;
    if (const std::size_t after = AfterSyllable(at, limit)) return after;
    if (!capital_next) return at;
    if (token.Is('-') && !token.space_before && !tokens_[at + 1].space_before) {
      return at + 2;
    }
    if (token.Is('&')) return at + 2;
    const bool body = BeginsBody(begin, at);
    static const std::uint64_t of = HashWord("of");
    static const std::uint64_t join = HashWord("and");
    static const std::uint64_t for_word = HashWord("for");
    if (body && (token.hash == of || token.hash == for_word)) return at + 2;
    return token.hash == join && IsManyNamed(begin, at) ? at + 2 : at;
  }

  // The end of "van der Berg" if it begins at `at`, else 0.
  std::size_t AfterParticles(std::size_t at, std::size_t limit) const {
    std::size_t i = at;
    while (i < limit && i - at < 3 && tokens_[i].Has(kParticle) &&
           !tokens_[i].capital) {
      ++i;
    }
    return i > at && i < limit && IsNameWord(tokens_[i]) ? i + 1 : 0;
  }

  // The end of "-ho Baek" in "Jun-ho Baek" if it begins at `at`, else 0.
  std::size_t AfterSyllable(std::size_t at, std::size_t limit) const {
    constexpr std::size_t kMaxLetters = 4;
    if (at + 2 >= limit || !tokens_[at].Is('-')) return 0;
    const Token& syllable = tokens_[at + 1];
    const bool glued = !tokens_[at].space_before && !syllable.space_before;
    if (!glued || !syllable.is_word || !IsNameWord(tokens_[at + 2])) return 0;
    // "Brno-led", "Kabul-run": what is said of a place is a word of its own.
    static const std::array words = {
        HashWord("led"),  HashWord("run"),  HashWord("era"),  HashWord("born"),
        HashWord("held"), HashWord("made"), HashWord("wide"), HashWord("bred")};
    const bool word = syllable.Has(kCommon | kStop | kFinite | kStatement) ||
                      std::ranges::find(words, syllable.hash) != words.end();
    return word || syllable.end - syllable.begin > kMaxLetters ? 0 : at + 3;
  }

  // "Department of Health and Human Services": bodies whose names join things.
  bool IsManyNamed(std::size_t begin, std::size_t at) const {
    static const std::array heads = {
        HashWord("department"), HashWord("ministry"), HashWord("committee"),
        HashWord("institute"),  HashWord("office"),   HashWord("bureau")};
    return at - begin >= 3 &&
           std::ranges::find(heads, tokens_[begin].hash) != heads.end();
  }

  // "J." and "Sen." and "St." inside a name.
  static bool PointJoins(const Token& token) {
    return token.end - token.begin == 1 || token.Has(kAbbreviation);
  }

  bool BeginsBody(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (tokens_[i].Has(kBodyHead | kCompanyEnd)) return true;
    }
    return false;
  }

  void Emit(const Sentence& sentence, TokenRange range) {
    // "OpenAI CEO Ada Lund": what is before the title is a name of its own.
    std::size_t title = range.end;
    for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
      if (tokens_[i].Has(kHonorific | kRole) && tokens_[i].is_word &&
          !tokens_[i].Has(kFirstName)) {
        title = i;
      }
    }
    if (title < range.end && !EndsBody(range)) {
      if (title > range.begin) AddRun(sentence, {range.begin, title}, false);
      std::size_t begin = title + 1;
      while (begin < range.end && !IsNameWord(tokens_[begin])) ++begin;
      if (begin < range.end) AddRun(sentence, {begin, range.end}, true);
      return;
    }
    AddRun(sentence, range, false);
  }

  bool EndsBody(TokenRange range) const {
    return tokens_[range.end - 1].Has(kCompanyEnd) && range.size() >= 2;
  }

  void AddRun(const Sentence& sentence, TokenRange range, bool titled) {
    range = Stripped(range);
    if (range.empty()) return;
    NameRun run{.tokens = range, .titled = titled};
    const Token& last = tokens_[range.end - 1];
    if (range.size() == 1 && last.Has(kHonorific | kRole | kDemonym)) return;
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
    run.kind = KindOf(run);
    if (run.kind == NameKind::kPerson) AddGender(run);
    runs_.push_back(run);
  }

  // Without what only looks like part of a name: "Republican Ada Lund".
  TokenRange Stripped(TokenRange range) const {
    const bool body = EndsBody(range);
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

  std::uint64_t NameHash(TokenRange range) const {
    std::string name;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (i > range.begin && tokens_[i].space_before) name += ' ';
      name += model_.Text(tokens_[i]);
    }
    return HashWord(name);
  }

  NameKind KindOf(const NameRun& run) const {
    const Token& first = tokens_[run.tokens.begin];
    const Token& last = tokens_[run.tokens.end - 1];
    const std::size_t size = run.tokens.size();
    const NameKind listed = GazetteerKind(NameHash(run.tokens));
    if (listed != NameKind::kUnknown && !(run.titled && size == 1)) {
      return listed;
    }
    if (run.titled && !last.Has(kCompanyEnd)) return NameKind::kPerson;
    if (first.Has(kFirstName) && size >= 2 && size <= 4 &&
        !last.Has(kCompanyEnd | kPlaceEnd)) {
      return NameKind::kPerson;
    }
    if (size >= 2 && (last.Has(kCompanyEnd) || first.Has(kBodyHead))) {
      return NameKind::kOrganisation;
    }
    if (size >= 3 && BeginsBody(run.tokens.begin, run.tokens.end)) {
      return NameKind::kOrganisation;
    }
    if (size >= 2 && last.Has(kPlaceEnd)) return NameKind::kPlace;
    if (size >= 2 && size <= 3 && run.speaks) return NameKind::kPerson;
    return NameKind::kUnknown;
  }

  void AddGender(NameRun& run) const {
    const Token& first = tokens_[run.tokens.begin];
    if (run.masculine || run.feminine || run.tokens.size() < 2) return;
    run.masculine = first.Has(kMasculine) && !first.Has(kFeminine);
    run.feminine = first.Has(kFeminine) && !first.Has(kMasculine);
  }

  const TextModel& model_;
  const std::vector<Token>& tokens_;
  HashMap<Spelling> spellings_;
  std::vector<NameRun> runs_;
};

}  // namespace

std::vector<NameRun> FindNameRuns(const TextModel& model) {
  return RunFinder(model).Run();
}

}  // namespace precis::analyse
