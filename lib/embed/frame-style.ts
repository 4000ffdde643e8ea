/**
 * Look of the SDK's own parts. They stand in a shadow root, so neither side's rules reach the other's.
 * px, not rem: the page's root font size is its own affair. Written densely, since every page loads it.
 */
export const frameStyle =
  ":host{display:block!important}" +
  "div{position:relative;min-height:240px;font:16px system-ui}" +
  "iframe{position:relative;display:block;width:100%;height:420px;border:0}" +
  "p{position:absolute;inset:0;display:grid;place-content:center;place-items:center;gap:16px;color:CanvasText}" +
  "button{font:inherit;padding:8px 16px}" +
  "dialog{width:560px;max-width:calc(100% - 16px);max-height:none;padding:0;border:0;border-radius:14px;overflow:hidden;background:Canvas}" +
  "dialog::backdrop{background:#0009}" +
  "dialog iframe{max-height:calc(100dvh - 16px)}" +
  "div>button{position:absolute;top:8px;right:8px}";

/** Keeps the page behind a dialog still. A classic scrollbar keeps its room, so that nothing jumps. */
export const scrollLockStyle = (hasScrollbar: boolean): string =>
  `html{overflow:hidden!important;scrollbar-gutter:${hasScrollbar ? "stable" : "auto"}}`;
