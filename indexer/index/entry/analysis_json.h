// Pieces that EntryToJson and AnalysisLine share.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analyse/text/analysis.h"

namespace precis {

// Keeps keys in the order in which they are written: for people's eyes.
using OrderedJson = nlohmann::ordered_json;

OrderedJson ToJson(ByteSpan span);  // [begin, end]
OrderedJson ToJson(const Excerpt& excerpt);
OrderedJson ToJson(const Chapter& chapter);
OrderedJson ToJson(const Section& section);
OrderedJson ToJson(const Quote& quote);
OrderedJson ToJson(const Statement& statement);
OrderedJson ToJson(const Turn& turn);
OrderedJson ToJson(const WtfIndex& wtf);

template <typename T>
OrderedJson ToJson(const std::vector<T>& items) {
  OrderedJson array = OrderedJson::array();
  for (const T& item : items) array.push_back(ToJson(item));
  return array;
}

// On one line; bytes that are not UTF-8 become U+FFFD.
std::string ToLine(const OrderedJson& json);

}  // namespace precis
