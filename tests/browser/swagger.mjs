// Opens Swagger UI in Chromium, authorizes with the access token of a login and tries operations out, reading, creating and acting, as
// an integrator does on the first day. Acts of office need the session of a person, so it is no API token.
// Arguments: the URL of the service, the user, the user's password, the folder for screenshots.
// The browser is $CHROMIUM. Fails on any request to another host, any console error and any failed request.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [url, username, password, screenshots] = process.argv.slice(2);
assert(screenshots, "usage: swagger.mjs URL USER PASSWORD FOLDER");

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-proxy-server"];
const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A request to the API that has to succeed, beside the page. */
async function ask(method, path, token, body) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert(answer.ok, `${method} ${path}: ${await answer.clone().text()}`);
  return answer.json();
}

/** The session of the user. */
async function signIn() {
  return (await ask("POST", "/auth/login", undefined, { username, password })).access_token;
}

/** A meeting of today, as the Standing Committee's office convenes it. */
async function meeting(token, ordinal) {
  const [organizations, terms] = await Promise.all(
    ["/organizations?kind=standing_committee", "/terms"].map((path) => ask("GET", path, token)),
  );
  const today = new Date().toISOString().slice(0, 10);
  return {
    kind: "sc_plenary", organization_id: organizations.items[0].id, term_id: terms.items[0].id, ordinal,
    title: `第${ordinal}次会议`, agenda: [{ seq: 1, title: "听取和审议专项工作报告" }], start_on: today, end_on: today,
    is_extraordinary: false, total_members: 41,
  };
}

/** Everything that must not happen on the page, as it happens. */
async function watch(context, page) {
  const troubles = [];
  await context.route(
    (address) => ["http:", "https:", "ws:", "wss:"].includes(address.protocol) && address.origin !== url,
    (route) => {
      troubles.push(`external request: ${route.request().url()}`);
      return route.abort();
    },
  );
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`page: ${error}`));
  page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

async function authorize(page, token) {
  await page.locator(".auth-wrapper .btn.authorize").click();
  // The other scheme of the dialog is the access code of people without a token.
  const bearer = page.locator(".modal-ux form", { has: page.locator("#auth-bearer-value") });
  await bearer.locator("#auth-bearer-value").fill(token);
  await bearer.locator(".btn.authorize").click();
  await page.locator(".modal-ux .btn-done").first().click();
}

/** Milliseconds until something is done. */
async function took(what) {
  const began = performance.now();
  await what();
  return Math.round(performance.now() - began);
}

/** Opens one of the documents, and waits for its tags; answers the milliseconds. */
const open = (page, document) => took(async () => {
  await page.goto(`${url}/swagger-ui/${document ? `?urls.primaryName=${encodeURIComponent(document)}` : ""}`);
  await page.locator(".opblock-tag").first().waitFor();
});

/** Types into the search, and waits until what is found is shown. */
async function search(page, phrase, operationId) {
  await page.locator(".operation-filter-input").fill(phrase);
  const operation = page.locator(`.opblock[id$="-${operationId}"]`);
  await operation.waitFor();
  return operation;
}

/** Types into the search, and follows the link to where another document has what is found: it is open there. */
async function searchElsewhere(page, phrase, operationId) {
  await page.locator(".operation-filter-input").fill(phrase);
  await page.locator(`.elsewhere a[href$="/${operationId}"]`).click();
  await page.locator(`.opblock.is-open[id$="-${operationId}"]`).waitFor();
}

/** What is said of an operation lies beside and below each other, not over each other. */
async function nothingOverlaps(operation, operationId) {
  const parts = await operation.locator(".opblock-description p, .opblock-description li").all();
  const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter(Boolean);
  assert(boxes.length > 0, `${operationId} is not described`);
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const apart = one.y + one.height <= other.y + 1 || other.y + other.height <= one.y + 1
        || one.x + one.width <= other.x + 1 || other.x + other.width <= one.x + 1;
      assert(apart, `${operationId}: two parts of its description overlap`);
    }
  }
}

/** Opens an operation, fills in what is given, executes it, and answers what the page shows and what the service said. */
async function tryOut(page, document, operationId, { parameters = {}, body } = {}) {
  await open(page, document);
  const operation = await search(page, `"operationid":"${operationId}"`, operationId);
  const execute = operation.locator(".btn.execute");
  const milliseconds = await took(async () => {
    await operation.locator(".opblock-summary-control").click();
    await operation.locator(".opblock-body .opblock-section").first().waitFor();
  });
  await nothingOverlaps(operation, operationId);
  const offer = operation.locator(".btn.try-out__btn:not(.cancel)");
  await execute.or(offer).first().waitFor();
  if (await offer.count()) await offer.click();
  for (const [name, value] of Object.entries(parameters)) {
    await operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
  }
  if (body) await operation.locator("textarea.body-param__text").fill(JSON.stringify(body, null, 2));
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().startsWith(`${url}/api/`)),
    execute.click(),
  ]);
  const shown = operation.locator(".live-responses-table");
  const status = Number.parseInt(await shown.locator(".response .response-col_status").first().innerText(), 10);
  assert.equal(status, response.status(), `${operationId}: the page shows another status`);
  assert(status >= 200 && status < 300, `${operationId} answered ${status}: ${await response.text()}`);
  return { shown, answer: await response.json(), milliseconds };
}

