// Opens Swagger UI in Chromium, authorizes with a token and tries operations out, as an integrator does on the first day.
// Arguments: the URL of the service, a user name, a password, the folder for screenshots.
// The browser is $CHROMIUM. Fails on any request to another host, any console error and any failed request.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [url, username, password, screenshots] = process.argv.slice(2);
assert(url && username && password && screenshots, "usage: swagger.mjs URL USER PASSWORD FOLDER");

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-proxy-server"];
const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

async function logIn() {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ username, password });
  const answer = await fetch(`${url}/api/v1/auth/login`, { method: "POST", headers, body });
  assert.equal(answer.status, 200, `login: ${await answer.clone().text()}`);
  return (await answer.json()).access_token;
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

/** Opens an operation, executes it with its defaults and answers the status that the page shows. */
async function tryOut(page, operationId) {
  const operation = page.locator(`.opblock[id$="-${operationId}"]`);
  await operation.locator(".opblock-summary-control").click();
  const execute = operation.locator(".btn.execute");
  const offer = operation.locator(".btn.try-out__btn:not(.cancel)");
  await execute.or(offer).first().waitFor();
  if (await offer.count()) await offer.click();
  await execute.click();
  const shown = operation.locator(".live-responses-table .response .response-col_status");
  return Number.parseInt(await shown.first().innerText(), 10);
}

async function visit(browser, locale, token) {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  const troubles = await watch(context, page);
  await page.goto(`${url}/swagger-ui/`);
  await page.locator(".opblock").first().waitFor();

  const headers = { "accept-language": locale };
  const document = await (await fetch(`${url}/openapi.json`, { headers })).json();
  assert((await page.locator(".info .title").innerText()).startsWith(document.info.title), "another title");
  const operations = Object.values(document.paths).flatMap(Object.values).filter((one) => one.operationId);
  assert.equal(await page.locator(".opblock").count(), operations.length, "operations that the page does not show");
  await page.screenshot({ path: `${screenshots}/swagger-${locale}.png` });

  await authorize(page, token);
  for (const id of ["get_me", "list_supervision_items"]) {
    const status = await tryOut(page, id);
    assert(status >= 200 && status < 300, `${id} answered ${status}`);
  }
  const answer = page.locator('.opblock[id$="-get_me"] .live-responses-table');
  assert((await answer.innerText()).includes(username), "get_me does not name the user");
  await answer.screenshot({ path: `${screenshots}/swagger-${locale}-tried.png` });

  await page.reload();
  await page.locator(".auth-wrapper .btn.authorize.locked").waitFor();
  assert.deepEqual(troubles, [], "the page was not silent");
  await context.close();
  return operations.length;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...flags, ...quiet] });
try {
  const token = await logIn();
  for (const locale of ["en-US", "zh-CN"]) {
    console.log(`Swagger UI (${locale}): ${await visit(browser, locale, token)} operations, tried two`);
  }
} finally {
  await browser.close();
}
