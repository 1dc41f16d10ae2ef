// 工作台键盘：/ 到搜索，j k 在行间移动，回车打开，g 再按一个字母去栏目。没有脚本时一切照常。
"use strict";

(() => {
  const KEYS = "mingtang-keys";
  let going = -Infinity;
  let on = localStorage.getItem(KEYS) !== "off";

  const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  const step = (by) => {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (rows.length === 0) return;
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = here === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1);
    const target = rows[next].querySelector("a, button, input") ?? rows[next];
    target.focus();
    rows[next].scrollIntoView({ block: "nearest" });
  };

  const search = () => {
    // 页面自己的搜索框在前，没有才到顶上的。
    const box = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
    if (box) box.focus();
    return box !== null;
  };

  const go = (letter) => {
    const link = [...document.querySelectorAll("a[data-go]")].find((room) => room.dataset.go === letter);
    if (link) link.click();
  };

  // 单个字母的快捷键可能误触，读屏和语音输入的人可以关掉它。
  const button = document.querySelector("[data-keys]");
  const show = () => {
    button.hidden = false;
    button.textContent = on ? "关闭键盘快捷键" : "打开键盘快捷键";
    document.documentElement.classList.toggle("keys-on", on);
  };
  if (button) {
    show();
    button.addEventListener("click", () => {
      on = !on;
      localStorage.setItem(KEYS, on ? "on" : "off");
      show();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!(event.target instanceof Element) || typing(event.target)) return;
    if (performance.now() - going < 1500) {
      going = -Infinity;
      go(event.key);
    } else if (event.key === "g") {
      going = performance.now();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key !== "/" || !search()) {
      return;
    }
    event.preventDefault();
  });
})();
