// Offers the new version of a hosted page, which is kept in this browser already, to those who have the old
// one before them.
"use strict";
sandingPart("update", async (page) => {
  const { serviceWorker } = navigator;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.assign(element, attributes);
    element.append(...children);
    return element;
  };
  const offer = async (worker) => {
    const texts = await page.words();
    const take = () => {
      // The page is loaded anew once the new version answers, and only the one whose reader wants it.
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("take over");
    };
    const notice = make(
      "aside",
      { className: "update" },
      make("p", {}, texts.new_version),
      make("button", { type: "button", onclick: take }, texts.take_new),
      make("button", { type: "button", onclick: () => notice.remove() }, texts.stay_old),
    );
    notice.setAttribute("role", "status");
    document.querySelector(".update")?.remove();
    document.body.append(notice);
  };
  await page.style("update.css");
  return { offer };
});
