// 粘贴：从 Word、WPS、网页来的，先交给服务器清洗，再放进稿件；编辑器自己复制的照旧。
const words = (room, text, tone = "info") => {
  const line = room.querySelector("[data-told]");
  line.textContent = text;
  line.className = text ? `notice tone-${tone}` : "";
};

export function cleanPaste(editor, room, data, event) {
  const html = data?.getData("text/html") ?? "";
  if (!html || html.includes("data-pm-slice")) {
    if (!html && data?.files?.length) {
      event.preventDefault();
      words(room, "图片和文件请用下面的“上传图片”“上传附件”，上传后再插入。", "warn");
      return true;
    }
    return false;
  }
  event.preventDefault();
  const plain = data.getData("text/plain");
  words(room, "正在清洗粘贴的内容。");
  clean(room, html)
    .then(({ html: cleaned, told }) => {
      editor.chain().focus().insertContent(cleaned).run();
      words(room, told, told ? "warn" : "info");
    })
    .catch((error) => {
      if (error.reasons) return words(room, error.reasons.join(""), "bad");
      // 网络断了：先放文字，不丢。
      editor.chain().focus().insertContent(plain.split(/\r?\n/).filter(Boolean).map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }))).run();
      words(room, "网络不通，只放进了文字，表格和格式没有带来。网络恢复以后可以撤销，再粘贴一次。", "warn");
    });
  return true;
}

async function clean(room, html) {
  const body = new FormData();
  body.set("html", html);
  body.set("csrfmiddlewaretoken", room.closest("form").elements.csrfmiddlewaretoken.value);
  const answer = await fetch(room.dataset.clean, { method: "POST", body });
  if (answer.ok) return answer.json();
  const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  throw Object.assign(new Error(), { reasons: told.reasons });
}
