#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/terms/document_sink.h"

namespace precis {

// Keeps what it is told, to tell it of several documents.
//
// Thread safety: none.
class RecordedTerms : public TermSink {
 public:
  void AddFilter(std::string_view term) override {
    terms_.emplace_back(term, kNoPosition);
  }
  void AddFilterAt(std::string_view term, std::uint32_t position) override {
    terms_.emplace_back(term, position);
  }
  void AddValue(std::uint32_t slot, std::string_view value) override {
    values_.emplace_back(slot, value);
  }

  void TellTerms(TermSink& sink) const {
    for (const auto& [term, position] : terms_) {
      if (position == kNoPosition) {
        sink.AddFilter(term);
      } else {
        sink.AddFilterAt(term, position);
      }
    }
  }
  void TellValues(TermSink& sink) const {
    for (const auto& [slot, value] : values_) sink.AddValue(slot, value);
  }

 private:
  static constexpr std::uint32_t kNoPosition = 0;

  std::vector<std::pair<std::string, std::uint32_t>> terms_;
  std::vector<std::pair<std::uint32_t, std::string>> values_;
};

}  // namespace precis
