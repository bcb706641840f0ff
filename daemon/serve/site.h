#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "indexer/base/result.h"

namespace precis {

struct SiteFile {
  std::string content;
  std::string content_type;
  std::string cache_control;
  std::string etag;  // Quoted, as in the header.
};

// The web page's files, read once into memory: what is served is what was there
// at the start, and no request ever names a file to the operating system.
//
// Thread safety: immutable after Load.
class Site {
 public:
  // Reads every regular file below `root`; links are not followed. A directory
  // without index.html, or none at all, is an empty site.
  //
  // kUnavailable: a file cannot be read, or there are more than kMaxSiteFiles
  // or kMaxSiteBytes; names it.
  static Result<Site> Load(const std::filesystem::path& root);

  bool empty() const { return files_.empty(); }

  // The file at `path` ("/assets/page-1a2b.js"); "/" is index.html. Null: none.
  const SiteFile* Find(const std::string& path) const;

 private:
  std::map<std::string, SiteFile> files_;
};

// Where the page is looked for when the configuration does not say:
// below the program's folder, ../share/precis/web, or ../../web in a build
// tree.
std::filesystem::path DefaultWebRoot();

}  // namespace precis
