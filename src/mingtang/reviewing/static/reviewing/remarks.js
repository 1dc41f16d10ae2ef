// 指出的地方：点内容里的一段，就在清单里选中那一段。没有脚本时，从清单里选。
"use strict";

(() => {
  const form = document.querySelector("[data-remark]");
  const content = document.querySelector("#public-content");
  if (!form || !content) return;

  const list = form.querySelector("select");
  const plain = (text) => text.replace(/指出 \d+/g, "").replace(/\s+/g, "");
  const places = [...list.options].slice(1).map((option) => ({
    value: option.value,
    begins: plain(option.text.replace(/^\d+\. /, "").replace(/…$/, "")),
  }));

  const placeOf = (block) => {
    if (block.id && places.some((place) => place.value === block.id)) return block.id;
    const said = plain(block.textContent);
    const found = places.find((place) => place.begins !== "" && said.includes(place.begins));
    return found ? found.value : null;
  };

  content.classList.add("may-point");
  document.querySelector("[data-remark-hint]").hidden = false;
  content.addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary, input")) return;
    let block = event.target.closest("p, li, h2, h3, h4, tr, figure");
    while (block && content.contains(block)) {
      const place = placeOf(block);
      if (place) {
        content.querySelectorAll(".pointed-to").forEach((one) => one.classList.remove("pointed-to"));
        block.classList.add("pointed-to");
        form.closest("details").open = true;
        list.value = place;
        form.scrollIntoView({ block: "center" });
        form.querySelector("textarea").focus({ preventScroll: true });
        return;
      }
      block = block.parentElement.closest("p, li, h2, h3, h4, tr, figure");
    }
  });
})();
