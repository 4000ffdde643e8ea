/** A page of the documentation: one more is a folder in app/(docs)/docs and a line below. */
export interface DocsPage {
  readonly href: string;
  readonly title: string;
  /** One sentence: the start page and the search show it. */
  readonly summary: string;
}

export interface DocsGroup {
  readonly title: string;
  readonly pages: readonly DocsPage[];
}

const page = (href: string, title: string, summary: string): DocsPage => ({ href, title, summary });

/** All pages, in the order in which they are read. */
export const docsGroups: readonly DocsGroup[] = [
  {
    title: "Quick start",
    pages: [
      page("/docs", "Start here", "From a running Latchkey to a form in your page, in three steps."),
      page(
        "/docs/quick-start/back-end",
        "Your back end",
        "Link tokens by curl, Node or any language that can call HTTP.",
      ),
      page("/docs/quick-start/html", "Plain HTML", "One script tag and a button."),
      page("/docs/quick-start/react", "React", "A hook for the dialog, a component for the page."),
      page("/docs/quick-start/next", "Next.js", "Route handler and client component."),
      page("/docs/quick-start/vue", "Vue", "The custom element in a single-file component."),
      page("/docs/quick-start/web-component", "Web component", "One element, in any framework or none."),
    ],
  },
  {
    title: "Embed",
    pages: [
      page("/docs/components", "Components", "Options, handle, React, custom elements and the status badge."),
      page("/docs/events", "Events and webhooks", "Everything your page and your back end are told."),
      page("/docs/signed-events", "Signed events", "Trust what your page relays, without a webhook."),
      page("/docs/sandbox", "Sandbox mode", "Test your integration: every outcome without a destination."),
      page(
        "/docs/theming",
        "Theming",
        "Colours, corners, fonts, dark mode, and changes while the form is open.",
      ),
      page("/docs/hosted-link", "Hosted link", "The same form without an embed, by mail or redirect."),
      page(
        "/docs/security",
        "Security",
        "What keeps credentials from your page, and the headers yours needs.",
      ),
    ],
  },
  {
    title: "When it does not work",
    pages: [
      page("/docs/doctor", "Embed doctor", "Names the header or line that keeps the form out of your page."),
      page("/docs/troubleshooting", "Error codes", "Cause and fix of every code."),
    ],
  },
  {
    title: "Reference",
    pages: [
      page("/docs/api", "REST API", "Every operation, with samples in curl and TypeScript."),
      page("/docs/dialects", "Clients of other vendors", "What a client of another vendor finds here."),
    ],
  },
];

export const docsPages: readonly DocsPage[] = docsGroups.flatMap(({ pages }) => pages);
