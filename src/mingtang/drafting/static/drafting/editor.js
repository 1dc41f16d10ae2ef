// 写稿的编辑器。没有脚本时是一个文本框，一样能写；有脚本时换成所见即所得。
import { Editor } from "../django_prose_editor/editor.js";
import { extensions } from "./schema.js";
import { cleanPaste } from "./pasting.js";
import { keepText } from "./kept.js";
import { keepSaving } from "./saving.js";

const field = document.querySelector("[data-editor]");
if (field) start(field);

function start(room) {
  const lines = room.querySelector("textarea");
  const kept = room.querySelector("template");
  const html = document.createElement("input");
  const place = document.createElement("div");
  html.type = "hidden";
  html.name = "html";
  place.className = "writing document-body";
  const written = lines.closest("[data-lines]");
  written.before(place, html);
  written.hidden = true;
  lines.removeAttribute("name");
  lines.disabled = true;

  const editor = new Editor({
    element: place,
    injectCSS: false,
    extensions,
    content: kept.innerHTML,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "正文", lang: "zh-Hans", spellcheck: "false" },
      // 在编辑器自己读之前：别处来的文字从不未经清洗就进到页面里。
      handleDOMEvents: {
        paste: (view, event) => cleanPaste(editor, room, event.clipboardData, event),
        drop: (view, event) => !view.dragging && cleanPaste(editor, room, event.dataTransfer, event),
      },
    },
    onUpdate: () => {
      html.value = editor.getHTML();
      html.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onTransaction: () => show(),
  });
  html.value = editor.getHTML();

  const bar = room.querySelector("[data-bar]");
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && button.getAttribute("aria-disabled") !== "true") acts[button.dataset.do]?.(button);
  });
  // 放图片的按钮在下面的清单里，没有脚本时它把图片放到最后。
  for (const button of document.querySelectorAll('button[data-do="picture"]')) {
    button.type = "button";
    button.addEventListener("click", () => acts.picture(button));
  }
  bar.querySelector("[data-heading]").addEventListener("change", ({ target }) => {
    const level = Number(target.value);
    const chain = editor.chain().focus();
    (level ? chain.setHeading({ level }) : chain.setParagraph()).run();
  });

  // 对话框：按钮说怎样关上，回车就是确定。
  for (const asked of document.querySelectorAll("dialog[data-dialog]")) {
    asked.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-close]");
      if (button) asked.close(button.dataset.close);
    });
    asked.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.closest("button")) return;
      event.preventDefault();
      asked.close("ok");
    });
  }

  const run = (name, ...more) => () => editor.chain().focus()[name](...more).run();
  const align = (side) => () =>
    editor.chain().focus().updateAttributes("paragraph", { align: side }).updateAttributes("heading", { align: side }).run();
  const dialog = (name) => document.querySelector(`dialog[data-dialog="${name}"]`);
  const acts = {
    bold: run("toggleBold"), italic: run("toggleItalic"), underline: run("toggleUnderline"), strike: run("toggleStrike"),
    superscript: run("toggleSuperscript"), subscript: run("toggleSubscript"),
    bulletList: run("toggleBulletList"), orderedList: run("toggleOrderedList"),
    deeper: run("sinkListItem", "listItem"), higher: run("liftListItem", "listItem"),
    left: align(null), center: align("center"), right: align("right"),
    blockquote: run("toggleBlockquote"), line: run("setHorizontalRule"),
    plain: () => editor.chain().focus().unsetAllMarks().clearNodes().run(),
    undo: run("undo"), redo: run("redo"),
    rowAfter: run("addRowAfter"), columnAfter: run("addColumnAfter"), rowGone: run("deleteRow"),
    columnGone: run("deleteColumn"), merge: run("mergeCells"), split: run("splitCell"), headRow: run("toggleHeaderRow"),
    headCell: run("toggleHeaderCell"), tableGone: run("deleteTable"),
    table: () => ask("table", {}, ({ rows, cols }) =>
      editor.chain().focus().insertTable({ rows: Number(rows), cols: Number(cols), withHeaderRow: true }).run()),
    title: () => ask("title", { title: editor.getAttributes("table").title ?? "" }, ({ title }) =>
      editor.chain().focus().updateAttributes("table", { title }).run()),
    link: () => ask("link", { href: editor.getAttributes("link").href ?? "" }, ({ href }) => {
      const chain = editor.chain().focus().extendMarkRange("link");
      (href ? chain.setMark("link", { href }) : chain.unsetMark("link")).run();
    }),
    picture: (button) => {
      const { src } = button.dataset;
      const alt = document.getElementById(button.dataset.words)?.value.trim() ?? "";
      if (src) editor.chain().focus().insertContent({ type: "figure", attrs: { src, alt } }).run();
    },
  };

  function ask(name, values, then) {
    const asked = dialog(name);
    const inputs = [...asked.querySelectorAll("input")];
    for (const input of inputs) if (input.dataset.name in values) input.value = values[input.dataset.name];
    const answer = () => {
      asked.removeEventListener("close", answer);
      if (asked.returnValue !== "ok") return editor.commands.focus();
      then(Object.fromEntries(inputs.map((input) => [input.dataset.name, input.value.trim()])));
    };
    asked.returnValue = "";
    asked.addEventListener("close", answer);
    asked.showModal();
  }

  const pressed = {
    bold: "bold", italic: "italic", underline: "underline", strike: "strike", superscript: "superscript",
    subscript: "subscript", bulletList: "bulletList", orderedList: "orderedList", blockquote: "blockquote", link: "link",
  };
  function show() {
    for (const [name, mark] of Object.entries(pressed)) {
      bar.querySelector(`[data-do="${name}"]`)?.setAttribute("aria-pressed", editor.isActive(mark));
    }
    bar.querySelector("[data-heading]").value = [2, 3, 4].find((level) => editor.isActive("heading", { level })) ?? 0;
    for (const part of bar.querySelectorAll("[data-in-table]")) part.hidden = !editor.isActive("table");
  }
  show();
  keepText(editor, room.closest("form"), html);
  keepSaving(room.closest("form"));
  room.dataset.ready = "";
}
