#include "indexer/search/query_fields.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/index/terms/name_terms.h"
#include "indexer/index/terms/terms.h"
#include "indexer/search/date_range.h"
#include "indexer/search/searcher.h"
#include "indexer/search/target_documents.h"

namespace precis {
namespace {

struct NameFieldRow {
  const char* field;
  std::string_view prefix;
  NameKind kind;
};

constexpr std::array kNameFields = {
    NameFieldRow{"speaker", kSpeakerPrefix, NameKind::kPerson},
    NameFieldRow{"person", kPersonPrefix, NameKind::kPerson},
    NameFieldRow{"author", kAuthorPrefix, NameKind::kPerson},
    NameFieldRow{"org", kOrganisationPrefix, NameKind::kOther},
    NameFieldRow{"place", kPlacePrefix, NameKind::kOther},
    NameFieldRow{"topic", kTopicPrefix, NameKind::kOther},
    NameFieldRow{"source", kSourcePrefix, NameKind::kOther},
    NameFieldRow{"wtf", kWtfPrefix, NameKind::kOther},
};

// Xapian's parser is C and must not be thrown through: a field with a problem
// matches nothing, and the problem is reported after parsing.
Xapian::Query Refuse(FieldFindings& findings, std::string problem) {
  if (findings.problem.empty()) findings.problem = std::move(problem);
  return {};
}

class NameField : public Xapian::FieldProcessor {
 public:
  NameField(const NameFieldRow& row, FieldFindings& findings)
      : row_(row), findings_(findings) {}

  Xapian::Query operator()(const std::string& value) override {
    auto query = NameQuery(row_.prefix, value, row_.kind,
                           SearchLimits::kMaxWildcardTerms);
    if (query.empty()) {
      return Refuse(findings_, std::string(row_.field) +
                                   ": has no letter in '" + value + "'");
    }
    if (row_.prefix == kSpeakerPrefix) findings_.speakers.push_back(query);
    return query;
  }

 private:
  const NameFieldRow& row_;
  FieldFindings& findings_;
};

class KindField : public Xapian::FieldProcessor {
 public:
  explicit KindField(FieldFindings& findings) : findings_(findings) {}

  Xapian::Query operator()(const std::string& value) override {
    std::string kind = Xapian::Unicode::tolower(value);
    if (kind == "podcast") kind = "episode";
    if (kind != "article" && kind != "episode") {
      return Refuse(findings_,
                    "kind: is article or episode, not '" + value + "'");
    }
    return Xapian::Query(MakeTerm(kKindPrefix, kind));
  }

 private:
  FieldFindings& findings_;
};

// What a story or an article is known by, as it stands.
class IdField : public Xapian::FieldProcessor {
 public:
  explicit IdField(std::string_view prefix) : prefix_(prefix) {}

  Xapian::Query operator()(const std::string& value) override {
    return Xapian::Query(MakeTerm(prefix_, value));
  }

 private:
  const std::string_view prefix_;
};

class PropertyField : public Xapian::FieldProcessor {
 public:
  explicit PropertyField(FieldFindings& findings) : findings_(findings) {}

  Xapian::Query operator()(const std::string& value) override {
    if (Xapian::Unicode::tolower(value) != kDuplicateType) {
      return Refuse(findings_, "is: knows duplicate, not '" + value + "'");
    }
    return Xapian::Query(MakeTerm(kTypePrefix, kDuplicateType));
  }

 private:
  FieldFindings& findings_;
};

// "de", "DE" and "de-AT" are German.
class LanguageField : public Xapian::FieldProcessor {
 public:
  Xapian::Query operator()(const std::string& value) override {
    const auto language = Xapian::Unicode::tolower(value);
    return Xapian::Query(
        MakeTerm(kLanguagePrefix, language.substr(0, language.find('-'))));
  }
};

Xapian::Query Published(const TimeRange& range, std::uint32_t slot) {
  // Milliseconds: what is before the end is up to one before it.
  return {Xapian::Query::OP_VALUE_RANGE, slot,
          Xapian::sortable_serialise(static_cast<double>(range.begin)),
          Xapian::sortable_serialise(static_cast<double>(range.end - 1))};
}

constexpr const char* kDateForm =
    "date: is a year, month or day such as 2026, 2026-03 or 2026-03-01, or two "
    "with .. between them";

class DateField : public Xapian::FieldProcessor {
 public:
  DateField(FieldFindings& findings, std::uint32_t published)
      : findings_(findings), published_(published) {}

  Xapian::Query operator()(const std::string& value) override {
    const auto period = ParsePeriod(value);
    if (!period) {
      return Refuse(findings_,
                    std::string(kDateForm) + ", not '" + value + "'");
    }
    return Published(*period, published_);
  }

 private:
  FieldFindings& findings_;
  const std::uint32_t published_;
};

class DateRange : public Xapian::RangeProcessor {
 public:
  DateRange(FieldFindings& findings, std::uint32_t published)
      : RangeProcessor(published, "date:"), findings_(findings) {}

  Xapian::Query operator()(const std::string& from,
                           const std::string& to) override {
    const auto periods = ParsePeriods(from, to);
    if (!periods) {
      return Refuse(findings_, std::string(kDateForm) + ", not '" + from +
                                   ".." + to + "'");
    }
    if (periods->begin >= periods->end) {
      return Refuse(findings_, "date: '" + from + "' comes after '" + to + "'");
    }
    return Published(*periods, slot);
  }

 private:
  FieldFindings& findings_;
};

}  // namespace

void AddFields(Xapian::QueryParser& parser, SearchTarget target,
               FieldFindings& findings) {
  const std::uint32_t published = PublishedSlotOf(target);
  for (const NameFieldRow& row : kNameFields) {
    parser.add_boolean_prefix(row.field,
                              (new NameField(row, findings))->release());
  }
  parser.add_boolean_prefix("kind", (new KindField(findings))->release());
  parser.add_boolean_prefix("story", (new IdField(kStoryPrefix))->release());
  parser.add_boolean_prefix("copies",
                            (new IdField(kDuplicatePrefix))->release());
  parser.add_boolean_prefix("is", (new PropertyField(findings))->release());
  parser.add_boolean_prefix("lang", (new LanguageField)->release());
  parser.add_boolean_prefix("date",
                            (new DateField(findings, published))->release());
  parser.add_rangeprocessor((new DateRange(findings, published))->release());
  parser.add_prefix("title", std::string(kTitlePrefix));
}

}  // namespace precis
