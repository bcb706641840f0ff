// What a person does with the page, in a real browser. PRECIS_URL names a
// running precisd whose index holds at least one entry with a speaker, one with
// a topic and one in German; which, the test asks the API.
import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { chromium } from "playwright-core";

const base = process.env.PRECIS_URL;
assert.ok(base, "PRECIS_URL has to name a running precisd");

const BROWSER = {
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
};
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

let browser;
let page;
let complaints; // Of the console, and requests that left our server.

const api = async (path) => {
  const answer = await fetch(base + path);
  assert.equal(answer.status, 200, path);
  return answer.json();
};

before(async () => {
  browser = await chromium.launch(BROWSER);
});
after(() => browser?.close());

beforeEach(async () => {
  complaints = [];
  page = await browser.newPage({ viewport: DESKTOP });
  page.setDefaultTimeout(15000);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) complaints.push(`request to ${request.url()}`);
  });
});
afterEach(() => page.close());

const quiet = () => assert.deepEqual(complaints, []);
const settled = () => page.waitForSelector("main:not([aria-busy]) h1");

async function open(path) {
  await page.goto(base + path);
  await settled();
}

/** A speaker, a topic and the entry with the most to show, of this very index. */
async function sample() {
  const { facets, entries } = await api("/v1/search?limit=100");
  assert.ok(facets.topics.length > 0, "the index has topics");
  const whole = await Promise.all(entries.slice(0, 40).map(({ id }) => api(`/v1/entries/${encodeURIComponent(id)}`)));
  const rich = whole.find((entry) => entry.takeaway && entry.wtf && entry.quotes.some(({ speaker }) => speaker !== ""));
  assert.ok(rich, "an entry has a take-away, a WTF Index and a quote with its speaker");
  const { speaker } = rich.quotes.find((quote) => quote.speaker !== "");
  return { speaker, topic: facets.topics[0].value, rich };
}

test("without a query, all summaries are listed, newest first", async () => {
  const { entries } = await api("/v1/search?limit=20");
  await open("/");
  assert.match(await page.textContent("h1"), /^All summaries/);
  assert.deepEqual(await page.locator(".hit h2").allTextContents(), entries.map(({ title }) => title || "Untitled"));
  quiet();
});

test("a search by speaker finds what that speaker said", async () => {
  const { speaker } = await sample();
  await open("/");
  await page.getByLabel("Speaker", { exact: true }).fill(speaker);
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/speaker/);
  await page.waitForSelector(".hit-quotes .speaker");
  assert.ok((await page.locator(".hit").count()) > 0);
  await page.getByRole("link", { name: "Quotes", exact: true }).click();
  await page.waitForSelector(".quote-hit");
  for (const name of await page.locator(".quote-hit .speaker").allTextContents()) assert.equal(name, speaker);
  quiet();
});

test("a search by topic finds entries, by the field and by the filter", async () => {
  const { topic } = await sample();
  await open("/");
  await page.getByLabel("Topic", { exact: true }).fill(topic);
  await page.keyboard.press("Enter");
  await page.waitForURL(/topic/);
  await page.waitForSelector(".filters");
  const found = await page.locator(".hit h2").allTextContents();
  assert.ok(found.length > 0);

  await open("/");
  await page.locator(".facet", { hasText: topic }).first().click();
  await page.waitForSelector(".filters");
  assert.deepEqual(await page.locator(".hit h2").allTextContents(), found);
  quiet();
});

test("the address holds the search, and back leads back", async () => {
  const { speaker } = await sample();
  const query = `speaker:"${speaker}"`;
  await open(`/?q=${encodeURIComponent(query)}&tab=quotes&sort=oldest`);
  assert.equal(await page.getByLabel("Speaker", { exact: true }).inputValue(), speaker);
  assert.equal(await page.getByLabel("Order").inputValue(), "oldest");
  await page.locator(".from-entry").first().click();
  await page.waitForSelector("article.entry h1");
  await page.goBack();
  await page.waitForSelector(".quote-hit");
  assert.equal(await page.getByLabel("Speaker", { exact: true }).inputValue(), speaker);
  quiet();
});

test("an entry says why when asked, and not before", async () => {
  const { rich, speaker } = await sample();
  const asked = page.waitForRequest(/\/explain$/);
  await open(`/entry/${encodeURIComponent(rich.id)}`);
  assert.equal(await page.locator(".why h3").count(), 0);
  await page.locator(".why > summary").click();
  await asked;
  await page.waitForSelector(".why h3");
  const why = await page.textContent(".why");
  assert.match(why, /What is explained is/);
  assert.ok(why.includes(rich.takeaway.text) || rich.takeaway.edited);
  assert.match(why, /Score .*, above all: /);
  assert.ok(why.includes(speaker));
  assert.ok(why.includes(`WTF Index: ${rich.wtf.label}`));
  quiet();
});

test("an entry in another language says what is not made for it", async () => {
  const { entries } = await api("/v1/search?q=lang:de&limit=1");
  assert.equal(entries.length, 1, "the sample feed has an entry in German");
  await open(`/entry/${encodeURIComponent(entries[0].id)}`);
  const line = await page.textContent(".not-done");
  assert.match(line, /^Not made for texts in German: .*quotes.*WTF Index\.$/);
  assert.equal(await page.getByRole("region", { name: /WTF Index/ }).count(), 0);
  quiet();
});

