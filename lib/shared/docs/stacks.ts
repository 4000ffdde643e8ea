import type { samples } from "./samples.generated";

/** One way to embed, as its page tells it. Backticks mark code. */
export interface Stack {
  readonly title: string;
  readonly intro: string;
  readonly samples: readonly { readonly file: keyof typeof samples; readonly title: string }[];
  readonly notes: readonly string[];
}

const strictPolicy =
  "A content security policy needs `frame-src https://latchkey.example.com`, and `script-src` too where the page loads `embed.js`.";
const install =
  "`@latchkey/embed` is built with every Latchkey: `npm run build` writes it to `dist/latchkey-embed`; `npm pack` there makes the file to install or to put into your registry.";

export const stacks: Readonly<Record<string, Stack>> = {
  "back-end": {
    title: "Your back end",
    intro:
      "The API key stays in your back end. It asks for a link session and hands the one-time `token` to the page. In Rails, Django or Laravel it is one call of the HTTP client you have; this is that call.",
    samples: [
      { file: "link-token.sh", title: "curl" },
      { file: "back-end.mjs", title: "Node, whole" },
      { file: "webhook.mjs", title: "Verify a webhook" },
    ],
    notes: [
      "Take `externalId` from your own sign-in, never from the request: it decides whose connection this becomes.",
      "`allowedOrigins` is the exact origin of your page: scheme, host and port.",
      "Protect the route like any that changes things: signed-in users only, POST only, same origin.",
    ],
  },
  html: {
    title: "Plain HTML",
    intro:
      "`embed.js` sets `window.Latchkey`. It is 3.8 kB, has no dependencies and no effect until you call it.",
    samples: [{ file: "plain.html", title: "index.html" }],
    notes: [
      strictPolicy,
      "`Latchkey.create` prepares, `open` shows; exactly one of `onSuccess` and `onExit` follows.",
    ],
  },
  react: {
    title: "React",
    intro: "React 18 or newer. Strict mode, several forms on a page and rendering on a server are fine.",
    samples: [
      { file: "react.tsx", title: "connect.tsx" },
      { file: "badge.tsx", title: "destination.tsx" },
    ],
    notes: [
      install,
      "Callbacks are always those of the last render; unmounting takes the form away without a callback.",
    ],
  },
  next: {
    title: "Next.js",
    intro: "A route handler makes the token, a client component opens the form.",
    samples: [
      { file: "next-route.ts", title: "app/api/link-token/route.ts" },
      { file: "next-page.tsx", title: "app/settings/destination/connect.tsx" },
    ],
    notes: [install, "Hand `LATCHKEY_URL` to the client component as a prop: it is no secret.", strictPolicy],
  },
  vue: {
    title: "Vue",
    intro: "Vue sets properties of custom elements and hears their events.",
    samples: [{ file: "vue.vue", title: "Destination.vue" }],
    notes: [
      install,
      'Tell the compiler that the element is none of its own: `isCustomElement: (tag) => tag.startsWith("latchkey-")`.',
    ],
  },
  "web-component": {
    title: "Web component",
    intro:
      "`<latchkey-connect>` shows the form where it stands. Svelte, Angular, htmx and server-rendered pages use it as it is.",
    samples: [{ file: "web-component.html", title: "index.html" }],
    notes: [install, '`mode="dialog"` waits for `open()`. Events bubble, their data is in `detail`.'],
  },
};
