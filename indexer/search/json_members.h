#pragma once

#include <map>
#include <string>
#include <string_view>

namespace precis {

// The members of a JSON object as they are written, found without parsing them:
// of an entry of 10 KB a hit needs ten short ones. Of an object that is damaged
// those before the damage; whether a value is valid JSON, its parser says.
//
// Thread safety: const functions from any thread.
class JsonMembers {
 public:
  // `json` must outlive this.
  explicit JsonMembers(std::string_view json);

  // The value as JSON; empty: there is none.
  std::string_view Raw(std::string_view key) const;

  // The value of a string; empty for any other.
  std::string Text(std::string_view key) const;

 private:
  std::map<std::string_view, std::string_view> members_;  // Keys as written.
};

}  // namespace precis
