// What every generated TypeScript client does against a demo server: logs in, reads a list page by page, drafts a call for
// topics, opens it, and is refused three times.

import assert from "node:assert/strict";

export interface Call { id: string; state: string }
export interface Content { plan_year: number; opens_on: string; closes_on: string; channels: ["public_web"] }
export interface Page { ids: string[]; next: string | null }
export interface Problem { status: number; code: string; detail: string }

export type Answer<T> = { data: T; etag: string | null } | { problem: Problem };

// What the story asks of a client. Whoever logs in is the caller from then on.
export interface Client {
  logIn(username: string, password: string): Promise<Answer<unknown>>;
  items(limit: number, cursor: string | null): Promise<Answer<Page>>;
  create(content: Content): Promise<Answer<Call>>;
  open(id: string): Promise<Answer<Call>>;
  edit(id: string, etag: string, closesOn: string): Promise<Answer<Call>>;
}

// The codes that the story meets, as the client's own types know them.
export interface Codes { wrongPassword: string; datesInverted: string; staleVersion: string }

// A code that an operation may be refused with: compiles only where the generated type lists it, and lists not just any text.
export function code<Refusal extends { code: string }>(code: string extends Refusal["code"] ? never : Refusal["code"]): string {
  return code;
}

function succeeded<T>(answer: Answer<T>): { data: T; etag: string | null } {
  assert("data" in answer, `refused: ${JSON.stringify(answer)}`);
  return answer;
}

function refused(answer: Answer<unknown>, status: number, code: string): void {
  assert("problem" in answer, `not refused: ${JSON.stringify(answer)}`);
  assert.deepEqual([answer.problem.status, answer.problem.code], [status, code]);
  assert(answer.problem.detail);
}

// The day in so many days.
function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function allItems(client: Client): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Page = succeeded(await client.items(2, cursor)).data;
    page.ids.forEach((id) => ids.add(id));
    cursor = page.next;
  } while (cursor);
  return ids;
}

// Arguments of the program: the URL of the service, a user name, a password.
export async function tell(connect: (url: string) => Client, codes: Codes): Promise<void> {
  const [url, username, password] = process.argv.slice(2);
  assert(url && username && password, "usage: main.js URL USER PASSWORD");
  const client = connect(url);
  refused(await client.logIn(username, "not the password"), 401, codes.wrongPassword);
  succeeded(await client.logIn(username, password));
  const ids = await allItems(client);
  assert(ids.size > 2, `more than one page of supervision items was expected, not ${ids.size}`);

  const content: Content = { plan_year: new Date().getFullYear() + 1, opens_on: day(0), closes_on: day(30), channels: ["public_web"] };
  refused(await client.create({ ...content, closes_on: day(-1) }), 422, codes.datesInverted);
  const { data: call, etag } = succeeded(await client.create(content));
  assert(etag, "a new record has an ETag");
  const opened = succeeded(await client.open(call.id));
  assert.equal(opened.data.state, "open");
  assert.notEqual(opened.etag, etag);
  refused(await client.edit(call.id, etag, day(60)), 412, codes.staleVersion);
  console.log(`${ids.size} supervision items, a call for topics opened, three refusals`);
}
