#include "indexer/parse/event_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/json_node.h"

namespace precis {
namespace {

// A field of the object that becomes a `Target`, and how it gets there.
template <typename Target>
struct Field {
  std::string_view name;
  Step (*read)(JsonNode& node, Target& target);
};

template <auto kMember, typename Target>
Step ReadText(JsonNode& node, Target& target) {
  return node.ReadString(target.*kMember);
}

template <auto kMember, typename Target>
Step ReadTime(JsonNode& node, Target& target) {
  return node.ReadSeconds(target.*kMember);
}

template <typename Target, std::size_t kSize>
Step ReadInto(Target& target, const std::array<Field<Target>, kSize>& fields,
              std::string_view key, JsonNode node) {
  const auto field = std::ranges::find(fields, key, &Field<Target>::name);
  if (field == fields.end()) return node.Skip();
  return field->read(node, target);
}

// The elements of an array, each read by `read`, in place of `out`.
template <typename Element, typename Read>
Step ReadList(JsonNode& node, std::vector<Element>& out, Read read) {
  const auto null = node.TakeNull();
  if (!null) return std::unexpected(null.error());
  if (*null) return {};
  std::vector<Element> list;
  auto step = node.ReadArray(
      [&](JsonNode element) { return read(element, list.emplace_back()); });
  out = std::move(list);
  return step;
}

template <auto kMember>
Step ReadNames(JsonNode& node, EventFields& event) {
  return ReadList(node, event.*kMember,
                  [](JsonNode& element, OptionalText& name) {
                    return element.ReadString(name);
                  });
}

constexpr auto kSectionFields = std::to_array<Field<EventSection>>({
    {"heading", ReadText<&EventSection::heading>},
    {"text", ReadText<&EventSection::text>},
});

constexpr auto kSegmentFields = std::to_array<Field<EventSegment>>({
    {"speaker", ReadText<&EventSegment::speaker>},
    {"text", ReadText<&EventSegment::text>},
    {"start_s", ReadTime<&EventSegment::start_s>},
    {"end_s", ReadTime<&EventSegment::end_s>},
});

constexpr auto kChapterFields = std::to_array<Field<EventChapter>>({
    {"title", ReadText<&EventChapter::title>},
    {"start_s", ReadTime<&EventChapter::start_s>},
});

template <auto kMember, const auto& kFields>
Step ReadObjects(JsonNode& node, EventFields& event) {
  return ReadList(node, event.*kMember, [](JsonNode& element, auto& target) {
    return element.ReadObject([&](std::string_view key, JsonNode value) {
      return ReadInto(target, kFields, key, value);
    });
  });
}

constexpr auto kEventFields = std::to_array<Field<EventFields>>({
    {"id", ReadText<&EventFields::id>},
    {"kind", ReadText<&EventFields::kind>},
    {"lang", ReadText<&EventFields::lang>},
    {"url", ReadText<&EventFields::url>},
    {"title", ReadText<&EventFields::title>},
    {"source", ReadText<&EventFields::source>},
    {"published_at", ReadText<&EventFields::published_at>},
    {"updated_at", ReadText<&EventFields::updated_at>},
    {"body", ReadText<&EventFields::body>},
    {"body_html", ReadText<&EventFields::body_html>},
    {"authors", ReadNames<&EventFields::authors>},
    {"hosts", ReadNames<&EventFields::hosts>},
    {"guests", ReadNames<&EventFields::guests>},
    {"sections", ReadObjects<&EventFields::sections, kSectionFields>},
    {"segments", ReadObjects<&EventFields::segments, kSegmentFields>},
    {"chapters", ReadObjects<&EventFields::chapters, kChapterFields>},
    {"deleted",
     [](JsonNode& node, EventFields& event) {
       return node.ReadBool(event.deleted);
     }},
});

Step CheckRoot(simdjson::ondemand::document& document) {
  simdjson::ondemand::json_type type{};
  if (const auto error = document.type().get(type)) {
    return std::unexpected(RefusalOf(error));
  }
  if (type == simdjson::ondemand::json_type::object) return {};
  return Refuse(RefusalReason::kNotAnObject, {},
                "expected an object at the top");
}

}  // namespace

std::expected<EventFields, Refusal> ReadEventFields(
    simdjson::ondemand::document& document, std::size_t max_depth) {
  if (auto step = CheckRoot(document); !step) {
    return std::unexpected(std::move(step).error());
  }
  simdjson::ondemand::object root;
  if (const auto error = document.get_object().get(root)) {
    return std::unexpected(RefusalOf(error));
  }
  EventFields event;
  auto step = JsonNode::ReadFields(
      root, max_depth - 1, [&](std::string_view key, JsonNode value) {
        return ReadInto(event, kEventFields, key, value);
      });
  if (!step) return std::unexpected(std::move(step).error());
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    return Refuse(RefusalReason::kNotJson, {},
                  "something follows the end of the object");
  }
  return event;
}

}  // namespace precis
