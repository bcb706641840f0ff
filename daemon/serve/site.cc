#include "daemon/serve/site.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "daemon/serve/limits.h"
#include "indexer/base/hash.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes =
    {{
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".txt", "text/plain; charset=utf-8"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".webmanifest", "application/manifest+json"},
        {".map", "application/json"},
    }};

std::string ContentType(const fs::path& file) {
  for (const auto& [extension, type] : kTypes) {
    if (file.extension() == extension) return std::string(type);
  }
  return "application/octet-stream";
}

// Vite puts a hash of the content into the name of everything in assets/.
std::string CacheControl(std::string_view path) {
  return path.starts_with("/assets/") ? "public, max-age=31536000, immutable"
                                      : "no-cache";
}

// Tells versions of one file apart, no more.
std::string EntityTag(std::string_view content) {
  return "W/\"" + std::to_string(Fnv1a64(content)) + "\"";
}

Result<std::string> ReadFile(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(in)), {});
  if (!in) {
    return Fail(ErrorCode::kUnavailable, "cannot read " + file.string());
  }
  return content;
}

}  // namespace

Result<Site> Site::Load(const fs::path& root) {
  Site site;
  std::error_code error;
  if (!fs::is_regular_file(root / "index.html", error)) return site;
  std::size_t bytes = 0;
  const fs::recursive_directory_iterator end;
  for (fs::recursive_directory_iterator at(root, error); at != end && !error;
       at.increment(error)) {
    if (!fs::is_regular_file(at->symlink_status())) continue;
    auto content = ReadFile(at->path());
    if (!content) return std::unexpected(content.error());
    bytes += content->size();
    if (bytes > kMaxSiteBytes || site.files_.size() == kMaxSiteFiles) {
      return Fail(ErrorCode::kUnavailable,
                  "web_root " + root.string() +
                      ": too large to be the page (stopped at " +
                      at->path().filename().string() + ")");
    }
    const std::string path =
        "/" + at->path().lexically_relative(root).generic_string();
    std::string etag = EntityTag(*content);
    site.files_[path] = {*std::move(content), ContentType(at->path()),
                         CacheControl(path), std::move(etag)};
  }
  if (error) {
    return Fail(ErrorCode::kUnavailable,
                "cannot read " + root.string() + ": " + error.message());
  }
  return site;
}

const SiteFile* Site::Find(const std::string& path) const {
  const auto found = files_.find(path == "/" ? "/index.html" : path);
  return found == files_.end() ? nullptr : &found->second;
}

fs::path DefaultWebRoot() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path prefix = program.parent_path().parent_path();
  fs::path built = prefix.parent_path() / "web";
  if (fs::is_regular_file(built / "index.html", error)) return built;
  return prefix / "share" / "precis" / "web";
}

}  // namespace precis
