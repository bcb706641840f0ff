#include <array>

#include "indexer/analyse/text/word_lists.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::array kLists = {
    WordList{kFirstName | kMasculine, R"(
aaron abdul abdullah abe abraham adam adrian ahmed aidan alan albert alberto
alejandro alessandro alex alexander alexandre alexei alfred ali allan allen
alvin amir amit anand anders andre andreas andrei andrew andy angelo angus anil
anthony anton antoine antonio antony ari arjun armando arnold arthur arturo arun
arvind ashok asif austin axel barack barry bart basil ben benedict benjamin
bernard bernie bert bilal bill billy björn blake bob bobby boris brad bradley
brandon brendan brent brett brian bruce bruno bryan burt byron caleb calvin
cameron carl carlo carlos cedric cesar chad charles charlie chester chris
christian christopher chuck claude clay clayton clement cliff clifford clint
clive cody colin connor conrad craig curt curtis cyril dale damian damon dan
daniel daniele danny dario darren darryl dave david dean demis denis dennis
derek derrick devin dexter diego dimitri dirk dmitri dmitry dominic don donald
doug douglas duncan dustin dwight dylan earl ed eddie edgar edmund eduardo edward
edwin eli elias elijah elliot elliott elon emanuel emil emilio emmanuel enrico
enrique eric erik ernest ernesto ernie erwin ethan eugene evan fabian farid
felipe felix ferdinand fernando floyd francesco francis francisco franco
francois frank franklin franz fred freddie frederick fritz gabriel gareth garry
gary gavin gene geoff geoffrey george gerald gerard gerhard gianni gilbert
giovanni giorgio glen glenn gordon graham grant greg gregg gregory guido guillermo
gustav gustavo guy hal hamid hank hans harold harrison harry harvey hassan heath
hector heinrich helmut henri henrik henry herbert herman hiroshi horace howard
hubert hugh hugo hussein ian ibrahim igor ilya imran isaac ismail ivan ivo jack
jackson jacob jacques jaime jake jamal james jamie jan jared jason javier jay jean
jeb jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy
jitendra joachim joaquin joe joel johan johann john johnny jon jonas jonathan
jordan jorge jose josef joseph josh joshua josé juan jude jules julian julio jun
jurgen jürgen justin kai karim karl keith kelvin ken kenji kenneth kent kevin
khalid kirk klaus kofi konrad kurt kyle lance larry lars laurent lawrence lee leo
leon leonard leonardo leroy leslie lewis liam lindsey lionel lloyd logan lorenzo
lou louis lucas luigi luis lukas luke lyndon magnus mahmoud malcolm manuel marc
marcel marcelo marco marcus mario marius mark marshall martin marvin massimo
mateo mathias mats matt matteo matthew matthias maurice mauricio max maximilian
mehdi mehmet melvin michael michel miguel mikael mike mikhail milan miles milton
mitch mitchell mitt mo mohamed mohammad mohammed moritz moses murray mustafa
narendra nate nathan nathaniel naveen neal ned neil nelson newt nicholas nick
nicolas nigel niklas nikolai nils noah noam noel norman oleg oliver olivier omar
orlando oscar oskar otto owen pablo paolo patrick paul pavel pedro percy perry
pete peter phil philip philippe phillip pierre piotr prakash preston quentin
rafael raj rajesh ralph ramesh ramon randall randy raphael rashid raul ravi ray
raymond reggie reginald reid reinhard rene rex reza ricardo rich richard rick
ricky rob robert roberto robin rod roderick rodney rodrigo roger rohan roland
rolf roman ron ronald ronnie rory ross roy ruben rudolf rudy rupert russ russell
ryan sacha salvador sam samir samuel sanjay santiago satoshi satya scott
sean sebastian serge sergei sergey sergio seth shane shaun shawn sid sidney
sigmund simon stan stanley stefan stefano stephan stephen steve steven stewart
stuart sundar sunil sven syed takeshi tariq tayyip ted terence terrence terry
theo theodore thomas tim timothy tobias toby todd tom tomas tommy tony travis
trent trevor tristan troy tyler uwe vadim vernon victor vijay vikram vince
vincent vinod vitalik vladimir wade wallace walt walter warren wayne wendell
wendy werner wesley wilbur wilhelm will willem william willie winston wolfgang
woodrow xavier yann yasser yoshua yuri yusuf zach zachary zack)"},
    WordList{kFirstName | kFeminine, R"(
abby abigail ada adele adriana agatha agnes aisha alexandra alexis alice alicia
alina alison allison alyssa amanda amber amelia amina amy ana anastasia andrea
angela angelica angelina anita anja ann anna anne annette annie antonia april
ariana arianna ashley astrid audrey aurora ava ayesha barbara beatrice becky
belinda bernadette beth bethany betsy betty beverly bianca bonnie brenda
bridget brittany brooke camila camilla candace carla carly carmen carol carolina
caroline carolyn carrie casey cassandra catherine cathy cecilia celeste celia
charlene charlotte chelsea cheryl chloe christina christine cindy claire clara
clarissa claudia colleen connie constance cora corinne courtney crystal cynthia
daisy dana daniela danielle daphne dawn deborah debbie debra deirdre delia denise
diana diane dina dolores donna dora doreen doris dorothy edith eileen elaine
elena eleanor elisa elisabeth elise eliza elizabeth ella ellen elsa emilia emily
emma erica erika erin esther ethel eva eve evelyn farah fatima faye fei-fei felicia
fiona flora florence frances francesca frida gabriela gabriella gabrielle gail
gemma genevieve georgia geraldine gertrude gina giulia gladys glenda gloria grace
greta gretchen gwen haley hanna hannah harriet hayley heather heidi helen helena
helga henrietta hilary hilda hillary holly hope ida ilse imogen ines ingrid irene
iris irina isabel isabella isabelle ivanka ivy jacqueline jana jane janet janice
jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jill jo joan joanna
joanne jocelyn jodi jody johanna josephine joy joyce juanita judith judy julia
juliana julie juliet june kamala karen karin karina kate katharina katherine
kathleen kathryn kathy katie katrina kay kayla kellyanne kelly kendra kerry kim
kimberly kirsten kristen kristin kristina krystal lara larissa latoya laura lauren
laurie leah leila lena leonora leslie leticia lila lillian lily linda lisa liz
lois lola loretta lori lorraine louise lucia lucille lucy lydia lynn mabel
mackenzie madeleine madison maggie maja mandy marcia margaret margarita margot
maria mariam mariana marie marilyn marina marion marissa marjorie marlene martha
martina mary maryam matilda maureen maya megan meghan melanie melinda melissa
mercedes meredith mia michaela michelle mildred mindy mira miranda miriam moira
molly mona monica monique myra nadia nadine nancy naomi natalia natalie natasha
nellie nicola nicole nina nora norma octavia olga olivia ophelia paige pam pamela
patricia patsy patty paula pauline pearl peggy penelope penny petra phoebe
phyllis pippa polly priscilla priya rachel ramona rania rebecca regina renata
renee rhoda rhonda rita roberta rochelle rosa rosalind rosanne rose rosemary
rosie roxanne ruth sabine sabrina sadie sally samantha sandra sara sarah savannah
selena selma serena shannon sharon shauna sheila shelley shelly sherry shirley
sibyl sienna sigrid silvia simone sofia sonia sonja sophia sophie stacey stacy
stella stephanie sue susan susanna susanne susie suzanne svetlana sybil sylvia
tabitha tamara tammy tania tanya tara tatiana teresa tess tessa thelma theresa
tiffany tina tracy tricia trudy ulrike ursula valentina valerie vanessa vera
verena veronica vicky victoria viola violet virginia vivian wanda whitney
wilhelmina wilma winnie yolanda yasmin yvette yvonne zara zelda zoe)"},
    WordList{kFirstName, R"(
alexis bao chen dakota drew elliot emerson fang finley hao harper hong hui jia
jie jin jing jordan jun kai kerry kris lei leigh li ling mei min morgan parker
pat peyton quinn reese riley rowan sage sasha shay skyler sydney taylor wei xi xin
yan yang yi ying yong yu yun zhang kim park)"},
    WordList{kCalendar, R"(
monday tuesday wednesday thursday friday saturday sunday january february march
april may june july august september october november december feb apr aug sept
oct nov dec christmas easter
thanksgiving ramadan halloween)"},
    WordList{
        kParticle,
        "van von de der den del della di da dos la le bin ibn al el ter ten"},
    WordList{kCompanyEnd, R"(
inc incorporated corp corporation co company ltd limited llc plc gmbh ag sa nv
group holdings labs lab laboratories laboratory technologies technology systems
software robotics semiconductor semiconductors partners capital ventures bank
motors airlines airways industries networks media studios pictures records
entertainment pharmaceuticals therapeutics energy party union institute
university college school academy association federation foundation society
council committee commission agency authority ministry department bureau court
senate congress parliament assembly church museum hospital times post journal
tribune herald gazette magazine network news press league club fc united team
caucus coalition alliance movement campaign administration organization
organisation center centre trust fund initiative project corps guard force
police navy army observatory consortium conference board office service services
exchange observer review)"},
    WordList{kBodyHead, R"(
university college institute ministry department bank bureau office school
academy court museum church house association federation society council center
centre committee commission union board chamber league museum)"},
    WordList{kDemonym, R"(
american americans british briton britons english french german germans italian
italians spanish chinese japanese korean koreans indian indians russian russians
ukrainian ukrainians iranian iranians iraqi iraqis syrian syrians israeli
israelis palestinian palestinians saudi turkish turks greek greeks dutch swiss
swedish swedes norwegian danish finnish polish poles irish scottish scots welsh
canadian canadians mexican mexicans brazilian brazilians african africans asian
asians european europeans latin latino latinos hispanic hispanics arab arabs
muslim muslims christian christians jewish jews catholic catholics protestant
evangelical evangelicals hindu hindus buddhist islamic democrat democrats
democratic republican republicans conservative conservatives liberal liberals
libertarian labour tory tories western eastern northern southern soviet
vietnamese filipino australian australians egyptian egyptians nigerian kenyan
austrian belgian portuguese hungarian czech romanian bulgarian afghan pakistani
kurdish kurds texan texans californian)"},
    WordList{kPlaceEnd, R"(
county city river lake island islands mountains valley bay beach street avenue
road square park desert peninsula province district village airport harbor
harbour canyon springs heights hills ocean sea gulf)"},
};

}  // namespace

std::span<const WordList> NameWordLists() { return kLists; }

}  // namespace precis::analyse
