// The types of openapi-typescript, with openapi-fetch.

import createClient from "openapi-fetch";
import type { operations, paths } from "./generated/schema.js";
import { type Answer, type Client, code, type Problem, tell } from "./story.js";

type Refusal<Operation extends keyof operations> =
  operations[Operation]["responses"]["4XX"]["content"]["application/problem+json"];

// What openapi-fetch answers, as the story knows it.
function answer<T, U>(of: { data?: T; error?: Problem; response: Response }, as: (data: T) => U): Answer<U> {
  if (of.data === undefined) return { problem: of.error! };
  return { data: as(of.data), etag: of.response.headers.get("ETag") };
}

function connect(baseUrl: string): Client {
  const jiandu = createClient<paths>({ baseUrl });
  return {
    async logIn(username, password) {
      const answered = await jiandu.POST("/api/v1/auth/login", { body: { username, password } });
      return answer(answered, ({ access_token }) => {
        jiandu.use({ onRequest: ({ request }) => request.headers.set("Authorization", `Bearer ${access_token}`) });
      });
    },
    async items(limit, cursor) {
      const query = { sort: "created_at" as const, limit, ...(cursor ? { cursor } : {}) };
      const answered = await jiandu.GET("/api/v1/supervision/items", { params: { query } });
      return answer(answered, (page) => ({ ids: page.items.map((item) => item.id), next: page.next_cursor }));
    },
    async create(body) {
      return answer(await jiandu.POST("/api/v1/supervision/topic-calls", { body }), (call) => call);
    },
    async open(id) {
      const params = { path: { id } };
      return answer(await jiandu.POST("/api/v1/supervision/topic-calls/{id}/open", { params, body: {} }), (call) => call);
    },
    async edit(id, etag, closes_on) {
      const params = { path: { id }, header: { "If-Match": etag } };
      const answered = await jiandu.PATCH("/api/v1/supervision/topic-calls/{id}", {
        params,
        body: { closes_on },
        headers: { "Content-Type": "application/merge-patch+json" },
      });
      return answer(answered, (call) => call);
    },
  };
}

await tell(connect, {
  wrongPassword: code<Refusal<"log_in">>("LOGIN_FAILED"),
  datesInverted: code<Refusal<"create_supervision_topic_call">>("DATE_ORDER"),
  staleVersion: code<Refusal<"edit_supervision_topic_call">>("VERSION_MISMATCH"),
});
