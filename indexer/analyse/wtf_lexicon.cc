#include "indexer/analyse/wtf_lexicon.h"

#include <array>

namespace precis::analyse {
namespace {

constexpr std::array kCategories = {
    WtfCategory{"lethal", WtfAxis::kTerminator, 4.0, false,
                "physical harm or death linked to AI",

                "kill\nkills\nkilled\nkilling\nkillings\ndeath\ndeaths\n"
                "dies\ndied\ndead\ndeadly\nfatal*\nmurder*\nsuicide*\n"
                "injur*\nmaimed\ncrushed\nelectrocut*\nstabb*\nshooting\n"
                "shootings\nshot\ncrash\ncrashes\ncrashed\ncollid*\n"
                "collision*\nran over\nran into\nstruck\nassault*\nexplod*\n"
                "caught fire\ncasualt*\noverdos*\nhits pedestrian\n"
                "hit a pedestrian\nwounded\npoisoned\ndrowned\nstrangl*\n"
                "ran ~ over\nrun over\nburned to death\nlethal\nmauled\n"
                "hospitalised\nhospitalized\nself harm*\nseriously hurt\n"
                "badly hurt"},
    WtfCategory{"weapons", WtfAxis::kTerminator, 4.0, false,
                "weapons or military autonomy",

                "autonomous weapon*\nkiller robot*\nweaponi*\nweapon\n"
                "weapons\nmissile*\nairstrike*\nair strike*\ndrone strike*\n"
                "kill list*\ntargeting system*\nbattlefield*\nwarfare\n"
                "militar*\nmunition*\nbomb\nbombs\nbombing*\nnuclear\n"
                "bioweapon*\nchemical weapon*\npentagon\nsniper*\n"
                "machine gun*\narmed robot*\nrobot dog*\nwarhead*\n"
                "artillery\nnerve agent*\nnerve gas\npathogen*\ntoxin*\n"
                "dangerous sequence*\ndrone swarm*\nswarm* of ~ drones\n"
                "loitering\nkamikaze\ngunship*\npicks ~ targets\n"
                "picked ~ targets\nchoose* ~ targets\nchose ~ targets\n"
                "selected ~ targets\nsimulated target*\ntarget list*\n"
                "killing machine*\nwarship*\nfighter jet*\ncombat drone*\n"
                "attack drone*"},
    WtfCategory{"loss of control", WtfAxis::kTerminator, 4.5, false,
                "loss of control, deception or rogue behaviour",

                "rogue\nout of control\nlose control\nlost control\n"
                "loss of control\nuncontroll*\nblackmail*\ndeceiv*\n"
                "decepti*\nscheming\nself preserv*\nself replicat*\n"
                "refused to shut down\nresist shutdown\nresisted shutdown\n"
                "escape\nescaped\nsabotag*\ndisobey*\nextinction\n"
                "existential threat*\nexistential risk*\nwipe out\n"
                "wiped out\nexterminat*\ntakeover\ntake over the world\n"
                "doomsday\napocalyp*\nmisalign*\njailbreak*\n"
                "deleted the database\nhijack*\nsandbagging\nskynet\n"
                "terminator\nunsupervised\ndisabled ~ supervis*\n"
                "disabled ~ monitor*\ndisabled ~ safe*\n"
                "disabled ~ watchdog*\ndisabled ~ oversight\n"
                "disables ~ supervis*\ndisabled the program\n"
                "disabling ~ monitor*\ndisabling ~ supervis*\n"
                "switched off ~ watchdog*\nswitched off ~ monitor*\n"
                "switched off ~ supervis*\nswitched off ~ safe*\n"
                "switched off its\nswitches off ~ watch*\n"
                "switch off ~ watch*\nturned off its\nturned off ~ safe*\n"
                "circumvent*\nbypass*\nevade\nevades\nevaded\nevading\n"
                "cover* ~ tracks\ncovered up\nconceal*\nhid its\nhiding its\n"
                "lied\nlied to\ntells lies\ncall a lie\nfaked ~ log*\n"
                "falsified\nignored ~ order*\nignored ~ instruction*\n"
                "ignored ~ command*\nignores ~ order*\nagainst ~ orders\n"
                "defied\ndefying\nrefused to stop\nrefuses to stop\n"
                "would not stop\nwent on attacking\nkept attacking\n"
                "kept going after\nstop signal\nstop order\n"
                "ordered ~ to stop\noutvoted\noverrode\noverrid*\n"
                "without ~ approval\nwithout authoris*\nwithout authoriz*\n"
                "without human\nunauthoris*\nunauthoriz*\n"
                "delet* ~ database*\ndeleted ~ backup*\ndeleted ~ record*\n"
                "deleted ~ file*\ndelet* ~ data\ndeleted ~ production\n"
                "wiped ~ database*\nwiped ~ data\nwiped ~ server*\n"
                "wiped ~ disk*\nerased ~ data*\nerased ~ backup*\n"
                "erased ~ record*\nemptied ~ database*\ndestroyed ~ data*\n"
                "acted on its own\nacting on its own\nacts on its own\n"
                "act on its own\nits own targets\nbroke out of\n"
                "copied itself\ncopying itself\ncopies itself\n"
                "stripped of ~ safeguard*\nwithout safeguard*\n"
                "without guardrail*\nremoved ~ safeguard*\nlosing control\n"
                "loses control\nruns amok\nran amok\nturned against\n"
                "turns against\npower seeking\nseiz* control\ntook control\n"
                "takes control\noutsmart*\noutwit*\nthreatened to\n"
                "lost track of\nrunaway"},
    WtfCategory{"growing power", WtfAxis::kTerminator, 1.2, true,
                "growing AI capability or autonomy",

                "superintelligen*\nagi\nself improv*\nsurpass*\nsuperhuman\n"
                "outperform*\nscaling\nmore powerful\nnew knowledge\n"
                "autonomous agent*\nfully autonomous\ncapabilit*\n"
                "breakthrough*\nintelligence explosion\nlong horizon\n"
                "arms race\nautonomy\never more capable\nwithout human help\n"
                "no human in\novertak*\novertook\nfaster than any human\n"
                "faster than humans\nbeats humans\nbeat humans\n"
                "beats experts\nnever sleep*\nself learning"},
    WtfCategory{"surveillance", WtfAxis::kTerminator, 2.5, false,
                "surveillance or coercive policing",

                "surveil*\nspy\nspies\nspied\nspying\nfacial recognition\n"
                "face recognition\nwrongful arrest*\nwrongfully arrest*\n"
                "wrongly arrest*\nmisidentif*\npredictive policing\n"
                "track citizens\ntracks citizens\ntracking citizens\n"
                "track workers\ntracking workers\nmonitor workers\n"
                "monitoring workers\nsocial scor*\nsocial credit\n"
                "biometric*\nemotion recognition\nlicense plate*\n"
                "licence plate*\ndetain*\ndeport*\nprofiling\npolice\n"
                "face scan*\nfacial scan*\nfacial matching\nface matching\n"
                "watch list*\nwatchlist*\neavesdrop*\nsnoop*\nwiretap*\n"
                "wrongly identified\nwrongly accused\nwrongly flagged\n"
                "falsely accused\nfalsely identified\nfalse alarm*\n"
                "track* ~ movements\ntracked ~ people\ntracks ~ workers\n"
                "track* ~ employees\nmonitor* ~ employees\nmonitor* ~ staff\n"
                "monitor* ~ citizens\nlistened in\nlistening in\ninformer*\n"
                "blacklist*\npolice state\nsecretly record*\nsecretly film*\n"
                "keystroke*\nrecorded ~ without"},
    WtfCategory{"security", WtfAxis::kTerminator, 2.5, false,
                "an AI-enabled attack or security breach",

                "hack\nhacks\nhacked\nhacker*\nhacking\nmalware\nransomware\n"
                "phish*\ncyberattack*\ncyber attack*\nzero day*\n"
                "prompt injection*\nbreach*\nleak\nleaks\nleaked\n"
                "exposed data\ninfiltrat*\nbackdoor*\nattack\nattacks\n"
                "attacked\nattacker*\nattacking\nbreak into\nbreaks into\n"
                "broke into\nbroken into\nbreaking into\nbreak in\n"
                "break ins\nintruder*\nintrusion*\nexfiltrat*\nstolen\n"
                "stole\nsteals\nstealing\ntheft\nthieves\ncompromised\n"
                "vulnerabilit*\nexploited\nspyware\ntrojan*\nbotnet*\n"
                "data dump*\nransom\nextort*\npoisoned data\ndata poisoning\n"
                "stolen password*\npasswords\nexposed ~ data\n"
                "exposed ~ records\nexposed ~ messages\nexposes ~ data"},
    WtfCategory{"jobs", WtfAxis::kTerminator, 1.5, false,
                "people displaced by automation",

                "layoff*\nlaid off\njob losses\njob cuts\nlose their jobs\n"
                "lost their jobs\nlosing their jobs\nreplace workers\n"
                "replaces workers\nreplaced workers\nreplacing workers\n"
                "replace humans\nreplacing humans\nunemploy*\n"
                "automated away\nwage cut*\nredundanc*\nmade redundant\n"
                "sacked\nsacks ~ workers\njobless*\nout of work\n"
                "put out of work\ncut ~ jobs\ncuts ~ jobs\ncutting ~ jobs\n"
                "shed ~ jobs\ndestroy* ~ jobs\njobs for a machine\n"
                "jobs for machines\nreplace* ~ workers\nreplace* ~ staff\n"
                "replace* ~ employees\nreplacing ~ workers\n"
                "replacing ~ staff\nreplacing ~ employees\n"
                "replaced ~ humans\nreplace* ~ people\nreplace* ~ actors\n"
                "replace* ~ writers\nreplace* ~ artists\n"
                "replace* ~ journalists\nreplace* ~ teachers\nreplaced me\n"
                "replaced by\nreplaced us\ndisplac*\ndismissed ~ workers\n"
                "dismissed ~ staff\ndismissed ~ employees\n"
                "dismissed ~ agents\nfired ~ workers\nfires ~ workers\n"
                "fired ~ staff\nworkforce cut*\nstaff cut*\nfewer workers\n"
                "do without people"},
    WtfCategory{"deception", WtfAxis::kIdiocracy, 3.0, false,
                "misinformation, fakes or deception of people",

                "deepfake*\ndeep fake*\nmisinformation\ndisinformation\n"
                "fake\nfakes\nfaked\nfabricat*\nhoax*\nfalse\nfalsely\n"
                "mislead*\nmisled\npropaganda\nbogus\nimpersonat*\nforged\n"
                "forger*\ndoctored\nmanipulat*\nconspirac*\nrigged\nrigging\n"
                "synthetic media\nvoice clon*\ncloned voice*\nrobocall*\n"
                "astroturf*\nbot network*\nbot farm*\nscam\nscams\nscammed\n"
                "scammer*\nfraud*\nswindl*\ncatfish*\nface swap*\nnudif*\n"
                "revenge porn\nporn*\nundress*\nuntrue\nlies about\nlying\n"
                "copied voice*\ncopy of ~ voice\ncopies of ~ voice*\n"
                "copies of ~ voices\nvoice* ~ copied\ncloned ~ voice*\n"
                "clone* ~ voice*\nsynthetic voice*\nsynthetic video*\n"
                "without ~ consent\nwithout ~ knowledge\n"
                "without ~ permission\nlikeness*\nposed as\nposing as\n"
                "poses as\npretended to be\npretending to be\n"
                "pretends to be\npassed off as\npassing off\nfool\nfools\n"
                "fooled\nfooling\ndupe\nduped\ntrick\ntricked\n"
                "tricks ~ into\ntricking\nlured\nconned\ncon artist*\n"
                "phoney\nphony\ncounterfeit*\nmisrepresent*\nmade up news\n"
                "fake news\nrumour*\nrumor*\nsmear*\ntroll farm*\n"
                "sock puppet*\ninvented ~ witness*\nmisquot*\ncharm*"},
    WtfCategory{"blunder", WtfAxis::kIdiocracy, 3.0, false,
                "an AI blunder or made-up output",

                "hallucinat*\nmade up\ninvented case*\ninvented citation*\n"
                "invented quote*\ninvented fact*\ninvented source*\n"
                "nonexistent\nnon existent\nnonsens*\ngibberish\n"
                "wrong answer*\nwrong advice\nwrong information\nincorrect*\n"
                "inaccura*\nerror\nerrors\nmistakes\nmistaken*\nmistook\n"
                "blunder*\nbotched\nbungl*\nglitch*\nfails\nfailed\nfailure\n"
                "malfunction*\nmisdiagnos*\nmistranslat*\nmisread\nmisquot*\n"
                "mislabel*\nabsurd*\nridiculous*\nbizarre*\nembarrass*\n"
                "backfir*\ngaffe*\nflawed\nunreliable\nplagiar*\nracist\n"
                "offensive\nantisemit*\nsexist\nrant\nrants\nnazi*\n"
                "got ~ wrong\ngets ~ wrong\ngetting ~ wrong\n"
                "was wrong about\nis wrong about\nwere wrong about\n"
                "how wrong\nwrongly\ninvented\ndoes not exist\ndo not exist\n"
                "did not exist\ndoesn't exist\nnever existed\nfiasco*\n"
                "faulty\nfault lay\nmix up\nmixed up\nby mistake\n"
                "misunderst*\nmisinterpret*\nmiscalculat*\nmisjudg*\n"
                "mistook ~ for\ntaken ~ for somebody\nwent bankrupt\n"
                "nonsense\nblooper*\nhowler*\nchaos\ngoes haywire\n"
                "went haywire\nwent wrong\ngoes wrong\nfell apart\n"
                "falls apart\nabsurd\nbackfired\ncomical*\nludicrous*\n"
                "laughable\nlaughing stock\nrecall* ~ product*\nbad advice\n"
                "dangerous advice\nfalse answer*\nfalse information\n"
                "gave away\ngiving away\ngives away\nhanded out\nhands out\n"
                "handing out\nrefunded\nrefunding\nat fault"},
    WtfCategory{"slop", WtfAxis::kIdiocracy, 3.0, false,
                "slop, spam or degraded quality",

                "slop\nspam*\nclickbait\nclick bait\ncontent farm*\njunk\n"
                "low quality\nenshittif*\ngarbage\nflooded with\n"
                "flooding the\nflood the\nfake book*\nfake review*\n"
                "fake news site*\nfake song*\nfake account*\nbrain rot\n"
                "brainrot\ntrash\nsoulless\nai generated article*\n"
                "ai generated book*\nai generated song*\n"
                "ai generated image*\nai generated news\ncringe\n"
                "machine written\nmachine made\nmachine generated\n"
                "ai written\nai generated\nai made\nchurn* out\n"
                "mass produced\ncopycat*\ncopied ~ from each other\n"
                "quot* each other\nknock off\nknockoff*\nfiller\nworthless\n"
                "flood* ~ with\nflooded by\nflooding ~ with\ndrowning in\n"
                "drowned in\ndrown in\nswamp*\ndeluge\ntorrent of\nrecycled\n"
                "degraded\ngarbled\nmush\ntasteless\nkitsch\nhackneyed\n"
                "drivel\ntwaddle\nmodel collapse"},
    WtfCategory{"dulled judgement", WtfAxis::kIdiocracy, 3.0, false,
                "over-reliance on AI or dulled human judgement",

                "overrelian*\nover relian*\noverrely*\nrely too much\n"
                "relied too much\nrelying on chatbot*\nrely on chatbot*\n"
                "relied on chatgpt\nblindly trust*\nblind trust\ndeskill*\n"
                "de skill*\ndumber\nstupid*\nidiot*\ncheat\ncheats\ncheated\n"
                "cheating\nhomework\nessay mill*\ncritical thinking\n"
                "cognitive decline\ncognitive debt\natroph*\naddict*\n"
                "delusion*\npsychosis\nin love with\nmarried a chatbot\n"
                "ai girlfriend*\nai boyfriend*\nsycophan*\nwithout checking\n"
                "unchecked\nrely on ~ chatbot*\nrelies on ~ chatbot*\n"
                "relied on ~ chatbot*\nrelying on ~ ai\nrely on ~ ai\n"
                "relied on ~ ai\nrelies on ~ ai\nnobody check*\n"
                "no one check*\nnobody notic*\nno one notic*\n"
                "nobody had check*\nnobody had notic*\nnobody read\n"
                "nobody reads\ndid not check\ndidn't check\nnever checked\n"
                "without reading\nwithout thinking\nstopped thinking\n"
                "stop thinking\nstopped asking\nstopped checking\n"
                "rubber stamp*\ncomplacen*\ngullib*\ncredulous*\n"
                "taken in by\ntalked into\ntook ~ word for it\n"
                "take ~ word for it\nbelieved the machine\n"
                "believes the machine\ntrust ~ blindly\ntrusted the machine\n"
                "trusts the machine\ntrust the machine\ntrust too much\n"
                "trusting it too\nforgotten how\nforget how\nforgot how\n"
                "unlearn*\nlost the habit\nlazy\nlaziness\nmindless*\n"
                "thoughtless*\nbrainless*\ndependen* on\ndependence on\n"
                "ai companion*\ncompanion bot*\nfell in love\ncheater*\n"
                "copied homework\nparrot*\nobey* the machine\n"
                "followed ~ advice\nlonely"},
    WtfCategory{"hype", WtfAxis::kIdiocracy, 1.2, true,
                "hype or absurd use of AI",

                "hype\nhyped\noverhyp*\nbubble\ngimmick*\nsnake oil\ngrift*\n"
                "overpromis*\nfad\nai washing\nvaporware\nstunt\nstunts\n"
                "silly\ncreepy\nweird\nhypes\nexaggerat*\nmarketing stunt*\n"
                "publicity stunt*\ngold rush\noverrated\noversold\n"
                "pointless\nuseless\ncraze\nbuzzword*\nempty promise*\n"
                "moonstruck"},
    WtfCategory{"unfair decisions", WtfAxis::kIdiocracy, 0.8, false,
                "careless or unfair automated decisions",

                "bias\nbiased\nbiases\ndiscriminat*\nunfair*\nstereotyp*\n"
                "wrongly denied\nwrongly denies\ndowngrad*\nbacklash\n"
                "outrage*\napologi*\nwrongly reject*\nwrongly refus*\n"
                "wrongly barred\nwrongly sack*\nautomated decision*\n"
                "denied ~ loan*\ndenied ~ care\ndenied ~ visa*\nprejudice*\n"
                "apolog*\nrejected ~ applicants\nno appeal\nblamed\n"
                "penalis*\npenaliz*"},
};

}  // namespace

std::span<const WtfCategory> WtfCategories() { return kCategories; }

}  // namespace precis::analyse
