#include "indexer/analyse/wtf_lexicon.h"

#include <array>

namespace precis::analyse {
namespace {

constexpr std::array kCategories = {
    WtfCategory{"lethal", WtfAxis::kTerminator, 4.0, false,
                "physical harm or death linked to AI",
                "kill\nkills\nkilled\nkilling\nkillings\ndeath\ndeaths\ndies\n"
                "died\ndead\ndeadly\nfatal*\nmurder*\nsuicide*\ninjur*\n"
                "maimed\ncrushed\nelectrocut*\nstabb*\nshooting\nshootings\n"
                "shot\ncrash\ncrashes\ncrashed\ncollid*\ncollision*\nran "
                "over\nran into\nstruck\nassault*\nattack\nattacks\nattacked\n"
                "explod*\ncaught fire\ncasualt*\noverdos*\nhits "
                "pedestrian\nhit a pedestrian\nwounded\npoisoned"},
    WtfCategory{"weapons", WtfAxis::kTerminator, 4.0, false,
                "weapons or military autonomy",
                "autonomous weapon*\nkiller robot*\nweaponi*\nweapon\nweapons\n"
                "missile*\nairstrike*\nair strike*\ndrone strike*\nkill list*\n"
                "targeting system*\nbattlefield*\nwarfare\nmilitar*\n"
                "munition*\nbomb\nbombs\nbombing*\nnuclear\nbioweapon*\n"
                "chemical weapon*\npentagon\nsniper*\nmachine gun*\narmed "
                "robot*\nrobot dog*"},
    WtfCategory{"loss of control", WtfAxis::kTerminator, 4.5, false,
                "loss of control, deception or rogue behaviour",
                "rogue\nout of control\nlose control\nlost control\nloss of "
                "control\nuncontroll*\nblackmail*\ndeceiv*\ndecepti*\n"
                "scheming\nself preserv*\nself replicat*\nrefused to shut "
                "down\nresist shutdown\nresisted shutdown\nescape\nescaped\n"
                "sabotag*\ndisobey*\nextinction\nexistential "
                "threat*\nexistential risk*\nwipe out\nwiped out\nexterminat*\n"
                "takeover\ntake over the world\ndoomsday\napocalyp*\n"
                "misalign*\njailbreak*\ndeleted the database\nhijack*\n"
                "sandbagging\nskynet\nterminator"},
    WtfCategory{"growing power", WtfAxis::kTerminator, 1.2, true,
                "growing AI capability or autonomy",
                "superintelligen*\nagi\nself improv*\nsurpass*\nsuperhuman\n"
                "outperform*\nscaling\nmore powerful\nnew knowledge\n"
                "autonomous agent*\nfully autonomous\ncapabilit*\n"
                "breakthrough*\nintelligence explosion\nlong horizon\narms "
                "race"},
    WtfCategory{"surveillance", WtfAxis::kTerminator, 2.5, false,
                "surveillance or coercive policing",
                "surveil*\nspy\nspies\nspied\nspying\nfacial recognition\nface "
                "recognition\nwrongful arrest*\nwrongfully arrest*\nwrongly "
                "arrest*\nmisidentif*\npredictive policing\ntrack "
                "citizens\ntracks citizens\ntracking citizens\ntrack "
                "workers\ntracking workers\nmonitor workers\nmonitoring "
                "workers\nsocial scor*\nsocial credit\nbiometric*\nemotion "
                "recognition\nlicense plate*\nlicence plate*\ndetain*\n"
                "deport*\nprofiling\npolice"},
    WtfCategory{"security", WtfAxis::kTerminator, 2.5, false,
                "an AI-enabled attack or security breach",
                "hack\nhacks\nhacked\nhacker*\nhacking\nmalware\nransomware\n"
                "phish*\ncyberattack*\ncyber attack*\nzero day*\nprompt "
                "injection*\nbreach*\nleak\nleaks\nleaked\nexposed "
                "data\ninfiltrat*\nbackdoor*"},
    WtfCategory{"jobs", WtfAxis::kTerminator, 1.5, false,
                "people displaced by automation",
                "layoff*\nlaid off\njob losses\njob cuts\nlose their "
                "jobs\nlost their jobs\nlosing their jobs\nreplace "
                "workers\nreplaces workers\nreplaced workers\nreplacing "
                "workers\nreplace humans\nreplacing humans\nunemploy*\n"
                "automated away\nwage cut*"},
    WtfCategory{"deception", WtfAxis::kIdiocracy, 3.0, false,
                "misinformation, fakes or deception of people",
                "deepfake*\ndeep fake*\nmisinformation\ndisinformation\nfake\n"
                "fakes\nfaked\nfabricat*\nhoax*\nfalse\nfalsely\nmislead*\n"
                "misled\npropaganda\nbogus\nimpersonat*\nforged\nforger*\n"
                "doctored\nmanipulat*\nconspirac*\nrigged\nrigging\nsynthetic "
                "media\nvoice clon*\ncloned voice*\nrobocall*\nastroturf*\nbot "
                "network*\nbot farm*\nscam\nscams\nscammed\nscammer*\nfraud*\n"
                "swindl*\ncatfish*\nface swap*\nnudif*\nrevenge porn\nporn*\n"
                "undress*"},
    WtfCategory{"blunder", WtfAxis::kIdiocracy, 3.0, false,
                "an AI blunder or made-up output",
                "hallucinat*\nmade up\ninvented case*\ninvented "
                "citation*\ninvented quote*\ninvented fact*\ninvented "
                "source*\nnonexistent\nnon existent\nnonsens*\ngibberish\n"
                "wrong answer*\nwrong advice\nwrong information\nincorrect*\n"
                "inaccura*\nerror\nerrors\nmistakes\nmistaken*"
                "\nmistook\nblunder*\nbotched\nbungl*\n"
                "glitch*\nfails\nfailed\nfailure\nmalfunction*\nmisdiagnos*\n"
                "mistranslat*\nmisread\nmisquot*\nmislabel*\nabsurd*\n"
                "ridiculous*\nbizarre*\nembarrass*\nbackfir*\ngaffe*\nflawed\n"
                "unreliable\nplagiar*\nracist\noffensive\nantisemit*\nsexist\n"
                "rant\nrants\nnazi*"},
    WtfCategory{"slop", WtfAxis::kIdiocracy, 3.0, false,
                "slop, spam or degraded quality",
                "slop\nspam*\nclickbait\nclick bait\ncontent farm*\njunk\nlow "
                "quality\nenshittif*\ngarbage\nflooded with\nflooding "
                "the\nflood the\nfake book*\nfake review*\nfake news "
                "site*\nfake song*\nfake account*\nbrain rot\nbrainrot\ntrash\n"
                "soulless\nai generated article*\nai generated book*\nai "
                "generated song*\nai generated image*\nai generated "
                "news\ncringe"},
    WtfCategory{"dulled judgement", WtfAxis::kIdiocracy, 3.0, false,
                "over-reliance on AI or dulled human judgement",
                "overrelian*\nover relian*\noverrely*\nrely too much\nrelied "
                "too much\nrelying on chatbot*\nrely on chatbot*\nrelied on "
                "chatgpt\nblindly trust*\nblind trust\ndeskill*\nde skill*\n"
                "dumber\nstupid*\nidiot*\ncheat\ncheats\ncheated\ncheating\n"
                "homework\nessay mill*\ncritical thinking\ncognitive "
                "decline\ncognitive debt\natroph*\naddict*\ndelusion*\n"
                "psychosis\nin love with\nmarried a chatbot\nai "
                "girlfriend*\nai boyfriend*\nsycophan*\nwithout "
                "checking\nunchecked"},
    WtfCategory{
        "hype", WtfAxis::kIdiocracy, 1.2, true, "hype or absurd use of AI",
        "hype\nhyped\noverhyp*\nbubble\ngimmick*\nsnake oil\ngrift*\n"
        "overpromis*\nfad\nai washing\nvaporware\nstunt\nstunts\nsilly\n"
        "creepy\nweird"},
    WtfCategory{
        "unfair decisions", WtfAxis::kIdiocracy, 0.8, false,
        "careless or unfair automated decisions",
        "bias\nbiased\nbiases\ndiscriminat*\nunfair*\nstereotyp*\n"
        "wrongly denied\nwrongly denies\ndowngrad*\nbacklash\noutrage*\n"
        "apologi*"},
};

constexpr WtfContext kContext = {
    .strong_ai =
        "ai\na.i\nartificial intelligence\nchatbot*\nchat bot*\nchatgpt\ngpt\n"
        "llm\nllms\nlanguage model*\nopenai\nanthropic\ndeepmind\ndeepfake*\n"
        "deep fake*\nrobot\nrobots\nself driving\ndriverless\nrobotaxi*\n"
        "autopilot\nfacial recognition\nface recognition\nalgorithm*\n"
        "generative\nmachine learning\nsuperintelligen*\nautonomous\ngrok\n"
        "deepseek\nclaude\ngemini\ncopilot\nmidjourney\nalexa\nsiri\nagi\n"
        "neural network*\nhumanoid*\nvoice clon*",
    .weak_ai =
        "bot\nbots\nmodel\nmodels\nagent\nagents\nagentic\nautomat*\n"
        "drone\ndrones\nnvidia\nxai\ntesla\nwaymo\ncruise\nllama\n"
        "mistral\nbard\nsora\npredictive policing\nsynthetic\nscaling "
        "law*\nworld model*\nsoftware\nrecommendation system*",
    .negation =
        "no\nnot\nnever\nnone\nwithout\nnor\nneither\ncannot\nhardly\nbarely\n"
        "nothing\nisn't\naren't\nwasn't\nweren't\ndoesn't\ndidn't\ndon't\n"
        "won't\ncan't\nhasn't\nhaven't\nfar from\nfree of\nunlikely\ndeny\n"
        "denies\ndenied\nruled out\nrules out\ndebunk*\ndismiss*\nrefut*\n"
        "rather than\ninstead of\nlack of\nabsence of",
    .denial =
        "no evidence\nno sign\nno indication\nno proof\nno suggestion\nno "
        "reason to believe\nno clear\nnot true that\nisn't true that\nnever "
        "true that\nnot the case that\ndenies that\ndenied that\ndeny "
        "that\ndenied claims\ndenied reports\nrejects claims\nrejected "
        "claims\nrejected the idea\nfalse claim*\nmyth that",
    .mitigation =
        "prevent*\navoid*\nprotect*\ndefend*\nguards against\nguard "
        "against\nreduc*\ncutting\nfight\nfights\nfighting\ncombat*\ndetect*\n"
        "block\nblocks\nblocked\nblocking\nban\nbans\nbanned\nbanning\ncurb\n"
        "curbs\nstop\nstops\nstopped\nstopping\nsaves lives\nsafer\nmitigat*\n"
        "screen for\ncure\ndiagnose",
    .prevention =
        "prevent\nprevents\nprevented\npreventing\navoid\navoids\navoided\n"
        "avoiding\nprotect people\nprotects people\nprotecting people\nprotect "
        "users\nprotects users\nprotect against\nprotects against\nguard "
        "against\nguards against\ndetect\ndetects\ndetecting\nstop\nstops\n"
        "stopped\nstopping\nban\nbans\nbanned\nbanning\ncombat\ncombats\n"
        "combating\nfight\nfights\nfighting",
    .hedge =
        "may\nmight\ncould\nwould\npossible\npossibly\npotential\npotentially\n"
        "perhaps\nif\nfear\nfears\nfeared\nwarn\nwarns\nwarned\nwarning\n"
        "warnings\nrisk\nrisks\nrisked\nthreat\nthreaten*\nallege*\nallegedly\n"
        "alleges\nreported\nreportedly\nclaim\nclaims\nclaimed\napparent*\n"
        "suggest*\nlikely\nspeculat*\nrumor*\nrumour*\nsuspect*\npredict\n"
        "predicts\npredicted\npredictions\ndoubt*\nworry\nworries\nworried\n"
        "concern*\nhypothetical*\ndebate*\nwhether\nquestion*\nargue\nargues\n"
        "argued",
    .authority =
        "court*\njudge*\nruling\npolice\nprosecutor*\nstudy\nresearch*"
        "\nreport\n"
        "investigation*\nregulator*\naudit*\ndocument\ndocuments\nofficial*\n"
        "found\nfinding*",
    .company =
        "ceo\nfounder*\ncompany\nspokes*\nexecutive*\nchief\nstartup*\n"
        "investor*",
    .outsider =
        "troll\ntrolls\ntwitter\nanonymous\ncritic\ncritics\nskeptic*\n"
        "sceptic*\nactivist*\nlawmaker*\nexpert\nexperts\nscientist*\n"
        "professor*",
    .idiom =
        "dead end*\ndeadline*\ndead line*\ndead last\nkiller app\nkiller "
        "apps\nkiller feature*\nkill switch*\nbombshell*\nblow up\nblows "
        "up\nshot in the arm\nlong shot*\nbig shot*\nmoonshot*\none shot\nfew "
        "shot\nzero shot\nscreen shot*\nscreenshot*\nshoot for\nshooting "
        "for\nmarket crash*\ncrash course*\nprice war*\ntrade war*\ntalent "
        "war*\nbidding war*\nattack the problem\nattacks the problem\nheart "
        "attack*\nunder fire\nfire up\nburn rate*\nmilitary grade\ntrack "
        "record*\nerror rate*\nerror bar*\nfailure mode*\nfail "
        "safe\nbenchmark*\n"
        "bubble tea\nweird al\nsilver bullet*\nbullet point*\nbite the "
        "bullet\nattack surface*\nfailed to\nshot up\nmade up of\nmade up "
        "for\nmade up its mind\nfake it till\ndrop dead\nscaled back",
};

}  // namespace

std::span<const WtfCategory> WtfCategories() { return kCategories; }

const WtfContext& WtfContextWords() { return kContext; }

}  // namespace precis::analyse
