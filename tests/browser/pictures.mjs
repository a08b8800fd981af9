// The pictures of livelihood projects, looked at as everybody sees them: on a phone and on a screen, in both languages.
//
// usage: pictures.mjs URL USER PASSWORD FOLDER
//
// Fails if a text leaves the picture, lies on another one or is lower than twelve pixels, if a picture scrolls sideways or has no name.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [service, username, password, screenshots] = process.argv.slice(2);
const flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const WIDTHS = [360, 1280];

async function ask(path, token, body) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(service + path, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) });
  assert(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

// A picture of every light and state that the public sees, and of every year.
async function pictures() {
  const { access_token: token } = await ask("/api/v1/auth/login", undefined, { username, password });
  const all = async (kind) => {
    const items = [];
    for (let cursor = ""; cursor !== null; ) {
      const page = await ask(`/api/v1/livelihood/${kind}?limit=100${cursor && `&cursor=${cursor}`}`, token);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  };
  const seen = async (path) => (await fetch(service + path)).ok;
  const found = new Map();
  for (const project of await all("projects")) {
    const path = `/api/v1/livelihood/projects/${project.id}/timeline.svg`;
    if (await seen(path)) found.set(`timeline-${project.state}-${project.light}`, path);
  }
  for (const cycle of await all("cycles")) {
    const path = `/api/v1/livelihood/cycles/${cycle.id}/funnel.svg`;
    if (await seen(path)) found.set(`funnel-${cycle.year}-${cycle.state}`, path);
  }
  return found;
}

// What is wrong with the picture that the page shows.
function faults(least) {
  const svg = document.querySelector("svg");
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }));
  const wrong = [];
  for (const { text, box } of texts) {
    const beside = box.left < frame.left || box.right > frame.right + 0.5;
    if (beside || box.top < frame.top || box.bottom > frame.bottom) wrong.push(`leaves the picture: ${text}`);
  }
  for (const [at, one] of texts.entries()) {
    for (const other of texts.slice(at + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // The boxes of lines hold room above and below their letters.
      if (across > 0 && down > one.box.height / 3) wrong.push(`${one.text} lies on ${other.text}`);
    }
  }
  const scale = frame.width / svg.viewBox.baseVal.width;
  const sizes = [...svg.querySelectorAll("text")].map((one) => Number(one.getAttribute("font-size")) * scale);
  if (Math.min(...sizes) < least) wrong.push(`text of ${Math.min(...sizes)} pixels`);
  if (document.documentElement.scrollWidth > window.innerWidth) wrong.push("it scrolls sideways");
  if (!svg.querySelector(":scope > title").textContent || !svg.querySelector(":scope > desc").textContent) wrong.push("it has no name");
  return wrong;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
try {
  const found = await pictures();
  assert([...found.keys()].some((name) => name.startsWith("timeline")) && [...found.keys()].some((name) => name.startsWith("funnel")), "no picture");
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    for (const [name, path] of found) {
      for (const language of ["zh-CN", "en"]) {
        const drawn = await (await fetch(`${service}${path}?lang=${language}`)).text();
        await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">${drawn.replace(/^<\?xml.*?\?>/, "")}`);
        assert.deepEqual(await page.evaluate(faults, 12), [], `${name}, ${language}, ${width} pixels`);
        await page.screenshot({ path: `${screenshots}/${name}-${language}-${width}.png`, fullPage: true });
      }
    }
    await context.close();
  }
  console.log(`${found.size} pictures, in two languages, at ${WIDTHS.join(" and ")} pixels`);
} finally {
  await browser.close();
}
