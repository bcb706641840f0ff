#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analyse/text/analysis.h"
#include "indexer/parse/article.h"

namespace precis::analyse {

inline void ExpectAt(const Article& article, const std::string& text,
                     ByteSpan span) {
  ASSERT_LE(span.begin, span.end);
  ASSERT_LE(span.end, article.text.size());
  EXPECT_EQ(text, Slice(article.text, span));
}

inline void ExpectExcerpt(const Article& article, const Excerpt& excerpt) {
  if (!excerpt.edited) ExpectAt(article, excerpt.text, excerpt.span);
}

// Every word of the name stands in the text or the metadata.
inline void ExpectNamed(const Article& article, const std::string& name) {
  std::string all = article.title + "\n" + article.text;
  for (const auto* people :
       {&article.authors, &article.hosts, &article.guests}) {
    for (const std::string& person : *people) all += "\n" + person;
  }
  for (const Block& block : article.blocks) all += "\n" + block.speaker;
  std::ranges::replace(all, '\n', ' ');
  EXPECT_NE(all.find(name), std::string::npos) << name;
}

// What must hold for every article whatsoever.
inline void ExpectInvariants(const Article& article, const Analysis& a) {
  if (a.takeaway) ExpectExcerpt(article, *a.takeaway);
  for (const Excerpt& e : a.dek) ExpectExcerpt(article, e);
  for (const Excerpt& e : a.summary) ExpectExcerpt(article, e);
  for (const Bullet& b : a.bullets) ExpectExcerpt(article, b.excerpt);
  for (const Chapter& c : a.chapters) {
    ASSERT_LE(c.span.end, article.text.size());
    if (c.summary) ExpectExcerpt(article, *c.summary);
  }
  for (const Quote& q : a.quotes) {
    ExpectAt(article, q.text, q.span);
    ExpectNamed(article, q.speaker);
    EXPECT_EQ(q.speaker.empty(), q.confidence == 0);
    EXPECT_FALSE(q.pull_quote && q.speaker.empty());
  }
  for (const Statement& s : a.statements) {
    ExpectAt(article, s.text, s.span);
    ExpectNamed(article, s.speaker);
    EXPECT_FALSE(s.speaker.empty());
  }
  for (const Turn& t : a.turns) ExpectNamed(article, t.speaker);
  for (const std::string& name : a.people) ExpectNamed(article, name);
  if (!a.wtf) return;
  for (const WtfEvidence& e : a.wtf->evidence)
    ExpectExcerpt(article, e.excerpt);
}

}  // namespace precis::analyse
