#include "daemon/serve/request_target.h"

#include <cstddef>
#include <optional>

namespace precis {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> PercentDecode(std::string_view in, bool plus) {
  std::string out;
  out.reserve(in.size());
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in[i] != '%') {
      out += plus && in[i] == '+' ? ' ' : in[i];
      continue;
    }
    if (i + 2 >= in.size()) return std::nullopt;
    const int high = HexDigit(in[i + 1]);
    const int low = HexDigit(in[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

Result<std::string> DecodeText(std::string_view in, bool plus) {
  auto text = PercentDecode(in, plus);
  if (!text) {
    return Fail(ErrorCode::kBadInput,
                "a '%' is not followed by two hexadecimal digits");
  }
  if (!IsUtf8(*text)) return Fail(ErrorCode::kBadInput, "not UTF-8");
  if (text->find('\0') != std::string::npos) {
    return Fail(ErrorCode::kBadInput, "contains a NUL");
  }
  return *std::move(text);
}

Result<void> AddParameter(std::string_view field, RequestTarget& target) {
  if (field.empty()) return {};
  const std::size_t equals = field.find('=');
  auto name = DecodeText(field.substr(0, equals), true);
  if (!name) return std::unexpected(name.error());
  std::string value;
  if (equals != std::string_view::npos) {
    auto decoded = DecodeText(field.substr(equals + 1), true);
    if (!decoded) return std::unexpected(decoded.error());
    value = *std::move(decoded);
  }
  target.parameters.emplace_back(*std::move(name), std::move(value));
  return {};
}

std::string_view WithoutOrigin(std::string_view target) {
  const std::size_t scheme_end = target.find("://");
  if (target.starts_with('/') || scheme_end == std::string_view::npos) {
    return target;
  }
  const std::size_t path = target.find('/', scheme_end + 3);
  return path == std::string_view::npos ? "/" : target.substr(path);
}

// How many continuation bytes follow `lead`, and the smallest code point that
// may be written so; nullopt: no lead byte.
std::optional<std::pair<std::size_t, char32_t>> Sequence(unsigned char lead) {
  if (lead < 0x80) return {{0, 0}};
  if (lead >= 0xC2 && lead <= 0xDF) return {{1, 0x80}};
  if (lead >= 0xE0 && lead <= 0xEF) return {{2, 0x800}};
  if (lead >= 0xF0 && lead <= 0xF4) return {{3, 0x10000}};
  return std::nullopt;
}

}  // namespace

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto sequence = Sequence(lead);
    if (!sequence || i + sequence->first >= text.size()) return false;
    const std::size_t more = sequence->first;
    char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t k = 1; k <= more; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0U) != 0x80U) return false;
      code = code << 6U | (next & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < sequence->second || surrogate || code > 0x10FFFF) return false;
    i += 1 + more;
  }
  return true;
}

Result<RequestTarget> ParseRequestTarget(std::string_view target) {
  target = WithoutOrigin(target);
  target = target.substr(0, target.find('#'));
  if (!target.starts_with('/')) {
    return Fail(ErrorCode::kBadInput, "it has to begin with '/'");
  }
  const std::size_t mark = target.find('?');
  auto path = DecodeText(target.substr(0, mark), false);
  if (!path) return std::unexpected(path.error());
  RequestTarget parsed{*std::move(path), {}};
  std::string_view rest =
      mark == std::string_view::npos ? "" : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    auto added = AddParameter(rest.substr(0, end), parsed);
    if (!added) return std::unexpected(added.error());
    rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
  }
  return parsed;
}

}  // namespace precis