test("an entry shows its take-away, WTF Index and quotes with their speakers", async () => {
  const { rich } = await sample();
  await open(`/entry/${encodeURIComponent(rich.id)}`);
  assert.equal(await page.textContent("h1"), rich.title || "Untitled");
  assert.match(await page.textContent(".takeaway"), /Most important take-away/);
  assert.ok((await page.textContent(".takeaway")).includes(rich.takeaway.text));
  const panel = page.getByRole("region", { name: /WTF Index/ });
  assert.match(await panel.textContent(), new RegExp(`Terminator ${rich.wtf.terminator}`));
  assert.match(await panel.textContent(), new RegExp(`Idiocracy ${rich.wtf.idiocracy}`));
  assert.ok((await panel.textContent()).includes(rich.wtf.rationale));
  const quote = rich.quotes.find(({ speaker }) => speaker !== "");
  const speech = page.locator(".speech", { hasText: quote.speaker }).first();
  assert.ok((await speech.textContent()).includes(quote.text));
  assert.match(await speech.locator(".confidence").first().textContent(), /\d+ %/);
  quiet();
});

test("an excerpt leads to its place in the text", async () => {
  const { rich } = await sample();
  await open(`/entry/${encodeURIComponent(rich.id)}`);
  await page.locator(".takeaway").getByRole("button", { name: "Show it in the text" }).click();
  const marks = await page.locator(".source-body mark").allTextContents();
  const bytes = new TextEncoder().encode(rich.text);
  const [begin, end] = rich.takeaway.span;
  assert.equal(marks.join(""), new TextDecoder().decode(bytes.subarray(begin, end)));
  quiet();
});

test("names and topics of an entry lead to searches", async () => {
  const { rich } = await sample();
  await open(`/entry/${encodeURIComponent(rich.id)}`);
  await page.locator(".speech .speaker").first().click();
  await page.waitForSelector(".quote-hit");
  quiet();
});

test("what finds nothing says so, and what cannot be read says why", async () => {
  await open("/?q=zxqvbnwordthatnobodysays");
  assert.match(await page.textContent(".empty"), /Nothing found/);
  quiet();
  await open("/?q=date%3Ayesterday");
  assert.match(await page.textContent("[role=alert]"), /date/);
});

test("an entry that is not there is said to be missing", async () => {
  await open("/entry/nobody-knows-this-id");
  assert.match(await page.textContent("[role=alert]"), /no entry/);
});

test("markup in a title, a quote or a snippet stays text", async () => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  const results = await api("/v1/search?limit=1");
  await page.route("**/v1/search?*", async (route) => {
    const escaped = hostile.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
    results.entries = [
      { ...results.entries[0], title: hostile, takeaway: hostile, snippet_html: `${escaped} <b>hit</b> ${hostile}`,
        source: hostile, speakers: [hostile], url: "javascript:alert(1)", quotes: [] }];
    await route.fulfill({ json: results });
  });
  await open("/?q=hit");
  assert.equal(await page.textContent(".hit h2"), hostile);
  assert.equal(await page.textContent(".teaser"), `${hostile} hit ${hostile}`);
  assert.deepEqual(await page.locator(".teaser mark").allTextContents(), ["hit"]);
  assert.equal(await page.locator("main img, main script").count(), 0);
  quiet();
});

test("an address that is no web address becomes no link", async () => {
  const { rich } = await sample();
  await page.route("**/v1/entries/*", async (route) => {
    const entry = await (await route.fetch()).json();
    await route.fulfill({ json: { ...entry, url: "javascript:document.title=1" } });
  });
  await open(`/entry/${encodeURIComponent(rich.id)}`);
  assert.equal(await page.getByText("Original").count(), 0);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  quiet();
});

test("a phone shows everything without scrolling sideways", async () => {
  const { rich } = await sample();
  await page.setViewportSize(PHONE);
  for (const path of ["/", "/?tab=quotes", `/entry/${encodeURIComponent(rich.id)}`]) {
    await open(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= PHONE.width, `${path} is ${width} wide`);
  }
  quiet();
});

test("the keyboard alone gets from the search to an entry", async () => {
  await open("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  await page.getByLabel("Words", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await settled();
  const title = page.locator(".hit h2 a").first();
  await title.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("article.entry h1");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  quiet();
});

// WCAG 2: 4.5 for text. Colours as the browser computes them, in both schemes.
test("text stands out from its ground, in light and in dark", async () => {
  const { rich } = await sample();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const path of ["/", `/entry/${encodeURIComponent(rich.id)}`]) {
      await open(path);
      assert.deepEqual(await page.evaluate(faintTexts), [], `${colorScheme} ${path}`);
    }
  }
  quiet();
});

// Runs in the page: the elements whose text has too little contrast.
function faintTexts() {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    const text = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim() !== "");
    if (!text || node.closest(".unseen, .skip, option, datalist, noscript, [aria-hidden=true]")) continue;
    const [one, other] = [channels(getComputedStyle(node).color), ground(node)].map(luminance);
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) faint.push(`${node.className || node.tagName}: ${contrast.toFixed(2)}`);
  }
  return [...new Set(faint)];
}
