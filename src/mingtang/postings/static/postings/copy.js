// 复制：把成品放进剪贴板，网页格式和纯文字各一份。没有脚本时，照样可以选中再复制。
"use strict";

(() => {
  const told = document.querySelector("[data-copied]");
  let taking = null;

  // 用页面自己的复制动作：不要求 https，也不带上浏览器给选中文字加的字体和颜色。
  document.addEventListener("copy", (event) => {
    if (taking === null || event.clipboardData === null) return;
    event.clipboardData.setData("text/plain", taking.text);
    if (taking.html !== "") event.clipboardData.setData("text/html", taking.html);
    event.preventDefault();
  });

  const take = (button) => {
    const value = (id) => (id ? document.getElementById(id).value : "");
    taking = { text: value(button.dataset.text), html: value(button.dataset.html) };
    const done = document.execCommand("copy");
    taking = null;
    told.textContent = done ? `已复制${button.dataset.what}` : `没有复制成，请选中${button.dataset.what}再复制`;
  };

  document.querySelectorAll("[data-text]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => take(button));
  });
})();
