#include "indexer/analyse/text/word_lists.h"

#include <array>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::array kLists = {
    WordList{kStop, R"(
a about above after again against all also am an and any are aren't as at be
because been before being below between both but by can can't cannot could
couldn't did didn't do does doesn't doing don't down during each either else
ever every few for from further get gets getting got had hadn't has hasn't have
haven't having he he'd he'll he's her here hers herself him himself his how
however i i'd i'll i'm i've if in into is isn't it it'll it's its itself just
let let's like may me might more most much must my myself neither no nor not now
of off on once only or other others our ours ourselves out over own per same
shall she she'd she'll she's should shouldn't since so some still such than that
that's the their theirs them themselves then there there's these they they'd
they'll they're they've this those though through thus to too toward towards
under until up upon us very via was wasn't we we'd we'll we're we've were
weren't what what's when where whether which while who whom whose why will with
within without won't would wouldn't yes yet you you'd you'll you're you've your
yours yourself mr mrs ms said say says saying told one two also)"},
    WordList{kCommon, R"(
able across act actually ago almost along already although always among amount
another anything area around ask asked away back bad based become becomes became
began begin beginning behind believe best better big bit bring brought build
business buy call called came case cause change changed changes clear clearly
close come comes coming common company companies country countries couple
course create current currently day days deal decade despite different
difficult early easy effect effort end enough especially even event events
everyone everything example expect expected fact far fast feel felt field fight
final finally find fine first five focus follow following form former forward
found four free full future gave general give given giving go goes going gone
good great group groups grow growing half hand happen happened hard head hear
heard held help helped high higher history hold home hope hour hours house huge
idea important include included includes including increase instead interest
issue issues job keep key kind knew know known large largest last late later
latest lead leader leaders leading least leave left less level life likely line
list little live lives local long longer look looked looking lost lot low made
main major make makes making man many matter mean means meant meet meeting member
members men mind minute minutes moment money month months morning move moved
much name national near nearly need needed needs never new news next night nine
nothing number often old open order part particularly past pay people percent
perhaps period person place places plan plans play point possible power
probably problem problems process provide public put question questions quite
rather read ready real really reason recent recently remain remains report
reported rest result results return right rise role room run running same saw
school second see seem seemed seems seen sense series serious service set seven
several short should show showed shown side similar simple simply single six
small smaller something sometimes soon sort special stand start started state
statement states stay step stop story strong sure system systems take taken
takes taking talk talking team tell ten term terms thing things think third
thought three time times today together told tomorrow took top total toward tried
true try trying turn turned type understand use used user users using usually
view want wanted wants watch way ways week weeks well went whole wide woman women
won word words work worked working works world worst year years yesterday young
actual added adding allow allowed available beyond certain chance decision
details easily eight entire environment evening eventually exactly exist fall
feature figure gets guess happens hundred hundreds immediately including
individual kinds larger learn lots million millions billion billions thousand
thousands mostly obviously officials official ones original particular parts
piece pretty previous previously quickly quick quit reach recent related
right says self six stuff suggest sometimes somewhere somebody someone anyone
anybody everybody nobody therefore thanks thank totally trust ultimately unless
unlike various volume wait welcome whatever whenever wherever willing wrong
yeah okay yep gonna wanna kinda hey hi hello oh wow cool awesome interesting
definitely absolutely basically literally honestly essentially super guys)"},
    WordList{kAuxiliary, R"(
has have had also later recently then now previously once often repeatedly
reportedly initially subsequently further already never not would will could
might may is was were are been be again simply quickly still just even always
publicly famously clearly explicitly openly first went on to as did does do who
even has since long only really actually)"},
    WordList{kPronoun, "he she they it i we you who"},
    WordList{kMasculine, R"(
he him his himself mr sir lord king prince father brother husband son chairman
congressman spokesman businessman gentleman actor)"},
    WordList{kFeminine, R"(
she her hers herself mrs ms miss lady queen princess madam madame mother sister
wife daughter chairwoman congresswoman spokeswoman businesswoman actress)"},
    WordList{kDeterminer, R"(
the a an his her their its my our your this that these those some any no to of
another each every)"},
    WordList{kFinite, R"(
is was are were has have had will would can could may might should must did does
do went took made gave came got ran won lost said told says held sent met spoke
kept brought stood left)"},
    WordList{kLead, R"(
in on at as with by for from to of that then also so still however instead
meanwhile later earlier not even just only yes no when while if because since
than where which but and or yet though although after before despite under once
until against between during amid following speaking here there now)"},
    WordList{kAfterSubject, R"(
in on at during after before when while as if because since with by from for
about that which where this but and or amid following via through ahead to
yesterday today late early last earlier thursday friday monday tuesday
wednesday saturday sunday)"},
    WordList{kAbbreviation, R"(
mr mrs ms dr sen rep gov gen lt col sgt rev hon prof st vs etc e.g i.e no jan
feb mar apr jun jul aug sept sep oct nov dec capt cmdr pres fr mt ft adm maj
supt asst assn dept est fig vol cf ave blvd)"},
    WordList{kEndAbbreviation, R"(
inc corp co ltd jr sr u.s u.k u.n e.u a.m p.m d.c llc plc bros a.i ph.d)"},
    WordList{kStarter, R"(
the a an he she they it we i you this that these those in on at but and as for
when while after before if there his her its their our my however meanwhile
last now some many most one with by from what who how why still yet so then
according)"},
    WordList{kConjunction, R"(
and but that while as when if because since after before although though so
yet or where which whether)"},
    WordList{kFirstPerson, R"(
i we you me my us our your i'm i've i'd i'll we're we've we'll we'd you're
you've you'll myself ourselves)"},
    WordList{kWeakStart, R"(
he she it they this that these those his her their its such but and however
also moreover still yet so then instead meanwhile therefore i we here there
another both neither either otherwise nonetheless nevertheless indeed or him
them it's that's he's she's they're there's yeah yes no right okay well oh)"},
    WordList{kQuestion, "what how why where when who which is are do does can"},
};

}  // namespace

std::span<const WordList> FunctionWordLists() { return kLists; }

}  // namespace precis::analyse
