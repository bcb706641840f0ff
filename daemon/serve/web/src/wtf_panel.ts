// The WTF Index: how far a story leans towards machines that rule us (left) or
// towards us no longer thinking (right).

import type { Evidence, Wtf } from "./api";
import { element } from "./dom";
import { label } from "./format";
import type { ShowInText } from "./source_text";

const TOP = 10;

function arm(side: "terminator" | "idiocracy", value: number): HTMLElement {
  const bar = element("span", { class: `wtf-fill ${side}` });
  // Through the object model: the content policy forbids style attributes.
  bar.style.width = `${(Math.min(TOP, Math.max(0, value)) / TOP) * 100}%`;
  return element("span", { class: `wtf-arm ${side}` }, bar);
}

/** "◄ Terminator 1 · Idiocracy 0 ►" over a bar that grows from its middle. */
export function wtfScale(wtf: { terminator: number; idiocracy: number }): HTMLElement {
  return element("div", { class: "wtf-scale", role: "img",
    "aria-label": `Terminator ${wtf.terminator} of ${TOP}, Idiocracy ${wtf.idiocracy} of ${TOP}` },
    element("span", { class: "wtf-end" }, element("span", { class: "arrow" }, "◄ "), "Terminator ",
      element("b", {}, String(wtf.terminator))),
    element("span", { class: "wtf-end right" }, "Idiocracy ", element("b", {}, String(wtf.idiocracy)),
      element("span", { class: "arrow" }, " ►")),
    element("span", { class: "wtf-bar" }, arm("terminator", wtf.terminator), arm("idiocracy", wtf.idiocracy)));
}

/** The same in one short line, for lists. */
export function wtfLine(wtf: { label: string; terminator: number; idiocracy: number }): HTMLElement | null {
  if (wtf.label === "") return null;
  return element("span", { class: "wtf-line", title: "WTF Index" }, label(wtf.label.toLowerCase()),
    element("span", { class: "numbers" }, ` ◄ ${wtf.terminator} · ${wtf.idiocracy} ►`),
    element("span", { class: "unseen" }, ` (Terminator ${wtf.terminator}, Idiocracy ${wtf.idiocracy})`));
}

function evidenceItem(evidence: Evidence, show: ShowInText): HTMLElement {
  return element("li", {},
    element("span", { class: `axis ${evidence.axis === "idiocracy" ? "idiocracy" : "terminator"}` },
      `${label(evidence.axis)} · ${label(evidence.category)}`),
    element("span", { class: "evidence-text", dir: "auto" }, evidence.text, " ", show(evidence.span)));
}

export function wtfPanel(wtf: Wtf, show: ShowInText): HTMLElement {
  const evidence = wtf.evidence.length === 0 ? null
    : element("details", { class: "evidence" },
        element("summary", {}, `Evidence (${wtf.evidence.length})`),
        element("ul", {}, wtf.evidence.map((item) => evidenceItem(item, show))));
  return element("section", { class: "wtf panel", "aria-labelledby": "wtf-heading" },
    element("h2", { id: "wtf-heading" }, "WTF Index ", element("strong", { class: "wtf-label" }, wtf.label)),
    wtfScale(wtf),
    wtf.rationale === "" ? null : element("p", { class: "rationale" }, wtf.rationale),
    evidence);
}
