export default {
  jiandu: {
    input: { target: "openapi.json" },
    output: {
      target: "generated/client.ts",
      client: "fetch",
      mode: "single",
      // If-Match is a parameter like others.
      headers: true,
      override: {
        // A response becomes a type of its own; there are schemas that end in Response already.
        components: { responses: { suffix: "Answer" } },
        mutator: { path: "orval-fetch.ts", name: "ask", extension: ".js" },
      },
    },
  },
};
