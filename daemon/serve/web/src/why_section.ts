// Why the entry says what it says: asked of the server when it is opened, since
// the article is analysed again for it.

import {
  explanation, type Explanation, type WhyPick, type WhySelection, type WhySign, type WhySpeech, type WhyWtf,
} from "./api";
import { element, type Child } from "./dom";
import { label } from "./format";
import type { ShowInText } from "./source_text";

const FEATURES = 4;
const SIGNS = 12;
const PARTS: Record<string, string> = {
  takeaway: "Take-away: the best sentence on its own",
  dek: "Dek: two sentences from the first third",
  summary: "Summary: three sentences",
  bullets: "Bullets: points from all over the text",
};
const COSTS: Record<string, string> = {
  place_discount: "its place counts less here",
  length_cost: "its words cost",
  repetition_cost: "repeats what was picked",
};

function number(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

function signed(value: number): string {
  return value < 0 ? number(value) : `+${number(value)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function reasons(...children: Child[]): HTMLElement {
  return element("p", { class: "reasons" }, ...children);
}

function listed(why: Explanation, parts: { what: string; adds: number }[]): string {
  return parts.map(({ what, adds }) => `${COSTS[what] ?? why.features[what] ?? what} ${signed(adds)}`).join(", ");
}

function pickItem(why: Explanation, { sentence, runner_up: next }: WhyPick, show: ShowInText): HTMLElement {
  const strongest = sentence.features.slice(0, FEATURES).map(({ name, adds }) => ({ what: name, adds }));
  return element("li", { dir: "auto" }, sentence.text, " ", show(sentence.span),
    reasons(`Score ${number(sentence.score)}, above all: ${listed(why, strongest)}.`),
    next === undefined ? null
      : reasons(`Next best, ${number(next.behind)} behind: “${next.text}” `, show(next.span),
          next.because.length === 0 ? null : ` (${listed(why, next.because)})`));
}

function selectionPart(why: Explanation, selection: WhySelection, show: ShowInText): Child {
  if (selection.picks.length === 0) return null;
  return [element("h3", {}, PARTS[selection.part] ?? `Chapter: ${selection.title ?? ""}`),
    element("ol", {}, selection.picks.map((pick) => pickItem(why, pick, show)))];
}

function foundBy(said: WhySpeech): string {
  if (said.sieve === "") return "Nothing around it says who speaks.";
  const words = said.words === undefined ? "" : `, the words “${said.words.text}”`;
  const meant = said.reading === "" ? ", which stand for nobody that is known" : `, read as a ${said.reading}`;
  return `Found by: ${said.sieve === "indirect" ? "reported speech" : said.sieve}${words}${meant}.`;
}

function candidateLine({ name, points, reasons: why }: WhySpeech["candidates"][number]): string {
  const said = why.map(({ what, points: adds }) => (adds === undefined ? what : `${what} ${adds < 0 ? "−" : "+"}${Math.abs(adds)}`));
  return `${name}${points === undefined ? "" : `, ${points} points`}: ${said.join(", ")}`;
}

function speechItem(said: WhySpeech, show: ShowInText): HTMLElement {
  const speaker = said.speaker === "" ? "nobody named" : `${said.speaker}, ${percent(said.confidence)}`;
  return element("li", { dir: "auto" }, said.text, " ", show(said.span), ` — ${speaker}`,
    reasons(foundBy(said)), said.candidates.map((candidate) => reasons(candidateLine(candidate))));
}

function speechPart(heading: string, speeches: WhySpeech[], show: ShowInText): Child {
  if (speeches.length === 0) return null;
  return [element("h3", {}, heading), element("ul", {}, speeches.map((said) => speechItem(said, show)))];
}

function signItem(sign: WhySign, show: ShowInText): HTMLElement {
  const changes = sign.changed_by.map(({ effect, words }) => `${effect}: “${words}”`);
  return element("li", { dir: "auto" },
    `“${sign.words}”`, sign.in_title ? " (title)" : [" ", show(sign.span)],
    reasons(`${label(sign.axis)}, ${label(sign.category).toLowerCase()}: counts ${number(sign.amount)}`,
      changes.length === 0 ? null : `; ${changes.join(", ")}`));
}

function wtfPart(wtf: WhyWtf | undefined, show: ShowInText): Child {
  if (wtf === undefined) return null;
  const axes = wtf.axes.map((axis) => `${axis.title} ${axis.score}: its signs add up to ${number(axis.sum)}, ` +
    `which on the scale of 10 is ${number(axis.value)}.`);
  return [element("h3", {}, `WTF Index: ${wtf.label}`),
    reasons(`How much the text is about ${wtf.subject}: ${percent(wtf.gate)}. ${axes.join(" ")}`),
    element("ul", {}, wtf.signs.slice(0, SIGNS).map((sign) => signItem(sign, show)))];
}

function parts(why: Explanation, show: ShowInText): Child[] {
  return [element("p", { class: why.basis.as_stored ? null : "warning" }, why.basis.note),
    why.selections.map((selection) => selectionPart(why, selection, show)),
    speechPart("Who says what", [...why.quotes, ...why.statements], show),
    wtfPart(why.wtf, show)];
}

/** "Why?": how sentences were picked, speakers found and scores made. */
export function whySection(id: string, show: ShowInText): HTMLElement {
  const body = element("div", { "aria-live": "polite" });
  const section = element("details", { class: "why", id: "why" },
    element("summary", {}, element("h2", {}, "Why?")), body);
  let asked = false;
  section.addEventListener("toggle", () => {
    if (!section.open || asked) return;
    asked = true;
    body.textContent = "Asking …";
    explanation(id, new AbortController().signal).then(
      (why) => body.replaceChildren(element("div", {}, parts(why, show))),
      (error: unknown) => {
        asked = false; // Opening it again asks again.
        body.textContent = error instanceof Error ? error.message : "That did not work.";
      });
  });
  return section;
}
