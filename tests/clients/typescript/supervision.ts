// A front end in small: logs in and reads the supervision items with types generated from the OpenAPI document.
// Arguments: the URL of the service, a user name, a password.

import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Item = components["schemas"]["SupervisionItem"];
type ProblemCode = components["schemas"]["Problem"]["code"];

const [baseUrl, username, password] = process.argv.slice(2);
assert(baseUrl && username && password, "usage: supervision.js URL USER PASSWORD");
const jiandu = createClient<paths>({ baseUrl });

async function logIn(username: string, password: string): Promise<string> {
  const { data, error } = await jiandu.POST("/api/v1/auth/login", { body: { username, password } });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data.access_token;
}

async function* items(token: string): AsyncGenerator<Item> {
  const headers = { Authorization: `Bearer ${token}` };
  let cursor: string | null | undefined;
  do {
    const query = { sort: "created_at" as const, limit: 2, ...(cursor ? { cursor } : {}) };
    const { data, error } = await jiandu.GET("/api/v1/supervision/items", { headers, params: { query } });
    if (error) throw new Error(`${error.code}: ${error.detail}`);
    yield* data.items;
    cursor = data.next_cursor;
  } while (cursor);
}

const refused: ProblemCode = "LOGIN_FAILED";
await assert.rejects(logIn(username, "not the password"), { message: new RegExp(`^${refused}:`) });

const ids = new Set<string>();
for await (const item of items(await logIn(username, password))) {
  assert(item.title && Array.isArray(item.available_actions), `not an item: ${JSON.stringify(item)}`);
  ids.add(item.id);
}
assert(ids.size > 2, `more than one page of supervision items was expected, not ${ids.size}`);
console.log(`TypeScript client: ${ids.size} supervision items`);
