// 稿件里可以有什么：与服务器的清洗一致，编辑一遍不会丢掉标题、列表、合并的格子、表题和图片。
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, History,
  HorizontalRule, Italic, ListItem, Mark, Node, OrderedList, Paragraph, Strike, Subscript, Superscript, Table,
  TableCell, TableHeader, TableRow, Text, Underline,
} from "../django_prose_editor/editor.js";

const ALIGNED = ["center", "right"];

const Aligned = Extension.create({
  name: "aligned",
  addGlobalAttributes() {
    return [
      {
        types: ["paragraph", "heading"],
        attributes: {
          align: {
            default: null,
            parseHTML: (element) => ALIGNED.find((side) => element.classList.contains(`align-${side}`)) ?? null,
            renderHTML: ({ align }) => (align ? { class: `align-${align}` } : {}),
          },
        },
      },
    ];
  },
});

const Address = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes() {
    return { href: { default: null } };
  },
  parseHTML() {
    return [{ tag: "a[href]" }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["a", HTMLAttributes, 0];
  },
});

const Numbered = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element) => Number.parseInt(element.getAttribute("start") ?? "1", 10) || 1,
        renderHTML: ({ start }) => (start === 1 ? {} : { start }),
      },
      type: {
        default: null,
        parseHTML: (element) => element.getAttribute("type"),
        renderHTML: ({ type }) => (type ? { type } : {}),
      },
    };
  },
  renderHTML({ HTMLAttributes }) {
    return ["ol", HTMLAttributes, 0];
  },
  addNodeView: null,
});

// 表题是表格的一个属性：用“表题”改，不在格子里打字。
const Titled = Table.extend({
  addAttributes() {
    return {
      title: {
        default: "",
        parseHTML: (element) => element.querySelector(":scope > caption")?.textContent ?? "",
        renderHTML: () => ({}),
      },
    };
  },
  parseHTML() {
    return [{ tag: "table" }, { tag: "caption", ignore: true }];
  },
  renderHTML({ node }) {
    const { title } = node.attrs;
    return title ? ["table", {}, ["caption", {}, title], ["tbody", {}, 0]] : ["table", {}, ["tbody", {}, 0]];
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("table");
      const caption = dom.createCaption();
      const contentDOM = dom.createTBody();
      caption.contentEditable = "false";
      const show = (now) => {
        caption.textContent = now.attrs.title;
        caption.hidden = !now.attrs.title;
      };
      show(node);
      return {
        dom,
        contentDOM,
        update(now) {
          if (now.type !== node.type) return false;
          show(now);
          return true;
        },
        ignoreMutation: (change) => !contentDOM.contains(change.target) || change.target === contentDOM && change.type === "attributes",
      };
    };
  },
});

const Photograph = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  addAttributes() {
    return {
      src: { default: null, parseHTML: (element) => element.querySelector("img")?.getAttribute("src") ?? null, renderHTML: () => ({}) },
      alt: { default: "", parseHTML: (element) => element.querySelector("img")?.getAttribute("alt") ?? "", renderHTML: () => ({}) },
    };
  },
  parseHTML() {
    return [{ tag: "figure", contentElement: (element) => element.querySelector("figcaption") ?? document.createElement("i") }];
  },
  renderHTML({ node }) {
    const { src, alt } = node.attrs;
    return ["figure", {}, ["img", { src, alt }], ["figcaption", {}, 0]];
  },
});

export const extensions = [
  Document, Paragraph, Text, HardBreak, Heading.configure({ levels: [2, 3, 4] }), Bold, Italic, Strike, Underline,
  Subscript, Superscript, BulletList, Numbered, ListItem, Blockquote, HorizontalRule, Address, Titled, TableRow,
  TableHeader, TableCell, Photograph, History, Gapcursor, Dropcursor, Aligned,
];
