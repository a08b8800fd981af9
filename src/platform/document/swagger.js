// Swagger UI as this service shows it: kinds of records in groups and closed at the start, and a search that finds what an
// operation is called in both languages, its path, what is said of it and what it takes.

/** What can be found of an operation, read once. */
const texts = new WeakMap();
function text(operation, tag) {
  if (!texts.has(operation)) {
    const { responses, ...told } = operation.get("operation").toJS();
    texts.set(operation, `${tag}\n${operation.get("path")}\n${JSON.stringify(told)}`.toLowerCase());
  }
  return texts.get(operation);
}

/** The tags with those operations in which a phrase stands. */
function found(tags, phrase) {
  const wanted = phrase.trim().toLowerCase();
  const matching = tags.map((group, tag) =>
    group.update("operations", (all) => all.filter((operation) => text(operation, tag).includes(wanted))));
  return matching.filter((group) => group.get("operations").size > 0);
}

const Search = () => ({
  fn: { opsFilter: found },
  statePlugins: {
    layout: {
      wrapActions: {
        // What was found is shown, where it is not too much: a closed tag would hide it.
        updateFilter: (update, system) => (phrase) => {
          const answer = update(phrase);
          if (typeof phrase === "string" && phrase.trim().length > 1) {
            const matching = found(system.specSelectors.taggedOperations(), phrase);
            const count = matching.reduce((sum, group) => sum + group.get("operations").size, 0);
            if (count <= 40) matching.keySeq().forEach((tag) => system.layoutActions.show(["operations-tag", tag], true));
          }
          return answer;
        },
      },
    },
  },
});

const Groups = () => ({
  wrapComponents: {
    OperationTag: (Tag, system) => (props) => {
      const { createElement, Fragment } = system.React;
      const groups = system.specSelectors.specJson().get("x-tagGroups");
      const group = groups && groups.find((one) => one.get("tags").first() === props.tag);
      return createElement(Fragment, null,
        group && createElement("h2", { className: "tag-group" }, group.get("name")),
        createElement(Tag, props));
    },
  },
});

window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: "DOCUMENT",
    dom_id: "#swagger-ui",
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl, Search, Groups],
    layout: "StandaloneLayout",
    docExpansion: "none",
    defaultModelsExpandDepth: -1,
    displayOperationId: true,
    filter: true,
    persistAuthorization: true,
    syntaxHighlight: { activated: false },
    tryItOutEnabled: true,
  });
};
