#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/index/terms/word_characters.h"
#include "indexer/index/terms/word_runs.h"

namespace precis {

// TermGenerator's default: longer words are not indexed.
inline constexpr std::size_t kMaxWordBytes = 64;

struct Token {
  std::uint16_t begin = 0;     // Of its bytes in the batch; a multiple of 8.
  std::uint8_t size = 0;       // 1 to kMaxWordBytes.
  bool positional = true;      // False: a pair of characters, without position.
  std::uint32_t text_end = 0;  // Where it ends in the text, suffixes included.
};

// Words on their way to whoever asked for them. The bytes of each are followed
// by zeros up to a multiple of 8, so that they can be read eight at a time; and
// sixteen can be read of every word, whatever is behind it.
class TokenBatch {
 public:
  static constexpr std::size_t kCapacity = 128;

  std::span<const Token> tokens() const { return {tokens_.data(), size_}; }
  const char* Bytes(const Token& token) const {
    return bytes_.data() + token.begin;
  }
  std::string_view Text(const Token& token) const {
    return {Bytes(token), token.size};
  }

 private:
  friend class Tokeniser;

  bool full() const { return size_ == kCapacity; }
  void Clear() { size_ = end_ = 0; }
  // Room for a word; what is written there counts once Commit() is called.
  char* Tail() { return bytes_.data() + end_; }
  void Commit(std::size_t size, bool positional, std::size_t text_end);
  // Adds ASCII letters and digits, in lower case. REQUIRES: 16 bytes, and
  // `size` rounded up to a multiple of 8, can be read at `letters`.
  void AddPlain(const char* letters, std::size_t size, std::size_t text_end);

  std::array<Token, kCapacity> tokens_;
  // Every word and, in the last one's place, what the copying of long words
  // writes too much.
  std::array<char, (kCapacity + 1) * (kMaxWordBytes + 8)> bytes_;
  std::size_t size_ = 0;
  std::size_t end_ = 0;
};

class TokenReceiver {
 public:
  virtual ~TokenReceiver() = default;
  virtual void Take(const TokenBatch& batch) = 0;
};

// Cuts text into the words that Xapian 1.4's TermGenerator indexes with
// FLAG_CJK_NGRAM, in the same order, an order of magnitude faster.
//
// Words are runs of letters, marks, digits and underscores in lower case. An
// apostrophe, '&' or middle dot between them belongs to the word, a comma, full
// stop or semicolon does between digits; capitals with full stops between them
// are one word without these; up to three '+' or '#' belong to the word before
// them. CJK text gives its characters and every two neighbours.
//
// Thread safety: none; keep one per worker.
class Tokeniser {
 public:
  // Hands all words of `text` to `receiver`, in batches.
  void Run(std::string_view text, TokenReceiver& receiver);

 private:
  struct Word;

  bool PlainWord(std::size_t at);
  bool MayGoOn(const char* at, std::size_t size) const;
  const char* FastWord(const char* at, const char* end);
  void AnyWord();
  bool Acronym(Word& word);
  bool WordBody(Word& word);
  bool Infix(Word& word);
  void Suffix(Word& word);
  void CjkRun();
  bool SkipToWord();
  Character Here() const { return CharacterAt(at_, end_); }
  void Emit(const Word& word);
  void Emit(std::string_view word, bool positional);
  void MakeRoom();

  WordCharacters characters_;
  WordRuns runs_;
  TokenBatch batch_;
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  TokenReceiver* receiver_ = nullptr;
};

}  // namespace precis
