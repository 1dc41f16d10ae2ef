// 填了还没有收下的文字：留在这个窗口里，重新登录、刷新以后补上；收下了、退出了就忘掉。
// 从不留密码、文件、选项和带密级字样的文字。没有脚本时一切照常。
"use strict";

(() => {
  const KEPT = "mingtang-kept:";
  const SENT = "mingtang-sent";
  const WHO = "mingtang-who";
  const WRITTEN = "textarea, input[type=text], input[type=url], input[type=email], input[type=tel], input[type=number], input[type=date]";

  // 像密级的字样一概不留，“商业秘密”不算；系统说了不收的，整张表单都不留。
  const SECRET = /[绝機机]\s*密|(?<!商业)秘\s*密/;
  const REFUSED = "密级标志";

  // 浏览器可能不许存、或者存满了：那就不留。
  const trying = (what, otherwise) => {
    try {
      return what();
    } catch {
      return otherwise;
    }
  };
  const read = (key) => trying(() => sessionStorage.getItem(key), null);
  const write = (key, value) => trying(() => sessionStorage.setItem(key, value));
  const drop = (key) => trying(() => sessionStorage.removeItem(key));
  const keys = (beginning) => trying(() => Object.keys(sessionStorage), []).filter((key) => key.startsWith(beginning));
  const forget = (beginning) => keys(beginning).forEach(drop);

  // 表单退回时地址会变，去处不变，所以按去处记。
  const place = (form) => `${KEPT}${new URL(form.getAttribute("action") ?? "", location.href).pathname} `;
  const forms = () => [...document.querySelectorAll("main form")].filter((form) => form.method === "post");
  const fields = (form) => [...form.querySelectorAll(WRITTEN)].filter((field) => field.name && !field.readOnly);

  // 只有脚本在，这些话才对。
  for (const words of document.querySelectorAll("[data-with-script]")) words.hidden = false;
  // 表单退回的页面，“后退”到它时重新打开，而不是要求再发一次。
  const anew = document.querySelector("[data-anew]")?.dataset.anew;
  if (anew) history.replaceState(null, "", anew);

  const who = document.querySelector("[data-who]")?.dataset.who;
  if (who === undefined) {
    // 登录页、被拦下的页面：只说明文字还在，什么也不补。
    drop(SENT);
    const told = document.querySelector("[data-kept]");
    if (told) told.hidden = keys(KEPT).length === 0;
    return;
  }
  if (read(WHO) !== who) {
    forget(KEPT);
    write(WHO, who);
  }

  const sent = read(SENT);
  drop(SENT);
  if (sent && document.querySelector("main .message.tone-good, main [data-taken]")) forget(sent);
  const refused = [...document.querySelectorAll("main .form-errors li, main [role=alert]")].some((said) =>
    said.textContent.includes(REFUSED),
  );
  if (refused) (sent ? [sent] : forms().map(place)).forEach(forget);
  const told = document.querySelector("[data-kept]");
  if (told) told.hidden = keys(KEPT).length === 0;

  const notice = (form, changed) => {
    const line = document.createElement("p");
    const words = document.createElement("span");
    const button = document.createElement("button");
    line.className = "notice tone-info";
    line.setAttribute("role", "status");
    words.textContent = "已补上您上次填写、还没有提交成功的文字，请核对。";
    button.type = "button";
    button.className = "tool";
    button.textContent = "不要这些文字";
    button.addEventListener("click", () => {
      for (const [field, before] of changed) field.value = before;
      forget(place(form));
      line.remove();
    });
    words.append(button);
    line.append(words);
    form.prepend(line);
    form.closest("details")?.setAttribute("open", "");
  };

  for (const form of forms()) {
    const changed = [];
    for (const field of fields(form)) {
      const value = read(place(form) + field.name);
      if (value === null || value === field.value) continue;
      changed.push([field, field.value]);
      field.value = value;
    }
    if (changed.length) notice(form, changed);
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    const form = field.form;
    if (!form || form.method !== "post" || !field.closest("main") || !field.name || !field.matches(WRITTEN)) return;
    const key = place(form) + field.name;
    if (refused || SECRET.test(field.value) || field.value === field.defaultValue) drop(key);
    else write(key, field.value);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-sign-out]")) forget(KEPT);
    else if (form.method === "post") write(SENT, place(form));
  });
})();
