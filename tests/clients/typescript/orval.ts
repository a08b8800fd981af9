// The client of orval, over orval-fetch.ts.

import * as jiandu from "./generated/client.js";
import { session } from "./orval-fetch.js";
import { type Client, code, tell } from "./story.js";

function connect(url: string): Client {
  session.url = url;
  return {
    async logIn(username, password) {
      const answered = await jiandu.logIn({ username, password });
      if (answered.status !== 200) return { problem: answered.data };
      session.token = answered.data.access_token;
      return { data: null, etag: null };
    },
    async items(limit, cursor) {
      const answered = await jiandu.listSupervisionItems({ sort: "created_at", limit, ...(cursor ? { cursor } : {}) });
      if (answered.status !== 200) return { problem: answered.data };
      const { items, next_cursor } = answered.data;
      return { data: { ids: items.map((item) => item.id), next: next_cursor }, etag: null };
    },
    async create(content) {
      const { status, data, headers } = await jiandu.createSupervisionTopicCall(content);
      return status === 201 ? { data, etag: headers.get("ETag") } : { problem: data };
    },
    async open(id) {
      const { status, data, headers } = await jiandu.openSupervisionTopicCall(id, {});
      return status === 200 ? { data, etag: headers.get("ETag") } : { problem: data };
    },
    async edit(id, etag, closes_on) {
      const { status, data, headers } = await jiandu.editSupervisionTopicCall(id, { closes_on }, { "If-Match": etag });
      return status === 200 ? { data, etag: headers.get("ETag") } : { problem: data };
    },
  };
}

await tell(connect, {
  wrongPassword: code<jiandu.LogIn4xx>("LOGIN_FAILED"),
  datesInverted: code<jiandu.CreateSupervisionTopicCall4xx>("DATE_ORDER"),
  staleVersion: code<jiandu.EditSupervisionTopicCall4xx>("VERSION_MISMATCH"),
});
