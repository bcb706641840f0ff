#include "indexer/analyse/summary_weights.h"

namespace precis::analyse {
namespace {

constexpr FeatureWeights kArticle = {0,  0,  3.0,  0,   0,   0,  0.2, 0,    0,
                                     0,  0,  0.25, -.4, 0,   -1, -.3, -.15, 0,
                                     .8, .9, 0,    0,   -.2, 0,  0};
constexpr FeatureWeights kTalk = {0,  0,  .3,  0, 0,   0,    0.2, 0,   0,
                                  .6, 0,  0.1, 0, 0,   -1.2, -.8, -.3, 0,
                                  .9, .8, 0,   0, -.1, 0,    0};

}  // namespace

const FeatureWeights& WeightsOf(Genre genre) {
  return genre == Genre::kTalk ? kTalk : kArticle;
}

}  // namespace precis::analyse
