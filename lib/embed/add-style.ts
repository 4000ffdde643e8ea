/**
 * Adds a style sheet to a document or shadow root and answers the function that takes it away again. A
 * constructed sheet is no inline style: a strict `style-src` allows it without a nonce.
 */
export function addStyle(root: DocumentOrShadowRoot, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
