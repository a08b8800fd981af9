// The client that openapi-generator makes for TypeScript. Refusals are thrown, and their type is left to the caller.

import * as jiandu from "./generated/index.js";
import { type Answer, type Client, code, tell } from "./story.js";

// What the client answers or throws, as the story knows it.
async function answer<T, U>(asked: Promise<jiandu.ApiResponse<T>>, as: (data: T) => U): Promise<Answer<U>> {
  try {
    const answered = await asked;
    return { data: as(await answered.value()), etag: answered.raw.headers.get("ETag") };
  } catch (thrown) {
    if (!(thrown instanceof jiandu.ResponseError)) throw thrown;
    return { problem: jiandu.ProblemFromJSON(await thrown.response.json()) };
  }
}

function connect(basePath: string): Client {
  let token = "";
  const configuration = new jiandu.Configuration({ basePath, accessToken: () => token });
  const access = new jiandu.AccessApi(configuration);
  const items = new jiandu.SupervisionItemsApi(configuration);
  const calls = new jiandu.CallsForTopicsApi(configuration);
  return {
    logIn: (username, password) =>
      answer(access.logInRaw({ loginRequest: { username, password } }), ({ accessToken }) => { token = accessToken; }),
    items: (limit, cursor) =>
      answer(items.listSupervisionItemsRaw({ sort: "created_at", limit, ...(cursor ? { cursor } : {}) }),
        (page) => ({ ids: page.items.map((item) => item.id), next: page.nextCursor })),
    create: ({ plan_year, opens_on, closes_on, channels }) => {
      const topicCallContent = { planYear: plan_year, opensOn: new Date(opens_on), closesOn: new Date(closes_on), channels };
      return answer(calls.createSupervisionTopicCallRaw({ topicCallContent }), (call) => call);
    },
    open: (id) => answer(calls.openSupervisionTopicCallRaw({ id, actionNote: {} }), (call) => call),
    edit: (id, ifMatch, closesOn) => {
      const topicCallContentPatch = { closesOn: new Date(closesOn) };
      return answer(calls.editSupervisionTopicCallRaw({ id, ifMatch, topicCallContentPatch }), (call) => call);
    },
  };
}

await tell(connect, {
  wrongPassword: code<jiandu.LogIn4XXResponse>("LOGIN_FAILED"),
  // Refusals that are alike share one type, named after an operation that comes earlier: it is not named here.
  datesInverted: "DATE_ORDER",
  staleVersion: code<{ code: jiandu.ChangingRefusalCode }>("VERSION_MISMATCH"),
});
