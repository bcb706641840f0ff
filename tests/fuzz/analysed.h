#pragma once

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/describe.h"
#include "tests/indexer/analyse/invariants.h"

namespace precis::fuzz {

// Whatever the article: what is shown of it is in it, and the narrowest vectors
// of this CPU find the same.
inline void ExpectSoundAnalysis(const Article& article) {
  const Analysis analysis = Analyse(article);
  analyse::ExpectInvariants(article, analysis);
  hwy::SetSupportedTargetsForTest(hwy::SupportedAndGeneratedTargets().back());
  const Analysis again = Analyse(article);
  hwy::SetSupportedTargetsForTest(0);
  EXPECT_EQ(analyse::Describe(analysis), analyse::Describe(again));
}

}  // namespace precis::fuzz
