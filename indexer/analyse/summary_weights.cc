// Written by bench/quality/train_summary.py, which says from what. Do not edit:
// train again.
#include "indexer/analyse/summary_weights.h"

namespace precis::analyse {
namespace {

constexpr FeatureWeights kSummary = {
    2.1265,   // place
    2.1432,   // inverse_rank
    1.4618,   // opening
    -1.1451,  // relative_rank
    -0.1881,  // first
    -0.0634,  // last
    0.0860,   // length
    -0.3206,  // short
    -0.1424,  // long
    0.1607,   // content
    0.0329,   // content_share
    0.3341,   // number
    -0.3285,  // quoted
    -0.2181,  // says
    -0.0249,  // question
    -0.2965,  // first_person
    -0.0556,  // weak_start
    0.0360,   // filler
    0.1206,   // centre
    0.4622,   // title
    0.9454,   // centre_place
    0.0709,   // degree
    0.1363,   // repeats
    -0.1098,  // novelty
    0.4965,   // lead
};

constexpr FeatureWeights kHeadline = {
    0.4903,   // place
    1.4645,   // inverse_rank
    -0.6501,  // opening
    -0.2067,  // relative_rank
    -0.6091,  // first
    0.0616,   // last
    -0.1609,  // length
    -0.2836,  // short
    -0.2143,  // long
    0.0662,   // content
    0.2967,   // content_share
    -0.0647,  // number
    -0.1330,  // quoted
    0.0701,   // says
    -0.0257,  // question
    0.0298,   // first_person
    -0.0405,  // weak_start
    -0.0954,  // filler
    0.0141,   // centre
    1.8487,   // title
    -0.0004,  // centre_place
    0.1149,   // degree
    -0.0318,  // repeats
    -0.1479,  // novelty
    -0.4533,  // lead
};

constexpr FeatureWeights kTalk = {
    0.0000,   // place
    0.0000,   // inverse_rank
    0.3000,   // opening
    0.0000,   // relative_rank
    0.0000,   // first
    0.0000,   // last
    0.0161,   // length
    0.2587,   // short
    -0.4966,  // long
    1.1400,   // content
    1.7856,   // content_share
    0.1262,   // number
    -0.3435,  // quoted
    0.0958,   // says
    -1.6378,  // question
    -1.2654,  // first_person
    -0.5509,  // weak_start
    0.2533,   // filler
    1.9340,   // centre
    0.8000,   // title
    0.0000,   // centre_place
    -0.1146,  // degree
    -0.0585,  // repeats
    -0.8675,  // novelty
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
