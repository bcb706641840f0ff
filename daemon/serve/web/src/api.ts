// The server's answers, as schemas/openapi.yaml describes them.

/** [begin, end) in bytes of the entry's text as UTF-8. */
export type Span = [begin: number, end: number];
export interface Excerpt {
  text: string;
  span: Span;
}
export interface Bullet extends Excerpt {
  group: string;
}
export interface Chapter {
  title: string;
  summary?: Excerpt | null;
  span: Span;
  start_s?: number | null;
}
export interface Section {
  heading: string;
  span: Span;
}
export interface Statement extends Excerpt {
  speaker: string;
  confidence: number;
  cue: string;
}
export interface Quote extends Statement {
  pull_quote: boolean;
}
export interface Turn {
  span: Span;
  speaker: string;
  start_s?: number | null;
}
export interface Evidence extends Excerpt {
  axis: string;
  category: string;
}
export interface Wtf {
  label: string;
  terminator: number;
  idiocracy: number;
  rationale: string;
  evidence: Evidence[];
}
export interface Entry {
  id: string;
  kind: string;
  title: string;
  source: string;
  url: string;
  published_at?: string | null;
  updated_at?: string | null;
  published_in_future?: boolean;
  authors: string[];
  hosts: string[];
  guests: string[];
  language: string;
  not_done?: string[];
  reading_time_s: number;
  takeaway?: Excerpt | null;
  dek: Excerpt[];
  summary: Excerpt[];
  bullets: Bullet[];
  chapters: Chapter[];
  sections: Section[];
  quotes: Quote[];
  statements: Statement[];
  turns: Turn[];
  people: string[];
  organisations: string[];
  places: string[];
  topics: string[];
  duplicate_of?: string;
  story?: string;
  wtf?: Wtf | null;
  text: string;
}

/** Of schemas/explanation.schema.json what the page shows. */
export interface WhySentence extends Excerpt {
  score: number;
  features: { name: string; adds: number }[];
}
export interface WhyPick {
  sentence: WhySentence;
  runner_up?: WhySentence & { behind: number; because: { what: string; adds: number }[] };
}
export interface WhySelection {
  part: string;
  title?: string;
  picks: WhyPick[];
}
export interface WhySpeech extends Excerpt {
  speaker: string;
  confidence: number;
  sieve: string;
  reading: string;
  words?: Excerpt;
  candidates: { name: string; points?: number; reasons: { what: string; points?: number }[] }[];
}
export interface WhySign {
  words: string;
  span: Span;
  in_title: boolean;
  axis: string;
  category: string;
  amount: number;
  changed_by: { effect: string; words: string }[];
}
export interface WhyWtf {
  label: string;
  subject: string;
  gate: number;
  axes: { title: string; score: number; sum: number; value: number }[];
  signs: WhySign[];
}
export interface Explanation {
  basis: { as_stored: boolean; note: string };
  features: Record<string, string>;
  selections: WhySelection[];
  quotes: WhySpeech[];
  statements: WhySpeech[];
  wtf?: WhyWtf;
}

export interface QuoteHit {
  entry_id: string;
  text: string;
  snippet_html: string;
  speaker: string;
  cue: string;
  confidence: number;
  direct: boolean;
  title: string;
  source: string;
  url: string;
  published_at: string;
}
export interface EntryHit {
  id: string;
  kind: string;
  title: string;
  source: string;
  url: string;
  published_at: string;
  takeaway: string;
  snippet_html: string;
  speakers: string[];
  topics: string[];
  wtf: { label: string; terminator: number; idiocracy: number };
  quotes: QuoteHit[];
}
export interface FacetValue {
  value: string;
  count: number;
}
export interface Results {
  query: string;
  offset: number;
  limit: number;
  estimated_total: number;
  suggestion: string;
  facets: { speakers: FacetValue[]; topics: FacetValue[]; sources: FacetValue[] };
  entries?: EntryHit[];
  quotes?: QuoteHit[];
}

/** What the server, or the way to it, refused. */
export class ApiError extends Error {
  constructor(
    readonly status: number, // 0: not reached.
    message: string,
  ) {
    super(message);
  }
}

async function get(path: string, signal: AbortSignal): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError(0, "The server cannot be reached.");
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new ApiError(response.status, problem.detail ?? `The server answered ${response.status}.`);
  }
  return response.json();
}

export async function search(
  what: "entries" | "quotes",
  parameters: { q: string; sort: string; offset: number; limit: number },
  signal: AbortSignal,
): Promise<Results> {
  const query = new URLSearchParams({ q: parameters.q, offset: String(parameters.offset), limit: String(parameters.limit) });
  if (parameters.sort !== "") query.set("sort", parameters.sort);
  return (await get(`/v1/${what === "entries" ? "search" : "quotes"}?${query}`, signal)) as Results;
}

// What the server leaves out when there is nothing to say.
function complete(found: Partial<Entry> & { id: string }): Entry {
  const said = { speaker: "", confidence: 0, cue: "" };
  return {
    kind: "article", title: "", source: "", url: "", authors: [], hosts: [], guests: [], language: "",
    reading_time_s: 0, dek: [], summary: [], chapters: [], sections: [], turns: [],
    people: [], organisations: [], places: [], topics: [], text: "",
    ...found,
    bullets: (found.bullets ?? []).map((bullet) => ({ ...bullet, group: bullet.group ?? "" })),
    quotes: (found.quotes ?? []).map((quote) => ({ ...said, ...quote, pull_quote: quote.pull_quote ?? false })),
    statements: (found.statements ?? []).map((statement) => ({ ...said, ...statement })),
  };
}

export async function entry(id: string, signal: AbortSignal): Promise<Entry> {
  return complete((await get(`/v1/entries/${encodeURIComponent(id)}`, signal)) as Entry);
}

export async function explanation(id: string, signal: AbortSignal): Promise<Explanation> {
  return (await get(`/v1/entries/${encodeURIComponent(id)}/explain`, signal)) as Explanation;
}
