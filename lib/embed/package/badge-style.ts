/** Look of the badge, in its own shadow root. `::part(badge)` and `::part(fix)` let the page change it. */
export const badgeStyle: string =
  ":host{display:inline-block;max-width:100%}" +
  "div{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px;font:14px/1.4 system-ui,sans-serif}" +
  "span[part]{display:inline-flex;align-items:center;gap:6px;padding:3px 10px 3px 8px;border:1px solid transparent;border-radius:999px;font-weight:600;background:light-dark(#eceef1,#2b2f36);color:light-dark(#454b55,#c3c9d3)}" +
  "[data-health=connected] span[part]{background:light-dark(#e3f4e8,#12351f);color:light-dark(#0b5a2b,#9fe3b4)}" +
  "[data-health=needs_attention] span[part]{background:light-dark(#fdeae8,#4a1512);color:light-dark(#8c1d13,#ffb4ab)}" +
  "[data-health=checking] span[part]{background:light-dark(#e8eefc,#1b2a4a);color:light-dark(#1d46a8,#b3c7ff)}" +
  "svg{flex:none;width:1em;height:1em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}" +
  "p{display:inline;margin:0}p:empty{display:none}" +
  "button{padding:4px 12px;min-height:28px;border:1px solid currentColor;border-radius:6px;background:none;color:inherit;font:inherit;font-weight:600;cursor:pointer}" +
  "button[hidden]{display:none}button:focus-visible{outline:2px solid;outline-offset:2px}" +
  "@media(prefers-reduced-motion:no-preference){[data-health=checking] svg{animation:t 1.2s linear infinite}}" +
  "@keyframes t{to{rotate:1turn}}";
