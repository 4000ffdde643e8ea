/** Of this part alone, so that no other frame carries it. */
const css = `
.lk-handover { display: grid; gap: 0.75rem; margin-block-start: 1.25rem; padding: 1rem; border: 1px solid var(--lk-line); border-radius: var(--lk-radius); background: var(--lk-soft); }
.lk-handover:not(:has(> :not(.lk-sr))) { display: none; }
.lk-handover h3 { margin: 0; }
.lk-handover .lk-label { margin-block-end: -0.375rem; }
.lk-handovers { display: grid; gap: 0.25rem; margin: 0; padding: 0; list-style: none; }
.lk-handovers li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem; }
.lk-handovers .lk-help { display: block; }
.lk-handover .lk-qr { inline-size: 11rem; border-radius: 0.5rem; background: #ffffff; }
`;

/** Puts the part's style on the page, as a sheet made by script: its policy lets in no other. */
export function wearStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
