#include <array>

#include "indexer/analyse/text/word_lists.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::array kLists = {
    WordList{kCue | kStatement | kSay, R"(
say says said tell tells told add adds added write writes wrote argue argues
argued claim claims claimed)"},
    // The participles attribute too ("Ada Lund said, adding: …"), to the
    // subject of the verb before.
    WordList{kCue | kStatement, R"(
saying adding telling writing arguing claiming noting suggesting insisting
explaining warning announcing asserting tweeting
note notes noted suggest suggests suggested insist insists insisted acknowledge
acknowledges acknowledged admit admits admitted warn warns warned explain
explains explained announce announces announced assert asserts asserted state
stated contend contends contended maintain maintains maintained allege alleges
alleged predict predicts predicted promise promises promised pledge pledges
pledged vow vows vowed concede concedes conceded confirm confirms confirmed
complain complains complained deny denies denied tweet tweets tweeted recall
recalls recalled report reports reported declare declares declared indicate
indicates indicated conclude concludes concluded estimate estimates estimated
reiterate reiterates reiterated stress stresses stressed emphasize emphasizes
emphasized emphasise emphasises emphasised testify testifies testified joke
jokes joked boast boasts boasted lament laments lamented caution cautions
cautioned counter counters countered reply replies replied respond responds
responded observe observes observed remark remarks remarked reveal reveals
revealed agree agrees agreed hint hints hinted ask asks asked urge urges urged
believe believes believed think thinks thought hope hopes hoped)"},
    WordList{kCue, R"(
asking quip quips quipped recount recounts recounted shout shouts shouted yell
yells yelled chant chants chanted question questions questioned wonder wonders
wondered opine opines opined muse muses mused retort retorts retorted answer
answers answered repeat repeats repeated demand demands demanded accuse accuses
accused accusing blast blasts blasted slam slams slammed mock mocks mocked call
calls called calling dub dubs dubbed label labels labeled labelled describe
describes described describing refer refers referred referring cite cites cited
citing quote quotes quoted quoting praise praises praised hail hails hailed
attack attacks attacked attacking criticize criticizes criticized criticise
criticises criticised criticizing blame blames blamed blaming defend defends
defended read reads reading elaborate elaborates elaborated interject interjects
interjected begin begins began continue continues continued goes went
express expresses expressed signal signals signaled signalled imply implies
implied disclose discloses disclosed confess confesses confessed post posts
posted message messaged email emailed text texted propose proposes proposed
recommend recommends recommended advise advises advised threaten threatens
threatened swear swears swore guess guessed figure figures figured sum sums
summed summarize summarizes summarized summarise summarises summarised put puts
mention mentions mentioned mentioning comment comments commented commenting
assure assures assured reassure reassured inform informs informed remind reminds
reminded reminding exclaim exclaims exclaimed proclaim proclaims proclaimed
denounce denounces denounced denouncing decry decries decried dispute disputes
disputed clarify clarifies clarified retell rave raves raved preach preaches
preached speculate speculates speculated scoff scoffs scoffed sneer sneered
whisper whispers whispered cry cried scream screamed grumble grumbled gush
gushed chide chided rail railed thunder thundered snap snapped tease teased
teasing stating responding replying declaring insist joking promising pointing
recalling vowing pledging urging concluding continuing describing predicting
highlight highlights highlighted reflect reflects reflected speak spoke speaks)"},
    WordList{kThink, R"(
hope hopes hoped believe believes believed think thinks thought recall recalls
recalled feel feels felt call calls called calling describe describes described
)"},
    // After "the" or "his" these are nouns.
    WordList{kNotVerb, R"(
call calls remark remarks claim claims comment comments report reports state
note notes attack attacks question questions answer answers promise promises
demand demands quote quotes post posts text message signal signals figure
figures estimate estimates pledge pledges joke jokes boast hint hints thought
thoughts hope hopes tweet tweets label mention blast praise read)"},
    WordList{kHonorific, R"(
mr mrs ms miss dr sen rep gov gen lt col sgt rev hon prof sir dame lord lady
senator representative congressman congresswoman governor president vice-president
chancellor minister secretary ambassador judge justice professor doctor general
colonel captain lieutenant sergeant king queen prince princess pope mayor
commissioner sheriff chairman chairwoman ceo cto coo cfo cso founder co-founder
cofounder speaker pastor imam rabbi bishop cardinal father sister detective
officer premier president-elect uncle aunt host moderator councillor councilor
alderman signor signora monsieur madame herr frau)"},
    WordList{kRole, R"(
spokesman spokeswoman spokesperson analyst economist scientist researcher author
director chief executive manager engineer strategist adviser advisor aide
candidate leader activist attorney lawyer lawmaker columnist reporter
correspondent journalist editor historian pollster operative nominee
frontrunner billionaire businessman businesswoman developer designer physicist
mathematician philosopher inventor investor critic expert veteran actor actress
singer novelist president senator governor minister secretary founder
co-founder cofounder chairman chairwoman professor ceo cto head boss partner
physician psychologist surgeon nurse teacher student mother father wife husband
brother sister son daughter deputy officer democrat republican lecturer
chemist biologist entrepreneur journalist blogger musician artist curator
principal superintendent coach captain striker midfielder goalkeeper)"},
};

}  // namespace

std::span<const WordList> SpeechWordLists() { return kLists; }

}  // namespace precis::analyse
