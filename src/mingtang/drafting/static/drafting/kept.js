// 没有存上的正文：留在这个窗口里，重新登录以后给回来。名字和 ui/kept.js 记的一样，收下、退出、换人时由它忘掉。
const beginning = (form) => `mingtang-kept:${new URL(form.getAttribute("action"), location.href).pathname} `;
const WAIT = 400;

// 浏览器可能不许存、或者存满了：那就不留。
const trying = (what) => {
  try {
    return what();
  } catch {
    return null;
  }
};

export function forget(form) {
  trying(() => Object.keys(sessionStorage).filter((key) => key.startsWith(beginning(form))).forEach((key) => sessionStorage.removeItem(key)));
}

export function keepText(editor, form, html) {
  const key = `${beginning(form)}html`;
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    if (timer) trying(() => sessionStorage.setItem(key, html.value));
    timer = 0;
  };
  html.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  window.addEventListener("pagehide", keep);
  form.addEventListener("submit", keep);

  const before = trying(() => sessionStorage.getItem(key));
  // 退回来的页面上已经是刚才写的。
  if (before && before !== html.value && !("refused" in form.dataset)) offer(editor, form, before);
}

function offer(editor, form, before) {
  const line = form.querySelector("[data-kept-text]");
  line.hidden = false;
  line.querySelector("[data-take]").addEventListener("click", () => {
    editor.commands.setContent(before, { emitUpdate: true });
    line.hidden = true;
  });
  line.querySelector("[data-leave]").addEventListener("click", () => {
    forget(form);
    line.hidden = true;
  });
}
