// The one piece of markup that the server sends: escaped text in which the words
// found stand in <b>. Parsed by hand into nodes, so that whatever else might
// come stays text.

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
};
const TOKEN = /<b>|<\/b>|&(?:amp|lt|gt|quot|#39|#x27);/g;

/** Text nodes and <mark> elements for `html`; unknown markup is shown as text. */
export function snippetNodes(html: string): Node[] {
  const nodes: Node[] = [];
  let text = "";
  let marked = false;
  const flush = (): void => {
    if (text === "") return;
    const node = document.createTextNode(text);
    if (marked) {
      const mark = document.createElement("mark");
      mark.append(node);
      nodes.push(mark);
    } else {
      nodes.push(node);
    }
    text = "";
  };
  let end = 0;
  for (const match of html.matchAll(TOKEN)) {
    text += html.slice(end, match.index);
    end = match.index + match[0].length;
    const entity = ENTITIES[match[0]];
    if (entity !== undefined) {
      text += entity;
    } else {
      flush();
      marked = match[0] === "<b>";
    }
  }
  text += html.slice(end);
  flush();
  return nodes;
}
