// Swagger UI as this service shows it: a document for each group of operations, kinds of records closed at the start, and a search that
// finds what an operation is called in both languages, its path, what is said of it and what it takes, in the other documents too.

/** What can be found of an operation, read once. */
const texts = new WeakMap();
function text(operation, tag) {
  if (!texts.has(operation)) {
    const { responses, ...told } = operation.get("operation").toJS();
    texts.set(operation, `${tag}\n${operation.get("path")}\n${JSON.stringify(told)}`.toLowerCase());
  }
  return texts.get(operation);
}

const wanted = (phrase) => phrase.trim().toLowerCase();

/** The tags with those operations in which a phrase stands. */
function found(tags, phrase) {
  const matching = tags.map((group, tag) =>
    group.update("operations", (all) => all.filter((operation) => text(operation, tag).includes(wanted(phrase)))));
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

/** Where an operation of another document is shown. */
const address = ({ document, tag, id }) =>
  `?urls.primaryName=${encodeURIComponent(document)}#/${encodeURIComponent(tag)}/${id}`;

/** What the search finds in other documents, below its field: links that open the operation there. */
const Elsewhere = (system) => () => {
  const { createElement, useEffect, useState } = system.React;
  const [operations, learn] = useState([]);
  const phrase = system.layoutSelectors.currentFilter();
  const asked = typeof phrase === "string" && phrase.trim().length > 1;
  useEffect(() => {
    if (asked && operations.length === 0) fetch("operations.json").then((answer) => answer.json()).then((all) => learn(all.operations));
  }, [asked]);
  const shown = new Set(system.specSelectors.taggedOperations().valueSeq()
    .flatMap((group) => group.get("operations")).map((one) => one.getIn(["operation", "operationId"])));
  const others = asked ? operations.filter((one) => !shown.has(one.id)) : [];
  const having = (part) => others.filter((one) => one[part].toLowerCase().includes(wanted(phrase)));
  // Those that are called so go before those that speak of it.
  const matching = [...new Set([...having("text"), ...having("body")])].slice(0, 20);
  return createElement("ul", { className: "elsewhere wrapper" }, matching.map((one) =>
    createElement("li", { key: one.id }, createElement("a", { href: address(one) }, `${one.document}: ${one.text}`))));
};

const Groups = () => ({
  wrapComponents: {
    FilterContainer: (Filter, system) => {
      const Further = Elsewhere(system);
      return (props) => system.React.createElement(system.React.Fragment, null,
        system.React.createElement(Filter, props), system.React.createElement(Further));
    },
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
    urls: DOCUMENTS,
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
