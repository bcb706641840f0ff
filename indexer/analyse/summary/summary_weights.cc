// Written by bench/quality/train_summary.py, which says from what. Do not edit:
// train again.
#include "indexer/analyse/summary/summary_weights.h"

namespace precis::analyse {
namespace {

constexpr FeatureWeights kSummary = {
    2.3509,   // place
    2.5503,   // inverse_rank
    1.4067,   // opening
    -1.0942,  // relative_rank
    -0.8674,  // first
    -0.0019,  // last
    0.0598,   // length
    -0.3784,  // short
    -0.2137,  // long
    0.1883,   // content
    -0.2939,  // content_share
    0.3647,   // number
    -0.3317,  // quoted
    -0.2290,  // says
    0.0115,   // question
    -0.3159,  // first_person
    -0.0351,  // weak_start
    0.1208,   // filler
    0.0916,   // centre
    0.4622,   // title
    1.1401,   // centre_place
    0.0159,   // degree
    0.1317,   // repeats
    -0.2803,  // novelty
    0.4047,   // lead
};

constexpr FeatureWeights kHeadline = {
    0.4903,   // place
    1.4646,   // inverse_rank
    -0.6500,  // opening
    -0.2066,  // relative_rank
    -0.6091,  // first
    0.0616,   // last
    -0.1609,  // length
    -0.2832,  // short
    -0.2143,  // long
    0.0663,   // content
    0.2963,   // content_share
    -0.0647,  // number
    -0.1331,  // quoted
    0.0701,   // says
    -0.0252,  // question
    0.0298,   // first_person
    -0.0404,  // weak_start
    -0.0961,  // filler
    0.0140,   // centre
    1.8487,   // title
    -0.0004,  // centre_place
    0.1150,   // degree
    -0.0318,  // repeats
    -0.1480,  // novelty
    -0.4534,  // lead
};

constexpr FeatureWeights kTalk = {
    0.0000,   // place
    0.0000,   // inverse_rank
    0.3000,   // opening
    0.0000,   // relative_rank
    0.0000,   // first
    0.0000,   // last
    0.0933,   // length
    0.1542,   // short
    -0.4785,  // long
    1.1168,   // content
    1.5447,   // content_share
    0.0517,   // number
    -0.3183,  // quoted
    0.0908,   // says
    -1.5358,  // question
    -1.2692,  // first_person
    -0.5490,  // weak_start
    0.1403,   // filler
    1.8786,   // centre
    0.8000,   // title
    0.0000,   // centre_place
    -0.0926,  // degree
    -0.0460,  // repeats
    -0.9100,  // novelty
    0.0000,   // lead
};

}  // namespace

const FeatureWeights& SummaryWeights(Genre genre) {
  return genre == Genre::kTalk ? kTalk : kSummary;
}

const FeatureWeights& HeadlineWeights(Genre genre) {
  return genre == Genre::kTalk ? kTalk : kHeadline;
}

}  // namespace precis::analyse
