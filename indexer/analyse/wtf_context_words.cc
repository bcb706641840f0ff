#include "indexer/analyse/wtf_lexicon.h"

namespace precis::analyse {
namespace {

constexpr WtfContext kContext = {
    .strong_ai =
        "ai\na.i\nartificial intelligence\nchatbot*\nchat bot*\nchatgpt\n"
        "gpt\nllm\nllms\nlanguage model*\nopenai\nanthropic\ndeepmind\n"
        "deepfake*\ndeep fake*\nrobot\nrobots\nself driving\ndriverless\n"
        "robotaxi*\nautopilot\nfacial recognition\nface recognition\n"
        "algorithm*\ngenerative\nmachine learning\nsuperintelligen*\n"
        "autonomous\ngrok\ndeepseek\nclaude\ngemini\ncopilot\nmidjourney\n"
        "alexa\nsiri\nagi\nneural network*\nhumanoid*\nvoice clon*\n"
        "coding agent*\nsoftware agent*\nautonomous agent*\nagentic\n"
        "frontier model*\nfoundation model*\nspeech model*\nimage model*\n"
        "deep learning\ndrone swarm*\nswarm of ~ drones\nswarms of drones\n"
        "machine written\ncopied voice*\nface matching\nfacial matching\n"
        "face scan*\nmodel card*\ntraining data\n"
        "training run*\nopen model*\nopen source model*\nmodel weights\n"
        "train* ~ model*\nmodel ~ trained\nmodels ~ trained",
    .weak_ai =
        "bot\nbots\nmodel\nmodels\nagent\nagents\nagentic\nautomat*\ndrone\n"
        "drones\nnvidia\nxai\ntesla\nwaymo\ncruise\nllama\nmistral\nbard\n"
        "sora\npredictive policing\nsynthetic\nscaling law*\nworld model*\n"
        "software\nrecommendation system*\nassistant\nassistants\nmachine\n"
        "machines\nswarm\nswarms\nvoice cop*\ndata center*\ndata centre*\n"
        "neural\ncyber",
    .negation =
        "no\nnot\nnever\nnone\nwithout\nnor\nneither\ncannot\nhardly\n"
        "barely\nnothing\nisn't\naren't\nwasn't\nweren't\ndoesn't\ndidn't\n"
        "don't\nwon't\ncan't\nhasn't\nhaven't\nfar from\nfree of\nunlikely\n"
        "deny\ndenies\ndenied\nruled out\nrules out\ndebunk*\nrefut*\n"
        "rather than\ninstead of\nlack of\nabsence of\nnobody\nno one\n"
        "couldn't\nwouldn't\ndismissed ~ claim*\ndismissed ~ report*\n"
        "dismissed ~ fear*\ndismissed ~ idea\ndismisses\nmyth",
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
        "may\nmight\ncould\nwould\npossible\npossibly\npotential\n"
        "potentially\nperhaps\nif\nfear\nfears\nfeared\nwarn\nwarns\nwarned\n"
        "warning\nwarnings\nrisk\nrisks\nrisked\nthreat\nthreaten*\nallege*\n"
        "allegedly\nalleges\nreported\nreportedly\nclaim\nclaims\nclaimed\n"
        "apparent*\nsuggest*\nlikely\nspeculat*\nrumor*\nrumour*\nsuspect*\n"
        "predict\npredicts\npredicted\npredicting\npredictions\ndoubt*"
        "\nworry\nworries\n"
        "worried\nconcern*\nhypothetical*\ndebate*\nwhether\nquestion*\n"
        "argue\nargues\nargued",
    .modal = "may\nmight\ncould\nwould\nif\nwhether\nargument\ndebate",
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
        "dead end*\ndeadline*\ndead line*\ndead last\nkiller app\n"
        "killer apps\nkiller feature*\nbombshell*\nblow up\nblows up\n"
        "shot in the arm\nlong shot*\nbig shot*\nmoonshot*\none shot\n"
        "few shot\nzero shot\nscreen shot*\nscreenshot*\nshoot for\n"
        "shooting for\nmarket crash*\ncrash course*\nprice war*\ntrade war*\n"
        "talent war*\nbidding war*\nattack the problem\nattacks the problem\n"
        "heart attack*\nunder fire\nfire up\nburn rate*\nmilitary grade\n"
        "track record*\nerror rate*\nerror bar*\nfailure mode*\nfail safe\n"
        "benchmark*\nbubble tea\nweird al\nsilver bullet*\nbullet point*\n"
        "bite the bullet\nattack surface*\nfailed to\nshot up\nmade up of\n"
        "made up for\nmade up its mind\nfake it till\ndrop dead\n"
        "scaled back\nkill switch*\nnuclear power*\nnuclear plant*\n"
        "nuclear energy\nnuclear reactor*\nnothing wrong\nproved ~ wrong\n"
        "prove ~ wrong\nproves ~ wrong\nproven wrong\ncharm offensive\n"
        "steal the show\nstole the show\npanic attack*\ntime bomb\n"
        "wrong side of\nfever pitch\nhay fever\ncrash test*\n"
        "breach of contract\ntrial and error\nmargin of error\n"
        "rounding error*\nmargin* of error\ndeadpan\ndead heat\n"
        "photo shoot*\nmilitary service\nkilling time\ndying to\n"
        "forced error*\ntraining error*\ntest error*\nerror margin*\n"
        "deadlift*\nmilitary band\ndrowned out\ntakeover bid*\n"
        "hostile takeover*\ntakeover offer*\nflooded ~ cellar*\n"
        "flooded kitchen*\nescape room*\nescape hatch*\nbubble wrap\n"
        "soap bubble*\nfake fur\nfalse start*\nfalse dawn",
};

}  // namespace

const WtfContext& WtfContextWords() { return kContext; }

}  // namespace precis::analyse
