import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { type Finding, findSecrets } from "./find-secret";

/** Sees everything that a browser receives, shows and stores, and reads what a server keeps on disk. */
export class Witness {
  readonly #seen: { readonly place: string; readonly content: string | Buffer }[] = [];
  readonly #pending: Promise<unknown>[] = [];

  note(place: string, content: string | Buffer): void {
    this.#seen.push({ place, content });
  }

  /** Follows a page from now on: addresses, headers and bodies of answers, the console. */
  follow(page: Page): void {
    page.on("request", (request) => this.note("address", request.url()));
    page.on("console", (message) => this.note("console", message.text()));
    page.on("response", (response) => {
      this.note(`headers of ${response.url()}`, JSON.stringify(response.headers()));
      const body = response.body().then(
        (bytes) => this.note(`answer of ${response.url()}`, bytes),
        // Nothing came, or the page was gone before it could be read.
        () => undefined,
      );
      this.#pending.push(body);
    });
  }

  /** What stands in the page right now: markup and storage of every frame, messages the host saw. */
  async look(page: Page): Promise<void> {
    for (const frame of page.frames()) {
      this.note(`HTML of ${frame.url()}`, await frame.content());
      this.note(`storage of ${frame.url()}`, await frame.evaluate(readStorage));
    }
    // A page of its own has no host that could hear anything.
    this.note("messages to the host", (await page.evaluate(() => window.messages ?? [])).join("\n"));
  }

  /** Every file under a folder, as it lies there; the kind is the first part of its name in a finding. */
  readFolder(folder: string, kind: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      this.note(`${kind} ${path.relative(folder, file)}`, readFileSync(file));
    }
  }

  /** Where a secret turned up. */
  async findings(secrets: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
    await Promise.all(this.#pending);
    return this.#seen.flatMap(({ place, content }) => findSecrets({ place, content, secrets }));
  }

  /** How many places of a kind were looked at: a search of nothing finds nothing. */
  count(kind: string): number {
    return this.#seen.filter(({ place }) => place.startsWith(kind)).length;
  }
}

/** Runs in the page. A document that may not use storage has nothing there. */
function readStorage(): string {
  try {
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  } catch {
    return "";
  }
}
