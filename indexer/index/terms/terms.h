// The one table of what a segment's documents hold. schemas/index.md mirrors
// it and a test keeps the two equal: raise kIndexFormat with every change that
// makes older segments answer wrongly.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace precis {

inline constexpr std::string_view kIndexFormat = "5";

// Metadata keys of a segment.
inline constexpr std::string_view kFormatKey = "precis.format";
inline constexpr std::string_view kProgramKey = "precis.program";

// Term prefixes. No prefix: a word of the text, as Xapian's TermGenerator makes
// it; "Z": its stem.
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kTypePrefix = "T";
inline constexpr std::string_view kTitlePrefix = "S";
inline constexpr std::string_view kAuthorPrefix = "A";
inline constexpr std::string_view kLanguagePrefix = "L";
inline constexpr std::string_view kKindPrefix = "XK";
inline constexpr std::string_view kOrganisationPrefix = "XOR";
inline constexpr std::string_view kPersonPrefix = "XPE";
inline constexpr std::string_view kPlacePrefix = "XPL";
// Words of quotes and statements: of ten documents nine are such, and a search
// for articles must not have to walk their postings.
inline constexpr std::string_view kSpeechTextPrefix = "XQ";
inline constexpr std::string_view kSourcePrefix = "XSO";
inline constexpr std::string_view kSpeakerPrefix = "XSP";
inline constexpr std::string_view kDuplicatePrefix = "XDU";
inline constexpr std::string_view kStoryPrefix = "XST";
inline constexpr std::string_view kTopicPrefix = "XTO";
inline constexpr std::string_view kWtfPrefix = "XW";

// Values of kTypePrefix. Quotes and statements carry kSpeechType besides.
inline constexpr std::string_view kArticleType = "article";
inline constexpr std::string_view kTombstoneType = "tombstone";
inline constexpr std::string_view kSpeechType = "speech";
inline constexpr std::string_view kQuoteType = "quote";
inline constexpr std::string_view kStatementType = "statement";
// Of what repeats another article: all documents of the entry.
inline constexpr std::string_view kDuplicateType = "duplicate";

// Value slots.
// Some slots are of articles, others the same of their quotes: the values of a
// slot lie side by side, so that whoever reads those of many articles does not
// have to step over ten times as many of quotes.
inline constexpr std::uint32_t kPublishedSlot = 0;
inline constexpr std::uint32_t kVersionSlot = 1;
inline constexpr std::uint32_t kDocumentsSlot = 2;
inline constexpr std::uint32_t kTerminatorSlot = 3;
inline constexpr std::uint32_t kIdiocracySlot = 4;
inline constexpr std::uint32_t kFacetsSlot = 5;
inline constexpr std::uint32_t kSpeechPublishedSlot = 6;
inline constexpr std::uint32_t kSpeechFacetsSlot = 7;
inline constexpr std::uint32_t kStoriesSlot = 8;

struct SchemaRow {
  std::string_view key;
  std::string_view meaning;
};

inline constexpr std::array kPrefixTable = {
    SchemaRow{kIdPrefix, "id of an article or tombstone"},
    SchemaRow{kTypePrefix, "type of the document"},
    SchemaRow{kTitlePrefix, "word of the title; ZS: its stem"},
    SchemaRow{kAuthorPrefix, "word of an author's, host's or guest's name"},
    SchemaRow{kLanguagePrefix, "language, ISO 639-1"},
    SchemaRow{kKindPrefix, "article or episode"},
    SchemaRow{kOrganisationPrefix, "word of an organisation's name"},
    SchemaRow{kPersonPrefix, "word of a person's name"},
    SchemaRow{kPlacePrefix, "word of a place's name"},
    SchemaRow{kSpeechTextPrefix,
              "word of a quote's or statement's text; ZXQ: its stem"},
    SchemaRow{kSourcePrefix, "word of the site's or show's name"},
    SchemaRow{kSpeakerPrefix, "word of a speaker's name"},
    SchemaRow{kDuplicatePrefix,
              "id of the article that this one repeats, lower case"},
    SchemaRow{kStoryPrefix, "id of the story"},
    SchemaRow{kTopicPrefix, "word of a topic"},
    SchemaRow{kWtfPrefix, "word of the WTF label"},
};

inline constexpr std::array kSlotTable = {
    SchemaRow{"0", "article: publication time, sortable_serialise(Unix ms)"},
    SchemaRow{"1", "version, JSON"},
    SchemaRow{"2", "documents of the entry, decimal"},
    SchemaRow{"3", "terminator score, sortable_serialise"},
    SchemaRow{"4", "idiocracy score, sortable_serialise"},
    SchemaRow{"5", "article: facets"},
    SchemaRow{"6", "quote or statement: publication time, likewise"},
    SchemaRow{"7", "quote or statement: way to its article, speaker"},
    SchemaRow{"8", "article: what it is compared by, see below"},
};

inline constexpr std::array kMetadataTable = {
    SchemaRow{kFormatKey, "format of the segment"},
    SchemaRow{kProgramKey, "program that wrote it"},
};

// Names of three words and more have positions, this far apart from the next
// name's, so that a phrase never runs from one name into another.
inline constexpr std::uint32_t kNameGap = 100;

// The bytes that Xapian keeps of a term; a NUL counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

// `prefix` and `value` as one term. One that would be too long is cut, and ends
// in a 128-bit hash (FNV-1a) of the whole value.
std::string MakeTerm(std::string_view prefix, std::string_view value);

// The same of a value in parts, in `term` instead of what was there, whose
// memory is used again.
void MakeTerm(std::string_view prefix,
              std::initializer_list<std::string_view> value, std::string& term);

}  // namespace precis
