// A query as the three fields of the search form, and back. The address holds
// the query itself, so that it can be shared and typed.

export interface Fields {
  words: string; // All that is not one of the filters below.
  speaker: string;
  topic: string;
  source: string;
}

type Filter = "speaker" | "topic" | "source";
const FILTERS: Filter[] = ["speaker", "topic", "source"];
const TOKEN = /(^|\s)(speaker|topic|source):(?:"([^"]*)"|(\S+))/g;
// With these a filter may stand for more than "and also": then it stays where
// it was written.
const OPERATOR = /[()]|(^|\s)(?:OR|NOT|XOR|-\S)/;

/** Takes speaker:, topic: and source: out of `query`, one of each at most. */
export function parseQuery(query: string): Fields {
  const fields: Fields = { words: query.trim(), speaker: "", topic: "", source: "" };
  if (OPERATOR.test(query)) return fields;
  const found = new Map<string, string>();
  let repeated = false;
  const words = query.replace(TOKEN, (_all, space: string, name: string, quoted?: string, bare?: string) => {
    repeated ||= found.has(name);
    found.set(name, quoted ?? bare ?? "");
    return space;
  });
  if (repeated) return fields;
  for (const name of FILTERS) fields[name] = found.get(name) ?? "";
  fields.words = words.replace(/\s+/g, " ").trim();
  return fields;
}

/** `name:"value"`; a quotation mark cannot stand within one. */
export function filterTerm(name: string, value: string): string {
  return `${name}:"${value.replace(/"/g, " ").trim()}"`;
}

export function formatQuery(fields: Fields): string {
  const filters = FILTERS.filter((name) => fields[name].trim() !== "").map((name) => filterTerm(name, fields[name]));
  return [...filters, fields.words.trim()].filter((part) => part !== "").join(" ");
}
