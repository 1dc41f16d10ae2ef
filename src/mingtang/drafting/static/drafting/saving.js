// 自动保存：停下来三秒就存；网络断了文字留在页面里，隔一会儿再存；登录过期了等重新登录；别处改过的，绝不悄悄盖掉。
import { forget } from "./kept.js";

const QUIET = 3000;
const WAITS = [5000, 10000, 20000, 30000];

export function keepSaving(form) {
  const told = form.querySelector("[data-saved]");
  const elsewhere = form.querySelector("[data-elsewhere]");
  const expired = form.querySelector("[data-expired]");
  const against = form.querySelector("[data-against]");
  const version = form.elements.version;
  let timer = 0;
  let failed = 0;
  let changed = false;
  let saving = false;
  let stopped = false;
  let pressed = null;

  const say = (text, tone) => {
    told.textContent = text;
    told.dataset.tone = tone;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };
  const note = (event) => {
    if (event.target.type === "file" || event.target.closest("dialog")) return;
    changed = true;
    if (!stopped && !failed) {
      say("有改动，还没有保存", "none");
      later(QUIET);
    }
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);

  // 送审以前还要做的，跟着存下的内容变。
  function remain(reasons) {
    against.hidden = reasons.length === 0;
    against.querySelector("ul").replaceChildren(...reasons.map((reason) => Object.assign(document.createElement("li"), { textContent: reason })));
  }

  // 选好的文件由各自的按钮上传，不跟着自动保存走。
  function typed() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  async function save() {
    if (saving || stopped || !changed) return;
    saving = true;
    changed = false;
    let answered = false;
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", body: typed(), headers: { Accept: "application/json" } });
      if (answer.redirected || answer.status === 403) {
        changed = true;
        signedOut();
      } else {
        await hear(answer);
        answered = !stopped;
      }
    } catch {
      changed = true;
      say("没有存上，文字还在这个页面里，正在重试。请不要关闭页面。", "bad");
      later(WAITS[Math.min(failed, WAITS.length - 1)]);
      failed += 1;
    } finally {
      saving = false;
      const button = pressed;
      pressed = null;
      if (button && answered) form.requestSubmit(button);
      else if (changed && !failed && !stopped && told.dataset.tone !== "bad") later(QUIET);
    }
  }

  async function hear(answer) {
    const said = await answer.json();
    failed = 0;
    if (answer.ok) {
      version.value = said.version;
      say([`已保存 ${said.at}`, ...said.doubts].join("。"), said.doubts.length ? "bad" : "good");
      remain(said.against);
      if (!changed) forget(form);
    } else {
      changed = true;
      say(said.reasons.join(""), "bad");
      if (answer.status === 409) conflict(said);
    }
  }

  function conflict(said) {
    stopped = true;
    elsewhere.hidden = false;
    elsewhere.querySelector("[data-mine]").onclick = () => {
      version.value = said.version;
      stopped = false;
      elsewhere.hidden = true;
      changed = true;
      save();
    };
  }

  // 登录过期：不再重试；在新窗口里登录以后回到这里，接着存。换了人登录，不替他存。
  function signedOut() {
    stopped = true;
    failed = 0;
    expired.hidden = false;
    say("登录已过期，没有存上，文字还在这个页面里。请不要关闭页面，重新登录以后回到这里接着存。", "bad");
    window.addEventListener("focus", signedIn);
    expired.querySelector("[data-again]").onclick = signedIn;
  }
  async function signedIn() {
    try {
      const answer = await fetch(form.action, { headers: { Accept: "text/html" } });
      if (answer.redirected || !answer.ok || !stopped) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("form.draft-form [name=csrfmiddlewaretoken]");
      const who = (where) => where.querySelector("[data-who]")?.dataset.who;
      if (!token || who(page) !== who(document)) return;
      form.elements.csrfmiddlewaretoken.value = token.value;
    } catch {
      return;
    }
    window.removeEventListener("focus", signedIn);
    stopped = false;
    expired.hidden = true;
    save();
  }

  window.addEventListener("online", () => failed && later(0));
  window.addEventListener("beforeunload", (event) => {
    if (changed || saving) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    if (saving) {
      // 正在存：等它答了，按它给的次数再交，免得和自己冲突。
      event.preventDefault();
      pressed = event.submitter;
      say("正在保存，存好就提交", "none");
      return;
    }
    changed = false;
    stopped = true;
    clearTimeout(timer);
  });
}
