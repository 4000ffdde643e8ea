/** Where the embed doctor can be asked. */
export const doctorUses: readonly {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A command or line; null where there is none. */
  readonly code: string | null;
}[] = [
  {
    id: "command",
    title: "From the command line",
    text: "Reads the page's headers and HTML as a browser would get them, and says whether package and server fit. Exit code 1 where something keeps the form out, so that it can stand in your CI.",
    code: "npx latchkey-doctor https://app.example.com/settings --latchkey https://latchkey.example.com",
  },
  {
    id: "page",
    title: "In the page",
    text: "Add `?latchkey-doctor` to your page's address, where `embed.js` is loaded, or write the attribute. Nothing of it is loaded otherwise. It sees what only a browser sees: what lies over the form, who takes its focus, what the policy blocked.",
    code: '<script src="https://latchkey.example.com/embed-doctor.js" data-latchkey-doctor></script>',
  },
  {
    id: "dashboard",
    title: "In the dashboard",
    text: "Settings, Embedding: paste the address and headers of a page. Nothing is fetched and nothing is kept.",
    code: null,
  },
];
