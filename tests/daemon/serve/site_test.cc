#include "daemon/serve/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "daemon/serve/limits.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class SiteTest : public testing::Test {
 protected:
  SiteTest() {
    std::filesystem::create_directories(folder_.path() / "web" / "assets");
    folder_.Write("web/index.html", "<!doctype html>");
    folder_.Write("web/assets/page-1a2b.js", "let a;");
    folder_.Write("secret.txt", "secret");
  }

  TemporaryFolder folder_;
  std::filesystem::path web_ = folder_.path() / "web";
};

TEST_F(SiteTest, RootIsThePageItself) {
  const auto site = Site::Load(web_);
  ASSERT_TRUE(site.has_value());
  ASSERT_NE(site->Find("/"), nullptr);
  EXPECT_EQ(site->Find("/")->content, "<!doctype html>");
  EXPECT_EQ(site->Find("/"), site->Find("/index.html"));
}

TEST_F(SiteTest, HashedAssetsAreKeptForGoodAndThePageIsAskedForAgain) {
  const auto site = Site::Load(web_);
  EXPECT_THAT(site->Find("/assets/page-1a2b.js")->cache_control,
              HasSubstr("immutable"));
  EXPECT_EQ(site->Find("/")->cache_control, "no-cache");
}

TEST_F(SiteTest, TypesFollowTheNames) {
  const auto site = Site::Load(web_);
  EXPECT_THAT(site->Find("/")->content_type, StartsWith("text/html"));
  EXPECT_THAT(site->Find("/assets/page-1a2b.js")->content_type,
              StartsWith("text/javascript"));
}

TEST_F(SiteTest, TagsTellContentsApart) {
  const std::string before = Site::Load(web_)->Find("/")->etag;
  EXPECT_EQ(Site::Load(web_)->Find("/")->etag, before);
  folder_.Write("web/index.html", "<!doctype html> ");
  EXPECT_NE(Site::Load(web_)->Find("/")->etag, before);
}

TEST_F(SiteTest, NothingOutsideTheFolderIsFound) {
  const auto site = Site::Load(web_);
  for (const char* path : {"/../secret.txt", "/assets/../../secret.txt",
                           "../secret.txt", "//secret.txt", "/assets", ""}) {
    EXPECT_EQ(site->Find(path), nullptr) << path;
  }
}

TEST_F(SiteTest, LinksAreNotFollowed) {
  std::filesystem::create_symlink(folder_.path() / "secret.txt",
                                  web_ / "link.txt");
  std::filesystem::create_directory_symlink(folder_.path(), web_ / "up");
  const auto site = Site::Load(web_);
  ASSERT_TRUE(site.has_value());
  EXPECT_EQ(site->Find("/link.txt"), nullptr);
  EXPECT_EQ(site->Find("/up/secret.txt"), nullptr);
}

TEST_F(SiteTest, AFolderWithoutThePageIsAnEmptySite) {
  EXPECT_TRUE(Site::Load(folder_.path() / "nowhere")->empty());
  EXPECT_TRUE(Site::Load(web_ / "assets")->empty());
}

TEST_F(SiteTest, WhatIsTooLargeToBeThePageIsRefused) {
  const auto large = folder_.Write("web/large.bin", "");
  std::filesystem::resize_file(large, kMaxSiteBytes + 1);
  const auto site = Site::Load(web_);
  ASSERT_FALSE(site.has_value());
  EXPECT_THAT(site.error().message, HasSubstr("large.bin"));
}

}  // namespace
}  // namespace precis
