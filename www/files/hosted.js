// Where a page's files are that is hosted: beside it, under names by their content.
"use strict";
const sandingFiles = (() => {
  // From a file's name to the checksum in its address; the build fills it in. Those of the files that come
  // later come with them.
  const SUMS = {};
  const missing = (name) => new Error("The file " + name + " is missing or was not loaded.");
  const address = (name) => {
    if (!(name in SUMS)) throw missing(name);
    return "assets/" + name.replace(".", "-" + SUMS[name] + ".");
  };
  // Scripts are the page's own files, and nothing else can be one.
  const rules = { createScriptURL: (name) => (name === "service.js" ? name : address(name)) };
  const policy = window.trustedTypes ? trustedTypes.createPolicy("sanding", rules) : rules;
  const files = {
    sums: SUMS,
    address,
    url: (name) => policy.createScriptURL(name),
    answered: async (name, url = address(name)) => {
      const answer = await fetch(url);
      if (!answer.ok) throw missing(name);
      return answer;
    },
    load: (name, element) =>
      new Promise((done, failed) => {
        element.onload = done;
        element.onerror = () => failed(missing(name));
        document.head.append(element);
      }),
    script: async (name) => {
      const element = document.createElement("script");
      element.src = files.url(name);
      await files.load(name, element);
    },
    // The script that binds the program stands in the shell.
    program: async () => {},
    corpus: () => new Uint8Array(),
    reads: true,
    kept: {},
    mark: "",
  };
  return files;
})();
