import { BrowseError } from "@/lib/shared/errors/browse-error";
import type { FileItem, FilePage, FileValidation, FileViolation } from "../../browsing";
import type { FolderPage } from "./folder-path";

const caps = { items: 10_000, depth: 10, bytes: 10 * 1024 ** 3 };

const messages: Readonly<Record<FileViolation["code"], string>> = {
  not_found: "There is no such file or folder any more.",
  permission_denied: "This user may not read it.",
  too_many_items: "The selection has more than 10,000 files. Select fewer folders.",
  too_deep: "Folders lie more than 10 deep in each other. Select a folder further down.",
  too_large: "The selection has more than 10 GB. Select less.",
  unsupported_type: "This document has no size and cannot be read as a file. Save it as a file first.",
  path_escape: "This leads out of the folder of the connection.",
  timeout: "There is too much to count in time. Select less.",
};

interface WalkInput {
  readonly selectedItems: readonly string[];
  readonly listFolder: (page: FolderPage) => Promise<FilePage>;
  readonly findItem: (id: string) => Promise<FileItem | null>;
  /** Milliseconds after which the count is given up. */
  readonly timeoutMs: number;
}

/** Walks through the selected files and folders, breadth first, and adds up what they come to. */
export async function walkFiles(input: WalkInput): Promise<FileValidation> {
  const walk = new Walk(input);
  for (const id of new Set(input.selectedItems)) await walk.start(id);
  await walk.run();
  return walk.result();
}

class Walk {
  readonly #input: WalkInput;
  readonly #until: number;
  readonly #seen = new Set<string>();
  readonly #violations: FileViolation[] = [];
  readonly #folders: { readonly item: FileItem; readonly depth: number }[] = [];
  #totals = { items: 0, bytes: 0, depth: 0 };
  #isOver = false;

  constructor(input: WalkInput) {
    this.#input = input;
    this.#until = performance.now() + input.timeoutMs;
  }

  /** Takes a selected item in. */
  async start(id: string): Promise<void> {
    if (this.#isOver || this.#isLate(id)) return;
    await this.#explaining(id, async () => {
      const item = await this.#input.findItem(id);
      if (item === null) this.#violate(id, "not_found");
      else this.#take({ item, depth: 1 });
    });
  }

  /** Goes through the folders until there are none left, or a cap is reached. */
  async run(): Promise<void> {
    for (let next = this.#folders.shift(); next !== undefined; next = this.#folders.shift()) {
      if (this.#isOver) return;
      const { item, depth } = next;
      await this.#explaining(item.id, () => this.#walkFolder({ item, depth }));
    }
  }

  result(): FileValidation {
    const { items, bytes, depth } = this.#totals;
    const violations = this.#violations;
    return {
      maxDepth: depth,
      totalBytes: bytes,
      totalItems: items,
      valid: violations.length === 0,
      violations,
    };
  }

  async #walkFolder(folder: { readonly item: FileItem; readonly depth: number }): Promise<void> {
    let pageToken: string | null = null;
    do {
      if (this.#isOver || this.#isLate(folder.item.id)) return;
      const page: FilePage = await this.#input.listFolder({ path: folder.item.id, pageToken });
      for (const item of page.items) this.#take({ item, depth: folder.depth + 1 });
      pageToken = page.nextPageToken;
    } while (pageToken !== null);
  }

  #take({ item, depth }: { readonly item: FileItem; readonly depth: number }): void {
    if (this.#isOver || this.#seen.has(item.id)) return;
    this.#seen.add(item.id);
    if (depth > caps.depth) {
      this.#violate(item.id, "too_deep");
      return;
    }
    this.#totals = { ...this.#totals, depth: Math.max(this.#totals.depth, depth) };
    if (item.kind === "folder") this.#folders.push({ item, depth });
    else this.#count(item);
  }

  #count({ id, size }: FileItem): void {
    if (size === null) this.#violate(id, "unsupported_type");
    const { items, bytes } = this.#totals;
    this.#totals = { ...this.#totals, items: items + 1, bytes: bytes + (size ?? 0) };
    if (this.#totals.items > caps.items) this.#stop(id, "too_many_items");
    else if (this.#totals.bytes > caps.bytes) this.#stop(id, "too_large");
  }

  #isLate(id: string): boolean {
    if (performance.now() < this.#until) return false;
    this.#stop(id, "timeout");
    return true;
  }

  #stop(item: string, code: FileViolation["code"]): void {
    this.#isOver = true;
    this.#violate(item, code);
  }

  #violate(item: string, code: FileViolation["code"]): void {
    // A hundred show what is wrong.
    if (this.#violations.length < 100) this.#violations.push({ item, code, message: messages[code] });
  }

  /** What the destination says of one item is a violation of that item; anything else ends the walk. */
  async #explaining(item: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = violationOf(error);
      if (code === undefined) throw error;
      this.#violate(item, code);
    }
  }
}

function violationOf(error: unknown): FileViolation["code"] | undefined {
  // Errors of the dialer and refusals of an API carry their code in other places.
  const code: unknown =
    error instanceof BrowseError ? error.code : (Object(error).code ?? Object(Object(error).outcome).code);
  if (code === "path_not_found" || code === "not_found") return "not_found";
  if (code === "permission_denied" || code === "path_escape") return code;
  return undefined;
}
