// 边打边提示：把想得到的词放进输入框的列表。没有脚本时一切照常。
"use strict";

(() => {
  const box = document.querySelector("input[data-words]");
  const list = box && document.getElementById(box.getAttribute("list"));
  if (!list) return;
  const organ = box.form.elements.organ;
  let waiting = 0;
  let asked = "";

  const show = (words) => {
    list.replaceChildren(...words.map((word) => Object.assign(document.createElement("option"), { value: word })));
  };
  const ask = async (typed) => {
    const told = new URLSearchParams({ q: typed });
    if (organ) told.set("organ", organ.value);
    const answer = await fetch(`${box.dataset.words}?${told}`).catch(() => null);
    // 回来得晚的，字已经变了，就不用了。
    if (answer && answer.ok && typed === asked) show((await answer.json()).words);
  };
  box.addEventListener("input", (event) => {
    clearTimeout(waiting);
    asked = box.value.trim();
    if (event.isComposing || asked.length < 2) return;
    waiting = setTimeout(ask, 250, asked);
  });
})();
