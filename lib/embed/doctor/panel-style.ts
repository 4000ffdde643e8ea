/** Look of the overlay, in its own shadow root. */
export const panelStyle: string =
  ":host{all:initial;color-scheme:light dark}" +
  "section{position:fixed;inset:auto 16px 16px auto;width:min(440px,calc(100vw - 32px));max-height:min(70vh,640px);overflow:auto;box-sizing:border-box;margin:0;padding:14px 16px;border:1px solid light-dark(#c5cad3,#454d5a);border-radius:12px;background:light-dark(#fff,#1a1d23);color:light-dark(#1a1d23,#eceef2);font:14px/1.5 system-ui,sans-serif;box-shadow:0 8px 30px #0004}" +
  "header{display:flex;align-items:center;gap:8px}h2{flex:1;margin:0;font-size:16px}h3{margin:0;font-size:14px}" +
  "ul{margin:8px 0 0;padding:0;list-style:none}li{padding:10px 0;border-top:1px solid light-dark(#e1e4e9,#363c47)}" +
  "p{margin:4px 0 0}b{display:inline-block;margin-right:6px;padding:0 7px;border-radius:6px;font-size:12px;line-height:20px;background:light-dark(#eceef1,#2b2f36)}" +
  "[data-severity=problem] b{background:light-dark(#fdeae8,#4a1512);color:light-dark(#8c1d13,#ffb4ab)}" +
  "[data-severity=warning] b{background:light-dark(#fdf3d9,#3a2c0b);color:light-dark(#704600,#f4cf7a)}" +
  "code{display:block;margin-top:6px;padding:6px 8px;border-radius:6px;background:light-dark(#f3f4f7,#262b33);font:12px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}" +
  "button{padding:4px 10px;min-height:28px;border:1px solid currentColor;border-radius:6px;background:none;color:inherit;font:inherit;cursor:pointer}" +
  "button:focus-visible{outline:2px solid;outline-offset:2px}.where{color:light-dark(#596070,#a8b0bd)}";
