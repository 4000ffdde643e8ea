/**
 * Prints one part of the frame. A sandboxed frame may not print, but what it opens may: the part is copied into a
 * window of its own, with the frame's style as a sheet made by script, which the policy of the page allows.
 */
export function printPaper(part: HTMLElement | null): void {
  if (part === null) return;
  const paper = window.open("", "_blank");
  // Without a window, what prints is the page itself: on a page of our own that is all there is to print.
  if (paper === null) window.print();
  else printIn(paper, part);
}

function printIn(paper: Window, part: HTMLElement): void {
  const { document: sheet } = paper;
  sheet.title = document.title;
  sheet.documentElement.lang = document.documentElement.lang;
  sheet.documentElement.dir = document.documentElement.dir;
  sheet.adoptedStyleSheets = [styleFor(paper)];
  const main = sheet.createElement("main");
  main.className = "lk lk-paper";
  main.append(sheet.importNode(part, true));
  sheet.body.replaceChildren(main);
  paper.focus();
  paper.print();
}

function styleFor(paper: Window): CSSStyleSheet {
  const { CSSStyleSheet: Sheet } = paper as Window & typeof globalThis;
  const style = new Sheet();
  const texts = [...document.querySelectorAll("style")].map((one) => one.textContent);
  style.replaceSync(texts.join("\n"));
  return style;
}
