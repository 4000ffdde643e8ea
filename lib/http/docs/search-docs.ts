import "server-only";
import { readApiDocs } from "@/lib/http/api-docs/read-api-docs";
import { docsPages } from "@/lib/shared/docs/docs-pages";
import { embedReference } from "@/lib/shared/docs/embed-reference.generated";
import { anchorOf, troubleGroups } from "@/lib/shared/docs/troubleshooting/trouble-groups";
import { readWebhookEvents } from "./read-webhook-events";

/** One place of the documentation. */
export interface DocsHit {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
}

/** Results that help nobody any more are not shown. */
const most = 40;

/**
 * Finds pages, options, events, error codes and operations: every word stands somewhere in title or text. What has
 * them in its title comes first.
 */
export async function searchDocs(query: string): Promise<readonly DocsHit[]> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = (await everything()).filter(({ title, summary, href }) => has(`${title} ${summary} ${href}`));
  const [inTitle, inText] = [
    found.filter(({ title }) => has(title)),
    found.filter(({ title }) => !has(title)),
  ];
  return [...inTitle, ...inText].slice(0, most);
}

async function everything(): Promise<readonly DocsHit[]> {
  const { options, handle, events } = embedReference;
  const webhooks = await readWebhookEvents();
  return [
    ...docsPages,
    ...options.map(({ name, summary }) => ({ href: "/docs/components#options", title: name, summary })),
    ...handle.map(({ name, summary }) => ({ href: "/docs/components#handle", title: `${name}()`, summary })),
    ...events.map(({ name, summary }) => ({ href: `/docs/events#${name}`, title: name, summary })),
    ...webhooks.map(({ type, summary }) => ({ href: `/docs/events#${type}`, title: type, summary })),
    ...troubleGroups.flatMap((group) =>
      group.entries.map(({ code, title, cause }) => ({
        href: `/docs/troubleshooting#${anchorOf(group, code)}`,
        title: `${code}: ${title}`,
        summary: cause,
      })),
    ),
    ...readApiDocs().flatMap((group) =>
      group.operations.map(({ id, method, path, summary }) => ({
        href: `/docs/api/${group.name}#${id}`,
        title: summary,
        summary: `${id}: ${method} ${path}`,
      })),
    ),
  ];
}
