// Building elements. Strings become text nodes, always: nothing that comes from
// the server is ever parsed as HTML.

export type Child = Node | string | null | undefined | Child[];
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Makes an element. An attribute that is false, null or undefined is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null && child !== undefined) parent.append(child);
  }
}

/** A link within the page (main.ts catches its clicks). */
export function pageLink(href: string, className: string, ...children: Child[]): HTMLAnchorElement {
  return element("a", { href, class: className || null, "data-page": true }, ...children);
}

/** A link to the original, if `url` is a web address; else null. */
export function outsideLink(url: string, text: string): HTMLAnchorElement | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return null;
  return element("a", { href: parsed.href, rel: "noopener noreferrer nofollow", target: "_blank" }, text,
    element("span", { "aria-hidden": "true" }, " ↗"), element("span", { class: "unseen" }, " (new tab)"));
}

/** Puts `separator` between the children that are there. */
export function joined(separator: string, children: Child[]): Child[] {
  const present = children.filter((child) => child !== null && child !== undefined && child !== "");
  return present.flatMap((child, i) =>
    i === 0 ? [child] : [element("span", { class: "separator", "aria-hidden": "true" }, separator), child]);
}
