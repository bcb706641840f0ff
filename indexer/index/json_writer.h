#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Writes compact JSON from its beginning to its end: the bytes that nlohmann's
// ordered_json would dump, without building it first. The entry of every event
// takes this way.
//
// The caller is trusted to balance and to name: there is no checking.
//
// Thread safety: none.
class JsonWriter {
 public:
  explicit JsonWriter(std::size_t expected_bytes) {
    out_.reserve(expected_bytes);
  }

  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginArray() { Open('['); }
  void EndArray() { Close(']'); }

  // The name of what is written next. REQUIRES: nothing in `name` needs
  // escaping.
  void Key(std::string_view name);

  void String(std::string_view text);  // Not UTF-8: as U+FFFD.
  void Integer(std::int64_t number);
  void Number(double number);
  void Bool(bool value);
  void Null();

  void Strings(const std::vector<std::string>& texts);

  // With Key(name) before.
  void String(std::string_view name, std::string_view text) {
    Key(name);
    String(text);
  }

  std::string Take() { return std::move(out_); }

 private:
  void Open(char bracket);
  void Close(char bracket);
  void Separate();

  std::string out_;
  bool first_ = true;  // Nothing is before what comes next.
};

}  // namespace precis
