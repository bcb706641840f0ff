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
    out_.resize(expected_bytes);
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

  std::string Take() {
    out_.resize(size_);
    size_ = 0;
    return std::move(out_);
  }

 private:
  void Open(char bracket);
  void Close(char bracket);
  // Room for so many bytes, and where they go: Wrote() then says up to where.
  char* Room(std::size_t bytes) {
    if (out_.size() - size_ < bytes) Grow(bytes);
    return out_.data() + size_;
  }
  void Wrote(const char* end) {
    size_ = static_cast<std::size_t>(end - out_.data());
  }
  void Grow(std::size_t bytes);
  char* Separate(char* to);
  void Append(std::string_view bytes);

  std::string out_;       // Longer than what is written so far:
  std::size_t size_ = 0;  // that is this many bytes.
  bool first_ = true;     // Nothing is before what comes next.
};

}  // namespace precis
