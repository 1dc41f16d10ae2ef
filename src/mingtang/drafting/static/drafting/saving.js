// 自动保存：停下来三秒就存；网络断了文字留在页面里，隔一会儿再存；别处改过的，绝不悄悄盖掉。
const QUIET = 3000;
const WAITS = [5000, 10000, 20000, 30000];

export function keepSaving(form) {
  const told = form.querySelector("[data-saved]");
  const elsewhere = form.querySelector("[data-elsewhere]");
  const against = form.querySelector("[data-against]");
  const version = form.elements.version;
  let timer = 0;
  let failed = 0;
  let changed = false;
  let saving = false;
  let stopped = false;

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

  async function save() {
    if (saving || stopped || !changed) return;
    saving = true;
    changed = false;
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      if (answer.redirected || !answer.headers.get("Content-Type")?.includes("json")) {
        throw new Error("signed out");
      }
      const said = await answer.json();
      failed = 0;
      if (answer.ok) {
        version.value = said.version;
        say([`已保存 ${said.at}`, ...said.doubts].join("。"), said.doubts.length ? "bad" : "good");
        remain(said.against);
      } else {
        changed = true;
        say(said.reasons.join(""), "bad");
        if (answer.status === 409) conflict(said);
      }
    } catch {
      changed = true;
      say("没有存上，文字还在这个页面里，正在重试。请不要关闭页面。", "bad");
      later(WAITS[Math.min(failed, WAITS.length - 1)]);
      failed += 1;
    } finally {
      saving = false;
      if (changed && !failed && !stopped && told.dataset.tone !== "bad") later(QUIET);
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

  window.addEventListener("online", () => failed && later(0));
  window.addEventListener("beforeunload", (event) => {
    if (changed || saving) event.preventDefault();
  });
  form.addEventListener("submit", () => {
    changed = false;
    stopped = true;
    clearTimeout(timer);
  });
}
