#include "indexer/search/pattern_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

using Phrase = std::vector<std::string>;

WordPattern PatternOf(const Phrase& phrase) {
  WordPattern pattern;
  pattern.window = phrase.size();
  pattern.codes.resize(phrase.size());
  std::ranges::transform(phrase, pattern.codes.begin(), CodeOfWord);
  return pattern;
}

// Over two segments of texts of 0 to 400 words each.
class PatternCheckTest : public SearchTestBase {
 protected:
  PatternCheckTest() {
    std::vector<Entry> entries;
    for (int i = 0; i < 200; ++i) {
      entries.push_back(Make(std::to_string(i), "Title", RandomText()));
    }
    Publish({entries.begin(), entries.begin() + 70});
    Publish({entries.begin() + 70, entries.end()});
    open_ = Unwrap(OpenNewest(folder_.path()));
    for (std::size_t i = 0; i < open_.manifest->segments.size(); ++i) {
      // Also ids that no document has.
      for (match::Docid docid = 1; docid < 140; ++docid) {
        all_.push_back({i, docid, 1.0 / docid});
      }
    }
  }

  std::string Word() { return words_[random_() % words_.size()]; }
  Phrase RandomPhrase(std::size_t size) {
    Phrase phrase;
    for (std::size_t i = 0; i < size; ++i) phrase.push_back(Word());
    return phrase;
  }
  std::string RandomText() {
    std::string text;
    const std::size_t size = random_() % 400;
    for (std::size_t i = 0; i < size; ++i) text += Word() + ' ';
    return text;
  }

  // By their words alone.
  bool Has(const match::Match& match, const WordPattern& pattern) const {
    const auto& uuid = open_.manifest->segments[match.segment].uuid;
    return Occurs(pattern, open_.word_orders->at(uuid)->CodesOf(match.docid));
  }

  std::mt19937 random_{8};
  std::vector<std::string> words_ = MakeWords();
  OpenIndex open_;
  std::vector<match::Match> all_;

 private:
  static std::vector<std::string> MakeWords() {
    std::vector<std::string> words;
    for (char a = 'a'; a <= 'h'; ++a) {
      for (char b = 'a'; b <= 'h'; ++b) words.push_back({a, 'z', b});
    }
    return words;
  }
};

bool IsSame(const match::Match& a, const match::Match& b) {
  return a.segment == b.segment && a.docid == b.docid && a.weight == b.weight;
}

template <typename Predicate>
std::size_t CountIf(const std::vector<match::Match>& matches,
                    const Predicate& predicate) {
  return static_cast<std::size_t>(std::ranges::count_if(matches, predicate));
}

TEST_F(PatternCheckTest, NothingThatHasAPhraseIsSiftedOut) {
  std::size_t accepted = 0;
  std::size_t remained = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<WordPattern> patterns(1 + random_() % 2);
    for (WordPattern& pattern : patterns) {
      pattern = PatternOf(RandomPhrase(2 + random_() % 2));
    }
    const PatternCheck check(open_, patterns);
    std::vector<match::Match> remaining = all_;
    check.Sift(remaining);
    remained += remaining.size();
    auto next = remaining.begin();
    for (const match::Match& match : all_) {
      const bool passes = std::ranges::all_of(
          patterns, [&](const auto& pattern) { return Has(match, pattern); });
      EXPECT_EQ(check.Accepts(match.segment, match.docid), passes);
      const bool remains = next != remaining.end() && IsSame(*next, match);
      if (remains) ++next;
      EXPECT_TRUE(remains || !passes);
      if (passes) ++accepted;
    }
    EXPECT_EQ(next, remaining.end());  // In their order, none twice.
  }
  EXPECT_GT(accepted, 500u);
  // Short texts, ids that are not there, and few others.
  EXPECT_LT(remained, accepted + all_.size() * 300 * 45 / 100);
}

TEST_F(PatternCheckTest, MostLongTextsWithoutThePhraseAreSiftedOut) {
  std::erase_if(all_, [&](const match::Match& match) {
    const auto& uuid = open_.manifest->segments[match.segment].uuid;
    return open_.word_orders->at(uuid)->CodesOf(match.docid).size < 64;
  });
  ASSERT_GT(all_.size(), 100u);
  std::size_t without = 0;
  std::size_t wrong = 0;
  for (int round = 0; round < 300; ++round) {
    const std::vector<WordPattern> patterns = {PatternOf(RandomPhrase(2))};
    const PatternCheck check(open_, patterns);
    const auto has_it = [&](const match::Match& m) {
      return Has(m, patterns[0]);
    };
    auto remaining = all_;
    check.Sift(remaining);
    without += all_.size() - CountIf(all_, has_it);
    wrong += remaining.size() - CountIf(remaining, has_it);
  }
  EXPECT_LT(static_cast<double>(wrong), 0.06 * static_cast<double>(without));
}

TEST_F(PatternCheckTest, WithoutAPhraseNothingIsSiftedOut) {
  WordPattern near = PatternOf({"aza", "bzb"});
  near.in_order = false;
  near.window = 12;
  const std::vector<WordPattern> patterns = {near};
  auto remaining = all_;
  PatternCheck(open_, patterns).Sift(remaining);
  EXPECT_TRUE(std::ranges::equal(remaining, all_, IsSame));
}

// A phrase is asked for first, wherever it stands among the patterns; words
// that only have to be in order, with others between them, are no neighbours.
TEST_F(PatternCheckTest, NeighbourhoodsBesideAPhraseAreKept) {
  std::size_t accepted = 0;
  for (int round = 0; round < 200; ++round) {
    WordPattern wide = PatternOf(RandomPhrase(2));
    wide.window = 40;
    const std::vector<WordPattern> patterns = {wide,
                                               PatternOf(RandomPhrase(2))};
    const PatternCheck check(open_, patterns);
    auto remaining = all_;
    check.Sift(remaining);
    const auto passes = [&](const match::Match& m) {
      return Has(m, patterns[0]) && Has(m, patterns[1]);
    };
    EXPECT_EQ(CountIf(remaining, passes), CountIf(all_, passes));
    accepted += CountIf(all_, passes);
  }
  EXPECT_GT(accepted, 100u);
}

}  // namespace
}  // namespace precis
