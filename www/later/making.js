// What several scripts make elements, texts and checksums with. Whatever is put into an element becomes a text node.
"use strict";
sandingPart("making", async () => {
  const spoken = () => document.documentElement.lang;
  // An element; a function among its attributes hears the event of that name.
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  // A text with something in its places.
  const filled = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, place) => parts[place]);
  // A text of how many there are, in the form for so many.
  const count = (n, text) => {
    const forms = text.split("|");
    return filled(forms[n === 1 ? 0 : forms.length - 1], n.toLocaleString(spoken()));
  };
  // Gives the browser a file to save under a name.
  const saved = (file, name) => {
    const anchor = make("a", { href: URL.createObjectURL(file), download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
  };
  // SHA-256 in hexadecimal digits; only where `crypto.subtle` is, which is in secure contexts.
  const sha256 = async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  return { spoken, make, filled, count, saved, sha256 };
});
