// Offers the new version of a hosted page, which is kept in this browser already, to those who have the old
// one before them.
"use strict";
sandingPart("update", async (page) => {
  const { serviceWorker } = navigator;
  const { make } = await page.part("making");
  const offer = async (worker) => {
    const texts = await page.words();
    const take = () => {
      // The page is loaded anew once the new version answers, and only the one whose reader wants it.
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("take over");
    };
    const notice = make(
      "aside",
      { class: "update", role: "status" },
      make("p", {}, texts.new_version),
      make("button", { type: "button", click: take }, texts.take_new),
      make("button", { type: "button", click: () => notice.remove() }, texts.stay_old),
    );
    document.querySelector(".update")?.remove();
    document.body.append(notice);
  };
  await page.style("update.css");
  return { offer };
});