const [registry, supervision] = ["基础登记 Registry", "监督工作 Supervision"];

async function visit(browser, locale, token, ordinal) {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  const troubles = await watch(context, page);
  const start = await took(() => page.goto(`${url}/`));
  await page.screenshot({ path: `${screenshots}/start-${locale}.png` });
  const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.href));
  for (const link of new Set(links)) assert((await fetch(link)).ok, `the start page leads to ${link}`);
  const tags = await open(page);

  const headers = { "accept-language": locale };
  const read = async (path) => (await fetch(`${url}${path}`, { headers })).json();
  const { operations } = await read("/swagger-ui/operations.json");
  const shown = await page.locator("#select").evaluate((list) => list.selectedOptions[0].text);
  const offered = await page.locator("#select option").allInnerTexts();
  assert.deepEqual(new Set(operations.map((one) => one.document)), new Set(offered.slice(0, -1)), "other documents than those found");
  const whole = Object.values((await read("/openapi.json")).paths).flatMap(Object.values).filter((one) => one.operationId);
  assert.deepEqual(operations.map((one) => one.id).sort(), whole.map((one) => one.operationId).sort(), "the search knows others");
  const document = await read(new URL(await page.locator("#select").inputValue(), url).href.slice(url.length));
  assert((await page.locator(".info .title").innerText()).startsWith(document.info.title), "another title");
  assert.equal(await page.locator(".opblock").count(), 0, "the page does not begin closed");
  assert.equal(await page.locator(".opblock-tag").count(), document.tags.length, "tags that the page does not show");
  const groups = await page.locator(".tag-group").allInnerTexts();
  assert.deepEqual(groups, document["x-tagGroups"].map((group) => group.name), "other groups");
  await page.screenshot({ path: `${screenshots}/swagger-${locale}.png` });
  // By a path, by what a body speaks of, by what is said of an operation; by what it is called in either language elsewhere.
  const searches = [
    ["receive-final", "receive_final_supervision_item"], ["充电", "create_supervision_item"],
    ["QUORUM_NOT_MET", "open_deliberation_supervision_item"],
  ];
  await open(page, supervision);
  const finding = await took(async () => {
    for (const [phrase, operationId] of searches) await search(page, phrase, operationId);
  });
  await page.screenshot({ path: `${screenshots}/swagger-${locale}-search.png` });
  for (const phrase of ["通知会议", "notice of a meeting"]) {
    await open(page, supervision);
    await searchElsewhere(page, phrase, "notify_meeting");
  }
  await open(page, supervision);
  await page.locator(".operation-filter-input").fill("meeting");
  await page.locator(".elsewhere a").first().waitFor();
  await page.screenshot({ path: `${screenshots}/swagger-${locale}-elsewhere.png` });

  await authorize(page, token);
  const me = await tryOut(page, "访问控制 Access", "get_me");
  assert.equal(me.answer.username, username, "get_me names somebody else");
  await tryOut(page, registry, "list_meetings");
  const created = await tryOut(page, registry, "create_meeting", {
    parameters: { "Idempotency-Key": crypto.randomUUID() },
    body: await meeting(token, ordinal),
  });
  assert.equal(created.answer.state, "planned");
  await created.shown.screenshot({ path: `${screenshots}/swagger-${locale}-create.png` });
  const acted = await tryOut(page, registry, "notify_meeting", {
    parameters: { id: created.answer.id, "Idempotency-Key": crypto.randomUUID() },
    body: {},
  });
  assert.equal(acted.answer.id, created.answer.id);
  assert.notEqual(acted.answer.state, "planned");
  await acted.shown.screenshot({ path: `${screenshots}/swagger-${locale}-action.png` });

  await page.reload();
  await page.locator(".auth-wrapper .btn.authorize.locked").waitFor();
  assert.deepEqual(troubles, [], "the page was not silent");
  await context.close();
  const opened = [me, created, acted].map((one) => one.milliseconds).join(", ");
  return `${operations.length} operations; start page ${start} ms, tags of ${shown} ${tags} ms, ${searches.length} searches ${finding} ms, operations opened in ${opened} ms`;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...flags, ...quiet] });
try {
  const token = await signIn();
  for (const [index, locale] of ["en-US", "zh-CN"].entries()) {
    console.log(`Swagger UI (${locale}): ${await visit(browser, locale, token, 90 + index)}`);
  }
} finally {
  await browser.close();
}
