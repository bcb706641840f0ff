// The text that an entry was made from, and the way from each excerpt to where
// it stands in it. Spans count UTF-8 bytes, as the index does.

import type { Entry, Span, Turn } from "./api";
import { element } from "./dom";
import { clock } from "./format";

/** Makes the small button that shows a span in the text. */
export type ShowInText = (span: Span) => HTMLElement | null;

interface Part {
  span: Span;
  turn?: Turn;
}

// Turns with what stands between them; the whole text if there are none.
function parts(length: number, turns: Turn[]): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const turn of turns) {
    const [turnBegin, turnEnd] = turn.span;
    if (turnBegin < end || turnEnd > length) continue;
    if (turnBegin > end) found.push({ span: [end, turnBegin] });
    found.push({ span: turn.span, turn });
    end = turnEnd;
  }
  if (end < length) found.push({ span: [end, length] });
  return found;
}

class SourceText {
  readonly section: HTMLDetailsElement;
  private readonly body = element("div", { class: "source-body", dir: "auto" });
  private readonly bytes: Uint8Array;
  private readonly decoder = new TextDecoder();

  constructor(private readonly entry: Entry) {
    this.bytes = new TextEncoder().encode(entry.text);
    this.section = element("details", { class: "source", id: "source" },
      element("summary", {}, element("h2", {}, "The text it is made from")), this.body);
    this.section.addEventListener("toggle", () => {
      if (this.section.open && !this.body.hasChildNodes()) this.draw(null);
    });
  }

  show(span: Span): void {
    this.draw(span);
    this.section.open = true;
    const mark = this.body.querySelector("mark");
    if (mark === null) return;
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }

  private text(begin: number, end: number): string {
    return begin < end ? this.decoder.decode(this.bytes.subarray(begin, end)) : "";
  }

  private draw(marked: Span | null): void {
    this.body.replaceChildren(...parts(this.bytes.length, this.entry.turns).map((part) => this.drawPart(part, marked)));
  }

  private drawPart({ span, turn }: Part, marked: Span | null): HTMLElement {
    const [first, last] = span;
    const begin = Math.min(Math.max(marked?.[0] ?? last, first), last);
    const end = Math.max(Math.min(marked?.[1] ?? last, last), begin);
    const who = turn === undefined ? null
      : element("span", { class: "turn-speaker" }, turn.speaker || "Unknown speaker",
          turn.start_s === null || turn.start_s === undefined ? null : ` ${clock(turn.start_s)}`);
    return element("p", { class: turn ? "turn" : null }, who, this.text(first, begin),
      begin < end ? element("mark", {}, this.text(begin, end)) : null, this.text(end, last));
  }
}

/** The closed section with the text, and what opens it at a span. */
export function sourceText(entry: Entry): { section: HTMLElement; show: ShowInText } {
  const source = new SourceText(entry);
  const show: ShowInText = (span) => {
    const button = element("button", { type: "button", class: "in-text", title: "Show it in the text",
      "aria-label": "Show it in the text" }, "¶");
    button.addEventListener("click", () => source.show(span));
    return span[1] > span[0] ? button : null;
  };
  return { section: source.section, show };
}
