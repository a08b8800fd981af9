// The client of @hey-api/openapi-ts.

import { client } from "./generated/client.gen.js";
import * as jiandu from "./generated/index.js";
import { type Answer, type Client, code, type Problem, tell } from "./story.js";

// What the client answers, as the story knows it.
function answer<T, U>(of: { data?: T; error?: Problem; response?: Response }, as: (data: T) => U): Answer<U> {
  if (of.data === undefined) return { problem: of.error! };
  return { data: as(of.data), etag: of.response!.headers.get("ETag") };
}

function connect(baseUrl: string): Client {
  client.setConfig({ baseUrl });
  return {
    async logIn(username, password) {
      return answer(await jiandu.logIn({ body: { username, password } }), ({ access_token }) => client.setConfig({ auth: access_token }));
    },
    async items(limit, cursor) {
      const answered = await jiandu.listSupervisionItems({ query: { sort: "created_at", limit, ...(cursor ? { cursor } : {}) } });
      return answer(answered, (page) => ({ ids: page.items.map((item) => item.id), next: page.next_cursor }));
    },
    async create(body) {
      return answer(await jiandu.createSupervisionTopicCall({ body }), (call) => call);
    },
    async open(id) {
      return answer(await jiandu.openSupervisionTopicCall({ path: { id } }), (call) => call);
    },
    async edit(id, etag, closes_on) {
      const answered = await jiandu.editSupervisionTopicCall({ path: { id }, headers: { "If-Match": etag }, body: { closes_on } });
      return answer(answered, (call) => call);
    },
  };
}

await tell(connect, {
  wrongPassword: code<jiandu.LogInErrors["4XX"]>("LOGIN_FAILED"),
  datesInverted: code<jiandu.CreateSupervisionTopicCallErrors["4XX"]>("DATE_ORDER"),
  staleVersion: code<jiandu.EditSupervisionTopicCallErrors["4XX"]>("VERSION_MISMATCH"),
});
